"""Small tables in running text, as Markdown writes them with bars: where each stands, its rows, and what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MOST_COLUMNS, MOST_ROWS = 6, 20
# A line of a table between two bars, or the line of hyphens below its head, with or without bars around it.
TABLE_LINE = r"^[ \t]*\|[^\n]*\|[ \t]*$|^[ \t]*(?:\|[ \t]*)?:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+(?:\|[ \t]*)?$"
_RULE = re.compile(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a table: a name for it, the line to point at, and the numbers that the message gives."""

    name: str
    line: str
    found: int = 0
    expected: int = 0


@dataclass(frozen=True, slots=True)
class TextTable:
    """The lines of a paragraph of which one at least is of a table."""

    lines: tuple[str, ...]

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows it has below its head, and how many columns."""
        return len(self.lines) - 2, len(_cells(self.lines[0]))

    def fault(self) -> Fault | None:
        """The first thing that keeps it from being a table; None when it is one."""
        return next(self._faults(), None)

    def _faults(self) -> Iterator[Fault]:
        for line in self.lines:
            if "|" not in line:
                yield Fault("apart", line)
            elif not re.fullmatch(r"\|.*\|", line.rstrip()):
                yield Fault("indented" if line[:1].isspace() else "ends", line)
        if len(self.lines) < 2 or not _RULE.fullmatch(self.lines[1].rstrip()):
            yield Fault("head", self.lines[0])
            return
        if len(self.lines) < 3:
            yield Fault("rows", self.lines[0])
        if not all(_cells(self.lines[0])):
            yield Fault("unnamed", self.lines[0])
        yield from self._uneven()

    def _uneven(self) -> Iterator[Fault]:
        """Lines with more or fewer cells than the head, and rows of which the first cell says nothing."""
        columns = len(_cells(self.lines[0]))
        for number, line in enumerate(self.lines[1:]):
            found = _cells(line)
            if len(found) != columns:
                yield Fault("uneven", line, len(found), columns)
            elif number and not found[0]:
                yield Fault("row-unnamed", line)


def text_tables(text: str) -> Iterator[TextTable]:
    """What looks like a table in a running text: each paragraph with a line of one."""
    for paragraph in re.split(r"\n[ \t]*\n", text.strip("\n")):
        if re.search(TABLE_LINE, paragraph, re.M):
            yield TextTable(tuple(paragraph.strip("\n").split("\n")))


def shapes(text: str) -> list[tuple[int, int]]:
    """The rows and columns of each table that is one."""
    return [table.shape for table in text_tables(text) if table.fault() is None]


def _cells(line: str) -> list[str]:
    """The cells between the bars of a line; `\\|` is a bar in the text of a cell."""
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]
