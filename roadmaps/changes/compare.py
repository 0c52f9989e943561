"""What a change does: two versions of the knowledge base, and every difference between them that a reader could notice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from pydantic import BaseModel

from roadmaps.kinds.theme import Assessment, Edition
from roadmaps.reading.base import Ref, Text, find_all, walk
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.thing import Citation, Moved, Quantity, Section, Thing

# What an item of a list is known by: to pair it with the same item of another version, and to name it to a reader.
_KEYS = ("id", "number", "criterion", "organisation", "to", "thing", "source")
_NAMES = ("name", "title", "what", "purpose", "criterion", "organisation", "to", "thing", "theme", "year")
_LINKED_BY = {"id", "was"}  # of a section: where links to it lead stays, and readers do not see it
_ALIKE = 0.5  # how much of two items must be the same to take one for the other, mended
_ADDRESS = re.compile(r"https?://[^\s<>\"'`\[\]{}|\\)]+")


@dataclass(frozen=True, slots=True)
class Item:
    """A step to an item of a list: its place, from 1, and what a reader knows it by, if anything."""

    number: int
    name: object | None


Items = tuple[object, ...]
NamedLoc = tuple["str | Item", ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is not the same: where it stands in its thing; None where it was not there before, or is not now.

    `sort` says what it is to a reader: status, figure, link, outside, order, part (a group of values that came or went)
    or text. `owner` is the type that the value is a field of: a word such as `planned` means something else in another.
    """

    loc: NamedLoc
    sort: str
    before: object | None
    after: object | None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs.

    `moved` are (thing as it was, the thing it is now, whether that was there already). `translations` are (thing, state,
    how many texts more or fewer are in it). `names` are those of all things of both versions, by id.
    """

    added: tuple[Thing, ...]
    removed: tuple[Thing, ...]
    moved: tuple[tuple[Thing, Thing, bool], ...]
    changed: tuple[tuple[Thing, tuple[Difference, ...]], ...]
    translations: tuple[tuple[Thing, str, int], ...]
    names: dict[str, Text]

    @property
    def nothing(self) -> bool:
        return not (self.added or self.removed or self.moved or self.changed or self.translations)


def compare(old: KnowledgeBase, new: KnowledgeBase) -> Comparison:
    """What is different in `new`. A reference that only follows a thing to its new id is no difference."""
    before, after = old.things, new.things
    leads = {entry.thing.id: str(entry.thing.moved_to) for entry in new.retired if isinstance(entry.thing, Moved)}
    moved = tuple((before[id_], after[leads[id_]], leads[id_] in before) for id_ in before if id_ in leads)
    renamed = {now.id: was for was, now, merged in moved if not merged}
    pairs = [(before.get(id_) or renamed.get(id_), thing) for id_, thing in after.items()]
    changed = [(now, tuple(_changes(was, now, leads))) for was, now in pairs if was is not None and was != now]
    return Comparison(
        added=tuple(now for was, now in pairs if was is None),
        removed=tuple(thing for id_, thing in before.items() if id_ not in after and id_ not in leads),
        moved=moved,
        changed=tuple((thing, found) for thing, found in changed if found),
        translations=tuple(_translations(pairs)),
        names={id_: thing.name for id_, thing in {**before, **after}.items()},
    )


def _changes(was: Thing, now: Thing, leads: dict[str, str]) -> Iterator[Difference]:
    """What a reader could notice of a thing."""
    for found in differences(was, now):
        if found.loc != ("id",) and _followed(found.before, leads) != found.after:
            yield found
    before, after = outside(was), outside(now)
    yield from (Difference((), "outside", link, None) for link in before if link not in after)
    yield from (Difference((), "outside", None, link) for link in after if link not in before)


def _followed(value: object, leads: dict[str, str]) -> object:
    """A value as it is when every reference in it follows the things that moved."""
    if isinstance(value, Ref):
        return leads.get(value, value)
    if isinstance(value, Citation):
        return value.model_copy(update={"source": leads.get(value.source, value.source)})
    if isinstance(value, Text):
        texts = {
            lang: text and re.sub(r"(?<=\(kb:)[a-z0-9-]+", lambda id_: leads.get(id_[0], id_[0]), text)
            for lang, text in (("nl", value.nl), ("en", value.en))
        }
        return value.model_copy(update=texts)
    return value


def outside(thing: Thing) -> list[str]:
    """The addresses outside the site that a thing links to, each once, in the order of its file."""
    return list(dict.fromkeys(link.rstrip(".,;:") for link in _ADDRESS.findall(thing.model_dump_json())))


def _translations(pairs: list[tuple[Thing | None, Thing]]) -> Iterator[tuple[Thing, str, int]]:
    """How many texts more than before need a translator, or fewer; `complete` where now none does."""
    for was, now in pairs:
        before, after = (_states(thing) for thing in (was, now))
        if before.total() > before["complete"] and after.total() == after["complete"]:
            yield now, "complete", after["complete"]
            continue
        for state in ("missing", "stale", "unconfirmed"):
            if before[state] != after[state]:
                yield now, state, after[state] - before[state]


def _states(thing: Thing | None) -> Counter[str]:
    return Counter(text.state for _, text in find_all(thing, Text))


def differences(was: object, now: object, loc: NamedLoc = (), owner: str = "") -> Iterator[Difference]:
    """Every difference between two values of the same place, the deepest that say something by themselves."""
    if was == now:
        return
    if isinstance(was, Text) and isinstance(now, Text):
        if (was.nl, was.en) != (now.nl, now.en):  # a confirmed translation is told of elsewhere
            yield Difference(loc, "text", was, now, owner)
    elif isinstance(was, tuple) and isinstance(now, tuple):
        yield from _lists(was, now, loc, owner)
    elif isinstance(was, BaseModel) and type(was) is type(now) and not isinstance(was, (Quantity, Citation)):
        for name in type(was).model_fields:
            if not (isinstance(was, Section) and name in _LINKED_BY):
                yield from differences(getattr(was, name), getattr(now, name), (*loc, name), type(was).__name__)
    elif type(was) is type(now) and _leaves(was) == _leaves(now):
        return  # only the fingerprint of a text in it is another
    elif not any(str(value).startswith("https://") for value in (was, now)):  # told of as a link to outside
        yield Difference(loc, _sort(loc, now if was is None else was), was, now, owner)


def _leaves(value: object) -> list[object]:
    """All that a value says, without the fingerprints."""
    return [leaf for loc, leaf in walk(value) if loc[-1:] != ("nl_hash",) and not isinstance(leaf, BaseModel)]


def _lists(was: Items, now: Items, loc: NamedLoc, owner: str) -> Iterator[Difference]:
    """Items that belong together are compared; others came or went. One inserted item is one difference."""
    if _same_items(was, now):
        yield Difference(loc, "order", None, None, owner)
        return
    for one, other, number in _paired(was, now):
        yield from differences(one, other, (*loc, Item(number, _label(one if other is None else other))), owner)


def _same_items(was: Items, now: Items) -> bool:
    """Whether two lists differ in their order alone."""
    may_be = len(was) == len(now) and all(item in now for item in was)  # soon answered where they do not
    return may_be and Counter(map(repr, was)) == Counter(map(repr, now))


def _paired(was: Items, now: Items) -> Iterator[tuple[object | None, object | None, int]]:
    """(item, what it became, its place); None for what is not there."""
    blocks = SequenceMatcher(None, [_key(item) for item in was], [_key(item) for item in now], autojunk=False)
    for tag, a, b, c, d in blocks.get_opcodes():
        if tag == "equal" or b - a == d - c == 1:
            yield from ((was[a + step], now[c + step], c + step + 1) for step in range(b - a))
        else:
            yield from _similar(was[a:b], now[c:d], a, c)


def _similar(was: Items, now: Items, a: int, c: int) -> Iterator[tuple[object | None, object | None, int]]:
    """The same for items that nothing names: each with the first that looks like it after the ones already paired."""
    start = 0
    for number, item in enumerate(now):
        found = next((at for at in range(start, len(was)) if _alike(was[at], item)), None)
        if found is None:
            yield None, item, c + number + 1
        else:
            yield from ((was[at], None, a + at + 1) for at in range(start, found))
            yield was[found], item, c + number + 1
            start = found + 1
    yield from ((was[at], None, a + at + 1) for at in range(start, len(was)))


def _alike(one: object, other: object) -> bool:
    return (
        type(one) is type(other) and SequenceMatcher(None, _text(one), _text(other), autojunk=False).ratio() >= _ALIKE
    )


def _text(item: object) -> list[str]:
    return " ".join(str(value) for _, value in walk(item) if isinstance(value, str)).split() or str(item).split()


def _key(item: object) -> str:
    """What an item of a list is known by: its id or number, what it refers to, its year, or all of it."""
    if isinstance(item, Edition):
        return f"{item.source} {item.year}"
    if isinstance(item, Assessment):
        return f"{item.year}"
    return next(
        (f"{field}={value}" for field in _KEYS if isinstance(value := getattr(item, field, None), str)), repr(item)
    )


def _label(item: object) -> object | None:
    """What a reader knows an item by; the number that a document gives it goes before its year. A text has no fields, but a `title`."""
    if not isinstance(item, BaseModel):
        return None
    if isinstance(number := getattr(item, "number", None), str):
        return number
    return next((value for field in _NAMES if (value := getattr(item, field, None)) is not None), None)


def _sort(loc: NamedLoc, value: object) -> str:
    if isinstance(value, (Quantity, Decimal, int)) and not isinstance(value, bool):
        return "figure"
    if isinstance(value, (Ref, Citation)):
        return "link"
    if isinstance(value, BaseModel) and not isinstance(value, Text):
        return "part"
    return "status" if loc[-2:] == ("status", "value") else "text"
