"""What a change does: what is the same, what pairs with what, what git can and cannot give, and what a file cannot do to a report.

Reports of whole edits are in tests/edits/, by test_editing.py.
"""

import os
import re
import shutil
from pathlib import Path

import markdown
import pytest

from roadmaps.__main__ import main
from roadmaps.changes import versions
from roadmaps.changes.compare import compare, differences
from roadmaps.changes.every_page import PageChanges, every_page, page_changes
from roadmaps.changes.marks import MARKDOWN, code, plain
from roadmaps.changes.telling import word_changes
from roadmaps.checking.read import read
from roadmaps.kinds.parts import Role
from roadmaps.reading.base import Prose, Text
from roadmaps.reading.thing import Citation, Quantity
from tests.project import TESTS
from tests.test_history import commit, git


def prose(*texts: str) -> tuple[Prose, ...]:
    return tuple(Prose(nl=text, en=text) for text in texts)


def role(organisation: str, text: str) -> Role:
    return Role(
        organisation=organisation, role=Text(nl=text, en=text), sources=(Citation(source="verslag", heading="K"),)
    )


def told(was, now) -> list[tuple[str, str, str]]:
    """Each difference as (sort, Dutch before, Dutch after)."""
    return [
        (one.sort, getattr(one.before, "nl", str(one.before)), getattr(one.after, "nl", str(one.after)))
        for one in differences(was, now, ("items",))
    ]


PATHS, SHEDS = "Er komen paden in de hele stad", "Er komen stallingen bij het station"


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        (prose("a", "b"), prose("nieuw", "a", "b"), [("text", "None", "nieuw")]),
        (prose("a", "b", "c"), prose("a", "c"), [("text", "b", "None")]),
        (prose("a", "b"), prose("b", "a"), [("order", "None", "None")]),
        (
            prose(PATHS, SHEDS),
            prose("bellen", PATHS.replace("hele", "halve"), SHEDS),
            [("text", "None", "bellen"), ("text", PATHS, PATHS.replace("hele", "halve"))],
        ),
        (
            prose(PATHS, SHEDS),
            prose(SHEDS.replace("het", "elk")),
            [("text", PATHS, "None"), ("text", SHEDS, SHEDS.replace("het", "elk"))],
        ),
        (
            (role("stad", "betaalt"), role("bond", "helpt")),
            (role("bond", "helpt mee"),),
            [("part", str(role("stad", "betaalt")), "None"), ("text", "helpt", "helpt mee")],
        ),
        ((Quantity(value=2),), (Quantity(value=3),), [("figure", str(Quantity(value=2)), str(Quantity(value=3)))]),
        ((), (), []),
    ],
    ids=[
        "inserted",
        "removed",
        "reordered",
        "inserted-beside-a-mended-one",
        "removed-beside-a-mended-one",
        "by-id",
        "figure",
        "nothing",
    ],
)
def test_items_of_a_list_are_paired(was, now, expected):
    assert told(was, now) == expected


def test_a_fingerprint_alone_is_no_difference():
    one, other = (Quantity(value=2, unit=Text(nl="km", en="km", nl_hash=hash_)) for hash_ in (None, "bcdfghjk"))
    assert list(differences((one,), (other,))) == []
    assert list(differences(Text(nl="a", en="a"), Text(nl="a", en="a", nl_hash="bcdfghjk"))) == []


def test_words_far_from_a_change_are_left_out():
    before = " ".join(f"w{number}" for number in range(40))
    assert (
        word_changes(MARKDOWN, before, before.replace("w20", "x"))
        == "… w16 w17 w18 w19 ~~w20~~ **x** w21 w22 w23 w24 …"
    )


HOSTILE = [
    "::error file=a::x",
    "<img src=x onerror=alert(1)>",
    "</details>",
    "<!-- weg",
    "[a](https://example.org)",
    "![a](https://example.org/a.png)",
    "**vet** _na_ ~~weg~~",
    "`code`",
    "@iemand",
    "a | b",
    "# Kop",
    "\\`x`",
    "https://example.org",
    "&lt;b&gt;",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_file_is_only_text(text):
    """Read as Markdown it shows itself, and makes no element, mention or command."""
    for line in (f"- {plain(text)}", f"- ~~oud~~ **{plain(text)}**", f"- {code(text)}"):
        html = markdown.markdown(line)
        assert set(re.findall(r"</?(\w+)", html)) <= {"ul", "li", "strong", "code"}, html
        assert not line.startswith("::") and not re.search(r"(?<!`)::(?!.*`$)", line)
    assert not re.search(r"@\w|https?://|(?<!\\)[*_`|~\[]|<", plain(text).replace("\\\\", ""))


def test_a_path_cannot_end_its_code():
    assert code("docs/nl/`<b>`\n::error::x.md") == "`docs/nl/?<b>??::error::x.md`"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch) -> Path:
    """A repository with the fixture knowledge base in its first commit."""
    root = tmp_path / "project"
    shutil.copytree(TESTS / "kb", root / "kb")
    (root / "docs/nl").mkdir(parents=True)
    (root / "docs/nl/weg.md").write_text("---\nbeside: gone/\n---\n# Weg\n\n{{ bestond_vroeger() }}\n", "utf-8")
    shutil.copy(TESTS.parent / "mkdocs.yml", root)
    git(tmp_path, "init", "-q", str(root))
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Begin")
    monkeypatch.chdir(root)
    return root


def diff(capsys, *arguments: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = main(["diff", "--lang", "nl", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_changes_that_are_not_committed_count(repository, capsys):
    file = repository / "kb/speerpunten/fietsen.yml"
    file.write_text(file.read_text("utf-8").replace("De stad is vlak.", "De stad is heel vlak."), "utf-8")
    status, said, _ = diff(capsys, "--base", "HEAD", "--output", "uit.md")
    assert status == 0 and "belang: De stad is **heel** vlak." in said and "# What" not in said
    assert (repository / "uit.md").read_text("utf-8") == said


def test_what_the_other_branch_did_since_does_not_count(repository, capsys):
    git(repository, "checkout", "-q", "-b", "ander")
    commit(
        repository,
        "kb/glossary/ov-regio.yml",
        (repository / "kb/glossary/ov-regio.yml").read_text("utf-8").replace("OV-regio", "OVR"),
        "b",
        "2026-03-02",
    )
    git(repository, "checkout", "-q", "-")
    assert "Aan de inhoud verandert voor lezers niets." in diff(capsys, "--base", "ander")[1]


def test_a_thing_and_a_page_that_are_just_gone_are_told(repository, capsys):
    (repository / "kb/glossary/samenwerking.yml").unlink()
    (repository / "docs/nl/weg.md").unlink()
    said = diff(capsys, "--base", "HEAD")[1]
    assert "## Weg (1)\n\n- **" in said
    for address in ("begrippen/samenwerking/", "en/glossary/samenwerking/", "weg/"):
        assert f"- `/{address}` – let op: bezoekers krijgen een foutmelding" in said


def test_a_thing_that_leaves_word_that_it_was_removed(repository, capsys):
    (repository / "kb/glossary/samenwerking.yml").write_text(
        "id: samenwerking\nname: {nl: Samenwerking, en: Cooperation}\nremoved: 2026-11-28\nreason: {nl: Dubbel., en: Double.}\n",
        "utf-8",
    )
    said = diff(capsys, "--base", "HEAD")[1]
    assert (
        "- `/begrippen/samenwerking/` – de pagina zegt nu dat het is weggehaald" in said and "foutmelding" not in said
    )


def test_a_link_to_outside_and_a_reference(repository, capsys):
    file = repository / "kb/sources/plan-2017.yml"
    link = re.search(r"https://\S+", file.read_text("utf-8"))[0]
    file.write_text(file.read_text("utf-8").replace(link, "https://example.org/nieuw"), "utf-8")
    said = diff(capsys, "--base", "HEAD")[1]
    assert (
        "## Links naar andere websites (2)" in said
        and f"~~`{link}`~~ (weg)" in said
        and "**`https://example.org/nieuw`** (nieuw)" in said
    )
    assert "## Teksten" not in said


def test_an_earlier_version_with_mistakes_still_gives_its_files(repository, capsys):
    whole_text = (repository / "kb/glossary/ov-regio.yml").read_text("utf-8")
    bad = commit(repository, "kb/glossary/ov-regio.yml", "id: [", "Kapot", "2026-03-02")
    (repository / "kb/glossary/ov-regio.yml").write_text(whole_text, "utf-8")
    (repository / "docs/nl/é.md").write_text("# Nieuw\n", "utf-8")
    status, said, _ = diff(capsys, "--base", bad)
    assert status == 0 and "voldoen niet aan de regels van nu" in said
    assert "- `docs/nl/é.md` (nieuw)\n- `kb/glossary/ov-regio.yml` (gewijzigd)" in said


def test_a_name_that_is_no_utf8_can_be_told_of(repository, capsys, tmp_path):
    bad = commit(repository, "kb/glossary/ov-regio.yml", "id: [", "Kapot", "2026-03-02")
    shutil.copy(TESTS / "kb/glossary/ov-regio.yml", repository / "kb/glossary/ov-regio.yml")
    (repository / "docs/nl" / os.fsdecode(b"caf\xe9.md")).write_text("# Nieuw\n", "utf-8")
    status, said, _ = diff(capsys, "--base", bad, "--output", str(tmp_path / "report.md"))
    assert status == 0 and "- `docs/nl/caf\ufffd.md` (nieuw)" in said
    assert (tmp_path / "report.md").read_text("utf-8") == said


def test_a_link_in_an_earlier_version_is_not_followed(repository):
    (repository / "docs/nl/geheim.md").symlink_to("/etc/hostname")
    git(repository, "add", "docs")
    git(repository, "commit", "-q", "-m", "Verwijzing")
    with versions.version(repository, "HEAD") as folder:
        assert not os.path.lexists(folder / "docs/nl/geheim.md") and (folder / "docs/nl").is_dir()


def test_a_version_without_data_gives_its_files(repository, capsys):
    git(repository, "checkout", "-q", "--orphan", "leeg")
    git(repository, "rm", "-rq", "--cached", ".")
    commit(repository, "README.md", "leeg", "Leeg", "2026-03-02")
    status, said, _ = diff(capsys, "--base", "HEAD")
    assert status == 0 and "`kb/sources/plan-2017.yml` (nieuw)" in said


def test_present_data_with_mistakes_are_told_and_nothing_else(repository, capsys):
    (repository / "kb/glossary/ov-regio.yml").write_text("id: [", "utf-8")
    status, said, wrong = diff(capsys, "--base", "HEAD")
    assert (status, said) == (1, "") and "kb/glossary/ov-regio.yml" in wrong


def unrelated(repository: Path) -> str:
    first = git(repository, "rev-parse", "--abbrev-ref", "HEAD")
    git(repository, "checkout", "-q", "--orphan", "apart")
    git(repository, "commit", "-q", "-m", "Apart")
    git(repository, "checkout", "-q", first)
    return "apart"


@pytest.mark.parametrize(
    ("ref", "dutch", "english"),
    [
        ("nergens", "Deze versie is er niet: nergens.", "There is no such version: nergens."),
        ("--help", "Deze versie is er niet: --help.", "There is no such version: --help."),
        ("", "Deze versie is er niet: .", "There is no such version: ."),
        (
            unrelated,
            "apart en deze versie hebben geen gemeenschappelijk begin.",
            "apart and this version have no common start.",
        ),
    ],
    ids=["unknown", "an-option", "empty", "unrelated"],
)
def test_a_version_that_git_cannot_give_is_told_in_both_languages(repository, capsys, ref, dutch, english):
    status, said, wrong = diff(capsys, f"--base={ref(repository) if callable(ref) else ref}")
    assert (status, said) == (1, "") and dutch in wrong and english in wrong and len(wrong.splitlines()) == 2


def test_a_shallow_clone_says_how_to_fetch_the_rest(repository, tmp_path, monkeypatch, capsys):
    first = git(repository, "rev-parse", "HEAD")
    commit(repository, "README.md", "a", "FollowUp", "2026-03-02")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    assert "git fetch --unshallow" in diff(capsys, "--base", first)[2]


def test_a_folder_without_git_is_told(project, monkeypatch, capsys):
    monkeypatch.chdir(project)
    assert "Hier is geen git" in diff(capsys, "--base", "HEAD")[2]


def test_without_the_program_git_that_is_told(repository, monkeypatch, capsys):
    monkeypatch.setenv("PATH", "")
    assert "Hier is geen git" in diff(capsys, "--base", "HEAD")[2]


def test_a_version_comes_out_of_git_and_leaves_the_files_alone(repository):
    first = git(repository, "rev-parse", "HEAD")
    commit(repository, "kb/glossary/ov-regio.yml", "later", "b", "2026-03-02")
    with versions.version(repository, first) as folder:
        assert (folder / "kb/glossary/ov-regio.yml").read_bytes() == (TESTS / "kb/glossary/ov-regio.yml").read_bytes()
        assert sorted(path.name for path in folder.iterdir()) == ["docs", "kb"]
    assert (repository / "kb/glossary/ov-regio.yml").read_text() == "later" and not folder.exists()


def test_the_same_is_the_same(graph):
    assert compare(graph.kb, graph.kb).nothing
    assert (
        page_changes(graph.kb, TESTS / "docs", read(TESTS / "kb"), TESTS / "docs", "https://example.org/r")
        == PageChanges()
    )


def test_a_hand_written_page_goes_before_a_made_one(graph, tmp_path):
    (tmp_path / "nl/begrippen").mkdir(parents=True)
    (tmp_path / "nl/begrippen/index.md").write_text(
        '---\nbeside: x\n---\n# Zelf\n\n{{ count("glossary") }} begrippen\n', "utf-8"
    )
    made = every_page(graph, tmp_path, "nl", "https://example.org/r")
    assert made["begrippen/"] == "# Zelf\n\n2 begrippen" and made["begrippen/ov-regio/"].count(">OV-regio</h1>") == 1


@pytest.mark.parametrize("item", ["Oud", 3])
def test_an_item_without_fields_is_known_by_its_place(item):
    [found] = differences((), (item,))
    assert [step.name for step in found.loc] == [None]
