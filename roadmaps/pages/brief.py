"""In brief: what a reader of a thing's page needs first. What came of it, money, who, what was due, and up to when we know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from roadmaps.kinds.funding import Funding, UseNature
from roadmaps.kinds.initiative import Outcome
from roadmaps.kinds.milestone import Milestone
from roadmaps.kinds.organisation import Organisation
from roadmaps.kinds.parts import NATURES, STATUSES, SURE, Amount, Deviation, Realised, Role, StatusValue, Target
from roadmaps.kinds.speerpunt import Speerpunt
from roadmaps.pages.graph import Graph
from roadmaps.pages.tracker import Tracker, TrackerRow
from roadmaps.reading.base import Lang, Text
from roadmaps.reading.thing import Citation, Quantity, Thing

MOST_SAID, MOST_SUMS, MOST_DUE, MOST_LEADS, MOST_NAMED = 3, 3, 2, 1, 3
# Money that somebody gave first, then money that is there, and chances last.
_GIVEN_FIRST: tuple[UseNature, ...] = tuple(
    dict.fromkeys(("awarded", "committed", "spent", *SURE, *NATURES, "possible", "named"))
)
LONGEST = 110  # characters of a text that is told whole
# How the role of an organisation begins that leads: as our texts of roles say it, in Dutch.
_LEADS = re.compile(
    r"\b(trekker|trekt|leidt|leiding|penvoerder|coördineert|coördinator|initiatiefnemer|voorzitter)\b", re.I
)
_ABBREVIATED = re.compile(r"\b(?:o\.a|m\.n|d\.w\.z|bijv|bv|ca|circa|e\.g|i\.e|nr|no|St|dr|mr|prof|mln|mld)\.$", re.I)


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that came of it: its status if it has one, the text of which the first sentence is told, and where it stands."""

    text: Text
    sources: tuple[Citation, ...]
    status: StatusValue | None = None
    thing: Thing | None = None
    anchor: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """A sum, or without `amount` what a route is to the thing; `route` is where it is told, unless that is the page itself."""

    nature: UseNature
    purpose: Text
    sources: tuple[Citation, ...]
    amount: Quantity | None = None
    route: Funding | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """Something that was planned for a year, and what came of it; `anchor` says where on the page of `thing`."""

    year: int
    name: Text
    status: StatusValue
    thing: Thing
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """What stands on top of a page. Each list holds the first few; `more_due` and `others` count what follows below."""

    judged: bool  # whether there is a verdict, which then says what came of it
    counts: dict[StatusValue, int]
    said: tuple[Said, ...]
    money: tuple[Money, ...]
    more_money: tuple[Money, ...]  # all the rest: paper has room for it
    money_at: str  # where on the page the rest of it stands
    roles: tuple[Role, ...]
    leads: bool  # whether these are told to lead; else they are the first that are named
    others: int
    due: tuple[Due, ...]
    more_due: int
    known: tuple[int, ...]

    @property
    def lines(self) -> int:
        """How many lines the counts are of."""
        return sum(self.counts.values())


def brief(thing: Thing, graph: Graph, tracker: Tracker) -> Brief:
    """The brief of a thing, from the knowledge base alone."""
    verdict = getattr(thing, "verdict", None)
    rows = tracker.rows_of_verdict(thing)
    said = [] if verdict is not None else list(_said(thing, graph, rows))
    money = _each_nature_first(sorted(_money(thing, graph), key=lambda one: _GIVEN_FIRST.index(one.nature)))
    roles: tuple[Role, ...] = getattr(thing, "organisations", ())
    leads = [role for role in roles if _LEADS.search(role.role.nl)][:MOST_LEADS]
    named = leads or list(roles[:MOST_NAMED])
    due = sorted(_due(thing, graph), key=lambda one: -one.year)
    # All must fit on one screen: a verdict takes room, and what came of it tells of plans, too.
    most_sums = MOST_SUMS if verdict is None else MOST_SUMS - 1
    most_due = MOST_DUE if verdict is None and not said else 1
    return Brief(
        judged=verdict is not None,
        counts=tracker.outcome(thing),
        said=tuple(said[:MOST_SAID]),
        money=tuple(money[:most_sums]),
        more_money=tuple(money[most_sums:]),
        money_at="routes" if graph.uses(thing) else "amounts",
        roles=tuple(named),
        leads=bool(leads),
        others=len(roles) - len(named),
        due=tuple(due[:most_due]),
        more_due=max(0, len(due) - most_due),
        known=tuple(graph.known_in(thing)),
    )


def first_sentence(text: Text, lang: Lang) -> str:
    """A text as one line without marks: whole where it is short, else up to the end of its first sentence."""
    line = " ".join(re.sub(r"\]\([^)]*\)|[*_`\[]", "", text[lang].split("\n\n")[0]).split())
    if len(line) <= LONGEST:
        return line
    for end in re.finditer(r"[.!?][’”)]?(?= [A-ZÀ-Ý‘“(0-9])", line):
        if end.end() >= 30 and not _ABBREVIATED.search(line[: end.end()]):
            return line[: end.end()]
    return line


def _said(thing: Thing, graph: Graph, rows: list[TrackerRow]) -> Iterator[Said]:
    """What came of it, the newest first."""
    if isinstance(thing, Milestone):
        if thing.status:
            yield Said(thing.status.reason, thing.status.sources, thing.outcome)
        return
    if isinstance(thing, Funding):
        if thing.update:
            yield Said(thing.update.text, thing.update.sources)
        return
    if isinstance(thing, Organisation):
        latest = sorted(graph.roles(thing), key=lambda pair: -max(pair[0].active_years, default=0))
        yield from (Said(role.role, role.sources, None, holder) for holder, role in latest)
        return
    if isinstance(thing, Speerpunt):
        for later in sorted(thing.later, key=lambda one: -one.year):
            yield Said(later.text, later.sources, year=later.year)
    for row in sorted(rows, key=lambda row: (-row.year, row.form == "activity", STATUSES.index(row.status))):
        if text := _reported(row):
            assert row.outcome
            yield Said(text, row.outcome.sources, row.status, row.holder, row.anchor, row.year)


def _reported(row: TrackerRow) -> Text | None:
    if isinstance(row.outcome, Deviation):
        return row.outcome.realised
    return row.outcome.text if isinstance(row.outcome, (Outcome, Realised)) else None


def _money(thing: Thing, graph: Graph) -> Iterator[Money]:
    amounts: tuple[Amount, ...] = getattr(thing, "amounts", ())
    for amount in amounts:
        yield Money(amount.nature, amount.purpose, amount.sources, amount.amount)
    for route, use in graph.uses(thing):
        yield Money(use.nature, use.text, use.sources, route=route)


def _each_nature_first(found: list[Money]) -> list[Money]:
    """The first of each nature, then the others: four sums that are all wishes would hide an award."""
    first = {one.nature: one for one in reversed(found)}
    shown = [one for one in found if first[one.nature] is one]
    return shown + [one for one in found if first[one.nature] is not one]


def _due(thing: Thing, graph: Graph) -> Iterator[Due]:
    """What was planned for a year: milestones and dated targets, of a challenge those of its focus areas too."""
    if isinstance(thing, Milestone):
        yield Due(thing.due, thing.name, thing.outcome, thing)
    for milestone in graph.milestones(thing):
        yield Due(milestone.due, milestone.name, milestone.outcome, milestone)
    for holder, target in _targets(thing, graph):
        if target.year:
            yield Due(target.year, target.name, target.outcome, holder, target.id)


def _targets(thing: Thing, graph: Graph) -> Iterable[tuple[Thing, Target]]:
    below = graph.targets_below(thing) if thing.kind == "challenge" else []
    return below or [(thing, target) for target in getattr(thing, "targets", ())]
