"""The rule that two kinds share: nothing stands alone."""

from __future__ import annotations

from collections.abc import Iterator

from roadmaps.reading.document import Document
from roadmaps.reading.examples import example_at
from roadmaps.reading.problems import Problem, kind_blanks
from roadmaps.reading.thing import Thing


def tied_to_something(thing: Thing, document: Document, field: str) -> Iterator[Problem]:
    """The problem of a thing in which the list `field`, which ties it to others, is empty."""
    if not getattr(thing, field):
        yield Problem.at(
            document.place(),
            "tied-to-nothing",
            field=field,
            example=example_at(type(thing), (field,)),
            **kind_blanks("kind", thing.kind),
        )
