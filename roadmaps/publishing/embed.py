"""Parts of pages for other sites: a thing's brief, a list, a picture, each on a small page without frame, to stand in an iframe.

They are cut from the finished page, so that they say what it says. A page of its own sets nothing in the reader's browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from roadmaps.pages.page_list import EMBEDDED
from roadmaps.pages.policy import HEAD
from roadmaps.pages.surface import credit_line
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang

_BRIEF = re.compile(r'<p class="lead">.*?</p>|<section class="brief".*?</section>', re.S)
_LIST = re.compile(
    r'<div class="filtered".*?(?=<details class="cite downloads")|<div class="filter-empty".*?</div>\n</div>', re.S
)
_SIGNS = re.compile(r'<svg class="unseen".*?</svg>', re.S)
_LEGENDS = r'(?:\n<(ol|p) class="legend.*?</\1>)?'
# By the last part of the address: what of a page can be shown elsewhere as a picture.
_PICTURES = {
    "score-chart": re.compile(rf'<figure class="chart" id="score-chart".*?</figure>{_LEGENDS}', re.S),
    "money-chart": re.compile(rf'<figure class="chart" id="money-chart".*?</figure>{_LEGENDS}', re.S),
    "timeline": re.compile(rf'<table class="timeline".*?</table>{_LEGENDS}', re.S),
    "strand": re.compile(r'<figure class="chart strand".*?</figure>', re.S),
    "flow": re.compile(
        r'(?<=<div class="flow" id="flow" data-pagefind-ignore>\n)<figure class="chart">.*?</figure>', re.S
    ),
}
_WAYS = re.compile(r'(<(?:a|script|img)\b[^>]*? (?:href|src)=")(?![a-z]+:)([^"]*)')
_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width,initial-scale=1">
  {policy}
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex">
  <base target="_blank">
  <title>{title} · {site}</title>
  <link rel="canonical" href="{address}">
  <link rel="icon" href="{up}assets/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="{up}assets/site.css">
  <link rel="stylesheet" href="{up}assets/embed.css">
  <script src="{up}assets/embed.js"></script>
</head>
<body class="embed">
  <main class="page {kind}">
    <h1><a href="{address}">{title}</a></h1>
{inside}
    <p class="note">{credit} <a href="{address}">{whole}</a></p>
  </main>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Told:
    """What an embedded page says of the page that it is cut from: its address below the root of the language, and in full."""

    lang: Lang
    url: str
    address: str
    title: str
    kind: str


def embedded(html: str, told: Told) -> Iterator[tuple[str, str]]:
    """Every part of a page that can stand elsewhere: its path below the root of the language, and the page for it."""
    for name, found in _parts(html):
        path = EMBEDDED[told.lang] + told.url + (f"{name}/" if name else "")
        yield f"{path}index.html", _page(found, path, told)


def _parts(html: str) -> Iterator[tuple[str, str]]:
    if 'class="brief"' in html:
        yield "", "\n".join(found[0] for found in _BRIEF.finditer(html))
    elif 'class="filtered"' in html and "data-embed" in html:
        yield "", "\n".join(found[0] for found in _LIST.finditer(html)) + _SCRIPT
    for name, pattern in _PICTURES.items():
        if found := pattern.search(html):
            signs = _SIGNS.search(html) if "#sign-" in found[0] else None
            inside = (signs[0] if signs else "") + found[0]
            yield name, f'<div class="flow">{inside}</div>' if name == "flow" else inside


_SCRIPT = '<script defer src="assets/lists.js"></script>'


def _page(inside: str, path: str, told: Told) -> str:
    """The part in a page of its own. A link in it leads where it does on the page, which stands elsewhere."""
    up = "../" * path.count("/")  # to the root of the language
    moved = _WAYS.sub(lambda found: found[1] + _way(found[2], up, told.url), inside)
    return _PAGE.format(
        lang=told.lang,
        policy=HEAD,
        title=escape(told.title),
        site=escape(i18n.site_word("name", told.lang)),
        address=escape(told.address),
        up=up,
        kind=told.kind,
        inside=moved,
        credit=escape(credit_line(told.lang)),
        whole=i18n.word("embed_whole", told.lang),
    )


def _way(way: str, up: str, url: str) -> str:
    if way.startswith("assets/"):
        return up + way
    return f"{up}{url}{way}"
