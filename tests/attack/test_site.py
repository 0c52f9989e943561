"""The site in which strangers wrote everywhere, opened in a real browser: nothing of theirs runs, asks others, or breaks a page."""

from __future__ import annotations

import json
import re
from urllib.parse import urlencode

import pytest
from lxml import html

from roadmaps.reading.base import LANGUAGES
from tests.attack import FEW, STRINGS
from tests.attack.built import PAGES
from tests.attack.watch import Watcher, faults_of
from tests.serving import served

pytestmark = pytest.mark.chromium
SIZES = [
    pytest.param("attacked_little", id="little"),
    pytest.param("attacked_whole", id="whole", marks=pytest.mark.long),
]
OF_STRANGERS = re.compile(rf"-0/|/?(?:{'|'.join(PAGES.values())})/tekst-")  # in the little site: what they wrote on
AGAIN = re.compile(r"(?:en/embed|insluiten|id)/")  # pages with the same texts once more, and little else


@pytest.fixture(scope="module", params=SIZES)
def attack(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def texts(attack) -> tuple[str, ...]:
    """Those that are asked of the site, too."""
    return STRINGS if attack.whole else FEW


@pytest.fixture(scope="module")
def address(attack):
    with served(attack.site) as found:
        yield found


@pytest.fixture
def watcher(browser, address):
    made = Watcher(browser, address)
    yield made
    made.close()
    assert made.faults == [], "\n".join(made.faults[:20])


def pages(attack) -> tuple[list[str], list[str]]:
    """The pages of the site, and those that only lead on."""
    shown, leading = [], []
    for file in sorted(attack.site.rglob("*.html")):
        path = file.relative_to(attack.site).as_posix()
        leads = 'http-equiv="refresh"' in file.read_text("utf-8")
        (leading if leads else shown).append(path)
    return shown, leading


def test_strangers_wrote_in_many_places(attack):
    print(attack)
    assert attack.fields > 1_000 and attack.told > attack.tried / 3 and attack.written > attack.fields / 2, str(attack)
    assert attack.put_back < attack.written / 10, str(attack)


def test_nothing_of_theirs_runs_on_any_page(attack, address):
    """Of the whole site all pages, and a quarter of those that say it again. What only leads on is read: a browser would be gone before anybody had looked."""
    shown, leading = pages(attack)
    opened = [path for number, path in enumerate(shown) if not AGAIN.match(path) or number % 4 == 0]
    if not attack.whole:
        opened = [path for path in shown if OF_STRANGERS.search(path)]
    print(f"{len(opened)} pages opened, {len(leading)} read")
    faults = faults_of(address, opened)
    assert faults == [], "\n".join([f"{len(faults)} faults", *faults[:20]])
    for path in leading:
        page = html.parse(str(attack.site / path))
        ways = page.xpath("//meta[@http-equiv='refresh']/@content | //link[@rel='canonical']/@href | //a/@href")
        assert ways and not [way for way in ways if re.search(r"(?i)script:|data:|^//|url=//", way)], path
        assert page.xpath("//script | //@*[starts-with(name(), 'on')]") == [], path


# --- what an address asks, and what is typed

ASKED = {"nl": ("zoeken/", "wijzigen/", "vergelijken/", "kaart/", "niet-hier/"), "en": ("en/search/", "en/change/", "en/compare/", "en/map/", "en/not-here/")}  # fmt: skip
LISTS = {"nl": ("streefdoelen/", "gepland-en-gerealiseerd/", "financiering/"), "en": ("en/targets/", "en/planned-and-realised/", "en/funding/")}  # fmt: skip
NAMES = "() => [...document.querySelectorAll('.filters [name], form [name]')].map((one) => one.name).concat('q', 'id', 'at', 'sort', 'kind')"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_in_an_address_is_only_text(attack, watcher, small_address, texts, lang):
    """Each text as each value that a page takes from its address, and as the name of one."""
    watcher.address = small_address
    watcher.origin = small_address.removesuffix("roadmaps/")
    for place in (*ASKED[lang], *LISTS[lang]):
        watcher.page.goto(small_address + place)
        names = set(watcher.page.evaluate(NAMES))
        for text in texts if attack.whole else texts[::6]:
            query = urlencode({**dict.fromkeys(names, text), text: text})
            watcher.open(f"{place}?{query}#{text if len(text) < 100 else ''}")
            watcher.page.wait_for_load_state()
            watcher.look()
    watcher.faults[:] = [
        fault for fault in watcher.faults if "status of 404" not in fault
    ]  # of the page that is not there


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_typed_to_search_is_only_text(watcher, texts, lang):
    watcher.open("" if lang == "nl" else "en/")
    watcher.page.keyboard.press("/")
    field = watcher.page.locator("dialog.search input[type=search]")
    for text in texts:
        field.fill(text)
        watcher.page.wait_for_timeout(150)
        watcher.look()
    assert field.is_visible()


# --- the form


DRAFTS = """([kind, texts]) => {
  const place = { now: 0 };
  const next = () => texts[place.now++ % texts.length];
  const made = (field, depth) => {
    const one = field.as === "group" ? group(field.type, depth + 1)
      : ["text", "prose"].includes(field.as) ? { nl: next(), en: next() }
      : field.as === "choice" ? Object.keys(field.values)[0] : next();
    return field.many ? [one] : one;
  };
  const group = (type, depth) => Object.fromEntries(roadmapForm.types[type].map((field) => [field.name, made(field, depth)]));
  const drafts = [];
  do drafts.push(group(roadmapForm.kinds[kind].type, 0)); while (place.now < texts.length);
  return drafts;
}"""
UNFOLD = "for (const fold of document.querySelectorAll('#form .file details')) fold.open = true"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_draft_of_strangers_is_only_text(attack, watcher, small_address, texts, lang):
    """A draft of every kind with a text in every field, as many as it takes to hold them all."""
    watcher.address = small_address
    watcher.origin = small_address.removesuffix("roadmaps/")
    form = ASKED[lang][1]
    watcher.open(form)
    kinds = watcher.page.evaluate("Object.keys(roadmapForm.kinds)")
    for kind in kinds if attack.whole else kinds[::4]:
        for draft in watcher.page.evaluate(DRAFTS, [kind, list(texts)]):
            store = "([kind, draft]) => { localStorage.clear(); localStorage.setItem(`roadmap-form-${kind}`, draft); }"
            watcher.page.evaluate(store, [kind, json.dumps(draft)])
            watcher.open(form)
            watcher.page.select_option("#form-kind", kind)
            watcher.page.locator("#form .result").wait_for()
            watcher.page.evaluate(UNFOLD)
            watcher.look()
            assert watcher.page.locator("#form .file").count() == 1
    watcher.page.evaluate("localStorage.clear()")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_of_strangers_opens_in_the_form(attack, watcher, lang):
    """Of every kind; of the whole site with a dozen of its texts."""
    form, ids = ASKED[lang][1], [file.stem for file in sorted((attack.site / "kb").glob("*-*.js"))]
    wanted = [id_ for id_ in ids if re.search(r"-(?:0|\d*7)$", id_)][:200]
    assert len(wanted) > 10
    for id_ in wanted if attack.whole else wanted[::4]:
        watcher.open(f"{form}?id={id_}")
        watcher.page.locator("#form .result").wait_for()
        watcher.page.evaluate(UNFOLD)
        watcher.look()
