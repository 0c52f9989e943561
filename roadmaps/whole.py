"""Every page of a language as Markdown, without MkDocs: to compare two versions, or for another renderer."""
from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, StrictUndefined

from macros import define_env
from roadmaps.graph import Graph
from roadmaps.pages import pages
from roadmaps.render import Site


def whole(graph: Graph, docs: Path, lang: str, repository: str) -> dict[str, str]:
    """The Markdown of every page by its address below the root of the language; a hand-written page goes before a made one."""
    names: dict[str, object] = {}
    page = SimpleNamespace(url="")
    site = Site(graph, lang, repository)
    define_env(SimpleNamespace(conf=SimpleNamespace(extra={"site": site}), page=page,
                               macro=lambda function: names.setdefault(function.__name__, function)))
    environment = Environment(undefined=StrictUndefined)
    texts = {made.file: made.markdown for made in pages(graph, lang)}
    texts |= {file.relative_to(docs / lang).as_posix(): re.sub(r"\A---\n.*?\n---\n", "", file.read_text("utf-8"), flags=re.S)
              for file in sorted((docs / lang).rglob("*.md"))}
    rendered = {}
    for file, text in texts.items():
        page.url = re.sub(r"(^|/)index\.md$", r"\1", file) if file.endswith("index.md") else file.removesuffix(".md") + "/"
        rendered[page.url] = environment.from_string(text).render(**names)
    return rendered
