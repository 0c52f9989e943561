"""The site in a real browser: search, language switch, filters, keyboard, and what axe-core finds."""

import re
from urllib.parse import urljoin

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from roadmaps.kinds import KINDS
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES
from tests import axe_all
from tests.conftest import NARROW, WIDE
from tests.location import arrive, location
from tests.project import SITE

WIDTHS = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "320"])
ONE, OTHER = LANGUAGES
LANGUAGES = pytest.mark.parametrize("lang", LANGUAGES)
# What takes half a minute for each language: the other one in `make test-long`.
ONE_NOW = pytest.mark.parametrize("lang", [ONE, pytest.param(OTHER, marks=pytest.mark.long)])


def root(lang: str) -> str:
    return "" if lang == "nl" else "en/"


def search(page: Page, query: str):
    """Type a query and wait for its answer; gives the hits' names."""
    if not page.locator("dialog.search").is_visible():
        page.keyboard.press("/")
    page.locator("#search-input").fill(query)
    expect(page.locator(".search-count")).to_contain_text(f"“{query}”")
    return page.locator(".search-results li > a").all_inner_texts()


# --- search


@LANGUAGES
def test_nothing_of_the_index_is_fetched_before_the_first_query(open_page, lang):
    page = open_page(root(lang))
    page.keyboard.press("/")
    expect(page.locator("#search-input")).to_be_focused()
    assert [url for url in page.requests if "pagefind" in url] == []
    search(page, "data")
    assert any("pagefind" in url for url in page.requests)


@LANGUAGES
def test_what_answers_is_fetched_when_search_is_opened(open_page, lang):
    page = open_page(root(lang))
    assert [url for url in page.requests if "search.js" in url] == []
    with page.expect_request("**/assets/search.js"):
        page.locator(".search-button").click()


@pytest.mark.parametrize("path", ["", "zoeken/"], ids=["dialog", "page"])
def test_what_is_typed_before_that_has_come_counts(open_page, real_address, path):
    page, held = open_page("over/"), []
    page.route("**/assets/search.js", lambda route: held.append(route))
    if path:
        page.goto(
            urljoin(real_address, path), wait_until="domcontentloaded"
        )  # Firefox waits for what is held before it says more
    else:
        page.keyboard.press("/")
    expect(page.locator("#search-input")).to_be_focused()
    page.keyboard.type("Mobiliteit")
    page.keyboard.press("Enter")  # asks nothing of the server, and leaves the page where it is
    expect(page.locator("#search-input")).to_have_value("Mobiliteit")
    expect(page.locator(".search-results li")).to_have_count(0)
    held[0].continue_()
    expect(page.locator(".search-results li > a").first).to_have_text("Mobiliteit")
    assert location(page).removeprefix(real_address) == ("zoeken/?q=Mobiliteit" if path else "over/")


def test_search_that_cannot_be_fetched_says_so_and_is_tried_again(open_page):
    page = open_page()
    page.route("**/assets/search.js*", lambda route: route.abort())
    page.keyboard.press("/")
    page.keyboard.type("Mob")
    expect(page.locator(".search-count")).to_have_text("De zoekfunctie kon niet worden geladen.")
    page.unroute("**/assets/search.js*")
    page.keyboard.type("iliteit")
    expect(page.locator(".search-results li > a").first).to_have_text("Mobiliteit")
    page.errors.clear()  # what the browser says of the file that did not come


FIRST_HITS = """async (queries) => {
  const wait = setTimeout;
  window.setTimeout = (act) => wait(act);  // nobody is typing, so there is no pause to wait for
  const input = document.querySelector("#search-input"), count = document.querySelector(".search-count"), hits = [];
  for (const query of queries) {
    input.value = query;
    input.dispatchEvent(new Event("input"));
    for (let times = 0; !count.textContent.includes(`“${query}”`); times++) {
      if (times > 5000) throw new Error(`no answer to ${query}`);
      await new Promise((done) => wait(done, 2));
    }
    hits.push(document.querySelector(".search-results li > a")?.getAttribute("href") ?? "");
    // What the hits say comes from the server: a browser gives up when thousands of files are on their way.
    for (let times = 0; times < 250 && document.querySelector(".search-results li > p:empty"); times++) await new Promise((done) => wait(done, 2));
  }
  return hits;
}"""


@ONE_NOW
def test_every_thing_is_on_top_when_asked_for_by_name(open_page, real, lang):
    page, things = open_page(root(lang)), list(real.things.values())
    page.keyboard.press("/")
    hits = page.evaluate(FIRST_HITS, [thing.name[lang] for thing in things])
    right = ["/" + root(lang) + i18n.address(thing, lang) for thing in things]
    assert [(hit, wanted) for hit, wanted in zip(hits, right, strict=True) if not hit.endswith(wanted)] == []


@pytest.mark.parametrize(
    ("path", "query", "hit"),
    [
        ("", "MaaS", "Mobility as a Service (MaaS)"),
        ("", "NGF", "NGF"),
        ("", "Groeifonds", "NGF"),
        ("", "restwarmte", "Warmte als circulaire grondstof"),
        ("", "warmte", "restwarmte"),
        ("", "samenwerkingen", "Conferentie leidt tot nieuwe samenwerking rond data"),
        ("en/", "MaaS", "Mobility as a Service (MaaS)"),
        ("en/", "restwarmte", "Heat as a circular resource"),
        ("en/", "cooperations", "Conference leads to new cooperation on data"),
    ],
)
def test_other_names_and_other_forms_are_found(open_page, path, query, hit):
    assert hit in search(open_page(path), query)


def test_alias_of_a_funding_route_is_found(open_page, small_address):
    page = open_page(base=small_address)
    assert search(page, "NGF")[0] == "Nationaal Groeifonds"
    assert "samenwerking" in search(page, "samenwerkingen")


def test_hits_say_their_kind_and_are_narrowed_by_it(open_page):
    page = open_page()
    total = len(search(page, "warmte"))
    assert "Speerpunt" in page.locator(".search-results .search-kind").all_inner_texts()
    page.locator(".search-narrow summary").click()
    choice = page.get_by_role("button", name=re.compile(r"^Mijlpaal \("))
    count = int(re.search(r"\d+", choice.inner_text()).group())
    choice.click()
    expect(page.locator(".search-results li")).to_have_count(count)
    assert set(page.locator(".search-kind").all_inner_texts()) == {"Mijlpaal"} and 0 < count < total
    expect(page.get_by_role("button", name=re.compile(r"^Mijlpaal \("))).to_have_attribute("aria-pressed", "true")


def test_search_by_keyboard_alone(open_page):
    page = open_page("speerpunten/grondstoffen/")
    page.keyboard.press("/")
    page.keyboard.type("Mobiliteit")
    expect(page.locator(".search-results li > a").first).to_have_text("Mobiliteit")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-results li > a").first).to_be_focused()
    page.keyboard.press("Enter")
    arrive(page, "**/uitdagingen/mobiliteit/")


def test_escape_closes_search_and_gives_focus_back(open_page):
    page = open_page()
    button = page.locator(".search-button")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.search")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()
    expect(button).to_be_focused()


def test_slash_is_a_slash_inside_a_field(open_page):
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("a/b")
    expect(page.locator("#search-input")).to_have_value("a/b")


def test_nothing_found_says_so(open_page):
    page = open_page()
    assert search(page, "xyzzyplugh") == []
    expect(page.locator(".search-count")).to_contain_text("Niets gevonden")


# --- language and lists


def test_the_language_switch_lands_on_the_same_thing(open_page):
    page = open_page("speerpunten/warmte-als-circulaire-grondstof/")
    page.locator(".site-header").get_by_role("link", name="English").click()
    arrive(page, "**/en/focus-areas/warmte-als-circulaire-grondstof/")
    expect(page.locator("h1")).to_have_text("Heat as a circular resource")
    page.locator(".site-header").get_by_role("link", name="Nederlands").click()
    arrive(page, "**/roadmaps/speerpunten/warmte-als-circulaire-grondstof/")


LINES = ".filtered tbody tr:not(.group)"


def rows(page: Page) -> int:
    return page.locator(LINES).locator("visible=true").count()


@pytest.fixture
def milestones(real) -> int:
    return len(real.of_kind("milestone"))


def test_milestones_are_narrowed_and_the_choice_stands_in_the_address(open_page, real, milestones):
    page = open_page("mijlpalen/")
    near = sum(real[thing.speerpunt].challenge == "mobiliteit" for thing in real.of_kind("milestone"))
    assert rows(page) == milestones and 4 <= near < milestones
    page.get_by_label("Uitdaging").select_option("mobiliteit")
    assert rows(page) == near
    expect(page.locator(".filter-count")).to_have_text(f"{near} van {milestones} getoond")
    assert location(page).endswith("/mijlpalen/?challenge=mobiliteit")
    page.reload()
    assert rows(page) == near
    page.get_by_role("button", name="weglaten").click()
    expect(page.locator(".filter-count")).to_have_text(f"{milestones} van {milestones} getoond")
    assert location(page).endswith("/mijlpalen/")


def test_years_narrow_too_and_nothing_left_says_so(open_page, small_address):
    page = open_page("mijlpalen/", base=small_address)
    page.get_by_label("Jaar").select_option("2018")
    assert rows(page) == 1
    page.get_by_label("Status", exact=True).select_option("achieved")
    expect(page.locator(".filter-empty")).to_be_visible()


def test_an_address_with_nonsense_shows_everything(open_page, milestones):
    assert rows(open_page("mijlpalen/?challenge=%3Cscript%3E&year=1")) == milestones


@pytest.mark.chromium
def test_without_script_all_rows_are_there_and_nothing_that_needs_it(open_page, milestones):
    page = open_page("mijlpalen/", size=NARROW, java_script_enabled=False)
    assert rows(page) == milestones
    expect(page.locator(".filters")).to_be_hidden()


def test_an_empty_list_says_which_choice_is_in_the_way(open_page, small_address):
    page = open_page("mijlpalen/?year=2018&status=achieved", base=small_address)
    expect(page.locator(".filter-empty")).to_be_visible()
    page.get_by_role("button", name="Zonder ‘Status’: 1").click()
    assert rows(page) == 1 and location(page).endswith("/mijlpalen/?year=2018")


@pytest.mark.parametrize(("choice", "least"), [("theme=thema-waterstof", 10), ("level=eu", 10), ("nature=rejected", 1)])
def test_the_funding_finder_narrows_by_theme_level_and_nature(open_page, choice, least):
    page = open_page(f"financiering/?{choice}")
    total = page.locator(LINES).count()
    assert least <= rows(page) < total


def test_targets_and_organisations_are_narrowed_too(open_page):
    page = open_page("streefdoelen/?nature=norm")
    assert 0 < rows(page) < page.locator(LINES).count()
    page = open_page("organisaties/?type=coalition")
    assert 0 < rows(page) < page.locator(LINES).count()


# --- the search page


def test_the_search_page_keeps_query_and_choice_in_its_address(open_page):
    page = open_page("zoeken/?q=waterstof")
    expect(page.locator(".search-count")).to_contain_text("“waterstof”")
    before = page.locator(".search-results li").count()
    page.get_by_label("Jaar").select_option(label=page.get_by_label("Jaar").locator("option").nth(1).inner_text())
    arrive(page, "**year=**")
    expect(page.locator(".search-results li")).not_to_have_count(before)
    narrowed = page.locator(".search-results li").count()
    page.reload()
    expect(page.locator(".search-results li")).to_have_count(narrowed)
    expect(page.locator("#search-input")).to_have_value("waterstof")


def test_home_asks_the_search_page(open_page):
    page = open_page()
    page.locator("#home-q").fill("subsidie")
    page.keyboard.press("Enter")
    arrive(page, "**/zoeken/?q=subsidie")
    expect(page.locator(".search-results li").first).to_be_visible()


@pytest.mark.parametrize(
    ("path", "query", "hit"),
    [
        ("", "zorg", "Gezondheid en preventie"),
        ("", "subsidie groeifonds", "Nationaal Groeifonds (NGF)"),
        ("", "stroomnet", "Landelijk Actieprogramma Netcongestie"),
        ("en/", "grant klimaatfonds", "Klimaatfonds"),
    ],
)
def test_synonyms_lead_to_the_same_pages(open_page, real, path, query, hit):
    page = open_page(f"{path}{'search' if path else 'zoeken'}/?q={query}")
    expect(page.locator(".search-count")).to_contain_text(f"“{query}”")
    names = list(page.locator(".search-results li > a").all_inner_texts())
    assert any(name.startswith(hit.split(" (")[0]) for name in names), names


@pytest.mark.chromium
def test_without_script_search_leads_to_a_page_that_says_so(open_page):
    page = open_page(java_script_enabled=False)
    page.locator(".search-button").click()
    arrive(page, "**/zoeken/")
    expect(page.get_by_text("Zoeken werkt alleen met JavaScript")).to_be_visible()


# --- light and dark, contents, map


def test_the_choice_of_dark_stays_on_the_next_page(open_page):
    page = open_page()
    button = page.get_by_role("button", name="Donker")
    expect(button).to_have_attribute("aria-pressed", "false")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.goto(urljoin(location(page), "mijlpalen/"))
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_the_contents_are_open_beside_the_page_and_folded_above_it(open_page):
    assert open_page("speerpunten/grondstoffen/").locator(".toc").evaluate("toc => toc.open")
    page = open_page("speerpunten/grondstoffen/", size=NARROW)
    assert not page.locator(".toc").evaluate("toc => toc.open")
    page.locator(".toc summary").focus()
    page.keyboard.press("Enter")
    page.locator(".toc a").first.click()
    assert "#" in location(page)


def test_a_choice_on_the_map_brings_its_picture_and_stands_in_the_address(open_page):
    page = open_page("kaart/")
    title = page.locator(".map figcaption")
    expect(title).to_contain_text("Circulaire Economie")
    page.get_by_role("navigation", name="Kies").get_by_role("link", name="Waterstof").focus()
    page.keyboard.press("Enter")
    expect(title).to_contain_text("Rond Waterstof")
    expect(title).to_be_focused()
    assert location(page).endswith("kaart/?at=thema-waterstof")
    expect(page.locator(".choices [aria-current]")).to_have_text("Waterstof")
    links = page.locator(".map a:not([href^='#'])").evaluate_all("all => all.map((link) => link.getAttribute('href'))")
    assert links and all(page.request.get(link).ok for link in links)
    page.reload()
    expect(title).to_contain_text("Rond Waterstof")
    page.locator(".map svg g a", has_text="Energie").first.click()
    expect(title).not_to_contain_text("Waterstof")
    page.evaluate("history.back()")
    expect(title).to_contain_text("Rond Waterstof")


def test_the_choice_on_the_map_and_a_part_of_a_page_survive_the_language_switch(open_page):
    page = open_page("kaart/?at=thema-waterstof")
    page.locator(".language").click()
    expect(page.locator(".map figcaption")).to_contain_text("Hydrogen")
    page = open_page("themas/thema-waterstof/#routes")
    page.locator(".language").click()
    arrive(page, "**/en/themes/thema-waterstof/#routes")
    expect(page.locator("#routes + details")).to_have_attribute("open", "")


def test_every_band_and_box_of_the_map_is_a_link_with_a_name(open_page):
    page = open_page("kaart/")
    links = page.locator(".flow svg a")
    assert links.count() > 20 and page.get_by_role("group", name="Rond").get_by_role("link").count() == links.count()
    names = links.evaluate_all("all => all.map((link) => link.textContent.trim())")
    assert all(names) and links.evaluate_all("all => all.every((link) => link.querySelector('path, rect'))")


def test_a_band_leads_to_its_ties_in_the_list(open_page):
    page = open_page("kaart/")
    band = page.locator(".flow svg a[href^='#tie-']").last
    name, place = band.locator("title").text_content(), band.get_attribute("href")
    band.focus()
    page.keyboard.press("Enter")
    ties = page.locator(f"[id='{place[1:]}']")
    expect(ties).to_be_visible()
    expect(page.locator(".ties > li", has=ties).locator("> a")).to_have_text(name.split(" – ")[0])


@pytest.mark.chromium
def test_without_script_a_choice_leads_to_the_same_picture_on_its_own_page(open_page):
    page = open_page("kaart/", java_script_enabled=False)
    expect(page.locator(".map svg").first).to_be_visible()
    page.get_by_role("link", name="Waterstof", exact=True).first.click()
    assert location(page).endswith("/themas/thema-waterstof/#flow")
    expect(page.locator("#flow figcaption")).to_contain_text("Rond Waterstof")


@pytest.mark.chromium
def test_on_a_phone_the_map_is_a_list_that_names_the_ties(open_page):
    page = open_page("kaart/?at=thema-waterstof", size=NARROW, java_script_enabled=False)
    expect(page.locator(".map svg").first).to_be_hidden()
    expect(page.locator(".map .ties > li").first).to_be_visible()


def test_today_is_marked_before_the_years_that_are_not_over(open_page):
    page = open_page("streefdoelen/")
    expect(page.locator(".today")).to_be_visible()
    this_year = page.evaluate("new Date().getFullYear()")
    above = page.locator("tr:has(~ .today)").evaluate_all("rows => rows.map((row) => Number(row.dataset.year))")
    assert above and max(above) < this_year


@LANGUAGES
def test_the_signs_of_the_targets_lead_to_them_and_their_number_is_that_of_the_list(open_page, lang):
    page = open_page(root(lang) + {"nl": "streefdoelen/", "en": "targets/"}[lang])
    signs = page.locator(".timeline a")
    total = re.search(r"\d+", page.locator("article p").filter(has_text=re.compile(r"\d+")).first.inner_text())[0]
    assert signs.count() == int(total)
    forms = signs.locator("use").evaluate_all("all => [...new Set(all.map((use) => use.getAttribute('href')))]")
    assert len(forms) > 1
    name = signs.first.get_attribute("title").rsplit(":", 1)[0]
    signs.first.click()
    expect(page.locator(":target")).to_contain_text(name)


@pytest.mark.chromium
def test_paper_shows_addresses_sources_and_no_bars(open_page):
    page = open_page("themas/thema-waterstof/", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".site-header")).to_be_hidden()
    expect(page.locator("#menu")).to_be_hidden()
    expect(page.locator("p.print-only")).to_contain_text(f"{SITE}themas/thema-waterstof/")
    shown = page.locator(".relations a").first.evaluate("link => getComputedStyle(link, '::after').content")
    assert "http" in shown
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.chromium
def test_moving_parts_keep_still_when_asked(open_page):
    page = open_page(size=NARROW, reduced_motion="reduce")
    assert page.locator("#menu").evaluate("menu => getComputedStyle(menu).transitionDuration") == "0s"


# --- menu and terms by keyboard


def test_the_menu_works_by_keyboard_on_a_narrow_screen(open_page):
    page = open_page(size=NARROW)
    assert page.locator("#menu").evaluate("menu => menu.inert"), "a closed menu takes no focus"
    button = page.get_by_role("button", name="Menu", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.activeElement.closest('#menu') !== null")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Space")
    for _ in range(30):  # Tab goes round inside the open menu
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#menu') !== null")
    page.locator("#menu").get_by_role("link", name="Streefdoelen").focus()
    page.keyboard.press("Enter")
    arrive(page, "**/streefdoelen/")


def test_focus_never_goes_where_it_cannot_be_seen(open_page):
    page = open_page(size=NARROW)
    for _ in range(25):
        page.keyboard.press("Tab")
        page.wait_for_timeout(20)  # the skip link slides in
        box = page.evaluate("""() => { const e = document.activeElement; if (e === document.body) return null;
            const r = e.getBoundingClientRect(); return [e.outerHTML.slice(0, 80), r.right, r.left, r.width, r.height] }""")
        if box is None:
            return  # past the last stop
        assert box[1] > 0 and box[2] < 320 and box[3] > 0 and box[4] > 0, box


def test_a_term_is_explained_on_focus_and_goes_with_escape(open_page):
    page = open_page("speerpunten/grondstoffen/")
    page.get_by_role("button", name="Alles openen").click()
    term = page.locator("a.term").first
    term.focus()
    expect(page.locator(".tip")).to_be_visible()
    assert (
        page.locator(".tip").inner_text() == page.locator(f"#{term.get_attribute('aria-describedby')}").text_content()
    )
    page.keyboard.press("Escape")
    expect(page.locator(".tip")).to_be_hidden()


@WIDTHS
@LANGUAGES
def test_no_page_is_wider_than_the_screen(open_page, real, size, lang):
    page = open_page(root(lang), size=size)
    for kind in {thing.kind for thing in real.things.values()}:
        for path in (f"{i18n.section(kind, lang)}/", i18n.address(real.of_kind(kind)[0], lang)):
            page.goto(urljoin(location(page).split("/roadmaps/")[0] + "/roadmaps/", root(lang) + path))
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path


# --- accessibility, by axe-core


def violations(page: Page) -> list[str]:
    page.evaluate(AXE_SCRIPT)
    return axe_all.violations(page)


def test_axe_does_find_a_violation_that_is_there(open_page):
    page = open_page()
    page.evaluate(
        "document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=data:,><p id=pale>bleek</p>');"
        "document.getElementById('pale').style.color = '#ccc'"
    )
    assert {line.split(":")[0] for line in violations(page)} == {"image-alt", "color-contrast"}


def assert_accessible(page: Page, address: str, addresses: list[str]) -> None:
    """Nothing wrong on these pages, each in one of the four states in turn: `make axe` looks at every page in all of them."""
    for number, path in enumerate(addresses):
        state = axe_all.STATES[number % len(axe_all.STATES)]
        axe_all.put_in(page, state)
        page.goto(urljoin(address, path))
        assert violations(page) == [], (path, state)


@ONE_NOW
def test_no_violation_on_hand_written_pages(open_page, real_address, lang):
    page = open_page(root(lang))
    links = page.locator("#menu a, .site-footer a").evaluate_all("links => [...new Set(links.map(link => link.href))]")
    assert_accessible(page, real_address, links)


@ONE_NOW
def test_no_violation_on_the_longest_and_the_shortest_page_of_every_kind(
    open_page, real, real_site, real_address, lang
):
    pages = {kind: [root(lang) + i18n.address(thing, lang) for thing in real.of_kind(kind)] for kind in KINDS}
    by_size = [
        sorted(found, key=lambda path: (real_site / path / "index.html").stat().st_size)
        for found in pages.values()
        if found
    ]
    assert_accessible(open_page(), real_address, sorted({path for found in by_size for path in (found[0], found[-1])}))


@WIDTHS
@LANGUAGES
def test_no_violation_on_real_pages_and_with_search_open(open_page, real, size, lang):
    page = open_page(root(lang) + i18n.address(real["grondstoffen"], lang), size=size)
    assert violations(page) == []
    search(page, "data")
    assert violations(page) == []


@LANGUAGES
def test_no_violation_with_the_menu_open(open_page, lang):
    page = open_page(root(lang), size=NARROW)
    page.get_by_role("button", name="Menu", exact=True).click()
    page.wait_for_timeout(400)  # the drawer slides in
    assert violations(page) == []


def test_no_violation_on_the_page_for_unknown_addresses(open_page):
    assert violations(open_page("404.html")) == []


# --- planned and realised


def test_lines_are_narrowed_by_status_and_by_initiative(open_page, small_address):
    page = open_page("gepland-en-gerealiseerd/", base=small_address)
    assert rows(page) == 5
    page.get_by_label("Status", exact=True).select_option("achieved")
    assert rows(page) == 1
    page.get_by_label("Initiatief").select_option("terugblik-2018")
    expect(page.locator(".filter-empty")).to_be_visible()
    assert location(page).endswith("?holder=terugblik-2018&status=achieved")


def test_the_bar_says_the_same_as_the_numbers_beside_it(open_page, small_address):
    page = open_page("gepland-en-gerealiseerd/", base=small_address)
    row = page.locator("#tabel-aantallen ~ tbody tr").first
    numbers = row.locator("td").all_inner_texts()
    assert numbers == ["1", "1", "1", "1", "4"]
    assert (
        row.get_by_role("img").get_attribute("aria-label") == "Gehaald 1, Deels gehaald 1, Niet gehaald 1, Onbekend 1"
    )
    assert [float(part.get_attribute("width")) for part in row.locator("rect").all()] == [1, 1, 1, 1]


STATUS_BARS = pytest.mark.parametrize(
    ("path", "place"), [("", ".status-line"), ("gepland-en-gerealiseerd/", "tbody")], ids=["home", "table"]
)
SCROLLED = """bar => [10, -20].map((wanted) => {
  scrollBy(0, bar.getBoundingClientRect().top - wanted);
  const { left, top, width } = bar.getBoundingClientRect();
  return [Math.round(top), document.elementFromPoint(left + width / 2, 12).closest("header") !== null];
})"""


@STATUS_BARS
def test_a_status_bar_scrolls_away_under_the_header(open_page, path, place):
    page = open_page(path)
    assert page.locator(place).get_by_role("img").first.evaluate(SCROLLED) == [[10, True], [-20, True]]


@pytest.mark.chromium
@STATUS_BARS
def test_a_status_bar_is_on_paper_too(open_page, path, place):
    page = open_page(path)
    page.emulate_media(media="print")
    expect(page.locator(place).get_by_role("img").first).to_be_visible()
