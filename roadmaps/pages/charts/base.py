"""What the pictures share: their width, a place in them, and how letters stand."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 760
SHIFT = 4  # the foot of a letter stands this far below the middle of what it names


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a picture."""

    x: float
    y: float
