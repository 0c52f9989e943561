"""`build`: build the whole site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from roadmaps.publishing.build import BuildFailed, build


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, default=Path("site"))


def run(options: argparse.Namespace) -> int:
    try:
        build(folder=options.folder.resolve())
    except BuildFailed as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Klaar / done: {options.folder}/index.html")
    return 0
