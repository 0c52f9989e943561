"""Every file comes in by the same door, and no text takes long: whatever it holds, it is told of, without a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from roadmaps import words
from roadmaps.checking.markup import FORBIDDEN, PROSE, TEXT, objections
from roadmaps.editing.completeness import MENUS
from roadmaps.handwritten.link_places import links
from roadmaps.handwritten.page_check import read_all
from roadmaps.handwritten.page_html_check import faults
from roadmaps.kinds import KINDS
from roadmaps.pages.text import _marked_up
from roadmaps.reading import i18n, settings
from roadmaps.reading.problems import Invalid, Place
from roadmaps.reading.too_much import LONGEST, MOST_LINES, MOST_MARKS, MOST_TOGETHER, too_much
from tests.project import OTHERS, ROOT, TESTS


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The project of the tests, to spoil."""
    shutil.copytree(TESTS / "kb", tmp_path / "kb")
    shutil.copytree(TESTS / "docs", tmp_path / "docs")
    for lang, name in MENUS.items():
        pages = ["index.md", *(f"{i18n.section(kind, lang)}/index.md" for kind in KINDS)]
        (tmp_path / name).write_text("nav:\n" + "".join(f"  - {page}\n" for page in pages))
    (tmp_path / "kb/_namen.yml").write_text("- Nergenshuizen\n")
    (tmp_path / "addresses.txt").write_text("themas/\n")
    return tmp_path


def told(root: Path) -> list[str]:
    """The codes of what is wrong with the project, as `make check` tells it."""
    with pytest.raises(Invalid) as found:
        read_all(root / "kb", root / "docs", root / "addresses.txt")
    assert len(str(found.value)) < 200_000
    return [problem.code for problem in found.value.problems]


def test_the_project_to_spoil_is_right(root):
    assert read_all(root / "kb", root / "docs", root / "addresses.txt").entries


SPOILT = {
    "not UTF-8": "- é\n".encode("latin-1"),
    "too large": b"- aaaaaaaa\n" * 30_000,
    "nothing that is seen": b"- a\0b\n",
    "nested in blocks": b"".join(b"  " * depth + b"a:\n" for depth in range(300)),
    "nested in brackets": b"nav: " + b"[" * 100_000,
    "aliases of aliases": b"a: &a [x, x]\nb: &b [*a, *a]\nnav: [*b, *b]\n",
    "a tag": b"- !!python/object/apply:os.system ['false']\n",
}
PLACES = ("kb/_namen.yml", "kb/glossary/x.yml", "docs/nl/x.md", "docs/en/x.png", "mkdocs.yml", "mkdocs.en.yml")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("raw", SPOILT.values(), ids=SPOILT)
def test_a_spoilt_file_is_told_of_wherever_it_stands(root, place, raw):
    (root / place).write_bytes(raw)
    assert told(root)


@pytest.mark.parametrize("place", [*PLACES, "addresses.txt", "docs/nl/pictures/x.png"])
@pytest.mark.parametrize("make, name", OTHERS.values(), ids=OTHERS)
def test_what_is_no_file_is_told_of_and_never_opened(root, place, make, name):
    file = root / place
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)
    make(file)
    assert "no-ordinary-file" in told(root)


@pytest.mark.parametrize("make, name", OTHERS.values(), ids=OTHERS)
def test_a_word_list_or_settings_that_are_no_file_stop_nobody_for_ever(tmp_path, monkeypatch, make, name):
    make(tmp_path / "mkdocs.yml")
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    settings._settings.cache_clear()
    assert settings.repository() == ""
    settings._settings.cache_clear()
    with pytest.raises(OSError, match=r"no ordinary file|No such file|Too many levels"):
        words.ordinary_text(tmp_path / "mkdocs.yml")


@pytest.mark.parametrize("menu", ["nav: [\n", "nav:\n\t- x\n", "nav: {a: b}}\n"])
def test_with_a_mistake_in_the_menu_the_addresses_above_it_count(tmp_path, monkeypatch, menu):
    above = "site_url: https://example.org/a/\nextra:\n  repository: https://example.org/b/\n"
    (tmp_path / "mkdocs.yml").write_text(above + menu + "theme: x\n")
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    settings._settings.cache_clear()
    assert (settings.site_url(), settings.repository()) == ("https://example.org/a/", "https://example.org/b")
    settings._settings.cache_clear()


@pytest.mark.parametrize("raw", [b"\xff", b"a: [", b"[" * 150_000, b"a" * 2_000_000, b"a: &a [*a]\nb: *c\n"])
def test_a_word_list_that_cannot_be_read_is_told_of_by_its_name(tmp_path, raw):
    shutil.copytree(ROOT / "roadmaps", tmp_path / "roadmaps", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "roadmaps/words/terms.yml").write_bytes(raw)
    command = [
        sys.executable,
        "-c",
        "from roadmaps import words\ntry: words.word_list('terms')\nexcept words.BadWordList as told: print(told)",
    ]
    done = subprocess.run(
        command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert done.returncode == 0 and "roadmaps/words/terms.yml is niet te lezen" in done.stdout, done.stderr


# --- texts that would take long

TANGLES = {
    "brackets": "[" * 16_000,
    "code that never ends": "`a " * 90_000,
    "links to nowhere": " ".join(f"[a{number}](x{number}.md)" for number in range(8_000)),
    "pictures": "![" * 10_000,
    "elements": "<a " * 20_000,
    "addresses": "<http://a" * 15_000,
    "brackets within brackets": "[" * 2_000 + "a" + "]" * 2_000,
    "paragraphs": "a\n\n" * 50_000,
    "headings": "# a\n" * 20_000,
    "attribute lists": "# a {: b" * 10_000,
    "a table": "| a | b |\n| - | - |\n" + "| a | b |\n" * 15_000,
}  # fmt: skip


@pytest.mark.parametrize("text", TANGLES.values(), ids=TANGLES)
def test_a_text_that_would_take_long_is_told_of(root, text):
    assert too_much(text, Place("x"))
    page = root / "docs/nl/index.md"
    page.write_text(page.read_text("utf-8") + text[:190_000], "utf-8")
    file = root / "kb/glossary/samenwerking.yml"
    file.write_text(
        "id: samenwerking\nname: {nl: a, en: b}\nsummary:\n  nl: |\n"
        + "".join(f"    {line}\n" for line in text[:90_000].splitlines())
    )
    assert "too-much-text" in told(root)


FULL = {
    "letters": ("a" * LONGEST, "a"),
    "lines": ("a" * 600 + "\n" * (MOST_LINES - 1), "\n"),
    "marks": ("\n\n".join(["[" * (MOST_MARKS // 4)] * 4), "["),
    "marks together": ("[" * MOST_TOGETHER, "["),
}


@pytest.mark.parametrize(("text", "more"), FULL.values(), ids=FULL)
def test_one_more_than_a_text_may_hold_is_too_much(text, more):
    assert too_much(text, Place("x")) is None
    assert too_much(text + more, Place("x"))


# What a text may hold at most, of each mark that a reader of Markdown looks for the end of: `make bench` is not needed to
# see that it ends. Each took less than a second when it was measured.
UNITS = ("[", "`a ", "![", "[a](x.md) ", "<a ", "<b>", "\\[", "<http://a", "<a@b", "<!--", "*a ", "***a", "_a ", '[a](b "', "](", "``a ", "{", "> ", "[a]((((((", "|a", "# a\n", "a\n==\n", "  ", "&amp;", "{{ a ")  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_the_fullest_text_that_is_allowed_is_read_to_its_end(unit):
    piece = unit * (MOST_TOGETHER // 4) + "\n\n"
    text = piece * max(
        1, min(LONGEST // len(piece), MOST_MARKS // MOST_TOGETHER, MOST_LINES // (piece.count("\n") or 1))
    )
    assert too_much(text, Place("x")) is None
    faults(text), _marked_up(text), list(links(text)), list(objections(text, (*FORBIDDEN, *PROSE, *TEXT)))


def test_spaces_without_end_before_a_word_are_read_at_once():
    assert list(objections(" " * 100_000 + "a", (*FORBIDDEN, *PROSE))) == []


def test_a_list_full_of_one_mistake_is_told_of_in_short(root):
    file = root / "kb/glossary/samenwerking.yml"
    text = file.read_text("utf-8")
    file.write_text(f"{text}aliases: [{','.join('a' * 60_000)}]\n", "utf-8")
    assert told(root) == ["too-many-values"]
    file.write_text(f"{text}aliases: [{','.join('a' * 3_000)}]\n", "utf-8")
    assert "listed-twice" in told(root)


@pytest.mark.parametrize(
    "text",
    [f"link({'+'.join('1' * 1_000)})", f"link({'(' * 5_000}", f"link({'~'.join('a' * 5_000)})", f"x{'.y' * 5_000}"],
)
def test_a_call_that_goes_on_without_end_is_told_of(root, text):
    page = root / "docs/nl/index.md"
    page.write_text(f"{page.read_text('utf-8')}\n{{{{ {text} }}}}\n", "utf-8")
    assert {"wrong-arguments", "unreadable-call", "unknown-call", "too-much-text"} & set(told(root))
