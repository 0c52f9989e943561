"""The HTML that a hand-written page may give: one list, by which the check tells and what is published is cleaned."""

from __future__ import annotations

import re

import nh3

_EVERYWHERE = {"id", "class", "lang"}
# Each element with the attributes that it may have besides: what Markdown makes, a little HTML, and a way to our own search.
TAGS: dict[str, set[str]] = {
    **{name: set() for name in ("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "li", "em", "strong", "code", "pre")},
    **{name: set() for name in ("blockquote", "hr", "br", "table", "thead", "tbody", "tr", "div", "span", "small")},
    **{name: set() for name in ("b", "i", "sub", "sup", "kbd", "summary", "figure", "figcaption", "dl", "dt", "dd")},
    "a": {"href", "title", "hreflang"},
    "abbr": {"title"},
    "details": {"open"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "form": {"action", "role"},
    "label": {"for"},
    "input": {"type", "name", "autocomplete"},
    "button": {"type"},
}
CLASSES = ("lead", "note", "list", "home-search")
# The ids of the frame of every page: theme/ holds them, and its scripts look for them.
FRAME_IDS = ("menu", "search-input", "site-config", "site-map")
_VALUES = {
    "id": rf"(?!(?:{'|'.join(FRAME_IDS)}|(?:map|nav)-\d+)\Z)[a-z0-9_-]+",
    "for": r"[a-z0-9_-]+",
    "class": rf"(?:(?:{'|'.join(CLASSES)}|language-[a-z0-9-]+)(?: (?!\Z)|\Z))+",
    "lang": "nl|en",
    "hreflang": "nl|en",
    **dict.fromkeys(("width", "height", "colspan", "rowspan", "start"), r"\d{1,4}"),
    "loading": "lazy|eager",
    "scope": "row|col|rowgroup|colgroup",
    "role": "search",
    "type": "search|submit",
    "name": "q",
    "autocomplete": "off",
    "open": "|open",
}
_SCHEMES = ("http", "https", "mailto")
# No scheme, no other host, and only what an address of ours is made of; of others, all but what no address holds as it is.
_OURS = r"(?! |[\\/]{2}|\\)(?![A-Za-z][A-Za-z0-9+.-]*:)[\w.~/%+,@ -]*(?:\?[^<>\"\s#]*)?(?:#[\w.:~%-]*)?\Z"
_THEIRS = rf"(?:{'|'.join(_SCHEMES)}):[^<>\"\s]*\Z"
ADDRESSES = {
    "href": rf"{_THEIRS}|{_OURS}",
    "src": _OURS,
    "action": _OURS,
}


def cleaned(html: str) -> str:
    """The HTML with only what the list allows: what the check misses does not run all the same."""
    return _CLEANER.clean(html)


def allowed(tag: str, name: str, value: str) -> bool:
    """Whether an element may have this attribute with this value."""
    if name not in _EVERYWHERE and name not in TAGS.get(tag, ()):
        return False
    if name in ADDRESSES:
        return re.match(ADDRESSES[name], as_a_browser_reads(value), re.I) is not None
    return re.fullmatch(_VALUES.get(name, r"[\s\S]*"), value) is not None


def as_a_browser_reads(address: str) -> str:
    """An address without what a browser passes over: control characters and spaces around it, line ends and tabs within."""
    return re.sub(r"^[\x00-\x20]+|[\x00-\x20]+$|[\t\n\r]", "", address)


def _kept(tag: str, name: str, value: str) -> str | None:
    """For nh3: the value of an attribute that stays; nothing for one that goes."""
    if name == _SET_ASIDE:
        return value if value.isdecimal() else None
    return value if allowed(tag, name, value) else None


_SET_ASIDE = "data-set-aside"  # where a block of ours comes: roadmaps/publishing/set_aside.py
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={tag: {*names, *_EVERYWHERE, *({_SET_ASIDE} if tag == "div" else ())} for tag, names in TAGS.items()},
    attribute_filter=_kept,
    url_schemes=set(_SCHEMES),
    link_rel=None,
)
