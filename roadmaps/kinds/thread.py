"""A golden thread (rode draad): how one subject runs through the documents and the years."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from roadmaps.kinds.parts import Verdict
from roadmaps.reading.base import Model, Prose, Whole, Year
from roadmaps.reading.thing import AnyRef, Basis, Citations, Thing


class Step(Model):
    """One step of a thread, with its evidence. `basis` is about the tie with the step before."""

    year: Year
    things: tuple[AnyRef, ...] = ()
    text: Prose
    basis: Basis
    sources: Citations


class Thread(Thing):
    """A golden thread (rode draad): how one subject runs through the documents and the years."""

    kind, folder = "thread", "threads"
    numbered_within = ()

    order: Whole
    verdict: Verdict | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=2)]

    @property
    def active_years(self) -> set[int]:
        """The years of its steps."""
        return {step.year for step in self.steps}
