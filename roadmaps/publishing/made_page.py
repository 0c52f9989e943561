"""Pages of MkDocs that are made from the knowledge base: HTML from our templates, past Markdown and the macros plugin."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc

from roadmaps.handwritten.macros import made_by, names
from roadmaps.pages.page_list import MadePage

_HEADING = re.compile(r"<h([1-6])((?:\s[^>]*)?)>(.*?)</h\1>", re.S)
_ID = re.compile(r'\sid="([^"]+)"')
# A heading with this attribute stands in a box of its own, and not in the contents.
LEFT_OUT = "data-toc-omit"


class KnowledgePage(Page):
    """A page that one macro makes whole. It is given that macro's HTML as its content, and a contents list from its headings."""

    made: MadePage

    @classmethod
    def take_over(cls, page: Page, made: MadePage) -> None:
        """Make a page of this class from one that MkDocs made: its menu and its files hold on to that one."""
        page.__class__ = cls
        page.made = made  # type: ignore[attr-defined]

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source; what the macros plugin would do with one is not needed."""
        self.markdown, self.meta = "", {"render_macros": False}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Call the macro, as a hand-written page would."""
        self.content = made_by(names(config.extra["site"], lambda: str(self.url)), self.made)
        self.toc = contents(self.content)
        self._title_from_render = next((str(item.title) for item in self.toc), None)
        self.present_anchor_ids = ids(self.content)
        self.links_to_anchors = {}  # the templates make their links themselves; a test follows each


def ids(html: str) -> set[str]:
    """What a link to this page can point at."""
    return set(_ID.findall(html))


def contents(html: str) -> TableOfContents:
    """The headings of a page that have an id, each with those below it, for the contents list."""
    top: list[Any] = []
    way: list[Any] = []
    for level, attributes, inside in _HEADING.findall(html):
        found = _ID.search(attributes)
        if not found or LEFT_OUT in attributes:
            continue
        item: dict[str, Any] = {"level": int(level), "id": found[1], "name": _text(inside), "children": []}
        while way and way[-1]["level"] >= item["level"]:
            way.pop()
        (way[-1]["children"] if way else top).append(item)
        way.append(item)
    return get_toc(top)


def _text(html: str) -> str:
    """The words of a heading, escaped."""
    return escape(" ".join(unescape(re.sub(r"<[^>]+>", "", html)).split()), quote=False)
