"""Which pages are made from the knowledge base, and where the languages stand."""
from __future__ import annotations

from dataclasses import dataclass

from roadmaps import i18n
from roadmaps.graph import Graph
from roadmaps.model import KINDS, Thing


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page to be generated. Its Markdown names ids only, never text: text in a page's source would be evaluated."""

    file: str
    markdown: str
    kind: str
    thing: Thing | None = None

    def address(self, lang: str) -> str:
        """Where the page stands below the root of a language."""
        return i18n.address(self.thing, lang) if self.thing else f"{i18n.section(self.kind, lang)}/"



def pages(graph: Graph, lang: str) -> list[MadePage]:
    """A page for every thing, and an overview for every kind that has things."""
    overviews = [MadePage(f"{i18n.section(kind, lang)}/index.md", f'{{{{ overview_of("{kind}") }}}}\n', kind)
                 for kind in KINDS if graph.of_kind(kind)]
    return overviews + [MadePage(f"{i18n.address(thing, lang)}index.md", f'{{{{ page_of("{thing.id}") }}}}\n', thing.kind, thing)
                        for thing in graph.things.values()]


def other(lang: str) -> str:
    """The other language."""
    return "en" if lang == "nl" else "nl"


def root_of(lang: str) -> str:
    """Where a language stands below the root of the site."""
    return "" if lang == "nl" else f"{lang}/"
