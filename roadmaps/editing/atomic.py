"""Writing files of the knowledge base: all of a change, or nothing of it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path


def write_all(texts: dict[Path, str], then: Callable[[], object] = lambda: None) -> None:
    """Write these files, then do `then`. When either fails, every file is as it was, and the error goes on."""
    old = {file: file.read_bytes() if file.exists() else None for file in texts}
    try:
        for file, text in texts.items():
            _replace(file, text.encode())
        then()
    except BaseException:  # Ctrl+C too
        for file, content in old.items():
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True) if content is None else _replace(file, content)
        raise


def _replace(file: Path, content: bytes) -> None:
    """Never a half-written file: the new one takes the place of the old one when it is complete."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    try:
        beside.write_bytes(content)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
