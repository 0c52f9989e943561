"""Rehearse a workflow of GitHub on this machine: `make rehearse workflow=edit.yml event=workflow_dispatch inputs='what=… id=…'`.

The jobs, their steps, conditions, variables and shell are taken from the file. Each job has a clean folder and an empty home;
the repository is a copy of the last commit, so that nothing leaves this machine. What GitHub itself does is played: its actions,
and `gh`, of which each call is kept in `gh.log`.
"""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

import yaml
from jinja2.sandbox import SandboxedEnvironment

from tests.project import REPOSITORY, ROOT, SITE

WORKFLOWS = ROOT / ".github/workflows"
OWNER = REPOSITORY.removeprefix("https://github.com/")
# What `gh` answers: that main passed before it was changed, and no issue is open. Whatever it is to make, it makes in silence.
GH = '#!/bin/sh\nprintf "%s\\n" "$*" >> "$GH_LOG"\n[ "$1" != api ] || echo "$PASSED"\n'
SUDO = '#!/bin/sh\nexec "$@"\n'
_JINJA = SandboxedEnvironment()

Contexts = dict[str, Any]


def load(file: Path) -> dict[str, Any]:
    """A YAML file as GitHub reads it: `on` is a word, not a truth value."""
    read: dict[str, Any] = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
    return read


def value_of(expression: str, contexts: Contexts) -> Any:
    """What an expression of GitHub gives with these contexts and functions. What the language of Jinja has otherwise is put in its words."""
    text = re.sub(r"!(?!=)", " not ", expression).replace("&&", " and ").replace("||", " or ")
    return _JINJA.compile_expression(" ".join(text.split()), undefined_to_none=True)(**contexts)


def filled(text: str, contexts: Contexts) -> str:
    """A text of a workflow, with what its expressions give."""

    def given(found: re.Match[str]) -> str:
        value = value_of(found[1], contexts)
        return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)

    return re.sub(r"\$\{\{(.*?)\}\}", given, text, flags=re.S)


@dataclass(frozen=True, slots=True)
class Event:
    """What starts a workflow: a change on main, a pull request of it, the clock, or a button with what was filled in."""

    name: str
    inputs: dict[str, str] = field(default_factory=dict)

    @property
    def ref(self) -> str:
        return "refs/pull/1/merge" if self.name == "pull_request" else "refs/heads/main"


@dataclass
class Runner:
    """A machine of GitHub: its folders, the repository that it copies, and what the jobs of one run left for each other."""

    folder: Path
    event: Event
    jobs: dict[str, dict[str, Any]] = field(default_factory=dict)  # by name: result and outputs

    def __post_init__(self) -> None:
        for name in ("home", "bin", "artifacts"):
            (self.folder / name).mkdir(parents=True)
        programs = {"gh": GH} | ({} if shutil.which("sudo") else {"sudo": SUDO})
        for name, text in programs.items():
            (self.folder / "bin" / name).write_text(text)
            (self.folder / "bin" / name).chmod(0o755)
        self.github = {
            "event_name": self.event.name,
            "ref": self.event.ref,
            "repository": OWNER,
            "server_url": "https://github.com",
            "run_id": "1",
            "run_attempt": "1",
            "token": "",
            "actor": "iemand",
        }

    def run(self, workflow: dict[str, Any]) -> bool:
        """Play each job after those that it needs; whether none failed."""
        waiting = dict(workflow["jobs"])
        while waiting:
            name = next(name for name, job in waiting.items() if not set(_needs(job)) & waiting.keys())
            self.jobs[name] = self._job(name, waiting.pop(name), workflow)
            print(f"=== {name}: {self.jobs[name]['result']}")
        return all(job["result"] in ("success", "skipped") for job in self.jobs.values())

    def _job(self, name: str, job: dict[str, Any], workflow: dict[str, Any]) -> dict[str, Any]:
        needs = {needed: self.jobs[needed] for needed in _needs(job)}
        contexts = {"github": self.github, "inputs": self.event.inputs, "needs": needs, "cancelled": lambda: False}
        well = all(one["result"] == "success" for one in needs.values())
        condition = job.get("if", "success()").removeprefix("${{").removesuffix("}}")
        asked = value_of(condition, contexts | {"always": lambda: True, "success": lambda: well})
        # GitHub puts `success() &&` before a condition that names none of these itself.
        if not asked or not (well or re.search(r"(always|cancelled|failure)\(\)", condition)):
            return {"result": "skipped", "outputs": {}}
        matrix = job.get("strategy", {}).get("matrix", {})
        results = []
        for number, chosen in enumerate(product(*matrix.values())):
            place = Workspace(self, f"{name}-{number}", contexts | {"matrix": dict(zip(matrix, chosen, strict=True))})
            results.append(place.run(job["steps"], workflow["defaults"]["run"]["shell"]))
        outputs = {key: filled(text, place.contexts) for key, text in job.get("outputs", {}).items()}
        return {"result": "success" if all(results) else "failure", "outputs": outputs}


def _needs(job: dict[str, Any]) -> list[str]:
    needs = job.get("needs", [])
    return [needs] if isinstance(needs, str) else list(needs)


class Workspace:
    """The clean folder in which the steps of one job run, and what they tell each other."""

    def __init__(self, runner: Runner, name: str, contexts: Contexts):
        self.runner, self.folder = runner, runner.folder / name
        self.work, self.temp = self.folder / "work", self.folder / "temp"
        for folder in (self.work, self.temp):
            folder.mkdir(parents=True)
        self.steps: dict[str, dict[str, dict[str, str]]] = {}
        self.contexts = contexts | {"steps": self.steps, "runner": {"temp": str(self.temp)}}
        self.path = [str(runner.folder / "bin"), "/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"]

    def run(self, steps: list[dict[str, Any]], shell: str) -> bool:
        """Take the steps one after another, up to the first that fails."""
        assert shell == "bash", "another shell than these workflows name"
        for step in steps:
            print(f"--- {step.get('name') or step.get('uses') or step['run'].splitlines()[0]}")
            output = self.temp / "output"
            output.write_text("")
            done = self._script(step, output) if "run" in step else self._action(step, output)
            if not done:
                return False
            pairs = (line.split("=", 1) for line in output.read_text("utf-8").splitlines())
            self.steps[step.get("id", "")] = {"outputs": dict(pairs)}
        return True

    def _script(self, step: dict[str, Any], output: Path) -> bool:
        """As GitHub runs `shell: bash`."""
        script = self.temp / "step.sh"
        script.write_text(step["run"], "utf-8")
        own = {name: filled(text, self.contexts) for name, text in step.get("env", {}).items()}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        return subprocess.run(command, cwd=self.work, env=self._variables(output) | own).returncode == 0

    def _variables(self, output: Path) -> dict[str, str]:
        github = {f"GITHUB_{name.upper()}": value for name, value in self.runner.github.items() if name != "token"}
        return github | {
            "PATH": ":".join(self.path),
            "HOME": str(self.runner.folder / "home"),
            "LANG": "C.UTF-8",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
            "GITHUB_WORKSPACE": str(self.work),
            "RUNNER_TEMP": str(self.temp),
            "PASSED": _git(ROOT, "rev-parse", "HEAD"),
            "GH_LOG": str(self.runner.folder / "gh.log"),
        }

    # --- what the actions of GitHub do

    def _action(self, step: dict[str, Any], output: Path) -> bool:
        action, given = (
            step["uses"].split("@")[0],
            {k: filled(v, self.contexts) for k, v in step.get("with", {}).items()},
        )
        if given.get("name") and "artifact" in action:
            given["kept"] = str(self.runner.folder / "artifacts" / given["name"])
        PLAYED[action](self, given, output)
        return True

    def checkout(self, given: dict[str, str], output: Path) -> None:
        depth = [] if given.get("fetch-depth") == "0" else ["--depth", "1"]
        ref = given.get("ref") or self.runner.github["ref"].removeprefix("refs/heads/")
        origin = (self.runner.folder / "origin.git").as_uri()
        _git(self.work, "init", "--quiet", "--initial-branch=main")
        _git(self.work, "remote", "add", "origin", origin)
        branches = ["+refs/heads/*:refs/remotes/origin/*"] if not depth else []
        _git(self.work, "fetch", "--quiet", *depth, "origin", f"+{ref}:refs/remotes/origin/{ref}", *branches)
        _git(self.work, "checkout", "--quiet", "--detach", f"refs/remotes/origin/{ref}")

    def setup_python(self, given: dict[str, str], output: Path) -> None:
        """The version that is asked for; where it is not here, the one of this machine, and it says so."""
        wanted = given["python-version"]
        found = shutil.which(f"python{wanted}") or shutil.which(f"python{'.'.join(wanted.split('.')[:2])}")
        if not found:
            print(f"    python {wanted} is not on this machine: {sys.version.split()[0]} takes its place")
        (self.folder / "python").mkdir(exist_ok=True)
        (self.folder / "python/python3").symlink_to(found or Path(sys.base_prefix, "bin/python3"))
        self.path.insert(0, str(self.folder / "python"))

    def upload(self, given: dict[str, str], output: Path) -> None:
        source = self.work / given["path"]
        kept = Path(given.get("kept") or self.runner.folder / "artifacts/github-pages")
        if source.is_dir():
            shutil.copytree(source, kept, dirs_exist_ok=True)
        else:
            kept.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, kept)

    def download(self, given: dict[str, str], output: Path) -> None:
        shutil.copytree(given["kept"], self.work / given["path"], dirs_exist_ok=True)

    def configure_pages(self, given: dict[str, str], output: Path) -> None:
        output.write_text(f"base_url={SITE.rstrip('/')}\n")

    def deploy_pages(self, given: dict[str, str], output: Path) -> None:
        assert (self.runner.folder / "artifacts/github-pages/index.html").is_file()
        output.write_text(f"page_url={SITE}\n")


PLAYED = {
    "actions/checkout": Workspace.checkout,
    "actions/setup-python": Workspace.setup_python,
    "actions/upload-artifact": Workspace.upload,
    "actions/upload-pages-artifact": Workspace.upload,
    "actions/download-artifact": Workspace.download,
    "actions/configure-pages": Workspace.configure_pages,
    "actions/deploy-pages": Workspace.deploy_pages,
}


def _git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Iemand", "-c", "user.email=iemand@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def repository(folder: Path, event: Event, changed: dict[str, str]) -> None:
    """`origin.git` in a folder: the last commit of this project as main, and these files changed, on main or by a pull request."""
    origin, desk = folder / "origin.git", folder / "desk"
    subprocess.run(["git", "clone", "--quiet", "--bare", "--no-local", str(ROOT), str(origin)], check=True)
    _git(origin, "update-ref", "refs/heads/main", _git(ROOT, "rev-parse", "HEAD"))
    subprocess.run(["git", "clone", "--quiet", "--branch", "main", str(origin), str(desk)], check=True)
    _git(desk, "switch", "--quiet", "--create", "wijziging")
    for name, text in changed.items():
        (desk / name).write_text(text, "utf-8")
    if changed:
        _git(desk, "commit", "--quiet", "--all", "--message", "Wijziging")
    _git(desk, "switch", "--quiet", "main")
    _git(desk, "merge", "--quiet", "--no-ff", "--message", "Merge", "wijziging")
    _git(desk, "push", "--quiet", "origin", f"HEAD:{event.ref}")
    shutil.rmtree(desk)


def rehearse(folder: Path, workflow: str, event: Event, changed: dict[str, str]) -> Runner:
    """Play a workflow in an empty folder, with these files changed: all that stand in the repository, with their new text."""
    read = load(WORKFLOWS / workflow)
    assert event.name in read["on"], f"{workflow} does not start on {event.name}"
    runner = Runner(folder, event)
    repository(folder, event, changed)
    runner.run(read)
    return runner


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("workflow", choices=sorted(file.name for file in WORKFLOWS.glob("*.yml")))
    parser.add_argument("--event", default="workflow_dispatch")
    parser.add_argument("--inputs", default="", help="as name='text' name='text'")
    parser.add_argument("--change", action="append", default=[], help="a file of kb/ that gets a line more")
    options = parser.parse_args()
    changed = {name: f"{(ROOT / name).read_text('utf-8')}# gewijzigd\n" for name in options.change}
    inputs = dict(pair.split("=", 1) for pair in shlex.split(options.inputs))
    with tempfile.TemporaryDirectory() as folder:
        runner = rehearse(Path(folder, "runner"), options.workflow, Event(options.event, inputs), changed)
        log = runner.folder / "gh.log"
        print(f"=== gh was asked:\n{log.read_text('utf-8')}" if log.exists() else "=== gh was asked nothing")
    return 1 if any(job["result"] == "failure" for job in runner.jobs.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
