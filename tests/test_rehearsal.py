"""The workflows of GitHub, played step by step on this machine: what an edit, a pull request and a change of main come to."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.project import ROOT
from tests.rehearse import Event, Runner, rehearse, value_of

FILES = ("kb/glossary/co2.yml", "kb/glossary/hbo.yml")
CONFIRM, FORMAT = "vertaling bevestigen / confirm a translation", "bestanden opmaken / format the files"


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("github.ref == 'refs/heads/main'", True),
        ("needs.scope.outputs.code == 'true' && needs.test.result != 'skipped'", False),
        ("!cancelled() && (needs.test.result == 'success' || needs.scope.outputs.code == 'false')", True),
        ("inputs.what", "opmaken"),
        ("inputs.nothing", None),
    ],
)
def test_an_expression_gives_what_github_says_that_it_does(expression, value):
    needs = {"scope": {"outputs": {"code": "false"}}, "test": {"result": "skipped"}}
    github, inputs = {"ref": "refs/heads/main"}, {"what": "opmaken"}
    contexts = {"github": github, "inputs": inputs, "needs": needs, "cancelled": lambda: False}
    assert value_of(expression, contexts) == value


def changed_texts() -> dict[str, str]:
    """Files of the knowledge base of which the Dutch changed after the English was confirmed."""
    texts = {name: (ROOT / name).read_text("utf-8") for name in FILES}
    return {name: re.sub(r'(?m)^(  nl: .*)\.("?)$', r"\1, zoals vaker.\2", text) for name, text in texts.items()}


def results(runner: Runner) -> dict[str, str]:
    return {name: job["result"] for name, job in runner.jobs.items()}


def gh(runner: Runner) -> list[str]:
    log = runner.folder / "gh.log"
    return log.read_text("utf-8").splitlines() if log.exists() else []


def of_origin(runner: Runner, *arguments: str) -> str:
    command = ["git", "-C", str(runner.folder / "origin.git"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.long
def test_an_edit_becomes_a_pull_request_with_its_checks(tmp_path):
    event = Event("workflow_dispatch", {"what": CONFIRM, "id": "co2, hbo", "new": ""})
    runner = rehearse(tmp_path / "runner", "edit.yml", event, changed_texts())
    assert results(runner) == {"change": "success", "propose": "success"}
    branch = "wijziging-1-1"
    assert set(of_origin(runner, "diff", "--name-only", "main", branch).split()) == set(FILES)
    assert of_origin(runner, "log", "-1", "--format=%s", branch).strip() == f"{CONFIRM}: co2, hbo"
    asked = "\n".join(gh(runner))
    assert f"pr create --base main --head {branch}" in asked
    assert f"workflow run site.yml --ref {branch}" in asked and f"workflow run report.yml --ref {branch}" in asked


@pytest.mark.long
def test_an_edit_that_changes_nothing_proposes_nothing(tmp_path, capfd):
    runner = rehearse(
        tmp_path / "runner", "edit.yml", Event("workflow_dispatch", {"what": FORMAT, "id": "", "new": ""}), {}
    )
    assert results(runner) == {"change": "failure", "propose": "skipped"}
    assert "::error::Er is niets gewijzigd. / Nothing was changed." in capfd.readouterr().out and gh(runner) == []


@pytest.mark.long
def test_a_pull_request_says_what_it_does(tmp_path):
    runner = rehearse(tmp_path / "runner", "report.yml", Event("pull_request"), changed_texts())
    assert results(runner) == {"report": "success"}
    kept = (runner.folder / "artifacts/wat-deze-wijziging-doet/wat-deze-wijziging-doet.md").read_text("utf-8")
    assert "zoals vaker" in kept and (runner.folder / "report-0/summary.md").read_text("utf-8") == kept


@pytest.mark.long
def test_a_pull_request_of_content_passes_its_gate_and_publishes_nothing(tmp_path):
    runner = rehearse(tmp_path / "runner", "site.yml", Event("pull_request"), changed_texts())
    passed, left_out = dict.fromkeys(("scope", "content", "gate"), "success"), ("quality", "test", "build", "deploy")
    assert results(runner) == passed | dict.fromkeys(left_out, "skipped")


@pytest.mark.long
def test_content_on_main_is_published(tmp_path):
    runner = rehearse(tmp_path / "runner", "site.yml", Event("push"), changed_texts())
    passed = dict.fromkeys(("scope", "content", "gate", "build", "deploy"), "success")
    assert results(runner) == passed | dict.fromkeys(("quality", "test"), "skipped")
    site: Path = runner.folder / "artifacts/github-pages"
    assert "zoals vaker" in (site / "begrippen/index.html").read_text("utf-8")


@pytest.mark.long
def test_a_mistake_on_main_is_told_of_and_publishes_nothing(tmp_path, capfd):
    wrong = {FILES[0]: (ROOT / FILES[0]).read_text("utf-8").replace("summary:", "sumary:")}
    runner = rehearse(tmp_path / "runner", "site.yml", Event("push"), wrong)
    found = results(runner)
    assert found["content"] == found["gate"] == found["build"] == "failure" and found["deploy"] == "skipped"
    assert f"::error file={FILES[0]},line=" in capfd.readouterr().out
