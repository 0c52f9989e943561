"""Which pages are made from the knowledge base, and where the languages stand."""

from __future__ import annotations

from dataclasses import dataclass

from roadmaps.checking.read import kind_of
from roadmaps.kinds import KINDS
from roadmaps.pages.graph import Graph
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang
from roadmaps.reading.kb import Entry, KnowledgeBase
from roadmaps.reading.thing import Moved, Removed, Thing

DATA = "data/v1/"  # where the open data stand below the root of the site
EMBEDDED: dict[Lang, str] = {"nl": "insluiten/", "en": "embed/"}  # where parts of pages stand for other sites


@dataclass(frozen=True, slots=True, repr=False)  # the macros plugin writes out all that it can see, for a debug mode
class MadePage:
    """A page to be generated: `macro`, one of roadmaps/handwritten/macros.py, makes the whole of it from `argument`."""

    file: str
    macro: str
    argument: str
    kind: str
    thing: Thing | None = None
    removed: Removed | None = None

    def address(self, lang: Lang) -> str:
        """Where the page stands below the root of a language."""
        stays = self.thing or self.removed
        return f"{i18n.section(self.kind, lang)}/" + (f"{stays.id}/" if stays else "")


def pages(kb: KnowledgeBase, lang: Lang) -> list[MadePage]:
    """A page for every thing, one for every thing that was removed, and an overview for every kind that has things."""
    present = {thing.kind for thing in kb.things.values()}
    overviews = [
        MadePage(f"{i18n.section(kind, lang)}/index.md", "overview_of", kind, kind) for kind in KINDS if kind in present
    ]
    things = [
        MadePage(f"{i18n.address(thing, lang)}index.md", "page_of", thing.id, thing.kind, thing)
        for thing in kb.things.values()
    ]
    removed = [
        MadePage(
            f"{retired_address(entry, lang)}index.md",
            "removed_page_of",
            entry.thing.id,
            kind_of(entry.document.path),
            removed=entry.thing,
        )
        for entry in kb.retired
        if isinstance(entry.thing, Removed)
    ]
    return overviews + things + removed


def redirects(graph: Graph, lang: Lang) -> dict[str, Thing]:
    """The addresses of things that moved, below the root of a language, and where each leads."""
    return {
        retired_address(entry, lang): graph[entry.thing.moved_to]
        for entry in graph.kb.retired
        if isinstance(entry.thing, Moved)
    }


def retired_address(entry: Entry[Moved | Removed], lang: Lang) -> str:
    """Where a thing stood that moved or was removed, below the root of a language."""
    return f"{i18n.section(kind_of(entry.document.path), lang)}/{entry.thing.id}/"


def other(lang: Lang) -> Lang:
    """The other language."""
    return "en" if lang == "nl" else "nl"


def root_of(lang: Lang) -> str:
    """Where a language stands below the root of the site."""
    return "" if lang == "nl" else f"{lang}/"
