"""Search in a real browser: what comes first for what readers ask, what it says of its hits, and what it does when the site is newer."""

import gzip
import json
import re
import shutil
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml
from playwright.sync_api import Page, expect

from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES
from tests.location import arrive, location
from tests.project import TESTS
from tests.serving import served

QUERIES = yaml.safe_load((TESTS / "queries.yml").read_text("utf-8"))
ANSWERS = """async (queries) => {
  const wait = setTimeout;
  window.setTimeout = (act) => wait(act);  // nobody is typing, so there is no pause to wait for
  const input = document.querySelector("#search-input"), count = document.querySelector(".search-count"), answers = [];
  const texts = (css) => [...document.querySelectorAll(css)].map((one) => one.textContent);
  for (const query of queries) {
    input.value = query;
    input.dispatchEvent(new Event("input"));
    for (let times = 0; !count.textContent.includes(`“${query}”`); times++) {
      if (times > 5000) throw new Error(`no answer to ${query}`);
      await new Promise((done) => wait(done, 2));
    }
    answers.push({ ask: query, says: count.textContent, near: texts(".search-near button"),
      hits: [...document.querySelectorAll(".search-results li > a")].map((link) => link.pathname),
      lists: [...document.querySelectorAll(".search-lists a")].map((link) => link.href) });
  }
  return answers;
}"""


@pytest.fixture
def open_search(browser, real_address):
    """Opens the dialog of search on a page of the real site, or the page of search."""
    contexts = []

    def open_(path: str = "", base: str = real_address, width: int = 1280) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}))
        page = contexts[-1].new_page()
        page.goto(urljoin(base, path))
        if page.locator("dialog.search").count():
            page.keyboard.press("/")
        return page

    yield open_
    for context in contexts:
        context.close()


def ask(page: Page, query: str) -> None:
    page.locator("#search-input").fill(query)
    expect(page.locator(".search-count")).to_contain_text(f"“{query}”")


def hits(page: Page):
    return page.locator(".search-results li > a")


def wrong(asked: dict, answer: dict, address: dict[str, str]) -> list[str]:
    """What of an answer is not as the list of queries has it."""
    first = asked.get("first", [])
    wanted = {address[id_] for id_ in ([first] if isinstance(first, str) else first)}
    tests = {
        "first": wanted == set(answer["hits"][: len(wanted)]),
        "says": asked.get("says", "") in answer["says"],
        "lists": "lists" not in asked or any(link.endswith(f"/{asked['lists']}") for link in answer["lists"]),
        "offers": "offers" not in asked or asked["offers"] in answer["near"],
        "none": not asked.get("none") or answer["hits"] == [],
    }
    return [name for name, right in tests.items() if not right]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_readers_ask_is_answered(open_search, real, lang):
    page = open_search("" if lang == "nl" else "en/")
    top = page.evaluate("location.pathname")
    address = {thing.id: top + i18n.address(thing, lang) for thing in real.things.values()}
    answers = page.evaluate(ANSWERS, [asked["ask"] for asked in QUERIES[lang]])
    compared = [(wrong(asked, answer, address), answer) for asked, answer in zip(QUERIES[lang], answers, strict=True)]
    told = [
        f"{faults} {answer['ask']}: {answer['says']} {answer['near']} {answer['lists']} {answer['hits'][:4]}"
        for faults, answer in compared
        if faults
    ]
    assert told == []


HELD = """async ([query, top, lang]) => {
  const [{ Engine }, { plain }] = await Promise.all([import(`${top}assets/search-engine.js`), import(`${top}assets/search-words.js`)]);
  const engine = await Engine.load(top, lang);
  const hits = (await engine.find(query)).filter((hit) => hit.label);
  const held = async ({ page, words }) => {
    const text = plain(await engine.text(page)).replace(/[^\\p{L}\\p{N} ]/gu, "");
    return words.flat().every((word) => text.includes(word));
  };
  const wrong = await Promise.all(hits.map(async (hit) => (await held(hit) ? "" : `${hit.page.title}: ${hit.label}`)));
  return [hits.length, wrong.filter(Boolean)];
}"""


@pytest.mark.parametrize(
    ("lang", "query"),
    [
        *(
            ("nl", query)
            for query in (
                "VU",
                "vuilniswagens",
                "mra breed",
                "samenwerkingen",
                "zero emissie zone",
                "huizen",
                "geld voor waterstof",
            )
        ),
        *(("en", query) for query in ("color", "data center", "cooperations", "zone", "garbage trucks of hydrogen")),
    ],
)
def test_what_a_count_says_that_hits_hold_is_in_them(open_search, real_address, lang, query):
    page = open_search("" if lang == "nl" else "en/")
    found, not_held = page.evaluate(HELD, [query, real_address, lang])
    assert not_held == []
    assert found or query in ("vuilniswagens", "zero emissie zone", "zone")


def test_a_word_that_is_offered_is_asked_by_a_click(open_search):
    page = open_search()
    ask(page, "vuilniswagens")
    expect(hits(page)).to_have_count(0)
    page.locator(".search-near").get_by_role("button", name="vuilnis", exact=True).click()
    expect(page.locator("#search-input")).to_have_value("vuilnis")
    expect(hits(page).first).to_be_visible()


def test_enter_opens_the_list_that_answers(open_search):
    page = open_search()
    ask(page, "niet gehaald")
    page.keyboard.press("Enter")
    arrive(page, "**/gepland-en-gerealiseerd/?status=not")
    expect(page.locator(".filtered select[name=status]")).to_have_value("not")


def test_the_arrows_go_from_the_field_to_the_list_and_the_hits(open_search):
    page = open_search()
    ask(page, "subsidie waterstof")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-lists a")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits(page).first).to_be_focused()


@pytest.mark.chromium
def test_back_from_a_hit_shows_the_hits_again(open_search):
    page = open_search()
    ask(page, "watersof")
    hits(page).first.click()
    arrive(page, "**/themas/thema-waterstof/")
    page.evaluate("history.back()")
    expect(page.locator("dialog.search")).to_be_visible()
    expect(page.locator("#search-input")).to_have_value("watersof")
    expect(hits(page).first).to_have_text("Waterstof")
    page.keyboard.press("Escape")
    page.reload()
    expect(page.locator("dialog.search")).to_be_hidden()


def test_the_question_survives_the_language_switch(open_search):
    page = open_search()
    ask(page, "co2")
    page.keyboard.press("Escape")
    page.locator(".site-header").get_by_role("link", name="English").click()
    arrive(page, "**/en/")
    page.keyboard.press("/")
    expect(page.locator("#search-input")).to_have_value("co2")
    expect(page.locator(".search-count")).to_contain_text("pages found for “co2”")


def test_the_question_of_the_search_page_goes_along_to_the_other_language(open_search):
    page = open_search("zoeken/?q=co2")
    expect(hits(page).first).to_have_text("CO2")
    page.locator(".site-header").get_by_role("link", name="English").click()
    arrive(page, "**/en/search/?q=co2")
    expect(hits(page).first).to_have_text("CO2")


@pytest.mark.chromium
def test_what_the_hits_are_narrowed_by_goes_along_to_the_other_language_and_back(open_search):
    page = open_search("zoeken/?q=co2")
    page.get_by_label("Thema").select_option(label=page.get_by_label("Thema").locator("option").nth(1).inner_text())
    page.get_by_role("button", name=re.compile(r"^Thema \(")).click()
    expect(page.locator(".search-kind").first).to_have_text("Thema")
    arrive(page, "**/zoeken/?q=co2&kind=theme&theme=*")
    chosen = location(page).split("?")[1]
    page.locator(".site-header").get_by_role("link", name="English").click()
    arrive(page, f"**/en/search/?{chosen}")
    expect(page.locator(".search-kind").first).to_have_text("Theme")
    expect(page.get_by_role("button", name=re.compile(r"^Theme \("))).to_have_attribute("aria-pressed", "true")
    hits(page).first.click()
    arrive(page, "**/en/themes/*/")
    page.evaluate("history.back()")
    arrive(page, f"**/en/search/?{chosen}")
    expect(page.get_by_role("button", name=re.compile(r"^Theme \("))).to_have_attribute("aria-pressed", "true")


def test_what_the_hits_of_the_dialog_are_narrowed_by_goes_along_too(open_search):
    page = open_search()
    ask(page, "co2")
    page.locator(".search-narrow summary").click()
    page.get_by_role("button", name=re.compile(r"^Thema \(")).click()
    page.keyboard.press("Escape")
    page.locator(".site-header").get_by_role("link", name="English").click()
    arrive(page, "**/en/")
    page.keyboard.press("/")
    expect(page.get_by_role("button", name=re.compile(r"^Theme \("))).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".search-kind").first).to_have_text("Theme")


def test_nonsense_in_the_address_narrows_nothing(open_search):
    page = open_search("zoeken/?q=co2&kind=nonsense&theme=none-such")
    expect(hits(page).first).to_have_text("CO2")
    expect(page.get_by_role("button", name=re.compile(r"^Alle \("))).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("query", ["ikwilcirculairinkopen.nl", "smarthealthamsterdam", "towardsamdex.org"])
def test_a_long_address_in_a_hit_does_not_widen_the_page(open_search, width, query):
    page = open_search(width=width)
    ask(page, query)
    expect(page.locator(".search-results mark").first).to_be_visible()
    dialog = page.locator("dialog.search")
    assert dialog.evaluate("box => box.scrollWidth - box.clientWidth") <= 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_cells_stand_against_each_other_for_the_index(real_site):
    glued = [
        page for page in real_site.rglob("*.html") if re.search(r"</(?:td|th|dt|summary)><", page.read_text("utf-8"))
    ]
    assert glued == []


def renew(site: Path, newer: Path) -> None:
    """Publish another index where one stood, as a new release of the site does."""
    shutil.rmtree(site / "pagefind")
    shutil.copytree(newer / "pagefind", site / "pagefind", copy_function=shutil.copy)  # with the time of now


def test_a_page_that_is_older_than_the_index_fetches_it_anew(open_search, small_site, real_site, tmp_path):
    site = shutil.copytree(small_site, tmp_path / "site", copy_function=shutil.copy)
    with served(site) as address:
        page = open_search(base=address)
        ask(page, "Fietsen")
        expect(hits(page).first).to_have_text("Fietsen")
        renew(site, real_site)
        page.locator("#search-input").fill("waterstof")
        expect(hits(page).first).to_have_text("Waterstof")


def test_what_search_knows_stays_small(real_site):
    """It is fetched with the first query: about what the words of one language weigh."""
    for lang in LANGUAGES:
        file = real_site / f"pagefind/{lang}/search.json"
        known = json.loads(file.read_text("utf-8"))
        things = len(known["pages"])
        assert len(gzip.compress(file.read_bytes())) < 30_000 + 60 * things


HOSTILE = [
    '"',
    '"""',
    "<img src=x onerror=alert(1)>",
    "%",
    "(",
    "w" * 4000,
    "waterstof " * 400 + ".",
    "\\",
    "__proto__",
    "constructor",
]


def test_whatever_is_asked_is_answered(open_search):
    page, said = open_search(), []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    for query in HOSTILE:
        ask(page, query)
    assert said == []


def test_what_narrows_the_hits_stands_open_once_something_is_chosen(open_search):
    page = open_search("zoeken/?q=waterstof&kind=theme", width=390)
    expect(page.locator(".search-narrow")).to_have_attribute("open", "")
    assert set(page.locator(".search-kind").all_inner_texts()) == {"Thema"}
    page.get_by_role("button", name=re.compile(r"^Alle \(")).click()
    expect(page.locator(".search-kind").get_by_text("Financieringsroute").first).to_be_visible()
