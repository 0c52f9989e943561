"""What the pictures share: their width, a place in them, and how letters stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from roadmaps.pages.graph import Graph
from roadmaps.reading.thing import Thing

WIDTH = 760
SHIFT = 4  # the foot of a letter stands this far below the middle of what it names
T = TypeVar("T", bound=Thing)


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a picture."""

    x: float
    y: float


def all_of(graph: Graph, cls: type[T]) -> list[T]:
    """The things of a kind, as what they are."""
    return [thing for thing in graph.of_kind(cls.kind) if isinstance(thing, cls)]
