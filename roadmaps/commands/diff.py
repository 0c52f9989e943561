"""`diff`: say in plain words what a change does: things, statuses, figures, links, translations, pages and addresses."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from roadmaps.changes.compare import compare
from roadmaps.changes.every_page import page_changes
from roadmaps.changes.report import report, report_of_files
from roadmaps.changes.versions import NoSuchVersion, changed_files, version
from roadmaps.checking.read import FilesRead, read
from roadmaps.pages.page_list import retired_address, root_of
from roadmaps.reading.base import LANGUAGES, Lang
from roadmaps.reading.i18n import word
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.problems import Invalid
from roadmaps.reading.settings import repository
from roadmaps.reading.thing import Moved

KB = Path("kb")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--base", default="origin/main", help="the branch or commit to compare with (default: origin/main)"
    )
    parser.add_argument(
        "--lang", choices=(*LANGUAGES, "both"), default="both", help="the language of the report (default: both)"
    )
    parser.add_argument("--output", type=Path, help="also write the report to this file")


def run(options: argparse.Namespace) -> int:
    files = FilesRead()
    now = read(KB, files)
    try:
        made = _report(now, files, options.base, LANGUAGES if options.lang == "both" else (options.lang,))
    except NoSuchVersion as error:
        print("\n".join(word(error.reason, lang).replace("{ref}", options.base) for lang in LANGUAGES), file=sys.stderr)
        return 1
    if options.output:
        options.output.write_text(made, "utf-8")
    print(made, end="")
    return 0


def _report(now: KnowledgeBase, files: FilesRead, ref: str, langs: tuple[Lang, ...]) -> str:
    root = Path()
    with version(root, ref) as folder:
        try:
            before = read(folder / KB, files.beside(KB, folder / KB))  # most files are the same
        except Invalid:
            return report_of_files(changed_files(root, ref), langs)
        pages = page_changes(before, folder / "docs", now, root / "docs", repository())
    return report(compare(before, now), pages, _notes(now), langs)


def _notes(kb: KnowledgeBase) -> dict[str, str]:
    """What stands at the addresses of things that moved or were removed, as an interface word."""
    return {
        root_of(lang) + retired_address(entry, lang): "diff_redirect"
        if isinstance(entry.thing, Moved)
        else "diff_removed_page"
        for lang in LANGUAGES
        for entry in kb.retired
    }
