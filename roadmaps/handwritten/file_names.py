"""What stands among the hand-written pages: pages and pictures, with names that can be part of an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from roadmaps.editing.picture_files import FOLDER, FORMATS, objection
from roadmaps.handwritten.pictures import LIMITS
from roadmaps.reading.base import ID_PATTERN, LANGUAGES
from roadmaps.reading.explain import as_id
from roadmaps.reading.ordinary_files import files
from roadmaps.reading.problems import Place, Problem

_PAGE = ".md"


def file_problems(docs: Path) -> Iterator[Problem]:
    """Every file that is published from the folders of pages is a page or a clean picture, by a plain name."""
    for lang in LANGUAGES:
        for file in files(docs / lang):
            place = file.relative_to(docs)
            if place.parent.as_posix() != FOLDER:  # the pictures of things have messages of their own
                yield from _problems(file, place, Place(f"{docs.name}/{place.as_posix()}"))


def _problems(file: Path, path: Path, place: Place) -> Iterator[Problem]:
    suffixes = ", ".join(FORMATS)
    if file.suffix != _PAGE and file.suffix not in FORMATS:
        yield Problem.at(place, "file-not-published", suffix=file.suffix or file.name, suffixes=suffixes)
        return
    parts = [*path.parts[1:-1], path.stem]
    if not all(re.fullmatch(ID_PATTERN, part) for part in parts):
        right = "/".join(as_id(part) or "pagina" for part in parts) + file.suffix
        yield Problem.at(place, "file-name-on-site", right=right)
    if file.suffix in FORMATS and (code := objection(file)):
        yield Problem.at(place, code, file=file.name, **LIMITS)
