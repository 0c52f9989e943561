"""Feeds and calendars as other readers read them: every change and every due date, with ids that stay."""

import datetime
from dataclasses import replace

import feedparser
import pytest
import vobject
from lxml import etree

from roadmaps.changes.compare import Comparison, Difference
from roadmaps.changes.days import DayOfChanges
from roadmaps.data import calendars
from roadmaps.data.files import Dataset
from roadmaps.data.publication import Publication
from roadmaps.kinds.milestone import Milestone
from roadmaps.pages.history import Commit, History
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Text
from tests.data_of import with_a_name
from tests.project import SITE

V1 = "data/v1/"
DAY = datetime.date(2026, 3, 1)


def days(graph, *touched):
    """A day for each list of ids, the latest first: of each thing the summary changed."""
    return [
        DayOfChanges(DAY - datetime.timedelta(number), changed([graph[id_] for id_ in ids]), (), frozenset())
        for number, ids in enumerate(touched)
    ]


def changed(things, **others):
    found = tuple(
        (thing, (Difference(("summary",), "text", Text(nl="Iets <b>&", en="Was <b>&"), thing.summary),))
        for thing in things
    )
    none = {"added": (), "removed": (), "moved": (), "changed": found, "translations": (), "names": {}}
    return Comparison(**none | others)


def published(graph, found):
    return Publication(graph, History(), SITE, lambda: found)


def read(made, path):
    found = feedparser.parse(Dataset(made).get(V1 + path))
    assert not found.bozo
    return found


# --- feeds


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_feed_tells_of_each_day_in_the_words_of_the_page_of_recent_changes(graph, lang):
    found = read(published(graph, days(graph, ["fietsen"], ["ov-regio", "fietsmaatjes"])), f"feeds/all-{lang}.atom")
    sort = i18n.word("diff_text", lang)
    assert [entry.title for entry in found.entries] == [
        f"{i18n.date(DAY, lang)}: {sort} (1)",
        f"{i18n.date(DAY - datetime.timedelta(1), lang)}: {sort} (2)",
    ]
    assert [entry.updated[:10] for entry in found.entries] == ["2026-03-01", "2026-02-28"]
    assert found.feed.updated[:10] == "2026-03-01"
    told = found.entries[1].content[0].value
    assert graph["fietsmaatjes"].name[lang] in told and "<del>" in told and "<b>" not in told
    assert f'href="{SITE}' in found.entries[0].content[0].value


def test_what_is_new_what_is_gone_and_what_nobody_looked_into_is_named(graph):
    gone, other = graph["lopen"].model_copy(update={"id": "weg", "name": Text(nl="Weg & los")}), graph["ov-regio"]
    day = DayOfChanges(DAY, changed([], added=(graph["fietsen"],), removed=(gone,)), (other,), frozenset())
    (entry,) = read(published(graph, [day]), "feeds/all-nl.atom").entries
    assert entry.title.endswith("Nieuw (1), Weg (1)")
    assert "Weg &amp; los" in entry.content[0].value and other.name.nl in entry.content[0].value
    (entry,) = read(
        published(graph, [DayOfChanges(DAY, changed([]), (other,), frozenset())]), "feeds/all-en.atom"
    ).entries
    assert entry.title.endswith("Something changed in one item")


def test_the_page_and_the_feed_tell_the_same(real_site):
    """Of the newest days: the same days, the same things, the same number of changes."""
    for lang, page in (("nl", "recente-wijzigingen"), ("en", "en/recent-changes")):
        shown = etree.HTML((real_site / page / "index.html").read_text("utf-8"))
        feed = feedparser.parse((real_site / V1 / f"feeds/all-{lang}.atom").read_bytes())
        told = {entry.link.partition("#")[2]: entry for entry in feed.entries}
        days_of_things = [head.get("id") for head in shown.xpath("//article//h2") if head.getnext().xpath(".//h3")]
        assert set(days_of_things) <= set(told)
        for day in days_of_things:
            heads = [head.text for head in shown.xpath(f"//h3[starts-with(@id, '{day}-')]")]
            assert told[day].title.partition(": ")[2] == ", ".join(heads)


def test_the_ids_of_a_feed_are_its_own_and_stay(graph):
    before = read(published(graph, days(graph, ["fietsen"])), "feeds/all-nl.atom")
    earlier = days(graph, ["ov-regio"], ["fietsen"])
    later = [replace(day, day=day.day + datetime.timedelta(1)) for day in earlier]
    after = read(published(graph, later), "feeds/all-nl.atom")
    assert after.feed.id == before.feed.id
    assert [entry.id for entry in after.entries[1:]] == [entry.id for entry in before.entries]
    ids = [entry.id for entry in after.entries]
    assert len(set(ids)) == 2 and all(id_.startswith("tag:") for id_ in ids)


def test_a_challenge_tells_of_what_belongs_to_it_and_of_nothing_else(graph):
    made = published(graph, days(graph, ["ms-fietspad"], ["ov-regio"], ["schone-stad"]))
    challenge = graph.challenge_of(graph["ms-fietspad"])
    found = [entry.updated[:10] for entry in read(made, f"feeds/{challenge.id}-nl.atom").entries]
    assert "2026-03-01" in found and "2026-02-28" not in found


def test_a_theme_tells_of_its_funding_routes_too(graph):
    theme = graph.of_kind("theme")[0]
    route = next(route for route in graph.of_kind("funding") if theme in graph.themes_of(route))
    assert len(read(published(graph, days(graph, [route.id])), f"feeds/{theme.id}-en.atom").entries) == 1


def test_without_a_history_a_feed_is_empty_and_right(graph):
    assert read(Publication(graph, History(), SITE), "feeds/all-nl.atom").entries == []


def test_the_feeds_of_the_real_site_have_all_that_atom_asks(real_site):
    found = sorted((real_site / V1 / "feeds").iterdir())
    assert found
    space = "{http://www.w3.org/2005/Atom}"
    for file in found:
        feed = etree.parse(file).getroot()
        assert feed.findtext(f"{space}id") and feed.findtext(f"{space}title") and feed.findtext(f"{space}updated")
        assert feed.find(f"{space}link[@rel='self']").get("href") == f"{SITE}{file.relative_to(real_site)}"
        for entry in feed.iter(f"{space}entry"):
            assert (
                entry.findtext(f"{space}id") and entry.findtext(f"{space}title") and entry.findtext(f"{space}updated")
            )


def test_a_page_offers_its_feeds(real_site):
    page = etree.HTML((real_site / "index.html").read_text("utf-8"))
    (feed,) = page.xpath("//link[@type='application/atom+xml']/@href")
    assert (real_site / feed).is_file()
    theme = next(path for path in (real_site / "en/themes").iterdir() if path.is_dir()) / "index.html"
    offered = etree.HTML(theme.read_text("utf-8")).xpath("//link[@type='application/atom+xml']/@href")
    assert len(offered) == 2 and all((theme.parent / one).resolve().is_file() for one in offered)


# --- calendars


def events(made, about="all", lang="nl"):
    found = vobject.readOne(Dataset(made).get(f"{V1}calendars/{about}-{lang}.ics").decode("utf-8"))
    return found, found.contents.get("vevent", [])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_calendar_holds_every_milestone_and_every_target_with_a_year(real, lang):
    made = Publication(real, History(), SITE)
    _, found = events(made, lang=lang)
    due = {milestone.id: milestone.due for milestone in real.of(Milestone)}
    due |= {target.id: target.year for _, target in real.targets() if target.year}
    assert {event.uid.value.partition(f"-{lang}@")[0]: event.dtstart.value for event in found} == {
        id_: datetime.date(year, 12, 31) for id_, year in due.items()
    }


def test_an_event_lasts_one_whole_day_and_rings_for_nobody(graph):
    calendar, found = events(Publication(graph, History(), SITE))
    assert found and calendar.version.value == "2.0" and calendar.prodid.value
    for event in found:
        assert type(event.dtstart.value) is datetime.date  # a day, in no time zone
        assert event.dtend.value - event.dtstart.value == datetime.timedelta(1)
        assert "valarm" not in event.contents and event.transp.value == "TRANSPARENT"
        assert event.url.value.startswith(SITE)


def test_a_challenge_has_a_calendar_of_its_own(real):
    made = Publication(real, History(), SITE)
    own = [(about, lang) for _, about, lang in calendars.calendars(made) if about != calendars.ALL]
    everything = {lang: {event.uid.value for event in events(made, lang=lang)[1]} for lang in LANGUAGES}
    assert own
    for about, lang in own:
        found = {event.uid.value for event in events(made, about, lang)[1]}
        assert found and found < everything[lang]


def test_the_stamp_of_an_event_is_the_day_on_which_its_file_changed(graph):
    commit = Commit("0" * 40, DAY, "Iets", (graph.files["ms-fietspad"],))
    made = Publication(graph, History((commit,)), SITE)
    stamps = {event.uid.value: event.dtstamp.value.date() for event in events(made)[1]}
    host = SITE.split("/")[2]
    assert stamps[f"ms-fietspad-nl@{host}"] == DAY
    assert set(stamps.values()) == {DAY, datetime.date(1970, 1, 1)}


@pytest.mark.parametrize(
    "text", ["a;b,c\\d", "een\nregel", "BEGIN:VALARM", "é 😀 " * 60, '"x"', "END:VEVENT\r\nBEGIN:VALARM"]
)
def test_no_name_breaks_a_calendar_or_a_feed(graph, text):
    named, thing = with_a_name(graph, text)
    made = published(named, days(named, [thing.id]))
    calendar, found = events(made, thing.id)
    assert found and all("valarm" not in event.contents for event in found)
    assert " ".join(text.split()) in " ".join(calendar.contents["x-wr-calname"][0].value.split())
    feed = read(made, f"feeds/{thing.id}-nl.atom")
    assert " ".join(text.split()) in " ".join(feed.feed.title.split())
