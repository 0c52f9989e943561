"""One choice on the way from plan to money: what comes before and after it in columns, the ties between them as bands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import ClassVar, Literal

from roadmaps.kinds.funding import Funding, UseNature
from roadmaps.kinds.initiative import Initiative
from roadmaps.kinds.speerpunt import FollowUp
from roadmaps.pages.charts.base import SHIFT, wrapped
from roadmaps.pages.charts.lanes import Slot, Way, dock, stack, untangle
from roadmaps.pages.graph import Graph, Relation
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang, Text
from roadmaps.reading.thing import Thing

LAYERS = ("challenge", "speerpunt", "initiative", "theme", "funding")
CHOICES = ("challenge", "theme", "funding")  # the kinds that a reader chooses one of
_MANY = 8  # more routes than these stand together by their level
_FEW = 12  # ties that a list may show at once
_THICK = 5  # of a band, for each tie
_LETTER, _LINE, _EDGE = 7.6, 16, 8  # the width of a letter, from line to line, and from the edge of a box to its name
_SHORT = 14  # letters that fit in every column
_HEAD = 40  # the height of the names of the columns


@dataclass(frozen=True, slots=True)
class Tie:
    """A thing and another one nearer to money, and whether that is our reading.

    What ties them is said in words, by what became of a focus area, or by the natures of money; else by nothing.
    """

    left: Thing
    right: Thing
    own: bool
    how: Text | None
    later: FollowUp | None
    natures: tuple[UseNature, ...]


@dataclass(slots=True, eq=False, kw_only=True)
class Box(Slot):
    """A thing, or as many `routes` of one level together, which is its key then."""

    key: str
    kind: str
    name: str
    thing: Thing | None = None
    routes: int = 0
    lines: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What stands in it."""
        return f"{self.name}: {self.routes}" if self.routes else self.name

    @property
    def feet(self) -> list[tuple[float, str]]:
        """The lines of its name, each with the height of its foot."""
        first = self.middle - _LINE * (len(self.lines) - 1) / 2 + SHIFT
        return [(first + _LINE * number, line) for number, line in enumerate(self.lines)]


@dataclass(slots=True, eq=False, kw_only=True)
class Band(Way):
    """The ties on one basis between two boxes: as thick as they are many."""

    left: Box
    right: Box
    own: bool
    ties: list[Tie] = field(default_factory=list)
    path: str = ""

    @property
    def id(self) -> str:
        """Where the list beside the picture names these ties."""
        return f"tie-{self.left.key}-{self.right.key}{'-own' if self.own else ''}"


@dataclass(slots=True)
class Column:
    """The boxes of one kind, and all places in their column from top to bottom."""

    kind: str
    head: list[tuple[int, str]]
    boxes: list[Box]
    slots: list[Slot]
    x: float
    width: float

    @property
    def end(self) -> float:
        """The right side of its boxes."""
        return round(self.x + self.width, 1)

    @property
    def inside(self) -> float:
        """Where words begin in its boxes."""
        return round(self.x + _EDGE, 1)


@dataclass(frozen=True, slots=True)
class Flow:
    """The columns from plan to money around what is chosen, and the bands between their boxes."""

    chosen: Thing
    columns: list[Column]
    bands: list[Band]
    height: float

    width: ClassVar[int] = 900

    @property
    def own(self) -> int:
        """How many ties are our reading."""
        return sum(len(band.ties) for band in self.bands if band.own)

    @property
    def total(self) -> int:
        """How many ties there are."""
        return sum(len(band.ties) for band in self.bands)

    @property
    def told(self) -> list[tuple[Box, list[Band], bool]]:
        """The picture as a list: each thing that ties lead on from, with its bands, and whether to read these first."""
        found = [(box, [band for band in self.bands if band.left is box]) for col in self.columns for box in col.boxes]
        few = self.total <= _FEW
        return [(box, bands, few or box.thing is self.chosen) for box, bands in found if bands]


def flow(graph: Graph, thing: Thing, lang: Lang) -> Flow:
    """All that leads to a thing and all that it leads to, from plan to money; without bands where there is nothing."""
    ties = [*_beyond(graph, thing, -1), *_beyond(graph, thing, 1)] if thing.kind in LAYERS else []
    bands = _bands(ties, _box_of(thing, ties, lang))
    columns = _columns(graph, bands, lang)
    _lead(bands, columns)
    slots = [column.slots for column in columns]
    untangle(slots, bands)
    height = stack(slots, _HEAD)
    dock(bands)
    for band in bands:
        band.path = _path(band, columns)
    return Flow(thing, columns, bands, height + 2)


def choices(graph: Graph) -> list[tuple[str, list[Thing]]]:
    """What a reader can choose, by kind: all that is tied to something on the way from plan to money."""
    found = [(kind, [thing for thing in graph.of_kind(kind) if _on_the_way(graph, thing)]) for kind in CHOICES]
    return [(kind, things) for kind, things in found if things]


def _on_the_way(graph: Graph, thing: Thing) -> bool:
    """Whether a thing is tied to something nearer to plans or to money."""
    return any(kind in LAYERS and kind != thing.kind for kind in graph.relations(thing))


def crossings(graph: Graph) -> list[tuple[str, list[int]]]:
    """How many ties there are between the kinds on the way from plan to money: a row of numbers for each."""
    kinds = [kind for kind in LAYERS if graph.of_kind(kind)]
    ties = {kind: [graph.relations(thing) for thing in graph.of_kind(kind)] for kind in kinds}
    return [(kind, [sum(len(found.get(other, ())) for found in ties[kind]) for other in kinds]) for kind in kinds]


def _beyond(graph: Graph, start: Thing, way: Literal[-1, 1]) -> list[Tie]:
    """The ties from a thing towards money, or with -1 towards plans, and on from each thing that they reach.

    A reading of ours is followed from the thing itself only: two of them in a row would be a guess.
    """
    found: list[Tie] = []
    todo, known = [start], {start.id}
    for here in todo:
        for kind, relations in graph.relations(here).items():
            if kind in LAYERS and (LAYERS.index(kind) - LAYERS.index(here.kind)) * way > 0:
                ties = [_tie(graph, *(here, relation.thing)[::way], relation) for relation in relations]
                ties = [tie for tie in ties if here is start or not tie.own]
                ends = [tie.right if way > 0 else tie.left for tie in ties]
                found += ties
                todo += [end for end in ends if end.id not in known]
                known |= {end.id for end in ends}
    return found


def _tie(graph: Graph, left: Thing, right: Thing, relation: Relation) -> Tie:
    """The tie between two things that have this relation."""
    natures = tuple(dict.fromkeys(use.nature for route, use in graph.uses(left) if route is right))
    later = next((later for before, later in graph.earlier(right) if before is left), None)
    placed = isinstance(right, Initiative) and left.id in right.challenges and right.challenges_basis == "editorial"
    own = "editorial" in (relation.basis, later.basis if later else None) or placed
    return Tie(left, right, own, relation.how, later, natures)


def _box_of(chosen: Thing, ties: Sequence[Tie], lang: Lang) -> Callable[[Thing], Box]:
    """Gives the box of a thing: its own, or that of its level where there are many routes."""
    routes = {tie.right.id: tie.right for tie in ties if isinstance(tie.right, Funding) and tie.right is not chosen}
    same = Counter(route.level for route in routes.values())
    boxes: dict[str, Box] = {}

    def of(thing: Thing) -> Box:
        if not isinstance(thing, Funding) or thing is chosen or len(routes) <= _MANY:
            return boxes.setdefault(thing.id, Box(key=thing.id, kind=thing.kind, name=thing.name[lang], thing=thing))
        name = i18n.value_name("level", thing.level, lang)
        return boxes.setdefault(thing.level, Box(key=thing.level, kind=thing.kind, name=name, routes=same[thing.level]))

    return of


def _bands(ties: Iterable[Tie], box_of: Callable[[Thing], Box]) -> list[Band]:
    """The bands between the boxes of these ties."""
    found: dict[tuple[str, str, bool], Band] = {}
    for tie in ties:
        left, right = box_of(tie.left), box_of(tie.right)
        band = found.setdefault((left.key, right.key, tie.own), Band(left=left, right=right, own=tie.own))
        band.ties.append(tie)
        band.thick += _THICK
    return list(found.values())


def _columns(graph: Graph, bands: Sequence[Band], lang: Lang) -> list[Column]:
    """A column for each kind that there is, with its boxes in reading order."""
    rank = {thing.id: number for number, thing in enumerate(graph.in_order())}
    boxes = dict.fromkeys(box for band in bands for box in (band.left, band.right))
    ordered = sorted(boxes, key=lambda box: rank.get(box.key, len(rank)))
    groups = [(kind, found) for kind in LAYERS if (found := [box for box in ordered if box.kind == kind])]
    columns = [_column(kind, found, bands, lang) for kind, found in groups]
    gap = (Flow.width - sum(column.width for column in columns)) / max(len(columns) - 1, 1)
    for before, column in pairwise(columns):
        column.x = round(before.end + gap - 0.05, 1)
    return columns


def _column(kind: str, boxes: list[Box], bands: Sequence[Band], lang: Lang) -> Column:
    """A column as wide as its longest word asks, with boxes as high as their names and bands ask."""
    name = i18n.capital(i18n.kind_name(kind, lang, many=True))
    words = [word for text in (name, *(box.label for box in boxes)) for word in wrapped(text, 1)]
    letters = max(_SHORT, *map(len, words))
    for box in boxes:
        box.lines = wrapped(box.label, letters)
        before = sum(band.thick for band in bands if band.right is box)
        after = sum(band.thick for band in bands if band.left is box)
        box.height = max(_LINE * len(box.lines) + _EDGE, before, after)
    head = [(_LINE * number - 2, line) for number, line in enumerate(wrapped(name, letters), 1)]
    return Column(kind, head, boxes, [*boxes], 0, round(_LETTER * letters + 2 * _EDGE, 1))


def _lead(bands: Sequence[Band], columns: Sequence[Column]) -> None:
    """Lead each band through the columns between its boxes, where it takes a place of its own."""
    kinds = [column.kind for column in columns]
    for band in bands:
        between = columns[kinds.index(band.left.kind) + 1 : kinds.index(band.right.kind)]
        passing = [Slot(height=band.thick, passing=True) for _ in between]
        for column, slot in zip(between, passing, strict=True):
            column.slots.append(slot)
        band.slots = [band.left, *passing, band.right]


def _path(band: Band, columns: Sequence[Column]) -> str:
    """The line along the middle of a band: from box to box, level where it passes a column."""
    first = next(number for number, column in enumerate(columns) if column.kind == band.left.kind)
    passed = columns[first : first + len(band.slots)]
    path = f"M{passed[0].end:g} {band.leaves[0]:g}"
    for number, (here, there) in enumerate(pairwise(passed)):
        if number:
            path += f"H{here.end:g}"
        half = round((here.end + there.x) / 2, 1)
        path += (
            f"C{half:g} {band.leaves[number]:g} {half:g} {band.arrives[number]:g} {there.x:g} {band.arrives[number]:g}"
        )
    return path
