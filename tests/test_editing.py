"""Ten edits that staff make and ten mistakes, each start to end: what was changed, and what the editor sees.

What they see is kept in tests/edits/; `pytest tests/test_editing.py --bless` accepts the present text.
"""

import re
import shutil
from pathlib import Path

import pytest

from roadmaps.__main__ import main
from tests.project import TESTS

EDITS = TESTS / "edits"


@pytest.fixture
def before(project: Path, tmp_path: Path, monkeypatch) -> Path:
    """The project as it was, with everything translated and confirmed, beside the copy that is edited."""
    monkeypatch.chdir(project)
    main(["fmt"])
    main(["confirm", "--all"])
    shutil.copytree(project, tmp_path / "before")

    class Old:
        def __enter__(self):
            return tmp_path / "before"

        def __exit__(self, *_):
            pass

    monkeypatch.setattr("roadmaps.commands.diff.version", lambda root, ref: Old())
    return project


def mend(path: str, old: str, new: str) -> None:
    """What somebody does in GitHub's editor."""
    file = Path("kb") / path
    text = file.read_text("utf-8")
    assert text.count(old) >= 1, f"{old!r} is not in {path}"
    file.write_text(text.replace(old, new, 1), "utf-8")


def copy(path: str, to: str, **changes: str) -> None:
    text = (Path("kb") / path).read_text("utf-8")
    for old, new in changes.items():
        text = re.sub(rf"^{old}:.*(\n[ -].*)*", f"{old}: {new}", text, count=1, flags=re.M)
    (Path("kb") / to).write_text(text, "utf-8")


def new_initiative() -> None:
    copy(
        "organisations/gemeente-voorbeeldstad.yml",
        "organisations/fietsersbond.yml",
        id="fietsersbond",
        name="{nl: Fietsersbond, en: Fietsersbond}",
        summary="{nl: De bond van fietsers., en: The cyclists' union.}",
        type="network",
    )
    (Path("kb/initiatives/fietsbel.yml")).write_text(
        """\
id: fietsbel
name: {nl: Fietsbel, en: Bicycle bell}
summary: {nl: Elke fiets een bel., en: A bell on every bicycle.}
type: initiative
period: {begin: 2018}
challenges: [schone-stad]
aim:
  text: {nl: Elke fiets krijgt een bel., en: Every bicycle gets a bell.}
  sources: [{source: verslag-2018, heading: Fietsbel}]
organisations:
  - {organisation: fietsersbond, role: {nl: deelt bellen uit, en: hands out bells}, sources: [{source: verslag-2018, heading: Fietsbel}]}
  - {organisation: gemeente-voorbeeldstad, role: {nl: betaalt, en: pays}, sources: [{source: verslag-2018, heading: Fietsbel}]}
""",
        "utf-8",
    )
    mend(
        "funding/spaarpot.yml",
        "uses:\n",
        "uses:\n  - {thing: fietsbel, nature: possible, text: {nl: bellen, en: bells}, "
        "sources: [{source: verslag-2018, heading: Fietsbel}]}\n",
    )


def merged_organisation() -> None:
    copy("organisations/gemeente-voorbeeldstad.yml", "organisations/stad.yml", id="stad", name="{nl: Stad, en: City}")
    main(["rename", "gemeente-voorbeeldstad", "stad"])


GOOD = {
    "een-typefout-verbeterd": lambda: mend("speerpunten/fietsen.yml", "De stad is vlak.", "De stad is heel vlak."),
    "een-status-gewijzigd": lambda: mend("initiatives/fietsmaatjes.yml", "value: partly", "value: achieved"),
    "een-cijfer-verbeterd": lambda: mend("milestones/ms-fietspad.yml", "value: 2.5", "value: 3"),
    "een-nieuwe-mijlpaal": lambda: copy(
        "milestones/ms-stoep.yml", "milestones/ms-bank.yml", id="ms-bank", order="3", name="{nl: Een bank, en: A bench}"
    ),
    "een-nieuw-initiatief": new_initiative,
    "een-speerpunt-hernoemd": lambda: main(["rename", "lopen", "wandelen"]),
    "een-vertaling-bevestigd": lambda: (
        mend("speerpunten/fietsen.yml", "De stad is vlak.", "De stad is heel vlak."),
        main(["confirm", "fietsen"]),
    ),
    "een-verband-verwijderd": lambda: mend("glossary/ov-regio.yml", "see: gemeente-voorbeeldstad\n", ""),
    "een-bron-toegevoegd": lambda: mend(
        "speerpunten/fietsen.yml",
        "    - {source: plan-2017, heading: Fietsen › Relevantie}\n",
        "    - {source: plan-2017, heading: Fietsen › Relevantie}\n    - {source: verslag-2018, heading: Fietsen}\n",
    ),
    "een-organisatie-samengevoegd": merged_organisation,
    "alleen-een-opmerking": lambda: mend("glossary/ov-regio.yml", "id: ov-regio", "# nagekeken\nid: ov-regio"),
    "engels-later": lambda: mend("glossary/ov-regio.yml", "name: {nl: OV-regio, en: OV-regio", "name: {nl: OV-regio"),
}
BAD = {
    "dubbele-punt-in-tekst": lambda: mend("speerpunten/fietsen.yml", "nl: Meer mensen", "nl: Doel: meer mensen"),
    "verkeerd-ingesprongen": lambda: mend("speerpunten/fietsen.yml", "  nl: Meer mensen", "   nl: Meer mensen"),
    "aanhalingsteken-vergeten": lambda: mend("speerpunten/fietsen.yml", "nl: Meer mensen", 'nl: "Meer mensen'),
    "id-bestaat-niet": lambda: mend("milestones/ms-fietspad.yml", "speerpunt: fietsen", "speerpunt: fietzen"),
    "status-in-eigen-woorden": lambda: mend("milestones/ms-fietspad.yml", "value: achieved", "value: gehaald"),
    "datum-in-woorden": lambda: mend("milestones/ms-fietspad.yml", "date: 2017-12-01", "date: 1 december 2017"),
    "punt-in-getal": lambda: mend("milestones/ms-fietspad.yml", "value: 2.5", "value: 2.500,00"),
    "veld-verkeerd-gespeld": lambda: mend("speerpunten/fietsen.yml", "summary:", "sumary:"),
    "bestand-verwijderd": lambda: (main(["addresses"]), Path("kb/glossary/ov-regio.yml").unlink()),
    "kop-van-een-deel-veranderd": lambda: (
        main(["addresses"]),
        mend("challenges/schone-stad.yml", "De stad & haar *ring*", "De ring is vol"),
    ),
    "sjabloon-niet-ingevuld": lambda: main(["new", "glossary", "nieuw-begrip"]),
}


def seen(capsys, command: list[str]) -> str:
    main(command)
    said = capsys.readouterr()
    return said.out + said.err


def compare_with(file: Path, said: str, bless: bool) -> None:
    if bless:
        file.parent.mkdir(exist_ok=True)
        file.write_text(said, "utf-8")
    assert said == file.read_text("utf-8")


@pytest.mark.parametrize("edit", GOOD)
def test_what_an_editor_sees_of_an_edit(edit, before, capsys, bless):
    GOOD[edit]()
    capsys.readouterr()
    assert main(["check"]) == 0
    capsys.readouterr()
    compare_with(EDITS / f"{edit}.md", seen(capsys, ["diff"]), bless)


@pytest.mark.parametrize("mistake", BAD)
def test_what_an_editor_sees_of_a_mistake(mistake, before, capsys, bless):
    BAD[mistake]()
    capsys.readouterr()
    assert main(["check"]) == 1
    # On which line an address stands depends on how many pages there are.
    said = re.sub(r"addresses\.txt:\d+:", "addresses.txt:…:", capsys.readouterr().err)
    compare_with(EDITS / f"fout-{mistake}.txt", said, bless)


def test_text_of_a_file_is_only_text_in_a_report(before, capsys):
    mend(
        "glossary/samenwerking.yml",
        "nl: Iets samen doen en de kosten delen.",
        "nl: '::error::x | [a](https://example.org) *c*'",
    )
    capsys.readouterr()
    said = seen(capsys, ["diff"])
    assert "::error" not in said and "](https" not in said and "\\*c\\*" in said


def test_one_inserted_item_is_one_difference(before, capsys):
    mend(
        "speerpunten/fietsen.yml",
        "      - {nl: paden, en: paths",
        "      - {nl: bellen, en: bells}\n      - {nl: paden, en: paths",
    )
    capsys.readouterr()
    said = seen(capsys, ["diff"])
    assert "## Teksten en keuzes (1)" in said and "**bellen**" in said and "paden" not in said
