"""The headings of a table: which column each one names, in Dutch or English, or as somebody said."""

from __future__ import annotations

import re
from collections.abc import Mapping

from roadmaps.editing.tables.declared import Table
from roadmaps.editing.tables.files import Cell
from roadmaps.reading.base import LANGUAGES, Lang
from roadmaps.reading.problems import Place, Problem, nearest
from roadmaps.words import look_up


def heading(column: str, lang: Lang) -> str:
    """What a template calls a column."""
    return str(look_up("columns", "columns", column, lang)[0])


def known_headings(table: Table) -> dict[str, str]:
    """Every name of a column of this table, as it is compared, with the column. A first name goes before an other one."""
    found: dict[str, str] = {}
    names = {column: look_up("columns", "columns", column) for column in table.columns}
    for lang in LANGUAGES:
        for column in table.columns:
            found.setdefault(_plain(names[column][lang][0]), column)
    for column in table.columns:
        for name in (column, *names[column]["nl"], *names[column]["en"]):
            found.setdefault(_plain(name), column)
    return found


def _plain(name: str) -> str:
    """A heading without what does not matter: capitals, spaces and marks."""
    return re.sub(r"[\W_]+", "", name.casefold())


def columns_of(
    table: Table, row: list[Cell], file: str, by_hand: Mapping[str, str]
) -> tuple[dict[str, int], list[Problem]]:
    """The number of each column that the table has, counted from 1, and the headings that are none."""
    known = known_headings(table) | {_plain(name): column for name, column in by_hand.items()}
    found: dict[str, int] = {}
    problems = []
    for number, cell in enumerate(row, 1):
        column = known.get(_plain(cell.text))
        blanks = {"found": cell.text, "known": _listed(table), "table": table.name}
        if not cell.text:
            continue
        if column is None:
            near = nearest(cell.text, [heading(one, lang) for one in table.columns for lang in LANGUAGES])
            right = (near.split(", ") if near else [heading(table.columns[0], "nl")])[0]
            blanks |= {"nearest": near, "example": f'--column "{cell.text}={known[_plain(right)]}"'}
            problems.append(Problem.at(Place(file, 1, number), "heading-unknown", **blanks))
        elif column in found:
            problems.append(Problem.at(Place(file, 1, number), "heading-twice", found=cell.text, first=found[column]))
        else:
            found[column] = number
    return found, problems + _missing(table, found, file)


def _missing(table: Table, found: dict[str, int], file: str) -> list[Problem]:
    """The columns without which no row can be placed."""
    needed = [table.thing, *(step.column for step in table.parts[0].steps[:-1] if step.key)]
    return [
        Problem.at(Place(file), "column-missing", nl=heading(column, "nl"), en=heading(column, "en"))
        for column in needed
        if column not in found
    ]


def _listed(table: Table) -> str:
    return ", ".join(heading(column, "nl") for column in table.columns)
