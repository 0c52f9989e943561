"""Everything that is tied to everything: references resolved, in both directions."""
from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from roadmaps.kb import KnowledgeBase
from roadmaps.model import KINDS, Citation, Milestone, Ref, Related, Role, Source, Speerpunt, Target, Text, Thing, walk


@dataclass(frozen=True, slots=True)
class Relation:
    """The thing at the other end, and, where the data says so, what ties the two and on what basis."""

    thing: Thing
    how: Text | None = None
    basis: str | None = None


class Graph:
    """The knowledge base with its lines. Immutable once made; every answer is in reading order."""

    def __init__(self, kb: KnowledgeBase):
        self.kb = kb
        self.things = kb.things
        self.files = {entry.thing.id: entry.document.path for entry in kb.entries}
        self._by_kind = {kind: sorted((thing for thing in self.things.values() if thing.kind == kind), key=self._place)
                         for kind in KINDS}
        self._rank = {thing.id: number for number, thing in
                      enumerate(thing for things in self._by_kind.values() for thing in things)}
        self._lines: dict[str, dict[str, Relation]] = defaultdict(dict)
        self._citing: dict[str, dict[str, Thing]] = defaultdict(dict)
        # Below here each list is made once: a page that searched all things would make the build quadratic.
        self._roles: dict[str, list[tuple[Thing, Role]]] = defaultdict(list)
        self._speerpunten: dict[str, list[Speerpunt]] = defaultdict(list)
        self._milestones: dict[str, list[Milestone]] = defaultdict(list)
        self._targets: list[tuple[Thing, Target]] = []
        for thing in sorted(self.things.values(), key=self._order):
            self._tie(thing)
        self._targets.sort(key=lambda pair: pair[1].year)

    def __getitem__(self, id_: str) -> Thing:
        return self.things[id_]

    def of_kind(self, kind: str) -> list[Thing]:
        return self._by_kind[kind]

    def relations(self, thing: Thing) -> dict[str, list[Relation]]:
        """Everything tied to the thing, from either side, grouped by kind; sources are not among them."""
        groups: dict[str, list[Relation]] = {}
        for relation in self._sorted(self._lines[thing.id].values()):
            groups.setdefault(relation.thing.kind, []).append(relation)
        return groups

    def sources(self, thing: Thing) -> list[tuple[Source, list[Citation]]]:
        """The documents that the thing cites, with each place once, in the order of the documents."""
        places: dict[str, dict[tuple, Citation]] = defaultdict(dict)
        for _way, value in walk(thing):
            if isinstance(value, Citation):
                places[value.source].setdefault((value.heading, value.page), value)
        return [(source, list(places[source.id].values())) for source in self.of_kind("source") if source.id in places]

    def citing(self, source: Source) -> dict[str, list[Thing]]:
        """The things that cite a source, grouped by kind."""
        groups: dict[str, list[Thing]] = {}
        for thing in sorted(self._citing[source.id].values(), key=self._order):
            groups.setdefault(thing.kind, []).append(thing)
        return groups

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
        """Every dated target with the thing that holds it, by year."""
        return self._targets

    def targets_below(self, challenge: Thing) -> list[tuple[Thing, Target]]:
        """The dated targets of a challenge and of its focus areas."""
        return [pair for pair in self._targets if challenge in (pair[0], self.challenge_of(pair[0]))]

    def roles(self, organisation: Thing) -> list[tuple[Thing, Role]]:
        """Where an organisation has a role, and which."""
        return self._roles[organisation.id]

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
            elif isinstance(value, Ref) and "source" not in value.kinds:
                self._line(thing, self[value])
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

    def _sorted(self, relations) -> list[Relation]:
        return sorted(relations, key=lambda relation: self._order(relation.thing))

    def _place(self, thing: Thing) -> tuple:
        """Reading order within a kind: by number, focus areas below their challenge, the rest by Dutch name."""
        above = self[thing.challenge].order if isinstance(thing, Speerpunt) else 0
        return above, getattr(thing, "order", 0), thing.name.nl.casefold(), thing.id

    def _order(self, thing: Thing) -> int:
        return self._rank[thing.id]
