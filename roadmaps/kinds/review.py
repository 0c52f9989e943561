"""A review: looking back at a year of the Board's organisation."""

from __future__ import annotations

from roadmaps.kinds.parts import Deviation, Role, Target
from roadmaps.reading.base import Year
from roadmaps.reading.thing import Block, Section, Thing


class Review(Thing):
    """Looking back at a year: what the Board's organisation itself did, planned beside realised."""

    kind, folder = "review", "reviews"

    year: Year
    introduction: Block
    sections: tuple[Section, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    targets: tuple[Target, ...] = ()
    organisations: tuple[Role, ...] = ()

    @property
    def active_years(self) -> set[int]:
        """The year that it looks back at."""
        return {self.year}
