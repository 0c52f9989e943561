"""What published fields mean: JSON Schemas with both languages, and the same for people to read."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from roadmaps.data.parts import Shape
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES
from roadmaps.words import MissingWord, look_up, word_list

Told = dict[str, str]  # the same in each language
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def _subclasses(cls: type[Shape]) -> Iterator[type[Shape]]:
    for below in cls.__subclasses__():
        yield below
        yield from _subclasses(below)


def shape_named(name: str) -> type[Shape]:
    """The published shape of this name."""
    return next(cls for cls in _subclasses(Shape) if cls.__name__ == name)


def meaning(cls: type[Shape], field: str) -> Told:
    """What a field means, in each language. Raises MissingWord."""
    known = word_list("data")["fields"]
    for name in (*(owner.__name__ for owner in cls.__mro__), "any"):
        if field in known.get(name, {}):
            found: Told = known[name][field]
            return found
    raise MissingWord(f"roadmaps/words/data.yml lacks fields.{cls.__name__}.{field}")


def about(cls: type[Shape]) -> Told:
    """What a shape is. Of a kind that is the name of the kind."""
    kind = cls.__name__.lower()
    if kind in word_list("words")["kinds"]:
        return {lang: i18n.capital(i18n.kind_name(kind, lang)) for lang in LANGUAGES}
    return meaning(cls, "_")


def value_names(cls: type[Shape], field: str, values: list[str]) -> dict[str, Told]:
    """What the values of a field that takes one of a few are called. Raises MissingWord."""
    if field == "currency":
        return {value: dict.fromkeys(LANGUAGES, value) for value in values}
    if (cls.__name__, field) == ("RelationRow", "relation"):
        return {value: look_up("data", "relations", value) for value in values}
    groups = word_list("data")["values"]
    owner = next((owner.__name__ for owner in cls.__mro__ if f"{owner.__name__}.{field}" in groups), cls.__name__)
    group = str(look_up("data", "values", f"{owner}.{field}"))
    if "." in group:
        return {value: look_up("fields", *group.split("."), "values", value) for value in values}
    return {value: look_up("words", "values", group, value) for value in values}


@cache
def schema_of(cls: type[Shape]) -> dict[str, Any]:
    """The JSON Schema of a shape, without words: the words may change while it is kept."""
    return cls.model_json_schema(mode="serialization")


def described(cls: type[Shape]) -> dict[str, Any]:
    """The JSON Schema of a shape, each field told in both languages."""
    made = deepcopy(schema_of(cls))
    for name, part in [(cls.__name__, made), *made.get("$defs", {}).items()]:
        owner = cls if name == cls.__name__ else shape_named(name)
        part["description"] = _both(about(owner))
        for field, inner in part["properties"].items():
            inner.pop("title", None)
            inner["description"] = _both(meaning(owner, field))
    return made


def _both(told: Told) -> str:
    return f"{told['nl']} / {told['en']}"
