"""A whole table on the page of the form, in a real browser: it says and makes what `make import` says and makes."""

from __future__ import annotations

import io
import json
import re
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
from tests.form_page import opened_by
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
                "dat doen.\n\n- een\n- twee\n\n"
                + "w" * 120
                + " en nog wat woorden erachteraan tot het einde van deze zin",
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
    "words-of-scripts": ("roles", [["Onderwerp", "Organisatie", "constructor"], ["fietsen", "toString", "x"]]),
    "limits": ("targets", [["Onderwerp", "Id", "Jaar", "Bladzijde"], ["fietsen", "nieuw-doel", "1200", "0"]]),
    "retired": ("amounts", [["Onderwerp", "Waarvoor"], ["oude-naam", "x"], ["toString", "y"]]),
    "twice": (
        "roles",
        [["Onderwerp", "Organisatie", "Nr"], ["fietsen", "", "1"], ["fietsen", "", "1"], ["fietsen", "", "x"]],
    ),
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
    contexts, errors = [], []

    def opening(lang: str = "nl", site: Path = small_site, **options) -> Page:
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"file://{site / PAGES[lang]}")
        page.get_by_role("button", name=WORDS[lang][0]).click()
        expect(page.locator("#table-kind")).to_be_focused()
        return page

    yield opening
    for context in contexts:
        context.close()
    assert errors == []


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
    """The values of all files that the page gives."""
    return {name: values(text, name) for name, text in downloaded(page, lang).items()}


def downloaded(page: Page, lang: str = "nl") -> dict[str, str]:
    """All files that the page gives, in one download."""
    with page.expect_download() as download:
        page.get_by_role("button", name=WORDS[lang][3]).click()
    with zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes())) as packed:
        return {name: packed.read(name).decode("utf-8") for name in packed.namelist()}


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
    question = f" {'Bedoelde u' if lang == 'nl' else 'Did you mean'}: {near}" if near else ""
    example = "\n".join(line.strip() for line in lines[5:-1])
    shown = "" if problem.code == "heading-unknown" else f" {'Voorbeeld' if lang == 'nl' else 'Example'}: {example}"
    whole = f"{wrong}. {needed.removesuffix('.')}.{question}{shown}"
    cell = f"{letter_of(problem.place.column)}{problem.place.line}"
    return whole if f" {cell}," in whole else f"{cell}: {whole}"


@pytest.mark.chromium
@pytest.mark.parametrize("case", GOOD | MORE_GOOD)
def test_the_page_makes_the_values_that_the_command_makes(case, opened, tmp_path):
    table, rows = (GOOD | MORE_GOOD)[case]
    page = bring(opened(), table, rows, tmp_path)
    assert said(page) == []
    write_rows(tmp_path / "x.csv", rows)
    changed = changes(tmp_path / "x.csv", table, KB, {})
    counts = [
        f"{one.path}: "
        + ("nieuw; {} toegevoegd" if not one.before else "{} toegevoegd, {} gewijzigd").format(one.added, one.altered)
        for one in changed
    ]
    assert page.locator("details.file summary").all_text_contents() == sorted(counts)
    if changed:
        assert made(page) == {one.path: values(one.after, one.path) for one in changed}
    else:
        expect(page.get_by_text(WORDS["nl"][1])).to_be_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", sorted((BAD | MORE_BAD).keys() - {"the-whole", "no-rows", "markup"}))
def test_the_page_says_of_cells_what_the_command_says(case, lang, opened, tmp_path):
    table, rows = (BAD | MORE_BAD)[case]
    page = bring(opened(lang), table, rows, tmp_path)
    write_rows(tmp_path / "x.csv", rows)
    with pytest.raises(Invalid) as wrong:
        changes(tmp_path / "x.csv", table, KB, {})
    assert said(page) == [sentence(problem, lang) for problem in wrong.value.problems]
    expect(page.get_by_role("button", name=WORDS[lang][3])).to_have_count(0)


def test_a_mistake_of_the_whole_is_told_of_at_its_row(opened, tmp_path):
    table, rows = BAD["the-whole"]
    page = bring(opened(), table, rows, tmp_path)
    write_rows(tmp_path / "x.csv", rows)
    [problem] = problems_after(changes(tmp_path / "x.csv", table, KB, {}), KB)
    wrong, needed = problem.text.split("\n")[0].removesuffix(f" [{problem.code}]"), problem.text.split("\n")[1].strip()
    assert said(page) == [f"D2: {wrong}. {needed}. Voorbeeld: answers: [1]"]


def test_what_the_form_says_of_a_text_is_told_of_at_its_cell(opened, tmp_path):
    page = bring(opened(), *MORE_BAD["markup"], tmp_path)
    assert [text.split(":")[0] for text in said(page)] == ["B2", "E2"]
    expect(page.locator("#cell-B2")).to_have_attribute("aria-invalid", "true")


def test_a_table_without_rows_is_told_of(opened, tmp_path):
    page = bring(opened(), *BAD["no-rows"], tmp_path)
    assert said(page)[0].startswith("A1: deze tabel heeft geen rijen. Verwacht: in rij 1 de koppen")


def test_every_message_of_a_table_is_on_the_page(small_site):
    """Each that a cell can get, with its blanks; those of things that are gone come with what fills them."""
    text = (small_site / "assets/tables/data.js").read_text("utf-8")
    data = json.loads(text.removeprefix("window.roadmapTables = ").removesuffix(";\n"))
    ours = list(MESSAGES)[list(MESSAGES).index("table-unreadable") :]
    assert set(ours) <= set(data["messages"])
    assert {entry["code"] for entry in data["retired"].values()} <= set(data["messages"])


@pytest.mark.chromium
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_the_rows_that_the_page_gives_change_nothing_when_they_are_put_back(table, lang, opened, tmp_path):
    page = opened(lang)
    page.select_option("#table-kind", table)
    page.locator("#table-form summary").first.click()
    for ending in ("csv", "xlsx"):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"({ending.upper()})").last.click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        present = exported(TABLES[table], read(KB), lang)
        assert [[cell.text for cell in row] for row in read_rows(file)] == trimmed(present)
        page.reload()
        page.get_by_role("button", name=WORDS[lang][0]).click()
        bring(page, table, file, tmp_path)
        expect(page.locator(".told")).to_contain_text(WORDS[lang][1])
        assert changes(file, table, KB, {}) == []
        page.locator("#table-form summary").first.click()


def trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Rows as a spreadsheet holds them: a line break or a space at the end of a cell is none."""
    return [[cell.strip(" \n") for cell in row] for row in rows]


@pytest.mark.chromium
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_to_fill_in_has_the_headings_and_an_example(ending, opened, tmp_path):
    page = opened()
    page.select_option("#table-kind", "targets")
    page.locator("#table-form summary").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Lege tabel ({ending.upper()})").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == f"targets-leeg.{ending}"
    assert [[cell.text for cell in row] for row in read_rows(file)] == trimmed(
        template(TABLES["targets"], read(KB), "nl")
    )


@pytest.mark.chromium
@pytest.mark.parametrize("ending", ["xlsx", "ods", "tsv"])
def test_files_of_spreadsheets_are_read_as_the_command_reads_them(ending, opened, tmp_path):
    for case in ("results", "amounts", "roles"):
        table, rows = GOOD[case]
        file = tmp_path / f"{case}.{ending}"
        write_rows(file, rows)
        page = bring(opened(), table, file, tmp_path)
        assert made(page) == {one.path: values(one.after, one.path) for one in changes(file, table, KB, {})}


def test_real_numbers_and_days_of_a_spreadsheet_are_read_in_one_way_only(opened, tmp_path):
    import datetime

    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Initiatief", "Jaar", "Doel nr", "Doel", "Bron", "Kop"])
    book.active.append([None, 2018, 1.125, datetime.datetime(2018, 3, 1), True, 1e6])
    book.active.append([])
    book.active.append(["x", 1e-7, "'=a", " b\n", "s", -3])
    file = tmp_path / "x.xlsx"
    book.save(file)
    page = bring(opened(), "results", file, tmp_path)
    shown = [
        [box.input_value() for box in row.locator("textarea").all()] for row in page.locator(".grid tbody tr").all()
    ]
    assert shown == [[cell.text for cell in row] or [""] * 6 for row in read_rows(file)[1:]]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_with_any_mark_between_its_cells_and_with_or_without_bom(delimiter, encoding, opened, tmp_path):
    head = ["Initiatief", "Jaar", "Doel nr", "Doel"]
    file = tmp_path / "x.txt"
    text = "\r\n".join(
        delimiter.join(row) for row in (head, ["fietsmaatjes", "2018", "1", '"één; ""twee"", drie\nvier"'])
    )
    file.write_text(text, encoding, newline="")
    page = bring(opened(), "results", file, tmp_path)
    assert said(page) == []
    expect(page.locator("#cell-D2")).to_have_value('één; "twee", drie\nvier')


def test_a_table_with_bars_is_read_when_it_is_pasted(opened):
    page = opened()
    page.select_option("#table-kind", "results")
    head = "| Initiatief | Jaar | Doel nr | Doel |\n|---|:--|--:|---|"
    page.get_by_label("Plak hier uw tabel").fill(f"{head}\n| fietsmaatjes | 2018 | 1 | Elf \\| maatjes. |\n")
    page.get_by_role("button", name=WORDS["nl"][2]).click()
    expect(page.locator(".told")).to_contain_text("Gewijzigd: 1.")
    expect(page.locator("#cell-D2")).to_have_value("Elf | maatjes.")


@pytest.mark.parametrize("name", ["x.docx", "kapot.xlsx", "kapot.ods", "latijn.csv"])
def test_what_is_no_table_is_told_of(name, opened, tmp_path):
    (tmp_path / name).write_bytes("Financiën".encode("latin-1"))
    page = bring(opened(), "results", tmp_path / name, tmp_path)
    told = page.locator(".told").text_content() or ""
    assert told.startswith("hier staat een teken dat geen UTF-8 is" if name == "latijn.csv" else "dit is niet te lezen")


PASTED = {
    # Excel and LibreOffice give a table of HTML; Word puts paragraphs and empty spaces in its cells.
    "html": (
        "text/html",
        "<html><body><table><tr><td>Initiatief</td><td>Jaar</td><td>Doel nr</td><td>Doel</td></tr>"
        "<tr><td><p class=MsoNormal>fietsmaatjes</p></td><td rowspan=2>2018</td><td>1</td><td><p>Elf</p><p>maatjes.<br>Meer</p></td></tr>"
        "<tr><td>fietsmaatjes</td><td>2</td><td><p>&nbsp;</p><ul><li>een</li><li>twee</li></ul></td></tr></table></body></html>",
        [["fietsmaatjes", "2018", "1", "Elf\n\nmaatjes.\nMeer"], ["fietsmaatjes", "", "2", "- een\n\n- twee"]],
    ),
    "text": (
        "text/plain",
        'Initiatief\tJaar\tDoel nr\tDoel\nfietsmaatjes\t2018\t1\t"Elf ""maatjes"".\nMeer"\n',
        [["fietsmaatjes", "2018", "1", 'Elf "maatjes".\nMeer']],
    ),
}


@pytest.mark.parametrize("case", PASTED)
def test_a_table_is_pasted(case, opened):
    form, text, rows = PASTED[case]
    page = opened()
    page.select_option("#table-kind", "results")
    page.locator("#table-pasted").evaluate(
        """(box, [form, text]) => {
          const held = new DataTransfer();
          held.setData(form, text);
          box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }));
        }""",
        [form, text],
    )
    answered(page)
    shown = [
        [box.input_value() for box in row.locator("textarea").all()] for row in page.locator(".grid tbody tr").all()
    ]
    assert shown == rows


def test_text_that_was_typed_is_read_with_the_button(opened):
    page = opened()
    page.get_by_role("button", name=WORDS["nl"][2]).click()
    expect(page.locator(".told")).to_have_text("Hier is nog niets geplakt.")
    page.select_option("#table-kind", "results")
    page.get_by_label("Plak hier uw tabel").fill("Initiatief;Jaar;Doel nr;Doel\nfietsmaatjes;2018;1;Elf maatjes.")
    page.get_by_role("button", name=WORDS["nl"][2]).click()
    expect(page.locator(".told")).to_contain_text("Gewijzigd: 1.")


def test_headings_are_matched_by_hand_or_left_out_and_cells_are_corrected_in_place(opened, tmp_path):
    head = ["Initiatief", "Jaar", "Doel nr", "Wat", "Door wie"]
    page = bring(opened(), "results", [head, ["fietsmaatjes", "2018", "1", "Elf maatjes.", "Jan"]], tmp_path)
    page.get_by_label("Kolom D, “Wat”, is:").select_option("goal_nl")
    expect(page.get_by_label("Kolom D, “Wat”, is:")).to_be_focused()
    page.get_by_label("Kolom E, “Door wie”, is:").select_option("")
    assert said(page) == []
    expect(page.locator(".told")).to_contain_text("Gewijzigd: 1.")
    page.get_by_label("B2, Jaar").fill("achttien")
    page.get_by_label("B2, Jaar").blur()
    expect(page.get_by_role("link", name='cel B2, kolom "Jaar"')).to_be_visible()
    page.get_by_role("link", name='cel B2, kolom "Jaar"').click()
    expect(page.get_by_label("B2, Jaar")).to_be_focused()
    page.get_by_label("B2, Jaar").fill("2018")
    page.get_by_label("B2, Jaar").blur()
    expect(page.locator(".told")).to_contain_text("Gewijzigd: 1.")
    page.locator("details.file summary").click()
    expect(page.locator("details.file ins")).to_have_text(["+        text: {nl: Elf maatjes., en: Ten new buddies.}\n"])


def test_of_many_rows_those_that_are_wrong_can_be_shown_alone(opened, tmp_path):
    rows = [["fietsmaatjes", "2018", str(number), "x", *PLAN] for number in range(11, 61)]
    rows[40][1] = "x"
    page = bring(opened(), "results", [["Initiatief", "Jaar", "Doel nr", "Doel", "Bron", "Kop"], *rows], tmp_path)
    expect(page.get_by_text("1 tot en met 25 van 50 rijen")).to_be_visible()
    page.get_by_role("button", name="Volgende rijen").click()
    expect(page.get_by_label("B42, Jaar")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("button", name="Volgende rijen")).to_be_disabled()
    page.get_by_label("Alleen rijen waarin iets niet klopt").check()
    expect(page.get_by_text("1 tot en met 1 van 1 rijen")).to_be_visible()
    expect(page.locator(".grid tbody tr")).to_have_count(1)


def test_each_file_goes_to_github_and_all_of_them_to_the_page_to_upload(opened, tmp_path):
    rows = [
        ["Id", "Naam", "Samenvatting", "Type"],
        ["bond", "Bond", "Een bond.", "netwerk"],
        ["gemeente-voorbeeldstad", "", "", "Network"],
    ]
    page = bring(opened(), "organisations", rows, tmp_path)
    repository = page.evaluate("window.roadmapForm.repository")
    for file in page.locator("details.file").all():
        file.locator("summary").click()
        address = opened_by(page, file.get_by_role("button", name="Open op GitHub"))
        new = address.startswith(
            f"{repository}/new/main/kb/organisations?filename=bond.yml&value=%23%20yaml-language-server"
        )
        assert new or address == f"{repository}/edit/main/kb/organisations/gemeente-voorbeeldstad.yml"
    assert (
        page.get_by_role("link", name="de pagina om bestanden te uploaden").get_attribute("href")
        == f"{repository}/upload/main"
    )


@pytest.mark.chromium
def test_comments_and_other_lines_stay(opened, small_site, tmp_path):
    page = bring(
        opened(),
        "results",
        [["Initiatief", "Jaar", "Resultaat nr", "Status"], ["fietsmaatjes", "2018", "1", "not"]],
        tmp_path,
    )
    with page.expect_download() as download:
        page.get_by_role("button", name=WORDS["nl"][3]).click()
    with zipfile.ZipFile(Path(download.value.path())) as packed:
        after = packed.read("kb/initiatives/fietsmaatjes.yml").decode("utf-8").split("\n")
    before = (KB / "initiatives/fietsmaatjes.yml").read_text("utf-8").split("\n")
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        ("          value: partly", "          value: not")
    ]


def test_nothing_is_loaded_before_it_is_asked_for(small_site, browser):
    context = browser.new_context()
    page = context.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
    page.goto(f"file://{small_site / PAGES['nl']}")
    assert [name for name in loaded if re.match(r"table-(?!start)|sheets|data\.js", name)] == []
    page.get_by_role("button", name=WORDS["nl"][0]).click()
    expect(page.locator("#table-kind")).to_be_visible()
    assert "sheets.js" in loaded
    context.close()


@pytest.mark.chromium
def test_four_thousand_rows_are_read_and_shown(opened, tmp_path):
    """On a quiet machine of two cores in about a second."""
    rows = [
        ["fietsmaatjes", str(year), str(number), f"Doel {number} van een lang verslag over {year}.", *PLAN]
        for year in range(1910, 2010)
        for number in range(1, 41)
    ]
    file = tmp_path / "lang.csv"
    write_rows(file, [["Initiatief", "Jaar", "Doel nr", "Doel", "Bron", "Kop"], *rows])
    page = opened()
    bring(page, "results", file, tmp_path)
    expect(page.locator(".told")).to_contain_text("Toegevoegd: 4.000.", timeout=60_000)
    page.locator("details.file summary").click()
    expect(page.locator("details.file pre")).to_contain_text("Hier verandert te veel om te tonen.")
    [text] = downloaded(page).values()  # more than the check lets one file hold
    assert text.count("van een lang verslag over") == 4000


@pytest.mark.chromium
def test_the_longest_table_of_the_real_knowledge_base_changes_nothing_when_it_is_put_back(real_site, opened, tmp_path):
    kb = read(ROOT / "kb")
    table = max(TABLES, key=lambda name: len(exported(TABLES[name], kb, "nl")))
    page = opened(site=real_site)
    page.select_option("#table-kind", table)
    page.locator("#table-form summary").first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Huidige rijen (XLSX)").click()
    file = tmp_path / "nu.xlsx"
    download.value.save_as(file)
    assert len(read_rows(file)) > 300
    bring(page, table, file, tmp_path)
    expect(page.locator(".told")).to_contain_text("Niets verandert")


STATES = {
    "choices": lambda page, folder: page.locator("#table-form summary").first.click(),
    "mistakes": lambda page, folder: bring(page, *BAD["wrong-cells"], folder),
    "headings": lambda page, folder: bring(page, *BAD["headings"], folder),
    "changes": lambda page, folder: bring(page, *GOOD["results"], folder).locator("details.file summary").click(),
}


@pytest.mark.chromium
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("lang", "width"), [("nl", 320), ("en", 1280)])
def test_each_state_is_accessible_and_fits(state, scheme, lang, width, opened, tmp_path):
    page = opened(lang, color_scheme=scheme, viewport={"width": width, "height": 800})
    STATES[state](page, tmp_path)
    found = Axe().run(page, "#table-form")
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_all_can_be_done_with_the_keyboard_alone(opened):
    page = opened()
    page.keyboard.type("doelen")
    page.keyboard.press("Tab")  # the downloads
    page.keyboard.press("Tab")
    expect(page.get_by_label("Plak hier uw tabel")).to_be_focused()
    page.keyboard.insert_text("Initiatief;Jaar;Doel nr;Doel\nfietsmaatjes;2018;x y;Elf maatjes.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    answered(page)
    page.get_by_role("link", name="cel C2").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("C2, Doel nr")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("1")
    page.keyboard.press("Tab")
    expect(page.get_by_label("D2, Doel")).to_be_focused()
    expect(page.locator(".told")).to_contain_text("Gewijzigd: 1.")
    expect(page.get_by_label("D2, Doel")).to_be_focused()


def test_rows_may_name_what_was_made_and_is_not_on_the_site_yet(opened, tmp_path):
    """A report that was made in the form just now is the source of the rows, and an initiative that was made gets them."""
    page = opened()
    kept = {
        id_: {"kind": kind, "name": name, "path": f"kb/{folder}/{id_}.yml", "text": f"id: {id_}\n", "place": ""}
        for id_, kind, folder, name in (
            ("verslag-2030", "source", "sources", "Verslag over 2030"),
            ("bellen", "initiative", "initiatives", "Bellen"),
        )
    }
    page.evaluate("(kept) => localStorage.setItem('roadmap-new', JSON.stringify(kept))", kept)
    page.reload()
    page.locator("#table-form button").first.click()
    rows = [
        ["Initiatief", "Jaar", "Doel nr", "Doel", "Doel (Engels)", "Bron van het doel", "Kop van het doel"],
        ["Bellen", "2030", "1", "Honderd bellen.", "A hundred bells.", "Verslag over 2030", "Bellen"],
    ]
    answered(bring(page, "results", rows, tmp_path))
    assert "kb/initiatives/bellen.yml" in page.locator("#table-output").inner_text()
    assert "bestaat niet" not in page.locator("#table-output").inner_text()
