"""The rooms of the package: each imports only from those before it, and says what happens there."""

import ast
import re
from pathlib import Path

import pytest

import roadmaps
from tests.project import ROOT

PACKAGE = ROOT / "roadmaps"
MODULES = sorted(PACKAGE.rglob("*.py"))
# In the order in which they stand in the docstring of the package, which explains them.
ROOMS = re.search(r"^words → .*$", roadmaps.__doc__, re.M)[0].split(" → ")


def room_of(file: Path) -> str:
    """The room of a module; the two that stand in none come after all."""
    return file.relative_to(PACKAGE).parts[0] if file.parent != PACKAGE else ""


def imports(file: Path) -> list[tuple[str, str]]:
    """(module, name) for everything that a module imports from this project."""
    found = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, "") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [(str(node.module), alias.name) for alias in node.names]
    return [(module, name) for module, name in found if module.split(".")[0] in ("roadmaps", "macros", "tests")]


def test_only_rooms_stand_in_the_package():
    there = {path.name for path in PACKAGE.iterdir() if path.name != "__pycache__"}
    assert there == {*ROOMS, "__init__.py", "__main__.py", "py.typed"}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_happens_there_and_what_may_be_imported(room):
    told = ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text("utf-8")))
    assert len(told.split("\n")[0]) > 40
    assert "May be imported: " in told
    assert re.search(r"Imports (from|nothing)", told)


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_arrow_runs_back_up(file):
    before = ROOMS[: ROOMS.index(room_of(file)) + 1] if room_of(file) else ROOMS
    for module, name in imports(file):
        assert module.startswith("roadmaps"), f"{module} stands at the top level; what the package needs stands in it"
        known = module.split(".")[1] if "." in module else name
        assert known in before, f"{room_of(file)} comes before {known}, and cannot import {module}"


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_what_starts_with_an_underscore_stays_in_its_module(file):
    assert [name for _, name in imports(file) if name.startswith("_")] == []


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_the_first_line_says_what_a_file_is_for(file):
    assert ast.get_docstring(ast.parse(file.read_text("utf-8")))


def test_nothing_changes_where_python_looks_for_modules():
    files = [*MODULES, ROOT / "macros.py", *(ROOT / "tests").glob("*.py")]
    changing = re.compile(r"sys\.path(\.|\s*\+?=|\[)")
    assert [file.name for file in files if changing.search(file.read_text("utf-8"))] == []


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_function_fits_on_a_screen(file):
    functions = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)]
    assert [node.name for node in functions if node.end_lineno - node.lineno >= 30] == []
