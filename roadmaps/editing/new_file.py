"""A new file of each kind, to fill in: every text says what goes there, and the check refuses what is left of it."""

from __future__ import annotations

import json

from pydantic.fields import FieldInfo

from roadmaps.editing.formatting import formatted
from roadmaps.editing.schema import description
from roadmaps.kinds import KINDS
from roadmaps.reading.base import Model, Text
from roadmaps.reading.declared import Annotation, choices, is_type
from roadmaps.reading.examples import sketch
from roadmaps.reading.explain import PLACEHOLDER
from roadmaps.reading.printing import Apart, Sketch, yaml_lines
from roadmaps.reading.thing import file_order


def template(kind: str, id_: str) -> str:
    """The text of a new file of this kind, in the form of `make fmt`."""
    cls = KINDS[kind]
    wanted = [name for name in file_order(cls) if cls.model_fields[name].is_required() or name in cls.usual]
    value = {name: id_ if name == "id" else sketch(cls, name, cls.model_fields[name], _to_fill_in) for name in wanted}
    return formatted("\n".join(yaml_lines(value)) + "\n", kind)


def _to_fill_in(owner: Annotation, name: str, cls: Annotation, _field: FieldInfo) -> Sketch | None:
    """What the template shows for a field: what goes there. None for a group, which has fields of its own."""
    told = f"{PLACEHOLDER}: {', '.join(choices(cls)) or description(owner, name)['nl']}"
    if is_type(cls, Text):
        return {"nl": _quoted(told), "en": _quoted(f"{PLACEHOLDER}: hetzelfde in het Engels; of laat deze regel weg.")}
    return None if is_type(cls, Model) else _quoted(told)


def _quoted(text: str) -> Apart:
    """A text in quotes: what it asks may hold a colon."""
    return Apart(json.dumps(text, ensure_ascii=False))
