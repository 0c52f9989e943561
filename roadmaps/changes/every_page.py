"""What every page says, without MkDocs: to compare two versions, or for another renderer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, StrictUndefined, TemplateError

from roadmaps.handwritten.macros import made_by, names
from roadmaps.pages.graph import Graph
from roadmaps.pages.page_list import pages, root_of
from roadmaps.pages.site import Site
from roadmaps.reading.base import LANGUAGES, Lang
from roadmaps.reading.docs_pages import address_of, pairs
from roadmaps.reading.front_matter import front_matter
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.ordinary_files import files


@dataclass(frozen=True, slots=True)
class PageChanges:
    """Addresses below the root of the site, in both languages, of pages that are new, read otherwise, or are gone."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def page_changes(
    before: KnowledgeBase, old_docs: Path, now: KnowledgeBase, new_docs: Path, repository: str
) -> PageChanges:
    """What differs between the pages of two versions, both made with the templates of today."""
    if _same(before, now) and _texts(old_docs) == _texts(new_docs):
        return PageChanges()
    was, is_ = Graph(before), Graph(now)
    earlier, later = (
        {
            root_of(lang) + address: text
            for lang in LANGUAGES
            for address, text in every_page(graph, docs, lang, repository).items()
        }
        for graph, docs in ((was, old_docs), (is_, new_docs))
    )
    changed = {address for address in earlier.keys() & later.keys() if earlier[address] != later[address]}
    return PageChanges(
        *(_in_order(found) for found in (later.keys() - earlier.keys(), changed, earlier.keys() - later.keys()))
    )


def _in_order(addresses: Iterable[str]) -> tuple[str, ...]:
    """The Dutch addresses, then the English ones."""
    return tuple(sorted(addresses, key=lambda address: (address.startswith(root_of("en")), address)))


def _same(before: KnowledgeBase, now: KnowledgeBase) -> bool:
    """Whether the files say the same; comments, and the lines on which things stand, are no difference."""
    return all(
        [entry.thing for entry in one] == [entry.thing for entry in other]
        for one, other in ((before.entries, now.entries), (before.retired, now.retired))
    )


def _texts(docs: Path) -> dict[str, bytes]:
    return {file.relative_to(docs).as_posix(): file.read_bytes() for file in files(docs, ".md")}


def every_page(graph: Graph, docs: Path, lang: Lang, repository: str) -> dict[str, str]:
    """The HTML of every made page, and the Markdown of every hand-written one, by its address below the root of the language; a hand-written page goes before a made one."""
    here = [""]
    macros = names(Site(graph, lang, repository, written=pairs(docs)), lambda: here[-1])
    render = _renderer(macros)
    written = {file.relative_to(docs / lang).as_posix(): file for file in files(docs / lang, ".md")}
    rendered = {}
    for made in pages(graph.kb, lang):
        if made.file not in written:
            here.append(made.address(lang))
            rendered[here[-1]] = made_by(macros, made)
    for path, file in written.items():
        here.append(address_of(path))
        rendered[here[-1]] = _hand_written(file, render)
    return rendered


def _renderer(macros: dict[str, Callable[..., str]]) -> Callable[[str], str]:
    """What fills in the macros of a page."""
    environment = Environment(undefined=StrictUndefined)
    return lambda text: environment.from_string(text).render(**macros)


def _hand_written(file: Path, render: Callable[[str], str]) -> str:
    """A page from docs/. One that calls what is not there now, as an older one may, is taken as it is written."""
    text = file.read_text("utf-8", errors="replace")
    front = front_matter(text)
    text = text[front.body :] if front else text
    try:
        return render(text)
    except (TemplateError, ValueError, TypeError, LookupError, AttributeError):
        return text
