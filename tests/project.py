"""A copy of the project with another knowledge base, for the tests and the benchmark to change and to build."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import yaml

TESTS = Path(__file__).parent
ROOT = TESTS.parent

# Where the site and its repository would live: the tests pass whatever mkdocs.yml says. Set before anything reads it.
SITE, REPOSITORY = "https://metropool.github.io/roadmaps/", "https://github.com/metropool/roadmaps"
os.environ.update(SITE_URL=SITE, REPOSITORY_URL=REPOSITORY)


def _socket(path: Path) -> None:
    """A socket with this name: made where we are, for a long path is refused."""
    with socket.socket(socket.AF_UNIX) as made, contextlib.chdir(path.parent):
        made.bind(path.name)


# What may stand at the place of a file without being one, and what a message calls it.
OTHERS: dict[str, tuple[Callable[[Path], None], str]] = {
    "dangling link": (lambda path: path.symlink_to(f"nergens{path.suffix}"), "een verwijzing (symlink)"),
    "link to a file": (lambda path: path.symlink_to("/etc/hostname"), "een verwijzing (symlink)"),
    "link to a folder": (lambda path: path.symlink_to("/etc"), "een verwijzing (symlink)"),
    "link to itself": (lambda path: path.symlink_to(path.name), "een verwijzing (symlink)"),
    "pipe": (os.mkfifo, "een pijp (FIFO)"),
    "socket": (_socket, "een socket"),
}


def copy_project(folder: Path, knowledge_base: Path) -> Path:
    """Make `folder`: this project with the given knowledge base and the home pages of the tests."""
    folder.mkdir()
    for name in ("roadmaps", "templates", "theme", "docs"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("macros.py", "mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(TESTS / "docs", folder / "docs", dirs_exist_ok=True)
    shutil.copytree(knowledge_base, folder / "kb")
    shutil.copytree(TESTS / "kb", folder / "tests/kb")  # its examples of each kind
    return folder


def with_report_of_2025(folder: Path) -> Path:
    """Make `folder`: the real knowledge base and a made-up report on 2025, as an editor would put it in."""
    report = TESTS / "report-2025"
    shutil.copytree(ROOT / "kb", folder)
    shutil.copytree(report / "kb", folder, dirs_exist_ok=True)
    for edit in yaml.safe_load((report / "edits.yml").read_text("utf-8")):
        file, above = folder / edit["file"], f"\n{edit['above']}\n"
        before, after = file.read_text("utf-8").split(above)
        file.write_text(before.rstrip("\n") + "\n" + edit["lines"].rstrip("\n") + "\n" + above + after, "utf-8")
    return folder
