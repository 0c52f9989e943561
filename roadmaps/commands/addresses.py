"""`addresses`: add the present addresses to the list of those that must stay. None is ever taken off."""

from __future__ import annotations

import argparse
from pathlib import Path

from roadmaps.checking.read import read
from roadmaps.editing.atomic import write_all
from roadmaps.handwritten.addresses import LIST, addresses


def arguments(_: argparse.ArgumentParser) -> None:
    """Nothing."""


def run(_: argparse.Namespace) -> int:
    file = Path(LIST)
    known = set(file.read_text("utf-8").split()) if file.exists() else set()
    present = set(addresses(read(Path("kb")), Path("docs")))
    home = {""} & present  # the home page of the site itself needs no line
    write_all({file: "\n".join(sorted(known | present - home)) + "\n"})
    print(f"{file}: {len(present - known - home)} adressen erbij / addresses added.")
    return 0
