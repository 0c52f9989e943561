"""Things to pages: the Jinja templates of one language, and the functions that they and the macros call.

What comes out is Markdown: headings as Markdown, so that contents list and
anchors work; everything else as escaped HTML.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from urllib.parse import quote, urlencode

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from roadmaps.editing import translations
from roadmaps.kinds.glossary import Glossary
from roadmaps.kinds.milestone import Milestone
from roadmaps.kinds.parts import STATUSES, Target
from roadmaps.kinds.theme import CRITERIA
from roadmaps.pages import charts
from roadmaps.pages.catalogue import catalogue
from roadmaps.pages.graph import Graph, OutcomeRow
from roadmaps.pages.history import Commit, History
from roadmaps.pages.search_words import Finder
from roadmaps.pages.tables import Column, columns_of
from roadmaps.pages.text import Terms, to_html
from roadmaps.reading import i18n
from roadmaps.reading.base import Prose, Text
from roadmaps.reading.docs_pages import Pair
from roadmaps.reading.messages import MESSAGES
from roadmaps.reading.settings import ROOT
from roadmaps.reading.thing import Thing

# What can be listed without being a kind: targets, lines of planned and realised, the two matrices,
# the sums of the themes, the map from plans to money, what a translator has to do, and two parts of the home page.
LISTS = {
    "target": Graph.targets,
    "outcome": Graph.rows,
    "matrix": Graph.routes,
    "assessment": lambda graph: graph.of_kind("theme"),
    "money": lambda graph: graph.of_kind("theme"),
    "map": charts.layers,
    "translation": lambda graph: translations.work(graph.kb),
    "change": lambda graph: [],
    "message": lambda graph: MESSAGES,
    "status-line": Graph.rows,
    "ways": lambda graph: graph.of_kind("challenge"),
}
RECENT = 50  # how many changes the page of recent ones shows
TEMPLATES = ROOT / "templates"


class _Compiled(BytecodeCache):
    """The compiled templates, kept in memory: each language and each version that is compared uses the same ones."""

    def __init__(self):
        self._by_key: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._by_key:
            bucket.bytecode_from_string(self._by_key[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._by_key[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class Site:
    """One language of the site: where things stand, and what their pages look like."""

    def __init__(
        self,
        graph: Graph,
        lang: str,
        repository: str,
        history: History = History(),
        root: str = "",
        written: tuple[Pair, ...] = (),
    ):
        self.graph, self.lang, self.repository, self.history = graph, lang, repository.rstrip("/"), history
        self.root = root  # the full address of the home page in this language
        self.written = written
        self.find = Finder(graph, lang)
        self.terms = Terms(graph.of_kind("glossary"), lang)

    def source_edit(self, path: str) -> str:
        """Where a file of the repository is edited on GitHub."""
        return f"{self.repository}/edit/main/{path}"

    def last_change(self, path: str) -> Commit | None:
        """The commit that last changed a file of the repository; None where the history is not known."""
        return self.history.last.get(path)

    def recent(self) -> list[tuple[Commit, list[Thing], list[Pair]]]:
        """The latest changes, each with the things and the hand-written pages that it touched."""
        by_file = {path: self.graph[id_] for id_, path in self.graph.files.items()}
        return [
            (
                commit,
                [by_file[file] for file in commit.files if file in by_file],
                [pair for pair in self.written if (page := getattr(pair, self.lang)) and page.path in commit.files],
            )
            for commit in self.history.commits[:RECENT]
        ]

    def suggest(self, name: str, address: str) -> str:
        """Where a reader reports a mistake: the form of .github/ISSUE_TEMPLATE with the page filled in."""
        filled = {
            "template": "fout-melden.yml",
            "title": i18n.word("mistake_on", self.lang, name=name),
            "pagina": address,
        }
        return f"{self.repository}/issues/new?{urlencode(filled, quote_via=quote, safe='/:')}"

    def suggest_thing(self, thing: Thing) -> str:
        """Where a reader reports a mistake on the page of a thing."""
        return self.suggest(thing.name[self.lang], self.root + i18n.address(thing, self.lang))

    def page(self, thing: Thing, url: str) -> str:
        """The Markdown of a thing's page that stands at `url`, relative to the root of the language."""
        return Page(self, url, thing).render(f"{thing.kind}.md.jinja")

    def removed_page(self, id_: str, url: str) -> str:
        """What the address of a thing says that was removed."""
        removed = next(entry.thing for entry in self.graph.kb.retired if entry.thing.id == id_)
        return Page(self, url).render("removed.md.jinja", removed=removed)

    def translation(self, thing: Thing) -> Counter[str]:
        """How many texts of a thing are complete, missing, stale or unconfirmed."""
        return translations.states(thing)

    def page_note(self, path: str) -> str:
        """What a reader of an English page written by hand should know: the Dutch has changed since, or nobody compared them. Else empty."""
        known = {"stale": "page_stale", "unconfirmed": "page_unconfirmed"}
        state = next((pair.state for pair in self.written if pair.en and pair.en.path == path), None)
        return i18n.word(known[state], self.lang) if state in known else ""

    def overview(self, kind: str, url: str) -> str:
        """The list of all things of a kind, by `templates/overview-<kind>.jinja` where there is one."""
        names = [f"overview-{kind}.jinja", "overview.jinja"]
        return Page(self, url).render(names, things=self.listed(kind))

    def teaser(self, thing: Thing, url: str) -> str:
        """A golden thread to start reading."""
        return Page(self, url, thing).render("teaser.jinja")

    def listed(self, kind: str) -> list:
        """What an overview lists: the things of a kind, or one of `LISTS`."""
        if kind in ("change", "message"):
            return self.recent() if kind == "change" else catalogue(self.lang)
        return LISTS[kind](self.graph) if kind in LISTS else self.graph.of_kind(kind)

    def facet(self, item: Thing | OutcomeRow | Target, name: str) -> list[tuple[str, str]]:
        """What an item has for a filter: values for the address, each with its name for readers."""
        if name == "challenge":
            return self._named(
                item.challenges if isinstance(item, OutcomeRow) else self.graph.challenges_of(item), "no_challenge"
            )
        if name == "theme":
            return self._named(self.graph.themes_of(item), "no_theme")
        if name == "holder":
            return self._named([item.holder], "")
        if name == "level":
            return self._valued("level", [item.level])
        if name == "type":
            return self._valued("organisation_type", [item.type])
        if name == "nature":
            return (
                self._valued("nature", [item.nature])
                if isinstance(item, Target)
                else self._valued("money", item.natures)
            )
        if name == "status":
            return self._valued("status", [item.status if isinstance(item, OutcomeRow) else item.outcome])
        year = item.due if isinstance(item, Milestone) else item.year
        return [(str(year), str(year))] if year else [("none", i18n.word("no_year", self.lang))]

    def _valued(self, group: str, values: Iterable[str]) -> list[tuple[str, str]]:
        return [(value, i18n.value_name(group, value, self.lang)) for value in values]

    def _named(self, things: Iterable[Thing], otherwise: str) -> list[tuple[str, str]]:
        return [(thing.id, thing.name[self.lang]) for thing in things] or [("none", i18n.word(otherwise, self.lang))]

    def facets(self, items: list, name: str) -> list[tuple[str, str, int]]:
        """The choices of a filter with their counts, in the order in which they first occur."""
        counts = Counter(choice for item in items for choice in self.facet(item, name))
        return [(value, text, count) for (value, text), count in counts.items()]

    @cached_property
    def environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=_COMPILED,
        )
        lang = self.lang
        environment.globals.update(
            lang=lang,
            graph=self.graph,
            site=self,
            facet=self.facet,
            facets=self.facets,
            statuses=STATUSES,
            criteria=CRITERIA,
            charts=charts,
            columns_of=columns_of,
            t=lambda key, **blanks: i18n.word(key, lang, **blanks),
            value_name=lambda group, value: i18n.value_name(group, value, lang),
            translation_totals=lambda: sum(map(translations.states, self.graph.things.values()), Counter()),
            kind_name=lambda kind, many=False: i18n.kind_name(kind, lang, many),
            section=lambda kind: i18n.section(kind, lang),
        )
        environment.filters.update(
            text=lambda text: shown(text, lang),
            plain=lambda text: text[lang],
            heading=lambda text: heading(text) if isinstance(text, str) else shown_heading(text, lang),
            named=lambda value, group: i18n.value_name(group, value, lang),
            kind_name=lambda kind, many=False: i18n.kind_name(kind, lang, many),
            quantity=lambda value: i18n.quantity(value, lang),
            number=lambda value: i18n.number(value, lang),
            date=lambda value: i18n.date(value, lang),
            capital=i18n.capital,
        )
        return environment


class Page:
    """A page being made: it knows its address, so that links can be relative, and the terms explained so far."""

    def __init__(self, site: Site, url: str, thing: Thing | None = None):
        self.site, self.thing = site, thing
        self.root = "../" * url.rstrip("/").count("/") + "../" if url.rstrip("/") else "./"
        self.explained = {thing.id: thing} if isinstance(thing, Glossary) else {}

    def render(self, template: str | list[str], **values: object) -> str:
        template = self.site.environment.get_or_select_template(template)
        html = template.render(page=self, thing=self.thing, url=self.url, prose=self.prose, link=self.link, **values)
        return re.sub(r"\n{3,}", "\n\n", html).strip() + "\n"

    def url(self, thing: Thing) -> str:
        """The address of another thing, seen from this page."""
        return self.root + i18n.address(thing, self.site.lang)

    def link(self, thing: Thing, text: str | None = None) -> Markup:
        """A link to a thing, by its name unless `text` says otherwise."""
        return Markup('<a href="{}"{}>{}</a>').format(
            self.url(thing), "" if text else in_dutch(thing.name, self.site.lang), text or thing.name[self.site.lang]
        )

    def columns(self, things: Iterable[Thing]) -> list[Column]:
        """The columns of a table that are named by links to things."""
        return [Column(self.link(thing), thing.name[self.site.lang]) for thing in things]

    def written(self, pair: Pair) -> Markup:
        """A link to a page written by hand; to the Dutch one where there is no English."""
        there = pair[self.site.lang]
        up = "" if there.lang == self.site.lang else "../"
        return Markup('<a href="{}"{}>{}</a>').format(
            self.root + up + there.address, in_dutch(pair, self.site.lang), there.title
        )

    def prose(self, text: Prose) -> Markup:
        """Running text as HTML, with the first use of each glossary term explained."""
        return self._told(text, Markup(self.site.terms.mark(self._html(text), self.explained, self._term)))

    def plain(self, text: Prose) -> Markup:
        """Running text as HTML without explained terms: for tables, where the same words come back in every row."""
        return self._told(text, self._html(text))

    def _html(self, text: Prose) -> Markup:
        return Markup(to_html(text[self.site.lang], lambda id_: self.url(self.site.graph[id_])))

    def _told(self, text: Prose, html: Markup) -> Markup:
        """The text, and where it needs it a word that it is Dutch, or older than the Dutch."""
        if not (note := translation_note(text, self.site.lang)):
            return html
        return Markup('<div{}>{}</div>\n<p class="translation-note">{}</p>').format(
            in_dutch(text, self.site.lang), html, note
        )

    @property
    def tips(self) -> list[Glossary]:
        """The terms that this page explains."""
        return [term for term in self.explained.values() if term is not self.thing]

    def _term(self, term: Glossary, text: str) -> str:
        return (
            str(Markup('<a class="term" href="{}" aria-describedby="tip-{}">').format(self.url(term), term.id))
            + text
            + "</a>"
        )


def translation_note(text: Text, lang: str) -> str:
    """What a reader of the English should know of a text: that it is Dutch, or that the Dutch has changed since. Else empty."""
    known = {"missing": "not_translated", "stale": "translation_stale"}
    return i18n.word(known[text.state], lang) if lang == "en" and text.state in known else ""


def in_dutch(text: Text | Pair, lang: str) -> Markup:
    """The attribute that says that a text, or a page, is Dutch where its English is missing."""
    return Markup(' lang="nl"' if lang == "en" and text.en is None else "")


def shown(text: Text, lang: str) -> Markup:
    """One line of text in a language, marked where it is Dutch or older than the Dutch."""
    if not (note := translation_note(text, lang)):
        return escape(text[lang])
    return Markup('<span{}>{}</span> <small class="translation-note">({})</small>').format(
        in_dutch(text, lang), text[lang], note
    )


def shown_heading(text: Text, lang: str) -> Markup:
    """A text as a Markdown heading, marked as Dutch where its English is missing."""
    marked = in_dutch(text, lang)
    return Markup("<span{}>{}</span>").format(marked, heading(text[lang])) if marked else heading(text[lang])


def heading(text: str) -> Markup:
    """Text for a Markdown heading: everything that Markdown could read as markup is escaped."""
    return Markup(re.sub(r"([\\`*_{}\[\]()#+.!-])", r"\\\1", str(escape(text))))
