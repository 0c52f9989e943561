"""The knowledge base: all things, each with the file that it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from roadmaps.reading.document import Document
from roadmaps.reading.thing import Moved, Removed, Thing

T = TypeVar("T", bound=Thing | Moved | Removed, covariant=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """A thing, or what stays of one, with the file that it was read from."""

    thing: T
    document: Document


@dataclass(frozen=True)
class KnowledgeBase:
    """All things. `broken` holds the ids of files with mistakes, so that references to them are not blamed.

    `retired` are the things that moved or were removed: their ids and addresses stay taken.
    `names` are those that are not translated.
    """

    entries: tuple[Entry[Thing], ...]
    broken: frozenset[str] = frozenset()
    retired: tuple[Entry[Moved | Removed], ...] = ()
    names: tuple[str, ...] = ()

    def __getitem__(self, id_: str) -> Thing:
        return self.things[id_]

    @cached_property
    def things(self) -> dict[str, Thing]:
        """All things by their ids, in the order of their files."""
        return {entry.thing.id: entry.thing for entry in self.entries}

    def with_files(self) -> Iterator[tuple[Thing, Document]]:
        """Each thing with its file."""
        return ((entry.thing, entry.document) for entry in self.entries)

    def all_with_files(self) -> Iterator[tuple[Thing | Moved | Removed, Document]]:
        """The same, and after them what stays of those that moved or were removed."""
        yield from self.with_files()
        yield from ((entry.thing, entry.document) for entry in self.retired)
