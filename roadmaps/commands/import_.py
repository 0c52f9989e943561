"""`import`: bring a table of a spreadsheet into the knowledge base; write a template, or the rows that are there now."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from roadmaps.checking.read import FilesRead, read
from roadmaps.editing.atomic import write_all
from roadmaps.editing.tables.changes import Changed, changes, problems_after, row_of
from roadmaps.editing.tables.declared import TABLES
from roadmaps.editing.tables.export import exported, template
from roadmaps.editing.tables.files import write_rows
from roadmaps.editing.tables.rows import letter_of
from roadmaps.handwritten.page_check import read_all
from roadmaps.reading.base import LANGUAGES
from roadmaps.reading.problems import Invalid, Problem, errors_word, nearest


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a table: .xlsx, .ods, .csv, .tsv or .txt")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--as", dest="table", choices=TABLES, help="bring the rows of the file in as these")
    what.add_argument("--template", choices=TABLES, help="write headings and an example into the file")
    what.add_argument("--export", choices=TABLES, help="write the rows that are there now into the file")
    parser.add_argument(
        "--write", action="store_true", help="with --as: change the files; without it only show what would change"
    )
    parser.add_argument(
        "--column", action="append", default=[], metavar="HEADING=COLUMN", help="what a heading of your own means"
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="nl", help="with --template or --export: the language of the headings"
    )
    parser.add_argument("--folder", type=Path, default=Path("kb"))


def run(options: argparse.Namespace) -> int:
    if name := options.template or options.export:
        make = template if options.template else exported
        rows = make(TABLES[name], read(options.folder), options.lang)
        write_rows(options.file, rows)
        print(f"{options.file}: {len(rows) - 1} rijen / rows.")
        return 0
    by_hand = dict(pair.rsplit("=", 1) for pair in options.column if "=" in pair)
    known = TABLES[options.table].columns
    if wrong := [pair for pair in options.column if pair.rpartition("=")[2] not in known or "=" not in pair]:
        near = nearest(wrong[0].rpartition("=")[2], known) or ", ".join(known)
        print(
            f'--column "{wrong[0]}": onbekende kolom / unknown column. Bedoelde u / did you mean: {near}',
            file=sys.stderr,
        )
        return 1
    before = FilesRead()
    try:
        changed = changes(options.file, options.table, options.folder, by_hand, before)
    except Invalid as error:
        return _refuse(error.problems, [])
    return _write(changed, options.folder) if options.write else _preview(changed, options.folder, before)


def _preview(changed: list[Changed], folder: Path, before: FilesRead) -> int:
    for one in changed:
        print(one.difference + "\n")
    if problems := problems_after(changed, folder, before):
        return _refuse(problems, changed)
    print(_told(changed))
    print(
        "Er is niets geschreven; doe dat met / nothing was written; to do that: make import … write=1"
        if changed
        else "",
        end="\n" * bool(changed),
    )
    return 0


def _write(changed: list[Changed], folder: Path) -> int:
    root = folder.parent
    try:
        write_all({root / one.path: one.after for one in changed}, then=lambda: read_all(folder, root / "docs"))
    except Invalid as error:
        return _refuse(error.problems, changed)
    print(_told(changed))
    return 0


def _told(changed: list[Changed]) -> str:
    """What changes, a line for each file."""
    lines = [f"  {one.path}: {one.added} toegevoegd / added, {one.altered} gewijzigd / changed" for one in changed]
    return (
        "\n".join([f"{len(changed)} bestanden / files:", *lines]) if changed else "Niets verandert / nothing changes."
    )


def _refuse(problems: list[Problem], changed: list[Changed]) -> int:
    """Tell every problem, with the row that it comes from where that is known."""
    for problem in problems:
        print(f"{problem}\n{_origin(problem, changed)}", file=sys.stderr)
    count = len(problems)
    fouten, errors = errors_word(count)
    print(
        f"{count} {fouten} gevonden; er is niets geschreven. / {count} {errors} found; nothing was written.",
        file=sys.stderr,
    )
    return 1


def _origin(problem: Problem, changed: list[Changed]) -> str:
    """The row or cell of the table that a problem comes from, where that is known and the message does not say it."""
    place = problem.place
    if changed:
        row = row_of(problem, changed)
        return f"    Uit rij / From row: {row}\n" if row else ""
    names_none = place.line > 1 and problem.code in _NOT_OURS
    return f"    Cel / Cell: {letter_of(place.column)}{place.line}\n" if names_none else ""


# Messages of files that cells share: they do not name a cell themselves.
_NOT_OURS = {
    "unknown-reference",
    "wrong-reference",
    "refers-to-moved",
    "refers-to-removed",
    "refers-to-itself",
    "bad-id",
}
