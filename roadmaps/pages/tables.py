"""The columns of a table, and what its cells say of themselves: templates write no labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name as it stands in the head, perhaps a link, and the same in words alone."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table, and the attributes of its cells. The first column holds the names of the rows.

    On a narrow screen rows become blocks, in which each cell says its column. In some browsers the parts of a table lose
    their meaning as blocks: site.js spells out their roles, which HTML forbids.
    """

    all: tuple[Column, ...]
    first: ClassVar[Markup] = Markup('scope="row"')

    def __getitem__(self, number: int) -> Markup:
        """The attributes of a cell in a column, counted from 0: `columns[1]` stands beside the name of the row."""
        return Markup('data-label="{}"').format(self.all[number].label)


def columns_of(*names: str | int | Column) -> Columns:
    """The columns with these names; a year is a name, too."""
    return Columns(tuple(name if isinstance(name, Column) else Column(str(name), str(name)) for name in names))
