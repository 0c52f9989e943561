"""What the pictures share: their width, and how letters stand."""

from __future__ import annotations

import textwrap

WIDTH = 760
SHIFT = 4  # the foot of a letter stands this far below the middle of what it names


def wrapped(text: str, most: int) -> tuple[str, ...]:
    """The lines of a text, none of more letters than this unless one word is: words are never broken, save at a hyphen."""
    return tuple(textwrap.wrap(text, most, break_long_words=False)) or ("",)
