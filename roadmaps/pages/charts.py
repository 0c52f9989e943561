"""What the pictures show and where it stands: numbers to coordinates, no markup. templates/charts.jinja draws them.

Every picture has a twin on the same page, a table or a list, that says the same. Coordinates are pixels of the viewBox.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal

from roadmaps.kinds import KINDS
from roadmaps.kinds.parts import STATUSES, Amount
from roadmaps.kinds.source import Source
from roadmaps.kinds.theme import Theme
from roadmaps.kinds.thread import Thread
from roadmaps.pages.graph import Graph, Relation
from roadmaps.reading.base import Text
from roadmaps.reading.thing import Thing

WIDTH = 760
EUROS = {"euro": 1, "duizend euro": 10**3, "miljoen euro": 10**6, "miljard euro": 10**9}


# --- the timeline of milestones and targets


@dataclass(frozen=True, slots=True)
class Stop:
    """One milestone or target on the timeline, with what is known of it."""

    x: float
    y: float
    name: Text
    status: str


@dataclass(frozen=True, slots=True)
class Timeline:
    begin: int
    end: int
    height: float
    stops: list[Stop]
    years: list[tuple[int, float]]
    counts: Counter


def _x(year: float, begin: int, end: int) -> float:
    return round(20 + (year - begin) / (end - begin) * (WIDTH - 40), 1)


def timeline(graph: Graph, begin: int = 2015, end: int = 2050) -> Timeline:
    """Every milestone and every target with a year, stacked per year; each keeps its status."""
    found = [(milestone.due, milestone.name, milestone.outcome) for milestone in graph.of_kind("milestone")]
    found += [(target.year, target.name, target.outcome) for _, target in graph.targets() if target.year]
    found.sort(key=lambda item: (item[0], STATUSES.index(item[2])))
    piles: Counter = Counter(year for year, *_ in found)
    height = 8 * max(piles.values(), default=1) + 50
    stacked: Counter = Counter()
    stops = []
    for year, name, status in found:
        stops.append(Stop(_x(year, begin, end), height - 34 - 8 * stacked[year], name, status))
        stacked[year] += 1
    return Timeline(
        begin, end, height, stops, [(year, _x(year, begin, end)) for year in range(begin, end + 1, 5)], piles
    )


# --- scores and money of the themes


def extremes(graph: Graph) -> tuple[list[tuple[Theme, str]], list[tuple[Theme, str]], int, int]:
    """Which theme and criterion have the highest and the lowest score, and those scores. Averages are never made."""
    scores = [(theme, score.criterion, score.value) for theme in graph.of_kind("theme") for score in theme.scores]
    values = [value for *_, value in scores] or [0]
    high, low = max(values), min(values)
    return (
        [(theme, criterion) for theme, criterion, value in scores if value == high],
        [(theme, criterion) for theme, criterion, value in scores if value == low],
        high,
        low,
    )


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money on the logarithmic scale; `upto` where the source gives a range."""

    x: float
    upto: float | None
    amount: Amount


def euros(amount: Amount) -> Decimal | None:
    """A sum in euros; None for a sum per year, per home or in no known currency: those stand in the table alone."""
    unit = amount.amount.unit.nl if amount.amount.unit else ""
    return amount.amount.value * EUROS[unit] if amount.amount.value and unit in EUROS else None


def money(graph: Graph) -> tuple[list[tuple[Theme, list[Sum]]], list[tuple[str, float]], int]:
    """Per theme its sums on one scale from 1 million to 10 billion euros, the marks of that scale, and how many are left out."""
    left, rows, out = 190, [], 0

    def place(value: Decimal) -> float:
        return round(left + (math.log10(float(value)) - 6) / 4 * (WIDTH - left - 20), 1)

    for theme in graph.of_kind("theme"):
        sums = []
        for amount in theme.amounts:
            value = euros(amount)
            if value is None or not 10**6 <= value <= 10**10:
                out += 1
            else:
                upto = amount.amount.upto and place(amount.amount.upto * EUROS[amount.amount.unit.nl])
                sums.append(Sum(place(value), upto, amount))
        rows.append((theme, sums))
    return (
        rows,
        [
            (label, place(Decimal(value)))
            for label, value in (
                ("1 mln", 10**6),
                ("10 mln", 10**7),
                ("100 mln", 10**8),
                ("1 mld", 10**9),
                ("10 mld", 10**10),
            )
        ],
        out,
    )


def natures(graph: Graph) -> Counter:
    """How many sums of the themes have each nature."""
    return Counter(amount.nature for theme in graph.of_kind("theme") for amount in theme.amounts)


# --- a thread through the documents


@dataclass(frozen=True, slots=True)
class Knot:
    """A step of a thread in the column of the document that bears it."""

    x: float
    y: float
    number: int
    basis: str


def strand(graph: Graph, thread: Thread) -> tuple[list[tuple[Source, float]], list[Knot], float]:
    """The columns of the documents, the steps in them, and the height of the picture."""
    sources = graph.of_kind("source")
    columns = {
        source.id: 70 + number * (WIDTH - 140) / max(len(sources) - 1, 1) for number, source in enumerate(sources)
    }
    knots = [
        Knot(round(columns[step.sources[0].source], 1), 60 + 34 * number, number + 1, step.basis)
        for number, step in enumerate(thread.steps)
    ]
    return [(source, round(columns[source.id], 1)) for source in sources], knots, 34 * len(knots) + 50


# --- the neighbours of a thing


@dataclass(frozen=True, slots=True)
class Group:
    """The neighbours of one kind: at most `SHOWN` of them by name, the rest as a number."""

    kind: str
    y: float
    shown: list[tuple[Relation, float]]
    more: int


SHOWN = 7


def neighbours(graph: Graph, thing: Thing) -> tuple[list[Group], float]:
    """Everything tied to a thing, in rows grouped by kind, and the height of the picture."""
    groups, y = [], 16.0
    for kind, found in graph.relations(thing).items():
        shown = [(relation, y + 22 * number) for number, relation in enumerate(found[:SHOWN])]
        more = len(found) - len(shown)
        rows = len(shown) + (more > 0)
        groups.append(Group(kind, y + 11 * (rows - 1), shown, more))
        y += 22 * rows + 12
    return groups, y


# --- the whole knowledge base, from plans to money


LAYERS = ("challenge", "speerpunt", "initiative", "theme", "funding")


def layers(graph: Graph) -> list[tuple[str, list[tuple[Thing, list[str]]]]]:
    """The kinds from plan to money as columns; each thing with the ids in other columns that it is tied to."""
    inside = {thing.id for kind in LAYERS for thing in graph.of_kind(kind)}
    return [
        (
            kind,
            [
                (
                    thing,
                    [
                        relation.thing.id
                        for found in graph.relations(thing).values()
                        for relation in found
                        if relation.thing.id in inside and relation.thing.kind != kind
                    ],
                )
                for thing in graph.of_kind(kind)
            ],
        )
        for kind in LAYERS
        if graph.of_kind(kind)
    ]


def crossings(graph: Graph) -> list[tuple[str, list[int]]]:
    """How many ties there are between kinds: the table twin of the map."""
    kinds = [kind for kind in KINDS if kind != "source" and graph.of_kind(kind)]
    ties: dict[tuple[str, str], int] = defaultdict(int)
    for kind in kinds:
        for thing in graph.of_kind(kind):
            for other, found in graph.relations(thing).items():
                ties[kind, other] += len(found)
    return [(kind, [ties[kind, other] for other in kinds]) for kind in kinds]
