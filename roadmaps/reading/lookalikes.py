"""Characters that look like a space or a hyphen and are none: told of where they stand, not where YAML stumbles over them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmaps.reading.problems import Place, Problem
from roadmaps.words import word_list

_SPACE = "[\u00a0\u2000-\u200a\u202f\u205f\u3000]"
_DASH = "[\u2010-\u2015\u2212]"
_ANY = re.compile(f"{_SPACE}|{_DASH}")
_OPENS_TEXT = re.compile(r"(?:: |- )?[|>][+-]?[0-9]?[+-]?\s*(?:#.*)?$")
_LONGEST = 70


def lookalikes(text: str, path: str) -> list[Problem]:
    """Every line of YAML with a space or a hyphen that is none."""
    problems: list[Problem] = []
    if not _ANY.search(text):  # as in nearly every file
        return problems
    before = ""
    for number, line in _lines_of_fields(text):
        if found := re.search(rf"^ *(?:- +)?({_SPACE})|^ *-({_SPACE})", line) or _after_colon(line):
            place = Place(path, number, found.start(found.lastindex or 0) + 1)
            problems.append(Problem.at(place, "space-lookalike", example=_example(line)))
        elif (found := re.match(rf" *({_DASH})[\s\u00a0]+(?:([a-z_]+):)?", line)) and (
            before.endswith(":") or (found[2] and is_field(found[2]))
        ):
            place = Place(path, number, found.start(1) + 1)
            problems.append(Problem.at(place, "dash-lookalike", found=found[1], example=_example(line)))
        before = line.strip() or before
    return problems


def _after_colon(line: str) -> re.Match[str] | None:
    """The space after the name of a field that is none."""
    found = re.match(rf" *(?:- +)?([a-z_]+):(?P<space>{_SPACE})", line)
    return re.compile(_SPACE).search(line, found.start("space")) if found and is_field(found[1]) else None


def is_field(name: str) -> bool:
    """Whether a field of ours has this name."""
    return name in ("nl", "en", "id") or name in word_list("words")["fields"]


def _lines_of_fields(text: str) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, without comments and without those of a text behind | or >, in which all may stand."""
    inside: int | None = None
    for number, line in enumerate(text.split("\n"), 1):
        indentation = len(line) - len(line.lstrip(" "))
        if inside is not None and (not line.strip() or indentation > inside):
            continue
        inside = indentation if _OPENS_TEXT.search(line) else None
        if line.lstrip()[:1] != "#":
            yield number, line


def _example(line: str) -> str:
    """The line with ordinary spaces and hyphens; a fixed one where it is long."""
    indentation = re.match(rf"(?: |{_SPACE})*", line)
    mended = re.sub(rf"^{_DASH}(?=\s)", "-", line[indentation.end() if indentation else 0 :])
    mended = re.sub(rf"^(- *)?([a-z_]+:)?{_SPACE}+", lambda found: found[0].strip() + " ", mended)
    return mended.strip() if len(mended) <= _LONGEST and not _OPENS_TEXT.search(mended) else "nl: Grondstoffen"
