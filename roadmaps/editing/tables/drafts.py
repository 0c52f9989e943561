"""Things while rows are brought into them: a copy of what their file holds, which knows where each part came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from roadmaps.editing.tables.declared import Path, Step
from roadmaps.kinds import KINDS
from roadmaps.reading.base import Loc
from roadmaps.reading.document import Document
from roadmaps.reading.kb import KnowledgeBase

Group = dict[str, Any]


@dataclass(slots=True)
class Draft:
    """One thing: its values, and for each group in it where it stood in the file (`origin`, by identity)."""

    id: str
    kind: str
    document: Document | None
    value: Group
    origin: dict[int, Loc] = field(default_factory=dict)

    @classmethod
    def of(cls, id_: str, kind: str, document: Document | None) -> Draft:
        made = cls(id_, kind, document, {})
        made.value = made._copy(document.value, ()) if document else {}
        return made

    def _copy(self, value: Any, loc: Loc) -> Any:
        if isinstance(value, dict):
            made = {key: self._copy(part, (*loc, key)) for key, part in value.items()}
            self.origin[id(made)] = loc
            return made
        return (
            [self._copy(part, (*loc, number)) for number, part in enumerate(value)]
            if isinstance(value, list)
            else value
        )

    @property
    def path(self) -> str:
        """The name of its file as messages show it, without the folder of the knowledge base."""
        return f"{KINDS[self.kind].folder}/{self.id}.yml"

    @property
    def changed(self) -> bool:
        return self.document is None or self.value != self.document.value


class Drafts(dict[str, Draft]):
    """The things that rows say something of, each made when it is first asked for."""

    def __init__(self, kb: KnowledgeBase):
        super().__init__()
        self._files = {thing.id: (thing.kind, document) for thing, document in kb.with_files()}

    def __contains__(self, id_: object) -> bool:
        return id_ in self._files or super().__contains__(id_)

    def of(self, id_: str, kind: str) -> Draft:
        """The thing with this id; a new one of this kind where there is none."""
        if id_ not in self:
            self[id_] = Draft.of(id_, kind, None)
        if not super().__contains__(id_):
            self[id_] = Draft.of(id_, *self._files[id_])
        return self[id_]


def value_at(group: Group, path: Path) -> Any:
    """What stands at the end of this way; None where it ends earlier."""
    found: Any = group
    for step in path:
        found = found.get(step) if isinstance(found, dict) else None
    return found


def put(group: Group, path: Path, value: Any) -> None:
    """Put a value at the end of this way. English that changed is not confirmed any more."""
    for step in path[:-1]:
        group = group.setdefault(step, {})
    group[path[-1]] = value
    if path[-1] == "en":
        group.pop("nl_hash", None)


def find(group: Group, step: Step, key: str, alike: dict[Path, Any]) -> Group | None:
    """The item of a list that is meant: by its key, by its place in the list, or by being alike."""
    items: list[Group] = group.get(step.field, [])
    if step.key:
        return next((item for item in items if item.get(step.key) == key), None)
    if key:
        return items[int(key) - 1] if int(key) <= len(items) else None
    fits = [item for item in items if all(value_at(item, path) == value for path, value in alike.items())]
    return fits[0] if len(fits) == 1 else None


def add(group: Group, step: Step, key: str) -> Group:
    """A new item in a list: numbers and years at their place, all else at the end."""
    items: list[Group] = group.setdefault(step.field, [])
    made: Group = {step.key: key} if step.key else {}
    place = len(items)
    if step.key and step.key != "id":
        place = next((n for n, item in enumerate(items) if _rank(item[step.key]) > _rank(key)), place)
    items.insert(place, made)
    return made


def _rank(number: str) -> tuple[int, str]:
    """2 before 2a before 10."""
    found = re.match(r"\d+", number)
    return (int(found[0]) if found else 0, number)
