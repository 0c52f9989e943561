"""The types of the knowledge base: the one truth for validation, JSON Schema and the data dictionary.

A thing is one YAML file. Its kind is the folder it stands in; `KINDS` at the end
lists them, and is the one place to add a kind.
"""
from __future__ import annotations

import datetime
import hashlib
import re
from decimal import Decimal
from typing import Annotated, ClassVar, Iterator, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError, core_schema

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

# The states of a translation: confirmed, not there, confirmed for Dutch that has changed since, and never confirmed.
TRANSLATIONS = ("complete", "missing", "stale", "unconfirmed")
STATUSES = ("achieved", "partly", "not", "unknown")
# What a sum of money is. A wish, an estimate, an application and an award are different things.
NATURES = ("available", "awarded", "committed", "planned", "spent", "applied", "rejected", "estimated", "needed")
# The four criteria by which the themes were assessed, in the order of the document.
CRITERIA = ("plans", "leadership", "ecosystem", "additionality")

PlanNumber = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]?[a-z]?$")]
LONGEST_ID = 80
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
Year = Annotated[int, Field(ge=1900, le=2100)]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"{}]+$")]


def is_id(text: str) -> bool:
    """Whether this can be an id, and so the name of a file."""
    return len(text) <= LONGEST_ID and re.fullmatch(ID_PATTERN, text) is not None


def _written_as_day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise PydanticCustomError("date_parsing", "not written as year-month-day")
    return value


# pydantic would take 86400 for a date, too: seconds since 1970.
Day = Annotated[datetime.date, BeforeValidator(_written_as_day)]
String = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _without_thousands(value: object) -> object:
    """Dutch writes 175.000 for 175 thousand; as YAML it would be read as 175."""
    if isinstance(value, str) and re.fullmatch(THOUSANDS, value.strip()):
        raise PydanticCustomError("thousands", "a point between thousands")
    return value


THOUSANDS = r"-?[1-9][0-9]{0,2}(\.[0-9]{3})+"
Number = Annotated[Decimal, Field(max_digits=18), BeforeValidator(_without_thousands)]


class Ref(str):
    """The id of another thing; `kinds` says which kinds it may point to (empty: any)."""

    kinds: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source, _handler):
        schema = core_schema.str_schema(pattern=ID_PATTERN)
        return core_schema.no_info_after_validator_function(
            cls, schema, serialization=core_schema.to_string_ser_schema())

    @classmethod
    def __get_pydantic_json_schema__(cls, schema, handler):
        return handler(schema) | {"x-kinds": list(cls.kinds)}


def ref(*kinds: str) -> type[Ref]:
    """A reference type that may point to things of these kinds only."""
    return type("RefTo" + "".join(kind.title() for kind in kinds), (Ref,), {"kinds": kinds})


AnyRef = ref()
ToChallenge, ToSpeerpunt, ToInitiative = ref("challenge"), ref("speerpunt"), ref("initiative")
ToTheme, ToOrganisation, ToSource = ref("theme"), ref("organisation"), ref("source")


class Model(BaseModel):
    """Base of every type here: immutable, and a key that it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def fingerprint(text: str) -> str:
    """Eight letters that stand for a text; breaking its lines elsewhere does not change them.

    Letters only: YAML would read `12345678` and `1234e567` as numbers.
    """
    digest = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]
    return digest.translate(str.maketrans("0123456789abcdef", "bcdfghjkmnpqrstv"))


def translation_state(nl: str, en: str | None, nl_hash: str | None) -> Literal[TRANSLATIONS]:
    """Whether the English is there and says what the Dutch says now."""
    if en is None:
        return "missing"
    if nl_hash is None:
        return "unconfirmed"
    return "complete" if nl_hash == fingerprint(nl) else "stale"


def _blank_is_absent(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


class Text(Model):
    """One plain line in Dutch and, when translated, in English.

    `nl_hash` is the fingerprint of the Dutch at the moment when somebody confirmed that the English says the same.
    """

    nl: String
    en: Annotated[String | None, BeforeValidator(_blank_is_absent)] = None
    nl_hash: Annotated[String | None, BeforeValidator(_blank_is_absent)] = None

    def __getitem__(self, lang: str) -> str:
        """The text in a language; in Dutch where the English is missing."""
        return getattr(self, lang) or self.nl

    @property
    def state(self) -> Literal[TRANSLATIONS]:
        """Whether the English is there and says what the Dutch says now."""
        return translation_state(self.nl, self.en, self.nl_hash)


class Prose(Text):
    """Running text in both languages, in Markdown: paragraphs, lists, emphasis, links."""


class Citation(Model):
    """Where a statement stands: document, heading as printed there, and page when known."""

    source: ToSource
    heading: String
    page: Annotated[int, Field(ge=1)] | None = None
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


class Section(Block):
    """A block under a heading of its own."""

    title: Text


class Quantity(Model):
    """A published quantity. `kind` says how the number is meant; `words` serves where there is none."""

    kind: Literal["exact", "at-least", "at-most", "about", "range", "all", "words"] = "exact"
    value: Number | None = None
    upto: Number | None = None
    unit: Text | None = None
    words: Text | None = None

    @model_validator(mode="after")
    def _complete(self):
        if self.kind in ("all", "words"):
            complete = self.value is None and self.upto is None and (self.kind == "all" or self.words is not None)
        else:
            complete = self.value is not None and (self.upto is not None) == (self.kind == "range")
        if not complete:
            raise PydanticCustomError("quantity", "quantity and kind disagree", {"kind": self.kind})
        return self


class Status(Model):
    """What became of a plan. `words` are the few words of the source that bear it, in the source's language."""

    value: Literal[STATUSES]
    basis: Literal["text", "none"]
    words: String | None = None
    reason: Text
    date: Day | None = None
    sources: tuple[Citation, ...] = ()


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
    def outcome(self) -> str:
        """The value of the status; unknown where nobody reported."""
        return self.realised.status.value if self.realised else "unknown"


class Role(Model):
    """What an organisation does in, or for, the thing that lists it."""

    organisation: ToOrganisation
    role: Text
    sources: Citations


class Related(Model):
    """A link to another thing, with what ties the two; editorial when the tie is our reading."""

    to: AnyRef
    how: Text
    basis: Literal["editorial", "stated"]
    sources: tuple[Citation, ...] = ()


class Period(Model):
    """Years from and to, both included; no `end` means that it is not stated."""

    begin: Year
    end: Year | None = None

    @model_validator(mode="after")
    def _in_order(self):
        if self.end is not None and self.end < self.begin:
            raise PydanticCustomError("period", "end before begin", {"begin": self.begin, "end": self.end})
        return self


class PlanItem(Model):
    """One numbered line of a year plan: a goal, or an intended activity. `number` is as printed: 1, 1a, 2."""

    number: PlanNumber
    text: Prose
    sources: Citations


class Outcome(Model):
    """What a report says came of lines of a plan; `answers` are the numbers of those lines."""

    number: PlanNumber
    answers: Annotated[tuple[PlanNumber, ...], Field(min_length=1)]
    text: Prose
    status: Status
    sources: Citations


class YearPlan(Model):
    """Plan and account of one year: each result answers goals, each realised activity answers intended ones."""

    year: Year
    note: Prose | None = None
    goals: tuple[PlanItem, ...] = ()
    results: tuple[Outcome, ...] = ()
    intended: tuple[PlanItem, ...] = ()
    realised: tuple[Outcome, ...] = ()


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
    """A section that belongs to one year: the progress of 2018, say."""

    year: Year


class Later(Model):
    """What became of a focus area by a later year: where it went, or that nobody reports on it any more."""

    year: Year
    relation: Literal["continued", "renamed", "merged", "absorbed", "replaced", "not-reported"]
    into: tuple[AnyRef, ...] = ()
    text: Prose
    basis: Literal["stated", "editorial"]
    sources: Citations


class Effects(Model):
    """The three columns of a mobilisation campaign: what was done, its effect, and its meaning for the ambition."""

    output: Block
    outcome: Block
    impact: Block


class Thing(Model):
    """What every kind has. `summary` is one sentence of at most 25 words.

    `checked` is the day on which somebody else last compared the file with its sources.
    """

    kind: ClassVar[str]
    folder: ClassVar[str]

    id: Id
    name: Text
    aliases: tuple[String, ...] = ()
    summary: Text
    related: tuple[Related, ...] = ()
    checked: Day | None = None


class Challenge(Thing):
    """A grootstedelijke uitdaging with its roadmap, or `explored`: one that was looked into and has none."""

    kind, folder = "challenge", "challenges"

    order: int
    ambition: Block | None = None
    background: Block | None = None
    sections: tuple[Section, ...] = ()
    focus: Block | None = None
    explored: Block | None = None
    progress: tuple[YearSection, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    targets: tuple[Target, ...] = ()
    organisations: tuple[Role, ...] = ()


class Speerpunt(Thing):
    """A focus area of a challenge: four blocks, `absent`, which says why not, or, from 2018 on, `progress`.

    `later` says what became of it, year by year.
    """

    kind, folder = "speerpunt", "speerpunten"

    challenge: ToChallenge
    order: int
    year: Year
    vision: Block | None = None
    what: Block | None = None
    relevance: Block | None = None
    board_role: Block | None = None
    attention_areas: Block | None = None
    absent: Block | None = None
    progress: tuple[YearSection, ...] = ()
    later: tuple[Later, ...] = ()
    targets: tuple[Target, ...] = ()
    organisations: tuple[Role, ...] = ()


class Variant(Model):
    """How the same plan is worded elsewhere in the document, and how that differs."""

    relation: Literal["same", "differs", "stronger", "weaker", "undated", "none"]
    text: Prose
    sources: Citations


class Milestone(Thing):
    """A planned result with a date. Without `status` the status is unknown: nobody reported on it."""

    kind, folder = "milestone", "milestones"

    speerpunt: ToSpeerpunt
    order: int
    due: Year
    planned: Block
    body: Variant
    quantities: tuple[Quantity, ...] = ()
    status: Status | None = None
    organisations: tuple[Role, ...] = ()

    @property
    def outcome(self) -> str:
        """The value of the status; unknown where nobody reported."""
        return self.status.value if self.status else "unknown"


class Initiative(Thing):
    """An initiative, programme or mobilisation trajectory."""

    kind, folder = "initiative", "initiatives"

    type: Literal["initiative", "programme", "mobilisation"]
    period: Period
    challenges: tuple[ToChallenge, ...] = ()
    challenges_basis: Literal["stated", "editorial"] = "stated"
    speerpunten: tuple[ToSpeerpunt, ...] = ()
    aim: Block
    sections: tuple[Section, ...] = ()
    effects: Effects | None = None
    years: tuple[YearPlan, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    targets: tuple[Target, ...] = ()
    organisations: tuple[Role, ...] = ()


class Review(Thing):
    """Looking back at a year: what the Board's organisation itself did, planned beside realised."""

    kind, folder = "review", "reviews"

    year: Year
    introduction: Block
    sections: tuple[Section, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    targets: tuple[Target, ...] = ()
    organisations: tuple[Role, ...] = ()


class Score(Model):
    """One assessment: a criterion and its score from 1 (least developed) to 5 (most).

    `certainty` says how sure it is that this score belongs to this criterion: the text that we have lost the layout.
    """

    criterion: Literal[CRITERIA]
    value: Annotated[int, Field(ge=1, le=5)]
    certainty: Literal["high", "medium"]
    note: Text | None = None
    text: Block


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
    nature: Literal[NATURES]
    purpose: Text
    sources: Citations


class Crossover(Model):
    """A tie between a theme and another one, or, without `theme`, and a subject named in the text."""

    theme: ToTheme | None = None
    text: Prose
    basis: Literal["stated", "editorial"]
    sources: Citations


class Theme(Thing):
    """An investment theme: in short as in 2022, at length as in 2023, with its assessment and its money.

    `differs` says, in our reading, what changed between the two; it is absent where nothing did.
    """

    kind, folder = "theme", "themes"

    order: int
    transition: Literal["sustainable", "digital"]
    short: Block
    differs: Block | None = None
    challenge: Block
    ambition: Block
    running: Block
    contributions: Block
    sections: tuple[Section, ...] = ()
    crossovers: tuple[Crossover, ...] = ()
    needed: Block
    investments: Block
    facts: tuple[Fact, ...] = ()
    amounts: tuple[Amount, ...] = ()
    scores: tuple[Score, ...] = ()
    targets: tuple[Target, ...] = ()
    organisations: tuple[Role, ...] = ()


class Use(Model):
    """What a funding route is, or could be, to something. `possible` and `named` are no money: a list of chances."""

    thing: ref("theme", "initiative", "speerpunt", "challenge", "milestone", "project", "organisation", "review")
    nature: Literal[("possible", "named", *NATURES)]
    text: Text
    sources: Citations


class Update(Model):
    """What changed after the source was written. It comes from the editors, not from a source of ours."""

    text: Prose
    date: Day | None = None
    link: WebAddress | None = None


class Funding(Thing):
    """A funding route, as its source describes it; `as_of` is the year of that source.

    `level_basis` is editorial where the source only lists the name. `conditions` say who can use it for what, as stated.
    """

    kind, folder = "funding", "funding"

    level: Literal["eu", "national", "regional", "private", "mixed", "unknown"]
    level_basis: Literal["stated", "editorial"]
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
    def natures(self) -> tuple[str, ...]:
        """What this route is to anything: the natures of its uses and amounts, each once."""
        return tuple(dict.fromkeys([use.nature for use in self.uses] + [amount.nature for amount in self.amounts]))


class Project(Thing):
    """Something of others, or of many, that several pages mention: a programme, agreement, strategy, event, pilot or place."""

    kind, folder = "project", "projects"

    type: Literal["programme", "agreement", "strategy", "event", "pilot", "place", "recognition"]
    period: Period | None = None
    description: Block
    sections: tuple[Section, ...] = ()
    targets: tuple[Target, ...] = ()
    organisations: tuple[Role, ...] = ()


class Context(Thing):
    """Background about the region: what the themes stand in, and how they were chosen and assessed."""

    kind, folder = "context", "context"

    order: int
    introduction: Block
    sections: tuple[Section, ...] = ()
    facts: tuple[Fact, ...] = ()
    targets: tuple[Target, ...] = ()
    organisations: tuple[Role, ...] = ()


class Organisation(Thing):
    """An organisation or coalition that has a role somewhere; the roles stand at the things themselves."""

    kind, folder = "organisation", "organisations"

    type: Literal["government", "business", "knowledge", "education", "network", "coalition", "utility",
                  "consultancy", "statistics", "care", "development"]
    description: Block | None = None


class Step(Model):
    """One step of a thread, with its evidence. `basis` is about the tie with the step before."""

    year: Year
    things: tuple[AnyRef, ...] = ()
    text: Prose
    basis: Literal["stated", "editorial"]
    sources: Citations


class Thread(Thing):
    """A golden thread (rode draad): how one subject runs through the documents and the years."""

    kind, folder = "thread", "threads"

    order: int
    steps: Annotated[tuple[Step, ...], Field(min_length=2)]


class FigureValue(Model):
    """One of the values that a document gives for a figure."""

    value: Quantity
    text: Prose
    sources: Citations


class Figure(Thing):
    """A quantity for which documents give different values; none is chosen. `difference` says where it differs."""

    kind, folder = "figure", "figures"

    difference: Literal["between", "within", "over-time", "measure", "sum"]
    values: Annotated[tuple[FigureValue, ...], Field(min_length=2)]
    explanation: Prose | None = None
    things: Annotated[tuple[AnyRef, ...], Field(min_length=1)]


class Source(Thing):
    """A document that facts are taken from. `title` is as printed; `nature` says what kind of text it is."""

    kind, folder = "source", "sources"

    order: int
    title: String
    year: Year
    dated: Text
    publishers: tuple[ToOrganisation, ...]
    nature: Text
    covers: Prose
    caution: Prose | None = None
    link: WebAddress | None = None


class Glossary(Thing):
    """A term or abbreviation. Without sources the explanation is ours. `see` points to the thing itself."""

    kind, folder = "glossary", "glossary"

    definition: Prose
    see: AnyRef | None = None
    sources: tuple[Citation, ...] = ()


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


KINDS: dict[str, type[Thing]] = {cls.kind: cls for cls in (
    Challenge, Speerpunt, Milestone, Initiative, Review, Theme, Funding, Thread, Figure, Project, Context, Organisation,
    Source, Glossary)}


LAST = ("related", "checked")  # fields of every thing that come after those of its kind


def file_order(cls: type[Model]) -> list[str]:
    """The fields of a type in the order in which a file holds them."""
    last = [name for name in LAST if name in cls.model_fields and issubclass(cls, Thing)]
    return [name for name in cls.model_fields if name not in last] + last


def walk(value, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Yield (path, value) for every value inside a thing, itself included, in file order."""
    yield path, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from walk(getattr(value, name), path + (name,))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from walk(item, path + (number,))
