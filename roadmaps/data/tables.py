"""Every published table: its columns, which follow from the published shape of a row, and its rows as cells.

A text in two languages is two columns, a group of values a column for each, and a list of ids one, with `; ` between
them. Lists of groups do not fit in a row: they have a table of their own, or stand in the JSON only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from roadmaps.data.dictionary import Told, meaning, schema_of, shape_named
from roadmaps.data.flat import FLAT, rows
from roadmaps.data.parts import Block, Shape
from roadmaps.data.publication import Cell, Publication
from roadmaps.data.things import SHAPES
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES

Step = str
BETWEEN = "; "
_IN_TWO_LANGUAGES = {"Text", "Markdown", "Addresses"}
_TAKES_THE_NAME = {"text", "Status.value"}  # the part of a group that is called as the group is


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name and type, the way to its value in the JSON, and the field that says what it means.

    `holds` is one of string, integer, number, date and uri. `refers` is the table whose ids it holds.
    """

    name: str
    holds: str
    way: tuple[Step, ...]
    owner: type[Shape]
    field: str
    within: tuple[tuple[type[Shape], str], ...] = ()
    required: bool = True
    values: tuple[str, ...] = ()
    refers: str = ""
    lang: str = ""
    many: bool = False

    @property
    def meaning(self) -> Told:
        """What stands in it, in each language; in a group what the group is comes first."""
        told = [meaning(*one) for one in (*self.within, (self.owner, self.field))]
        return {lang: ": ".join(dict.fromkeys(one[lang] for one in told)) for lang in LANGUAGES}


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what a row is, and the columns."""

    name: str
    shape: type[Shape]
    kind: str = ""  # of the tables that hold everything of one kind

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns, in the order of the file."""
        return _columns(self.shape)

    def cells(self, made: Publication) -> list[list[Cell]]:
        """The rows as cells, in the order of the columns."""
        return made.kept(f"cells of {self.name}", lambda: self._cells(made))

    def _cells(self, made: Publication) -> list[list[Cell]]:
        found = made.of_kind(self.kind) if self.kind else rows(made, self.name)
        return [
            [_cell(values, column) for column in self.columns]
            for values in (row.model_dump(mode="json") for row in found)
        ]


def _of_kinds() -> Iterator[Table]:
    for kind, shape in SHAPES.items():
        yield Table(i18n.section(kind, "en"), shape, kind)


def tables() -> dict[str, Table]:
    """Every table by its name, the flat ones first."""
    flat = [Table(name, shape) for name, (shape, _) in FLAT.items()]
    return {table.name: table for table in (*flat, *_of_kinds())}


@cache
def _columns(shape: type[Shape]) -> tuple[Column, ...]:
    found = _inside(shape, schema_of(shape), "", (), (), True)
    return tuple(
        sorted(found, key=lambda column: column.way[0].startswith(("status", "sources")))
    )  # evidence comes last


def lost(shape: type[Shape]) -> list[str]:
    """The fields that do not fit in a row of a table."""
    known = {column.way[0] for column in _columns(shape)}
    return [field for field in schema_of(shape)["properties"] if field not in known]


def _inside(
    cls: type[Shape], whole: dict[str, Any], before: str, way: tuple[Step, ...], within: Any, required: bool
) -> Iterator[Column]:
    for field, declared in _properties(cls, whole).items():
        if issubclass(cls, Block) and field == "list":
            continue  # in the cell of the text
        inner, always = bare(declared)
        takes = field in _TAKES_THE_NAME or f"{cls.__name__}.{field}" in _TAKES_THE_NAME
        name = before if takes and before else "_".join(filter(None, (before, field)))
        yield from _column(cls, whole, field, name, inner, (*way, field), within, required and always)


def _column(
    cls: type[Shape],
    whole: dict[str, Any],
    field: str,
    name: str,
    inner: dict[str, Any],
    way: tuple[Step, ...],
    within: Any,
    required: bool,
) -> Iterator[Column]:
    group = inner.get("$ref", "").rpartition("/")[2]
    if group in _IN_TWO_LANGUAGES:
        kind = "uri" if group == "Addresses" else "string"
        for lang in LANGUAGES:
            always = required and (lang == "nl" or group == "Addresses")
            yield Column(f"{name}_{lang}", kind, (*way, lang), cls, field, within, always, lang=lang)
    elif group:
        yield from _inside(shape_named(group), whole, name, way, (*within, (cls, field)), required)
    elif inner.get("type") == "array":
        items, _ = bare(inner["items"])
        if items.get("type") == "string":
            yield Column(name, "string", way, cls, field, within, False, refers=items.get("x-ref", ""), many=True)
        elif items.get("$ref", "").endswith("/Citation"):
            yield Column(name, "string", way, cls, field, within, False, refers="sources", many=True)
    elif inner.get("type") != "boolean":
        values = tuple(inner.get("enum", [inner["const"]] if "const" in inner else []))
        kind = inner.get("format", inner["type"])
        yield Column(name, kind, way, cls, field, within, required, values, inner.get("x-ref", ""))


def _properties(cls: type[Shape], whole: dict[str, Any]) -> dict[str, Any]:
    found = whole if whole["title"] == cls.__name__ else whole["$defs"][cls.__name__]
    properties: dict[str, Any] = found["properties"]
    return properties


def bare(declared: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """What a field is declared as, without `or null`, and whether it is always there."""
    if "anyOf" in declared:
        return next(one for one in declared["anyOf"] if one.get("type") != "null"), False
    return declared, True


def _cell(values: dict[str, Any], column: Column) -> Cell:
    holders: list[Any] = [values]
    for step in column.way:
        if holders[-1] is None:
            return None
        holders.append(holders[-1][step])
    found = holders[-1]
    if column.many:
        return BETWEEN.join(dict.fromkeys(one if isinstance(one, str) else one["source"] for one in found)) or None
    if found and issubclass(column.owner, Block) and column.field == "text":
        return "\n\n".join([found, *_listed(holders[-3]["list"], column.lang)])
    return found  # type: ignore[no-any-return]


def _listed(found: dict[str, Any] | None, lang: str) -> Iterator[str]:
    """The list below a text, in Markdown."""
    if found is None:
        return
    if found["title"]:
        yield found["title"][lang] or found["title"]["nl"]
    items = [item[lang] or item["nl"] for item in found["items"]]
    marks = [f"{number}." if found["ordered"] else "-" for number in range(1, len(items) + 1)]
    yield "\n".join(f"{mark} {item}" for mark, item in zip(marks, items, strict=True))
