"""What the disk refuses, told to who builds: full, read-only, or not ours to write on; and that all may read what is published."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator

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
_READABLE = 0o022  # what others may not do with our files: write


def refusal(error: OSError) -> str:
    """Why nothing was built, and what to do."""
    place = f"{error.filename}: " if error.filename else ""
    told = error.strerror or str(error)
    nl, en = _WHY.get(error.errno or 0, (told, told))
    return f"{place}{nl}. Er is niets gepubliceerd; de vorige site staat er nog. / {en}. Nothing was published; the last site is still there."


def ended_by(status: int | None) -> OSError | None:
    """What the disk refused to a process that ended with this status; None where it ended otherwise."""
    return OSError(status, os.strerror(status)) if status and status > 1 and status in _WHY else None


@contextlib.contextmanager
def telling_by_status() -> Iterator[None]:
    """End this process with the number of what the disk refuses: on a disk that is full nothing can be written of it."""
    try:
        yield
    except OSError as error:
        if error.errno in _WHY:
            os._exit(error.errno)
        raise


@contextlib.contextmanager
def readable() -> Iterator[None]:
    """Make files that a web server can read, whatever is usual for who builds."""
    before = os.umask(_READABLE)
    try:
        yield
    finally:
        os.umask(before)
