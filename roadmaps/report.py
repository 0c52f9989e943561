"""What a change does, in plain Dutch and then in English, as Markdown."""
from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape

from roadmaps import i18n
from roadmaps.compare import Comparison, Difference
from roadmaps.model import Citation, Quantity, Ref, Text, Thing
from roadmaps.pages import other

MOST = 30  # of one kind of line; the rest is counted
LONGEST = 160  # characters of a text
Pages = dict[str, tuple[list[str], list[str], list[str]]]  # per language: new, changed and gone addresses


def report(found: Comparison, pages: Pages, redirected: set[str]) -> str:
    """The whole report. `redirected` are the gone addresses that lead on, or say that something was removed."""
    return "\n".join(line for lang in i18n.LANGUAGES for line in _report(found, pages, redirected, lang)).rstrip() + "\n"


def _report(found: Comparison, pages: Pages, redirected: set[str], lang: str) -> Iterator[str]:
    def word(key: str, **blanks: object) -> str:
        return i18n.word(key, lang, **blanks)

    yield f"# {word('diff_title')}\n"
    touched = sum(len(addresses) for kinds in pages.values() for addresses in kinds)
    if found.nothing and not touched:
        yield word("diff_nothing") + "\n"
        return
    yield word("diff_total", changed=len(found.changed), added=len(found.added), removed=len(found.removed),
               moved=len(found.moved), pages=touched) + "\n"
    yield from _section(word("diff_added"), [_thing(thing, lang) for thing in found.added])
    yield from _section(word("diff_removed"), [_thing(thing, lang) for thing in found.removed])
    yield from _section(word("diff_moved"), [f"{_thing(thing, lang)} → `{to}`" for thing, to in found.moved])
    for sort in ("status", "figure", "link", "text"):
        lines = [f"{_thing(thing, lang)}, {_place(difference.way, lang)}: {_change(difference, lang)}"
                 for thing, differences in found.changed for difference in differences if difference.sort == sort]
        yield from _section(word(f"diff_{sort}"), lines)
    yield from _section(word("diff_translations"), [
        word(f"diff_{'more' if number > 0 else 'fewer'}_{state}", n=abs(number), thing=_thing(thing, lang))
        for thing, state, number in found.translations])
    yield from _pages(pages, redirected, word)


def _pages(pages: Pages, redirected: set[str], word) -> Iterator[str]:
    for number, key in enumerate(("diff_pages_new", "diff_pages_changed", "diff_pages_gone")):
        lines = [f"`/{address}`" + (f" ({word('diff_redirected')})" if address in redirected else "")
                 for kinds in pages.values() for address in kinds[number]]
        yield from _section(word(key), lines, folded=len(lines) > 8)


def _section(title: str, lines: list[str], folded: bool = False) -> Iterator[str]:
    if lines:
        yield f"## {title} ({len(lines)})\n"
        yield from ["<details><summary>…</summary>\n"] * folded
        yield from (f"- {line}" for line in lines[:MOST])
        yield from [f"- … + {len(lines) - MOST}"] * (len(lines) > MOST)
        yield from ["\n</details>"] * folded
        yield ""


def _thing(thing: Thing, lang: str) -> str:
    return f"**{plain(thing.name[lang])}** ({i18n.kind_name(thing.kind, lang)})"


def _place(way: tuple[str, ...], lang: str) -> str:
    """Where a value stands, in the words of the site where it has them: Vergezicht › tekst."""
    return " › ".join(i18n.field_name(step, lang) for step in way if step not in LANGUAGE_NEUTRAL) or i18n.field_name(way[-1], lang)


LANGUAGE_NEUTRAL = {"text", "items", "list", "value"}  # steps that say nothing to a reader


def _change(difference: Difference, lang: str) -> str:
    if isinstance(difference.before, Text) and isinstance(difference.after, Text):
        return _text_change(difference.before, difference.after, lang)
    before, after = _shown(difference.before, lang), _shown(difference.after, lang)
    if difference.before is None:
        return f"+ **{after}**"
    return f"~~{before}~~" if difference.after is None else f"~~{before}~~ → **{after}**"


def _text_change(before: Text, after: Text, lang: str) -> str:
    """What changed in a text, in the language of the report if it changed there, else in the other one."""
    shown = lang if getattr(before, lang) != getattr(after, lang) else other(lang)
    words = _words(getattr(before, shown) or "", getattr(after, shown) or "")
    return words if shown == lang else f"({i18n.word(f'diff_in_{shown}', lang)}) {words}"


def _shown(value, lang: str) -> str:
    """A value as a reader would write it, safe in Markdown."""
    if isinstance(value, Quantity):
        return plain(i18n.quantity(value, lang))
    if isinstance(value, Citation):
        return plain(f"{value.source}, {value.heading}" + (f", p. {value.page}" if value.page else ""))
    if isinstance(value, Ref):
        return f"`{value}`"
    text = value[lang] if isinstance(value, Text) else str(value)
    return plain(i18n.status_name(text, lang) or text)


def _words(before: str, after: str) -> str:
    """The words that went and came, with a few around them."""
    old, new = before.split(), after.split()
    made: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            words = old[a:b] if b - a <= 8 else [*old[a:a + 3] * bool(made), "…", *old[b - 4:b]]
            made.append(plain(" ".join(words), 10 ** 6))
        else:
            made += [f"~~{plain(' '.join(old[a:b]))}~~"] * (b > a) + [f"**{plain(' '.join(new[c:d]))}**"] * (d > c)
    return " ".join(made)


def plain(text: str, longest: int = LONGEST) -> str:
    """Text that can be neither markup nor a command, cut where it is long."""
    text = " ".join(text.split())
    text = text if len(text) <= longest else text[:longest] + "…"
    return re.sub(r"([\\`*_{}\[\]()#+!|~])", r"\\\1", escape(text, quote=False)).replace("::", ":\u200b:")
