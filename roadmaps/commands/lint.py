"""`lint`: list long sentences and unexplained abbreviations. It warns, and never stops a build."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from roadmaps.checking.lint import findings
from roadmaps.checking.read import read
from roadmaps.handwritten.page_words import long_words_on_pages, other_words_on_pages
from roadmaps.handwritten.pictures import unused_pictures
from roadmaps.handwritten.unreached import unreached
from roadmaps.pages.verdicts import verdict_findings


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, default=Path("kb"))


def run(options: argparse.Namespace) -> int:
    docs = options.folder.parent / "docs"
    kb = read(options.folder)
    of_pages = [*long_words_on_pages(docs), *other_words_on_pages(docs, kb.names), *unreached(docs)]
    found = [*findings(kb), *of_pages, *unused_pictures(kb, docs), *verdict_findings(kb)]
    print("\n".join(map(str, found)))
    counts = Counter(finding.sort for finding in found)
    print(
        f"{counts['long-sentence']} lange zinnen / long sentences, "
        f"{counts['unexplained']} afkortingen zonder uitleg / unexplained abbreviations, "
        f"{counts['name']} namen kwijt in het Engels / names lost in the English, "
        f"{counts['term']} andere vertalingen / other translations, "
        f"{counts['spelling']} andere spellingen / other spellings, "
        f"{counts['tables']} tabellen ongelijk / tables that differ, "
        f"{counts['long-word']} heel lange woorden / very long words, "
        f"{counts['picture']} ongebruikte plaatjes / unused pictures, "
        f"{counts['verdict'] + counts['verdict-unknown']} oordelen om na te lezen / verdicts to read again, "
        f"{counts['unreached']} pagina’s onvindbaar / pages out of reach"
    )
    return 0
