"""A document that facts are taken from."""

from __future__ import annotations

from roadmaps.kinds.parts import ToOrganisation
from roadmaps.reading.base import Prose, String, Text, WebAddress, Whole, Year
from roadmaps.reading.thing import Thing


class Source(Thing):
    """A document that facts are taken from. `title` is as printed; `nature` says what kind of text it is."""

    kind, folder = "source", "sources"
    numbered_within = ()

    order: Whole
    title: String
    year: Year
    dated: Text
    publishers: tuple[ToOrganisation, ...]
    nature: Text
    covers: Prose
    caution: Prose | None = None
    link: WebAddress | None = None

    @property
    def active_years(self) -> set[int]:
        """The year in which it came out."""
        return {self.year}
