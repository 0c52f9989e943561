"""The pages written by hand are checked before anything is built: examples that are right, places, and hostile text."""

import random
import re
import shutil
from pathlib import Path

import pytest

from roadmaps.__main__ import main
from roadmaps.handwritten.calls import EXAMPLES
from roadmaps.handwritten.macros import Macros
from roadmaps.handwritten.page_calls import call_problems
from roadmaps.handwritten.page_check import page_problems, read_all
from roadmaps.reading.problems import Invalid, Place, Problem
from tests.bench import MISTAKES, write
from tests.project import OTHERS, ROOT, TESTS

TOP = "---\nbeside: {}\ndescription: Een proef.\n---\n"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Two pages that name each other."""
    for file, beside in (("nl/proef.md", "trial/"), ("en/trial.md", "proef/")):
        (tmp_path / "docs" / file).parent.mkdir(parents=True)
        (tmp_path / "docs" / file).write_text(TOP.format(beside) + "# Proef\n", "utf-8")
    return tmp_path / "docs"


def told(graph, docs: Path, text: str) -> list[str]:
    """The codes of what is wrong with a page of this text."""
    page = docs / "nl/proef.md"
    page.write_text(TOP.format("trial/") + text, "utf-8")
    return [problem.code for problem in page_problems(graph.kb, docs)]


def test_the_pages_of_the_site_are_right(real):
    assert page_problems(real.kb, ROOT / "docs") == []


def test_the_knowledge_base_of_the_benchmark_is_right(tmp_path):
    write(tmp_path / "kb", 100)
    assert len(read_all(tmp_path / "kb", TESTS / "docs").entries) == 100


def test_every_call_for_editors_has_an_example_that_is_right(real):
    made = {"page_of", "removed_page_of", "overview_of"}  # for the pages that are made, and for no others
    assert {name for name in vars(Macros) if not name.startswith("_")} - made == set(EXAMPLES)
    assert call_problems(real.kb, {"docs/nl/x.md": "\n".join(EXAMPLES.values())}) == []
    guide = (ROOT / "README.md").read_text("utf-8")
    assert all(f"{{{{ {call}(" in guide for call in EXAMPLES)


@pytest.mark.parametrize(
    "text",
    [
        "# Proef { #proef }\n",
        "{{ things('speerpunt', challenge='schone-stad', year=2017) }} {{ count('initiative', speerpunten='fietsen', type='programme') }}",
        "{{ link('fietsen', 'de {{ fiets }}') }} }} %} { x } {x: {y: z}}",
        "[`x](y.md)`](https://example.org) <!-- [x](y.md) --> [x](mailto:a@example.org) [x](#kop) [x]() <small>x</small>",
        "~~~\n[x](y.md)\n~~~\n\n````\n```\n[x](y.md)\n````\n\n```yaml\na\n```\n\n```\n[x](y.md)\n```\n",
        '[x](speerpunten/fietsen/index.md#wat) [x](<themas/index.md> "Titel") [x](speerpunten/./fietsen/../lopen/index.md)',
        "[x](assets/icon.svg)",
        r"\[x](y.md) [x\](y.md)",
        '<a href="../speerpunten/fietsen/#wat">x</a> <a href="#kop">x</a> <img src="../assets/icon.svg" alt="x"> <a href="https://example.org/">x</a>',
        '<a href="../en/trial/">x</a> <a href=".">x</a> <a href="../proef/index.html">x</a>',
    ],
)
def test_what_is_right_is_not_told_of(graph, docs, text):
    assert told(graph, docs, text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("{{ link('fietse') }}\n{{ link(", ["unknown-reference", "unreadable-call"]),
        ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", ["unreadable-call"]),
        ("{% endfor %}", ["unreadable-call"]),
        ("{{\n  link(\n  'fietsen')\n}} {{ link( }}\n\n{{ count('theme')", ["unreadable-call", "unreadable-call"]),
        ("{% if true %}{{ link('fietse') }}{% endif %}", ["unreadable-call", "unknown-reference", "unreadable-call"]),
        ("# Proef {#proef}", ["comment-on-page"]),
        ("{# weg #}", ["comment-on-page"]),
        (
            "{{ x is onbekend }} {{ link('fietsen') | upper }} {{ 1 / 0 }} {{ }} {{ site.url() }}",
            ["unreadable-call"] * 5,
        ),
        ("{{ fietsen }} {{ page_of('fietsen') }} {{ range(3) }} {{ link(fietsen) }}", ["unknown-call"] * 4),
        (
            "{{ link }} {{ link('fietsen', wie='x') }} {{ link(none) }} {{ link(*['fietsen']) }} {{ link(['fietsen']) }}",
            ["wrong-arguments"] * 5,
        ),
        ("{{ link(3) }} {{ link('fietsen', 5) }} {{ fact('fietsen', text='x') }}", ["wrong-arguments"] * 3),
        (
            "{ { link('fietsen') } } {link('fietsen')}\n{{ link('fietsen') }}} {{- link('fietsen') }} {{ link('fietsen') -}}",
            ["unreadable-call"] * 5,
        ),
        (
            "{{ count('speerpunt', vision='x') }} {{ count('theme', related='fietsen') }} {{ count('glossary', name='Samenwerking') }}",
            ["unknown-key"] * 3,
        ),
        (
            "{{ count('speerpunt', year='ooit') }} {{ count('speerpunt', year=20.17) }}",
            ["wrong-type", "wrong-arguments"],
        ),
        ("{{ count('milestone', due=true) }}", ["wrong-type"]),
        ("{{ count('initiative', speerpunten='mt-fietsen') }}", ["wrong-reference"]),
        ("{{ count('change') }} {{ things('target') }} {{ overview('kinds') }}", ["unknown-kind"] * 3),
        ("{{ count('target', year=2018) }}", ["cannot-narrow"]),
        ("{{ years('target') }} {{ years('outcome', year=2018) }}", ["unknown-kind", "cannot-narrow"]),
        (
            "{{ fact('fietsen', 'vision') }} {{ fact('fietsen', 'status') }} {{ fact('lopen', 'aliases') }} {{ fact('samenwerking', 'definition') }}",
            ["unknown-key"] * 4,
        ),
        ("Een cafÃ© in de ﬁets­straat.", ["wrong-encoding", "pasted-letters"]),
        ("[a](x.md)\n[b](x.md)", ["dead-link", "dead-link"]),
        ("```\na\n```\n[a](x.md)\n```never closed\n[b](x.md)", ["dead-link", "dead-link"]),
        ("[a](../../../etc/passwd)", ["dead-link"]),
        ("[a](%2e%2e/x.md)", ["dead-link"]),
        ("[a](<x\n- y>)", ["dead-link"]),
        ('<img src="weg.png" alt="weg"> <a href="weg/">weg</a>', ["dead-link", "dead-link"]),
        ('<a href="themas/index.md">van het bestand gezien</a>', ["dead-link"]),
        ('<details><summary>a</summary><a href="../en/weg/">b</a></details>', ["dead-link"]),
        ('<form role="search" action="weg/"></form>', ["dead-link"]),
        ('<a href="kb:fietsen">a</a>', ["kb-link-on-page"]),
        ("[a](themas/index.md\nen/meer)", ["dead-link"]),
        ("[a](themas/index.md (titel))", ["dead-link", "address-on-page"]),
        ("[a][b]\n\n[b]:\n  x.md", ["dead-link"]),
        ("> [b]: x.md\n\n[b]", ["dead-link"]),
        ("- [b]: x.md\n\n[b]", ["dead-link"]),
        ("[a](`x`)", ["dead-link"]),
        ("[a](themas/&#105;ndex.md)", ["dead-link"]),
    ],
)
def test_what_is_wrong_is_told_of(graph, docs, text, codes):
    assert told(graph, docs, text) == codes


@pytest.mark.parametrize("text", MISTAKES)
def test_a_page_full_of_one_mistake_is_told_of_in_short(graph, docs, text):
    """How long that takes is shown by `make bench`."""
    assert len(told(graph, docs, text * (30_000 // len(text)))) <= 200


@pytest.mark.parametrize(
    ("beside", "codes"),
    [
        ("", ["empty-field"]),
        ('""', ["beside-elsewhere"]),
        ("2017", ["beside-nowhere"]),
        ("~", ["beside-nowhere"]),
        ("trial", ["beside-nowhere"]),
        ("still-to-come/", ["beside-nowhere"]),
        ("trial/", []),
    ],
)
def test_what_may_stand_as_counterpart(graph, docs, beside, codes):
    (docs / "en/index.md").write_text(TOP.format('""') + "# Home\n", "utf-8")
    (docs / "nl/index.md").write_text(TOP.format('""') + "# Home\n", "utf-8")
    (docs / "nl/proef.md").write_text(TOP.format(beside) + "# Proef\n", "utf-8")
    assert [problem.code for problem in page_problems(graph.kb, docs)] == codes


def test_a_call_among_the_fields_at_the_top(graph, docs):
    (docs / "nl/proef.md").write_text(
        TOP.format("trial/").replace("Een proef.", "\"Over {{ link('fietsen') }}\"") + "# Proef\n", "utf-8"
    )
    assert [problem.code for problem in page_problems(graph.kb, docs)] == ["template-braces"]


def test_two_pages_that_were_swapped(graph, docs):
    (docs / "nl/ander.md").write_text(TOP.format("trial/") + "# Ander\n", "utf-8")
    (docs / "en/other.md").write_text(TOP.format("ander/") + "# Other\n", "utf-8")
    (docs / "nl/proef.md").write_text(TOP.format("other/") + "# Proef\n", "utf-8")
    assert {problem.code for problem in page_problems(graph.kb, docs)} == {"beside-elsewhere"}


def test_a_page_that_is_not_translated_yet_is_right(graph, docs):
    (docs / "en/trial.md").unlink()
    assert told(graph, docs, "# Proef\n") == []


def test_a_place_counts_the_lines_above_the_text(graph, docs):
    (docs / "nl/proef.md").write_bytes(
        b"\xef\xbb\xbf" + (TOP.format("trial/") + "\n\nZie {{ link('fietse') }}.\n").replace("\n", "\r\n").encode()
    )
    assert [problem.place for problem in page_problems(graph.kb, docs)] == [Place("docs/nl/proef.md", 7, 14)]


def test_a_folder_with_the_name_of_a_page(graph, docs):
    (docs / "nl/x.md").mkdir()
    assert page_problems(graph.kb, docs) == [Problem.at(Place("docs/nl/x.md"), "unreadable")]


@pytest.mark.parametrize("make, name", OTHERS.values(), ids=OTHERS)
def test_a_page_that_is_no_file(graph, docs, make, name):
    make(docs / "nl/x.md")
    [problem] = page_problems(graph.kb, docs)
    assert (problem.place, problem.code) == (Place("docs/nl/x.md"), "no-ordinary-file") and name in problem.text


def test_an_address_that_is_gone_is_told_of_with_the_mistakes_on_pages(docs):
    shutil.copytree(TESTS / "kb", docs.parent / "kb")
    (docs.parent / "addresses.txt").write_text("weg/\nproef/\n", "utf-8")
    (docs / "nl/proef.md").write_text(TOP.format("trial/") + "[weg](weg.md)\n", "utf-8")
    with pytest.raises(Invalid) as failed:
        read_all(docs.parent / "kb", docs, docs.parent / "addresses.txt")
    assert [problem.code for problem in failed.value.problems] == ["address-gone", "dead-link"]


def test_github_shows_a_mistake_on_a_page_at_its_line(docs, monkeypatch, capsys):
    folder = shutil.copytree(TESTS / "kb", docs.parent / "kb")
    (docs / "nl/proef.md").write_text(TOP.format("trial/") + "{{ link('fietse') }}\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(docs.parent / "summary.md"))
    assert main(["check", str(folder), "--github"]) == 1
    assert "::error file=docs/nl/proef.md,line=5,col=10,title=unknown-reference::" in capsys.readouterr().out
    assert "docs/nl/proef.md#L5" in (docs.parent / "summary.md").read_text("utf-8")


def test_mutated_pages_are_right_or_told_of(real, tmp_path):
    chance = random.Random(2017)
    docs = shutil.copytree(ROOT / "docs", tmp_path / "docs")
    files = sorted(docs.rglob("*.md"))
    marks = [
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "(",
        ")",
        '"',
        "'",
        "“",
        "[",
        "]",
        "](",
        "![",
        "`",
        "```\n",
        "---\n",
        ":",
        "\n",
        "\t",
        "<",
        ">",
        "\x00",
        "\u202e",
        "{{ link(",
        "| x",
        "http://[",
        "&#",
        "%",
        "beside",
        "{% raw %}",
        "{% for x in y %}",
        "*",
        "\ufeff",
        " if ",
        "**x",
    ]
    wrong = 0
    for _ in range(100):
        file = chance.choice(files)
        before = text = file.read_text("utf-8")
        for _ in range(chance.randint(1, 4)):
            calls = [found.start() for found in re.finditer(r"\{\{|\]\(|---", text)]
            start = min(len(text), chance.choice(calls) + chance.randint(-3, 12)) if calls else 0
            text = text[: max(start, 0)] + chance.choice(marks) + text[max(start, 0) + chance.choice([0, 0, 1, 5]) :]
        file.write_text(text, "utf-8")
        found = page_problems(real.kb, docs)
        wrong += bool(found)
        assert all(
            str(problem) and problem.place.line <= text.count("\n") + 1
            for problem in found
            if problem.place.path.endswith(file.name)
        )
        file.write_text(before, "utf-8")
    assert wrong > 50
