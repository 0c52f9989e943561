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
    path = installed(*NAMES, *PLACES) or _downloaded(playwright) or from_debian("chromium", *NAMES)
    if path is None:
        raise RuntimeError("No Chromium or Chrome found, and none could be installed. Install one and try again.")
    return path


def installed(*names: str) -> str | None:
    """The first of these programs that is there."""
    return next((path for path in map(shutil.which, names) if path), None)


def _downloaded(playwright: Playwright) -> str | None:
    path = playwright.chromium.executable_path
    if not Path(path).exists():
        print("Downloading Chromium for the tests …", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return path if Path(path).exists() else None


def from_debian(package: str, *names: str) -> str | None:
    """One of these programs, from Debian's package; None where that cannot be installed."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    print(f"Installing Debian's {package} for the tests …", flush=True)
    subprocess.run(["apt-get", "update", "-qq"], check=False)
    subprocess.run(["apt-get", "install", "-y", "-qq", package], check=False)
    return installed(*names)
