"""What changed in the knowledge base per day, by the same comparison as the report of a change.

Only files that changed are read, as they were before a day and after it, out of git and all at once.
"""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from roadmaps.changes.compare import Comparison, compare
from roadmaps.checking.read import class_of
from roadmaps.kinds import FOLDERS
from roadmaps.pages.graph import Graph
from roadmaps.pages.history import History
from roadmaps.reading.document import Document
from roadmaps.reading.kb import Entry, KnowledgeBase
from roadmaps.reading.load import MAX_BYTES, parse
from roadmaps.reading.thing import Moved, Removed, Thing

DAYS = 50  # the latest
FILES = 40  # of things that are compared, the latest; of what else changed on these days nothing is read
_NONE = "0" * 40  # what git calls the version of a file that is not there

Found = Thing | Moved | Removed
Entries = dict[tuple[str, str], Entry[Found]]  # by path and git's name for the version
Versions = tuple[str, str]  # git's names for a file as it was before a day and after it


@dataclass(frozen=True, slots=True)
class DayOfChanges:
    """A day: what differs between the evening before and its own, the things that were not read, and all files touched."""

    day: datetime.date
    found: Comparison
    others: tuple[Thing, ...]
    files: frozenset[str]

    def only(self, belongs: Callable[[Thing], bool]) -> DayOfChanges:
        """The same day for who follows some things only."""
        found = replace(
            self.found,
            added=tuple(filter(belongs, self.found.added)),
            removed=tuple(filter(belongs, self.found.removed)),
            moved=tuple(one for one in self.found.moved if belongs(one[1])),
            changed=tuple(one for one in self.found.changed if belongs(one[0])),
        )
        return replace(self, found=found, others=tuple(filter(belongs, self.others)), files=frozenset())


def days(root: Path, history: History, graph: Graph) -> list[DayOfChanges]:
    """The latest days with changes, the latest first; none where the history is not known."""
    touched = dict(islice(_touched(history).items(), DAYS))
    left, looked_into = FILES, {}
    for day, files in touched.items():
        looked_into[day] = dict(islice(((path, pair) for path, pair in files.items() if _is_thing(path)), left))
        left -= len(looked_into[day])
    versions = ((path, name) for of_day in looked_into.values() for path, pair in of_day.items() for name in pair)
    entries = _entries(root, versions, graph)
    return [_day(day, files, looked_into[day], entries, graph) for day, files in touched.items()]


def _touched(history: History) -> dict[datetime.date, dict[str, Versions]]:
    """Per day the files that another version of was there at its end, those that changed last first."""
    found: dict[datetime.date, dict[str, Versions]] = {}
    for commit in history.commits:  # the latest first, so what was there before comes from the last that is met
        files = found.setdefault(commit.day, {})
        for path, (was, now) in zip(commit.files, commit.versions, strict=True):
            files[path] = (was, files[path][1] if path in files else now)
    days_ = {
        day: {path: (was, now) for path, (was, now) in files.items() if was != now} for day, files in found.items()
    }
    return {day: files for day, files in sorted(days_.items(), reverse=True) if files}


def _is_thing(path: str) -> bool:
    """Whether a file holds a thing, or what stays of one."""
    parts = PurePosixPath(path).parts
    return len(parts) == 3 and parts[0] == "kb" and parts[1] in FOLDERS and path.endswith(".yml")


def _entries(root: Path, versions: Iterable[tuple[str, str]], graph: Graph) -> Entries:
    """What files held, by (path, version); without those that the rules of now do not allow."""
    wanted = [(path, name) for path, name in versions if name != _NONE]
    texts = _texts(root, {name for _, name in wanted})
    here = {entry.document.path: entry for entry in (*graph.kb.entries, *graph.kb.retired)}
    found: Entries = {}
    for path, name in wanted:
        text, now = texts.get(name, ""), here.get(path)  # what is there now was read already
        if entry := now if now and now.document.text == text else _entry(text, path):
            found[path, name] = entry
    return found


def _texts(root: Path, names: set[str]) -> dict[str, str]:
    """The text of each version, by one `git cat-file` for all of them."""
    if not names:  # there may be no git either
        return {}
    command = ["git", "-C", str(root), "cat-file", "--batch"]
    given = "".join(f"{name}\n" for name in sorted(names)).encode()
    said = subprocess.run(command, input=given, capture_output=True, check=False).stdout
    found, at = {}, 0
    while at < len(said):  # <name> blob <size>, the file, and a line end; <name> missing where it is not there
        end = said.index(b"\n", at)
        name, *about = said[at:end].decode().split()
        at = end + 1
        if len(about) == 2:
            size = int(about[1])
            found[name] = said[at : at + min(size, MAX_BYTES)].decode("utf-8-sig", "replace")
            at += size + 1
    return found


def _entry(text: str, path: str) -> Entry[Found] | None:
    """What a file holds; None where that is not valid now."""
    document = parse(text, path)
    if not isinstance(document, Document):
        return None
    try:
        return Entry(class_of(document).model_validate(document.value), document)
    except ValidationError:
        return None


def _day(
    day: datetime.date,
    files: Mapping[str, Versions],
    looked_into: Mapping[str, Versions],
    entries: Entries,
    graph: Graph,
) -> DayOfChanges:
    known = {
        path: pair
        for path, pair in looked_into.items()
        if all(name == _NONE or (path, name) in entries for name in pair)
    }
    was, now = ([entries[path, pair[at]] for path, pair in known.items() if pair[at] != _NONE] for at in (0, 1))
    here = {path: graph[id_] for id_, path in graph.files.items()}
    others = tuple(here[path] for path in files if path in here and path not in known)
    return DayOfChanges(day, _compared(was, now, graph), others, frozenset(files))


def _compared(was: list[Entry[Found]], now: list[Entry[Found]], graph: Graph) -> Comparison:
    """What differs. A thing that others were merged into need not have changed itself: it counts on both sides."""
    changed = {entry.thing.id for entry in (*was, *now)}
    into = {entry.thing.moved_to for entry in now if isinstance(entry.thing, Moved)} - changed
    same = [entry for entry in graph.kb.entries if entry.thing.id in into]
    there = changed | {entry.thing.id for entry in same}
    found = compare(_knowledge_base([*was, *same], there), _knowledge_base([*now, *same], there))
    names = {id_: thing.name for id_, thing in graph.things.items()}
    return replace(found, names=names | found.names)


def _knowledge_base(entries: list[Entry[Found]], there: set[str]) -> KnowledgeBase:
    """Files as a knowledge base of their own, without what leads to a thing that is not in it."""
    things = tuple(Entry(one.thing, one.document) for one in entries if isinstance(one.thing, Thing))
    moved = (Entry(one.thing, one.document) for one in entries if isinstance(one.thing, Moved))
    return KnowledgeBase(things, retired=tuple(one for one in moved if one.thing.moved_to in there))
