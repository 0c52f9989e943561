"""How the words of a report are marked, in Markdown or in HTML: what went, what came, and text that stays text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from roadmaps.reading import i18n
from roadmaps.reading.base import Lang

LONGEST = 160  # characters of a text


@dataclass(frozen=True, slots=True)
class Marks:
    """`text` and `code` make what a file says safe, the first cut to a number of characters; `old` and `new` mark what is safe."""

    text: Callable[[str, int], str]
    code: Callable[[str], str]
    old: Callable[[str], str]
    new: Callable[[str], str]


def code(text: str) -> str:
    """An address or a path as code: nothing in it can end the code, or begin a command."""
    return "`" + re.sub(r"[`\x00-\x1f\x7f]", "?", text) + "`"


def plain(text: str, longest: int = LONGEST) -> str:
    """Text that can be neither markup, nor a mention, nor a command, cut where it is long."""
    text = re.sub(r"([\\`*_\[\]#|~]|(?<=\])\()", r"\\\1", escape(_cut(text, longest), quote=False))
    return re.sub(r"(?<=:)(?=:|//)|(?<=@)(?=\w)|(?<=www)(?=\.)", "\u200b", text)


def _cut(text: str, longest: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else text[:longest].rstrip() + "…"


MARKDOWN = Marks(plain, code, "~~{}~~".format, "**{}**".format)


def in_html(lang: Lang) -> Marks:
    """The same for a page; who hears it is told too what went and what came."""

    def marked(element: str, word: str) -> Callable[[str], str]:
        said = f'<span class="unseen">{i18n.word(word, lang)}: </span>'
        return lambda text: f"<{element}>{said}{text}</{element}>"

    return Marks(
        text=lambda text, longest: escape(_cut(text, longest)),
        code=lambda text: f"<code>{escape(text)}</code>",
        old=marked("del", "diff_goes"),
        new=marked("ins", "diff_comes"),
    )
