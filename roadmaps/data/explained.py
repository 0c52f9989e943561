"""The data dictionary: for each table and column what it means, in both languages; the sheet README and the data page show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from roadmaps.data.dictionary import Told, value_names
from roadmaps.data.publication import Cell, Publication
from roadmaps.data.tables import Column, Table, tables
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES
from roadmaps.words import look_up

HEADINGS = ["table", "column", "type", "required", "values", "meaning_nl", "meaning_en"]


@dataclass(frozen=True, slots=True)
class Explained:
    """A column as the dictionary tells of it, with the first value that it has as an example."""

    column: Column
    values: dict[str, Told]
    example: Cell


def title(table: Table) -> Told:
    """What a table holds, in each language."""
    if not table.kind:
        found: Told = look_up("data", "tables", table.name)
        return found
    kinds = {lang: i18n.kind_name(table.kind, lang, many=True) for lang in LANGUAGES}
    return {lang: look_up("data", "tables", "of-kind", lang).format(kind=kinds[lang]) for lang in LANGUAGES}


def explained(table: Table, made: Publication) -> list[Explained]:
    """Every column of a table."""
    rows = table.cells(made)
    return [
        Explained(column, names_of(column), next((row[number] for row in rows if row[number] is not None), None))
        for number, column in enumerate(table.columns)
    ]


def names_of(column: Column) -> dict[str, Told]:
    """What the values of a column that takes one of a few are called. Raises MissingWord."""
    if len(column.values) < 2:  # the kind, in a table of one kind
        return {}
    return value_names(column.owner, column.field, list(column.values))


def explanation(made: Publication) -> list[list[str]]:
    """The dictionary as a sheet: what the whole is, then a line for each table and column."""
    licence = look_up("data", "licence")
    head = [
        [look_up("data", "title", "nl"), made.top, "", "", "", licence["name"], licence["address"]],
    ]
    return [HEADINGS, *head, *(line for table in tables().values() for line in _lines(table))]


def _lines(table: Table) -> Iterator[list[str]]:
    yield [table.name, "", "", "", "", *title(table).values()]
    for column in table.columns:
        values = ", ".join(column.values)
        required = "yes" if column.required else "no"
        yield [table.name, column.name, column.holds, required, values, *column.meaning.values()]
