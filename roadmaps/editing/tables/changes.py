"""A table brought into a knowledge base: the new texts of its files, what changes, and the row that a problem comes from."""

from __future__ import annotations

import difflib
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from roadmaps.checking.read import FilesRead, read, read_with_problems
from roadmaps.editing.tables.declared import TABLES
from roadmaps.editing.tables.drafts import Draft
from roadmaps.editing.tables.files import read_rows
from roadmaps.editing.tables.rows import Import
from roadmaps.editing.tables.writing import written
from roadmaps.reading.base import Loc, find_all
from roadmaps.reading.document import Document
from roadmaps.reading.load import parse
from roadmaps.reading.problems import Invalid, Problem


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that changes: its text before (empty for a new one) and after, and how many items are added and changed in it."""

    path: str
    before: str
    after: str
    added: int
    altered: int
    rows: tuple[tuple[int, int, int], ...]  # first line, last line, and the row that they come from

    @property
    def difference(self) -> str:
        """What changes, as lines that go and lines that come."""
        lines = difflib.unified_diff(
            self.before.splitlines(),
            self.after.splitlines(),
            self.path if self.before else "/dev/null",
            self.path,
            lineterm="",
            n=2,
        )
        return "\n".join(lines)


def changes(
    file: Path, table: str, folder: Path, by_hand: Mapping[str, str], before: FilesRead | None = None
) -> list[Changed]:
    """The files that change when this table is brought in. Raises Invalid with every cell that does not fit.

    `before` keeps what was read of the folder, for who reads it again.
    """
    kb = read(folder, before)
    done = Import(TABLES[table], kb, read_rows(file), file.name, by_hand)
    if done.problems:
        raise Invalid(done.problems)
    changed = [draft for draft in done.drafts.values() if draft.changed]
    return [_changed(draft, done, folder.name) for draft in sorted(changed, key=lambda draft: draft.path)]


def _changed(draft: Draft, done: Import, folder: str) -> Changed:
    path = f"{folder}/{draft.path}" if draft.document is None else draft.document.path
    after = written(draft, path)
    document = parse(after, path)
    assert isinstance(document, Document)
    about = [one for one in done.touched if one.draft is draft]
    added = sum(one.new for one in about)
    locs = {id(group): loc for loc, group in find_all(draft.value, dict)}
    return Changed(
        path,
        draft.document.text if draft.document else "",
        after,
        added,
        sum(not one.new and _differs(draft, one.item) for one in about),
        tuple((*_lines(document, locs[id(one.item)]), one.row) for one in about),
    )


def _differs(draft: Draft, item: dict[str, object]) -> bool:
    """Whether an item that was there is another now."""
    found: object = draft.document.value if draft.document else {}
    for step in draft.origin[id(item)]:
        found = found[step]  # type: ignore[index]
    return found != item


def _lines(document: Document, loc: Loc) -> tuple[int, int]:
    """The first and the last line of an item; of the whole file where the item is the thing itself."""
    return (document.places[loc][0], document.last_lines[loc]) if loc else (1, document.text.count("\n") + 1)


def problems_after(changed: list[Changed], folder: Path, before: FilesRead | None = None) -> list[Problem]:
    """What the check would say of the knowledge base with these changes; nothing in it is written.

    `before` is what was read of the folder, if it was: files that stay the same are not read again.
    """
    with tempfile.TemporaryDirectory() as work:
        copy = shutil.copytree(folder, Path(work) / folder.name)
        for one in changed:
            file = copy.parent / one.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(one.after, "utf-8")
        return read_with_problems(copy, before and before.beside(folder, copy))[1]


def row_of(problem: Problem, changed: list[Changed]) -> int | None:
    """The row of the table that a problem of a file comes from, where that is known: the narrowest that holds its line."""
    place = problem.place
    found = [
        (last - first, row)
        for one in changed
        if one.path == place.path
        for first, last, row in one.rows
        if first <= place.line <= last
    ]
    return min(found)[1] if found else None
