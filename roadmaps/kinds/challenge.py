"""A challenge: a big-city challenge with its roadmap, or one that was only looked into."""

from __future__ import annotations

from collections.abc import Iterator

from roadmaps.kinds.parts import Deviation, Role, Target, Verdict, YearSection
from roadmaps.reading.base import Whole, Year
from roadmaps.reading.document import Document
from roadmaps.reading.problems import Problem
from roadmaps.reading.rules import rule_of
from roadmaps.reading.thing import Block, Section, Thing


class Challenge(Thing):
    """A grootstedelijke uitdaging with its roadmap, or `explored`: one that was looked into and has none.

    `ambition_year` is the year that its ambition is for; without it the document names none.
    """

    kind, folder = "challenge", "challenges"
    numbered_within = ()
    usual = ("ambition", "background", "focus")
    usual_unless = ("explored",)

    order: Whole
    ambition_year: Year | None = None
    verdict: Verdict | None = None
    ambition: Block | None = None
    background: Block | None = None
    sections: tuple[Section, ...] = ()
    focus: Block | None = None
    explored: Block | None = None
    progress: tuple[YearSection, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    targets: tuple[Target, ...] = ()
    organisations: tuple[Role, ...] = ()


@rule_of(Challenge)
def has_roadmap_or_was_explored(challenge: Challenge, document: Document) -> Iterator[Problem]:
    """A challenge has the parts of its roadmap, or `explored` says that it was only looked into."""
    missing = [name for name in challenge.usual if getattr(challenge, name) is None]
    if missing and challenge.explored is None:
        yield Problem.at(document.place(), "roadmap-or-explored", missing=", ".join(missing))
