"""The names that a hand-written page in docs/ may call. README.md shows an example of each."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from markdown.extensions.toc import slugify
from markupsafe import Markup, escape

from roadmaps.pages.page import Page
from roadmaps.pages.page_list import MadePage
from roadmaps.pages.site import Site
from roadmaps.reading import i18n
from roadmaps.reading.base import Text


class Macros:
    """A method for each name. What pages call, and with what, was checked before: roadmaps/handwritten/page_calls.py."""

    def __init__(self, site: Site, url: Callable[[], str]):
        self._site, self._url = site, url

    def page_of(self, id_: str) -> str:
        """The whole page of a thing (used by the generated pages)."""
        return self._site.page(self._site.graph[id_], self._url())

    def removed_page_of(self, id_: str) -> str:
        """The page that says that a thing was removed (used by the generated pages)."""
        return self._site.removed_page(id_, self._url())

    def overview_of(self, kind: str) -> str:
        """The whole overview page of a kind that has no hand-written one (used by the generated pages)."""
        name = self._site.name_of_overview(kind)
        return f'<h1 id="{slugify(name, "-")}">{escape(name)}</h1>\n\n{self.overview(kind)}'

    def overview(self, kind: str) -> str:
        """The list of all things of a kind, as its overview page shows it, or another list, such as `target`."""
        return self._site.overview(kind, self._url())

    def teaser(self, id_: str) -> str:
        """A golden thread to start reading, with its line through the documents."""
        return self._site.teaser(self._site.graph[id_], self._url())

    def link(self, id_: str, text: str | None = None) -> str:
        """A link to a thing, by its name unless `text` is given."""
        return str(Page(self._site, self._url()).link(self._site.graph[id_], text))

    def fact(self, id_: str, field: str) -> str:
        """One field of a thing in the language of the page, such as `summary` or `year`."""
        value = getattr(self._site.graph[id_], field)
        return str(Markup.escape(value[self._site.lang] if isinstance(value, Text) else value))

    def things(self, kind: str, **filters: str | int) -> str:
        """A list of links to the things of a kind, narrowed by their fields: things("speerpunt", challenge="mobiliteit")."""
        page = Page(self._site, self._url())
        items = "\n".join(f"<li>{page.link(item)}</li>" for item in _selected(self._site, kind, filters))
        return f'<ul class="list">\n{items}\n</ul>'

    def count(self, kind: str, **filters: str | int) -> str:
        """How many things of a kind there are, narrowed in the same way; or how long another list is, such as `target`."""
        return i18n.number(len(_selected(self._site, kind, filters)), self._site.lang)

    def years(self, kind: str, **filters: str | int) -> str:
        """The years that the things of a kind are about, narrowed in the same way; for `outcome` those of the reports."""
        found = _selected(self._site, kind, filters)
        reports = self._site.tracker.reports(found) if kind == "outcome" else []
        about = {source.year for source in reports} or {year for item in found for year in item.active_years}
        return i18n.listed(sorted(about), self._site.lang)


def made_by(macros: Mapping[str, Callable[..., str]], made: MadePage) -> str:
    """A page of the knowledge base, as HTML: build, preview and report all make it here."""
    return macros[made.macro](made.argument)


def names(site: Site, url: Callable[[], str]) -> dict[str, Callable[..., str]]:
    """Each name that a page may call, for a language of the site; `url` gives the address of the page that calls."""
    methods = inspect.getmembers(Macros(site, url), inspect.ismethod)
    return {name: macro for name, macro in methods if not name.startswith("_")}


def _selected(site: Site, kind: str, filters: dict[str, str | int]) -> list[Any]:
    """The things of a kind, narrowed by their fields; or a list that is no kind, which cannot be narrowed."""
    return [
        item for item in site.listed(kind) if all(_has(getattr(item, name), wanted) for name, wanted in filters.items())
    ]


def _has(value: object, wanted: str | int) -> bool:
    """Whether a field is, or as a list holds, this value."""
    return str(wanted) in map(str, value if isinstance(value, tuple) else (value,))
