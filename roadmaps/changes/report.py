"""What a change does, in plain Dutch and then in English, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from roadmaps.changes.compare import Comparison, Difference
from roadmaps.changes.every_page import PageChanges
from roadmaps.changes.marks import MARKDOWN, code, plain
from roadmaps.changes.telling import Teller
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Lang
from roadmaps.reading.thing import Thing

# An interface word in one language, its blanks filled in: `i18n.word` with the language given.
Word = Callable[..., str]
MOST = 30  # of one kind of line; the rest is counted
FOLDED = 8  # lines of addresses that show without a click
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
        self._teller = Teller(found.names, lang, MARKDOWN)

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
        place = self._teller.place(one.loc, one.sort)
        return f"{self._thing(thing)}{', ' if place else ''}{place}: {self._teller.change(one)}"
