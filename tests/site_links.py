"""Links inside a built site that lead nowhere: for the tests, and for the gate for content."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html


@cache
def parse(file: Path) -> html.HtmlElement:
    """The elements of a page."""
    return html.parse(str(file)).getroot()


@cache
def anchors(file: Path) -> frozenset[str]:
    """Every place on a page that a link can lead to."""
    return frozenset(str(id_) for id_ in parse(file).xpath("//*/@id"))


def address(folder: Path, file: Path, base: str) -> str:
    """Where a page of the site in `folder` stands when the site stands at `base`."""
    return base + file.relative_to(folder).as_posix().removesuffix("index.html")


def target(folder: Path, url: str, base: str) -> Path | None:
    """The file that an address of ours leads to."""
    path = urlsplit(url).path.removeprefix(urlsplit(base).path)
    file = folder / path
    file = file / "index.html" if path == "" or path.endswith("/") else file
    return file if file.is_file() else None


def broken_links(folder: Path, base: str) -> list[tuple[str, str]]:
    """(page, link) of every link, picture, script and style of this site that is not there, or whose anchor is not."""
    return [
        (file.relative_to(folder).as_posix(), link)
        for file in sorted(folder.rglob("*.html"))
        for element in parse(file).iter("a", "link", "script", "img")
        if (link := element.get("href") or element.get("src")) and not link.startswith("data:")
        if _broken(folder, urljoin(address(folder, file, base), link), base)
    ]


def _broken(folder: Path, url: str, base: str) -> bool:
    if not url.startswith(base):
        return False
    found, anchor = target(folder, url, base), urlsplit(url).fragment
    return found is None or bool(anchor and found.suffix == ".html" and anchor not in anchors(found))
