"""Running text to safe HTML: Markdown, links between things, and explained terms."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape, unescape

import markdown
import nh3

from roadmaps.model import Glossary

_TAGS = {"p", "ul", "ol", "li", "em", "strong", "a", "blockquote", "br", "code"}
_SCHEMES = {"http", "https", "kb"}


def to_html(prose: str, href: Callable[[str], str]) -> str:
    """Markdown to HTML that holds nothing but text, lists, emphasis and links.

    `href` turns the id of a `kb:` link into an address. The checks refuse bad
    text before; this cleans the result all the same.
    """
    html = markdown.markdown(prose, output_format="html")
    html = nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel="noopener")
    return re.sub(r'href="kb:([a-z0-9-]+)"( rel="noopener")?', lambda found: f'href="{escape(href(found[1]))}"', html)


class Terms:
    """The terms of the glossary in one language, to be found in HTML."""

    def __init__(self, glossary: Iterable[Glossary], lang: str):
        self._by_form: dict[str, Glossary] = {}
        for term in glossary:
            for form in (term.name[lang], *term.aliases):
                self._by_form.setdefault(form, term)
                self._by_form.setdefault(form[0].upper() + form[1:], term)
        forms = sorted(self._by_form, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, forms))})(?![\w-])") if forms else None

    def mark(self, html: str, seen: dict[str, Glossary], link: Callable[[Glossary, str], str]) -> str:
        """Replace the first occurrence of each term that is not in `seen` by `link(term, text)`.

        Text inside links is left alone. `seen` is filled with what was found.
        """
        if self._pattern is None:
            return html
        parts, inside_link = re.split(r"(<[^>]+>)", html), False

        def replace(found: re.Match) -> str:
            term = self._by_form[unescape(found[0])]
            if term.id in seen:
                return found[0]
            seen[term.id] = term
            return link(term, found[0])

        for number, part in enumerate(parts):
            if part.startswith("<"):
                inside_link = part.startswith("<a") or (inside_link and part != "</a>")
            elif not inside_link:
                parts[number] = self._pattern.sub(replace, part)
        return "".join(parts)
