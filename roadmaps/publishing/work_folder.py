"""Where a build works, and how its result gets into place: a build that was killed leaves nothing behind, and no site is lost.

A build works in a folder `.build-…` beside the site. It is locked as long as the build, or a program that it started,
lives; the system unlocks it, however they end. The finished site takes the place of the old one in two steps, between
which the old one is called `.site-old`: who builds next puts it back where there is no site.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

_PREFIX = ".build-"
_WORK = re.compile(re.escape(_PREFIX) + r"[a-z0-9_]{8}")  # as `tempfile` names folders; what others call so stays


@dataclass(frozen=True, slots=True)
class Work:
    """The folder that a build works in, and the open file that locks it: a program that is started inherits that."""

    folder: Path
    lock: int


@contextlib.contextmanager
def work_beside(site: Path) -> Iterator[Work]:
    """A folder to work in, on the same disk as the site; it is removed at the end, whatever happened."""
    site.parent.mkdir(parents=True, exist_ok=True)
    with _locked(site.parent):  # nobody clears it before it is locked
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=site.parent))
        lock = os.open(folder, os.O_RDONLY)
        _lock(lock)
    try:
        yield Work(folder, lock)
    finally:
        _remove(folder)
        os.close(lock)


def publish(made: Path, site: Path) -> None:
    """Put the finished tree in place; the old one goes only when the new one stands."""
    with _locked(site.parent):
        _put_back(site)
        try:
            if site.exists():
                site.rename(_old(site))
            made.rename(site)
        finally:
            _put_back(site)


def clear(site: Path) -> None:
    """Remove what builds that were killed left beside the site, and put the site back that one had taken away."""
    if not site.parent.is_dir():
        return
    with _locked(site.parent):
        _put_back(site)
        for folder in site.parent.iterdir():
            if _WORK.fullmatch(folder.name) and _abandoned(folder):
                _remove(folder)


def _old(site: Path) -> Path:
    return site.with_name(f".{site.name}-old")


def _put_back(site: Path) -> None:
    """The old site is the site where there is none, and is removed where there is one."""
    old = _old(site)
    if old.exists() and not site.exists():
        old.rename(site)
    _remove(old)


def _remove(folder: Path) -> None:
    """Remove a tree, many folders at a time: a disk may take longer for ten thousands of files than it took to make them."""
    remove = partial(shutil.rmtree, ignore_errors=True)
    with ThreadPoolExecutor() as side_by_side:
        list(side_by_side.map(remove, folder.glob("*/*/")))
    remove(folder)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Wait until no other build moves anything in this folder. The lock is on the folder itself: it leaves no file."""
    lock = os.open(folder, os.O_RDONLY)
    try:
        _lock(lock)
        yield
    finally:
        os.close(lock)


def _lock(file: int) -> None:
    with contextlib.suppress(OSError):  # some disks on a network know no locks: there, builds must not run at once
        fcntl.flock(file, fcntl.LOCK_EX)


def _abandoned(folder: Path) -> bool:
    """Whether no process works in this folder: it can be locked."""
    try:
        file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    else:
        return True
    finally:
        os.close(file)
