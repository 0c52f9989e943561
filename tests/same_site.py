"""Whether two commits build the same site, byte for byte: `make same BASE=main~20`.

Each commit is checked out beside this one and built as `make site` does, with the libraries of this environment.
What differs is listed once, however many files it stands in: the words that went, the words that came, and where.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from tests.project import ROOT

READ = (".html", ".xml", ".txt", "form-data.js")  # scripts and styles are told of by their name alone
SHOWN = 160  # characters of what went or came
Change = tuple[str, str]  # what went, and what came


def main() -> int:
    """Print every difference; gives 1 when there is one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", help="the commit to compare with")
    parser.add_argument(
        "other", nargs="?", default="HEAD", help="the commit that should build the same (default: HEAD)"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        before, after = (built(Path(folder) / name, getattr(options, name)) for name in ("base", "other"))
        found = differences(before, after)
        print(report(found, len(files(after))))
    return int(bool(found))


def built(folder: Path, commit: str) -> Path:
    """The site that a commit builds, in a checkout of its own at `folder`."""
    run("git", "worktree", "add", "--quiet", "--detach", str(folder), commit, at=ROOT)
    try:
        run(sys.executable, "-m", "roadmaps", "build", at=folder)
        return (folder / "site").rename(folder.with_name(f"{folder.name}-site"))
    finally:
        run("git", "worktree", "remove", "--force", str(folder), at=ROOT)


def run(*command: str, at: Path) -> None:
    """Run a command in a folder; ends with what it printed where it fails."""
    done = subprocess.run(command, cwd=at, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout)


def files(site: Path) -> dict[str, bytes]:
    """The content of every file by its path below the site."""
    found = {file.relative_to(site).as_posix(): file for file in sorted(site.rglob("*")) if file.is_file()}
    return {path: file.read_bytes() for path, file in found.items()}


def differences(before: Path, after: Path) -> dict[Change, list[str]]:
    """Every change with the files that it stands in."""
    old, new = files(before), files(after)
    found: dict[Change, list[str]] = defaultdict(list)
    for path in sorted(old.keys() | new.keys()):
        if old.get(path) != new.get(path):
            for change in changes(old.get(path), new.get(path), path.endswith(READ)):
                found[change].append(path)
    return dict(found)


def changes(old: bytes | None, new: bytes | None, read: bool) -> set[Change]:
    """What went and came in one file, each once; of one that is not to be `read` only that it differs."""
    if old is None or new is None:
        return {("no such file", "a new file") if old is None else ("a file", "no such file")}
    return set(_word_changes(old.decode(), new.decode())) if read else {("a file", "another version of it")}


def _word_changes(old: str, new: str) -> Iterator[Change]:
    """The words that differ. Lines are compared first: a page has many."""
    before, after = old.splitlines(), new.splitlines()
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            one, other = (re.split(r"(?<=[\s\"'>])", "\n".join(lines)) for lines in (before[a:b], after[c:d]))
            blocks = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
            yield from (
                ("".join(one[i:j]).strip(), "".join(other[k:m]).strip())
                for what, i, j, k, m in blocks
                if what != "equal"
            )


def report(found: dict[Change, list[str]], total: int) -> str:
    """The changes, those in most files first."""
    differing = {path for paths in found.values() for path in paths}
    lines = [f"{total} files, {len(differing)} of them different"]
    for (went, came), paths in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        where = ", ".join(paths[:12]) + (" …" if len(paths) > 12 else "")
        lines.append(f"{len(paths):5} × {_short(went)} → {_short(came)}   ({where if len(paths) < 40 else paths[0]})")
    return "\n".join(lines)


def _short(text: str) -> str:
    return repr(text if len(text) <= SHOWN else text[:SHOWN] + "…")


if __name__ == "__main__":
    sys.exit(main())
