"""`fmt`: put every file of the knowledge base in the one form, and with --check only say which are not."""

from __future__ import annotations

import argparse
from pathlib import Path

from roadmaps.checking.github import warning_command
from roadmaps.checking.read import kind_of, thing_files
from roadmaps.editing.atomic import write_all
from roadmaps.editing.formatting import formatted
from roadmaps.reading.load import text_of
from roadmaps.reading.problems import Invalid

ADVICE = (
    "niet opgemaakt: make fmt, of op GitHub Actions › edit › bestanden opmaken / "
    "not formatted: make fmt, or on GitHub Actions › edit › format the files"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, default=Path("kb"))
    parser.add_argument(
        "--check", action="store_true", help="write nothing; end with 1 when a file is not in the one form"
    )
    parser.add_argument(
        "--github", action="store_true", help="with --check: tell it as warnings at the files on GitHub"
    )


def run(options: argparse.Namespace) -> int:
    changed: dict[Path, str] = {}
    problems = []
    for file in thing_files(options.folder):
        before = text_of(file, str(file))
        if not isinstance(before, str):
            problems += before
            continue
        try:
            text = formatted(before, kind_of(file), str(file))
        except Invalid as error:
            problems += error.problems
        else:
            changed |= {file: text} if text.encode() != file.read_bytes() else {}
    if problems:
        raise Invalid(problems)
    if options.check:
        told = [warning_command(str(file), ADVICE) if options.github else f"{file}:1:1: {ADVICE}" for file in changed]
        print("\n".join(told) or "Alles is opgemaakt / everything is formatted.")
        return int(bool(changed))
    write_all(changed)
    print(f"{len(changed)} bestanden opgemaakt / files formatted.")
    return 0
