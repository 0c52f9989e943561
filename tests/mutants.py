"""`make mutants`: do the tests notice a small mistake in what reads, checks and ties the knowledge base? (cosmic-ray)

In a copy of the project one place at a time is changed, `<` to `<=` or `+` to `-`, and the tests that need no browser are run
until one fails. Printed are how many places were tried, how many mistakes were noticed, and every one that was not: read those.
`make mutants places=1000` tries more of them; without it all are. `seed=2` draws other ones.
"""

from __future__ import annotations

import argparse
import random
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec, WorkerOutcome, WorkItem, WorkResult

ROOT = Path(__file__).resolve().parent.parent
MUTATED = ("roadmaps/reading", "roadmaps/kinds", "roadmaps/checking", "roadmaps/pages/graph.py")
# Those that say most in the shortest time come first.
TESTS = (
    *(
        "graph",
        "numbers",
        "markup",
        "vocabulary",
        "load",
        "links",
        "errors",
        "text_tables",
        "kinds",
        "i18n",
        "invisible",
    ),
    *("doors", "menu", "retired", "outcomes", "verdicts", "text", "editions", "content", "github", "page_check"),
    *("translations", "formatting", "data_follow"),
)
PATIENCE = 600  # seconds, after which a mistake counts as noticed: the tests do not end
CONFIG = """[cosmic-ray]
module-path = {modules}
timeout = {patience}.0
excluded-modules = ["roadmaps/reading/messages.py"]
test-command = "{command}"

[cosmic-ray.distributor]
name = "local"
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--places", type=int, help="how many places to try, drawn at random (default: all)")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws others")
    parser.add_argument("--python", default=str(ROOT / ".venv/bin/python"), help="what runs the tests")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "project"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(copy)], check=True)
        config, database = Path(folder) / "mutants.toml", Path(folder) / "mutants.sqlite"
        files = " ".join(f"tests/test_{name}.py" for name in TESTS)
        command = f"{shlex.quote(options.python)} -m pytest -x -q --no-browser -p no:cacheprovider {files}"
        config.write_text(CONFIG.format(modules=list(MUTATED), patience=PATIENCE, command=command), "utf-8")
        _cosmic_ray("init", config, database, copy)
        _draw(database, options.places, options.seed)
        _cosmic_ray("exec", config, database, copy)
        sys.exit(_tell(database))


def _cosmic_ray(verb: str, config: Path, database: Path, copy: Path) -> None:
    subprocess.run([sys.executable, "-m", "cosmic_ray.cli", verb, str(config), str(database)], cwd=copy, check=True)


def _draw(database: Path, places: int | None, seed: int) -> None:
    """Leave one mistake at each place, and of these as many as are asked for."""
    with use_db(str(database), WorkDB.Mode.open) as work:
        items = sorted(work.work_items, key=lambda item: (_place(item), item.mutations[0].operator_name))
        chance = random.Random(seed)
        chance.shuffle(items)
        one_each = list({_place(item): item for item in items if _counts(item.mutations[0])}.values())
        drawn = {item.job_id for item in one_each[:places]}
        rest = (item.job_id for item in items if item.job_id not in drawn)
        work.set_multiple_results(rest, WorkResult(worker_outcome=WorkerOutcome.SKIPPED))


def _place(item: WorkItem) -> tuple[str, tuple[int, int]]:
    [mutation] = item.mutations
    return str(mutation.module_path), mutation.start_pos


def _counts(mutation: MutationSpec) -> bool:
    """Whether it changes what the program does: `X | None` in a type says nothing to it."""
    return "BitOr_" not in mutation.operator_name


def _tell(database: Path) -> int:
    """Print what was noticed and what was not. Gives 1 when a mistake was not noticed."""
    with use_db(str(database), WorkDB.Mode.open) as work:
        tried = [result for _, result in work.results if result.worker_outcome != WorkerOutcome.SKIPPED]
    missed = [result for result in tried if not result.is_killed]
    for result in missed:
        print("\n".join(_changed_lines((result.diff or "").splitlines())), end="\n\n")
    print(f"{len(tried)} places, {len(tried) - len(missed)} noticed ({1 - len(missed) / max(1, len(tried)):.1%})")
    return int(bool(missed))


def _changed_lines(diff: Iterable[str]) -> Iterable[str]:
    """Of a diff: the file, and the lines that differ with where they stand."""
    return (line for line in diff if line.startswith(("+", "-", "@@")) and not line.startswith("---"))


if __name__ == "__main__":
    main()
