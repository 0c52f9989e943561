"""What the page about the data shows: the files with their sizes, what the fields mean, the versions, and examples that run."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from roadmaps.data import calendars, feeds
from roadmaps.data.dictionary import about, meaning, schema_of, shape_named, value_names
from roadmaps.data.explained import explained, title
from roadmaps.data.files import Dataset
from roadmaps.data.json_files import FOLDER
from roadmaps.data.parts import Shape
from roadmaps.data.publication import Cell
from roadmaps.data.tables import Table, bare, lost, tables
from roadmaps.data.things import SHAPES
from roadmaps.data.versions import changelog
from roadmaps.pages.page_list import root_of
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang

# By their language on the page; each file is run by a test.
EXAMPLES = {"jq": "jq.txt", "pandas": "pandas.txt", "SQL (DuckDB)": "duckdb.txt", "R": "r.txt"}
LONGEST = 60  # letters of an example of a value


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file to download: what it is called, its address seen from the home page of a language, and its size in words."""

    name: str
    address: str
    size: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A table, or the whole: what it holds, how many rows, and the files that hold it."""

    name: str
    title: str
    rows: int
    files: tuple[FileLink, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a table as the dictionary shows it. `values` are those that it takes, each with its name."""

    name: str
    meaning: str
    holds: str
    required: bool
    values: tuple[tuple[str, str], ...]
    example: str


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The columns of a table, and the fields of its things that only the JSON has."""

    name: str
    title: str
    fields: tuple[Field, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A program that reads the data, ready to run."""

    language: str
    code: str


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the shapes, and what it changed."""

    number: str
    day: datetime.date
    text: str


class Shown:
    """The lists of the page, in one language. Each is asked for by the name that the page calls it by."""

    def __init__(self, data: Dataset, lang: Lang):
        self._data, self._lang = data, lang

    def __call__(self, name: str) -> Sequence[Any]:
        """A list of the page."""
        known = self._data.lists
        if (self._lang, name) not in known:
            known[self._lang, name] = list(LISTS[name](self))
        return known[self._lang, name]

    def _whole(self) -> Iterator[Listed]:
        """The files that hold everything, those for a spreadsheet first."""
        things = len(self._data.made.graph.things)
        for name, rows in (("roadmaps.xlsx", 0), ("roadmaps.ods", 0), ("all.json", things), ("all.ttl", 0)):
            yield Listed(name, i18n.word(f"data_{name.partition('.')[2]}", self._lang), rows, (self._link(name, name),))

    def _files(self) -> Iterator[Listed]:
        """A line for each table."""
        for table in tables().values():
            files = [("CSV", f"csv/{table.name}.csv"), ("CSV ;", f"csv-semicolon/{table.name}.csv")]
            files += [("JSON", f"{table.name}.json")] if table.kind else []
            rows = len(table.cells(self._data.made))
            yield Listed(table.name, title(table)[self._lang], rows, tuple(self._link(*file) for file in files))

    def _feeds(self) -> Iterator[Listed]:
        """A line for all, and for each challenge and theme that can be followed."""
        made, lang = self._data.made, self._lang
        ways = {path: subject for path, subject, of in (*feeds.feeds(made), *calendars.calendars(made)) if of == lang}
        words = {"atom": i18n.word("feed_of", lang), "ics": i18n.word("calendar_of", lang)}
        for subject in dict.fromkeys(ways.values()):
            files = [self._link(words[path.rpartition(".")[2]], path) for path, of in ways.items() if of == subject]
            name = i18n.word("feed_everything", lang) if subject == feeds.ALL else made.graph[subject].name[lang]
            yield Listed(subject, name, 0, tuple(files))

    def _link(self, name: str, path: str) -> FileLink:
        up = "../" if root_of(self._lang) else ""
        return FileLink(name, f"{up}{FOLDER}{path}", in_bytes(self._data.size(FOLDER + path), self._lang))

    def _fields(self) -> Iterator[Dictionary]:
        for table in tables().values():
            yield Dictionary(
                table.name, title(table)[self._lang], tuple(self._columns(table)), tuple(lost(table.shape))
            )

    def _columns(self, table: Table) -> Iterator[Field]:
        for one in explained(table, self._data.made):
            column = one.column
            values = tuple((value, told[self._lang]) for value, told in one.values.items())
            yield Field(
                column.name,
                column.meaning[self._lang],
                self._type(column.holds),
                column.required,
                values,
                _short(one.example),
            )

    def _type(self, name: str) -> str:
        return i18n.word(f"data_type_{name}", self._lang)

    def _shapes(self) -> Iterator[Dictionary]:
        """The fields of the JSON: of each kind, then of the parts that things are made of."""
        found: dict[str, dict[str, Any]] = {shape.__name__: schema_of(shape) for shape in SHAPES.values()}
        for shape in SHAPES.values():
            found |= {name: part for name, part in schema_of(shape)["$defs"].items() if name not in found}
        for name, part in found.items():
            cls = shape_named(name)
            fields = (self._property(cls, field, declared) for field, declared in part["properties"].items())
            yield Dictionary(name, about(cls)[self._lang], tuple(fields), ())

    def _property(self, cls: type[Shape], field: str, declared: dict[str, Any]) -> Field:
        inner, always = bare(declared)
        many, inner = inner.get("type") == "array", bare(inner.get("items", inner))[0]
        group = inner.get("$ref", "").rpartition("/")[2]
        holds = group or self._type(inner.get("format", inner.get("type", "string")))
        chosen = inner.get("enum", ())
        values = value_names(cls, field, list(chosen)) if chosen and field != "kind" else {}
        return Field(
            field,
            meaning(cls, field)[self._lang],
            f"{self._type('array')} {holds}" if many else holds,
            always,
            tuple((value, told[self._lang]) for value, told in values.items()),
            "",
        )

    def _examples(self) -> Iterator[Example]:
        for language, name in EXAMPLES.items():
            yield Example(language, example(name).replace("{base}", f"{self._data.made.top}{FOLDER}"))

    def _versions(self) -> Iterator[Version]:
        for one in changelog():
            yield Version(one["version"], one["day"], one[self._lang])


LISTS: dict[str, Callable[[Shown], Iterator[Any]]] = {
    "data-whole": Shown._whole,
    "data-file": Shown._files,
    "data-field": Shown._fields,
    "data-shape": Shown._shapes,
    "data-feed": Shown._feeds,
    "data-example": Shown._examples,
    "data-version": Shown._versions,
}


def example(name: str) -> str:
    """The text of an example; `{base}` stands for the address of the data."""
    return (Path(__file__).parent / "examples" / name).read_text("utf-8").strip()


def in_bytes(size: int, lang: Lang) -> str:
    """A size in words: 12 kB, 2,4 MB."""
    if size < 1_000_000:
        return f"{i18n.number(max(1, round(size / 1000)), lang)} kB"
    return f"{i18n.number(Decimal(round(size / 100_000)) / 10, lang)} MB"


def _short(cell: Cell) -> str:
    text = " ".join(str("" if cell is None else cell).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
