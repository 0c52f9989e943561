"""An initiative, programme or mobilisation campaign, with its annual plans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from roadmaps.kinds.parts import Deviation, Period, Role, Status, Target, ToChallenge, ToSpeerpunt
from roadmaps.reading.base import Loc, Model, Prose, WebAddress, Year
from roadmaps.reading.document import Document
from roadmaps.reading.problems import Problem
from roadmaps.reading.rules import rule_of
from roadmaps.reading.thing import Basis, Block, Citations, Section, Thing

PlanNumber = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]?[a-z]?$")]


class PlanItem(Model):
    """One numbered line of an annual plan: a goal, or an intended activity. `number` is as printed: 1, 1a, 2."""

    number: PlanNumber
    text: Prose
    sources: Citations


class Outcome(Model):
    """What a report says came of lines of a plan; `answers` are the numbers of those lines."""

    number: PlanNumber
    answers: Annotated[tuple[PlanNumber, ...], Field(min_length=1)]
    text: Prose
    status: Status
    sources: Citations


class YearPlan(Model):
    """Plan and account of one year: each result answers goals, each realised activity answers intended ones."""

    year: Year
    note: Prose | None = None
    goals: tuple[PlanItem, ...] = ()
    results: tuple[Outcome, ...] = ()
    intended: tuple[PlanItem, ...] = ()
    realised: tuple[Outcome, ...] = ()


class Effects(Model):
    """The three columns of a mobilisation campaign: what was done, its effect, and its meaning for the ambition."""

    output: Block
    outcome: Block
    impact: Block


class Initiative(Thing):
    """An initiative, programme or mobilisation trajectory."""

    kind, folder = "initiative", "initiatives"

    type: Literal["initiative", "programme", "mobilisation"]
    period: Period
    challenges: tuple[ToChallenge, ...] = ()
    challenges_basis: Basis = "stated"
    speerpunten: tuple[ToSpeerpunt, ...] = ()
    aim: Block
    sections: tuple[Section, ...] = ()
    effects: Effects | None = None
    years: tuple[YearPlan, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    targets: tuple[Target, ...] = ()
    organisations: tuple[Role, ...] = ()
    link: WebAddress | None = None

    @property
    def active_years(self) -> set[int]:
        """The years of its period and of its annual plans."""
        return {*self.period.years, *(plan.year for plan in self.years)}


@rule_of(Initiative)
def outcomes_answer_a_plan(initiative: Initiative, document: Document) -> Iterator[Problem]:
    """A result answers goals of its annual plan and a realised activity answers intended ones; numbers occur once."""
    for year, plan in enumerate(initiative.years):
        loc = ("years", year)
        yield from _answered(document, loc, "goals", plan.goals, "results", plan.results)
        yield from _answered(document, loc, "intended", plan.intended, "realised", plan.realised)


def _answered(
    document: Document,
    loc: Loc,
    planned: str,
    items: tuple[PlanItem, ...],
    reported: str,
    outcomes: tuple[Outcome, ...],
) -> Iterator[Problem]:
    known = [item.number for item in items]
    yield from _numbers_once(document, (*loc, planned), items)
    yield from _numbers_once(document, (*loc, reported), outcomes)
    for place, outcome in enumerate(outcomes):
        for number, answer in enumerate(outcome.answers):
            if answer not in known:
                yield Problem.at(
                    document.place((*loc, reported, place, "answers", number)),
                    "answers-nothing",
                    number=answer,
                    planned=planned,
                    known=", ".join(known) or "–",
                )


def _numbers_once(document: Document, loc: Loc, items: tuple[PlanItem | Outcome, ...]) -> Iterator[Problem]:
    seen = set()
    for place, item in enumerate(items):
        if item.number in seen:
            yield Problem.at(
                document.place((*loc, place, "number")), "duplicate-number", number=item.number, list=loc[-1]
            )
        seen.add(item.number)
