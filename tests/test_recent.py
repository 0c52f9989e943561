"""Recent changes are told in the words of readers and of their language, out of git, and nothing where git cannot tell."""

import datetime
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html

from roadmaps.changes import days
from roadmaps.changes.recent import LISTED, recent
from roadmaps.checking.read import read
from roadmaps.pages.graph import Graph
from roadmaps.pages.history import history
from roadmaps.pages.news import NewsDay
from roadmaps.pages.site import Site
from roadmaps.reading.docs_pages import pairs
from tests.project import TESTS
from tests.test_history import git

FIETSMAATJES = "kb/initiatives/fietsmaatjes.yml"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the fixture knowledge base, two days ago."""
    root = tmp_path / "project"
    shutil.copytree(TESTS / "kb", root / "kb")
    (root / "docs/nl").mkdir(parents=True)
    git(tmp_path, "init", "-q", str(root))
    save(root, "2026-03-01")
    return root


def save(root: Path, day: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Wijziging", day=day)


def change(root: Path, path: str, old: str, new: str, day: str = "2026-03-02") -> None:
    file = root / path
    assert old in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    save(root, day)


def news(root: Path, lang: str = "nl") -> list[NewsDay]:
    graph = Graph(read(root / "kb"))
    return recent(days.days(root, history(root), graph), graph, pairs(root / "docs"), lang)


def told(root: Path, lang: str = "nl") -> dict[str, list[str]]:
    """What the page says of the latest day: the text of each item, by the heading of its section."""
    found = news(root, lang)
    graph = Graph(read(root / "kb"))
    site = Site(graph, lang, "https://example.org/r", written=pairs(root / "docs"), news=lambda: found[:1])
    page = html.fromstring(site.overview("change", "recente-wijzigingen/"))
    return {
        re.sub(r" \(\d+\)", "", head.text): [" ".join(item.text_content().split()) for item in head.getnext()]
        for head in page.xpath("//h3")
    }


def test_a_status_is_told_in_the_words_of_each_language(repository):
    change(repository, FIETSMAATJES, "value: partly", "value: achieved")
    assert told(repository)["Status"] == [
        "Fietsmaatjes jaarplannen › 2018 › resultaten › nr. 1 › status: weg: Deels gehaald → nieuw: Gehaald"
    ]
    [said] = told(repository, "en")["Status"]
    assert said.endswith("no. 1 › status: removed: Partly achieved → new: Achieved")


def test_days_stand_apart_and_two_changes_of_one_day_are_one(repository):
    change(repository, FIETSMAATJES, "Het doel was tien.", "Het doel was elf.", "2026-03-02")
    change(repository, FIETSMAATJES, "Het doel was elf.", "Het doel was twaalf.", "2026-03-02")
    change(repository, "kb/speerpunten/fietsen.yml", "De stad is vlak.", "De stad is heel vlak.", "2026-03-04")
    assert [str(day.day) for day in news(repository)] == ["2026-03-04", "2026-03-02", "2026-03-01"]
    [section] = news(repository)[1].sections
    assert section.total == 1 and "tien" in str(section.lines) and "twaalf" in str(section.lines)
    assert "elf" not in str(section.lines).replace("twaalf", "")


def term(id_: str, name: str) -> str:
    return f"id: {id_}\nname: {{nl: {name}, en: {name}}}\nsummary: {{nl: Iets.}}\ndefinition: {{nl: Iets.}}\n"


def test_what_is_new_gone_renamed_or_merged_is_told(repository):
    for name in ("los", "oud"):
        (repository / f"kb/glossary/{name}.yml").write_text(term(name, name.capitalize()), "utf-8")
    save(repository, "2026-03-01")
    for name, text in {
        "vers": term("vers", "Vers"),
        "los": "id: los\nname: {nl: Los}\nremoved: 2026-03-02\nreason: {nl: Dubbel.}\n",
        "oud": "id: oud\nmoved_to: nieuw\n",
        "nieuw": term("nieuw", "Nieuwer"),
        "ov-regio": "id: ov-regio\nmoved_to: samenwerking\n",
    }.items():
        (repository / f"kb/glossary/{name}.yml").write_text(text, "utf-8")
    save(repository, "2026-03-02")
    found = told(repository)
    assert found["Nieuw"] == ["Vers begrip"]
    assert found["Weg"] == ["Los begrip"]
    assert found["Hernoemd of samengevoegd"] == ["Nieuwer heette eerst “Oud”", "samenwerking heette eerst “OV-regio”"]


def test_what_only_the_other_language_shows_is_not_told(repository):
    change(repository, "kb/speerpunten/fietsen.yml", "en: Cycling", "en: Riding")
    assert [str(day.day) for day in news(repository)] == ["2026-03-01"]
    assert "Riding" in str(told(repository, "en"))


def test_a_page_written_by_hand_is_named(repository):
    (repository / "docs/nl/over.md").write_text("---\nbeside: about/\n---\n# Over deze site\n", "utf-8")
    save(repository, "2026-03-02")
    [page] = news(repository)[0].pages
    assert page.nl.title == "Over deze site"


def test_a_version_that_the_rules_of_now_do_not_allow_is_named_and_no_more(repository):
    whole = (repository / "kb/glossary/ov-regio.yml").read_text("utf-8")
    (repository / "kb/glossary/ov-regio.yml").write_text("id: [", "utf-8")
    save(repository, "2026-03-02")
    (repository / "kb/glossary/ov-regio.yml").write_text(whole + "# beter\n", "utf-8")
    save(repository, "2026-03-03")
    for day in news(repository)[:2]:
        assert day.sections == () and [thing.id for thing in day.others] == ["ov-regio"]


def test_of_many_changes_some_are_told_and_the_others_are_counted(repository, monkeypatch):
    monkeypatch.setattr(days, "FILES", 2)
    for file in (repository / "kb/organisations").glob("*.yml"):
        text = file.read_text("utf-8")
        for number in range(LISTED + 5):
            new = text.replace(f"id: {file.stem}", f"id: {file.stem}-{number}").replace(
                "Voorbeeldstad", f"Stad {number}"
            )
            (file.parent / f"{file.stem}-{number}.yml").write_text(new, "utf-8")
    save(repository, "2026-03-02")
    [day, _] = news(repository)
    [section] = day.sections
    assert (section.total, len(section.lines), len(day.others)) == (2, 2, LISTED + 3)
    monkeypatch.setattr(days, "FILES", 40)
    [section] = news(repository)[0].sections
    assert (section.total, len(section.lines)) == (LISTED + 5, LISTED)
    assert told(repository)["Nieuw"][-1] == "… en nog 5"


def test_all_versions_come_by_one_command(repository, monkeypatch):
    change(repository, FIETSMAATJES, "value: partly", "value: achieved")
    known, graph, run, asked = history(repository), Graph(read(repository / "kb")), subprocess.run, []
    monkeypatch.setattr(subprocess, "run", lambda *args, **options: asked.append(args[0]) or run(*args, **options))
    assert len(days.days(repository, known, graph)) == 2 and len(asked) == 1


def test_text_of_a_file_stays_text(repository):
    """Also text of an older version, which the rules of now would refuse."""
    change(repository, "kb/speerpunten/fietsen.yml", "De stad is vlak.", "De stad is <b onclick=x>vlak & plat.")
    change(repository, "kb/speerpunten/fietsen.yml", "<b onclick=x>vlak & plat.", "heel vlak.", "2026-03-03")
    (said,) = news(repository)[0].sections[0].lines[0].said
    assert "&lt;b onclick=x&gt;vlak &amp; plat." in said and "<b" not in said


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_without_a_history_nothing_is_told_and_the_page_says_so(repository, tmp_path, lang):
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(tmp_path / "shallow"))
    assert news(tmp_path / "shallow") == []
    says = {
        "nl": "De geschiedenis van de bestanden is hier niet bekend.",
        "en": "The history of the files is not known here.",
    }
    site = Site(Graph(read(TESTS / "kb")), lang, "https://example.org/r")
    assert says[lang] in site.overview("change", "x/")


def test_a_day_is_that_of_the_commit(repository):
    assert [day.day for day in news(repository)] == [datetime.date(2026, 3, 1)]
