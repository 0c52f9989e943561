"""What the frame of a page says of it: its titles, what stands beside it in the other language, and where it is edited.

The theme reaches all of it as `roadmap`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from roadmaps.data import calendars, feeds
from roadmaps.data.json_files import FOLDER
from roadmaps.data.page_data import page_data
from roadmaps.pages.history import Commit
from roadmaps.pages.page_list import MadePage, other, root_of
from roadmaps.pages.site import COMPARED, Site
from roadmaps.publishing.twin import NAME
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Lang
from roadmaps.reading.thing import Thing


@dataclass(frozen=True, slots=True)
class Known:
    """What MkDocs knows of a page: its file below docs/, its addresses, its heading, and what its own fields say."""

    file: str
    url: str
    canonical: str
    heading: str
    beside: str = ""
    description: str = ""
    tool: bool = False  # whether it is there to type in: it says nothing that stays


class Frame:
    """A page of the site as the theme sees it; `made` where it is made from the knowledge base."""

    def __init__(self, site: Site, top: str, known: Known, made: MadePage | None, parts: dict[tuple[str, ...], str]):
        self._site, self._top, self._known, self._made, self._parts = site, top, known, made, parts
        self.lang: Lang = site.lang
        self.other: Lang = other(site.lang)

    def t(self, key: str) -> str:
        """An interface word."""
        return i18n.word(key, self.lang)

    def kept(self, part: str, caller: Callable[[], str]) -> str:
        """A part of the frame; made once for all things of a section, which differ in nothing that it shows."""
        if self.section is None:
            return caller()
        key = (part, self.up, self.section)
        if key not in self._parts:
            self._parts[key] = caller()
        return self._parts[key]

    @property
    def thing(self) -> Thing | None:
        """The thing that the page is about."""
        return self._made.thing if self._made else None

    @property
    def up(self) -> str:
        """The way to the root of the whole site."""
        return "../" * self._known.url.count("/") + root_of_root(self.lang) or "./"

    @property
    def section(self) -> str | None:
        """The address of the overview that a thing is in."""
        return f"{i18n.section(self.thing.kind, self.lang)}/" if self.thing else None

    @property
    def compare(self) -> str | None:
        """Where what the page is about, or lists, is put beside others; None for what cannot be compared."""
        address = self.t("compare_address")
        if self.thing:
            return f"{address}?a={self.thing.id}" if self.thing.kind in COMPARED else None
        sections = {f"{i18n.section(kind, self.lang)}/": kind for kind in COMPARED}
        return f"{address}#{sections[self._known.url]}" if self._known.url in sections else None

    @staticmethod
    def readable(html: str, note: str = "") -> Markup:
        """The page with a note under its heading, for Pagefind, which writes neighbouring cells as one word and takes the sources of each line for its text."""
        for end in ("</td>", "</th>", "</dt>", "</summary>"):
            html = html.replace(f"{end}<", f"{end} <")
        html = html.replace('<details class="cite"', '<details class="cite" data-pagefind-ignore')
        return Markup(html.replace("</h1>", f"</h1>{note}", 1))

    @property
    def title(self) -> str:
        """Its heading, and for a thing its kind: two things of different kinds may have one name."""
        stays = (self._made.thing or self._made.removed) if self._made else None
        if self._made is None or stays is None:
            return self._known.heading
        return f"{stays.name[self.lang]} · {i18n.capital(i18n.kind_name(self._made.kind, self.lang))}"

    @property
    def name(self) -> str:
        """What the page is called."""
        return self.thing.name[self.lang] if self.thing else self._known.heading

    @property
    def kind(self) -> str:
        """The class of the kind of its thing."""
        return f"kind--{self.thing.kind}" if self.thing else ""

    @property
    def description(self) -> str:
        """One sentence for search engines, unlike that of any other page."""
        if self.thing:
            summary = self.thing.summary[self.lang]
            return f"{self.thing.name[self.lang]}: {summary}" if self._site.said_twice(summary) else summary
        return self._known.description or i18n.site_word("description", self.lang)

    @property
    def edit(self) -> str | None:
        """Where its file is edited; None for a page that has none."""
        if self.thing:
            return self._site.about(self.thing).edit
        return None if self._made else self._site.source_edit(self._known.file)

    @property
    def suggest(self) -> str | None:
        """Where a reader reports a mistake; the page of a thing says so itself."""
        return None if self.thing else self._site.suggest(self._known.heading, self._known.canonical)

    @property
    def data(self) -> str:
        """The way to the data of the thing that the page is about; empty where it is about none."""
        return f"{self.up}{FOLDER}things/{self.thing.id}.json" if self.thing else ""

    @property
    def twin(self) -> str:
        """The way to the page as Markdown; empty where there is nothing to read."""
        return "" if self._known.tool else NAME

    @property
    def head_of_twin(self) -> dict[str, str]:
        """What stands above the Markdown: what the page is, where it and its data stand, and where the other language is."""
        home = self._top + root_of(self.lang)
        address = self._known.canonical
        found = {
            "title": self.name,
            "description": self.description,
            "lang": self.lang,
            "url": address,  # other generators keep the name `page` for themselves
            f"url_{self.other}": self.urls[self.other],
            "site": f"{i18n.site_word('name', self.lang)}, {home}",
        }
        return found | ({"data": f"{self._top}{FOLDER}things/{self.thing.id}.json"} if self.thing else {})

    @property
    def alternates(self) -> list[tuple[str, str, str]]:
        """The same in other forms, and what can be followed: (type, title, way to it), those of everything first."""
        if self._known.tool:
            return []
        folder = self.up + FOLDER
        everything = self.t("feed_everything")
        found = [
            ("application/atom+xml", everything, folder + feeds.path_of(feeds.ALL, self.lang)),
            ("text/calendar", everything, folder + calendars.path_of(calendars.ALL, self.lang)),
        ]
        if self.thing:
            name = self.thing.name[self.lang]
            own = (
                ("application/json", self.data),
                ("application/atom+xml", self.feed),
                ("text/calendar", self.calendar),
            )
            found += [(form, name, way) for form, way in own if way]
        return found + ([("text/markdown", self.t("as_text"), self.twin)] if self.twin else [])

    @property
    def feed(self) -> str:
        """The way to the feed of changes of the thing that the page is about; empty where it has none."""
        has_one = isinstance(self.thing, feeds.FOLLOWED)
        return self.up + FOLDER + feeds.path_of(self.thing.id, self.lang) if self.thing and has_one else ""

    @property
    def calendar(self) -> str:
        """The way to the calendar of the thing that the page is about; empty where it has none."""
        has_one = self.thing and calendars.has_one(self._site.graph, self.thing)
        return self.up + FOLDER + calendars.path_of(self.thing.id, self.lang) if self.thing and has_one else ""

    @property
    def linked(self) -> dict[str, object]:
        """What the page says of itself to programs, as JSON-LD."""
        home = self._top + root_of(self.lang)
        crumbs = [(name, home + address.removeprefix("./")) for name, address in self.crumbs]
        about = self.thing.name[self.lang] if self.thing else self._known.heading
        return page_data(self._top, self.lang, self._known.canonical, about, self.description, crumbs, self.thing)

    @property
    def changed(self) -> dict[str, str] | None:
        """When and by which commit a hand-written page last changed; None where that is not known."""
        commit: Commit | None = None if self._made else self._site.last_change(self._known.file)
        if commit is None:
            return None
        address = self._site.commit_address(commit)
        date = i18n.date(commit.day, self.lang)
        return {"day": str(commit.day), "date": date, "hash": commit.hash[:8], "commit": address}

    @property
    def note(self) -> str:
        """What a reader of an English page written by hand should know of it."""
        return "" if self._made else self._site.page_note(self._known.file)

    @property
    def beside(self) -> str:
        """The way to the same page in the other language."""
        return self.up + root_of(self.other) + self._counterpart

    @property
    def urls(self) -> dict[Lang, str]:
        """The full address of the page in each language, Dutch first."""
        far = self._top + root_of(self.other) + self._counterpart
        return {lang: self._known.canonical if lang == self.lang else far for lang in LANGUAGES}

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        """The way from home to a thing: (name, address)."""
        if self.thing is None:
            return []
        return [(self.t("home"), "./"), (self._site.name_of_overview(self.thing.kind), str(self.section))]

    @property
    def _counterpart(self) -> str:
        """The address of the same page below the root of the other language."""
        return self._made.address(self.other) if self._made else self._known.beside


def root_of_root(lang: Lang) -> str:
    """The way from the root of a language to that of the whole site."""
    return "../" if root_of(lang) else ""
