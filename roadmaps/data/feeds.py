"""Atom feeds of what changed in the content: all of it, and what touches one challenge or one theme.

An entry is a day, in the words of the page of recent changes. The history knows days, so an entry has no hour.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from feedgen.feed import FeedGenerator

from roadmaps.changes.recent import recent
from roadmaps.data.lasting import ID
from roadmaps.data.publication import Publication
from roadmaps.kinds.challenge import Challenge
from roadmaps.kinds.funding import Funding
from roadmaps.kinds.theme import Theme
from roadmaps.pages.news import NewsDay, NewsLine
from roadmaps.pages.page_list import root_of
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Lang
from roadmaps.reading.thing import Thing

ALL = "all"
FOLLOWED = (Challenge, Theme)  # the kinds of which each thing has a feed of its own
MOST = 20  # things that an entry names; the rest is counted
SINCE = 2026  # the year in the ids: by then the site had its address
_UNKNOWN = "1970-01-01"  # when something changed of which no history is known


def feeds(made: Publication) -> Iterator[tuple[str, str, Lang]]:
    """Every feed: its path below the data, the id of what it is about, and its language."""
    about = [ALL, *(thing.id for cls in FOLLOWED for thing in made.graph.of(cls))]
    yield from ((path_of(one, lang), one, lang) for one in about for lang in LANGUAGES)


def path_of(about: str, lang: Lang) -> str:
    """Where a feed stands below the data."""
    return f"feeds/{about}-{lang}.atom"


def title(made: Publication, about: str, lang: Lang) -> str:
    """What a feed is called."""
    name = "" if about == ALL else f": {made.graph[about].name[lang]}"
    return f"{i18n.site_word('name', lang)}, {i18n.word('feed', lang)}{name}"


def feed(made: Publication, about: str, lang: Lang, own: str) -> bytes:
    """A feed as a file; `own` is its full address."""
    changes = _changes(made, about, lang)
    made_of = FeedGenerator()
    made_of.id(_id(made, f"feed/{about}/{lang}"))
    made_of.title(title(made, about, lang))
    made_of.subtitle(i18n.site_word("description", lang))
    made_of.language(lang)
    made_of.author({"name": i18n.site_word("name", lang)})
    made_of.link(href=own, rel="self", type="application/atom+xml")
    made_of.link(href=_page(made, lang), rel="alternate", type="text/html")
    made_of.updated(_moment(str(changes[0].day) if changes else _UNKNOWN))
    made_of.generator("")
    for day in changes:
        entry = made_of.add_entry(order="append")
        entry.id(_id(made, f"changes/{about}/{day.day}/{lang}"))
        entry.title(_title(day, lang))
        entry.updated(_moment(str(day.day)))
        entry.link(href=f"{_page(made, lang)}#{day.day}", rel="alternate", type="text/html")
        entry.content("".join(_content(made, day, lang)), type="html")
    written: bytes = made_of.atom_str(pretty=True)
    return written


def _changes(made: Publication, about: str, lang: Lang) -> list[NewsDay]:
    """The latest days on which something of one subject or of all changed, as the page of recent changes tells them."""
    days = (day.only(lambda thing: about in _subjects(made, thing)) for day in made.days())
    return recent(days, made.graph, (), lang)


def _subjects(made: Publication, thing: Thing) -> set[str]:
    """What a thing belongs to that has a feed: all, the challenges and the themes. Of one that is gone only all is known."""
    if thing.id not in made.graph.things:
        return {ALL}
    found: set[str] = made.kept(f"subjects of {thing.id}", lambda: _subjects_of(made, made.graph[thing.id]))
    return found


def _subjects_of(made: Publication, thing: Thing) -> set[str]:
    themes = made.graph.themes_of(thing) if isinstance(thing, Funding) else []
    return {ALL, thing.id, *(subject.id for subject in (*made.graph.challenges_of(thing), *themes))}


def _title(day: NewsDay, lang: Lang) -> str:
    """The day, and how much of each sort changed; of what nobody looked into how much it was."""
    sorts = [f"{section.title} ({section.total})" for section in day.sections]
    return f"{i18n.date(day.day, lang)}: {', '.join(sorts or [_others(day, lang)])}"


def _others(day: NewsDay, lang: Lang) -> str:
    """How much changed of which nobody looked how."""
    n = len(day.others)
    if day.sections:
        return i18n.word("news_others", lang, n=n)
    return i18n.word("feed_others" if n > 1 else "feed_other", lang, n=n)


def _content(made: Publication, day: NewsDay, lang: Lang) -> Iterator[str]:
    """What the page says of the day, each thing with a link to its page."""
    for section in day.sections:
        lines = "".join(f"<li>{_line(made, line, lang)}</li>" for line in section.lines)
        more = section.total - section.shown
        rest = f"<li>… {i18n.word('and_more', lang, n=more)}</li>" if more else ""
        yield f"<h3>{escape(section.title)} ({section.total})</h3><ul>{lines}{rest}</ul>"
    if day.others:
        things = ", ".join(_link(made, thing, lang) for thing in day.others[:MOST])
        yield f"<p>{_others(day, lang)}: {things}{' …' if len(day.others) > MOST else ''}</p>"


def _line(made: Publication, line: NewsLine, lang: Lang) -> str:
    name = _link(made, line.thing, lang) if line.thing else escape(line.name)
    note = f" <small>{escape(line.note)}</small>" if line.note else ""
    return name + note + "".join(f"<p>{said}</p>" for said in line.said)


def _link(made: Publication, thing: Thing, lang: Lang) -> str:
    return f'<a href="{escape(made.page(thing)[lang])}">{escape(thing.name[lang])}</a>'


def _page(made: Publication, lang: Lang) -> str:
    return made.top + root_of(lang) + i18n.word("changes_address", lang)


def _id(made: Publication, name: str) -> str:
    """An id that stays (RFC 4151), whatever happens to the pages."""
    where = urlsplit(made.top)
    return f"tag:{where.hostname},{SINCE}:{where.path}{ID}{name}"


def _moment(day: str) -> str:
    return f"{day}T00:00:00+00:00"
