"""The rules that go over the whole knowledge base: small, named, all run, all report.

A rule is a generator of Problems; the first line of its docstring is the rule. What can be said of one thing or
one file by itself is `@rule_of(Thing)` or `@file_rule`: the preview asks these only of files that changed. A new rule is a new function here, or with its kind in roadmaps/kinds/
when it is about one kind, and a message in roadmaps/reading/messages.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from markdown.extensions.toc import slugify

from roadmaps.checking.markup import FORBIDDEN, GOOD_LINK, LINK, MOST_PER_TEXT, PLAIN, PROSE, SUSPECT, TEXT, objections
from roadmaps.checking.references import Names, references
from roadmaps.checking.text_tables import table_problems
from roadmaps.kinds.initiative import YearPlan
from roadmaps.kinds.parts import Deviation, Realised, Status, Target, Verdict, YearSection
from roadmaps.kinds.source import Source
from roadmaps.kinds.speerpunt import FollowUp
from roadmaps.kinds.theme import Dated
from roadmaps.reading.base import LANGUAGES, Loc, Model, Prose, Text, find_all, fingerprint, is_id
from roadmaps.reading.document import Document
from roadmaps.reading.expectations import LANGUAGE_NAMES
from roadmaps.reading.explain import PLACEHOLDER, as_id
from roadmaps.reading.i18n import kind_name
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.problems import Problem, both
from roadmaps.reading.rules import FILE_RULES, KIND_RULES, RULES, file_rule, rule, rule_of
from roadmaps.reading.thing import PARTS_OF_PAGES, Citation, Picture, Quantity, Related, Section, Thing

SUMMARY_WORDS = 25
VERDICT_WORDS = 40


def run(kb: KnowledgeBase) -> list[Problem]:
    """Every problem that a rule over the whole knowledge base finds."""
    return [problem for check in RULES for problem in check(kb)]


def run_on_file(document: Document, thing: Model | None) -> list[Problem]:
    """Every problem that a file has by itself; `thing` is what it holds, where that is valid."""
    found = [problem for check in FILE_RULES for problem in check(document)]
    return found + [
        problem for cls, check in KIND_RULES if isinstance(thing, cls) for problem in check(thing, document)
    ]


# --- names and references


@file_rule
def file_name_is_an_id(document: Document) -> Iterator[Problem]:
    """The name of a file, without .yml, can be an id."""
    if not is_id(document.stem):
        yield Problem.at(document.place(), "bad-file-name", value=document.stem, nearest=as_id(document.stem))


@rule
def id_is_file_name(kb: KnowledgeBase) -> Iterator[Problem]:
    """The id of a thing is the name of its file."""
    for thing, document in kb.all_with_files():
        if thing.id != document.stem and is_id(document.stem):
            yield Problem.at(document.place(("id",)), "id-unlike-file", id=thing.id, expected=document.stem)


@rule
def ids_are_unique(kb: KnowledgeBase) -> Iterator[Problem]:
    """An id is used once: things and the targets inside them share one list of names."""
    seen: dict[str, str] = {}
    for thing, document in kb.all_with_files():
        own: list[tuple[Loc, str]] = [((), thing.id)] if thing.id == document.stem else []
        targets = [(loc, target.id) for loc, target in find_all(thing, Target)]
        deviations = [(loc, deviation.id) for loc, deviation in find_all(thing, Deviation)]
        for loc, id_ in own + targets + deviations:
            if id_ in seen:
                yield Problem.at(document.place((*loc, "id")), "duplicate-id", id=id_, first=seen[id_])
            seen.setdefault(id_, document.path)


@rule_of(Thing)
def section_has_an_anchor_of_its_own(thing: Thing, document: Document) -> Iterator[Problem]:
    """No two sections of a page, nor a section and another part of it, are what the same link leads to."""
    own = (*PARTS_OF_PAGES, *(slugify(thing.name[lang], "-") for lang in LANGUAGES))
    taken: dict[str, Text | None] = dict.fromkeys(own)
    taken |= {found.id: found.name for _, found in find_all(thing, Target)}
    taken |= {found.id: found.name for _, found in find_all(thing, Deviation)}
    for loc, section in find_all(thing, Section):
        for at, anchor in enumerate(section.anchors):
            place = (*loc, "was", at - 1) if at else (*loc, "id" if section.id else "title")
            if anchor in taken:
                first = taken[anchor] or Text(nl="een vast deel van de pagina", en="a part that every page has")
                named = {f"first_{lang}": first[lang] for lang in LANGUAGES}
                yield Problem.at(document.place(place), "anchor-taken", anchor=anchor, **named)
            taken.setdefault(anchor, section.title)


@rule
def aliases_are_unique(kb: KnowledgeBase) -> Iterator[Problem]:
    """Within a kind an alias points to one thing, and no thing's alias is another one's name."""
    seen: dict[tuple[str, str], str] = {}
    for thing, _ in kb.with_files():
        for language in LANGUAGES:
            seen.setdefault((thing.kind, thing.name[language].casefold()), thing.id)
    for thing, document in kb.with_files():
        for number, alias in enumerate(thing.aliases):
            first = seen.setdefault((thing.kind, alias.casefold()), thing.id)
            if first != thing.id:
                yield Problem.at(document.place(("aliases", number)), "duplicate-alias", alias=alias, first=first)


@rule
def references_resolve(kb: KnowledgeBase) -> Iterator[Problem]:
    """Every reference points to a thing that exists, of a kind that fits, and not to itself."""
    names = Names(kb)
    for thing, document in kb.all_with_files():
        for target, allowed, place, written in references(thing, document):
            if problem := names.problem(target, allowed, place, written, own=thing.id):
                yield problem


@file_rule
def template_is_filled_in(document: Document) -> Iterator[Problem]:
    """No text is still what the template asks to fill in."""
    for loc, text in find_all(document.value, str):
        if text.startswith(PLACEHOLDER):
            yield Problem.at(document.place(loc), "placeholder", found=text)


@rule_of(Model)
def nothing_is_listed_twice(thing: Model, document: Document) -> Iterator[Problem]:
    """A list names a thing once, and says nothing twice."""
    for loc, value in find_all(thing, tuple):
        first: dict[object, int] = {}
        for number, item in enumerate(value, start=1):
            said = first.setdefault(item.to if isinstance(item, Related) else item, number)
            if said != number:
                place = document.place((*loc, number - 1))
                yield Problem.at(place, "listed-twice", list=loc[-1], number=number, first=said)


@rule
def order_is_unique(kb: KnowledgeBase) -> Iterator[Problem]:
    """Things that are numbered have different numbers within their kind, and within the fields that their kind names."""
    taken: dict[tuple[str | int, ...], dict[int, str]] = {}
    for thing, document in kb.with_files():
        if thing.number is None:
            continue
        numbers = taken.setdefault((thing.kind, *thing.number_group), {})
        if thing.number in numbers:
            named = {
                f"scope_{lang}": ", ".join(map(str, (kind_name(thing.kind, lang, many=True), *thing.number_group)))
                for lang in LANGUAGES
            }
            yield Problem.at(
                document.place(("order",)),
                "duplicate-order",
                order=thing.number,
                first=numbers[thing.number],
                free=max(numbers) + 1,
                **named,
            )
        numbers.setdefault(thing.number, thing.id)


# --- the text of a file, valid or not


@file_rule
def text_is_only_text(document: Document) -> Iterator[Problem]:
    """No text holds HTML, template marks, attribute lists, or links to anything but the web and ourselves."""
    for loc, text in find_all(document.value, str):
        if not SUSPECT.search(text):
            continue
        for code, where, told in objections(text, FORBIDDEN):
            yield Problem.at(document.find(loc, where), code, **told)
        for match in islice(re.finditer(LINK, text, flags=re.M), MOST_PER_TEXT):
            target = match["inline"] if match["definition"] is None else match["definition"]
            if match["definition"] is not None or not re.match(GOOD_LINK, target):
                yield Problem.at(document.find(loc, target), "bad-link", found=target)


# --- the text of valid things


@rule_of(Thing)
def plain_text_is_plain(thing: Thing, document: Document) -> Iterator[Problem]:
    """A field of plain text is one line without markup; a running text has no headings or images, and lists that show as lists."""
    for loc, value in find_all(thing, Text):
        for language in LANGUAGES:
            text = value.written(language) or ""
            for code, where, told in objections(text, PROSE if isinstance(value, Prose) else TEXT):
                example = f"{language}: {PLAIN[language]}"
                yield Problem.at(document.find((*loc, language), where), code, example=example, **told)


@rule_of(Thing)
def tables_in_text_are_tables(thing: Thing, document: Document) -> Iterator[Problem]:
    """A table in running text has a head, even rows and a modest size, and does not stand within a table or list."""
    yield from table_problems(thing, document)


@rule_of(Thing)
def summary_is_short(thing: Thing, document: Document) -> Iterator[Problem]:
    """A summary has at most 25 words in each language."""
    return _longer_than(SUMMARY_WORDS, thing.summary, ("summary",), document, "summary-too-long")


@rule_of(Thing)
def verdict_is_short(thing: Thing, document: Document) -> Iterator[Problem]:
    """A verdict has at most 40 words in each language."""
    for loc, verdict in find_all(thing, Verdict):
        yield from _longer_than(VERDICT_WORDS, verdict.text, (*loc, "text"), document, "verdict-too-long")


def _longer_than(limit: int, text: Text, loc: Loc, document: Document, code: str) -> Iterator[Problem]:
    """Tell of each language in which a text has more words than the limit."""
    for lang in LANGUAGES:
        words = len(text[lang].split())
        if words > limit:
            told = {"words": words, "limit": limit, **both("language", LANGUAGE_NAMES[lang])}
            yield Problem.at(document.place((*loc, lang)), code, **told)


@rule
def names_stay_as_they_are(kb: KnowledgeBase) -> Iterator[Problem]:
    """A name on the list of those that are not translated stands in the English name of a thing as in the Dutch one."""
    for thing, document in kb.with_files():
        for name in kb.names:
            if (
                thing.name.en
                and name in thing.name.nl
                and mentions(thing.name.nl, name)
                and not mentions(thing.name.en, name)
            ):
                yield Problem.at(document.place(("name", "en")), "name-translated", name=name)


def mentions(text: str, name: str) -> bool:
    """Whether the name stands in the text as a word of its own."""
    return bool(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", " ".join(text.split())))


@rule_of(Thing)
def picture_is_described(thing: Thing, document: Document) -> Iterator[Problem]:
    """A picture says in both languages what it shows; one that is shown by permission says by whose."""
    for loc, picture in find_all(thing, Picture):
        for lang in LANGUAGES:
            if not picture.alt.written(lang):
                told = both("language", LANGUAGE_NAMES[lang])
                yield Problem.at(document.place((*loc, "alt", lang)), "picture-without-alt", **told)
        if picture.licence == "permission" and picture.note is None:
            yield Problem.at(document.place((*loc, "licence")), "permission-without-note")


# --- what a fact needs


@rule_of(Thing)
def status_has_words(thing: Thing, document: Document) -> Iterator[Problem]:
    """A status other than unknown rests on words of a source, and quotes them."""
    for loc, value in find_all(thing, Status):
        if value.value != "unknown" and (value.basis != "text" or not value.words):
            yield Problem.at(document.place((*loc, "value")), "status-without-words", value=value.value)


@rule
def words_have_one_status(kb: KnowledgeBase) -> Iterator[Problem]:
    """The same words of a source bear the same status wherever they are quoted."""
    seen: dict[str, tuple[str, str]] = {}
    for thing, document in kb.with_files():
        for loc, value in find_all(thing, Status):
            if not value.words:
                continue
            place = document.place((*loc, "words"))
            first, where = seen.setdefault(
                fingerprint(value.words.casefold()), (value.value, f"{place.path}:{place.line}")
            )
            if value.value != first:
                told = {"words": value.words, "value": value.value, "first": first, "where": where}
                yield Problem.at(place, "words-with-two-statuses", **told)


@rule_of(Thing)
def realised_has_planned(thing: Thing, document: Document) -> Iterator[Problem]:
    """A target says what was planned; a figure without a plan is no target."""
    for loc, value in find_all(thing, Target):
        if value.planned is None:
            yield Problem.at(document.place(loc), "realised-without-planned", id=value.id)


@rule
def report_is_not_older_than_its_year(kb: KnowledgeBase) -> Iterator[Problem]:
    """What is reported of a year cites a document of that year or later; older ones may stand beside it."""
    published = {thing.id: thing.year for thing, _ in kb.with_files() if isinstance(thing, Source)}
    for thing, document in kb.with_files():
        for loc, year, sources in _reports(thing):
            if all(published.get(citation.source, year) < year for citation in sources):
                source = sources[0].source
                yield Problem.at(
                    document.place((*loc, "sources", 0, "source")),
                    "year-outside-source",
                    year=year,
                    source=source,
                    published=published[source],
                )


@rule
def edition_is_not_newer_than_its_document(kb: KnowledgeBase) -> Iterator[Problem]:
    """An edition or an assessment of a theme is not of a later year than its document."""
    published = {thing.id: thing.year for thing, _ in kb.with_files() if isinstance(thing, Source)}
    for thing, document in kb.with_files():
        for loc, value in find_all(thing, Dated):
            if (year := published.get(value.source, value.year)) < value.year:
                place = document.place((*loc, "source"))
                told = {"year": value.year, "source": value.source, "published": year}
                yield Problem.at(place, "year-outside-source", **told)


def _reports(thing: Thing) -> Iterator[tuple[Loc, int, tuple[Citation, ...]]]:
    """What says how a year went: its place, the year, and its sources. Plans may be cited from before their year."""
    yield from ((loc, found.year, found.sources) for loc, found in find_all(thing, Realised))
    yield from ((loc, found.year, found.sources) for loc, found in find_all(thing, Deviation))
    yield from ((loc, found.year, found.sources) for loc, found in find_all(thing, YearSection))
    yield from ((loc, found.year, found.sources) for loc, found in find_all(thing, FollowUp))
    for loc, plan in find_all(thing, YearPlan):
        for name in ("results", "realised"):
            for number, outcome in enumerate(getattr(plan, name)):
                yield (*loc, name, number), plan.year, outcome.sources


@rule_of(Thing)
def stated_relation_has_source(thing: Thing, document: Document) -> Iterator[Problem]:
    """A relation that is called stated names where it is stated."""
    for loc, value in find_all(thing, Related):
        if value.basis == "stated" and not value.sources:
            yield Problem.at(document.place((*loc, "basis")), "stated-without-source")


@rule_of(Thing)
def range_goes_up(thing: Thing, document: Document) -> Iterator[Problem]:
    """The end of a range is above its start."""
    for loc, value in find_all(thing, Quantity):
        if value.value is not None and value.upto is not None and value.upto <= value.value:
            yield Problem.at(document.place((*loc, "upto")), "upto-below-value", value=value.value, upto=value.upto)
