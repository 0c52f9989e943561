"""One language of the site: things to pages, and the lists, links and counts that pages and macros ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment

from roadmaps.editing import translations
from roadmaps.kinds.glossary import Glossary
from roadmaps.pages import charts, surface
from roadmaps.pages.about import About
from roadmaps.pages.catalogue import catalogue
from roadmaps.pages.environment import environment
from roadmaps.pages.everything import by_letter, everything
from roadmaps.pages.facets import Facets
from roadmaps.pages.graph import Graph
from roadmaps.pages.history import Commit, History
from roadmaps.pages.news import NewsDay
from roadmaps.pages.page import Page
from roadmaps.pages.text import Terms
from roadmaps.pages.tracker import Tracker
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang
from roadmaps.reading.docs_pages import Pair
from roadmaps.reading.thing import Thing

COMPARED = ("initiative", "theme", "funding")  # the kinds of which two to four can stand beside each other
RECENT = 50  # how many changes the page of recent ones shows
UNKNOWN = History()  # where nobody says which changes there were


class Site:
    """One language of the site: where things stand, and what their pages look like."""

    def __init__(
        self,
        graph: Graph,
        lang: Lang,
        repository: str,
        history: History = UNKNOWN,
        root: str = "",
        written: tuple[Pair, ...] = (),
        picture_sizes: Mapping[str, tuple[int, int]] = MappingProxyType({}),
        news: Callable[[], Sequence[NewsDay]] = tuple,
        published: Callable[[str], Sequence[Any]] = lambda name: (),
    ):
        self.graph, self.lang, self.repository, self.history = graph, lang, repository.rstrip("/"), history
        self.root = root  # the full address of the home page in this language
        self.written = written
        self.news = news  # what changed lately; found when it is asked for
        self.published = published  # lists of the open data, which are made by who publishes them
        self.picture_sizes = picture_sizes  # by the name of the file: width and height
        self.tracker = Tracker(graph)
        self.facets = Facets(graph, lang)
        self.terms = Terms(graph.of(Glossary), lang)

    def said_twice(self, summary: str) -> bool:
        """Whether the summary of a thing is that of another too."""
        return self._summaries[summary] > 1

    @cached_property
    def _summaries(self) -> Counter[str]:
        return Counter(thing.summary[self.lang] for thing in self.graph.things.values())

    def source_edit(self, path: str) -> str:
        """Where a file of the repository is edited on GitHub."""
        return f"{self.repository}/edit/main/{path}"

    def commit_address(self, commit: Commit) -> str:
        """Where GitHub shows a change."""
        return f"{self.repository}/commit/{commit.hash}"

    def about(self, thing: Thing) -> About:
        """What the page of a thing says of its file."""
        file = self.graph.files[thing.id]
        return About(
            file,
            self.last_change(file),
            edit=self.source_edit(file),
            changes=f"{self.repository}/commits/main/{file}",
            suggest=self.suggest(thing.name[self.lang], self.root + i18n.address(thing, self.lang)),
            translation=translations.states(thing),
        )

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

    def page(self, thing: Thing, url: str) -> str:
        """The HTML of a thing's page that stands at `url`, relative to the root of the language."""
        return Page(self, url, thing).render(f"{thing.kind}.html.jinja")

    def removed_page(self, id_: str, url: str) -> str:
        """What the address of a thing says that was removed."""
        removed = next(entry.thing for entry in self.graph.kb.retired if entry.thing.id == id_)
        return Page(self, url).render("removed.html.jinja", removed=removed)

    def behind(self, thing: Thing) -> bool:
        """Whether a page in this language shows Dutch, or English that is older than the Dutch."""
        return self.lang == "en" and not {"missing", "stale"}.isdisjoint(translations.states(thing))

    def translation_totals(self) -> Counter[str]:
        """How many texts of all things together are complete, missing, stale or unconfirmed."""
        return sum(map(translations.states, self.graph.things.values()), Counter())

    def written_by_state(self) -> list[tuple[str, list[Pair]]]:
        """The hand-written pages by the state of their English."""
        in_order = sorted(self.written, key=lambda pair: pair.state)
        return [(state, list(found)) for state, found in groupby(in_order, key=lambda pair: pair.state)]

    def page_note(self, path: str) -> str:
        """What a reader of an English page written by hand should know: the Dutch has changed since, or nobody compared them. Else empty."""
        known = {"stale": "page_stale", "unconfirmed": "page_unconfirmed"}
        state = next((pair.state for pair in self.written if pair.en and pair.en.path == path), None)
        return i18n.word(known[state], self.lang) if state in known else ""

    def name_of_overview(self, kind: str) -> str:
        """What the overview page of a kind is called: its heading, where it is written by hand."""
        name = i18n.capital(i18n.kind_name(kind, self.lang, many=True))
        return self._headings.get(f"{i18n.section(kind, self.lang)}/", name)

    @cached_property
    def _headings(self) -> dict[str, str]:
        """The headings of the pages written by hand in this language, by their addresses."""
        pages = (getattr(pair, self.lang) for pair in self.written)
        return {page.address: page.title for page in pages if page}

    def overview(self, kind: str, url: str) -> str:
        """The list of all things of a kind, by `templates/overview-<kind>.jinja` where there is one."""
        return Page(self, url).render(f"overview-{kind}.jinja", "overview.jinja", things=self.listed(kind))

    def teaser(self, thing: Thing, url: str) -> str:
        """A golden thread to start reading."""
        return Page(self, url, thing).render("teaser.jinja")

    def listed(self, kind: str) -> Sequence[Any]:
        """What an overview lists: the things of a kind, or one of `LISTS`."""
        return LISTS[kind](self) if kind in LISTS else self.graph.of_kind(kind)

    @cached_property
    def environment(self) -> Environment:
        """The templates, which know this site."""
        return environment(surface.names(self), surface.filters(self.lang))


# What can be listed without being a kind: targets, lines of planned and realised, the two matrices,
# the sums of the themes, what the map can start from, what a translator has to do, the latest changes for readers
# and as commits, everything from A to Z, the messages of the check, the open data, and two parts of the home page.
LISTS: dict[str, Callable[[Site], Sequence[Any]]] = {
    "target": lambda site: site.graph.targets(),
    "outcome": lambda site: site.tracker.rows(),
    "matrix": lambda site: charts.matrix(site.graph),
    "assessment": lambda site: site.graph.of_kind("theme"),
    "money": lambda site: site.graph.of_kind("theme"),
    "map": lambda site: charts.choices(site.graph),
    "translation": lambda site: translations.work(site.graph.kb),
    "change": lambda site: site.news(),
    "compare": lambda site: [(kind, found) for kind in COMPARED if (found := site.graph.of_kind(kind))],
    "commit": Site.recent,
    "everything": lambda site: by_letter(everything(site.graph, site.written, site.lang)),
    "message": lambda site: catalogue(site.lang),
    "data-whole": lambda site: site.published("data-whole"),
    "data-file": lambda site: site.published("data-file"),
    "data-field": lambda site: site.published("data-field"),
    "data-shape": lambda site: site.published("data-shape"),
    "data-feed": lambda site: site.published("data-feed"),
    "data-example": lambda site: site.published("data-example"),
    "data-version": lambda site: site.published("data-version"),
    "status-line": lambda site: site.tracker.rows(),
    "ways": lambda site: site.graph.of_kind("challenge"),
}
