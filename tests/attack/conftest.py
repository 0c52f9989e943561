"""The attacked sites, each built once."""

from __future__ import annotations

import pickle

import pytest

from tests.attack import FEW, STRINGS
from tests.attack.built import Attacked, build
from tests.conftest import shared


@pytest.fixture(scope="session")
def attacked_little(tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    """The site with a few of the texts, each thing once."""
    return _once(tmp_path_factory, "attacked-little", FEW, range(1))


@pytest.fixture(scope="session")
def attacked_whole(tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    """The site with every text in every field that takes it."""
    return _once(tmp_path_factory, "attacked-whole", STRINGS, range(len(STRINGS)))


def _once(factory: pytest.TempPathFactory, name: str, texts: tuple[str, ...], copies: range) -> Attacked:
    with shared(factory, name) as (folder, made):
        kept = folder / "attacked.pickle"
        if not made:
            kept.write_bytes(pickle.dumps(build(folder, texts, copies)))
        found: Attacked = pickle.loads(kept.read_bytes())
        return found
