"""`check`: validate the knowledge base alone."""
from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from roadmaps import i18n
from roadmaps.addresses import LIST, addresses, gone
from roadmaps.model import KINDS
from roadmaps.problems import Invalid
from roadmaps.read import read


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, default=Path("kb"))
    parser.add_argument("--released", type=Path, help="a list of addresses that must not disappear (default: addresses.txt beside the folder)")


def run(options: argparse.Namespace) -> int:
    kb = read(options.folder)
    released = options.released or options.folder.parent / LIST
    if released.exists() and (lost := gone(addresses(kb, options.folder.parent / "docs"), released)):
        raise Invalid(lost)
    counts = Counter(entry.thing.kind for entry in kb.entries)
    listed = ", ".join(f"{counts[kind]} {i18n.kind_name(kind, 'nl', counts[kind] != 1)}" for kind in KINDS if counts[kind])
    print(f"In orde / all fine: {listed}.")
    return 0
