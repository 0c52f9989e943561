"""What helps a reader find a thing besides its own words: synonyms, facets that narrow the hits, and lists that answer better."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from roadmaps.pages.facets import Facets
from roadmaps.pages.graph import Graph
from roadmaps.pages.tracker import Tracker
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang
from roadmaps.reading.thing import Thing
from roadmaps.words import look_up


def synonyms(lang: Lang) -> list[list[str]]:
    """The groups of words that mean the same to readers."""
    groups: list[list[str]] = look_up("synonyms", lang)
    return groups


class Finder:
    """One language of the knowledge base, as search sees it."""

    def __init__(self, graph: Graph, tracker: Tracker, lang: Lang):
        self.graph, self.tracker, self.lang = graph, tracker, lang
        self._groups = [(group, _any_of(group)) for group in synonyms(lang)]

    def words(self, thing: Thing) -> list[str]:
        """Words under which a thing is found besides its own: the synonyms of those in its name, summary and aliases."""
        own = " ".join((thing.name[self.lang], thing.summary[self.lang], *thing.aliases)).casefold()
        found = {word: None for group, has in self._groups if has.search(own) for word in group}
        return [word for word in found if not _any_of([word]).search(own)]

    def facets(self, thing: Thing) -> list[tuple[str, str, str]]:
        """What search can narrow by, besides the kind: (facet, value, name for readers); the first two are the same in each language."""
        related = self.graph.relations(thing)
        places = [("challenge", other) for other in self.graph.challenges_of(thing)]
        places += [("theme", thing)] if thing.kind == "theme" else []
        places += [(kind, relation.thing) for kind in ("challenge", "theme") for relation in related.get(kind, [])]
        found = [(facet, other.id, other.name[self.lang]) for facet, other in places]
        found += [("year", str(year), str(year)) for year in sorted(thing.active_years)]
        found += [("known_to", str(year), str(year)) for year in [self.graph.known_until(thing)] if year]
        found += [
            ("status", value, i18n.value_name("status", value, self.lang)) for value in self.tracker.statuses(thing)
        ]
        return list(dict.fromkeys(found))

    def lists(self) -> list[dict[str, Any]]:
        """The lists that answer a question better than pages do, by what is asked: a status leads to the lines that have it,
        money with a theme to the routes of that theme. `choices` are the values of their filters, each with its words."""
        facets = Facets(self.graph, self.lang)
        rows, routes = self.tracker.rows(), self.graph.of_kind("funding")
        return [
            {
                "name": i18n.word("planned_beside_realised", self.lang),
                "address": i18n.word("outcomes_address", self.lang),
                "must": "status",
                "words": [],
                "choices": self._choices(facets, rows, ("status", "challenge", "year")),
            },
            {
                "name": i18n.capital(i18n.kind_name("funding", self.lang, many=True)),
                "address": f"{i18n.section('funding', self.lang)}/",
                "must": "theme",
                "words": look_up("synonyms", "money", self.lang),
                "choices": self._choices(facets, routes, ("theme", "level")),
            },
        ]

    def _choices(
        self, facets: Facets, items: Iterable[Any], names: tuple[str, ...]
    ) -> list[tuple[str, str, str, list[str]]]:
        """(facet, value, name, words that ask for it); those of items that have nothing are left out."""
        return [
            (name, value, text, self._asked_by(value, text))
            for name in names
            for value, text, _ in facets.counted(items, name)
            if value != "none"
        ]

    def _asked_by(self, value: str, text: str) -> list[str]:
        """The words for a value: its name, its synonyms, and the aliases of the thing that it is."""
        aliases = self.graph[value].aliases if value in self.graph.things else ()
        same = [word for group in synonyms(self.lang) if text.casefold() in group for word in group]
        return list(dict.fromkeys([text, *aliases, *same]))


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
