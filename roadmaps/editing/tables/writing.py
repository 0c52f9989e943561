"""A thing whose values changed, as the text of its file: only the lines of what changed are written anew.

ruamel.yaml, which keeps comments, was weighed and not taken: it lays out a whole file again, where a change of one status
must leave every other line as somebody typed it. The places that the reader keeps say which lines to replace.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import yaml

from roadmaps.editing.formatting import formatted
from roadmaps.editing.tables.drafts import Draft, Group
from roadmaps.reading.base import Loc
from roadmaps.reading.document import Document
from roadmaps.reading.load import parse
from roadmaps.reading.printing import Sketch, field_lines, item_lines, yaml_lines
from roadmaps.reading.problems import Invalid, Place, Problem

_TEXTS = {"nl", "en", "words", "heading", "title", "aliases"}
Patch = tuple[int, int, list[str]]  # the lines from the first up to the second, counted from 0, and what comes there


def written(draft: Draft, path: str) -> str:
    """The text of the file of a thing, in the form of `make fmt`. Raises Invalid where it would not say what it should."""
    if draft.document is None:
        text = "\n".join(yaml_lines(_sketched(draft.value))) + "\n"
    else:
        lines = draft.document.text.split("\n")
        patches = list(enumerate(_Changes(draft, draft.document).patches))
        # From the end on, so that what comes before keeps its place; of two at one place, the later one first.
        for _, (first, end, new) in sorted(patches, key=lambda one: (*one[1][:2], one[0]), reverse=True):
            lines[first:end] = new
        text = "\n".join(lines)
    made = formatted(text, draft.kind, path)
    after = parse(made, path)
    if not isinstance(after, Document) or after.value != draft.value:
        raise Invalid([Problem.at(Place(path), "cannot-format")])
    return made


class _Changes:
    """The lines that differ between what a file holds and what it should hold."""

    def __init__(self, draft: Draft, document: Document):
        self.draft, self.document = draft, document
        self.lines = document.text.split("\n")
        self.patches: list[Patch] = []
        self._group((), document.value, draft.value)

    def _group(self, loc: Loc, old: Group, new: Group) -> None:
        for key in old:
            if key not in new:
                first, end = self._span((*loc, key))
                self.patches.append((first, end, []))
            elif old[key] != new[key]:
                self._value((*loc, key), old[key], new[key])
        if added := {key: value for key, value in new.items() if key not in old}:
            _, column = self.document.key_places[(*loc, next(iter(old)))]
            end = max(self._span((*loc, key))[1] for key in old)
            self.patches.append((end, end, yaml_lines(_sketched(added), " " * (column - 1))))

    def _value(self, loc: Loc, old: Any, new: Any) -> None:
        inside = loc not in self.document.flows
        if inside and isinstance(old, dict) and isinstance(new, dict) and next(iter(old)) in new:
            self._group(loc, old, new)
        elif (
            inside
            and isinstance(old, list)
            and isinstance(new, list)
            and old
            and all(isinstance(one, dict) for one in new)
        ):
            self._list(loc, old, new)
        else:
            self._replace(loc, new)

    def _list(self, loc: Loc, old: list[Any], new: list[Group]) -> None:
        """Items that stay are compared; new ones are put behind the one before them."""
        kept = [self.draft.origin.get(id(item)) for item in new]
        if [one[-1] for one in kept if one] != list(range(len(old))):
            self._replace(loc, new)
            return
        hyphen = self._hyphen((*loc, 0))
        before = self.document.places[(*loc, 0)][0] - 1
        for item, origin in zip(new, kept, strict=True):
            if origin is None:
                self.patches.append((before, before, item_lines(_sketched(item), hyphen)))
            else:
                number = origin[-1]
                if item != old[int(number)]:
                    self._value((*loc, number), old[int(number)], item)
                before = self._span((*loc, number))[1]

    def _hyphen(self, loc: Loc) -> str:
        """What stands before an item: its indentation and its hyphen."""
        line, column = self.document.places[loc]
        return self.lines[line - 1][: column - 1]

    def _span(self, loc: Loc) -> tuple[int, int]:
        """The lines of a field or an item: from its first one up to the one behind its last."""
        places = self.document.places if isinstance(loc[-1], int) else self.document.key_places
        first = places[loc][0] - 1
        end = self.document.last_lines[loc]
        while end > first + 1 and not self.lines[end - 1].strip():
            end -= 1
        return first, max(end, first + 1)

    def _replace(self, loc: Loc, new: Any) -> None:
        """Write a field or an item anew; the comments in it come before it."""
        first, end = self._span(loc)
        if isinstance(loc[-1], int):
            made = item_lines(_sketched(new), self._hyphen(loc))
            indent = re.sub("-", " ", self._hyphen(loc))
        else:
            before = self.lines[first][: self.document.key_places[loc][1] - 1]
            indent = re.sub(r"\S", " ", before)
            made = field_lines(str(loc[-1]), _sketch(str(loc[-1]), new), indent)
            made[0] = before + made[0][len(before) :]
        self.patches.append((first, end, self._remarks(loc, first, end, indent) + made))

    def _remarks(self, loc: Loc, first: int, end: int, indent: str) -> list[str]:
        """The comments on the lines of a field that is a group or a list, or behind a text in quotes."""
        own = self.lines[first:end]
        if re.search(r":\s+[|>][+-]?\s*$", own[0]):
            return []
        alone = [line.strip() for line in own[1:] if line.lstrip().startswith("#")]
        behind = [found[1] for line in own if (found := re.search(r"""["'\]}]\s+(#.*)$""", line))]
        if (alone or behind) and self.lines[first][: len(indent)].strip():
            raise Invalid([Problem.at(self.document.place(loc), "cannot-format")])  # no place for them before a hyphen
        return [indent + remark for remark in (*alone, *behind)]


def _sketched(group: Group) -> dict[str, Sketch]:
    """A group as it is printed."""
    return {key: _sketch(key, part) for key, part in group.items()}


def _sketch(key: str, value: Any) -> Sketch:
    """A value of a file as it is printed: each text spelt so that it is read as that text."""
    if isinstance(value, dict):
        return _sketched(value)
    if isinstance(value, list):
        return [_sketched(one) if isinstance(one, dict) else _scalar(one, key in _TEXTS, flow=True) for one in value]
    body = value.rstrip("\n")
    if "\n" not in value or body[:1] in (" ", "\t", "\n", ""):
        return _scalar(value, key in _TEXTS)
    chomping = {0: "-", 1: ""}.get(len(value) - len(body), "+")
    return f"|{chomping}\n{value if chomping == '-' else value[:-1]}"


@cache
def _scalar(value: str, is_text: bool, flow: bool = False) -> str:
    """A text as it stands behind its key: in quotes where it would be read as something else without them."""
    try:
        found = yaml.load(f"k: [{value}]" if flow else f"k: {value}", Loader=yaml.CBaseLoader)
        seen = yaml.load(f"k: {value}", Loader=yaml.CSafeLoader) if is_text else None
    except yaml.YAMLError:
        found = seen = None
    plain = found == {"k": [value] if flow else value} and not re.search(r"\s#|^[&*!]", value)
    if plain and (not is_text or (isinstance(seen, dict) and isinstance(seen["k"], str))):
        return value
    return json.dumps(value, ensure_ascii=False)
