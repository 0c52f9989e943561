"""What is tied to what: a thread through the documents, and the neighbours of a thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from roadmaps.kinds.parts import StatusValue
from roadmaps.kinds.source import Source
from roadmaps.kinds.thread import Step, Thread
from roadmaps.pages.charts.base import SHIFT, wrapped
from roadmaps.pages.graph import Graph, Relation
from roadmaps.pages.tracker import Tracker
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang
from roadmaps.reading.thing import Thing

_RAIL, _DOT = 16, 14  # from column to column, and the middle of a dot below the top of its row


@dataclass(frozen=True, slots=True)
class Knot:
    """A step of a thread in the column of the document that bears it.

    `before` is the column of the step before, None at the first; the step's own basis is about the tie with that one.
    `results` say how many of the plans of its year came out how, where a step before it does not say so.
    """

    number: int
    step: Step
    x: int
    before: int | None
    results: dict[StatusValue, int]

    @property
    def comes(self) -> str:
        """The path from the step before: down its column, then over to that of this one."""
        return f"M{self.before} 0V3H{self.x}V{_DOT}"

    @property
    def foot(self) -> int:
        """Where its number stands."""
        return _DOT + SHIFT


@dataclass(frozen=True, slots=True)
class Strand:
    """The columns of the documents and the steps in them, one below the other."""

    columns: list[tuple[Source, int]]
    knots: list[Knot]

    dot: ClassVar[int] = _DOT

    @property
    def width(self) -> int:
        """The width of all columns."""
        return _RAIL * len(self.columns)

    @property
    def ties(self) -> int:
        """How many ties there are between the steps."""
        return len(self.knots) - 1

    @property
    def stated(self) -> int:
        """How many ties a document makes itself."""
        return sum(knot.step.basis == "stated" for knot in self.knots[1:])


def strand(graph: Graph, tracker: Tracker, thread: Thread) -> Strand:
    """The steps of a thread, each in the column of the first document that it cites."""
    columns = {source.id: _RAIL * number + _RAIL // 2 for number, source in enumerate(graph.of(Source))}
    knots: list[Knot] = []
    told: set[tuple[str, str]] = set()
    for number, step in enumerate(thread.steps, 1):
        rows = [row for row in tracker.rows_of_step(step) if (row.holder.id, row.anchor) not in told]
        told |= {(row.holder.id, row.anchor) for row in rows}
        before = knots[-1].x if knots else None
        knots.append(Knot(number, step, columns[step.sources[0].source], before, tracker.tally(rows)))
    return Strand([(source, columns[source.id]) for source in graph.of(Source)], knots)


SHOWN = 7  # neighbours of one kind that are named
_LINE, _NEXT = 16, 6  # from line to line, and more of it to the next name
_NAME, _KIND = 46, 16  # the letters in a line of a name, and of the name of a kind


@dataclass(frozen=True, slots=True)
class Label:
    """A name in lines, around the height where the wire to it ends."""

    lines: tuple[str, ...]
    y: float
    relation: Relation | None = None

    @property
    def feet(self) -> list[tuple[float, str]]:
        """The lines, each with the height of its foot."""
        first = self.y - _LINE * (len(self.lines) - 1) / 2 + SHIFT
        return [(first + _LINE * number, line) for number, line in enumerate(self.lines)]


@dataclass(frozen=True, slots=True)
class Group:
    """The neighbours of one kind: at most `SHOWN` of them by name, the rest as a number at the height `rest`."""

    kind: str
    name: Label
    shown: list[Label]
    more: int
    rest: float

    @property
    def rest_foot(self) -> float:
        """Where that number stands."""
        return self.rest + SHIFT

    def wire(self, y: float) -> str:
        """The path from the name of the kind to a line of the group."""
        return f"M290 {self.name.y:g}C340 {self.name.y:g} 330 {y:g} 372 {y:g}"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The groups around a thing, which stands halfway at the left."""

    groups: list[Group]
    height: float

    @property
    def total(self) -> int:
        """How many neighbours there are, shown or not."""
        return sum(len(group.shown) + group.more for group in self.groups)

    @property
    def hub(self) -> float:
        """The height of the thing itself."""
        return self.height / 2

    def wire(self, group: Group) -> str:
        """The path from the thing to the name of a kind."""
        return f"M14 {self.hub:g}C90 {self.hub:g} 60 {group.name.y:g} 150 {group.name.y:g}"


def neighbours(graph: Graph, thing: Thing, lang: Lang) -> Neighbours:
    """Everything tied to a thing, in rows grouped by kind."""
    groups: list[Group] = []
    top = 6.0
    for kind, found in graph.relations(thing).items():
        groups.append(_group(kind, found, top, lang))
        last = groups[-1]
        top = max(last.rest + _LINE / 2, last.name.feet[-1][0]) + 2 * _NEXT
    return Neighbours(groups, top)


def _group(kind: str, found: list[Relation], top: float, lang: Lang) -> Group:
    """The neighbours of one kind from `top` down."""
    shown, y = [], top
    for relation in found[:SHOWN]:
        lines = wrapped(relation.thing.name[lang], _NAME)
        shown.append(Label(lines, y + _LINE * len(lines) / 2, relation))
        y += _LINE * len(lines) + _NEXT
    more = len(found) - len(shown)
    rest = y + _LINE / 2 if more else shown[-1].y + _LINE * (len(shown[-1].lines) - 1) / 2
    name = wrapped(i18n.capital(i18n.kind_name(kind, lang, many=True)), _KIND)
    middle = max((shown[0].y + rest) / 2, top + _LINE * len(name) / 2)
    return Group(kind, Label(name, middle), shown, more, rest)
