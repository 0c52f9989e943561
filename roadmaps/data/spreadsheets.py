"""The tables as one XLSX and one ODS: a sheet that explains, then a sheet for each table.

Numbers are numbers and days are days; a text is a text, also where it begins like a formula. The bytes depend on the
knowledge base alone: nothing in the files says when they were made.

The ODS is written here: with odfpy and odfdo every cell is an object, which takes longer than the whole build.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from roadmaps.data.explained import explanation
from roadmaps.data.publication import Cell, Publication
from roadmaps.data.tables import tables
from roadmaps.editing.tables.files import ods_cell
from roadmaps.words import look_up

Sheet = tuple[str, list[str], list[str], list[list[Cell]]]  # its name, the headings, their types, and the rows
MOST_LETTERS = 32_767  # of a cell in Excel, which refuses more
_EPOCH = datetime.datetime(1980, 1, 1)  # of zip files
_DAY_ZERO = datetime.date(1899, 12, 30)  # of XLSX, which counts days
_WIDTHS = {"string": 24, "uri": 14, "integer": 9, "number": 14, "date": 12}


def _sheets(made: Publication) -> Iterator[Sheet]:
    names, *lines = explanation(made)
    yield "README", names, ["string"] * len(names), [list(line) for line in lines]
    for table in tables().values():
        columns = table.columns
        yield table.name, [one.name for one in columns], [one.holds for one in columns], table.cells(made)


def xlsx(made: Publication) -> bytes:
    """For Excel, and all that reads its files."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": look_up("data", "title", "nl"), "created": _EPOCH})
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for name, headings, kinds, rows in _sheets(made):
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, headings, bold)
        for number, kind in enumerate(kinds):
            sheet.set_column(number, number, _WIDTHS[kind])
        for place, row in enumerate(rows, 1):
            _xlsx_row(sheet, place, row, kinds, day)
    book.close()
    return file.getvalue()


def _xlsx_row(sheet: Worksheet, place: int, row: list[Cell], kinds: list[str], day: Format) -> None:
    for number, (cell, kind) in enumerate(zip(row, kinds, strict=True)):
        if cell is None:
            continue
        if not isinstance(cell, str):
            sheet.write_number(place, number, cell)
        elif kind == "date":
            sheet.write_number(place, number, (datetime.date.fromisoformat(cell) - _DAY_ZERO).days, day)
        else:
            sheet.write_string(place, number, cell if len(cell) <= MOST_LETTERS else cell[: MOST_LETTERS - 1] + "…")


def ods(made: Publication) -> bytes:
    """For LibreOffice, and all that reads OpenDocument."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in _ods_parts(made):
            part = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
            part.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(part, text)
    return file.getvalue()


def _ods_parts(made: Publication) -> Iterator[tuple[str, str]]:
    """The mimetype comes first: by it the kind of a file is known."""
    yield "mimetype", _ODS
    yield "META-INF/manifest.xml", _MANIFEST
    yield "meta.xml", _META.format(title=escape(look_up("data", "title", "nl")))
    yield "content.xml", _CONTENT.format("".join(_ods_table(*sheet) for sheet in _sheets(made)))


def _ods_table(name: str, headings: list[str], kinds: list[str], rows: list[list[Cell]]) -> str:
    columns = "".join(f'<table:table-column table:style-name="{kind}"/>' for kind in kinds)
    head = "".join(
        ods_cell(text).replace("<table:table-cell", '<table:table-cell table:style-name="head"') for text in headings
    )
    lines = [
        f"<table:table-row>{''.join(_ods_value(cell, kind) for cell, kind in zip(row, kinds, strict=True))}</table:table-row>"
        for row in rows
    ]
    return (
        f"<table:table table:name={quoteattr(name)}>{columns}<table:table-header-rows><table:table-row>{head}</table:table-row>"
        f"</table:table-header-rows>{''.join(lines)}</table:table>"
    )


def _ods_value(cell: Cell, kind: str) -> str:
    if isinstance(cell, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{cell!r}"/>'
    if cell and kind == "date":
        return f'<table:table-cell table:style-name="day" office:value-type="date" office:date-value="{cell}"/>'
    return _ods_text(cell or "")


_ods_text = lru_cache(maxsize=2**15)(ods_cell)  # names and addresses come back in many rows


_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{rest}:1.0"'
    for name, rest in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("meta", "meta"),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
    )
)
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_ODS}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
_META = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta {_NAMESPACES} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">
<office:meta><dc:title>{{title}}</dc:title><dc:language>nl-NL</dc:language></office:meta></office:document-meta>
"""
_STYLES = "".join(
    f'<style:style style:name="{kind}" style:family="table-column">'
    f'<style:table-column-properties style:column-width="{width / 4}cm"/></style:style>'
    for kind, width in _WIDTHS.items()
)
_CONTENT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {_NAMESPACES} office:version="1.3"><office:automatic-styles>{_STYLES}
<number:date-style style:name="iso"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="iso"/>
<style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet>{{0}}</office:spreadsheet></office:body></office:document-content>
"""
