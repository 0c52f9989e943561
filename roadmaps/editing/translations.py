"""Whether the English says what the Dutch says now: counted, and confirmed in the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from roadmaps.reading.base import TRANSLATION_STATES, Loc, Text, find_all, fingerprint
from roadmaps.reading.document import Document
from roadmaps.reading.kb import Entry, KnowledgeBase
from roadmaps.reading.thing import Thing


@dataclass(frozen=True, slots=True)
class Unfinished:
    """One text whose English needs a look: where it stands in its thing, and in its file."""

    loc: Loc
    text: Text
    line: int

    @property
    def place(self) -> str:
        """Where the text stands, as an editor finds it: sections › 2 › title."""
        return " › ".join(str(step + 1) if isinstance(step, int) else step for step in self.loc)

    @property
    def state(self) -> str:
        return self.text.state


def states(thing: Thing) -> Counter[str]:
    """How many texts of a thing are in each state."""
    found = Counter(text.state for _, text in find_all(thing, Text))
    return Counter({state: found[state] for state in TRANSLATION_STATES if found[state]})


def unfinished(entry: Entry[Thing]) -> list[Unfinished]:
    """The texts of a thing that are not complete, in the order of its file."""
    found = [
        Unfinished(loc, value, entry.document.key_place(loc).line)
        for loc, value in find_all(entry.thing, Text)
        if value.state != "complete"
    ]
    return sorted(found, key=lambda item: item.line)


def work(kb: KnowledgeBase) -> list[tuple[Entry[Thing], list[Unfinished]]]:
    """The files that need a translator, those with the most texts first."""
    found = [(entry, unfinished(entry)) for entry in kb.entries]
    return sorted([pair for pair in found if pair[1]], key=lambda pair: (-len(pair[1]), pair[0].thing.id))


def confirmed(entry: Entry[Thing], field: str | None = None) -> str:
    """The text of a file with the fingerprint of the Dutch beside each English text; of one field, or of all.

    Texts without English are left alone: there is nothing to confirm.
    """
    lines = entry.document.text.split("\n")
    for loc, text in reversed(list(_texts(entry))):
        if text.en is not None and text.state != "complete" and field in (None, loc[0]):
            _write(lines, entry.document, loc, text)
    return "\n".join(lines)


def _texts(entry: Entry[Thing]) -> Iterator[tuple[Loc, Text]]:
    """The texts of a thing, in the order of its file."""
    found = list(find_all(entry.thing, Text))
    return iter(sorted(found, key=lambda pair: entry.document.place(pair[0])))


def _write(lines: list[str], document: Document, loc: Loc, text: Text) -> None:
    """Put the fingerprint on a line of its own below the English, or, where brackets hold the text, before the closing one."""
    new = f"nl_hash: {fingerprint(text.nl)}"
    if (hash_ := (*loc, "nl_hash")) in document.places:
        place = document.place(hash_)
        line = lines[place.line - 1]
        lines[place.line - 1] = line[: place.column - 1] + line[place.column - 1 :].replace(
            str(text.nl_hash), fingerprint(text.nl), 1
        )
    elif loc in document.flows:
        number, column = document.flows[loc]
        lines[number - 1] = f"{lines[number - 1][: column - 1]}, {new}{lines[number - 1][column - 1 :]}"
    else:
        end = document.last_lines[(*loc, "en")]
        while not lines[end - 1].strip():
            end -= 1
        lines.insert(end, " " * (document.key_place((*loc, "en")).column - 1) + new)
