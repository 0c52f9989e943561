"""What the open data still lack for a kind: its published shape, or what a field means, each with the file to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from roadmaps.data.dictionary import described
from roadmaps.data.explained import names_of
from roadmaps.data.tables import tables
from roadmaps.data.things import SHAPES
from roadmaps.kinds import KINDS
from roadmaps.words import MissingWord


def missing_shapes() -> list[str]:
    """Kinds that are not published, and fields that nobody explains."""
    unpublished = [
        f"roadmaps/data/things.py lacks the published shape of {kind}" for kind in KINDS if kind not in SHAPES
    ]
    return unpublished or list(dict.fromkeys(_unexplained()))


def _unexplained() -> Iterator[str]:
    for shape in SHAPES.values():
        try:
            described(shape)
        except MissingWord as error:
            yield str(error)
    for table in tables().values():
        for column in table.columns:
            try:
                assert column.meaning
                names_of(column)
            except MissingWord as error:
                yield str(error)
