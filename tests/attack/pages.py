"""Every place that a hand-written page has, the names of files among them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from roadmaps.handwritten.page_check import page_problems
from roadmaps.reading.base import LANGUAGES, Lang
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.problems import Problem
from tests.attack.knowledge import is_whole

_HERE = "@@"  # where the text comes
PLACES = {
    "a heading": "## @@",
    "a heading below a line": "@@\n===",
    "a paragraph": "Tekst @@ tekst",
    "the start of a line": "@@",
    "strong words": "**@@** _@@_",
    "the words of a link": "[@@](https://example.org/)",
    "the address of a link": "[x](@@)",
    "an address between angles": "[x](<@@>)",
    "the title of a link": '[x](https://example.org/ "@@")',
    "an address elsewhere": "[x][een]\n\n[een]: @@",
    "a name of an address": "[x][@@]\n\n[@@]: https://example.org/",
    "a bare address": "<@@>",
    "the words of a picture": "![@@](punt.png)",
    "the address of a picture": "![x](@@)",
    "the title of a picture": '![x](punt.png "@@")',
    "the head of a table": "| @@ | b |\n| --- | --- |\n| 1 | 2 |",
    "a cell of a table": "| a | b |\n| --- | --- |\n| @@ | 2 |",
    "an item of a list": "- een\n- @@",
    "a numbered item": "1. een\n2. @@",
    "a quotation": "> @@",
    "code": "`@@`",
    "a block of code": "```\n@@\n```",
    "the language of code": "```@@\na\n```",
    "attributes of a heading": "## Kop { @@ }",
    "attributes of a link": "[x](https://example.org/){ @@ }",
    "a class": "Tekst\n{ .@@ }",
    "an id": "## Kop { #@@ }",
    "the value of an attribute": '![x](punt.png){ title="@@" }',
    "an attribute of HTML": '<abbr title="@@">x</abbr>',
    "an attribute in single quotes": "<abbr title='@@'>x</abbr>",
    "an attribute without quotes": "<abbr title=@@>x</abbr>",
    "a class of HTML": '<p class="@@">x</p>',
    "an address of HTML": '<a href="@@">x</a>',
    "a picture of HTML": '<img src="@@" alt="x">',
    "the name of an element": "<@@>x</@@>",
    "words in HTML": "<details><summary>@@</summary>x</details>",
    "a comment": "<!-- @@ -->",
    "the words of a call": '{{ link("fietsen", "@@") }}',
    "the id of a call": "{{ link('@@') }}",
    "the field of a call": '{{ fact("fietsen", "@@") }}',
    "the value of a filter": '{{ things("speerpunt", challenge="@@") }}',
    "the name of a filter": '{{ things("speerpunt", @@=1) }}',
    "the list of a call": '{{ overview("@@") }}',
    "a call": "{{ @@ }}",
}
# What a page says at its top: each is written as JSON, which YAML reads, and once as it is.
AT_THE_TOP = {name: f"{name}: @@" for name in ("description", "beside", "search", "form", "nl_hash", "title")}
AT_THE_TOP |= {"a field": "@@: x", "words without quotes": "description: @@"}
_BARE = ("a field", "words without quotes")


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of strangers in one place of a page."""

    place: str
    text: str

    @property
    def written(self) -> str:
        return PLACES[self.place].replace(_HERE, self.text)

    @property
    def at_the_top(self) -> str:
        text = self.text if self.place in _BARE else json.dumps(self.text, ensure_ascii=False)
        return AT_THE_TOP[self.place].replace(_HERE, text)


def page(lang: Lang, pieces: list[str], top: str = "", name: str = "proef") -> str:
    """A page that holds these pieces."""
    usual = {"beside": f"{name}/", "description": "Een proef."}
    fields = "".join(f"{key}: {value}\n" for key, value in usual.items() if not top.startswith(f"{key}:"))
    heading = {"nl": "Proef", "en": "Trial"}[lang]
    return f"---\n{fields}{top}{top and chr(10)}---\n\n# {heading} {name}\n\n" + "\n\n".join(pieces) + "\n"


class Desk:
    """A folder with one page in each language, to write a text of strangers on."""

    def __init__(self, kb: KnowledgeBase, docs: Path):
        self.kb, self.docs = kb, docs
        for lang in LANGUAGES:
            (docs / lang).mkdir(parents=True)
            self.write(lang, page(lang, []))

    def write(self, lang: Lang, text: str) -> None:
        # As bytes: Python would turn the ends of lines into those of this machine.
        (self.docs / lang / "proef.md").write_bytes(text.encode("utf-8", "surrogatepass"))

    def told(self, lang: Lang, text: str) -> list[Problem]:
        """What the check says of this page."""
        self.write(lang, text)
        found = page_problems(self.kb, self.docs)
        self.write(lang, page(lang, []))
        return found


def let_through(desk: Desk, lang: Lang, place: str, texts: tuple[str, ...]) -> list[Piece]:
    """What the check lets through in a place. All else is told of on the page itself, in both languages."""
    found = []
    for piece in (Piece(place, text) for text in texts):
        made = page(lang, [piece.written]) if place in PLACES else page(lang, [], piece.at_the_top)
        if told := desk.told(lang, made):
            path, lines = f"{desk.docs.name}/{lang}/proef.md", made.count("\n") + made.count("\r") + 1
            assert all(one.place.path == path and 1 <= one.place.line <= lines for one in told), (place, piece.text)
            assert all(is_whole(one) for one in told), (place, piece.text)
        else:
            found.append(piece)
    return found


def together(desk: Desk, lang: Lang, pieces: list[Piece]) -> list[str]:
    """The pieces that can stand on one page: what spoils another one is left out, the last one first."""
    kept = [piece.written for piece in pieces]
    while kept and desk.told(lang, page(lang, kept)):
        spoilt = [one for one in kept if desk.told(lang, page(lang, [other for other in kept if other != one])) == []]
        kept.remove(spoilt[-1] if spoilt else kept[-1])
    return kept
