"""An investment theme, with its assessment and its money."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from pydantic import Field

from roadmaps.kinds.parts import Amount, Fact, Role, Target, ToTheme
from roadmaps.reading.base import SPELT, Model, Prose, Text, Whole
from roadmaps.reading.document import Document
from roadmaps.reading.problems import Problem
from roadmaps.reading.rules import rule_of
from roadmaps.reading.thing import Basis, Block, Citations, Section, Thing

# The four criteria by which the themes were assessed, in the order of the document.
Criterion = Literal["plans", "leadership", "ecosystem", "additionality"]
CRITERIA: tuple[Criterion, ...] = get_args(Criterion)


class Score(Model):
    """One assessment: a criterion and its score from 1 (least developed) to 5 (most).

    `certainty` says how sure it is that this score belongs to this criterion: the text that we have lost the layout.
    """

    criterion: Criterion
    value: Annotated[int, Field(ge=1, le=5), SPELT]
    certainty: Literal["high", "medium"]
    note: Text | None = None
    text: Block


class Crossover(Model):
    """A tie between a theme and another one, or, without `theme`, and a subject named in the text."""

    theme: ToTheme | None = None
    text: Prose
    basis: Basis
    sources: Citations


class Theme(Thing):
    """An investment theme: in short as in 2022, at length as in 2023, with its assessment and its money.

    `differs` says, in our reading, what changed between the two; it is absent where nothing did.
    """

    kind, folder = "theme", "themes"
    numbered_within = ()
    usual = ("scores",)

    order: Whole
    transition: Literal["sustainable", "digital"]
    short: Block
    differs: Block | None = None
    challenge: Block
    ambition: Block
    running: Block
    contributions: Block
    sections: tuple[Section, ...] = ()
    crossovers: tuple[Crossover, ...] = ()
    needed: Block
    investments: Block
    facts: tuple[Fact, ...] = ()
    amounts: tuple[Amount, ...] = ()
    scores: tuple[Score, ...] = ()
    targets: tuple[Target, ...] = ()
    organisations: tuple[Role, ...] = ()


@rule_of(Theme)
def has_every_criterion_once(theme: Theme, document: Document) -> Iterator[Problem]:
    """A theme has one score for each of the four criteria."""
    found = [score.criterion for score in theme.scores]
    if missing := [criterion for criterion in CRITERIA if criterion not in found]:
        yield Problem.at(document.place(("scores",)), "criterion-missing", first=missing[0], missing=", ".join(missing))
    for number, criterion in enumerate(found):
        if criterion in found[:number]:
            yield Problem.at(document.place(("scores", number, "criterion")), "criterion-twice", criterion=criterion)
