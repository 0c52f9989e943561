"""What search engines are told: a sitemap for each language, and robots.txt, which names both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from roadmaps.pages.page_list import root_of
from roadmaps.reading.base import LANGUAGES, Lang

NAME = "sitemap.xml"
_START = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""


def sitemap(pages: Iterable[Mapping[Lang, str]], lang: Lang) -> str:
    """The sitemap of a language, in the order of the alphabet. Of each page the full addresses in both languages are given."""
    in_order = sorted(pages, key=lambda addresses: addresses[lang])
    return _START + "".join(_entry(addresses, addresses[lang]) for addresses in in_order) + "</urlset>"


def _entry(addresses: Mapping[Lang, str], own: str) -> str:
    """One page: where it stands, and where the same page stands in each language."""
    lines = [f"    <loc>{escape(own)}</loc>"]
    for lang, address in addresses.items():
        lines.append(f'    <xhtml:link rel="alternate" hreflang="{lang}" href="{escape(address)}"/>')
    return "\n".join(["  <url>", *lines, "  </url>\n"])


def robots(top: str) -> str:
    """robots.txt for a site whose home page is `top`: everybody may read everything."""
    maps = [f"Sitemap: {top}{root_of(lang)}{NAME}" for lang in LANGUAGES]
    return "\n".join(["User-agent: *", "Allow: /", *maps, ""])
