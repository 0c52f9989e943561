"""A page being made. What comes out is HTML: headings with ids that stay, text escaped, running text as Markdown gives it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from textwrap import shorten
from typing import Protocol

from jinja2 import Environment
from markupsafe import Markup

from roadmaps.editing.picture_files import ADDRESS, small_name
from roadmaps.kinds.glossary import Glossary
from roadmaps.pages.graph import Graph
from roadmaps.pages.page_list import DATA, EMBEDDED, root_of
from roadmaps.pages.shown_text import in_dutch, translation_note
from roadmaps.pages.tables import Column
from roadmaps.pages.text import Terms, to_html
from roadmaps.pages.text_tables import framed
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang, Prose
from roadmaps.reading.docs_pages import Pair
from roadmaps.reading.thing import Picture, Thing

SHORT = 80  # characters of a text in a line of a list


class OfSite(Protocol):
    """What a page needs to know of its site."""

    lang: Lang
    graph: Graph
    terms: Terms
    root: str
    picture_sizes: Mapping[str, tuple[int, int]]

    @property
    def environment(self) -> Environment:
        """The templates in the language of the site."""


class Page:
    """A page being made: it knows its address, so that links can be relative, and the terms explained so far."""

    def __init__(self, site: OfSite, url: str, thing: Thing | None = None):
        self.site, self.thing = site, thing
        self._tables, self._url = 0, url
        self._way_up = "../" * url.rstrip("/").count("/") + "../" if url.rstrip("/") else "./"
        self.explained: dict[str, Glossary] = {thing.id: thing} if isinstance(thing, Glossary) else {}

    def render(self, *templates: str, **values: object) -> str:
        """The HTML of the page, by the first of these templates that there is."""
        template = self.site.environment.select_template(templates)
        html = template.render(page=self, thing=self.thing, prose=self.prose, link=self.link, **values)
        return re.sub(r"\n{3,}", "\n\n", html).strip() + "\n"

    @property
    def address(self) -> str:
        """The full address of the page of the thing, for paper."""
        return self.site.root + i18n.address(self.thing, self.site.lang) if self.thing else ""

    @property
    def root(self) -> str:
        """The way from this page to the home page of its language: `../../`."""
        return self._way_up

    @property
    def data(self) -> str:
        """The way from this page to the open data."""
        return self.root + ("../" if root_of(self.site.lang) else "") + DATA

    def embed(self, part: str = "") -> str:
        """The full address of what other sites can show of this page, or of a picture on it."""
        return self.site.root + EMBEDDED[self.site.lang] + self._url.removeprefix("./") + (f"{part}/" if part else "")

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

    def short(self, texts: Iterable[Prose]) -> str:
        """The first words of running texts, for a line of a list: the whole is a tap away."""
        return shorten(" · ".join(self._html(text).striptags() for text in texts), SHORT, placeholder=" …")

    def picture(self, picture: Picture) -> Markup:
        """A picture with its words, its size, so that nothing shifts when it comes, and a small version for phones."""
        way = self.root + ("" if self.site.lang == "nl" else "../") + ADDRESS
        small, sizes = small_name(picture.file), self.site.picture_sizes
        size, few = sizes.get(picture.file), sizes.get(small)
        attributes = Markup(' width="{}" height="{}"').format(*size) if size else Markup("")
        if size and few:
            attributes += Markup(' srcset="{} {}w, {} {}w" sizes="(max-width: 44em) 100vw, 44rem"').format(
                way + small, few[0], way + picture.file, size[0]
            )
        return Markup('<img src="{}" alt="{}"{} loading="lazy" decoding="async">').format(
            way + picture.file, picture.alt[self.site.lang], attributes
        )

    def _html(self, text: Prose) -> Markup:
        html = to_html(text[self.site.lang], lambda id_: self.url(self.site.graph[id_]))
        return Markup(framed(html, self._name_of_a_table))

    def _name_of_a_table(self, heads: list[str]) -> str:
        """What a table in the text is called: numbered, for two tables of a page may have the same head."""
        self._tables += 1
        return f"{i18n.word('text_table', self.site.lang)} {self._tables}: {', '.join(heads)}"

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
