"""The command line: `python -m roadmaps check|build|serve`."""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from roadmaps import kb
from roadmaps.problems import Invalid


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m roadmaps")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check")
    check.add_argument("folder", nargs="?", type=Path, default=Path("kb"))
    args = parser.parse_args()
    try:
        found = kb.read(args.folder)
    except Invalid as error:
        print(error, file=sys.stderr)
        return 1
    print(len(found.entries))
    return 0


if __name__ == "__main__":
    sys.exit(main())
