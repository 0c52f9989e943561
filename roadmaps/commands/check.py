"""`check`: validate the knowledge base alone."""
from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from roadmaps import i18n
from roadmaps.model import KINDS
from roadmaps.read import read


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, default=Path("kb"))


def run(options: argparse.Namespace) -> int:
    counts = Counter(entry.thing.kind for entry in read(options.folder).entries)
    listed = ", ".join(f"{counts[kind]} {i18n.kind_name(kind, 'nl', counts[kind] != 1)}" for kind in KINDS if counts[kind])
    print(f"In orde / all fine: {listed}.")
    return 0
