"""A copy of the project with another knowledge base, for the tests and the benchmark to change and to build."""
from __future__ import annotations

import shutil
from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent


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
