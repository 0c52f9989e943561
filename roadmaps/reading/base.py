"""The smallest types that things are made of: ids, numbers, days, references and text in two languages."""

from __future__ import annotations

import datetime
import hashlib
import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, TypeVar, get_args, get_origin

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from roadmaps.reading.numbers import MOST_DIGITS, NUMBER, THOUSANDS, WHOLE

Lang = Literal["nl", "en"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)
# The states of a translation: confirmed, not there, confirmed for Dutch that has changed since, and never confirmed.
TranslationState = Literal["complete", "missing", "stale", "unconfirmed"]
TRANSLATION_STATES: tuple[TranslationState, ...] = get_args(TranslationState)
# The way to a value inside a thing or a file: names of fields, and numbers of items from 0.
Loc = tuple[str | int, ...]

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_ID = 80


def is_id(text: str) -> bool:
    """Whether this can be an id, and so the name of a file."""
    return len(text) <= LONGEST_ID and re.fullmatch(ID_PATTERN, text) is not None


def _written_as_day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise PydanticCustomError("date_parsing", "not written as year-month-day")
    return value


def _spelt(value: object, pattern: str) -> object:
    """Python reads 4_700, 0004 and digits of other scripts as numbers too; a file has one spelling, and so has the form."""
    if isinstance(value, str) and not re.search(pattern, value.strip()):
        raise PydanticCustomError("spelling", "not spelt as a number")
    return value


def _number_spelt(value: object) -> object:
    """Dutch writes 175.000 for 175 thousand; as YAML it would be read as 175."""
    if isinstance(value, str) and re.search(THOUSANDS, value.strip()):
        raise PydanticCustomError("spelling", "a point between thousands")
    return _spelt(value, NUMBER)


def _whole_spelt(value: object) -> object:
    return _spelt(value, WHOLE)


def _blank_is_absent(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
String = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"{}]+$")]
SPELT = BeforeValidator(_whole_spelt)  # after the limits of a whole number: pydantic knows them only right behind int
Whole = Annotated[int, SPELT]
Year = Annotated[int, Field(ge=1900, le=2100), SPELT]
Number = Annotated[Decimal, Field(max_digits=MOST_DIGITS), BeforeValidator(_number_spelt)]
# pydantic would take 86400 for a date, too: seconds since 1970.
Day = Annotated[datetime.date, BeforeValidator(_written_as_day)]


class Ref(str):
    """The id of another thing; `kinds` says which kinds it may point to (empty: any)."""

    kinds: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = core_schema.str_schema(pattern=ID_PATTERN)
        return core_schema.no_info_after_validator_function(
            cls, schema, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(schema) | {"x-kinds": list(cls.kinds)}


class Model(BaseModel):
    """Base of every type here: immutable, and a key that it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def fingerprint(text: str) -> str:
    """Eight letters that stand for a text; breaking its lines elsewhere does not change them.

    Letters only: YAML would read `12345678` and `1234e567` as numbers.
    """
    digest = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]
    return digest.translate(str.maketrans("0123456789abcdef", "bcdfghjkmnpqrstv"))


def translation_state(nl: str, en: str | None, nl_hash: str | None) -> TranslationState:
    """Whether the English is there and says what the Dutch says now."""
    if en is None:
        return "missing"
    if nl_hash is None:
        return "unconfirmed"
    return "complete" if nl_hash == fingerprint(nl) else "stale"


class Text(Model):
    """One plain line in Dutch and, when translated, in English.

    `nl_hash` is the fingerprint of the Dutch at the moment when somebody confirmed that the English says the same.
    """

    nl: String
    en: Annotated[String | None, BeforeValidator(_blank_is_absent)] = None
    nl_hash: Annotated[String | None, BeforeValidator(_blank_is_absent)] = None

    def __getitem__(self, lang: Lang) -> str:
        """The text in a language; in Dutch where the English is missing."""
        return self.written(lang) or self.nl

    def written(self, lang: Lang) -> str | None:
        """The text in a language; None where the English is missing."""
        return self.nl if lang == "nl" else self.en

    @property
    def state(self) -> TranslationState:
        """Whether the English is there and says what the Dutch says now."""
        return translation_state(self.nl, self.en, self.nl_hash)


class Prose(Text):
    """Running text in both languages, in Markdown: paragraphs, lists, emphasis, links."""


def walk(value: object, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """Yield (loc, value) for every value inside a thing or inside what a file holds, itself included, in file order."""
    return _inside(value, loc, lambda model: model.model_fields)


T = TypeVar("T")


def find_all(value: object, cls: type[T]) -> Iterator[tuple[Loc, T]]:
    """Yield (loc, value) for every value of this class inside a thing or inside what a file holds, in file order.

    Fields that can hold nothing of the kind are passed over: most rules look for little in much.
    """
    sought: Any = cls
    inside = _inside(value, (), lambda model: _leading_to(model, sought))
    return ((at, now) for at, now in inside if isinstance(now, cls))


def _inside(value: object, loc: Loc, fields_of: Callable[[Any], Iterable[str]]) -> Iterator[tuple[Loc, Any]]:
    """Yield (loc, value) for a value and all inside it, of a model only the fields that `fields_of` names."""
    waiting: list[tuple[Loc, Any]] = [(loc, value)]
    while waiting:
        at, now = waiting.pop()
        yield at, now
        names = fields_of(type(now)) if isinstance(now, BaseModel) else ()
        waiting += [((*at, step), part) for step, part in reversed(_parts(now, names))]


def _parts(value: object, names: Iterable[str]) -> list[tuple[int | str, Any]]:
    """What stands directly in a value, by its step: of a model the fields with these names."""
    if isinstance(value, BaseModel):
        return [(name, getattr(value, name)) for name in names]
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, (list, tuple)) else []


@cache
def _leading_to(model: Any, cls: Any) -> tuple[str, ...]:
    """The fields of a model that can hold a value of a class, at any depth."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if any(
            issubclass(one, cls) or issubclass(cls, one) or (issubclass(one, BaseModel) and _leading_to(one, cls))
            for one in _types_in(field.annotation)
        )
    )


def _types_in(annotation: Any) -> Iterator[type]:
    """The classes that an annotation names: `tuple[Step, ...] | None` names tuple and Step."""
    if inspect.isclass(cls := get_origin(annotation) or annotation):
        yield cls
    for part in get_args(annotation):
        yield from _types_in(part)
