"""What the tests share: the fixture knowledge base, built sites, a web server and a real browser."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from roadmaps.checking.read import read
from roadmaps.pages.graph import Graph
from roadmaps.pages.tracker import Tracker
from roadmaps.publishing import build as site
from tests import firefox
from tests.chromium import ARGUMENTS, executable
from tests.form_page import PAGES
from tests.project import ROOT, TESTS, copy_project, with_report_of_2025
from tests.serving import served

WIDE: ViewportSize = {"width": 1280, "height": 900}  # of a window, in pixels
NARROW: ViewportSize = {"width": 320, "height": 800}

# How much of a page moved while it was there, as the browser adds it up.
MOVED = """window.moved = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) moved += one.value; }).observe({ type: "layout-shift", buffered: true });"""

expect.set_options(timeout=20_000)  # ms; a slow machine is no failure


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="accept the present output as the expected one")
    parser.addoption("--firefox", action="store_true", help="run what needs a browser, in Firefox")
    parser.addoption("--no-browser", action="store_true", help="run what needs no browser")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In Firefox only what needs a browser, and can be told to Firefox, is run."""
    if config.getoption("--firefox"):
        items[:] = [item for item in items if _needs_browser(item) and not item.get_closest_marker("chromium")]
    if config.getoption("--no-browser"):
        items[:] = [item for item in items if not _needs_browser(item)]


def _needs_browser(item: pytest.Item) -> bool:
    return "browser" in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def bless(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--bless"))


@pytest.fixture(scope="session")
def graph() -> Graph:
    """The tiny complete knowledge base of the tests."""
    return Graph(read(TESTS / "kb"))


NOW, NEXT_YEAR = "now", "with-report-2025"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What a test states of the real knowledge base must stay true when next year's report is in; its site is built once, as it is."""
    if "real" in metafunc.fixturenames and not {"real_site", "real_address"} & set(metafunc.fixturenames):
        metafunc.parametrize("real", [NOW, NEXT_YEAR], indirect=True, scope="session")


@pytest.fixture(scope="session")
def real(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The real knowledge base, as it is or with a made-up report of 2025 added."""
    if getattr(request, "param", NOW) == NOW:
        return Graph(read(ROOT / "kb"))
    return Graph(read(with_report_of_2025(tmp_path_factory.mktemp("next") / "kb")))


@pytest.fixture(scope="session")
def tracker(graph: Graph) -> Tracker:
    """What was planned and realised in the knowledge base of the tests."""
    return Tracker(graph)


@pytest.fixture(scope="session")
def real_tracker(real: Graph) -> Tracker:
    """What was planned and realised in the real knowledge base."""
    return Tracker(real)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that holds the fixture knowledge base, to change and to build."""
    return copy_project(tmp_path / "project", TESTS / "kb")


@contextlib.contextmanager
def shared(factory: pytest.TempPathFactory, name: str) -> Iterator[tuple[Path, bool]]:
    """A folder for all processes that run tests side by side, and whether one of them filled it already: the others wait."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with (folder.parent / f"{name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder.mkdir(exist_ok=True)
        whole = folder / "whole"
        yield folder, whole.exists()
        whole.touch()


@pytest.fixture(scope="session")
def build_for_browser(request: pytest.FixtureRequest) -> Callable[[Path, Path], Path]:
    """Builds the site of a project into a folder, for the browser of this run."""

    def build(project: Path, folder: Path) -> Path:
        site.build(project, folder)
        if request.config.getoption("--firefox"):
            firefox.allow_questions(folder)
        return folder

    return build


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory, build_for_browser: Callable[[Path, Path], Path]) -> Path:
    """The site of the fixture knowledge base, with all kinds of things, built once."""
    with shared(tmp_path_factory, "small") as (folder, made):
        if not made:
            build_for_browser(copy_project(folder / "project", TESTS / "kb"), folder / "project/site")
    return folder / "project/site"


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory, build_for_browser: Callable[[Path, Path], Path]) -> Path:
    """The real site, built once, away from site/."""
    with shared(tmp_path_factory, "real") as (folder, made):
        if not made:
            build_for_browser(ROOT, folder / "site")
    return folder / "site"


@pytest.fixture(scope="session")
def small_address(small_site: Path) -> Iterator[str]:
    with served(small_site) as address:
        yield address


@pytest.fixture(scope="session")
def real_address(real_site: Path) -> Iterator[str]:
    with served(real_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A real Chromium, or with `--firefox` a real Firefox. Without one the tests fail: they never pass by skipping."""
    with sync_playwright() as playwright:
        if request.config.getoption("--firefox"):
            program = firefox.executable(tmp_path_factory.mktemp("firefox"))
            started = playwright.firefox.launch(
                executable_path=program, channel=firefox.CHANNEL, firefox_user_prefs=firefox.SETTINGS
            )
        else:
            started = playwright.chromium.launch(executable_path=executable(playwright), args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, real_address: str) -> Iterator[Callable[..., Any]]:
    """Opens an address of the real site, and remembers every request and script error."""
    contexts: list[BrowserContext] = []

    def open_(path: str = "", size: ViewportSize = WIDE, base: str = real_address, **options: Any) -> Any:
        context = browser.new_context(viewport=size, **options)
        contexts.append(context)
        page: Any = context.new_page()  # with two lists of ours
        page.requests, page.errors = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on("console", lambda message: page.errors.append(message.text) if message.type == "error" else None)
        page.goto(urljoin(base, path))
        return page

    yield open_
    for context in contexts:
        assert context.cookies() == []
        for opened in context.pages:
            page: Any = opened
            assert page.errors == []
            foreign = [
                url
                for url in page.requests
                if not url.startswith((real_address.split("/roadmaps")[0], "http://127.0.0.1", "data:"))
            ]
            assert foreign == []
        context.close()


@pytest.fixture
def form(small_site: Path, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens the form straight from the folder: a draft of a kind, a file to change by its id, or nothing yet."""
    contexts: list[BrowserContext] = []

    def opened(
        kind: str | None = None,
        draft: dict[str, Any] | None = None,
        lang: str = "nl",
        id: str = "",
        **options: Any,
    ) -> Page:
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(f"file://{small_site / PAGES[lang]}" + (f"?id={id}" if id else ""))
        if kind and draft:
            page.evaluate(
                "([kind, draft]) => localStorage.setItem('roadmap-form-' + kind, draft)", [kind, json.dumps(draft)]
            )
        if kind:
            page.select_option("#form-kind", kind)
            page.wait_for_function(
                "kind => roadmapMake.form.kind === kind", arg=kind
            )  # once it can read and write files
        return page

    yield opened
    for context in contexts:
        context.close()
