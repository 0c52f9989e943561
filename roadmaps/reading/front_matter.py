"""The fields at the top of a hand-written page, between two lines of ---: where they stand, whatever its line ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

# As MkDocs has it; it reads files without a byte order mark and with line ends as in Unix.
_FRONT = re.compile(r"\A\ufeff?---[ \t]*(?P<newline>\r?\n)(?P<fields>.*?\n)(?:---|\.\.\.)[ \t]*\r?\n", re.S)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The YAML text of the fields, where it begins and ends in the page, where the body begins, and how lines end."""

    fields: str
    start: int
    end: int
    body: int
    newline: str


def front_matter(text: str) -> FrontMatter | None:
    """The fields at the top of a page; None where it does not begin with them."""
    found = _FRONT.match(text)
    return FrontMatter(found["fields"], *found.span("fields"), found.end(), found["newline"]) if found else None
