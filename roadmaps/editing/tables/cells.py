"""A cell as a value of the knowledge base, or what does not fit in it: numbers, days, choices, references and texts."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from roadmaps.checking.references import Names
from roadmaps.editing.tables.declared import Path
from roadmaps.editing.tables.files import Cell
from roadmaps.editing.tables.wording import WANTED
from roadmaps.reading.base import LANGUAGES, Lang, Model, Prose, Ref, Text, is_id
from roadmaps.reading.declared import Annotation, bare, choices, is_list, is_type, type_at
from roadmaps.reading.expectations import expected
from roadmaps.reading.explain import as_id
from roadmaps.reading.i18n import choice_group, value_name
from roadmaps.reading.invisible import invisible
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.numbers import THOUSANDS
from roadmaps.reading.problems import Both, Place, both, nearest
from roadmaps.words import word_list

Value = str | list[str]
WIDTH = 96  # of a line in a text of several lines
_STARTS_SOMETHING = re.compile(r"([-+*#>|]|\d+[.)])(\s|$)|[-=]+$")
_BROKEN = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Declared:
    """What the model declares for a column: its type, the group that owns the field, and the last step to it."""

    wanted: Annotation
    owner: Annotation
    field: str

    @classmethod
    @cache  # a table asks it of each of its cells
    def at(cls, model: type[Model], path: Path) -> Declared:
        """What the model declares at the end of this way."""
        return cls(type_at(model, path), bare(type_at(model, path[:-1])), path[-1])


class Misfit(Exception):
    """A cell that does not fit: the code of the message, and what fills its blanks."""

    def __init__(self, code: str, **blanks: str):
        self.code, self.blanks = code, blanks
        super().__init__(code)


class Reader:
    """Reads cells against what a knowledge base knows."""

    def __init__(self, kb: KnowledgeBase):
        self.names = Names(kb)
        self.by_name: dict[str, set[str]] = {}
        for entry in kb.entries:
            for name in (entry.thing.name.nl, entry.thing.name.en, *entry.thing.aliases):
                self.by_name.setdefault((name or "").casefold(), set()).add(entry.thing.id)

    def value(self, cell: Cell, declared: Declared) -> Value:
        """The value of a cell, written as a file would hold it. Raises Misfit."""
        wanted, text = declared.wanted, cell.text
        if invisible(text, ""):
            raise Misfit("cell-invisible")
        if is_type(declared.owner, Text):
            return prose(text) if is_type(declared.owner, Prose) else " ".join(text.split())
        if options := choices(wanted):
            return _choice(text, options, declared)
        if wanted is Decimal:
            return _number(cell)
        if is_list(wanted):
            return _list(text, declared)
        if is_type(wanted, Ref):
            return self.known_id(text, wanted.kinds)
        return _plain(text, declared)

    def known_id(self, text: str, kinds: tuple[str, ...]) -> str:
        """The id of the thing that is meant, by its id or by its name. Raises Misfit."""
        named = [id_ for id_ in self.by_name.get(text.casefold(), ()) if not kinds or self.names.kinds[id_] in kinds]
        found = text if text in self.names.kinds or len(named) != 1 else named[0]
        if problem := self.names.problem(found, kinds, Place(""), "{}"):
            raise Misfit(problem.code, **dict(problem.details))
        return found


def new_id(text: str) -> str:
    """The id of something that may not be there yet. Raises Misfit."""
    if not is_id(text):
        raise Misfit("bad-id", value=text, nearest=as_id(text), example=as_id(text) or "mijn-onderwerp")
    return text


def names_of(declared: Declared, lang: Lang) -> dict[str, str]:
    """What readers call each choice of a field; the choice itself where it has no name."""
    group = choice_group(declared.owner.__name__, declared.field)
    named = word_list("words")["values"].get(group, {})
    return {one: value_name(group, one, lang) if group and one in named else one for one in choices(declared.wanted)}


def prose(text: str) -> str:
    """Running text as a file holds it: on one line where it fits, else lines of an even width that end in a line break."""
    text = "\n".join(line.rstrip() for line in text.strip().split("\n"))
    if "\n" not in text and len(text) <= WIDTH:
        return text
    return "\n\n".join(_wrapped(paragraph) for paragraph in _BROKEN.split(text)) + "\n"


def _wrapped(paragraph: str) -> str:
    """A paragraph in lines; a list, a table and what would become one stay as they were typed."""
    lines = paragraph.split("\n")
    if any(_STARTS_SOMETHING.match(line.strip()) for line in lines):
        return paragraph
    wrapped = textwrap.wrap(" ".join(lines), WIDTH, break_long_words=False, break_on_hyphens=False)
    return " ".join(wrapped) if any(_STARTS_SOMETHING.match(line) for line in wrapped) else "\n".join(wrapped)


def unwrapped(text: str) -> str:
    """The same running text with each paragraph on a line, as a cell shows it."""
    paragraphs = _BROKEN.split(text.strip("\n"))
    return "\n\n".join(
        part if any(_STARTS_SOMETHING.match(line.strip()) for line in part.split("\n")) else " ".join(part.split())
        for part in paragraphs
    )


def _choice(text: str, options: tuple[str, ...], declared: Declared) -> str:
    names = {lang: names_of(declared, lang) for lang in LANGUAGES}
    known = {name.casefold(): one for lang in LANGUAGES for one, name in names[lang].items()}
    known |= {one.casefold(): one for one in options}
    typed = " ".join(text.casefold().split())
    begun = {one for name, one in known.items() if name.startswith(typed)}  # "deels" is enough for "Deels gehaald"
    found = known.get(typed) or (begun.pop() if len(begun) == 1 else None)
    if found is None:
        listed = [", ".join(names[lang].values()) for lang in LANGUAGES]
        near = nearest(text, [*names["nl"].values(), *names["en"].values(), *options])
        example = near.split(", ")[0] if near else names["nl"][options[0]]
        nl, en = WANTED["choice"]
        raise _misfit(text, (nl.format(choices=listed[0]), en.format(choices=listed[1])), example, near)
    return found


def _misfit(text: str, wanted: Both, example: str, near: str = "") -> Misfit:
    return Misfit("cell-does-not-fit", found=text, nearest=near, example=example, **both("expected", wanted))


def _number(cell: Cell) -> str:
    """A number, written with a point before its decimals. Dutch writes 1,5 for one and a half and 1.250 for many."""
    text = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(\D|$))", "", cell.text)
    if cell.exact and re.fullmatch(r"-?\d+(\.\d+)?", text):
        return text
    if re.fullmatch(THOUSANDS, text):
        whole, part = re.split("[.,]", text)
        raise Misfit(
            "cell-two-numbers",
            found=cell.text,
            whole=f"{whole}{part}",
            part=f"{whole},{part.rstrip('0') or '0'}",
            example=whole + part,
        )
    for pattern, thousands in ((r"-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?", "."), (r"-?\d+(,\d+)?", ""), (r"-?\d+\.\d+", ",")):
        if re.fullmatch(pattern, text, re.ASCII):
            return text.replace(thousands, "").replace(",", ".") if thousands else text.replace(",", ".")
    raise _misfit(cell.text, WANTED["number"], "1250,5")


def _list(text: str, declared: Declared) -> list[str]:
    """A list: names on a line each or with semicolons between, numbers of lines with commas too."""
    marks = r"[;\n]" if declared.field == "aliases" else r"[;,\n]|\s+"
    found = [part.strip() for part in re.split(marks, text) if part.strip()]
    try:
        TypeAdapter(declared.wanted).validate_python(found)
    except ValidationError:
        raise _misfit(text, WANTED["list"], "1, 2a") from None
    return found


def _plain(text: str, declared: Declared) -> str:
    """A year, a day, an id or a text on one line, as the model takes it."""
    if declared.wanted is str and declared.field == "id":
        new_id(text)
    text = " ".join(text.split())
    if declared.wanted is int and not re.fullmatch(r"[1-9]\d*", text, re.ASCII):
        raise _misfit(text, WANTED["whole"], "2024")
    try:
        _adapter(declared.owner, declared.field).validate_python(text)
    except ValidationError as error:
        first = error.errors()[0]
        wanted = expected(declared.wanted, first["type"], first.get("ctx"))
        if declared.field == "number":
            wanted = WANTED["line"]
        raise _misfit(text, wanted, "2a" if declared.field == "number" else "2018-03-27") from None
    return text


@cache
def _adapter(owner: Any, name: str) -> TypeAdapter[Any]:
    """The type of a field with what the model asks of it besides; slow to make, so made once."""
    field = owner.model_fields[name]
    wanted: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    return TypeAdapter(wanted)
