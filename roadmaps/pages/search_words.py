"""What helps a reader find a thing: synonyms, the parts of compound words, and the facets that search is narrowed by."""

from __future__ import annotations

import re
from functools import cached_property

from roadmaps.pages.graph import Graph
from roadmaps.pages.tracker import Tracker
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang
from roadmaps.reading.thing import Thing
from roadmaps.words import look_up

SHORTEST_PART = 5  # "net" at the end of a word is as often an ending as a part


def synonyms(lang: Lang) -> list[list[str]]:
    """The groups of words that mean the same to readers."""
    groups: list[list[str]] = look_up("synonyms", lang)
    return groups


class Finder:
    """One language of the knowledge base, as search sees it."""

    def __init__(self, graph: Graph, tracker: Tracker, lang: Lang):
        self.graph, self.tracker, self.lang = graph, tracker, lang

    def words(self, thing: Thing) -> list[str]:
        """Words under which a thing is found besides its own: synonyms, and the parts of compounds in its name."""
        own = self._own(thing)
        found = [word for group in synonyms(self.lang) if any(_has(own, word) for word in group) for word in group]
        parts = [part for word in _tokens(own) for part in self._parts(word)]
        return [word for word in dict.fromkeys(found + parts) if not _has(own, word)]

    def facets(self, thing: Thing) -> list[tuple[str, str]]:
        """What search can narrow by, besides the kind: (label, value) in words of the reader."""
        related = self.graph.relations(thing)
        places = [("challenge", other) for other in self.graph.challenges_of(thing)]
        places += [("theme", thing)] if thing.kind == "theme" else []
        places += [(kind, relation.thing) for kind in ("challenge", "theme") for relation in related.get(kind, [])]
        named = [(label, other.name[self.lang]) for label, other in places]
        named += [("year", str(year)) for year in sorted(thing.active_years)]
        named += [("known_to", str(year)) for year in [self.graph.known_until(thing)] if year]
        named += [("status", i18n.value_name("status", value, self.lang)) for value in self.tracker.statuses(thing)]
        return [(i18n.word(label, self.lang), value) for label, value in dict.fromkeys(named)]

    def _own(self, thing: Thing) -> str:
        return " ".join((thing.name[self.lang], thing.summary[self.lang], *thing.aliases)).casefold()

    def _parts(self, word: str) -> list[str]:
        return [word[start:] for start in range(4, len(word) - SHORTEST_PART + 1) if word[start:] in self._vocabulary]

    @cached_property
    def _vocabulary(self) -> set[str]:
        return {
            word
            for thing in self.graph.things.values()
            for word in _tokens(self._own(thing))
            if len(word) >= SHORTEST_PART
        }


def _tokens(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def _has(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text) is not None
