"""The real files, spoilt by chance: a seed always gives the same file, and what must be true of every answer to it."""

from __future__ import annotations

import multiprocessing
import random
import resource
import signal
import tempfile
import traceback
from collections.abc import Callable, Sequence
from ctypes import c_int
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from roadmaps.checking.read import read_with_problems, thing_files
from tests.attack import STRINGS
from tests.attack.knowledge import is_whole
from tests.project import ROOT

SECONDS, MEGABYTES = 10, 500  # what no file may take
_MARKS = (
    *(b"{", b"}", b"[", b"]", b":", b"\n", b" ", b"\t", b"-", b"&a ", b"*a", b"!", b"|", b">", b"'", b'"', b"#", b",", b"?"),
    *(b"\x00", b"\xff", b"\xc3", b"\r", b"\x85", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"<b>", b"{{", b"](", b"---\n", b"...\n"),
    *(b"? ", b"%", b"1e999999", b"~", b"\\", b": ", b"- ", b"  ", b"\n\n", b"''", b"nl: ", b"en:", b"<<: *a", b"!!int "),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutation:
    """A file of the knowledge base as chance left it."""

    path: str  # below the knowledge base
    raw: bytes


@cache
def _files() -> tuple[tuple[str, bytes], ...]:
    return tuple((file.relative_to(ROOT / "kb").as_posix(), file.read_bytes()) for file in thing_files(ROOT / "kb"))


def mutation(seed: int) -> Mutation:
    """A real file with one to four things wrong with it."""
    chance = random.Random(seed)
    path, raw = chance.choice(_files())
    for _ in range(chance.randint(1, 4)):
        raw = chance.choice(_WAYS)(raw, chance)
    return Mutation(path, raw)


def _mark(raw: bytes, chance: random.Random) -> bytes:
    """A mark of YAML, or any byte, in place of a few others."""
    at = chance.randrange(len(raw) + 1)
    new = chance.choice((*_MARKS, bytes([chance.randrange(256)]), b""))
    return raw[:at] + new + raw[at + chance.choice((0, 0, 1, 2, 20)) :]


def _line(raw: bytes, chance: random.Random) -> bytes:
    """A line that is gone, that stands there twice or elsewhere, or that stands in or out."""
    lines = raw.split(b"\n")
    at, there = chance.randrange(len(lines)), chance.randrange(len(lines))
    line = lines[at]
    way = chance.randrange(5)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(there, line)
    elif way == 2:
        lines[at], lines[there] = lines[there], line
    else:
        lines[at] = b" " * chance.choice((1, 2, 4)) + line if way == 3 else line.lstrip()
    return b"\n".join(lines)


def _value(raw: bytes, chance: random.Random) -> bytes:
    """A text of strangers as the value of a field, as it is."""
    lines = raw.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = lines[at].partition(b":")[0] + b": " + chance.choice(STRINGS).encode("utf-8", "surrogatepass")
    return b"\n".join(lines)


def _of_another(raw: bytes, chance: random.Random) -> bytes:
    """The end of another file."""
    _, other = chance.choice(_files())
    return raw[: chance.randrange(len(raw) + 1)] + other[chance.randrange(len(other)) :]


def _repeated(raw: bytes, chance: random.Random) -> bytes:
    """A piece that goes on and on."""
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + raw[at : at + chance.randint(1, 40)] * chance.choice((50, 1_000, 5_000)) + raw[at:]


def _written_otherwise(raw: bytes, chance: random.Random) -> bytes:
    """Cut off, or with the ends of lines, the spaces or the letters of another machine."""
    ways: tuple[Callable[[], bytes], ...] = (
        lambda: raw[: chance.randrange(len(raw) + 1)],
        lambda: raw.replace(b"\n", b"\r\n"),
        lambda: raw.replace(b"\n", b"\r"),
        lambda: raw.replace(b"  ", b"\t"),
        lambda: raw.decode("utf-8", "replace").encode("utf-16"),
        lambda: raw.decode("utf-8", "replace").encode("latin-1", "replace"),
    )
    return chance.choice(ways)()


_WAYS = (_mark, _mark, _mark, _line, _line, _value, _of_another, _repeated, _written_otherwise)


# --- what must be true


def answer(made: Mutation, folder: Path) -> bool:
    """Read this file by itself in an empty folder, and look at what is said of it. Gives whether it is valid, as far as that goes."""
    file = folder / made.path
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(made.raw)
    try:
        _, found = read_with_problems(folder)
    finally:
        file.unlink()
    text = made.raw.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    lines = text.split("\n" if "\n" in text else "\r")  # an old Mac ended all lines with CR alone
    told = [
        problem for problem in found if problem.code != "empty-folder"
    ]  # nothing stands beside what is left of a thing
    for problem in told:
        place = problem.place
        assert place.path == f"{folder.name}/{made.path}", problem
        assert 1 <= place.line <= len(lines), problem
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1, problem
        assert is_whole(problem), problem
    return not [problem for problem in told if problem.code != "unknown-id"]


def failures(seeds: Sequence[int]) -> list[str]:
    """What went wrong with these seeds: a traceback, a wait without end, or too much memory. In a process that may die of it."""
    forking = multiprocessing.get_context("fork")
    now = forking.Value(c_int, seeds[0])
    told = forking.SimpleQueue()
    process = forking.Process(target=_all, args=(seeds, now, told))
    process.start()
    found: list[str] = []
    while process.is_alive() or not told.empty():
        if told.empty():
            process.join(0.05)
        else:
            found.append(told.get())
    if process.exitcode:
        found.append(f"seed {now.value}: ended by {signal.Signals(-process.exitcode).name}")
    return found


def _all(seeds: Sequence[int], now: Any, told: Any) -> None:
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # what waits within C is ended as well
    with tempfile.TemporaryDirectory() as folder:
        kb = Path(folder) / "kb"
        kb.mkdir()
        for now.value in seeds:
            signal.alarm(SECONDS)
            try:
                answer(mutation(now.value), kb)
            except Exception:
                told.put(f"seed {now.value}:\n{traceback.format_exc()}")
            signal.alarm(0)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_000
    if most > MEGABYTES:
        told.put(f"seeds up to {now.value}: {most} MB")
