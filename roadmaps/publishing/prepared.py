"""What the builds of both languages share: read, checked and tied together once, before they part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from roadmaps.changes.days import DayOfChanges, days
from roadmaps.checking.read import FilesRead
from roadmaps.data.files import Dataset
from roadmaps.data.publication import Publication
from roadmaps.data.shown import Shown
from roadmaps.editing.picture_files import picture_sizes
from roadmaps.handwritten.page_check import read_all
from roadmaps.pages.graph import Graph
from roadmaps.pages.history import History, history
from roadmaps.publishing.data_beside import DataBeside
from roadmaps.reading.base import Lang
from roadmaps.reading.docs_pages import Pair, pairs


@dataclass(frozen=True, slots=True)
class Prepared:
    """The knowledge base with its lines, the changes there were, the pages written by hand, and the sizes of pictures."""

    graph: Graph
    history: History
    written: tuple[Pair, ...]
    picture_sizes: dict[str, tuple[int, int]]
    root: Path
    beside: DataBeside | None = None  # where another process makes the open data
    _published: dict[str, Dataset] = field(default_factory=dict)
    _days: list[list[DayOfChanges]] = field(default_factory=list)

    def days(self) -> list[DayOfChanges]:
        """What changed on each day, the latest first: found once for pages and feeds."""
        if not self._days:
            self._days.append(days(self.root, self.history, self.graph))
        return self._days[0]

    def published(self, top: str) -> Dataset:
        """What is published as open data on the site whose Dutch home page is `top`."""
        if top not in self._published:
            self._published[top] = Dataset(Publication(self.graph, self.history, top, self.days))
        return self._published[top]

    def shown(self, top: str, lang: Lang) -> Callable[[str], Sequence[Any]]:
        """What gives the lists of the page about the data, by their names."""
        return partial(self.beside.shown, lang) if self.beside else Shown(self.published(top), lang)


def prepare(root: Path, folder: Path, before: FilesRead | None = None) -> Prepared:
    """Read the project at `root` with the knowledge base in `folder`. Raises Invalid with every mistake.

    `before` keeps what was read, for who reads again.
    """
    graph = Graph(read_all(folder, root / "docs", before=before))
    return Prepared(graph, history(root), pairs(root / "docs"), picture_sizes(root / "docs"), root)


_handed_over: Prepared | None = None


def hand_over(made: Prepared) -> None:
    """Let this process, which builds one language and ends, use what was read before it began."""
    global _handed_over  # MkDocs loads its hook by path, and gives it nothing of ours
    _handed_over = made


def prepared(root: Path, folder: Path) -> Prepared:
    """What was handed over; for a plain `mkdocs build` it is read here. Raises Invalid with every mistake."""
    return _handed_over or prepare(root, folder)
