"""HTML of our templates on a page written by hand, set aside while Markdown reads that page: it would parse each tag of it again."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps

LARGE = ("overview", "teaser", "things")  # the macros that make whole blocks; the others stand within a line
_PLACE = re.compile(r'<div data-set-aside="(\d+)"></div>')


class SetAside:
    """The blocks that were set aside, each with a place for it in the text of its page."""

    def __init__(self) -> None:
        self._kept: list[str] = []

    def instead_of(self, macro: Callable[..., str]) -> Callable[..., str]:
        """A macro of the same name that leaves a place; any but the large ones stays as it is."""
        if macro.__name__ not in LARGE:
            return macro

        @wraps(macro)
        def leaves_a_place(*values: str, **filters: str | int) -> str:
            self._kept.append(macro(*values, **filters))
            return f'<div data-set-aside="{len(self._kept) - 1}"></div>'

        return leaves_a_place

    def put_back(self, html: str) -> str:
        """The page with each block in its place."""
        return _PLACE.sub(
            lambda place: self._kept[int(place[1])].strip() if int(place[1]) < len(self._kept) else "", html
        )
