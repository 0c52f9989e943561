"""What Markdown makes of a hand-written page, for the check: its HTML, and where each link and picture leads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

EXTENSIONS = ("attr_list", "tables", "toc", "fenced_code")  # as in mkdocs.yml; the last comes with MkDocs
# A call gives text and links of ours; what an editor wrote in it becomes part of the page.
_CALL = re.compile(r"\{\{.{0,2000}?\}\}", re.S)
_QUOTED = re.compile(r""""([^"\n]*)"|'([^'\n]*)'""")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as Markdown makes it: seen from the file are the addresses that Markdown wrote, seen from the published page those in raw HTML."""

    html: str
    addresses: tuple[str, ...]
    raw_addresses: tuple[str, ...]


class _Addresses(Treeprocessor):
    """Notes where links and pictures lead, at the moment at which MkDocs looks at them."""

    found: tuple[str, ...] = ()

    def run(self, root: Element) -> None:
        named = (
            one.get({"a": "href", "img": "src"}.get(one.tag, "")) for one in root.iter() if isinstance(one.tag, str)
        )
        self.found = tuple(address for address in named if address and AMP_SUBSTITUTE not in address)


class _RawAddresses(HTMLParser):
    """Notes where the links, pictures and forms lead of HTML that stands on a page as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if value and name in ("href", "src", "action")]


_MARKDOWN = markdown.Markdown(output_format="html", extensions=list(EXTENSIONS))
_ADDRESSES = _Addresses(_MARKDOWN)
_MARKDOWN.treeprocessors.register(_ADDRESSES, "addresses", priority=0)


@lru_cache(maxsize=1024)  # the preview asks for all pages after each change of one
def rendered(body: str) -> Rendered | None:
    """The page of this text, calls replaced by the words in them. None where Markdown stumbles over an id without a value."""
    try:
        made = _MARKDOWN.reset().convert(_CALL.sub(_words_of_call, body))
    except TypeError:
        return None
    raw = _RawAddresses()
    for block in _MARKDOWN.htmlStash.rawHtmlBlocks:
        raw.feed(block if isinstance(block, str) else "")
    raw.close()
    return Rendered(made, _ADDRESSES.found if made else (), tuple(raw.found))


def _words_of_call(call: re.Match[str]) -> str:
    return " ".join(one or other for one, other in _QUOTED.findall(call[0])) or "…"
