"""The knowledge base: every file read, validated and checked, or one Invalid with all that is wrong."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from roadmaps.explain import explain
from roadmaps.load import Document, load
from roadmaps.model import KINDS, Thing
from roadmaps.problems import Invalid, Place, Problem

FOLDERS = {cls.folder: cls for cls in KINDS.values()}


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing with the file that it was read from."""

    thing: Thing
    document: Document


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """All things. `broken` holds the kind by id of files with mistakes, so that references to them are not blamed."""

    entries: tuple[Entry, ...]
    broken: dict[str, str] = field(default_factory=dict)

    @property
    def things(self) -> dict[str, Thing]:
        return {entry.thing.id: entry.thing for entry in self.entries}

    def of_kind(self, kind: str) -> list[Thing]:
        """The things of one kind, in reading order: by `order` where they have one, else by Dutch name."""
        found = [entry.thing for entry in self.entries if entry.thing.kind == kind]
        return sorted(found, key=lambda thing: (getattr(thing, "order", 0), thing.name.nl.casefold(), thing.id))


def read(folder: Path) -> KnowledgeBase:
    """Read the folder that holds a folder per kind. Raises Invalid with every problem of every file."""
    from roadmaps.check import run  # the checks know the knowledge base, so they come after it

    problems: list[Problem] = []
    entries: list[Entry] = []
    documents: list[Document] = []
    broken: dict[str, str] = {}
    for file, path in _files(folder):
        cls = _class_of(file, folder)
        if misplaced := _misplaced(file, path, cls):
            problems.append(misplaced)
            continue
        document = load(file, path)
        if isinstance(document, Document):
            documents.append(document)
            document = _validated(document, cls)
        if isinstance(document, Entry):
            entries.append(document)
        else:
            problems += document
            broken[file.stem] = cls.kind
    if not entries and not problems:
        problems.append(Problem.at(Place(folder.name + "/"), "empty-folder", folders=_folders(folder.name)))
    problems += run(KnowledgeBase(tuple(entries), broken), documents)
    if problems:
        raise Invalid(problems)
    return KnowledgeBase(tuple(entries))


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every file below the folder with its path as messages show it, in a fixed order."""
    for file in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if file.is_file() and not hidden and file.name != "README.md":
            yield file, (Path(folder.name) / file.relative_to(folder)).as_posix()


def _class_of(file: Path, folder: Path) -> type[Thing] | None:
    return FOLDERS.get(file.parent.name) if file.parent.parent == folder else None


def _folders(name: str) -> str:
    return ", ".join(f"{name}/{folder}" for folder in FOLDERS)


def _misplaced(file: Path, path: str, cls: type[Thing] | None) -> Problem | None:
    if cls is None:
        return Problem.at(Place(path), "wrong-folder", folders=_folders(Path(path).parts[0]))
    if file.suffix != ".yml":
        return Problem.at(Place(path), "wrong-suffix", right=file.with_suffix(".yml").name)
    return None


def _validated(document: Document, cls: type[Thing]) -> Entry | list[Problem]:
    try:
        return Entry(cls.model_validate(document.value), document)
    except ValidationError as error:
        if other := _fits_better(document.value, cls):
            folder, name = Path(document.path).parts[-2:]
            right = document.path.replace(f"{folder}/{name}", f"{other.folder}/{name}")
            return [Problem.at(document.place(), "wrong-kind", kind=other.kind, folder=folder, right=right,
                               path=document.path)]
        return explain(error, cls, document)


def _fits_better(value: dict, cls: type[Thing]) -> type[Thing] | None:
    """Another kind that knows all fields of this file and misses none, where `cls` does not."""
    if set(value) <= set(cls.model_fields):
        return None
    for other in KINDS.values():
        required = {name for name, field in other.model_fields.items() if field.is_required()}
        if other is not cls and required <= set(value) <= set(other.model_fields):
            return other
    return None
