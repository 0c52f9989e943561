"""The form that makes a file, in a real browser: what it gives is a file that the check accepts and `make fmt` leaves alone."""
from __future__ import annotations

import json
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from roadmaps.formatting import formatted
from roadmaps.load import parse
from roadmaps.model import KINDS
from roadmaps.read import read
from tests.project import TESTS

PAGES = {"nl": "wijzigen/index.html", "en": "en/change/index.html"}


@pytest.fixture
def form(small_site: Path, browser):
    """Opens the form straight from the folder, with a draft of a kind or none."""
    contexts = []

    def opened(kind: str | None = None, draft: dict | None = None, lang: str = "nl", **options):
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(f"file://{small_site / PAGES[lang]}")
        if kind and draft:
            page.evaluate("([kind, draft]) => localStorage.setItem('roadmap-form-' + kind, draft)", [kind, json.dumps(draft)])
        if kind:
            page.select_option("#form-kind", kind)
        return page

    yield opened
    for context in contexts:
        context.close()


def fixture_thing(kind: str) -> tuple[Path, dict]:
    """The longest thing of a kind in the fixture knowledge base: its file and its values."""
    file = max((TESTS / "kb" / KINDS[kind].folder).glob("*.yml"), key=lambda path: (path.stat().st_size, path.name))
    return file, parse(file.read_text("utf-8"), file.name).value


@pytest.mark.parametrize("kind", KINDS)
def test_file_of_every_kind_passes_the_check_unchanged(form, tmp_path, kind):
    file, value = fixture_thing(kind)
    page = form(kind, value)
    made = page.locator(".result pre").text_content()
    assert formatted(made, kind) == made
    assert parse(made, file.name).value == stripped(value)
    shutil.copytree(TESTS / "kb", tmp_path / "kb")
    (tmp_path / "kb" / KINDS[kind].folder / file.name).write_text(made, "utf-8")
    assert read(tmp_path / "kb").things[value["id"]] == read(TESTS / "kb").things[value["id"]]


def stripped(value):
    """Without the line break at the end of a text."""
    if isinstance(value, dict):
        return {key: stripped(item) for key, item in value.items()}
    return [stripped(item) for item in value] if isinstance(value, list) else value.strip()


def fill_term(page, id_: str = "stoep") -> None:
    """Type a whole term, by the labels."""
    page.get_by_role("textbox", name="De naam van het bestand").fill(id_)
    for start, text in (("De naam die boven", "Stoep"), ("Eén zin", "Waar u loopt."), ("Wat het betekent", "Een pad.")):
        page.locator("fieldset", has=page.locator("legend", has_text=start)).get_by_label("Nederlands").fill(text)


def test_typed_term_goes_to_github(form, small_site):
    page = form("glossary")
    assert page.get_by_role("button", name="Open op GitHub").is_disabled()
    fill_term(page)
    assert page.get_by_text("Klaar:").is_visible()
    page.evaluate("window.open = (address) => { window.opened = address; }")
    page.get_by_role("button", name="Open op GitHub").click()
    address = urlsplit(page.evaluate("window.opened"))
    assert address.path.endswith("/new/main/kb/glossary")
    assert parse_qs(address.query) == {"filename": ["stoep.yml"], "value": [page.locator(".result pre").text_content()]}


def test_long_text_is_copied_and_not_put_in_the_address(form):
    page = form("glossary")
    fill_term(page)
    page.locator("textarea").first.fill("woord " * 2000)
    page.evaluate("window.open = (address) => { window.opened = address; }")
    page.get_by_role("button", name="Open op GitHub").click()
    page.wait_for_function("window.opened")
    assert page.evaluate("window.opened").endswith("?filename=stoep.yml")


@pytest.mark.parametrize("kind, field, typed, message", [
    ("glossary", "id", "Geen Id", "is geen geldige id"),
    ("glossary", "id", "fiets-id", None),
    ("milestone", "speerpunt", "bestaat-niet", "bestaat niet"),
    ("milestone", "speerpunt", "plan-2017", "geen speerpunt"),
    ("milestone", "due", "1200", "minder dan 1900"),
    ("milestone", "order", "twee", "geen getal"),
    ("glossary", "nl", "Een <b>naam</b>", "HTML"),
    ("glossary", "nl", "Een **naam**", "Opmaak"),
    ("glossary", "nl", "Een {{ naam }}", "sjablooncode"),
])
def test_message_while_typing(form, kind, field, typed, message):
    page = form(kind)
    control = page.locator(f"[data-key={field}]").first
    control.fill(typed)
    error = page.locator("#" + control.get_attribute("aria-describedby").split()[-1])
    assert control.get_attribute("aria-invalid") == ("true" if message else "false")
    assert (message or "") in error.text_content()


def test_summary_of_26_words_is_too_long(form):
    page = form("glossary")
    control = page.locator("fieldset", has=page.locator("legend", has_text="Eén zin")).get_by_label("Nederlands")
    control.fill("woord " * 25)
    assert control.get_attribute("aria-invalid") == "false"
    control.fill("woord " * 26)
    assert control.get_attribute("aria-invalid") == "true"


def test_list_that_lost_its_last_item_is_too_short(form):
    file, value = fixture_thing("milestone")
    page = form("milestone", value | {"id": "ms-nieuw", "order": "99"})
    assert page.get_by_text("Klaar:").is_visible()
    page.get_by_role("button", name="Verwijder: Waar het staat").first.click()
    assert page.get_by_role("link", name="sources heeft te weinig").is_visible()


def test_keyboard_alone_and_the_draft_stays(form):
    page = form("glossary")
    page.locator("[data-key=id]").focus()
    page.keyboard.type("stoep")
    page.keyboard.press("Tab")
    page.keyboard.type("Stoep")
    page.reload()
    page.select_option("#form-kind", "glossary")
    made = page.locator(".result pre").text_content()
    assert "id: stoep" in made and "nl: Stoep" in made


@pytest.mark.parametrize("lang", PAGES)
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_form_is_accessible(form, lang, width, scheme):
    page = form("milestone", lang=lang, viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.locator("[data-key=id]").fill("Fout")
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
