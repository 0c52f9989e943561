"""The money of the themes: each sum on one logarithmic scale, with a shape that says what it is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from roadmaps.kinds.parts import RECKONED, SURE, Amount, Nature
from roadmaps.kinds.theme import Theme
from roadmaps.pages.charts.base import SHIFT, WIDTH, Point
from roadmaps.pages.graph import Graph
from roadmaps.reading.thing import Quantity

EUROS = {"euro": 1, "duizend euro": 10**3, "miljoen euro": 10**6, "miljard euro": 10**9}
_LEAST, _MOST = 10**6, 10**10  # what the scale begins and ends with
_MARKS = {"1 mln": 10**6, "10 mln": 10**7, "100 mln": 10**8, "1 mld": 10**9, "10 mld": 10**10}
Shape = Literal["square", "triangle", "circle"]
# From where the drawing of a shape begins to its middle: the corner of a square, the top of a triangle.
_TO_MIDDLE: dict[Shape, Point] = {"square": Point(6, 6), "triangle": Point(0, 8), "circle": Point(0, 0)}


def shape_of(nature: Nature) -> Shape:
    """The shape that shows what a sum is, beside its colour: money that is there, that is reckoned with, or is wished for."""
    return "square" if nature in SURE else "triangle" if nature in RECKONED else "circle"


@dataclass(frozen=True, slots=True)
class Mark:
    """The shape of a sum of some nature, around a point."""

    nature: Nature
    middle: Point

    @property
    def shape(self) -> Shape:
        return shape_of(self.nature)

    @property
    def begin(self) -> Point:
        """Where the drawing of the shape begins."""
        way = _TO_MIDDLE[self.shape]
        return Point(self.middle.x - way.x, self.middle.y - way.y)


# A shape for each kind of money, drawn for one nature of that kind, with its words.
LEGEND = (
    ("legend_sure", Mark("awarded", Point(8, 8))),
    ("legend_estimated", Mark("estimated", Point(8, 9))),
    ("legend_wanted", Mark("needed", Point(8, 8))),
)


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money on the logarithmic scale; it reaches `upto` where the source gives a range."""

    amount: Amount
    mark: Mark
    upto: float | None


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """The sums of one theme on a line of their own."""

    theme: Theme
    y: float
    sums: list[Sum]

    @property
    def foot(self) -> float:
        """Where the name of the theme stands."""
        return self.y + SHIFT


@dataclass(frozen=True, slots=True)
class Money:
    """The sums of the themes on one scale, the marks of that scale, and how many sums have no place on it.

    `sure` of all `total` sums are money that is there, or was.
    """

    rows: list[MoneyRow]
    marks: list[tuple[str, float]]
    left_out: int
    sure: int
    total: int

    left: ClassVar[float] = 190
    right: ClassVar[float] = WIDTH - 20

    @property
    def height(self) -> float:
        return 36 * len(self.rows) + 40

    @property
    def foot(self) -> float:
        """Where the lines of the scale end."""
        return 36 * len(self.rows) + 24


def euros(amount: Amount) -> Decimal | None:
    """A sum in euros; None for a sum per year, per home or in no known currency: those stand in the table alone."""
    return _in_euros(amount.amount, amount.amount.value)


def _in_euros(quantity: Quantity, value: Decimal | None) -> Decimal | None:
    """A value of a quantity, the lower or the upper one, in euros."""
    unit = quantity.unit.nl if quantity.unit else ""
    return value * EUROS[unit] if value and unit in EUROS else None


def _place(value: Decimal) -> float:
    """Where a sum in euros stands on the scale."""
    return round(Money.left + (math.log10(float(value)) - 6) / 4 * (Money.right - Money.left), 1)


def _sum(amount: Amount, y: float) -> Sum | None:
    """A sum where it stands; None where it has no place on the scale."""
    value, upto = euros(amount), _in_euros(amount.amount, amount.amount.upto)
    if value is None or not _LEAST <= value <= _MOST:
        return None
    return Sum(amount, Mark(amount.nature, Point(_place(value), y)), _place(upto) if upto else None)


def money(graph: Graph) -> Money:
    """Per theme its sums, on one scale from 1 million to 10 billion euros."""
    themes = graph.of(Theme)
    rows = []
    for number, theme in enumerate(themes):
        y = 36 * number + 40
        placed = [_sum(amount, y) for amount in theme.amounts]
        rows.append(MoneyRow(theme, y, [found for found in placed if found]))
    natures = [amount.nature for theme in themes for amount in theme.amounts]
    return Money(
        rows,
        [(label, _place(Decimal(value))) for label, value in _MARKS.items()],
        len(natures) - sum(len(row.sums) for row in rows),
        sum(nature in SURE for nature in natures),
        len(natures),
    )
