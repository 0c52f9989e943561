"""What a PDF, a word processor or a wrong encoding leaves behind in a text: what can be put right by itself, and what is told.

Ligatures, soft hyphens and accents beside their letter look right, but search does not find the word. `make fmt` and the form
put them right. A character of a font of symbols has no meaning elsewhere: only who typed the text knows what it was.
"""

from __future__ import annotations

import re
import unicodedata

from roadmaps.reading.document import place_after
from roadmaps.reading.problems import Problem

# A ligature, and the letters that it stands for.
LIGATURES = (
    *(("\ufb00", "ff"), ("\ufb01", "fi"), ("\ufb02", "fl"), ("\ufb03", "ffi"), ("\ufb04", "ffl")),
    *(("\ufb05", "st"), ("\ufb06", "st"), ("\u00ad", "")),
)
# What UTF-8 looks like when it was read as Windows-1252: two signs in place of one letter with an accent.
_TWO_FOR_ONE = "[\u00c2\u00c3][\u00a0-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]"
RESIDUE = (
    ("wrong-encoding", rf"\S{{0,40}}(?:\ufffd|{_TWO_FOR_ONE}|\u00e2[\u20ac\u201a\u201e\u02c6\u2020])\S{{0,40}}"),
    ("pasted-letters", r"\S{0,40}(?:[\ufb00-\ufb06\u00ad]|[A-Za-z][\u0300-\u036f])\S{0,40}"),
    ("symbol-of-a-font", r"[\ue000-\uf8ff]"),
)
# Without one of these a text holds no residue: the patterns are slow, for they take the whole word along.
TELLTALE = "\u00ad\u00c2\u00c3\u00e2\u0300-\u036f\ufb00-\ufb06\ufffd\ue000-\uf8ff"


def cleaned(text: str) -> str:
    """The text with all that can be put right by itself."""
    for found, letters in LIGATURES:
        text = text.replace(found, letters)
    return unicodedata.normalize("NFC", text)


def meant(code: str, found: str) -> str:
    """The word that was probably meant; empty where nobody can tell."""
    if code == "pasted-letters":
        return cleaned(found)
    if code != "wrong-encoding" or "\ufffd" in found:
        return ""
    try:
        return found.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


def residue(text: str, path: str) -> list[Problem]:
    """The first piece of each sort that was left behind in a text, as a problem."""
    found = [(code, match) for code, pattern in RESIDUE if (match := re.search(pattern, text))]
    return [
        Problem.at(place_after(path, text[: match.start()]), code, found=match[0], nearest=meant(code, match[0]))
        for code, match in found
    ]
