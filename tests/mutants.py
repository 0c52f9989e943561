"""`make mutants`: do the tests notice a small mistake in what reads, checks and ties the knowledge base? (cosmic-ray)

In copies of the project one place at a time is changed, `<` to `<=` or `+` to `-`, and the tests that need no browser and reach
that line are run until one fails. Printed are how many places were tried, how many mistakes were noticed, and every one that was
not: read those. `make mutants places=1000` tries more of them; without it all are. `seed=2` draws other ones.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shlex
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from xml.etree import ElementTree

from attrs import evolve
from cosmic_ray.commands import init
from cosmic_ray.modules import find_modules
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec, WorkResult

ROOT = Path(__file__).resolve().parent.parent
MUTATED = ("roadmaps/reading", "roadmaps/kinds", "roadmaps/checking", "roadmaps/pages/graph.py")
SPARED = "roadmaps/reading/messages.py"  # words
TESTS = (
    "graph", "numbers", "markup", "vocabulary", "load", "links", "errors", "text_tables", "kinds", "i18n", "invisible", "doors", "menu",
    "retired", "outcomes", "verdicts", "text", "editions", "content", "github", "page_check", "hostile_pages", "any_input", "translations", "find", "schema", "formatting", "long_words", "data_follow", "tables",
    "read", "catalogue",
)  # fmt: skip
PATIENCE = 600  # seconds, after which a mistake counts as noticed: the tests do not end

Reach = dict[tuple[str, int], set[str]]  # which tests run each line of a file


@dataclass(frozen=True, slots=True)
class Tests:
    """What runs the tests, which of them run each line, which lines are run for several at once, and how many seconds each took."""

    python: str
    reach: Reach
    shared: set[tuple[str, int]]
    seconds: dict[str, float]

    def command(self, copy: Path, mutation: MutationSpec) -> str:
        """The tests that reach a mistake, the quickest first, up to the first that fails.

        A line that is run when it is imported, or by what tests share, can be noticed by all that reach its file.
        """
        path = str(mutation.module_path)
        lines = [(path, line) for line in range(mutation.start_pos[0], mutation.end_pos[0] + 1)]
        found = self._of(lines)
        if not found or self.shared.intersection(lines):
            found |= self._of(place for place in self.reach if place[0] == path)
        chosen = sorted(found, key=lambda test: (self.seconds.get(test, 0), test)) or _files()
        return f"env --chdir={shlex.quote(str(copy))} {self.python} -m pytest -x -q --no-browser -p no:cacheprovider {shlex.join(chosen)}"

    def _of(self, places: Iterable[tuple[str, int]]) -> set[str]:
        return {test for place in places for test in self.reach.get(place, ())}


def _files() -> list[str]:
    return [f"tests/test_{name}.py" for name in TESTS]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--places", type=int, help="how many places to try, drawn at random (default: all)")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws others")
    parser.add_argument("--python", default=str(ROOT / ".venv/bin/python"), help="what runs the tests")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copies = [Path(folder) / f"copy-{number}" for number in range(os.cpu_count() or 1)]
        for copy in copies:
            subprocess.run(["git", "clone", "--quiet", str(ROOT), str(copy)], check=True)
        tests = _measured(copies[0], options.python)
        print(f"{len(tests.reach)} lines are reached by a test", flush=True)
        mutations = _drawn(copies[0], Path(folder) / "mutants.sqlite", options.places, options.seed)
        sys.exit(_tell(_tried(copies, tests, mutations)))


def _measured(copy: Path, python: str) -> Tests:
    """Which tests run each line and how long each takes, by one run of all of them."""
    (copy / ".coveragerc").write_text("[run]\ndynamic_context = test_function\nconcurrency = multiprocessing\n")
    modules = ",".join(f"{name}/*" if "." not in name else name for name in MUTATED)
    tests = ["-m", "pytest", "-q", "--no-browser", "-p", "no:cacheprovider", "--junit-xml=seconds.xml", *_files()]
    coverage = [python, "-m", "coverage"]
    subprocess.run([*coverage, "run", f"--include={modules}", *tests], cwd=copy, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*coverage, "combine", "--quiet"], cwd=copy, check=True)
    command = [*coverage, "json", "--quiet", "--show-contexts", "-o", "-"]
    files = json.loads(subprocess.run(command, cwd=copy, check=True, capture_output=True).stdout)["files"]
    lines = [(name, int(line), names) for name, file in files.items() for line, names in file["contexts"].items()]
    reach = {(name, line): {_node(one) for one in names if one.startswith("tests.")} for name, line, names in lines}
    shared = {(name, line) for name, line, names in lines if "" in names}
    return Tests(python, reach, shared, _seconds(copy / "seconds.xml"))


def _seconds(report: Path) -> dict[str, float]:
    """How long each test took, with all its cases."""
    seconds: defaultdict[str, float] = defaultdict(float)
    for case in ElementTree.parse(report).iter("testcase"):
        seconds[_node(f"{case.get('classname')}.{case.get('name', '').split('[')[0]}")] += float(case.get("time", 0))
    return seconds


def _node(context: str) -> str:
    """The test that pytest knows, of `tests.test_graph.test_this`; hypothesis has some of its own."""
    module, _, test = context.rpartition(".")
    return f"{module.replace('.', '/')}.py::{test}"


def _drawn(copy: Path, database: Path, places: int | None, seed: int) -> list[MutationSpec]:
    """One mistake at each place, and of these as many as are asked for."""
    modules = [path.relative_to(copy) for path in find_modules([copy / name for name in MUTATED])]
    with use_db(str(database), WorkDB.Mode.create) as work:
        os.chdir(copy)
        init([module for module in modules if module.as_posix() != SPARED], work, {})
        mutations = [item.mutations[0] for item in work.work_items]
    mutations = sorted(
        (one for one in mutations if _counts(one, copy)),
        key=lambda one: (_place(one), one.operator_name, one.occurrence),
    )
    random.Random(seed).shuffle(mutations)
    return list({_place(mutation): mutation for mutation in mutations}.values())[:places]


def _place(mutation: MutationSpec) -> tuple[str, tuple[int, int]]:
    return str(mutation.module_path), mutation.start_pos


def _counts(mutation: MutationSpec, copy: Path) -> bool:
    """Whether it changes what the program does: `X | None` in a type, or how a class is kept or what is remembered, says nothing to it."""
    line = (copy / mutation.module_path).read_text("utf-8").split("\n")[mutation.start_pos[0] - 1]
    return "BitOr_" not in mutation.operator_name and not line.lstrip().startswith(
        ("@dataclass(", "@lru_cache(", "@cache")
    )


def _tried(copies: list[Path], tests: Tests, mutations: list[MutationSpec]) -> Iterable[WorkResult]:
    """What came of each mistake, as it comes; as many are tried at a time as there are copies."""
    free: SimpleQueue[Path] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def tried(mutation: MutationSpec) -> WorkResult:
        copy = free.get()
        try:
            there = evolve(mutation, module_path=copy / mutation.module_path)
            return mutate_and_test([there], tests.command(copy, mutation), PATIENCE)
        finally:
            free.put(copy)

    with ThreadPoolExecutor(len(copies)) as side_by_side:
        yield from (done.result() for done in as_completed([side_by_side.submit(tried, one) for one in mutations]))


def _tell(results: Iterable[WorkResult]) -> int:
    """Print each mistake that was not noticed, and how many were. Gives 1 when one was not."""
    tried = missed = 0
    for result in results:
        tried += 1
        if not result.is_killed:
            missed += 1
            print("\n".join(_changed_lines((result.diff or "").splitlines())), end="\n\n", flush=True)
        if tried % 50 == 0:
            print(f"… {tried} places, {tried - missed} noticed", flush=True)
    print(f"{tried} places, {tried - missed} noticed ({1 - missed / max(1, tried):.1%})")
    return int(bool(missed))


def _changed_lines(diff: Iterable[str]) -> Iterable[str]:
    """Of a diff: the file, and the lines that differ with where they stand."""
    return (line for line in diff if line.startswith(("+", "-", "@@")) and not line.startswith("---"))


if __name__ == "__main__":
    main()
