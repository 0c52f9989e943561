"""The rows that a knowledge base has now, in the columns of a table, and a template with one example."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from roadmaps.editing.tables.cells import Declared, names_of, unwrapped
from roadmaps.editing.tables.declared import Part, Step, Table
from roadmaps.editing.tables.drafts import Group, value_at
from roadmaps.editing.tables.headings import heading
from roadmaps.reading.base import Lang, Prose
from roadmaps.reading.declared import choices, is_type
from roadmaps.reading.kb import KnowledgeBase

Cells = dict[str, str]


def exported(table: Table, kb: KnowledgeBase, lang: Lang) -> list[list[str]]:
    """The headings, then every row."""
    rows = [
        {table.thing: entry.thing.id} | row
        for entry in kb.entries
        if entry.thing.kind in table.kinds
        for row in _rows(table, entry.document.value, entry.thing.kind, lang)
    ]
    return _sheet(table, rows, lang)


def template(table: Table, kb: KnowledgeBase, lang: Lang) -> list[list[str]]:
    """The headings, then the fullest row that there is as an example."""
    return with_example(exported(table, kb, lang))


def with_example(sheet: list[list[str]]) -> list[list[str]]:
    """Of a whole sheet its headings and its fullest row."""
    head, *rows = sheet
    return [head, *sorted(rows, key=lambda row: -sum(map(bool, row)))[:1]]


def _sheet(table: Table, rows: list[Cells], lang: Lang) -> list[list[str]]:
    return [[heading(column, lang) for column in table.columns]] + [
        [row.get(column, "") for column in table.columns] for row in rows
    ]


def _rows(table: Table, value: Group, kind: str, lang: Lang) -> Iterator[Cells]:
    """The rows of one thing: a planned line and the first result that answers it alone stand in one."""
    first, *others = ([_cells(part, *one, kind, lang) for one in _items(value, part.steps)] for part in table.parts)
    found: list[Cells] = list(first)
    for cells in others[0] if others else []:
        number, last = table.parts[0].steps[-1].column, table.parts[1].steps[-1].column
        beside = next((row for row in found if _answers(row, cells, number, last)), None)
        if beside is None:
            found.append(cells)
        else:
            beside |= cells
    return iter(found)


def _answers(row: Cells, cells: Cells, number: str, last: str) -> bool:
    return row.get("year") == cells["year"] and row.get(number) == cells["answers"] and last not in row


def _items(value: Group, steps: tuple[Step, ...], known: Cells | None = None) -> Iterator[tuple[Group, Cells]]:
    """Every item at the end of the way, with the columns that it is known by."""
    if not steps:
        yield value, known or {}
        return
    for number, item in enumerate(value.get(steps[0].field, []), 1):
        key = item[steps[0].key] if steps[0].key else str(number)
        yield from _items(item, steps[1:], {**(known or {}), steps[0].column: key})


def _cells(part: Part, item: Group, known: Cells, kind: str, lang: Lang) -> Cells:
    model = part.model(kind)
    found = dict(known)
    for column, path in part.fields.items():
        value = value_at(item, path)
        if value is not None:
            found[column] = _cell(value, Declared.at(model, path), lang)
    for cited in part.cited:
        citations = value_at(item, cited.path) or []
        for column, field in zip(cited.columns, ("source", "heading", "page"), strict=True):
            if any(field in one for one in citations):
                found[column] = "\n".join(one.get(field, "") for one in citations).rstrip("\n")
    return found


def _cell(value: str | list[str], declared: Declared, lang: Lang) -> str:
    """A value as readers of a table write it."""
    if isinstance(value, list):
        return ("; " if declared.field == "aliases" else ", ").join(value)
    if is_type(declared.owner, Prose):
        return unwrapped(value)
    if choices(declared.wanted):
        return names_of(declared, lang)[value]
    if declared.wanted is Decimal:
        return _number(value, lang)
    return value


def _number(value: str, lang: Lang) -> str:
    """A number that can be read in one way only: three decimals would look like thousands, and get a fourth."""
    whole, _, part = value.partition(".")
    part = f"{part}0" if len(part) == 3 else part
    return f"{whole}{',' if lang == 'nl' else '.'}{part}" if part else value
