"""References: every one in a thing, what each may point to, and what is wrong with one that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roadmaps.kinds import KINDS
from roadmaps.reading.base import LANGUAGES, Prose, Ref, find_all
from roadmaps.reading.document import Document
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.problems import Place, Problem, kind_blanks, nearest
from roadmaps.reading.thing import Moved, Removed, Thing


class Names:
    """What can be referred to: every thing by its id and by the name of its file, and those that are gone."""

    def __init__(self, kb: KnowledgeBase):
        self.kinds = {document.stem: thing.kind for thing, document in kb.with_files()}
        self.kinds |= {thing.id: thing.kind for thing, _ in kb.with_files()}
        self.retired = {entry.document.stem: entry.thing for entry in kb.retired}
        self.broken = kb.broken
        self._fitting: dict[tuple[tuple[str, ...], str], list[str]] = {}
        self.root = next((document.path.split("/")[0] for _, document in kb.all_with_files()), "kb")

    def problem(
        self, target: str, allowed: tuple[str, ...], place: Place, written: str, own: str = ""
    ) -> Problem | None:
        """What is wrong with a reference to a thing of these kinds, in a place where one is `written` so; None when it is right."""
        fits = target in self.kinds and target != own and (not allowed or self.kinds[target] in allowed)
        if fits or target in self.broken:
            return None
        if target in self.retired and target != own:
            return _retired(target, self.retired[target], place, written)
        fitting = self._others(allowed, own)
        near = "" if target == own else nearest(target, fitting)
        right = near.split(", ")[0] or next(iter(fitting), "grondstoffen")
        folder = " / ".join(f"{self.root}/{KINDS[kind].folder}" for kind in allowed) or self.root
        blanks = {
            "id": target,
            "nearest": near,
            "example": written.format(right),
            "folder": folder,
            **kind_blanks("kinds", *allowed),
        }
        if target not in self.kinds:
            return Problem.at(place, "unknown-reference", **blanks)
        if target == own:
            return Problem.at(place, "refers-to-itself", **blanks)
        return Problem.at(place, "wrong-reference", **blanks, **kind_blanks("found", self.kinds[target]))

    def _others(self, allowed: tuple[str, ...], own: str) -> list[str]:
        """The names of all other things of these kinds, in the order of the alphabet."""
        if (allowed, own) not in self._fitting:
            found = (name for name, kind in self.kinds.items() if name != own and (not allowed or kind in allowed))
            self._fitting[allowed, own] = sorted(found)
        return self._fitting[allowed, own]


def _retired(id_: str, stays: Moved | Removed, place: Place, written: str) -> Problem:
    """A reference to a thing that moved, or that is no longer there."""
    if isinstance(stays, Moved):
        return Problem.at(place, "refers-to-moved", id=id_, now=stays.moved_to, example=written.format(stays.moved_to))
    return Problem.at(place, "refers-to-removed", id=id_, example=written.format(next(iter(stays.see), "grondstoffen")))


def references(thing: Thing | Moved | Removed, document: Document) -> Iterator[tuple[str, tuple[str, ...], Place, str]]:
    """Every reference in a thing: the id, the kinds that it may have, its place, and how one is written there."""
    for loc, id_ in find_all(thing, Ref):
        written = f"{loc[-2]}: [{{}}]" if isinstance(loc[-1], int) else f"{loc[-1]}: {{}}"
        yield id_, id_.kinds, document.place(loc), written
    for loc, prose in find_all(thing, Prose):
        for language in LANGUAGES:
            if "kb:" not in prose[language]:
                continue
            for target in re.findall(r"\]\(\s*kb:([a-z0-9-]+)(?=[\s)])", prose[language]):
                yield target, (), document.find((*loc, language), f"kb:{target}"), "[tekst](kb:{})"
