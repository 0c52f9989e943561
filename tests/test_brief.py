"""In brief: what stands on top of a page is true, fits a screen and a sheet of paper, and what stands below it opens when it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from roadmaps.checking.read import read
from roadmaps.pages.brief import LONGEST, brief, first_sentence
from roadmaps.pages.graph import Graph
from roadmaps.pages.tracker import Tracker
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Text, find_all
from roadmaps.reading.thing import Citation
from tests.conftest import MOVED
from tests.location import arrive
from tests.project import TESTS

LONG = "x" * LONGEST


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kort. En nog iets.", "Kort. En nog iets."),
        ("Een [schakel](kb:fietsen) met **nadruk**.", "Een schakel met nadruk."),
        (f"De eerste zin is lang genoeg hier. {LONG}", "De eerste zin is lang genoeg hier."),
        (f"Het gaat o.a. Amsterdam en bijv. Haarlem aan. {LONG}", "Het gaat o.a. Amsterdam en bijv. Haarlem aan."),
        (f"Er was 3.500 euro over. Dat is {LONG}", f"Er was 3.500 euro over. Dat is {LONG}"[:23]),
        (f"Zonder einde {LONG}", f"Zonder einde {LONG}"),
        ("Eerste alinea.\n\nTweede alinea.", "Eerste alinea."),
    ],
)
def test_a_long_text_is_told_by_its_first_sentence(text, told):
    assert first_sentence(Text(nl=text), "nl").startswith(told)
    assert first_sentence(Text(nl=text), "nl") in (told, " ".join(text.split()))


def test_a_brief_says_no_more_than_its_thing(real):
    tracker = Tracker(real)
    for thing in real.things.values():
        found = brief(thing, real, tracker)
        assert len(found.said) <= 3 and len(found.money) <= 4 and len(found.due) <= 2
        assert all(one.sources for one in found.money)
        if found.judged:
            assert found.counts == tracker.tally(tracker.rows_of_verdict(thing)) and not found.said
        amounts = {amount.amount for amount in getattr(thing, "amounts", ())}
        assert {one.amount for one in found.money if one.amount} <= amounts
        assert list(found.known) == real.known_in(thing)


def test_money_that_was_given_goes_before_wishes_and_chances():
    graph = Graph(read(TESTS / "kb"))
    for thing in graph.things.values():
        natures = [one.nature for one in brief(thing, graph, Tracker(graph)).money]
        if "awarded" in natures:
            assert natures[0] == "awarded"
        assert "possible" not in natures[: len(set(natures) - {"possible", "named"})]


# --- on the built site


@pytest.fixture
def page(browser: Browser) -> Page:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def fullest(real_site: Path, lang: str) -> list[str]:
    """Of each kind the two pages whose brief holds most, and a third of those of the five kinds that have most to tell."""
    kb = read(TESTS.parent / "kb")
    graph = Graph(kb)
    tracker = Tracker(graph)

    def size(thing):
        found = brief(thing, graph, tracker)
        return len(found.said) * 3 + len(found.money) * 2 + len(found.due) + len(found.roles) + 6 * found.judged

    most = [sorted(graph.of_kind(kind), key=size)[-2:] for kind in {thing.kind for thing in kb.things.values()}]
    return [("en/" if lang == "en" else "") + i18n.address(thing, lang) for things in most for thing in things]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 2 * 844)])
def test_a_brief_fits(real_site, real_address, page, lang, width, height):
    """One screen of a desktop, two of a phone."""
    page.set_viewport_size({"width": width, "height": 900})
    for address in fullest(real_site, lang):
        page.goto(real_address + address)
        bottom = page.evaluate("document.querySelector('.brief').getBoundingClientRect().bottom")
        assert bottom <= height, f"{address}: {bottom}"


@pytest.mark.chromium
def test_the_first_sheet_of_paper_is_the_brief(real_address, page):
    """With its address and the day; what follows begins on the next sheet."""
    page.goto(real_address + "themas/thema-waterstof/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1000})  # A4 within its margins
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    brief_ = page.locator(".brief")
    assert brief_.evaluate("brief => brief.getBoundingClientRect().bottom") < 1040
    assert brief_.evaluate("brief => getComputedStyle(brief).breakAfter") == "page"
    assert "/themas/thema-waterstof/" in brief_.inner_text() and "(20" not in brief_.inner_text().split("/")[-1][:3]
    assert page.locator(".printed-on").inner_text().startswith("(")


def test_on_paper_the_brief_holds_all_money_by_its_nature_and_stays_one_sheet(real_site, real_address, real, page):
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1000})  # A4 within its margins
    mark = '<div class="print-only"><dt>'
    for file in [*real_site.glob("*/*/index.html"), *real_site.glob("en/*/*/index.html")]:
        if mark in file.read_text("utf-8"):
            page.goto(f"{real_address}{file.parent.relative_to(real_site).as_posix()}/")
            assert page.locator(".brief").evaluate("brief => brief.getBoundingClientRect().bottom") < 1040, file
    page.goto(real_address + "themas/thema-waterstof/")
    told = page.locator(".brief").inner_text()
    for route, use in real.uses(real["thema-waterstof"]):
        assert route.name.nl in told or first_sentence(use.text, "nl") in told
    assert "hieronder" not in page.locator(".brief dt:text-is('Geld') + dd").inner_text()


def test_a_link_into_a_closed_part_opens_it(real_address, page):
    page.goto(real_address + "themas/thema-waterstof/")
    routes = page.locator("#routes + details")
    assert routes.get_attribute("open") is None
    page.locator(".toc a[href='#routes']").click()
    assert routes.get_attribute("open") is not None
    page.goto(real_address + "themas/thema-waterstof/#section-1")  # as links to it ended once
    assert page.locator("#section-1 ~ details").first.get_attribute("open") is not None


@pytest.mark.parametrize("id_", ["terugblik-2018", "terugblik-2021"])
def test_a_page_of_many_parts_begins_as_a_list_of_them(real_address, page, id_):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{real_address}terugblikken/{id_}/")
    assert page.evaluate("document.documentElement.scrollHeight") < 12_000


@pytest.mark.chromium
@pytest.mark.parametrize("address", ["streefdoelen/#tg-events-40", "financiering/#react-eu"])
def test_a_line_that_the_address_points_at_opens_without_moving_the_others(browser, real_address, address):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.add_init_script(MOVED)
    page.goto(real_address + address)
    page.locator("tr.whole").wait_for()
    page.wait_for_timeout(100)
    assert page.evaluate("moved") < 0.1
    page.close()


def test_all_parts_open_with_one_button_and_close_again(real_address, page):
    page.goto(real_address + "themas/thema-waterstof/")
    for label in ("Alles openen", "Alles sluiten"):
        page.get_by_role("button", name=label).click()
        still = page.locator("details.fold:not([open])").count()
        assert still == (0 if label == "Alles openen" else page.locator("details.fold").count())


@pytest.mark.chromium
def test_nothing_is_closed_without_script(real_address, browser):
    context = browser.new_context(java_script_enabled=False)
    without = context.new_page()
    without.goto(real_address + "themas/thema-waterstof/")
    parts = without.locator("details.fold")
    assert parts.count() > 5
    for number in range(parts.count()):
        assert parts.nth(number).bounding_box()["height"] > 40
    context.close()


def test_a_search_hit_opens_everything(real_address, page):
    page.goto(real_address + "zoeken/?q=waterstof")
    hit = page.locator(".search-results a[href$='thema-waterstof/']").first
    hit.wait_for()
    hit.click()
    arrive(page, "**/thema-waterstof/**")
    assert page.locator("details.fold:not([open])").count() == 0


def test_nothing_is_told_twice(real):
    """What a page shows under a heading of its own is not among what it hangs together with."""
    for thing in real.things.values():
        told = real.told(thing)
        listed = [relation.thing.id for group in real.relations(thing, told).values() for relation in group]
        roles = {role.organisation for role in getattr(thing, "organisations", ())}
        assert roles.isdisjoint(listed) and {holder.id for holder, _ in real.roles(thing)}.isdisjoint(listed)
        assert [1 for _, citation in find_all(thing, Citation) if citation.source not in real.things] == []
