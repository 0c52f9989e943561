"""Where boxes in columns and the bands between them stand: a small layered layout, the same for the same input."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_SWEEPS = 6  # how often the order of the columns is mended, so that bands cross less
_BETWEEN, _BESIDE = 12, 3  # the room below a box, and below a place where a band passes


@dataclass(slots=True, eq=False, kw_only=True)
class Slot:
    """A place in a column: a box, or where a band passes between boxes."""

    height: float = 0
    y: float = 0
    passing: bool = False

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def room(self) -> int:
        """What stays free below it."""
        return _BESIDE if self.passing else _BETWEEN


@dataclass(slots=True, eq=False, kw_only=True)
class Way:
    """A band of some thickness, through one slot of each column from its first to its last."""

    thick: float = 0
    slots: list[Slot] = field(default_factory=list)
    leaves: list[float] = field(default_factory=list)  # its middle where it leaves each slot but the last
    arrives: list[float] = field(default_factory=list)  # its middle where it comes to the slot after that


def stack(columns: Sequence[list[Slot]], top: float) -> float:
    """Put the slots of each column below each other, columns around one middle; gives the lowest point."""
    heights = [sum(slot.height + slot.room for slot in column[:-1]) + column[-1].height for column in columns]
    for column, height in zip(columns, heights, strict=True):
        y = top + (max(heights) - height) / 2
        for slot in column:
            slot.y = round(y)
            y += slot.height + slot.room
    return top + max(heights, default=0)


def untangle(columns: Sequence[list[Slot]], ways: Sequence[Way]) -> None:
    """Order each column by the middle of what its slots are tied to in the column beside it, forth and back."""
    for sweep in range(_SWEEPS):
        step = 1 if sweep % 2 == 0 else -1
        tied: dict[Slot, list[Slot]] = defaultdict(list)
        for way in ways:
            for before, after in pairwise(way.slots[::step]):
                tied[after].append(before)
        for beside, column in pairwise(columns[::step]):
            place = {slot: (number + 0.5) / len(beside) for number, slot in enumerate(beside)}
            column.sort(key=lambda slot: _mean([place[one] for one in tied[slot]]))


def _mean(places: Sequence[float]) -> float:
    return sum(places) / len(places) if places else 0.5


def dock(ways: Sequence[Way]) -> None:
    """Give each band its height at both sides of the slots that it ties, in the order of what is at its other end."""
    leaving: dict[Slot, list[tuple[float, Way, int]]] = defaultdict(list)
    arriving: dict[Slot, list[tuple[float, Way, int]]] = defaultdict(list)
    for way in ways:
        way.leaves, way.arrives = [0.0] * (len(way.slots) - 1), [0.0] * (len(way.slots) - 1)
        for number, (one, other) in enumerate(pairwise(way.slots)):
            leaving[one].append((other.middle, way, number))
            arriving[other].append((one.middle, way, number))
    for slot, found in leaving.items():
        for way, number, y in _side(slot, found):
            way.leaves[number] = y
    for slot, found in arriving.items():
        for way, number, y in _side(slot, found):
            way.arrives[number] = y


def _side(slot: Slot, ends: list[tuple[float, Way, int]]) -> Iterator[tuple[Way, int, float]]:
    """The bands at one side of a slot, around its middle, each with the height of its own middle."""
    y = slot.middle - sum(way.thick for _, way, _ in ends) / 2
    for _, way, number in sorted(ends, key=lambda end: end[0]):
        yield way, number, round(y + way.thick / 2, 1)
        y += way.thick
