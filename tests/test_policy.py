"""Nothing within a page runs, styles or asks others: each page says so to the browser, and works under it."""

from __future__ import annotations

import datetime
from pathlib import Path
from urllib.parse import urljoin

import pytest

from roadmaps.pages.policy import POLICY, REFERRER
from roadmaps.publishing import security_txt
from roadmaps.publishing.preview import NOTHING
from roadmaps.reading.settings import repository
from tests.project import REPOSITORY, ROOT, SITE
from tests.site_links import parse

DATA = ("application/json", "application/ld+json")  # what no browser runs


def test_the_policy_allows_nothing_within_a_page():
    assert "unsafe-inline" not in POLICY and "unsafe-eval" not in POLICY.replace("wasm-unsafe-eval", "")


@pytest.fixture(scope="module", params=["small_site", "real_site"])
def built(request) -> Path:
    return request.getfixturevalue(request.param)


def test_every_page_has_the_policy_before_all_that_it_asks_for_and_nothing_that_it_forbids(built):
    files = list(built.rglob("*.html"))
    assert {"404.html", "wijzigen", "zoeken", "id"} <= {file.relative_to(built).parts[0] for file in files}
    for file in files:
        head = parse(file).find("head")
        policies = head.xpath("meta[@http-equiv='Content-Security-Policy']")
        assert [meta.get("content") for meta in policies] == [POLICY], file
        assert head.xpath("meta[@name='referrer']/@content") == [REFERRER], file
        before = {element.tag for element in policies[0].itersiblings(preceding=True)}
        assert before <= {"meta"}, file
        page = parse(file)
        assert page.xpath("//@style | //style") == [], file
        assert [script for script in page.xpath("//script[not(@src)]") if script.get("type") not in DATA] == [], file
        assert page.xpath("//@*[starts-with(name(), 'on')] | //@*[starts-with(., 'javascript:')]") == [], file


def test_the_page_under_a_mistake_has_the_policy_too():
    assert POLICY.encode() in NOTHING


# --- in a browser

PLACES = {
    "nl": ("", "zoeken/", "wijzigen/", "financiering/", "gepland-en-gerealiseerd/", "kaart/", "vergelijken/", "data/", "404.html"),
    "en": ("", "search/", "change/", "funding/", "planned-and-realised/", "map/", "compare/", "data/", "404.html"),
}  # fmt: skip
WATCH = "window.violations = []; addEventListener('securitypolicyviolation', (event) => violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));"


def one_of_each(real, lang: str) -> list[str]:
    """The address of a page of every kind."""
    from roadmaps.kinds import KINDS
    from roadmaps.reading import i18n

    return [i18n.address(next(iter(real.of_kind(kind))), lang) for kind in KINDS if real.of_kind(kind)]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_sort_of_page_works_under_the_policy(browser, real, real_address, lang):
    context = browser.new_context()
    context.add_init_script(WATCH)
    page, said = context.new_page(), []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    top = urljoin(real_address, "" if lang == "nl" else "en/")
    for place in (*PLACES[lang], *one_of_each(real, lang)):
        page.goto(top + place)
        page.locator("html.js").wait_for(state="attached")
        if place in PLACES[lang][:1]:
            page.keyboard.press("/")
            page.locator("dialog.search input").fill("fiets" if lang == "nl" else "cycling")
            page.locator(".search-results li").first.wait_for()
        if place == PLACES[lang][2]:
            fill_in(page)
        assert page.evaluate("violations") == [], place
        assert said == [], place
    context.close()


def fill_in(page) -> None:
    """A term in the form, as far as its file."""
    page.select_option("#form-kind", "glossary")
    for field in page.locator("#form input[type=text]:visible, #form textarea:visible").all():
        field.fill("proef")


def test_what_somebody_would_slip_in_does_not_run(browser, real_address):
    """The policy stops what a text would add, if every check before it failed."""
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(real_address)
    page.evaluate(
        """document.body.insertAdjacentHTML("beforeend", `<img src=x onerror="window.ran = 1"><p style="position: fixed">x</p>
          <a id=slipped href="javascript:window.ran = 1">x</a>`)"""
    )
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }))"
    )
    page.evaluate("document.getElementById('slipped').click()")
    for _ in range(100):  # not wait_for_function: it would have the page read a text as program
        if page.evaluate("violations.length") >= 4:
            break
        page.wait_for_timeout(50)
    assert page.evaluate("violations.length") >= 4
    assert page.evaluate("window.ran") is None
    context.close()


# --- where a problem is reported


def test_security_txt_and_security_md_say_the_same(real_site):
    found = (real_site / security_txt.PATH).read_text("utf-8")
    fields = dict(line.split(": ", 1) for line in found.splitlines())
    assert (
        fields["Contact"] == f"{REPOSITORY}/security/advisories/new"
        and fields["Policy"] == f"{REPOSITORY}/security/policy"
    )
    assert fields["Canonical"] == f"{SITE}.well-known/security.txt" and fields["Preferred-Languages"] == "nl, en"
    day = datetime.datetime.fromisoformat(fields["Expires"].replace("Z", "+00:00")).date()
    told = " ".join((ROOT / "SECURITY.md").read_text("utf-8").split())
    assert day == security_txt.EXPIRES and f"{day.day} {day:%B %Y}" in told and f"{day.day} november {day.year}" in told
    assert "security.txt" in told and "Report a vulnerability" in told and repository()


def test_security_txt_does_not_lapse_in_silence():
    day = security_txt.EXPIRES
    assert security_txt.lapsing(day - datetime.timedelta(days=61)) == ""
    for days in (60, 1, 0, -400):
        assert str(day) in security_txt.lapsing(day - datetime.timedelta(days=days))
