"""What a thing says it is tied to, each tie with its sort, where it stands, and on what it rests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from roadmaps.kinds.figure import Figure
from roadmaps.kinds.funding import Update, Use
from roadmaps.kinds.glossary import Glossary
from roadmaps.kinds.initiative import Initiative
from roadmaps.kinds.milestone import Milestone
from roadmaps.kinds.parts import Role
from roadmaps.kinds.source import Source
from roadmaps.kinds.speerpunt import FollowUp, Speerpunt
from roadmaps.kinds.theme import Crossover
from roadmaps.kinds.thread import Step
from roadmaps.reading.base import Loc, Model, Text, find_all
from roadmaps.reading.thing import Basis, Citation, Related, Thing

Sort = Literal[
    "part-of",
    "role",
    "related",
    "use",
    "step",
    "went-into",
    "crossover",
    "figure-of",
    "publisher",
    "see",
    "merged-into",
]
SORTS: tuple[Sort, ...] = get_args(Sort)
# What of a thing itself, and of its parts, refers to another thing.
_OF_THINGS: dict[type[Thing], dict[str, Sort]] = {
    Speerpunt: {"challenge": "part-of"},
    Milestone: {"speerpunt": "part-of"},
    Initiative: {"challenges": "part-of", "speerpunten": "part-of"},
    Figure: {"things": "figure-of"},
    Source: {"publishers": "publisher"},
    Glossary: {"see": "see"},
}
_OF_PARTS: dict[type[Model], tuple[str, Sort]] = {
    Role: ("organisation", "role"),
    Related: ("to", "related"),
    Use: ("thing", "use"),
    Step: ("things", "step"),
    FollowUp: ("into", "went-into"),
    Crossover: ("theme", "crossover"),
    Update: ("into", "merged-into"),
}
_HOW = ("how", "role", "text")  # the fields that say in a line what ties the two


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie to another thing. `how`, `basis` and `year` are None where the data does not say."""

    to: str
    sort: Sort
    how: Text | None
    basis: Basis | None
    year: int | None
    sources: tuple[Citation, ...]


def relations(thing: Thing) -> Iterator[tuple[Loc, Tie]]:
    """Every tie that a thing says, with where it stands. Citations are no ties."""
    for field, sort in _OF_THINGS.get(type(thing), {}).items():
        yield from _ties(thing, (), field, sort)
    for cls, (field, sort) in _OF_PARTS.items():
        for loc, part in find_all(thing, cls):
            yield from _ties(part, loc, field, sort)


def _ties(holder: Model, loc: Loc, field: str, sort: Sort) -> Iterator[tuple[Loc, Tie]]:
    """One tie, or one for each id of a list."""
    found = getattr(holder, field)
    if isinstance(found, tuple):
        yield from (((*loc, field, place), _tie(id_, holder, field, sort)) for place, id_ in enumerate(found))
    elif found:
        yield (*loc, field), _tie(found, holder, field, sort)


def _tie(to: str, holder: Model, field: str, sort: Sort) -> Tie:
    how = next((found for name in _HOW if type(found := getattr(holder, name, None)) is Text), None)
    basis = getattr(holder, f"{field}_basis", getattr(holder, "basis", None))
    year = None if isinstance(holder, Thing) else getattr(holder, "year", None)
    sources = () if isinstance(holder, Thing) else getattr(holder, "sources", ())
    return Tie(to, sort, how, basis, year, sources)
