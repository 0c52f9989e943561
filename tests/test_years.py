"""Years, counts and reservations come from the data: a made-up later report, and a search for years that stand in the code."""

import re
import shutil
from pathlib import Path

import pytest

from roadmaps.checking.read import read
from roadmaps.handwritten.macros import Macros
from roadmaps.pages import charts
from roadmaps.pages.graph import Graph
from roadmaps.pages.site import Site
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES
from roadmaps.reading.problems import Invalid
from roadmaps.words import word_list
from tests.project import ROOT

# --- a report of a later year, in words of the reader: what was never true of it may not stand there

ADDED = {
    "sources/verslag-2024.yml": """\
id: verslag-2024
name: {nl: Verslag over 2024, en: Report on 2024}
summary: {nl: Een verzonnen verslag over 2024., en: A made-up report on 2024.}
order: 6
title: Verslag 2024
year: 2024
dated: {nl: Op het titelblad, en: On the title page}
publishers: [amsterdam-economic-board]
nature: {nl: Jaarverslag, en: Annual report}
covers: {nl: Alles van 2024., en: Everything of 2024.}
""",
    "initiatives/proeftuin.yml": """\
id: proeftuin
name: {nl: Proeftuin, en: Testing ground}
summary: {nl: Een verzonnen initiatief., en: A made-up initiative.}
type: initiative
period: {begin: 2024}
challenges: [wonen]
aim:
  text: {nl: Proeven., en: Testing.}
  sources: [{source: verslag-2024, heading: Proeftuin}]
years:
  - year: 2024
    goals:
      - number: 1
        text: {nl: Twee proeven., en: Two tests.}
        sources: [{source: verslag-2024, heading: Proeftuin}]
    results:
      - number: 1
        answers: [1]
        text: {nl: Er waren twee proeven., en: There were two tests.}
        status: {value: achieved, basis: text, words: twee proeven, reason: {nl: Het verslag zegt het., en: The report says so.}}
        sources: [{source: verslag-2024, heading: Proeftuin}]
""",
    "challenges/wonen.yml": """\
id: wonen
name: {nl: Wonen, en: Housing}
summary: {nl: Een verzonnen uitdaging., en: A made-up challenge.}
order: 7
ambition_year: 2030
ambition:
  text: {nl: Genoeg woningen., en: Enough homes.}
  sources: [{source: verslag-2024, heading: Wonen}]
background:
  text: {nl: Er is tekort., en: There is a shortage.}
  sources: [{source: verslag-2024, heading: Wonen}]
focus:
  text: {nl: Eén speerpunt., en: One focus area.}
  sources: [{source: verslag-2024, heading: Wonen}]
targets:
  - id: tg-woningen
    name: {nl: Woningen, en: Homes}
    year: 2061
    nature: ambition
    planned: {value: 5, unit: {nl: woningen, en: homes}}
    sources: [{source: verslag-2024, heading: Wonen}]
""",
    "speerpunten/bouwen.yml": """\
id: bouwen
name: {nl: Bouwen, en: Building}
summary: {nl: Een verzonnen speerpunt., en: A made-up focus area.}
challenge: mobiliteit
order: 1
year: 2024
progress:
  - title: {nl: Wat er kwam, en: What came}
    year: 2024
    text: {nl: Er werd gebouwd., en: Building was done.}
    sources: [{source: verslag-2024, heading: Bouwen}]
later:
  - year: 2024
    relation: not-reported
    text: {nl: Niets gemeld., en: Nothing reported.}
    basis: editorial
    sources: [{source: verslag-2024, heading: Bouwen}]
""",
    "milestones/ms-2025-bouwen.yml": """\
id: ms-2025-bouwen
name: {nl: Gebouwd, en: Built}
summary: {nl: Eind 2025 is er gebouwd., en: By the end of 2025 building is done.}
speerpunt: bouwen
order: 21
due: 2025
planned:
  text: {nl: Er is gebouwd., en: Building is done.}
  sources: [{source: verslag-2024, heading: Bouwen}]
body:
  relation: none
  text: {nl: Staat er niet., en: Not there.}
  sources: [{source: verslag-2024, heading: Bouwen}]
""",
}
UNTRUE = {
    "nl": ("kleur", "Het verslag over 2018", "Ambitie voor 2025", "roadmap"),
    "en": ("colour", "The report on 2018", "Ambition for 2025", "roadmap"),
}
GENERAL = {
    "nl": "Geen document dat wij hebben meldt of deze is gehaald.",
    "en": "No document that we have says whether this one was reached.",
}


@pytest.fixture(scope="module")
def kb(tmp_path_factory) -> Path:
    """The real knowledge base with the made-up report."""
    folder = tmp_path_factory.mktemp("later") / "kb"
    shutil.copytree(ROOT / "kb", folder)
    for path, text in ADDED.items():
        (folder / path).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def before() -> Graph:
    """The real knowledge base without that report."""
    return Graph(read(ROOT / "kb"))


@pytest.fixture(scope="module")
def later(kb) -> Graph:
    return Graph(read(kb))


def page(graph: Graph, id_: str, lang) -> str:
    """What the page of a thing shows, without the menus that name the files and the site."""
    site = Site(graph, lang, "https://example.org/r")
    shown = site.page(graph[id_], i18n.address(graph[id_], lang))
    return re.sub(r'<details class="cite downloads".*?</details>', "", shown, flags=re.S)


def main_of(graph: Graph, id_: str, lang) -> str:
    """The same without what it is related to, whose summaries are of others."""
    return page(graph, id_, lang).split("{ #relations }")[0]


def years_in(text: str) -> set[int]:
    return {int(year) for year in re.findall(r"\d{4}", text)}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("id_", ["proeftuin", "wonen", "bouwen", "ms-2025-bouwen"])
def test_a_page_of_a_later_year_says_nothing_of_the_documents_of_before(later, id_, lang):
    found = main_of(later, id_, lang)
    assert [words for words in UNTRUE[lang] if words.casefold() in found.casefold()] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_note_on_statuses_stands_above_the_rows_that_rest_on_its_source(later, real, lang):
    note = real["jaarverslag-2021"].status_note[lang]
    assert note in page(later, "leap", lang) and note not in page(later, "proeftuin", lang)
    assert note in Site(later, lang, "https://example.org/r").overview("outcome", "x/")


def test_rows_that_rest_on_two_sources_have_both_notes(kb, tmp_path):
    shutil.copytree(kb, tmp_path / "kb")
    with (tmp_path / "kb/sources/verslag-2024.yml").open("a", encoding="utf-8") as file:
        file.write("status_note: {nl: Het verslag over 2024 is streng., en: The report on 2024 is strict.}\n")
    graph = Graph(read(tmp_path / "kb"))
    listed = Site(graph, "nl", "https://example.org/r").overview("outcome", "x/")
    assert "Het verslag over 2024 is streng." in listed and graph["jaarverslag-2021"].status_note.nl in listed
    assert "Het verslag over 2024 is streng." not in page(graph, "leap", "nl")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_milestone_without_a_status_says_why_where_a_source_does(later, lang):
    note = later["verantwoording-2018"].unreported[0].text[lang]
    for milestone in (milestone for milestone in later.of_kind("milestone") if milestone.due == 2017):
        assert (note in page(later, milestone.id, lang)) == (milestone.status is None)
        assert GENERAL[lang] not in page(later, milestone.id, lang)
    assert GENERAL[lang] in page(later, "ms-2025-bouwen", lang)


def test_what_a_source_passes_over_may_be_of_one_year(kb, tmp_path):
    shutil.copytree(kb, tmp_path / "kb")
    file = tmp_path / "kb/milestones/ms-2025-bouwen.yml"
    file.write_text(file.read_text("utf-8").replace("verslag-2024", "roadmaps-2017"), "utf-8")
    found = page(Graph(read(tmp_path / "kb")), "ms-2025-bouwen", "nl")
    assert GENERAL["nl"] in found and "Het verslag over 2018" not in found


@pytest.mark.parametrize(("lang", "ambition"), [("nl", "Ambitie"), ("en", "Ambition")])
def test_an_ambition_says_its_own_year_or_none(kb, tmp_path, later, lang, ambition):
    to = "voor" if lang == "nl" else "for"
    assert f'<h2 id="ambition-2030">{ambition} {to} 2030</h2>' in page(later, "wonen", lang)
    assert f'<h2 id="ambition-2025">{ambition} {to} 2025</h2>' in page(later, "mobiliteit", lang)
    shutil.copytree(kb, tmp_path / "kb")
    file = tmp_path / "kb/challenges/wonen.yml"
    file.write_text(file.read_text("utf-8").replace("ambition_year: 2030\n", ""), "utf-8")
    assert f'<h2 id="ambition">{ambition}</h2>' in page(Graph(read(tmp_path / "kb")), "wonen", lang)


@pytest.mark.parametrize(
    ("lang", "challenges", "reports"),
    [
        ("nl", r"(\w+) uitdagingen van ([\d, en]+)<", r"verslagen over ([\d, en]+):"),
        ("en", r"(\w+) challenges of ([\d, and]+)<", r"reports on ([\d, and]+):"),
    ],
)
def test_the_home_page_counts_and_names_the_years_itself(before, later, lang, challenges, reports):
    then, now = (Site(graph, lang, "https://example.org/r") for graph in (before, later))
    ways_then, ways_now = (re.search(challenges, site.overview("ways", "")) for site in (then, now))
    assert ways_then and ways_now and ways_then[1] != ways_now[1]
    assert years_in(ways_now[2]) == years_in(ways_then[2]) | {2024}
    lines_then, lines_now = (re.search(reports, site.overview("status-line", "")) for site in (then, now))
    assert lines_then and lines_now and years_in(lines_now[1]) == years_in(lines_then[1]) | {2024}
    assert f"{len(now.tracker.rows())} " in now.overview("status-line", "")


def test_one_report_is_called_one_report(graph):
    found = Site(graph, "nl", "https://example.org/r").overview("status-line", "")
    assert "regels uit het verslag over 2018:" in found


def test_pages_that_are_written_by_hand_get_years_and_counts(before, later):
    then, now = (Macros(Site(graph, "nl", "https://example.org/r"), str) for graph in (before, later))
    assert years_in(now.years("outcome")) == years_in(then.years("outcome")) | {2024} >= {2018, 2021, 2024}
    assert years_in(now.years("milestone")) == years_in(then.years("milestone")) | {2025} >= {2017, 2025}
    assert now.years("initiative", type="mobilisation") == "2018"
    assert then.count("milestone", due=2017) == now.count("milestone", due=2017) == "20"
    assert int(now.count("milestone")) == int(then.count("milestone")) + 1


def test_campaigns_of_one_year_say_so(real, kb, tmp_path):
    assert ">Mobilisatietrajecten van 2018</h2>" in Site(real, "nl", "https://example.org/r").overview("initiative", "")
    shutil.copytree(kb, tmp_path / "kb")
    file = tmp_path / "kb/initiatives/proeftuin.yml"
    file.write_text(file.read_text("utf-8").replace("type: initiative", "type: mobilisation"), "utf-8")
    listed = Site(Graph(read(tmp_path / "kb")), "nl", "https://example.org/r").overview("initiative", "")
    assert ">Mobilisatietrajecten</h2>" in listed and "Mobilisatietrajecten van" not in listed


def test_the_timeline_goes_as_far_as_there_is_something(real, later):
    for graph in (real, later):
        years = [year.year for year in charts.timeline(graph).years if year.year]
        assert years == sorted({target.year for _, target in graph.targets() if target.year})


def test_lines_of_focus_areas_of_several_years_say_the_year_of_each(real, later):
    assert ">Speerpunt 2017<" in page(real, "mobiliteit", "nl")
    found = page(later, "mobiliteit", "nl").split('id="through-the-years"')[1].split("</table>")[0]
    assert "Speerpunt 2017" not in found and "</a> (2024)</th>" in found and "</a> (2017)</th>" in found


def test_a_focus_area_needs_no_roadmap_where_a_report_of_its_own_year_tells_of_it(kb, tmp_path):
    shutil.copytree(kb, tmp_path / "kb")
    file = tmp_path / "kb/speerpunten/bouwen.yml"
    file.write_text(file.read_text("utf-8").replace("order: 1\nyear: 2024", "order: 1\nyear: 2023"), "utf-8")
    with pytest.raises(Invalid) as refused:
        read(tmp_path / "kb")
    assert [problem.code for problem in refused.value.problems] == ["blocks-or-absent"]


# --- years and counts that stand in the code, where the data should give them

YEAR = re.compile(r"(?<![\d.#-])(?<!\\u)(?:19|20)\d\d(?![\d.]*\d)")  # `\u2013` is a character
NUMBER = r"(?:vijf|zes|zeven|acht|negen|tien|twaalf|twintig|five|six|seven|eight|nine|twelve|twenty)"
COUNTED = re.compile(rf"\b{NUMBER}\b", re.IGNORECASE)
EXAMPLE, BOUND, ADDRESS = "an example that an editor sees", "how much or how far at most", "an address of others"
UNIX = "where the days of computers begin: no history is known"
BEGIN = "when it all began: no later year changes that"
WORD = "a number as a word"
# What may stand where, with the reason: a line that has these words is let through, or with ALL every line of the file.
ALL = ""
EXCEPTIONS = {
    "roadmaps/checking/markup.py": {"PLAIN =": EXAMPLE},
    "roadmaps/editing/tables/cells.py": {"raise _misfit": EXAMPLE},
    "roadmaps/checking/text_tables.py": {"2018 | 2 mil": EXAMPLE},
    "roadmaps/editing/schema.py": {"json-schema.org": ADDRESS},
    "roadmaps/handwritten/calls.py": {"due=2017": EXAMPLE, "written = narrowed": EXAMPLE, "example: str": EXAMPLE},
    "roadmaps/handwritten/link_places.py": {",2000}?": BOUND},
    "roadmaps/handwritten/rendered.py": {",2000}?": BOUND},
    "roadmaps/publishing/security_txt.py": {"EXPIRES =": "until when it holds"},
    "roadmaps/publishing/sitemap.py": {"http://www.": ADDRESS},
    "roadmaps/reading/base.py": {"ge=1900": BOUND, "seconds since 1970": BOUND, "Eight letters": "no count of things"},
    "roadmaps/reading/examples.py": {ALL: EXAMPLE},
    "roadmaps/reading/invisible.py": {ALL: "numbers of letters"},
    "roadmaps/reading/i18n.py": {"`2018, 2021 en 2024`": EXAMPLE, "`27 maart 2023`": EXAMPLE},
    "roadmaps/reading/messages.py": {ALL: EXAMPLE},
    "roadmaps/words/terms.yml": {ALL: EXAMPLE},
    "roadmaps/words/data.yml": {"sinds 2016": BEGIN, "since 2016": BEGIN},
    "roadmaps/data/rdf.py": {"http://www.w3.org/": ADDRESS},
    "roadmaps/data/catalogue.py": {"json-schema.org/draft": ADDRESS},
    "roadmaps/data/dictionary.py": {"json-schema.org/draft": ADDRESS},
    "roadmaps/data/feeds.py": {"SINCE = 2026": ADDRESS, "1970-01-01": UNIX},
    "roadmaps/data/calendars.py": {"1970, 1, 1": UNIX},
    "roadmaps/data/spreadsheets.py": {"1980, 1, 1": "where the days of zip files begin"},
    "roadmaps/reading/settings.py": {"yaml.org,2002": ADDRESS},
    "roadmaps/words/causes.yml": {"2023-03-27": EXAMPLE},
    "roadmaps/words/words.yml": {
        "sinds 2016": BEGIN,
        "since 2016": BEGIN,
        "2026-02-28": EXAMPLE,
        "stappen van tien": "the scale of a picture",
        "{nl: vijf, en: five}": WORD,
        "{nl: zes, en: six}": WORD,
        "{nl: zeven, en: seven}": WORD,
        "{nl: acht, en: eight}": WORD,
        "{nl: negen, en: nine}": WORD,
        "{nl: tien, en: ten}": WORD,
        "{nl: twaalf, en: twelve}": WORD,
    },
}


def with_years() -> list[tuple[str, int, str]]:
    """Every line with a year or a count, of what makes the pages and the form: its file, its number and itself."""
    files = [
        *(ROOT / "templates").iterdir(),
        *(ROOT / "roadmaps").rglob("*.py"),
        *(ROOT / "roadmaps/words").glob("*.yml"),
    ]
    return [
        (file.relative_to(ROOT).as_posix(), number, line.strip())
        for file in files
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if YEAR.search(line) or COUNTED.search(line)
    ]


def test_no_year_and_no_count_stands_where_the_data_should_give_it():
    found = [
        f"{path}:{number}: {line[:150]}"
        for path, number, line in with_years()
        if not any(words in line for words in EXCEPTIONS.get(path, {}))
    ]
    assert found == []


def test_every_exception_is_still_needed():
    lines = with_years()
    unneeded = [
        (path, words)
        for path, known in EXCEPTIONS.items()
        for words in known
        if not any(path == other and words in line for other, _, line in lines)
    ]
    assert unneeded == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_number_of_things_that_a_page_states_itself_is_of_a_year_that_it_names(lang):
    names = [kind[form][lang] for kind in word_list("words")["kinds"].values() for form in ("one", "many")]
    names += {"nl": ["vraagstukken", "investeringsthema’s"], "en": ["issues", "investment themes"]}[lang]
    counted = re.compile(rf"\b(?:{NUMBER}|\d+) (?:\w+ )?(?:{'|'.join(names)})\b", re.IGNORECASE)
    stated, found = 0, []
    for file in sorted((ROOT / "docs" / lang).rglob("*.md")):
        text = re.sub(r"\{\{.*?\}\}|```.*?```", "…", file.read_text("utf-8"), flags=re.DOTALL)
        for sentence in re.split(r"(?<=[.;])\s|\n", text):
            stated += bool(counted.search(sentence))
            if counted.search(sentence) and not YEAR.search(sentence):
                found.append(f"{file.relative_to(ROOT)}: {sentence}")
    assert found == [] and stated > 2
