"""Very long words on pages written by hand, with their places. Advice only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from roadmaps.checking.lint import Finding, long_words
from roadmaps.handwritten.page import read_pages
from roadmaps.reading.base import LANGUAGES
from roadmaps.reading.document import place_after


def long_words_on_pages(docs: Path) -> Iterator[Finding]:
    """Every word with too many letters, at the first place where it stands on its page."""
    for lang in LANGUAGES:
        for page in read_pages(docs, lang):
            for word in long_words(page.body):
                yield Finding(place_after(page.path, page.body[: page.body.find(word)]), lang, "long-word", word)
