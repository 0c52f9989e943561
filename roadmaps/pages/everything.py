"""Everything on the site by name, for the list from A to Z and for the page of addresses that do not exist."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from roadmaps.pages.graph import Graph
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang
from roadmaps.reading.docs_pages import Pair
from roadmaps.reading.thing import Thing


@dataclass(frozen=True, slots=True)
class Named:
    """A name with what bears it, a thing or a page written by hand, and its address below the root of the language."""

    name: str
    kind: str
    address: str
    thing: Thing | None = None
    page: Pair | None = None


def everything(graph: Graph, written: Iterable[Pair], lang: Lang) -> list[Named]:
    """Every thing and every page written by hand, in the order of the alphabet."""
    return sorted(_named(graph, written, lang), key=lambda one: (sorted_by(one.name), one.name, one.kind))


def by_letter(found: list[Named]) -> list[tuple[str, list[Named]]]:
    """The same in groups by their first letter; `0-9` is what begins with none."""
    return [(letter, list(group)) for letter, group in groupby(found, key=lambda one: _letter(one.name))]


def sorted_by(name: str) -> str:
    """What a name is sorted by: its letters and digits, without accents and without marks before them."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign))
    start = next((at for at, sign in enumerate(bare) if sign.isalnum()), 0)
    return bare[start:]


def _named(graph: Graph, written: Iterable[Pair], lang: Lang) -> Iterator[Named]:
    for thing in graph.things.values():
        kind = i18n.capital(i18n.kind_name(thing.kind, lang))
        yield Named(thing.name[lang], kind, i18n.address(thing, lang), thing=thing)
    for pair in written:
        page = pair[lang]
        up = "" if page.lang == lang else "../"  # where there is no English, the Dutch page
        yield Named(page.title, i18n.word("plain_page", lang), up + page.address, page=pair)


def _letter(name: str) -> str:
    first = sorted_by(name)[:1]
    return first.upper() if "a" <= first <= "z" else "0-9"
