"""`diff`: say in plain words what a change does: things, statuses, figures, links, translations, pages and addresses."""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from roadmaps.compare import compare
from roadmaps.graph import Graph
from roadmaps.i18n import LANGUAGES
from roadmaps.kb import KnowledgeBase
from roadmaps.pages import retired_address, root_of
from roadmaps.problems import Invalid
from roadmaps.read import read
from roadmaps.report import Pages, report
from roadmaps.settings import repository
from roadmaps.versions import NoSuchVersion, version
from roadmaps.whole import whole


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--base", default="origin/main", help="the branch or commit to compare with (default: origin/main)")
    parser.add_argument("--output", type=Path, help="also write the report to this file")


def run(options: argparse.Namespace) -> int:
    root = Path()
    now = read(root / "kb")
    try:
        with version(root, options.base) as folder:
            before = read(folder / "kb")
            made = report(compare(before, now), _pages(before, folder, now, root), _redirected(now))
    except NoSuchVersion as error:
        print(f"Deze versie is er niet / there is no such version: {options.base} ({error})\n"
              "Voorbeeld / example: make diff BASE=origin/main", file=sys.stderr)
        return 1
    except Invalid as error:
        print("De vorige versie voldoet niet aan de regels van nu; zij is niet te vergelijken. / "
              f"The earlier version does not fit today's rules; it cannot be compared.\n{error}", file=sys.stderr)
        return 1
    if options.output:
        options.output.write_text(made, "utf-8")
    print(made, end="")
    return 0


def _pages(before: KnowledgeBase, old: Path, now: KnowledgeBase, new: Path) -> Pages:
    """Per language the addresses that are new, whose page reads otherwise, and that are gone."""
    found: Pages = {}
    was, is_ = Graph(before), Graph(now)
    for lang in LANGUAGES:
        earlier, later = whole(was, old / "docs", lang, repository()), whole(is_, new / "docs", lang, repository())
        found[lang] = tuple([root_of(lang) + address for address in addresses] for addresses in (
            sorted(later.keys() - earlier.keys()),
            sorted(address for address in later.keys() & earlier.keys() if later[address] != earlier[address]),
            sorted(earlier.keys() - later.keys())))
    return found


def _redirected(kb: KnowledgeBase) -> set[str]:
    return {root_of(lang) + retired_address(entry, lang) for lang in LANGUAGES for entry in kb.retired}
