"""A word of sixty letters: lint tells where it stands, and wherever it is shown it wraps on the narrowest screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from PIL import Image

from roadmaps.__main__ import main
from roadmaps.checking.lint import long_words
from roadmaps.checking.read import read
from roadmaps.pages.graph import Graph
from roadmaps.publishing import build as site
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES
from tests.project import TESTS, copy_project
from tests.serving import served

WORD = "Aansprakelijkheidswaardevaststellingsveranderingsvoorwaarden" + "commissie" * 3
PROSE = ("aim", "introduction", "vision", "definition")  # of things that the link in it may lead away from


def test_sixty_letters_are_too_many_and_fifty_nine_are_not():
    assert long_words(f"Een {'a' * 60} en {'b' * 59} en {'a' * 60}.") == ["a" * 60]
    assert long_words(f"[{'é' * 60}](https://example.org/{'x' * 80}) https://example.org/{'y' * 80}") == ["é" * 60]


def test_lint_tells_each_with_its_place_and_stops_nothing(tmp_path, capsys):
    kb, docs = shutil.copytree(TESTS / "kb", tmp_path / "kb"), tmp_path / "docs/nl"
    file = kb / "organisations/gemeente-voorbeeldstad.yml"
    file.write_text(file.read_text("utf-8") + f"aliases: [{'q' * 61}]\n", "utf-8")
    docs.mkdir(parents=True)
    (docs / "x.md").write_text(f"---\nbeside: x/\n---\n# Kop\n\n- Een {'z' * 70}\n", "utf-8")
    assert main(["lint", str(kb)]) == 0
    said = capsys.readouterr().out
    line = file.read_text("utf-8").count("\n")
    assert f"kb/organisations/gemeente-voorbeeldstad.yml:{line}: [nl] heel lang woord" in said
    assert "docs/nl/x.md:6: [nl] heel lang woord; staat er een spatie of streepje te weinig? / very long word" in said
    assert "2 heel lange woorden / very long words" in said


def lengthened(value: object, key: str = "") -> object:
    """The same values with the word at the end of every text, and in a list, a link and bold where running text can be."""
    if isinstance(value, list):
        return [lengthened(one, key) for one in value]
    if not isinstance(value, dict):
        return value
    if "nl" not in value:
        return {name: lengthened(one, name if name in PROSE or not key else key) for name, one in value.items()}
    more = f"\n\n- [{WORD}](kb:spaarpot)\n- **{WORD}**\n\n1. `{WORD}`\n" if key in PROSE else f" {WORD}"
    return {lang: f"{WORD} {text}{more}" if key in PROSE else text + more for lang, text in value.items()}


def with_long_words(file: Path) -> None:
    """Put the word into a file: in its names and texts, its other names, and the headings that it cites."""
    found = yaml.safe_load(file.read_text("utf-8"))
    made = {name: lengthened(value, name if name in PROSE else "") for name, value in found.items()}
    made["aliases"] = [*made.get("aliases", []), f"{WORD}{file.stem.replace('-', '')}"]
    text = yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=1000)
    file.write_text(text.replace("heading: ", f"heading: {WORD} "), "utf-8")


@pytest.fixture(scope="module")
def long_site(tmp_path_factory) -> Iterator[tuple[str, Graph]]:
    """A site in which every text holds the word, at an address, and its things."""
    kb = tmp_path_factory.mktemp("long") / "kb"
    for folder in ("kb", "fuller"):
        shutil.copytree(TESTS / folder, kb, dirs_exist_ok=True)
    for file in kb.glob("*/*.yml"):
        with_long_words(file)
    root = copy_project(tmp_path_factory.mktemp("long") / "project", kb)
    (root / "docs/nl/pictures").mkdir(exist_ok=True)
    for name in ("brug", "bel"):
        Image.new("RGB", (1200, 300)).save(root / f"docs/nl/pictures/{name}.webp")
    site.build(root)
    with served(root / "site") as address:
        yield address, Graph(read(kb))


TOO_WIDE = """() => {
  const seen = [...document.querySelectorAll("article *, header *, footer *")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 1 && box.right > innerWidth + 1 && !one.closest("svg, .table--sticky, .menu, dialog, pre, .map");
  });
  const scrolling = [...document.querySelectorAll(".table")].filter(
    (one) => one.scrollWidth > one.clientWidth + 1 && !one.matches(".table--sticky"));
  return [document.documentElement.scrollWidth > innerWidth, ...seen, ...scrolling]
    .filter(Boolean).map((one) => one === true ? "page" : one.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_wraps_at_320_px_wherever_it_is_shown(browser, long_site, lang):
    address, graph = long_site
    page = browser.new_page(viewport={"width": 320, "height": 800})
    root = address + {"nl": "", "en": "en/"}[lang]
    paths = [i18n.address(thing, lang) for thing in graph.things.values()]
    paths += [f"{i18n.section(kind, lang)}/" for kind in {thing.kind for thing in graph.things.values()}]
    paths += {"nl": ["", "streefdoelen/", "gepland-en-gerealiseerd/"], "en": ["", "targets/", "planned-and-realised/"]}[
        lang
    ]
    found = {}
    for path in paths:
        page.goto(root + path)
        if wide := page.evaluate(TOO_WIDE):
            found[path] = wide[:3]
    page.close()
    assert found == {}
