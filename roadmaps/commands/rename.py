"""`rename`: give a thing another id, or merge it into another thing; its old address leads on to the new one."""
from __future__ import annotations

import argparse
import re
from pathlib import Path

from roadmaps.files import write_all
from roadmaps.model import ID_PATTERN
from roadmaps.problems import nearest
from roadmaps.read import read
from roadmaps.rename import renamed, renamed_in_page


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--folder", type=Path, default=Path("kb"))


def run(options: argparse.Namespace) -> int:
    kb, old, new = read(options.folder), options.old, options.new
    if old not in kb.things or old == new:
        print(f'Onbekende id / unknown id "{old}". Bedoelde u / did you mean: {nearest(old, kb.things) or "–"}?')
        return 1
    if not re.match(ID_PATTERN, new):
        print(f'"{new}" kan geen id zijn / cannot be an id: kleine letters, cijfers, streepjes / lower-case letters, digits, hyphens.')
        return 1
    if new in kb.things and kb[new].kind != kb[old].kind:
        print(f'"{new}" is van een andere soort / is of another kind.')
        return 1
    texts = renamed(kb, options.folder, old, new)
    for page in sorted((options.folder.parent / "docs").rglob("*.md")):
        before = page.read_text("utf-8")
        if (after := renamed_in_page(before, old, new)) != before:
            texts[page] = after
    write_all(texts, then=lambda: read(options.folder))
    done = "samengevoegd met / merged into" if new in kb.things else "heet nu / is now called"
    print(f"{old} {done} {new}. Gewijzigd / changed:\n" + "\n".join(f"  {file}" for file in sorted(texts)))
    return 0
