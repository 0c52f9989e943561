"""Everything that is tied to everything: references resolved, in both directions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from roadmaps.kinds import KINDS
from roadmaps.kinds.challenge import Challenge
from roadmaps.kinds.figure import Figure
from roadmaps.kinds.funding import Funding, Use
from roadmaps.kinds.initiative import Initiative, Outcome, PlanItem
from roadmaps.kinds.milestone import Milestone
from roadmaps.kinds.parts import STATUSES, Deviation, Realised, Role, Target
from roadmaps.kinds.source import Source
from roadmaps.kinds.speerpunt import FollowUp, Speerpunt
from roadmaps.kinds.theme import Theme
from roadmaps.kinds.thread import Thread
from roadmaps.reading.base import Ref, Text, walk
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.thing import Citation, Related, Thing

NO_YEAR = 9999  # targets without a year come last


@dataclass(frozen=True, slots=True)
class Relation:
    """The thing at the other end, and, where the data says so, what ties the two and on what basis."""

    thing: Thing
    how: Text | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One line of "planned and realised": what was planned, what is reported of it, and the status.

    `planned` are the texts or quantities that the outcome answers; `outcome` is None where nobody reported.
    `anchor` is the id of the line on the page of `holder`.
    """

    form: str  # result, activity, target or deviation
    year: int
    holder: Thing
    challenges: tuple[Thing, ...]
    planned: tuple[PlanItem | Target | Deviation, ...]
    outcome: Outcome | Realised | Deviation | None
    anchor: str

    @property
    def status(self) -> str:
        return self.outcome.status.value if self.outcome else "unknown"


class Graph:
    """The knowledge base with its lines. Immutable once made; every answer is in reading order."""

    def __init__(self, kb: KnowledgeBase):
        self.kb = kb
        self.things = kb.things
        self.files = {entry.thing.id: entry.document.path for entry in kb.entries}
        self._by_kind = {
            kind: sorted((thing for thing in self.things.values() if thing.kind == kind), key=self._place)
            for kind in KINDS
        }
        self._rank = {
            thing.id: number
            for number, thing in enumerate(thing for things in self._by_kind.values() for thing in things)
        }
        self._lines: dict[str, dict[str, Relation]] = defaultdict(dict)
        self._citing: dict[str, dict[str, Thing]] = defaultdict(dict)
        # Below here each list is made once: a page that searched all things would make the build quadratic.
        self._roles: dict[str, list[tuple[Thing, Role]]] = defaultdict(list)
        self._speerpunten: dict[str, list[Speerpunt]] = defaultdict(list)
        self._milestones: dict[str, list[Milestone]] = defaultdict(list)
        self._earlier: dict[str, list[tuple[Speerpunt, FollowUp]]] = defaultdict(list)
        self._uses: dict[str, list[tuple[Funding, Use]]] = defaultdict(list)
        self._touching: dict[tuple[str, str], dict[str, Thing]] = defaultdict(dict)
        self._targets: list[tuple[Thing, Target]] = []
        self._reported = {review.year for review in self.of_kind("review")}  # the years that a report looks back at
        for thing in sorted(self.things.values(), key=self._order):
            self._tie(thing)
        self._targets.sort(key=lambda pair: pair[1].year or NO_YEAR)

    def __getitem__(self, id_: str) -> Thing:
        return self.things[id_]

    def of_kind(self, kind: str) -> list[Thing]:
        return self._by_kind[kind]

    def relations(self, thing: Thing, told: Container[str] = ()) -> dict[str, list[Relation]]:
        """Everything tied to the thing, from either side, grouped by kind, without the ids that are `told` already.

        Sources are not among them.
        """
        found = {id_: relation for id_, relation in self._lines[thing.id].items() if id_ not in told}
        groups = self._grouped(relation.thing for relation in found.values())
        return {kind: [found[other.id] for other in others] for kind, others in groups.items()}

    def told(self, thing: Thing) -> set[str]:
        """What a page shows under headings of their own: its threads, its figures, its funding and what it funds."""
        shown = [*self.threads(thing), *self.figures(thing), *(route for route, _ in self.uses(thing))]
        return {other.id for other in shown} | {use.thing for use in getattr(thing, "uses", ())}

    def sources(self, thing: Thing) -> list[tuple[Source, list[Citation]]]:
        """The documents that the thing cites, with each place once, in the order of the documents."""
        places: dict[str, dict[tuple, Citation]] = defaultdict(dict)
        for _way, value in walk(thing):
            if isinstance(value, Citation):
                places[value.source].setdefault((value.heading, value.page), value)
        return [(source, list(places[source.id].values())) for source in self.of_kind("source") if source.id in places]

    def citing(self, source: Source) -> dict[str, list[Thing]]:
        """The things that cite a source, grouped by kind."""
        return self._grouped(self._citing[source.id].values())

    def challenge_of(self, thing: Thing) -> Thing | None:
        """The challenge that a focus area or milestone belongs to."""
        if isinstance(thing, Milestone):
            thing = self[thing.speerpunt]
        return self[thing.challenge] if isinstance(thing, Speerpunt) else None

    def speerpunten(self, challenge: Thing) -> list[Speerpunt]:
        return self._speerpunten[challenge.id]

    def milestones(self, thing: Thing) -> list[Milestone]:
        """The milestones of a focus area, or of all focus areas of a challenge."""
        return self._milestones[thing.id]

    def targets(self) -> list[tuple[Thing, Target]]:
        """Every target with the thing that holds it, by year; those without a year come last."""
        return self._targets

    def targets_below(self, challenge: Thing) -> list[tuple[Thing, Target]]:
        """The dated targets of a challenge and of its focus areas."""
        return [pair for pair in self._targets if challenge in (pair[0], self.challenge_of(pair[0]))]

    def roles(self, organisation: Thing) -> list[tuple[Thing, Role]]:
        """Where an organisation has a role, and which."""
        return self._roles[organisation.id]

    def uses(self, thing: Thing) -> list[tuple[Funding, Use]]:
        """The funding routes that are, or could be, something to a thing."""
        return self._uses[thing.id]

    def threads(self, thing: Thing) -> list[Thread]:
        """The golden threads that run through a thing."""
        return list(self._touching["thread", thing.id].values())

    def figures(self, thing: Thing) -> list[Figure]:
        """The figures that a thing uses and for which documents give different values."""
        return list(self._touching["figure", thing.id].values())

    def routes(self) -> list[Funding]:
        """The funding routes that are tied to a theme."""
        return [route for route in self.of_kind("funding") if self.themes_of(route)]

    def themes_of(self, thing: Thing) -> list[Theme]:
        """The themes that a funding route is, or could be, something to."""
        used = {use.thing for use in thing.uses}
        return [theme for theme in self.of_kind("theme") if theme.id in used]

    def statuses(self, thing: Thing) -> list[str]:
        """The statuses that occur on a thing, in the order of `STATUSES`."""
        found = {row.status for row in self.rows(thing)} | {milestone.outcome for milestone in self.milestones(thing)}
        found |= {thing.outcome} if isinstance(thing, Milestone) else set()
        return [status for status in STATUSES if status in found]

    def rows(self, thing: Thing | None = None) -> list[OutcomeRow]:
        """Everything of 2018 on that was planned and reported on: of one thing, or of all, by year and holder."""
        return sorted(self._rows(thing), key=lambda row: row.year) if thing else self._all_rows

    @cached_property
    def _all_rows(self) -> list[OutcomeRow]:
        holders = sorted(self.things.values(), key=self._order)
        return sorted((row for holder in holders for row in self._rows(holder)), key=lambda row: row.year)

    def rows_below(self, challenge: Thing) -> list[OutcomeRow]:
        """The rows of a challenge, its focus areas and its initiatives."""
        return [row for row in self.rows() if challenge in row.challenges]

    def initiatives(self, challenge: Thing) -> list[Initiative]:
        """The initiatives of a challenge, the latest year first."""
        found = [thing for thing in self.of_kind("initiative") if challenge.id in thing.challenges]
        return sorted(found, key=lambda thing: -(thing.period.end or thing.period.begin))

    def counts(self, rows: list[OutcomeRow]) -> list[tuple[Thing | None, dict[str, int]]]:
        """How many rows have each status, per challenge and, last, for those that belong to none.

        A row that belongs to two challenges counts with both. Counts are never made into a score.
        """
        places = [*self.of_kind("challenge"), None]
        found = [
            (place, [row for row in rows if (place in row.challenges if place else not row.challenges)])
            for place in places
        ]
        return [
            (place, {status: sum(row.status == status for row in mine) for status in STATUSES})
            for place, mine in found
            if mine
        ]

    def challenges_of(self, thing: Thing) -> tuple[Thing, ...]:
        """The challenges that a thing belongs to: itself, its own, or those of its initiative."""
        if isinstance(thing, Challenge):
            return (thing,)
        if isinstance(thing, Initiative):
            return tuple(self[id_] for id_ in thing.challenges)
        return tuple(filter(None, [self.challenge_of(thing)]))

    def earlier(self, thing: Thing) -> list[tuple[Speerpunt, FollowUp]]:
        """The focus areas that went over into this thing, and how."""
        return self._earlier[thing.id]

    def _rows(self, holder: Thing) -> Iterator[OutcomeRow]:
        challenges = self.challenges_of(holder)
        for plan in getattr(holder, "years", ()):
            for form, items, outcomes in (
                ("result", plan.goals, plan.results),
                ("activity", plan.intended, plan.realised),
            ):
                for outcome in outcomes:
                    answered = tuple(item for item in items if item.number in outcome.answers)
                    yield OutcomeRow(
                        form, plan.year, holder, challenges, answered, outcome, f"{form}-{plan.year}-{outcome.number}"
                    )
                reported = {number for outcome in outcomes for number in outcome.answers}
                for item in items:
                    if item.number not in reported:
                        yield OutcomeRow(
                            form, plan.year, holder, challenges, (item,), None, f"{form}-{plan.year}-{item.number}-open"
                        )
        for target in getattr(holder, "targets", ()):
            year = target.realised.year if target.realised else target.year
            in_plan = year in {
                plan.year for plan in getattr(holder, "years", ())
            }  # its figure stands in a line already
            if (target.realised or year in self._reported) and not in_plan:
                yield OutcomeRow("target", year, holder, challenges, (target,), target.realised, target.id)
        for deviation in getattr(holder, "deviations", ()):
            yield OutcomeRow("deviation", deviation.year, holder, challenges, (deviation,), deviation, deviation.id)

    def _tie(self, thing: Thing) -> None:
        for _way, value in walk(thing):
            if isinstance(value, Citation):
                self._citing[value.source].setdefault(thing.id, thing)
            elif isinstance(value, Related):
                self._line(thing, self[value.to], value.how, value.basis)
            elif isinstance(value, Role):
                self._line(thing, self[value.organisation], value.role)
                self._roles[value.organisation].append((thing, value))
            elif isinstance(value, Target):
                self._targets.append((thing, value))
            elif isinstance(value, Use):
                self._uses[value.thing].append((thing, value))
            elif isinstance(value, FollowUp):
                for id_ in value.into:
                    self._earlier[id_].append((thing, value))
            elif isinstance(value, Ref) and "source" not in value.kinds:
                self._line(thing, self[value])
                if isinstance(thing, (Thread, Figure)):
                    self._touching[thing.kind, value].setdefault(thing.id, thing)
        if challenge := self.challenge_of(thing):
            self._line(thing, challenge)
        if isinstance(thing, Speerpunt):
            self._speerpunten[thing.challenge].append(thing)
        elif isinstance(thing, Milestone):
            self._milestones[thing.speerpunt].append(thing)
            self._milestones[challenge.id].append(thing)

    def _line(self, one: Thing, other: Thing, how: Text | None = None, basis: str | None = None) -> None:
        for here, there in ((one, other), (other, one)):
            known = self._lines[here.id].get(there.id)
            if known is None or known.how is None:
                self._lines[here.id][there.id] = Relation(there, how, basis)

    def _grouped(self, things: Iterable[Thing]) -> dict[str, list[Thing]]:
        groups: dict[str, list[Thing]] = {}
        for thing in sorted(things, key=self._order):
            groups.setdefault(thing.kind, []).append(thing)
        return groups

    def _place(self, thing: Thing) -> tuple:
        """Reading order within a kind: by what its numbers stand within, by number, and the rest by Dutch name."""
        above = tuple(self[part].number or 0 if isinstance(part, Ref) else part for part in thing.number_group)
        return above, thing.number or 0, thing.name.nl.casefold(), thing.id

    def _order(self, thing: Thing) -> int:
        return self._rank[thing.id]
