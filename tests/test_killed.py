"""A build that is killed, at any place, costs no site and leaves nothing: the next one sees to both."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

# A real build in a process of its own. Only MkDocs and Pagefind are left out, which take long: a page stands for theirs.
BUILD = """
import os, signal, sys, time
from pathlib import Path
from roadmaps.publishing import build

page, moment = sys.argv[1:3]

def languages(root, ready, work, extra):
    folder = getattr(work, "folder", work)
    for lang in ("nl", "en"):
        (folder / lang).mkdir()
        (folder / lang / "index.html").write_text(page)
        (folder / lang / "sitemap.xml").write_text("")
    if moment == "while building":
        os.kill(os.getpid(), signal.SIGKILL)
    if moment == "wait":
        print("waiting", flush=True)
        sys.stdin.readline()

real = Path.rename
def rename(self, target):
    moved = real(self, target)
    if moment == "between the two steps" and self.name == "site":
        os.kill(os.getpid(), signal.SIGKILL)
    if moment == "after the two steps" and Path(target).name == "site":
        os.kill(os.getpid(), signal.SIGKILL)
    return moved

build._languages, build._index, Path.rename = languages, lambda *_: None, rename
build.build(Path.cwd())
"""
KILLED = ["while building", "between the two steps", "after the two steps"]


def start(project: Path, page: str, moment: str = "") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, page, moment],
        cwd=project,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def build(project: Path, page: str, moment: str = "") -> int:
    process = start(project, page, moment)
    said = process.communicate(timeout=300)[0]
    assert "Traceback" not in said, said
    return process.returncode


def page(project: Path) -> str:
    return (project / "site/index.html").read_text("utf-8")


def left(project: Path) -> list[str]:
    return [file.name for file in project.iterdir() if file.name.startswith((".build", ".site"))]


@pytest.fixture
def built(project: Path) -> Path:
    assert build(project, "de laatste goede") == 0 and page(project) == "de laatste goede" and left(project) == []
    return project


@pytest.mark.parametrize("moment", KILLED)
def test_the_next_build_clears_what_a_killed_one_left(built, moment):
    assert build(built, "afgebroken", moment) == -signal.SIGKILL and left(built)
    assert build(built, "nieuw") == 0
    assert page(built) == "nieuw" and left(built) == []


@pytest.mark.parametrize(
    "moment, stays", [*zip(KILLED, ["de laatste goede", "de laatste goede", "afgebroken"], strict=True)]
)
def test_the_last_good_site_is_put_back_even_when_nothing_can_be_built(built, moment, stays):
    assert build(built, "afgebroken", moment) == -signal.SIGKILL
    (built / "kb/glossary/ov-regio.yml").write_text("id: [\n", "utf-8")
    failed = start(built, "nieuw")
    assert "[broken-yaml]" in failed.communicate(timeout=300)[0] and failed.returncode == 1
    assert page(built) == stays and left(built) == []


@pytest.fixture
def waiting(built: Path) -> Iterator[subprocess.Popen[str]]:
    """A build that is halfway; it goes on when it is told to."""
    process = start(built, "langzaam", "wait")
    assert process.stdout
    assert any("waiting" in line for line in process.stdout)
    yield process
    process.kill()
    process.communicate()


def test_two_builds_at_once_leave_each_other_alone(built, waiting):
    assert len(left(built)) == 1
    assert build(built, "snel") == 0 and page(built) == "snel" and len(left(built)) == 1
    waiting.communicate("\n", timeout=300)
    assert waiting.returncode == 0 and page(built) == "langzaam" and left(built) == []


def test_a_folder_of_somebody_else_stays(built):
    (built / ".build-cache").mkdir()
    (built / ".build-list.txt").write_text("x")
    assert build(built, "nieuw") == 0
    assert sorted(left(built)) == [".build-cache", ".build-list.txt"]


@pytest.mark.parametrize("command", [["build"], ["serve", "--port", "0"]])
def test_each_command_that_builds_puts_the_last_good_site_back(built, command):
    build(built, "afgebroken", "between the two steps")
    assert not (built / "site").exists()
    (built / "kb/glossary/ov-regio.yml").write_text("id: [\n", "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "roadmaps", *command], cwd=built, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    for _ in range(600):
        if process.poll() is not None or ((built / "site").exists() and not left(built)):
            break
        time.sleep(0.1)
    process.kill()
    process.communicate()
    assert page(built) == "de laatste goede" and set(left(built)) <= {".build"}


@pytest.mark.parametrize("folder", [".", "kb", "kb/glossary/ov-regio.yml"])
def test_a_folder_that_is_no_site_is_never_replaced(project, folder):
    before = sorted(project.rglob("*"))
    done = subprocess.run(
        [sys.executable, "-m", "roadmaps", "build", folder],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 1 and "hier staat iets anders dan een site" in done.stderr
    assert sorted(project.rglob("*")) == before
