"""Ways through the site: the menu and its map, one name for each page, back to a list, everything by name, things compared."""

from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from roadmaps.kinds import KINDS
from roadmaps.pages.everything import sorted_by
from roadmaps.pages.site import COMPARED
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES
from tests import axe_all
from tests.conftest import NARROW, WIDE
from tests.location import arrive, location
from tests.project import ROOT, SITE
from tests.site_links import address, parse, target

LANGS = pytest.mark.parametrize("lang", LANGUAGES)
HOMES = {"nl": "", "en": "en/"}
MENUS = {"nl": "mkdocs.yml", "en": "mkdocs.en.yml"}


def heading(page: Path) -> str:
    return " ".join(parse(page).find(".//h1").text_content().split())


def named(site: Path, page: Path, links: str) -> list[tuple[str, str]]:
    """(what a link is called, the heading of the page that it leads to) for the links of a page."""
    found = parse(page).xpath(links)
    leads = (target(site, urljoin(address(site, page, SITE), link.get("href")), SITE) for link in found)
    return [(link.text_content().strip(), heading(to)) for link, to in zip(found, leads, strict=True)]


# --- the menu, and the map of the site


@LANGS
def test_the_menu_has_at_most_twelve_entries_and_the_map_has_all(real_site, lang):
    home = parse(real_site / HOMES[lang] / "index.html")
    menu, foot = (home.xpath(f"//*[@id='{id_}']//a/@href") for id_ in ("menu", "site-map"))
    assert 6 < len(menu) <= 12 and set(menu) - set(foot) == {"./"}, "home stands below the map"
    overviews = {f"./{i18n.section(kind, lang)}/" for kind in KINDS}
    assert overviews <= set(foot)


@LANGS
def test_a_group_that_stands_in_the_foot_only_is_one_of_the_map(lang):
    settings = yaml.load((ROOT / MENUS[lang]).read_text("utf-8"), Loader=yaml.BaseLoader)
    groups = {name for group in settings["nav"] for name in group}
    assert set(settings["extra"]["foot_only"]) < groups


@LANGS
def test_menu_map_heading_and_breadcrumb_give_a_page_one_name(real_site, real, lang):
    home = real_site / HOMES[lang] / "index.html"
    for name, there in named(real_site, home, "//*[@id='menu']//a[not(@href='./')] | //*[@id='site-map']//a"):
        assert name == there
    for kind in {thing.kind for thing in real.things.values()}:
        page = real_site / HOMES[lang] / i18n.address(real.of_kind(kind)[0], lang) / "index.html"
        [(name, there)] = named(real_site, page, "//nav[@class='crumbs']//li[2]/a")
        assert name == there


@pytest.mark.chromium
@LANGS
def test_without_script_the_menu_of_a_phone_is_the_map_below(open_page, lang):
    page = open_page(HOMES[lang], size=NARROW, java_script_enabled=False)
    expect(page.locator("#menu")).to_be_hidden()
    page.get_by_role("link", name="Menu", exact=True).click()
    expect(page.locator("#site-map")).to_be_in_viewport()


@pytest.mark.chromium
def test_without_script_no_page_shows_a_control_that_does_nothing(open_page, real_address, real):
    page = open_page(java_script_enabled=False)
    paths = page.locator("#site-map a").evaluate_all("links => links.map(link => link.href)")
    paths += [real_address + i18n.address(real.of_kind(kind)[0], "nl") for kind in KINDS if real.of_kind(kind)]
    for path in [real_address, *paths]:
        page.goto(path)
        dead = page.locator(":is(button, select, input, textarea):visible:not(form[action] *)")
        assert (path, dead.count()) == (path, 0)


# --- back to a list


@pytest.mark.parametrize(
    ("list_", "name"),
    [
        ("mijlpalen/?challenge=mobiliteit", "Mijlpalen: uw keuze"),
        ("gepland-en-gerealiseerd/?status=not", "Gepland en gerealiseerd: uw keuze"),
        ("en/milestones/?challenge=mobiliteit", "Milestones: your choice"),
    ],
)
def test_the_breadcrumb_leads_back_to_the_list_as_it_was_narrowed(open_page, list_, name):
    page = open_page(list_)
    shown = page.locator(".filter-count").inner_text()
    page.locator(".filtered a[href^='../']:visible").first.click()
    page.locator(".crumbs").get_by_role("link", name=name, exact=True).click()
    arrive(page, f"**/{list_}")
    expect(page.locator(".filter-count")).to_have_text(shown)


def test_from_a_whole_list_the_breadcrumb_is_as_it_is(open_page):
    page = open_page("mijlpalen/")
    page.locator(".filtered a[href^='../']:visible").first.click()
    expect(page.locator(".crumbs li")).to_have_count(2)
    expect(page.locator(".crumbs")).not_to_contain_text("uw keuze")


@pytest.mark.chromium
@pytest.mark.parametrize(
    "size", [{"width": width, "height": 900} for width in (1000, 390)], ids=lambda size: str(size["width"])
)
def test_the_breadcrumb_stands_above_everything_else_of_a_page(open_page, size):
    page = open_page("themas/thema-waterstof/", size=size)
    tops = page.evaluate(
        "['.crumbs', '.toc', 'h1'].map(name => document.querySelector(name).getBoundingClientRect().top)"
    )
    assert tops == sorted(tops)


# --- everything from A to Z

EVERYTHING = {"nl": "alles-van-a-tot-z/", "en": "en/everything-from-a-to-z/"}


@LANGS
def test_every_thing_and_every_page_stands_under_its_letter(real_site, real, lang):
    page = parse(real_site / EVERYTHING[lang] / "index.html")
    names = [" ".join(link.text_content().split()) for link in page.xpath("//ul[@class='names']/li/a")]
    assert {thing.name[lang] for thing in real.things.values()} < set(names)
    assert {heading(real_site / path / "index.html") for path in EVERYTHING.values()} & set(names)
    for letter in page.xpath("//nav[@class='letters']/a/@href"):
        [first] = page.xpath(f"//h2[@id='{letter[1:]}']/following-sibling::ul[1]/li[1]/a")
        assert letter == "#0-9" or sorted_by(first.text_content()).startswith(letter[1:].lower())


def test_names_are_sorted_without_accents_marks_and_capitals():
    assert sorted(["Z", "‘t Net", "één", "Eend", "10%", "a"], key=sorted_by) == [
        "10%",
        "a",
        "één",
        "Eend",
        "‘t Net",
        "Z",
    ]


@pytest.mark.chromium
@LANGS
def test_without_script_the_field_on_the_home_page_leads_to_everything(open_page, lang):
    page = open_page(HOMES[lang], java_script_enabled=False)
    page.locator("#home-q").fill("warmte")
    page.keyboard.press("Enter")
    arrive(page, f"**/{EVERYTHING[lang]}?q=warmte")
    expect(page.locator(".no-script")).to_be_visible()
    assert page.locator(".names a").count() > 100


@pytest.mark.chromium
@LANGS
def test_without_script_the_search_page_holds_no_dead_field_but_a_way_on(open_page, lang):
    page = open_page(HOMES[lang], java_script_enabled=False)
    page.locator(".search-button").click()
    expect(page.locator("#search-input")).to_be_hidden()
    page.locator(".no-script a").click()
    arrive(page, f"**/{EVERYTHING[lang]}")


# --- addresses that do not exist


@pytest.fixture
def not_found(open_page, real_site, real_address):
    """Opens an address that does not exist as GitHub Pages shows it: with the one page for all of them."""

    def open_(path: str):
        page = open_page("404.html", java_script_enabled=True)
        body = (real_site / "404.html").read_text("utf-8")
        page.route(urljoin(real_address, path), lambda route: route.fulfill(body=body, content_type="text/html"))
        page.goto(urljoin(real_address, path))
        return page

    return open_


@pytest.mark.parametrize(
    ("path", "lang", "first"),
    [
        ("Speerpunten/Grondstoffen/", "nl", "Grondstoffen"),
        ("speerpunten/grondstof/", "nl", "Grondstoffen"),
        ("nl/speerpunten/grondstofen", "nl", "Grondstoffen"),
        ("themas/waterstof.html", "nl", "Waterstof"),
        ("speerpunten/xyzzy-plugh/", "nl", "Speerpunten"),
        ("en/speerpunten/grondstoffen/", "en", "Raw materials"),
        ("en/themes/hydrogin/", "en", "Hydrogen"),
        ("en/Focus%20areas/", "en", "Focus areas"),
    ],
)
def test_an_address_that_does_not_exist_offers_what_is_near(not_found, path, lang, first):
    page = not_found(path)
    box = page.locator(f".not-found[lang={lang}]")
    expect(box.locator(".near a").first).to_have_text(first)
    expect(page.locator(".near:visible")).to_have_count(1)
    expect(page.locator(".not-found").first).to_have_attribute("lang", lang)
    box.locator(".near a").first.click()
    expect(page.locator("h1")).to_have_text(first)


def test_where_nothing_is_near_search_is_asked_for_the_words(not_found):
    page = not_found("a/qqqqq-zzzzzz%/")
    search = page.get_by_role("link", name="Zoek naar ‘qqqqq zzzzzz’")
    expect(search).to_be_visible()
    expect(page.locator(".near:visible")).to_have_count(0)
    assert search.get_attribute("href") == f"{SITE}zoeken/?q=qqqqq+zzzzzz"


def test_the_list_of_pages_is_fetched_on_that_page_only(not_found, open_page):
    page = not_found("speerpunten/grondstof/")
    expect(page.locator(".near:visible")).to_have_count(1)
    assert [url for url in page.requests if url.endswith("near.json")] != []
    assert [url for url in open_page().requests if "near" in url] == []


def test_both_pages_for_unknown_addresses_are_called_as_no_other_page(real_site):
    ours = [parse(real_site / path) for path in ("404.html", "en/404.html")]
    others = [parse(real_site / HOMES[lang] / "index.html") for lang in LANGUAGES]
    for said in ("//title/text()", "//meta[@name='description']/@content"):
        assert len({page.xpath(said)[0] for page in ours + others}) == 4


# --- things beside each other

COMPARE = {"nl": "vergelijken/", "en": "en/compare/"}


@LANGS
def test_what_the_address_names_stands_beside_each_other_with_the_same_rows(open_page, real, lang):
    ids = ["thema-waterstof", "thema-veilig-data-delen", "thema-slimme-mobiliteit"]
    page = open_page(f"{COMPARE[lang]}?a={ids[0]}&b={ids[1]}&d={ids[2]}")
    heads = page.locator(".compared thead a")
    expect(heads).to_have_text([real[id_].name[lang] for id_ in ids])
    for row in page.locator(".compared tbody tr").all():
        assert row.locator("td").count() == 3
    for id_, cell in zip(ids, page.locator(".compared tbody tr").first.locator("td").all_inner_texts(), strict=True):
        assert real[id_].summary[lang] in cell
    page.locator(".language").click()
    other = next(one for one in LANGUAGES if one != lang)
    expect(heads).to_have_text([real[id_].name[other] for id_ in ids])
    heads.first.click()
    arrive(page, f"**/{i18n.address(real[ids[0]], other)}")


def test_a_choice_by_keyboard_changes_table_and_address_and_survives_a_reload(open_page, real):
    page = open_page("vergelijken/")
    expect(page.locator(".compare [role=status]")).to_have_text("Kies er twee, drie of vier.")
    page.locator("#initiative").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#funding")).to_be_checked()
    assert page.get_by_label("Keuze 1").locator("option").count() == len(real.of_kind("funding")) + 1
    page.get_by_label("Keuze 1").select_option("efro")
    expect(page.locator(".compare [role=status]")).to_contain_text("Kies er nog een")
    page.get_by_label("Keuze 2").select_option("klimaatfonds")
    page.get_by_label("Keuze 3").select_option("efro")  # chosen twice is chosen once
    expect(page.locator(".compared thead a")).to_have_text([real[id_].name.nl for id_ in ("efro", "klimaatfonds")])
    assert location(page).endswith("vergelijken/?a=efro&b=klimaatfonds&c=efro")
    page.reload()
    expect(page.locator(".compared thead a")).to_have_count(2)
    page.locator("#theme").check()
    expect(page.locator(".compared table")).to_have_count(0)
    assert location(page).endswith("vergelijken/")


def test_what_does_not_exist_or_is_of_another_kind_is_left_out(open_page):
    page = open_page("vergelijken/?a=%3Cb%3E&b=efro&c=leap&d=grondstoffen#theme")
    expect(page.locator(".compared thead a")).to_have_text(["EFRO"])
    expect(page.locator("#funding")).to_be_checked()


@LANGS
def test_pages_and_lists_of_what_can_be_compared_lead_there(open_page, real_address, real, lang):
    for kind in COMPARED:
        page = open_page(f"{HOMES[lang]}{i18n.section(kind, lang)}/")
        page.locator(".compare-link a").click()
        expect(page.locator(f"#{kind}")).to_be_checked()
        page.goto(real_address + HOMES[lang] + i18n.address(real.of_kind(kind)[0], lang))
        page.locator(".compare-link a").click()
        expect(page.locator(".compared thead a")).to_have_text([real.of_kind(kind)[0].name[lang]])
    page.goto(real_address + HOMES[lang] + i18n.address(real.of_kind("source")[0], lang))
    expect(page.locator(".compare-link")).to_have_count(0)


@pytest.mark.chromium
@LANGS
def test_without_script_the_page_says_so_and_leads_to_the_lists(open_page, lang):
    page = open_page(COMPARE[lang], java_script_enabled=False)
    expect(page.locator("form.compare")).to_be_hidden()
    expect(page.locator(".no-script a")).to_have_count(len(COMPARED))


def test_a_comparison_has_no_violation_and_fits_the_screen(open_page):
    for size in (WIDE, NARROW):
        page = open_page("vergelijken/?a=leap&b=amdex&c=tada&d=smart-health-amsterdam", size=size)
        expect(page.locator(".compared thead th")).to_have_count(4)
        page.evaluate(AXE_SCRIPT)
        assert axe_all.violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
