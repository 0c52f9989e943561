"""The map from plans to money, and the table that counts the same ties."""

from __future__ import annotations

from collections import defaultdict

from roadmaps.kinds import KINDS
from roadmaps.pages.graph import Graph
from roadmaps.reading.thing import Thing

LAYERS = ("challenge", "speerpunt", "initiative", "theme", "funding")


def layers(graph: Graph) -> list[tuple[str, list[tuple[Thing, list[str]]]]]:
    """The kinds from plan to money as columns; each thing with the ids in other columns that it is tied to."""
    inside = {thing.id for kind in LAYERS for thing in graph.of_kind(kind)}
    return [
        (kind, [(thing, _ties(graph, thing, inside)) for thing in graph.of_kind(kind)])
        for kind in LAYERS
        if graph.of_kind(kind)
    ]


def _ties(graph: Graph, thing: Thing, inside: set[str]) -> list[str]:
    """The ids of another kind, among those that are `inside`, that a thing is tied to."""
    return [
        relation.thing.id
        for kind, found in graph.relations(thing).items()
        for relation in found
        if relation.thing.id in inside and kind != thing.kind
    ]


def crossings(graph: Graph) -> list[tuple[str, list[int]]]:
    """How many ties there are between kinds: the table twin of the map."""
    kinds = [kind for kind in KINDS if kind != "source" and graph.of_kind(kind)]
    ties: dict[tuple[str, str], int] = defaultdict(int)
    for kind in kinds:
        for thing in graph.of_kind(kind):
            for other, found in graph.relations(thing).items():
                ties[kind, other] += len(found)
    return [(kind, [ties[kind, other] for other in kinds]) for kind in kinds]
