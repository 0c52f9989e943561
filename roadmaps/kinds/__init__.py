"""The kinds of things, a module each: its type, its own rules, its years, its numbering, the fields that a new file starts with.

May be imported: `KINDS` and `FOLDERS` from here, a class from the module of its kind, what kinds share from `parts`.
Imports from `reading` alone.
"""

from __future__ import annotations

from roadmaps.kinds.challenge import Challenge
from roadmaps.kinds.context import Context
from roadmaps.kinds.figure import Figure
from roadmaps.kinds.funding import Funding
from roadmaps.kinds.glossary import Glossary
from roadmaps.kinds.initiative import Initiative
from roadmaps.kinds.milestone import Milestone
from roadmaps.kinds.organisation import Organisation
from roadmaps.kinds.project import Project
from roadmaps.kinds.review import Review
from roadmaps.kinds.source import Source
from roadmaps.kinds.speerpunt import Speerpunt
from roadmaps.kinds.theme import Theme
from roadmaps.kinds.thread import Thread
from roadmaps.reading.thing import Thing

# In the order in which lists of kinds show them. A new kind is added here.
KINDS: dict[str, type[Thing]] = {
    cls.kind: cls
    for cls in (
        Challenge,
        Speerpunt,
        Milestone,
        Initiative,
        Review,
        Theme,
        Funding,
        Thread,
        Figure,
        Project,
        Context,
        Organisation,
        Source,
        Glossary,
    )
}
FOLDERS: dict[str, type[Thing]] = {cls.folder: cls for cls in KINDS.values()}
