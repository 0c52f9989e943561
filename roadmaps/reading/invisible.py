"""Characters that cannot be seen or that change the order of the text around them: one list, for the check and for the form."""

from __future__ import annotations

import re

from roadmaps.reading.document import place_after
from roadmaps.reading.problems import Problem

# The first and last of each row. Unicode calls most of them control, format or ignorable; a program shows nothing for them.
# Tab and line end are not among them; the soft hyphen is told as what a PDF leaves behind (residue.py).
_ROWS = (
    *((0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x9F)),  # control
    *((0x034F, 0x034F), (0x0600, 0x0605), (0x061C, 0x061C), (0x06DD, 0x06DD), (0x070F, 0x070F), (0x0890, 0x0891)),
    *((0x08E2, 0x08E2), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F)),  # marks and fillers of other scripts
    *((0x200B, 0x200C), (0x200E, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F)),  # no width, direction, line ends
    *((0x2800, 0x2800), (0x3164, 0x3164), (0xD800, 0xDFFF), (0xFE00, 0xFE0D), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0)),
    *((0xFFF0, 0xFFFC), (0xFFFE, 0xFFFF), (0x110BD, 0x110BD), (0x110CD, 0x110CD), (0x13430, 0x1345F)),
    *((0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0x10FFFF)),  # music, tags, variants, private use
)
# What an emoji is made of. Within one stand a joiner and a sign that asks for colour: there they are seen.
_EMOJI = ((0x203C, 0x3299), (0x1F000, 0x1FAFF))
_KEYS = "#*0-9\\xa9\\xae"  # these are an emoji, too, when that sign follows


def _pattern(character: str, large: str) -> str:
    """The pattern, with a character written as one language has it: below U+10000, and above."""

    def named(point: int) -> str:
        return (large if point > 0xFFFF else character).format(point)

    rows = "".join(f"{named(first)}-{named(last)}" for first, last in _ROWS)
    emoji = "".join(f"{named(first)}-{named(last)}" for first, last in _EMOJI)
    return (
        rf"[{rows}]|(?<![{_KEYS}{emoji}])[\ufe0e\ufe0f]"
        rf"|(?<![{emoji}\ufe0f])\u200d|\u200d(?![{emoji}])"
    )


INVISIBLE = _pattern("\\u{:04x}", "\\U{:08x}")
IN_SCRIPTS = _pattern("\\u{:04x}", "\\u{{{:x}}}")  # as JavaScript writes it
_COMPILED = re.compile(INVISIBLE)


def holds_invisible(text: str) -> bool:
    """Whether a text holds such a character."""
    return _COMPILED.search(text) is not None


def invisible(text: str, path: str) -> list[Problem]:
    """The first such character of a file, as a problem; none where there is none."""
    found = _COMPILED.search(text)
    return [Problem.at(place_after(path, text[: found.start()]), "control-character")] if found else []
