"""Atom feeds of what changed in the content: all of it, and what touches one challenge or one theme.

An entry is a change, in the words of who made it, with the things that it touched. The history knows days, so all
changes of a day have the same time.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import islice
from urllib.parse import urlsplit

from feedgen.feed import FeedGenerator

from roadmaps.data.lasting import ID
from roadmaps.data.publication import Publication
from roadmaps.kinds.challenge import Challenge
from roadmaps.kinds.funding import Funding
from roadmaps.kinds.theme import Theme
from roadmaps.pages.history import Commit
from roadmaps.pages.page_list import root_of
from roadmaps.pages.site import RECENT
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
    changes = made.kept(f"changes of {about}", lambda: _changes(made, about))
    made_of = FeedGenerator()
    made_of.id(_id(made, f"feed/{about}/{lang}"))
    made_of.title(title(made, about, lang))
    made_of.subtitle(i18n.site_word("description", lang))
    made_of.language(lang)
    made_of.author({"name": i18n.site_word("name", lang)})
    made_of.link(href=own, rel="self", type="application/atom+xml")
    made_of.link(href=_page(made, lang), rel="alternate", type="text/html")
    made_of.updated(_moment(str(changes[0][0].day) if changes else _UNKNOWN))
    made_of.generator("")
    for commit, touched in changes:
        entry = made_of.add_entry(order="append")
        entry.id(_id(made, f"change/{commit.hash}/{lang}"))
        entry.title(commit.subject)
        entry.updated(_moment(str(commit.day)))
        entry.link(href=f"{_page(made, lang)}#{commit.day}", rel="alternate", type="text/html")
        entry.content(_content(made, touched, lang), type="html")
    written: bytes = made_of.atom_str(pretty=True)
    return written


def _changes(made: Publication, about: str) -> list[tuple[Commit, list[Thing]]]:
    """The latest changes of one subject or of all, each with the things of it that it touched."""
    subjects = made.kept(
        "subjects by file", lambda: {made.graph.files[id_]: _subjects(made, id_) for id_ in made.graph.things}
    )
    by_file = made.kept("things by file", lambda: {path: made.graph[id_] for id_, path in made.graph.files.items()})
    touched = (
        (commit, [by_file[file] for file in commit.files if about in subjects.get(file, ())])
        for commit in made.history.commits
    )
    return list(islice(((commit, things) for commit, things in touched if things), RECENT))


def _subjects(made: Publication, id_: str) -> set[str]:
    """What a thing belongs to that has a feed: all, the challenges and the themes."""
    thing = made.graph[id_]
    themes = made.graph.themes_of(thing) if isinstance(thing, Funding) else []
    return {ALL, id_, *(subject.id for subject in (*made.graph.challenges_of(thing), *themes))}


def _content(made: Publication, touched: list[Thing], lang: Lang) -> str:
    """The things, each with a link to its page."""
    items = [
        f'<li><a href="{escape(made.page(thing)[lang])}">{escape(thing.name[lang])}</a></li>'
        for thing in touched[:MOST]
    ]
    more = f"<p>{i18n.word('feed_more', lang, n=len(touched) - MOST)}</p>" if len(touched) > MOST else ""
    return f"<ul>{''.join(items)}</ul>{more}"


def _page(made: Publication, lang: Lang) -> str:
    return made.top + root_of(lang) + i18n.word("changes_address", lang)


def _id(made: Publication, name: str) -> str:
    """An id that stays (RFC 4151), whatever happens to the pages."""
    where = urlsplit(made.top)
    return f"tag:{where.hostname},{SINCE}:{where.path}{ID}{name}"


def _moment(day: str) -> str:
    return f"{day}T00:00:00+00:00"
