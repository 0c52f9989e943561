"""The rules that go over the whole knowledge base: small, named, all run, all report.

A rule is a generator of Problems under `@rule`; the first line of its docstring
is the rule. A new rule is a new function here and a message in messages.py.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from roadmaps.kb import KnowledgeBase
from roadmaps.load import Document
from roadmaps.model import (ID_PATTERN, Prose, Quantity, Ref, Related, Speerpunt, Status, Target, Text, Thing, walk)
from roadmaps.problems import Place, Problem, nearest

SUMMARY_WORDS = 25
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


@rule
def id_is_file_name(kb: KnowledgeBase) -> Iterator[Problem]:
    """The id of a thing is the name of its file."""
    for thing, document in _entries(kb):
        stem = document.path.rsplit("/", 1)[-1].removesuffix(".yml")
        if thing.id != stem and re.match(ID_PATTERN, stem):
            yield Problem.at(document.place(("id",)), "id-unlike-file", id=thing.id, expected=stem)
        elif thing.id != stem:
            yield Problem.at(document.place(), "bad-id", value=stem)


@rule
def ids_are_unique(kb: KnowledgeBase) -> Iterator[Problem]:
    """An id is used once: things and the targets inside them share one list of names."""
    seen: dict[str, str] = {}
    for entry in kb.entries:
        for way, value in walk(entry.thing):
            if isinstance(value, (Thing, Target)):
                if value.id in seen:
                    yield Problem.at(entry.document.place(way + ("id",)), "duplicate-id", id=value.id, first=seen[value.id])
                seen.setdefault(value.id, entry.document.path)


@rule
def aliases_are_unique(kb: KnowledgeBase) -> Iterator[Problem]:
    """Within a kind an alias points to one thing, and no thing's alias is another one's name."""
    seen: dict[tuple[str, str], str] = {}
    for thing, document in _entries(kb):
        for language, name in zip(("nl", "en"), (thing.name.nl, thing.name.en)):
            seen.setdefault((thing.kind, name.casefold()), thing.id)
    for thing, document in _entries(kb):
        for number, alias in enumerate(thing.aliases):
            first = seen.setdefault((thing.kind, alias.casefold()), thing.id)
            if first != thing.id or alias in thing.aliases[:number]:
                yield Problem.at(document.place(("aliases", number)), "duplicate-alias", alias=alias, first=first)


@rule
def references_resolve(kb: KnowledgeBase) -> Iterator[Problem]:
    """Every reference points to a thing that exists, of a kind that fits, and not to itself."""
    kinds = kb.broken | {entry.thing.id: entry.thing.kind for entry in kb.entries}
    for thing, document in _entries(kb):
        for way, value in walk(thing):
            if isinstance(value, Ref):
                yield from _reference(value, value.kinds, kinds, thing, document.place(way), str(way[-1]))
            elif isinstance(value, Prose):
                for language in ("nl", "en"):
                    for target in re.findall(r"\]\(kb:([^)\s]*)", value[language]):
                        place = document.find(way + (language,), f"kb:{target}")
                        yield from _reference(target, (), kinds, thing, place, "kb")


def _reference(target: str, allowed: tuple, kinds: dict, thing: Thing, place: Place, key: str) -> Iterator[Problem]:
    wanted = " / ".join(allowed) or "ding / thing"
    fitting = [name for name, kind in kinds.items() if not allowed or kind in allowed]
    near = nearest(target, fitting)
    example = near.split(",")[0] or next(iter(sorted(fitting)), "grondstoffen")
    if target not in kinds:
        yield Problem.at(place, "unknown-reference", id=target, kinds=wanted, nearest=near, key=key, example=example)
    elif allowed and kinds[target] not in allowed:
        yield Problem.at(place, "wrong-reference", id=target, found=kinds[target], kinds=wanted, nearest=near, key=key,
                         example=example)
    elif target == thing.id:
        yield Problem.at(place, "refers-to-itself", id=target)


@rule
def order_is_unique(kb: KnowledgeBase) -> Iterator[Problem]:
    """Things that are numbered have different numbers: focus areas within their challenge and year."""
    seen: dict[tuple, str] = {}
    for thing, document in _entries(kb):
        if hasattr(thing, "order"):
            scope = (thing.kind, getattr(thing, "challenge", "") if thing.kind == "speerpunt" else "", getattr(thing, "year", "") if thing.kind == "speerpunt" else "")
            first = seen.setdefault((*scope, thing.order), thing.id)
            if first != thing.id:
                yield Problem.at(document.place(("order",)), "duplicate-order", order=thing.order, first=first,
                                 scope=" ".join(str(part) for part in scope if part))


# --- the text of a file, valid or not


@file_rule
def text_is_only_text(document: Document) -> Iterator[Problem]:
    """No text holds HTML, template marks, attribute lists, or links to anything but the web and ourselves."""
    for way, text in _strings(document.value):
        for code, pattern in _FORBIDDEN:
            for match in re.finditer(pattern, text, flags=re.M):
                yield Problem.at(document.find(way, match.group(0).split("\n")[0]), code, found=match.group(0))
        for match in re.finditer(r"\]\(\s*<?([^)\s>]*)|^\s*\[[^\]]+\]:\s*(\S+)", text, flags=re.M):
            target = match.group(1) if match.group(2) is None else match.group(2)
            if match.group(2) is not None or not re.match(r"https?://[^\s\"'<>]+$|kb:[a-z0-9-]+$", target):
                yield Problem.at(document.find(way, target), "bad-link", found=target)


_FORBIDDEN = (
    ("raw-html", r"<[A-Za-z/!?][^>\n]*>?"),
    ("template-braces", r"\{\{|\{%|\{#|\}\}|%\}|#\}"),
    ("attribute-list", r"(?<!\{)\{(?![{%#])[^}\n]*\}?(?!\})"),
)


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
                code, pattern = (("heading-in-text", r"^ {0,3}#{1,6}\s.*|^ {0,3}(=+|-{3,})\s*$|!\[[^\]]*") if isinstance(value, Prose) else
                                 ("markup-in-plain-text", r"\n|\*\*|__|`|\]\(|^#+ "))
                for language in ("nl", "en"):
                    for match in re.finditer(pattern, value[language], flags=re.M):
                        found = match.group(0).strip() or "↵"
                        yield Problem.at(document.find(way + (language,), found), code, found=found)


@rule
def summary_is_short(kb: KnowledgeBase) -> Iterator[Problem]:
    """A summary has at most 25 words in each language."""
    for thing, document in _entries(kb):
        for language in ("nl", "en"):
            words = len(thing.summary[language].split())
            if words > SUMMARY_WORDS:
                yield Problem.at(document.place(("summary", language)), "summary-too-long", words=words,
                                 language=language, limit=SUMMARY_WORDS)


# --- what a fact needs


@rule
def focus_area_has_blocks_or_says_why_not(kb: KnowledgeBase) -> Iterator[Problem]:
    """A focus area has its four blocks, or `absent` says why it has not."""
    for thing, document in _entries(kb):
        if isinstance(thing, Speerpunt) and thing.absent is None:
            missing = [name for name in ("vision", "what", "relevance", "board_role") if getattr(thing, name) is None]
            if missing:
                yield Problem.at(document.place(), "blocks-or-absent", missing=", ".join(missing))


@rule
def status_has_words(kb: KnowledgeBase) -> Iterator[Problem]:
    """A status other than unknown rests on the words of a source."""
    for thing, document in _entries(kb):
        for way, value in walk(thing):
            if isinstance(value, Status) and value.value != "unknown" and (value.basis != "text" or not value.sources):
                yield Problem.at(document.place(way), "status-without-words", value=value.value)


@rule
def stated_relation_has_source(kb: KnowledgeBase) -> Iterator[Problem]:
    """A relation that is called stated names where it is stated."""
    for thing, document in _entries(kb):
        for way, value in walk(thing):
            if isinstance(value, Related) and value.basis == "stated" and not value.sources:
                yield Problem.at(document.place(way + ("basis",)), "stated-without-source")


@rule
def range_goes_up(kb: KnowledgeBase) -> Iterator[Problem]:
    """The end of a range is above its start."""
    for thing, document in _entries(kb):
        for way, value in walk(thing):
            if isinstance(value, Quantity) and value.upto is not None and value.upto <= value.value:
                yield Problem.at(document.place(way + ("upto",)), "upto-below-value", value=value.value, upto=value.upto)


def _entries(kb: KnowledgeBase) -> Iterator[tuple[Thing, Document]]:
    return ((entry.thing, entry.document) for entry in kb.entries)
