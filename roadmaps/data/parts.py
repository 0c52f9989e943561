"""What published things are made of. These shapes are promised to others: how they may change stands in released.py.

A value of the model is read by the names of its fields: what a shape does not name is not published, and a name that
the model lost is a mistake. What each field means stands in words/data.yml.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)

from roadmaps.data.money import Sum, sum_of
from roadmaps.kinds.parts import Nature, StatusValue
from roadmaps.reading import i18n, thing
from roadmaps.reading.base import Lang

Day = datetime.date
# An id, and what it is the id of; the words after `id of a` are also the keys between tables.
Ref = Annotated[str, Field(json_schema_extra={"x-ref": "things"})]
SourceRef = Annotated[str, Field(json_schema_extra={"x-ref": "sources"})]
Web = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Basis = Literal["stated", "editorial"]


def plain_number(value: Decimal) -> int | float:
    """A number as JSON and spreadsheets have it: 5, 1.25."""
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[Decimal, PlainSerializer(plain_number), WithJsonSchema({"type": "number"})]


class Shape(BaseModel):
    """Base of every published shape. Every field is always there; null where there is nothing to say."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


def _with_addresses(text: str | None, info: ValidationInfo) -> str | None:
    """Links between things lead to their lasting addresses: a reader of a file does not know `kb:`."""
    top = (info.context or {}).get("top", "")
    return text and re.sub(r"(?<=\]\()\s*kb:([a-z0-9-]+)", rf"{top}id/\1/", text.strip())


class Text(Shape):
    """One plain line in Dutch and English; null where there is no English."""

    nl: str
    en: str | None

    def __getitem__(self, lang: Lang) -> str | None:
        """The text in a language."""
        return self.nl if lang == "nl" else self.en


class Markdown(Text):
    """Running text in Dutch and English, in Markdown; links to other things are full addresses."""

    nl: Annotated[str, AfterValidator(_with_addresses)]
    en: Annotated[str | None, AfterValidator(_with_addresses)]


class Addresses(Shape):
    """Where the page of something stands, in each language."""

    nl: Web
    en: Web

    def __getitem__(self, lang: Lang) -> str:
        """The address in a language."""
        return self.nl if lang == "nl" else self.en


class Citation(Shape):
    """Where a statement stands: a document and the heading there."""

    source: SourceRef
    heading: str
    page: int | None
    note: Text | None


Sources = tuple[Citation, ...]


class ItemList(Shape):
    """An enumeration below a text."""

    title: Text | None
    ordered: bool
    items: tuple[Markdown, ...]


class Block(Shape):
    """A piece of fact with its sources."""

    text: Markdown
    list: ItemList | None
    sources: Sources


class Section(Block):
    """A block under a heading of its own."""

    title: Text


class YearSection(Section):
    """A section that is about one year."""

    year: int


class Quantity(Shape):
    """A quantity as a document gives it: the number, how it is meant, and the whole in words."""

    kind: Literal["exact", "at-least", "at-most", "about", "range", "all", "words"]
    value: Number | None
    upto: Number | None
    unit: Text | None
    words: Text | None
    published: Text

    @model_validator(mode="before")
    @classmethod
    def _in_words(cls, value: Any) -> Any:
        return value if not isinstance(value, thing.Quantity) else cls.told(value)

    @classmethod
    def told(cls, value: thing.Quantity) -> dict[str, Any]:
        """The fields of a quantity of the model, and the quantity in words."""
        published = {"nl": i18n.quantity(value, "nl"), "en": i18n.quantity(value, "en")}
        return {name: getattr(value, name) for name in type(value).model_fields} | {"published": published}


class Money(Quantity):
    """A sum as a document gives it, and the same in whole units of its currency."""

    currency: Literal["EUR"] | None
    amount: Number | None
    amount_upto: Number | None

    @classmethod
    def told(cls, value: thing.Quantity) -> dict[str, Any]:
        """The fields of a quantity, and what its unit says of the sum."""
        found: Sum = sum_of(value)
        return super().told(value) | {
            "currency": found.currency,
            "amount": found.amount,
            "amount_upto": found.amount_upto,
        }


class Status(Shape):
    """What became of a plan, with the words of the source that bear it."""

    value: StatusValue
    basis: Literal["text", "none"]
    words: str | None
    reason: Text
    date: Day | None
    sources: Sources


class LineCount(Shape):
    """How many lines of planned and realised have a status."""

    status: StatusValue
    number: int


class Verdict(Shape):
    """What became of a thing, as the editors read it."""

    text: Text
    lines: tuple[LineCount, ...]
    sources: Sources


class Realised(Shape):
    """What a later document reports of a target."""

    year: int
    quantity: Quantity | None
    text: Markdown
    status: Status
    sources: Sources


class Target(Shape):
    """Something measurable that a document wants, plans, expects or requires, and what came of it."""

    id: str
    name: Text
    year: int | None
    nature: Literal["ambition", "plan", "forecast", "norm", "need"]
    planned: Quantity | None
    outcome: StatusValue
    realised: Realised | None
    note: Text | None
    sources: Sources


class Role(Shape):
    """What an organisation does in, or for, a thing."""

    organisation: Ref
    role: Text
    sources: Sources


class Period(Shape):
    """Years from and to, both included; without `end` the document states none."""

    begin: int
    end: int | None


class Deviation(Shape):
    """Something planned for a year that went otherwise."""

    id: str
    name: Text
    year: int
    planned: Markdown
    realised: Markdown
    reason: Markdown | None
    status: Status
    sources: Sources


class Fact(Shape):
    """A key figure that is no sum of money."""

    what: Text
    value: Quantity
    year: int | None
    nature: Literal["measured", "estimated", "expected", "planned"]
    sources: Sources


class Amount(Shape):
    """A sum of money, what it is for, and whether it is there, asked for or only reckoned with."""

    amount: Money
    nature: Nature
    purpose: Text
    sources: Sources


class Related(Shape):
    """A tie with another thing."""

    to: Ref
    how: Text
    basis: Basis
    sources: Sources


class Picture(Shape):
    """A picture of a thing, who made it, and under which licence it may be shown."""

    file: str
    alt: Text
    credit: str
    licence: thing.Licence
    note: Text | None
    caption: Text | None
