"""The search index: Pagefind makes it; beside it stands what search knows before it asks, every page with its names and facets, and every word.

All of it is the same for the same site: Pagefind 1.5 is given no filters, which it would write as its hash tables hold them.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from roadmaps.pages.graph import Graph
from roadmaps.pages.page_list import root_of
from roadmaps.pages.search_words import Finder
from roadmaps.pages.tracker import Tracker
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Lang
from roadmaps.reading.thing import Thing

FOLDER = "pagefind"
SIGNATURE = b"pagefind_dcd"  # what stands before the JSON in every file of Pagefind
# A reader who types a subject means these before what is told of them elsewhere.
PROMINENT = {"challenge": 1.3, "theme": 1.3, "thread": 1.3, "speerpunt": 1.2, "initiative": 1.2, "organisation": 0.8}
WORD = re.compile(r"[^\W_]+")
MARKS = re.compile("[\u0300-\u036f'’]+")  # accents that stand apart from their letter, and apostrophes


def finish(folder: Path, graph: Graph) -> None:
    """Make what Pagefind wrote, a folder for each language, ready for our own dialog."""
    tracker = Tracker(graph)
    for lang in LANGUAGES:
        made = folder / lang
        for pattern in ("pagefind-*ui.*", "pagefind-highlight.js"):  # its own interfaces, which fetch the index unasked
            for file in made.glob(pattern):
                file.unlink()
        known = _known(made, Finder(graph, tracker, lang))
        (made / "search.json").write_text(json.dumps(known, ensure_ascii=False, separators=(",", ":")), "utf-8")


def _known(folder: Path, finder: Finder) -> dict[str, Any]:
    """What search knows of one language. Facets and kinds are numbered, so that a page names them shortly."""
    lang, things = finder.lang, finder.graph.things.values()
    by_address = {f"/{i18n.address(thing, lang)}": thing for thing in things}
    [index] = json.loads((folder / "pagefind-entry.json").read_text("utf-8"))["languages"].values()
    values: dict[tuple[str, str, str], int] = {}
    kinds: dict[tuple[str, str, float], int] = {}
    found: Counter[str] = Counter()
    pages = []
    for id_, fragment in _fragments(folder):
        thing = by_address.get(fragment["url"])
        kind = kinds.setdefault(_kind(thing, lang), len(kinds))
        names, also, facets = (thing.aliases, finder.words(thing), finder.facets(thing)) if thing else ((), [], [])
        numbers = [values.setdefault(facet, len(values)) for facet in facets]
        pages.append((id_, root_of(lang) + fragment["url"][1:], fragment["meta"]["title"], kind, names, also, numbers))
        found.update(words_of(fragment["content"]))
    words = _once(found)
    return {
        "index": index["hash"],
        "pages": pages,
        "kinds": list(kinds),
        "values": list(values),
        "lists": finder.lists(),
        "words": " ".join(words),
        "counts": "".join(str(min(9, found[word].bit_length() - 1)) for word in words),  # 2 to that power, or more
    }


def _once(found: Counter[str]) -> list[str]:
    """The words in the order of their letters; one that some write with a hyphen stands there with it only if nobody writes it without."""
    whole = {word for word in found if "-" not in word}
    return sorted(
        (word for word in found if "-" not in word or word.replace("-", "") not in whole),
        key=lambda word: word.replace("-", ""),
    )


def _kind(thing: Thing | None, lang: Lang) -> tuple[str, str, float]:
    """The kind of a page, its name in the list of hits, and how prominent it is there."""
    if thing is None:
        return "page", i18n.word("plain_page", lang), 0.7
    return thing.kind, i18n.capital(i18n.kind_name(thing.kind, lang)), PROMINENT.get(thing.kind, 1.0)


def _fragments(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The pages as Pagefind read them, each with the name of its file, in the order of their addresses."""
    read = []
    for file in folder.glob("fragment/*.pf_fragment"):
        read.append((file.stem, json.loads(gzip.decompress(file.read_bytes()).removeprefix(SIGNATURE))))
    yield from sorted(read, key=lambda one: str(one[1]["url"]))


def words_of(text: str) -> set[str]:
    """The words of a text as they are compared, as in search-words.js: small letters without accents; of one with a hyphen
    or other mark in it also the parts. Pagefind has the parts, and the whole without the mark."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).lower())
    pieces = MARKS.sub("", plain).split()
    found = set()
    for piece in set(pieces):
        parts = WORD.findall(piece)
        found.update(parts)
        if len(parts) > 1:
            found.add("-".join(parts))
    return found
