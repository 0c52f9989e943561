"""An earlier version of the data and the hand-written pages, out of git, in a folder of its own."""

from __future__ import annotations

import contextlib
import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

FOLDERS = ("kb", "docs")
_CHANGES = {"A": "new", "D": "gone"}


class NoSuchVersion(Exception):
    """git cannot give this version; `reason` is the interface word that says why."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


@contextlib.contextmanager
def version(root: Path, ref: str) -> Iterator[Path]:
    """The folder with kb/ and docs/ as they were where the present state left `ref`. Raises NoSuchVersion."""
    base = _base(root, ref)
    there = [
        folder for folder in FOLDERS if _git(root, "ls-tree", "--name-only", base, folder, otherwise="diff_unpacked")
    ]
    with tempfile.TemporaryDirectory() as folder:
        if there:
            packed = _git(root, "archive", "--format=tar", base, *there, otherwise="diff_unpacked")
            try:
                _unpack(packed, Path(folder))
            except tarfile.TarError as error:
                raise NoSuchVersion("diff_unpacked") from error
        yield Path(folder)


def _unpack(packed: bytes, folder: Path) -> None:
    """Write the ordinary files of an archive, as `extractall` only can with the filter that Python 3.11.4 brought."""
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        for member in tar:
            content = tar.extractfile(member) if member.isreg() else None  # no link: none is read from docs/ or kb/
            file = folder / member.name
            if content and ".." not in file.parts and file.is_relative_to(folder):
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content.read())


def changed_files(root: Path, ref: str) -> list[tuple[str, str]]:
    """(path, `changed`, `new` or `gone`) of every file of the data and the pages, those that git does not keep yet too."""
    listed = _git(
        root,
        "diff",
        "--name-status",
        "--no-renames",
        "--relative",
        "-z",
        _base(root, ref),
        "--",
        *FOLDERS,
        otherwise="diff_unpacked",
    )
    fields = _names(listed)
    found = [(path, _CHANGES.get(letter, "changed")) for letter, path in zip(fields[::2], fields[1::2], strict=True)]
    others = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *FOLDERS, otherwise="diff_unpacked")
    return sorted(found + [(path, "new") for path in _names(others)])


def _names(listed: bytes) -> list[str]:
    """What git lists with -z. A name may hold any byte; one that is no UTF-8 can be told of, with a mark in its place."""
    return [name.decode("utf-8", "replace") for name in listed.split(b"\0") if name]


def _base(root: Path, ref: str) -> str:
    """The commit where the present state left `ref`."""
    shallow = _git(root, "rev-parse", "--is-shallow-repository", otherwise="diff_no_git").strip() == b"true"
    commit = (
        _git(
            root,
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            f"{ref}^{{commit}}",
            otherwise="diff_shallow" if shallow else "diff_no_version",
        )
        .decode()
        .strip()
    )
    return (
        _git(root, "merge-base", commit, "HEAD", otherwise="diff_shallow" if shallow else "diff_unrelated")
        .decode()
        .strip()
    )


def _git(root: Path, *arguments: str, otherwise: str) -> bytes:
    """What git prints. Raises NoSuchVersion with the reason `otherwise` where it refuses."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise NoSuchVersion("diff_no_git") from error
    if done.returncode:
        raise NoSuchVersion(otherwise)
    return done.stdout
