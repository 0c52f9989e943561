"""YAML text to plain values, with the line and column of each value.

Scalars stay text (`no` is "no", `12:30` is "12:30"); the model turns them into
numbers and dates. Built from parser events, so that anchors, aliases, tags,
duplicate keys and deep nesting are refused before anything is made of them.
"""
from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path as FilePath

import yaml

from roadmaps.problems import Place, Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class Document:
    """One file: `value` is its content, `places` the (line, column) of each value by its way there."""

    path: str
    text: str
    value: dict
    places: dict[tuple, tuple[int, int]] = field(default_factory=dict)
    key_places: dict[tuple, tuple[int, int]] = field(default_factory=dict)

    def place(self, way: tuple = ()) -> Place:
        """Where the value stands; where it is not there, the nearest thing around it."""
        while way and way not in self.places:
            way = way[:-1]
        return Place(self.path, *self.places.get(way, (1, 1)))

    def key_place(self, way: tuple) -> Place:
        """Where the key of a field stands."""
        return Place(self.path, *self.key_places[way]) if way in self.key_places else self.place(way)

    def find(self, way: tuple, needle: str) -> Place:
        """Where `needle` stands in the text of the value: block texts run over many lines."""
        start = self.place(way)
        lines = self.text.splitlines()
        for number in range(start.line, len(lines) + 1):
            column = lines[number - 1].find(needle, start.column - 1 if number == start.line else 0)
            if column >= 0:
                return Place(self.path, number, column + 1)
        return start


def load(file: FilePath, path: str) -> Document | list[Problem]:
    """Read one file, called `path` in messages. Gives its problems instead when it has any."""
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            return [Problem.at(Place(path), "too-big", size=f"{size / 1e6:.1f}", limit=f"{MAX_BYTES / 1e6:.0f}")]
        raw = file.read_bytes()
    except OSError:
        return [Problem.at(Place(path), "unreadable")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[:error.start].decode("utf-8", "replace")
        return [Problem.at(_at_end(path, before), "not-utf8")]
    return parse(text, path)


def parse(text: str, path: str) -> Document | list[Problem]:
    """Turn YAML text into a Document, or into its problems."""
    text = text.replace("\r\n", "\n")
    if not re.sub(r"^\s*(#.*)?$", "", text, flags=re.M).strip():
        return [Problem.at(Place(path), "empty")]
    if found := re.search(r"[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]", text):
        return [Problem.at(_at_end(path, text[:found.start()]), "control-character")]
    builder = _Builder(path, text)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
            if builder.fatal:
                break
    except yaml.MarkedYAMLError as error:
        builder.problems.append(_syntax(path, text, error))
    if not builder.problems and not isinstance(builder.result, dict):
        builder.problems.append(Problem.at(Place(path), "not-a-mapping"))
    return builder.problems or Document(path, text, builder.result, builder.places, builder.key_places)


class _Builder:
    """Makes values from YAML events with a stack of open containers."""

    def __init__(self, path: str, text: str):
        self.path, self.text = path, text
        self.result = None
        self.places: dict[tuple, tuple[int, int]] = {}
        self.key_places: dict[tuple, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self.fatal = False
        self.stack: list[tuple[dict | list, tuple]] = []
        self.keys: list[str | None] = []
        self.documents = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop(event, "several-documents")
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.stack.pop()
            self.keys.pop()
        elif isinstance(event, yaml.NodeEvent):
            self._node(event)

    def _node(self, event: yaml.NodeEvent) -> None:
        tagged = getattr(event, "tag", None) if not isinstance(event, yaml.AliasEvent) else "*"
        if event.anchor or tagged:
            mark = f"*{event.anchor}" if tagged == "*" else f"&{event.anchor}" if event.anchor else tagged
            self._stop(event, "yaml-anchor", mark=mark)
        elif self._awaits_key():
            self._key(event)
        elif isinstance(event, yaml.ScalarEvent):
            self._put(event, event.value)
        else:
            self._open(event)

    def _awaits_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1][0], dict) and self.keys[-1] is None

    def _key(self, event: yaml.NodeEvent) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            self._stop(event, "key-not-text")
            return
        container, way = self.stack[-1]
        if event.value in container:
            self._problem(event, "duplicate-key", key=event.value, first=self.key_places[way + (event.value,)][0])
        self.keys[-1] = event.value
        self.key_places[way + (event.value,)] = _position(event)

    def _put(self, event: yaml.NodeEvent, value) -> tuple:
        if not self.stack:
            self.result, way = value, ()
        else:
            container, way = self.stack[-1]
            if isinstance(container, dict):
                step, self.keys[-1] = self.keys[-1], None
                container[step] = value
            else:
                step = len(container)
                container.append(value)
            way = way + (step,)
        self.places[way] = _position(event)
        return way

    def _open(self, event: yaml.NodeEvent) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self._stop(event, "too-deep", limit=MAX_DEPTH)
            return
        value = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append((value, self._put(event, value)))
        self.keys.append(None)

    def _problem(self, event: yaml.Event, code: str, **details: object) -> None:
        self.problems.append(Problem.at(Place(self.path, *_position(event)), code, **details))

    def _stop(self, event: yaml.Event, code: str, **details: object) -> None:
        self._problem(event, code, **details)
        self.fatal = True


def _position(event: yaml.Event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _at_end(path: str, before: str) -> Place:
    """The place that comes right after this text."""
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))


# What the parser says → cause and cure, in Dutch and English.
_CAUSES = (
    (r"mapping values are not allowed",
     "er staat een dubbele punt waar die niet kan", "aanhalingstekens om een tekst waarin \": \" voorkomt",
     "there is a colon where none can stand", "quotes around a text that contains \": \""),
    (r"unexpected end of stream|found unexpected document|while scanning a quoted",
     "een aanhalingsteken wordt niet gesloten", "een sluitend aanhalingsteken",
     "a quotation mark is not closed", "a closing quotation mark"),
    (r"flow (sequence|mapping)|expected ',' or",
     "een haak [ of { wordt niet goed gesloten", "een sluitende haak ] of }, met komma’s ertussen",
     "a bracket [ or { is not closed properly", "a closing bracket ] or }, with commas in between"),
    (r"could not find expected ':'|simple key",
     "na een veldnaam ontbreekt de dubbele punt", "veld: waarde, of een streepje voor elk onderdeel van een lijst",
     "the colon after a field name is missing", "field: value, or a hyphen before each item of a list"),
    (r"expected <block end>|did not find expected|block (mapping|collection)",
     "de inspringing klopt niet", "regels van hetzelfde niveau op dezelfde kolom",
     "the indentation is off", "lines of the same level at the same column"),
    (r"cannot start any token|unknown escape",
     "dit teken kan hier niet staan", "aanhalingstekens om de hele tekst",
     "this character cannot stand here", "quotes around the whole text"),
    (r"", "deze regel is niet te begrijpen", "regels van de vorm veld: waarde",
     "this line cannot be understood", "lines of the form field: value"),
)


def _syntax(path: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
    lines = text.splitlines()
    for number in (place.line, place.line - 1):
        if 0 < number <= len(lines) and (tab := re.match(r"[ \-]*\t", lines[number - 1])):
            return Problem.at(Place(path, number, tab.end()), "tab")
    said = f"{error.context or ''} {error.problem or ''}"
    cause_nl, cure_nl, cause_en, cure_en = next(row[1:] for row in _CAUSES if re.search(row[0], said))
    return Problem.at(place, "broken-yaml", cause_nl=cause_nl, cure_nl=cure_nl, cause_en=cause_en, cure_en=cure_en)
