"""pydantic's errors as Problems: where in the file, what was expected, and an example of that field."""
from __future__ import annotations

import datetime
import re
import types
import typing
from decimal import Decimal

from pydantic import BaseModel, ValidationError

from roadmaps.load import Document
from roadmaps.model import Ref, Text, Thing
from roadmaps.problems import Problem, nearest


def explain(error: ValidationError, cls: type[Thing], document: Document) -> list[Problem]:
    """All mistakes that pydantic found in one file of kind `cls`."""
    return [_problem(item, cls, document) for item in error.errors()]


def _problem(item: dict, cls: type[Thing], document: Document) -> Problem:
    way, kind, value = item["loc"], item["type"], item["input"]
    key = next((step for step in reversed(way) if isinstance(step, str)), "")
    if kind == "extra_forbidden":
        known = _fields(type_at(cls, way[:-1]))
        found = nearest(key, known)
        example = example_of(type_at(cls, way[:-1] + (found.split(",")[0],)), found.split(",")[0]) if found else known[0]
        return Problem.at(document.key_place(way), "unknown-key", key=key, known=", ".join(known), nearest=found, example=example)
    if kind == "missing" or value == "" or (kind == "too_short" and not value):
        return _missing(way, key, cls, document)
    place = document.place(way)
    if kind in ("period", "quantity"):
        return Problem.at(place, "end-before-begin" if kind == "period" else "quantity", **item["ctx"])
    if kind.startswith("date"):
        return Problem.at(place, "impossible-date", key=key, value=value)
    wanted = type_at(cls, way)
    if kind in ("string_pattern_mismatch", "string_too_long") and (key == "id" or _is_ref(wanted)):
        return Problem.at(place, "bad-id", value=value)
    nl, en = _expected(wanted, item)
    choices = nearest(str(value), map(str, typing.get_args(wanted))) if kind == "literal_error" else ""
    shown = value if isinstance(value, str) else "…"
    return Problem.at(place, "wrong-type", key=key, value=shown, expected_nl=nl, expected_en=en, nearest=choices,
                      example=example_of(wanted, key))


def _missing(way: tuple, key: str, cls: type[Thing], document: Document) -> Problem:
    place = document.place(way)
    owner = type_at(cls, way[:-1])
    if key in ("nl", "en") and isinstance(owner, type) and issubclass(owner, Text):
        outer = next((step for step in reversed(way[:-1]) if isinstance(step, str)), "")
        names = {"nl": ("Nederlandse", "Dutch"), "en": ("Engelse", "English")}[key]
        return Problem.at(place, "missing-language", key=outer, language_nl=names[0], language_en=names[1])
    where = " › ".join(str(step) for step in way[:-1]) or document.path
    return Problem.at(place, "missing-field", key=key, where=where, example=example_of(type_at(cls, way), key))


def type_at(cls, way: tuple):
    """The type that the model declares for the value at `way`; None where it declares nothing."""
    for step in way:
        cls = _bare(cls)
        if isinstance(step, int):
            cls = next((arg for arg in typing.get_args(cls) if arg is not Ellipsis), None)
        elif isinstance(cls, type) and issubclass(cls, BaseModel) and step in cls.model_fields:
            cls = cls.model_fields[step].annotation
        else:
            return None
    return _bare(cls)


def _bare(cls):
    """The type without `| None` and without annotations."""
    if typing.get_origin(cls) is typing.Annotated:
        return _bare(typing.get_args(cls)[0])
    if typing.get_origin(cls) in (typing.Union, types.UnionType):
        return _bare(next(arg for arg in typing.get_args(cls) if arg is not type(None)))
    return cls


def _is_ref(cls) -> bool:
    return isinstance(cls, type) and issubclass(cls, Ref)


def _fields(cls) -> list[str]:
    return list(cls.model_fields) if isinstance(cls, type) and issubclass(cls, BaseModel) else []


def example_of(cls, key: str, depth: int = 0) -> str:
    """A correct piece of YAML for a field called `key` of this type."""
    pad, inner = "  " * depth, "  " * (depth + 1)
    cls = _bare(cls)
    if typing.get_origin(cls) is tuple:
        item = typing.get_args(cls)[0]
        if _fields(_bare(item)):
            first, *rest = example_of(item, "", depth + 1).splitlines()[1:]
            return "\n".join([f"{pad}{key}:", f"{inner}- {first.strip()}", *("  " + line for line in rest)])
        return f"{pad}{key}: [{_scalar(item)}]"
    if isinstance(cls, type) and issubclass(cls, Text):
        return f"{pad}{key}:\n{inner}nl: Nederlandse tekst\n{inner}en: English text"
    if required := _required(cls):
        return "\n".join([f"{pad}{key}:", *(example_of(field.annotation, name, depth + 1) for name, field in required)])
    return f"{pad}{key}: {_scalar(cls)}"


def _required(cls) -> list:
    if not _fields(cls):
        return []
    return [(name, field) for name, field in cls.model_fields.items() if field.is_required()] or list(cls.model_fields.items())[:1]


def _scalar(cls) -> str:
    cls = _bare(cls)
    if typing.get_origin(cls) is typing.Literal:
        return typing.get_args(cls)[0]
    if _is_ref(cls):
        return {"source": "roadmaps-2017", "challenge": "circulaire-economie", "organisation": "waternet"}.get(
            (cls.kinds or ("",))[0], "grondstoffen")
    return {int: "2017", Decimal: "10", bool: "true", datetime.date: "2023-03-27"}.get(cls, "tekst")


def _expected(cls, item: dict) -> tuple[str, str]:
    """What the model wants at this place, in Dutch and English."""
    if choices := typing.get_args(cls) if typing.get_origin(cls) is typing.Literal else ():
        listed = ", ".join(map(str, choices))
        return f"een van: {listed}.", f"one of: {listed}."
    if typing.get_origin(cls) is tuple:
        return "een lijst: elk onderdeel op een regel met een streepje", "a list: each item on a line with a hyphen"
    if isinstance(cls, type) and issubclass(cls, Text):
        return "twee regels eronder, nl: en en:", "two lines below it, nl: and en:"
    if fields := _fields(cls):
        listed = ", ".join(fields)
        return f"deze velden eronder: {listed}", f"these fields below it: {listed}"
    bounds = item.get("ctx", {})
    limits = " ".join(f"{sign} {bounds[name]}" for name, sign in (("ge", "≥"), ("le", "≤")) if name in bounds)
    if cls in (int, Decimal):
        return f"een getal {limits}".strip(), f"a number {limits}".strip()
    if cls is bool:
        return "true of false", "true or false"
    if re.search("pattern", item["type"]):
        return "een adres dat begint met https://", "an address that starts with https://"
    return "tekst op één regel", "text on one line"


