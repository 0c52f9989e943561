"""One English term for a Dutch one, and one spelling of a word: what lint tells, what it leaves alone, and the list itself."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from itertools import chain

import pytest

from roadmaps.__main__ import main
from roadmaps.checking.vocabulary import Entry, other_spellings, other_terms
from roadmaps.reading.base import LANGUAGES
from roadmaps.words import look_up, word_list
from tests.project import TESTS

NAMES = ("De Meetup Club",)


def terms(nl: str, en: str) -> list[str]:
    return [str(other) for other in other_terms(nl, en, NAMES)]


def spellings(text: str, lang: str) -> list[str]:
    return [str(other) for other in other_spellings(text, lang, NAMES)]


def texts(words: object) -> Iterator[tuple[str, str]]:
    """Every text in two languages of a list of words."""
    if isinstance(words, dict) and isinstance(words.get("nl"), str):
        yield words["nl"], words["en"]
    elif isinstance(words, (dict, list)):
        for value in words.values() if isinstance(words, dict) else words:
            yield from texts(value)


@pytest.mark.parametrize(
    ("nl", "en", "told"),
    [
        ("Het jaarplan.", "The year plan.", ["year plan → annual plan"]),
        (
            "Jaarplannen.",
            "Year plans, and a plan for the\nyear.",
            ["Year plans → annual plan", "plan for the year → annual plan"],
        ),
        ("Het verslag over 2018.", "The report for 2018.", ["report for 2018 → report on 2018"]),
        ("Het jaarplan.", "The annual plan.", []),
        ("Het plan.", "The year plan.", []),  # the Dutch says something else
        ("Het Rijk.", "The state.", ["The state → national government"]),
        ("Schiphol-Rijk, en rijk en arm.", "The state.", []),  # no government at all
        ("Het jaarplan.", "What they call a ‘year plan’, [here](https://year plan).", []),
        ("Een taak op het jaarplan.", "A yearly planet.", []),
    ],
)
def test_another_translation(nl, en, told):
    assert terms(nl, en) == told


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("nl", "De startup en MaaS-meetups.", ["startup → start-up", "meetups → meet-up"]),
        ("nl", "Start-ups en De Meetup\nClub.", []),
        ("nl", "Het Koersdocument, een koersdocument.", ["koersdocument → Koersdocument"]),
        ("en", "A taskforce; the Taskforce.", ["taskforce → task force"]),
        ("en", "Task forces, `startup` and [a page](kb:startup).", []),
        ("en", "It starts up.", []),
    ],
)
def test_another_spelling(lang, text, told):
    assert spellings(text, lang) == told


def test_the_right_word_may_begin_a_sentence():
    entry = Entry("start-up", ("start-up",), re.compile("(?i:start-up)"), None, None)
    assert [other.found for other in entry.others("Start-up, start-up, START-UP, starT-up.")] == [
        "START-UP",
        "starT-up",
    ]


def test_lint_tells_each_with_its_place_and_stops_nothing(tmp_path, capsys):
    kb, docs = shutil.copytree(TESTS / "kb", tmp_path / "kb"), tmp_path / "docs"
    file = kb / "glossary/samenwerking.yml"
    text = file.read_text("utf-8")
    file.write_text(
        text[: text.index("definition:")]
        + "definition:\n  nl: |\n    Het jaarplan\n    van een startup.\n  en: |\n    The plan.\n    The year plan.\n",
        "utf-8",
    )
    for place, page in {
        "nl/plan.md": "---\nbeside: plan/\n---\n# Plan\n\nHet jaarplan.\n",
        "en/plan.md": "---\nbeside: plan/\ndescription: Every year plan.\n---\n# Plan\n\nThe year plan of the meetup.\n",
    }.items():
        (docs / place).parent.mkdir(parents=True, exist_ok=True)
        (docs / place).write_text(page, "utf-8")
    assert main(["lint", str(kb)]) == 0
    said = capsys.readouterr().out
    line = text[: text.index("definition:")].count("\n")
    for place, told in {
        f"kb/glossary/samenwerking.yml:{line + 4}: [nl] een andere spelling": "startup → start-up",
        f"kb/glossary/samenwerking.yml:{line + 7}: [en] een andere vertaling": "year plan → annual plan",
        "docs/en/plan.md:7: [en] een andere spelling": "meetup → meet-up",
        "docs/en/plan.md:7: [en] een andere vertaling": "year plan → annual plan",
        "docs/en/plan.md:3: [en] een andere vertaling": "year plan → annual plan",
    }.items():
        assert any(told in one and one.startswith(place) for one in said.splitlines()), place
    assert "3 andere vertalingen / other translations, 2 andere spellingen / other spellings" in said


@pytest.mark.parametrize("name", ["words", "fields", "form", "causes", "columns"])
def test_the_words_of_the_site_are_those_of_the_list(name):
    said = list(texts(word_list(name)))
    assert [other for nl, en in said for other in terms(nl, en) + spellings(nl, "nl") + spellings(en, "en")] == []


def test_the_list_says_nothing_twice_and_follows_itself():
    listed = look_up("terms", "terms")
    dutch = list(chain.from_iterable(line["nl"] for line in listed))
    assert len(dutch) == len(set(dutch))
    for lang in LANGUAGES:
        written = [line["write"] for line in look_up("terms", "spellings", lang)]
        assert len(written) == len(set(written))
        assert [other for word in written for other in spellings(word, lang)] == []
    for line in listed:
        assert terms(" ".join(line["nl"]).replace("<year>", "2018"), line["en"]) == [], line["en"]
        assert spellings(line["en"], "en") == []
