"""The knowledge base as it is published: each thing in its published shape, with where its page stands and when it changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from roadmaps.changes.days import DayOfChanges
from roadmaps.data.parts import Addresses
from roadmaps.data.things import SHAPES, Thing
from roadmaps.kinds.milestone import Milestone
from roadmaps.pages.graph import Graph
from roadmaps.pages.history import Commit, History
from roadmaps.pages.page_list import root_of
from roadmaps.pages.tracker import Tracker
from roadmaps.reading import i18n
from roadmaps.reading import thing as model
from roadmaps.reading.base import LANGUAGES

Cells = dict[str, Any]
T = TypeVar("T")
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class _Seen:
    """A thing of the model with what is published of it besides its own fields."""

    thing: model.Thing
    beside: Cells

    def __getattr__(self, name: str) -> Any:
        return self.beside[name] if name in self.beside else getattr(self.thing, name)


class Publication:
    """What is published of a knowledge base on a site whose Dutch home page is `top`."""

    def __init__(self, graph: Graph, history: History, top: str, days: Callable[[], Sequence[DayOfChanges]] = tuple):
        self.graph, self.history, self.top = graph, history, top
        self.days = days  # what changed on each day, the latest first; found when it is asked for
        self.tracker = Tracker(graph)
        self._kept: dict[str, Any] = {}

    @property
    def commit(self) -> Commit | None:
        """The last change of the content; None where the history is not known."""
        return next(iter(self.history.commits), None)

    def page(self, thing: model.Thing, anchor: str = "") -> Addresses:
        """The full address of the page of a thing in each language, or of a place on it."""
        if not anchor:
            return self.things[thing.id].page
        return Addresses(**{lang: f"{self.things[thing.id].page[lang]}#{anchor}" for lang in LANGUAGES})

    def kept(self, what: str, make: Callable[[], T]) -> T:
        """Something that several files need, made once."""
        if what not in self._kept:
            self._kept[what] = make()
        found: T = self._kept[what]
        return found

    @cached_property
    def things(self) -> dict[str, Thing]:
        """Every thing in its published shape, by its id, kind by kind."""
        return {thing.id: self._published(thing) for thing in self.graph.in_order()}

    def of_kind(self, kind: str) -> list[Thing]:
        """The things of a kind in their published shape."""
        return [self.things[thing.id] for thing in self.graph.of_kind(kind)]

    def _published(self, thing: model.Thing) -> Thing:
        commit = self.history.last.get(self.graph.files[thing.id])
        beside: Cells = {
            "page": {lang: f"{self.top}{root_of(lang)}{i18n.address(thing, lang)}" for lang in LANGUAGES},
            "known_until": self.graph.known_until(thing),
            "changed": commit.day if commit else None,
        }
        if isinstance(thing, Milestone):
            beside["challenge"] = getattr(self.graph.challenge_of(thing), "id", None)
        return SHAPES[thing.kind].model_validate(_Seen(thing, beside), context={"top": self.top})
