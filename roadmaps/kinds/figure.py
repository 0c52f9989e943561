"""A figure for which documents give different values."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from roadmaps.reading.base import Model, Prose
from roadmaps.reading.thing import AnyRef, Citations, Quantity, Thing


class FigureValue(Model):
    """One of the values that a document gives for a figure."""

    value: Quantity
    text: Prose
    sources: Citations


class Figure(Thing):
    """A quantity for which documents give different values; none is chosen. `difference` says where it differs."""

    kind, folder = "figure", "figures"

    difference: Literal["between", "within", "over-time", "measure", "sum"]
    values: Annotated[tuple[FigureValue, ...], Field(min_length=2)]
    explanation: Prose | None = None
    things: Annotated[tuple[AnyRef, ...], Field(min_length=1)]
