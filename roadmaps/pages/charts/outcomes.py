"""What came of plans: the bar of statuses, and the targets year by year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from roadmaps.kinds.parts import STATUSES, StatusValue, Target
from roadmaps.pages.graph import NO_YEAR, Graph
from roadmaps.reading.thing import Thing


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
class YearOfTargets:
    """The targets for one year, or with None those for which no document names a year, each with what holds it."""

    year: int | None
    targets: list[tuple[Thing, Target]]

    @property
    def counts(self) -> list[tuple[StatusValue, int]]:
        """How many have each status that occurs."""
        found = Counter(target.outcome for _, target in self.targets)
        return [(status, found[status]) for status in STATUSES if found[status]]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All targets, year by year; last those without a year."""

    years: list[YearOfTargets]

    @property
    def total(self) -> int:
        """How many targets there are: as many as the list of targets has."""
        return sum(len(year.targets) for year in self.years)

    @property
    def unknown(self) -> int:
        """Of how many nobody reported what became of them."""
        return sum(count for year in self.years for status, count in year.counts if status == "unknown")

    @property
    def busiest(self) -> list[int]:
        """The one or two years with the most targets, the earlier one first."""
        dated = [(len(year.targets), year.year) for year in self.years if year.year]
        return sorted(year for _, year in sorted(dated, key=lambda pair: -pair[0])[:2])


def timeline(graph: Graph) -> Timeline:
    """Every target by its year, in each year those with the same outcome beside each other."""
    by_year: dict[int | None, list[tuple[Thing, Target]]] = defaultdict(list)
    for holder, target in sorted(graph.targets(), key=lambda pair: STATUSES.index(pair[1].outcome)):
        by_year[target.year].append((holder, target))
    years = sorted(by_year, key=lambda year: year or NO_YEAR)
    return Timeline([YearOfTargets(year, by_year[year]) for year in years])
