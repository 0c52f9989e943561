"""A theme with several editions and assessments, and one with hardly any: every year comes from the data, and the newest counts."""

import re
import shutil
from pathlib import Path

import pytest

from roadmaps.changes.compare import Item, differences
from roadmaps.checking.read import read
from roadmaps.kinds.theme import CRITERIA
from roadmaps.pages import charts
from roadmaps.pages.graph import Graph
from roadmaps.pages.site import Site
from roadmaps.reading import i18n
from roadmaps.reading.problems import Invalid
from tests.project import TESTS


@pytest.fixture
def kb(tmp_path) -> Path:
    """A knowledge base with a theme of four editions and two assessments, and one that a document only names in short."""
    for folder in ("kb", "fuller"):
        shutil.copytree(TESTS / folder, tmp_path / "kb", dirs_exist_ok=True)
    return tmp_path / "kb"


@pytest.fixture
def fuller(kb) -> Graph:
    return Graph(read(kb))


def page(graph: Graph, id_: str, lang="nl") -> str:
    thing = graph[id_]
    return Site(graph, lang, "https://example.org/r").page(thing, i18n.address(thing, lang))


def overview(graph: Graph, kind: str) -> str:
    return Site(graph, "nl", "https://example.org/r").overview(kind, "x/")


def below(text: str, anchor: str) -> str:
    """What stands under one heading of a page, up to the next."""
    return text.split(f'<h2 id="{anchor}">')[1].split("<h2 ")[0]


def test_editions_stand_beside_each_other_from_old_to_new(fuller):
    opening = below(page(fuller, "thema-geluid"), "challenge-solution")
    assert re.findall(r'<h3 id="([^"]+)">([^<]+)</h3>', opening) == [
        ("in-2017", "In het kort (2017)"),
        ("in-2018", "Uitgewerkt (2018, Verslag over 2018)"),
        ("in-2018-krant-2019", "In het kort (2018, Krant van de straat)"),
    ]
    places = [opening.index(text) for text in ("Stilte in één alinea", "verkeer dreunt", "keek ook terug")]
    assert places == sorted(places)


def test_a_part_in_two_editions_shows_both_with_their_years(fuller):
    ambition = below(page(fuller, "thema-geluid"), "ambition")
    assert re.findall(r"<h3 [^>]+>([^<]+)</h3>", ambition) == ["2018, Verslag over 2018", "2019"]
    assert "Minder lawaai" in ambition and "helft van het lawaai" in ambition


def test_a_part_of_an_older_edition_says_its_year(fuller):
    text = page(fuller, "thema-geluid")
    assert '<h2 id="needed">Wat nodig is (2018)</h2>' in text
    assert '<h2 id="running">Lopende programma’s (2019)</h2>' in text
    assert '<h2 id="needed">Wat nodig is</h2>' in page(fuller, "thema-water"), "the newest edition needs no year"


def test_what_changed_names_the_two_years_it_compares(fuller):
    headings = re.findall(r'<h2 id="([^"]+)">(Wat er tussen.*)</h2>', page(fuller, "thema-geluid"))
    assert headings == [
        ("theme-differs", "Wat er tussen 2017 en 2018 veranderde"),
        ("theme-differs-2019", "Wat er tussen 2018 en 2019 veranderde"),
    ]


def test_no_address_within_a_page_stands_there_twice(fuller):
    for theme in fuller.of_kind("theme"):
        text = page(fuller, theme.id)
        ids = re.findall(r'\bid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), theme.id


def test_scores_of_two_dates_stand_beside_each_other(fuller):
    text = page(fuller, "thema-geluid")
    scores = below(text, "scores")
    assert '<th scope="col">Score 2018</th><th scope="col">Score 2019</th>' in scores
    rows = re.findall(r'<th scope="row">([^<]+)</th><td[^>]+>(\d)/5.*?<td[^>]+>(\d)/5', scores)
    assert rows == [
        ("Plannen en begrotingen", "2", "5"),
        ("Organisatie van de trekkers", "2", "4"),
        ("Fase van het ecosysteem", "2", "4"),
        ("Additionaliteit van MRA en Board", "2", "3"),
    ]
    assert "In 2018 kreeg elk criterium" in scores and "In 2019 kreeg elk criterium" in scores
    assert re.search(r"2/5 [^/]*</span> \(2018\) 5/5 [^/]*</span> \(2019\)", text), "at the top, too"


def test_the_newest_assessment_counts_in_overview_and_picture(fuller):
    text = overview(fuller, "assessment")
    row = next(line for line in text.splitlines() if "thema-geluid/#scores" in line)
    assert re.findall(r"(\d)/5", row) == ["5", "4", "4", "3"] and "<small>2019</small>" in row
    chart = charts.scores(fuller.of_kind("theme"))
    assert chart.years == [2018, 2019]
    assert {row.criterion: b.value for row in chart.rows for b in row.balls if b.theme.id == "thema-geluid"} == dict(
        zip(CRITERIA, (5, 4, 4, 3), strict=True)
    )
    assert charts.extremes(fuller)[2:] == (5, 1)
    assert "Beoordeling van 2018, 2019: Geluid scoort" in text
    assert '<li value="4">Geluid (2019)</li>' in text, "the number in the ball is that in the legend"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_theme_with_only_a_short_edition_says_nothing_that_nobody_said(fuller, lang):
    text = page(fuller, "thema-licht", lang)
    assert re.findall(r'<h3 id="(in-[^"]+)">', text) == ["in-2019"]
    for anchor in ("scores", "ambition", "running", "needed", "contributions", "investments", "theme-differs"):
        assert f"#{anchor} }}" not in text
    assert set(re.findall(r"\b20[0-9][0-9]\b", text)) <= {"2019"}


def test_a_theme_that_nobody_assessed_is_in_the_table_and_not_in_the_picture(fuller):
    text = overview(fuller, "assessment")
    row = next(line for line in text.splitlines() if "thema-licht/" in line)
    assert row.count("niet beoordeeld") == len(CRITERIA) and "#scores" not in row
    assert "thema-licht" not in {theme.id for theme, _ in charts.scores(fuller.of_kind("theme")).themes}


def test_themes_without_any_assessment_have_no_picture(kb):
    for file in (kb / "themes").glob("*.yml"):
        text = re.sub(r"^assessments:\n(?:[ -].*\n)+", "", file.read_text("utf-8"), flags=re.M)
        file.write_text(text, "utf-8")
    graph = Graph(read(kb))
    assert not any(theme.assessments for theme in graph.of_kind("theme"))
    assert "<svg" not in overview(graph, "assessment")


def test_a_criterion_twice_within_one_assessment_is_told_of_with_its_place(kb):
    file = kb / "themes/thema-geluid.yml"
    text = file.read_text("utf-8")
    head, tail = text.split("  - source: verslag-2018\n    year: 2018\n    scores:\n")
    file.write_text(
        f"{head}  - source: verslag-2018\n    year: 2018\n    scores:\n{tail.replace('ecosystem', 'plans')}", "utf-8"
    )
    with pytest.raises(Invalid) as told:
        read(kb)
    line = 1 + max(
        number for number, line in enumerate(file.read_text("utf-8").split("\n")) if "criterion: plans" in line
    )
    assert [(one.code, one.place.line) for one in told.value.problems if one.code == "criterion-twice"] == [
        ("criterion-twice", line)
    ]


def test_the_same_criterion_in_two_assessments_is_as_it_should_be(fuller):
    assert [len(one.scores) for one in fuller["thema-geluid"].assessments] == [4, 4]


def test_an_assessment_may_not_be_of_a_later_year_than_its_document(kb):
    file = kb / "themes/thema-geluid.yml"
    text = file.read_text("utf-8").replace("year: 2019\n    note", "year: 2020\n    note")
    file.write_text(text, "utf-8")
    with pytest.raises(Invalid) as told:
        read(kb)
    place = told.value.problems[0].place
    assert text.split("\n")[place.line - 1] == "  - source: krant-2019"


def test_a_change_in_one_edition_is_told_of_at_that_edition(kb, fuller):
    """An edition that comes in before others moves none of them."""
    theme = fuller["thema-geluid"]
    krant, *others = theme.editions
    now = theme.model_copy(update={"editions": (*others, krant.model_copy(update={"form": "short"}))})
    (found,) = differences(now, theme.model_copy(update={"editions": (*others, krant)}))
    assert found.loc == ("editions", Item(4, 2019), "form")
    older, newer = sorted(theme.assessments, key=lambda one: one.year)
    was, now = (theme.model_copy(update={"assessments": found}) for found in ((older,), (newer, older)))
    assert [(one.sort, one.loc) for one in differences(was, now)] == [("part", ("assessments", Item(1, 2019)))]
