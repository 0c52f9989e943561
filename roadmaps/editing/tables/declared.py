"""The tables that can be read and written: which columns each has, and where in a file the value of a column stands."""

from __future__ import annotations

from dataclasses import dataclass

from roadmaps.kinds import KINDS
from roadmaps.reading.base import Loc, Model
from roadmaps.reading.declared import type_at
from roadmaps.words import look_up

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A list on the way to what a row holds: its field, and the column and the field that an item is known by.

    Without `key` an item is known by its place in the list, or, where the row has no number, by the columns `alike`.
    """

    field: str
    column: str
    key: str = ""
    alike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """The three columns of citations: a line in each per citation. A new item without them takes those of `other`."""

    path: Path
    prefix: str = ""
    other: str | None = None

    @property
    def columns(self) -> tuple[str, str, str]:
        return f"{self.prefix}source", f"{self.prefix}heading", f"{self.prefix}page"

    @property
    def other_columns(self) -> tuple[str, str, str] | None:
        """The columns that a new item without citations of its own takes them from."""
        return None if self.other is None else Cited((), self.other).columns


@dataclass(frozen=True, slots=True)
class Part:
    """What one row says of one item: a goal, say. `fields` are its columns with the way to each value inside the item."""

    steps: tuple[Step, ...]
    fields: dict[str, Path]
    cited: tuple[Cited, ...]

    def model(self, kind: str) -> type[Model]:
        """The type of the item in a thing of this kind."""
        loc: Loc = tuple(step for one in self.steps for step in (one.field, 0))
        found: type[Model] = type_at(KINDS[kind], loc)
        return found

    @property
    def own(self) -> list[str]:
        """The columns that only this part fills: a row where all of them are empty says nothing of it."""
        cited = [column for one in self.cited if one.prefix for column in one.columns]
        return [*self.fields, *(column for column in cited if column not in self.fields)]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the column that names the thing, the kinds that it may have, and what a row says of it.

    `makes` is set where a row may be a thing that is not there yet.
    """

    name: str
    thing: str
    kinds: tuple[str, ...]
    parts: tuple[Part, ...]
    makes: bool = False

    @property
    def columns(self) -> list[str]:
        """Every column, in the order of a template."""
        steps = [step.column for step in self.parts[0].steps]
        cited = [column for part in self.parts for one in part.cited for column in one.columns]
        fields = [column for part in self.parts for column in _in_order(part)]
        return list(dict.fromkeys([self.thing, *steps, *fields, *cited]))


def _in_order(part: Part) -> list[str]:
    """The columns of a part; citations of a part of an item come right after it."""
    found = list(part.fields)
    for one in part.cited:
        if one.prefix and one.path[:-1]:
            last = max(number for number, column in enumerate(found) if _is_in(part, column, one))
            found[last + 1 : last + 1] = one.columns
        elif one.prefix:
            found += one.columns
    return found


def _is_in(part: Part, column: str, cited: Cited) -> bool:
    path = part.fields.get(column, ())
    return path[: len(cited.path) - 1] == cited.path[:-1]


def _both(column: str, *path: str) -> dict[str, Path]:
    return {f"{column}_{lang}": (*path, lang) for lang in ("nl", "en")}


def _status(*path: str) -> dict[str, Path]:
    plain = {"status": "value", "basis": "basis", "words": "words"}
    return {column: (*path, field) for column, field in plain.items()} | _both("reason", *path, "reason")


def _quantity(prefix: str, words: str, *path: str) -> dict[str, Path]:
    plain = {f"{prefix}{field}": (*path, field) for field in ("kind", "value", "upto")}
    return plain | _both(f"{prefix}unit", *path, "unit") | _both(words, *path, "words")


_SOURCES = Cited(("sources",))
_YEARS = Step("years", "year", "year")


def _plan(name: str, planned: str, field: str, reported: str, outcomes: str) -> Table:
    """Lines of an annual plan beside what came of them."""
    number = f"{planned}_number"
    first = Part(
        (_YEARS, Step(field, number, "number")),
        {number: ("number",)} | _both(planned, "text"),
        (Cited(("sources",), f"{planned}_", ""),),
    )
    second = Part(
        (_YEARS, Step(outcomes, f"{reported}_number", "number")),
        {f"{reported}_number": ("number",), "answers": ("answers",)} | _both(reported, "text") | _status("status"),
        (_SOURCES,),
    )
    return Table(name, "initiative", ("initiative",), (first, second))


_TARGET = Part(
    (Step("targets", "id", "id"),),
    {"id": ("id",)}
    | _both("name", "name")
    | {"year": ("year",), "nature": ("nature",)}
    | _quantity("", "in_words", "planned")
    | {"outcome_year": ("realised", "year")}
    | _both("outcome", "realised", "text")
    | _quantity("outcome_", "outcome_words", "realised", "quantity")
    | _status("realised", "status")
    | _both("note", "note"),
    (_SOURCES, Cited(("realised", "sources"), "outcome_")),
)
_MILESTONE = Part(
    (),
    {"id": ("id",)}
    | _both("name", "name")
    | _both("summary", "summary")
    | {"speerpunt": ("speerpunt",), "order": ("order",), "due": ("due",)}
    | _both("planned", "planned", "text")
    | {"relation": ("body", "relation")}
    | _both("body", "body", "text")
    | _status("status")
    | {"status_date": ("status", "date")},
    (Cited(("planned", "sources")), Cited(("body", "sources"), "body_"), Cited(("status", "sources"), "status_")),
)
_AMOUNT = Part(
    (Step("amounts", "number", alike=("purpose_nl", "nature")),),
    _both("purpose", "purpose") | {"nature": ("nature",)} | _quantity("", "in_words", "amount"),
    (_SOURCES,),
)
_ORGANISATION = Part(
    (),
    {"id": ("id",)}
    | _both("name", "name")
    | {"aliases": ("aliases",)}
    | _both("summary", "summary")
    | {"type": ("type",)}
    | _both("description", "description", "text"),
    (Cited(("description", "sources")),),
)
_ROLE = Part(
    (Step("organisations", "number", alike=("organisation",)),),
    {"organisation": ("organisation",)} | _both("role", "role"),
    (_SOURCES,),
)


def _kinds_with(field: str, but: tuple[str, ...] = ()) -> tuple[str, ...]:
    return tuple(kind for kind, cls in KINDS.items() if field in cls.model_fields and kind not in but)


_ALL = (
    _plan("results", "goal", "goals", "result", "results"),
    _plan("activities", "intended", "intended", "realised", "realised"),
    Table("targets", "thing", _kinds_with("targets"), (_TARGET,)),
    Table("milestones", "id", ("milestone",), (_MILESTONE,), makes=True),
    Table("amounts", "thing", _kinds_with("amounts"), (_AMOUNT,)),
    Table("organisations", "id", ("organisation",), (_ORGANISATION,), makes=True),
    Table("roles", "thing", _kinds_with("organisations"), (_ROLE,)),
)
TABLES: dict[str, Table] = {
    name: next(table for table in _ALL if table.name == name) for name in look_up("columns", "tables")
}
