"""Where a page is, as it says itself: an older Firefox tells nobody when a script gives a page another address."""

from __future__ import annotations

import re
import time

from playwright.sync_api import Error, Page

PATIENCE = 30  # seconds


def location(page: Page) -> str:
    """The address of a page."""
    return str(page.evaluate("location.href"))


def arrive(page: Page, wanted: str) -> None:
    """Wait until the address of a page is the wanted one, in which `**` stands for anything and `*` for a part of a path."""
    pattern = ".*".join(re.escape(part).replace(r"\*", "[^/]*") for part in wanted.split("**"))
    end = time.monotonic() + PATIENCE
    while not re.fullmatch(pattern, found := _now(page)):
        assert time.monotonic() < end, f"{found} is not {wanted}"
        page.wait_for_timeout(50)
    page.wait_for_load_state()


def _now(page: Page) -> str:
    """The address; empty while a page goes away."""
    try:
        return location(page)
    except Error:
        return ""
