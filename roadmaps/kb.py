"""The knowledge base: all things, each with the file that it was read from."""
from __future__ import annotations

from dataclasses import dataclass

from roadmaps.load import Document
from roadmaps.model import Thing


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing with the file that it was read from."""

    thing: Thing
    document: Document


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """All things. `broken` holds the ids of files with mistakes, so that references to them are not blamed."""

    entries: tuple[Entry, ...]
    broken: frozenset[str] = frozenset()

    @property
    def things(self) -> dict[str, Thing]:
        return {entry.thing.id: entry.thing for entry in self.entries}
