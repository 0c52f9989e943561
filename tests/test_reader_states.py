"""What a reader makes of a page, in both languages, wide and narrow, light and dark: no state of it is out of reach (axe-core)."""

from collections.abc import Callable

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from roadmaps.reading.base import LANGUAGES
from tests import axe_all
from tests.conftest import NARROW, WIDE
from tests.form_page import UNFOLD
from tests.location import arrive

pytestmark = [pytest.mark.long, pytest.mark.chromium]


def nothing(page: Page) -> None:
    """The address says it all."""


def none_left(page: Page) -> None:
    expect(page.locator(".filter-empty")).to_be_visible()


def everything_open(page: Page) -> None:
    page.locator(".open-all button").click()
    page.evaluate(axe_all.OPEN)


def asked(query: str) -> Callable[[Page], None]:
    def ask(page: Page) -> None:
        page.keyboard.press("/")
        page.locator("#search-input").fill(query)
        expect(page.locator(".search-count")).to_contain_text(f"“{query}”")

    return ask


def narrowed(page: Page) -> None:
    asked("data")(page)
    page.locator(".search-narrow summary").click()
    page.locator(".search-kinds button").nth(1).click()
    expect(page.locator(".search-kinds button").nth(1)).to_have_attribute("aria-pressed", "true")


def line_open(page: Page) -> None:
    page.locator(".whole .line-ways summary").click()


def filters_open(page: Page) -> None:
    if page.locator(".filter-open").is_visible():
        page.locator(".filter-open").click()


def explained(page: Page) -> None:
    page.locator("a.term >> visible=true").first.focus()
    expect(page.locator(".tip")).to_be_visible()


def download_open(page: Page) -> None:
    page.locator(".downloads > summary >> visible=true").first.click()
    expect(page.locator(".downloads[open] button, .downloads[open] a").first).to_be_visible()


def mistaken(page: Page) -> None:
    page.locator(".result").wait_for()
    page.evaluate(UNFOLD)
    page.locator("[data-key=value][inputmode=decimal]").first.fill("veel")
    expect(page.locator(".todo a").first).to_be_visible()


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "everything open": ("themas/thema-waterstof/", everything_open),
    "a list narrowed to nothing": ("gepland-en-gerealiseerd/?q=zzzz&status=not", none_left),
    "a list narrowed and ordered": ("financiering/?theme=thema-waterstof&sort=-sum", filters_open),
    "a line open, to be cited": ("streefdoelen/#tg-ce-banen-2030", line_open),
    "a hit": ("", asked("waterstof")),
    "no hit": ("", asked("qqxxzz")),
    "hits narrowed": ("", narrowed),
    "things beside each other": ("vergelijken/?a=leap&b=amdex&c=tada", nothing),
    "the map with a choice": ("kaart/?at=thema-waterstof", nothing),
    "a term explained": ("uitdagingen/circulaire-economie/", explained),
    "a download offered": ("streefdoelen/", download_open),
    "the form with a mistake": ("wijzigen/?id=leap", mistaken),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_nothing_is_out_of_reach_in_a_state_that_readers_meet(open_page, state, lang):
    path, make = STATES[state]
    for size, scheme in ((WIDE, "light"), (NARROW, "dark")):
        page = open_page(path, size=size, color_scheme=scheme)
        if lang == "en":
            page.locator(".language").click()
            arrive(page, "**/en/**")
        make(page)
        page.evaluate("scrollTo(0, 0)")  # what stands under a bar that stays in sight is no target
        page.evaluate(AXE_SCRIPT)
        assert axe_all.violations(page) == [], (state, size, scheme)
