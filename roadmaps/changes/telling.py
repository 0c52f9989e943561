"""A difference in plain words of a language: where it stands in its thing, and what was and is there."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import partial

from pydantic import BaseModel

from roadmaps.changes.compare import Difference, Item, NamedLoc
from roadmaps.changes.marks import LONGEST, Marks
from roadmaps.kinds.parts import Status
from roadmaps.kinds.theme import CRITERIA
from roadmaps.pages.page_list import other
from roadmaps.reading import i18n
from roadmaps.reading.base import Lang, Ref, Text
from roadmaps.reading.thing import Citation, Quantity

_SILENT = {"text", "items", "list", "value"}  # steps that say nothing to a reader


class Teller:
    """Tells differences in one language, marked for one place. `names` are those of all things, by id."""

    def __init__(self, names: Mapping[str, Text], lang: Lang, marks: Marks):
        self._names, self._lang, self._marks = names, lang, marks
        self._word = partial(i18n.word, lang=lang)

    def place(self, loc: NamedLoc, sort: str) -> str:
        """Where a value stands, in the words of the site: vergezicht › tekst. The last word stays, whatever it says.

        Sources and references are known by what they refer to, not by their place in a list.
        """
        told = [step for step in loc if step not in _SILENT]
        told = told[:-1] if sort == "link" and isinstance(told[-1], Item) else told
        return " › ".join(self._step(step) for step in told or loc[-1:])

    def _step(self, step: str | Item) -> str:
        if isinstance(step, str):
            return i18n.field_name(step, self._lang)
        name = step.name
        if isinstance(name, (Ref, Text)):
            return f"“{self._marks.text(self._name(name), 60)}”"
        if name in CRITERIA:
            return i18n.value_name("criterion", name, self._lang)
        if isinstance(name, int):
            return str(name)
        return self._word("diff_number", n=self._marks.text(str(name or step.number), LONGEST))

    def _name(self, value: Ref | Text) -> str:
        """The name of what a reference points to, or a text, in the language of the report."""
        text = self._names.get(value, value) if isinstance(value, Ref) else value
        return text[self._lang] if isinstance(text, Text) else str(text)

    def change(self, one: Difference) -> str:
        """What was there and what is there now."""
        if one.sort == "order":
            return self._word("diff_reordered")
        if isinstance(one.before, Text) and isinstance(one.after, Text):
            return self._text_change(one.before, one.after)
        before = self._marks.old(self._shown(one.before, one)) if one.before is not None else ""
        after = self._marks.new(self._shown(one.after, one)) if one.after is not None else ""
        if one.before is None:
            return f"{after} ({self._word('diff_comes')})"
        return f"{before} ({self._word('diff_goes')})" if one.after is None else f"{before} → {after}"

    def _text_change(self, before: Text, after: Text) -> str:
        """What changed in a text, in the language of the report if it changed there, else in the other one."""
        shown = self._lang if getattr(before, self._lang) != getattr(after, self._lang) else other(self._lang)
        words = word_changes(self._marks, getattr(before, shown) or "", getattr(after, shown) or "")
        return words if shown == self._lang else f"({self._word(f'diff_in_{shown}')}) {words}"

    def _shown(self, value: object, one: Difference) -> str:
        """A value as a reader would write it, safe where it goes."""
        if one.sort == "outside":
            return self._marks.code(str(value))
        if isinstance(value, BaseModel) and one.sort == "part":
            named = one.loc[-1].name if isinstance(one.loc[-1], Item) else None
            return self._marks.text("; ".join(self._parts(value, named)), LONGEST)
        field = one.loc[-1] if one.loc else ""
        chosen = isinstance(value, str) and isinstance(field, str) and self._chosen(one.owner, field, value)
        return self._marks.text(chosen or self._said(value), LONGEST)

    def _chosen(self, owner: str, field: str, value: str) -> str | None:
        """The name of a value that is chosen from a list; None for free text."""
        group = i18n.choice_group(owner, field)
        return i18n.value_name(group, value, self._lang) if group else None

    def _said(self, value: object) -> str:
        """A value in words, not yet safe."""
        if isinstance(value, Quantity):
            return i18n.quantity(value, self._lang)
        if isinstance(value, Citation):
            return f"{self._name(value.source)}, {value.heading}" + (f", p. {value.page}" if value.page else "")
        if isinstance(value, (Ref, Text)):
            return self._name(value)
        if isinstance(value, bool):
            return self._word("diff_yes" if value else "diff_no")
        if isinstance(value, datetime.date):
            return i18n.date(value, self._lang)
        return str(value)

    def _parts(self, group: BaseModel, named: object) -> Iterator[str]:
        """What a group of values says: its texts, names, statuses and figures, without its sources and what names it already."""
        for name in type(group).model_fields:
            value = getattr(group, name)
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, Status):
                    yield i18n.value_name("status", one.value, self._lang)
                elif isinstance(one, (Text, Quantity, Ref)) and one is not named:
                    yield self._said(one)
                elif isinstance(one, BaseModel) and not isinstance(one, (Text, Quantity, Citation)):
                    yield from self._parts(one, named)


def word_changes(marks: Marks, before: str, after: str) -> str:
    """The words that went and came, with a few around them."""
    old, new = before.split(), after.split()
    made: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            made.append(marks.text(" ".join(_around(old[a:b], first=a == 0, last=b == len(old))), 10**6))
        else:
            made += [marks.old(marks.text(" ".join(old[a:b]), LONGEST))] * (b > a)
            made += [marks.new(marks.text(" ".join(new[c:d]), LONGEST))] * (d > c)
    return " ".join(made)


def _around(words: list[str], first: bool, last: bool) -> list[str]:
    """Of words that stayed, those next to what changed."""
    if len(words) <= 8:
        return words
    return [*([] if first else words[:4]), "…", *([] if last else words[-4:])]
