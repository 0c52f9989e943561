"""What a language of the site holds besides pages and what MkDocs copies: the form's data, names of pages, the share card, what search engines read.

Each file is made when it is asked for: the build asks for all of them, the preview for one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig

from roadmaps.data.files import Dataset
from roadmaps.editing import form
from roadmaps.editing.tables import page as table_page
from roadmaps.editing.tables.declared import TABLES
from roadmaps.pages.card import card
from roadmaps.pages.everything import everything
from roadmaps.pages.page_list import redirects
from roadmaps.pages.policy import HEAD
from roadmaps.pages.site import Site
from roadmaps.publishing.security_txt import PATH, security_txt
from roadmaps.publishing.sitemap import NAME, robots, sitemap
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang
from roadmaps.reading.kb import KnowledgeBase

Made = Callable[[], str | bytes]


def of_language(config: MkDocsConfig, site: Site, addresses: Iterable[Mapping[Lang, str]]) -> dict[str, Made]:
    """The files by their path below the root of the language. `addresses` are those of its pages, for the sitemap."""
    kb, lang = site.graph.kb, site.lang
    found: dict[str, Made] = {
        "assets/card.png": partial(card, lang),
        "assets/form-data.js": partial(form.script, kb, lang, site.repository),
        "assets/form-help.js": form.help_script,
        "assets/form-also.js": partial(form.also_script, kb, lang),
        "assets/tables/data.js": partial(table_page.script, kb, lang),
        "assets/near.json": partial(_near, site),
        NAME: lambda: sitemap(addresses, lang),
    }
    found |= {f"assets/tables/{name}.js": partial(table_page.rows_script, name, kb, lang) for name in TABLES}
    if lang == "nl":  # the Dutch site is the root, where robots look
        found["robots.txt"] = partial(robots, config.extra["top"])
        found[PATH] = partial(security_txt, config.extra["top"], site.repository)
    return found | _redirects(config, site)


def of_site(kb: KnowledgeBase, data: Dataset) -> dict[str, Made]:
    """The files that both languages share, by their path below the root of the site."""
    forms: dict[str, Made] = {
        f"kb/{entry.thing.id}.js": partial(form.file_script, entry.document) for entry in kb.entries
    }
    return forms | {path: partial(data.get, path) for path in data.makers}


def _near(site: Site) -> str:
    """Every page as [address, name, kind]: the page for addresses that do not exist offers what is near."""
    found = everything(site.graph, site.written, site.lang)
    return json.dumps([(one.address, one.name, one.kind) for one in found], ensure_ascii=False, separators=(",", ":"))


def save(file: Path, made: Made) -> None:
    """Make a file and write it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    found = made()
    file.write_bytes(found.encode("utf-8") if isinstance(found, str) else found)


def _redirects(config: MkDocsConfig, site: Site) -> dict[str, Made]:
    """A page at the address of each thing that moved; GitHub Pages knows no redirects of its own."""
    template = config.theme.get_env().get_template("moved.html")
    words = {"lang": site.lang, "title": i18n.word("moved", site.lang), "says": i18n.word("moved_to", site.lang)}
    words |= {"policy": HEAD, "script": "../../assets/moved.js"}
    found: dict[str, Made] = {}
    for address, thing in redirects(site.graph, site.lang).items():
        to = i18n.address(thing, site.lang)
        blanks = {"to": f"../../{to}", "canonical": site.root + to, "name": escape(thing.name[site.lang])}
        found[f"{address}index.html"] = partial(template.render, **blanks, **words)
    return found
