"""The knowledge base of the tests as it is published, with one thing called otherwise."""

from __future__ import annotations

from dataclasses import replace

from roadmaps.pages.graph import Graph
from roadmaps.reading.kb import Entry
from roadmaps.reading.thing import Thing


def with_a_name(graph: Graph, text: str) -> tuple[Graph, Thing]:
    """The knowledge base in which one thing is called so, and that thing."""
    thing = next(iter(graph.in_order()))
    thing = thing.model_copy(update={"name": thing.name.model_copy(update={"nl": text})})
    entries = tuple(
        Entry(thing if entry.thing.id == thing.id else entry.thing, entry.document) for entry in graph.kb.entries
    )
    return Graph(replace(graph.kb, entries=entries)), thing
