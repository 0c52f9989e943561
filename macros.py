"""The names that a hand-written page in docs/ may call. README.md shows an example of each."""
from __future__ import annotations

from markupsafe import Markup

from roadmaps import i18n
from roadmaps.model import Text
from roadmaps.render import Page, Site


def define_env(env) -> None:
    """Called by mkdocs-macros-plugin, once per build. What pages call, and with what, was checked before: roadmaps/page_calls.py."""
    site = env.conf.extra["site"]

    @env.macro
    def page_of(id_: str) -> str:
        """The whole page of a thing (used by the generated pages)."""
        return site.page(site.graph[id_], env.page.url)

    @env.macro
    def removed_page_of(id_: str) -> str:
        """The page that says that a thing was removed (used by the generated pages)."""
        return site.removed_page(id_, env.page.url)

    @env.macro
    def overview_of(kind: str) -> str:
        """The whole overview page of a kind that has no hand-written one (used by the generated pages)."""
        return f"# {i18n.capital(i18n.kind_name(kind, site.lang, many=True))}\n\n{overview(kind)}"

    @env.macro
    def overview(kind: str) -> str:
        """The list of all things of a kind, as its overview page shows it, or another list, such as `target`."""
        return site.overview(kind, env.page.url)

    @env.macro
    def teaser(id_: str) -> str:
        """A golden thread to start reading, with its line through the documents."""
        return site.teaser(site.graph[id_], env.page.url)

    @env.macro
    def link(id_: str, text: str | None = None) -> str:
        """A link to a thing, by its name unless `text` is given."""
        return str(Page(site, env.page.url).link(site.graph[id_], text))

    @env.macro
    def fact(id_: str, field: str) -> str:
        """One field of a thing in the language of the page, such as `summary`, `year` or `type`."""
        value = getattr(site.graph[id_], field)
        return str(Markup.escape(value[site.lang] if isinstance(value, Text) else value))

    @env.macro
    def things(kind: str, **filters: str | int) -> str:
        """A list of links to the things of a kind, narrowed by their fields: things("speerpunt", challenge="mobiliteit")."""
        page = Page(site, env.page.url)
        items = "\n".join(f"<li>{page.link(item)}</li>" for item in _selected(site, kind, filters))
        return f'<ul class="list">\n{items}\n</ul>'

    @env.macro
    def count(kind: str, **filters: str | int) -> str:
        """How many things of a kind there are, narrowed in the same way; or how long another list is, such as `target`."""
        return i18n.number(len(_selected(site, kind, filters)), site.lang)


def _selected(site: Site, kind: str, filters: dict[str, str | int]) -> list:
    """The things of a kind, narrowed by their fields; or a list that is no kind, which cannot be narrowed."""
    return [item for item in site.listed(kind) if all(_has(getattr(item, name), wanted) for name, wanted in filters.items())]


def _has(value: object, wanted: str | int) -> bool:
    """Whether a field is, or as a list holds, this value."""
    return str(wanted) in map(str, value if isinstance(value, tuple) else (value,))
