"""An investment theme: what each document says of it, its assessments, and its money."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, ClassVar, Literal, TypeVar, get_args

from pydantic import Field

from roadmaps.kinds.parts import Amount, Fact, Role, Target, ToTheme, Verdict
from roadmaps.reading.base import SPELT, Model, Prose, Text, Whole, Year
from roadmaps.reading.document import Document
from roadmaps.reading.problems import Problem
from roadmaps.reading.rules import rule_of
from roadmaps.reading.thing import Basis, Block, Citations, Section, Thing, ToSource

# The four criteria by which the themes were assessed, in the order of the document.
Criterion = Literal["plans", "leadership", "ecosystem", "additionality"]
CRITERIA: tuple[Criterion, ...] = get_args(Criterion)


class Dated(Model):
    """What one document says of a theme as a whole: known by the document and the year."""

    source: ToSource
    year: Year


D = TypeVar("D", bound=Dated)


def in_time(found: tuple[D, ...]) -> list[D]:
    """The oldest first; those of one year in the order of the file."""
    return sorted(found, key=lambda one: one.year)


class Edition(Dated):
    """A theme as one document tells of it, in short or at length, in the blocks that this document has.

    `text` is the theme in short. `differs` says, in our reading, what changed since the edition before.
    """

    usual: ClassVar[tuple[str, ...]] = ("text",)

    form: Literal["short", "long"]
    text: Block | None = None
    differs: Block | None = None
    challenge: Block | None = None
    ambition: Block | None = None
    running: Block | None = None
    contributions: Block | None = None
    needed: Block | None = None
    investments: Block | None = None

    @property
    def blocks(self) -> list[Block]:
        """What the document itself says."""
        found = (getattr(self, name) for name in type(self).model_fields if name != "differs")
        return [value for value in found if isinstance(value, Block)]


class Score(Model):
    """A criterion and its score from 1 (least developed) to 5 (most).

    `certainty` says how sure it is that this score belongs to this criterion: the text that we have lost the layout.
    """

    criterion: Criterion
    value: Annotated[int, Field(ge=1, le=5), SPELT]
    certainty: Literal["high", "medium"]
    note: Text | None = None
    text: Block


class Assessment(Dated):
    """The scores that one document gives a theme. `note` says what a reader must know of them all."""

    note: Text | None = None
    scores: tuple[Score, ...]

    def score(self, criterion: Criterion) -> Score:
        """The score on a criterion."""
        return next(score for score in self.scores if score.criterion == criterion)


class Crossover(Model):
    """A tie between a theme and another one, or, without `theme`, and a subject named in the text."""

    theme: ToTheme | None = None
    text: Prose
    basis: Basis
    sources: Citations


class Theme(Thing):
    """An investment theme: its editions, one for each document that tells of it, its assessments, and its money.

    What stands beside the editions cites its own sources: sections, crossovers, figures, amounts, targets, organisations.
    """

    kind, folder = "theme", "themes"
    numbered_within = ()
    usual = ("assessments",)

    order: Whole
    transition: Literal["sustainable", "digital"]
    verdict: Verdict | None = None
    editions: Annotated[tuple[Edition, ...], Field(min_length=1)]
    assessments: tuple[Assessment, ...] = ()
    sections: tuple[Section, ...] = ()
    crossovers: tuple[Crossover, ...] = ()
    facts: tuple[Fact, ...] = ()
    amounts: tuple[Amount, ...] = ()
    targets: tuple[Target, ...] = ()
    organisations: tuple[Role, ...] = ()

    @property
    def editions_in_time(self) -> list[Edition]:
        """The editions, the oldest first."""
        return in_time(self.editions)

    @property
    def assessments_in_time(self) -> list[Assessment]:
        """The assessments, the oldest first."""
        return in_time(self.assessments)

    @property
    def latest_assessment(self) -> Assessment | None:
        """The assessment that counts in a picture or table of all themes; None where no document assessed it."""
        return self.assessments_in_time[-1] if self.assessments else None

    def openings(self) -> list[Edition]:
        """The editions that say what the theme is about."""
        return [one for one in self.editions_in_time if one.text or one.challenge]

    def told(self, name: str) -> list[tuple[Edition, Block]]:
        """A block, such as `ambition`, in each edition that has it."""
        return [(one, block) for one in self.editions_in_time if (block := getattr(one, name)) is not None]

    def changes(self) -> list[tuple[Edition, Edition, Block]]:
        """What changed, in our reading: the edition before, the edition, and what we say of the two."""
        pairs = pairwise(self.editions_in_time)
        return [(before, after, after.differs) for before, after in pairs if after.differs]

    def anchor(self, edition: Edition) -> str:
        """Where an edition stands on the page: at its year, and when that is taken, at its document too."""
        first = next(one for one in self.editions if one.year == edition.year)
        return f"in-{edition.year}" + ("" if first is edition else f"-{edition.source}")


@rule_of(Theme)
def has_every_criterion_once(theme: Theme, document: Document) -> Iterator[Problem]:
    """An assessment has one score for each of the four criteria."""
    for number, assessment in enumerate(theme.assessments):
        place = ("assessments", number, "scores")
        found = [score.criterion for score in assessment.scores]
        if missing := [criterion for criterion in CRITERIA if criterion not in found]:
            all_missing = ", ".join(missing)
            yield Problem.at(document.place(place), "criterion-missing", first=missing[0], missing=all_missing)
        for at, criterion in enumerate(found):
            if criterion in found[:at]:
                yield Problem.at(document.place((*place, at, "criterion")), "criterion-twice", criterion=criterion)


@rule_of(Theme)
def edition_says_something(theme: Theme, document: Document) -> Iterator[Problem]:
    """An edition holds a block, and says what changed only where an edition came before it."""
    first = theme.editions_in_time[0]
    for number, edition in enumerate(theme.editions):
        if not edition.blocks:
            yield Problem.at(document.place(("editions", number)), "edition-empty", year=edition.year)
        if edition is first and edition.differs:
            yield Problem.at(document.place(("editions", number, "differs")), "differs-from-nothing", year=edition.year)


@rule_of(Theme)
def document_tells_once_of_a_year(theme: Theme, document: Document) -> Iterator[Problem]:
    """Two editions, or two assessments, are of another document or another year."""
    for name in ("editions", "assessments"):
        known = [(one.source, one.year) for one in getattr(theme, name)]
        for number, (source, year) in enumerate(known):
            if (source, year) in known[:number]:
                place = document.place((name, number, "source"))
                yield Problem.at(place, "same-source-and-year", source=source, year=year)
