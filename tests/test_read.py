"""Reading a knowledge base again: only what changed is read, and what is known of one version counts for the other."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from roadmaps.checking.read import FilesRead, read_with_problems
from roadmaps.reading.kb import KnowledgeBase
from tests.project import TESTS

PAGE, OTHER = "glossary/ov-regio.yml", "glossary/samenwerking.yml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TESTS / "kb", tmp_path / "kb"))


def edit(folder: Path, change: str) -> None:
    """Do to one file what an editor does."""
    file = folder / PAGE
    if change == "removed":
        file.unlink()
    elif change == "renamed":
        file.rename(file.with_name("regio.yml"))
    else:
        file.write_text(file.read_text("utf-8").replace("OV-regio", "OV") + ("x: [\n" if change == "broken" else ""))
        os.utime(file, ns=(1, 1))  # another time, however coarse the clock


CHANGES = ("altered", "broken", "removed", "renamed")


def same(before: KnowledgeBase, after: KnowledgeBase) -> set[str]:
    """The ids of what was not read again: the very same things."""
    return {id_ for id_, thing in after.things.items() if before.things.get(id_) is thing}


@pytest.mark.parametrize("change", CHANGES)
def test_who_reads_again_reads_what_changed_alone(folder, change):
    known = FilesRead()
    before, _ = read_with_problems(folder, known)
    edit(folder, change)
    again, told = read_with_problems(folder, known)
    assert (again, told) == read_with_problems(folder)
    assert same(before, again) == set(before.things) - {"ov-regio"}


@pytest.mark.parametrize("change", CHANGES)
def test_of_another_version_what_is_the_same_is_known(folder, change, tmp_path):
    known = FilesRead()
    before, _ = read_with_problems(folder, known)
    other = Path(shutil.copytree(folder, tmp_path / "other/kb"))
    edit(other, change)
    again, told = read_with_problems(other, known.beside(folder, other))
    assert (again, told) == read_with_problems(other)
    assert same(before, again) == set(before.things) - {"ov-regio"}


def test_a_file_that_could_not_be_read_is_read_again_in_another_version(folder, tmp_path):
    edit(folder, "broken")
    (folder / OTHER).write_bytes(b"\xff")
    known = FilesRead()
    read_with_problems(folder, known)
    other = Path(shutil.copytree(folder, tmp_path / "other/kb"))
    assert read_with_problems(other, known.beside(folder, other)) == read_with_problems(other)
