"""What is tied to what: a thread through the documents, and the neighbours of a thing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from roadmaps.kinds.source import Source
from roadmaps.kinds.thread import Thread
from roadmaps.pages.charts.base import SHIFT, WIDTH
from roadmaps.pages.graph import Graph, Relation
from roadmaps.reading.thing import Basis, Thing


@dataclass(frozen=True, slots=True)
class Knot:
    """A step of a thread in the column of the document that bears it; `basis` is about the tie with the step before."""

    x: float
    y: float
    number: int
    basis: Basis

    @property
    def foot(self) -> float:
        """Where its number stands."""
        return self.y + SHIFT


@dataclass(frozen=True, slots=True)
class Strand:
    """The columns of the documents and the steps in them."""

    columns: list[tuple[Source, float]]
    knots: list[Knot]

    @property
    def height(self) -> float:
        return 34 * len(self.knots) + 50

    @property
    def foot(self) -> float:
        """Where the lines of the columns end."""
        return self.height - 8

    @property
    def ties(self) -> list[tuple[Knot, Knot]]:
        """Each step with the one before it, which comes first."""
        return list(pairwise(self.knots))

    @property
    def stated(self) -> int:
        """How many ties a document makes itself."""
        return sum(knot.basis == "stated" for knot in self.knots[1:])


def strand(graph: Graph, thread: Thread) -> Strand:
    """The steps of a thread, each in the column of the first document that it cites."""
    sources = graph.of(Source)
    gaps = max(len(sources) - 1, 1)
    columns = {source.id: round(70 + number * (WIDTH - 140) / gaps, 1) for number, source in enumerate(sources)}
    knots = [
        Knot(columns[step.sources[0].source], 60 + 34 * number, number + 1, step.basis)
        for number, step in enumerate(thread.steps)
    ]
    return Strand([(source, columns[source.id]) for source in sources], knots)


SHOWN = 7  # neighbours of one kind that are named
_LINE = 22  # from name to name


@dataclass(frozen=True, slots=True)
class Neighbour:
    """One thing at the other end of a tie."""

    relation: Relation
    y: float

    @property
    def foot(self) -> float:
        """Where its name stands."""
        return self.y + SHIFT


@dataclass(frozen=True, slots=True)
class Group:
    """The neighbours of one kind, from `top` down: at most `SHOWN` of them by name, the rest as a number."""

    kind: str
    top: float
    shown: list[Neighbour]
    more: int

    @property
    def rows(self) -> int:
        """How many lines it takes."""
        return len(self.shown) + (self.more > 0)

    @property
    def y(self) -> float:
        """The middle of the group, where the name of its kind stands."""
        return self.top + _LINE // 2 * (self.rows - 1)

    @property
    def foot(self) -> float:
        """Where that name stands."""
        return self.y + SHIFT

    @property
    def rest(self) -> float:
        """The height of the line below the last name, for the number of the rest."""
        return self.shown[-1].y + _LINE

    @property
    def rest_foot(self) -> float:
        """Where that number stands."""
        return self.rest + SHIFT

    def wire(self, y: float) -> str:
        """The path from the name of the kind to a line of the group."""
        return f"M290 {self.y}C340 {self.y} 330 {y} 372 {y}"


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
        return f"M14 {self.hub}C90 {self.hub} 60 {group.y} 150 {group.y}"


def neighbours(graph: Graph, thing: Thing) -> Neighbours:
    """Everything tied to a thing, in rows grouped by kind."""
    groups: list[Group] = []
    top = 16.0
    for kind, found in graph.relations(thing).items():
        shown = [Neighbour(relation, top + _LINE * number) for number, relation in enumerate(found[:SHOWN])]
        groups.append(Group(kind, top, shown, len(found) - len(shown)))
        top += _LINE * groups[-1].rows + 12
    return Neighbours(groups, top)
