"""Where the links and pictures of a hand-written page stand: not in code, comments or calls."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape

_MASK = "\x00"  # in place of each character of what is no text; a page cannot hold one, it is told of as invisible
_LINK = re.compile(
    r"(?<!\\)\]\([ \n]*(?:<(?P<angled>[^<>\n]*)>|(?P<inline>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))|^ {0,3}\[[^\]^\n][^\]\n]*\]:[ ]*<?(?P<apart>[^\s>]+)",
    re.M,
)
# None of these runs on without end: a page full of openings that are never closed would take minutes.
_NO_TEXT = re.compile(
    r"<!--.{0,2000}?-->|\{\{.{0,2000}?\}\}|\{%.{0,2000}?%\}|\{#.{0,2000}?#\}"
    r"|\\\[[^\[\]\n]{0,200}\]"  # a bracket that is only a bracket
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).){1,2000}?(?<!`)(?P=ticks)(?!`)",
    re.S,
)
_FENCE = re.compile(r"`{3,}|~{3,}")


def links(body: str) -> Iterator[tuple[int, str]]:
    """Where each link or picture names its address, and that address."""
    for found in _LINK.finditer(only_text(body)):
        group = found.lastgroup or 0
        target = unescape(found[group])
        if _MASK not in target:
            yield found.start(group), target


def only_text(body: str) -> str:
    """The text of a page in which code, comments and calls are masked, character by character."""
    text = _NO_TEXT.sub(lambda found: _masked(found[0]), _without_fences(body))
    lines, in_list = text.split("\n"), False
    for number, line in enumerate(lines):
        indented = line.startswith(("    ", "\t"))
        if line.strip() and not indented:
            in_list = bool(re.match(r" {0,3}([-*+]|\d+\.) ", line)) or (in_list and line.startswith(" "))
        if indented and not in_list:  # a block of code
            lines[number] = _masked(line)
    return "\n".join(lines)


def _without_fences(body: str) -> str:
    """The text in which code between two lines of ``` or ~~~ is masked; one that is never closed begins no code."""
    lines = body.split("\n")
    closing: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if _FENCE.fullmatch(line.rstrip()):
            closing.setdefault(line.rstrip(), []).append(number)
    number = 0
    while number < len(lines):
        fence = _FENCE.match(lines[number])
        ends = closing.get(fence[0], []) if fence else []
        after = bisect_right(ends, number)
        end = ends[after] if after < len(ends) else number
        if end > number:
            lines[number : end + 1] = map(_masked, lines[number : end + 1])
        number = end + 1
    return "\n".join(lines)


def _masked(text: str) -> str:
    return re.sub(r"[^\n]", _MASK, text)
