"""Running text to safe HTML: Markdown, links between things, and explained terms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from html import escape, unescape

import markdown
import nh3

from roadmaps.kinds.glossary import Glossary
from roadmaps.pages.text_tables import TAGS
from roadmaps.reading.base import Lang

_TAGS = {"p", "ul", "ol", "li", "em", "strong", "a", "blockquote", "br", "code", *TAGS}
_SCHEMES = {"http", "https", "kb"}


def to_html(prose: str, href: Callable[[str], str]) -> str:
    """Markdown to HTML that holds nothing but text, lists, tables, emphasis and links.

    `href` turns the id of a `kb:` link into an address. The checks refuse bad
    text before; this cleans the result all the same.
    """
    return re.sub(
        r'href="kb:([a-z0-9-]+)"( rel="noopener")?', lambda found: f'href="{escape(href(found[1]))}"', _clean(prose)
    )


_MARKDOWN = markdown.Markdown(
    output_format="html", extensions=["tables"]
)  # to make one for each text takes as long as the text


# Lines of words alone, without a mark that Markdown or HTML knows, at their start or within. Most texts are no more.
_LINE = r"(?![\s#>+\-=|:~]|\d+[.)])[^\n\t\\`*_{}\[\]<>&|!~^\x00-\x1f\x7f\xa0]*(?<!\s)"
_WORDS_ALONE = re.compile(rf"{_LINE}(?:\n\n?{_LINE})*")


@lru_cache(maxsize=2**15)
def _clean(prose: str) -> str:
    """The HTML before it knows its page: a text stands on several pages, and in both versions that are compared."""
    if _WORDS_ALONE.fullmatch(prose):
        return "\n".join(f"<p>{paragraph}</p>" for paragraph in prose.split("\n\n"))
    return _marked_up(prose)


def _marked_up(prose: str) -> str:
    html = _MARKDOWN.reset().convert(prose)
    return nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel="noopener")


class Terms:
    """The terms of the glossary in one language, to be found in HTML."""

    def __init__(self, glossary: Iterable[Glossary], lang: Lang):
        self._by_form: dict[str, Glossary] = {}
        self._written: set[str] = set()  # the forms as the glossary writes them, without an added capital
        # The forms by their first word, longest first: so the cost does not grow with the glossary.
        self._starts: dict[str, list[str]] = defaultdict(list)
        for term in glossary:
            for form in (term.name[lang], *term.aliases):
                self._written.add(form)
                for written in (form, form[0].upper() + form[1:]):
                    start = _WORD.match(written)
                    if start and self._by_form.setdefault(written, term) is term:
                        self._starts[start[0]].append(written)
        for forms in self._starts.values():
            forms.sort(key=len, reverse=True)

    def mark(self, html: str, seen: dict[str, Glossary], link: Callable[[Glossary, str], str]) -> str:
        """Replace the first occurrence of each term that is not in `seen` by `link(term, text)`.

        Text inside links is left alone. `seen` is filled with what was found.
        """
        parts, inside_link = re.split(r"(<[^>]+>)", html), False
        for number, part in enumerate(parts):
            if part.startswith("<"):
                inside_link = part.startswith("<a") or (inside_link and part != "</a>")
            elif not inside_link:
                parts[number] = self._mark_text(unescape(part), seen, link)
        return "".join(parts)

    def _mark_text(self, text: str, seen: dict[str, Glossary], link: Callable[[Glossary, str], str]) -> str:
        text, made, done = re.sub(r"\s+", " ", text), [], 0  # a term may be broken over two lines of the file
        for word in _WORD.finditer(text):
            form = next(
                (
                    form
                    for form in self._starts.get(word[0], ())
                    if word.start() >= done and self._stands(form, text, word.start())
                ),
                None,
            )
            if form and self._by_form[form].id not in seen:
                term = seen.setdefault(self._by_form[form].id, self._by_form[form])
                made += [escape(text[done : word.start()], quote=False), link(term, escape(form, quote=False))]
                done = word.start() + len(form)
        return "".join(made) + escape(text[done:], quote=False)

    def _stands(self, form: str, text: str, at: int) -> bool:
        """Whether the term stands here as a whole word. A capital that it does not have itself only starts a sentence."""
        whole = text.startswith(form, at) and not _INSIDE.match(text, at + len(form))
        return whole and (form in self._written or at == 0 or bool(_SENTENCE_END.search(text[max(0, at - 3) : at])))


_WORD = re.compile(r"(?<![\w-])\w+")
_SENTENCE_END = re.compile(r"[.!?:] [‘“'\"(]?$")
_INSIDE = re.compile(r"[\w-]")  # what may not follow a term: "MRA-breed" is another word
