"""What the unit of a sum says: its currency, and the sum in whole units of it. What it does not say stays unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from roadmaps.reading.thing import Quantity

_SCALES = {"duizend": 3, "miljoen": 6, "miljard": 9}  # powers of ten
_UNIT = re.compile(rf"(?:(?P<scale>{'|'.join(_SCALES)})\b ?)?(?P<euro>euro\b)?")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in whole units; `currency` is None where the document names none."""

    currency: Literal["EUR"] | None = None
    amount: Decimal | None = None
    amount_upto: Decimal | None = None


def sum_of(quantity: Quantity) -> Sum:
    """The sum that a quantity gives: 1,5 miljoen euro per jaar → EUR 1500000 (a year: that stays in the unit)."""
    if quantity.unit is None:
        return Sum()
    found = _UNIT.match(quantity.unit.nl)
    assert found  # both parts may be absent
    scale = Decimal(10) ** _SCALES.get(found["scale"] or "", 0)
    whole = [number if number is None else number * scale for number in (quantity.value, quantity.upto)]
    return Sum("EUR" if found["euro"] else None, *whole)
