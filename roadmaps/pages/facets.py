"""What lists are narrowed by: for an item and a facet its values for the address, each with its name for readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from roadmaps.kinds.funding import Funding
from roadmaps.kinds.milestone import Milestone
from roadmaps.kinds.parts import Target
from roadmaps.pages.graph import Graph
from roadmaps.pages.route_sums import themes_of_sum
from roadmaps.pages.tracker import TrackerRow
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang
from roadmaps.reading.thing import Thing
from roadmaps.words import look_up

Item = Thing | TrackerRow | Target
LAST = (1, "")  # the place of what an item does not have


class Choice(NamedTuple):
    """A value for the address, its name for readers, and its place among the choices."""

    value: str
    name: str
    place: tuple[int, int | str]


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
        """The choices of a filter with their counts, in their natural order; what an item does not have comes last."""
        counts = Counter(choice for item in items for choice in self.of(item, name))
        return [(choice.value, choice.name, counts[choice]) for choice in sorted(counts, key=lambda one: one.place)]

    def tokens(self, item: Item, name: str) -> str:
        """The values of an item, for the script that narrows; of a route the natures at each theme too: `theme:nature`."""
        found = [choice.value for choice in self.of(item, name)]
        return " ".join(
            [*found, *self._natures_at_themes(item)] if name == "nature" and isinstance(item, Funding) else found
        )

    def _natures_at_themes(self, route: Funding) -> list[str]:
        """What a route is to each theme: what is true of another theme, or of something else, must not be said of this one."""
        pairs = [
            (theme.id, use.nature)
            for theme in self.graph.themes_of(route)
            for use in route.uses
            if use.thing == theme.id
        ]
        pairs += [
            (theme.id, amount.nature) for amount in route.amounts for theme in themes_of_sum(self.graph, route, amount)
        ]
        return [f"{theme}:{nature}" for theme, nature in dict.fromkeys(pairs)]

    def named(self, things: Iterable[Thing], otherwise: str) -> list[Choice]:
        """Things by their names, in reading order; where there are none, the word `otherwise`."""
        found = [Choice(thing.id, thing.name[self.lang], (0, self.graph.rank(thing))) for thing in things]
        return found or self.none(otherwise)

    def valued(self, group: str, *values: str) -> list[Choice]:
        """Values of a field by their names, in the order of words.yml."""
        order = list(look_up("words", "values", group))
        return [Choice(value, i18n.value_name(group, value, self.lang), (0, order.index(value))) for value in values]

    def none(self, word: str) -> list[Choice]:
        """The choice of what an item does not have."""
        return [Choice("none", i18n.word(word, self.lang), LAST)]


def _challenge(facets: Facets, item: TrackerRow | Thing) -> list[Choice]:
    found = item.challenges if isinstance(item, TrackerRow) else facets.graph.challenges_of(item)
    return facets.named(found, "no_challenge")


def _theme(facets: Facets, item: Funding) -> list[Choice]:
    return facets.named(facets.graph.themes_of(item), "no_theme")


def _holder(facets: Facets, item: TrackerRow) -> list[Choice]:
    name = item.holder.name[facets.lang]
    return [Choice(item.holder.id, name, (0, name.casefold()))]


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
    return [Choice(str(year), str(year), (0, year)) for year in years] or facets.none("no_year")


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
