"""What stands in a file, and what the model wants there instead, in Dutch and English."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from roadmaps.reading.base import Ref, Text
from roadmaps.reading.declared import Annotation, choices, fields_of, is_list, is_type
from roadmaps.reading.problems import Both

LANGUAGE_NAMES: dict[str, Both] = {"nl": ("Nederlandse", "Dutch"), "en": ("Engelse", "English")}
_PLAIN: dict[Annotation, Both] = {
    bool: ("true of false", "true or false"),
    datetime.date: ("een datum als jaar-maand-dag", "a date as year-month-day"),
    Decimal: ("een gewoon getal, met een punt voor de decimalen", "a plain number, with a point before the decimals"),
}
_LIMITS: dict[str, Both] = {"ge": (" van ten minste", " of at least"), "le": (" van hooguit", " of at most")}


def _items(number: int, nl: str, en: str) -> Both:
    one = number == 1
    return f"{nl} {number} {'onderdeel' if one else 'onderdelen'}", f"{en} {number} {'item' if one else 'items'}"


def found_in_file(value: object) -> Both:
    """What stands in the file."""
    if isinstance(value, list):
        return _items(len(value), "een lijst met", "a list with")
    if isinstance(value, dict):
        listed = ", ".join(value)
        return f"een groep velden ({listed})", f"a group of fields ({listed})"
    return f'"{value}"', f'"{value}"'


def expected(cls: Annotation, objection: str = "", details: Mapping[str, Any] | None = None) -> Both:
    """What the model wants where this type is declared; `objection` and `details` are what pydantic says."""
    details = details or {}
    if options := ", ".join(choices(cls)):
        return f"een van: {options}", f"one of: {options}"
    if is_list(cls):
        if "min_length" in details:
            return _items(details["min_length"], "een lijst met ten minste", "a list with at least")
        return "een lijst, ook als het er maar één is", "a list, even if there is only one"
    if is_type(cls, Text):
        return "twee regels eronder, nl: en en:", "two lines below it, nl: and en:"
    if fields := ", ".join(fields_of(cls)):
        return f"eronder een of meer van deze velden: {fields}", f"one or more of these fields below it: {fields}"
    if cls is int:
        return _whole_number(details)
    if is_type(cls, Ref):
        return "één id", "one id"
    if objection == "string_pattern_mismatch":
        return _of_pattern(details["pattern"])
    return _PLAIN.get(cls, ("tekst op één regel", "text on one line"))


def _of_pattern(pattern: str) -> Both:
    """A text of a certain form."""
    if pattern.startswith("^https"):
        return "een adres dat begint met https://", "an address that starts with https://"
    return "een tekst van de vorm van het voorbeeld", "a text of the form of the example"


def _whole_number(details: Mapping[str, Any]) -> Both:
    """A whole number, with its limit where that is what pydantic objects to."""
    name, limit = next(iter(details.items()), ("", ""))
    nl, en = _LIMITS.get(name, ("", ""))
    return (
        (f"een heel getal{nl} {limit}", f"a whole number{en} {limit}") if nl else ("een heel getal", "a whole number")
    )
