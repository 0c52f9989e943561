"""The menu in the settings is checked before MkDocs reads it: a mistake is told with its place, and pages out of reach are advice."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from roadmaps.handwritten.destinations import Destinations
from roadmaps.handwritten.menu import Menu, menu_problems, read_menu
from roadmaps.handwritten.page_check import page_problems
from roadmaps.handwritten.unreached import unreached
from roadmaps.kinds import KINDS
from tests.project import ROOT

MENUS = {"nl": "mkdocs.yml", "en": "mkdocs.en.yml"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The real pages and menus, to break."""
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    for name in MENUS.values():
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def told(graph, root: Path) -> list[tuple[str, str, int]]:
    site = Destinations(graph.kb, root / "docs", [])
    return [(one.code, one.place.path, one.place.line) for one in menu_problems(root / "docs", site)]


def test_the_real_menus_are_right(real, root):
    assert told(real, root) == [] and page_problems(real.kb, ROOT / "docs") == []
    for lang, name in MENUS.items():
        menu = read_menu(root / name, lang)
        assert isinstance(menu, Menu) and len(menu.lines) > len(KINDS)


def test_the_english_menu_is_read_too(graph, root):
    file = root / "mkdocs.en.yml"
    change(file, "milestones/index.md", "mijlpalen/index.md")
    line = next(number for number, text in enumerate(file.read_text("utf-8").split("\n"), 1) if "mijlpalen" in text)
    assert told(graph, root) == [("menu-page-nowhere", "mkdocs.en.yml", line)]


def test_without_a_menu_of_its_own_english_would_show_the_dutch_one(graph, root):
    text = (root / "mkdocs.en.yml").read_text("utf-8")
    (root / "mkdocs.en.yml").write_text(text.split("nav:")[0], "utf-8")
    assert told(graph, root) == [("menu-missing", "mkdocs.en.yml", 1)]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("  - Plannen:\n", "\t- Plannen:\n", "tab"),
        ("      - Speerpunten:", "     - Speerpunten:", "broken-yaml"),
        ("nav:\n", "nav: [\n", "broken-yaml"),
        ("theme:\n  name: material\n", "theme:\n  name: material\n custom: x\n", "broken-yaml"),
        ("nav:\n", "", "broken-yaml"),
    ],
)
def test_a_broken_menu_stops_no_program_and_is_told_with_its_place(project, old, new, code):
    change(project / "mkdocs.yml", old, new)
    for command in ("check", "build"):
        done = subprocess.run([sys.executable, "-m", "roadmaps", command], cwd=project, capture_output=True, text=True)
        assert done.returncode == 1 and "Traceback" not in done.stderr + done.stdout
        assert f"[{code}]" in done.stderr and "mkdocs.yml:" in done.stderr
    if "theme" not in old and old != "nav:\n":
        assert "https://metropool.github.io/roadmaps/fouten/" in done.stderr


def test_pages_that_nothing_leads_to_are_advice(root):
    assert list(unreached(root / "docs")) == []
    (root / "docs/nl/verloren.md").write_text("---\nbeside: lost/\n---\n# Verloren\n\n[Meer](meer.md)\n", "utf-8")
    (root / "docs/nl/meer.md").write_text("---\nbeside: more/\n---\n# Meer\n", "utf-8")
    found = list(unreached(root / "docs"))
    assert [str(one) for one in found] == [
        "docs/nl/meer.md:1: [nl] geen menu of link leidt naar deze pagina / no menu or link leads to this page: meer/",
        "docs/nl/verloren.md:1: [nl] geen menu of link leidt naar deze pagina / no menu or link leads to this page: verloren/",
    ]
    change(root / "docs/nl/over.md", "\n# ", "\n[Verloren](verloren.md)\n\n# ")
    assert list(unreached(root / "docs")) == [], "a link of a page in the menu leads to it, and from there on"
