"""The knowledge base as linked data: each thing and row with what it is called, is, rests on and is tied to.

Concepts (kinds, statuses, natures, relations, criteria) are SKOS; documents are tied by PROV; the rest is schema.org and
Dublin Core where they have a word for it, and a term of our own, explained in the same file, where they have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from roadmaps.data.flat import rows
from roadmaps.data.json_files import FOLDER
from roadmaps.data.lasting import ID
from roadmaps.data.publication import Publication
from roadmaps.data.rdf import Iri, Triple, Value, iri, turtle, value
from roadmaps.data.relations import SORTS
from roadmaps.kinds import KINDS
from roadmaps.reading.base import LANGUAGES
from roadmaps.words import look_up, word_list

FILE = "all.ttl"
# What schema.org calls a kind; a kind without a word there is only a concept of ours.
TYPES = {
    "initiative": "schema:Project",
    "project": "schema:Project",
    "funding": "schema:FundingScheme",
    "organisation": "schema:Organization",
    "source": "schema:Report",
    "glossary": "schema:DefinedTerm",
    "review": "schema:Report",
}
# By the type and form or type of a thing, where that is something else than its kind mostly is.
_OTHER = {
    ("funding", "investor"): "schema:Organization",
    ("funding", "no-fund"): "schema:Thing",
    ("funding", "example"): "schema:Thing",
    ("project", "agreement"): "schema:CreativeWork",
    ("project", "strategy"): "schema:CreativeWork",
    ("project", "event"): "schema:Event",
    ("project", "place"): "schema:Place",
    ("project", "recognition"): "schema:Thing",
}
_GROUPS = ("status", "money", "criterion", "nature")  # groups of values in words.yml that are schemes of concepts
_BROADER = {"part-of": "dct:isPartOf"}  # relations that Dublin Core has a nearer word for than `relation`


def type_of(thing: Any) -> str:
    """What schema.org calls a thing."""
    form = str(getattr(thing, "form", None) or getattr(thing, "type", ""))
    return _OTHER.get((thing.kind, form)) or TYPES.get(thing.kind, "schema:Thing")


class Linked:
    """The triples of a publication."""

    def __init__(self, made: Publication):
        self.made = made
        self.terms = f"{made.top}{FOLDER}{FILE}#"

    def turtle(self) -> str:
        """Everything in one file."""
        return turtle(self.triples(), {"term": self.terms})

    def triples(self) -> Iterator[Triple]:
        """Every triple, those of one subject after each other."""
        yield from self._concepts()
        for thing in self.made.things.values():
            yield from self._thing(thing)
        for name in ("amounts", "uses-of-routes", "targets", "planned-and-realised", "scores", "relations"):
            for row in rows(self.made, name):
                yield from self._row(name, row)

    # --- concepts

    def _concepts(self) -> Iterator[Triple]:
        yield from self._scheme("kind", {kind: _names("kinds", kind, "one") for kind in KINDS})
        for group in _GROUPS:
            yield from self._scheme(group, word_list("words")["values"][group])
        yield from self._scheme("relation", {sort: look_up("data", "relations", sort) for sort in SORTS})
        for sort in SORTS:
            property_ = self._term(sort)
            yield property_, iri("rdf:type"), iri("rdf:Property")
            yield from _both(property_, "rdfs:label", look_up("data", "relations", sort))
            yield property_, iri("rdfs:subPropertyOf"), iri(_BROADER.get(sort, "dct:relation"))
        for name in _PROPERTIES:
            yield self._term(name), iri("rdf:type"), iri("rdf:Property")
            yield from _both(self._term(name), "rdfs:label", look_up("data", "terms", name))

    def _scheme(self, group: str, concepts: dict[str, dict[str, str]]) -> Iterator[Triple]:
        scheme = self._term(f"{group}-scheme")
        yield scheme, iri("rdf:type"), iri("skos:ConceptScheme")
        yield from _both(scheme, "dct:title", look_up("data", "schemes", group))
        for name, told in concepts.items():
            concept = self._term(f"{group}-{name}")
            yield concept, iri("rdf:type"), iri("skos:Concept")
            yield concept, iri("skos:inScheme"), scheme
            yield concept, iri("skos:notation"), value(name)
            yield from _both(concept, "skos:prefLabel", told)

    def _term(self, name: str) -> Iri:
        return Iri(self.terms + name)

    def _of(self, id_: str) -> Iri:
        return Iri(f"{self.made.top}{ID}{id_}/")

    # --- things

    def _thing(self, thing: Any) -> Iterator[Triple]:
        me = self._of(thing.id)
        yield me, iri("rdf:type"), iri(type_of(thing))
        yield me, iri("dct:type"), self._term(f"kind-{thing.kind}")
        yield me, iri("dct:identifier"), value(thing.id)
        yield from _both(me, "schema:name", thing.name)
        yield from _both(me, "schema:description", thing.summary)
        yield from ((me, iri("schema:alternateName"), value(alias)) for alias in thing.aliases)
        for lang in LANGUAGES:
            yield me, iri("schema:mainEntityOfPage"), Iri(thing.page[lang])
        yield me, iri("schema:subjectOf"), Iri(f"{self.made.top}{FOLDER}things/{thing.id}.json")
        if thing.changed:
            yield me, iri("dct:modified"), value(str(thing.changed), "xsd:date")
        yield from self._addresses(me, thing)
        for source, _ in self.made.graph.sources(self.made.graph[thing.id]):
            yield me, iri("prov:wasDerivedFrom"), self._of(source.id)
        if thing.kind == "milestone":
            yield me, self._term("status"), self._term(f"status-{thing.outcome}")
            yield me, self._term("due"), Value(str(thing.due), type="xsd:gYear")
        if thing.kind == "source":
            yield me, iri("schema:datePublished"), Value(str(thing.year), type="xsd:gYear")

    @staticmethod
    def _addresses(me: Iri, thing: Any) -> Iterator[Triple]:
        """What a route is elsewhere is said only where somebody checked."""
        if link := getattr(thing, "link", None):
            yield me, iri("schema:url"), Iri(link)
        if getattr(thing, "last_checked", None) and thing.official_link:
            yield me, iri("schema:sameAs"), Iri(thing.official_link)

    # --- rows

    def _row(self, name: str, row: Any) -> Iterator[Triple]:
        holder = self._of(row.thing)
        if name == "relations":
            yield holder, self._term(row.relation), self._of(row.to)
            return
        me = Iri(f"{holder}#{row.id.removeprefix(row.thing + '.')}")
        yield holder, self._term(_ROWS[name]), me
        yield from _MAKE[name](self, me, row)
        for source in row.sources:
            yield me, iri("prov:wasDerivedFrom"), self._of(source)

    def amount(self, me: Iri, row: Any) -> Iterator[Triple]:
        """A sum: as published, and in whole units where there is a number."""
        yield me, iri("rdf:type"), iri("schema:MonetaryAmount")
        yield from _both(me, "schema:name", row.purpose)
        yield from _both(me, "schema:description", row.sum.published)
        yield me, self._term("nature"), self._term(f"money-{row.nature}")
        if row.sum.currency:
            yield me, iri("schema:currency"), value(row.sum.currency)
        if row.sum.amount is not None:
            ranged = row.sum.amount_upto is not None
            yield me, iri("schema:minValue" if ranged else "schema:value"), _decimal(row.sum.amount)
            if ranged:
                yield me, iri("schema:maxValue"), _decimal(row.sum.amount_upto)

    def use(self, me: Iri, row: Any) -> Iterator[Triple]:
        """What a route is to something."""
        yield me, iri("rdf:type"), iri("prov:Entity")
        yield from _both(me, "schema:description", row.text)
        yield me, self._term("nature"), self._term(f"money-{row.nature}")
        yield me, iri("dct:relation"), self._of(row.to)

    def target(self, me: Iri, row: Any) -> Iterator[Triple]:
        """A target and what came of it."""
        yield me, iri("rdf:type"), iri("prov:Entity")
        yield from _both(me, "schema:name", row.name)
        yield me, self._term("nature"), self._term(f"nature-{row.nature}")
        yield me, self._term("status"), self._term(f"status-{row.status}")
        if row.year:
            yield me, self._term("due"), Value(str(row.year), type="xsd:gYear")
        if row.planned:
            yield from _both(me, "schema:description", row.planned.published)

    def line(self, me: Iri, row: Any) -> Iterator[Triple]:
        """A line of planned and realised."""
        yield me, iri("rdf:type"), iri("prov:Entity")
        yield from _both(me, "schema:description", row.planned)
        yield me, self._term("year"), Value(str(row.year), type="xsd:gYear")
        yield me, self._term("status"), self._term(f"status-{row.status}")

    def score(self, me: Iri, row: Any) -> Iterator[Triple]:
        """A score, from 1 to 5."""
        yield me, iri("rdf:type"), iri("schema:Rating")
        yield me, iri("dct:subject"), self._term(f"criterion-{row.criterion}")
        yield me, iri("schema:ratingValue"), value(row.score)
        yield me, iri("schema:worstRating"), value(1)
        yield me, iri("schema:bestRating"), value(5)
        yield me, self._term("year"), Value(str(row.year), type="xsd:gYear")


# How a thing is tied to its rows, and what a row says, by the name of the table.
_ROWS = {
    "amounts": "has-amount",
    "uses-of-routes": "has-use",
    "targets": "has-target",
    "planned-and-realised": "has-line",
    "scores": "has-score",
}
_MAKE = {
    "amounts": Linked.amount,
    "uses-of-routes": Linked.use,
    "targets": Linked.target,
    "planned-and-realised": Linked.line,
    "scores": Linked.score,
}
_PROPERTIES = (*_ROWS.values(), "nature", "status", "due", "year")


def _both(subject: Iri, predicate: str, text: Any) -> Iterator[Triple]:
    """A text in each language that it has."""
    for lang in LANGUAGES:
        if text[lang]:
            yield subject, iri(predicate), Value(text[lang], lang)


def _names(*keys: str) -> dict[str, str]:
    return {lang: str(look_up("words", *keys, lang)) for lang in LANGUAGES}


def _decimal(number: Any) -> Value:
    return Value(format(number, "f"), type="xsd:decimal")
