"""YAML events to a Document: anchors, aliases, tags, duplicate keys and deep nesting are refused before anything is made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import yaml

from roadmaps.reading.base import Loc
from roadmaps.reading.document import Document, LineColumn, line_column
from roadmaps.reading.invisible import holds_invisible
from roadmaps.reading.number_problem import number_problem
from roadmaps.reading.problems import Place, Problem
from roadmaps.reading.quotes import quote_problem
from roadmaps.reading.syntax import anchor_problem, quoted
from roadmaps.reading.too_much import too_much

MAX_DEPTH = 20
MOST_VALUES = (
    10_000  # several times what the fullest file holds; each could be wrong, and is told of with what may be meant
)


@dataclass(slots=True)
class _Container:
    """A group or list that is not closed yet; `key` is the field of a group whose value comes next."""

    value: dict[str, Any] | list[Any]
    loc: Loc
    key: str | None = None

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.value, dict) and self.key is None

    def put(self, value: object) -> Loc:
        """Take the value that comes next; gives its loc."""
        if isinstance(self.value, list):
            self.value.append(value)
            return (*self.loc, len(self.value) - 1)
        key, self.key = str(self.key), None
        self.value[key] = value
        return (*self.loc, key)


class DocumentBuilder:
    """Makes a Document from YAML events with a stack of open containers. `problems` are what is wrong with it."""

    def __init__(self, path: str, text: str):
        self.lines = text.split("\n")
        self.document = Document(path, text, {})
        self.top: object = None
        self.last_line = 0
        self.problems: list[Problem] = []
        self.fatal = False
        self.stack: list[_Container] = []
        self.documents = self.values = 0
        self._has_marks = (
            re.search(r"\S[ \t]+#", text) is not None
        )  # few files have one: their texts need not be looked at

    def finished(self) -> Document | list[Problem]:
        """The document, once all events were taken; or that it is no group of fields."""
        if not isinstance(self.top, dict):
            return [Problem.at(Place(self.document.path), "not-a-mapping")]
        self.document.value = self.top
        return self.document

    def take(self, event: yaml.Event) -> None:
        """Take the next event."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop(event, "several-documents")
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.NodeEvent):
            self._node(event)

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        loc = self.stack.pop().loc
        if loc in self.document.flows:  # in block style the parser only sees the end at what comes next
            self.last_line, column = _end(event)
            self.document.flows[loc] = self.last_line, column - 1
        self.document.last_lines[loc] = self.last_line

    def _node(self, event: yaml.NodeEvent) -> None:
        if event.anchor or getattr(event, "tag", None):  # an alias is an event with an anchor too
            self.problems.append(anchor_problem(self.document.text, self._place(event)))
            self.fatal = True
        elif self._too_many():
            self._stop(event, "too-many-values", limit=MOST_VALUES)
        elif self._says_the_unseen(event):
            self._stop(event, "control-character")
        elif self.stack and self.stack[-1].awaits_key:
            self._key(event)
        elif isinstance(event, yaml.ScalarEvent):
            if self._badly_quoted(event) or self._too_much(event):
                return
            line, column = _end(event)
            self.last_line = line - (column == 1)  # a block text ends before the next line
            self.document.last_lines[self._put(event, event.value)] = self.last_line
            self._nothing_cut_off(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)

    def _too_many(self) -> bool:
        """Whether the file holds more values and fields than anything of ours."""
        self.values += 1
        return self.values > MOST_VALUES

    @staticmethod
    def _says_the_unseen(event: yaml.NodeEvent) -> bool:
        """Whether a text spells out a character that cannot be seen, such as "\\u202e"; any other was told of before."""
        return isinstance(event, yaml.ScalarEvent) and event.style == '"' and holds_invisible(event.value)

    def _badly_quoted(self, event: yaml.ScalarEvent) -> bool:
        """Whether quotation marks hold something else than was meant: all that follows would be told of in vain."""
        if event.style not in ("'", '"'):
            return False
        problem = quote_problem(self.document.path, self.lines, _start(event), _end(event))
        self.problems += [problem] if problem else []
        self.fatal |= problem is not None
        return problem is not None

    def _too_much(self, event: yaml.ScalarEvent) -> bool:
        """Whether a text is too much for one: nothing else looks at it."""
        problem = too_much(event.value, self._place(event))
        self.problems += [problem] if problem else []
        self.fatal |= problem is not None
        return problem is not None

    def _nothing_cut_off(self, event: yaml.ScalarEvent) -> None:
        """A # after a space ends a text without quotes: what follows would be lost unseen."""
        if not self._has_marks or event.style:
            return
        line, column = _end(event)
        rest = self.lines[line - 1][column - 1 :] if line <= len(self.lines) else ""
        if re.match(r"\s+#", rest):
            place = Place(self.document.path, line, column + len(rest) - len(rest.lstrip()))
            example = quoted(self.lines[line - 1])
            self.problems.append(Problem.at(place, "text-cut-off", found=rest.strip(), example=example))

    def _key(self, event: yaml.NodeEvent) -> None:
        if not isinstance(event, yaml.ScalarEvent):
            self._stop(event, "key-not-text")
            return
        container, key = self.stack[-1], event.value
        loc = (*container.loc, key)
        if self._after_decimal_comma(event):
            return
        if key in container.value:
            self._problem(event, "duplicate-key", key=key, first=self.document.key_places[loc][0])
        container.key = key
        self.document.key_places[loc] = _start(event)

    def _after_decimal_comma(self, event: yaml.ScalarEvent) -> bool:
        """Whether this is no field, but the decimals of the number before it: between braces a comma ends a value."""
        if self.stack[-1].loc not in self.document.flows or not re.match(r"\d", event.value):
            return False
        line, column = _start(event)
        found = re.search(r"([\w-]+): *(\S*\d,)$", self.lines[line - 1][: column - 1])
        if not found:
            return False
        place = Place(self.document.path, line, found.start(2) + 1)
        number, key = found[2] + event.value, found[1]
        self.problems.append(number_problem(place, key, number, Decimal, f"{key}: 75"))
        self.fatal = True
        return True

    def _put(self, event: yaml.NodeEvent, value: object) -> Loc:
        loc: Loc = ()
        if self.stack:
            loc = self.stack[-1].put(value)
        else:
            self.top = value
        self.document.places[loc] = _start(event)
        return loc

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self._stop(event, "too-deep", limit=MAX_DEPTH)
            return
        value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        loc = self._put(event, value)
        if event.flow_style:
            self.document.flows[loc] = (0, 0)
        self.stack.append(_Container(value, loc))

    def _place(self, event: yaml.Event) -> Place:
        return Place(self.document.path, *_start(event))

    def _problem(self, event: yaml.Event, code: str, **details: object) -> None:
        self.problems.append(Problem.at(self._place(event), code, **details))

    def _stop(self, event: yaml.Event, code: str, **details: object) -> None:
        self._problem(event, code, **details)
        self.fatal = True


def _start(event: yaml.Event) -> LineColumn:
    return line_column(event.start_mark)


def _end(event: yaml.Event) -> LineColumn:
    return line_column(event.end_mark)
