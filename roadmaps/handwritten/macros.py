"""The names that a hand-written page in docs/ may call. README.md shows an example of each."""

from __future__ import annotations

import inspect
from typing import Any

from markupsafe import Markup

from roadmaps.pages.page import Page
from roadmaps.pages.site import Site
from roadmaps.reading import i18n
from roadmaps.reading.base import Text


class Macros:
    """A method for each name. What pages call, and with what, was checked before: roadmaps/handwritten/page_calls.py."""

    def __init__(self, env):
        self.env, self.site = env, env.conf.extra["site"]

    def page_of(self, id_: str) -> str:
        """The whole page of a thing (used by the generated pages)."""
        return self.site.page(self.site.graph[id_], self.env.page.url)

    def removed_page_of(self, id_: str) -> str:
        """The page that says that a thing was removed (used by the generated pages)."""
        return self.site.removed_page(id_, self.env.page.url)

    def overview_of(self, kind: str) -> str:
        """The whole overview page of a kind that has no hand-written one (used by the generated pages)."""
        return f"# {i18n.capital(i18n.kind_name(kind, self.site.lang, many=True))}\n\n{self.overview(kind)}"

    def overview(self, kind: str) -> str:
        """The list of all things of a kind, as its overview page shows it, or another list, such as `target`."""
        return self.site.overview(kind, self.env.page.url)

    def teaser(self, id_: str) -> str:
        """A golden thread to start reading, with its line through the documents."""
        return self.site.teaser(self.site.graph[id_], self.env.page.url)

    def link(self, id_: str, text: str | None = None) -> str:
        """A link to a thing, by its name unless `text` is given."""
        return str(Page(self.site, self.env.page.url).link(self.site.graph[id_], text))

    def fact(self, id_: str, field: str) -> str:
        """One field of a thing in the language of the page, such as `summary` or `year`."""
        value = getattr(self.site.graph[id_], field)
        return str(Markup.escape(value[self.site.lang] if isinstance(value, Text) else value))

    def things(self, kind: str, **filters: str | int) -> str:
        """A list of links to the things of a kind, narrowed by their fields: things("speerpunt", challenge="mobiliteit")."""
        page = Page(self.site, self.env.page.url)
        items = "\n".join(f"<li>{page.link(item)}</li>" for item in _selected(self.site, kind, filters))
        return f'<ul class="list">\n{items}\n</ul>'

    def count(self, kind: str, **filters: str | int) -> str:
        """How many things of a kind there are, narrowed in the same way; or how long another list is, such as `target`."""
        return i18n.number(len(_selected(self.site, kind, filters)), self.site.lang)


def register(env: Any) -> None:
    """Give mkdocs-macros-plugin, or what does its work, each name that a page may call."""
    macros = Macros(env)
    for name, macro in inspect.getmembers(macros, inspect.ismethod):
        if not name.startswith("_"):
            env.macro(macro)


def _selected(site: Site, kind: str, filters: dict[str, str | int]) -> list:
    """The things of a kind, narrowed by their fields; or a list that is no kind, which cannot be narrowed."""
    return [
        item for item in site.listed(kind) if all(_has(getattr(item, name), wanted) for name, wanted in filters.items())
    ]


def _has(value: object, wanted: str | int) -> bool:
    """Whether a field is, or as a list holds, this value."""
    return str(wanted) in map(str, value if isinstance(value, tuple) else (value,))
