"""Every address of the site, and those of an earlier release that are gone: an address that was once given stays."""

from __future__ import annotations

from pathlib import Path

from roadmaps.kinds import FOLDERS
from roadmaps.pages.page_list import pages, retired_address, root_of
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, find_all
from roadmaps.reading.docs_pages import written
from roadmaps.reading.kb import Entry, KnowledgeBase
from roadmaps.reading.load import text_of
from roadmaps.reading.problems import Place, Problem
from roadmaps.reading.thing import Section, Thing

LIST = "addresses.txt"


def addresses(kb: KnowledgeBase, docs: Path) -> list[str]:
    """Every address below the root of the site, sorted: things, those that moved or were removed, and hand-written pages.

    With those of the sections of each thing, in Dutch alone: they end alike in English.
    """
    found = {root_of(lang) + page.address(lang) for lang in LANGUAGES for page in pages(kb, lang)}
    found |= {i18n.address(thing, "nl") + end for thing in kb.things.values() for end in _ends(thing)}
    found |= {root_of(lang) + retired_address(entry, lang) for lang in LANGUAGES for entry in kb.retired}
    return sorted(found | {root_of(page.lang) + page.address for lang in LANGUAGES for page in written(docs, lang)})


def _ends(thing: Thing) -> list[str]:
    """What an address of the thing may end with to lead to one of its sections."""
    return [f"#{anchor}" for _, section in find_all(thing, Section) for anchor in section.anchors]


def gone(kb: KnowledgeBase, present: list[str], released: Path) -> list[Problem]:
    """The addresses of an earlier release, a line each, that the site no longer has.

    That of a section counts where the thing still has sections; it leads to the top of the page, or of the next one, where not.
    """
    known = set(present)
    text = text_of(released, released.name)
    if not isinstance(text, str):
        return text
    with_sections = {i18n.address(entry.thing, "nl"): entry for entry in kb.entries if _ends(entry.thing)}
    problems = []
    for number, address in enumerate(text.splitlines(), start=1):
        page, _, anchor = address.partition("#")
        if not anchor and address not in {"", *known}:
            problems.append(_problem(address, Place(released.name, number)))
        elif anchor and address not in known and page in with_sections:
            place = _unpublished(with_sections[page], text.splitlines())
            problems.append(Problem.at(place, "anchor-gone", address=f"/{address}", anchor=anchor))
    return problems


def _unpublished(entry: Entry[Thing], known: list[str]) -> Place:
    """The section of which nobody has a link yet, most likely the one that was changed; else the first."""
    sections = list(find_all(entry.thing, Section))
    page = i18n.address(entry.thing, "nl")
    loc = next((loc for loc, one in sections if f"{page}#{one.anchor}" not in known), sections[0][0])
    return entry.document.place((*loc, "title"))


def _problem(address: str, place: Place) -> Problem:
    """The problem, with the file that would keep the address when it is that of a thing."""
    *_, section, id_ = ["", *address.strip("/").split("/")]
    folders = {i18n.section(cls.kind, lang): folder for folder, cls in FOLDERS.items() for lang in LANGUAGES}
    file = f"kb/{folders[section]}/{id_}.yml" if section in folders else f"docs/…/{id_}.md"
    return Problem.at(place, "address-gone", address=f"/{address}", file=file, id=id_)
