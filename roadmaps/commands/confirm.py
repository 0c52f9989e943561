"""`confirm`: record, for a thing, a page written by hand, or for all, that the English says what the Dutch says."""

from __future__ import annotations

import argparse
from pathlib import Path

from roadmaps.checking.read import read
from roadmaps.editing.atomic import write_all
from roadmaps.editing.translations import confirmed
from roadmaps.reading.docs_pages import pairs
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.load import exact_text
from roadmaps.reading.problems import nearest


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "ids", nargs="*", help="the ids of the things that you compared, and the English pages: docs/en/about.md"
    )
    parser.add_argument("--field", help="only this field, such as summary")
    parser.add_argument("--all", action="store_true", help="everything: only after somebody compared everything")
    parser.add_argument("--folder", type=Path, default=Path("kb"))


def run(options: argparse.Namespace) -> int:
    kb = read(options.folder)
    root = options.folder.parent
    pages = {} if options.field else {pair.en.path: pair for pair in pairs(root / "docs") if pair.en}
    known = [*kb.things, *pages]
    chosen = [id_ for id_ in known if options.all or id_ in options.ids]
    if refusal := _refusal(kb, options, known, chosen):
        print(refusal)
        return 1
    confirming = [entry for entry in kb.entries if entry.thing.id in chosen]
    texts = {root / entry.document.path: confirmed(entry, options.field) for entry in confirming}
    changed = {file: text for file, text in texts.items() if text != file.read_text("utf-8")}
    changed |= {
        root / path: pair.confirmed(exact_text(root / path, path))
        for path, pair in pages.items()
        if path in chosen and pair.state != "complete"
    }
    write_all(changed, then=lambda: read(options.folder))
    print(f"Engels bevestigd in {len(changed)} bestanden / English confirmed in {len(changed)} files.")
    return 0


def _refusal(kb: KnowledgeBase, options: argparse.Namespace, known: list[str], chosen: list[str]) -> str:
    """Why nothing can be confirmed; empty when something can."""
    if unknown := [id_ for id_ in options.ids if id_ not in known]:
        near = nearest(unknown[0], known) or "–"
        return f'Onbekende id / unknown id "{unknown[0]}". Bedoelde u / did you mean: {near}?'
    if not chosen:
        return "Noem een id / name an id: make confirm id=grondstoffen"
    if options.field and not any(options.field in type(kb[id_]).model_fields for id_ in chosen):
        return f'Onbekend veld / unknown field "{options.field}".'
    return ""
