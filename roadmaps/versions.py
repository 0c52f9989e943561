"""An earlier version of the data and the hand-written pages, out of git, in a folder of its own."""
from __future__ import annotations

import contextlib
import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path


class NoSuchVersion(Exception):
    """git does not have this version; the text says why."""


@contextlib.contextmanager
def version(root: Path, ref: str) -> Iterator[Path]:
    """The folder with kb/ and docs/ as they were where the present state left `ref`. Raises NoSuchVersion."""
    base = _git(root, "merge-base", ref, "HEAD").decode().strip()
    packed = _git(root, "archive", "--format=tar", base, "kb", "docs")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
            tar.extractall(folder, filter="data")
        yield Path(folder)


def _git(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise NoSuchVersion(str(error)) from error
    if done.returncode:
        raise NoSuchVersion(done.stderr.decode("utf-8", "replace").strip() or "git merge-base")
    return done.stdout
