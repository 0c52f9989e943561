"""Templates reach only what the surface offers, each name is spelt as it is there, and every branch is rendered."""

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from roadmaps.checking.read import read
from roadmaps.data.files import Dataset
from roadmaps.data.publication import Publication
from roadmaps.data.shown import Shown
from roadmaps.kinds import KINDS
from roadmaps.pages import charts
from roadmaps.pages.environment import TEMPLATES
from roadmaps.pages.graph import Graph
from roadmaps.pages.history import Commit, History
from roadmaps.pages.news import NewsDay, NewsLine, NewsSection
from roadmaps.pages.page import Page
from roadmaps.pages.site import LISTS, Site
from roadmaps.pages.surface import MEMBERS, OF_A_PAGE, filters, names
from roadmaps.pages.tracker import Tracker
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES
from roadmaps.reading.docs_pages import pairs
from roadmaps.reading.kb import KnowledgeBase
from tests.project import ROOT, TESTS
from tests.read_templates import Templates
from tests.watched_templates import Watch, watched

LONG = 31  # more of a kind than a list without a field to search in has
MANY = 8  # more of a kind than a picture of neighbours names
RANGE = """\
amounts:
  - amount: {kind: range, value: 5, upto: 10, unit: {nl: miljoen euro, en: million euros}}
    nature: estimated
    purpose: {nl: Schoon water, en: Clean water}
    sources:
      - {source: plan-2017, heading: Geld}
"""
REVIEW = """\
id: terugblik-{year}
name: {{nl: Terugblik op {year}, en: Looking back at {year}}}
summary: {{nl: Wat er gebeurde., en: What happened.}}
year: {year}
introduction:
  text: {{nl: Er gebeurde veel., en: Much happened.}}
  sources:
    - {{source: plan-2017, heading: Voorwoord}}
"""
THREAD = """\
id: rode-draad-{number}
name: {{nl: Draad {number}, en: Thread {number}}}
summary: {{nl: Hoe de stad schoner werd., en: How the city became cleaner.}}
order: 1{number}
steps:
  - year: 2017
    things: [schone-stad]
    text: {{nl: Het begon., en: It began.}}
    basis: editorial
    sources:
      - {{source: plan-2017, heading: Lopen}}
  - year: 2018
    things: [schone-stad]
    text: {{nl: Het ging door., en: It went on.}}
    basis: editorial
    sources:
      - {{source: verslag-2018, heading: Feest}}
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
    for year in range(2000, 2010):  # enough for a list that can be narrowed
        (kb / f"reviews/terugblik-{year}.yml").write_text(REVIEW.format(year=year), "utf-8")
    for number in range(MANY):
        (kb / f"threads/rode-draad-{number}.yml").write_text(THREAD.format(number=number), "utf-8")
    multiply(kb / "figures/aantal-fietsers.yml", MANY)
    multiply(kb / "glossary/ov-regio.yml", LONG)
    multiply(kb / "funding/spaarpot.yml", MANY)
    return Graph(read(kb))


def multiply(file: Path, times: int) -> None:
    """Put copies beside a file, each with an id and a name of its own."""
    id_ = file.stem
    name = next(line for line in file.read_text("utf-8").splitlines() if line.startswith("name:"))
    for number in range(times):
        text = file.read_text("utf-8").replace(id_, f"{id_}-{number}")
        new = f"name: {{nl: Nummer {number} van {id_}, en: Number {number} of {id_}}}"
        file.with_stem(f"{id_}-{number}").write_text(text.replace(name, new), "utf-8")


def told(graph: Graph, lang: str) -> Site:
    """A site that knows its history, and the pages written by hand."""
    translated, *others = pairs(ROOT / "docs")
    written, day = (replace(translated, en=None), *others), datetime.date(2026, 3, 1)
    few = Commit("b" * 40, day, "Iets", ("kb/glossary/deelfiets.yml", "kb/glossary/ov-regio.yml"))
    many = Commit("a" * 40, day, "Veel", (*graph.files.values(), *(pair[lang].path for pair in written)))
    line = NewsLine("Steppen", None, "begrip", (Markup("naam: <ins>Step</ins>"),))
    known_line = NewsLine("OV-regio", graph["ov-regio"], "")
    sections = (
        NewsSection("text", "Teksten", 12, 2, (line, known_line)),
        NewsSection("added", "Nieuw", 1, 1, (known_line,)),
    )
    things = tuple(graph.things.values())
    news = [
        NewsDay(day, sections, things[:2], written[:2]),
        NewsDay(datetime.date(2026, 2, 1), (), things * 40, ()),
        NewsDay(datetime.date(2026, 1, 1), (), (), written[:1]),
    ]
    known = History((many, few))
    shown = Shown(Dataset(Publication(graph, known, "https://example.org/")), lang)
    return Site(
        graph,
        lang,
        "https://example.org/r",
        known,
        "https://example.org/",
        written,
        news=lambda: news,
        published=shown,
    )


def guarded(environment: Environment) -> Environment:
    """The same environment, which refuses what the surface does not offer, whatever a template calls the object."""
    reach, members = environment.getattr, {cls: MEMBERS[name] for name, cls in OBJECTS.items()}

    def refuse(of: object, member: str) -> object:
        offered = members.get(charts if of is charts else type(of))
        assert offered is None or member in offered, f"{type(of).__name__}.{member} is not on the surface"
        return reach(of, member)

    environment.getattr = refuse
    return environment


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


# --- what templates name


@pytest.fixture(scope="module")
def site(graph) -> Site:
    return Site(graph, "nl", "https://example.org/r")


@pytest.fixture(scope="module")
def templates(site) -> Templates:
    return Templates(site.environment)


def test_templates_name_only_what_there_is(templates):
    assert templates.mistakes == []


def test_the_surface_offers_only_what_a_template_uses(site, templates):
    used = {(use.sort, use.of, use.name) for use in templates.uses()}
    offered = {("name", "", name) for name in (*names(site), *OF_A_PAGE)}
    offered |= {("member", of, name) for of, found in MEMBERS.items() for name in found}
    offered |= {("filter", "", name) for name in filters("nl")}
    assert offered - used == set()


@pytest.mark.parametrize(
    ("template", "source", "told"),
    [
        ("overview-x", "{% for thing in things %}\n{{ lnk(thing) }}{% endfor %}", "2: there is no name called lnk"),
        ("project.md", "{{ things }}", "1: there is no name called things"),
        ("parts", "{% macro part(page) %}\n\n{{ link(thing) }}{% endmacro %}", "3: there is no name called link"),
        ("teaser", "{{ graph.kb }}", "1: there is no member of graph called kb"),
        ("teaser", "{% if page.site %}{% endif %}", "1: there is no member of page called site"),
        ("teaser", "{{ page['site'] }}", "1: there is no member of page called __getitem__"),
        ("teaser", "{{ charts.euros }}", "1: there is no member of charts called euros"),
        ("teaser", "{{ known.prat() }}", "1: there is no macro of known.jinja called prat"),
        ("teaser", "{{ thing.name | captial }}", "1: there is no filter called captial"),
        ("teaser", "{{ (1,) | map('captial') }}", "1: there is no filter called captial"),
        ("teaser", "{{ thing.nmae | default('') }}", "1: there is no filter called default"),
        ("teaser", "{% if thing.nmae is defined %}{% endif %}", "1: there is no test called defined"),
        ("teaser", "{{ (1,) | selectattr('a', 'eqaulto', 1) }}", "1: there is no test called eqaulto"),
        ("teaser", "{{\nt('sorce') }}", "2: there is no word called sorce"),
        ("teaser", "{{ kind_name('thraed') }}", "1: there is no kind called thraed"),
        ("teaser", "{{ value_name('satus', x) }}", "1: there is no group called satus"),
        ("teaser", "{{ value_name('status', 'acheived') }}", "1: there is no value of status called acheived"),
        ("teaser", "{{ statuses | map('named', 'satus') }}", "1: there is no group called satus"),
    ],
)
def test_what_there_is_not_is_told_with_its_place(site, template, source, told):
    known = "{% import 'parts.jinja' as parts %}{% macro part() %}{% endmacro %}"
    written = {"parts.jinja": "", "known.jinja": known, f"{template}.jinja": source}
    if template == "teaser":
        written["teaser.jinja"] = f"{{% import 'known.jinja' as known %}}{source}"
    found = Templates(site.environment.overlay(loader=DictLoader(written))).mistakes
    assert f"{template}.jinja:{told}" in found


# --- what the surface offers

OBJECTS = {"graph": Graph, "tracker": Tracker, "site": Site, "page": Page, "charts": charts}


@pytest.mark.parametrize(("of", "member"), sorted((of, member) for of, found in MEMBERS.items() for member in found))
def test_a_member_of_the_surface_has_types_and_says_what_it_gives(of, member):
    found = getattr(OBJECTS[of], member)
    found = getattr(found, "fget", found)
    if callable(found):
        assert "return" in found.__annotations__
        assert found.__doc__ or member == "__getitem__"
    else:
        assert OBJECTS[of] is charts and member.isupper(), "only pictures have values that are always the same"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_function_or_a_filter_has_types_and_says_what_it_gives(graph, lang):
    offered = names(Site(graph, lang, "https://example.org/r")) | filters(lang)
    functions = {name: getattr(found, "func", found) for name, found in offered.items() if callable(found)}
    assert [
        name for name, found in functions.items() if not found.__doc__ or "return" not in found.__annotations__
    ] == []


def test_a_page_gives_the_names_that_the_surface_says(fuller):
    given = set()

    class Noted:
        """Templates that only note what they are given."""

        def select_template(self, _):
            return self

        def render(self, **values):
            given.update(values)
            return ""

    site = Site(fuller, "nl", "https://example.org/r")
    site.environment = Noted()
    render_all(site)
    assert given == set(OF_A_PAGE)


# --- where templates go


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
    with pytest.raises(UndefinedError, match="'mispelt' is undefined") as error:
        page.render(shown=False, none=False)
    assert error.traceback[-1].lineno + 1 == 6, "Jinja tells the line, also of a template that is watched"


def test_every_branch_of_every_template_is_rendered(graph, fuller):
    watch = Watch()
    for lang in LANGUAGES:
        empty = Site(Graph(KnowledgeBase(())), lang, "https://example.org/r")
        for site in (Site(graph, lang, "https://example.org/r"), told(fuller, lang), empty):
            site.environment = guarded(watched(site.environment, watch))
            render_all(site)
    assert set(watch.code) == {file.name for file in TEMPLATES.iterdir()}
    assert list(map(str, watch.unseen)) == []
