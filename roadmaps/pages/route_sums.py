"""The sums of a funding route in the finder: which themes each is for, and how it stands in order of number."""

from __future__ import annotations

from collections.abc import Iterable

from roadmaps.kinds.funding import Funding, UseNature
from roadmaps.kinds.parts import NATURES, Amount
from roadmaps.kinds.theme import Theme
from roadmaps.pages.graph import Graph
from roadmaps.reading.thing import Quantity

# What a unit may begin with; what follows is the currency, if the document names one.
SCALE = {"duizend": 10**3, "miljoen": 10**6, "miljard": 10**9}
_USES: tuple[UseNature, ...] = (*NATURES, "possible", "named")


def themes_of_sum(graph: Graph, route: Funding, amount: Amount) -> list[Theme]:
    """The themes that a sum of a route is for: those that name this sum themselves, from the same place of a document."""
    return [theme for theme in graph.themes_of(route) if any(_same(amount, other) for other in theme.amounts)]


def _same(one: Amount, other: Amount) -> bool:
    places = {(citation.source, citation.heading) for citation in one.sources}
    return (
        one.nature == other.nature
        and _figure(one.amount) == _figure(other.amount)
        and not places.isdisjoint((citation.source, citation.heading) for citation in other.sources)
    )


def _figure(quantity: Quantity) -> tuple[object, ...]:
    unit, words = quantity.unit, quantity.words
    return quantity.value, quantity.upto, unit.nl if unit else None, words.nl if words else None


def foremost(route: Funding) -> list[Amount]:
    """The sums of a route: by nature, money that is there before what is only wanted, and the largest first."""
    return sorted(route.amounts, key=lambda amount: (NATURES.index(amount.nature), *_number(amount)))


def routes_in_order(routes: Iterable[Funding]) -> list[Funding]:
    """Routes with sums first, by their foremost one; then by what they are to things, money before chances."""
    return sorted(routes, key=lambda route: (not route.amounts, _best(route)))


def _best(route: Funding) -> tuple[object, ...]:
    sums = foremost(route)
    if sums:
        return NATURES.index(sums[0].nature), *_number(sums[0])
    return (min((_USES.index(use.nature) for use in route.uses), default=len(_USES)),)


def _number(amount: Amount) -> tuple[str, float]:
    """The currency, and the number in it: larger numbers come first."""
    currency, number = _in_currency(amount.amount)
    return currency, -number


def _in_currency(quantity: Quantity) -> tuple[str, float]:
    """The words behind the scale of a unit, and the number itself; 0 where the document gives only words."""
    first, _, rest = (quantity.unit.nl if quantity.unit else "").partition(" ")
    value = quantity.value or 0
    return (rest, float(value * SCALE[first])) if first in SCALE else (f"{first} {rest}".strip(), float(value))


def order_of_sum(amount: Amount) -> str:
    """What sums are put in order by, for the script: nature and currency, which are never mixed, then `|` and the number."""
    currency, number = _in_currency(amount.amount)
    return f"{NATURES.index(amount.nature)} {currency}|{number:.0f}"
