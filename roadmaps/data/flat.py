"""The rows of the flat tables, made from the knowledge base."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from roadmaps.data.publication import Cells, Publication
from roadmaps.data.relations import relations
from roadmaps.data.rows import (
    AmountRow,
    CitationRow,
    FactRow,
    FigureRow,
    OutcomeRow,
    RelationRow,
    Row,
    ScoreRow,
    TargetRow,
    ThingRow,
    UseRow,
)
from roadmaps.kinds.figure import Figure
from roadmaps.kinds.funding import Funding
from roadmaps.kinds.parts import Amount, Deviation, Fact, Status, Target
from roadmaps.kinds.theme import Theme
from roadmaps.pages.tracker import TrackerRow
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Lang, Loc, find_all
from roadmaps.reading.thing import Citation, Thing


def rows(made: Publication, name: str) -> list[Row]:
    """The rows of a flat table."""
    shape, make = FLAT[name]
    return made.kept(
        f"rows of {name}",
        lambda: [shape.model_validate(found, context={"top": made.top}) for found in make(made)],
    )


def _of(made: Publication, thing: Thing, place: str, anchor: str = "") -> Cells:
    """What a row says of the thing that holds it. `place` says where in that thing it stands."""
    return {
        "id": f"{thing.id}.{place}",
        "page": made.page(thing, anchor),
        "thing": thing.id,
        "thing_name": made.things[thing.id].name,
    }


def cited(citations: Iterable[Citation]) -> tuple[str, ...]:
    """The documents that are cited, each once."""
    return tuple(dict.fromkeys(citation.source for citation in citations))


def place_of(loc: Loc) -> str:
    """Where a value stands in a thing: `amounts.0.sources.1`, as in its JSON."""
    return ".".join(str(step) for step in loc)


def _status(status: Status | None) -> Cells:
    if status is None:
        return {"status": "unknown", "status_basis": "none", "status_words": None} | {
            "status_reason": None,
            "status_date": None,
        }
    return {
        "status": status.value,
        "status_basis": status.basis,
        "status_words": status.words,
        "status_reason": status.reason,
        "status_date": status.date,
    }


def _things(made: Publication) -> Iterator[object]:
    return iter(made.things.values())


def _outcomes(made: Publication) -> Iterator[Cells]:
    for row in made.tracker.rows():
        yield (
            _of(made, row.holder, row.anchor, row.anchor)
            | {
                "challenges": tuple(challenge.id for challenge in row.challenges),
                "form": row.form,
                "year": row.year,
                "planned": _both("\n\n".join(_planned(row, lang)) for lang in LANGUAGES),
                "reported": _reported(row),
                "sources": cited((row.outcome or row.planned[0]).sources),
            }
            | _status(row.outcome.status if row.outcome else None)
        )


def _both(texts: Iterable[str]) -> dict[str, str]:
    return dict(zip(LANGUAGES, texts, strict=True))


def _planned(row: TrackerRow, lang: Lang) -> Iterator[str]:
    """What a line says was planned, as its page shows it."""
    for item in row.planned:
        if isinstance(item, Target):
            yield f"{item.name[lang]}: {i18n.quantity(item.planned, lang) if item.planned else ''}"
        else:
            yield (item.planned if isinstance(item, Deviation) else item.text)[lang].strip()


def _reported(row: TrackerRow) -> object:
    if row.outcome is None:
        return None
    return row.outcome.realised if isinstance(row.outcome, Deviation) else row.outcome.text


def _targets(made: Publication) -> Iterator[Cells]:
    for thing, target in made.graph.targets():
        realised = target.realised
        yield (
            _of(made, thing, target.id, target.id)
            | {
                "name": target.name,
                "year": target.year,
                "nature": target.nature,
                "planned": target.planned,
                "realised_year": realised.year if realised else None,
                "realised": realised.quantity if realised else None,
                "reported": realised.text if realised else None,
                "note": target.note,
                "sources": cited(target.sources + (realised.sources if realised else ())),
            }
            | _status(realised.status if realised else None)
        )


def _scores(made: Publication) -> Iterator[Cells]:
    for theme in made.graph.of(Theme):
        for assessment in theme.assessments_in_time:
            for score in assessment.scores:
                yield _of(made, theme, f"{assessment.source}.{assessment.year}.{score.criterion}") | {
                    "source": assessment.source,
                    "year": assessment.year,
                    "criterion": score.criterion,
                    "score": score.value,
                    "certainty": score.certainty,
                    "note": score.note,
                    "text": score.text.text,
                    "sources": cited(score.text.sources),
                }


def _amounts(made: Publication) -> Iterator[Cells]:
    for thing in made.graph.in_order():
        for loc, amount in find_all(thing, Amount):
            yield _of(made, thing, place_of(loc)) | {
                "nature": amount.nature,
                "purpose": amount.purpose,
                "sum": amount.amount,
                "sources": cited(amount.sources),
            }


def _uses(made: Publication) -> Iterator[Cells]:
    for route in made.graph.of(Funding):
        for number, use in enumerate(route.uses):
            yield _of(made, route, f"uses.{number}") | {
                "to": use.thing,
                "to_name": made.things[use.thing].name,
                "nature": use.nature,
                "text": use.text,
                "sources": cited(use.sources),
            }


def _citations(made: Publication) -> Iterator[Cells]:
    for thing in made.graph.in_order():
        for loc, citation in find_all(thing, Citation):
            yield _of(made, thing, place_of(loc)) | {
                "part": place_of(loc[:-2]) or None,
                "source": citation.source,
                "heading": citation.heading,
                "source_page": citation.page,
                "note": citation.note,
            }


def _figures(made: Publication) -> Iterator[Cells]:
    for figure in made.graph.of(Figure):
        for number, value in enumerate(figure.values):
            yield _of(made, figure, f"values.{number}") | {
                "difference": figure.difference,
                "quantity": value.value,
                "text": value.text,
                "sources": cited(value.sources),
            }


def _facts(made: Publication) -> Iterator[Cells]:
    for thing in made.graph.in_order():
        for loc, fact in find_all(thing, Fact):
            yield _of(made, thing, place_of(loc)) | {
                "what": fact.what,
                "quantity": fact.value,
                "year": fact.year,
                "nature": fact.nature,
                "sources": cited(fact.sources),
            }


def _relations(made: Publication) -> Iterator[Cells]:
    for thing in made.graph.in_order():
        for loc, relation in relations(thing):
            yield _of(made, thing, place_of(loc)) | {
                "to": relation.to,
                "to_name": made.things[relation.to].name,
                "relation": relation.sort,
                "how": relation.how,
                "basis": relation.basis,
                "year": relation.year,
                "sources": cited(relation.sources),
            }


# By the name of the table: the shape of a row, and what makes the rows.
FLAT: dict[str, tuple[type[Row], Callable[[Publication], Iterator[Any]]]] = {
    "things": (ThingRow, _things),
    "planned-and-realised": (OutcomeRow, _outcomes),
    "targets": (TargetRow, _targets),
    "scores": (ScoreRow, _scores),
    "amounts": (AmountRow, _amounts),
    "uses-of-routes": (UseRow, _uses),
    "relations": (RelationRow, _relations),
    "citations": (CitationRow, _citations),
    "figures-that-differ": (FigureRow, _figures),
    "key-figures": (FactRow, _facts),
}
