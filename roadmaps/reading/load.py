"""YAML text to plain values, with the line and column of each value.

Scalars stay text (`no` is "no", `12:30` is "12:30"); the model turns them into numbers and dates.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from roadmaps.reading.document import Document, line_column, place_after
from roadmaps.reading.document_builder import DocumentBuilder
from roadmaps.reading.invisible import invisible
from roadmaps.reading.lookalikes import lookalikes
from roadmaps.reading.ordinary_files import no_file
from roadmaps.reading.problems import Invalid, Place, Problem
from roadmaps.reading.quotes import quote_problem
from roadmaps.reading.syntax import syntax_problem

MAX_BYTES = 200_000
_NO_UTF8 = re.compile("[\udc80-\udcff]")  # how Python keeps a byte that is none


def load(file: Path, path: str) -> Document | list[Problem]:
    """Read one file, called `path` in messages. Gives its problems instead when it has any."""
    text = text_of(file, path)
    return parse(text, path) if isinstance(text, str) else text


def text_of(file: Path, path: str) -> str | list[Problem]:
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
    text = _unix(raw.decode("utf-8-sig", "surrogateescape"))
    if wrong := _NO_UTF8.search(text):
        return [Problem.at(place_after(path, text[: wrong.start()]), "not-utf8")]
    return text


def _unix(text: str) -> str:
    """The text with its lines ended as in Unix; an old Mac ended all of them with CR alone."""
    text = text.replace("\r\n", "\n")
    return text if "\n" in text else text.replace("\r", "\n")


def exact_text(file: Path, path: str) -> str:
    """The text of a file with its lines ended as they are, to change. Raises Invalid where it cannot be read."""
    text = text_of(file, path)
    if not isinstance(text, str):
        raise Invalid(text)
    return file.read_bytes().decode("utf-8")


def parse(text: str, path: str) -> Document | list[Problem]:
    """Turn YAML text into a Document, or into its problems."""
    read = _read(text, path)
    return read.finished() if isinstance(read, DocumentBuilder) else read


def parse_list(text: str, path: str) -> tuple[object, ...] | list[Problem]:
    """The values of YAML text that is one list; nothing for any other value. Its problems instead when it has any."""
    read = _read(text, path)
    if not isinstance(read, DocumentBuilder):
        return read
    return tuple(read.top) if isinstance(read.top, list) else ()


def _read(text: str, path: str) -> DocumentBuilder | list[Problem]:
    """YAML text with each value and its place, or what is wrong with it."""
    text = _unix(text)
    if all(line.lstrip()[:1] in ("", "#") for line in text.split("\n")):
        return [Problem.at(Place(path), "empty")]
    if found := invisible(text, path):
        return found
    if found := lookalikes(text, path):
        return found
    builder = DocumentBuilder(path, text)
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            builder.take(event)
            if builder.fatal:
                break
    except yaml.MarkedYAMLError as error:
        builder.problems.append(_unclosed(builder, error) or syntax_problem(path, text, error))
    return builder.problems or builder


def _unclosed(builder: DocumentBuilder, error: yaml.MarkedYAMLError) -> Problem | None:
    """What is wrong with quotes that are never closed, where they begin with an apostrophe; None for other errors."""
    if "quoted scalar" not in (error.context or ""):
        return None
    return quote_problem(builder.document.path, builder.lines, line_column(error.context_mark), None)
