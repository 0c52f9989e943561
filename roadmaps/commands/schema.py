"""`schema`: write what is made from the model into the repository, and say what a new kind still lacks."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from roadmaps.data import released
from roadmaps.data.completeness import missing_shapes
from roadmaps.editing.atomic import write_all
from roadmaps.editing.completeness import missing_files, missing_words
from roadmaps.editing.new_file import template
from roadmaps.editing.schema import files
from roadmaps.kinds import KINDS


def arguments(_: argparse.ArgumentParser) -> None:
    """Nothing."""


def run(_: argparse.Namespace) -> int:
    lacking = missing_words() or missing_shapes() or _broken(Path(released.FILE))
    if not lacking:
        write_all({Path(path): text for path, text in made().items()})
        lacking = missing_files(Path())
    print("\n".join(lacking) or "Alles is er voor elke soort / everything is there for every kind.")
    return int(bool(lacking))


def _broken(file: Path) -> list[str]:
    """What others were promised of the open data and would not get any more."""
    return released.refused(json.loads(file.read_text("utf-8")), released.shapes()) if file.exists() else []


def made() -> dict[str, str]:
    """What belongs in the repository and is made from the model: schemas, and a file of each kind to fill in."""
    return (
        files()
        | {released.FILE: released.kept()}
        | {f"kb/_sjablonen/{kind}.yml": template(kind, "vul-in") for kind in KINDS}
    )
