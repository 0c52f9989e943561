"""What a text may not hold: HTML, template marks, other links than to the web and ourselves, headings, lists that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from roadmaps.reading.residue import LIGATURES, RESIDUE, TELLTALE, meant
from roadmaps.reading.text_tables import TABLE_LINE

MOST_PER_TEXT = 10  # a text full of one mistake is told about ten times, not ten thousand
TEMPLATE_BRACES = r"\{[{%#][^\n]{0,80}?[}%#]\}|\{[{%#]|[}%#]\}"
_ADDRESS = r"(?:kb:|https?://)"
FORBIDDEN = (
    ("raw-html", r"<[A-Za-z/!?][^>\n]*>?"),
    ("template-braces", TEMPLATE_BRACES),
    ("attribute-list", r"(?<!\{)\{(?![{%#])[^}\n]*\}?(?!\})"),
    ("html-entity", r"&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]+);"),
    (
        "crooked-link",
        rf"\[[^\[\]\n]+\]\s+(?P<at>\({_ADDRESS}[^\s()]*\))|\([^()\n]+\)\[{_ADDRESS}[^\s\[\]]*\]",
    ),
    *RESIDUE,
)
# A link in the text, or a line that gives the address of a link elsewhere: [name]: address.
LINK = r"\]\(\s*<?(?P<inline>[^)\s>]*)|^[ \t>*+-]*(?:\d+\.[ \t]+)?\[[^\]\n]+\]:\s*(?P<definition>\S+)"
GOOD_LINK = r"https?://[^\s\"'<>]+$|kb:[a-z0-9-]+$"
# Where a paragraph can start: at the start of the text or after an empty line. Elsewhere a line may start with a dash by chance.
_START = r"(?:(?<![\s\S])|\n[ \t]*\n)"
_NO_ITEM = r"(?![ \t]*(?:[-*+]|[0-9]{1,2}\.)[ \t])[ \t]*\S[^\n]*"
_ITEM = r"[ \t]*(?:[-*+]|1\.)[ \t]+\S[^\n]*"
PROSE = (
    ("heading-in-text", r"^ {0,3}#.*|^ {0,3}(=+|-{3,})[ \t]*$|!\[[^\]\n]*"),
    (
        "foreign-bullet",
        r"^[ \t]*(?P<hard>[\u2022\u2023\u25e6\u25aa\u25ab\u25cf\u25cb\u25a0\u25a1\u27a2\u27a4\u2713\u2714\u00b7][^\n]*)"
        rf"|(?:{_START}|:[ \t]*\n)[ \t]*(?P<at>(?:[\u2013\u2014o]|[0-9]{{1,2}}\)|[a-z]\))[ \t]+\S[^\n]*)",
    ),
    (
        "list-without-line",
        rf"{_START}(?:{_NO_ITEM}\n)*?(?:{_NO_ITEM}:[ \t]*\n(?P<at>{_ITEM})|{_NO_ITEM}\n(?P<first>{_ITEM})\n[ \t]*(?:[-*+]|2\.)[ \t])",
    ),
)
# A table in running text has rules of its own, in text_tables.py: more than a pattern can say.
TEXT = (
    ("table-in-text", TABLE_LINE),
    ("markup-in-plain-text", r"\n|\*\*|__|`|\]\(|^#+ "),
)
PLAIN = {"nl": "Negen soorten afval een tweede leven geven.", "en": "Giving nine kinds of waste a second life."}


# Without one of these characters a text holds nothing that is forbidden, and no link.
SUSPECT = re.compile(rf"[<{{}}&\[\]{TELLTALE}]")
_TELLTALE = re.compile(f"[{TELLTALE}]")
_RESIDUE = {code for code, _pattern in RESIDUE}


def objections(text: str, rules: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """What these rules find in a text: the code, where to point at, and what the message tells."""
    clean = not _TELLTALE.search(text)
    for code, pattern in rules:
        if clean and code in _RESIDUE:
            continue
        for match in islice(_compiled(pattern).finditer(text), MOST_PER_TEXT):
            named = next((part for part in match.groupdict().values() if part), match[0])
            told = {"found": match[0] if code == "crooked-link" else named.strip() or "↵"}
            if near := _near(code, match[0]):
                told["nearest"] = near
            yield code, named.strip(" \t"), told


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, ready: `re` would look it up anew for each of some hundred thousand texts."""
    return re.compile(pattern, flags=re.M)


def _near(code: str, found: str) -> str:
    """How it was probably meant, on one line; empty where nobody can tell."""
    near = meant(code, found)
    if code == "crooked-link":
        name, address = re.findall(r"[\[(]([^\[\]()]+)[\])]", found)
        near = f"[{name}]({address})"
    return near if len(near) <= 80 else ""


def patterns() -> dict[str, object]:
    """The regular expressions of the rules about text, for the form: what a text may hold, and what each sort of text may not."""
    rules = {"any": FORBIDDEN, "prose": PROSE, "text": TEXT}
    return {
        **{name: [(code, _in_scripts(pattern)) for code, pattern in listed] for name, listed in rules.items()},
        "link": _in_scripts(LINK),
        "goodLink": "^(?:" + GOOD_LINK + ")",
        "ligatures": LIGATURES,
    }


def _in_scripts(pattern: str) -> str:
    """The pattern as JavaScript writes it."""
    return pattern.replace("(?P<", "(?<")
