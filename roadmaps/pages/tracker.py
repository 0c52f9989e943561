"""Planned and realised: the lines of what was planned and what is reported of it, and how many have each status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from roadmaps.kinds.challenge import Challenge
from roadmaps.kinds.initiative import Initiative, Outcome, PlanItem, YearPlan
from roadmaps.kinds.milestone import Milestone
from roadmaps.kinds.parts import STATUSES, Deviation, Realised, StatusValue, Target
from roadmaps.kinds.project import Project
from roadmaps.kinds.review import Review
from roadmaps.kinds.source import Source
from roadmaps.kinds.speerpunt import Speerpunt
from roadmaps.kinds.thread import Step, Thread
from roadmaps.pages.graph import Graph
from roadmaps.reading.base import Text, find_all
from roadmaps.reading.thing import Citation, Thing

Form = Literal["result", "activity", "target", "deviation"]
# The columns of every table of the tracker, in the order in which they stand; the first names the row.
COLUMNS = ("planned", "reported", "status")


@dataclass(frozen=True, slots=True)
class TrackerRow:
    """One line of "planned and realised": what was planned, what is reported of it, and the status.

    `planned` are the texts or quantities that the outcome answers; `outcome` is None where nobody reported.
    `anchor` is the id of the line on the page of `holder`.
    """

    form: Form
    year: int
    holder: Thing
    challenges: tuple[Thing, ...]
    planned: tuple[PlanItem | Target | Deviation, ...]
    outcome: Outcome | Realised | Deviation | None
    anchor: str

    @property
    def status(self) -> StatusValue:
        """The value of its status; unknown where nobody reported."""
        return self.outcome.status.value if self.outcome else "unknown"


class Tracker:
    """Everything of the knowledge base that was planned and reported on."""

    def __init__(self, graph: Graph):
        self._graph = graph
        self._reported = {review.year for review in graph.of(Review)}  # the years that a report looks back at

    def rows(self, thing: Thing | None = None) -> list[TrackerRow]:
        """The lines of one thing, or of all, by year and holder."""
        return sorted(self._rows(thing), key=lambda row: row.year) if thing else self._all

    def rows_below(self, challenge: Thing) -> list[TrackerRow]:
        """The lines of a challenge, its focus areas and its initiatives."""
        return [row for row in self.rows() if challenge in row.challenges]

    def rows_of_verdict(self, thing: Thing) -> list[TrackerRow]:
        """The lines that a verdict of a thing rests on: all below a challenge, its own of a theme.

        Of a thread those of the deeds in its steps; a challenge or a review among them has lines of other subjects too.
        """
        if isinstance(thing, Thread):
            return self._rows_of_deeds(id_ for step in thing.steps for id_ in step.things)
        return self.rows_below(thing) if isinstance(thing, Challenge) else self.rows(thing)

    def rows_of_step(self, step: Step) -> list[TrackerRow]:
        """The lines of the deeds in a step of a thread, of its year."""
        return [row for row in self._rows_of_deeds(step.things) if row.year == step.year]

    def _rows_of_deeds(self, ids: Iterable[str]) -> list[TrackerRow]:
        named = (self._graph[id_] for id_ in dict.fromkeys(ids))
        return [row for one in named if isinstance(one, (Initiative, Project, Speerpunt)) for row in self.rows(one)]

    def tally(self, rows: Iterable[TrackerRow]) -> dict[StatusValue, int]:
        """How many lines have each status, in the order of `STATUSES`; one without lines is left out."""
        found = Counter(row.status for row in rows)
        return {status: found[status] for status in STATUSES if found[status]}

    def outcome(self, thing: Thing) -> dict[StatusValue, int]:
        """What came of a thing in numbers, for a list: its lines, and the milestones of a focus area, by status."""
        planned = self._graph.milestones(thing) if isinstance(thing, Speerpunt) else []
        found = self.tally(self.rows_of_verdict(thing))
        due = Counter(milestone.outcome for milestone in planned)
        return {status: n for status in STATUSES if (n := found.get(status, 0) + due[status])}

    def statuses(self, thing: Thing) -> list[StatusValue]:
        """The statuses that occur on a thing, in the order of `STATUSES`."""
        found = {row.status for row in self.rows(thing)}
        found |= {milestone.outcome for milestone in self._graph.milestones(thing)}
        found |= {thing.outcome} if isinstance(thing, Milestone) else set()
        return [status for status in STATUSES if status in found]

    def reports(self, rows: Iterable[TrackerRow]) -> list[Source]:
        """The documents that say what came of these lines, in the order of the documents."""
        cited = {citation.source for row in rows for _loc, citation in find_all(row.outcome, Citation)}
        return [source for source in self._graph.of(Source) if source.id in cited]

    def notes(self, rows: Iterable[TrackerRow]) -> list[Text]:
        """What those documents would have us say of statuses that rest on them."""
        return [source.status_note for source in self.reports(rows) if source.status_note]

    def counts(self, rows: list[TrackerRow]) -> list[tuple[Thing | None, dict[StatusValue, int]]]:
        """How many rows have each status, per challenge and, last, for those that belong to none.

        A row that belongs to two challenges counts with both. Counts are never made into a score.
        """
        found = []
        for place in (*self._graph.of_kind("challenge"), None):
            mine = [row for row in rows if (place in row.challenges if place else not row.challenges)]
            if mine:
                found.append((place, {status: sum(row.status == status for row in mine) for status in STATUSES}))
        return found

    @staticmethod
    def in_order(planned: str, reported: str, status: str) -> list[str]:
        """The heads of the columns, or the cells of a row, in the order of `COLUMNS`."""
        cells = {"planned": planned, "reported": reported, "status": status}
        return [cells[name] for name in COLUMNS]

    @cached_property
    def _all(self) -> list[TrackerRow]:
        rows = [row for holder in self._graph.in_order() for row in self._rows(holder)]
        return sorted(rows, key=lambda row: row.year)

    def _rows(self, holder: Thing) -> Iterator[TrackerRow]:
        plans = plans_of(holder)
        for plan in plans:
            yield from self._plan_rows(holder, plan)
        planned = {plan.year for plan in plans}  # a figure of such a year stands in a line already
        for target in targets_of(holder):
            year = target.realised.year if target.realised else target.year
            if year and year not in planned and (target.realised or year in self._reported):
                yield self._row("target", year, holder, (target,), target.realised, target.id)
        for deviation in deviations_of(holder):
            yield self._row("deviation", deviation.year, holder, (deviation,), deviation, deviation.id)

    def _plan_rows(self, holder: Thing, plan: YearPlan) -> Iterator[TrackerRow]:
        """Each result with the goals that it answers, each activity likewise; then what nobody reported on."""
        parts: tuple[tuple[Form, tuple[PlanItem, ...], tuple[Outcome, ...]], ...] = (
            ("result", plan.goals, plan.results),
            ("activity", plan.intended, plan.realised),
        )
        for form, items, outcomes in parts:
            start = f"{form}-{plan.year}"
            for outcome in outcomes:
                answered = tuple(item for item in items if item.number in outcome.answers)
                yield self._row(form, plan.year, holder, answered, outcome, f"{start}-{outcome.number}")
            reported = {number for outcome in outcomes for number in outcome.answers}
            for item in items:
                if item.number not in reported:
                    yield self._row(form, plan.year, holder, (item,), None, f"{start}-{item.number}-open")

    def _row(
        self,
        form: Form,
        year: int,
        holder: Thing,
        planned: tuple[PlanItem | Target | Deviation, ...],
        outcome: Outcome | Realised | Deviation | None,
        anchor: str,
    ) -> TrackerRow:
        return TrackerRow(form, year, holder, self._graph.challenges_of(holder), planned, outcome, anchor)


def plans_of(thing: Thing) -> tuple[YearPlan, ...]:
    """The annual plans of a thing; none where its kind has none."""
    found: tuple[YearPlan, ...] = getattr(thing, "years", ())
    return found


def targets_of(thing: Thing) -> tuple[Target, ...]:
    """The targets that a thing holds; none where its kind has none."""
    found: tuple[Target, ...] = getattr(thing, "targets", ())
    return found


def deviations_of(thing: Thing) -> tuple[Deviation, ...]:
    """What of a thing went otherwise than planned; none where its kind has none."""
    found: tuple[Deviation, ...] = getattr(thing, "deviations", ())
    return found
