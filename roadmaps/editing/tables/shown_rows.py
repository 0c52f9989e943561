"""Which row of a page shows a row of a table, so that who downloads what a page shows gets just those rows."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from roadmaps.editing.tables.cells import Declared
from roadmaps.editing.tables.declared import Table

Cells = dict[str, str]
_FORMS = {"results": "result", "activities": "activity"}  # how the lines of a plan are called on a page


def shown_as(table: Table, rows: list[list[str]]) -> list[list[str]]:
    """For each row what the rows are known by that show it: an id, or the thing and a place in it."""
    found = [dict(zip(table.columns, row, strict=True)) for row in rows]
    if table.name in _FORMS:
        return _plan_keys(table, found)
    if table.name == "targets":
        return [[row["id"], f"{row['thing']}-{row['id']}"] for row in found]
    return [[row["id"]] if "id" in row else [f"{row[table.thing]}-{row['number']}"] for row in found]


def _plan_keys(table: Table, rows: list[Cells]) -> list[list[str]]:
    """A line of a page is a result with all that it answers, or what was planned where nothing answers it."""
    planned, reported = (part.steps[-1].column for part in table.parts)
    answers = defaultdict(list)
    for row in rows:
        for number in filter(None, row["answers"].split(", ")):
            answers[row[table.thing], row["year"], number].append(row[reported])
    found = []
    for row in rows:
        start = f"{row[table.thing]}-{_FORMS[table.name]}-{row['year']}"
        numbers = [row[reported]] if row[reported] else answers[row[table.thing], row["year"], row[planned]]
        found.append([f"{start}-{number}" for number in numbers] or [f"{start}-{row[planned]}-open"])
    return found


def number_columns(table: Table) -> list[int]:
    """The columns of numbers, by their place."""
    places = {step.column for part in table.parts for step in part.steps if step.column in ("year", "number")}
    for part in table.parts:
        model = part.model(table.kinds[0])
        places |= {column for column, path in part.fields.items() if Declared.at(model, path).wanted in (int, Decimal)}
    return [place for place, column in enumerate(table.columns) if column in places]
