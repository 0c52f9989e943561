"""How a text is shown: on one line or as a heading, marked where it is Dutch or older than the Dutch."""

from __future__ import annotations

from markupsafe import Markup, escape

from roadmaps.reading import i18n
from roadmaps.reading.base import Lang, Text
from roadmaps.reading.docs_pages import Pair
from roadmaps.reading.thing import Block


def translation_note(text: Text, lang: Lang) -> str:
    """What a reader of the English should know of a text: that it is Dutch, or that the Dutch has changed since. Else empty."""
    known = {"missing": "not_translated", "stale": "translation_stale"}
    return i18n.word(known[text.state], lang) if lang == "en" and text.state in known else ""


def in_dutch(text: Text | Pair, lang: Lang) -> Markup:
    """The attribute that says that a text, or a page, is Dutch where its English is missing."""
    return Markup(' lang="nl"' if lang == "en" and text.en is None else "")


def shown(text: Text, lang: Lang) -> Markup:
    """One line of text in a language, marked where it is Dutch or older than the Dutch."""
    if not (note := translation_note(text, lang)):
        return escape(text[lang])
    return Markup('<span{}>{}</span> <small class="translation-note">({})</small>').format(
        in_dutch(text, lang), text[lang], note
    )


def word_count(block: Block, lang: Lang) -> int:
    """How many words a block of text has, its list included."""
    texts = (block.text, *(block.list.items if block.list else ()))
    return sum(len(text[lang].split()) for text in texts)


def heading(text: Text, lang: Lang) -> Markup:
    """A text as a heading, marked as Dutch where its English is missing."""
    marked = in_dutch(text, lang)
    return Markup("<span{}>{}</span>").format(marked, text[lang]) if marked else escape(text[lang])
