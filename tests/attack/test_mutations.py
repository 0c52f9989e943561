"""Real files that chance spoilt are valid, or told of by file, line and column; none takes long, much memory, or the command down."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attack.mutations import Mutation, answer, failures, mutation

ONCE_FAILED = sorted((Path(__file__).parent / "once_failed").glob("*/*.yml"))
EACH_TIME, AT_LENGTH, TOGETHER = 250, 6_000, 500


def test_a_seed_always_gives_the_same_file():
    assert mutation(7) == mutation(7) != mutation(8)


def test_most_of_what_chance_makes_is_wrong(tmp_path):
    (tmp_path / "kb").mkdir()
    valid = [answer(mutation(seed), tmp_path / "kb") for seed in range(50)]
    assert 0 < sum(valid) < len(valid) / 2


def test_what_chance_spoils_is_valid_or_told_of():
    assert failures(range(EACH_TIME)) == []


@pytest.mark.long
@pytest.mark.parametrize("first", range(EACH_TIME, AT_LENGTH, TOGETHER))
def test_so_is_much_more_of_it(first):
    assert failures(range(first, first + TOGETHER)) == []


@pytest.mark.parametrize("file", ONCE_FAILED, ids=lambda file: file.stem)
def test_what_once_failed_is_told_of(file, tmp_path):
    (tmp_path / "kb").mkdir()
    answer(Mutation(f"{file.parent.name}/{file.name}", file.read_bytes()), tmp_path / "kb")
