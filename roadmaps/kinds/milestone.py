"""A milestone: a planned result of a focus area, with a date."""

from __future__ import annotations

from typing import Literal

from roadmaps.kinds.parts import Role, Status, StatusValue, ToSpeerpunt
from roadmaps.reading.base import Model, Prose, Whole, Year
from roadmaps.reading.thing import Block, Citations, Quantity, Thing


class Variant(Model):
    """How the same plan is worded elsewhere in the document, and how that differs."""

    relation: Literal["same", "differs", "stronger", "weaker", "undated", "none"]
    text: Prose
    sources: Citations


class Milestone(Thing):
    """A planned result with a date; `body` is for a document that words it twice. Without `status` the status is unknown: nobody reported on it."""

    kind, folder = "milestone", "milestones"
    numbered_within = ()

    speerpunt: ToSpeerpunt
    order: Whole
    due: Year
    planned: Block
    body: Variant | None = None
    quantities: tuple[Quantity, ...] = ()
    status: Status | None = None
    organisations: tuple[Role, ...] = ()

    @property
    def outcome(self) -> StatusValue:
        """The value of the status; unknown where nobody reported."""
        return self.status.value if self.status else "unknown"

    @property
    def active_years(self) -> set[int]:
        """The year in which it was due."""
        return {self.due}
