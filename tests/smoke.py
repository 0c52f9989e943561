"""The last step of .ci/content: the changed pages and a few others in a real browser: `python -m tests.smoke [--base REF]`.

Each is opened in both languages, wide and narrow; search is asked for what changed; and every link inside the site is
followed. An editor who never saw the code reads what is found: the file, what is wrong and what to do.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Browser, ConsoleMessage, sync_playwright

from roadmaps.changes.versions import NoSuchVersion, changed_files
from roadmaps.checking.github import error_command
from roadmaps.checking.read import read
from roadmaps.pages.page_list import root_of
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Lang
from roadmaps.reading.docs_pages import Pair, pairs
from roadmaps.reading.kb import KnowledgeBase
from tests.chromium import ARGUMENTS, executable
from tests.serving import BELOW, served
from tests.site_links import broken_links, parse
from tests.smoke_words import PageProblem, told

WIDTHS = (1280, 320)
# Always opened: pages that show something of everything.
FEW = ("", "mijlpalen/", "gepland-en-gerealiseerd/", "themas/", "financiering/", "zoeken/")
MOST = 40  # changed pages that are opened: with more the gate would take longer than an editor waits
WIDEST = """() => {
  const wide = [...document.querySelectorAll("main *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1);
  return (wide.at(-1)?.textContent ?? "").trim().slice(0, 80);
}"""
HITS = """async (query) => {
  const input = document.querySelector("#search-input"), count = document.querySelector(".search-count");
  input.value = query;
  input.dispatchEvent(new Event("input"));
  for (let times = 0; !count.textContent.includes(`“${query}”`); times++) {
    if (times > 500) return [];
    await new Promise((done) => setTimeout(done, 20));
  }
  return [...document.querySelectorAll(".search-results li > a")].map((link) => link.href);
}"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page to open: its files and its addresses below the root of the site, by language; the name to search a thing by."""

    files: dict[Lang, str]
    addresses: dict[Lang, str]
    names: dict[Lang, str] | None = None


def every_page(kb: KnowledgeBase, docs: Path) -> list[Shown]:
    """All things and all pages written by hand."""
    things = [
        Shown(
            dict.fromkeys(LANGUAGES, document.path),
            {lang: root_of(lang) + i18n.address(thing, lang) for lang in LANGUAGES},
            {lang: thing.name[lang] for lang in LANGUAGES},
        )
        for thing, document in kb.with_files()
    ]
    return things + [_written(pair) for pair in pairs(docs)]


def _written(pair: Pair) -> Shown:
    there: list[Lang] = [lang for lang in LANGUAGES if lang == "nl" or pair.en]
    return Shown(
        {lang: pair[lang].path for lang in there}, {lang: root_of(lang) + pair[lang].address for lang in there}
    )


def chosen(pages: list[Shown], changed: Iterable[str]) -> tuple[list[Shown], list[Shown]]:
    """The pages whose files changed, and the few others."""
    touched = set(changed)
    mine = [page for page in pages if touched & set(page.files.values())]
    return mine, [page for page in pages if page.addresses["nl"] in FEW and page not in mine]


class Smoke:
    """What is found on pages of the site at an address, in one browser."""

    def __init__(self, browser: Browser, address: str):
        self.address = address
        self.page = browser.new_page(viewport={"width": WIDTHS[0], "height": 900})
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("console", self._hear)
        self.page.on("request", lambda request: self.asked.append(request.url))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.said.append(message.text)

    def look(self, page: Shown) -> Iterator[PageProblem]:
        """Everything that is wrong with a page, each thing once."""
        for lang, address in page.addresses.items():
            found = [finding for width in WIDTHS for finding in self._open(address, width, page.files[lang])]
            yield from dict.fromkeys(found)

    def _open(self, address: str, width: int, file: str) -> Iterator[PageProblem]:
        self.said.clear()
        self.asked.clear()
        self.page.set_viewport_size({"width": width, "height": 900})
        answer = self.page.goto(urljoin(self.address, address), wait_until="load")
        if answer is None or not answer.ok:
            yield PageProblem("not-there", file, address, str(answer.status if answer else "-"))
            return
        yield from (PageProblem("script", file, address, text) for text in self.said)
        yield from (PageProblem("elsewhere", file, address, url) for url in self.asked if not self._ours(url))
        if self.page.evaluate("document.documentElement.scrollWidth") > width:
            yield PageProblem("too-wide", file, address, f"{width} px: {self.page.evaluate(WIDEST)}")
        if (headings := self.page.locator("h1").count()) != 1:
            yield PageProblem("headings", file, address, str(headings))

    def _ours(self, url: str) -> bool:
        return url.startswith((self.address.removesuffix(BELOW), "data:", "blob:"))

    def search(self, pages: list[Shown]) -> Iterator[PageProblem]:
        """The things that search does not find by their names."""
        for lang in LANGUAGES:
            self.page.goto(urljoin(self.address, root_of(lang)))
            self.page.keyboard.press("/")
            yield from (
                PageProblem("not-found", page.files[lang], page.addresses[lang], page.names[lang])
                for page in pages
                if page.names and not self._finds(page.names[lang], page.addresses[lang])
            )

    def _finds(self, name: str, address: str) -> bool:
        return urljoin(self.address, address) in self.page.evaluate(HITS, name)


def look_at_links(site: Path, pages: list[Shown]) -> Iterator[PageProblem]:
    """The links that lead nowhere, each with the file of its page."""
    [base] = parse(site / "index.html").xpath("//link[@rel='canonical']/@href")
    files = {page.addresses[lang]: page.files[lang] for page in pages for lang in page.addresses}
    for place, link in broken_links(site, str(base)):
        address = place.removesuffix("index.html")
        yield PageProblem("dead-link", files.get(address, f"site/{place}"), address, link)


def smoke(root: Path, changed: Iterable[str], browser: Browser) -> tuple[int, int, list[PageProblem]]:
    """How many changed pages and others were opened, of the site that stands built below `root`, and what was found."""
    site, every = root / "site", every_page(read(root / "kb"), root / "docs")
    mine, few = chosen(every, changed)
    asked = [page for page in mine if page.names][:MOST] or [page for page in every if page.names][:1]
    found = list(look_at_links(site, every))
    with served(site) as address:
        tried = Smoke(browser, address)
        found += [finding for page in mine[:MOST] + few for finding in tried.look(page)]
        found += tried.search(asked)
        tried.page.close()
    return len(mine[:MOST]), len(few), found


def _changed(root: Path, base: str) -> list[str]:
    """The files that differ from a commit; none where there is no such commit, which is told."""
    if not base:
        return []
    try:
        return [path.removeprefix("./") for path, what in changed_files(root, base) if what != "gone"]
    except NoSuchVersion as error:
        print("\n".join(i18n.word(error.reason, lang).replace("{ref}", base) for lang in LANGUAGES))
        return []


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", default="", help="the commit that the change starts from")
    parser.add_argument("--root", type=Path, default=Path(), help="the folder of the project, with its built site")
    options = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(playwright), args=ARGUMENTS)
        mine, few, found = smoke(options.root, _changed(options.root, options.base), browser)
        browser.close()
    on_github = "GITHUB_ACTIONS" in os.environ
    for finding in found:
        print(f"{finding.file}:1:1: {told(finding)}\n", file=sys.stderr)
        if on_github:
            print(error_command(finding.file, told(finding)))
    if found:
        return 1
    opened = f"{mine} gewijzigde pagina’s en {few} andere geopend / {mine} changed pages and {few} others opened"
    print(f"In orde / all fine: {opened}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
