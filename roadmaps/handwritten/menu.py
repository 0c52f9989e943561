"""The menus, `nav` in mkdocs.yml and mkdocs.en.yml: read before MkDocs does, which stops at a mistake with words of its own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from roadmaps.editing.completeness import MENUS
from roadmaps.handwritten.destinations import Destinations
from roadmaps.kinds import KINDS
from roadmaps.pages.page_list import other
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Lang, Loc
from roadmaps.reading.docs_pages import address_of
from roadmaps.reading.document import Document, line_column
from roadmaps.reading.document_builder import MAX_DEPTH
from roadmaps.reading.invisible import invisible
from roadmaps.reading.load import parse, text_of
from roadmaps.reading.problems import Place, Problem, nearest
from roadmaps.reading.syntax import syntax_problem

_NAV = re.compile(r"^nav[ \t]*:.*\n(?:(?:[ \t#-].*)?\n)*", re.M)
_EXAMPLE: dict[Lang, str] = {
    "nl": "nav:\n  - Home: index.md\n  - Plannen:\n      - Mijlpalen: mijlpalen/index.md",
    "en": "nav:\n  - Home: index.md\n  - Plans:\n      - Milestones: milestones/index.md",
}
_DEEPEST = 2  # the menu shows pages, and groups of pages


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a menu that leads to a page: where it stands, and the file of the page as it was written."""

    loc: Loc
    page: str


@dataclass(frozen=True, slots=True)
class Menu:
    """The menu of a language as it was read, with what is wrong with how it is written."""

    lang: Lang
    document: Document
    lines: tuple[Line, ...] = ()
    problems: tuple[Problem, ...] = ()


def menu_problems(docs: Path, site: Destinations) -> Iterator[Problem]:
    """What is wrong with the menus beside the folder of pages; nothing where a project has no file for them."""
    for lang in LANGUAGES:
        menu = read_menu(docs.parent / MENUS[lang], lang)
        if isinstance(menu, Menu):
            yield from menu.problems or _pages(menu, site)
        else:
            yield from menu


def read_menu(file: Path, lang: Lang) -> Menu | list[Problem]:
    """The menu in a file of settings; what stands in the way of reading it instead."""
    if not os.path.lexists(file):
        return []
    text = text_of(file, file.name)
    if not isinstance(text, str):
        return text
    if unseen := invisible(text, file.name):
        return unseen
    found = _NAV.search(text + "\n")
    if found is None:
        return _broken(file.name, text) or [Problem.at(Place(file.name), "menu-missing", example=_EXAMPLE[lang])]
    if second := _NAV.search(text + "\n", found.end()):
        first, place = text[: found.start()].count("\n") + 1, Place(file.name, text[: second.start()].count("\n") + 1)
        return [Problem.at(place, "duplicate-key", key="nav", first=first)]
    read = parse("\n" * text[: found.start()].count("\n") + found[0], file.name)
    if not isinstance(read, Document):
        return [_told_of_a_menu(problem, lang, text.split("\n")) for problem in read]
    return _broken(file.name, text) or _menu(read, lang)


def _broken(path: str, text: str) -> list[Problem]:
    """That the file is no YAML elsewhere, or nests without end: then MkDocs reads nothing of it."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                return [Problem.at(Place(path, *line_column(event.start_mark)), "too-deep", limit=MAX_DEPTH)]
    except yaml.MarkedYAMLError as error:
        return [syntax_problem(path, text, error)]
    return []


def _told_of_a_menu(problem: Problem, lang: Lang, lines: list[str]) -> Problem:
    """The same problem with a menu as its example; that the line above has no colon where YAML reads on from there."""
    at = problem.place.line
    above = re.match(r"[ ]*- (?P<name>[^:\n]+)$", lines[at - 2]) if at > 1 else None
    if problem.code == "broken-yaml" and above:
        place = Place(problem.place.path, at - 1, above.start("name") + 1)
        return Problem.at(place, "menu-item", found=above["name"], example=_EXAMPLE[lang])
    details = tuple((name, _EXAMPLE[lang] if name == "example" else value) for name, value in problem.details)
    return replace(problem, details=details)


def _menu(document: Document, lang: Lang) -> Menu:
    """The lines of a menu that can be read, and a problem for each that cannot."""
    lines: list[Line] = []
    problems: list[Problem] = []
    for found in _items(document, ("nav",), document.value["nav"], lang):
        if isinstance(found, Line):
            lines.append(found)
        else:
            problems.append(found)
    return Menu(lang, document, tuple(lines), tuple(problems))


def _items(document: Document, loc: Loc, items: object, lang: Lang, depth: int = 1) -> Iterator[Line | Problem]:
    """The lines of a list of the menu, in its order."""
    if not isinstance(items, list) or not items:
        yield Problem.at(document.key_place(loc), "menu-not-a-list", name=loc[-1], example=_EXAMPLE[lang])
        return
    for number, item in enumerate(items):
        here = (*loc, number)
        if not isinstance(item, dict) or len(item) != 1:
            yield from _no_name(document, here, item, lang)
            continue
        (name, value), *_ = item.items()
        if isinstance(value, str) and value.strip():
            yield Line((*here, name), value.strip())
        elif isinstance(value, list) and depth >= _DEEPEST:
            yield Problem.at(document.key_place((*here, name)), "menu-too-deep", name=name, example=_EXAMPLE[lang])
        else:
            yield from _items(document, (*here, name), value, lang, depth + 1)


def _no_name(document: Document, loc: Loc, item: object, lang: Lang) -> Iterator[Line | Problem]:
    """An item that is no name with what it leads to: a page alone is one for MkDocs; all else is a mistake."""
    if isinstance(item, str) and re.fullmatch(r"\S+\.md", item):
        yield Line(loc, item)
        return
    found = ", ".join(item) if isinstance(item, dict) else item if isinstance(item, str) else "- …"
    second = (*loc, list(item)[1]) if isinstance(item, dict) else loc
    yield Problem.at(document.key_place(second), "menu-item", found=found or "–", example=_EXAMPLE[lang])


def _pages(menu: Menu, site: Destinations) -> Iterator[Problem]:
    """Every page of the menu is there, once; and those that readers must find are in it."""
    seen: dict[str, int] = {}
    there = site.files[menu.lang]
    for line in menu.lines:
        place = menu.document.place(line.loc)
        if re.match(r"https?://", line.page):
            continue
        if line.page in seen:
            yield Problem.at(place, "menu-page-twice", page=line.page, first=seen[line.page])
        elif line.page not in there and not site.unsure(line.page, menu.lang):
            near = _meant(line.page, menu.lang, site)
            right = near.split(", ")[0]
            told = {"page": line.page, "folder": f"docs/{menu.lang}", "nearest": near}
            yield Problem.at(place, "menu-page-nowhere", example=f"- …: {right or 'index.md'}", **told)
            seen.setdefault(right, place.line)  # one mistake is told once
        seen.setdefault(line.page, place.line)
    for page, name in _needed(menu.lang):
        if page in there and page not in seen:
            place = menu.document.key_place(("nav",))
            yield Problem.at(place, "menu-page-missing", page=page, example=f"- {name}: {page}")


def _meant(page: str, lang: Lang, site: Destinations) -> str:
    """The pages that may have been meant: the same one in this language where it is one of the other, else what looks like it."""
    theirs = site.besides[other(lang)].get(address_of(page))
    beside = [name for name in site.files[lang] if theirs is not None and address_of(name) == theirs]
    return beside[0] if beside else nearest(page, [name for name in site.files[lang] if name.endswith(".md")])


def _needed(lang: Lang) -> Iterator[tuple[str, str]]:
    """The pages that a menu must have, with their names: home, and the overview of each kind."""
    yield "index.md", "Home"
    for kind in KINDS:
        yield f"{i18n.section(kind, lang)}/index.md", i18n.capital(i18n.kind_name(kind, lang, many=True))
