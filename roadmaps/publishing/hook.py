"""The adapter to MkDocs: adds the pages of the knowledge base to one language's build.

The configuration says which language this is (`theme.language`). Everything
that the theme needs to know of a page is put in `roadmap` in its context.
"""

from __future__ import annotations

from html import unescape
from pathlib import Path

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from roadmaps.editing import form
from roadmaps.handwritten.page_check import read_all
from roadmaps.pages import card
from roadmaps.pages.graph import Graph
from roadmaps.pages.history import history
from roadmaps.pages.page_list import MadePage, other, pages, redirects, root_of
from roadmaps.pages.site import Site
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES
from roadmaps.reading.docs_pages import pairs
from roadmaps.reading.problems import Invalid
from roadmaps.reading.thing import Removed, Thing


@event_priority(100)  # before the macros plugin, which asks for the site
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the knowledge base, once per build; stop with its mistakes, and those of the pages, if there are any."""
    root = Path(config.config_file_path).resolve().parent
    try:
        graph = Graph(read_all(root / config.extra["knowledge_base"], root / "docs"))
    except Invalid as error:
        raise Abort(str(error))
    lang = config.theme["language"]
    config.extra["top"] = config.site_url.rstrip("/") + "/"
    config.extra["site"] = Site(
        graph,
        lang,
        config.extra["repository"],
        history(root),
        config.extra["top"] + root_of(lang),
        pairs(root / "docs"),
    )
    config.extra["both"] = lambda page: _both(page, config)
    config.site_url = config.extra["top"] + root_of(lang)
    config.site_name = i18n.site_word("name", lang)
    config.site_description = i18n.site_word("description", lang)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages of the knowledge base; a hand-written overview goes before a made one."""
    site = config.extra["site"]
    for made in pages(site.graph.kb, site.lang):
        if files.get_file_from_path(made.file) is None:
            file = File.generated(config, made.file, content=made.markdown)
            file.made = made
            files.append(file)
    return files


def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav: object) -> dict:
    """Tell the theme what the page is, what stands beside it in the other language, and where it is edited."""
    site = config.extra["site"]
    made = getattr(page.file, "made", None)
    thing = made and made.thing
    stays = thing or (made and made.removed)
    up = "../" * page.url.count("/") + ("" if site.lang == "nl" else "../")
    section = i18n.section(thing.kind, site.lang) + "/" if thing else None
    context["roadmap"] = {
        "thing": thing,
        "lang": site.lang,
        "other": other(site.lang),
        "up": up or "./",
        "section": section,
        "kind": i18n.capital(i18n.kind_name(thing.kind, site.lang)) if thing else i18n.word("plain_page", site.lang),
        "title": _title(page, stays, made, site.lang),
        "description": _description(page, thing, site.lang),
        "edit": site.source_edit(site.graph.files[thing.id])
        if thing
        else None
        if made
        else site.source_edit(f"docs/{site.lang}/{page.file.src_uri}"),
        "suggest": None if thing else site.suggest(unescape(_title(page, None, None, site.lang)), page.canonical_url),
        "changed": _changed(page, made, site),
        "note": "" if made else site.page_note(f"docs/{site.lang}/{page.file.src_uri}"),
        "beside": (up or "./") + root_of(other(site.lang)) + _beside(page, other(site.lang)),
        "urls": _both(page, config),
        "facets": site.find.facets(thing) if thing else [],
        "crumbs": [
            (i18n.word("home", site.lang), "./"),
            (i18n.capital(i18n.kind_name(thing.kind, site.lang, many=True)), section),
        ]
        if thing
        else [],
        "t": lambda key: i18n.word(key, site.lang),
    }
    return context


def _title(page: Page, thing: Thing | Removed | None, made: MadePage | None, lang: str) -> str:
    """The heading of the page, and for a thing its kind: two things of different kinds may have one name."""
    heading = next((str(item.title) for item in page.toc), page.title)
    return f"{escape(thing.name[lang])} · {i18n.capital(i18n.kind_name(made.kind, lang))}" if thing else heading


def _changed(page: Page, made: MadePage | None, site: Site) -> dict[str, str] | None:
    """When and by which commit a hand-written page last changed; None where that is not known."""
    commit = None if made else site.last_change(f"docs/{site.lang}/{page.file.src_uri}")
    return commit and {
        "day": str(commit.day),
        "date": i18n.date(commit.day, site.lang),
        "hash": commit.hash[:8],
        "commit": f"{site.repository}/commit/{commit.hash}",
    }


def _description(page: Page, thing: Thing | None, lang: str) -> str:
    return thing.summary[lang] if thing else page.meta.get("description", i18n.site_word("description", lang))


def _beside(page: Page, far: str) -> str:
    """The address of the same page below the root of the other language."""
    made = getattr(page.file, "made", None)
    return made.address(far) if made else page.meta["beside"]


def _both(page: Page, config: MkDocsConfig) -> dict[str, str]:
    """The full address of the page in each language, Dutch first."""
    lang = config.theme["language"]
    urls = {
        lang: page.canonical_url,
        other(lang): config.extra["top"] + root_of(other(lang)) + _beside(page, other(lang)),
    }
    return {lang: urls[lang] for lang in LANGUAGES}


def _redirect(folder: Path, config: MkDocsConfig) -> None:
    """Leave a page at the address of each thing that moved; GitHub Pages knows no redirects of its own."""
    site = config.extra["site"]
    template = config.theme.get_env().get_template("moved.html")
    for address, thing in redirects(site.graph, site.lang).items():
        page = folder / address / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        to = i18n.address(thing, site.lang)
        page.write_text(
            template.render(
                lang=site.lang,
                to=f"../../{to}",
                canonical=config.site_url + to,
                name=escape(thing.name[site.lang]),
                title=i18n.word("moved", site.lang),
                says=i18n.word("moved_to", site.lang),
            ),
            "utf-8",
        )


def on_post_build(config: MkDocsConfig) -> None:
    """Write what belongs to the whole site: the share card; the data of the form; robots.txt, which names both sitemaps."""
    folder = Path(config.site_dir)
    card.save(folder / "assets" / "card.png", config.theme["language"])
    site = config.extra["site"]
    (folder / "assets" / "form-data.js").write_text(form.script(site.graph.kb, site.lang, site.repository), "utf-8")
    _redirect(folder, config)
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)
    if config.theme["language"] == "nl":
        maps = [f"Sitemap: {config.extra['top']}{root_of(lang)}sitemap.xml" for lang in LANGUAGES]
        (folder / "robots.txt").write_text("\n".join(["User-agent: *", "Allow: /", *maps, ""]), "utf-8")
