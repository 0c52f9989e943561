"""Where `beside` and the links of a hand-written page may lead: all pages of both languages, written and made."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from roadmaps.handwritten.link_places import around_calls, links
from roadmaps.handwritten.page import BESIDE, Page
from roadmaps.handwritten.rendered import Rendered, rendered
from roadmaps.kinds import KINDS
from roadmaps.pages.page_list import other, pages, root_of
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Lang
from roadmaps.reading.document import place_after
from roadmaps.reading.expectations import LANGUAGE_NAMES
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.ordinary_files import files
from roadmaps.reading.problems import Problem, both, nearest

_A_PAGE: dict[Lang, str] = {"nl": "streefdoelen.md", "en": "targets.md"}  # one that every site has
_MADE = ("assets", "data", "id", "pictures")  # folders of the site that a build fills


class Destinations:
    """The files and addresses of the site by language, and which page each page names as its counterpart."""

    def __init__(self, kb: KnowledgeBase, docs: Path, written: list[Page]):
        self.broken = kb.broken
        self.files: dict[Lang, set[str]] = {}
        self.besides: dict[Lang, dict[str, str | None]] = {}  # by language: the address of a page, and what it names
        for lang in LANGUAGES:
            made = pages(kb, lang)
            there = {file.relative_to(docs / lang).as_posix() for file in files(docs / lang)}
            self.files[lang] = {page.file for page in made} | there
            self.besides[lang] = {page.address(lang): page.address(other(lang)) for page in made}
            self.besides[lang] |= {page.address: page.beside for page in written if page.lang == lang}
        self.naming = {
            lang: {beside: address for address, beside in besides.items()} for lang, besides in self.besides.items()
        }

    def beside_problems(self, page: Page) -> Iterator[Problem]:
        """The two pages of a pair name each other. Only an English page may be still to come."""
        far, named = other(page.lang), page.beside
        if named is None or self.unsure(named, far):
            return
        back = self.naming[far].get(page.address)  # the page that names this one
        told = {"value": named, **both("lang", LANGUAGE_NAMES[far])}
        if named not in self.besides[far]:
            to_come = page.lang == "nl" and back is None and re.fullmatch(r"([a-z0-9-]+/)+", named)
            if not to_come:
                near = back or nearest(_tidy(named), self.besides[far])
                example = f"beside: {near.split(', ')[0] or _tidy(named) or '…'}"
                yield Problem.at(page.place_of("beside"), "beside-nowhere", nearest=near, example=example, **told)
        elif (theirs := self.besides[far][named]) != page.address and self._to_blame(page, named, theirs):
            example = 'beside: ""' if back == "" else f"beside: {back}" if back else BESIDE[page.lang]
            told |= {"theirs": str(theirs), "own": page.address}
            yield Problem.at(page.place_of("beside"), "beside-elsewhere", example=example, **told)

    def _to_blame(self, page: Page, named: str, theirs: str | None) -> bool:
        """Whether a page is wrong that names one which names `theirs`: those two are a pair, or two pairs were swapped."""
        near, far = self.besides[page.lang], self.besides[other(page.lang)]
        if theirs is None or theirs not in near:
            return False
        pair = near[theirs]
        return pair == named or (pair is not None and far.get(pair) == page.address)

    def link_problems(self, page: Page) -> Iterator[Problem]:
        """Every link and picture of a page leads to something that is there."""
        written = list(links(page.body))
        for start, target in written:
            yield from self._link_problem(page, start, target, self._leads)
        if not (made := rendered(page.body)):
            return
        judged = {target for _, target in written if not self._leads(page, _path(target) or "/")}
        for start, target in _only_rendered(page, made, judged):
            yield from self._link_problem(page, start, target, self._leads)
        for target in made.raw_addresses:
            yield from self._link_problem(page, _first_place(page, target), target, self._is_published)

    def _link_problem(
        self, page: Page, start: int, target: str, is_there: Callable[[Page, str], bool]
    ) -> Iterator[Problem]:
        path = _path(target)
        if target.startswith("kb:"):
            place = place_after(page.path, page.body[:start])
            yield Problem.at(place, "kb-link-on-page", found=target, id=target.removeprefix("kb:"))
        elif path is None or (path and not is_there(page, path)):
            place = place_after(page.path, page.body[:start])
            near = self._meant(page, path or target)
            example = f"[tekst]({near.split(', ')[0] or _A_PAGE[page.lang]})"
            yield Problem.at(place, "dead-link", found=target, nearest=near, example=example)

    def _leads(self, page: Page, path: str) -> bool:
        found = posixpath.normpath(posixpath.join(posixpath.dirname(page.place), path))
        there = found in self.files[page.lang] or found.startswith("assets/") or self.unsure(found, page.lang)
        return there and not path.startswith("/")

    def _is_published(self, page: Page, path: str) -> bool:
        """Whether an address in HTML leads somewhere, as a browser sees it from the published page."""
        found = posixpath.normpath(posixpath.join(root_of(page.lang) + page.address, path.removesuffix("index.html")))
        within = found.removeprefix(root_of(page.lang))
        return found in self._published or found.split("/")[0] in _MADE or self.unsure(within, page.lang)

    @cached_property
    def _published(self) -> set[str]:
        """All that can be asked for below the root of the site: pages of both languages, and files."""
        return {
            posixpath.normpath(root_of(lang) + at)
            for lang in LANGUAGES
            for at in (*self.besides[lang], *self.files[lang])
        }

    def unsure(self, path: str, lang: Lang) -> bool:
        """Whether this may be a page that is only missing because files of the knowledge base have mistakes."""
        return bool(self.broken) and path.split("/")[0] in {i18n.section(kind, lang) for kind in KINDS}

    def _meant(self, page: Page, path: str) -> str:
        """The files that an address which leads nowhere may have been meant for, seen from the page."""
        folder = posixpath.dirname(page.place) or "."
        seen = [posixpath.relpath(file, folder) for file in self.files[page.lang]]
        bare = path.strip("/").removesuffix(".html").removesuffix("/index")
        exact = [name for name in (f"{bare}/index.md", f"{bare}.md") if name in seen]
        return exact[0] if exact else nearest(path, seen)


def _only_rendered(page: Page, made: Rendered, judged: set[str]) -> Iterator[tuple[int, str]]:
    """The addresses that Markdown makes of what cannot be read out of the text: where each stands, or else the first line.

    Those in `judged` were told of, or lead to other sites.
    """
    calls = around_calls(page.body)
    for address in made.addresses:
        if unescape(address) not in judged and not any(call.fullmatch(address) for call in calls):
            yield _first_place(page, address), address


def _first_place(page: Page, address: str) -> int:
    """Where an address first stands in the text; where the text begins when it is spelt otherwise."""
    return max(page.body.find(address), len(page.body) - len(page.body.lstrip("\n")))


def _tidy(address: str) -> str:
    """An address as `beside` wants it: from the root of its language, with a slash at its end."""
    bare = re.sub(r"^/?(en/|nl/)?|(index)?(\.md|\.html)$|/+$", "", address)
    return f"{bare}/" if bare else ""


def _path(target: str) -> str | None:
    """The path in the address of a link, empty for one to another site or within the page; None when it is no address."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    return "" if parts.scheme or parts.netloc else unquote(parts.path)
