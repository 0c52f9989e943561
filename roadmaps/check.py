"""The rules that go over the whole knowledge base: small, named, all run, all report.

A rule is a generator of Problems under `@rule`; the first line of its docstring
is the rule. A new rule is a new function here and a message in messages.py.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from roadmaps.explain import LANGUAGE_NAMES, PLACEHOLDER, as_id, example_at
from roadmaps.i18n import LANGUAGES, kind_name
from roadmaps.kb import KnowledgeBase
from roadmaps.load import Document
from roadmaps.model import (CRITERIA, KINDS, Challenge, Citation, Deviation, Funding, Later, Moved, Project, Prose,
                            Quantity, Realised, Ref, Related, Removed, Source, Speerpunt, Status, Target, Text, Theme, Thing,
                            YearPlan, YearSection, is_id, walk)
from roadmaps.problems import Place, Problem, kind_blanks, nearest

SUMMARY_WORDS = 25
ROADMAP_YEAR = 2017  # focus areas of this year have a roadmap; later ones are known from reports
MOST_PER_TEXT = 10  # a text full of one mistake is told about ten times, not ten thousand
RULES: list[Callable[[KnowledgeBase], Iterator[Problem]]] = []
FILE_RULES: list[Callable[[Document], Iterator[Problem]]] = []


def rule(function):
    """Register a rule over the valid things."""
    RULES.append(function)
    return function


def file_rule(function):
    """Register a rule over one file as it was read, valid or not."""
    FILE_RULES.append(function)
    return function


def run(kb: KnowledgeBase, documents: list[Document]) -> list[Problem]:
    """Every problem that any rule finds."""
    return [*(problem for check in FILE_RULES for document in documents for problem in check(document)),
            *(problem for check in RULES for problem in check(kb))]


# --- names and references


@file_rule
def file_name_is_an_id(document: Document) -> Iterator[Problem]:
    """The name of a file, without .yml, can be an id."""
    if not is_id(document.stem):
        yield Problem.at(document.place(), "bad-file-name", value=document.stem, nearest=as_id(document.stem))


@rule
def id_is_file_name(kb: KnowledgeBase) -> Iterator[Problem]:
    """The id of a thing is the name of its file."""
    for thing, document in _all_entries(kb):
        if thing.id != document.stem and is_id(document.stem):
            yield Problem.at(document.place(("id",)), "id-unlike-file", id=thing.id, expected=document.stem)


@rule
def ids_are_unique(kb: KnowledgeBase) -> Iterator[Problem]:
    """An id is used once: things and the targets inside them share one list of names."""
    seen: dict[str, str] = {}
    for thing, document in _all_entries(kb):
        for way, value in walk(thing):
            if isinstance(value, (Target, Deviation)) or (value is thing and thing.id == document.stem):
                if value.id in seen:
                    yield Problem.at(document.place(way + ("id",)), "duplicate-id", id=value.id, first=seen[value.id])
                seen.setdefault(value.id, document.path)


@rule
def aliases_are_unique(kb: KnowledgeBase) -> Iterator[Problem]:
    """Within a kind an alias points to one thing, and no thing's alias is another one's name."""
    seen: dict[tuple[str, str], str] = {}
    for thing, _ in _entries(kb):
        for language in LANGUAGES:
            seen.setdefault((thing.kind, thing.name[language].casefold()), thing.id)
    for thing, document in _entries(kb):
        for number, alias in enumerate(thing.aliases):
            first = seen.setdefault((thing.kind, alias.casefold()), thing.id)
            if first != thing.id:
                yield Problem.at(document.place(("aliases", number)), "duplicate-alias", alias=alias, first=first)


@rule
def references_resolve(kb: KnowledgeBase) -> Iterator[Problem]:
    """Every reference points to a thing that exists, of a kind that fits, and not to itself."""
    names = Names(kb)
    for thing, document in _all_entries(kb):
        for target, allowed, place, written in references(thing, document):
            if problem := names.problem(target, allowed, place, written, own=thing.id):
                yield problem


class Names:
    """What can be referred to: every thing by its id and by the name of its file, and those that are gone."""

    def __init__(self, kb: KnowledgeBase):
        self.kinds = {document.stem: thing.kind for thing, document in _entries(kb)}
        self.kinds |= {thing.id: thing.kind for thing, _ in _entries(kb)}
        self.retired = {entry.document.stem: entry.thing for entry in kb.retired}
        self.broken = kb.broken
        self.root = next((document.path.split("/")[0] for _, document in _all_entries(kb)), "kb")

    def problem(self, target: str, allowed: tuple[str, ...], place: Place, written: str, own: str = "") -> Problem | None:
        """What is wrong with a reference to a thing of these kinds, in a place where one is `written` so; None when it is right."""
        fits = target in self.kinds and target != own and (not allowed or self.kinds[target] in allowed)
        if fits or target in self.broken:
            return None
        if target in self.retired and target != own:
            return _retired(target, self.retired[target], place, written)
        fitting = [name for name, kind in self.kinds.items() if name != own and (not allowed or kind in allowed)]
        near = "" if target == own else nearest(target, fitting)
        right = near.split(", ")[0] or min(fitting, default="grondstoffen")
        folder = " / ".join(f"{self.root}/{KINDS[kind].folder}" for kind in allowed) or self.root
        blanks = {"id": target, "nearest": near, "example": written.format(right), "folder": folder,
                  **kind_blanks("kinds", *allowed)}
        if target not in self.kinds:
            return Problem.at(place, "unknown-reference", **blanks)
        if target == own:
            return Problem.at(place, "refers-to-itself", **blanks)
        return Problem.at(place, "wrong-reference", **blanks, **kind_blanks("found", self.kinds[target]))


def _retired(id_: str, stays: Moved | Removed, place: Place, written: str) -> Problem:
    """A reference to a thing that moved, or that is no longer there."""
    if isinstance(stays, Moved):
        return Problem.at(place, "refers-to-moved", id=id_, now=stays.moved_to, example=written.format(stays.moved_to))
    return Problem.at(place, "refers-to-removed", id=id_, example=written.format(next(iter(stays.see), "grondstoffen")))


def references(thing: Thing | Moved | Removed, document: Document) -> Iterator[tuple[str, tuple[str, ...], Place, str]]:
    """Every reference in a thing: the id, the kinds that it may have, its place, and how one is written there."""
    for way, value in walk(thing):
        if isinstance(value, Ref):
            written = f"{way[-2]}: [{{}}]" if isinstance(way[-1], int) else f"{way[-1]}: {{}}"
            yield value, value.kinds, document.place(way), written
        elif isinstance(value, Prose):
            for language in LANGUAGES:
                for target in re.findall(r"\]\(\s*kb:([a-z0-9-]+)(?=[\s)])", value[language]):
                    yield target, (), document.find(way + (language,), f"kb:{target}"), "[tekst](kb:{})"


@file_rule
def template_is_filled_in(document: Document) -> Iterator[Problem]:
    """No text is still what the template asks to fill in."""
    for way, text in _strings(document.value):
        if text.startswith(PLACEHOLDER):
            yield Problem.at(document.place(way), "placeholder", found=text)


@rule
def nothing_is_listed_twice(kb: KnowledgeBase) -> Iterator[Problem]:
    """A list names a thing once, and says nothing twice."""
    for thing, document in _all_entries(kb):
        for way, value in walk(thing):
            if isinstance(value, tuple):
                said = [item.to if isinstance(item, Related) else item for item in value]
                for number, item in enumerate(said):
                    if item in said[:number]:
                        yield Problem.at(document.place(way + (number,)), "listed-twice", list=way[-1],
                                         number=number + 1, first=said.index(item) + 1)


@rule
def order_is_unique(kb: KnowledgeBase) -> Iterator[Problem]:
    """Things that are numbered have different numbers: focus areas within their challenge and year."""
    taken: dict[tuple, dict[int, str]] = {}
    for thing, document in _entries(kb):
        if hasattr(thing, "order"):
            group = (thing.challenge, thing.year) if isinstance(thing, Speerpunt) else ()
            numbers = taken.setdefault((thing.kind, *group), {})
            if thing.order in numbers:
                named = {f"scope_{language}": ", ".join(map(str, (kind_name(thing.kind, language, many=True), *group)))
                         for language in LANGUAGES}
                yield Problem.at(document.place(("order",)), "duplicate-order", order=thing.order,
                                 first=numbers[thing.order], free=max(numbers) + 1, **named)
            numbers.setdefault(thing.order, thing.id)


# --- the text of a file, valid or not


@file_rule
def text_is_only_text(document: Document) -> Iterator[Problem]:
    """No text holds HTML, template marks, attribute lists, or links to anything but the web and ourselves."""
    for way, text in _strings(document.value):
        for code, pattern in _FORBIDDEN:
            for match in islice(re.finditer(pattern, text), MOST_PER_TEXT):
                yield Problem.at(document.find(way, match[0]), code, found=match[0])
        for match in islice(re.finditer(_LINK, text, flags=re.M), MOST_PER_TEXT):
            target = match["inline"] if match["definition"] is None else match["definition"]
            if match["definition"] is not None or not re.match(_GOOD_LINK, target):
                yield Problem.at(document.find(way, target), "bad-link", found=target)


TEMPLATE_BRACES = r"\{[{%#][^\n]{0,80}?[}%#]\}|\{[{%#]|[}%#]\}"
_FORBIDDEN = (
    ("raw-html", r"<[A-Za-z/!?][^>\n]*>?"),
    ("template-braces", TEMPLATE_BRACES),
    ("attribute-list", r"(?<!\{)\{(?![{%#])[^}\n]*\}?(?!\})"),
)
# A link in the text, or a line that gives the address of a link elsewhere: [name]: address.
_LINK = r"\]\(\s*<?(?P<inline>[^)\s>]*)|^[ \t>*+-]*(?:\d+\.[ \t]+)?\[[^\]\n]+\]:\s*(?P<definition>\S+)"
_GOOD_LINK = r"https?://[^\s\"'<>]+$|kb:[a-z0-9-]+$"


def _strings(value, way: tuple = ()) -> Iterator[tuple[tuple, str]]:
    if isinstance(value, str):
        yield way, value
    else:
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _strings(item, way + (key,))


# --- the text of valid things


@rule
def plain_text_is_plain(kb: KnowledgeBase) -> Iterator[Problem]:
    """A field of plain text is one line without markup; a running text has no headings or images."""
    for thing, document in _entries(kb):
        for way, value in walk(thing):
            if isinstance(value, Text):
                code, pattern = _MARKUP[isinstance(value, Prose)]
                for language in LANGUAGES:
                    for match in islice(re.finditer(pattern, getattr(value, language) or "", flags=re.M), MOST_PER_TEXT):
                        found = match[0].strip() or "↵"
                        yield Problem.at(document.find(way + (language,), found), code, found=found,
                                         example=f"{language}: {_PLAIN[language]}")


_MARKUP = {True: ("heading-in-text", r"^ {0,3}#.*|^ {0,3}(=+|-{3,})[ \t]*$|!\[[^\]\n]*"),
           False: ("markup-in-plain-text", r"\n|\*\*|__|`|\]\(|^#+ ")}
_PLAIN = {"nl": "Negen soorten afval een tweede leven geven.", "en": "Giving nine kinds of waste a second life."}


def patterns() -> dict:
    """The regular expressions of the rules about text, for the form: what a text may hold, and what each sort of text may not."""
    return {"any": _FORBIDDEN, "prose": _MARKUP[True], "text": _MARKUP[False],
            "link": _LINK.replace("(?P<", "(?<"), "goodLink": "^(?:" + _GOOD_LINK + ")"}


@rule
def summary_is_short(kb: KnowledgeBase) -> Iterator[Problem]:
    """A summary has at most 25 words in each language."""
    for thing, document in _entries(kb):
        for language, (nl, en) in LANGUAGE_NAMES.items():
            words = len(thing.summary[language].split())
            if words > SUMMARY_WORDS:
                yield Problem.at(document.place(("summary", language)), "summary-too-long", words=words,
                                 language_nl=nl, language_en=en, limit=SUMMARY_WORDS)


@rule
def names_stay_as_they_are(kb: KnowledgeBase) -> Iterator[Problem]:
    """A name on the list of those that are not translated stands in the English name of a thing as in the Dutch one."""
    for thing, document in _entries(kb):
        for name in kb.names:
            if thing.name.en and name in thing.name.nl and mentions(thing.name.nl, name) and not mentions(thing.name.en, name):
                yield Problem.at(document.place(("name", "en")), "name-translated", name=name)


def mentions(text: str, name: str) -> bool:
    """Whether the name stands in the text as a word of its own."""
    return bool(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", " ".join(text.split())))


# --- what a fact needs


@rule
def focus_area_has_blocks_or_says_why_not(kb: KnowledgeBase) -> Iterator[Problem]:
    """A focus area has its four blocks, or `absent` says why not, or `progress` says what was done in its year."""
    for thing, document in _entries(kb):
        if isinstance(thing, Speerpunt) and thing.absent is None and not (thing.year > ROADMAP_YEAR and thing.progress):
            missing = [name for name in ("vision", "what", "relevance", "board_role") if getattr(thing, name) is None]
            if missing:
                yield Problem.at(document.place(), "blocks-or-absent", missing=", ".join(missing))


@rule
def challenge_has_roadmap_or_was_explored(kb: KnowledgeBase) -> Iterator[Problem]:
    """A challenge has the parts of its roadmap, or `explored` says that it was only looked into."""
    for thing, document in _entries(kb):
        if isinstance(thing, Challenge) and thing.explored is None:
            missing = [name for name in ("ambition", "background", "focus") if getattr(thing, name) is None]
            if missing:
                yield Problem.at(document.place(), "roadmap-or-explored", missing=", ".join(missing))


@rule
def status_has_words(kb: KnowledgeBase) -> Iterator[Problem]:
    """A status other than unknown rests on words of a source, and quotes them."""
    for thing, document in _entries(kb):
        for way, value in walk(thing):
            if isinstance(value, Status) and value.value != "unknown" and (value.basis != "text" or not value.words):
                yield Problem.at(document.place(way + ("value",)), "status-without-words", value=value.value)


@rule
def outcomes_answer_a_plan(kb: KnowledgeBase) -> Iterator[Problem]:
    """A result answers goals of its year plan and a realised activity answers intended ones; numbers occur once."""
    for thing, document in _entries(kb):
        for year, plan in enumerate(getattr(thing, "years", ())):
            for planned, reported in (("goals", "results"), ("intended", "realised")):
                known = [item.number for item in getattr(plan, planned)]
                for name in (planned, reported):
                    yield from _numbers_once(document, ("years", year, name), getattr(plan, name))
                for place, outcome in enumerate(getattr(plan, reported)):
                    for number, answer in enumerate(outcome.answers):
                        if answer not in known:
                            way = ("years", year, reported, place, "answers", number)
                            yield Problem.at(document.place(way), "answers-nothing", number=answer, planned=planned,
                                             known=", ".join(known) or "–")


def _numbers_once(document: Document, way: tuple, items: tuple) -> Iterator[Problem]:
    seen = set()
    for place, item in enumerate(items):
        if item.number in seen:
            yield Problem.at(document.place(way + (place, "number")), "duplicate-number", number=item.number, list=way[-1])
        seen.add(item.number)


@rule
def realised_has_planned(kb: KnowledgeBase) -> Iterator[Problem]:
    """A target says what was planned; a figure without a plan is no target."""
    for thing, document in _entries(kb):
        for way, value in walk(thing):
            if isinstance(value, Target) and value.planned is None:
                yield Problem.at(document.place(way), "realised-without-planned", id=value.id)


@rule
def report_is_not_older_than_its_year(kb: KnowledgeBase) -> Iterator[Problem]:
    """What is reported of a year cites a document of that year or later; older ones may stand beside it."""
    published = {thing.id: thing.year for thing, _ in _entries(kb) if isinstance(thing, Source)}
    for thing, document in _entries(kb):
        for way, year, sources in _reports(thing):
            if all(published.get(citation.source, year) < year for citation in sources):
                source = sources[0].source
                yield Problem.at(document.place(way + ("sources", 0, "source")), "year-outside-source", year=year,
                                 source=source, published=published[source])


def _reports(thing: Thing) -> Iterator[tuple[tuple, int, tuple[Citation, ...]]]:
    """What says how a year went: its place, the year, and its sources. Plans may be cited from before their year."""
    for way, value in walk(thing):
        if isinstance(value, (Realised, Deviation, YearSection, Later)):
            yield way, value.year, value.sources
        elif isinstance(value, YearPlan):
            for name in ("results", "realised"):
                for number, outcome in enumerate(getattr(value, name)):
                    yield way + (name, number), value.year, outcome.sources


@rule
def stated_relation_has_source(kb: KnowledgeBase) -> Iterator[Problem]:
    """A relation that is called stated names where it is stated."""
    for thing, document in _entries(kb):
        for way, value in walk(thing):
            if isinstance(value, Related) and value.basis == "stated" and not value.sources:
                yield Problem.at(document.place(way + ("basis",)), "stated-without-source")


@rule
def theme_has_every_criterion_once(kb: KnowledgeBase) -> Iterator[Problem]:
    """A theme has one score for each of the four criteria."""
    for thing, document in _entries(kb):
        if isinstance(thing, Theme):
            found = [score.criterion for score in thing.scores]
            if missing := [criterion for criterion in CRITERIA if criterion not in found]:
                yield Problem.at(document.place(("scores",)), "criterion-missing", first=missing[0],
                                 missing=", ".join(missing))
            for number, criterion in enumerate(found):
                if criterion in found[:number]:
                    yield Problem.at(document.place(("scores", number, "criterion")), "criterion-twice", criterion=criterion)


@rule
def nothing_stands_alone(kb: KnowledgeBase) -> Iterator[Problem]:
    """A funding route is tied to what it could pay for, and a project or agreement to something else."""
    for thing, document in _entries(kb):
        field = {Funding: "uses", Project: "related"}.get(type(thing))
        if field and not getattr(thing, field):
            yield Problem.at(document.place(), "tied-to-nothing", field=field, example=example_at(type(thing), (field,)),
                             **kind_blanks("kind", thing.kind))


@rule
def range_goes_up(kb: KnowledgeBase) -> Iterator[Problem]:
    """The end of a range is above its start."""
    for thing, document in _entries(kb):
        for way, value in walk(thing):
            if isinstance(value, Quantity) and value.upto is not None and value.upto <= value.value:
                yield Problem.at(document.place(way + ("upto",)), "upto-below-value", value=value.value, upto=value.upto)


def _all_entries(kb: KnowledgeBase) -> Iterator[tuple[Thing | Moved | Removed, Document]]:
    """The things, and what stays of those that moved or were removed."""
    return ((entry.thing, entry.document) for entry in (*kb.entries, *kb.retired))


def _entries(kb: KnowledgeBase) -> Iterator[tuple[Thing, Document]]:
    return ((entry.thing, entry.document) for entry in kb.entries)
