"""The order of long lists: in groups by what holds the lines, the newest and most important first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from roadmaps.kinds.parts import Target
from roadmaps.kinds.review import Review
from roadmaps.pages.graph import Graph
from roadmaps.pages.tracker import TrackerRow
from roadmaps.reading.thing import Thing

T = TypeVar("T")


def lines_in_groups(rows: Iterable[TrackerRow]) -> list[tuple[Thing, list[TrackerRow]]]:
    """The lines of planned and realised by their holder, the newest year first."""
    return _in_groups(((row.holder, row) for row in rows), lambda row: row.year, lambda row: -row.year)


def targets_in_groups(graph: Graph, pairs: Iterable[tuple[Thing, Target]]) -> list[tuple[Thing, list[Target]]]:
    """The targets by their holder: of the newest document first, and the furthest year of each; those without a year last."""

    def told(target: Target) -> int:
        return max(graph.year_of(citation) for citation in target.sources)

    return _in_groups(pairs, told, lambda target: -(target.year or 0))


def _in_groups(
    pairs: Iterable[tuple[Thing, T]], age: Callable[[T], int], place: Callable[[T], int]
) -> list[tuple[Thing, list[T]]]:
    """Groups by the newest of their items; of one year the longest first, what the Board says of its own organisation last."""
    groups: dict[str, tuple[Thing, list[T]]] = {}
    for holder, item in pairs:
        groups.setdefault(holder.id, (holder, []))[1].append(item)
    found = [(holder, sorted(items, key=place)) for holder, items in groups.values()]
    return sorted(found, key=lambda group: (-max(map(age, group[1])), isinstance(group[0], Review), -len(group[1])))
