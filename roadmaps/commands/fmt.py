"""`fmt`: put every file of the knowledge base in the one form, and with --check only say which are not."""
from __future__ import annotations

import argparse
from pathlib import Path

from roadmaps.files import write_all
from roadmaps.formatting import formatted
from roadmaps.problems import Invalid
from roadmaps.read import kind_of, thing_files


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, default=Path("kb"))
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 when a file is not in the one form")


def run(options: argparse.Namespace) -> int:
    changed: dict[Path, str] = {}
    problems = []
    for file in thing_files(options.folder):
        try:
            text = formatted(file.read_text("utf-8"), kind_of(file), str(file))
        except Invalid as error:
            problems += error.problems
        else:
            changed |= {file: text} if text != file.read_text("utf-8") else {}
    if problems:
        raise Invalid(problems)
    if options.check:
        print("\n".join(f"{file}:1:1: niet opgemaakt / not formatted: make fmt" for file in changed) or
              "Alles is opgemaakt / everything is formatted.")
        return int(bool(changed))
    write_all(changed)
    print(f"{len(changed)} bestanden opgemaakt / files formatted.")
    return 0
