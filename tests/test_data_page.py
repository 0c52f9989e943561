"""The page about the data: what it says is so, and who has only that page makes the site's tables again."""

import json
import re
import subprocess
import sys
from collections import Counter

import duckdb
import pytest
import yaml
from lxml import html

from roadmaps.data import lasting
from roadmaps.data.files import Dataset
from roadmaps.data.publication import Publication
from roadmaps.data.shown import Shown, in_bytes
from roadmaps.pages.graph import Graph
from roadmaps.pages.history import History
from roadmaps.reading import i18n
from roadmaps.reading.base import Text
from roadmaps.reading.kb import Entry
from roadmaps.reading.thing import AnyRef, Moved, Removed
from tests.project import SITE

PAGES = {"nl": "data/index.html", "en": "en/data/index.html"}


@pytest.fixture(scope="module")
def page(real_site):
    return html.fromstring((real_site / PAGES["nl"]).read_text("utf-8"))


# --- what it says


@pytest.mark.parametrize("lang", PAGES)
def test_every_file_on_the_page_is_there_and_as_large_as_it_says(real_site, lang):
    found = html.fromstring((real_site / PAGES[lang]).read_text("utf-8"))
    links = [link for link in found.iter("a") if "download" in link.attrib]
    assert len(links) > 50
    for link in links:
        file = (real_site / PAGES[lang]).parent / link.get("href")
        assert f"({in_bytes(file.stat().st_size, lang)})" in link.tail


@pytest.mark.parametrize(
    ("size", "nl", "en"),
    [
        (3, "1 kB", "1 kB"),
        (218_400, "218 kB", "218 kB"),
        (2_449_000, "2,4 MB", "2.4 MB"),
        (999_999, "1.000 kB", "1,000 kB"),
    ],
)
def test_a_size_is_told_in_words(size, nl, en):
    assert (in_bytes(size, "nl"), in_bytes(size, "en")) == (nl, en)


def test_both_languages_explain_the_same_columns(graph):
    lists = {lang: Shown(Dataset(Publication(graph, History(), SITE)), lang)("data-field") for lang in PAGES}
    names = {
        lang: [(table.name, [field.name for field in table.fields]) for table in found] for lang, found in lists.items()
    }
    assert names["nl"] == names["en"] and len(names["nl"]) > 20


def test_the_licence_is_said_to_be_unconfirmed_everywhere_or_nowhere(real_site):
    confirmed = json.loads((real_site / "data/v1/all.json").read_text("utf-8"))["licence_confirmed"]
    assert ("nog niet bevestigd" in (real_site / PAGES["nl"]).read_text("utf-8")) == (not confirmed)
    assert ("has not been confirmed" in (real_site / PAGES["en"]).read_text("utf-8")) == (not confirmed)
    assert ("license" in yaml.safe_load((real_site / "CITATION.cff").read_text("utf-8"))) == confirmed


def test_every_page_of_a_thing_leads_to_its_data(real_site):
    for thing in json.loads((real_site / "data/v1/all.json").read_text("utf-8"))["things"][::20]:
        for address in thing["page"].values():
            file = real_site / address.removeprefix(SITE) / "index.html"
            found = html.fromstring(file.read_text("utf-8"))
            (link,) = found.xpath("//link[@type='application/json']/@href")
            assert link in found.xpath("//p[@class='data']/a/@href")
            assert json.loads((file.parent / link).read_text("utf-8"))["thing"]["id"] == thing["id"]


# --- for programs


def test_the_citation_has_what_the_standard_asks(real_site):
    found = yaml.safe_load((real_site / "CITATION.cff").read_text("utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(found)
    assert found["url"] == f"{SITE}data/" and (real_site / "data/index.html").is_file()


def test_llms_txt_names_files_that_are_there(real_site):
    text = (real_site / "llms.txt").read_text("utf-8")
    assert re.match(r"# .+\n\n> .+\n", text)
    addresses = re.findall(r"\]\(([^)]+)\)", text)
    assert len(addresses) > 30
    for address in addresses:
        file = real_site / address.removeprefix(SITE)
        assert (file / "index.html" if address.endswith("/") else file).is_file()


# --- lasting addresses


def test_the_address_of_an_id_leads_to_both_languages_and_the_data(real_site):
    ids = [path.stem for path in (real_site / "data/v1/things").iterdir()]
    assert set(ids) <= {path.name for path in (real_site / "id").iterdir()}
    for id_ in ids[::20]:
        file = real_site / f"id/{id_}/index.html"
        found = html.fromstring(file.read_text("utf-8"))
        nl, en, data = found.xpath("//main//a/@href")
        assert 'lang="nl"' in (file.parent / nl / "index.html").read_text("utf-8")
        assert '<html lang="en"' in (file.parent / en / "index.html").read_text("utf-8")
        assert json.loads((file.parent / data).read_text("utf-8"))["thing"]["id"] == id_


def test_an_id_that_moved_leads_on_and_one_that_was_removed_says_why(graph):
    document = next(entry.document for entry in graph.kb.entries if entry.thing.id == "fietsen")
    moved = Moved(id="rijden", moved_to=AnyRef("fietsen"))
    gone = Removed(id="varen", name=Text(nl="Varen"), removed="2026-01-02", reason=Text(nl="Dubbel & op", en="Twice"))
    kb = graph.kb
    retired = Graph(type(kb)(kb.entries, kb.broken, (Entry(moved, document), Entry(gone, document)), kb.names))
    made = Publication(retired, History(), SITE)
    assert 'href="../../speerpunten/fietsen/"' in lasting.page(made, "rijden")
    assert "things/fietsen.json" in lasting.page(made, "rijden")
    said = lasting.page(made, "varen")
    assert "Dubbel &amp; op / Twice" in said and "things/" not in said
    assert 'href="../../en/focus-areas/varen/"' in said


# --- the examples, as they stand on the page


def code(page, language):
    """The text of an example."""
    heading = next(one for one in page.iter("h3") if one.text == language)
    return heading.getnext().text_content()


def here(example, real_address):
    """The example against the site that was built just now."""
    assert SITE in example
    return example.replace(SITE, real_address)


def ran(*command, text=None):
    done = subprocess.run(command, input=text, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


def cells_of(file, table):
    """The rows of a table of the site, as its words."""
    found = html.fromstring(file.read_text("utf-8")).get_element_by_id(table).getparent()
    return [[" ".join(cell.text_content().split()) for cell in row] for row in found.iterfind("tbody/tr")]


def names(real_site, kind):
    things = json.loads((real_site / f"data/v1/{kind}.json").read_text("utf-8"))["things"]
    return {thing["id"]: thing["name"]["nl"] for thing in things}


STATUSES = {"achieved": "Gehaald", "partly": "Deels gehaald", "not": "Niet gehaald", "unknown": "Onbekend"}


def test_pandas_makes_the_table_of_statuses_and_its_picture_again(page, real_site, real_address):
    table, picture = ran(sys.executable, "-c", here(code(page, "pandas"), real_address)).strip().split("\n\n")
    head, *lines = (line.split(",") for line in table.splitlines())
    challenges = names(real_site, "challenges") | {"": "Niet bij één uitdaging"}
    made = {challenges[line[0]]: dict(zip(head[1:], map(int, line[1:]), strict=True)) for line in lines}
    shown = {
        row[0]: {status: int(number) for status, number in zip(STATUSES, row[1:-1], strict=True)}
        for row in cells_of(real_site / "gepland-en-gerealiseerd/index.html", "tabel-aantallen")
    }
    assert made == shown
    counted = dict(line.split(",") for line in picture.splitlines()[1:])
    bar = html.fromstring((real_site / "index.html").read_text("utf-8")).find_class("status-bar")[0]
    assert bar.get("aria-label").split(", ") == [f"{STATUSES[one]} {counted.get(one, 0)}" for one in STATUSES]


def test_sql_makes_the_table_of_scores_again(page, real_site):
    made = duckdb.sql(code(page, "SQL (DuckDB)").replace(SITE, f"{real_site}/")).fetchall()
    themes = names(real_site, "themes")
    order = ("plans", "leadership", "ecosystem", "additionality")
    found = {themes[thing]: {} for thing, _, _ in made}
    for thing, criterion, score in made:
        found[themes[thing]][criterion] = score
    shown = cells_of(real_site / "themas/index.html", "tabel-beoordelingen")
    assert {re.sub(r"^\d+\. ", "", row[0]): [int(cell[0]) for cell in row[1:]] for row in shown} == {
        name: [scores[criterion] for criterion in order] for name, scores in found.items()
    }


@pytest.mark.long
def test_r_counts_the_sums_of_the_themes_as_the_table_does(page, real_site, real_address):
    made = ran("Rscript", "-", text=here(code(page, "R"), real_address)).replace('"', "").splitlines()[1:]
    found = {
        i18n.value_name("money", nature, "nl"): int(number) for nature, number in (line.split(",") for line in made)
    }
    rows = cells_of(real_site / "themas-en-routes/index.html", "tabel-alle-bedragen")
    assert found == Counter(row[2] for row in rows)


@pytest.mark.long
def test_jq_counts_the_statuses_of_the_annual_plans(page, real_site, real_address):
    made = [json.loads(line) for line in ran("bash", "-c", here(code(page, "jq"), real_address)).splitlines()]
    lines = [
        (plan["year"], line["status"]["value"])
        for thing in json.loads((real_site / "data/v1/initiatives.json").read_text("utf-8"))["things"]
        for plan in thing["years"]
        for line in plan["results"] + plan["realised"]
    ]
    assert {(one["year"], one["status"]): one["lines"] for one in made} == Counter(lines)
