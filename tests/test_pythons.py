"""The project runs on every Python that README names, from the first release of the lowest one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project import ROOT

SOURCES = [*sorted((ROOT / "roadmaps").rglob("*.py")), ROOT / "macros.py"]
# Within a pattern: what is escaped and sets of characters, in which + and * are no more than themselves.
PLAIN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\\n])*\]")
FOREVER = re.compile(r"[*+?}]\+|\(\?>")


def forever(pattern: str) -> list[str]:
    """The possessive quantifiers and atomic groups: early releases of Python 3.11 read them wrongly."""
    return FOREVER.findall(PLAIN.sub("_", pattern))


def texts(source: Path) -> Iterator[str]:
    """Every text in a module, those inside f-strings too."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_no_pattern_is_read_otherwise_by_an_early_release(source):
    assert [found for text in texts(source) for found in forever(text)] == []


@pytest.mark.parametrize("pattern", ["`++", "a{3,}+", "(?:a|b)*+", "a?+", "(?>a)", r"[*+]*+"])
def test_what_it_looks_for(pattern):
    assert forever(pattern)


@pytest.mark.parametrize("pattern", ["[-*+]", r"\*+", r"[ \t>*+-]*", "a*b+", "[^]*+]"])
def test_what_it_leaves_alone(pattern):
    assert forever(pattern) == []
