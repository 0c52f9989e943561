"""Tables brought into a knowledge base, as examples: a table in, and all that the editor sees out, kept in tests/imports/.

`pytest tests/test_import.py --bless` accepts the present text.
"""

import csv
import shutil
from pathlib import Path

import openpyxl
import pytest

from roadmaps.__main__ import main
from roadmaps.checking.read import read
from roadmaps.editing.formatting import formatted
from roadmaps.editing.tables.declared import TABLES
from roadmaps.editing.tables.export import exported, template
from roadmaps.editing.tables.files import Cell, read_rows, write_rows
from roadmaps.editing.tables.headings import heading, known_headings
from roadmaps.editing.tables.rows import Import
from roadmaps.reading.base import LANGUAGES
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.messages import MESSAGES
from tests.project import ROOT, TESTS

SEEN = TESTS / "imports"
LONG = (
    "Het verslag zegt dat er in 2018 twaalf vrijwilligers waren, meer dan in het jaar ervoor, en dat zij elk met een nieuw maatje "
    "fietsten.\n\n- in het park\n- op straat"
)
PLAN, REPORT = ["plan-2017", "Fietsmaatjes"], ["verslag-2018", "Fietsmaatjes"]

GOOD = {
    # What differs is changed, what is new gets its place, and what the table says as it was stays as it is.
    "results": (
        "results",
        [
            [
                "Initiatief",
                " JAAR",
                "doel-nr",
                "Doel",
                "Doel (Engels)",
                "Resultaat nr",
                "Resultaat",
                "Status",
                "Woorden van de bron",
                "Reden",
                "Bron",
                "Kop",
            ],
            ["fietsmaatjes", "2018", "1", "Tien nieuwe  maatjes.", "", "1", "", "gehaald", "", "", "", ""],
            [
                "Fietsmaatjes",
                "2018",
                "1a",
                "Ook op zondag.",
                "On Sundays too.",
                "2",
                LONG,
                "Deels gehaald",
                "twaalf vrijwilligers",
                "Het doel was: elke zondag.",
                *REPORT,
            ],
            ["Cycling Buddies", "2017", "1", "Een plan.", "", "", "", "", "", "", *PLAN],
        ],
    ),
    "activities": (
        "activities",
        [
            ["Initiative", "Year", "Intended no", "Intended", "Beoogd", "Source", "Heading"],
            ["fietsmaatjes", "2018", "2", "Ring the bell.", "Bellen.", *PLAN],
        ],
    ),
    "targets": (
        "targets",
        [
            [
                "Onderwerp",
                "Id",
                "Naam",
                "Jaar",
                "Aard",
                "Getal",
                "Eenheid",
                "Uitkomst",
                "Jaar uitkomst",
                "Status",
                "Woorden",
                "Reden",
                "Bron uitkomst",
                "Kop uitkomst",
                "Bron",
                "Kop",
            ],
            [
                "lopen",
                "st-stoepen",
                "Nieuwe stoepen",
                "2018",
                "plan",
                "1 250,5",
                "meter",
                "Er kwam 900 meter.",
                "2018",
                "not",
                "900 meter",
                "Er was meer gepland.",
                *REPORT,
                *PLAN,
            ],
        ],
    ),
    "milestones": (
        "milestones",
        [
            [
                "Id",
                "Naam",
                "Samenvatting",
                "Speerpunt",
                "Volgorde",
                "Klaar in",
                "Gepland",
                "Verhouding",
                "In de tekst",
                "Bron tekst",
                "Kop tekst",
                "Bron",
                "Kop",
            ],
            [
                "ms-bank",
                "Een bank",
                "Er komt een bank.",
                "Lopen",
                "3",
                "2018",
                "Een bank.",
                "none",
                "Er staat niets over.",
                *PLAN,
                *PLAN,
            ],
            ["ms-fietspad", "", "", "", "", "2018", "", "", "", "", "", "", ""],
        ],
    ),
    "amounts": (
        "amounts",
        [
            ["Onderwerp", "Nr", "Waarvoor", "Aard", "Bedrag", "Eenheid", "Bron", "Kop"],
            ["spaarpot", "", "Bellen", "aangevraagd", "2.500.000", "euro", *REPORT],
            ["thema-lucht", "1", "", "toegekend", "", "", "", ""],
        ],
    ),
    "organisations": (
        "organisations",
        [
            ["Id", "Naam", "Andere namen", "Samenvatting", "Type"],
            ["fietsersbond", "Fietsersbond", "Bond; 't Rijwiel", "De bond van fietsers.", "netwerk"],
            ["gemeente-voorbeeldstad", "", "", "", "Network"],
        ],
    ),
    "roles": (
        "roles",
        [
            ["Onderwerp", "Organisatie", "Rol", "Rol (Engels)", "Bron", "Kop", "Blz"],
            ["fietsen", "gemeente-voorbeeldstad", "=betaalt", "pays", "plan-2017", "Fietsen\nLopen", "3\n4"],
        ],
    ),
    "nothing": (
        "results",
        [
            ["Initiatief", "Jaar", "Doel nr", "Doel"],
            ["fietsmaatjes", "2018", "1", "Tien nieuwe maatjes."],
            ["", "", "", ""],
        ],
    ),
}
BAD = {
    "wrong-cells": (
        "results",
        [
            ["Initiatief", "Jaar", "Doel nr", "Doel", "Resultaat nr", "Resultaat", "Status", "Bron", "Kop"],
            ["fietsmatjes", "2018", "1", "x", "", "", "", *PLAN],
            ["fietsmaatjes", "achttien", "1 en 2", "x", "", "", "", *PLAN],
            ["fietsmaatjes", "2018", "", "Zonder nummer", "", "", "", *PLAN],
            ["fietsmaatjes", "2018", "", "", "1", "", "Gehaalt", "verslag-2081", "x"],
            ["fietsen", "2018", "1", "x", "", "", "", *PLAN],
            ["", "2018", "1", "x", "", "", "", *PLAN],
            ["fietsmaatjes", "2018", "3", "x", "", "", "", "plan-2017\nverslag-2018", "a\nb\nc"],
            ["fietsmaatjes", "2018", "4", "x\u200by", "", "", "", *PLAN],
            ["fietsmaatjes", "2018", "", "", "", "", "", "", ""],
        ],
    ),
    "missing-cells": (
        "results",
        [
            ["Initiatief", "Jaar", "Doel nr", "Resultaat nr", "Resultaat", "Status"],
            ["fietsmaatjes", "2018", "9", "9", "Iets.", "Onbekend"],
            ["fietsmaatjes", "2018", "9", "", "", ""],
        ],
    ),
    "numbers": (
        "amounts",
        [
            ["Onderwerp", "Nr", "Waarvoor", "Aard", "Bedrag", "Bron", "Kop"],
            ["spaarpot", "", "a", "nodig", "1.250", *PLAN],
            ["spaarpot", "", "b", "nodig", "1,250", *PLAN],
            ["spaarpot", "", "c", "nodig", "€ 2 miljoen", *PLAN],
            ["spaarpot", "12", "d", "nodig", "3", *PLAN],
            ["spaarpot", "0", "e", "nodig", "3", *PLAN],
        ],
    ),
    "ids": ("milestones", [["Id", "Datum status"], ["Een Bank", ""], ["fietsen", ""], ["ms-fietspad", "1-2-2018"]]),
    "headings": ("results", [["Initiatief", "Statuss", "Bron", "Source", "Weer"], ["fietsmaatjes", "", "", "", ""]]),
    "no-rows": ("results", [["Initiatief", "Jaar"]]),
    # Each cell fits; what the check says of the whole is told with the row.
    "the-whole": (
        "results",
        [
            ["Initiatief", "Jaar", "Resultaat nr", "Bij nr", "Resultaat", "Status", "Reden", "Bron", "Kop"],
            ["fietsmaatjes", "2018", "5", "8", "Iets.", "Onbekend", "Staat er niet.", *REPORT],
        ],
    ),
}
EVERY = GOOD | BAD


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    """A copy of the fixture knowledge base in the one form, to change."""
    monkeypatch.chdir(tmp_path)
    made = shutil.copytree(TESTS / "kb", tmp_path / "kb")
    main(["fmt"])
    return made


def texts(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): file.read_text("utf-8") for file in sorted(folder.rglob("*.yml"))}


def seen(capsys, *command: str) -> str:
    capsys.readouterr()
    main(["import", *command])
    said = capsys.readouterr()
    return said.out + said.err


@pytest.mark.parametrize("ending", ["csv", "xlsx", "ods"])
@pytest.mark.parametrize("case", EVERY)
def test_what_an_editor_sees(case, ending, folder, capsys, bless):
    table, rows = EVERY[case]
    write_rows(Path(f"rapport.{ending}"), rows)
    before = texts(folder)
    said = seen(capsys, f"rapport.{ending}", "--as", table).replace(f"rapport.{ending}:", "rapport:")
    assert texts(folder) == before, "a preview writes nothing"
    if bless:
        (SEEN / f"{case}.txt").write_text(said, "utf-8")
    assert said == (SEEN / f"{case}.txt").read_text("utf-8")


@pytest.mark.parametrize("case", GOOD)
def test_what_is_written_is_formatted_and_the_second_time_nothing_changes(case, folder, capsys):
    table, rows = GOOD[case]
    write_rows(Path("rapport.csv"), rows)
    before = texts(folder)
    main(["import", "rapport.csv", "--as", table, "--write"])
    after = texts(folder)
    assert (after != before) == (case != "nothing")
    for path, text in after.items():
        assert text == formatted(text, read(folder)[Path(path).stem].kind)
    if table not in ("amounts", "roles"):  # an amount whose nature changed, say, is known by its number alone
        assert "Niets verandert" in seen(capsys, "rapport.csv", "--as", table)


@pytest.mark.parametrize("case", BAD)
def test_of_a_table_with_a_mistake_nothing_is_written(case, folder):
    table, rows = BAD[case]
    write_rows(Path("rapport.csv"), rows)
    before = texts(folder)
    assert main(["import", "rapport.csv", "--as", table, "--write"]) == 1
    assert texts(folder) == before


@pytest.fixture(scope="module")
def both_kbs() -> list[KnowledgeBase]:
    return [read(ROOT / "kb"), read(TESTS / "kb")]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_the_present_rows_change_nothing(table, lang, both_kbs, tmp_path):
    for kb in both_kbs:
        file = tmp_path / "nu.csv"
        write_rows(file, exported(TABLES[table], kb, lang))
        done = Import(TABLES[table], kb, read_rows(file), file.name, {})
        assert done.problems == [] and done.touched != []
        assert [draft.id for draft in done.drafts.values() if draft.changed] == []


@pytest.mark.parametrize("ending", ["xlsx", "ods", "tsv"])
def test_the_present_rows_change_nothing_in_other_formats(ending, tmp_path, capsys):
    for table in TABLES:
        file = str(tmp_path / f"nu.{ending}")
        main(["import", file, "--export", table, "--folder", str(TESTS / "kb")])
        assert (
            seen(capsys, file, "--as", table, "--folder", str(TESTS / "kb")) == "Niets verandert / nothing changes.\n"
        )


def test_a_template_has_every_heading_and_an_example(folder):
    for name, table in TABLES.items():
        head, example = template(table, read(folder), "nl")
        assert head == [heading(column, "nl") for column in table.columns], name
        assert example[0]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
def test_every_heading_of_a_template_names_its_own_column(table, lang):
    known = known_headings(TABLES[table])
    plain = {column: "".join(heading(column, lang).casefold().split()) for column in TABLES[table].columns}
    assert {column: known["".join(filter(str.isalnum, name))] for column, name in plain.items()} == {
        column: column for column in plain
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_with_any_mark_between_its_cells_and_with_or_without_bom(delimiter, encoding, tmp_path):
    file = tmp_path / "x.txt"
    with file.open("w", encoding=encoding, newline="") as written:
        csv.writer(written, delimiter=delimiter).writerows([["Kop", "Reden"], ["één; twee, drie", "a\nb"]])
    assert read_rows(file) == [[Cell("Kop"), Cell("Reden")], [Cell("één; twee, drie"), Cell("a\nb")]]


def test_text_in_another_encoding_is_told_of(tmp_path, capsys):
    (tmp_path / "x.csv").write_bytes("Initiatief\nFinanciën".encode("latin-1"))
    said = seen(capsys, str(tmp_path / "x.csv"), "--as", "results", "--folder", str(TESTS / "kb"))
    assert said.startswith("x.csv:2:8: hier staat een teken dat geen UTF-8 is [not-utf8]")


@pytest.mark.parametrize("ending", ["csv", "tsv", "xlsx", "ods"])
def test_no_cell_can_start_a_formula_and_each_is_read_back(ending, tmp_path):
    texts = ["=1+1", "+31", "-5", "@x", "'=a", "''-b", "'s-Hertogenbosch", "- lijst\n- item"]
    file = tmp_path / f"x.{ending}"
    write_rows(file, [["Kop"] * len(texts), texts])
    assert [cell.text for cell in read_rows(file)[1]] == texts
    if ending == "csv":
        with file.open(encoding="utf-8-sig", newline="") as written:
            assert [cell[0] for cell in list(csv.reader(written))[1]] == ["'"] * len(texts)
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    if ending == "xlsx":
        assert {cell.data_type for cell in openpyxl.load_workbook(file).active[2]} == {"s"}


def test_real_numbers_and_days_of_a_spreadsheet_are_read_in_one_way_only(tmp_path):
    import datetime

    book = openpyxl.Workbook()
    book.active.append([2018, 1.125, datetime.datetime(2018, 3, 1), True, None, 1e6])
    book.save(tmp_path / "x.xlsx")
    cells = read_rows(tmp_path / "x.xlsx")[0]
    assert [(cell.text, cell.exact) for cell in cells] == [
        ("2018", True), ("1.125", True), ("2018-03-01", True), ("true", False), ("", False), ("1000000", True),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["x.docx", "er-niet.xlsx", "kapot.xlsx", "kapot.ods"])
def test_what_is_no_table_is_told_of(name, tmp_path, capsys):
    if "kapot" in name:
        (tmp_path / name).write_text("geen zip")
    said = seen(capsys, str(tmp_path / name), "--as", "results", "--folder", str(TESTS / "kb"))
    assert said.startswith(f"{name}:1:1: dit is niet te lezen of te schrijven als tabel [table-unreadable]")


def test_a_heading_of_your_own_can_be_matched_by_hand(folder, capsys):
    write_rows(Path("x.csv"), [["Initiatief", "Jaar", "Doel nr", "Wat"], ["fietsmaatjes", "2018", "1", "Elf maatjes."]])
    assert "+          nl: Elf maatjes." in seen(capsys, "x.csv", "--as", "results", "--column", "wat=goal_nl")
    assert '--column "Wat=goal": onbekende kolom / unknown column. Bedoelde u' in seen(
        capsys, "x.csv", "--as", "results", "--column", "Wat=goal"
    )


def test_comments_and_other_lines_stay(folder):
    file = folder / "initiatives/fietsmaatjes.yml"
    lines = (
        file.read_text("utf-8").replace("    results:\n", "    # nagekeken\n    results:\n    # van Jan\n").split("\n")
    )
    file.write_text("\n".join(lines), "utf-8")
    write_rows(Path("x.csv"), [["Initiatief", "Jaar", "Resultaat nr", "Status"], ["fietsmaatjes", "2018", "1", "not"]])
    assert main(["import", "x.csv", "--as", "results", "--write"]) == 0
    after = file.read_text("utf-8").split("\n")
    assert [(old, new) for old, new in zip(lines, after, strict=True) if old != new] == [
        ("          value: partly", "          value: not")
    ]


def test_rows_that_come_at_one_place_keep_their_order(folder):
    head = ["Initiatief", "Jaar", "Doel nr", "Doel", "Bron", "Kop"]
    new = [("2017", "2"), ("2018", "4"), ("2018", "3"), ("2016", "1"), ("2017", "1"), ("2019", "10"), ("2019", "9a")]
    rows = [["fietsmaatjes", year, number, f"Doel {number}.", *PLAN] for year, number in new]
    write_rows(Path("x.csv"), [head, *rows])
    assert main(["import", "x.csv", "--as", "results", "--write"]) == 0
    goals = [(plan.year, goal.number) for plan in read(folder)["fietsmaatjes"].years for goal in plan.goals]
    expected = ["2016 1", "2017 1", "2017 2", "2018 1", "2018 2", "2018 3", "2018 4", "2019 9a", "2019 10"]
    assert [f"{year} {number}" for year, number in goals] == expected


def test_english_that_changed_is_not_confirmed_any_more(folder):
    main(["confirm", "--all"])
    write_rows(Path("x.csv"), [["Id", "Naam (Engels)"], ["ms-stoep", "Another pavement"]])
    assert main(["import", "x.csv", "--as", "milestones", "--write"]) == 0
    assert read(folder)["ms-stoep"].name.state == "unconfirmed"


def test_every_message_of_a_table_is_met():
    said = "".join((SEEN / f"{case}.txt").read_text("utf-8") for case in EVERY)
    ours = list(MESSAGES)[list(MESSAGES).index("table-unreadable") :]
    elsewhere = {"table-unreadable", "table-too-long"}
    assert {code for code in ours if f" [{code}]\n" not in said} == elsewhere


def test_a_table_that_is_too_long_is_told_of(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("roadmaps.editing.tables.files.MOST_ROWS", 2)
    (tmp_path / "x.csv").write_text("Id\na\nb\n", "utf-8")
    said = seen(capsys, str(tmp_path / "x.csv"), "--as", "milestones", "--folder", str(TESTS / "kb"))
    assert said.startswith("x.csv:3:1: deze tabel heeft meer dan 2 rijen [table-too-long]")


def test_the_rows_of_the_knowledge_base_are_all_there(folder):
    kb = read(folder)
    rows = exported(TABLES["roles"], kb, "nl")
    assert len(rows) - 1 == sum(len(getattr(entry.thing, "organisations", ())) for entry in kb.entries)
