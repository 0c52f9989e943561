"""`make serve`: both languages at a local address, and a change is shown within seconds."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

PATIENCE = 300  # seconds; far more than a build takes, for a slow machine


def get(address: str) -> str:
    with contextlib.suppress(OSError):
        return urllib.request.urlopen(address, timeout=30).read().decode("utf-8")
    return ""


def wait_for(address: str, text: str) -> float:
    """Wait until the page has the text; gives the seconds that took."""
    start = time.monotonic()
    while text not in get(address):
        assert time.monotonic() - start < PATIENCE, f"{text!r} never came at {address}"
        time.sleep(0.2)
    return time.monotonic() - start


@pytest.fixture
def served(project: Path) -> Iterator[tuple[Path, str, subprocess.Popen]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "roadmaps", "serve", "--port", str(port)],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # A shell makes its background jobs deaf to Ctrl-C, and their children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    yield project, f"http://127.0.0.1:{port}/", process
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=PATIENCE)


def test_serve_follows_changes_and_survives_mistakes(served):
    project, address, process = served
    wait_for(address, "Proefsite")
    assert "Trial site" in get(address + "en/")
    wait_for(address + "pagefind/nl/pagefind-entry.json", "languages")  # the index is made in the background

    file = project / "kb/speerpunten/fietsen.yml"
    good = file.read_text("utf-8")
    file.write_text(good.replace("Meer mensen op de fiets.", "Veel meer mensen op de fiets."), "utf-8")
    wait_for(address + "speerpunten/fietsen/", "Veel meer mensen op de fiets.")

    file.write_text(good.replace("summary:", "sumary:"), "utf-8")
    for line in process.stdout:
        if "[unknown-key]" in line:
            break
    assert line.startswith("kb/speerpunten/fietsen.yml:")
    assert "Veel meer mensen" in get(address + "speerpunten/fietsen/"), "the last good page stays"

    file.write_text(good.replace("Meer mensen op de fiets.", "Nog meer mensen op de fiets."), "utf-8")
    wait_for(address + "speerpunten/fietsen/", "Nog meer mensen op de fiets.")


@pytest.mark.parametrize(
    "file, old, new",
    [
        ("templates/speerpunt.html.jinja", "{{ parts.top(page, thing) }}", "{{ parts.top(page, thing) }}<p>NIEUW</p>"),
        ("roadmaps/words/words.yml", "about_page: {nl: Over deze pagina", "about_page: {nl: NIEUW"),
        (
            "roadmaps/reading/i18n.py",
            "def capital(text: str) -> str:",
            "def capital(text: str) -> str:\n    text = 'NIEUW ' + text",
        ),
        ("theme/partials/mark.html", "<svg", "<b>NIEUW</b><svg"),
    ],
    ids=["template", "words", "program", "theme"],
)
def test_a_change_of_the_site_itself_shows_too(served, file, old, new):
    project, address, _ = served
    wait_for(address + "speerpunten/fietsen/", "Fietsen")
    text = (project / file).read_text("utf-8")
    assert old in text
    (project / file).write_text(text.replace(old, new, 1), "utf-8")
    wait_for(address + "speerpunten/fietsen/", "NIEUW")


def test_an_open_page_follows_by_itself_and_shows_what_is_wrong(served, browser):
    project, address, _ = served
    wait_for(address, "Proefsite")
    page = browser.new_page()
    page.goto(address + "speerpunten/fietsen/")
    file = project / "kb/speerpunten/fietsen.yml"
    good = file.read_text("utf-8")
    file.write_text(good.replace("summary:", "sumary:"), "utf-8")
    expect(page.get_by_role("alert")).to_contain_text("kb/speerpunten/fietsen.yml:")
    expect(page.locator("h1")).to_have_text("Fietsen")
    file.write_text(good.replace("Meer mensen op de fiets.", "Nog meer mensen op de fiets."), "utf-8")
    expect(page.get_by_text("Nog meer mensen op de fiets.").first).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
