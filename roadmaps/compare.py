"""What a change does: two versions of the knowledge base, and every difference between them that a reader could notice."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from pydantic import BaseModel

from roadmaps.kb import KnowledgeBase
from roadmaps.model import Citation, Moved, Quantity, Ref, Removed, Text, Thing, walk


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that is not the same: where it stands in its thing; None where it was not there before, or is not now.

    `sort` says what it is to a reader: status, figure, link, translation or text.
    """

    way: tuple[str, ...]
    sort: str
    before: object | None
    after: object | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs. `translations` are (id, state before, state after) of texts, counted."""

    added: tuple[Thing, ...]
    removed: tuple[Thing, ...]
    moved: tuple[tuple[Thing, str], ...]
    changed: tuple[tuple[Thing, tuple[Difference, ...]], ...]
    translations: tuple[tuple[Thing, str, int], ...]

    @property
    def nothing(self) -> bool:
        return not (self.added or self.removed or self.moved or self.changed or self.translations)


def compare(old: KnowledgeBase, new: KnowledgeBase) -> Comparison:
    """What is different in `new`."""
    before, after = old.things, new.things
    leads = {entry.thing.id: entry.thing.moved_to for entry in new.retired if isinstance(entry.thing, Moved)}
    moved = tuple((before[id_], leads[id_]) for id_ in before if id_ in leads)
    renamed = {to for thing, to in moved if to not in before}
    pairs = [(before[id_], after[id_]) for id_ in before if id_ in after]
    pairs += [(thing, after[to]) for thing, to in moved if to in renamed and to in after]
    changed = [(now, tuple(d for d in differences(was, now) if d.way != ("id",))) for was, now in pairs if was != now]
    return Comparison(
        added=tuple(thing for id_, thing in after.items() if id_ not in before and id_ not in renamed),
        removed=tuple(thing for id_, thing in before.items() if id_ not in after and id_ not in leads),
        moved=moved,
        changed=tuple((thing, found) for thing, found in changed if found),
        translations=tuple(_translations([*pairs, *((None, thing) for id_, thing in after.items() if id_ not in before and id_ not in renamed)])))


def kept(new: KnowledgeBase, id_: str) -> bool:
    """Whether the address of a thing that is gone still says so."""
    return any(entry.thing.id == id_ and isinstance(entry.thing, Removed) for entry in new.retired)


def _translations(pairs: list[tuple[Thing | None, Thing]]) -> Iterator[tuple[Thing, str, int]]:
    """How many texts more than before need a translator, or fewer; per thing and state."""
    for was, now in pairs:
        before, after = (Counter(value.state for _, value in walk(thing) if isinstance(value, Text)) if thing else Counter()
                         for thing in (was, now))
        for state in ("missing", "stale", "unconfirmed"):
            if before[state] != after[state]:
                yield now, state, after[state] - before[state]


def differences(was, now, way: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Every difference between two values of the same place, the deepest that say something by themselves."""
    if was == now:
        return
    if isinstance(was, Text) and isinstance(now, Text):
        if (was.nl, was.en) != (now.nl, now.en):  # a confirmed translation is told of elsewhere
            yield Difference(way, "text", was, now)
    elif isinstance(was, (Quantity, Citation)) or not _same_group(was, now):
        yield from _whole(was, now, way)
    elif isinstance(was, BaseModel):
        for name in type(was).model_fields:
            yield from differences(getattr(was, name), getattr(now, name), way + (name,))
    else:
        yield from _lists(was, now, way)


def _same_group(was, now) -> bool:
    return type(was) is type(now) and isinstance(was, (BaseModel, tuple))


def _lists(was: tuple, now: tuple, way: tuple[str, ...]) -> Iterator[Difference]:
    """Items that belong together are compared; others came or went. One inserted item is one difference."""
    blocks = SequenceMatcher(None, [_name(item) for item in was], [_name(item) for item in now], autojunk=False)
    for tag, a, b, c, d in blocks.get_opcodes():
        if tag in ("equal", "replace") and b - a == d - c:
            for number, (one, other) in enumerate(zip(was[a:b], now[c:d])):
                yield from differences(one, other, way + (str(c + number + 1),))
        else:
            for number, item in enumerate(was[a:b]):
                yield from _whole(item, None, way + (str(a + number + 1),))
            for number, item in enumerate(now[c:d]):
                yield from _whole(None, item, way + (str(c + number + 1),))


def _name(item) -> str:
    """What an item of a list is known by: its id or number, what it refers to, or all of it."""
    for field in ("id", "number", "criterion", "organisation", "to", "thing"):
        if isinstance(value := getattr(item, field, None), str):
            return f"{field}={value}"
    return repr(item)


def _whole(was, now, way: tuple[str, ...]) -> Iterator[Difference]:
    """A value that is told of as one; a group that came or went is told of by its texts, figures and links."""
    some = was if was is not None else now
    if isinstance(some, tuple) or (isinstance(some, BaseModel) and not isinstance(some, (Text, Quantity, Citation))):
        for inner, value in walk(some):
            if isinstance(value, (Text, Quantity, Citation, Ref)) and not _inside(some, inner):
                yield Difference(way + tuple(str(step + 1) if isinstance(step, int) else step for step in inner), _sort(inner or way, value), *(
                    (value, None) if now is None else (None, value)))
    else:
        yield Difference(way, _sort(way, some), was, now)


def _inside(whole, way: tuple) -> bool:
    """Whether a value is part of one that is told of as one."""
    for end in range(len(way)):
        part = whole
        for step in way[:end]:
            part = part[step] if isinstance(part, tuple) else getattr(part, step)
        if isinstance(part, (Text, Quantity, Citation)):
            return True
    return False


def _sort(way: tuple, value) -> str:
    if isinstance(value, (Quantity, Decimal, int)) and not isinstance(value, bool):
        return "figure"
    if isinstance(value, (Ref, Citation)) or way[-1:] == ("link",):
        return "link"
    return "status" if way[-2:] == ("status", "value") else "text"
