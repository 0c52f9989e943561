"""Registers of rules. A rule is a generator of Problems; the first line of its docstring is the rule.

Rules of one kind stand with the kind; those over the whole knowledge base in roadmaps/checking/rules.py, which runs all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from roadmaps.reading.base import Model
from roadmaps.reading.document import Document
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.problems import Problem

KnowledgeBaseRule = Callable[[KnowledgeBase], Iterator[Problem]]
FileRule = Callable[[Document], Iterator[Problem]]
RULES: list[KnowledgeBaseRule] = []
FILE_RULES: list[FileRule] = []
KIND_RULES: list[tuple[type[Model], Callable[[Any, Document], Iterator[Problem]]]] = []

T = TypeVar("T", bound=Model)
KindRule = Callable[[T, Document], Iterator[Problem]]


def rule(function: KnowledgeBaseRule) -> KnowledgeBaseRule:
    """Register a rule over all valid things."""
    RULES.append(function)
    return function


def file_rule(function: FileRule) -> FileRule:
    """Register a rule over one file as it was read, valid or not."""
    FILE_RULES.append(function)
    return function


def rule_of(cls: type[T]) -> Callable[[KindRule[T]], KindRule[T]]:
    """Register a rule over each valid thing of a kind, with the file that it stands in."""

    def register(function: KindRule[T]) -> KindRule[T]:
        KIND_RULES.append((cls, function))
        return function

    return register
