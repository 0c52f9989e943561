"""pydantic's errors as Problems: where in the file, what was expected, and an example of that field."""

from __future__ import annotations

import datetime
import re
import types
import typing
from decimal import Decimal

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from roadmaps.reading.base import Ref, Text
from roadmaps.reading.load import Document
from roadmaps.reading.problems import Problem, nearest
from roadmaps.reading.thing import Thing

PLACEHOLDER = "VUL IN"  # how a text begins that a template asks to fill in
LANGUAGE_NAMES = {"nl": ("Nederlandse", "Dutch"), "en": ("Engelse", "English")}


def explain(error: ValidationError, cls: type[Thing], document: Document) -> list[Problem]:
    """All mistakes that pydantic found in one file of kind `cls`.

    A required field under a misspelt name is told once: as an unknown field, not as a missing one too.
    """
    items = [
        item for item in error.errors(include_url=False) if not _follows_from_its_items(item) and not _to_fill_in(item)
    ]
    missing = {item["loc"] for item in items if item["type"] == "missing"}
    misspelt = {
        (*loc[:-1], meant)
        for item in items
        if item["type"] == "extra_forbidden"
        for loc in [item["loc"]]
        for meant in _meant(loc, cls, document)[:1]
    }
    return [_problem(item, cls, document) for item in items if item["loc"] not in missing & misspelt]


def _follows_from_its_items(item: dict) -> bool:
    """Whether a list only counts as too short because an item in it has a mistake, which is told of itself."""
    return item["type"] == "too_short" and len(item["input"]) >= item["ctx"]["min_length"]


def _to_fill_in(item: dict) -> bool:
    """Whether the text is still that of the template, which a rule tells of."""
    return isinstance(item["input"], str) and item["input"].startswith(PLACEHOLDER)


def as_id(text: str) -> str:
    """The id that somebody who wrote `text` probably meant; empty when there is none in it."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:80].strip("-")


def _problem(item: dict, cls: type[Thing], document: Document) -> Problem:
    loc, kind, value = item["loc"], item["type"], item["input"]
    key = _key(loc)
    if kind == "extra_forbidden":
        return _unknown(loc, cls, document)
    if kind == "missing" or value == [] or (isinstance(value, str) and not value.strip()):
        return _missing(loc, kind, cls, document)
    place, wanted, example = document.place(loc), type_at(cls, loc), example_at(cls, loc)
    if kind == "period":
        return Problem.at(document.place((*loc, "end")), "end-before-begin", **item["ctx"])
    if kind == "thousands":
        return Problem.at(place, "point-in-number", key=key, value=value, plain=value.replace(".", ""))
    if kind == "quantity":
        nl, en, fields = _QUANTITIES.get(item["ctx"]["kind"], _QUANTITIES["exact"])
        return Problem.at(place, "quantity", kind=item["ctx"]["kind"], expected_nl=nl, expected_en=en, example=fields)
    if isinstance(value, str) and kind.startswith("date"):
        return Problem.at(place, "impossible-date", key=key, value=value)
    if kind in ("string_pattern_mismatch", "string_too_long") and (key == "id" or is_type(wanted, Ref)):
        return Problem.at(place, "bad-id", value=value, nearest=as_id(value), example=example)
    nl, en = expected(wanted, item)
    found_nl, found_en = found_in_file(value)
    options = choices(wanted)
    near = nearest(value, options) if isinstance(value, str) else ""
    if near:
        example = f"{key}: {near.split(', ')[0]}"
    return Problem.at(
        place,
        "wrong-type",
        key=key,
        found_nl=found_nl,
        found_en=found_en,
        expected_nl=nl,
        expected_en=en,
        nearest=near,
        example=example,
    )


_NUMBER = "kind: {}\nvalue: 75\nunit:\n  nl: startups\n  en: start-ups"
_QUANTITIES = {
    "all": (
        "alleen unit; value en upto zijn er dan niet",
        "only unit; there is no value or upto then",
        "kind: all\nunit:\n  nl: wijken\n  en: districts",
    ),
    "words": (
        "de tekst in words; value en upto zijn er dan niet",
        "the text in words; there is no value or upto then",
        "kind: words\nwords:\n  nl: enkele tientallen\n  en: a few dozen",
    ),
    "range": ("value (van) en upto (tot)", "value (from) and upto (to)", "kind: range\nvalue: 8000\nupto: 10000"),
    "exact": (
        "value, zonder upto (zonder kind geldt exact)",
        "value, without upto (without kind, exact applies)",
        _NUMBER.format("exact"),
    ),
    **{
        kind: ("value, zonder upto", "value, without upto", _NUMBER.format(kind))
        for kind in ("at-least", "at-most", "about")
    },
}


def _unknown(loc: tuple, cls: type[Thing], document: Document) -> Problem:
    known = [name for name in _fields(type_at(cls, loc[:-1])) if name != "nl_hash"]  # no field for people
    meant = _meant(loc, cls, document)
    absent = [name for name in known if (*loc[:-1], name) not in document.places]
    return Problem.at(
        document.key_place(loc),
        "unknown-key",
        key=loc[-1],
        known=", ".join(known),
        nearest=", ".join(meant),
        example=example_at(cls, (*loc[:-1], (meant or absent or known)[0])),
    )


def _meant(loc: tuple, cls: type[Thing], document: Document) -> list[str]:
    """The fields that an unknown key may be a misspelling of: those that are not there yet."""
    absent = [name for name in _fields(type_at(cls, loc[:-1])) if (*loc[:-1], name) not in document.places]
    near = nearest(str(loc[-1]), absent)
    return near.split(", ") if near else []


def _missing(loc: tuple, kind: str, cls: type[Thing], document: Document) -> Problem:
    """A field that is not there, shown at what should hold it, or one without a value, shown at its name."""
    key = _key(loc)
    place = document.key_place(loc if kind != "missing" else loc[:-1])
    if key == "nl" and is_type(type_at(cls, loc[:-1]), Text):
        return Problem.at(place, "missing-language", key=_key(loc[:-1]), example=example_at(cls, loc[:-1]))
    if kind != "missing":
        return Problem.at(place, "empty-field", key=key, example=example_at(cls, loc))
    where = " › ".join(f"({step + 1})" if isinstance(step, int) else step for step in loc[:-1])
    return Problem.at(
        place,
        "missing-field",
        key=key,
        where_nl=where or "dit bestand",
        where_en=where or "this file",
        example=example_at(cls, loc),
    )


def _key(loc: tuple) -> str:
    """The name of the field at `loc`, or of the list that the item at `loc` is in."""
    return next((step for step in reversed(loc) if isinstance(step, str)), "")


# --- the model


def type_at(cls, loc: tuple):
    """The type that the model declares for the value at `loc`; None where it declares nothing."""
    for step in loc:
        cls = bare(cls)
        if isinstance(step, int):
            cls = next((arg for arg in typing.get_args(cls) if arg is not Ellipsis), None)
        elif step in _fields(cls):
            cls = cls.model_fields[step].annotation
        else:
            return None
    return bare(cls)


def bare(cls):
    """The type without `| None` and without annotations."""
    if typing.get_origin(cls) is typing.Annotated:
        return bare(typing.get_args(cls)[0])
    if typing.get_origin(cls) in (typing.Union, types.UnionType):
        return bare(next(arg for arg in typing.get_args(cls) if arg is not type(None)))
    return cls


def is_type(cls, base: type) -> bool:
    """Whether this annotation is a class, and one of these."""
    return isinstance(cls, type) and issubclass(cls, base)


def _fields(cls) -> list[str]:
    return list(cls.model_fields) if is_type(cls, BaseModel) else []


def choices(cls) -> tuple[str, ...]:
    """The values of a field that takes one of a few; none for any other."""
    return typing.get_args(cls) if typing.get_origin(cls) is typing.Literal else ()


# --- examples

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


def example_at(cls: type[Thing], loc: tuple) -> str:
    """A correct piece of YAML for the field at `loc`, or for the list that the item at `loc` is in."""
    while loc and isinstance(loc[-1], int):
        loc = loc[:-1]
    owner = type_at(cls, loc[:-1])
    return "\n".join(_yaml({loc[-1]: _sample(owner.model_fields[loc[-1]], loc[-1])}))


def _sample(field: FieldInfo, name: str):
    """A correct value for a field: a text, a list or a dict."""
    cls = bare(field.annotation)
    if typing.get_origin(cls) is tuple:
        least = max((getattr(rule, "min_length", 1) for rule in field.metadata), default=1)
        return [_sample(FieldInfo(annotation=typing.get_args(cls)[0]), name)] * least
    if is_type(cls, BaseModel):
        wanted = ("nl", "en") if is_type(cls, Text) else ()  # English may be missing, but an example shows both
        required = {key: inner for key, inner in cls.model_fields.items() if inner.is_required() or key in wanted}
        return {key: _sample(inner, key) for key, inner in (required or {"value": cls.model_fields["value"]}).items()}
    if is_type(cls, Ref):
        return _BY_KIND.get(next(iter(cls.kinds), ""), "grondstoffen")
    if options := choices(cls):
        return options[0]
    scale = [rule.le for rule in field.metadata if getattr(rule, "le", 2100) < 1900]  # a score, not a year
    return str(scale[0] - 1) if scale else _BY_NAME.get(name) or _BY_TYPE.get(cls, "tekst")


def _yaml(value, indent: str = "") -> list[str]:
    """The lines of a dict as this project writes YAML."""
    lines = []
    for key, item in value.items():
        if isinstance(item, str):
            lines.append(f"{indent}{key}: {item}")
        elif isinstance(item, dict):
            lines += [f"{indent}{key}:", *_yaml(item, indent + "  ")]
        elif isinstance(item[0], str):
            lines.append(f"{indent}{key}: [{', '.join(item)}]")
        else:
            lines.append(f"{indent}{key}:")
            for part in item:
                first, *rest = _yaml(part, indent + "    ")
                lines += [f"{indent}  - {first.strip()}", *rest]
    return lines


# --- what was found, and what was expected


def _items(number: int, nl: str, en: str) -> tuple[str, str]:
    one = number == 1
    return f"{nl} {number} {'onderdeel' if one else 'onderdelen'}", f"{en} {number} {'item' if one else 'items'}"


def found_in_file(value) -> tuple[str, str]:
    """What stands in the file, in Dutch and English."""
    if isinstance(value, str):
        return f'"{value}"', f'"{value}"'
    if isinstance(value, list):
        return _items(len(value), "een lijst met", "a list with")
    listed = ", ".join(value)
    return f"een groep velden ({listed})", f"a group of fields ({listed})"


def expected(cls, item: dict) -> tuple[str, str]:
    """What the model wants where this type is declared, in Dutch and English; `item` is what pydantic objects to."""
    bounds = item.get("ctx", {})
    if options := ", ".join(choices(cls)):
        return f"een van: {options}", f"one of: {options}"
    if typing.get_origin(cls) is tuple:
        if "min_length" in bounds:
            return _items(bounds["min_length"], "een lijst met ten minste", "a list with at least")
        return "een lijst, ook als het er maar één is", "a list, even if there is only one"
    if is_type(cls, Text):
        return "twee regels eronder, nl: en en:", "two lines below it, nl: and en:"
    if fields := ", ".join(_fields(cls)):
        return f"eronder een of meer van deze velden: {fields}", f"one or more of these fields below it: {fields}"
    if cls is int:
        nl, en = {"ge": (" van ten minste", " of at least"), "le": (" van hooguit", " of at most")}.get(
            next(iter(bounds), ""), ("", "")
        )
        bound = "".join(f" {limit}" for limit in bounds.values() if nl)
        return f"een heel getal{nl}{bound}", f"a whole number{en}{bound}"
    if cls is Decimal:
        return "een gewoon getal, met een punt voor de decimalen", "a plain number, with a point before the decimals"
    if is_type(cls, Ref):
        return "één id", "one id"
    if item.get("type") == "string_pattern_mismatch":
        return "een adres dat begint met https://", "an address that starts with https://"
    return {
        bool: ("true of false", "true or false"),
        datetime.date: ("een datum als jaar-maand-dag", "a date as year-month-day"),
    }.get(cls, ("tekst op één regel", "text on one line"))
