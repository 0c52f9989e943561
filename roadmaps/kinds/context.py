"""Background about the region: what the themes stand in, and how they were chosen and assessed."""

from __future__ import annotations

from roadmaps.kinds.parts import Fact, Role, Target
from roadmaps.reading.base import Whole
from roadmaps.reading.thing import Block, Section, Thing


class Context(Thing):
    """Background about the region: what the themes stand in, and how they were chosen and assessed."""

    kind, folder = "context", "context"
    numbered_within = ()

    order: Whole
    introduction: Block
    sections: tuple[Section, ...] = ()
    facts: tuple[Fact, ...] = ()
    targets: tuple[Target, ...] = ()
    organisations: tuple[Role, ...] = ()
