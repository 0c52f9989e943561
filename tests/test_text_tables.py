"""A small table in running text: read as the page shows it, in the site's own form, and only where a table can stand."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.base import AXE_SCRIPT

from roadmaps.checking.lint import findings
from roadmaps.checking.read import read, read_with_problems
from roadmaps.checking.text_tables import IN_A_CELL
from roadmaps.editing.formatting import formatted
from roadmaps.pages.graph import Graph
from roadmaps.pages.site import Site
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Prose, find_all, walk
from roadmaps.reading.text_tables import shapes, text_tables
from tests import axe_all
from tests.project import TESTS

TABLE = "\n\n| Jaar | Bakken |\n| --- | --- |\n| 2017 | 12 |\n| 2018 | 13 |\n"
FILE = "context/voorbeeldstad.yml"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zo:" + TABLE, [(2, 2)]),
        (TABLE.strip() + "\n\nEn:" + TABLE, [(2, 2), (2, 2)]),
        ("| a |\n|---|\n| 1 |", [(1, 1)]),
        ("| a | b |\n| :-: | --: |\n| x \\| y | |", [(1, 2)]),
        ("Kies A | B; C|D, of - een lijst -", []),
        ("Zo:\n| a |\n|---|\n| 1 |", []),
        ("| a | b |\n|---|\n| 1 | 2 |", []),
    ],
)
def test_what_is_a_table_is_one_on_the_page_too(graph, text, found):
    assert shapes(text) == found
    page = Site(graph, "nl", "https://example.org/r")
    glossary = graph["samenwerking"].model_copy(update={"definition": Prose(nl=text)})
    html = page.page(glossary, "x/y/")
    assert html.count('<table class="stacks" aria-label="Tabel') == len(found)
    assert len(re.findall(r'aria-label="(Tabel \d+: [^"]+)" tabindex', html)) == len(found)


def test_each_table_of_a_page_has_a_name_of_its_own(graph):
    text = Prose(nl="Twee." + TABLE + "\nEn." + TABLE)
    html = Site(graph, "nl", "https://example.org/r").page(
        graph["samenwerking"].model_copy(update={"definition": text}), "x/y/"
    )
    assert re.findall(r'region" aria-label="([^"]+)"', html) == ["Tabel 1: Jaar, Bakken", "Tabel 2: Jaar, Bakken"]
    assert '<td data-label="Bakken">12</td>' in html


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory) -> Path:
    """A knowledge base with a table in every running text that may have one, in Dutch."""
    kb = tmp_path_factory.mktemp("tables") / "kb"
    for folder in ("kb", "fuller"):
        shutil.copytree(TESTS / folder, kb, dirs_exist_ok=True)
    for thing, document in read(kb).with_files():
        value = yaml.safe_load(document.text)
        cells = {
            (*at, *inside)
            for at, one in walk(thing)
            if isinstance(one, IN_A_CELL)
            for inside, _ in find_all(one, Prose)
        }
        for loc, _ in find_all(thing, Prose):
            text = value
            for step in loc:
                text = text[step]
            text["nl"] += "" if loc in cells else TABLE
        (kb.parent / document.path).write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), "utf-8")
    return kb


def test_no_table_stands_within_another_or_in_a_list(everywhere):
    site, shown = Site(Graph(read(everywhere)), "nl", "https://example.org/r"), 0
    for thing in site.graph.things.values():
        html = site.page(thing, i18n.address(thing, "nl"))
        shown += html.count('aria-label="Tabel ') // 2
        for inside in re.findall(r"<(?:td|th|li)\b.*?(?=</?(?:td|th|li)\b)", html, re.S):
            assert "<table" not in inside, (thing.id, inside[:200])
    assert shown > 40


def test_formatting_keeps_a_table_and_lint_says_when_the_languages_differ(everywhere):
    kb = read(everywhere)
    for thing, document in kb.with_files():
        after = formatted(document.text, thing.kind)
        assert after.count("| 2017 | 12 |") == document.text.count("| 2017 | 12 |")
    small = (TESTS / "kb" / FILE).read_text("utf-8")
    assert "\n      | Laan | 12 | *veel* |\n" in formatted(small, "context")
    found = [one for one in findings(kb) if one.sort == "tables"]
    assert {one.found for one in found} == {"2 × 2 ≠ –", "2 × 3, 2 × 2 ≠ 2 × 3"}
    assert [one for one in findings(read(TESTS / "kb")) if one.sort == "tables"] == []


def test_a_table_is_refused_in_a_summary(tmp_path):
    kb = shutil.copytree(TESTS / "kb", tmp_path / "kb")
    file = kb / FILE
    text = file.read_text("utf-8").replace("nl: Wat voor stad dit is.", 'nl: "| stad | dorp |"')
    file.write_text(text, "utf-8")
    assert [problem.code for problem in read_with_problems(kb)[1]] == ["table-in-text"]


def test_every_fault_has_words_in_both_languages():
    broken = ["a\n| b |\n|--|", " | a |\n|--|\n| 1 |", "| a\n|--|\n| 1 |", "| a |", "| a |\n|--|", "| |\n|--|\n| 1 |"]
    broken += ["| a |\n|--|\n| |", "| a |\n|--|\n| 1 | 2 |"]
    names = [next(text_tables(text)).fault().name for text in broken]
    from roadmaps.checking.text_tables import _FAULTS

    assert names == ["apart", "indented", "ends", "head", "rows", "unnamed", "row-unnamed", "uneven"]
    assert set(names) == set(_FAULTS)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [1280, 320])
def test_in_the_browser_it_is_a_named_region_without_violations(browser, small_address, lang, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(small_address + {"nl": "achtergrond/voorbeeldstad/", "en": "en/background/voorbeeldstad/"}[lang])
    name = {"nl": "Tabel 1: Straat, Huizen, Fietsen", "en": "Table 1: Street, Houses, Bicycles"}[lang]
    region = page.get_by_role("region", name=name)
    region.focus()
    assert region.evaluate("(one) => one === document.activeElement")
    assert page.get_by_role("table", name=name).get_by_role("row").count() == 3
    spelled_out = "(one) => [...one.querySelectorAll('table, thead, tbody, tr, th, td')].every((part) => part.role)"
    assert region.evaluate(spelled_out), "some browsers forget what a table is when its cells are blocks"
    assert region.get_by_role("rowheader").all_inner_texts() == {"nl": ["Laan", "Steeg"], "en": ["Lane", "Alley"]}[lang]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(AXE_SCRIPT)
    assert axe_all.violations(page) == []
    page.close()
