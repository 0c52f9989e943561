"""A new file of each kind, to fill in: every text says what goes there, and the check refuses what is left of it."""

from __future__ import annotations

import json
import typing

from pydantic.fields import FieldInfo

from roadmaps.editing.formatting import formatted
from roadmaps.editing.schema import description
from roadmaps.kinds import KINDS
from roadmaps.reading.base import Model, Text
from roadmaps.reading.explain import PLACEHOLDER, bare
from roadmaps.reading.thing import file_order


def template(kind: str, id_: str) -> str:
    """The text of a new file of this kind, in the form of `make fmt`."""
    cls = KINDS[kind]
    wanted = [name for name in file_order(cls) if cls.model_fields[name].is_required() or name in cls.usual]
    value = {name: id_ if name == "id" else _to_fill_in(cls, name, cls.model_fields[name]) for name in wanted}
    return formatted("\n".join(_yaml(value)) + "\n", kind)


def _to_fill_in(cls: type[Model], name: str, field: FieldInfo):
    """What the template shows for a field: a text, a list or a dict."""
    inner = bare(field.annotation)
    if typing.get_origin(inner) is tuple:
        least = max((getattr(rule, "min_length", None) or 1 for rule in field.metadata), default=1)
        return [_to_fill_in(cls, name, FieldInfo(annotation=typing.get_args(inner)[0]))] * least
    if isinstance(inner, type) and issubclass(inner, Model):
        if issubclass(inner, Text):
            told = f"{PLACEHOLDER}: {description(cls, name)['nl']}"
            return {"nl": told, "en": f"{PLACEHOLDER}: hetzelfde in het Engels; of laat deze regel weg."}
        fields = {key: part for key, part in inner.model_fields.items() if part.is_required()}
        return {key: _to_fill_in(inner, key, part) for key, part in fields.items()}
    if typing.get_origin(inner) is typing.Literal:
        return f"{PLACEHOLDER}: {', '.join(typing.get_args(inner))}"
    return f"{PLACEHOLDER}: {description(cls, name)['nl']}"


def _yaml(value: dict, indent: str = "") -> list[str]:
    """The lines of a dict, every text in quotes: what it asks may hold a colon."""
    lines = []
    for key, item in value.items():
        if isinstance(item, str):
            lines.append(
                f"{indent}{key}: {json.dumps(item, ensure_ascii=False) if item.startswith(PLACEHOLDER) else item}"
            )
        elif isinstance(item, dict):
            lines += [f"{indent}{key}:", *_yaml(item, indent + "  ")]
        else:
            lines.append(f"{indent}{key}:")
            for part in item:
                told = [json.dumps(part, ensure_ascii=False)] if isinstance(part, str) else _yaml(part, indent + "    ")
                lines += [f"{indent}  - {told[0].strip()}", *told[1:]]
    return lines
