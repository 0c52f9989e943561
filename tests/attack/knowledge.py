"""A knowledge base in which strangers wrote in every text: copies of the things of the tests, each with other texts."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from roadmaps.checking.read import FilesRead, read_with_problems
from roadmaps.reading.problems import Problem
from tests.attack.fields import Field, Sample, Spoiler, Value, problems, samples
from tests.project import TESTS

NUMBERS_APART = 1_000  # between the `order` of a thing and that of its first copy


def passing(sample: Sample, texts: tuple[str, ...]) -> dict[Field, list[str]]:
    """The texts that the check lets through in each field of a sample. Each other one is told of, at its line.

    All fields are attacked at once, each with the text after that of the one before: what is told of gets a harmless text.
    """
    spoiler = Spoiler(sample)
    found: dict[Field, list[str]] = {at: [] for at in spoiler.fields}
    for number in range(len(texts)):
        now = {at: texts[(number + place) % len(texts)] for place, at in enumerate(spoiler.fields)}
        tried = dict(now)
        while told := problems(spoiler.path, spoiler.with_texts(now)):
            for problem in told:
                at = spoiler.lines.get(problem.place.line)
                assert at and at in tried and problem.place.column > 1, f"{problem} {at and now[at]!r:.200}"
                assert is_whole(problem), str(problem)
                now[at] = spoiler.harmless[at]
            blamed = {spoiler.lines[problem.place.line] for problem in told}
            tried = {at: text for at, text in tried.items() if at not in blamed}
        for at, text in tried.items():
            found[at].append(text)
    return found


def is_whole(problem: Problem) -> bool:
    """Whether a problem says in both languages what is wrong, what is expected, and gives an example."""
    said = str(problem)
    return all(part in said for part in ("    Verwacht: ", "\n  EN ", "    Expected: ", "    Voorbeeld / Example:\n"))


@dataclass
class Copies:
    """Copies of things with texts of strangers, and how many of those another rule of the check still stopped."""

    folder: Path
    written: dict[Field, set[str]] = field(default_factory=dict)
    put_back: int = 0
    _files: dict[str, tuple[Spoiler, dict[Field, str]]] = field(default_factory=dict)

    def add(self, sample: Sample, number: int, texts: dict[Field, list[str]]) -> None:
        """The copy with this number: each of its texts is the next one that may stand there."""
        folder, _, name = sample.path.partition("/")
        path = f"{folder}/{name.removesuffix('.yml')}-{number}.yml"
        spoiler = Spoiler(Sample(path, renamed(sample.value, number)))
        now = dict(spoiler.harmless)
        for place, at in enumerate(spoiler.fields):
            if may := texts.get(at):
                now[at] = may[(number + place) % len(may)]
                self.written.setdefault(at, set()).add(now[at])
        self._files[path] = spoiler, now

    def save(self) -> None:
        """Write all copies. What only shows beside others (a name that is taken) gets a number, or else its text back."""
        for path in self._files:
            self._write(path)
        known = FilesRead()
        for attempt in range(5):
            _, told = read_with_problems(self.folder, known)
            for problem in told:
                self._mend(problem, attempt)
        assert told == [], str(told[0])

    def _write(self, path: str) -> None:
        spoiler, now = self._files[path]
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_bytes(spoiler.with_texts(now).encode("utf-8"))

    def _mend(self, problem: Problem, attempt: int) -> None:
        path = problem.place.path.partition("/")[2]
        spoiler, now = self._files[path]
        at = spoiler.lines.get(problem.place.line)
        assert at, str(problem)
        now[at] = f"{now[at]} {spoiler.fields.index(at)}" if attempt == 0 else spoiler.harmless[at]
        self.put_back += attempt > 0
        self._write(path)


def renamed(value: Value, number: int) -> Value:
    """A thing with ids, an alias and a number in reading order of its own."""
    made = _with_ids_of(value, f"{value['id']}-{number}")
    if "aliases" in made:
        made["aliases"] = [f"{made['aliases'][0]} {number}"]
    if "order" in made:
        made["order"] = str(int(made["order"]) + NUMBERS_APART * (number + 1))
    return made | {"id": f"{value['id']}-{number}"}


def _with_ids_of(value: Value, owner: str) -> Value:
    if isinstance(value, list):
        return [_with_ids_of(part, owner) for part in value]
    if not isinstance(value, dict):
        return value
    return {key: f"{part}-{owner}" if key == "id" else _with_ids_of(part, owner) for key, part in value.items()}


def attacked(folder: Path, texts: dict[Field, list[str]], numbers: range) -> Copies:
    """Make `folder`: the knowledge base of the tests with these copies of its things beside them."""
    for name in ("kb", "fuller"):
        shutil.copytree(TESTS / name, folder, dirs_exist_ok=True)
    copies = Copies(folder)
    for sample in samples():
        most = max((len(texts.get(at, ())) for at in sample.places), default=0)
        for number in numbers:
            if number < most:
                copies.add(sample, number, texts)
    copies.save()
    return copies
