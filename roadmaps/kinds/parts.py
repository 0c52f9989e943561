"""What several kinds are made of: statuses, targets, roles, periods, sums of money, and what went otherwise."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from roadmaps.reading.base import SPELT, Day, Id, Model, Prose, Ref, String, Text, Year
from roadmaps.reading.thing import Citation, Citations, Quantity, Section

StatusValue = Literal["achieved", "partly", "not", "unknown"]
STATUSES: tuple[StatusValue, ...] = get_args(StatusValue)
# What a sum of money is. A wish, an estimate, an application and an award are different things.
Nature = Literal["available", "awarded", "committed", "planned", "spent", "applied", "rejected", "estimated", "needed"]
NATURES: tuple[Nature, ...] = get_args(Nature)
# The natures of money that is there, or was, and those that a document reckons with.
SURE: tuple[Nature, ...] = ("available", "awarded", "committed", "spent")
RECKONED: tuple[Nature, ...] = ("estimated", "planned")


class ToChallenge(Ref):
    """The id of a challenge."""

    kinds = ("challenge",)


class ToSpeerpunt(Ref):
    """The id of a focus area."""

    kinds = ("speerpunt",)


class ToTheme(Ref):
    """The id of a theme."""

    kinds = ("theme",)


class ToOrganisation(Ref):
    """The id of an organisation."""

    kinds = ("organisation",)


class Status(Model):
    """What became of a plan. `words` are the few words of the source that bear it, in the source's language."""

    value: StatusValue
    basis: Literal["text", "none"]
    words: String | None = None
    reason: Text
    date: Day | None = None
    sources: tuple[Citation, ...] = ()


class LineCount(Model):
    """How many lines of "planned and realised" have a status."""

    status: StatusValue
    number: Annotated[int, Field(ge=1), SPELT]


class Verdict(Model):
    """What became of a thing, as we read it: it concludes nothing that the lines and the sources do not bear.

    `lines` counts the lines that it rests on by status, as they were when it was written; a status without lines is left out.
    """

    text: Text
    lines: tuple[LineCount, ...] = ()
    sources: Citations

    @property
    def counted(self) -> dict[StatusValue, int]:
        """How many lines it rests on have each status; those without any are left out."""
        return {line.status: line.number for line in self.lines}


class Realised(Model):
    """What a later document reports of a target. Without `quantity` the report gives no number."""

    year: Year
    quantity: Quantity | None = None
    text: Prose
    status: Status
    sources: Citations


class Target(Model):
    """Something measurable that a document wants, plans, expects or requires, and what came of it.

    Without `year` the document names no year.
    """

    id: Id
    name: Text
    year: Year | None = None
    nature: Literal["ambition", "plan", "forecast", "norm", "need"]
    planned: Quantity | None = None
    realised: Realised | None = None
    note: Text | None = None
    sources: Citations

    @property
    def outcome(self) -> StatusValue:
        """The value of the status; unknown where nobody reported."""
        return self.realised.status.value if self.realised else "unknown"


class Role(Model):
    """What an organisation does in, or for, the thing that lists it."""

    organisation: ToOrganisation
    role: Text
    sources: Citations


class Period(Model):
    """Years from and to, both included; no `end` means that it is not stated."""

    begin: Year
    end: Year | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if self.end is not None and self.end < self.begin:
            raise PydanticCustomError("period", "end before begin", {"begin": self.begin, "end": self.end})
        return self

    @property
    def years(self) -> range:
        """The years of the period; only the first where no end is stated."""
        return range(self.begin, (self.end or self.begin) + 1)


class Deviation(Model):
    """Something planned for a year that went otherwise, with the reason when the source gives one."""

    id: Id
    name: Text
    year: Year
    planned: Prose
    realised: Prose
    reason: Prose | None = None
    status: Status
    sources: Citations


class YearSection(Section):
    """A section that belongs to one year: the progress of that year, say."""

    year: Year


class Fact(Model):
    """A key figure that is no sum of money: what is counted, how much, for which year, and how it is meant."""

    what: Text
    value: Quantity
    year: Year | None = None
    nature: Literal["measured", "estimated", "expected", "planned"]
    sources: Citations


class Amount(Model):
    """A sum of money. `nature` keeps what is available apart from what is only asked for."""

    amount: Quantity
    nature: Nature
    purpose: Text
    sources: Citations
