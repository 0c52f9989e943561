"""What the page "Iets toevoegen of wijzigen" knows: every field of every kind, the ids to point to, and the checks that a browser can do.

All of it comes from the schemas, from fields.yml and from the rules, so that the form cannot say something else than they do.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from roadmaps.checking.markup import patterns
from roadmaps.checking.rules import SUMMARY_WORDS
from roadmaps.editing.schema import CLASSES, description, schema
from roadmaps.kinds import KINDS
from roadmaps.reading import i18n, invisible
from roadmaps.reading.base import ID_PATTERN, LONGEST_ID, Lang, Model
from roadmaps.reading.document import Document
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.messages import MESSAGES
from roadmaps.reading.numbers import NUMBER, SPELLINGS, THOUSANDS, WHOLE
from roadmaps.reading.problems import kind_blanks
from roadmaps.reading.thing import Thing, file_order
from roadmaps.words import word_list

_MESSAGES = (
    "empty-field",
    "bad-id",
    "duplicate-id",
    "unknown-reference",
    "wrong-reference",
    "refers-to-itself",
    "raw-html",
    "template-braces",
    "attribute-list",
    "bad-link",
    "heading-in-text",
    "markup-in-plain-text",
    "html-entity",
    "crooked-link",
    "wrong-encoding",
    "pasted-letters",
    "symbol-of-a-font",
    "foreign-bullet",
    "list-without-line",
    "table-in-text",
    "summary-too-long",
    "point-in-number",
    "control-character",
    "end-before-begin",
    "upto-below-value",
    "duplicate-order",
    "listed-twice",
)
_NUMBERS = {"thousands": THOUSANDS, "number": NUMBER, "whole": WHOLE, "spellings": SPELLINGS}
_TEXTS = {"Text": "text", "Prose": "prose"}  # the groups that are one text in two languages
# Not required, but hardly ever left out: shown at once, to be left empty.
_SHOWN = {"Quantity": ("kind", "value", "unit"), "Status": ("words",)}
_SIMPLE = {"integer": "whole", "number": "number", "boolean": "yes"}


def _packed(value: object) -> str:
    """JSON without spaces: the form is the heaviest page of the site."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def script(kb: KnowledgeBase, lang: Lang, repository: str) -> str:
    """The file assets/form-data.js: what the form needs, as one value."""
    things = kb.things.values()
    data = {
        "lang": lang,
        "repository": repository,
        "files": "../kb/" if lang == "nl" else "../../kb/",
        "idPattern": ID_PATTERN,
        "longestId": LONGEST_ID,
        "summaryWords": SUMMARY_WORDS,
        "kinds": {kind: _kind(cls, lang) for kind, cls in KINDS.items()},
        "types": _types(lang),
        "ids": {thing.id: [thing.kind, thing.name[lang]] for thing in things},
        "inner": [id_ for thing in things for _, id_ in _inner(thing)],
        "prefixes": _prefixes(kb),
        "retired": [entry.thing.id for entry in kb.retired],
        "orders": {_order(thing): thing.id for thing in things if thing.number is not None},
        "patterns": patterns() | {"invisible": invisible.IN_SCRIPTS, **_NUMBERS},
        "messages": {code: _wording(code, lang) for code in _MESSAGES},
        "words": i18n.words_of("form", lang),
    }
    return f"window.roadmapForm = {_packed(data)};\n"


def help_script() -> str:
    """The file assets/form-help.js: the Dutch line that a file has above each field, for who makes a file."""
    groups = {name: CLASSES[name] for name in _parts()}
    help_ = {name: [description(cls, field)["nl"] for field in file_order(cls)] for name, cls in groups.items()}
    return f"window.roadmapHelp = {_packed(help_)};\n"


def also_script(kb: KnowledgeBase, lang: Lang) -> str:
    """The file assets/form-also.js: what things are called besides their names, for who searches in the form."""
    also = {thing.id: names for thing in kb.things.values() if (names := _also(thing, lang))}
    return f"window.roadmapAlso({_packed(also)});\n"


def _kind(cls: type[Thing], lang: Lang) -> dict[str, Any]:
    """What the form knows of a kind; `numberedWithin` are the fields within which a number occurs once."""
    return {
        "name": i18n.capital(i18n.kind_name(cls.kind, lang)),
        "one": kind_blanks("one", cls.kind)[f"one_{lang}"],
        "folder": cls.folder,
        "section": i18n.section(cls.kind, lang),
        "type": cls.__name__,
        "numberedWithin": cls.numbered_within or (),
        "usualUnless": cls.usual_unless,
    }


def _also(thing: Thing, lang: Lang) -> list[str]:
    """What a thing is called besides its name: in the other language, and its aliases."""
    names = [thing.name["en" if lang == "nl" else "nl"], *thing.aliases]
    return list(dict.fromkeys(name for name in names if name != thing.name[lang]))


def _inner(thing: Thing) -> Iterator[tuple[str, str]]:
    """What stands in a list of a thing and has an id of its own: its type and that id."""
    for value in (getattr(thing, name) for name in type(thing).model_fields):
        for item in value if isinstance(value, tuple) else ():
            if isinstance(item, Model) and (id_ := getattr(item, "id", None)):
                yield type(item).__name__, id_


def _prefixes(kb: KnowledgeBase) -> dict[str, str]:
    """How the ids of a type begin, where all that are there begin so: "thema" of thema-waterstof, "tg" of tg-2025-co2."""
    found: dict[str, list[str]] = {}
    for thing in kb.things.values():
        for name, id_ in ((type(thing).__name__, thing.id), *_inner(thing)):
            found.setdefault(name, []).append(id_)
    return {name: start for name, ids in found.items() if (start := _same_start(ids))}


def _same_start(ids: Iterable[str]) -> str:
    """The first part of all ids, without the digits behind it; nothing where they differ or there are less than two."""
    starts = [id_.partition("-")[0].rstrip("0123456789") for id_ in ids]
    return starts[0] if len(starts) > 1 and len(set(starts)) == 1 else ""


def file_script(document: Document) -> str:
    """A file of the knowledge base as <id>.js, for the form to change it."""
    found = {"path": document.path, "text": document.text}
    return f"roadmapFile({_packed(found)});\n"


def _order(thing: Thing) -> str:
    """What may occur once: a number within its kind, and within the fields that its kind names."""
    return " ".join(map(str, (thing.kind, *thing.number_group, thing.number)))


def _wording(code: str, lang: Lang) -> str:
    """What is wrong, and what is expected where that needs no blanks filled in."""
    told = getattr(MESSAGES[code], lang)
    needed = (
        ""
        if "{" in told.expected or code == "empty-field"
        else f" {i18n.words_of('form', lang)['needed']}: {told.expected}."
    )
    return f"{i18n.capital(told.wrong)}.{needed}"


def _types(lang: Lang) -> dict[str, list[dict[str, Any]]]:
    """The fields of the kinds, and of every group inside them, as their schemas have them, in the order of the file."""
    return {
        name: [_field(CLASSES[name], field, part, lang) for field in file_order(CLASSES[name])]
        for name, part in _parts().items()
    }


def _parts() -> dict[str, dict[str, Any]]:
    """The schemas of the kinds, and of every group inside them, by name; texts are no groups to the form."""
    parts: dict[str, dict[str, Any]] = {}
    for kind, cls in KINDS.items():
        made = schema(kind)
        parts |= {cls.__name__: made} | made.get("$defs", {})
    return {name: part for name, part in parts.items() if name not in _TEXTS}


def _field(cls: type[Model], name: str, part: dict[str, Any], lang: Lang) -> dict[str, Any]:
    """What the form knows of a field; `usual` ones are shown at once. What is not so is left out: the form is heavy."""
    told = description(cls, name)
    is_so = {
        "required": name in part.get("required", ()),
        "usual": name in getattr(cls, "usual", ()),
        "shown": name in _SHOWN.get(cls.__name__, ()),
    }
    return {
        "name": name,
        "label": _label(cls, name, lang),
        "hint": _hint(cls, name, told, lang),
        **{name: True for name, so in is_so.items() if so},
        **_shape(part["properties"][name], told, lang),
    }


def _label(cls: type[Model], name: str, lang: Lang) -> str:
    """The name of a field for people."""
    own = _own_words("labels", cls, name)
    return own[lang] if own else i18n.capital(i18n.field_name(name, lang))


def _hint(cls: type[Model], name: str, told: dict[str, Any], lang: Lang) -> str:
    """What a field is for, as a sentence that knows nothing of files and codes."""
    text: str = (_own_words("hints", cls, name) or told)[lang]
    without = re.sub(
        r"^(Lijst (van|met)|List of) |[;,] (weglaten|mag weg|leave( it)? out|may be left out)\b[^.]*", "", text
    )
    return i18n.capital(without)


def _own_words(group: str, cls: type[Model], name: str) -> dict[str, str] | None:
    """What the form says of a field of a type in its own words."""
    known: dict[str, dict[str, str]] = word_list("form")[group]
    return next(
        (known[f"{owner.__name__}.{name}"] for owner in cls.__mro__ if f"{owner.__name__}.{name}" in known), None
    )


def _shape(part: dict[str, Any], told: dict[str, Any], lang: Lang) -> dict[str, Any]:
    """What may be typed in a field, or in an item of its list. Of alternatives the first counts: the last is to leave it out."""
    part = part.get("anyOf", [part])[0]
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        return {"as": _TEXTS[name]} if name in _TEXTS else {"as": "group", "type": name}
    if part["type"] == "array":
        return _shape(part["items"], told, lang) | {"many": True, "least": part.get("minItems", 0)}
    if "enum" in part:
        values = told.get("values", {})
        return {"as": "choice", "values": {value: values.get(value, {}).get(lang, value) for value in part["enum"]}}
    if "x-kinds" in part:
        return {"as": "ref", "kinds": part["x-kinds"]}
    if part["type"] == "string":
        return {"as": "day"} if part.get("format") == "date" else {"as": "string", "pattern": part.get("pattern")}
    limits = {"ge": part.get("minimum"), "le": part.get("maximum")}
    return {"as": _SIMPLE[part["type"]]} | {key: value for key, value in limits.items() if value is not None}
