"""One English term for a Dutch one, and one spelling of a word: where a text has another than `words/terms.yml` has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from roadmaps.reading.base import Lang
from roadmaps.words import look_up

# What is not in our words: where a link leads, what a page calls, code, and a quotation.
_NOT_OURS = re.compile(r"^```.*?^```|`[^`\n]*`|\]\([^)\s]*\)|https?://\S+|\{\{.*?\}\}|‘[^‘’]*’(?!\w)", re.M | re.S)
_YEAR = "<year>"  # how the list writes any year
_PLURAL = r"(?:e?s|e?n|['’]s)?(?![^\W_])"


@dataclass(frozen=True, slots=True)
class Other:
    """A wording that the list does not want: what stands there, after how many letters, and what to write."""

    found: str
    start: int
    write: str

    def __str__(self) -> str:
        return f"{self.found} → {self.write}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: what to write, what not, and where that means something else; of a term, also the Dutch."""

    write: str
    wordings: tuple[str, ...]
    avoid: re.Pattern[str]
    unless: re.Pattern[str] | None
    dutch: re.Pattern[str] | None

    def others(self, text: str) -> Iterator[Other]:
        """Every unwanted wording; the right one is none when it only begins a sentence or has something behind it."""
        right = (self.write, self.write[0].upper() + self.write[1:])
        for match in self.avoid.finditer(_without(self.unless, text)):
            found = " ".join(match[0].split())
            if not found.startswith(right):
                yield Other(found, match.start(), self.write)

    def fits(self, dutch: str) -> bool:
        """Whether this Dutch text has the term."""
        return self.dutch is not None and self.dutch.search(_without(self.unless, dutch)) is not None


def other_terms(nl: str, en: str, names: Iterable[str]) -> list[Other]:
    """Where the English has another wording for a Dutch term than the list has; official names may hold any."""
    return _others([entry for entry in _among(_terms(), en) if entry.fits(nl)], en, names)


def other_spellings(text: str, lang: Lang, names: Iterable[str]) -> list[Other]:
    """Where a text spells a word otherwise than the list does; official names may hold any."""
    return _others(_among(_spellings(lang), text), text, names)


def _among(entries: Iterable[Entry], text: str) -> list[Entry]:
    """The lines that may have something to say of a text: a quick look, as nearly all have not."""
    plain = " ".join(text.lower().split())
    return [entry for entry in entries if any(wording in plain for wording in entry.wordings)]


def _others(entries: list[Entry], text: str, names: Iterable[str]) -> list[Other]:
    if not entries:
        return []
    ours = _without(_pattern(names, ending=""), _without(_NOT_OURS, text))
    return sorted((other for entry in entries for other in entry.others(ours)), key=lambda other: other.start)


def _without(pattern: re.Pattern[str] | None, text: str) -> str:
    """The text with what the pattern finds blanked, so that all else keeps its place."""
    return pattern.sub(lambda match: re.sub(r"\S", " ", match[0]), text) if pattern else text


@cache
def _terms() -> tuple[Entry, ...]:
    return tuple(_entry(line, line["en"], line["nl"]) for line in look_up("terms", "terms"))


@cache
def _spellings(lang: Lang) -> tuple[Entry, ...]:
    return tuple(_entry(line, line["write"], ()) for line in look_up("terms", "spellings", lang))


def _entry(line: dict[str, Any], write: str, dutch: Iterable[str]) -> Entry:
    avoid, unless = line["avoid"], line.get("unless", [])
    pattern = _pattern(avoid)
    assert pattern, f"roadmaps/words/terms.yml: nothing to avoid for {write}"
    wordings = tuple(wording.lower().removesuffix(_YEAR) for wording in avoid)
    return Entry(write, wordings, pattern, _pattern(unless, ending=""), _pattern(dutch, ending=""))


def _pattern(wordings: Iterable[str], ending: str = _PLURAL) -> re.Pattern[str] | None:
    """What finds these wordings at the start of a word, the longest first; one without capitals is found with them too."""
    longest = sorted(wordings, key=len, reverse=True)
    return re.compile("|".join(rf"(?<![^\W_]){_wording(one)}{ending}" for one in longest)) if longest else None


def _wording(wording: str) -> str:
    spaced = r"\s+".join(map(re.escape, wording.split())).replace(_YEAR, r"\d{4}")
    return f"(?i:{spaced})" if wording.islower() else spaced
