"""Files of a spreadsheet to rows of cells, and back: CSV, TSV, text with semicolons, XLSX and ODS.

No cell that is written can start a formula: an apostrophe stands before a text that begins like one, and is taken off
again where it is read.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

from roadmaps.reading.document import place_after
from roadmaps.reading.problems import Invalid, Place, Problem

FORMATS = (".xlsx", ".ods", ".csv", ".tsv", ".txt")
MOST_ROWS = 50_000
_BEGINS_LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. `exact`: a real number or date of a spreadsheet, which nobody can read otherwise."""

    text: str = ""
    exact: bool = False


Rows = list[list[Cell]]


def read_rows(file: Path) -> Rows:
    """Every row of the first sheet, row 1 first. Raises Invalid where the file is no table."""
    suffix = file.suffix.lower()
    if suffix not in FORMATS or not file.is_file():
        raise Invalid([_unreadable(file)])
    try:
        rows = _READ.get(suffix, _read_text)(file)
    except Invalid:
        raise
    except Exception:  # libraries of others meet a file of strangers: whatever they stumble over, it is no table
        raise Invalid([_unreadable(file)]) from None
    while rows and not any(cell.text for cell in rows[-1]):
        rows.pop()
    return rows


def write_rows(file: Path, rows: list[list[str]]) -> None:
    """Write these rows, in the format that the name of the file ends in. Raises Invalid where that is none of ours."""
    if file.suffix.lower() not in _WRITE:
        raise Invalid([_unreadable(file)])
    _WRITE[file.suffix.lower()](file, [[no_formula(text) for text in row] for row in rows])


def _unreadable(file: Path) -> Problem:
    return Problem.at(Place(file.name), "table-unreadable", known=", ".join(FORMATS))


def no_formula(text: str) -> str:
    """A text for a cell of a text file, where only its first letter says whether it is a formula."""
    return f"'{text}" if _BEGINS_LIKE_A_FORMULA.match(text) else text


def _as_typed(text: str) -> str:
    """The text of a cell, without the apostrophe that kept it from being a formula."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip(" \n")
    return text[1:] if text.startswith("'") and _BEGINS_LIKE_A_FORMULA.match(text) else text


def _cell(value: object) -> Cell:
    """A value of a spreadsheet as a cell."""
    if value is None:
        return Cell()
    if isinstance(value, bool):
        return Cell(str(value).lower())
    if isinstance(value, (int, float, Decimal)):
        plain = format(Decimal(str(value)), "f")
        return Cell(plain.rstrip("0").rstrip(".") if "." in plain else plain, exact=True)
    if isinstance(value, datetime.datetime):
        return Cell(value.date().isoformat(), exact=True)
    if isinstance(value, datetime.date):
        return Cell(value.isoformat(), exact=True)
    return Cell(_as_typed(str(value)))


# --- text


def _read_text(file: Path) -> Rows:
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(
            [Problem.at(place_after(file.name, raw[: error.start].decode("utf-8", "replace")), "not-utf8")]
        ) from None
    csv.field_size_limit(10_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    return [[Cell(_as_typed(str(value))) for value in row] for row in _few(reader, file)]


def _delimiter(text: str) -> str:
    """What stands between the cells of the first row: that is where the headings are, which hold none of these."""
    first = next(csv.reader(io.StringIO(text, newline=""), delimiter="\0", quoting=csv.QUOTE_NONE), [])
    return max(";\t,", key="".join(first).count)


def _few(rows: Iterable[Iterable[object]], file: Path) -> list[list[object]]:
    """The rows, not more than anybody types; a sheet may say that it has a million."""
    found = []
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise Invalid([Problem.at(Place(file.name, number), "table-too-long", limit=MOST_ROWS)])
        found.append(list(row))
    return found


def _write_text(delimiter: str) -> Callable[[Path, list[list[str]]], None]:
    def write(file: Path, rows: list[list[str]]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=delimiter).writerows(rows)
        file.write_text(text.getvalue(), "utf-8-sig", newline="")  # without the mark, Excel reads é as Ã©

    return write


# --- spreadsheets, with the libraries that know them; each is slow to load, and only loaded when asked for


def _read_xlsx(file: Path) -> Rows:
    import openpyxl

    book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # some programs write a wrong size
    rows = [[_cell(value) for value in row] for row in _few(sheet.iter_rows(values_only=True), file)]
    book.close()
    return rows


def _write_xlsx(file: Path, rows: list[list[str]]) -> None:
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "B2"
    for letter in map(get_column_letter, range(1, len(rows[0]) + 1)):
        sheet.column_dimensions[letter].width = 24
    top, bold = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
    for number, row in enumerate(rows):
        cells = [WriteOnlyCell(sheet, text or None) for text in row]
        for cell in filter(lambda cell: cell.value, cells):
            cell.alignment = top
            if number == 0:
                cell.font = bold
        sheet.append(cells)
    book.save(file)


def _read_ods(file: Path) -> Rows:
    from odfdo import Document

    table = Document(file).body.get_table(0)
    if table is None:
        raise Invalid([_unreadable(file)])
    return [[_cell(value) for value in row] for row in _few(table.iter_values(), file)]


def _write_ods(file: Path, rows: list[list[str]]) -> None:
    """The rows come as text into an empty file of odfdo: added one by one, 4,000 of them take minutes."""
    from odfdo import Document

    document = Document("spreadsheet")
    document.body.clear()
    body = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
    empty = document.content.serialize().decode("utf-8")
    table = f'<office:spreadsheet><table:table table:name="tabel">{body}</table:table></office:spreadsheet>'
    made = empty.replace("<office:spreadsheet/>", table)
    assert document.container
    document.container.set_part("content.xml", made.encode("utf-8"))
    document.container.save(file)


def ods_cell(text: str) -> str:
    """A cell as XML, a paragraph for each line; more than one space in a row has a mark of its own there."""
    if not text:
        return "<table:table-cell/>"
    spaced = re.sub(r"(?m)^ | (?= )| $", "<text:s/>", escape(text)).replace("\t", "<text:tab/>")
    lines = "".join(f"<text:p>{line}</text:p>" for line in spaced.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


_READ: dict[str, Callable[[Path], Rows]] = {".xlsx": _read_xlsx, ".ods": _read_ods}
_WRITE = {".xlsx": _write_xlsx, ".ods": _write_ods, ".csv": _write_text(","), ".tsv": _write_text("\t")}
