"""Every address of the site, and those of an earlier release that are gone: an address that was once given stays."""

from __future__ import annotations

from pathlib import Path

from roadmaps.kinds import FOLDERS
from roadmaps.pages.page_list import pages, retired_address, root_of
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES
from roadmaps.reading.docs_pages import written
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.problems import Place, Problem

LIST = "addresses.txt"


def addresses(kb: KnowledgeBase, docs: Path) -> list[str]:
    """Every address below the root of the site, sorted: things, those that moved or were removed, and hand-written pages."""
    found = {root_of(lang) + page.address(lang) for lang in LANGUAGES for page in pages(kb, lang)}
    found |= {root_of(lang) + retired_address(entry, lang) for lang in LANGUAGES for entry in kb.retired}
    return sorted(found | {root_of(page.lang) + page.address for lang in LANGUAGES for page in written(docs, lang)})


def gone(present: list[str], released: Path) -> list[Problem]:
    """The addresses of an earlier release, a line each, that the site no longer has."""
    known = set(present)
    return [
        _problem(address, Place(released.name, number))
        for number, address in enumerate(released.read_text("utf-8").splitlines(), start=1)
        if address and address not in known
    ]


def _problem(address: str, place: Place) -> Problem:
    """The problem, with the file that would keep the address when it is that of a thing."""
    *_, section, id_ = ["", *address.strip("/").split("/")]
    folders = {i18n.section(cls.kind, lang): folder for folder, cls in FOLDERS.items() for lang in LANGUAGES}
    file = f"kb/{folders[section]}/{id_}.yml" if section in folders else f"docs/…/{id_}.md"
    return Problem.at(place, "address-gone", address=f"/{address}", file=file, id=id_)
