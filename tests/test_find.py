"""What helps a reader find a thing: synonyms, facets, lists that answer; and the lint of the prose."""

import shutil
from pathlib import Path

import pytest

from roadmaps.checking.lint import findings, lang_at, sentences
from roadmaps.checking.read import read
from roadmaps.pages.search_words import Finder, synonyms
from roadmaps.pages.tracker import Tracker
from roadmaps.reading.base import LANGUAGES
from tests.project import TESTS


@pytest.mark.parametrize("lang", LANGUAGES)
def test_synonyms_are_lower_case_groups_of_different_words(lang):
    for group in synonyms(lang):
        assert len(group) > 1 and len(set(group)) == len(group)
        assert [word for word in group if word != word.lower()] == []


def test_a_page_is_found_under_synonyms_of_its_words(graph):
    assert "bijdrage" in Finder(graph, Tracker(graph), "nl").words(
        graph["nationaal-groeifonds"]
    )  # its summary says "fonds"
    assert "grant" in Finder(graph, Tracker(graph), "en").words(graph["nationaal-groeifonds"])


def test_words_that_the_page_has_itself_are_not_added(graph):
    assert "fonds" not in Finder(graph, Tracker(graph), "nl").words(graph["nationaal-groeifonds"])


def test_lists_answer_a_status_and_money_for_a_theme(graph):
    rows, routes = Finder(graph, Tracker(graph), "nl").lists()
    assert rows["address"] == "gepland-en-gerealiseerd/" and rows["must"] == "status" and rows["words"] == []
    asked = {(facet, value): words for facet, value, _, words in rows["choices"]}
    assert "mislukt" in asked["status", "not"] and ("challenge", "schone-stad") in asked
    assert "subsidie" in routes["words"] and routes["must"] == "theme"
    assert ("theme", "thema-lucht", "Lucht") in {(facet, value, name) for facet, value, name, _ in routes["choices"]}


@pytest.mark.parametrize(
    ("id_", "facets"),
    [
        (
            "fietsmaatjes",
            {("challenge", "schone-stad", "Schone stad"), ("year", "2018", "2018"), ("status", "achieved", "Gehaald")},
        ),
        ("ms-fietspad", {("challenge", "schone-stad", "Schone stad"), ("year", "2017", "2017")}),
        ("nationaal-groeifonds", {("theme", "thema-lucht", "Lucht"), ("year", "2023", "2023")}),
    ],
)
def test_a_choice_is_named_in_words_of_the_reader(graph, id_, facets):
    assert facets <= set(Finder(graph, Tracker(graph), "nl").facets(graph[id_]))


def test_choices_are_the_same_in_each_language_but_for_their_names(graph):
    by_lang = [Finder(graph, Tracker(graph), lang) for lang in LANGUAGES]
    for thing in graph.things.values():
        one, other = ([choice[:2] for choice in finder.facets(thing)] for finder in by_lang)
        assert one == other


# --- lint


def test_sentences_end_where_a_reader_pauses():
    assert sentences("Eén zin. Nog een zin, met [een link](https://x.nl/a. b).\n\n- Een punt\n- Nog een") == [
        "Eén zin.",
        "Nog een zin, met een link.",
        "- Een punt",
        "Nog een",
    ]


@pytest.mark.parametrize(
    ("loc", "lang"),
    [((), "nl"), (("name", "nl"), "nl"), (("name", "en"), "en"), (("aliases", 0), "nl"), (("en",), "en")],
)
def test_a_text_is_dutch_unless_it_stands_in_the_english_field(loc, lang):
    assert lang_at(loc) == lang


@pytest.mark.parametrize(("lang", "most"), [("nl", 28), ("en", 32)])
def test_a_sentence_is_long_by_one_word_more(lang, most, tmp_path):
    folder = Path(shutil.copytree(TESTS / "kb", tmp_path / "kb"))
    file = folder / "glossary/ov-regio.yml"
    start = file.read_text("utf-8").partition("definition:")[0]
    for words, told in [(most, []), (most + 1, ["long-sentence"])]:
        texts = {"nl": "Kort.", "en": "Short."} | {lang: " ".join(["Woord"] + ["woord"] * (words - 1)) + "."}
        file.write_text(start + f"definition:\n  nl: {texts['nl']}\n  en: {texts['en']}\n", "utf-8")
        assert [one.sort for one in findings(read(folder)) if one.place.path.endswith("ov-regio.yml")] == told


def test_long_sentences_and_unexplained_abbreviations_are_remarked(tmp_path):
    folder = shutil.copytree(TESTS / "kb", tmp_path / "kb")
    file = folder / "glossary/ov-regio.yml"
    long = " ".join(["woord"] * 40)
    text = file.read_text("utf-8")
    start = text.index("definition:")
    file.write_text(text[:start] + f"definition:\n  nl: De QRS is er. {long.capitalize()}.\n  en: Short.\n", "utf-8")
    found = [
        (finding.sort, finding.lang)
        for finding in findings(read(folder))
        if finding.place.path.endswith("ov-regio.yml")
    ]
    assert found == [("long-sentence", "nl"), ("unexplained", "nl")]
