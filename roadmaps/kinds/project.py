"""A project or agreement of others that several pages mention."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from roadmaps.kinds.parts import Period, Role, Target
from roadmaps.kinds.ties import tied_to_something
from roadmaps.reading.base import WebAddress
from roadmaps.reading.document import Document
from roadmaps.reading.problems import Problem
from roadmaps.reading.rules import rule_of
from roadmaps.reading.thing import Block, Section, Thing


class Project(Thing):
    """Something of others, or of many, that several pages mention: a programme, agreement, strategy, event, pilot or place."""

    kind, folder = "project", "projects"
    usual = ("related",)

    type: Literal["programme", "agreement", "strategy", "event", "pilot", "place", "recognition"]
    period: Period | None = None
    description: Block
    sections: tuple[Section, ...] = ()
    targets: tuple[Target, ...] = ()
    organisations: tuple[Role, ...] = ()
    link: WebAddress | None = None

    @property
    def active_years(self) -> set[int]:
        """The years of its period, where a document gives one."""
        return set(self.period.years) if self.period else set()


@rule_of(Project)
def is_tied_to_something(project: Project, document: Document) -> Iterator[Problem]:
    """A project or agreement is tied to something else."""
    yield from tied_to_something(project, document, "related")
