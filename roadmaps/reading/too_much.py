"""How much one text may hold: what reads Markdown looks for the end of each mark, and a text full of them would take minutes."""

from __future__ import annotations

import re

from roadmaps.reading.problems import Place, Problem

# Many times what the longest text of the site holds, and a second of work at most.
LONGEST, MOST_LINES = 40_000, 4_000
MOST_MARKS, MOST_TOGETHER = 2_000, 800  # of a text, and of what no empty line parts
_MARKS = re.compile(r"[\[\]{`<*_!&\\@\"']")
_ENOUGH = 500  # shorter texts need not be looked at


def too_much(text: str, place: Place) -> Problem | None:
    """The problem of a text that is too long, or holds too many marks of Markdown; None for any other."""
    if len(text) <= _ENOUGH:
        return None
    together = max(len(_MARKS.findall(part)) for part in re.split(r"\n[ \t]*\n", text)) if _MARKS.search(text) else 0
    marks, lines = len(_MARKS.findall(text)), text.count("\n") + 1
    if len(text) <= LONGEST and lines <= MOST_LINES and marks <= MOST_MARKS and together <= MOST_TOGETHER:
        return None
    limits = {"longest": LONGEST, "most_lines": MOST_LINES, "most_marks": MOST_MARKS, "most_together": MOST_TOGETHER}
    return Problem.at(place, "too-much-text", length=len(text), lines=lines, marks=marks, together=together, **limits)
