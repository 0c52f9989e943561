"""A document that facts are taken from."""

from __future__ import annotations

from roadmaps.kinds.parts import ToOrganisation
from roadmaps.reading.base import Model, Prose, String, Text, WebAddress, Whole, Year
from roadmaps.reading.thing import Thing, ToSource


class Unreported(Model):
    """That a document does not report one by one on what another planned; with `year` only on what was due then."""

    source: ToSource
    year: Year | None = None
    text: Text


class Source(Thing):
    """A document that facts are taken from. `title` is as printed; `nature` says what kind of text it is.

    `status_note` stands above statuses that rest on it, `unreported` beside plans of others that it passes over.
    """

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
    status_note: Text | None = None
    unreported: tuple[Unreported, ...] = ()
    link: WebAddress | None = None

    @property
    def active_years(self) -> set[int]:
        """The year in which it came out."""
        return {self.year}
