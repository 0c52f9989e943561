"""Everything that is tied to everything: references resolved, in both directions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from roadmaps.kinds import KINDS
from roadmaps.kinds.challenge import Challenge
from roadmaps.kinds.figure import Figure
from roadmaps.kinds.funding import Funding, Use
from roadmaps.kinds.initiative import Initiative
from roadmaps.kinds.milestone import Milestone
from roadmaps.kinds.parts import Role, Target
from roadmaps.kinds.source import Source
from roadmaps.kinds.speerpunt import FollowUp, Speerpunt
from roadmaps.kinds.theme import Dated, Theme
from roadmaps.kinds.thread import Thread
from roadmaps.reading.base import Model, Ref, Text, find_all, walk
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.thing import Basis, Block, Citation, Related, Thing

NO_YEAR = 9999  # targets without a year come last
T = TypeVar("T", bound=Thing)


@dataclass(frozen=True, slots=True)
class Relation:
    """The thing at the other end, and, where the data says so, what ties the two and on what basis."""

    thing: Thing
    how: Text | None = None
    basis: Basis | None = None


class Graph:
    """The knowledge base with its lines. Immutable once made; every answer is in reading order."""

    def __init__(self, kb: KnowledgeBase):
        self.kb = kb
        self.things = kb.things
        self.files = {thing.id: document.path for thing, document in kb.with_files()}
        self._by_kind = {
            kind: sorted((thing for thing in self.things.values() if thing.kind == kind), key=self._place)
            for kind in KINDS
        }
        self._years = {source.id: source.year for source in self.of(Source)}
        in_order = self.in_order()
        self._rank = {thing.id: number for number, thing in enumerate(in_order)}
        # Each list is made once: a page that searched all things would make the build quadratic.
        self._lines: dict[str, dict[str, Relation]] = defaultdict(dict)
        self._citing: dict[str, dict[str, Thing]] = defaultdict(dict)
        self._roles: dict[str, list[tuple[Thing, Role]]] = defaultdict(list)
        self._earlier: dict[str, list[tuple[Speerpunt, FollowUp]]] = defaultdict(list)
        self._uses: dict[str, list[tuple[Funding, Use]]] = defaultdict(list)
        self._threads: dict[str, dict[str, Thread]] = defaultdict(dict)
        self._figures: dict[str, dict[str, Figure]] = defaultdict(dict)
        self._speerpunten: dict[str, list[Speerpunt]] = defaultdict(list)
        self._milestones: dict[str, list[Milestone]] = defaultdict(list)
        self._told_in: dict[str, set[str]] = defaultdict(set)  # the sources that speak of a thing
        self._targets: list[tuple[Thing, Target]] = []
        for thing in in_order:
            self._tie(thing)
        self._targets.sort(key=lambda pair: pair[1].year or NO_YEAR)

    def __getitem__(self, id_: str) -> Thing:
        return self.things[id_]

    def of_kind(self, kind: str) -> list[Thing]:
        """The things of a kind."""
        return self._by_kind[kind]

    def of(self, cls: type[T]) -> list[T]:
        """The things of a kind, by its class."""
        return [thing for thing in self._by_kind[cls.kind] if isinstance(thing, cls)]

    def rank(self, thing: Thing) -> int:
        """The place of a thing in reading order, among all."""
        return self._rank[thing.id]

    def year_of(self, citation: Citation) -> int:
        """The year of the document that a citation names."""
        return self._years[citation.source]

    def in_order(self) -> list[Thing]:
        """All things, kind by kind."""
        return [thing for things in self._by_kind.values() for thing in things]

    def relations(self, thing: Thing, told: Container[str] = ()) -> dict[str, list[Relation]]:
        """Everything tied to the thing, from either side, grouped by kind, without the ids that are `told` already.

        Sources are not among them.
        """
        found = {id_: relation for id_, relation in self._lines[thing.id].items() if id_ not in told}
        groups = self._grouped(relation.thing for relation in found.values())
        return {kind: [found[other.id] for other in others] for kind, others in groups.items()}

    def told(self, thing: Thing) -> set[str]:
        """What a page shows under headings of their own: its threads, figures, funding, roles and all that it is made of."""
        shown = [*self.threads(thing), *self.figures(thing), *(route for route, _ in self.uses(thing))]
        shown += [holder for holder, _ in self.roles(thing)] + [one for one, _ in self.earlier(thing)]
        shown += [*self.milestones(thing), *self.speerpunten(thing)]
        if isinstance(thing, Challenge):
            shown += self.initiatives(thing)
        funded = {use.thing for use in thing.uses} if isinstance(thing, Funding) else set()
        taking_part = {role.organisation for role in getattr(thing, "organisations", ())}
        return {other.id for other in shown} | funded | taking_part

    def sources(self, thing: Thing) -> list[tuple[Source, list[Citation]]]:
        """The documents that the thing cites, with each place once, in the order of the documents."""
        places: dict[str, dict[tuple[str, int | None], Citation]] = defaultdict(dict)
        for _loc, citation in find_all(thing, Citation):
            places[citation.source].setdefault((citation.heading, citation.page), citation)
        return [(source, list(places[source.id].values())) for source in self.of(Source) if source.id in places]

    def known_in(self, thing: Thing) -> list[int]:
        """The years of the documents that speak of a thing, in its own file or where another one tells of it."""
        return sorted({source.year for source in self.of(Source) if source.id in self._told_in[thing.id]})

    def years_of(self, block: Block) -> list[int]:
        """The years of the documents that a block of text rests on, each once."""
        return sorted({year for citation in block.sources if (year := getattr(self[citation.source], "year", None))})

    def known_until(self, thing: Thing) -> int | None:
        """The year of the newest document that speaks of a thing; None where none does."""
        return max(self.known_in(thing), default=None)

    @property
    def newest_year(self) -> int | None:
        """The year of the newest document; None where there is none."""
        return max((source.year for source in self.of(Source)), default=None)

    def citing(self, source: Source) -> dict[str, list[Thing]]:
        """The things that cite a source, grouped by kind."""
        return self._grouped(self._citing[source.id].values())

    def unreported(self, milestone: Milestone) -> list[Text]:
        """What documents say that do not report on such milestones one by one: of its document, for its year."""
        planned_in = {citation.source for citation in milestone.planned.sources}
        return [
            entry.text
            for source in self.of(Source)
            for entry in source.unreported
            if entry.source in planned_in and entry.year in (None, milestone.due)
        ]

    def first_years(self, things: Iterable[Thing]) -> list[int]:
        """The years of the documents that things were first described in, each once."""
        return sorted({min(years) for thing in things if (years := self._described_in(thing))})

    def latest_years(self, things: Iterable[Thing]) -> list[int]:
        """The years of the documents that things were last described in, each once."""
        return sorted({max(years) for thing in things if (years := self._described_in(thing))})

    def challenge_of(self, thing: Thing) -> Thing | None:
        """The challenge that a focus area or milestone belongs to."""
        if isinstance(thing, Milestone):
            thing = self[thing.speerpunt]
        return self[thing.challenge] if isinstance(thing, Speerpunt) else None

    def challenges_of(self, thing: Thing) -> tuple[Thing, ...]:
        """The challenges that a thing belongs to: itself, its own, or those of its initiative."""
        if isinstance(thing, Challenge):
            return (thing,)
        if isinstance(thing, Initiative):
            return tuple(self[id_] for id_ in thing.challenges)
        return tuple(filter(None, [self.challenge_of(thing)]))

    def speerpunten(self, challenge: Thing) -> list[Speerpunt]:
        """The focus areas of a challenge."""
        return self._speerpunten[challenge.id]

    def milestones(self, thing: Thing) -> list[Milestone]:
        """The milestones of a focus area, or of all focus areas of a challenge."""
        return self._milestones[thing.id]

    def initiatives(self, challenge: Thing) -> list[Initiative]:
        """The initiatives of a challenge, the latest year first."""
        found = [thing for thing in self.of(Initiative) if challenge.id in thing.challenges]
        return sorted(found, key=lambda thing: -thing.period.years[-1])

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
        return list(self._threads[thing.id].values())

    def figures(self, thing: Thing) -> list[Figure]:
        """The figures that a thing uses and for which documents give different values."""
        return list(self._figures[thing.id].values())

    def earlier(self, thing: Thing) -> list[tuple[Speerpunt, FollowUp]]:
        """The focus areas that went over into this thing, and how."""
        return self._earlier[thing.id]

    def routes(self) -> list[Funding]:
        """The funding routes that are tied to a theme."""
        return [route for route in self.of(Funding) if self.themes_of(route)]

    def themes_of(self, route: Funding) -> list[Theme]:
        """The themes that a funding route is, or could be, something to."""
        used = {use.thing for use in route.uses}
        return [theme for theme in self.of(Theme) if theme.id in used]

    def _described_in(self, thing: Thing) -> set[int]:
        """The years of the documents that the blocks of text of a thing rest on."""
        cited = {citation.source for _loc, block in find_all(thing, Block) for citation in block.sources}
        return {source.year for source in self.of(Source) if source.id in cited}

    def _tie(self, thing: Thing) -> None:
        """Note all that a thing says of others."""
        for _loc, value in walk(thing):
            if isinstance(value, Model):
                self._tell(thing, value)
            if note := _NOTES.get(type(value)):
                note(self, thing, value)
            elif isinstance(value, Ref) and "source" not in value.kinds:
                self._refer(thing, value)
        if challenge := self.challenge_of(thing):
            self._line(thing, challenge)
        if isinstance(thing, Speerpunt):
            self._speerpunten[thing.challenge].append(thing)
        elif isinstance(thing, Milestone) and challenge:
            self._milestones[thing.speerpunt].append(thing)
            self._milestones[challenge.id].append(thing)

    def _tell(self, thing: Thing, part: Model) -> None:
        """Note which documents a part cites: they speak of the thing, and of what this part refers to."""
        cited = {citation.source for citation in getattr(part, "sources", ())}
        if isinstance(part, Dated):
            cited.add(part.source)
        if not cited:
            return
        self._told_in[thing.id] |= cited
        for name in type(part).model_fields:
            value = getattr(part, name)
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, Ref):
                    self._told_in[one] |= cited

    def _refer(self, thing: Thing, id_: Ref) -> None:
        self._line(thing, self[id_])
        if isinstance(thing, Thread):
            self._threads[id_].setdefault(thing.id, thing)
        elif isinstance(thing, Figure):
            self._figures[id_].setdefault(thing.id, thing)

    def _cite(self, thing: Thing, citation: Citation) -> None:
        self._citing[citation.source].setdefault(thing.id, thing)

    def _relate(self, thing: Thing, related: Related) -> None:
        self._line(thing, self[related.to], related.how, related.basis)

    def _give_role(self, thing: Thing, role: Role) -> None:
        self._line(thing, self[role.organisation], role.role)
        self._roles[role.organisation].append((thing, role))

    def _aim(self, thing: Thing, target: Target) -> None:
        self._targets.append((thing, target))

    def _fund(self, thing: Thing, use: Use) -> None:
        if isinstance(thing, Funding):
            self._uses[use.thing].append((thing, use))

    def _follow(self, thing: Thing, later: FollowUp) -> None:
        if isinstance(thing, Speerpunt):
            for id_ in later.into:
                self._earlier[id_].append((thing, later))

    def _line(self, one: Thing, other: Thing, how: Text | None = None, basis: Basis | None = None) -> None:
        for here, there in ((one, other), (other, one)):
            known = self._lines[here.id].get(there.id)
            if known is None or known.how is None:
                self._lines[here.id][there.id] = Relation(there, how, basis)

    def _grouped(self, things: Iterable[Thing]) -> dict[str, list[Thing]]:
        groups: dict[str, list[Thing]] = {}
        for thing in sorted(things, key=lambda thing: self._rank[thing.id]):
            groups.setdefault(thing.kind, []).append(thing)
        return groups

    def _place(self, thing: Thing) -> tuple[tuple[int, ...], int, str, str]:
        """Reading order within a kind: by what its numbers stand within, by number, and the rest by Dutch name."""
        above = tuple(self[part].number or 0 if isinstance(part, Ref) else int(part) for part in thing.number_group)
        return above, thing.number or 0, thing.name.nl.casefold(), thing.id


# What is noted of each part of a thing, besides the things that it refers to.
_NOTES: dict[type, Callable[[Graph, Thing, Any], None]] = {
    Citation: Graph._cite,
    Related: Graph._relate,
    Role: Graph._give_role,
    Target: Graph._aim,
    Use: Graph._fund,
    FollowUp: Graph._follow,
}
