"""Calendars of what was or is due: milestones and dated targets, all of them and those of one challenge.

Documents name a year only, so each stands on the last day of that year, for the whole day, and says so. A day has no
time zone, and nothing rings.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from urllib.parse import urlsplit

from icalendar import Calendar, Event, vText

from roadmaps.data.publication import Publication
from roadmaps.kinds.challenge import Challenge
from roadmaps.kinds.milestone import Milestone
from roadmaps.kinds.parts import Target
from roadmaps.pages.graph import Graph
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Lang
from roadmaps.reading.thing import Thing

ALL = "all"
_UNKNOWN = datetime.date(1970, 1, 1)  # when something changed of which no history is known


def calendars(made: Publication) -> Iterator[tuple[str, str, Lang]]:
    """Every calendar: its path below the data, the id of the challenge or `all`, and its language."""
    about = [ALL, *(challenge.id for challenge in made.graph.of(Challenge) if has_one(made.graph, challenge))]
    yield from ((path_of(one, lang), one, lang) for one in about for lang in LANGUAGES)


def has_one(graph: Graph, thing: Thing) -> bool:
    """Whether a thing has a calendar of its own."""
    return isinstance(thing, Challenge) and any(_due(graph, thing.id))


def path_of(about: str, lang: Lang) -> str:
    """Where a calendar stands below the data."""
    return f"calendars/{about}-{lang}.ics"


def title(made: Publication, about: str, lang: Lang) -> str:
    """What a calendar is called."""
    name = "" if about == ALL else f": {made.graph[about].name[lang]}"
    return f"{i18n.site_word('name', lang)}, {i18n.word('calendar', lang)}{name}"


def calendar(made: Publication, about: str, lang: Lang) -> bytes:
    """A calendar as a file."""
    found = Calendar()
    found.add("prodid", f"-//{i18n.site_word('name', 'nl')}//{urlsplit(made.top).hostname}//{lang.upper()}")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", vText(title(made, about, lang)))
    found.add("x-wr-timezone", "Europe/Amsterdam")
    for holder, item, year in _due(made.graph, about):
        found.add_component(_event(made, holder, item, year, lang))
    written: bytes = found.to_ical()
    return written


def _due(graph: Graph, about: str) -> Iterator[tuple[Thing, Milestone | Target, int]]:
    """What has a year: the milestones first, then the targets, each with the thing whose page shows it."""
    if about == ALL:
        milestones, targets = graph.of(Milestone), graph.targets()
    else:
        challenge = graph[about]
        milestones, targets = graph.milestones(challenge), graph.targets_below(challenge)
    yield from ((milestone, milestone, milestone.due) for milestone in milestones)
    yield from ((holder, target, target.year) for holder, target in targets if target.year)


def _event(made: Publication, holder: Thing, item: Milestone | Target, year: int, lang: Lang) -> Event:
    """One day, the last of its year."""
    day = datetime.date(year, 12, 31)
    sort = i18n.word("milestone" if isinstance(item, Milestone) else "target", lang)
    event = Event()
    event.add("uid", f"{item.id}-{lang}@{urlsplit(made.top).hostname}")
    event.add("dtstamp", _stamp(made, holder))
    event.add("dtstart", day)
    event.add("dtend", day + datetime.timedelta(days=1))
    event.add("summary", f"{sort}: {item.name[lang]}")
    event.add("description", "\n".join(_told(holder, item, lang)))
    event.add("url", made.page(holder, "" if isinstance(item, Milestone) else item.id)[lang])
    event.add("categories", [sort])
    event.add("transp", "TRANSPARENT")
    return event


def _told(holder: Thing, item: Milestone | Target, lang: Lang) -> Iterator[str]:
    """What was planned, what came of it, and how exact the day is."""
    if isinstance(item, Milestone):
        yield item.summary[lang]
    else:
        yield holder.name[lang]
        yield from [i18n.quantity(item.planned, lang)] if item.planned else []
    yield f"{i18n.word('status', lang)}: {i18n.value_name('status', item.outcome, lang)}"
    yield i18n.word("calendar_year_only", lang)


def _stamp(made: Publication, holder: Thing) -> datetime.datetime:
    """When what the event says last changed: never now, which would change the file with each build."""
    day = made.things[holder.id].changed or _UNKNOWN
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)
