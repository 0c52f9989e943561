"""The pages written by hand, checked without MkDocs: their fields at the top, what they call, and where their links lead."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

from roadmaps.checking.read import FilesRead, read_with_problems
from roadmaps.handwritten.addresses import addresses, gone
from roadmaps.handwritten.destinations import Destinations
from roadmaps.handwritten.file_names import file_problems
from roadmaps.handwritten.menu import menu_problems
from roadmaps.handwritten.page import read_page
from roadmaps.handwritten.page_calls import MOST_PER_PAGE, call_problems
from roadmaps.handwritten.page_html_check import html_problems
from roadmaps.handwritten.pictures import picture_problems
from roadmaps.reading.base import LANGUAGES
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.ordinary_files import hidden, no_files_below
from roadmaps.reading.problems import Invalid, Problem


def read_all(folder: Path, docs: Path, released: Path | None = None, before: FilesRead | None = None) -> KnowledgeBase:
    """Read the knowledge base and check the pages of `docs` against it. Raises Invalid with every problem of both.

    `released` lists the addresses of an earlier release, none of which may be gone. `before` keeps what was read, for
    who reads again.
    """
    kb, problems = read_with_problems(folder, before)
    for published in (docs, *(docs.parent / name for name in ("templates", "theme"))):
        problems += no_files_below(published)
    problems += [*file_problems(docs), *picture_problems(kb, docs)]
    if released and os.path.lexists(released) and not problems:
        problems += gone(kb, addresses(kb, docs), released)
    if kb.entries or not problems:  # without a single thing every call on a page would be blamed
        problems += page_problems(kb, docs)
    if problems:
        raise Invalid(problems)
    return kb


def page_problems(kb: KnowledgeBase, docs: Path) -> list[Problem]:
    """Every problem of every page below docs/nl and docs/en, and of the menus that lead to them."""
    files = [(file, lang) for lang in LANGUAGES for file in sorted((docs / lang).rglob("*.md"))]
    written = [read_page(file, docs, lang) for file, lang in files if not hidden(file.relative_to(docs))]
    site = Destinations(kb, docs, written)
    problems = call_problems(kb, {page.path: page.body for page in written})
    for page in written:
        problems += [*page.problems, *page.field_problems(), *site.beside_problems(page)]
        problems += islice(site.link_problems(page), MOST_PER_PAGE)
        problems += islice(html_problems(page), MOST_PER_PAGE)
    return [*problems, *menu_problems(docs, site)]
