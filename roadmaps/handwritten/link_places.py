"""Where the links and pictures of a hand-written page stand: not in code, comments or calls."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape

_MASK = "\x00"  # in place of each character of what is no text; a page cannot hold one, it is told of as invisible
# An address with brackets in it; the next word of it, for Markdown takes all that is no title; and all of it in one paragraph.
_WORD = r"[^\s()<>]*(?:\((?:[^()\n]|\([^()\n]*\))*\)[^\s()<>]*)*"
_MORE = rf"(?:(?!\s*?\n[ \t]*\n)\s+(?=[^\s)<>\"']){_WORD})*"
_ANGLED = r"<(?P<angled>(?:[^<>\n]|\n(?![ \t]*\n))*)>"
_APART = r"^[ >]{0,3}\[[^\]^\n][^\]\n]*\]:[ ]*\n?[ ]*<?(?P<apart>[^\s>]+)"
_LINK = re.compile(rf"(?<!\\)\]\([ \n]*(?:{_ANGLED}|(?P<inline>{_WORD}{_MORE}))|{_APART}", re.M)
_WITH_CALL = re.compile(r"\]\([ \n]*<?([^\s()<>{}]{0,200})\{\{[^{}]{0,2000}?\}\}([^\s()<>{}]{0,200})")
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


def around_calls(body: str) -> list[re.Pattern[str]]:
    """What each address is like in which a call stands: where that leads, only the build knows."""
    return [re.compile(rf"{re.escape(found[1])}.*{re.escape(found[2])}", re.S) for found in _WITH_CALL.finditer(body)]


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
