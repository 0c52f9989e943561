"""What the page of a thing says of its file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from roadmaps.pages.history import Commit


@dataclass(frozen=True, slots=True)
class About:
    """Where the file of a thing is, and how it is doing. `commit` is its last change; None where that is not known.

    `edit`, `changes` and `suggest` are addresses: where it is edited, where all its changes are listed, and where a
    reader reports a mistake. `translation` says how many texts are complete, missing, stale or unconfirmed.
    """

    file: str
    commit: Commit | None
    edit: str
    changes: str
    suggest: str
    translation: Counter[str]
