"""What changed in the content lately, in the words of readers: what the page of recent changes shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from markupsafe import Markup

from roadmaps.changes.compare import Difference
from roadmaps.changes.days import DayOfChanges
from roadmaps.changes.marks import in_html
from roadmaps.changes.telling import Teller
from roadmaps.pages.graph import Graph
from roadmaps.pages.news import NewsDay, NewsLine, NewsSection
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang, Text
from roadmaps.reading.docs_pages import Pair
from roadmaps.reading.thing import Thing

LISTED = 10  # lines of one sort on one day
SHOWN = 10  # days on the page
_SORTS = ("status", "figure", "part", "text", "link", "outside")  # the order of things in a list tells readers nothing


def recent(found: Iterable[DayOfChanges], graph: Graph, written: Iterable[Pair], lang: Lang) -> list[NewsDay]:
    """The days on which readers could see something change, in the words of a language; `days` found them."""
    pairs = tuple(written)
    told = (
        NewsDay(
            day.day,
            tuple(_News(day, graph, lang).sections()),
            day.others,
            tuple(pair for pair in pairs if (page := getattr(pair, lang)) and page.path in day.files),
        )
        for day in found
    )
    return [day for day in told if day.sections or day.others or day.pages]


class _News:
    """The changes of a day in one language."""

    def __init__(self, day: DayOfChanges, graph: Graph, lang: Lang):
        self._found, self._graph, self._lang = day.found, graph, lang
        self._teller = Teller(day.found.names, lang, in_html(lang))

    def sections(self) -> Iterator[NewsSection]:
        """Each sort that there is, the most important first."""
        found = self._found
        kinds = partial(i18n.kind_name, lang=self._lang)
        yield from self._section("added", [self._named(thing, kinds(thing.kind)) for thing in found.added])
        yield from self._section("removed", [self._named(thing, kinds(thing.kind)) for thing in found.removed])
        yield from self._section("moved", [self._named(now, self._was(was, now)) for was, now, _ in found.moved])
        for sort in _SORTS:
            yield from self._differences(sort)

    def _differences(self, sort: str) -> Iterator[NewsSection]:
        """The differences of a sort, those of a thing together."""
        seen = {
            thing.id: [one for one in differences if one.sort == sort and self._seen(one)]
            for thing, differences in self._found.changed
        }
        left, lines = LISTED, []
        for thing, _ in self._found.changed:
            said = tuple(self._said(one) for one in seen[thing.id][:left])
            left -= len(said)
            lines += [self._named(thing, "", said)] if said else []
        yield from self._section(sort, lines, sum(map(len, seen.values())))

    def _section(self, sort: str, lines: list[NewsLine], total: int = 0) -> Iterator[NewsSection]:
        total = total or len(lines)
        if lines:
            title = i18n.word(f"diff_{sort}", self._lang)
            yield NewsSection(sort, title, total, min(total, LISTED), tuple(lines[:LISTED]))

    def _named(self, thing: Thing, note: str, said: tuple[Markup, ...] = ()) -> NewsLine:
        return NewsLine(thing.name[self._lang], self._graph.things.get(thing.id), note, said)

    def _was(self, was: Thing, now: Thing) -> str:
        before = was.name[self._lang]
        same = before == now.name[self._lang]
        return i18n.word("news_moved", self._lang) if same else i18n.word("news_was", self._lang, name=before)

    def _seen(self, one: Difference) -> bool:
        """Whether a reader of this language can see the difference."""
        if isinstance(one.before, Text) and isinstance(one.after, Text):
            return one.before[self._lang] != one.after[self._lang]
        return one.loc[:1] != ("checked",)

    def _said(self, one: Difference) -> Markup:
        """Where in the thing, and what was and is there; the teller made it safe."""
        place = self._teller.place(one.loc, one.sort)
        return Markup(f"{place}{': ' if place else ''}{self._teller.change(one)}")
