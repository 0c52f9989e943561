"""A draft in the browser's storage that cannot be read never leaves an empty form: the form says so, and offers to drop it."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.form_page import PAGES, made

TERM = {"name": {"nl": "proef", "en": "trial"}, "summary": {"nl": "Een proef.", "en": "A trial."}}
SPOILT = {
    "cut off": json.dumps(TERM)[:-9],
    "no JSON": "<p onclick=alert(1)>weg</p>",
    "nothing": "",
    "null": "null",
    "a number": "7",
    "a text": '"proef"',
    "a list": '[{"name": {"nl": "proef"}}]',
    "a name that is no group": json.dumps({**TERM, "name": "proef"}),
    "a list that is none": json.dumps({**TERM, "sources": {"source": "plan-2017"}}),
    "a hole in a list": json.dumps({**TERM, "sources": [None]}),
    "a number for a text": json.dumps({**TERM, "aliases": [7]}),
    "a field of another form": json.dumps({**TERM, "naam": "proef"}),
    "a field within a field": json.dumps({**TERM, "name": {"fr": "essai"}}),
    "a list for a text": json.dumps({**TERM, "see": ["fietsen"]}),
}
OF_FILE = {
    "values alone": json.dumps(TERM),
    "no text": json.dumps({"value": TERM}),
    "a text that is no file": json.dumps({"text": "a: [", "value": TERM}),
    "no values": json.dumps({"text": "id: samenwerking\n"}),
    "values of another shape": json.dumps({"text": "id: samenwerking\n", "value": {"name": "proef"}}),
    "cut off": '{"text": "id: samen',
}
SAYS = {"nl": "is niet meer te lezen", "en": "can no longer be read"}
DROP = {"nl": "Weggooien en opnieuw beginnen", "en": "Throw it away and start again"}


@pytest.fixture(scope="module")
def context(browser):
    made = browser.new_context()
    yield made
    made.close()


@pytest.fixture
def opened(context, small_address):
    """The form with this in the browser's storage, opened for a new term or for a file."""
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))

    def open_(lang, key, stored, id=""):
        page.goto(small_address + PAGES[lang].removesuffix("index.html"))
        page.evaluate("([key, stored]) => localStorage.setItem(key, stored)", [f"roadmap-form-{key}", stored])
        page.goto(f"{small_address}{PAGES[lang].removesuffix('index.html')}{id and f'?id={id}'}")
        if not id:
            page.select_option("#form-kind", key)
        return page

    yield open_
    page.evaluate("localStorage.clear()")
    page.close()
    assert faults == []


@pytest.mark.parametrize("lang", PAGES)
@pytest.mark.parametrize("stored", SPOILT.values(), ids=SPOILT)
def test_a_spoilt_draft_of_something_new_is_told_of_and_can_be_dropped(opened, lang, stored):
    page = opened(lang, "glossary", stored)
    expect(page.get_by_role("status").filter(has_text=SAYS[lang])).to_be_visible()
    assert page.locator("#form .file").count() == 0
    assert page.locator("#form pre").text_content() == stored
    assert page.evaluate("localStorage.getItem('roadmap-form-glossary')") == stored  # until somebody drops it
    page.get_by_role("button", name=DROP[lang]).click()
    page.locator("#form .file").wait_for()
    assert page.get_by_text(SAYS[lang]).count() == 0
    assert made(page).startswith("# yaml-language-server")


@pytest.mark.parametrize("stored", OF_FILE.values(), ids=OF_FILE)
def test_so_is_one_of_a_file(opened, stored):
    page = opened("nl", "samenwerking", stored, id="samenwerking")
    expect(page.get_by_role("status").filter(has_text=SAYS["nl"])).to_be_visible()
    page.get_by_role("button", name=DROP["nl"]).click()
    page.locator("#form .file").wait_for()
    assert "id: samenwerking" in made(page) and page.get_by_text(SAYS["nl"]).count() == 0


def test_a_draft_that_is_whole_comes_back(opened):
    page = opened("nl", "glossary", json.dumps(TERM))
    page.locator("#form .file").wait_for()
    assert "nl: Een proef." in made(page) and page.get_by_text(SAYS["nl"]).count() == 0
