"""What the HTML of a hand-written page may not hold, told where it was written: a parser reads what Markdown made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from html.entities import html5
from html.parser import HTMLParser

from roadmaps.handwritten.link_places import only_text
from roadmaps.handwritten.page import Page
from roadmaps.handwritten.page_html import ADDRESSES, CLASSES, TAGS, allowed, as_a_browser_reads
from roadmaps.handwritten.rendered import rendered
from roadmaps.reading.invisible import INVISIBLE, holds_invisible
from roadmaps.reading.problems import Place, Problem

# How the tables of Markdown put a column to the right: it does no harm, and is not published.
_ALIGNED = ("style", r"text-align: (?:left|right|center);")
_OF_HTML = (
    "b",
    "br",
    "sub",
    "sup",
    "details",
    "abbr",
    "div",
    "span",
)  # named in the message: what Markdown cannot write


@dataclass(frozen=True, slots=True)
class Fault:
    """What a page may not hold: the code of its message, what it is, and the pattern of what was written."""

    code: str
    found: str
    sought: str


def html_problems(page: Page) -> Iterator[Problem]:
    """Every element, attribute and address that the list does not have, at its place."""
    seen = not holds_invisible(page.body)  # else that was told of, where it stands
    found = [fault for fault in faults(page.body) if seen or fault.code != "control-character"]
    lines = list(_lines(page)) if found else []
    places: dict[str, Iterator[Place]] = {}
    told = {"known": ", ".join(_OF_HTML), "classes": ", ".join(CLASSES)}
    for fault in found:
        of_this = places.setdefault(fault.sought.casefold(), _places(page.path, lines, fault.sought))
        place = next(of_this, None) or _first_line(page)
        yield Problem.at(place, fault.code, found=fault.found, **told)


@lru_cache(maxsize=1024)  # the preview asks for all pages after each change of one
def faults(body: str) -> tuple[Fault, ...]:
    """What the text of a page may not hold, in the order of the page."""
    made = rendered(body)
    if made is None:
        return (Fault("attribute-on-page", "{ id }", r"(?P<at>\{)(?=:?(?:[^{}\n]*\s)?id(?:\s[^{}\n]*)?\})"),)
    reader = _Reader()
    reader.feed(made.html)
    reader.close()
    return tuple(reader.faults)


class _Reader(HTMLParser):
    """Reads what Markdown made of a page, and keeps what is not allowed."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[Fault] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self._tell("html-on-page", f"<{tag}>", rf"(?P<at><){re.escape(tag)}\b")
            return
        for name, value in attrs:
            self._attribute(tag, name, value or "")
            self.handle_data(value or "")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if allowed(tag, name, value) or (name == _ALIGNED[0] and re.fullmatch(_ALIGNED[1], value)):
            return
        if name in ADDRESSES and name in TAGS[tag]:
            before = r"\baction\s*=\s*[\"']?" if name == "action" else r"(?:[(<:]|=\s*[\"']?)\s*"
            sought = rf"{before}(?P<at>{re.escape(as_a_browser_reads(value))})(?=[\s)>\"']|$)"
            if not value.startswith("kb:"):  # of these the check of links tells more
                self._tell("address-on-page", value, sought)
        elif name in ("id", "class"):
            self._tell("attribute-on-page", f'{name}="{value}"', f"(?P<at>{re.escape(value)})")
        else:
            self._tell("attribute-on-page", name, rf"(?P<at>(?<![\w-]){re.escape(name)}(?![\w-]))")

    def handle_data(self, data: str) -> None:
        for unseen in re.findall(INVISIBLE, data):
            names = [name for name, char in html5.items() if char == unseen and name.endswith(";")]
            spelt = "|".join((f"#0*{ord(unseen)};", f"#x0*{ord(unseen):x};", *names))
            self._tell("control-character", "", f"(?P<at>&(?:{spelt}))")

    def handle_decl(self, decl: str) -> None:
        self._tell("html-on-page", f"<!{decl}>", "(?P<at><!)")

    def handle_pi(self, data: str) -> None:
        self._tell("html-on-page", f"<?{data}>", r"(?P<at><\?)")

    def unknown_decl(self, data: str) -> None:
        self._tell("html-on-page", f"<![{data}", r"(?P<at><!\[)")

    def _tell(self, code: str, found: str, sought: str) -> None:
        self.faults.append(Fault(code, found, sought))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page as it is written, and as a browser reads it."""

    number: int
    written: str
    read: str


def _lines(page: Page) -> Iterator[_Line]:
    """The lines of the text; behind them, for what is not found there, those with code and calls."""
    for text in (only_text(page.body), page.body):
        for number, line in enumerate(text.split("\n"), start=1):
            yield _Line(number, line, as_a_browser_reads(unescape(line)))


def _places(path: str, lines: list[_Line], sought: str) -> Iterator[Place]:
    """Each place of a page where this is written, in whatever spelling."""
    for line in lines:
        as_written = [found.start("at") for found in re.finditer(sought, line.written, re.I)]
        spelt_out = re.findall(sought, line.read, re.I)
        starts = as_written + [max(line.written.find("&"), 0)] * (len(spelt_out) - len(as_written))
        yield from (Place(path, line.number, start + 1) for start in starts)


def _first_line(page: Page) -> Place:
    """Where the text of the page begins: of what is written over lines, or so that it cannot be found."""
    return Place(page.path, len(page.body) - len(page.body.lstrip("\n")) + 1)
