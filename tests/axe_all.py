"""`make axe`: axe-core over every page of the built site, light and dark, 1280 and 320 pixels, closed as it comes and with all that opens open.

The tests look at some pages of every kind, each in one of these states, and at what readers do there (`test_reader_states.py`);
this looks at every page in all states. Ends with 1 when anything is found.
"""

from __future__ import annotations

import functools
import http.server
import json
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from typing import Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, sync_playwright

from tests.chromium import ARGUMENTS, executable
from tests.project import ROOT

Scheme = Literal["light", "dark"]
SITE = ROOT / "site"
PROCESSES = 2
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
STATES: list[tuple[Scheme, int]] = [("light", 1280), ("dark", 1280), ("dark", 320), ("light", 320)]
OPEN = "for (const one of document.querySelectorAll('article details')) one.open = true"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def put_in(page: Page, state: tuple[Scheme, int]) -> None:
    """Show a page in one of the states."""
    scheme, width = state
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})


def violations(page: Page) -> list[str]:
    """What axe-core finds on a page that has AXE_SCRIPT: the rule and the element."""
    found = page.evaluate(f"axe.run(document, {json.dumps(RULES)})")["violations"]
    return [f"{item['id']}: {node['html'][:160]}" for item in found for node in item["nodes"]]


def look(pages: list[str]) -> list[str]:
    """Every violation on these pages, in each of the states: the page, the state, the rule and the element."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(playwright), args=ARGUMENTS)
        page = browser.new_page()
        for path in pages:
            page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
            page.evaluate(AXE_SCRIPT)
            for number, state in enumerate(STATES):
                put_in(page, state)
                if number:  # what is closed is not looked at; what is open holds all that is on the closed page
                    page.evaluate(OPEN)
                found += [f"/{path} {state}: {violation}" for violation in violations(page)]
        browser.close()
    return found


def main() -> int:
    pages = sorted(
        f"{file.parent.relative_to(SITE).as_posix()}/".removeprefix("./") for file in SITE.rglob("index.html")
    )
    began = time.monotonic()
    with ProcessPoolExecutor(PROCESSES) as pool:
        found = [
            line for lines in pool.map(look, [pages[start::PROCESSES] for start in range(PROCESSES)]) for line in lines
        ]
    print("\n".join(found))
    print(f"{len(pages)} pages, {len(STATES)} states each: {len(found)} violations, {time.monotonic() - began:.0f} s")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
