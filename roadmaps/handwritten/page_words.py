"""Very long words on pages written by hand, and words that are not those of the word list, with their places. Advice only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from roadmaps.checking.lint import Finding, long_words
from roadmaps.checking.vocabulary import other_spellings, other_terms
from roadmaps.handwritten.page import Page, read_pages
from roadmaps.reading.base import LANGUAGES
from roadmaps.reading.document import place_after
from roadmaps.reading.problems import Place


def long_words_on_pages(docs: Path) -> Iterator[Finding]:
    """Every word with too many letters, at the first place where it stands on its page."""
    for lang in LANGUAGES:
        for page in read_pages(docs, lang):
            for word in long_words(page.body):
                yield Finding(place_after(page.path, page.body[: page.body.find(word)]), lang, "long-word", word)


def other_words_on_pages(docs: Path, names: tuple[str, ...]) -> Iterator[Finding]:
    """Terms and spellings that are not those of the word list; terms where the page beside it has the Dutch."""
    written = {lang: read_pages(docs, lang) for lang in LANGUAGES}
    dutch = {page.address: page for page in written["nl"]}
    for lang, pages in written.items():
        for page in pages:
            for other in other_spellings(_text(page), lang, names):
                yield Finding(_place(page, other.start), lang, "spelling", str(other))
            beside = dutch.get(page.beside or "") if lang == "en" else None
            for other in other_terms(_text(beside), _text(page), names) if beside else ():
                yield Finding(_place(page, other.start), lang, "term", str(other))


def _text(page: Page) -> str:
    """The text of a page, and behind it what it says of itself to search engines."""
    return f"{page.body}\n{page.fields.value.get('description', '') if page.fields else ''}"


def _place(page: Page, start: int) -> Place:
    return place_after(page.path, page.body[:start]) if start < len(page.body) else page.place_of("description")
