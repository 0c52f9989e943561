"""Whether a funding route is open: said with a day and a source, unknown where nothing says so, and a filter of the finder."""

import pytest
from playwright.sync_api import expect

from roadmaps.kinds.funding import Funding
from roadmaps.pages.facets import Facets
from roadmaps.pages.site import Site
from roadmaps.reading.base import LANGUAGES
from tests.location import location

# What official pages say, each beside its address in the file. All others are unknown until a document or page says more.
KNOWN = {"nationaal-groeifonds": ("closed", "2024-05-16"), "react-eu": ("closed", "2023-12-31")}


def test_the_states_that_are_known_stay(real):
    found = {route.id: (route.state, str(route.update.date)) for route in real.of(Funding) if route.state != "unknown"}
    assert KNOWN.items() <= found.items()


def test_a_state_has_a_day_and_says_where_it_is_stated(real):
    for route in real.of(Funding):
        if route.state != "unknown":
            assert route.update.date and (route.update.link or route.update.sources), route.id


@pytest.mark.parametrize(("lang", "unknown"), [("nl", "Onbekend"), ("en", "Unknown")])
def test_a_route_of_which_nothing_is_known_says_so(graph, lang, unknown):
    site = Site(graph, lang, "https://example.org/r")
    assert f'<span class="state state--unknown">{unknown}</span>' in site.page(graph["spaarpot"], "x/y/")
    assert unknown in site.overview("funding", "x/")
    assert [choice[:2] for choice in Facets(graph, lang).of(graph["spaarpot"], "state")] == [("unknown", unknown)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_finder_is_narrowed_by_state(browser, small_address, lang):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(small_address + {"nl": "financiering/", "en": "en/funding/"}[lang])
    page.locator("#funding-state").select_option("closed")
    expect(page.locator("#list-funding tbody tr:visible")).to_have_count(1)
    expect(page.locator("#list-funding tbody tr:visible th a")).to_have_text(
        {"nl": "Nationaal Groeifonds", "en": "National Growth Fund"}[lang]
    )
    assert location(page).endswith("?state=closed")
    page.locator("#funding-state").select_option("unknown")
    expect(page.locator("#list-funding tbody tr:visible")).to_have_count(1)
    page.close()
