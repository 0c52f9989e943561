"""A correct piece of YAML for any field, walked through the model."""

from __future__ import annotations

import datetime
import typing
from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from roadmaps.reading.base import Loc, Model, Ref, Text
from roadmaps.reading.declared import Annotation, bare, choices, is_list, is_type, type_at
from roadmaps.reading.printing import Sketch, yaml_lines

# What stands for a field: given its owner, its name, its bare type and what the model says of it; None to go on inside it.
Filler: TypeAlias = "Callable[[Annotation, str, Annotation, FieldInfo], Sketch | None]"

_BY_NAME = {
    "id": "co2-als-bouwstof",
    "order": "6",
    "page": "12",
    "title": "Roadmaps 2017",
    "link": "https://example.org/",
    "official_link": "https://example.org/",
    "heading": "Circulaire Economie › Grondstoffen",
    "upto": "10000",
    "aliases": "Groeifonds",
    "number": "1",
    "answers": "1",
    "nl": "Nederlandse tekst",
    "en": "English text",
    "nl_hash": "rpnkmccd",
}
_BY_KIND = {
    "source": "roadmaps-2017",
    "challenge": "circulaire-economie",
    "organisation": "waternet",
    "theme": "thema-waterstof",
    "initiative": "leap",
}
_BY_TYPE = {int: "2017", Decimal: "75", bool: "true", datetime.date: "2023-03-27"}


def example_at(cls: type[Model], loc: Loc) -> str:
    """A correct piece of YAML for the field at `loc`, or for the list that the item at `loc` is in."""
    while loc and isinstance(loc[-1], int):
        loc = loc[:-1]
    owner, name = type_at(cls, loc[:-1]), str(loc[-1])
    return "\n".join(yaml_lines({name: sketch(owner, name, owner.model_fields[name], _correct)}))


def sketch(owner: Annotation, name: str, field: FieldInfo, fill: Filler) -> Sketch:
    """A value for a field with all that it must hold: `fill` says what stands there, or goes on inside a group."""
    cls = bare(field.annotation)
    if is_list(cls):
        least = max((getattr(rule, "min_length", None) or 1 for rule in field.metadata), default=1)
        return [sketch(owner, name, FieldInfo(annotation=typing.get_args(cls)[0]), fill)] * least
    if (filled := fill(owner, name, cls, field)) is not None:
        return filled
    usual = getattr(cls, "usual", ())
    return {
        key: sketch(cls, key, part, fill)
        for key, part in cls.model_fields.items()
        if part.is_required() or key in usual
    }


def _correct(_owner: Annotation, name: str, cls: Annotation, field: FieldInfo) -> Sketch | None:
    """A value that the check would take."""
    if is_type(cls, Text):  # English may be missing, but an example shows both
        return {language: _BY_NAME[language] for language in ("nl", "en")}
    if is_type(cls, BaseModel):
        needed = any(part.is_required() for part in cls.model_fields.values())
        return None if needed else {"value": sketch(cls, "value", cls.model_fields["value"], _correct)}
    if is_type(cls, Ref):
        return _BY_KIND.get(next(iter(cls.kinds), ""), "grondstoffen")
    if options := choices(cls):
        return options[0]
    scale = [rule.le for rule in field.metadata if getattr(rule, "le", 2100) < 1900]  # a score, not a year
    return str(scale[0] - 1) if scale else _BY_NAME.get(name) or _BY_TYPE.get(cls, "tekst")
