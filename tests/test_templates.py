"""Templates reach only what the surface offers, each name is spelt as it is there, and every branch is rendered."""

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError

from roadmaps.checking.read import read
from roadmaps.kinds import KINDS
from roadmaps.pages.graph import Graph
from roadmaps.pages.history import Commit, History
from roadmaps.pages.site import LISTS, Site
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES
from roadmaps.reading.docs_pages import pairs
from roadmaps.reading.kb import KnowledgeBase
from tests.project import ROOT, TESTS
from tests.watched_templates import Watch, watched

TEMPLATES = sorted((ROOT / "templates").iterdir())
MANY = 8  # more of a kind than a picture of neighbours names
RANGE = """\
amounts:
  - amount: {kind: range, value: 5, upto: 10, unit: {nl: miljoen euro, en: million euros}}
    nature: estimated
    purpose: {nl: Schoon water, en: Clean water}
    sources:
      - {source: plan-2017, heading: Geld}
"""
REMOVED = """\
id: steppen
name: {nl: Steppen, en: Scooters}
removed: 2026-11-28
reason: {nl: Dit stond er per ongeluk., en: It was there by mistake.}
see: [fietsen]
"""


@pytest.fixture(scope="module")
def fuller(tmp_path_factory) -> Graph:
    """The knowledge base of the tests with what tests/fuller/ adds, and with many neighbours of one kind."""
    kb = tmp_path_factory.mktemp("fuller") / "kb"
    for folder in ("kb", "fuller"):
        shutil.copytree(TESTS / folder, kb, dirs_exist_ok=True)
    with (kb / "themes/thema-water.yml").open("a", encoding="utf-8") as file:
        file.write(RANGE)
    (kb / "glossary/steppen.yml").write_text(REMOVED, "utf-8")
    for path in ("figures/aantal-fietsers.yml", "glossary/ov-regio.yml"):
        multiply(kb / path)
    return Graph(read(kb))


def multiply(file: Path) -> None:
    """Put copies beside a file, each with an id and a name of its own."""
    id_ = file.stem
    name = next(line for line in file.read_text("utf-8").splitlines() if line.startswith("name:"))
    for number in range(MANY):
        text = file.read_text("utf-8").replace(id_, f"{id_}-{number}")
        new = f"name: {{nl: Nummer {number} van {id_}, en: Number {number} of {id_}}}"
        file.with_stem(f"{id_}-{number}").write_text(text.replace(name, new), "utf-8")


def told(graph: Graph, lang: str) -> Site:
    """A site that knows its history, and the pages written by hand."""
    translated, *others = pairs(ROOT / "docs")
    written, day = (replace(translated, en=None), *others), datetime.date(2026, 3, 1)
    few = Commit("b" * 40, day, "Iets", ("kb/glossary/deelfiets.yml", "kb/glossary/ov-regio.yml"))
    many = Commit("a" * 40, day, "Veel", (*graph.files.values(), *(pair[lang].path for pair in written)))
    return Site(graph, lang, "https://example.org/r", History((many, few)), "https://example.org/", written)


def render_all(site: Site) -> None:
    """Every page that templates make."""
    for thing in site.graph.things.values():
        site.page(thing, i18n.address(thing, site.lang))
    for kind in (*KINDS, *LISTS):
        site.overview(kind, "x/")
    for thread in site.graph.of_kind("thread"):
        site.teaser(thread, "x/")
    for entry in site.graph.kb.retired:
        site.removed_page(entry.thing.id, "x/y/")


def test_a_branch_that_nothing_reaches_is_told_with_its_place():
    text = """{% if shown %}
{{ 'one' if many else 'two' }}
{%- elif none %}
-
{% else %}
{{ mispelt }}
{% endif %}
{% for one in () %}{{ one }}{% endfor %}"""
    watch = Watch()
    plain = Environment(loader=DictLoader({"page.jinja": text}), undefined=StrictUndefined)
    page = watched(plain, watch).get_template("page.jinja")
    assert page.render(shown=True, many=True) == plain.get_template("page.jinja").render(shown=True, many=True)
    assert [str(branch) for branch in watch.unseen] == [
        "page.jinja:2: what stands behind an `else`",
        "page.jinja:3: `elif`",
        "page.jinja:5: `else`",
        "page.jinja:8: `for`",
    ]
    with pytest.raises(UndefinedError, match="'mispelt' is undefined"):
        page.render(shown=False, none=False)


def test_every_branch_of_every_template_is_rendered(graph, fuller):
    watch = Watch()
    for lang in LANGUAGES:
        empty = Site(Graph(KnowledgeBase(())), lang, "https://example.org/r")
        for site in (Site(graph, lang, "https://example.org/r"), told(fuller, lang), empty):
            site.environment = watched(site.environment, watch)
            render_all(site)
    assert {branch.template for branch in watch.branches} <= set(watch.code) == {file.name for file in TEMPLATES}
    assert list(map(str, watch.unseen)) == []
