"""A browser that sees whether anything of strangers runs: opens pages, and tells all that should not be there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.chromium import ARGUMENTS, executable

PAGES_PER_TAB = 200  # one that has shown thousands holds a gigabyte, and is slow
# Before anything of the page: what the texts call is counted, and so is what the policy stops, for that was in the page.
_BEFORE = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print"]) window[name] = () => { window.ran.push(name); return false; };
addEventListener("securitypolicyviolation", (event) => window.ran.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
# What stands in the page and could run, or ask others. Links to other sites are what an editor may write.
_FAULTS = """() => {
  const found = [...window.ran];
  const ours = (address) => new URL(address, document.baseURI).origin === location.origin;
  const harmless = /^(https?:|mailto:|blob:)/;
  const data = ["application/json", "application/ld+json"];
  const never = "iframe, frame, object, embed, applet, base[href], foreignObject, animate, set, math, portal, style";
  for (const one of document.querySelectorAll(never)) found.push(one.outerHTML.slice(0, 200));
  for (const one of document.querySelectorAll("script")) {
    if (one.src ? !ours(one.src) : !data.includes(one.type)) found.push(one.outerHTML.slice(0, 200));
    if (!one.src) try { JSON.parse(one.textContent); } catch (error) { found.push(String(error)); }
  }
  const parts = [document, ...[...document.querySelectorAll("template")].map((one) => one.content)];
  for (const one of parts.flatMap((part) => [...part.querySelectorAll("*")])) for (const { name, value } of one.attributes) {
    const says = `${one.localName} ${name}=${value.slice(0, 200)}`;
    if (/^on|^srcdoc$|^formaction$|^ping$/i.test(name)) found.push(says);
    if (/^(href|src|action|xlink:href|poster|data|background|cite)$/i.test(name) && URL.canParse(value, document.baseURI)
        && !harmless.test(new URL(value, document.baseURI).protocol)) found.push(says);
    if (/^(src|action|srcset|poster)$/i.test(name) && !ours(value)) found.push(says);
    if (name === "content" && one.httpEquiv?.toLowerCase() === "refresh" && !ours(value.replace(/^[^=]*=/, ""))) found.push(says);
  }
  return found;
}"""


@dataclass
class Watcher:
    """A window that remembers what went wrong, and where."""

    browser: Browser
    address: str  # of the site
    faults: list[str] = field(default_factory=list)
    opened: int = 0

    def __post_init__(self) -> None:
        self.context: BrowserContext = self.browser.new_context()
        self.context.add_init_script(_BEFORE)
        self.origin = "{0.scheme}://{0.netloc}/".format(urlsplit(self.address))
        self.page = self.new_page()

    def new_page(self) -> Page:
        page = self.context.new_page()
        page.on("dialog", lambda dialog: self._dialog(dialog))
        page.on("pageerror", lambda error: self._tell(f"error: {error}"))
        page.on("console", lambda message: self._tell(message.text) if message.type == "error" else None)
        page.on("request", lambda request: self._asked(request.url))
        return page

    def renew(self) -> None:
        """Go on in a new tab."""
        self.page.close()
        self.page = self.new_page()

    def _dialog(self, dialog: Any) -> None:
        self._tell(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, address: str) -> None:
        if not address.startswith((self.origin, "data:image/", "blob:")):
            self._tell(f"asked: {address}")

    def _tell(self, what: str) -> None:
        self.faults.append(f"{self.page.url}: {what}")

    def open(self, path: str) -> None:
        """Open a page of the site and look at it: all its scripts have run by then."""
        self.page.goto(self.address + path, wait_until="domcontentloaded")
        self.opened += 1
        self.look()

    def look(self) -> None:
        """Look at the page as it is now."""
        for fault in self.page.evaluate(_FAULTS):
            self._tell(fault)

    def close(self) -> None:
        assert self.context.cookies() == []
        self.context.close()


def faults_of(address: str, paths: Sequence[str]) -> list[str]:
    """What should not be there on these pages of a site. In browsers of its own, one for each processor."""
    processors = os.cpu_count() or 1
    shares = [paths[start::processors] for start in range(processors)]
    with get_context("spawn").Pool(processors) as side_by_side:
        found = side_by_side.starmap(_faults_of, [(address, share) for share in shares])
    return [fault for faults in found for fault in faults]


def _faults_of(address: str, paths: Sequence[str]) -> list[str]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(playwright), args=ARGUMENTS)
        watcher = Watcher(browser, address)
        for number, path in enumerate(paths):
            if number % PAGES_PER_TAB == 0:
                watcher.renew()
            watcher.open(path)
        watcher.close()
        browser.close()
    return watcher.faults
