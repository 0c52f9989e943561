"""Reading a knowledge base: every file loaded, validated and checked, or one Invalid with all that is wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from roadmaps.checking.rules import run, run_on_file
from roadmaps.kinds import FOLDERS, KINDS
from roadmaps.reading.base import is_id
from roadmaps.reading.document import Document
from roadmaps.reading.explain import as_id, explain
from roadmaps.reading.kb import Entry, KnowledgeBase
from roadmaps.reading.load import load, parse_list, text_of
from roadmaps.reading.ordinary_files import no_file, no_files_below
from roadmaps.reading.problems import Invalid, Place, Problem, kind_blanks, nearest
from roadmaps.reading.thing import Moved, Removed, Thing

NAMES = "_namen.yml"
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".heic", ".tif", ".tiff", ".bmp")


def read(folder: Path, before: FilesRead | None = None) -> KnowledgeBase:
    """Read the folder that holds a folder per kind. Raises Invalid with every problem of every file.

    `before` keeps what was read, for who reads again.
    """
    kb, problems = read_with_problems(folder, before)
    if problems:
        raise Invalid(problems)
    return kb


def read_with_problems(folder: Path, before: FilesRead | None = None) -> tuple[KnowledgeBase, list[Problem]]:
    """What could be read of the folder, and every problem of every file.

    `before` keeps what was read, for who reads again: only files that changed are read then.
    """
    folder = folder.absolute()
    files = (before if before is not None else FilesRead()).read(folder)
    problems = no_files_below(folder) + [problem for found in files.values() for problem in found.problems]
    entries: list[Entry[Thing]] = []
    retired: list[Entry[Moved | Removed]] = []
    broken: set[str] = set()
    for file, found in files.items():
        if found.document and isinstance(found.thing, Thing):
            entries.append(Entry(found.thing, found.document))
        elif found.document and isinstance(found.thing, (Moved, Removed)):
            retired.append(Entry(found.thing, found.document))
        elif is_id(file.stem):
            broken.add(file.stem)
    if not entries and not problems:
        problems.append(Problem.at(Place(folder.name + "/"), "empty-folder", folders=_folders(folder.name)))
    names, problems_of_names = _names(folder)
    kb = KnowledgeBase(tuple(entries), frozenset(broken), tuple(retired), names)
    return kb, problems + problems_of_names + run(kb)


def _names(folder: Path) -> tuple[tuple[str, ...], list[Problem]]:
    """The names that are not translated, a list of texts in a file of its own; none where there is no such file."""
    file, path = folder / NAMES, f"{folder.name}/{NAMES}"
    if not os.path.lexists(file):
        return (), []
    text = text_of(file, path)
    if not isinstance(text, str):
        return (), text
    found = parse_list(text, path)
    if isinstance(found, list):
        return (), found
    names = tuple(name for name in found if isinstance(name, str) and name)
    return (names, []) if names and names == found else ((), [Problem.at(Place(path), "not-a-list-of-names")])


def thing_files(folder: Path) -> list[Path]:
    """The files of things, in a fixed order: what `read` would take for one."""
    return [
        file for file, _ in _files(folder) if file.parent.name in FOLDERS and file.suffix == ".yml" and file.is_file()
    ]


def kind_of(file: Path | str) -> str:
    """The kind that a file holds, by the folder that it is in."""
    return FOLDERS[Path(file).parent.name].kind


def class_of(document: Document) -> type[Thing | Moved | Removed]:
    """The type of what a file holds: its kind, by its folder, or what stays of a thing."""
    kind = FOLDERS[Path(document.path).parent.name]
    return Moved if "moved_to" in document.value else Removed if "removed" in document.value else kind


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every file below the folder with its path as messages show it, in a fixed order."""
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "_")) for part in file.relative_to(folder).parts)
        folder_of_files = file.is_dir() and not file.is_symlink() and file.suffix != ".yml"
        if not folder_of_files and not hidden and file.name != "README.md":
            yield file, (Path(folder.name) / file.relative_to(folder)).as_posix()


@dataclass(frozen=True, slots=True)
class _FileRead:
    """What one file gives: a thing if it is valid, or what stays of one; its text if that can be read; its problems."""

    thing: Thing | Moved | Removed | None = None
    document: Document | None = None
    problems: tuple[Problem, ...] = ()


class FilesRead:
    """The files of a knowledge base as they were read last, to read only those that changed."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[int, ...], _FileRead]] = {}

    def read(self, folder: Path) -> dict[Path, _FileRead]:
        """Every file below the folder, in a fixed order."""
        now = {file: (_stamp(file), path) for file, path in _files(folder)}
        for file, (stamp, path) in now.items():
            if file not in self._known or self._known[file][0] != stamp:
                self._known[file] = (stamp, _checked(_read_file(file, path, folder)))
        return {file: self._known[file][1] for file in now}

    def beside(self, folder: Path, other: Path) -> FilesRead:
        """What is known of another version in `other`, when this one was read from `folder`: the files that are the same."""
        found, start = FilesRead(), folder.absolute()
        for file, (_, read) in self._known.items():
            twin = other.absolute() / file.relative_to(start)
            if twin.is_file() and read.document and twin.read_bytes() == file.read_bytes():
                found._known[twin] = (_stamp(twin), read)
        return found


def _stamp(file: Path) -> tuple[int, ...]:
    """What changes when a file does."""
    found = file.lstat()
    return found.st_mtime_ns, found.st_size, found.st_ino, found.st_mode


def _checked(found: _FileRead) -> _FileRead:
    """The same file with the problems that it has by itself."""
    if found.document is None:
        return found
    return replace(found, problems=(*found.problems, *run_on_file(found.document, found.thing)))


def _read_file(file: Path, path: str, folder: Path) -> _FileRead:
    if problem := no_file(file, path):
        return _FileRead(problems=(problem,))
    kind = FOLDERS.get(file.parent.name) if file.parent.parent == folder else None
    if kind is None and file.suffix.lower() in _PICTURES:
        return _FileRead(problems=(_wrong_suffix(file, path),))
    if kind is None:
        near = nearest(file.parent.name, FOLDERS)
        problem = Problem.at(Place(path), "wrong-folder", folders=_folders(folder.name), nearest=near)
        return _FileRead(problems=(problem,))
    if file.suffix != ".yml":
        return _FileRead(problems=(_wrong_suffix(file, path),))
    document = load(file, path)
    if not isinstance(document, Document):
        return _FileRead(problems=tuple(document))
    cls = class_of(document)
    try:
        return _FileRead(cls.model_validate(document.value), document)
    except ValidationError as error:
        problems = _wrong_kind(kind, document, folder) if cls is kind else []
        return _FileRead(None, document, tuple(problems or explain(error, cls, document)))


def _wrong_suffix(file: Path, path: str) -> Problem:
    """A file that is no YAML by its name: a picture, or one that needs another name, which can be an id."""
    if file.suffix.lower() in _PICTURES:
        return Problem.at(Place(path), "picture-among-data")
    stem = re.sub(r"(?:\.(?:ya?ml|txt))+$", "", file.name, flags=re.I)
    return Problem.at(Place(path), "wrong-suffix", right=f"{as_id(stem) or 'grondstoffen'}.yml")


def _wrong_kind(cls: type[Thing], document: Document, folder: Path) -> list[Problem]:
    """The problem of a file in the folder of another kind than its fields are of; none when it may be of this one."""
    other = _fits_better(document.value, cls)
    if other is None:
        return []
    right = f"{folder.name}/{other.folder}/{document.path.rsplit('/', 1)[-1]}"
    blanks = kind_blanks("kind", other.kind)
    return [Problem.at(document.place(), "wrong-kind", folder=cls.folder, right=right, **blanks)]


def _folders(name: str) -> str:
    return ", ".join(f"{name}/{folder}" for folder in FOLDERS)


def _fits_better(value: dict[str, Any], cls: type[Thing]) -> type[Thing] | None:
    """Another kind that knows all fields of this file and misses none, where `cls` does not."""
    if set(value) <= set(cls.model_fields):
        return None
    for other in KINDS.values():
        required = {name for name, field in other.model_fields.items() if field.is_required()}
        if other is not cls and required <= set(value) <= set(other.model_fields):
            return other
    return None
