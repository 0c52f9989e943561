"""The money of the themes: each sum on one logarithmic scale, with a shape that says what it is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from roadmaps.kinds.parts import RECKONED, SURE, Amount, Nature
from roadmaps.kinds.theme import Theme
from roadmaps.pages.graph import Graph
from roadmaps.reading.thing import Quantity

EUROS = {"euro": 1, "duizend euro": 10**3, "miljoen euro": 10**6, "miljard euro": 10**9}
_ROW = 50  # the height of a row
_LEAST, _MOST = 10**6, 10**10  # what the scale begins and ends with
_MARKS = {"1 mln": 10**6, "10 mln": 10**7, "100 mln": 10**8, "1 mld": 10**9, "10 mld": 10**10}
Shape = Literal["square", "triangle", "circle"]
# A shape for each kind of money, drawn for one nature of that kind, with its words.
LEGEND: tuple[tuple[str, Nature], ...] = (
    ("legend_sure", "awarded"),
    ("legend_estimated", "estimated"),
    ("legend_wanted", "needed"),
)


def shape_of(nature: Nature) -> Shape:
    """The shape that shows what a sum is, beside its colour: money that is there, that is reckoned with, or is wished for."""
    return "square" if nature in SURE else "triangle" if nature in RECKONED else "circle"


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money on the logarithmic scale, in per cent of the width; it reaches `upto` where the source gives a range."""

    amount: Amount
    x: float
    upto: float | None


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """The sums of one theme on a line of their own, below its name."""

    theme: Theme
    y: int
    sums: list[Sum]

    @property
    def foot(self) -> int:
        """Where the name of the theme stands."""
        return self.y - 18


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

    left: ClassVar[float] = 9
    right: ClassVar[float] = 91

    @property
    def height(self) -> int:
        return _ROW * len(self.rows) + 30

    @property
    def foot(self) -> int:
        """Where the lines of the scale end."""
        return self.height - 6


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


def _sum(amount: Amount) -> Sum | None:
    """A sum where it stands; None where it has no place on the scale."""
    value, upto = euros(amount), _in_euros(amount.amount, amount.amount.upto)
    if value is None or not _LEAST <= value <= _MOST:
        return None
    return Sum(amount, _place(value), _place(upto) if upto else None)


def money(graph: Graph) -> Money:
    """Per theme its sums, on one scale from 1 million to 10 billion euros."""
    themes = graph.of(Theme)
    rows = []
    for number, theme in enumerate(themes):
        placed = [_sum(amount) for amount in theme.amounts]
        rows.append(MoneyRow(theme, _ROW * number + 60, [found for found in placed if found]))
    natures = [amount.nature for theme in themes for amount in theme.amounts]
    return Money(
        rows,
        [(label, _place(Decimal(value))) for label, value in _MARKS.items()],
        len(natures) - sum(len(row.sums) for row in rows),
        sum(nature in SURE for nature in natures),
        len(natures),
    )
