"""A page at `/id/<id>/` for every id that there is or was: it leads to the pages in both languages and to the data."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from roadmaps.checking.read import kind_of
from roadmaps.data.json_files import FOLDER
from roadmaps.data.publication import Publication
from roadmaps.pages.page_list import retired_address, root_of
from roadmaps.pages.policy import HEAD
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Lang, Text
from roadmaps.reading.kb import Entry
from roadmaps.reading.thing import Moved, Removed

ID = "id/"
_UP = "../../"  # from such a page to the root of the site
_PAGE = Markup("""<!doctype html>
<html lang="nl">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width,initial-scale=1">
  {policy}
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex">
  <title>{name} · {site}</title>
  <link rel="icon" href="{up}assets/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="{up}assets/site.css">
{head}</head>
<body>
  <main class="page page--wide lasting">
    <p class="eyebrow">{kind}</p>
    <h1>{name}</h1>
{note}    <ul class="list">
{links}    </ul>
    <p class="note">{says}</p>
  </main>
  <script src="{up}assets/moved.js"></script>
</body>
</html>
""")


def ids(made: Publication) -> list[str]:
    """Every id that there is or was."""
    return [*made.graph.things, *(entry.thing.id for entry in made.graph.kb.retired)]


def page(made: Publication, id_: str) -> str:
    """The page of an id."""
    if id_ in made.graph.things:
        thing = made.graph[id_]
        addresses = {lang: root_of(lang) + i18n.address(thing, lang) for lang in LANGUAGES}
        return _page(made, thing.kind, thing.name, addresses, data=thing.id)
    entry = next(entry for entry in made.graph.kb.retired if entry.thing.id == id_)
    if isinstance(entry.thing, Moved):
        thing = made.graph[entry.thing.moved_to]
        addresses = {lang: root_of(lang) + i18n.address(thing, lang) for lang in LANGUAGES}
        return _page(made, thing.kind, thing.name, addresses, data=thing.id, note=f"{_both('moved_to')} {thing.id}")
    return _removed(made, entry, entry.thing)


def _removed(made: Publication, entry: Entry[Moved | Removed], thing: Removed) -> str:
    """The pages say why it is gone."""
    addresses = {lang: root_of(lang) + retired_address(entry, lang) for lang in LANGUAGES}
    note = " / ".join(str(thing.reason[lang]) for lang in LANGUAGES)
    return _page(made, kind_of(entry.document.path), thing.name, addresses, note=note)


def _page(made: Publication, kind: str, name: Text, addresses: dict[Lang, str], data: str = "", note: str = "") -> str:
    names = dict.fromkeys(name[lang] for lang in LANGUAGES)
    return _PAGE.format(
        policy=HEAD,
        name=" / ".join(names),
        site=i18n.site_word("name", "nl"),
        kind=" / ".join(i18n.capital(i18n.kind_name(kind, lang)) for lang in LANGUAGES),
        up=_UP,
        head=Markup("".join(_head(made, addresses, data))),
        note=Markup(f"    <p>{escape(note)}</p>\n") if note else "",
        links=Markup("".join(_links(addresses, data))),
        says=_both("lasting_address"),
    )


def _head(made: Publication, addresses: dict[Lang, str], data: str) -> Iterator[str]:
    yield f'  <link rel="canonical" href="{made.top}{addresses["nl"]}">\n'
    for lang, address in addresses.items():
        yield f'  <link rel="alternate" hreflang="{lang}" href="{made.top}{address}">\n'
    if data:
        yield f'  <link rel="alternate" type="application/json" href="{_UP}{FOLDER}things/{data}.json">\n'


def _links(addresses: dict[Lang, str], data: str) -> Iterator[str]:
    for lang, address in addresses.items():
        word = escape(i18n.word("page_in_language", lang))
        yield f'      <li><a href="{_UP}{address}" hreflang="{lang}" lang="{lang}">{word}</a></li>\n'
    if data:
        yield f'      <li><a href="{_UP}{FOLDER}things/{data}.json">{_both("data_of_page")} (JSON)</a></li>\n'


def _both(word: str) -> str:
    return " / ".join(i18n.word(word, lang) for lang in LANGUAGES)
