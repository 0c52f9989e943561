"""A whole table on the page of the form, in a real browser: it says and makes what `make import` says and makes."""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from roadmaps.checking.read import read
from roadmaps.editing.tables.changes import changes, problems_after
from roadmaps.editing.tables.declared import TABLES
from roadmaps.editing.tables.export import exported, template
from roadmaps.editing.tables.files import read_rows, write_rows
from roadmaps.editing.tables.rows import letter_of
from roadmaps.reading.base import LANGUAGES
from roadmaps.reading.document import Document
from roadmaps.reading.load import parse
from roadmaps.reading.messages import MESSAGES
from roadmaps.reading.problems import Invalid, Problem
from tests.project import ROOT, TESTS
from tests.test_import import BAD, GOOD, PLAN, REPORT

PAGES = {"nl": "wijzigen/index.html", "en": "en/change/index.html"}
KB = TESTS / "kb"
WORDS = {
    "nl": ("Begin met een tabel", "Niets verandert", "Lees wat hier staat", "Download alle bestanden"),
    "en": ("Start with a table", "Nothing changes", "Read what is here", "Download all files"),
}
# Beside the examples of tests/imports: what a browser might do otherwise than Python.
MORE_GOOD = {
    "long-words": (
        "organisations",
        [
            ["Id", "Naam", "Samenvatting", "Type", "Beschrijving", "Bron", "Kop"],
            [
                "fietsersbond",
                "Fietsersbond",
                "De bond van fietsers.",
                "netwerk",
                "Een eerste alinea die zo lang is dat zij over meer dan een regel moet worden verdeeld, zoals de bestanden "
                "dat doen.\n\n- een\n- twee\n\n" + "w" * 120 + " en nog wat woorden erachteraan tot het einde van deze zin",
                *PLAN,
            ],
        ],
    ),
    "citations": (
        "results",
        [
            ["Initiatief", "Jaar", "Doel nr", "Bron van het doel", "Kop van het doel", "Bladzijde van het doel"],
            ["fietsmaatjes", "2018", "1", "plan-2017", "Fietsmaatjes\nLopen", "\n12"],
        ],
    ),
    "order-of-numbers": (
        "activities",
        [
            ["Initiatief", "Jaar", "Beoogd nr", "Beoogd", "Bron", "Kop"],
            *[
                ["fietsmaatjes", year, number, f"Lijn {number}.", *PLAN]
                for year, number in [("2017", "10"), ("2017", "2a"), ("2017", "2"), ("2019", "1"), ("2016", "1")]
            ],
        ],
    ),
    "amount-in-figures": (
        "amounts",
        [
            ["Onderwerp", "Waarvoor", "Aard", "Bedrag", "Eenheid", "Bron", "Kop"],
            ["spaarpot", "Lampen", "voorgenomen", "1 250", "euro", *REPORT],
            ["spaarpot", "Zadels", "voorgenomen", "12,50", "euro", *REPORT],
        ],
    ),
}
MORE_BAD = {
    "limits": ("targets", [["Onderwerp", "Id", "Jaar", "Bladzijde"], ["fietsen", "nieuw-doel", "1200", "0"]]),
    "retired": ("amounts", [["Onderwerp", "Waarvoor"], ["oude-naam", "x"], ["toString", "y"]]),
    "twice": ("roles", [["Onderwerp", "Organisatie", "Nr"], ["fietsen", "", "1"], ["fietsen", "", "1"], ["fietsen", "", "x"]]),
    "markup": (
        "organisations",
        [
            ["Id", "Naam", "Samenvatting", "Type", "Beschrijving", "Bron", "Kop"],
            ["bond", "De <b>bond</b>", "Een bond.", "netwerk", "Zie {{ dit }}.", *PLAN],
        ],
    ),
}

Opened = Callable[..., Page]


@pytest.fixture
def opened(small_site: Path, browser: Browser) -> Iterator[Opened]:
    """Opens the part for tables straight from the folder, or of another site."""
    contexts = []

    def opening(lang: str = "nl", site: Path = small_site, **options) -> Page:
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.goto(f"file://{site / PAGES[lang]}")
        page.get_by_role("button", name=WORDS[lang][0]).click()
        expect(page.locator("#table-kind")).to_be_focused()
        return page

    yield opening
    for context in contexts:
        context.close()


def bring(page: Page, table: str, rows: list[list[str]] | Path, tmp_path: Path) -> Page:
    """Choose what the rows are, and the file; wait for the answer."""
    file = rows if isinstance(rows, Path) else tmp_path / "rapport.csv"
    if not isinstance(rows, Path):
        write_rows(file, rows)
    page.select_option("#table-kind", table)
    page.set_input_files("#table-file", file)
    return answered(page)


def answered(page: Page) -> Page:
    expect(page.locator("#table-output:not([aria-busy]) > .told")).not_to_be_empty()
    return page


def made(page: Page, lang: str = "nl") -> dict[str, object]:
    """The values of all files that the page gives, in one download."""
    with page.expect_download() as download:
        page.get_by_role("button", name=WORDS[lang][3]).click()
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as packed:
        return {name: values(packed.read(name).decode("utf-8"), name) for name in packed.namelist()}


def values(text: str, path: str) -> object:
    document = parse(text, path)
    assert isinstance(document, Document), document
    return bare(document.value)


def bare(value: object) -> object:
    """Without the line break at the end of a text, which the form leaves out."""
    if isinstance(value, dict):
        return {key: bare(part) for key, part in value.items()}
    return [bare(part) for part in value] if isinstance(value, list) else str(value).strip()


def said(page: Page) -> list[str]:
    return page.locator("#table-output > .todo li").all_text_contents()


def sentence(problem: Problem, lang: str) -> str:
    """What the page should say of a problem: the words of the command, with the cell before them."""
    lines = problem.text.split("\n")
    wrong, expected = (lines[0], lines[1]) if lang == "nl" else (lines[2], lines[3])
    wrong = wrong.removesuffix(f" [{problem.code}]").removeprefix("  EN ")
    needed, _, near = expected.strip().partition(" Bedoelde u: " if lang == "nl" else " Did you mean: ")
    question = f" {'Bedoelde u' if lang == 'nl' else 'Did you mean'} {near}" if near else ""
    example = "\n".join(line.strip() for line in lines[5:-1])
    shown = "" if problem.code == "heading-unknown" else f" {'Voorbeeld' if lang == 'nl' else 'Example'}: {example}"
    whole = f"{wrong}. {needed.removesuffix('.')}.{question}{shown}"
    cell = f"{letter_of(problem.place.column)}{problem.place.line}"
    return whole if f" {cell}," in whole else f"{cell}: {whole}"


@pytest.mark.parametrize("case", GOOD | MORE_GOOD)
def test_the_page_makes_the_values_that_the_command_makes(case, opened, tmp_path):
    table, rows = (GOOD | MORE_GOOD)[case]
    page = bring(opened(), table, rows, tmp_path)
    assert said(page) == []
    write_rows(tmp_path / "x.csv", rows)
    changed = changes(tmp_path / "x.csv", table, KB, {})
    counts = [
        f"{one.path}: " + ("nieuw; {} toegevoegd" if not one.before else "{} toegevoegd, {} gewijzigd").format(one.added, one.altered)
        for one in changed
    ]
    assert page.locator("details.file summary").all_text_contents() == sorted(counts)
    if changed:
        assert made(page) == {one.path: values(one.after, one.path) for one in changed}
    else:
        expect(page.get_by_text(WORDS["nl"][1])).to_be_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", (BAD | MORE_BAD).keys() - {"the-whole", "no-rows", "markup"})
def test_the_page_says_of_cells_what_the_command_says(case, lang, opened, tmp_path):
    table, rows = (BAD | MORE_BAD)[case]
    page = bring(opened(lang), table, rows, tmp_path)
    write_rows(tmp_path / "x.csv", rows)
    with pytest.raises(Invalid) as wrong:
        changes(tmp_path / "x.csv", table, KB, {})
    assert said(page) == [sentence(problem, lang) for problem in wrong.value.problems]
    expect(page.get_by_role("button", name=WORDS[lang][3])).to_have_count(0)
