"""The pictures of things beside their files: named and there, clean, and not too large; and those that nothing shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from roadmaps.checking.lint import Finding
from roadmaps.editing.picture_files import FOLDER, FORMATS, LARGEST, WIDEST, objection, small_name
from roadmaps.reading.base import ID_PATTERN, LANGUAGES, find_all
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.ordinary_files import files
from roadmaps.reading.problems import Place, Problem, nearest
from roadmaps.reading.thing import Picture

LIMITS = {"limit": LARGEST // 1000, "widest": WIDEST, "suffixes": ", ".join(FORMATS)}  # what messages say of them


def picture_problems(kb: KnowledgeBase, docs: Path) -> Iterator[Problem]:
    """Every picture that a thing names is there, and every file in the folder of pictures can be shown."""
    there = {file.name: file for file in _files(docs)}
    folder = f"{docs.name}/{FOLDER}"
    for thing, document in kb.with_files():
        for loc, picture in find_all(thing, Picture):
            if picture.file not in there:
                told = {"file": picture.file, "folder": folder, "id": thing.id, "nearest": nearest(picture.file, there)}
                yield Problem.at(document.place((*loc, "file")), "picture-not-there", **told)
    for name, file in there.items():
        code = objection(file)
        if code is None and not re.match(ID_PATTERN, file.stem):
            code = "picture-wrong-suffix"
        if code:
            yield Problem.at(Place(f"{folder}/{name}"), code, file=name, **LIMITS)


def unused_pictures(kb: KnowledgeBase, docs: Path) -> Iterator[Finding]:
    """The files that no thing and no page written by hand shows."""
    named = {picture.file for thing, _ in kb.with_files() for _, picture in find_all(thing, Picture)}
    named |= {small_name(name) for name in named}
    pages = "".join(
        page.read_text("utf-8", errors="replace") for lang in LANGUAGES for page in files(docs / lang, ".md")
    )
    for file in _files(docs):
        if file.name not in named and f"pictures/{file.name}" not in pages:
            yield Finding(Place(f"{docs.name}/{FOLDER}/{file.name}"), "nl", "picture", file.name)


def _files(docs: Path) -> list[Path]:
    folder = docs / FOLDER
    return files(folder) if folder.is_dir() and not folder.is_symlink() else []
