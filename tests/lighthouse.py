"""`make lighthouse`: what Lighthouse says of the built site, as a phone sees it. Needs Node.js (npx) and a Chromium.

Serves site/ compressed, as GitHub Pages does, and prints the scores; ends with 1 when one is below its bar.
"""

from __future__ import annotations

import gzip
import http.server
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

from roadmaps.kinds import KINDS
from roadmaps.pages.page_list import root_of
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES
from tests.chromium import executable
from tests.project import ROOT

VERSION = "lighthouse@12.8.2"
BARS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
# The pages written by hand that differ in what they are; of every kind its list and its first page come with them.
WRITTEN = {
    "nl": [
        "",
        "gepland-en-gerealiseerd/",
        "streefdoelen/",
        "themas-en-routes/",
        "kaart/",
        "vergelijken/",
        "wijzigen/",
        "data/",
    ],
    "en": ["", "planned-and-realised/", "targets/", "themes-and-routes/", "map/", "compare/", "change/", "data/"],
}
TEXT = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".xml": "application/xml",
}


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes())


class _Compressed(http.server.BaseHTTPRequestHandler):
    """The built site below /, compressed and cached as a static host would."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = ROOT / "site" / self.path.split("?")[0].lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        body = (_packed(path) if path.suffix in TEXT else path.read_bytes()) if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", TEXT.get(path.suffix, "application/octet-stream"))
        if found and path.suffix in TEXT:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=31536000")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def pages(site: Path) -> Iterator[str]:
    """The addresses to measure: pages written by hand, and of every kind its list and its first page, in both languages."""
    for lang in LANGUAGES:
        root = root_of(lang)
        yield from (root + path for path in WRITTEN[lang])
        for kind in KINDS:
            section = f"{root}{i18n.section(kind, lang)}/"
            yield section
            yield f"{section}{min(file.parent.name for file in (site / section).glob('*/index.html'))}/"


def measure(url: str, chrome: str) -> dict[str, int]:
    """The four scores of a page, 0 to 100, with Lighthouse's mobile profile."""
    done = subprocess.run(
        [
            "npx",
            "--yes",
            VERSION,
            url,
            "--quiet",
            "--output=json",
            "--output-path=stdout",
            "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-background-networking",
        ],
        capture_output=True,
        text=True,
        env=os.environ | {"CHROME_PATH": chrome},
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    report = json.loads(done.stdout)
    if os.environ.get("VERBOSE"):
        for name, audit in report["audits"].items():
            if audit.get("score") is not None and audit["score"] < 0.9:
                print(f"    {name}: {audit.get('displayValue', '')} {audit['title']}")
    return {name: round(report["categories"][name]["score"] * 100) for name in BARS}


def main() -> int:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Compressed)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        chrome = executable(playwright)
    print(f"{'page':45}" + "".join(f"{name:>16}" for name in BARS))
    low = 0
    for path in pages(ROOT / "site"):
        scores = measure(f"http://127.0.0.1:{server.server_port}/{path}", chrome)
        low += any(scores[name] < bar for name, bar in BARS.items())
        print(f"/{path:44}" + "".join(f"{score:>16}" for score in scores.values()), flush=True)
    return int(low > 0)


if __name__ == "__main__":
    sys.exit(main())
