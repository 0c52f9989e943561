"""`check`: validate the knowledge base and the pages written by hand, without building anything."""

from __future__ import annotations

import argparse
import os
import subprocess
from collections import Counter
from pathlib import Path

from roadmaps.checking.github import all_fine, error_commands, summary
from roadmaps.handwritten.addresses import LIST
from roadmaps.handwritten.page_check import read_all
from roadmaps.kinds import KINDS
from roadmaps.reading import i18n
from roadmaps.reading.problems import Invalid, Problem
from roadmaps.reading.settings import repository


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, default=Path("kb"))
    parser.add_argument(
        "--github", action="store_true", help="also tell GitHub: at the lines, and in the summary of the run"
    )
    parser.add_argument(
        "--base", help="with --github: the commit that the change starts from; its files are told of first"
    )
    parser.add_argument(
        "--released",
        type=Path,
        help="a list of addresses that must not disappear (default: addresses.txt beside the folder)",
    )


def run(options: argparse.Namespace) -> int:
    try:
        kb = read_all(options.folder, options.folder.parent / "docs", options.released or options.folder.parent / LIST)
    except Invalid as error:
        if options.github:
            _tell_github(error.problems, options.base)
        raise
    counts = Counter(entry.thing.kind for entry in kb.entries)
    listed = ", ".join(
        f"{counts[kind]} {i18n.kind_name(kind, 'nl', counts[kind] != 1)}" for kind in KINDS if counts[kind]
    )
    print(f"In orde / all fine: {listed}.")
    if options.github:
        _summarise(all_fine(listed))
    return 0


def _tell_github(problems: list[Problem], base: str | None) -> None:
    """Show the problems at their lines on GitHub, and all of them in the summary of the run."""
    print("\n".join(error_commands(problems, _changed_since(base) if base else [])))
    _summarise(summary(problems, f"{repository()}/blob/{os.environ.get('GITHUB_SHA', 'main')}"))


def _changed_since(base: str) -> list[str]:
    """The files that differ from this commit, as paths of files are read: each byte of a name is kept."""
    command = ["git", "diff", "--name-only", "-z", f"{base}...HEAD"]
    return os.fsdecode(subprocess.run(command, capture_output=True, check=False).stdout).split("\0")


def _summarise(markdown: str) -> None:
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(file).open("a", encoding="utf-8", errors="replace") as summary_file:
            summary_file.write(markdown)
