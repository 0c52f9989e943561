"""Every mistake has one broken file and its whole expected message: `pytest tests --bless` accepts the present ones."""

import os
import random
import re
import shutil
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel, TypeAdapter

from roadmaps.__main__ import main
from roadmaps.checking.read import read
from roadmaps.kinds import KINDS
from roadmaps.reading.examples import example_at
from roadmaps.reading.load import parse
from roadmaps.reading.messages import MESSAGES
from roadmaps.reading.problems import Invalid, Place, Problem
from tests.project import OTHERS

TESTS = Path(__file__).parent
CASES = sorted(folder.name for folder in (TESTS / "broken").iterdir())
EXPECTED = "expected.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the fixture knowledge base, to break."""
    return shutil.copytree(TESTS / "kb", tmp_path / "kb")


def complaint(folder: Path, capsys) -> str:
    """What `python -m roadmaps check` says about a knowledge base with mistakes."""
    assert main(["check", str(folder)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    return said.err


@pytest.mark.parametrize("case", CASES)
def test_whole_message(case, folder, capsys, bless):
    broken = TESTS / "broken" / case
    beside = shutil.ignore_patterns(EXPECTED, "docs", "mkdocs*.yml")
    shutil.copytree(broken, folder, dirs_exist_ok=True, symlinks=True, ignore=beside)
    for menu in broken.glob("mkdocs*.yml"):
        shutil.copy(menu, folder.parent)
    if (broken / "docs").exists():  # pages written by hand stand beside the knowledge base
        shutil.copytree(broken / "docs", folder.parent / "docs", symlinks=True)
    said = complaint(folder, capsys)
    if bless:
        (broken / EXPECTED).write_text(said, "utf-8")
    assert said == (broken / EXPECTED).read_text("utf-8")


# --- what cannot be kept as a small file


def test_file_of_10_mb(folder, capsys):
    (folder / "glossary/groot.yml").write_bytes(b"a: b\n" * 2_000_000)
    assert "kb/glossary/groot.yml:1:1: het bestand is 10000 kB groot [too-big]" in complaint(folder, capsys)


def test_a_file_full_of_one_mistake_shows_the_first_ones_and_tells_the_number(folder, capsys):
    with (folder / "organisations/gemeente-voorbeeldstad.yml").open("a", encoding="utf-8") as file:
        file.writelines(f"veld{number}: a\n" for number in range(30))
    told = complaint(folder, capsys)
    assert told.count("    Verwacht:") == 20
    assert "en nog 10 van deze fouten / and 10 more of these [unknown-key]" in told and "30 fouten gevonden" in told


def test_a_file_that_fits_its_folder_is_not_said_to_be_of_another_kind(folder, capsys):
    file = folder / "organisations/gemeente-voorbeeldstad.yml"
    written = re.sub(r"(?m)^type: .*$", "type: iets", file.read_text("utf-8"))
    where = "sources: [{source: plan-2017, heading: Fietsen}]"
    described = f"description:\n  text: {{nl: Een gemeente., en: A municipality.}}\n  {where}\n"
    file.write_text(written + (described if "\ndescription:" not in written else ""), "utf-8")  # so would a project be
    told = complaint(folder, capsys)
    assert "[wrong-kind]" not in told and "kb/organisations/gemeente-voorbeeldstad.yml" in told


def test_a_folder_with_the_name_of_a_file(folder, capsys):
    (folder / "glossary/x.yml").mkdir()
    assert "kb/glossary/x.yml:1:1: dit kan niet als bestand worden gelezen [unreadable]" in complaint(folder, capsys)


EVERY_OTHER = [(other, path) for other in OTHERS for path in ("kb/glossary/x.yml", "docs/nl/assets/x.txt")]
EVERY_PLACE = [
    (other, path)
    for other in ("pipe", "link to a folder")
    for path in [
        *("kb/glossary", "kb/_namen.yml", "kb/_sjablonen", "kb/README.md", "kb/x", "docs", "docs/x", "docs/nl"),
        *("docs/nl/x.md", "docs/nl/x", "docs/nl/assets/x/y.png", "theme", "theme/assets/x.js", "templates/x.jinja"),
    ]
]


@pytest.mark.parametrize("other, path", EVERY_OTHER + EVERY_PLACE)
def test_what_is_no_ordinary_file_is_told_of_and_never_opened(other, path, folder, capsys):
    make, name = OTHERS[other]
    file = folder.parent / path
    file.parent.mkdir(parents=True, exist_ok=True)
    if os.path.lexists(file):
        shutil.rmtree(file) if file.is_dir() else file.unlink()
    make(file)
    said = complaint(folder, capsys)
    assert said.count(f"{path}:1:1: hier staat {name}, geen gewoon bestand [no-ordinary-file]") == 1


def test_a_knowledge_base_that_is_a_link(folder, capsys):
    folder.rename(folder.with_name("elders"))
    folder.symlink_to("elders")
    assert complaint(folder, capsys).startswith("kb:1:1: hier staat een verwijzing (symlink), geen gewoon bestand")


@pytest.mark.parametrize("path", ["docs/nl/.#x.md", "docs/nl/.x/y.png", "kb/.x.yml", "theme/.x"])
@pytest.mark.parametrize("other", ["pipe", "dangling link"])
def test_what_is_hidden_is_not_published_and_stops_nobody(other, path, folder):
    file = folder.parent / path
    file.parent.mkdir(parents=True, exist_ok=True)
    OTHERS[other][0](file)
    file.with_name(".DS_Store").write_bytes(b"\x00")
    assert main(["check", str(folder)]) == 0


def test_empty_knowledge_base(tmp_path, capsys):
    (tmp_path / "kb").mkdir()
    assert "kb/:1:1: deze map bestaat niet of is leeg [empty-folder]" in complaint(tmp_path / "kb", capsys)


def test_no_knowledge_base(tmp_path, capsys):
    assert "kb/:1:1: deze map bestaat niet of is leeg [empty-folder]" in complaint(tmp_path / "kb", capsys)


def test_file_name_cannot_rewrite_the_terminal(folder, capsys):
    (folder / "glossary/a\x1b[2Jb\nc.yml").write_text("id: a\n")
    said = complaint(folder, capsys)
    assert "\x1b" not in said
    assert "kb/glossary/a�[2Jb c.yml:1:1: " in said


# --- all messages


def test_every_message_is_met():
    said = "".join((TESTS / "broken" / case / EXPECTED).read_text("utf-8") for case in CASES)
    elsewhere = {
        "too-big",
        "unreadable",
        "empty-folder",
        "cannot-format",
        "address-gone",
        "anchor-gone",
    }  # the tests above, of formatting and of addresses
    of_tables = list(MESSAGES)[list(MESSAGES).index("table-unreadable") :]  # in tests/test_import.py
    assert {code for code in MESSAGES if f" [{code}]\n" not in said} == {*elsewhere, *of_tables}


def test_a_message_stays_on_its_lines_whatever_the_file_holds():
    problem = Problem.at(Place("kb/x.yml", 2, 3), "bad-link", found="a\x1b[31m\n::error::" + "b" * 500)
    said = str(problem)
    assert len(said.splitlines()) == 7
    assert "\x1b" not in said
    assert max(map(len, said.splitlines())) < 250


def fields(cls, loc=()):
    """Every field that a thing of this kind can have, at any depth."""
    for name, field in cls.model_fields.items():
        yield (*loc, name), field
        pending, list_step = [field.annotation], ()
        while pending:
            part = pending.pop()
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from fields(part, (*loc, name, *list_step))
            elif get_args(part):
                list_step = (0,) if getattr(part, "__origin__", None) is tuple else list_step
                pending += [arg for arg in get_args(part) if not isinstance(arg, str) and arg is not Ellipsis]


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_every_field_is_correct_itself(kind):
    for loc, field in fields(KINDS[kind]):
        document = parse(example_at(KINDS[kind], loc), "example")
        holder = type("Holder", (BaseModel,), {"__annotations__": {loc[-1]: field.annotation}, loc[-1]: field})
        TypeAdapter(holder).validate_python(document.value)


# --- hostile input


@pytest.mark.long  # each file by itself: tests/attack/test_mutations.py
def test_mutated_files_are_valid_or_told_of(folder):
    chance = random.Random(2017)
    files = sorted(folder.rglob("*.yml"))
    marks = [
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
        b"\n",
        b" ",
        b"\t",
        b"-",
        b"&a ",
        b"*a",
        b"!",
        b"|",
        b"'",
        b'"',
        b"#",
        b"\x00",
        b"\xff",
        b"\xc3",
        "\u2028".encode(),
        b"<b>",
        b"{{",
        b"](",
        b"---\n",
        b"? ",
        b"%",
        b"1e999999",
        b"~",
    ]
    invalid = 0
    for _ in range(300):
        file = chance.choice(files)
        before = file.read_bytes()
        after = bytearray(before)
        for _ in range(chance.randint(1, 4)):
            start = chance.randrange(len(after) + 1)
            after[start : start + chance.choice([0, 0, 1, 2, 20])] = chance.choice(
                [*marks, bytes([chance.randrange(256)]), b""]
            )
        file.write_bytes(after)
        try:
            read(folder)
        except Invalid as error:
            invalid += 1
            assert str(error)  # noqa: PT017 - both ways are right, but never a traceback
        file.write_bytes(before)
    assert invalid > 200
