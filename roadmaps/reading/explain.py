"""pydantic's errors as Problems: where in the file, what was expected, and an example of that field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from roadmaps.reading.base import LANGUAGES, Loc, Model, Ref, Text
from roadmaps.reading.declared import Annotation, choices, fields_of, is_type, type_at
from roadmaps.reading.document import Document
from roadmaps.reading.examples import example_at
from roadmaps.reading.expectations import expected, found_in_file
from roadmaps.reading.i18n import field_name
from roadmaps.reading.number_problem import number_problem
from roadmaps.reading.problems import Place, Problem, both, nearest

PLACEHOLDER = "VUL IN"  # how a text begins that a template asks to fill in


def explain(error: ValidationError, cls: type[Model], document: Document) -> list[Problem]:
    """All mistakes that pydantic found in one file, which should hold a `cls`.

    A required field under a misspelt name is told once: as an unknown field, not as a missing one too.
    """
    found = [_Objection(item, cls, document) for item in error.errors(include_url=False)]
    found = [one for one in found if not one.follows_from_its_items and not one.is_still_to_fill_in]
    missing = {one.loc for one in found if one.kind == "missing"}
    misspelt = {(*one.loc[:-1], meant) for one in found if one.kind == "extra_forbidden" for meant in one.meant()[:1]}
    told_already = missing & misspelt
    return [one.problem() for one in found if one.loc not in told_already]


def as_id(text: str) -> str:
    """The id that somebody who wrote `text` probably meant; empty when there is none in it."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:80].strip("-")


@dataclass(frozen=True)
class _Objection:
    """What pydantic objects to in a file that should hold a `cls`."""

    item: ErrorDetails
    cls: type[Model]
    document: Document

    @property
    def loc(self) -> Loc:
        return self.item["loc"]

    @property
    def kind(self) -> str:
        return self.item["type"]

    @property
    def value(self) -> Any:
        return self.item["input"]

    @property
    def details(self) -> dict[str, Any]:
        return self.item.get("ctx", {})

    @property
    def key(self) -> str:
        return _key(self.loc)

    @property
    def place(self) -> Place:
        return self.document.place(self.loc)

    @property
    def wanted(self) -> Annotation:
        return type_at(self.cls, self.loc)

    @property
    def follows_from_its_items(self) -> bool:
        """Whether a list only counts as too short because an item in it has a mistake, which is told of itself."""
        return self.kind == "too_short" and len(self.value) >= self.details["min_length"]

    @property
    def is_still_to_fill_in(self) -> bool:
        """Whether the text is still that of the template, which a rule tells of."""
        return isinstance(self.value, str) and self.value.startswith(PLACEHOLDER)

    def problem(self) -> Problem:
        if self.kind == "extra_forbidden":
            return self._unknown()
        if self.kind == "missing" or self.value == [] or (isinstance(self.value, str) and not self.value.strip()):
            return self._missing()
        if self.kind in _BY_KIND:
            return _BY_KIND[self.kind](self)
        if isinstance(self.value, str) and self.kind.startswith("date"):
            return Problem.at(self.place, "impossible-date", key=self.key, value=self.value)
        is_reference = self.key == "id" or is_type(self.wanted, Ref)
        if is_reference and self.kind in ("string_pattern_mismatch", "string_too_long"):
            example = example_at(self.cls, self.loc)
            return Problem.at(self.place, "bad-id", value=self.value, nearest=as_id(self.value), example=example)
        return self._wrong_type()

    def _wrong_type(self) -> Problem:
        near = nearest(self.value, choices(self.wanted)) if isinstance(self.value, str) else ""
        example = f"{self.key}: {near.split(', ')[0]}" if near else example_at(self.cls, self.loc)
        told = both("found", found_in_file(self.value)) | both(
            "expected", expected(self.wanted, self.kind, self.details)
        )
        return Problem.at(self.place, "wrong-type", key=self.key, nearest=near, example=example, **told)

    def _unknown(self) -> Problem:
        known = [
            name for name in fields_of(type_at(self.cls, self.loc[:-1])) if name != "nl_hash"
        ]  # no field for people
        meant = self.meant()
        absent = [name for name in known if self._is_absent(name)]
        example = example_at(self.cls, (*self.loc[:-1], (meant or absent or known)[0]))
        blanks = {"known": ", ".join(known), "nearest": ", ".join(meant), "example": example}
        return Problem.at(self.document.key_place(self.loc), "unknown-key", key=self.loc[-1], **blanks)

    def _is_absent(self, name: str) -> bool:
        """Whether the group that the value stands in has no field of this name."""
        return (*self.loc[:-1], name) not in self.document.places

    def meant(self) -> list[str]:
        """The fields that an unknown key may be a misspelling of, or the Dutch name of: those that are not there yet."""
        absent = [name for name in fields_of(type_at(self.cls, self.loc[:-1])) if self._is_absent(name)]
        written = str(self.loc[-1])
        called = {field_name(name, lang).casefold(): name for name in reversed(absent) for lang in LANGUAGES}
        if name := called.get(re.sub(r"[_\s-]+", " ", written).casefold()):
            return [name]
        near = nearest(written, absent) or nearest(written, called)
        return [called.get(name, name) for name in near.split(", ")] if near else []

    def _missing(self) -> Problem:
        """A field that is not there, shown at what should hold it, or one without a value, shown at its name."""
        above, is_missing = self.loc[:-1], self.kind == "missing"
        place = self.document.key_place(above if is_missing else self.loc)
        if self.key == "nl" and is_type(type_at(self.cls, above), Text):
            return Problem.at(place, "missing-language", key=_key(above), example=example_at(self.cls, above))
        example = example_at(self.cls, self.loc)
        if not is_missing:
            return Problem.at(place, "empty-field", key=self.key, example=example)
        where = " › ".join(f"({step + 1})" if isinstance(step, int) else step for step in above)
        told = both("where", (where or "dit bestand", where or "this file"))
        return Problem.at(place, "missing-field", key=self.key, example=example, **told)


def _key(loc: Loc) -> str:
    """The name of the field at `loc`, or of the list that the item at `loc` is in."""
    return next((step for step in reversed(loc) if isinstance(step, str)), "")


def _spelling(one: _Objection) -> Problem:
    return number_problem(one.place, one.key, one.value, one.wanted, example_at(one.cls, one.loc))


def _period(one: _Objection) -> Problem:
    return Problem.at(one.document.place((*one.loc, "end")), "end-before-begin", **one.details)


def _quantity(one: _Objection) -> Problem:
    kind = one.details["kind"]
    nl, en, example = _QUANTITIES.get(kind, _QUANTITIES["exact"])
    return Problem.at(one.place, "quantity", kind=kind, example=example, **both("expected", (nl, en)))


# What the validators of our own types object to.
_BY_KIND: dict[str, Callable[[_Objection], Problem]] = {
    "spelling": _spelling,
    "period": _period,
    "quantity": _quantity,
}

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
