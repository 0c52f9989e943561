"""A funding route: a fund, programme or other source of money, and what it is to things."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from roadmaps.kinds.parts import Amount, Nature
from roadmaps.kinds.ties import tied_to_something
from roadmaps.reading.base import Day, Model, Prose, Ref, Text, WebAddress, Year
from roadmaps.reading.document import Document
from roadmaps.reading.problems import Problem
from roadmaps.reading.rules import rule_of
from roadmaps.reading.thing import Basis, Block, Citation, Citations, Thing

# What a route is to a thing: a sum, or only a chance (`possible`) or a mention (`named`), which are no money.
UseNature = Literal["possible", "named", Nature]
# Whether money can still be had by a route. Nobody guesses: it is unknown until a page or a document says it.
RouteState = Literal["open", "closed", "merged", "unknown"]


class ToFunded(Ref):
    """The id of something that a funding route can be something to."""

    kinds = ("theme", "initiative", "speerpunt", "challenge", "milestone", "project", "organisation", "review")


class Use(Model):
    """What a funding route is, or could be, to something. `possible` and `named` are no money: a list of chances."""

    thing: ToFunded
    nature: UseNature
    text: Text
    sources: Citations


class ToFunding(Ref):
    """The id of a funding route."""

    kinds = ("funding",)


class Update(Model):
    """What changed after the source was written, and what that makes of the route: its `state`.

    It comes from the editors, unless it cites documents of ours in `sources`. A `state` other than unknown has a
    `date`, and a `link` or `sources`; `into` is the route that a merged one went into.
    """

    text: Prose
    state: RouteState = "unknown"
    into: ToFunding | None = None
    date: Day | None = None
    link: WebAddress | None = None
    sources: tuple[Citation, ...] = ()


class Funding(Thing):
    """A funding route, as its source describes it; `as_of` is the year of that source.

    `level_basis` is editorial where the source only lists the name. `conditions` say who can use it for what, as stated.
    """

    kind, folder = "funding", "funding"
    usual = ("uses",)

    level: Literal["eu", "national", "regional", "private", "mixed", "unknown"]
    level_basis: Basis
    form: Literal["fund", "programme", "investor", "budget", "contribution", "prize", "no-fund", "example"]
    as_of: Year
    description: Block
    conditions: Block | None = None
    amounts: tuple[Amount, ...] = ()
    uses: tuple[Use, ...] = ()
    update: Update | None = None
    official_link: WebAddress | None = None
    last_checked: Day | None = None

    @property
    def natures(self) -> tuple[UseNature, ...]:
        """What this route is to anything: the natures of its uses and amounts, each once."""
        return tuple(dict.fromkeys([*(use.nature for use in self.uses), *(amount.nature for amount in self.amounts)]))

    @property
    def state(self) -> RouteState:
        """Whether the route is open; unknown where nothing says so."""
        return self.update.state if self.update else "unknown"

    @property
    def active_years(self) -> set[int]:
        """The year of the source that describes it."""
        return {self.as_of}


@rule_of(Funding)
def is_tied_to_something(funding: Funding, document: Document) -> Iterator[Problem]:
    """A funding route is tied to what it could pay for."""
    yield from tied_to_something(funding, document, "uses")


@rule_of(Funding)
def state_has_evidence(funding: Funding, document: Document) -> Iterator[Problem]:
    """A state other than unknown has a day, and a web page or a document that says so; a merged route leads to another."""
    update = funding.update
    if update is None:
        return
    if funding.state != "unknown":
        missing = ["date"] if update.date is None else []
        missing += ["link"] if update.link is None and not update.sources else []
        if missing:
            place = document.place(("update", "state"))
            yield Problem.at(place, "state-without-evidence", state=funding.state, missing=", ".join(missing))
    if funding.state == "merged" and not update.into:
        yield Problem.at(document.place(("update", "state")), "merged-without-route")
    if funding.state != "merged" and update.into:
        place = document.place(("update", "into"))
        yield Problem.at(place, "into-without-merged", state=funding.state, into=update.into)
