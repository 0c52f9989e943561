"""What the tests share: the fixture knowledge base, built sites, a web server and a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from roadmaps.checking.read import read
from roadmaps.pages.graph import Graph
from roadmaps.pages.tracker import Tracker
from roadmaps.publishing import build as site
from tests.chromium import ARGUMENTS, executable
from tests.project import ROOT, TESTS, copy_project
from tests.serving import served

expect.set_options(timeout=20_000)  # ms; a slow machine is no failure


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="accept the present output as the expected one")


@pytest.fixture(scope="session")
def bless(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--bless"))


@pytest.fixture(scope="session")
def graph() -> Graph:
    """The tiny complete knowledge base of the tests."""
    return Graph(read(TESTS / "kb"))


@pytest.fixture(scope="session")
def real() -> Graph:
    """The real knowledge base."""
    return Graph(read(ROOT / "kb"))


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


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the fixture knowledge base, with all kinds of things, built once."""
    root = copy_project(tmp_path_factory.mktemp("small") / "project", TESTS / "kb")
    site.build(root)
    return root / "site"


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once, away from site/."""
    folder = tmp_path_factory.mktemp("real") / "site"
    site.build(ROOT, folder)
    return folder


@pytest.fixture(scope="session")
def small_address(small_site: Path) -> Iterator[str]:
    with served(small_site) as address:
        yield address


@pytest.fixture(scope="session")
def real_address(real_site: Path) -> Iterator[str]:
    with served(real_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium. Without one the tests fail: they never pass by skipping."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable(playwright), args=ARGUMENTS)
        yield chromium
        chromium.close()
