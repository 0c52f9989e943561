"""YAML text becomes plain values that know where they stand."""

import json

import pytest

from roadmaps.reading.document import Document
from roadmaps.reading.load import load, parse
from roadmaps.reading.problems import Place
from roadmaps.reading.syntax import quoted


@pytest.mark.parametrize(
    "text", ["no", "yes", "true", "null", "~", "12:30", "2017", "007", "1_000", "1e3", "2017-12-01", "0x1f"]
)
def test_a_value_stays_the_text_that_it_is(text):
    assert parse(f"a: {text}\n", "f.yml").value == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 'it''s'", {"a": "it's"}),
        ('a: "caf\\u00e9"', {"a": "café"}),
        ("a: |\n  een\n  twee\n", {"a": "een\ntwee\n"}),
        ("a: >\n  een\n  twee\n", {"a": "een twee\n"}),
        ("a:\n", {"a": ""}),
        ("a: []\nb: {}\n", {"a": [], "b": {}}),
        ("no: ja\n2017: nee\n", {"no": "ja", "2017": "nee"}),
        ("a: [b, {c: d}] # commentaar\n", {"a": ["b", {"c": "d"}]}),
        ("---\na: b\n", {"a": "b"}),
    ],
)
def test_values(text, value):
    assert parse(text, "f.yml").value == value


def test_places_of_values_and_keys():
    document = parse("id: a\nname:\n  nl: één\nsources:\n  - {source: plan, page: 3}\n", "kb/f.yml")
    assert str(document.place(("id",))) == "kb/f.yml:1:5"
    assert document.place(("name", "nl")) == Place("kb/f.yml", 3, 7)
    assert document.key_place(("name", "nl")) == Place("kb/f.yml", 3, 3)
    assert document.place(("sources", 0, "page")) == Place("kb/f.yml", 5, 26)
    assert document.key_place(("sources", 0, "page")) == Place("kb/f.yml", 5, 20)


def test_place_of_what_is_not_there_is_that_of_what_should_hold_it():
    document = parse("# eerst commentaar\nname:\n  nl: een\n", "f.yml")
    assert document.place(("name", "en")) == Place("f.yml", 3, 3)
    assert document.key_place(("name", "nl", "x")) == Place("f.yml", 3, 7)
    assert document.place(("summary", "nl")) == Place("f.yml", 2, 1)


def test_find_looks_inside_the_value_only():
    document = parse("a:\n  nl: |\n    een\n    twee <b>\n  en: <b>\nb: drie\n", "f.yml")
    assert document.find(("a", "nl"), "<b>") == Place("f.yml", 4, 10)
    assert document.find(("a", "en"), "<b>") == Place("f.yml", 5, 7)
    assert document.find(("a", "en"), "drie") == document.place(("a", "en"))


def test_windows_line_ends():
    document = parse("a: een\r\nb: |\r\n  twee\r\n  drie\r\n", "f.yml")
    assert document.value == {"a": "een", "b": "twee\ndrie\n"}
    assert document.place(("b",)) == Place("f.yml", 2, 4)


def test_byte_order_mark(tmp_path):
    file = tmp_path / "f.yml"
    file.write_bytes(b"\xef\xbb\xbfid: a\n")
    document = load(file, "kb/f.yml")
    assert isinstance(document, Document)
    assert document.value == {"id": "a"}
    assert document.key_place(("id",)) == Place("kb/f.yml", 1, 1)


def test_all_mistakes_of_a_file_are_told():
    problems = parse("a: 1\na: 2\nb: 3\nb: 4\nc: 'x\n", "f.yml")
    assert [(problem.code, problem.place.line) for problem in problems] == [
        ("duplicate-key", 2),
        ("duplicate-key", 4),
        ("broken-yaml", 5),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: fiets\n\ttocht\nb: x\n", 2),
        ("c: d\na: fiets\n\ttocht\nb: x\n", 3),
        ("a:\n\tb: c\n", 2),
        ("a:\n\tb: c", 2),
        ("a: [x,\n- \ty\n", 2),
    ],
)
def test_a_tab_is_told_where_it_is_though_the_line_below_it_is_what_cannot_be_read(text, line):
    [problem] = parse(text, "f.yml")
    assert (problem.code, problem.place.line) == ("tab", line)


@pytest.mark.parametrize("indentation", [0, 1, 2, 3])
def test_a_dash_that_is_no_hyphen_is_told_at_its_column(indentation):
    [problem] = parse("a:\n" + " " * indentation + "– b\n", "f.yml")
    assert (problem.code, problem.place) == ("dash-lookalike", Place("f.yml", 2, indentation + 1))


@pytest.mark.parametrize(("text", "column"), [("a: een # twee\n", 8), ("a: een   # twee\n", 10), ("a: een #\n", 8)])
def test_what_a_hash_cuts_off_is_told_where_the_hash_stands(text, column):
    [problem] = parse(text, "f.yml")
    assert problem.place == Place("f.yml", 1, column)


def test_the_name_of_a_file_is_the_id_to_expect():
    assert parse("a: b", "kb/glossary/ov-regio.yml").stem == "ov-regio"


@pytest.mark.parametrize(
    "written", ["nl: &{}", "nl: 'regio's {}'", "nl: 's-Gravenhage{}"], ids=["anchor", "quotes", "apostrophe"]
)
def test_the_example_that_a_mistake_is_told_with_ends_after_sixty_characters(written):
    def example(length: int) -> str:
        [problem] = parse(written.format("a" * length), "f.yml")
        return json.loads(dict(problem.details)["example"].removeprefix("nl: "))

    most = 60 - len(example(0))
    assert example(most).endswith("a") and len(example(most)) == 60
    assert example(most + 1) == example(most) + "…" == example(most + 2)


@pytest.mark.parametrize(
    ("line", "example"),
    [
        ("nl: 'a' b", "nl: \"'a' b\""),  # no quotes around the whole
        ("nl: 'a b", 'nl: "a b"'),
        ("nl: 'a b'", 'nl: "a b"'),
        ("nl: '", 'nl: ""'),
    ],
)
def test_the_quotes_of_an_example_are_its_own(line, example):
    assert quoted(line) == example


def test_what_is_looked_for_may_begin_the_text_and_stand_in_its_key_too():
    document = parse("nl: nl en nl\n", "f.yml")
    assert document.find(("nl",), "nl") == Place("f.yml", 1, 5)
    assert document.find(("nl",), "l") == Place("f.yml", 1, 6)
    assert document.find((), "nl") == Place("f.yml", 1, 1)
    assert document.find(("nl",), " nl") == Place("f.yml", 1, 10)  # not the space before the value


@pytest.mark.parametrize("length", [5, 69, 70, 71])
def test_the_example_for_a_space_that_is_none_is_the_line_where_it_is_short(length):
    words = "a" * (length - len("id: "))
    [problem] = parse(f"id:\u00a0{words}\n", "f.yml")
    assert dict(problem.details)["example"] == (f"id: {words}" if length <= 70 else "nl: Grondstoffen")
