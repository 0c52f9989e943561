"""What came of plans: the bar of statuses, and the timeline of milestones and targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import ClassVar

from roadmaps.kinds.milestone import Milestone
from roadmaps.kinds.parts import STATUSES, StatusValue
from roadmaps.pages.charts.base import WIDTH
from roadmaps.pages.graph import Graph
from roadmaps.reading.base import Text

STEP = 5  # years between two names on the axis of the timeline


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a bar that shows one status: as wide as the number of its lines."""

    status: StatusValue
    x: int
    width: int


def bar(counts: Mapping[StatusValue, int]) -> list[Piece]:
    """The statuses that occur, side by side."""
    pieces, x = [], 0
    for status in STATUSES:
        if count := counts.get(status, 0):
            pieces.append(Piece(status, x, count))
            x += count
    return pieces


@dataclass(frozen=True, slots=True)
class Stop:
    """One milestone or target on the timeline, with what is known of it."""

    x: float
    y: float
    name: Text
    status: StatusValue


@dataclass(frozen=True, slots=True)
class Timeline:
    """The years from `begin` to `end`, with a pile of stops above each year that something was due in."""

    begin: int
    end: int
    height: float
    stops: list[Stop]
    years: list[tuple[int, float]]
    counts: Counter[int]

    left: ClassVar[float] = 20
    right: ClassVar[float] = WIDTH - 20

    @property
    def axis(self) -> float:
        """The height of the axis."""
        return self.height - 26

    @property
    def tick(self) -> tuple[float, float]:
        """Where the mark of a year begins, above the axis, and ends, below it."""
        return self.height - 30, self.height - 22

    @property
    def names(self) -> float:
        """The height of the names of the years."""
        return self.height - 6

    @property
    def busiest(self) -> tuple[int, int]:
        """The two years with the most stops, the earlier one first; one year twice where there is no other."""
        years = sorted(year for year, _ in self.counts.most_common(2))
        return years[0], years[-1]

    @property
    def unknown(self) -> int:
        """Of how many stops nobody reported what became of them."""
        return sum(stop.status == "unknown" for stop in self.stops)


def _x(year: float, begin: int, end: int) -> float:
    return round(Timeline.left + (year - begin) / (end - begin) * (Timeline.right - Timeline.left), 1)


def _dated(graph: Graph) -> list[tuple[int, Text, StatusValue]]:
    """Every milestone and every target with a year, by year and then by status."""
    found = [(milestone.due, milestone.name, milestone.outcome) for milestone in graph.of(Milestone)]
    found += [(target.year, target.name, target.outcome) for _, target in graph.targets() if target.year]
    return sorted(found, key=lambda item: (item[0], STATUSES.index(item[2])))


def _span(years: Collection[int]) -> tuple[int, int]:
    """The round years around these, at least one step apart."""
    first, last = min(years, default=0), max(years, default=0)
    begin = first // STEP * STEP
    return begin, max(-(-last // STEP) * STEP, begin + STEP)


def timeline(graph: Graph) -> Timeline:
    """Every milestone and every target with a year, piled up per year; each keeps its status."""
    found = _dated(graph)
    begin, end = _span({year for year, *_ in found})
    piles = Counter(year for year, *_ in found)
    height = 8 * max(piles.values(), default=1) + 50
    there: Counter[int] = Counter()
    stops = []
    for year, name, status in found:
        stops.append(Stop(_x(year, begin, end), height - 34 - 8 * there[year], name, status))
        there[year] += 1
    years = [(year, _x(year, begin, end)) for year in range(begin, end + 1, STEP)]
    return Timeline(begin, end, height, stops, years, piles)
