"""Files in one form: lines are moved, never lost; what somebody wrote as a comment stays."""

import pytest

from roadmaps.__main__ import main
from roadmaps.editing.formatting import formatted
from roadmaps.reading.load import parse
from roadmaps.reading.problems import Invalid

MIXED = """\
# een opmerking bovenaan
summary:
  en: Cycling in the city.
  # over het Nederlands
  nl: Fietsen in de stad.
definition: {nl: Fietsen., en: Cycling.}
unknown: blijft staan
checked: 2023-03-27
# bij de naam
name: {nl: "Fietsen: 'nu'", en: Cycling}
sources:
  # de eerste
  - heading: Fietsen
    source: plan-2017
    note:
      en: Note.
      nl: |
        # geen opmerking maar tekst

        tweede alinea
id: fietsen
# helemaal onderaan
"""

ORDERED = """\
# yaml-language-server: $schema=../../schema/glossary.json
#: De naam van het bestand zonder .yml: kleine letters, cijfers en streepjes.
id: fietsen
# bij de naam
#: De naam die boven de pagina staat; een officiële naam blijft zoals hij is.
name: {nl: "Fietsen: 'nu'", en: Cycling}

# een opmerking bovenaan
#: Eén zin van hooguit 25 woorden die zegt waar de pagina over gaat.
summary:
  # over het Nederlands
  nl: Fietsen in de stad.
  en: Cycling in the city.

#: De uitleg, zo nodig met bronnen; zonder bron is de uitleg van ons.
definition: {nl: Fietsen., en: Cycling.}
unknown: blijft staan
"""


def test_fields_move_with_the_comments_above_them():
    result = formatted(MIXED, "glossary")
    assert result.startswith(ORDERED.split("#: De uitleg")[0])
    assert result.index("definition:") < result.index("unknown:") < result.index("sources:") < result.index("checked:")
    assert (
        "  # de eerste\n  - source: plan-2017\n    heading: Fietsen\n    note:\n      nl: |\n        # geen opmerking"
        in result
    )
    assert result.endswith("\n\n# helemaal onderaan\n")


def test_nothing_is_lost_and_twice_is_the_same():
    once = formatted(MIXED, "glossary")
    assert parse(once, "f").value == parse(MIXED, "f").value
    assert formatted(once, "glossary") == once


def test_old_help_is_replaced_and_comments_of_people_are_not():
    before = formatted("#: oude hulp\n# blijf\nid: a\n", "glossary")
    assert "oude hulp" not in before and "# blijf" in before


@pytest.mark.parametrize("text", ["id: a\n  b: c\n", "", "id: [a\n"])
def test_what_cannot_be_read_is_told(text):
    with pytest.raises(Invalid):
        formatted(text, "glossary")


@pytest.mark.parametrize(
    ("raw", "says"), [(b"\xef\xbb\xbfid: ov-regio\n", None), (b"id: ov-regio # caf\xe9\n", "[not-utf8]")]
)
def test_a_file_of_another_program(tmp_path, capsys, raw, says):
    """With the mark that Windows puts before a text it is read as always; in other letters it is told of."""
    (tmp_path / "kb/glossary").mkdir(parents=True)
    (tmp_path / "kb/glossary/ov-regio.yml").write_bytes(raw)
    assert main(["fmt", str(tmp_path / "kb")]) == (1 if says else 0)
    assert (says or "") in capsys.readouterr().err
    assert (tmp_path / "kb/glossary/ov-regio.yml").read_bytes().startswith(raw[:1] if says else b"# yaml")


def test_a_broken_file_leaves_all_files_as_they_were(project, capsys):
    (project / "kb/glossary/kapot.yml").write_text("id: [\n")
    before = {file: file.read_bytes() for file in (project / "kb").rglob("*.yml")}
    assert main(["fmt", str(project / "kb")]) == 1
    assert {file: file.read_bytes() for file in (project / "kb").rglob("*.yml")} == before


def test_check_says_which_and_writes_nothing(project, capsys):
    kb = str(project / "kb")
    assert main(["fmt", "--check", kb]) == 1
    assert "kb/glossary/ov-regio.yml:1:1: niet opgemaakt: make fmt" in capsys.readouterr().out
    assert main(["fmt", "--check", "--github", kb]) == 1
    assert f"::warning file={kb}/glossary/ov-regio.yml,line=1::niet opgemaakt" in capsys.readouterr().out
    assert main(["fmt", kb]) == 0
    assert main(["fmt", "--check", kb]) == 0 and main(["check", kb]) == 0


def test_the_real_knowledge_base_stays_what_it_is(real):
    """Whether its files are in the one form is told by `make fmt`, and is no reason not to publish."""
    for entry in real.kb.entries:
        formatted(entry.document.text, entry.thing.kind)


@pytest.mark.parametrize(
    "text, place",
    [
        ("{id: a, summary: {nl: b}, name: {nl: c}}\n", "1:1"),
        ("id: a\nname: {nl: c}\nsummary: {nl: b}\ndefinition:\n  nl: |+\n    Wat het is.\n\n", "5:7"),
    ],
)
def test_a_file_that_cannot_be_put_in_order_is_left_as_it_is(text, place):
    with pytest.raises(Invalid, match=rf"^kb:{place}: .*cannot-format"):
        formatted(text, "glossary")


def test_letters_that_a_pdf_left_behind_become_ordinary_ones():
    text = "id: x\nname: {nl: eﬃciënt, en: oﬃce}\ndefinition:\n  nl: samen\u00adwerking, financie\u0308le ﬂat\n  en: \uf0b7 \u00a0x\n"
    made = formatted(text, "glossary")
    assert "nl: efficiënt, en: office" in made
    assert "samenwerking, financiële flat" in made
    assert "\uf0b7 \u00a0x" in made  # what only its writer can put right stays, and is told of
    assert formatted(made, "glossary") == made
