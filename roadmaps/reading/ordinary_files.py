"""Which files of the project count: ordinary ones. A link, or what is no file, is told of by its name and never opened."""

from __future__ import annotations

import stat
from pathlib import Path

from roadmaps.reading.problems import Place, Problem

# What may stand where a file or a folder belongs. A link may lead outside the project, and reading a pipe never ends.
_OTHERS = {
    stat.S_IFLNK: ("een verwijzing (symlink)", "a link (symlink)"),
    stat.S_IFIFO: ("een pijp (FIFO)", "a pipe (FIFO)"),
    stat.S_IFSOCK: ("een socket", "a socket"),
    stat.S_IFCHR: ("een apparaat", "a device"),
    stat.S_IFBLK: ("een apparaat", "a device"),
}


def no_file(file: Path, path: str) -> Problem | None:
    """The problem when this is neither an ordinary file nor an ordinary folder; `path` is its name in messages."""
    found = _OTHERS.get(_sort(file))
    return found and Problem.at(Place(path), "no-ordinary-file", found_nl=found[0], found_en=found[1])


def no_files_below(folder: Path) -> list[Problem]:
    """Everything below a folder, and the folder itself, that is neither an ordinary file nor an ordinary folder.

    Hidden names do not count: MkDocs publishes none, and a program may leave one behind (.DS_Store, a lock of an editor).
    """
    problems: list[Problem] = []
    pending = [(folder, folder.name)]
    while pending:
        file, path = pending.pop()
        if problem := no_file(file, path):
            problems.append(problem)
        elif stat.S_ISDIR(_sort(file)):
            try:
                pending += [(one, f"{path}/{one.name}") for one in file.iterdir() if not one.name.startswith(".")]
            except OSError:
                problems.append(Problem.at(Place(path), "unreadable"))
    return problems


def files(folder: Path, suffix: str = "") -> list[Path]:
    """The ordinary files below a folder whose names end so, in a fixed order; those that are hidden are not among them."""
    return sorted(
        file
        for file in folder.rglob(f"*{suffix}")
        if stat.S_ISREG(_sort(file)) and not hidden(file.relative_to(folder))
    )


def hidden(path: Path) -> bool:
    """Whether a part of the path starts with a dot."""
    return any(part.startswith(".") for part in path.parts)


def _sort(file: Path) -> int:
    """What sort of file this is itself, for a link not where it leads; 0 where there is none, or it may not be asked."""
    try:
        return stat.S_IFMT(file.lstat().st_mode)
    except OSError:
        return 0
