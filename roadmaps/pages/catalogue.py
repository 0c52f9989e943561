"""The list of messages for the site: what each says, how it comes about, and what to do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from string import Formatter

from roadmaps.reading.base import Lang
from roadmaps.reading.messages import MESSAGES
from roadmaps.reading.syntax import causes_of_broken_yaml
from roadmaps.words import look_up

# Each group begins at a message; its title is the word of this name.
GROUPS = {
    "unreadable": "messages_file",
    "tab": "messages_yaml",
    "unknown-key": "messages_fields",
    "id-unlike-file": "messages_between",
    "raw-html": "messages_text",
    "blocks-or-absent": "messages_facts",
    "file-not-published": "messages_pages",
}


@dataclass(frozen=True, slots=True)
class Help:
    """What the catalogue says of one message in one language. `example` is empty where it depends on the place."""

    code: str
    wrong: str
    expected: str
    cause: str
    cure: str
    example: str
    parts: tuple[tuple[str, str], ...] = ()


def help_on(code: str, lang: Lang) -> Help:
    """One message explained. Blanks that a file fills are shown as …"""
    message, (cause, cure) = MESSAGES[code], look_up("causes", code, lang)
    blanks: defaultdict[str, str] = defaultdict(lambda: "…")
    wording = getattr(message, lang)
    blank = any(name is not None for _, name, _, _ in Formatter().parse(message.example))
    example = "" if blank else message.example.format()
    parts = tuple(getattr(known, lang) for known in causes_of_broken_yaml()) if code == "broken-yaml" else ()
    return Help(
        code, wording.wrong.format_map(blanks), wording.expected.format_map(blanks), cause, cure, example, parts
    )


def catalogue(lang: Lang) -> list[tuple[str, list[Help]]]:
    """All messages in groups: (name of the word for the title, messages)."""
    groups: list[tuple[str, list[Help]]] = []
    for code in MESSAGES:
        if code in GROUPS:
            groups.append((GROUPS[code], []))
        groups[-1][1].append(help_on(code, lang))
    return groups
