"""Tables in running text as the site shows its own: a named region that can be scrolled, and rows that stack on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from markupsafe import Markup

from roadmaps.pages.tables import columns_of

TAGS = {"table", "thead", "tbody", "tr", "th", "td"}


def framed(html: str, name: Callable[[list[str]], str]) -> str:
    """The HTML with each plain table in the site's own form; `name` makes what it is called from the words of its head."""
    return re.sub(r"<table>(.*?)</table>", lambda found: _framed(found[1], name), html, flags=re.S)


def _framed(inside: str, name: Callable[[list[str]], str]) -> str:
    head, *rows = [
        re.findall(r"<t[hd]>(.*?)</t[hd]>", row, re.S) for row in re.findall(r"<tr>(.*?)</tr>", inside, re.S)
    ]
    words = [unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in head]
    columns = columns_of(*words)
    heads = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    lines = [
        f"<tr><th {columns.first}>{first}</th>"
        + "".join(f"<td {columns[number]}>{cell}</td>" for number, cell in enumerate(others, start=1))
        + "</tr>"
        for first, *others in rows
    ]
    region = Markup(
        '<div class="table" role="region" aria-label="{0}" tabindex="0"><table class="stacks" aria-label="{0}">'
    )
    return (
        region.format(name(words))
        + Markup(f"<thead><tr>{heads}</tr></thead><tbody>")
        + Markup("".join(lines) + "</tbody></table></div>")
    )
