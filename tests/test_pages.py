"""Golden pages: what each kind of thing looks like. `make bless` accepts a change."""

import html
from pathlib import Path

import pytest

from roadmaps.checking.read import read
from roadmaps.kinds import KINDS
from roadmaps.pages.facets import Facets
from roadmaps.pages.shown_text import heading
from roadmaps.pages.site import LISTS, Site
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Text
from tests.project import ROOT, TESTS

GOLDEN = Path(__file__).parent / "golden"
# Every thing and every kind of the knowledge base of the tests, and the lists that say most: a new kind is among them.
THINGS = list(read(TESTS / "kb").things)
OVERVIEWS = [*KINDS, "target", "outcome", "assessment", "matrix"]


def compare(file: Path, found: str, bless: bool):
    if bless:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(found, "utf-8")
    assert found == file.read_text("utf-8"), f"{file.name} changed; if that is right: make bless"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("id_", THINGS)
def test_page_of_a_thing(graph, bless, id_, lang):
    thing = graph[id_]
    site = Site(graph, lang, "https://github.com/example/roadmaps", root="https://example.org/")
    compare(GOLDEN / lang / f"{id_}.html", site.page(thing, i18n.address(thing, lang)), bless)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", OVERVIEWS)
def test_overview(graph, bless, kind, lang):
    site = Site(graph, lang, "https://github.com/example/roadmaps", root="https://example.org/")
    compare(GOLDEN / lang / f"overview-{kind}.html", site.overview(kind, "x/"), bless)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_a_template_and_can_be_shown(real, name, lang):
    assert (ROOT / f"templates/overview-{name}.jinja").exists() and name not in KINDS
    assert Site(real, lang, "https://github.com/example/roadmaps").overview(name, "x/").strip()


def test_a_facet_that_nobody_knows_is_an_error(graph):
    facets = Facets(graph, "nl")
    assert [(choice.value, choice.name) for choice in facets.of(graph["spaarpot"], "level")] == [("private", "Privaat")]
    with pytest.raises(ValueError, match=r'no facet is called "levle"; known are challenge, theme, '):
        facets.of(graph["spaarpot"], "levle")


def test_choices_keep_their_order_whatever_comes_first(real):
    facets, routes = Facets(real, "nl"), real.of_kind("funding")
    assert facets.counted(routes, "level") == facets.counted(routes[::-1], "level")
    assert [value for value, _, _ in facets.counted(routes, "theme")][-1] == "none"


def test_what_an_item_does_not_have_is_a_choice_too(real):
    untied = next(route for route in real.of_kind("funding") if not real.themes_of(route))
    facets = Facets(real, "nl")
    assert [choice.value for choice in facets.of(untied, "theme")] == ["none"]
    assert sum(count for value, _, count in facets.counted(real.of_kind("funding"), "theme") if value == "none") > 1


@pytest.mark.parametrize("text", ["a & b <c>", "<script>", "Les: a | b ~c~ - d!", "a\\b", "{{ x }}"])
def test_a_heading_shows_its_text_and_nothing_else(text):
    assert html.unescape(heading(Text(nl=text), "nl")) == text
    assert "<" not in heading(Text(nl=text), "nl")
