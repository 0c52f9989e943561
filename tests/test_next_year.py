"""A made-up report of 2025 goes in by new files and plain edits alone, and passes the gate for content; what is wrong is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from roadmaps.checking.read import read
from roadmaps.publishing import build as site
from tests import site_links, smoke
from tests.project import ROOT, TESTS, copy_project, with_report_of_2025
from tests.smoke_words import CODES, PageProblem, told

REPORT = TESTS / "report-2025"
NEW = [f"kb/{file.relative_to(REPORT / 'kb').as_posix()}" for file in sorted(REPORT.rglob("kb/*/*.yml"))]


@pytest.fixture(scope="module")
def next_year(tmp_path_factory) -> Path:
    """The project with that report in it, built as .ci/content builds it."""
    folder = tmp_path_factory.mktemp("next-year")
    project = copy_project(folder / "project", with_report_of_2025(folder / "kb"))
    shutil.copytree(ROOT / "docs", project / "docs", dirs_exist_ok=True)  # the real home pages again
    site.build(project)
    return project


def test_the_report_holds_one_of_everything_that_a_next_year_brings():
    kinds = {Path(name).parent.name for name in NEW}
    assert kinds == {
        "sources", "organisations", "challenges", "speerpunten", "milestones", "initiatives", "themes", "funding",
    }  # fmt: skip


def test_what_it_adds_is_there_and_nothing_asks_for_a_day_of_checking(next_year):
    things = read(next_year / "kb").things
    new = [things[Path(name).stem] for name in NEW]
    assert [thing.id for thing in new if thing.checked] == []
    plans = [plan for id_ in ("leap", "voorbeeldinitiatief-2025") for plan in things[id_].years if plan.year == 2025]
    assert sum(len(plan.results) for plan in plans) == 12
    assert things["ms-2025-voorbeeldmijlpaal"].outcome == "achieved"
    assert [amount.nature for amount in things["voorbeeldroute-2025"].amounts] == ["applied", "awarded"]


def test_its_pages_pass_the_smoke_test(next_year, browser):
    opened, few, found = smoke.smoke(
        next_year, ["kb/initiatives/leap.yml", "kb/themes/thema-voorbeeldthema-2025.yml"], browser
    )
    assert (opened, found) == (2, []) and few == len(smoke.FEW)


@pytest.mark.long
def test_what_is_wrong_with_a_page_is_told_with_its_file(next_year, browser):
    page = next_year / "site/initiatieven/voorbeeldinitiatief-2025/index.html"
    right = page.read_text("utf-8")
    wrong = f"<h1>Nog een</h1><nobr>{'breed ' * 60}</nobr><a href='nergens/'>x</a><img src='https://example.org/a.png'>"
    page.write_text(right.replace("</main>", f"{wrong}</main>"), "utf-8")
    site_links.parse.cache_clear()
    site_links.anchors.cache_clear()
    (next_year / "site/en/initiatives/voorbeeldinitiatief-2025/index.html").unlink()
    _, _, found = smoke.smoke(next_year, ["kb/initiatives/voorbeeldinitiatief-2025.yml"], browser)
    mine = [finding for finding in found if finding.file == "kb/initiatives/voorbeeldinitiatief-2025.yml"]
    assert {finding.code for finding in mine} >= {"headings", "too-wide", "dead-link", "script", "elsewhere"}
    assert any(finding.seen.startswith("320 px: ") for finding in mine if finding.code == "too-wide")


def test_a_name_that_search_does_not_find_is_told(next_year, browser):
    shown = smoke.Shown(
        {"nl": "kb/x.yml", "en": "kb/x.yml"}, {"nl": "x/", "en": "en/x/"}, {"nl": "xyzzy", "en": "xyzzy"}
    )
    with smoke.served(next_year / "site") as address:
        found = list(smoke.Smoke(browser, address).search([shown]))
    assert [(finding.code, finding.address) for finding in found] == [("not-found", "x/"), ("not-found", "en/x/")]


@pytest.mark.parametrize("code", CODES)
def test_every_finding_says_cause_and_cure_in_both_languages(code):
    text = told(PageProblem(code, "kb/x.yml", "initiatieven/x/", "{gezien}\nhier"))
    assert "/initiatieven/x/" in text and "{gezien} hier" in text
    assert "Wat u kunt doen: " in text and "  EN " in text and "What you can do: " in text


def test_changed_pages_come_from_git_and_without_a_commit_none_do(tmp_path, capsys):
    assert smoke._changed(tmp_path, "") == []
    assert smoke._changed(tmp_path, "HEAD") == []
    assert "git" in capsys.readouterr().out
