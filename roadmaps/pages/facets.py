"""What lists are narrowed by: for an item and a facet its values for the address, each with its name for readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from roadmaps.kinds.funding import Funding
from roadmaps.kinds.milestone import Milestone
from roadmaps.kinds.parts import Target
from roadmaps.pages.graph import Graph
from roadmaps.pages.tracker import TrackerRow
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang
from roadmaps.reading.thing import Thing
from roadmaps.words import look_up

Item = Thing | TrackerRow | Target
Choice = tuple[str, str]  # a value for the address, and its name for readers


class Facets:
    """The facets in one language."""

    def __init__(self, graph: Graph, lang: Lang):
        self.graph, self.lang = graph, lang

    def of(self, item: Item, name: str) -> list[Choice]:
        """What an item has for a facet; an item that has nothing says so."""
        if name not in FACETS:
            raise ValueError(f'no facet is called "{name}"; known are {", ".join(FACETS)}')
        return FACETS[name](self, item)

    def counted(self, items: Iterable[Item], name: str) -> list[tuple[str, str, int]]:
        """The choices of a filter with their counts, in the order in which they first occur."""
        counts = Counter(choice for item in items for choice in self.of(item, name))
        return [(value, text, count) for (value, text), count in counts.items()]

    def named(self, things: Iterable[Thing], otherwise: str) -> list[Choice]:
        """Things by their names; where there are none, the word `otherwise`."""
        return [(thing.id, thing.name[self.lang]) for thing in things] or self.none(otherwise)

    def valued(self, group: str, *values: str) -> list[Choice]:
        """Values of a field by their names."""
        return [(value, i18n.value_name(group, value, self.lang)) for value in values]

    def none(self, word: str) -> list[Choice]:
        """The choice of what an item does not have."""
        return [("none", i18n.word(word, self.lang))]


def _challenge(facets: Facets, item: TrackerRow | Thing) -> list[Choice]:
    found = item.challenges if isinstance(item, TrackerRow) else facets.graph.challenges_of(item)
    return facets.named(found, "no_challenge")


def _theme(facets: Facets, item: Funding) -> list[Choice]:
    return facets.named(facets.graph.themes_of(item), "no_theme")


def _holder(facets: Facets, item: TrackerRow) -> list[Choice]:
    return [(item.holder.id, item.holder.name[facets.lang])]


def _chosen(field: str) -> Callable[[Facets, Thing], list[Choice]]:
    """A field that takes one of a few values, by the name that words.yml gives each."""
    return lambda facets, item: facets.valued(
        look_up("words", "choices", f"{type(item).__name__}.{field}"), getattr(item, field)
    )


def _nature(facets: Facets, item: Target | Funding) -> list[Choice]:
    if isinstance(item, Target):
        return facets.valued("nature", item.nature)
    return facets.valued("money", *item.natures)


def _status(facets: Facets, item: TrackerRow | Target | Milestone) -> list[Choice]:
    return facets.valued("status", item.status if isinstance(item, TrackerRow) else item.outcome)


def _state(facets: Facets, item: Funding) -> list[Choice]:
    return facets.valued("route_state", item.state)


def _year(facets: Facets, item: TrackerRow | Target | Thing) -> list[Choice]:
    years = sorted(item.active_years) if isinstance(item, Thing) else filter(None, [item.year])
    return [(str(year), str(year)) for year in years] or facets.none("no_year")


# Each function takes the items that have its facet; which those are, the lists know.
FACETS: dict[str, Callable[[Facets, Any], list[Choice]]] = {
    "challenge": _challenge,
    "theme": _theme,
    "holder": _holder,
    "level": _chosen("level"),
    "type": _chosen("type"),
    "nature": _nature,
    "status": _status,
    "year": _year,
    "state": _state,
}
