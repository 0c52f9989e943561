"""The files for a spreadsheet as LibreOffice opens them: numbers are numbers, and leading zeros, accents and decimals stay.

Part of `make test-long`, which installs the programs that these tests need.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import subprocess
from pathlib import Path

import openpyxl
import pytest

from roadmaps.data.files import Dataset
from roadmaps.data.publication import Publication
from roadmaps.editing.tables.changes import changes
from roadmaps.editing.tables.files import Cell, read_rows
from roadmaps.pages.history import History
from tests.data_of import with_a_name
from tests.project import ROOT, SITE
from tests.test_downloads import taken

pytestmark = pytest.mark.long
NUMBERS, TEXT, STANDARD = ("integer", "number"), "2", "1"
LANGUAGES = {
    "csv": (",", "1033"),
    "csv-semicolon": (";", "1043"),
}  # what stands between cells, and the language of numbers


def opened(file: Path, folder: Path, reading: str = "") -> openpyxl.Workbook:
    """The file as LibreOffice reads it, told by another program."""
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += [f"--infilter={reading}"] if reading else []
    command += ["--convert-to", "xlsx", "--outdir", str(folder / "opened"), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    made = folder / "opened" / f"{file.stem}.xlsx"
    assert made.is_file(), done.stdout + done.stderr
    return openpyxl.load_workbook(made, read_only=True)


def as_csv(fields: list[dict], form: str) -> str:
    """How LibreOffice is to read a CSV: texts as texts, in the language of the file."""
    between, lang = LANGUAGES[form]
    columns = "/".join(f"{n}/{STANDARD if one['type'] in NUMBERS else TEXT}" for n, one in enumerate(fields, 1))
    return f"CSV:{ord(between)},34,76,1,{columns},{lang},false,false"


def fields_of(described: str, name: str) -> list[dict]:
    return next(one["schema"]["fields"] for one in json.loads(described)["resources"] if one["name"] == name)


def values(text: str, fields: list[dict]) -> list[list[object]]:
    """What a CSV says, each value of its type; without what kept a text from being a formula."""
    _, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    return [[value(cell, one["type"]) for cell, one in zip(row, fields, strict=True)] for row in rows]


def value(cell: str, type_: str) -> object:
    if not cell:
        return None
    return float(cell) if type_ in NUMBERS else cell.removeprefix("'")


def shown(sheet, fields: list[dict]) -> list[list[object]]:
    rows = list(sheet.iter_rows(min_row=2, max_col=len(fields), values_only=True))
    while rows and not any(rows[-1]):
        rows.pop()
    return [[told(cell) for cell in row] for row in rows]


def told(cell: object) -> object:
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return float(cell) if isinstance(cell, int) else cell.removeprefix("'") if isinstance(cell, str) else cell


@pytest.mark.parametrize("name", ["roadmaps.ods", "roadmaps.xlsx"])
def test_every_sheet_says_what_the_csv_says(real_site, tmp_path, name):
    data = real_site / "data/v1"
    described = (data / "csv/datapackage.json").read_text("utf-8")
    book = opened(data / name, tmp_path)
    assert set(book.sheetnames) == {"README", *(file.stem for file in (data / "csv").glob("*.csv"))}
    for sheet in book.sheetnames[1:]:
        fields = fields_of(described, sheet)
        assert shown(book[sheet], fields) == values((data / f"csv/{sheet}.csv").read_text("utf-8"), fields), sheet


@pytest.mark.parametrize("form", LANGUAGES)
@pytest.mark.parametrize("table", ["targets", "amounts", "key-figures", "organisations"])
def test_a_csv_opens_right_in_its_language(real_site, tmp_path, table, form):
    data = real_site / "data/v1"
    fields = fields_of((data / "csv/datapackage.json").read_text("utf-8"), table)
    book = opened(data / form / f"{table}.csv", tmp_path, as_csv(fields, form))
    assert shown(book.active, fields) == values((data / f"csv/{table}.csv").read_text("utf-8"), fields)


@pytest.mark.parametrize("text", ["007", "Ĳ é ß €", "1.234,5", "=1+1", "1e5", "2026-01-02", "a  b"])
def test_no_text_is_taken_for_something_else(graph, tmp_path, text):
    named, thing = with_a_name(graph, text)
    made = Dataset(Publication(named, History(), SITE))
    fields = fields_of(made.get("data/v1/csv/datapackage.json").decode(), "things")
    column = [one["name"] for one in fields].index("name_nl")
    for path, form in (
        ("roadmaps.ods", ""),
        ("roadmaps.xlsx", ""),
        ("csv/things.csv", "csv"),
        ("csv-semicolon/things.csv", "csv-semicolon"),
    ):
        file = tmp_path / form / Path(path).name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(made.get(f"data/v1/{path}"))
        book = opened(file, tmp_path / form, as_csv(fields, form) if form else "")
        rows = book["things"] if "things" in book.sheetnames else book.active
        assert text in {told(row[column]) for row in rows.iter_rows(min_row=2, values_only=True)}, path
    assert thing


def texts(row: list[Cell]) -> list[str]:
    """The cells of a row, without the empty ones at its end."""
    return "\t".join(cell.text for cell in row).rstrip("\t").split("\t")


@pytest.mark.parametrize("form", ["ods", "xlsx"])
def test_what_the_browser_makes_opens_and_goes_back_in_from_libreoffice(open_page, tmp_path, form):
    file = taken(open_page("streefdoelen/"), "tabel-streefdoelen", form, tmp_path)
    opened(file, tmp_path)
    again = tmp_path / "opened" / f"{file.stem}.xlsx"
    assert list(map(texts, read_rows(again))) == list(map(texts, read_rows(file)))
    assert changes(again, "targets", ROOT / "kb", {}) == []
