"""The Markdown twin of a page, for programs that read text: what its article says, below a head that says what it is."""

from __future__ import annotations

import re
from typing import Any

import yaml
from html_to_markdown import ConversionOptions, convert

NAME = "index.md"  # beside the index.html of the page
# What is drawn, typed in, said to who hears the page, or done: the words of a picture stand in the list beside it.
_LEFT_OUT = (
    *("svg", "form", "script", "noscript", ".timeline", ".tips", ".unseen", ".print-only", ".skip", ".legend"),
    *(".actions", ".downloads", ".choices", ".filter-empty"),
)
_OPTIONS = ConversionOptions(extract_metadata=False, compact_tables=True, exclude_selectors=list(_LEFT_OUT))
_SIDE_BY_SIDE = ("span", "a", "li", "dt", "summary")  # between these a page has room where its source has none

# What a page shows as words would be HTML or a link to who reads Markdown. Code is shown as it is there too.
_CODE = re.compile(r"(<(pre|code)\b[^>]*>.*?</\2>)", re.S)
_SHOWN = ((re.compile(r"&lt;(?=[A-Za-z/!?])"), "&amp;lt;"), (re.compile(r"\]\("), "]&amp;#40;"))


def twin(html: str, head: dict[str, Any]) -> str:
    """The article of a page as Markdown. Its links lead where they do on the page: the two stand in one folder."""
    for name in _SIDE_BY_SIDE:
        html = html.replace(f"</{name}><", f"</{name}> <")
    html = _words_kept(html)
    said = yaml.dump(head, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)
    return f"---\n{said}---\n\n{(convert(html, _OPTIONS).content or '').strip()}\n"


def _words_kept(html: str) -> str:
    """The HTML in which no words look like Markdown or HTML."""
    parts = _CODE.split(html)
    for number in range(0, len(parts), 3):  # text, code, its element, text, …
        for pattern, written in _SHOWN:
            parts[number] = pattern.sub(lambda _, written=written: written, parts[number])
    return "".join(part for number, part in enumerate(parts) if number % 3 != 2)


_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
