"""When each file last changed, by which commit, and between which versions: one `git log` for all files.

Where the whole history is not there (no git, or a shallow clone) nothing is
known, and nothing is guessed.
"""

from __future__ import annotations

import datetime
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

IGNORED = ".git-blame-ignore-revs"  # commits that changed the form of files and nothing that they say
FOLDERS = ("kb", "docs")
# What somebody set for themselves (diff.renames, log.showSignature) may not change the pages. Renames are not followed.
LOG = (
    "-c",
    "core.quotePath=false",
    "log",
    "--no-merges",
    "--no-renames",
    "--no-show-signature",
    "--raw",
    "--no-abbrev",
    "--encoding=UTF-8",
)


@dataclass(frozen=True, slots=True)
class Commit:
    """One change: its hash, its day, what its writer called it, the files that it touched, and the names by which git
    knows each of them as it was and as it became."""

    hash: str
    day: datetime.date
    subject: str
    files: tuple[str, ...]
    versions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class History:
    """The changes of the data and the hand-written pages, the latest first; none where the history is not known."""

    commits: tuple[Commit, ...] = ()

    @cached_property
    def last(self) -> dict[str, Commit]:
        """For each file the commit that last changed it; a file that is not there is not known."""
        return {file: commit for commit in reversed(self.commits) for file in commit.files}


def history(root: Path) -> History:
    """What git knows of the project at `root`."""
    if (
        _git(root, "rev-parse", "--is-shallow-repository") != "false\n"
        or _git(root, "rev-parse", "--show-prefix") != "\n"
    ):
        return History()
    log = _git(root, *LOG, "--format=%x00%H%x01%cs%x01%s", "--", *FOLDERS)
    ignored = _ignored(root)
    commits = [_commit(entry) for entry in (log or "").split("\0") if entry.strip()]
    return History(tuple(commit for commit in commits if commit and commit.hash not in ignored))


def _commit(entry: str) -> Commit | None:
    """A commit; None where its clock was so wrong that its day is no date."""
    head, *lines = entry.split("\n")  # not splitlines: a subject may hold other line separators
    hash_, day, subject = head.split("\x01", 2)
    touched = [line.split("\t", 1) for line in lines if line]  # :100644 100644 <was> <is> M<tab><file>
    files, versions = tuple(file for _, file in touched), tuple(_versions(about) for about, _ in touched)
    try:
        return Commit(hash_, datetime.date.fromisoformat(day), subject, files, versions)
    except ValueError:
        return None


def _versions(about: str) -> tuple[str, str]:
    _, _, was, now, _ = about.split(" ")
    return was, now


def _ignored(root: Path) -> set[str]:
    file = root / IGNORED
    lines = file.read_text("utf-8", errors="replace").splitlines() if file.is_file() else []
    return {line.split("#")[0].strip() for line in lines}


def _git(root: Path, *arguments: str) -> str | None:
    """What git prints; None where it cannot answer. A message or a name may hold bytes that are no UTF-8."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
