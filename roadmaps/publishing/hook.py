"""The adapter to MkDocs: adds the pages of the knowledge base to one language's build.

The configuration says which language this is (`theme.language`). Everything
that the theme needs to know of a page is put in `roadmap` in its context.
"""

from __future__ import annotations

from functools import partial
from html import unescape
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from roadmaps.changes.recent import SHOWN, recent
from roadmaps.handwritten.page_html import cleaned
from roadmaps.pages.news import NewsDay
from roadmaps.pages.page_list import MadePage, pages, root_of
from roadmaps.pages.policy import HEAD
from roadmaps.pages.site import Site
from roadmaps.publishing.embed import Told, embedded
from roadmaps.publishing.frame import Frame, Known
from roadmaps.publishing.made_page import KnowledgePage, contents, ids
from roadmaps.publishing.other_files import of_language, save
from roadmaps.publishing.prepared import Prepared, prepared
from roadmaps.publishing.set_aside import SetAside
from roadmaps.publishing.sitemap import NAME
from roadmaps.publishing.twin import NAME as NAME_OF_TWIN
from roadmaps.publishing.twin import twin
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Lang
from roadmaps.reading.problems import Invalid


@event_priority(100)  # before the macros plugin, which asks for the site
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the knowledge base, once per build; stop with its mistakes, and those of the pages, if there are any."""
    root = Path(config.config_file_path).resolve().parent
    try:
        ready = prepared(root, root / config.extra["knowledge_base"])
    except Invalid as error:
        raise Abort(str(error)) from error
    lang = _lang(config)
    config.extra["top"] = f"{(config.site_url or '').rstrip('/')}/"
    config.site_url = config.extra["top"] + root_of(lang)
    config.extra["site"] = _site(ready, lang, config)
    config.extra["aside"] = SetAside()
    config.extra["made"] = {made.file: made for made in pages(ready.graph.kb, lang)}
    config.extra["parts"] = {}  # of the frame, that many pages share
    config.extra["addresses"] = {}  # by the file of a page: its address in each language, for the sitemap
    config.site_name = i18n.site_word("name", lang)
    config.site_description = i18n.site_word("description", lang)
    return config


def _site(ready: Prepared, lang: Lang, config: MkDocsConfig) -> Site:
    return Site(
        ready.graph,
        lang,
        config.extra["repository"],
        ready.history,
        config.site_url or "",
        ready.written,
        ready.picture_sizes,
        partial(_news, ready, lang),
        published=ready.shown(config.extra["top"], lang),
    )


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the knowledge base; a hand-written overview goes before a made one. Of Material's own files none is sent.

    They come first: what the page about the data shows may still be in the making.
    """
    made: dict[str, MadePage] = config.extra["made"]
    for path in [path for path in made if files.get_file_from_path(path)]:
        del made[path]
    ours = (file for file in files if file.src_dir not in config.theme.dirs[1:])
    return Files([*(File.generated(config, page.file, content="") for page in made.values()), *ours])


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """What the theme writes is escaped, in attributes too; what is HTML already is marked so."""
    env.autoescape = True
    env.globals["policy"] = HEAD
    return env


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """A page of the knowledge base makes itself; MkDocs has made it as one with a source, for the menu or for the build."""
    if made := config.extra["made"].get(page.file.src_uri):
        KnowledgePage.take_over(page, made)
    return page


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """What is written by hand is cleaned; the contents and the anchors of a page hold those that its macros made too."""
    if page.file.src_uri not in config.extra["made"]:
        html = config.extra["aside"].put_back(cleaned(html))
    page.toc, page.present_anchor_ids = contents(html), ids(html)
    return html


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Tell the theme what the page is, what stands beside it in the other language, and where it is edited."""
    frame = _frame(page, config)
    context["roadmap"] = frame
    config.extra["addresses"][page.file.src_uri] = frame.urls
    _write_beside(frame, page, config)
    return context


def _write_beside(frame: Frame, page: Page, config: MkDocsConfig) -> None:
    """The twin of a page, and what other sites can show of it."""
    if frame.twin:
        save(Path(config.site_dir) / page.url / NAME_OF_TWIN, lambda: twin(page.content or "", frame.head_of_twin))
    told = Told(_lang(config), page.url, frame.urls[_lang(config)], frame.name, frame.kind)
    for path, made in embedded(frame.readable(page.content or ""), told):
        save(Path(config.site_dir) / path, partial(str, made))


def _frame(page: Page, config: MkDocsConfig) -> Frame:
    site: Site = config.extra["site"]
    made: MadePage | None = config.extra["made"].get(page.file.src_uri)
    known = Known(
        file=f"docs/{site.lang}/{page.file.src_uri}",
        url=page.url,
        canonical=page.canonical_url or "",
        heading=unescape(next((str(item.title) for item in page.toc), str(page.title))),
        beside="" if made else page.meta["beside"],
        description=page.meta.get("description", ""),
        tool=bool(page.meta.get("form") or page.meta.get("search")),
    )
    return Frame(site, config.extra["top"], known, made, config.extra["parts"])


def _news(ready: Prepared, lang: Lang) -> list[NewsDay]:
    """What the page of recent changes tells."""
    return recent(ready.days()[:SHOWN], ready.graph, ready.written, lang)


def _lang(config: MkDocsConfig) -> Lang:
    """The language of this build. Raises KeyError for one that the site does not have."""
    return {lang: lang for lang in LANGUAGES}[config.theme["language"]]


def on_post_build(config: MkDocsConfig) -> None:
    """Write what the language holds besides its pages."""
    folder = Path(config.site_dir)
    for path, made in of_language(config, config.extra["site"], config.extra["addresses"].values()).items():
        save(folder / path, made)
    (folder / f"{NAME}.gz").unlink(missing_ok=True)  # of the sitemap that MkDocs made, which knows one language
