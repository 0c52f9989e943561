"""Themes beside funding routes: what each route is to each theme, as a sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from roadmaps.kinds.funding import Funding, UseNature
from roadmaps.kinds.parts import RECKONED, SURE
from roadmaps.kinds.theme import Theme
from roadmaps.pages.graph import Graph

Sign = Literal["sure", "reckoned", "wanted", "possible", "named"]
SIGNS: tuple[Sign, ...] = get_args(Sign)


def sign_of(nature: UseNature) -> Sign:
    """The sign of a nature: one for each sort of money, as in the picture of sums, and two for what is no money."""
    if nature == "possible" or nature == "named":
        return nature
    return "sure" if nature in SURE else "reckoned" if nature in RECKONED else "wanted"


@dataclass(frozen=True, slots=True)
class Level:
    """The routes of one level, each with what it is to each theme: one or more natures, or none."""

    level: str
    routes: list[tuple[Funding, list[tuple[UseNature, ...]]]]


def matrix(graph: Graph) -> list[Level]:
    """The routes that are tied to a theme, by their level, in the order of the model."""
    themes, routes = graph.of(Theme), graph.routes()
    levels = get_args(Funding.model_fields["level"].annotation)
    found = [(level, [route for route in routes if route.level == level]) for level in levels]
    return [Level(level, [(route, _cells(route, themes)) for route in mine]) for level, mine in found if mine]


def _cells(route: Funding, themes: list[Theme]) -> list[tuple[UseNature, ...]]:
    """What a route is to each of these themes."""
    return [tuple(dict.fromkeys(use.nature for use in route.uses if use.thing == theme.id)) for theme in themes]
