"""What the page of recent changes shows: per day, what readers see that was not there before. `changes.recent` finds it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from markupsafe import Markup

from roadmaps.reading.docs_pages import Pair
from roadmaps.reading.thing import Thing


@dataclass(frozen=True, slots=True)
class NewsLine:
    """Something that changed: the thing as it is now, or only its name where it is gone, a note on it, and what of it changed."""

    name: str
    thing: Thing | None
    note: str
    said: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True)
class NewsSection:
    """Changes of one sort: what the sort is called, how many there are, and the things with the first of them."""

    sort: str
    title: str
    total: int
    shown: int
    lines: tuple[NewsLine, ...]


@dataclass(frozen=True, slots=True)
class NewsDay:
    """The changes of a day. `others` are things that changed too, of which nobody looked how; `pages` are written by hand."""

    day: datetime.date
    sections: tuple[NewsSection, ...]
    others: tuple[Thing, ...]
    pages: tuple[Pair, ...]
