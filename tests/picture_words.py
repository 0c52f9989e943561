"""`make words`: every picture of the built site at four widths: no word cut off, over another one, or broken without a hyphen.

The tests look at one page with each sort of picture in both languages; this looks at all. Ends with 1 when anything is found.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.chromium import ARGUMENTS, executable
from tests.project import ROOT
from tests.serving import served

SITE = ROOT / "site"
WIDTHS = (1280, 768, 390, 320)
# What is a picture: each sort has a name of its own in the HTML of a page.
SORTS = {
    "neighbours": 'class="chart map"',
    "flow": 'id="flow"',
    "choices": 'class="choices"',
    "strand": 'id="strand"',
    "timeline": 'id="timeline"',
    "matrix": 'class="matrix ',
    "scores": 'id="score-chart"',
    "money": 'id="money-chart"',
}
FAULTS = """() => {
  const pictures = "figure.chart, .choices, .flow, table.timeline, table.matrix";
  const found = [], words = [];
  for (const one of document.querySelectorAll("details")) one.open = true;
  const unseen = (one) => !one.checkVisibility() || one.closest("title, desc")
    || [...ancestors(one)].some((above) => getComputedStyle(above).clipPath === "inset(50%)");
  function* ancestors(one) { for (let above = one; above; above = above.parentElement) yield above; }
  const within = (box, edge) =>
    box.left >= edge.left - 1 && box.right <= edge.right + 1 && box.top >= edge.top - 1 && box.bottom <= edge.bottom + 1;
  const cut = (one, box) => box.left < -1 || box.right > innerWidth + 1
    || [...ancestors(one)].some((above) => getComputedStyle(above).overflowX !== "visible"
      && above !== document.documentElement && above !== document.body && !(above instanceof SVGElement)
      && !within(box, above.getBoundingClientRect()));
  const boxes = (text, from, to) => {
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, to);
    return [...range.getClientRects()].filter((box) => box.width > 0);
  };
  const broken = (text, from, to) => {
    for (let at = from + 1; at < to; at++) {
      const [before] = boxes(text, at - 1, at), [after] = boxes(text, at, at + 1);
      if (before && after && after.top > before.bottom - 3 && !/[-–—/\\u00ad]/.test(text.data[at - 1])) return true;
    }
    return false;
  };
  for (const picture of document.querySelectorAll(pictures)) {
    if (picture.parentElement.closest(pictures)) continue;
    const texts = document.createTreeWalker(picture, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode, holder = text.parentElement;
      if (!text.data.trim() || unseen(holder) || holder.closest("code")) continue; // code may break anywhere
      if (text.data.includes("…")) found.push(`cut short: ${text.data}`);
      for (const match of text.data.matchAll(/\\S+/g)) {
        const [from, to] = [match.index, match.index + match[0].length];
        const lines = boxes(text, from, to);
        if (lines.some((box) => cut(holder, box))) found.push(`cut off: ${match[0]}`);
        if (lines.length > 1 && broken(text, from, to)) found.push(`broken: ${match[0]}`);
        for (const box of lines) words.push({ text, word: match[0], box });
      }
    }
  }
  words.sort((one, other) => one.box.top - other.box.top);
  words.forEach((one, number) => {
    for (let next = number + 1; next < words.length && words[next].box.top < one.box.bottom - one.box.height / 5; next++) {
      const other = words[next];
      if (other.text !== one.text && other.box.left < one.box.right - 1 && one.box.left < other.box.right - 1)
        found.push(`over each other: ${one.word}, ${other.word}`);
    }
  });
  return [...new Set(found)];
}"""


def pages_with(site: Path) -> dict[str, list[str]]:
    """The pages of a built site that have a picture of each sort, those with most in them first."""
    found: dict[str, list[tuple[int, str]]] = {sort: [] for sort in SORTS}
    for file in sorted(site.rglob("index.html")):
        text = file.read_text("utf-8")
        for sort, mark in SORTS.items():
            if mark in text:
                found[sort].append((-len(text), f"{file.parent.relative_to(site).as_posix()}/".removeprefix("./")))
    return {sort: [path for _, path in sorted(pages)] for sort, pages in found.items()}


def one_of_each(site: Path) -> list[str]:
    """For each sort of picture the page with most in it, in each language."""
    of_sort = pages_with(site).values()
    chosen = [
        next((path for path in pages if bool(re.match("en/", path)) == en), None)
        for pages in of_sort
        for en in (False, True)
    ]
    return sorted({path for path in chosen if path})


def faults(page: Page, address: str, paths: list[str]) -> Iterator[str]:
    """What is wrong on these pages, each at four widths."""
    for path in paths:
        page.goto(address + path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            yield from (f"/{path} at {width}: {fault}" for fault in page.evaluate(FAULTS))


def main() -> int:
    paths = sorted({path for pages in pages_with(SITE).values() for path in pages})
    with sync_playwright() as playwright, served(SITE) as address:
        browser = playwright.chromium.launch(executable_path=executable(playwright), args=ARGUMENTS)
        found = list(faults(browser.new_page(), address, paths))
        browser.close()
    print("\n".join(found))
    print(f"{len(paths)} pages, {len(WIDTHS)} widths: {len(found)} faults")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
