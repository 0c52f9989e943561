"""Another id for a thing, everywhere: its file, all references to it, and a note at the old address that leads on."""

from __future__ import annotations

import re
from pathlib import Path

from roadmaps.checking.references import references
from roadmaps.editing.formatting import formatted
from roadmaps.reading.base import LANGUAGES, Loc, Ref, find_all, walk
from roadmaps.reading.document import Document
from roadmaps.reading.i18n import section
from roadmaps.reading.kb import Entry, KnowledgeBase
from roadmaps.reading.thing import Moved, Removed, Section, Thing


def renamed(kb: KnowledgeBase, folder: Path, old: str, new: str) -> dict[Path, str]:
    """The files that change when `old` becomes `new`, with their new text. KeyError when there is no `old`.

    Where `new` exists already the two are merged: references go to it, and what the file of
    `old` told is only in the history from then on; links to a section of it lead to the one of the same name. Comments stay.
    """
    entries = {entry.document.stem: entry for entry in (*kb.entries, *kb.retired)}
    thing, path = kb.things[old], folder.parent / entries[old].document.path
    texts = {
        folder.parent / entry.document.path: _with_new_id(entry, old, new)
        for entry in entries.values()
        if old in {target for target, *_ in references(entry.thing, entry.document)}
    }
    if new in entries:
        kept = entries[new]
        file = folder.parent / kept.document.path
        texts[file] = _led_on(texts.get(file, kept.document.text), kept, thing)
    else:
        lines = texts.pop(path, entries[old].document.text).split("\n")
        place = entries[old].document.place(("id",))
        lines[place.line - 1] = lines[place.line - 1][: place.column - 1] + new
        texts[path.with_name(f"{new}.yml")] = "\n".join(lines)
    return texts | {path: formatted(f"id: {old}\nmoved_to: {new}\n", thing.kind)}


def _led_on(text: str, kept: Entry[Thing | Moved | Removed], gone: Thing) -> str:
    """The text of the file that stays, in which each section takes over the links to those of the same title in `gone`."""
    found = list(find_all(kept.thing, Section))
    known = {anchor for _, one in found for anchor in one.anchors}
    ends = {one.title.nl: one.anchors for _, one in find_all(gone, Section)}
    lines = text.split("\n")
    for loc, one in found:
        if was := [end for end in ends.get(one.title.nl, ()) if end not in known]:
            _put_in(lines, kept.document, (*loc, "was"), was)
    return formatted("\n".join(lines), kept.thing.kind) if isinstance(kept.thing, Thing) else text


def _put_in(lines: list[str], document: Document, loc: Loc, ends: list[str]) -> None:
    """Write ends of links in the field `was` of a section: before those that it has, else in a new field above the title."""
    has = (*loc, 0) in document.places
    at = document.place((*loc, 0)) if has else document.key_place((*loc[:-1], "title"))
    line, start = lines[at.line - 1], at.column - 1
    flow = (loc if has else loc[:-1]) in document.flows
    if has:
        put = "".join(f"{end}, " if flow else f"{end}\n{line[:start]}" for end in ends)
    else:
        put = f"was: [{', '.join(ends)}]{', ' if flow else chr(10) + ' ' * start}"
    lines[at.line - 1] = line[:start] + put + line[start:]


def _with_new_id(entry: Entry[Thing | Moved | Removed], old: str, new: str) -> str:
    """The text of a file in which every reference to `old` is one to `new`."""
    lines = entry.document.text.split("\n")
    places = [entry.document.place(loc) for loc, value in walk(entry.thing) if isinstance(value, Ref) and value == old]
    for place in sorted(places, reverse=True):
        line = lines[place.line - 1]
        lines[place.line - 1] = line[: place.column - 1] + line[place.column - 1 :].replace(old, new, 1)
    return re.sub(rf"(\]\(\s*kb:){re.escape(old)}(?=[\s)])", rf"\g<1>{new}", "\n".join(lines))


_SHOWN = re.compile(r"""\blink\(\s*["'][^"']*["']\s*,\s*(text\s*=\s*)?$""")  # what follows is what readers see


def renamed_in_page(text: str, kind: str, old: str, new: str) -> str:
    """The text of a hand-written page in which the calls name `new`, and links lead to its page."""

    def in_call(call: re.Match[str]) -> str:
        return re.sub(
            rf"([\"']){re.escape(old)}\1",
            lambda found: found[0] if _SHOWN.search(call[0][: found.start()]) else f"{found[1]}{new}{found[1]}",
            call[0],
        )

    sections = "|".join(section(kind, lang) for lang in LANGUAGES)
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", in_call, text, flags=re.S)
    return re.sub(rf"((?:\]\(|\]:)[ ]*<?[^\s()<>]*\b(?:{sections})/){re.escape(old)}(?=/)", rf"\g<1>{new}", text)
