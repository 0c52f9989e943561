"""Quotation marks that open where none was meant: a text that begins with an apostrophe, a mark that is never closed."""

from __future__ import annotations

import json
import re

from roadmaps.reading.document import LineColumn
from roadmaps.reading.lookalikes import is_field
from roadmaps.reading.problems import Place, Problem, both
from roadmaps.reading.syntax import cause_of, quoted

# How a text begins with an apostrophe: 's-Hertogenbosch, 't Gooi, 'n beetje. No text starts with such a letter alone.
_APOSTROPHE = re.compile(r"'(?:[stn][- ]|em )", re.I)


def quote_problem(path: str, lines: list[str], start: LineColumn, end: LineColumn | None) -> Problem | None:
    """What is wrong with a text in quotes from `start` to `end` (None: never closed); None where it is as it was meant."""
    line, column = start
    source = lines[line - 1][column - 1 :]
    if _APOSTROPHE.match(source):
        example = _in_double_quotes(lines[line - 1], column)
        return Problem.at(
            Place(path, line, column), "apostrophe-first", found=source[:3] + _word(source[3:]), example=example
        )
    if end is None or not any(_holds_field(swallowed) for swallowed in lines[line : end[0]]):
        return None
    cause = cause_of("found unexpected end of stream in a quoted scalar found unexpected")
    told = both("cause", (cause.nl[0], cause.en[0])) | both("cure", (cause.nl[1], cause.en[1]))
    return Problem.at(Place(path, line, column), "broken-yaml", example=quoted(lines[line - 1]), **told)


def _word(text: str) -> str:
    """The word that a text begins with."""
    return re.split(r"[^\w-]", text)[0]


def _holds_field(line: str) -> bool:
    """Whether a line within quotes is a field of ours that was swallowed."""
    found = re.match(r"\s*(?:- +)?([a-z_]+):(?:\s|$)", line)
    return found is not None and is_field(found[1])


def _in_double_quotes(line: str, column: int, longest: int = 60) -> str:
    """The field on this line with the text at `column` in double quotes, cut short; brackets around it closed."""
    before, text = line[: column - 1].strip(" -"), line[column - 1 :].strip()
    end = ""
    if bracket := re.search(r"[\[{]", before):
        text, end = re.split(r"[,\]}]", text)[0], {"[": "]", "{": "}"}[bracket[0]]
    if len(text) > 1 and text.endswith("'"):
        text = text[:-1]
    text = text if len(text) <= longest else text[:longest] + "…"
    shown = json.dumps(text, ensure_ascii=False)
    return (
        f"{before} {shown}{end}" if before.endswith((":", ",")) else f"{before}{shown}{end}" if before else f"- {shown}"
    )
