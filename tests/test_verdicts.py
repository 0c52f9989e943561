"""What became of it, in our judgement: beside the lines that it rests on, and said when those have changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from roadmaps.checking.read import read
from roadmaps.kinds.parts import Verdict
from roadmaps.pages.graph import Graph
from roadmaps.pages.site import Site
from roadmaps.pages.verdicts import verdict_findings
from roadmaps.reading.base import find_all
from tests.project import ROOT, TESTS

OLDER = {"nl": "De regels zijn veranderd", "en": "The lines have changed"}


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    """A copy of the small knowledge base, to change."""
    return shutil.copytree(TESTS / "kb", tmp_path / "kb")


def changed(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def page(kb: Path, id_: str, lang: str = "nl") -> str:
    graph = Graph(read(kb))
    return Site(graph, lang, "https://github.com/x/y").page(graph[id_], f"x/{id_}/")


def told(kb: Path) -> list[str]:
    return [finding.sort for finding in verdict_findings(read(kb))]


def test_a_verdict_stands_with_its_lines_and_its_sources(kb):
    made = page(kb, "schone-stad")
    assert "Van vier regels is er één gehaald" in made
    assert ">4 regels<" in made and "1 gehaald, 1 deels gehaald, 1 niet gehaald, 1 onbekend" in made
    assert "Deze conclusie is van ons." in made and "Fietsmaatjes</cite>" in made


@pytest.mark.parametrize("lang", OLDER)
def test_a_verdict_whose_lines_changed_says_so_and_refuses_nothing(kb, lang):
    assert told(kb) == [] and OLDER[lang] not in page(kb, "schone-stad", lang)
    changed(kb / "initiatives/fietsmaatjes.yml", "value: partly", "value: achieved")
    assert told(kb) == ["verdict"] and OLDER[lang] in page(kb, "schone-stad", lang)


def test_a_verdict_says_what_is_unknown(kb):
    changed(kb / "threads/rode-draad-fiets.yml", "Wat daarvan kwam, is onbekend.", "Dat is mooi.")
    assert told(kb) == ["verdict-unknown"]


def test_the_lines_of_a_thread_are_those_of_its_steps(kb):
    changed(kb / "threads/rode-draad-fiets.yml", "things: [fietsen]", "things: [fietsen, fietsmaatjes]")
    assert told(kb) == ["verdict"]
    assert "lopen" not in page(kb, "rode-draad-fiets").split("verdict-text")[1].split("</details>")[0]


def test_every_thread_challenge_and_theme_of_the_real_site_has_one_that_agrees():
    real = Graph(read(ROOT / "kb"))
    judged = [thing for kind in ("thread", "challenge", "theme") for thing in real.of_kind(kind)]
    assert [thing.id for thing in judged if not list(find_all(thing, Verdict))] == []
    assert [str(finding) for finding in verdict_findings(real.kb)] == []


@pytest.mark.parametrize(("id_", "years"), [("schone-stad", [2017, 2018]), ("gemeente-voorbeeldstad", [2017])])
def test_what_we_know_runs_to_the_newest_document_that_speaks_of_it(kb, id_, years):
    graph = Graph(read(kb))
    assert graph.known_in(graph[id_]) == years and graph.known_until(graph[id_]) == years[-1]
    assert f"Loopt tot en met {years[-1]}</strong>" in page(kb, id_)
