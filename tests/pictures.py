"""The pictures in the guides for editors, made from the real pages: `python -m tests.pictures [FOLDER OF A BUILT SITE]`.

Without a folder it builds a copy in which one English text is missing and one is behind, to show what readers see then.
A page or part that the site does not have is skipped, and named.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from roadmaps.publishing import build as site
from tests.chromium import ARGUMENTS, executable
from tests.project import ROOT, copy_project
from tests.serving import served

GUIDES = {"nl": ROOT / "docs/nl/redactie", "en": ROOT / "docs/en/editing"}
WIDTH, LONGEST = 760, 40_000  # pixels, bytes
RING = "outline: 4px solid #c2185b; outline-offset: 5px; border-radius: 4px;"


@dataclass(frozen=True, slots=True)
class Picture:
    """What to show: a page in each language, the part to put a ring around, and how high the picture is."""

    name: str
    nl: str
    en: str
    ring: str
    height: int


PICTURES = (
    Picture("foot", "uitdagingen/energie/", "en/challenges/energie/", ".actions a.edit", 230),
    Picture("report", "uitdagingen/energie/", "en/challenges/energie/", ".actions a:last-child", 230),
    Picture("citation", "begrippen/21st-century-skills/", "en/glossary/21st-century-skills/", "ul.cite", 400),
    Picture("status", "initiatieven/inkopen-met-impact/", "en/initiatives/inkopen-met-impact/", "td p.why q", 520),
    Picture("difference", "cijfers/cijfer-datacenters/", "en/figures/cijfer-datacenters/", "article .table", 520),
    Picture("missing", "en/focus-areas/grondstoffen/", "en/focus-areas/grondstoffen/", "article p.note", 420),
    Picture("translations", "vertalingen/", "en/translations/", "article .table", 520),
    Picture("form", "wijzigen/", "en/change/", ":has(> #form-kind)", 400),
    Picture("errors", "fouten/", "en/errors/", "#unknown-reference + dl", 420),
)


def main() -> int:
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else _site_behind_in_english(Path(work))
        browser = playwright.chromium.launch(executable_path=executable(playwright), args=ARGUMENTS)
        with served(folder) as address:
            for line in _make(browser, address, folder):
                print(line, flush=True)
        browser.close()
    return 0


def _site_behind_in_english(work: Path) -> Path:
    """Build a copy of the project in which the English of one page is partly missing and partly behind."""
    root = copy_project(work / "project", ROOT / "kb")
    shutil.copytree(ROOT / "docs", root / "docs", dirs_exist_ok=True)  # the real home pages again
    file = root / "kb/speerpunten/grondstoffen.yml"
    text = file.read_text("utf-8")
    text = re.sub(r"(\nsummary:\n  nl: .*\n)  en: .*\n  nl_hash: .*\n", r"\1", text)
    file.write_text(text.replace("zeven innovatieclusters", "zeven clusters", 1), "utf-8")
    site.build(root)
    return root / "site"


def _make(browser: Browser, address: str, folder: Path) -> Iterator[str]:
    for lang, guides in GUIDES.items():
        page = browser.new_page(viewport={"width": WIDTH, "height": 320}, color_scheme="light", reduced_motion="reduce")
        for picture in PICTURES:
            loc = getattr(picture, lang)
            exists = (folder / loc / "index.html").exists()
            data = _shot(page, address + loc, picture) if exists else None
            if data:
                (guides / f"{picture.name}.png").write_bytes(data)
            yield f"{lang} {picture.name}: " + (
                f"{len(data)} bytes" if data else "skipped, the site has no such page or part"
            )
        page.close()


def _shot(page: Page, address: str, picture: Picture) -> bytes | None:
    """The part of the page around what the ring is about; None when the page does not have it."""
    page.set_viewport_size({"width": WIDTH, "height": picture.height})
    page.goto(address, wait_until="networkidle")  # the form is made by its script
    part = page.locator(picture.ring).first
    if not part.count():
        return None
    part.evaluate("(part, ring) => { part.style.cssText += ring; part.scrollIntoView({block: 'center'}) }", RING)
    return _small(page.screenshot())


def _small(png: bytes) -> bytes:
    """The same picture with as many colours as fit: text stays sharp, unlike in a smaller size."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    for colours in (64, 32, 16, 8):
        out = io.BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() <= LONGEST:
            break
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
