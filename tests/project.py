"""A copy of the project with another knowledge base, for the tests and the benchmark to change and to build."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent

# Where the site and its repository would live: the tests pass whatever mkdocs.yml says. Set before anything reads it.
SITE, REPOSITORY = "https://metropool.github.io/roadmaps/", "https://github.com/metropool/roadmaps"
os.environ.update(SITE_URL=SITE, REPOSITORY_URL=REPOSITORY)

# What may stand at the place of a file without being one.
NO_FILES = {
    "folder": Path.mkdir,
    "dangling link": lambda path: path.symlink_to(f"nergens{path.suffix}"),
    "link": lambda path: path.symlink_to("/etc/hostname"),
    "pipe": os.mkfifo,
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
    return folder
