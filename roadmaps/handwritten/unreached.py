"""Pages written by hand that readers cannot find: in no menu, and no page or part of the site's frame leads to them. Advice only."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from roadmaps.checking.lint import Finding
from roadmaps.editing.completeness import MENUS
from roadmaps.handwritten.link_places import links
from roadmaps.handwritten.menu import Menu, read_menu
from roadmaps.handwritten.page import Page, read_pages
from roadmaps.reading.base import LANGUAGES, Lang
from roadmaps.reading.problems import Place
from roadmaps.words import look_up


def unreached(docs: Path) -> Iterator[Finding]:
    """The pages of each language that nothing leads to, in the order of their files; none where there is no menu."""
    for lang in LANGUAGES:
        menu = read_menu(docs.parent / MENUS[lang], lang)
        if not isinstance(menu, Menu):
            continue
        written = {page.place: page for page in read_pages(docs, lang)}
        found = _reached({line.page for line in menu.lines} | _of_the_frame(lang, written), written)
        for place, page in written.items():
            if place not in found:
                yield Finding(Place(page.path), lang, "unreached", page.address)


def _of_the_frame(lang: Lang, written: dict[str, Page]) -> set[str]:
    """The pages that the head or foot of every page links to: the words for their addresses name them."""
    known = {text[lang] for name, text in look_up("words", "words").items() if name.endswith("_address")}
    return {place for place, page in written.items() if page.address in known}


def _reached(start: set[str], written: dict[str, Page]) -> set[str]:
    """All that can be reached from these pages by links between pages written by hand."""
    reached, pending = set(start), list(start)
    while pending:
        here = pending.pop()
        if here in written:
            fresh = set(_leads_to(written[here])) - reached
            reached |= fresh
            pending += fresh
    return reached


def _leads_to(page: Page) -> Iterator[str]:
    """The files that the links of a page name."""
    for _, target in links(page.body):
        try:
            path = unquote(urlsplit(target).path)
        except ValueError:
            continue
        yield posixpath.normpath(posixpath.join(posixpath.dirname(page.place), path))
