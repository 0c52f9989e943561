"""The rules for tables in running text: where one may stand, how it is written, and how large it may be."""

from __future__ import annotations

from collections.abc import Iterator

from roadmaps.kinds.figure import FigureValue
from roadmaps.kinds.initiative import Outcome, PlanItem
from roadmaps.kinds.parts import Deviation, Realised
from roadmaps.kinds.speerpunt import FollowUp
from roadmaps.kinds.theme import Crossover, Score
from roadmaps.kinds.thread import Step
from roadmaps.reading.base import LANGUAGES, Lang, Loc, Prose, find_all, walk
from roadmaps.reading.document import Document
from roadmaps.reading.problems import Both, Problem, both
from roadmaps.reading.text_tables import MOST_COLUMNS, MOST_ROWS, Fault, text_tables
from roadmaps.reading.thing import ItemList, Thing

# Of these the running text stands in a cell of a table of the site, or in a list: no place for a table.
IN_A_CELL = (PlanItem, Outcome, Realised, Deviation, Crossover, Score, FigureValue, FollowUp, Step, ItemList)
EXAMPLE = {
    "nl": "nl: |\n  Het bedrag per jaar:\n\n  | Jaar | Bedrag |\n  | --- | --- |\n  | 2018 | 2 miljoen euro |",
    "en": "en: |\n  The sum per year:\n\n  | Year | Sum |\n  | --- | --- |\n  | 2018 | 2 million euros |",
}
# What is wrong, and what is expected, in both languages; `{found}` and `{expected}` are numbers of cells.
_FAULTS: dict[str, tuple[Both, Both]] = {
    "apart": (
        ("bij de rijen staat een regel zonder strepen", "there is a line without bars among the rows"),
        (
            "een lege regel boven en onder de tabel, en elke rij op één regel",
            "an empty line above and below the table, and each row on one line",
        ),
    ),
    "indented": (
        ("deze rij springt in", "this row is indented"),
        (
            "alle rijen even ver naar links als de rest van de tekst",
            "all rows as far to the left as the rest of the text",
        ),
    ),
    "ends": (
        ("deze rij heeft niet aan beide kanten een streep", "this row has no bar at both its ends"),
        ("een | aan het begin en aan het eind van elke rij", "a | at the start and at the end of each row"),
    ),
    "head": (
        ("onder de koppen ontbreekt de regel met streepjes", "the line of hyphens below the headings is missing"),
        (
            "op de eerste regel de koppen, en daaronder voor elke kolom drie streepjes",
            "the headings on the first line, and below them three hyphens for each column",
        ),
    ),
    "rows": (
        ("er zijn koppen maar geen rijen", "there are headings but no rows"),
        ("ten minste één rij onder de streepjes", "at least one row below the hyphens"),
    ),
    "unnamed": (
        ("een kolom heeft geen kop", "a column has no heading"),
        ("een woord boven elke kolom", "a word above each column"),
    ),
    "row-unnamed": (
        ("de eerste cel van deze rij is leeg", "the first cell of this row is empty"),
        ("in de eerste cel waar de rij over gaat", "in the first cell what the row is about"),
    ),
    "uneven": (
        (
            "aantal cellen van deze rij: {found}, aantal koppen: {expected}",
            "cells in this row: {found}, headings: {expected}",
        ),
        (
            "in elke rij evenveel cellen als koppen; een lege cel is | |, en een streep in een tekst \\|",
            "as many cells in each row as headings; an empty cell is | |, and a bar in a text \\|",
        ),
    ),
}


def table_problems(thing: Thing, document: Document) -> Iterator[Problem]:
    """A table in running text has a head, even rows and a modest size, and does not stand within a table or list."""
    texts = [(loc, lang, prose.written(lang) or "") for loc, prose in find_all(thing, Prose) for lang in LANGUAGES]
    found = [(loc, lang, text) for loc, lang, text in texts if "|" in text]
    within = set(_within(thing)) if found else set()  # a walk through the thing, which hardly any needs
    for loc, lang, text in found:
        yield from _problems(document, (*loc, lang), lang, text, loc in within)


def _within(thing: Thing) -> Iterator[Loc]:
    """The texts of a thing that stand in a cell or a list."""
    for loc, value in walk(thing):
        if isinstance(value, IN_A_CELL):
            yield from ((*loc, *inside) for inside, _ in find_all(value, Prose))


def _problems(document: Document, loc: Loc, lang: Lang, text: str, within: bool) -> Iterator[Problem]:
    for table in text_tables(text):
        place = document.find(loc, table.lines[0].strip())
        if within:
            yield Problem.at(place, "table-in-text", found=table.lines[0].strip())
        elif fault := table.fault():
            place = document.find(loc, fault.line.strip())
            yield Problem.at(place, "table-broken", example=EXAMPLE[lang], **_told(fault))
        elif table.shape[0] > MOST_ROWS or table.shape[1] > MOST_COLUMNS:
            rows, columns = table.shape
            limits = {"most_rows": MOST_ROWS, "most_columns": MOST_COLUMNS}
            yield Problem.at(place, "table-too-large", rows=rows, columns=columns, **limits)


def _told(fault: Fault) -> dict[str, str]:
    """The blanks of the message."""
    cause, cure = _FAULTS[fault.name]
    nl, en = (said.format(found=fault.found, expected=fault.expected) for said in cause)
    return both("cause", (nl, en)) | both("cure", cure)
