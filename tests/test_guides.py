"""The guides for editors say what is true: their examples are of the real knowledge base, and what they name exists."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from roadmaps.checking.read import read
from roadmaps.reading.document import Document
from roadmaps.reading.load import parse
from roadmaps.reading.problems import Invalid
from tests.project import ROOT

GUIDES = {
    "index": "index",
    "tekst-wijzigen": "edit-a-text",
    "iets-toevoegen": "add-a-thing",
    "goede-tekst": "write-well",
    "bron-noemen": "cite-a-source",
    "vertalen": "translate",
    "na-commit": "after-commit",
    "hernoemen-en-verwijderen": "rename-and-remove",
}
PAIRS = [(ROOT / f"docs/nl/redactie/{nl}.md", ROOT / f"docs/en/editing/{en}.md") for nl, en in GUIDES.items()]
PAGES = [page for pair in PAIRS for page in pair]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)\{ width=(\d+) height=(\d+) loading=lazy \}")


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def examples() -> Iterator[tuple[str, str, str]]:
    """(page, file that the example is of, text) of every block of YAML; its first line names the file."""
    for page in PAGES:
        for language, text in BLOCK.findall(page.read_text("utf-8")):
            if language == "yaml":
                yield named(page), text.split("\n")[0].removeprefix("# "), text


EXAMPLES = [pytest.param(file, text, id=f"{page}:{number}") for number, (page, file, text) in enumerate(examples())]


def value(text: str, path: str):
    document = parse(text, path)
    assert isinstance(document, Document), document
    return document.value


def holds(real, shown) -> bool:
    """Whether the real value has everything that is shown: fields, items, and text, however its lines are broken."""
    if isinstance(shown, dict):
        return isinstance(real, dict) and all(key in real and holds(real[key], part) for key, part in shown.items())
    if isinstance(shown, list):
        return isinstance(real, list) and all(any(holds(item, part) for item in real) for part in shown)
    return " ".join(str(shown).split()) in " ".join(str(real).split())


def parts(real) -> Iterator[object]:
    yield real
    for part in real.values() if isinstance(real, dict) else real if isinstance(real, list) else ():
        yield from parts(part)


@pytest.mark.parametrize(("file", "text"), EXAMPLES)
def test_an_example_is_in_the_file_that_it_names(file, text):
    if not (ROOT / file).exists():
        assert value(text, file)["id"] == Path(file).stem, "an example of a new file is a whole file"
        return
    real = value((ROOT / file).read_text("utf-8"), file)
    assert any(holds(part, value(text, file)) for part in parts(real))


@pytest.fixture(scope="module")
def copied(tmp_path_factory) -> Path:
    return Path(shutil.copytree(ROOT / "kb", tmp_path_factory.mktemp("guides") / "kb")).parent


@pytest.mark.parametrize(("file", "text"), [one for one in EXAMPLES if "\nid: " in one.values[1]])
def test_an_example_of_a_whole_file_passes_the_check(copied, file, text):
    target = copied / file
    before = target.read_text("utf-8") if target.exists() else None
    target.write_text(text, "utf-8")
    try:
        assert read(copied / "kb")
    finally:
        target.unlink() if before is None else target.write_text(before, "utf-8")


@pytest.mark.parametrize("page", [page for page in PAGES if page.stem in ("na-commit", "after-commit")], ids=named)
def test_the_message_shown_is_the_one_that_the_check_gives(copied, page, bless):
    file = copied / "kb/glossary/21st-century-skills.yml"
    right = file.read_text("utf-8")
    file.write_text(right.replace("source: roadmaps-2017", "source: roadmap-2017"), "utf-8")
    with pytest.raises(Invalid) as wrong:
        read(copied / "kb")
    file.write_text(right, "utf-8")
    [problem] = wrong.value.problems
    text = page.read_text("utf-8")
    if bless:
        page.write_text(
            re.sub(r"(?<=^```text\n).*?(?=^```$)", lambda _: f"{problem}\n", text, count=1, flags=re.M | re.S), "utf-8"
        )
        return
    assert ("text", f"{problem}\n") in BLOCK.findall(text)


@pytest.mark.parametrize(("dutch", "english"), PAIRS, ids=GUIDES)
def test_both_languages_have_the_same_steps_pictures_and_examples(dutch, english):
    def shape(page: Path) -> list[str]:
        """What each line is, and the anchors, which both languages share."""
        text = BLOCK.sub(r"```\1", page.read_text("utf-8").split("---\n", 2)[2])
        kinds = re.findall(r"^(#+ .*?(?:\{ (#[\w-]+) \})?$|\d+\. |- |\||```\w+|!\[[^\]]*\]\((.*?)\))", text, re.M)
        return [anchor or picture or line.split(" ")[0] for line, anchor, picture in kinds]

    assert shape(dutch) == shape(english)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_what_a_guide_names_exists(page):
    text = page.read_text("utf-8")
    made = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert [name for name in re.findall(r"`make (\w+)", text) if name not in made] == []
    files = re.findall(r"`((?:kb|docs)/[\w/.-]+)`", text)
    assert [file for file in files if not (ROOT / file).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_pictures_are_small_and_described(page):
    text = page.read_text("utf-8")
    assert text.count("![") == len(PICTURE.findall(text)), "every picture says its size, and waits until it is needed"
    for alt, name, width, height in PICTURE.findall(text):
        file = page.parent / name
        assert file.stat().st_size <= 40_000
        assert Image.open(file).size == (int(width), int(height))
        assert len(alt) > 30, "the text says what there is to see, and where the ring is"


@pytest.mark.parametrize("folder", ["docs/nl/redactie", "docs/en/editing"])
def test_no_picture_is_left_over(folder):
    shown = {name for page in (ROOT / folder).glob("*.md") for _, name, *_ in PICTURE.findall(page.read_text("utf-8"))}
    assert {file.name for file in (ROOT / folder).glob("*.png")} == shown


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_what_a_guide_chooses_on_github_is_there(page):
    """Workflows, their jobs and their choices, as GitHub shows them: all that stands in two languages, and `edit`."""
    workflows = "\n".join(file.read_text("utf-8") for file in sorted((ROOT / ".github/workflows").glob("*.yml")))
    shown = re.findall(r"\*\*([^*\n]+ / [^*\n]+|edit)\*\*", page.read_text("utf-8"))
    assert [name for name in shown if not re.search(rf"(name: |- ){re.escape(name)}$", workflows, re.M)] == []
