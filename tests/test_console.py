"""Every command speaks on every console: one without UTF-8 stops nothing, and never shows a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from roadmaps.__main__ import COMMANDS
from tests.test_history import git

# As a bare container or an old server is set up: Python is kept from choosing UTF-8 by itself.
BARE = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def said(project: Path, *arguments: str, status: int = 0, **more: str) -> str:
    """All that a command prints on such a console."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONIOENCODING"} | BARE | more
    done = subprocess.run(
        [sys.executable, "-m", "roadmaps", *arguments],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    text = done.stdout.decode("latin-1" if "PYTHONIOENCODING" in more else "utf-8")
    assert done.returncode == status, text
    assert "Traceback" not in text and "Error:" not in text, text
    return text


@pytest.fixture
def committed(project: Path) -> Path:
    """A project in git, with one commit."""
    git(project, "init", "-q")
    git(project, "add", "kb", "docs")
    git(project, "commit", "-q", "-m", "Eerste")
    return project


@pytest.mark.parametrize("command", COMMANDS)
def test_help(command, project):
    assert "usage" in said(project, command, "--help")


def test_what_is_right(project):
    assert "thema" in said(project, "check")


def test_a_mistake_is_told_in_dutch_with_its_marks(project):
    (project / "kb/glossary/café.yml").write_text("id: [\n", "utf-8")
    (project / "kb/glossary" / os.fsdecode(b"caf\xe9.yml")).write_text("id: [\n", "utf-8")
    told = said(project, "check", status=1)
    assert (
        "kb/glossary/café.yml:2:" in told and "kb/glossary/caf�.yml:2:" in told and "Verwacht: aanhalingstekens" in told
    )
    said(project, "check", "--github", status=1)


def test_a_file_that_is_not_formatted(project):
    assert "GitHub Actions › edit" in said(project, "fmt", "--check", status=1)


def test_a_console_of_latin_letters_shows_a_mark_for_what_it_lacks(project):
    assert "thema?s" in said(project, "check", PYTHONIOENCODING="latin-1")


@pytest.mark.parametrize(
    "arguments",
    [
        ("lint",),
        ("fmt",),
        ("confirm", "fietsen"),
        ("confirm", "--all"),
        ("new", "theme", "proef"),
        ("rename", "fietsen", "wielrijden"),
        ("addresses",),
        ("schema",),
        ("check", "--github", "--base", "HEAD"),
        ("diff", "--base", "HEAD"),
    ],
    ids=" ".join,
)
def test_a_command_that_succeeds(committed, arguments):
    page = committed / "kb/glossary/ov-regio.yml"
    page.write_text(page.read_text("utf-8").replace("nl: ", "nl: Ç’…·", 1), "utf-8")
    said(committed, *arguments)


@pytest.mark.parametrize(
    "arguments", [("rename", "fietsen", "wielrijden"), ("confirm", "docs/en/about.md"), ("check",)]
)
def test_a_page_that_is_no_utf8_is_told_of(project, arguments):
    page = project / "docs/en/about.md"
    page.write_bytes(page.read_bytes().replace(b"nl_hash:", b"form:") + b"caf\xe9\n")
    assert "docs/en/about.md:" in (told := said(project, *arguments, status=1)) and "[not-utf8]" in told


def test_a_build_and_one_that_fails(project):
    assert "pagina’s controleren" in said(project, "build")
    assert "Roadmaps" in (project / "site/index.html").read_text("utf-8")
    page = project / "docs/nl/over.md"
    page.write_text(page.read_text("utf-8") + "\n[weg’s](kaart.md#café)\n", "utf-8")
    assert "café" in said(project, "build", status=1)
