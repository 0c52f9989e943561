"""Readers of what people bring (tables, numbers, days, questions) given anything at all: an answer, or a word about it; never a crash."""

from __future__ import annotations

import contextlib
import datetime
import io
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pydantic import TypeAdapter, ValidationError

from roadmaps.editing.tables.declared import TABLES
from roadmaps.editing.tables.files import FORMATS, Cell, read_rows, write_rows
from roadmaps.editing.tables.headings import heading, known_headings
from roadmaps.editing.tables.rows import Import
from roadmaps.reading.base import Day, Number, Whole
from roadmaps.reading.invisible import holds_invisible
from roadmaps.reading.numbers import ends, plain, with_words
from roadmaps.reading.problems import Invalid
from tests.attack import STRINGS

settings.register_profile("same", derandomize=True, deadline=None, database=None, max_examples=150)
settings.load_profile("same")
A_FEW = settings(max_examples=30)

words = some.one_of(some.sampled_from(STRINGS), some.text(max_size=40))
cells = some.one_of(
    some.sampled_from(["", "fietsmaatjes", "2018", "1", "plan-2017", "gehaald", "1,5", "31-12-2018"]), words
)
written = words.filter(lambda text: not holds_invisible(text) and text.isprintable())
tables = some.integers(1, 4).flatmap(
    lambda width: some.lists(some.lists(written, min_size=width, max_size=width), min_size=1, max_size=4)
)


@contextlib.contextmanager
def file_of(suffix: str, raw: bytes | None = None):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"tabel{suffix}"
        if raw is not None:
            file.write_bytes(raw)
        yield file


def read(suffix: str, raw: bytes) -> None:
    """Rows, or what is wrong with the file."""
    with file_of(suffix, raw) as file:
        try:
            read_rows(file)
        except Invalid as told:
            assert str(told)  # noqa: PT017 - both ways are right


# --- tables


@pytest.mark.parametrize("suffix", FORMATS)
@given(raw=some.one_of(some.binary(max_size=200), words.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_rows_or_told_of(suffix, raw):
    read(suffix, raw)


@cache
def spreadsheet(suffix: str) -> bytes:
    with file_of(suffix) as file:
        write_rows(file, [["kop", "nog een"], ["1", "twee"]])
        return file.read_bytes()


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
@given(data=some.data())
def test_so_is_a_spreadsheet_with_bytes_of_others(suffix, data):
    raw = bytearray(spreadsheet(suffix))
    for _ in range(data.draw(some.integers(1, 6))):
        at = data.draw(some.integers(0, len(raw) - 1))
        raw[at : at + data.draw(some.integers(0, 8))] = data.draw(some.binary(max_size=8))
    read(suffix, bytes(raw))


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
@given(data=some.data())
def test_so_is_one_with_a_part_of_others(suffix, data):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(spreadsheet(suffix))) as old, zipfile.ZipFile(made, "w") as new:
        other = data.draw(some.sampled_from(old.namelist()))
        for name in old.namelist():
            part = old.read(name)
            if name == other:
                at = data.draw(some.integers(0, len(part)))
                part = (
                    part[:at]
                    + data.draw(words).encode("utf-8", "surrogatepass")
                    + part[at + data.draw(some.integers(0, 40)) :]
                )
            new.writestr(name, part)
    read(suffix, made.getvalue())


@A_FEW
@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".xlsx", ".ods"])
@given(rows=tables)
def test_what_is_written_comes_back(suffix, rows):
    rows = [["kop"] * len(rows[0]), *rows]
    with file_of(suffix) as file:
        write_rows(file, rows)
        back = [[cell.text for cell in row] for row in read_rows(file)]
    told = [[text.strip(" ") for text in row] for row in rows]
    padded = [[*row, *[""] * (len(rows[0]) - len(row))] for row in back]
    while told and not any(told[-1]):
        told.pop()
    assert [[one.removeprefix("'") for one in row] for row in padded] == [
        [one.removeprefix("'") for one in row] for row in told
    ]


@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=40)
@given(data=some.data())
def test_any_cells_below_the_headings_change_something_or_are_told_of(name, graph_of_tests, data):
    table = TABLES[name]
    columns = list(dict.fromkeys(known_headings(table).values()))
    rows = [[heading(column, "nl") for column in columns]]
    rows += data.draw(
        some.lists(some.lists(cells, min_size=len(columns), max_size=len(columns)), min_size=1, max_size=3)
    )
    done = Import(table, graph_of_tests, [[Cell(text) for text in row] for row in rows], "tabel.csv", {})
    assert all(str(problem) for problem in done.problems)


@pytest.fixture(scope="module")
def graph_of_tests(graph):
    return graph.kb


# --- numbers and days


@given(text=some.one_of(words, some.from_regex(r"[-+€ ]{0,3}[0-9., _'’]{0,14}[-,a-z% ]{0,8}", fullmatch=True)))
def test_advice_for_any_text_is_a_number_that_the_check_takes(text):
    found = plain(text)
    assert found == "" or (
        (plain(found) == found and TypeAdapter(Number).validate_python(found) is not None) or "." in found
    )
    for parts in filter(None, [with_words(text)]):
        assert plain(parts.value) == parts.value and parts.nl and parts.en
    for end in ends(text) or ():
        assert plain(end) == end


@pytest.mark.parametrize("cls", [Number, Whole])
@given(text=words)
def test_what_the_check_takes_as_a_number_is_spelt_as_one(cls, text):
    with contextlib.suppress(ValidationError):
        TypeAdapter(cls).validate_python(text)
        assert plain(text.strip()) == text.strip()


@given(text=some.one_of(words, some.dates().map(str), some.from_regex(r"\d{4}-\d{2}-\d{2}", fullmatch=True)))
def test_a_day_is_written_in_one_way(text):
    with contextlib.suppress(ValidationError):
        found = TypeAdapter(Day).validate_python(text)
        assert found == datetime.date.fromisoformat(text) and str(found) == text


# --- questions


def test_any_question_is_taken_apart_into_words(browser, small_address):
    """By the script of the site, in the browser: all questions at once."""
    asked: list[str] = list(STRINGS)

    @given(text=some.text(max_size=60))
    def ask(text):
        asked.append(text)

    ask()
    page = browser.new_page()
    page.goto(small_address)
    found = page.evaluate(
        """async (asked) => {
          const { parsed, plain, wordsOf } = await import(new URL("assets/search-words.js", location.href).href);
          return asked.map((text) => [parsed(text), plain(text), wordsOf(text)]);
        }""",
        asked,
    )
    page.close()
    for text, (parts, plainly, of_text) in zip(asked, found, strict=True):
        assert all(part["words"] and all(part["words"]) for part in parts), text
        assert all(word in plainly and not set(word) & set(" \"'<>&=") for word in of_text), text
