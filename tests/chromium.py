"""Finding a browser for the tests: an installed one, else Playwright's download, else Debian's package."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Playwright

ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",)


def executable(playwright: Playwright) -> str:
    """The path of a Chromium or Chrome that can be run. Raises RuntimeError when there is no way to get one."""
    for find in (_installed, lambda: _downloaded(playwright), _from_debian):
        if path := find():
            return path
    raise RuntimeError("No Chromium or Chrome found, and none could be installed. Install one and try again.")


def _installed() -> str | None:
    return next((path for path in [*map(shutil.which, NAMES), *PLACES] if path and Path(path).exists()), None)


def _downloaded(playwright: Playwright) -> str | None:
    path = playwright.chromium.executable_path
    if not Path(path).exists():
        print("Downloading Chromium for the tests …", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return path if Path(path).exists() else None


def _from_debian() -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    print("Installing Debian's Chromium for the tests …", flush=True)
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False)
    return _installed()
