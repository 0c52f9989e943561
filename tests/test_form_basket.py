"""Somebody puts in several new things that refer to each other, before any of them is on the site, and hands them in together."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from roadmaps.checking.read import read
from tests.form_page import unfolded
from tests.project import TESTS

KEEP = "Bewaar bij wat u maakte"


def filled(page: Page, label: str, text: str) -> None:
    """Fill in every box of a text in Dutch, by its legend."""
    group = page.locator("fieldset", has=page.locator("legend", has_text=re.compile(f"^{label}"))).first
    group.get_by_label("Nederlands", exact=True).fill(text)


def term(page: Page, name: str) -> None:
    filled(page, "Naam", name)
    filled(page, "Samenvatting", "Waar u loopt.")
    filled(page, "Uitleg", "Een pad.")


@pytest.mark.chromium
def test_what_was_made_can_be_referred_to_and_is_handed_in_together(form, tmp_path: Path) -> None:
    page = form("glossary")
    term(page, "Stoep")
    page.get_by_role("button", name=KEEP).click()
    expect(page.locator(".basket li")).to_have_count(1)
    page.reload()
    page.select_option("#form-kind", "glossary")
    term(page, "Trottoir")
    page.locator("textarea[data-key=nl]").last.fill("Zie de [stoep](kb:stoep).")
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_text("Bewaard. U kunt er nu naar verwijzen")).to_be_visible()
    with page.expect_download() as found:
        page.get_by_role("button", name="Download alles (zip)").click()
    kb = shutil.copytree(TESTS / "kb", tmp_path / "kb")
    with zipfile.ZipFile(found.value.path()) as packed:
        assert sorted(packed.namelist()) == ["kb/glossary/stoep.yml", "kb/glossary/trottoir.yml"]
        packed.extractall(tmp_path)
    assert {"stoep", "trottoir"} <= read(kb).things.keys()


def test_what_was_made_is_found_by_its_name_and_can_be_changed_or_removed(form) -> None:
    page = form("glossary")
    term(page, "Stoep")
    page.get_by_role("button", name=KEEP).click()
    page.reload()
    page.get_by_role("button", name="Open: Stoep").click()
    unfolded(page)
    filled(page, "Samenvatting", "Waar u wandelt.")
    page.locator(".fold > summary", has_text="Bronnen").click()
    page.get_by_role("combobox", name="Bron").last.fill("verslag-2018")
    page.get_by_label("Kop in het document").last.fill("Stoepen")
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_text("Bewaard.")).to_be_visible()
    expect(page.locator("#form")).not_to_contain_text("Niet overgezet")  # all that was typed is in the file
    page.reload()
    page.get_by_role("button", name="Open: Stoep").click()
    expect(page.locator(".result pre")).to_contain_text("Waar u wandelt.")
    page.get_by_role("button", name="Haal weg: Stoep").click()
    expect(page.locator(".basket")).to_be_hidden()


def test_a_link_that_led_nowhere_is_right_as_soon_as_its_thing_is_made(form) -> None:
    page = form("glossary")
    link = "Zie de [stoep](kb:stoep)."
    page.locator("textarea[data-key=nl]").last.fill(link)
    expect(page.get_by_text("“stoep” bestaat niet").or_(page.get_by_text('"stoep" bestaat niet')).first).to_be_visible()
    term(page, "Stoep")
    page.get_by_role("button", name=KEEP).click()
    page.select_option("#form-kind", "")
    page.select_option("#form-kind", "glossary")
    term(page, "Trottoir")
    page.locator("textarea[data-key=nl]").last.fill(link)
    expect(page.get_by_role("button", name=KEEP)).to_be_enabled()
