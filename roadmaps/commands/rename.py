"""`rename`: give a thing another id, or merge it into another thing; its old address leads on to the new one."""

from __future__ import annotations

import argparse
from pathlib import Path

from roadmaps.checking.read import read
from roadmaps.commands import NO_ID
from roadmaps.editing.atomic import write_all
from roadmaps.editing.rename import renamed, renamed_in_page
from roadmaps.handwritten.page_check import read_all
from roadmaps.reading.base import is_id
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.load import exact_text
from roadmaps.reading.ordinary_files import files
from roadmaps.reading.problems import nearest
from roadmaps.reading.thing import Moved


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--folder", type=Path, default=Path("kb"))


def run(options: argparse.Namespace) -> int:
    kb, old, new = read(options.folder), options.old, options.new
    if old not in kb.things or old == new:
        print(
            _retired(kb, old)
            or f'Onbekende id / unknown id "{old}". Bedoelde u / did you mean: {nearest(old, kb.things) or "–"}?'
        )
        return 1
    if not is_id(new):
        print(NO_ID.format(new))
        return 1
    if told := _retired(kb, new):
        print(f"{told} Een id wordt nooit opnieuw gebruikt / an id is never used again.")
        return 1
    if new in kb.things and kb[new].kind != kb[old].kind:
        print(f'"{new}" is van een andere soort / is of another kind.')
        return 1
    texts = renamed(kb, options.folder, old, new)
    docs = options.folder.parent / "docs"
    for page in files(docs, ".md"):
        before = exact_text(page, page.relative_to(docs.parent).as_posix())
        if (after := renamed_in_page(before, kb[old].kind, old, new)) != before:
            texts[page] = after
    write_all(texts, then=lambda: read_all(options.folder, docs))
    done = "samengevoegd met / merged into" if new in kb.things else "heet nu / is now called"
    print(f"{old} {done} {new}. Gewijzigd / changed:\n" + "\n".join(f"  {file}" for file in sorted(texts)))
    return 0


def _retired(kb: KnowledgeBase, id_: str) -> str:
    """What became of an id that was used before; empty where it was not."""
    gone = next((entry.thing for entry in kb.retired if entry.thing.id == id_), None)
    if gone is None:
        return ""
    return (
        f'"{id_}" heet nu / is now called "{gone.moved_to}".'
        if isinstance(gone, Moved)
        else f'"{id_}" is verwijderd / was removed.'
    )
