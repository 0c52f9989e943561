"""What GitHub runs and shows: workflows with least rights and pinned actions, and forms that fit the links of the site."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
from importlib import import_module
from itertools import product
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from roadmaps.__main__ import COMMANDS
from roadmaps.pages.site import Site
from tests.project import REPOSITORY, ROOT, SITE
from tests.rehearse import load, value_of

GITHUB = ROOT / ".github"
FORMS = GITHUB / "ISSUE_TEMPLATE"
WORKFLOWS = sorted(GITHUB.glob("workflows/*.yml"))
SCRIPTS = [file for file in sorted((ROOT / ".ci").iterdir()) if file.is_file()]
# The rights to write, and the only jobs that may have them. None of these jobs may run code of the project.
MAY_WRITE = {
    ("site.yml", "deploy"): {"pages", "id-token"},
    ("links.yml", "tell"): {"issues"},
    ("edit.yml", "propose"): {"contents", "pull-requests", "actions"},
}


def jobs() -> list[tuple[str, str, dict]]:
    return [(file.name, name, job) for file in WORKFLOWS for name, job in load(file)["jobs"].items()]


def steps() -> list[tuple[str, dict]]:
    return [(file, step) for file, _, job in jobs() for step in job["steps"]]


each_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)


@each_workflow
def test_a_workflow_has_no_rights_of_its_own_and_never_runs_twice_at_once(file):
    workflow = load(file)
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]["group"]
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())


@each_workflow
def test_a_fork_gets_no_rights_and_no_secrets(file):
    workflow = str(load(file))
    assert not re.search("pull_request_target|workflow_run|secrets", workflow)


@each_workflow
def test_every_action_is_pinned_to_a_commit_and_says_its_version(file):
    uses = re.findall(r"uses:(.*)", file.read_text("utf-8"))
    assert uses
    assert [line for line in uses if not re.fullmatch(r" [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_an_action_has_one_version_everywhere():
    pins = {tuple(step["uses"].split("@")) for _, step in steps() if "uses" in step}
    assert len({action for action, _ in pins}) == len(pins)


@pytest.mark.parametrize(("file", "name", "job"), jobs(), ids=lambda value: value if isinstance(value, str) else "")
def test_only_jobs_that_run_no_code_of_ours_may_write(file, name, job):
    writes = {right for right, level in job["permissions"].items() if level == "write"}
    assert writes == MAY_WRITE.get((file, name), set())
    if writes:
        assert not re.search(r"make |python|\.ci/|pip ", str([step.get("run") for step in job["steps"]]))


@pytest.mark.parametrize("file,step", steps())
def test_no_step_runs_text_that_somebody_else_wrote(file, step):
    assert "${{" not in step.get("run", "")
    if "actions/checkout@" in step.get("uses", ""):
        assert step["with"]["persist-credentials"] == "false"


RESULTS = ("success", "failure", "cancelled", "skipped")


def holds(expression: str, needs: dict[str, str], code: str = "", cancelled: bool = False) -> bool:
    """Whether a condition of the workflow is true with these results of the jobs before it."""
    text = re.sub(r"\$\{\{|\}\}", "", expression)
    left = re.sub(r"needs\.\w+\.result|needs\.scope\.outputs\.code|'\w*'|!cancelled\(\)|==|&&|\|\||[()\s]", "", text)
    assert left == "", f"a condition that this test cannot read: {left}"
    known = {name: {"result": result, "outputs": {"code": code}} for name, result in ({"scope": ""} | needs).items()}
    return bool(value_of(text, {"needs": known, "cancelled": lambda: cancelled}))


def test_the_gate_passes_when_all_that_the_change_asks_for_passed_and_never_otherwise():
    gate = load(GITHUB / "workflows/site.yml")["jobs"]["gate"]
    assert gate["if"] == "always()", "a gate that is skipped counts as passed where GitHub requires it"
    [step] = gate["steps"]
    assert step["run"].startswith('test "$PASSED" = true || {') and step["run"].endswith("exit 1; }")
    passing = [
        (results, code)
        for results in product(RESULTS, repeat=len(gate["needs"]))
        for code in ("true", "false", "")
        if holds(step["env"]["PASSED"], dict(zip(gate["needs"], results, strict=True)), code)
    ]
    assert gate["needs"] == ["scope", "content", "quality", "test"]
    assert sorted(passing) == [
        (("success", "success", "skipped", "skipped"), "false"),  # kb/, docs/ and addresses.txt alone
        (("success", "success", "success", "success"), "true"),
    ]


def test_a_red_check_never_replaces_the_live_site():
    site = load(GITHUB / "workflows/site.yml")["jobs"]
    assert set(site["gate"]["needs"]) == set(site) - {"gate", "build", "deploy"}, "no check is left out"
    assert site["deploy"]["needs"] == ["gate", "build"]
    assert site["build"]["if"] == "github.ref == 'refs/heads/main'"
    published = [
        (gate, build, cancelled)
        for gate, build, cancelled in product(RESULTS, RESULTS, (False, True))
        if holds(site["deploy"]["if"], {"gate": gate, "build": build}, cancelled=cancelled)
    ]
    assert published == [("success", "success", False)]


def test_only_the_gate_for_code_waits_for_what_has_changed():
    site = load(GITHUB / "workflows/site.yml")["jobs"]
    asked = {name: (job.get("needs"), job.get("if")) for name, job in site.items() if name in ("quality", "test")}
    assert set(asked.values()) == {("scope", "needs.scope.outputs.code == 'true'")}
    assert "if" not in site["content"] and "needs" not in site["content"]
    assert ".ci/content" in str(site["content"]["steps"]) and ".ci/run" in str(site["test"]["steps"])
    assert "\n.ci/content\n" in (ROOT / ".ci/run").read_text("utf-8"), "the gate for code contains that for content"


@pytest.fixture
def history(only_scripts: Path) -> Path:
    """A repository with one commit, in which files can be changed; its scripts and its Python are made for the test."""
    for name in ("kb/a.yml", "docs/nl/a.md", "addresses.txt", "roadmaps/a.py", "docs.py"):
        file = only_scripts / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{name} as it was, long enough to be known again\n")
    git(only_scripts, "init", "--quiet", "--initial-branch=main")
    commit(only_scripts)
    return only_scripts


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    return subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


def commit(folder: Path) -> None:
    git(folder, "add", "--all", ".", ":!.venv", ":!bin")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "x")


def scope(folder: Path, event: str, ref: str, passed: str = "") -> str:
    """What .ci/scope says when GitHub says that this commit of main passed last."""
    (folder / "bin").mkdir(exist_ok=True)
    (folder / "bin/gh").write_text(f'#!/bin/sh\n[ -n "{passed}" ] && echo "{passed}" || exit 1\n')
    (folder / "bin/gh").chmod(0o755)
    told = {"GITHUB_EVENT_NAME": event, "GITHUB_REF": ref, "GITHUB_REPOSITORY": "x/y"}
    environment = os.environ | told | {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}"}
    return subprocess.run([folder / ".ci/scope"], capture_output=True, text=True, check=True, env=environment).stdout


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        (["kb/a.yml"], "false"),
        (["kb/b.yml", "docs/nl/a.md", "addresses.txt"], "false"),
        (["kb/a.yml", "roadmaps/a.py"], "true"),
        (["docs.py"], "true"),
        (["kb\n/a.yml"], "true"),
        ([], "true"),
    ],
)
def test_a_change_of_content_alone_asks_for_no_gate_for_code(history, changed, code):
    passed = git(history, "rev-parse", "HEAD").strip()
    for name in changed:
        (history / name).parent.mkdir(exist_ok=True)
        (history / name).write_text("otherwise\n")
    commit(history)
    assert scope(history, "pull_request", "refs/pull/1/merge") == f"code={code}\n"
    assert scope(history, "push", "refs/heads/main", passed) == f"code={code}\n"


def test_a_file_that_leaves_the_program_is_a_change_of_code(history):
    (history / "roadmaps/a.py").rename(history / "kb/a.py")
    commit(history)
    assert scope(history, "pull_request", "refs/pull/1/merge") == "code=true\n"


def test_content_after_red_code_is_compared_with_what_passed_last(history):
    passed = git(history, "rev-parse", "HEAD").strip()
    (history / "roadmaps/a.py").write_text("broken\n")
    commit(history)
    (history / "kb/a.yml").write_text("otherwise\n")
    commit(history)
    assert scope(history, "push", "refs/heads/main", passed) == "code=true\n"
    for unknown in ("", "0" * 40):
        assert scope(history, "push", "refs/heads/main", unknown) == "code=true\n"


def numbers(version: str) -> list[int]:
    return [int(number) for number in version.split(".")]


def test_all_tests_run_on_the_lowest_python_that_the_readme_names_and_on_the_newest():
    named = re.search(r"Python (\d+\.\d+) or newer", (ROOT / "README.md").read_text("utf-8"))[1]
    assert f'requires-python = ">={named}"' in (ROOT / "pyproject.toml").read_text("utf-8")
    job = load(GITHUB / "workflows/site.yml")["jobs"]["test"]
    versions = sorted(job["strategy"]["matrix"]["python"], key=numbers)
    assert numbers(versions[0])[:2] == numbers(named)
    elsewhere = {
        step["with"]["python-version"] for _, step in steps() if "actions/setup-python@" in step.get("uses", "")
    }
    used = [numbers(version) for version in elsewhere if "matrix" not in version]
    assert used and all(numbers(versions[0]) <= version <= numbers(versions[-1]) for version in used)
    assert "${{ matrix.python }}" in elsewhere


def test_a_slow_machine_gets_the_time_that_all_tests_take():
    """On two slow cores they took close to half an hour; GitHub itself stops a job after six hours."""
    testing = [job for _, _, job in jobs() if any(".ci/run" in step.get("run", "") for step in job["steps"])]
    assert testing and all(60 <= int(job["timeout-minutes"]) < 360 for job in testing)


def test_every_module_that_a_script_imports_exists():
    imported = called(r"from (roadmaps[\w.]*) import (\w+)")
    assert imported and all(hasattr(import_module(module), name) for module, name in imported)


def test_the_site_is_built_with_its_whole_history():
    building = [
        job for _, _, job in jobs() if re.search(r"make site|\.ci/(run|content)|roadmaps diff", str(job["steps"]))
    ]
    assert [job["steps"][0]["with"].get("fetch-depth") for job in building] == ["0"] * len(building) and building


def called(pattern: str) -> set:
    """What the workflows and their scripts call: the groups of a pattern."""
    texts = [step["run"] for _, step in steps() if "run" in step] + [script.read_text("utf-8") for script in SCRIPTS]
    return {name for text in texts for name in re.findall(pattern, text)}


def test_every_command_that_is_called_exists():
    assert called(r"-m roadmaps ([\w-]+)") - set(COMMANDS) == set()
    targets = set(re.findall(r"^([\w$()/.-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert (
        called(r"(?m)^\s*make (?:--[\w-]+ )*([\w./-]+)") - {target.replace("$(VENV)", ".venv") for target in targets}
        == set()
    )


def test_every_option_that_is_called_exists():
    for name, options in called(r"-m roadmaps ([\w-]+)(.*)"):
        parser = argparse.ArgumentParser()
        import_module(f"roadmaps.commands.{COMMANDS[name][0]}").arguments(parser)
        assert set(re.findall(r"(?<= )--[\w-]+", options)) <= set(parser.format_help().replace(",", " ").split()), name


def test_every_script_that_is_called_can_be_run():
    by_make = set(re.findall(r"\.ci/[\w-]+", (ROOT / "Makefile").read_text("utf-8")))
    assert called(r"(\.ci/[\w-]+)") | by_make == {f".ci/{script.name}" for script in SCRIPTS}
    assert all(os.access(script, os.X_OK) for script in SCRIPTS)


@pytest.fixture
def only_scripts(tmp_path: Path) -> Path:
    """A folder with the scripts, and a Python that only prints what it was asked; asked for the address of the site, $SITE."""
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".venv/bin").mkdir(parents=True)
    for script in SCRIPTS:
        shutil.copy(script, tmp_path / ".ci")
    (tmp_path / "Makefile").write_text(".venv/ok:\n\t@touch $@\n")
    (tmp_path / ".venv/bin/python").write_text('#!/bin/sh\n[ "$1" = -c ] && echo "$SITE" || echo "$@"\n')
    (tmp_path / ".venv/bin/python").chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize("github", [True, False])
def test_the_gate_for_content_compares_with_the_live_site_when_there_is_one(
    only_scripts, small_address, small_site, live, github
):
    site = small_address if live else f"{small_address}/not-there/"
    environment = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"} | {"SITE": site}
    said = subprocess.run(
        [only_scripts / ".ci/content"],
        capture_output=True,
        text=True,
        check=True,
        env=environment | ({"GITHUB_ACTIONS": "true"} if github else {}),
    ).stdout
    checked, formatted, built, tried = said.splitlines()
    assert checked.startswith(f"-m roadmaps check{' --github' * github} --base") and ("--released" in said) == live
    assert formatted == f"-m roadmaps fmt --check{' --github' * github}"
    assert built == "-m roadmaps build" and tried.startswith("-m tests.smoke --base")
    listed = (small_site / "addresses.txt").read_text("utf-8").split()
    assert "speerpunten/lopen/" in listed and "en/focus-areas/lopen/" in listed


def test_a_program_that_falls_over_is_told_in_both_languages_and_publishes_nothing(only_scripts):
    fallen = '#!/bin/sh\n[ "$1" = -c ] && exit 0\npython3 -c \'raise KeyError("waterstof")\'\n'
    (only_scripts / ".venv/bin/python").write_text(fallen)
    done = subprocess.run([only_scripts / ".ci/content"], capture_output=True, text=True)
    assert done.returncode == 1 and "Traceback" not in done.stdout + done.stderr
    assert "KeyError: 'waterstof' / A program of the site stopped" in done.stdout
    (only_scripts / ".venv/bin/python").write_text(
        "#!/bin/sh\n[ \"$1\" = -c ] && exit 0\necho 'kb/x.yml:3:1: zo' >&2; exit 1\n"
    )
    done = subprocess.run([only_scripts / ".ci/content"], capture_output=True, text=True)
    assert done.returncode == 1 and "kb/x.yml:3:1: zo" in done.stderr and "liep vast" not in done.stdout


@pytest.mark.parametrize(
    ("what", "id_", "new", "ran"),
    [
        ("vertaling bevestigen / confirm a translation", "grondstoffen", "", "-m roadmaps confirm grondstoffen"),
        (
            "vertaling bevestigen / confirm a translation",
            "docs/en/editing/cite-a-source.md",
            "",
            "-m roadmaps confirm docs/en/editing/cite-a-source.md",
        ),
        (
            "vertaling bevestigen / confirm a translation",
            "grondstoffen, mobiliteit docs/en/about.md",
            "",
            "-m roadmaps confirm grondstoffen mobiliteit docs/en/about.md",
        ),
        ("bestanden opmaken / format the files", "", "", "-m roadmaps fmt"),
        ("hernoemen of samenvoegen / rename or merge", "oud-1", "nieuw", "-m roadmaps rename oud-1 nieuw"),
        ("vertaling bevestigen / confirm a translation", "", "", None),
        ("vertaling bevestigen / confirm a translation", "--all", "", None),
        ("vertaling bevestigen / confirm a translation", "a; touch /tmp/x", "", None),
        ("vertaling bevestigen / confirm a translation", "a\n--all", "", None),
        ("vertaling bevestigen / confirm a translation", "a --all", "", None),
        ("vertaling bevestigen / confirm a translation", "a * b", "", None),
        *[
            ("vertaling bevestigen / confirm a translation", page, "", None)
            for page in (
                "docs/nl/over.md",
                "docs/en/../about.md",
                "docs/en//about.md",
                "docs/en/.md",
                "docs/en/-x.md",
                "x/docs/en/about.md",
                "docs/en/about.md --all",
                "docs/en/about.md\n--all",
                "docs/en/$(id).md",
                "docs/en/about.mdx",
            )
        ],
        ("hernoemen of samenvoegen / rename or merge", "oud", "docs/en/about.md", None),
        ("hernoemen of samenvoegen / rename or merge", "oud", "../nieuw", None),
        ("iets anders / something else", "oud", "nieuw", None),
    ],
)
def test_an_edit_runs_one_command_and_takes_nothing_but_ids_and_pages(only_scripts, what, id_, new, ran):
    result = subprocess.run(
        [only_scripts / ".ci/edit"],
        capture_output=True,
        text=True,
        env=os.environ | {"WHAT": what, "ID": id_, "NEW": new},
    )
    assert (result.returncode == 0) == (ran is not None)
    assert result.stdout.strip() == ran if ran else result.stdout.startswith("::error::")


def test_two_edits_at_once_lose_none():
    """Of the runs that wait in one group GitHub keeps only the newest: each edit has a group of its own."""
    assert "${{ github.run_id }}" in load(GITHUB / "workflows/edit.yml")["concurrency"]["group"]


def test_a_pull_request_of_a_workflow_gets_every_check_and_the_report():
    """GitHub starts nothing by itself on what a workflow proposes."""
    started = {file.name for file in WORKFLOWS if "pull_request" in load(file)["on"]}
    proposing = str(load(GITHUB / "workflows/edit.yml")["jobs"]["propose"]["steps"])
    assert started == set(re.findall(r"gh workflow run (\S+) --ref", proposing))
    assert all("workflow_dispatch" in load(GITHUB / "workflows" / name)["on"] for name in started)


def test_every_choice_of_the_edit_workflow_is_known_to_its_script():
    options = load(GITHUB / "workflows/edit.yml")["on"]["workflow_dispatch"]["inputs"]["what"]["options"]
    cases = re.findall(r"^  (\w+)\*\)", (ROOT / ".ci/edit").read_text("utf-8"), re.MULTILINE)
    assert [option.split()[0] for option in options] == cases


# --- forms ---


@pytest.mark.parametrize(
    "form", [load(FORMS / name) for name in ("fout-melden.yml", "idee.yml")], ids=lambda form: form["name"]
)
def test_a_form_is_in_both_languages_and_its_fields_have_ids(form):
    fields = [part for part in form["body"] if part["type"] != "markdown"]
    ids = [field["id"] for field in fields]
    assert len(set(ids)) == len(ids)
    assert all(" / " in field["attributes"]["label"] for field in fields)
    assert " / " in form["name"] and " / " in form["description"]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_link_on_a_page_fills_in_fields_that_the_form_has(graph, lang):
    site = Site(graph, lang, "https://github.com/example/roadmaps", root="https://example.org/")
    given = parse_qs(urlsplit(site.suggest("Wonen & werken: 50%?", "https://example.org/wonen/")).query)
    assert given["pagina"] == ["https://example.org/wonen/"]
    assert given["title"][0].endswith(": Wonen & werken: 50%?")
    form = load(FORMS / given["template"][0])
    assert set(given) - {"template"} <= {"title"} | {part.get("id") for part in form["body"]}


def test_every_page_has_the_link_with_its_own_address(small_site):
    for file in small_site.rglob("index.html"):
        page = html.parse(str(file)).getroot()
        canonical = page.xpath("//link[@rel='canonical']/@href")
        links = page.xpath("//a[contains(@href, '/issues/new')]/@href")
        if page.xpath("//article"):
            assert [parse_qs(urlsplit(link).query)["pagina"] for link in links] == [canonical], file


def test_the_addresses_where_github_fills_in_none_are_those_of_mkdocs_yml():
    """After a change of mkdocs.yml this names the files that need the new address too."""
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    site, repository = (
        re.search(rf'^ *{key}: !ENV \[\w+, "(.+)"\]', config, re.M)[1] for key in ("site_url", "repository")
    )
    contacts = {contact["url"] for contact in load(FORMS / "config.yml")["contact_links"]}
    developers = set(
        re.findall(r"\((https://[^)]+/(?:redactie|editing)/[^)]*)\)", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    )
    assert len(contacts) == 2 and len(developers) == 2
    assert [url for url in sorted(contacts | developers) if not url.startswith((site, repository + "/"))] == []


@pytest.mark.parametrize(
    ("site", "repository", "wrong"),
    [
        (SITE, REPOSITORY, 0),
        (SITE.rstrip("/"), REPOSITORY, 0),
        ("https://regio.example.org/roadmaps/", REPOSITORY, 1),
        ("https://regio.example.org/roadmaps/", "https://github.com/regio/roadmaps", 2),
    ],
)
def test_a_deploy_stops_where_the_placeholder_still_stands(only_scripts, site, repository, wrong):
    shutil.copy(ROOT / "mkdocs.yml", only_scripts)
    told = os.environ | {"SITE_URL": site, "REPOSITORY_URL": repository}
    done = subprocess.run([only_scripts / ".ci/address"], capture_output=True, text=True, env=told)
    assert (done.returncode != 0, done.stdout.count("::error file=mkdocs.yml,line=")) == (wrong > 0, wrong)
    assert wrong < 2 or f"it is {repository}" in done.stdout


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_stops_at_the_first_failure(script):
    assert "set -euo pipefail" in script.read_text("utf-8")
    assert subprocess.run(shlex.split(f"bash -n {script}")).returncode == 0
