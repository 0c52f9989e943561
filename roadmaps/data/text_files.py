"""The tables as CSV: for programs with commas and points, for a Dutch spreadsheet with semicolons and decimal commas.

RFC 4180, in UTF-8 with the mark at the start by which a spreadsheet knows that. No cell can start a formula: an
apostrophe stands before a text that begins like one.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from roadmaps.data.publication import Cell, Publication
from roadmaps.data.tables import Table
from roadmaps.editing.tables.files import no_formula

MARK = "\ufeff"


def comma_separated(table: Table, made: Publication) -> str:
    """For programs."""
    return _written(table, made, ",", ".")


def semicolon_separated(table: Table, made: Publication) -> str:
    """For a spreadsheet that speaks Dutch."""
    return _written(table, made, ";", ",")


def _written(table: Table, made: Publication, between: str, point: str) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=between)
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_text(cell, point) for cell in row] for row in table.cells(made))
    return MARK + text.getvalue()


def _text(cell: Cell, point: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return no_formula(cell)
    return format(Decimal(str(cell)), "f").replace(".", point)  # never 1e+16
