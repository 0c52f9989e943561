"""Every file of the open data by its path below the root of the site, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from roadmaps.data import calendars, feeds, for_programs, json_files, lasting, linked, package, spreadsheets, text_files
from roadmaps.data.catalogue import catalogue
from roadmaps.data.json_files import FOLDER
from roadmaps.data.publication import Publication
from roadmaps.data.rdf import json_ld, turtle
from roadmaps.data.tables import tables
from roadmaps.kinds import KINDS
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang

Made = Callable[[], str | bytes]


class Dataset:
    """What is published, and the size of each file. The files depend on the knowledge base and its history alone."""

    def __init__(self, made: Publication):
        self.made = made
        self.makers = {f"{FOLDER}{path}": make for path, make in _files(made).items()} | _at_the_root(made)
        self.makers |= {f"{FOLDER}{path}": make for path, make in _to_follow(made).items()}
        self.makers |= {  # last: they say how large the others are
            f"{FOLDER}catalogue.ttl": lambda: turtle(catalogue(made, self.size), {}),
            f"{FOLDER}catalogue.jsonld": lambda: json_ld(catalogue(made, self.size)),
        }
        self.sizes: dict[str, int] = {}  # in bytes, of the files that were made once
        self.lists: dict[tuple[Lang, str], list[Any]] = {}  # what pages show of it, made once

    def get(self, path: str) -> bytes:
        """A file, made now."""
        found = self.makers[path]()
        found = found.encode("utf-8") if isinstance(found, str) else found
        self.sizes[path] = len(found)
        return found

    def size(self, path: str) -> int:
        """How many bytes a file has."""
        if path not in self.sizes:
            self.get(path)
        return self.sizes[path]


def _files(made: Publication) -> dict[str, Made]:
    found: dict[str, Made] = {"all.json": partial(json_files.everything, made)}
    for kind in KINDS:
        found[f"{i18n.section(kind, 'en')}.json"] = partial(json_files.kind, made, kind)
    for id_ in made.graph.things:
        found[f"things/{id_}.json"] = partial(json_files.thing, made, id_)
    for name in (*KINDS, "all"):
        found[f"schema/{name}.json"] = partial(json_files.schema_file, name)
    for name, table in tables().items():
        found[f"csv/{name}.csv"] = partial(text_files.comma_separated, table, made)
        found[f"csv-semicolon/{name}.csv"] = partial(text_files.semicolon_separated, table, made)
    found["csv/datapackage.json"] = partial(package.described, made)
    found["roadmaps.xlsx"] = partial(spreadsheets.xlsx, made)
    found["roadmaps.ods"] = partial(spreadsheets.ods, made)
    found[linked.FILE] = lambda: linked.Linked(made).turtle()
    return found


def _at_the_root(made: Publication) -> dict[str, Made]:
    found: dict[str, Made] = {
        f"{lasting.ID}{id_}/index.html": partial(lasting.page, made, id_) for id_ in lasting.ids(made)
    }
    found["CITATION.cff"] = partial(for_programs.citation, made)
    found["llms.txt"] = partial(for_programs.llms, made)
    return found


def _to_follow(made: Publication) -> dict[str, Made]:
    """Feeds and calendars."""
    found: dict[str, Made] = {
        path: partial(feeds.feed, made, about, lang, f"{made.top}{FOLDER}{path}")
        for path, about, lang in feeds.feeds(made)
    }
    return found | {
        path: partial(calendars.calendar, made, about, lang) for path, about, lang in calendars.calendars(made)
    }
