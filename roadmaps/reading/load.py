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

from roadmaps.reading.problems import Invalid, Place, Problem
from roadmaps.reading.regular import no_file
from roadmaps.reading.syntax import anchor_problem, quoted, syntax_problem

MAX_BYTES = 200_000
MAX_DEPTH = 20

# Characters that cannot be seen or that change the order of the text around them.
INVISIBLE = (
    r"[^\t\n\x20-\x7e\xa0-\u200a\u200c-\u2027\u202f-\u2065\u206a-\ud7ff"
    r"\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


@dataclass(slots=True)
class Document:
    """One file: `value` is its content, `places` the (line, column) of each value by its way there.

    `last_lines` says on which line each value ends; `flows` holds the lists and groups
    that are written with brackets, and the (line, column) of the closing one.
    """

    path: str
    text: str
    value: dict
    places: dict[tuple, tuple[int, int]] = field(default_factory=dict)
    key_places: dict[tuple, tuple[int, int]] = field(default_factory=dict)
    last_lines: dict[tuple, int] = field(default_factory=dict)
    flows: dict[tuple, tuple[int, int]] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """The name of the file without folder and .yml: the id that it should have."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".yml")

    def place(self, loc: tuple = ()) -> Place:
        """Where the value stands; where it is not there, the nearest thing around it."""
        while loc and loc not in self.places:
            loc = loc[:-1]
        return Place(self.path, *self.places.get(loc, (1, 1)))

    def key_place(self, loc: tuple) -> Place:
        """Where the key of a field stands; for an item of a list, where the item stands."""
        return Place(self.path, *self.key_places[loc]) if loc in self.key_places else self.place(loc)

    def find(self, loc: tuple, needle: str) -> Place:
        """Where `needle` stands in the text of the value: block texts run over many lines."""
        start = self.place(loc)
        lines = self.text.split("\n")
        for number in range(start.line, min(self.last_lines.get(loc, start.line), len(lines)) + 1):
            column = lines[number - 1].find(needle, start.column - 1 if number == start.line else 0)
            if column >= 0:
                return Place(self.path, number, column + 1)
        return start


def load(file: FilePath, path: str) -> Document | list[Problem]:
    """Read one file, called `path` in messages. Gives its problems instead when it has any."""
    text = text_of(file, path)
    return parse(text, path) if isinstance(text, str) else text


def text_of(file: FilePath, path: str) -> str | list[Problem]:
    """The text of a file, its lines ended as in Unix. Gives what stands in the way of reading it instead."""
    if problem := no_file(file, path):
        return [problem]
    try:
        if not file.is_file():
            return [Problem.at(Place(path), "unreadable")]
        size = file.stat().st_size
        if size > MAX_BYTES:
            return [Problem.at(Place(path), "too-big", size=size // 1000, limit=MAX_BYTES // 1000)]
        raw = file.read_bytes()
    except OSError:
        return [Problem.at(Place(path), "unreadable")]
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        return [Problem.at(place_after(path, before), "not-utf8")]


def exact_text(file: FilePath, path: str) -> str:
    """The text of a file with its lines ended as they are, to change. Raises Invalid where it cannot be read."""
    if isinstance(problems := text_of(file, path), list):
        raise Invalid(problems)
    return file.read_bytes().decode("utf-8")


def invisible(text: str, path: str) -> list[Problem]:
    """The first character that cannot be seen, or that changes the order of the text around it, as a problem; else none."""
    found = re.search(INVISIBLE, text)
    return [Problem.at(place_after(path, text[: found.start()]), "control-character")] if found else []


def parse(text: str, path: str) -> Document | list[Problem]:
    """Turn YAML text into a Document, or into its problems."""
    text = text.replace("\r\n", "\n")
    if all(line.lstrip()[:1] in ("", "#") for line in text.split("\n")):
        return [Problem.at(Place(path), "empty")]
    if found := invisible(text, path):
        return found
    builder = _Builder(path, text)
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            builder.take(event)
            if builder.fatal:
                break
    except yaml.MarkedYAMLError as error:
        builder.problems.append(syntax_problem(path, text, error))
    if not builder.problems and not isinstance(builder.result, dict):
        builder.problems.append(Problem.at(Place(path), "not-a-mapping"))
    return builder.problems or Document(
        path, text, builder.result, builder.places, builder.key_places, builder.last_lines, builder.flows
    )


class _Builder:
    """Makes values from YAML events with a stack of open containers."""

    def __init__(self, path: str, text: str):
        self.path, self.text, self.lines = path, text, text.split("\n")
        self.result = None
        self.places: dict[tuple, tuple[int, int]] = {}
        self.key_places: dict[tuple, tuple[int, int]] = {}
        self.last_lines: dict[tuple, int] = {}
        self.last_line = 0
        self.flows: dict[tuple, tuple[int, int]] = {}
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
            _, loc = self.stack.pop()
            self.keys.pop()
            if loc in self.flows:  # in block style the parser only sees the end at what comes next
                self.last_line = event.end_mark.line + 1
                self.flows[loc] = self.last_line, event.end_mark.column
            self.last_lines[loc] = self.last_line
        elif isinstance(event, yaml.NodeEvent):
            self._node(event)

    def _node(self, event: yaml.NodeEvent) -> None:
        if event.anchor or getattr(event, "tag", None):  # an alias is an event with an anchor too
            self.problems.append(anchor_problem(self.text, Place(self.path, *_position(event))))
            self.fatal = True
        elif self._awaits_key():
            self._key(event)
        elif isinstance(event, yaml.ScalarEvent):
            self.last_line = event.end_mark.line + (event.end_mark.column > 0)  # a block text ends before the next line
            self.last_lines[self._put(event, event.value)] = self.last_line
            self._nothing_cut_off(event)
        else:
            self._open(event)

    def _nothing_cut_off(self, event: yaml.ScalarEvent) -> None:
        """A # after a space ends a text without quotes: what follows would be lost unseen."""
        end = event.end_mark
        rest = self.lines[end.line][end.column :] if not event.style and end.line < len(self.lines) else ""
        if re.match(r"\s+#", rest):
            place = Place(self.path, end.line + 1, end.column + len(rest) - len(rest.lstrip()) + 1)
            example = quoted(self.lines[end.line])
            self.problems.append(Problem.at(place, "text-cut-off", found=rest.strip(), example=example))

    def _awaits_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1][0], dict) and self.keys[-1] is None

    def _key(self, event: yaml.NodeEvent) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            self._stop(event, "key-not-text")
            return
        container, loc = self.stack[-1]
        if event.value in container:
            self._problem(event, "duplicate-key", key=event.value, first=self.key_places[(*loc, event.value)][0])
        self.keys[-1] = event.value
        self.key_places[(*loc, event.value)] = _position(event)

    def _put(self, event: yaml.NodeEvent, value) -> tuple:
        if not self.stack:
            self.result, loc = value, ()
        else:
            container, loc = self.stack[-1]
            if isinstance(container, dict):
                step, self.keys[-1] = self.keys[-1], None
                container[step] = value
            else:
                step = len(container)
                container.append(value)
            loc = (*loc, step)
        self.places[loc] = _position(event)
        return loc

    def _open(self, event: yaml.NodeEvent) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self._stop(event, "too-deep", limit=MAX_DEPTH)
            return
        value = {} if isinstance(event, yaml.MappingStartEvent) else []
        loc = self._put(event, value)
        if event.flow_style:
            self.flows[loc] = (0, 0)
        self.stack.append((value, loc))
        self.keys.append(None)

    def _problem(self, event: yaml.Event, code: str, **details: object) -> None:
        self.problems.append(Problem.at(Place(self.path, *_position(event)), code, **details))

    def _stop(self, event: yaml.Event, code: str, **details: object) -> None:
        self._problem(event, code, **details)
        self.fatal = True


def _position(event: yaml.Event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def place_after(path: str, before: str) -> Place:
    """The place that comes right after this text."""
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
