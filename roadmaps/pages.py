"""Which pages there are: one per thing and language, and what stands beside it in the other language."""
from __future__ import annotations

from dataclasses import dataclass

from roadmaps import i18n
from roadmaps.graph import Graph


@dataclass(frozen=True, slots=True)
class PageOfThing:
    """A page to be generated: `file` is its Markdown file, `markdown` its whole content, which names only the id."""

    id: str
    file: str
    url: str
    markdown: str


def pages(graph: Graph, lang: str) -> list[PageOfThing]:
    """The pages of all things in one language."""
    made = []
    for thing in graph.things.values():
        url = i18n.address(thing, lang)
        made.append(PageOfThing(thing.id, f"{url}index.md", url, f'{{{{ page_of("{thing.id}") }}}}\n'))
    return made


def other(lang: str) -> str:
    """The other language."""
    return "en" if lang == "nl" else "nl"


def root_of(lang: str) -> str:
    """Where a language stands below the root of the site."""
    return "" if lang == "nl" else f"{lang}/"
