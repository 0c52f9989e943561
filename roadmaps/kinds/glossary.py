"""A term or abbreviation, explained."""

from __future__ import annotations

from roadmaps.reading.base import Prose
from roadmaps.reading.thing import AnyRef, Citation, Thing


class Glossary(Thing):
    """A term or abbreviation. Without sources the explanation is ours. `see` points to the thing itself."""

    kind, folder = "glossary", "glossary"

    definition: Prose
    see: AnyRef | None = None
    sources: tuple[Citation, ...] = ()
