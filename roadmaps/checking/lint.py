"""A reader's eye for the prose: long sentences, abbreviations that nothing explains, names lost in translation. It warns, and never stops a build."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from roadmaps.checking.rules import mentions
from roadmaps.reading.base import LANGUAGES, Lang, Prose, Text, walk
from roadmaps.reading.kb import KnowledgeBase

LONGEST = {"nl": 28, "en": 32}  # words; B1 asks for short sentences, and English takes more words for the same
KNOWN = {"EU", "USA", "PDF", "II", "III", "IV", "NL", "EN"}


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at: where, which language, and what."""

    path: str
    line: int
    lang: Lang
    kind: str  # long-sentence, unexplained or name
    found: str

    def __str__(self) -> str:
        says = {
            "long-sentence": "lange zin / long sentence",
            "unexplained": "afkorting zonder uitleg / unexplained abbreviation",
            "name": "naam niet in het Engels / name not in the English",
        }
        return f"{self.path}:{self.line}: [{self.lang}] {says[self.kind]}: {self.found}"


def remarks(kb: KnowledgeBase) -> Iterator[Remark]:
    """Everything in the running text that a reader may stumble over, in the order of the files."""
    explained = {lang: _explained(kb, lang) for lang in LANGUAGES}
    for entry in kb.entries:
        own = set(
            re.findall(r"[A-Z][A-Z0-9&+-]+", " ".join((entry.thing.name.nl, entry.thing.name.en, *entry.thing.aliases)))
        )
        for loc, value in walk(entry.thing):
            if isinstance(value, Text):
                for name in _names_lost(kb.names, value):
                    yield Remark(entry.document.path, entry.document.place(loc).line, "en", "name", name)
            if not isinstance(value, Prose):
                continue
            for lang in LANGUAGES:
                line = entry.document.place((*loc, lang)).line
                for sentence in sentences(value[lang]):
                    words = len(sentence.split())
                    if words > LONGEST[lang]:
                        yield Remark(entry.document.path, line, lang, "long-sentence", f"{words}: {sentence[:70]}…")
                for short in dict.fromkeys(re.findall(r"\b[A-Z]{2,6}\b", value[lang])):
                    if short not in explained[lang] | own | KNOWN:
                        yield Remark(entry.document.path, line, lang, "unexplained", short)


def _names_lost(names: tuple[str, ...], text: Text) -> list[str]:
    """The names that are not translated and that the Dutch has but the English has not."""
    return [
        name
        for name in names
        if text.en and name in text.nl and mentions(text.nl, name) and not mentions(text.en, name)
    ]


def sentences(text: str) -> list[str]:
    """The sentences of a running text; an item of a list is one too."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    parts = re.split(r"\n\s*\n|\n\s*(?:-|\d+\.)\s", plain)
    return [
        " ".join(found.split())
        for part in parts
        for found in re.split(r"(?<=[.!?])\s+(?=[A-Z‘“\"'*])", part)
        if found.strip()
    ]


def _explained(kb: KnowledgeBase, lang: Lang) -> set[str]:
    """Abbreviations that have a page of their own, as a name or as another name."""
    names: list[str] = []
    for entry in kb.entries:
        text: Text = entry.thing.name
        names += [text[lang], *entry.thing.aliases]
    return {short for name in names for short in re.findall(r"\b[A-Z]{2,6}\b", name)}
