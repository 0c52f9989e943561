"""What the tests of the form share: its page in each language, and what a person does there in one go."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

PAGES = {"nl": "wijzigen/index.html", "en": "en/change/index.html"}
UNFOLD = """for (const fold of document.querySelectorAll("#form .file details")) {
  if (fold.childNodes.length > 1 && fold.lastChild.hasChildNodes()) fold.open = true;
}"""


def unfolded(page: Page) -> Page:
    """The same form with each fold open that holds something."""
    page.locator(".result").wait_for()
    page.evaluate(UNFOLD)
    return page


def made(page: Page) -> str:
    """The file as the form shows it, after what was typed is in it."""
    return page.locator(".result:not([aria-busy]) pre").text_content() or ""


def opened_by(page: Page, button: Locator) -> str:
    """The address that a click on this button opens in a tab of its own."""
    page.evaluate("""void (window.opening = new Promise((done, fail) => {
      window.open = done;
      setTimeout(() => fail(new Error("nothing was opened")), 30000);
    }))""")
    button.click()
    return str(page.evaluate("window.opening"))


def paste(page: Page, text: str) -> None:
    pasted = page.get_by_label("De hele tekst van het bestand")
    if not page.get_by_label("Iets nieuws maken").is_visible():
        page.get_by_text("Wat wilt u doen?").click()
    if not pasted.is_visible():
        page.locator("summary", has_text="Of plak een bestand").click()
    pasted.fill(text)
    page.get_by_role("button", name="Open de geplakte tekst").click()
