"""One YAML file as it was read: its values, and where each stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from roadmaps.reading.base import Loc
from roadmaps.reading.problems import Place

LineColumn = tuple[int, int]  # both counted from 1


@dataclass(slots=True)
class Document:
    """One file: `value` is its content, `places` the (line, column) of each value by its `loc`.

    `last_lines` says on which line each value ends; `flows` holds the lists and groups
    that are written with brackets, and the (line, column) of the closing one.
    """

    path: str
    text: str
    value: dict[str, Any]
    places: dict[Loc, LineColumn] = field(default_factory=dict)
    key_places: dict[Loc, LineColumn] = field(default_factory=dict)
    last_lines: dict[Loc, int] = field(default_factory=dict)
    flows: dict[Loc, LineColumn] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """The name of the file without folder and .yml: the id that it should have."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".yml")

    def place(self, loc: Loc = ()) -> Place:
        """Where the value stands; where it is not there, the nearest thing around it."""
        while loc and loc not in self.places:
            loc = loc[:-1]
        return Place(self.path, *self.places.get(loc, (1, 1)))

    def key_place(self, loc: Loc) -> Place:
        """Where the key of a field stands; for an item of a list, where the item stands."""
        return Place(self.path, *self.key_places[loc]) if loc in self.key_places else self.place(loc)

    def find(self, loc: Loc, needle: str) -> Place:
        """Where `needle` stands in the text of the value: block texts run over many lines."""
        start = self.place(loc)
        lines = _lines(self.text)
        for number in range(start.line, min(self.last_lines.get(loc, start.line), len(lines)) + 1):
            column = lines[number - 1].find(needle, start.column - 1 if number == start.line else 0)
            if column >= 0:
                return Place(self.path, number, column + 1)
        return start


@lru_cache(maxsize=1)  # a file full of mistakes asks for them time and again
def _lines(text: str) -> list[str]:
    return text.split("\n")


def line_column(mark: yaml.Mark | yaml._yaml.Mark | None) -> LineColumn:
    """Where a mark of the parser stands, counted from 1; a mark that is not there stands at the start."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def place_after(path: str, before: str) -> Place:
    """The place that comes right after this text."""
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
