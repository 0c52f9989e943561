"""What a hand-written page may call, and with which values."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import get_origin

from roadmaps.checking.references import Names
from roadmaps.kinds import KINDS
from roadmaps.pages.site import LISTS
from roadmaps.reading.base import Ref, Text
from roadmaps.reading.explain import choices, expected, found_in_file, is_type, type_at
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.problems import Place, Problem, nearest
from roadmaps.reading.thing import Thing

# Each call as an editor writes it. The macros that are not here are for the pages that are made, and for no others.
EXAMPLES = {
    "link": '{{ link("grondstoffen", "het afval") }}',
    "fact": '{{ fact("grondstoffen", "summary") }}',
    "things": '{{ things("speerpunt", challenge="mobiliteit") }}',
    "count": '{{ count("milestone", due=2017) }}',
    "overview": '{{ overview("organisation") }}',
    "teaser": '{{ teaser("draad-stadslogistiek") }}',
}
_ONLY = {"teaser": ("thread",)}  # the calls that need a thing of a certain kind
_LISTS = {"count": ("target", "outcome"), "overview": tuple(LISTS)}  # what a call takes that is no kind


@dataclass(frozen=True, slots=True)
class Mistake:
    """A call that cannot be answered. Its problem has no place of its own: that is where `value` stands on the page."""

    problem: Problem
    value: str

    @classmethod
    def of(cls, wrong: str, code: str, **details: object) -> Mistake:
        """The mistake that this value is."""
        return cls(Problem.at(Place(""), code, **details), wrong)


class Calls:
    """The knowledge base as the calls on a page see it."""

    def __init__(self, kb: KnowledgeBase):
        self.things, self.names = kb.things, Names(kb)

    def mistakes(self, call: str, values: dict) -> Iterator[Mistake]:
        """All that is wrong with the values of a call, which have the names that they have in macros.py."""
        if "id_" in values:
            yield from self._id(call, values["id_"], values.get("field"))
        if "kind" in values:
            yield from self._kind(call, values["kind"], values.get("filters", {}))

    def _id(self, call: str, id_: str, field: str | None) -> Iterator[Mistake]:
        if problem := self.names.problem(id_, _ONLY.get(call, ()), Place(""), "{}"):
            yield Mistake(_in_call(problem, lambda right: _example(call, right)), id_)
        elif field is not None and id_ in self.things and field not in (facts := _facts(self.things[id_])):
            yield _unknown_field(field, facts, _example(call, id_))

    def _kind(self, call: str, kind: str, filters: dict[str, str | int]) -> Iterator[Mistake]:
        known = [*KINDS, *_LISTS.get(call, ())]
        if kind not in known:
            near = nearest(kind, known)
            yield Mistake.of(
                kind,
                "unknown-kind",
                value=kind,
                known=", ".join(known),
                nearest=near,
                example=f'{{{{ {call}("{near.split(", ")[0]}") }}}}' if near else EXAMPLES[call],
            )
        elif kind in LISTS:
            for name in filters:
                yield Mistake.of(name, "cannot-narrow", kind=kind, key=name, example=f'{{{{ {call}("{kind}") }}}}')
        else:
            for name, value in filters.items():
                yield from self._filter(call, kind, name, value)

    def _filter(self, call: str, kind: str, name: str, value: str | int) -> Iterator[Mistake]:
        """What is wrong with a field that narrows a list: none of this name can, or it never has this value."""
        fields, value = _narrowing(KINDS[kind]), str(value)
        if name not in fields:
            right = nearest(name, fields).split(", ")[0] or list(fields)[-1]
            yield _unknown_field(
                name, list(fields), _narrowed(call, kind, right, 2017 if fields[right] is int else "…")
            )
            return
        wanted = fields[name]
        options = choices(wanted)
        if is_type(wanted, Ref):
            if problem := self.names.problem(value, wanted.kinds, Place(""), "{}"):
                yield Mistake(_in_call(problem, lambda right: _narrowed(call, kind, name, right)), value)
        elif (options and value not in options) or (wanted is int and not value.isdecimal()):
            near = nearest(value, options)
            right = near.split(", ")[0] or next(iter(options), 2017)
            (found_nl, found_en), (nl, en) = found_in_file(value), expected(wanted, {})
            yield Mistake.of(
                value,
                "wrong-type",
                key=name,
                found_nl=found_nl,
                found_en=found_en,
                expected_nl=nl,
                expected_en=en,
                nearest=near,
                example=_narrowed(call, kind, name, right),
            )


def _narrowing(cls: type[Thing]) -> dict[str, type]:
    """The fields that can narrow a list, with their types: those that hold one value, or a list of ids or words."""
    types = {name: type_at(cls, (name,)) for name in cls.model_fields}
    types |= {name: type_at(cls, (name, 0)) for name, of in types.items() if get_origin(of) is tuple}
    return {name: of for name, of in types.items() if of in (str, int, bool) or is_type(of, Ref) or choices(of)}


def _narrowed(call: str, kind: str, name: str, value: str | int) -> str:
    """How the call is written that narrows a list by this field."""
    return f'{{{{ {call}("{kind}", {name}={json.dumps(value, ensure_ascii=False)}) }}}}'


def _facts(thing: Thing) -> list[str]:
    """The fields of a thing that are one line of text or one number, and that it has."""
    types = {name: type_at(type(thing), (name,)) for name in type(thing).model_fields}
    return [name for name, of in types.items() if of in (str, int, Text) and getattr(thing, name) is not None]


def _unknown_field(name: str, known: list[str], example: str) -> Mistake:
    return Mistake.of(
        name, "unknown-key", key=name, known=", ".join(known), nearest=nearest(name, known), example=example
    )


def _in_call(problem: Problem, example: Callable[[str], str]) -> Problem:
    """The problem of a reference with, as its example, the right id in a call."""
    details = dict(problem.details)
    return Problem.at(problem.place, problem.code, **details | {"example": example(details["example"])})


def _example(call: str, first: str) -> str:
    """How the call is written with this as its first value."""
    return re.sub(r'"[^"]*"', f'"{first}"', EXAMPLES[call], count=1)
