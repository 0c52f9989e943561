"""The knowledge base: all things, each with the file that it was read from."""
from __future__ import annotations

from dataclasses import dataclass

from roadmaps.load import Document
from roadmaps.model import Moved, Removed, Thing


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing, or what stays of one, with the file that it was read from."""

    thing: Thing | Moved | Removed
    document: Document


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """All things. `broken` holds the ids of files with mistakes, so that references to them are not blamed.

    `retired` are the things that moved or were removed: their ids and addresses stay taken.
    `names` are those that are not translated.
    """

    entries: tuple[Entry, ...]
    broken: frozenset[str] = frozenset()
    retired: tuple[Entry, ...] = ()
    names: tuple[str, ...] = ()

    def __getitem__(self, id_: str) -> Thing:
        return self.things[id_]

    @property
    def things(self) -> dict[str, Thing]:
        return {entry.thing.id: entry.thing for entry in self.entries}
