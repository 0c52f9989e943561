"""Every field of every kind is filled in with the form, as a person does, and the file passes the check and `make fmt` unchanged."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from roadmaps.checking.read import read
from roadmaps.editing.formatting import formatted
from roadmaps.kinds import KINDS
from roadmaps.reading.load import parse
from tests.form_page import made
from tests.project import TESTS

# Opens each fold, adds items where one is not enough, and asks for each field that is offered, of several items in the last,
# until nothing is left to ask for.
ASK_FOR_ALL = """async ([more]) => {
  const pause = () => new Promise((done) => setTimeout(done));
  const last = (node) => { for (let item = node.closest(".item"); item; item = item.parentElement.closest(".item")) if (item.nextSibling) return false; return true; };
  const shown = (selector) => [...document.querySelectorAll("#form .file " + selector)];
  for (let again = true; again;) {
    again = false;
    for (const fold of shown("details:not([open])")) { fold.open = again = true; }
    await pause();
    for (const list of shown("fieldset.list")) {
      const wanted = more[list.querySelector("legend").textContent] ?? 1;
      const items = list.querySelector(":scope > .items").children;
      while (items.length < wanted) { list.querySelector(":scope > button").click(); again = true; }
    }
    for (const offer of shown(".offer:not([hidden])").filter(last)) { offer.querySelector("button").click(); again = true; }
  }
}"""
# What stands on the page to be filled in: its id, key and sort, and the place of the item that it is in, of the whole file and the nearest.
CONTROLS = """() => [...document.querySelectorAll("#form .subject :is(input, select, textarea)")]
  .filter((control) => control.value === "" && !control.closest(".offer, .confirm, .made"))
  .map((control) => {
    const place = (item) => (item ? [...item.parentElement.children].indexOf(item) : 0);
    const subject = control.closest(".subject");
    const top = [...subject.querySelectorAll(".item")].find((item) => item.contains(control));
    if (control.role === "combobox") control.click();
    const options = [...(control.nextSibling?.querySelectorAll("li") ?? [])].map((option) => option.firstChild.textContent);
    control.dispatchEvent(new Event("blur"));
    return { options, id: control.id, key: control.dataset.key, sort: control.role || (control.type === "date" ? "date" : control.localName),
      top: place(top), near: place(control.closest(".item")) };
  })"""
CONFIRM = "() => document.querySelectorAll('#form .confirm label:not([hidden]) input').forEach((box) => box.click())"
# How many items of a list the rules ask for, where one is not enough.
MORE = {"Scores": 4, "Edities": 2, "Stappen": 2, "Waarden": 2}
YEARS = ("year", "due", "begin", "end", "as_of", "ambition_year")
TYPED = {"page": "3", "number": "1", "answers": "1", "value": "1", "upto": "2", "link": "https://example.org/"}


def fill_in(page, control: dict[str, Any], number: int) -> None:
    """Fill in one control with something that the rules accept; texts differ from each other."""
    found = page.locator(f"#{control['id']}")
    key = control["key"]
    if control["sort"] == "combobox":
        found.fill(control["options"][control["top"] % len(control["options"])])
    elif control["sort"] == "select":
        choice = {"kind": "range", "state": "merged"}.get(key)
        found.select_option(choice) if choice else found.select_option(
            index=1 + (control["near"] if key == "criterion" else 0)
        )
    elif control["sort"] == "date":
        found.fill("2020-02-03")
    elif key in YEARS:
        found.fill(str(2017 + control["top"]))
    elif key in ("id", "was"):
        found.fill(f"plek-{number}")
    else:
        found.fill(TYPED.get(key.removeprefix("official_"), f"Woord {number}"))


def fill_in_everything(page) -> None:
    page.evaluate(ASK_FOR_ALL, [MORE])
    for start in (0, 1000):  # a range asks for its second number only when it is called a range
        for number, control in enumerate(page.evaluate(CONTROLS), start):
            fill_in(page, control, number)
    page.evaluate(CONFIRM)


def left_out(types: dict[str, Any], type_: str, value: dict[str, Any], path: str = "") -> list[str]:
    """The fields of a type that a value does not have, at any depth."""
    missing = []
    for field in types[type_]:
        found = value.get(field["name"])
        here = f"{path}{field['name']}"
        if not found:
            missing.append(here)
        elif field["as"] == "group":
            missing += left_out(types, field["type"], found[-1] if field.get("many") else found, f"{here}.")
    return missing


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_can_be_filled_in(form, tmp_path: Path, kind):
    page = form(kind)
    page.set_default_timeout(20_000)  # ms
    fill_in_everything(page)
    expect(page.get_by_text("Klaar:")).to_be_visible()
    text = made(page)
    assert formatted(text, kind) == text
    value = parse(text, "kb").value
    types = page.evaluate("window.roadmapForm.types")
    missing = left_out(types, KINDS[kind].__name__, value)
    assert missing == []
    shutil.copytree(TESTS / "kb", tmp_path / "kb")
    (tmp_path / "kb" / KINDS[kind].folder / f"{value['id']}.yml").write_text(text, "utf-8")
    assert value["id"] in read(tmp_path / "kb").things
