"""What goes wrong around a build (a full disk, a folder that is not ours, no network, a strange path) costs no site, and is told of."""

from __future__ import annotations

import contextlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from roadmaps.checking.read import FilesRead, read_with_problems
from roadmaps.publishing import build as site
from tests.project import TESTS, copy_project
from tests.same_site import files

NOBODY = 65_534
COMMAND = [sys.executable, "-m", "roadmaps", "build"]
FULL, NOT_OURS = "de schijf is vol", "hier mag niet worden geschreven"


def run(project: Path, before: tuple[str, ...] = (), **options) -> subprocess.CompletedProcess[str]:
    """A build in a process of its own, without a word of Python's."""
    done = subprocess.run(
        [*before, *COMMAND], cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", **options
    )
    assert "Traceback" not in done.stdout and 'File "' not in done.stdout, done.stdout
    return done


def left(project: Path) -> list[str]:
    return [file.name for file in project.iterdir() if file.name.startswith((".build", ".site"))]


@pytest.fixture
def built(small_site: Path, tmp_path: Path) -> Path:
    """A project with a site that was built before."""
    made = copy_project(tmp_path / "project", TESTS / "kb")
    shutil.copytree(small_site, made / "site")
    (made / "kb/glossary/ov-regio.yml").unlink()  # the next site is another one
    return made


# --- circumstances that change nothing


def without_network() -> tuple[str, ...]:
    """What starts a program without any network: as root, or where everybody may."""
    for command in (("unshare", "-n"), ("unshare", "-rn")):
        with contextlib.suppress(OSError):
            if subprocess.run([*command, "true"], capture_output=True).returncode == 0:
                return (str(shutil.which(command[0])), *command[1:])
    return ()


def test_a_strange_path_no_network_no_other_programs_and_files_for_nobody_else_change_nothing(small_site, tmp_path):
    project = copy_project(tmp_path / "Mijn map’s ü (kopie) 日本 & meer", TESTS / "kb")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))}
    nowhere = tmp_path / "geen programma’s"
    done = run(project, without_network(), env=environment | {"LC_ALL": "C", "PATH": str(nowhere)}, umask=0o077)
    assert done.returncode == 0, done.stdout
    assert files(project / "site") == files(small_site)


def test_what_is_published_can_be_read_by_all(project):
    for file in project.rglob("*"):
        file.chmod(0o700 if file.is_dir() else 0o600)
    done = run(project, umask=0o077)
    assert done.returncode == 0, done.stdout
    for file in (project / "site", *(project / "site").rglob("*")):
        assert file.stat().st_mode & 0o777 == (0o755 if file.is_dir() else 0o644), file


def test_a_clock_that_was_set_back_hides_no_change(tmp_path):
    folder = Path(shutil.copytree(TESTS / "kb", tmp_path / "kb"))
    file, known = folder / "glossary/ov-regio.yml", FilesRead()
    os.utime(file, (time.time() + 86_400,) * 2)
    read_with_problems(folder, known)
    file.write_text(file.read_text("utf-8").replace("samen", "Samen"), "utf-8")
    for day in (0, -86_400):
        os.utime(file, (time.time() + day,) * 2)
        kb, told = read_with_problems(folder, known)
        assert told == [] and "Samen" in kb["ov-regio"].summary.nl


# --- what the disk refuses


def small_files(most: int):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


@pytest.mark.parametrize(
    "most", [pytest.param(0, marks=pytest.mark.long), 20_000, pytest.param(100_000, marks=pytest.mark.long)]
)
def test_a_file_that_cannot_be_written_to_its_end_leaves_the_last_site(built, small_site, most):
    done = run(built, preexec_fn=small_files(most))
    assert done.returncode == 1 and FULL in done.stdout and "the disk is full" in done.stdout, done.stdout
    assert files(built / "site") == files(small_site) and left(built) == []


@contextlib.contextmanager
def small_disk(folder: Path, size: str) -> Iterator[bool]:
    """A disk of this size at the folder; not where the system allows nobody to make one."""
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True)
    try:
        yield made.returncode == 0
    finally:
        if made.returncode == 0:
            subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize("share", [pytest.param(0.01, marks=pytest.mark.long), 0.1, 0.3])
def test_a_disk_that_is_full_leaves_the_last_site(small_site, tmp_path, share):
    """While a site is made the disk holds two: the last one, and of the new one no more than this share."""
    size = sum(file.stat().st_size + 4_096 for file in small_site.rglob("*")) // 1_000
    room = int(size * share)
    project = copy_project(tmp_path / "project", TESTS / "kb")
    with small_disk(tmp_path / "disk", f"{size + room}k") as real:
        place = tmp_path / "disk/site"
        shutil.copytree(small_site, place)
        (project / "site").symlink_to(place)
        limit = {} if real else {"preexec_fn": small_files(room * 10)}
        done = run(project, **limit)
        assert done.returncode == 1 and FULL in done.stdout, done.stdout
        assert files(place) == files(small_site) and left(place.parent) == []


# --- folders that are read-only, or of others


def without_rights() -> tuple[str, ...]:
    """What starts a program for which the rights of a folder count, as they do for all but root."""
    return ("setpriv", "--bounding-set", "-all", "--inh-caps", "-all") if os.geteuid() == 0 else ()


@pytest.mark.parametrize("of_others", [False, True])
def test_a_folder_that_may_not_be_written_in_is_told_of_and_left_alone(built, small_site, of_others):
    if of_others and os.geteuid() == 0:
        os.chown(built, NOBODY, NOBODY)
    else:
        built.chmod(0o555)
    done = run(built, without_rights(), env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"})
    built.chmod(0o755)
    assert done.returncode == 1 and NOT_OURS in done.stdout and "nothing may be written here" in done.stdout, (
        done.stdout
    )
    assert files(built / "site") == files(small_site) and left(built) == []


# --- kills


def started(project: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        COMMAND, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


@pytest.mark.long
def test_a_build_that_is_killed_at_any_moment_leaves_one_whole_site(built, small_site):
    """Half of the times all its processes go at once, half of the times only the first one: the others go on for a while."""
    start = time.perf_counter()
    copy = Path(shutil.copytree(built, built.with_name("once")))
    site.build(copy)
    seconds = time.perf_counter() - start
    old, new = files(small_site), files(copy / "site")
    chance, moments = random.Random(50), []
    for number in range(50):
        process = started(built)
        moments.append(chance.uniform(0, seconds * 1.2))
        time.sleep(moments[-1])
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL) if number % 2 else process.kill()
        process.wait()
        site.clear(built)
        found = files(built / "site")
        assert found in (old, new), (number, moments[-1])
        if found == new:
            shutil.rmtree(built / "site")
            shutil.copytree(small_site, built / "site")
    assert run(built).returncode == 0 and files(built / "site") == new and left(built) == []
