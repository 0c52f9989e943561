"""`new`: write a new file to fill in."""

from __future__ import annotations

import argparse
from pathlib import Path

from roadmaps.checking.read import thing_files
from roadmaps.commands import NO_ID
from roadmaps.editing.atomic import write_all
from roadmaps.editing.new_file import template
from roadmaps.kinds import KINDS
from roadmaps.reading.base import is_id


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("id")
    parser.add_argument("--folder", type=Path, default=Path("kb"))


def run(options: argparse.Namespace) -> int:
    if not is_id(options.id):
        print(NO_ID.format(options.id))
        return 1
    if taken := [file for file in thing_files(options.folder) if file.stem == options.id]:
        print(f"De id bestaat al / the id exists already: {taken[0]}")
        return 1
    file = options.folder / KINDS[options.kind].folder / f"{options.id}.yml"
    write_all({file: template(options.kind, options.id)})
    print(f"{file}: vul in wat met VUL IN begint, en draai / fill in what starts with VUL IN, and run: make check")
    return 0
