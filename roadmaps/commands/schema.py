"""`schema`: write what is made from the model into the repository."""
from __future__ import annotations

import argparse
from pathlib import Path

from roadmaps.schema import write


def arguments(_: argparse.ArgumentParser) -> None:
    """Nothing."""


def run(_: argparse.Namespace) -> int:
    write(Path())
    return 0
