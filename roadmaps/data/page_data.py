"""What a page says of itself to programs, as JSON-LD in schema.org: what it is about, where it stands, and its data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from roadmaps.data.json_files import FOLDER
from roadmaps.data.lasting import ID
from roadmaps.data.linked import type_of
from roadmaps.pages.page_list import root_of
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang
from roadmaps.reading.thing import Thing
from roadmaps.words import look_up

Node = dict[str, Any]


def page_data(
    top: str,
    lang: Lang,
    address: str,
    title: str,
    description: str,
    crumbs: Iterable[tuple[str, str]],
    thing: Thing | None,
) -> Node:
    """The page itself, the way to it, and the thing that it is about. `crumbs` are names with full addresses."""
    page: Node = {
        "@type": "WebPage",
        "@id": address,
        "name": title,
        "description": description,
        "inLanguage": lang,
        "isPartOf": {"@type": "WebSite", "@id": f"{top}{root_of(lang)}", "name": i18n.site_word("name", lang)},
    }
    if way := _way([*crumbs, (title, address)]):
        page["breadcrumb"] = way
    if thing:
        page["mainEntity"] = _thing(top, lang, address, thing)
    elif address == f"{top}{root_of(lang)}{i18n.word('data_address', lang)}":
        page["mainEntity"] = dataset(top, lang)
    return {"@context": "https://schema.org", **page}


def _way(crumbs: list[tuple[str, str]]) -> Node | None:
    if len(crumbs) < 2:
        return None
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": address}
        for place, (name, address) in enumerate(crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _thing(top: str, lang: Lang, address: str, thing: Thing) -> Node:
    found: Node = {
        "@type": type_of(thing).removeprefix("schema:"),
        "@id": f"{top}{ID}{thing.id}/",
        "name": thing.name[lang],
        "description": thing.summary[lang],
        "mainEntityOfPage": address,
        "subjectOf": {"@type": "DataDownload", "contentUrl": f"{top}{FOLDER}things/{thing.id}.json"},
    }
    if thing.aliases:
        found["alternateName"] = list(thing.aliases)
    if link := getattr(thing, "link", None):
        found["url"] = link
    if getattr(thing, "last_checked", None) and (official := getattr(thing, "official_link", None)):
        found["sameAs"] = official
    return found


def dataset(top: str, lang: Lang) -> Node:
    """The open data, for who looks for datasets."""
    licence = look_up("data", "licence")
    forms = {
        "roadmaps.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "roadmaps.ods": "application/vnd.oasis.opendocument.spreadsheet",
        "all.json": "application/json",
        "all.ttl": "text/turtle",
    }
    found: Node = {
        "@type": "Dataset",
        "@id": f"{top}{FOLDER}catalogue.ttl#dataset",
        "name": look_up("data", "title", lang),
        "description": look_up("data", "about", lang),
        "inLanguage": ["nl", "en"],
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": look_up("data", "publisher", lang)},
        "distribution": [
            {"@type": "DataDownload", "contentUrl": f"{top}{FOLDER}{path}", "encodingFormat": form}
            for path, form in forms.items()
        ],
    }
    return found | ({"license": licence["address"]} if licence["confirmed"] else {})
