"""The published shapes of the flat tables: a row for each thing of one sort, wherever in the knowledge base it stands.

The `id` of a row is that of the thing that holds it, and where it stands in that. How these shapes may change stands
in released.py.
"""

from __future__ import annotations

from typing import Literal

from roadmaps.data.parts import Addresses, Basis, Day, Markdown, Money, Quantity, Ref, Shape, SourceRef, Text
from roadmaps.data.relations import Sort
from roadmaps.kinds.funding import UseNature
from roadmaps.kinds.parts import Nature, StatusValue
from roadmaps.kinds.theme import Criterion

SourceRefs = tuple[SourceRef, ...]


class Row(Shape):
    """What every row begins with: its id, and the page where it is shown."""

    id: str
    page: Addresses


class ThingRow(Row):
    """A thing of any kind."""

    kind: str
    name: Text
    summary: Text
    known_until: int | None
    checked: Day | None
    changed: Day | None


class OfThing(Row):
    """What a row says of the thing that holds it."""

    thing: Ref
    thing_name: Text


class WithStatus(OfThing):
    """A status, with the words of the source that bear it."""

    status: StatusValue
    status_basis: Literal["text", "none"]
    status_words: str | None
    status_reason: Text | None
    status_date: Day | None
    sources: SourceRefs


class OutcomeRow(WithStatus):
    """A line of planned and realised."""

    challenges: tuple[Ref, ...]
    form: Literal["result", "activity", "target", "deviation"]
    year: int
    planned: Markdown
    reported: Markdown | None


class TargetRow(WithStatus):
    """A target, and what came of it."""

    name: Text
    year: int | None
    nature: Literal["ambition", "plan", "forecast", "norm", "need"]
    planned: Quantity | None
    realised_year: int | None
    realised: Quantity | None
    reported: Markdown | None
    note: Text | None


class ScoreRow(OfThing):
    """The score of a theme on one criterion in one document."""

    source: SourceRef
    year: int
    criterion: Criterion
    score: int
    certainty: Literal["high", "medium"]
    note: Text | None
    text: Markdown
    sources: SourceRefs


class AmountRow(OfThing):
    """A sum of money."""

    nature: Nature
    purpose: Text
    sum: Money
    sources: SourceRefs


class UseRow(OfThing):
    """What a funding route is, or could be, to something."""

    to: Ref
    to_name: Text
    nature: UseNature
    text: Text
    sources: SourceRefs


class RelationRow(OfThing):
    """A tie from one thing to another, as the first one says it."""

    to: Ref
    to_name: Text
    relation: Sort
    how: Text | None
    basis: Basis | None
    year: int | None
    sources: SourceRefs


class CitationRow(Row):
    """A place in a document that something rests on. There are many: the name of the thing stands in the table of things."""

    thing: Ref
    part: str | None
    source: SourceRef
    heading: str
    source_page: int | None
    note: Text | None


class FigureRow(OfThing):
    """One of the values that documents give for a figure that differs."""

    difference: Literal["between", "within", "over-time", "measure", "sum"]
    quantity: Quantity
    text: Markdown
    sources: SourceRefs


class FactRow(OfThing):
    """A key figure that is no sum of money."""

    what: Text
    quantity: Quantity
    year: int | None
    nature: Literal["measured", "estimated", "expected", "planned"]
    sources: SourceRefs
