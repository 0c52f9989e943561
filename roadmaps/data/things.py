"""The published shape of each kind of thing. How these shapes may change stands in released.py."""

from __future__ import annotations

from typing import Literal, get_args

from roadmaps.data.parts import (
    Addresses,
    Amount,
    Basis,
    Block,
    Day,
    Deviation,
    Fact,
    Markdown,
    Period,
    Picture,
    Quantity,
    Ref,
    Related,
    Role,
    Section,
    Shape,
    SourceRef,
    Sources,
    Status,
    Target,
    Text,
    Verdict,
    Web,
    YearSection,
)
from roadmaps.kinds.funding import RouteState, UseNature
from roadmaps.kinds.parts import StatusValue
from roadmaps.kinds.theme import Criterion


class Thing(Shape):
    """What every thing has, of whatever kind."""

    id: str
    page: Addresses
    kind: str
    name: Text
    aliases: tuple[str, ...]
    summary: Text
    known_until: int | None
    checked: Day | None
    changed: Day | None
    related: tuple[Related, ...]
    pictures: tuple[Picture, ...]


class Challenge(Thing):
    """A big-city challenge with its roadmap, or one that was only looked into."""

    kind: Literal["challenge"]
    order: int
    ambition_year: int | None
    verdict: Verdict | None
    ambition: Block | None
    background: Block | None
    focus: Block | None
    explored: Block | None
    sections: tuple[Section, ...]
    progress: tuple[YearSection, ...]
    deviations: tuple[Deviation, ...]
    targets: tuple[Target, ...]
    organisations: tuple[Role, ...]


class FollowUp(Shape):
    """What became of a focus area by a later year."""

    year: int
    relation: Literal["continued", "renamed", "merged", "absorbed", "replaced", "not-reported"]
    into: tuple[Ref, ...]
    text: Markdown
    basis: Basis
    sources: Sources


class Speerpunt(Thing):
    """A focus area of a challenge."""

    kind: Literal["speerpunt"]
    challenge: Ref
    order: int
    year: int
    vision: Block | None
    what: Block | None
    relevance: Block | None
    board_role: Block | None
    attention_areas: Block | None
    absent: Block | None
    progress: tuple[YearSection, ...]
    later: tuple[FollowUp, ...]
    targets: tuple[Target, ...]
    organisations: tuple[Role, ...]


class Variant(Shape):
    """How the same plan is worded elsewhere in the document."""

    relation: Literal["same", "differs", "stronger", "weaker", "undated", "none"]
    text: Markdown
    sources: Sources


class Milestone(Thing):
    """A planned result of a focus area, with the year by the end of which it was due."""

    kind: Literal["milestone"]
    speerpunt: Ref
    challenge: Ref
    order: int
    due: int
    planned: Block
    body: Variant | None
    quantities: tuple[Quantity, ...]
    outcome: StatusValue
    status: Status | None
    organisations: tuple[Role, ...]


class PlanItem(Shape):
    """One numbered line of an annual plan: a goal, or an intended activity."""

    number: str
    text: Markdown
    sources: Sources


class Outcome(Shape):
    """What a report says came of lines of an annual plan."""

    number: str
    answers: tuple[str, ...]
    text: Markdown
    status: Status
    sources: Sources


class YearPlan(Shape):
    """Plan and account of one year."""

    year: int
    note: Markdown | None
    goals: tuple[PlanItem, ...]
    results: tuple[Outcome, ...]
    intended: tuple[PlanItem, ...]
    realised: tuple[Outcome, ...]


class Effects(Shape):
    """What a mobilisation campaign did, its effect, and its meaning for the ambition."""

    output: Block
    outcome: Block
    impact: Block


class Initiative(Thing):
    """An initiative, programme or mobilisation campaign, with its annual plans."""

    kind: Literal["initiative"]
    type: Literal["initiative", "programme", "mobilisation"]
    period: Period
    challenges: tuple[Ref, ...]
    challenges_basis: Basis
    speerpunten: tuple[Ref, ...]
    aim: Block
    sections: tuple[Section, ...]
    effects: Effects | None
    years: tuple[YearPlan, ...]
    deviations: tuple[Deviation, ...]
    targets: tuple[Target, ...]
    organisations: tuple[Role, ...]
    link: Web | None


class Review(Thing):
    """Looking back at a year of the Board's own organisation."""

    kind: Literal["review"]
    year: int
    introduction: Block
    sections: tuple[Section, ...]
    deviations: tuple[Deviation, ...]
    targets: tuple[Target, ...]
    organisations: tuple[Role, ...]


class Edition(Shape):
    """A theme as one document tells of it."""

    source: SourceRef
    year: int
    form: Literal["short", "long"]
    text: Block | None
    differs: Block | None
    challenge: Block | None
    ambition: Block | None
    running: Block | None
    contributions: Block | None
    needed: Block | None
    investments: Block | None


class Score(Shape):
    """A criterion and its score, from 1 (least developed) to 5 (most)."""

    criterion: Criterion
    value: int
    certainty: Literal["high", "medium"]
    note: Text | None
    text: Block


class Assessment(Shape):
    """The scores that one document gives a theme."""

    source: SourceRef
    year: int
    note: Text | None
    scores: tuple[Score, ...]


class Crossover(Shape):
    """A tie between a theme and another one, or a subject named in the text."""

    theme: Ref | None
    text: Markdown
    basis: Basis
    sources: Sources


class Theme(Thing):
    """An investment theme: what documents tell of it, its scores and its money."""

    kind: Literal["theme"]
    order: int
    transition: Literal["sustainable", "digital"]
    verdict: Verdict | None
    editions: tuple[Edition, ...]
    assessments: tuple[Assessment, ...]
    sections: tuple[Section, ...]
    crossovers: tuple[Crossover, ...]
    facts: tuple[Fact, ...]
    amounts: tuple[Amount, ...]
    targets: tuple[Target, ...]
    organisations: tuple[Role, ...]


class Use(Shape):
    """What a funding route is, or could be, to something."""

    thing: Ref
    nature: UseNature
    text: Text
    sources: Sources


class Update(Shape):
    """What changed after the source was written, by the editors."""

    text: Markdown
    state: RouteState
    into: Ref | None
    date: Day | None
    link: Web | None
    sources: Sources


class Funding(Thing):
    """A funding route: a fund, programme or other source of money, as of the year of its source."""

    kind: Literal["funding"]
    level: Literal["eu", "national", "regional", "private", "mixed", "unknown"]
    level_basis: Basis
    form: Literal["fund", "programme", "investor", "budget", "contribution", "prize", "no-fund", "example"]
    as_of: int
    state: RouteState
    description: Block
    conditions: Block | None
    amounts: tuple[Amount, ...]
    uses: tuple[Use, ...]
    update: Update | None
    official_link: Web | None
    last_checked: Day | None


class Step(Shape):
    """One step of a golden thread, with its evidence."""

    year: int
    things: tuple[Ref, ...]
    text: Markdown
    basis: Basis
    sources: Sources


class Thread(Thing):
    """A golden thread: how one subject runs through the documents and the years."""

    kind: Literal["thread"]
    order: int
    verdict: Verdict | None
    steps: tuple[Step, ...]


class FigureValue(Shape):
    """One of the values that documents give for a figure."""

    value: Quantity
    text: Markdown
    sources: Sources


class Figure(Thing):
    """A quantity for which documents give different values; none is chosen."""

    kind: Literal["figure"]
    difference: Literal["between", "within", "over-time", "measure", "sum"]
    values: tuple[FigureValue, ...]
    explanation: Markdown | None
    things: tuple[Ref, ...]


class Project(Thing):
    """A project or agreement of others that several pages mention."""

    kind: Literal["project"]
    type: Literal["programme", "agreement", "strategy", "event", "pilot", "place", "recognition"]
    period: Period | None
    description: Block
    sections: tuple[Section, ...]
    targets: tuple[Target, ...]
    organisations: tuple[Role, ...]
    link: Web | None


class Context(Thing):
    """Background about the region."""

    kind: Literal["context"]
    order: int
    introduction: Block
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]
    targets: tuple[Target, ...]
    organisations: tuple[Role, ...]


class Organisation(Thing):
    """An organisation or coalition that has a role somewhere."""

    kind: Literal["organisation"]
    type: Literal[
        "government",
        "business",
        "knowledge",
        "education",
        "network",
        "coalition",
        "utility",
        "consultancy",
        "statistics",
        "care",
        "development",
        "foundation",
    ]
    description: Block | None
    link: Web | None


class Unreported(Shape):
    """That a document does not report one by one on what another planned."""

    source: SourceRef
    year: int | None
    text: Text


class Source(Thing):
    """A document that facts are taken from."""

    kind: Literal["source"]
    order: int
    title: str
    year: int
    dated: Text
    publishers: tuple[Ref, ...]
    nature: Text
    covers: Markdown
    caution: Markdown | None
    status_note: Text | None
    unreported: tuple[Unreported, ...]
    link: Web | None


class Glossary(Thing):
    """A term or abbreviation, explained."""

    kind: Literal["glossary"]
    definition: Markdown
    see: Ref | None
    sources: Sources


# By the kind of the model that each one publishes.
SHAPES: dict[str, type[Thing]] = {
    get_args(shape.model_fields["kind"].annotation)[0]: shape for shape in Thing.__subclasses__()
}
