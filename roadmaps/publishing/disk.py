"""What the disk refuses, told to who builds: full, read-only, or not ours to write on; and that all may read what is published."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

_FULL = (
    "de schijf is vol; maak ruimte en probeer het opnieuw",
    "the disk is full; make room and try again",
)
_NOT_OURS = (
    "hier mag niet worden geschreven; kies een andere map, of vraag rechten op deze",
    "nothing may be written here; choose another folder, or ask for the right to write in this one",
)
_WHY = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), _FULL),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), _NOT_OURS),
}
_PROBE = 4_000_000  # bytes: more than the largest file of the site
_READABLE = 0o022  # what others may not do with our files: write


def refusal(error: OSError) -> str:
    """Why nothing was built, and what to do."""
    place = f"{error.filename}: " if error.filename else ""
    told = error.strerror or str(error)
    nl, en = _WHY.get(error.errno or 0, (told, told))
    return f"{place}{nl}. Er is niets gepubliceerd; de vorige site staat er nog. / {en}. Nothing was published; the last site is still there."


@contextlib.contextmanager
def asked_after_a_failure(folder: Path) -> Iterator[None]:
    """Where something fails, ask the disk whether it is the cause: raises OSError where nothing can be written any more.

    Each program that we start has its own way of failing on a full disk, and Pagefind ends as if nothing was wrong.
    """
    try:
        yield
    except Exception:
        (folder / "probe").write_bytes(bytes(_PROBE))
        raise


@contextlib.contextmanager
def readable() -> Iterator[None]:
    """Make files that a web server can read, whatever is usual for who builds."""
    before = os.umask(_READABLE)
    try:
        yield
    finally:
        os.umask(before)
