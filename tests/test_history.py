"""When data last changed is what git says, and unknown where git cannot say it: never today."""

import os
import subprocess
from pathlib import Path

import pytest

from roadmaps.checking.read import read
from roadmaps.pages.graph import Graph
from roadmaps.pages.history import IGNORED, Commit, history
from roadmaps.pages.site import Site
from roadmaps.reading.docs_pages import pairs
from tests.project import TESTS


def git(root: Path, *arguments: str, day: str = "2026-03-01") -> str:
    when = f"{day}T12:00:00+00:00"
    environment = {
        "GIT_COMMITTER_DATE": when,
        "GIT_AUTHOR_DATE": when,
        "HOME": str(root),
        "PATH": "/usr/bin:/bin:/usr/local/bin",
    }
    names = ["-c", "user.name=Een redacteur", "-c", "user.email=r@example.org"]
    return subprocess.run(
        ["git", "-C", str(root), *names, *arguments], env=environment, check=True, capture_output=True, text=True
    ).stdout.strip()


def commit(root: Path, path: str, text: str, subject: str, day: str) -> str:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")
    git(root, "add", path)
    git(root, "commit", "-q", "-m", subject, day=day)
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    root.mkdir()
    git(root, "init", "-q")
    commit(root, "kb/glossary/ov-regio.yml", "a", "Eerste", "2026-01-10")
    commit(root, "kb/glossary/samenwerking.yml", "a", "Tweede", "2026-02-10")
    commit(root, "README.md", "a", "Iets anders", "2026-02-20")
    return root


def test_each_file_has_its_own_last_change(repository):
    last = history(repository).last
    assert str(last["kb/glossary/ov-regio.yml"].day) == "2026-01-10"
    assert last["kb/glossary/samenwerking.yml"].subject == "Tweede"
    assert "README.md" not in last and len(history(repository).commits) == 2


def test_a_commit_that_only_formats_does_not_count(repository):
    hash_ = commit(repository, "kb/glossary/ov-regio.yml", "b", "Opmaak", "2026-05-01")
    assert str(history(repository).last["kb/glossary/ov-regio.yml"].day) == "2026-05-01"
    (repository / IGNORED).write_text(f"# opmaak\n{hash_}\n", "utf-8")
    assert str(history(repository).last["kb/glossary/ov-regio.yml"].day) == "2026-01-10"


def test_a_comment_behind_an_ignored_commit_is_no_part_of_it(repository):
    hash_ = commit(repository, "kb/glossary/ov-regio.yml", "b", "Opmaak", "2026-05-01")
    (repository / IGNORED).write_text(f"{hash_} # opmaak\n", "utf-8")
    assert str(history(repository).last["kb/glossary/ov-regio.yml"].day) == "2026-01-10"


@pytest.mark.parametrize("renames", ["true", "false"])
def test_a_rename_is_a_change_and_is_not_followed_whatever_somebody_set(repository, renames):
    git(repository, "config", "diff.renames", renames)
    git(repository, "mv", "kb/glossary/ov-regio.yml", "kb/glossary/ov.yml")
    git(repository, "commit", "-q", "-m", "Hernoemd", day="2026-05-01")
    assert history(repository).commits[0].files == ("kb/glossary/ov-regio.yml", "kb/glossary/ov.yml")
    assert str(history(repository).last["kb/glossary/ov.yml"].day) == "2026-05-01"


@pytest.mark.parametrize("separator", ["\u2028", "\x85", "\x0b", "\x01"])
def test_a_subject_cannot_add_a_file(repository, separator):
    commit(repository, "docs/nl/a.md", "a", f"Een{separator}kb/glossary/ov-regio.yml", "2026-06-01")
    assert history(repository).commits[0].files == ("docs/nl/a.md",)


def test_many_pages_are_folded_and_pictures_are_not_pages(repository):
    for name in ("1.md", "2.md", "3.md", "4.md", "5.md", "6.md", "beeld.png"):
        (repository / "docs/nl").mkdir(parents=True, exist_ok=True)
        (repository / "docs/nl" / name).write_text(f"# Pagina {name[0]}", "utf-8")
    git(repository, "add", "docs")
    git(repository, "commit", "-q", "-m", "Veel", day="2026-06-01")
    graph = Graph(read(TESTS / "kb"))
    site = Site(graph, "nl", "https://example.org/r", history(repository), written=pairs(repository / "docs"))
    page = site.overview("commit", "technische-wijzigingen/")
    assert '<a href="../3/">Pagina 3</a>' in page
    assert "<details><summary>Pagina’s (6)</summary>" in page and "beeld.png" not in page


def test_a_shallow_clone_knows_nothing(repository, tmp_path):
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(tmp_path / "shallow"))
    assert history(tmp_path / "shallow").commits == ()
    git(tmp_path, "clone", "-q", f"file://{repository}", str(tmp_path / "whole"))
    assert history(tmp_path / "whole") == history(repository)


def test_a_folder_without_git_knows_nothing(tmp_path):
    assert history(tmp_path).commits == ()


def test_a_folder_inside_another_repository_knows_nothing(repository):
    """Its paths would be those of the other one."""
    assert history(repository / "kb").commits == ()


@pytest.mark.parametrize(
    ("lang", "unknown", "day"), [("nl", "onbekend", "10 januari 2026"), ("en", "unknown", "10 January 2026")]
)
def test_a_page_says_when_its_data_changed_or_that_it_is_not_known(repository, lang, unknown, day):
    graph = Graph(read(TESTS / "kb"))
    known = Site(graph, lang, "https://example.org/r", history(repository)).page(graph["ov-regio"], "a/ov-regio/")
    assert day in known and "https://example.org/r/commits/main/kb/glossary/ov-regio.yml" in known
    assert f"<dd>{unknown}." in Site(graph, lang, "https://example.org/r").page(graph["ov-regio"], "a/ov-regio/")


def test_what_somebody_wrote_stays_text(repository):
    commit(repository, "kb/glossary/ov-regio.yml", "c", "<script>alert(1)</script> {{ 7 * 7 }}", "2026-06-01")
    graph = Graph(read(TESTS / "kb"))
    page = Site(graph, "nl", "https://example.org/r", history(repository)).overview("commit", "technische-wijzigingen/")
    assert "&lt;script&gt;" in page and "<script>" not in page and "{{ 7 * 7 }}" in page
    assert page.index("1 juni 2026") < page.index("10 februari 2026") < page.index("10 januari 2026")


def raw_commit(root: Path, message: bytes, when: bytes = b"1780315200 +0000") -> str:
    """Put a commit on top as it comes out of another program: git itself would mend what is not UTF-8."""
    tree, parent = git(root, "write-tree").encode(), git(root, "rev-parse", "HEAD").encode()
    person = b"Een redacteur <r@example.org> " + when
    text = b"tree %s\nparent %s\nauthor %s\ncommitter %s\n\n%s\n" % (tree, parent, person, person, message)
    made = subprocess.run(
        ["git", "-C", str(root), "hash-object", "-t", "commit", "-w", "--literally", "--stdin"],
        input=text,
        check=True,
        capture_output=True,
    )
    git(root, "reset", "-q", "--soft", made.stdout.decode().strip())
    return made.stdout.decode().strip()


def test_a_message_that_is_no_utf8_is_told_as_far_as_it_can_be_read(repository):
    (repository / "kb/glossary/ov-regio.yml").write_text("b", "utf-8")
    git(repository, "add", "kb")
    raw_commit(repository, b"Caf\xe9s erbij")
    assert [commit.subject for commit in history(repository).commits] == ["Caf\ufffds erbij", "Tweede", "Eerste"]


def test_a_path_that_is_no_utf8_hides_no_other(repository):
    (repository / "docs").mkdir()
    Path(os.fsdecode(bytes(repository) + b"/docs/caf\xe9.png")).write_bytes(b"x")
    git(repository, "add", "docs")
    commit(repository, "kb/glossary/ov-regio.yml", "b", "Twee", "2026-05-01")
    assert history(repository).commits[0].files == ("docs/caf\ufffd.png", "kb/glossary/ov-regio.yml")


def test_the_encoding_that_somebody_set_for_git_changes_no_word(repository):
    commit(repository, "kb/glossary/ov-regio.yml", "b", "Cafés erbij", "2026-05-01")
    git(repository, "config", "i18n.logOutputEncoding", "ISO-8859-1")
    assert history(repository).commits[0].subject == "Cafés erbij"


@pytest.mark.parametrize("when", [b"999999999999 +0000", b"99999999999999999999 +0000", b"-1 +0000", b"x +0000"])
def test_a_clock_that_was_wrong_stops_nothing(repository, when):
    (repository / "kb/glossary/ov-regio.yml").write_text("b", "utf-8")
    git(repository, "add", "kb")
    raw_commit(repository, b"Later", when)
    assert {"Tweede", "Eerste"} <= {commit.subject for commit in history(repository).commits}


def test_a_list_of_ignored_commits_that_is_no_utf8_is_read_all_the_same(repository):
    hash_ = commit(repository, "kb/glossary/ov-regio.yml", "b", "Opmaak", "2026-05-01")
    (repository / IGNORED).write_bytes(b"# caf\xe9\n" + hash_.encode() + b"\n")
    assert "Opmaak" not in {commit.subject for commit in history(repository).commits}


def test_names_of_people_are_not_kept(repository):
    assert "redacteur" not in str(history(repository)) and set(Commit.__slots__) == {
        "hash",
        "day",
        "subject",
        "files",
        "versions",
    }
