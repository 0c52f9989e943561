"""What every thing of the knowledge base has: a name, a summary, sources and ties; and what stays of one that is gone."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from markdown.extensions.toc import slugify
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from roadmaps.reading.base import SPELT, Day, Id, Model, Number, Prose, Ref, String, Text

# Whether a document makes a tie or says a thing itself, or whether it is our reading.
Basis = Literal["stated", "editorial"]


class AnyRef(Ref):
    """The id of any other thing."""


class ToSource(Ref):
    """The id of a source."""

    kinds = ("source",)


class Citation(Model):
    """Where a statement stands: document, heading as printed there, and page when known."""

    source: ToSource
    heading: String
    page: Annotated[int, Field(ge=1), SPELT] | None = None
    note: Text | None = None


Citations = Annotated[tuple[Citation, ...], Field(min_length=1)]


class ItemList(Model):
    """An enumeration that belongs to a block of text; ordered when the source numbers it."""

    title: Text | None = None
    ordered: bool = False
    items: Annotated[tuple[Prose, ...], Field(min_length=1)]


class Block(Model):
    """A piece of fact with its sources."""

    text: Prose
    list: ItemList | None = None
    sources: Citations


# What links to the other parts of the pages of things end with; a test reads the templates for them.
PARTS_OF_PAGES = frozenset(
    [
        "about-page",
        "aim",
        "ambition",
        "amounts",
        "background",
        "brief",
        "by-challenge",
        "by-money",
        "by-theme",
        "came-from",
        "caution",
        "challenge-solution",
        "conditions",
        "counts",
        "covers",
        "crossovers",
        "definition",
        "description",
        "deviations",
        "effects",
        "explanation",
        "explored",
        "figures",
        "focus",
        "introduction",
        "key-figures",
        "organisations",
        "outcomes",
        "planned",
        "planned-in-table",
        "relations",
        "roles",
        "routes",
        "rows",
        "scores",
        "sources",
        "status",
        "steps",
        "teaser",
        "theme-differs",
        "threads",
        "through-the-years",
        "ties",
        "used-by",
        "uses",
        "values",
        "wording",
    ]
)


class Section(Block):
    """A block under a heading of its own.

    `id` is what links to it end with, where that is not its Dutch title; `was` are the ends of older links to it.
    """

    title: Text
    id: Id | None = None
    was: tuple[Id, ...] = ()

    @property
    def anchor(self) -> str:
        """What links to the section end with, in both languages."""
        return self.id or str(slugify(self.title.nl, "-"))

    @property
    def anchors(self) -> tuple[str, ...]:
        """What a link may end with to lead here, the one of today first."""
        return self.anchor, *self.was


class Quantity(Model):
    """A published quantity. `kind` says how the number is meant; `words` serves where there is none."""

    kind: Literal["exact", "at-least", "at-most", "about", "range", "all", "words"] = "exact"
    value: Number | None = None
    upto: Number | None = None
    unit: Text | None = None
    words: Text | None = None

    @model_validator(mode="after")
    def _complete(self) -> Quantity:
        if self.kind in ("all", "words"):
            complete = self.value is None and self.upto is None and (self.kind == "all" or self.words is not None)
        else:
            complete = self.value is not None and (self.upto is not None) == (self.kind == "range")
        if not complete:
            raise PydanticCustomError("quantity", "quantity and kind disagree", {"kind": self.kind})
        return self


class Related(Model):
    """A link to another thing, with what ties the two; editorial when the tie is our reading."""

    to: AnyRef
    how: Text
    basis: Literal["editorial", "stated"]
    sources: tuple[Citation, ...] = ()


# Licences under which a picture may be shown; `own` is ours, `permission` needs a note that says whose.
Licence = Literal[
    "cc0",
    "cc-by",
    "cc-by-sa",
    "cc-by-nd",
    "cc-by-nc",
    "cc-by-nc-sa",
    "cc-by-nc-nd",
    "public-domain",
    "own",
    "permission",
]


class Picture(Model):
    """A picture of a thing: its file in docs/nl/pictures, what it shows in words, who made it, and why we may show it."""

    file: String
    alt: Text
    credit: String
    licence: Licence
    note: Text | None = None
    caption: Text | None = None


class Thing(Model):
    """What every kind has. `summary` is one sentence of at most 25 words.

    `checked` is the day on which somebody else last compared the file with its sources.
    """

    kind: ClassVar[str]
    folder: ClassVar[str]
    # Kinds with an `order`: the fields within which a number occurs once. None where things have no number.
    numbered_within: ClassVar[tuple[str, ...] | None] = None
    # Fields that the model leaves free, and that a new file starts with all the same.
    usual: ClassVar[tuple[str, ...]] = ()
    # Fields of which one takes the place of all usual ones; without such fields the usual ones are never needed.
    usual_unless: ClassVar[tuple[str, ...]] = ()

    id: Id
    name: Text
    aliases: tuple[String, ...] = ()
    summary: Text
    pictures: tuple[Picture, ...] = ()
    related: tuple[Related, ...] = ()
    checked: Day | None = None

    @property
    def active_years(self) -> set[int]:
        """The years that the thing is about, for search; none where its kind has no years."""
        return set()

    @property
    def number(self) -> int | None:
        """Its number in reading order; None where its kind has none."""
        return getattr(self, "order", None)

    @property
    def number_group(self) -> tuple[str | int, ...]:
        """What its number occurs once within, besides its kind: its challenge and year, say."""
        return tuple(getattr(self, name) for name in self.numbered_within or ())


class Moved(Model):
    """What stays of a thing that got another id, or was merged into another thing: its old address leads on."""

    id: Id
    moved_to: AnyRef


class Removed(Model):
    """What stays of a thing that was taken off the site: its address says so, and why."""

    id: Id
    name: Text
    removed: Day
    reason: Text
    see: tuple[AnyRef, ...] = ()


LAST = ("pictures", "related", "checked")  # fields of every thing that come after those of its kind


def file_order(cls: type[Model]) -> list[str]:
    """The fields of a type in the order in which a file holds them."""
    last = [name for name in LAST if name in cls.model_fields and issubclass(cls, Thing)]
    return [name for name in cls.model_fields if name not in last] + last
