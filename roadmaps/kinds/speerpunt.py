"""A focus area (speerpunt) of a challenge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from roadmaps.kinds.parts import Role, Target, ToChallenge, YearSection
from roadmaps.reading.base import Model, Prose, Whole, Year
from roadmaps.reading.document import Document
from roadmaps.reading.problems import Problem
from roadmaps.reading.rules import rule_of
from roadmaps.reading.thing import AnyRef, Basis, Block, Citations, Thing


class FollowUp(Model):
    """What became of a focus area by a later year: where it went, or that nobody reports on it any more."""

    year: Year
    relation: Literal["continued", "renamed", "merged", "absorbed", "replaced", "not-reported"]
    into: tuple[AnyRef, ...] = ()
    text: Prose
    basis: Basis
    sources: Citations


class Speerpunt(Thing):
    """A focus area of a challenge: four blocks, `absent`, which says why not, or `progress` of its own year.

    `later` says what became of it, year by year.
    """

    kind, folder = "speerpunt", "speerpunten"
    numbered_within = ("challenge", "year")
    usual = ("vision", "what", "relevance", "board_role")
    usual_unless = ("absent", "progress")

    challenge: ToChallenge
    order: Whole
    year: Year
    vision: Block | None = None
    what: Block | None = None
    relevance: Block | None = None
    board_role: Block | None = None
    attention_areas: Block | None = None
    absent: Block | None = None
    progress: tuple[YearSection, ...] = ()
    later: tuple[FollowUp, ...] = ()
    targets: tuple[Target, ...] = ()
    organisations: tuple[Role, ...] = ()

    @property
    def active_years(self) -> set[int]:
        """The year of the document that names it."""
        return {self.year}


@rule_of(Speerpunt)
def has_blocks_or_says_why_not(speerpunt: Speerpunt, document: Document) -> Iterator[Problem]:
    """A focus area has its four blocks, or `absent` says why not, or `progress` says what was done in its year."""
    known_from_report = any(section.year == speerpunt.year for section in speerpunt.progress)
    if speerpunt.absent is None and not known_from_report:
        missing = [name for name in speerpunt.usual if getattr(speerpunt, name) is None]
        if missing:
            yield Problem.at(document.place(), "blocks-or-absent", missing=", ".join(missing))
