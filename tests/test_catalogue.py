"""Every message is explained on the site; on GitHub it stands at its line, and cannot be used to say something else."""

import re
import shutil
from pathlib import Path

import pytest

from roadmaps.__main__ import main
from roadmaps.checking.github import MOST, error_commands, summary
from roadmaps.pages.catalogue import catalogue
from roadmaps.reading.messages import MESSAGES
from roadmaps.reading.problems import Place, Problem
from roadmaps.words import word_list
from tests.project import TESTS


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_message_has_a_cause_and_a_cure(lang):
    told = {help.code: help for _, messages in catalogue(lang) for help in messages}
    assert list(told) == list(MESSAGES) and set(word_list("causes")) == set(MESSAGES)
    assert all(help.cause and help.cure and "{" not in help.wrong.replace("{%", "") for help in told.values())


@pytest.mark.parametrize("path", ["fouten", "en/errors"])
def test_the_link_in_a_message_leads_to_its_explanation(small_site, path):
    page = (small_site / path / "index.html").read_text("utf-8")
    assert {code for code in MESSAGES if f'id="{code}"' not in page} == set()


def problem(path: str, line: int, **details: str) -> Problem:
    return Problem.at(Place(path, line, 3), "bad-link", **{"found": "x", **details})


def test_files_of_the_change_come_first_and_ten_at_most():
    problems = [problem(f"kb/a{number:02}.yml", 1) for number in range(20)] + [problem("kb/z.yml", 7)]
    made = error_commands(problems, {"kb/z.yml"})
    assert len(made) == MOST and made[0].startswith("::error file=kb/z.yml,line=7,col=3,title=bad-link::de link")
    assert made[1].startswith("::error file=kb/a00.yml,")


@pytest.mark.parametrize(
    "found", ["x\n::error::y", "x%0A::set-output name=a::b", "</pre><script>alert(1)</script>", "`](javascript:x)"]
)
def test_text_of_a_file_is_only_text(found):
    bad = problem("kb/a,b::c.yml", 1, found=found)
    [command] = error_commands([bad])
    assert "\n" not in command and command.count("::") - bad.text.count("::") == 2
    assert "<script>" not in summary([bad]) and "</pre><" not in summary([bad]).replace("</pre></details>", "")


def test_a_summary_stays_below_what_github_takes_and_counts_what_it_leaves_out():
    problems = [problem(f"kb/{number}.yml", 1) for number in range(5000)]
    made = summary(problems)
    left = re.search(r"… en nog (\d+) / and (\d+) more", made)
    told = sum(f"kb/{number}.yml" in made for number in range(5000))
    assert len(made.encode()) < 1_000_000
    assert left and int(left[1]) == int(left[2]) == 5000 - told > 0


def test_check_tells_github(tmp_path: Path, monkeypatch, capsys):
    folder = shutil.copytree(TESTS / "kb", tmp_path / "kb")
    (folder / "glossary/ov-regio.yml").write_text("id: [\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    monkeypatch.setenv("GITHUB_SHA", "abc")
    assert main(["check", str(folder), "--github"]) == 1
    assert "::error file=kb/glossary/ov-regio.yml,line=2,col=1,title=broken-yaml::" in capsys.readouterr().out
    told = (tmp_path / "summary.md").read_text("utf-8")
    assert "1 fout / error" in told and "/blob/abc/kb/glossary/ov-regio.yml#L2" in told
    shutil.copytree(TESTS / "kb", folder, dirs_exist_ok=True)
    assert main(["check", str(folder), "--github"]) == 0
    assert "In orde" in (tmp_path / "summary.md").read_text("utf-8")
