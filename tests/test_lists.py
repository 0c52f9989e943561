"""Long lists in a real browser: one line per row that opens, filters that tell the truth, and an address for each state."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from lxml import html
from playwright.sync_api import Browser, Locator, Page, Route, expect

from roadmaps.kinds.funding import Funding
from roadmaps.pages.graph import Graph
from roadmaps.pages.route_sums import foremost, themes_of_sum
from roadmaps.reading.base import LANGUAGES
from tests import axe_all
from tests.conftest import MOVED
from tests.location import arrive, location
from tests.project import SITE

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
TRACKED = "Gepland en gerealiseerd"
TRACKER, TARGETS, FINDER, PEOPLE = "gepland-en-gerealiseerd/", "streefdoelen/", "financiering/", "organisaties/"
LONG = ["planned-and-realised/", "targets/", "funding/", "organisations/"]
LISTS = [TRACKER, TARGETS, FINDER, PEOPLE, *(f"en/{name}" for name in LONG)]

Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, real_address: str) -> Iterator[Visit]:
    """Opens an address of the real site; no script may fail there."""
    contexts, errors = [], []

    def visit_(path: str, size: dict[str, int] = WIDE, base: str = real_address, **options: object) -> Page:
        contexts.append(browser.new_context(viewport=size, **options))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(urljoin(base, path))
        return page

    yield visit_
    for context in contexts:
        context.close()
    assert errors == []


def lines(page: Page) -> Locator:
    return page.locator(".lines tbody > tr:not(.group):not(.whole):visible")


def choice(page: Page, field: str) -> list[str]:
    return page.get_by_label(field, exact=True).evaluate("select => [...select.options].map((one) => one.text)")


def tree(site: Path, path: str) -> html.HtmlElement:
    return html.fromstring((site / path / "index.html").read_text("utf-8"))


# --- one line per row


@pytest.mark.parametrize("path", LISTS)
def test_a_line_is_short(visit: Visit, path: str) -> None:
    page = visit(path, PHONE)
    height, count = page.evaluate("document.documentElement.scrollHeight"), lines(page).count()
    assert height <= max(12_000, 102 * count)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


@pytest.mark.parametrize(("path", "a_line"), [(TRACKER, 290), (TARGETS, 370), (PEOPLE, 180)])
@pytest.mark.parametrize("up", ["", "en/"], ids=LANGUAGES)
def test_a_line_weighs_little(real_site: Path, path: str, a_line: int, up: str) -> None:
    page = tree(real_site, path if not up else up + LONG[[TRACKER, TARGETS, FINDER, PEOPLE].index(path)])
    [table] = page.xpath("//table[@class='lines']")
    found = table.xpath("tbody/tr[not(@class)]")
    groups = table.xpath("tbody/tr[@class='group']")
    assert len(html.tostring(table, encoding="utf-8")) <= a_line * len(found) + 160 * len(groups) + 1_000


@pytest.mark.parametrize("path", [TRACKER, TARGETS, "en/planned-and-realised/", "en/targets/"])
def test_every_line_leads_to_a_row_of_the_page_that_holds_it(real_site: Path, path: str) -> None:
    links = tree(real_site, path).xpath("//table[@class='lines']//tr[@id]/th/a/@href")
    rows: dict[str, set[str]] = {}
    for link in links:
        page, anchor = urljoin(f"/{path}", link).lstrip("/").split("#")
        if page not in rows:
            rows[page] = set(tree(real_site, page).xpath("//tr/@id"))
        assert anchor in rows[page], link
    assert len(links) > 100


@pytest.mark.parametrize("path", [TRACKER, TARGETS])
def test_groups_go_from_new_to_old(real_site: Path, path: str) -> None:
    """The first group has the newest year; the Board's own organisation does not come before the work of that year."""
    first = tree(real_site, path).xpath("//table[@class='lines']/tbody[1]/tr[@class='group']//a/@href")[0]
    assert "terugblikken" not in first
    if path == TRACKER:
        years = [
            max(map(int, group.xpath("tr/td[1]/text()")))
            for group in tree(real_site, path).xpath("//table[@class='lines']/tbody")
        ]
        assert years == sorted(years, reverse=True)


@pytest.mark.chromium
def test_without_script_a_line_is_a_link_to_its_row(visit: Visit) -> None:
    page = visit(TRACKER, java_script_enabled=False)
    assert lines(page).count() > 100
    expect(page.locator(".filters")).to_be_hidden()
    lines(page).first.locator("a").click()
    expect(page.locator("tr:target")).to_be_visible()


def test_a_tap_opens_the_whole_line_with_its_source_and_the_address_says_so(visit: Visit, real_address: str) -> None:
    page = visit(TRACKER, PHONE)
    line = page.locator("#amdex-result-2021-1")
    line.locator("td").first.click()
    whole = page.locator(".whole")
    expect(whole.get_by_text("EFRO-subsidie")).to_be_visible()
    expect(whole.get_by_role("link", name="Jaarverslag 2021")).to_be_visible()
    assert location(page) == f"{real_address}{TRACKER}#amdex-result-2021-1"
    expect(line.get_by_role("link")).to_have_attribute("aria-expanded", "true")
    source = whole.get_by_role("link", name="Jaarverslag 2021").get_attribute("href")
    assert source == f"{real_address}bronnen/jaarverslag-2021/"
    page.keyboard.press("Tab")
    line.get_by_role("link").press("Enter")
    expect(whole).to_have_count(0)
    assert location(page) == f"{real_address}{TRACKER}"


@pytest.mark.parametrize(("path", "words"), [(f"{FINDER}#efro", "AMdEX"), (f"{PEOPLE}#gemeente-amsterdam", "Rol")])
def test_a_route_and_an_organisation_open_too(visit: Visit, path: str, words: str) -> None:
    page = visit(path)
    expect(page.locator(".whole")).to_contain_text(words)
    assert page.locator(".whole [id]").count() == 0, "what comes from another page brings no names that are taken here"


def test_a_line_may_open_before_the_rest_of_the_page_works(browser: Browser, real_address: str) -> None:
    """What a line brings from another page has parts that fold; they are no parts of this page."""
    page, errors = browser.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))

    late: list[Route] = []
    page.route("**/assets/site.js", lambda route: late.append(route))  # Playwright wants a function of Python
    page.goto(urljoin(real_address, f"{FINDER}#efro"), wait_until="commit")
    expect(page.locator(".whole details.fold").first).to_be_visible()
    [script] = late
    script.continue_()
    page.wait_for_load_state()
    page.keyboard.press("/")
    expect(page.locator("dialog.search")).to_be_visible()
    assert errors == []
    page.context.close()


def test_a_page_that_does_not_come_is_gone_to(visit: Visit, real_address: str) -> None:
    page = visit(TRACKER)
    page.evaluate("() => { window.fetch = () => Promise.reject(new Error('weg')); }")
    page.locator("#amdex-result-2021-1 a").click()
    arrive(page, "**/initiatieven/amdex/#result-2021-1")


@pytest.mark.parametrize("path", [TRACKER, "initiatieven/amdex/"])
def test_an_address_with_a_lone_percent_sign_points_at_nothing(visit: Visit, path: str) -> None:
    page = visit(f"{path}#100%")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("location.hash") == "#100%"


def test_an_address_that_is_spelt_out_points_at_its_line(visit: Visit) -> None:
    page = visit(f"{TRACKER}#%61mdex-result-2021-1")
    expect(page.locator("#amdex-result-2021-1 + .whole")).to_be_visible()


def test_a_line_can_be_cited_in_words_and_in_files(visit: Visit) -> None:
    page = visit(f"{TRACKER}#amdex-result-2021-1")
    page.get_by_text("Verwijs hiernaar").click()
    address = f"{SITE}initiatieven/amdex/#result-2021-1"
    cited = page.locator(".line-ways details > p").first
    expect(cited).to_have_text(
        re.compile(rf", AMdEX\. Roadmaps van de metropool\. {re.escape(address)}, geraadpleegd op \d+ \w+ 20\d\d\.$")
    )
    files = {name: page.get_by_role("link", name=name, exact=True) for name in ("BibTeX", "RIS")}
    text = {name: unquote(link.get_attribute("href") or "") for name, link in files.items()}
    assert f"url = {{{address}}}" in text["BibTeX"] and "@misc{amdex-result-2021-1," in text["BibTeX"]
    assert text["RIS"].split(",", 1)[1].splitlines()[0] == "TY  - ELEC" and f"UR  - {address}" in text["RIS"]
    with page.expect_download() as download:
        files["RIS"].click()
    assert download.value.suggested_filename == "amdex-result-2021-1.ris"


def test_a_narrowed_list_can_be_cited_as_a_whole(visit: Visit) -> None:
    page = visit(f"{TRACKER}?status=not")
    page.get_by_text("Verwijs naar deze lijst").click()
    cited = page.locator(".filtered > .line-ways p").first
    count = page.locator(".filter-count").inner_text()
    words = rf"{TRACKED} \({re.escape(count)}; Status: Niet gehaald\)\. .+ {re.escape(SITE + TRACKER)}\?status=not, geraadpleegd op \d"
    expect(cited).to_have_text(re.compile(words))
    page.get_by_label("Status", exact=True).select_option("partly")
    page.locator(".filtered > .line-ways summary").click()
    page.locator(".filtered > .line-ways summary").click()
    expect(cited).to_contain_text("?status=partly, ")


@pytest.mark.parametrize("path", ["mijlpalen/", "en/milestones/", TRACKER, TARGETS, "begrippen/", "en/glossary/"])
def test_a_link_above_what_belongs_to_it_is_large_enough_to_touch(visit: Visit, path: str) -> None:
    links = visit(path, PHONE).locator(":is(.lines .group, .terms dt) a")
    assert (
        links.count()
        and min(links.evaluate_all("links => links.map(link => link.getBoundingClientRect().height)")) >= 24
    )


@pytest.mark.parametrize("name", ["Verwijs hiernaar", "Verwijs naar deze lijst"])
def test_a_citation_that_opens_below_the_screen_of_a_phone_comes_into_sight(visit: Visit, name: str) -> None:
    page = visit(f"{TRACKER}#amdex-result-2021-1", PHONE)
    summary = page.get_by_text(name)
    summary.evaluate("summary => summary.scrollIntoView({ block: 'end' })")
    summary.click()
    expect(page.locator("details[open] > .cite-ways")).to_be_in_viewport(ratio=0.99)


def test_a_citation_is_copied(visit: Visit) -> None:
    page = visit(f"{TRACKER}#amdex-result-2021-1", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_text("Verwijs hiernaar").click()
    page.get_by_role("button", name="Kopieer de verwijzing").click()
    expect(page.locator(".line-ways [role=status]")).to_have_text("Gekopieerd")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".line-ways details > p").first.inner_text()


@pytest.mark.parametrize("path", ["initiatieven/amdex/", "themas/thema-waterstof/", "organisaties/gemeente-amsterdam/"])
def test_every_source_says_what_it_is_the_source_of(real_site: Path, path: str) -> None:
    names = [
        " ".join(name.text_content().split())
        for name in tree(real_site, path).xpath("//table//details[@class='cite']/summary")
    ]
    assert names and all(re.match(r"(Bron|Bronnen) van: \S", name) for name in names), names


def test_a_number_on_home_says_what_it_counts(visit: Visit) -> None:
    names = visit("").locator(".status-line a").all_inner_texts()
    assert all(re.match(r"\d+\s+\S", name) for name in names) and len(names) == 4


@pytest.mark.chromium
@pytest.mark.parametrize(
    "path", [f"{TRACKER}?status=achieved#amdex-result-2021-1", f"{FINDER}?theme=thema-waterstof#klimaatfonds"]
)
def test_no_violation_with_a_line_open(visit: Visit, path: str) -> None:
    page = visit(path, PHONE, color_scheme="dark")
    page.get_by_text("Verwijs hiernaar").click()
    page.evaluate("scrollTo(0, 0)")  # what stands under the bar that stays in sight is no target
    page.evaluate(AXE_SCRIPT)
    assert axe_all.violations(page) == []


# --- filters that tell the truth


def test_arriving_with_a_choice_lands_at_what_it_leaves(visit: Visit) -> None:
    page = visit("", PHONE)
    page.locator(".status-line a").filter(has_text="Niet gehaald").click()
    arrive(page, "**/?status=not")
    chip = page.locator(".filter-chips button")
    expect(chip).to_be_in_viewport()
    expect(lines(page).first).to_be_in_viewport()
    assert re.sub(r"\s+", " ", chip.inner_text()) == f"{lines(page).count()} niet gehaald weglaten ✕"
    chip.click()
    expect(chip).to_have_count(0)
    assert location(page).endswith(TRACKER)


@pytest.mark.chromium
@pytest.mark.parametrize(
    "path", [f"{TRACKER}?status=not", f"{FINDER}?theme=thema-waterstof", f"{TARGETS}?q=co2", f"{PEOPLE}?q=amsterdam"]
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_moves_for_who_arrives_with_a_choice(visit: Visit, path: str, lang: str) -> None:
    name, choice = path.split("?")
    way = name if lang == "nl" else dict(zip(LISTS, LISTS[len(LONG) :], strict=False))[name]
    for size in (WIDE, PHONE):
        page = visit("", size)
        page.add_init_script(MOVED)
        page.goto(urljoin(location(page), f"{way}?{choice}"), wait_until="networkidle")
        assert page.evaluate("moved") < 0.05


def test_heads_and_filters_stay_in_view(visit: Visit) -> None:
    for size in (WIDE, PHONE):
        page = visit(TRACKER, size)
        lines(page).nth(60).scroll_into_view_if_needed()
        page.mouse.wheel(0, 1500)
        expect(page.get_by_label("Zoek in deze lijst")).to_be_in_viewport()
        expect(page.locator(".lines thead th").first).to_be_in_viewport()
        assert page.locator(".lines thead th").first.evaluate(
            "head => { const r = head.getBoundingClientRect(); return head.contains(document.elementFromPoint(r.left + 8, r.top + r.height / 2)) }"
        )


def test_counts_follow_the_other_choices_and_none_is_marked(visit: Visit) -> None:
    page = visit(TRACKER)
    page.get_by_label("Initiatief").select_option("tada")
    found = dict(re.fullmatch(r"(.+) \((\w+)\)", text).groups() for text in choice(page, "Status"))  # type: ignore[union-attr]
    for name, count in found.items():
        page.get_by_label("Status", exact=True).select_option(label=f"{name} ({count})")
        assert lines(page).count() == (0 if count == "geen" else int(count))
    assert "geen" in [text.split("(")[-1].rstrip(")") for text in choice(page, "Uitdaging")]


def test_choices_stand_in_their_natural_order_and_one_choice_is_no_filter(visit: Visit) -> None:
    page = visit(TARGETS)
    years = [text.split(" (")[0] for text in choice(page, "Jaar")]
    assert years[0] == "Alle" and years[1:-1] == sorted(years[1:-1]) and years[-1] == "geen jaar genoemd"
    assert [text.split(" (")[0] for text in choice(page, "Status")] == [
        "Alle",
        "Gehaald",
        "Deels gehaald",
        "Niet gehaald",
        "Onbekend",
    ]
    for select in visit("mijlpalen/").locator(".filters select").all():
        assert select.locator("option").count() > 2


def test_a_list_of_over_thirty_has_a_field_to_search_in(visit: Visit) -> None:
    for path in [*LISTS[:4], "projecten-en-afspraken/", "begrippen/"]:
        page = visit(path)
        field = page.get_by_label("Zoek in deze lijst")
        field.fill("énergie")
        shown = page.locator(".filtered :is(.lines tbody > tr:not(.group), .list > li, .terms > div):visible")
        assert 0 < shown.count() <= 40
        if path in (FINDER, PEOPLE):  # elsewhere the word may stand in the head of a group
            assert all("energie" in text.lower() for text in lines(page).all_inner_texts())
        assert location(page).endswith(f"{path}?q=%C3%A9nergie")


def test_with_a_theme_the_finder_shows_the_sums_of_that_theme(real: Graph, visit: Visit) -> None:
    page = visit(f"{FINDER}?theme=thema-waterstof")
    assert lines(page).count() == sum(
        "thema-waterstof" in {use.thing for use in route.uses} for route in real.of(Funding)
    )
    for route in real.of(Funding):
        if not route.amounts or "thema-waterstof" not in {use.thing for use in route.uses}:
            continue
        own = [amount for amount in foremost(route) if real["thema-waterstof"] in themes_of_sum(real, route, amount)]
        shown = page.locator(f"#{route.id} [data-sum]:visible small").all_inner_texts()
        assert shown == [amount.purpose.nl for amount in own]
        expect(page.locator(f"#{route.id} [data-none]")).to_be_visible(visible=not own)


def test_efro_gives_hydrogen_nothing_that_was_for_another(visit: Visit) -> None:
    page = visit(f"{FINDER}?theme=thema-waterstof")
    expect(page.locator("#efro")).not_to_contain_text("3 miljoen", use_inner_text=True)
    expect(page.locator("#efro")).to_contain_text("geen bedrag voor dit thema", use_inner_text=True)
    page.get_by_label("Aard").select_option("awarded")
    expect(page.locator("#efro")).to_be_hidden()
    expect(page.locator("#just-transition-fund")).to_be_visible()


def test_money_sorts_by_number_within_a_nature_and_a_currency(visit: Visit) -> None:
    page = visit(f"{FINDER}?sort=-sum")
    keys = page.locator(".lines tbody [data-sum]:visible").evaluate_all("found => found.map(part => part.dataset.sum)")
    kinds = [key.split("|")[0] for key in keys]
    assert len(kinds) > 10 and [kind for n, kind in enumerate(kinds) if kind not in kinds[:n]] == sorted(
        set(kinds), key=lambda kind: kinds.index(kind)
    )
    for kind in set(kinds):
        numbers = [int(key.split("|")[1]) for key in keys if key.split("|")[0] == kind]
        assert numbers == sorted(numbers, reverse=True)
    assert all(a == b or a not in kinds[n + 1 :] for n, (a, b) in enumerate(pairwise(kinds)))


def test_the_state_survives_the_language_switch_and_back_without_the_cache(visit: Visit) -> None:
    page = visit(TRACKER)
    page.get_by_label("Status", exact=True).select_option("not")
    page.get_by_role("button", name="Jaar").click()
    state = location(page).split("?")[1]
    assert state == "status=not&sort=-year"
    names = lines(page).locator("a").evaluate_all("links => links.map(link => link.hash)")
    page.locator(".site-header").get_by_role("link", name="English").click()
    arrive(page, f"**/en/planned-and-realised/?{state}")
    assert lines(page).locator("a").evaluate_all("links => links.map(link => link.hash)") == names
    page.evaluate("addEventListener('unload', () => 0)")  # a page with this is never kept for going back to
    page.goto(urljoin(location(page), "../initiatives/"))
    page.evaluate("history.back()")
    expect(page.locator(".lines [aria-sort=descending]")).to_have_text(re.compile("Year"))
    assert lines(page).count() == len(names) and location(page).endswith(state)


def test_a_link_to_a_line_that_a_choice_hides_shows_the_line(visit: Visit) -> None:
    page = visit(f"{TRACKER}?status=not&year=2021#amdex-result-2021-1")
    expect(page.locator("#amdex-result-2021-1")).to_be_visible()
    expect(page.locator(".whole")).to_be_in_viewport()
    assert location(page).endswith("?year=2021#amdex-result-2021-1")


def test_a_column_sorts_both_ways_and_back(visit: Visit) -> None:
    page = visit(TRACKER)
    texts = "rows => rows.map(row => row.id)"
    before, head = lines(page).evaluate_all(texts), page.locator(".lines thead th").nth(2)
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    order = [text.strip() for text in lines(page).locator("td:last-child").all_inner_texts()]
    assert list(dict.fromkeys(order)) == ["Gehaald", "Deels gehaald", "Niet gehaald", "Onbekend"]
    expect(lines(page).first.locator(".line-of")).to_be_visible()
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    head.get_by_role("button").press("Enter")
    assert lines(page).evaluate_all(texts) == before and location(page).endswith(TRACKER)


@pytest.mark.chromium
def test_paper_names_the_choice_and_the_order_and_holds_only_these_lines(visit: Visit) -> None:
    page = visit(f"{TRACKER}?status=not&sort=-year")
    count, total = lines(page).count(), page.locator(".lines tbody > tr:not(.group)").count()
    page.emulate_media(media="print")
    expect(page.locator(".filter-print")).to_have_text(
        f"{count} van {total} getoond. Status: Niet gehaald. Volgorde: Jaar, aflopend. {SITE}{TRACKER}?status=not&sort=-year"
    )
    assert lines(page).count() == count
    expect(page.locator(".filters")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Toon alles").click()
    page.emulate_media(media="print")
    expect(page.locator(".filter-print")).to_be_hidden()


def test_only_pages_with_a_list_load_its_script(real_site: Path) -> None:
    with_list = {path for path in real_site.rglob("index.html") if 'class="filtered"' in path.read_text("utf-8")}
    assert with_list == {path for path in real_site.rglob("index.html") if "assets/lists.js" in path.read_text("utf-8")}


@pytest.mark.parametrize(
    ("path", "least"), [("uitdagingen/", 4), ("speerpunten/", 10), ("rode-draden/", 5), ("terugblikken/", 1)]
)
def test_a_list_of_things_shows_what_came_of_them(real_site: Path, path: str, least: int) -> None:
    assert len(tree(real_site, path).xpath("//*[@class='came']")) >= least
