"""What the page "Iets toevoegen of wijzigen" knows of tables: the same declarations, names and messages as `make import`.

The form's own data says which fields a type has; this says which column leads to which of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from roadmaps.checking.references import Names
from roadmaps.editing.tables.cells import Declared, names_of
from roadmaps.editing.tables.declared import TABLES, Part, Table
from roadmaps.editing.tables.export import exported, with_example
from roadmaps.editing.tables.files import FORMATS, MOST_ROWS
from roadmaps.editing.tables.headings import heading, known_headings
from roadmaps.editing.tables.shown_rows import number_columns, shown_as
from roadmaps.editing.tables.wording import CELL, ROW, WANTED
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Lang
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.messages import MESSAGES
from roadmaps.reading.problems import Both, Place
from roadmaps.words import look_up

_MESSAGES = (
    "not-utf8",
    "bad-id",
    "unknown-reference",
    "wrong-reference",
    "refers-to-moved",
    "refers-to-removed",
    "answers-nothing",
    "table-unreadable",
    "table-empty",
    "table-too-long",
    "heading-unknown",
    "heading-twice",
    "column-missing",
    "cell-does-not-fit",
    "cell-two-numbers",
    "cell-empty",
    "key-empty",
    "cell-invisible",
    "lines-differ",
    "row-twice",
    "row-not-there",
)


def script(kb: KnowledgeBase, lang: Lang) -> str:
    """The file `data.js`: what the page needs to know of every table, as a script, which a page in a folder can load too."""
    return f"window.roadmapTables = {_json(_data(kb, lang))};\n"


def rows_script(name: str, kb: KnowledgeBase, lang: Lang) -> str:
    """The rows of one table, and a template of it to fill in."""
    table = TABLES[name]
    present = exported(table, kb, lang)
    found = {
        "present": present,
        "template": with_example(present),
        "keys": shown_as(table, present[1:]),
        "numbers": number_columns(table),
    }
    return f"roadmapPresent({_json(found)});\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _data(kb: KnowledgeBase, lang: Lang) -> dict[str, Any]:
    words = i18n.words_of("table", lang)
    return {
        "formats": FORMATS,
        "mostRows": MOST_ROWS,
        "tables": {name: _table(table, lang) for name, table in TABLES.items()},
        "headings": {
            column: {one: heading(column, one) for one in LANGUAGES}
            for column in dict.fromkeys(column for table in TABLES.values() for column in table.columns)
        },
        "choices": dict(_choices()),
        "names": {thing.id: [thing.name.nl, thing.name.en or "", *thing.aliases] for thing in kb.things.values()},
        "retired": dict(_retired(kb)),
        "messages": {code: _message(code, lang) for code in _MESSAGES},
        "wanted": {name: _in(told, lang) for name, told in WANTED.items()},
        "cell": _in(CELL, lang),
        "row": _in(ROW, lang),
        "words": words,
    }


def _in(told: Both, lang: Lang) -> str:
    return told[LANGUAGES.index(lang)]


def _message(code: str, lang: Lang) -> dict[str, str]:
    told = getattr(MESSAGES[code], lang)
    return {"wrong": told.wrong, "expected": told.expected, "example": MESSAGES[code].example}


def _table(table: Table, lang: Lang) -> dict[str, Any]:
    return {
        "name": i18n.capital(look_up("columns", "tables", table.name, lang)),
        "thing": table.thing,
        "kinds": table.kinds,
        "makes": table.makes,
        "columns": table.columns,
        "known": known_headings(table),
        "parts": [_part(part, table.kinds[0]) for part in table.parts],
    }


def _part(part: Part, kind: str) -> dict[str, Any]:
    return {
        "type": part.model(kind).__name__,
        "steps": [
            {"field": step.field, "column": step.column, "key": step.key, "alike": step.alike} for step in part.steps
        ],
        "fields": part.fields,
        "own": part.own,
        "cited": [{"path": one.path, "columns": one.columns, "other": one.other_columns} for one in part.cited],
    }


def _choices() -> Iterator[tuple[str, dict[str, list[str]]]]:
    """What readers call each choice of each field of a table, in both languages, under the type that has the field."""
    for table in TABLES.values():
        for part in table.parts:
            for path in part.fields.values():
                declared = Declared.at(part.model(table.kinds[0]), path)
                names = {lang: names_of(declared, lang) for lang in LANGUAGES}
                if names["nl"]:
                    found = {one: [names[lang][one] for lang in LANGUAGES] for one in names["nl"]}
                    yield f"{declared.owner.__name__}.{declared.field}", found


def _retired(kb: KnowledgeBase) -> Iterator[tuple[str, dict[str, str]]]:
    """The message for a reference to each thing that is gone, with what fills its blanks."""
    names = Names(kb)
    for id_ in names.retired:
        problem = names.problem(id_, (), Place(""), "{}")
        if problem:
            yield id_, {"code": problem.code, **dict(problem.details)}
