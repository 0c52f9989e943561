"""Every text that a thing can hold: where it stands, and what the check says of a file in which a stranger wrote it."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any, get_args

import yaml
from pydantic import BaseModel, ValidationError

from roadmaps.checking.read import class_of
from roadmaps.checking.rules import run_on_file
from roadmaps.kinds import FOLDERS, KINDS
from roadmaps.kinds.parts import Status, Target
from roadmaps.reading.base import Loc, Model, Ref, Text
from roadmaps.reading.declared import Annotation, bare, choices, fields_of, is_list, is_type, type_at
from roadmaps.reading.document import Document
from roadmaps.reading.explain import explain
from roadmaps.reading.load import parse
from roadmaps.reading.problems import Problem
from roadmaps.reading.thing import Removed
from tests.project import TESTS

FOLDERS_OF_SAMPLES = (TESTS / "kb", TESTS / "fuller", Path(__file__).parent / "kb")
IDS = ("id", "was")  # texts to the model, with a pattern of their own
NL_HASH = "nl_hash"  # is attacked where the tests have one: in every text it would call every translation old
REFERENCES = {
    "": "lopen",
    "source": "verslag-2018",
    "organisation": "gemeente-voorbeeldstad",
    "challenge": "schone-stad",
    "speerpunt": "lopen",
    "theme": "thema-water",
    "initiative": "fietsmaatjes",
    "milestone": "ms-stoep",
    "funding": "spaarpot",
}
_BY_NAME = {
    "id": "dv-2018-iets",
    "file": "brug.webp",
    "link": "https://example.org/",
    "official_link": "https://example.org/",
}
_BY_TYPE = {int: "2018", Decimal: "7", bool: "true", datetime.date: "2018-12-31"}
ALSO: dict[type[BaseModel], str] = {Status: "words", Target: "planned"}  # what a rule asks for, and the model does not
_MARK = re.compile(r"'?@(\d+)@'?")

Value = Any  # what YAML gives: groups, lists and texts
Field = tuple[str, Loc]  # a kind, or what stays of one, and the way to a text in it: each item of a list is the first


@dataclass(frozen=True)
class Sample:
    """A file of the tests, by its path below the knowledge base, with every text filled in that its groups can hold."""

    path: str
    value: Value

    @cached_property
    def cls(self) -> type[Model]:
        return class_at(self.path, self.value)

    @cached_property
    def places(self) -> dict[Field, Loc]:
        """Where it holds a text: the first place of each field."""
        found: dict[Field, Loc] = {}
        for loc in _texts(self.cls, self.value):
            found.setdefault((self.cls.__name__, _first_items(loc)), loc)
        return found


@cache
def samples() -> tuple[Sample, ...]:
    """Things of the tests that hold every field together: one that adds no field is left out."""
    found: list[Sample] = []
    missing = declared()
    for file in (file for folder in FOLDERS_OF_SAMPLES for file in sorted(folder.glob("*/*.yml"))):
        value = yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)
        path = f"{file.parent.name}/{file.name}"
        if any(name == class_at(path, value).__name__ for name, _ in missing):
            sample = Sample(path, _filled(path, value))
            found += [sample] if missing & sample.places.keys() else []
            missing -= sample.places.keys()
    return tuple(found)


def class_at(path: str, value: Value) -> type[Model]:
    """The type of what a file holds."""
    return Removed if "removed" in value else FOLDERS[path.split("/")[0]]


def declared() -> set[Field]:
    """Every text that the model declares."""
    classes: list[type[Model]] = [*KINDS.values(), Removed]
    return {(cls.__name__, loc) for cls in classes for loc in _declared(cls)}


def _declared(cls: Annotation, loc: Loc = ()) -> Iterator[Loc]:
    cls = bare(cls)
    if cls is str:
        yield loc
    elif is_list(cls):
        yield from _declared(get_args(cls)[0], (*loc, 0))
    for name in fields_of(cls):
        if name not in (*IDS, NL_HASH):
            yield from _declared(cls.model_fields[name].annotation, (*loc, name))


def _texts(cls: Annotation, value: Value, loc: Loc = ()) -> Iterator[Loc]:
    """The way to each text of a value."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in steps:
        if step not in IDS:
            yield from _texts(type_at(cls, (step,)), part, (*loc, step))
    if isinstance(value, str) and cls is str:
        yield loc


def _first_items(loc: Loc) -> Loc:
    return tuple(0 if isinstance(step, int) else step for step in loc)


def text_at(value: Value, loc: Loc) -> str:
    for step in loc:
        value = value[step]
    return str(value)


def put(value: Value, loc: Loc, text: Value) -> Value:
    """The same value with this at the end of a way."""
    made = group = deepcopy(value)
    for step in loc[:-1]:
        group = group[step]
    group[loc[-1]] = text
    return made


# --- everything filled in


def _filled(path: str, value: Value) -> Value:
    """The value with all that may stand beside what is there."""
    while absent := list(_absent(class_at(path, value), value)):
        more = _with_what_fits(path, value, absent)
        if more == value:
            break
        value = more
    return value


def _with_what_fits(path: str, value: Value, absent: list[tuple[Loc, Value]]) -> Value:
    """The value with those of these that the check lets through beside each other."""
    more = value
    for loc, part in absent:
        more = put(more, loc, part)
    if not problems(path, dump(more)):
        return more
    half = len(absent) // 2
    for some in (absent[:half], absent[half:]) if half else ():
        value = _with_what_fits(path, value, some)
    return value


def _absent(cls: Annotation, value: Value, loc: Loc = ()) -> Iterator[tuple[Loc, Value]]:
    """What the groups of a file could hold and do not."""
    if isinstance(value, list):
        for number, part in enumerate(value):
            yield from _absent(type_at(cls, (0,)), part, (*loc, number))
    for name in fields_of(cls) if isinstance(value, dict) else ():
        of = type_at(cls, (name,))
        if name in value:
            yield from _absent(of, value[name], (*loc, name))
        elif name not in (*IDS, NL_HASH) and any(True for _ in _declared(of)):
            yield (*loc, name), _made(name, of, f"{name} {len(loc)}")


def _made(name: str, of: Annotation, words: str) -> Value:
    """A value that the check would take, with all that must be in it."""
    of = bare(of)
    if is_list(of):
        return [_made(name, get_args(of)[0], words)]
    if is_type(of, Text):
        return {"nl": f"woord van {words}", "en": f"word of {words}"}
    if is_type(of, BaseModel):
        needed = {key: part for key, part in of.model_fields.items() if part.is_required() or key == ALSO.get(of)}
        return {key: _made(key, part.annotation, words) for key, part in needed.items()} or {"value": "7"}
    if is_type(of, Ref):
        return REFERENCES[next(iter(of.kinds), "")]
    if of is str and name in _BY_NAME:
        return _BY_NAME[name]
    return choices(of)[0] if choices(of) else _BY_TYPE.get(of, f"word of {words}")


# --- what the check says


def dump(value: Value) -> str:
    return str(yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1_000_000))


def problems(path: str, text: str) -> list[Problem]:
    """What is wrong with a file by itself, apart from what it refers to."""
    document = parse(text, f"kb/{path}")
    if not isinstance(document, Document):
        return document
    cls = class_of(document)
    try:
        return run_on_file(document, cls.model_validate(document.value))
    except ValidationError as error:
        return [*explain(error, cls, document), *run_on_file(document, None)]


class Spoiler:
    """Writes texts at all places of a sample at once, each on a line of its own, as fast as many are to be written."""

    def __init__(self, sample: Sample):
        self.path, self.fields = sample.path, list(sample.places)
        value = sample.value
        self.harmless = {at: text_at(value, loc) for at, loc in sample.places.items()}
        for number, loc in enumerate(sample.places.values()):
            value = put(value, loc, f"@{number}@")
        parts = _MARK.split(dump(value))  # text, number, text, number, …, text
        self._between, self._numbers = parts[::2], [int(number) for number in parts[1::2]]
        line, self.lines = 1, dict[int, Field]()
        for before, number in zip(self._between, self._numbers, strict=False):
            line += before.count("\n")
            self.lines[line] = self.fields[number]

    def with_texts(self, texts: dict[Field, str]) -> str:
        """The file with these texts: JSON writes each as YAML reads it, on one line."""
        spelt = [json.dumps(texts[self.fields[number]], ensure_ascii=False) for number in self._numbers]
        return "".join(part for pair in zip(self._between, [*spelt, ""], strict=True) for part in pair)
