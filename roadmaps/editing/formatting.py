"""Files in one form: the schema for editors' windows on top, a line of help above each field, fields in the order of the model.

Lines are moved, never written anew: comments, quotes and line breaks stay as
somebody typed them. `#:` marks the lines of help, which are made again each time;
a comment that starts with `# ` belongs to its writer.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any, NamedTuple

from roadmaps.editing.schema import description
from roadmaps.kinds import KINDS
from roadmaps.reading.base import Loc, Model
from roadmaps.reading.declared import type_at
from roadmaps.reading.document import Document
from roadmaps.reading.load import parse
from roadmaps.reading.problems import Invalid, Problem
from roadmaps.reading.residue import cleaned
from roadmaps.reading.thing import Moved, Removed, Thing, file_order

MODELINE = "# yaml-language-server: $schema=../../schema/{}.json"
_MADE = re.compile(r"#:|# yaml-language-server:")


def formatted(text: str, kind: str, path: str = "kb") -> str:
    """The same file in the one form. Raises Invalid when it cannot be read; nothing in it is lost or changed.

    Only letters that a PDF or word processor left behind become ordinary ones, which look the same and can be found.
    """
    document = parse(cleaned(text), path)
    if not isinstance(document, Document):
        raise Invalid(document)
    lines = _Lines(document)
    cls = _type(document.value, kind)
    lines.put_in_order((), cls)
    result = "\n".join(_laid_out(lines, kind, cls)) + "\n"
    _nothing_lost(document, result)
    return result


def _type(value: dict[str, Any], kind: str) -> type[Model]:
    return Moved if "moved_to" in value else Removed if "removed" in value else KINDS[kind]


class Part(NamedTuple):
    """The lines that a field takes: from the first one above it that is its, from its own first one, and to its end."""

    key: str
    above: int
    first: int
    end: int


class _Lines:
    """The lines of a file, and which of them each field takes: its own, after the comments and blank lines above it."""

    def __init__(self, document: Document):
        self.document = document
        self.lines = document.text.split("\n")

    def put_in_order(self, loc: Loc, cls: type[Model]) -> None:
        """Move the fields of the group at `loc`, and of all groups in it, to the order of the model."""
        value = _at(self.document.value, loc)
        for step in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
            self.put_in_order((*loc, step), cls)
        if loc and isinstance(value, dict) and loc not in self.document.flows:
            parts = self.parts(loc)
            start = parts[0].above
            dash = _dash(self.lines[start]) if isinstance(loc[-1], int) else ""
            self.lines[start] = " " * len(dash) + self.lines[start][len(dash) :]
            moved = [line for _, above, first, end in self._sorted(parts, loc, cls) for line in self.lines[above:end]]
            self.lines[start : parts[-1].end] = moved
            if dash:
                first = next(number for number in range(start, len(self.lines)) if not _is_remark(self.lines[number]))
                self.lines[first] = dash + self.lines[first][len(dash) :]

    def parts(self, loc: Loc) -> list[Part]:
        """The lines of each field in the group."""
        found: list[Part] = []
        for key in _at(self.document.value, loc):
            first = self.document.key_places[(*loc, key)][0] - 1
            end = self.document.last_lines[(*loc, key)]
            while not self.lines[end - 1].strip():
                end -= 1
            above = found[-1].end if found else 0 if not loc else first
            found.append(Part(key, above, first, max(end, first + 1)))
        return found

    def _sorted(self, parts: list[Part], loc: Loc, cls: type[Model]) -> list[Part]:
        """The parts in the order of the model; a field that the model does not know stays behind the one above it."""
        model = type_at(cls, loc)
        order = file_order(model) if isinstance(model, type) and issubclass(model, Model) else []
        ranks: list[int] = []
        for key, *_ in parts:
            ranks.append(order.index(key) if key in order else ranks[-1] if ranks else -1)
        return [part for _, part in sorted(zip(ranks, parts, strict=True), key=lambda pair: pair[0])]

    def in_order(self, cls: type[Model]) -> list[Part]:
        """The fields of the file itself in the order of the model."""
        return self._sorted(self.parts(()), (), cls)


def _at(value: Any, loc: Loc) -> Any:
    for step in loc:
        value = value[step]
    return value


def _dash(line: str) -> str:
    """The start of a line up to what stands behind its hyphens; its indentation where it has none."""
    return line[: len(line) - len(line.lstrip(" -"))]


def _is_remark(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _laid_out(lines: _Lines, kind: str, cls: type[Model]) -> list[str]:
    """The file: modeline, then each field below its comments and its line of help, and what stood at the end."""
    parts = lines.in_order(cls)
    blocks = [
        (_comments(lines.lines[above:first]) + _help(cls, key), lines.lines[first:end])
        for key, above, first, end in parts
    ]
    made = [MODELINE.format(kind if issubclass(cls, Thing) else cls.__name__.lower()), *blocks[0][0], *blocks[0][1]]
    for (_, before), (above, own) in pairwise(blocks):
        made += [""] * (len(before) > 1 or len(own) > 1) + above + own
    rest = _comments(lines.lines[max(end for *_, end in parts) :])
    return made + [""] * bool(rest) + rest


def _comments(lines: list[str]) -> list[str]:
    """The comments that somebody wrote among these lines."""
    return [line for line in lines if line.strip() not in ("", "---") and not _MADE.match(line)]


def _help(cls: type[Model], key: str) -> list[str]:
    return [f"#: {description(cls, key)['nl']}"] if key in cls.model_fields else []


def _nothing_lost(document: Document, result: str) -> None:
    """The last word: the same values and the same comments, or the file stays as it is."""
    after = parse(result, document.path)
    if not isinstance(after, Document) or Counter(_comments(_remarks(document))) != Counter(_comments(_remarks(after))):
        raise Invalid([Problem.at(document.place(), "cannot-format")])
    if after.value != document.value:
        raise Invalid([Problem.at(document.place(_first_unlike(document.value, after.value)), "cannot-format")])


def _first_unlike(before: Any, after: Any) -> Loc:
    """The way to the first place where two values that are not the same differ."""
    if type(before) is not type(after) or not isinstance(before, (dict, list)):
        return ()
    parts, others = (dict(value if isinstance(value, dict) else enumerate(value)) for value in (before, after))
    step = next((step for step in parts if parts[step] != others.get(step)), None)
    return () if step is None else (step, *_first_unlike(parts[step], others.get(step)))


def _remarks(document: Document) -> list[str]:
    return [line.strip() for line in document.text.split("\n") if line.lstrip().startswith("#")]
