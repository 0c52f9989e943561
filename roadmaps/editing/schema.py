"""JSON Schema of each kind, made from the model, with what goes where in Dutch and English: help inside an editor's window.

`fields.yml` holds the descriptions. The schemas are kept in schema/, where `.vscode/settings.json` points to them.
"""

from __future__ import annotations

import json
from typing import Any

from roadmaps.kinds import KINDS
from roadmaps.reading.base import Model
from roadmaps.reading.thing import Moved, Removed
from roadmaps.words import look_up, word_list


def description(cls: type[Model], field: str = "_", *within: str) -> dict[str, Any]:
    """What a class, or one of its fields, is for: {nl, en}, and `values` where there is a choice. Raises MissingWord."""
    known = word_list("fields")
    owner = next((owner.__name__ for owner in cls.__mro__ if field in known.get(owner.__name__, {})), cls.__name__)
    told: dict[str, Any] = look_up("fields", owner, field, *within)
    return told


def _subclasses(cls: type[Model]) -> set[type[Model]]:
    return {cls}.union(*map(_subclasses, cls.__subclasses__()))


# Every type of the model by its name.
CLASSES = {cls.__name__: cls for cls in sorted(_subclasses(Model), key=lambda cls: cls.__name__)}


def parts_of(cls: type[Model]) -> list[type[Model]]:
    """The groups of fields that occur inside a type, at any depth."""
    return [CLASSES[name] for name in cls.model_json_schema().get("$defs", {}) if name in CLASSES]


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind, for editors: stricter rules than a schema can say are told by `make check`."""
    return _schema(KINDS[kind])


def _schema(cls: type[Model]) -> dict[str, Any]:
    made = cls.model_json_schema()
    for name, part in [(cls.__name__, made), *made.get("$defs", {}).items()]:
        if name in CLASSES:
            part["description"] = _both(description(CLASSES[name]))
            for field, inner in part.get("properties", {}).items():
                _describe(inner, description(CLASSES[name], field))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _describe(inner: dict[str, Any], told: dict[str, Any]) -> None:
    inner.pop("title", None)
    inner["description"] = _both(told)
    if "values" in told and "enum" in inner:
        inner["enumDescriptions"] = [_both(told["values"][value]) for value in inner["enum"]]


def _both(told: dict[str, Any]) -> str:
    return f"{told['nl']} / {told['en']}"


def files() -> dict[str, str]:
    """What belongs in the repository: the schema of every kind, and which data files each is for."""
    places = {f"schema/{kind}.json": f"kb/{cls.folder}/*.yml" for kind, cls in KINDS.items()}
    found = {f"schema/{kind}.json": schema(kind) for kind in KINDS}
    found |= {f"schema/{cls.__name__.lower()}.json": _schema(cls) for cls in (Moved, Removed)} | {
        ".vscode/settings.json": {"yaml.schemas": places}
    }
    return {path: json.dumps(content, indent=1, ensure_ascii=False) + "\n" for path, content in found.items()}
