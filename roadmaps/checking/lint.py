"""A reader's eye for the prose: long sentences, abbreviations that nothing explains, names lost in translation. It warns, and never stops a build."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from roadmaps.checking.rules import mentions
from roadmaps.checking.vocabulary import other_spellings, other_terms
from roadmaps.reading.base import LANGUAGES, Lang, Loc, Prose, Text, find_all
from roadmaps.reading.document import Document
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.problems import Place
from roadmaps.reading.text_tables import TABLE_LINE, shapes

# Letters in a word. Longer ones are mostly two words that lost their space; the page breaks them where it must.
LONGEST_WORD = 59
LONGEST = {"nl": 28, "en": 32}  # words; B1 asks for short sentences, and English takes more words for the same
KNOWN = {"EU", "USA", "PDF", "II", "III", "IV", "NL", "EN"}


Sort = Literal[
    "long-sentence",
    "unexplained",
    "name",
    "term",
    "spelling",
    "unreached",
    "long-word",
    "tables",
    "picture",
    "verdict",
    "verdict-unknown",
]
_SAYS: dict[Sort, str] = {
    "long-sentence": "lange zin / long sentence",
    "unexplained": "afkorting zonder uitleg / unexplained abbreviation",
    "name": "naam niet in het Engels / name not in the English",
    "term": "een andere vertaling dan in de woordenlijst / another translation than in the word list",
    "spelling": "een andere spelling dan in de woordenlijst / another spelling than in the word list",
    "long-word": "heel lang woord; staat er een spatie of streepje te weinig? / very long word; is a space or hyphen missing?",
    "tables": "tabellen ongelijk in beide talen / tables differ between the languages",
    "picture": "plaatje dat nergens wordt getoond / picture that is shown nowhere",
    "verdict": "oordeel telt andere regels dan er nu zijn / verdict counts other lines than there are now",
    "verdict-unknown": "oordeel zegt niet dat het onbekend is / verdict does not say that it is unknown",
    "unreached": "geen menu of link leidt naar deze pagina / no menu or link leads to this page",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at that stops nothing: where, in which language, and what."""

    place: Place
    lang: Lang
    sort: Sort
    found: str

    def __str__(self) -> str:
        return f"{self.place.path}:{self.place.line}: [{self.lang}] {_SAYS[self.sort]}: {self.found}"


def findings(kb: KnowledgeBase) -> Iterator[Finding]:
    """Everything in the running text that a reader may stumble over, in the order of the files."""
    explained = {lang: _explained(kb, lang) for lang in LANGUAGES}
    for thing, document in kb.with_files():
        names = " ".join((thing.name.nl, thing.name.en or "", *thing.aliases))
        own = KNOWN | set(re.findall(r"[A-Z][A-Z0-9&+-]+", names))
        for loc, written in find_all(document.value, str):
            yield from (
                Finding(document.find(loc, word), lang_at(loc), "long-word", word) for word in long_words(written)
            )
        for loc, text in find_all(thing, Text):
            place = document.place(loc)
            yield from (Finding(place, "en", "name", name) for name in _names_lost(kb.names, text))
            yield from (Finding(place, "en", "tables", told) for told in _tables_unlike(text))
            yield from _other_words(document, loc, text, kb.names)
            for lang in LANGUAGES if isinstance(text, Prose) else ():
                place = document.place((*loc, lang))
                yield from (Finding(place, lang, "long-sentence", told) for told in _long_sentences(text[lang], lang))
                unknown = [short for short in _abbreviations(text[lang]) if short not in explained[lang] | own]
                yield from (Finding(place, lang, "unexplained", short) for short in unknown)


def _other_words(document: Document, loc: Loc, text: Text, names: tuple[str, ...]) -> Iterator[Finding]:
    """The terms and spellings of a text that are not those of the word list, each with its place."""
    for lang in LANGUAGES:
        at = (*loc, lang)
        for other in other_spellings(text.written(lang) or "", lang, names):
            yield Finding(document.find(at, other.found), lang, "spelling", str(other))
    for other in other_terms(text.nl, text.en or "", names):
        yield Finding(document.find((*loc, "en"), other.found), "en", "term", str(other))


def lang_at(loc: Loc) -> Lang:
    """The language of a text of a file: Dutch, unless it stands in the English field."""
    return "en" if loc and loc[-1] == "en" else "nl"


def long_words(text: str) -> list[str]:
    """The words in a text with too many letters, each once; a web address is no word."""
    plain = re.sub(r"\]\([^)\s]*\)|https?://\S+", " ", text)
    return list(dict.fromkeys(re.findall(rf"[^\W_]{{{LONGEST_WORD + 1},}}", plain)))


def _names_lost(names: tuple[str, ...], text: Text) -> list[str]:
    """The names that are not translated and that the Dutch has but the English has not."""
    return [
        name
        for name in names
        if text.en and name in text.nl and mentions(text.nl, name) and not mentions(text.en, name)
    ]


def _tables_unlike(text: Text) -> list[str]:
    """How the tables of the two languages differ in rows and columns, if they do."""
    told = [
        ", ".join(f"{rows} × {columns}" for rows, columns in shapes(found)) or "–" for found in (text.nl, text.en or "")
    ]
    return [" ≠ ".join(told)] if isinstance(text, Prose) and text.en and told[0] != told[1] else []


def sentences(text: str) -> list[str]:
    """The sentences of a running text; an item of a list is one too."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    plain = re.sub(TABLE_LINE, "", plain, flags=re.M)
    parts = re.split(r"\n\s*\n|\n\s*(?:-|\d+\.)\s", plain)
    return [
        " ".join(found.split())
        for part in parts
        for found in re.split(r"(?<=[.!?])\s+(?=[A-Z‘“\"'*])", part)
        if found.strip()
    ]


def _long_sentences(text: str, lang: Lang) -> list[str]:
    """How many words each sentence has that is too long, and how it begins."""
    found = [(len(sentence.split()), sentence) for sentence in sentences(text)]
    return [f"{words}: {sentence[:70]}…" for words, sentence in found if words > LONGEST[lang]]


def _abbreviations(text: str) -> list[str]:
    """The abbreviations in a text, each once, in their order."""
    return list(dict.fromkeys(re.findall(r"\b[A-Z]{2,6}\b", text)))


def _explained(kb: KnowledgeBase, lang: Lang) -> set[str]:
    """Abbreviations that have a page of their own, as a name or as another name."""
    names = [name for thing in kb.things.values() for name in (thing.name[lang], *thing.aliases)]
    return {short for name in names for short in _abbreviations(name)}
