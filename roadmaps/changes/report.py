"""What a change does, in plain Dutch and then in English, as Markdown."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from functools import partial
from html import escape

from pydantic import BaseModel

from roadmaps.changes.compare import Comparison, Difference, Item, NamedLoc
from roadmaps.changes.every_page import PageChanges
from roadmaps.kinds.parts import Status
from roadmaps.kinds.theme import CRITERIA
from roadmaps.pages.page_list import other
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Lang, Ref, Text
from roadmaps.reading.thing import Citation, Quantity, Thing

# An interface word in one language, its blanks filled in: `i18n.word` with the language given.
Word = Callable[..., str]
MOST = 30  # of one kind of line; the rest is counted
FOLDED = 8  # lines of addresses that show without a click
LONGEST = 160  # characters of a text
_SILENT = {"text", "items", "list", "value"}  # steps that say nothing to a reader
_SORTS = ("status", "figure", "part", "text", "order", "link", "outside")


def report(found: Comparison, pages: PageChanges, notes: dict[str, str], langs: Iterable[Lang] = LANGUAGES) -> str:
    """The whole report. `notes` say of an address where a thing stood what is there now, as an interface word."""
    return _joined(line for lang in langs for line in _Report(found, lang).lines(pages, notes))


def report_of_files(files: list[tuple[str, str]], langs: Iterable[Lang] = LANGUAGES) -> str:
    """What can be said where the earlier version cannot be read: which files changed."""
    return _joined(line for lang in langs for line in _files(files, partial(i18n.word, lang=lang)))


def _files(files: list[tuple[str, str]], word: Word) -> Iterator[str]:
    yield f"# {word('diff_title')}\n"
    yield word("diff_unreadable") + "\n"
    lines = [f"{code(path)} ({word(f'diff_file_{what}')})" for path, what in files]
    yield from _section(word("diff_files"), lines, word)


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"


def _section(title: str, lines: list[str], word: Word, folded: bool = False) -> Iterator[str]:
    """A heading with its number of lines; many are cut off, or folded."""
    if lines:
        yield f"## {title} ({len(lines)})\n"
        yield from [f"<details><summary>{word('diff_show', n=len(lines))}</summary>\n"] * folded
        yield from (f"- {line}" for line in (lines if folded else lines[:MOST]))
        yield from [f"- … {word('diff_and_more', n=len(lines) - MOST)}"] * (len(lines) > MOST and not folded)
        yield from ["\n</details>"] * folded
        yield ""


class _Report:
    """The report in one language."""

    def __init__(self, found: Comparison, lang: Lang):
        self.found, self.lang, self.word = found, lang, partial(i18n.word, lang=lang)

    def lines(self, pages: PageChanges, notes: dict[str, str]) -> Iterator[str]:
        found, word = self.found, self.word
        yield f"# {word('diff_title')}\n"
        if found.nothing and pages == PageChanges():
            yield word("diff_nothing") + "\n"
            return
        yield self._totals(pages) + "\n"
        yield from _section(word("diff_added"), [self._thing(thing) for thing in found.added], word)
        yield from _section(word("diff_removed"), [self._thing(thing) for thing in found.removed], word)
        yield from _section(word("diff_moved"), [self._moved(*moved) for moved in found.moved], word)
        for sort in _SORTS:
            lines = [
                self._difference(thing, one)
                for thing, differences in found.changed
                for one in differences
                if one.sort == sort
            ]
            yield from _section(word(f"diff_{sort}"), lines, word)
        yield from _section(word("diff_translations"), [self._translation(*one) for one in found.translations], word)
        yield from _section(word("diff_unchecked"), [self._thing(thing) for thing in self._unchecked()], word)
        yield from self._pages(pages, notes)

    def _unchecked(self) -> Iterator[Thing]:
        """What is new or changed, and of which nobody says yet that they compared it with its sources."""
        yield from (thing for thing in self.found.added if thing.checked is None)
        yield from (
            thing for thing, changes in self.found.changed if all(one.loc[:1] != ("checked",) for one in changes)
        )

    def _totals(self, pages: PageChanges) -> str:
        found = self.found
        things = {"changed": found.changed, "new": found.added, "gone": found.removed, "moved": found.moved}
        both = (
            (self.word("diff_things"), things),
            (self.word("diff_pages"), {"changed": pages.changed, "new": pages.new, "gone": pages.gone}),
        )
        parts = [
            (name, ", ".join(self.word(f"diff_n_{key}", n=len(what)) for key, what in group.items() if what))
            for name, group in both
        ]
        return (
            " ".join(f"{name}: {numbers}." for name, numbers in parts if numbers)
            or self.word("diff_translations") + "."
        )

    def _pages(self, pages: PageChanges, notes: dict[str, str]) -> Iterator[str]:
        for kind, addresses in (("gone", pages.gone), ("new", pages.new), ("changed", pages.changed)):
            otherwise = "diff_dead" if kind == "gone" else ""
            lines = [
                code(f"/{address}") + (f" – {self.word(note)}" if (note := notes.get(address, otherwise)) else "")
                for address in addresses
            ]
            yield from _section(self.word(f"diff_pages_{kind}"), lines, self.word, folded=len(lines) > FOLDED)

    def _thing(self, thing: Thing) -> str:
        return f"**{plain(thing.name[self.lang])}** ({i18n.kind_name(thing.kind, self.lang)})"

    def _moved(self, was: Thing, now: Thing, merged: bool) -> str:
        if merged:
            return self.word("diff_merged_into", thing=self._thing(was), to=self._thing(now))
        return self.word("diff_renamed_to", thing=self._thing(was), to=code(now.id))

    def _translation(self, thing: Thing, state: str, number: int) -> str:
        texts = self.word("diff_one_text") if abs(number) == 1 else self.word("diff_texts", n=abs(number))
        return self.word(f"diff_{'more' if number > 0 else 'fewer'}_{state}", thing=self._thing(thing), texts=texts)

    def _difference(self, thing: Thing, one: Difference) -> str:
        place = self._place(one.loc, one.sort)
        return f"{self._thing(thing)}{', ' if place else ''}{place}: {self._change(one)}"

    def _place(self, loc: NamedLoc, sort: str) -> str:
        """Where a value stands, in the words of the site: vergezicht › tekst. The last word stays, whatever it says.

        Sources and references are known by what they refer to, not by their place in a list.
        """
        told = [step for step in loc if step not in _SILENT]
        told = told[:-1] if sort == "link" and isinstance(told[-1], Item) else told
        return " › ".join(self._step(step) for step in told or loc[-1:])

    def _step(self, step: str | Item) -> str:
        if isinstance(step, str):
            return i18n.field_name(step, self.lang)
        name = step.name
        if isinstance(name, (Ref, Text)):
            return f"“{plain(self._name(name), 60)}”"
        if name in CRITERIA:
            return i18n.value_name("criterion", name, self.lang)
        return str(name) if isinstance(name, int) else self.word("diff_number", n=plain(str(name or step.number)))

    def _name(self, value: Ref | Text) -> str:
        """The name of what a reference points to, or a text, in the language of the report."""
        text = self.found.names.get(value, value) if isinstance(value, Ref) else value
        return text[self.lang] if isinstance(text, Text) else str(text)

    def _change(self, one: Difference) -> str:
        if one.sort == "order":
            return self.word("diff_reordered")
        if isinstance(one.before, Text) and isinstance(one.after, Text):
            return self._text_change(one.before, one.after)
        before, after = (value if value is None else self._shown(value, one) for value in (one.before, one.after))
        if one.before is None:
            return f"**{after}** ({self.word('diff_comes')})"
        return f"~~{before}~~ ({self.word('diff_goes')})" if one.after is None else f"~~{before}~~ → **{after}**"

    def _text_change(self, before: Text, after: Text) -> str:
        """What changed in a text, in the language of the report if it changed there, else in the other one."""
        shown = self.lang if getattr(before, self.lang) != getattr(after, self.lang) else other(self.lang)
        words = word_changes(getattr(before, shown) or "", getattr(after, shown) or "")
        return words if shown == self.lang else f"({self.word(f'diff_in_{shown}')}) {words}"

    def _shown(self, value: object, one: Difference) -> str:
        """A value as a reader would write it, safe in Markdown."""
        if one.sort == "outside":
            return code(str(value))
        if isinstance(value, BaseModel) and one.sort == "part":
            named = one.loc[-1].name if isinstance(one.loc[-1], Item) else None
            return plain("; ".join(self._parts(value, named)))
        field = one.loc[-1] if one.loc else ""
        chosen = isinstance(value, str) and isinstance(field, str) and self._chosen(one.owner, field, value)
        return plain(chosen or self._said(value))

    def _chosen(self, owner: str, field: str, value: str) -> str | None:
        """The name of a value that is chosen from a list; None for free text."""
        group = i18n.choice_group(owner, field)
        return i18n.value_name(group, value, self.lang) if group else None

    def _said(self, value: object) -> str:
        """A value in words, not yet safe."""
        if isinstance(value, Quantity):
            return i18n.quantity(value, self.lang)
        if isinstance(value, Citation):
            return f"{self._name(value.source)}, {value.heading}" + (f", p. {value.page}" if value.page else "")
        if isinstance(value, (Ref, Text)):
            return self._name(value)
        if isinstance(value, bool):
            return self.word("diff_yes" if value else "diff_no")
        if isinstance(value, datetime.date):
            return i18n.date(value, self.lang)
        return str(value)

    def _parts(self, group: BaseModel, named: object) -> Iterator[str]:
        """What a group of values says: its texts, names, statuses and figures, without its sources and what names it already."""
        for name in type(group).model_fields:
            value = getattr(group, name)
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, Status):
                    yield i18n.value_name("status", one.value, self.lang)
                elif isinstance(one, (Text, Quantity, Ref)) and one is not named:
                    yield self._said(one)
                elif isinstance(one, BaseModel) and not isinstance(one, (Text, Quantity, Citation)):
                    yield from self._parts(one, named)


def word_changes(before: str, after: str) -> str:
    """The words that went and came, with a few around them."""
    old, new = before.split(), after.split()
    made: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            made.append(plain(" ".join(_around(old[a:b], first=a == 0, last=b == len(old))), 10**6))
        else:
            made += [f"~~{plain(' '.join(old[a:b]))}~~"] * (b > a) + [f"**{plain(' '.join(new[c:d]))}**"] * (d > c)
    return " ".join(made)


def _around(words: list[str], first: bool, last: bool) -> list[str]:
    """Of words that stayed, those next to what changed."""
    if len(words) <= 8:
        return words
    return [*([] if first else words[:4]), "…", *([] if last else words[-4:])]


def code(text: str) -> str:
    """An address or a path as code: nothing in it can end the code, or begin a command."""
    return "`" + re.sub(r"[`\x00-\x1f\x7f]", "?", text) + "`"


def plain(text: str, longest: int = LONGEST) -> str:
    """Text that can be neither markup, nor a mention, nor a command, cut where it is long."""
    text = " ".join(text.split())
    text = text if len(text) <= longest else text[:longest].rstrip() + "…"
    text = re.sub(r"([\\`*_\[\]#|~]|(?<=\])\()", r"\\\1", escape(text, quote=False))
    return re.sub(r"(?<=:)(?=:|//)|(?<=@)(?=\w)|(?<=www)(?=\.)", "\u200b", text)
