"""What a hand-written page may call, and with which values."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from roadmaps.checking.references import Names
from roadmaps.kinds import KINDS
from roadmaps.pages.site import LISTS
from roadmaps.reading.base import Ref, Text
from roadmaps.reading.declared import Annotation, choices, is_list, is_type, type_at
from roadmaps.reading.expectations import expected, found_in_file
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.problems import Place, Problem, both, nearest
from roadmaps.reading.thing import Thing

# Each call as an editor writes it. The macros that are not here are for the pages that are made, and for no others.
EXAMPLES = {
    "link": '{{ link("grondstoffen", "het afval") }}',
    "fact": '{{ fact("grondstoffen", "summary") }}',
    "things": '{{ things("speerpunt", challenge="mobiliteit") }}',
    "count": '{{ count("milestone", due=2017) }}',
    "years": '{{ years("milestone") }}',
    "overview": '{{ overview("organisation") }}',
    "teaser": '{{ teaser("draad-stadslogistiek") }}',
}
_ONLY = {"teaser": ("thread",)}  # the calls that need a thing of a certain kind
_LISTS = {
    "count": ("target", "outcome"),
    "years": ("outcome",),
    "overview": tuple(LISTS),
}  # what a call takes that is no kind


# A value of a call that cannot be answered, and its problem, whose place is where the value stands on the page.
Blamed = tuple[str, Problem]
_NOWHERE = Place("")


class Calls:
    """The knowledge base as the calls on a page see it."""

    def __init__(self, kb: KnowledgeBase):
        self.things, self.names = kb.things, Names(kb)

    def problems(self, call: str, values: dict[str, Any]) -> Iterator[Blamed]:
        """All that is wrong with the values of a call, which have the names that they have in `Macros`."""
        if "id_" in values:
            yield from self._id(call, values["id_"], values.get("field"))
        if "kind" in values:
            yield from self._kind(call, values["kind"], values.get("filters", {}))

    def _id(self, call: str, id_: str, field: str | None) -> Iterator[Blamed]:
        if problem := self.names.problem(id_, _ONLY.get(call, ()), _NOWHERE, "{}"):
            yield id_, _in_call(problem, lambda right: _example(call, right))
        elif field is not None and id_ in self.things and field not in (facts := _facts(self.things[id_])):
            yield field, _unknown_field(field, facts, _example(call, id_))

    def _kind(self, call: str, kind: str, filters: dict[str, str | int]) -> Iterator[Blamed]:
        known = [*KINDS, *_LISTS.get(call, ())]
        if kind not in known:
            near = nearest(kind, known)
            example = f'{{{{ {call}("{near.split(", ")[0]}") }}}}' if near else EXAMPLES[call]
            blanks = {"value": kind, "known": ", ".join(known), "nearest": near, "example": example}
            yield kind, Problem.at(_NOWHERE, "unknown-kind", **blanks)
        elif kind in LISTS:
            example = f'{{{{ {call}("{kind}") }}}}'
            yield from (
                (name, Problem.at(_NOWHERE, "cannot-narrow", kind=kind, key=name, example=example)) for name in filters
            )
        else:
            for name, value in filters.items():
                yield from self._filter(partial(_narrowed, call, kind), KINDS[kind], name, str(value))

    def _filter(self, narrowed: Callable[..., str], cls: type[Thing], name: str, value: str) -> Iterator[Blamed]:
        """What is wrong with a field that narrows a list: none of this name can, or it never has this value."""
        fields = _narrowing(cls)
        if name not in fields:
            right = nearest(name, fields).split(", ")[0] or list(fields)[-1]
            written = narrowed(right, 2017 if fields[right] is int else "…")
            yield name, _unknown_field(name, list(fields), written)
            return
        wanted = fields[name]
        if is_type(wanted, Ref):
            if problem := self.names.problem(value, wanted.kinds, _NOWHERE, "{}"):
                yield value, _in_call(problem, partial(narrowed, name))
        elif (choices(wanted) and value not in choices(wanted)) or (wanted is int and not value.isdecimal()):
            near = nearest(value, choices(wanted))
            example: str | int = near.split(", ")[0] or next(iter(choices(wanted)), 2017)
            told = both("found", found_in_file(value)) | both("expected", expected(wanted))
            blanks = {"key": name, "nearest": near, "example": narrowed(name, example), **told}
            yield value, Problem.at(_NOWHERE, "wrong-type", **blanks)


def _narrowing(cls: type[Thing]) -> dict[str, Annotation]:
    """The fields that can narrow a list, with their types: those that hold one value, or a list of ids or words."""
    types = {name: type_at(cls, (name,)) for name in cls.model_fields}
    types |= {name: type_at(cls, (name, 0)) for name, of in types.items() if is_list(of)}
    return {name: of for name, of in types.items() if of in (str, int, bool) or is_type(of, Ref) or choices(of)}


def _narrowed(call: str, kind: str, name: str, value: str | int) -> str:
    """How the call is written that narrows a list by this field."""
    return f'{{{{ {call}("{kind}", {name}={json.dumps(value, ensure_ascii=False)}) }}}}'


def _facts(thing: Thing) -> list[str]:
    """The fields of a thing that are one line of text or one number, and that it has."""
    types = {name: type_at(type(thing), (name,)) for name in type(thing).model_fields}
    return [name for name, of in types.items() if of in (str, int, Text) and getattr(thing, name) is not None]


def _unknown_field(name: str, known: list[str], example: str) -> Problem:
    blanks = {"known": ", ".join(known), "nearest": nearest(name, known), "example": example}
    return Problem.at(_NOWHERE, "unknown-key", key=name, **blanks)


def _in_call(problem: Problem, example: Callable[[str], str]) -> Problem:
    """The problem of a reference with, as its example, the right id in a call."""
    details = dict(problem.details)
    return Problem.at(problem.place, problem.code, **details | {"example": example(details["example"])})


def _example(call: str, first: str) -> str:
    """How the call is written with this as its first value."""
    return re.sub(r'"[^"]*"', f'"{first}"', EXAMPLES[call], count=1)
