"""What the page "Iets toevoegen of wijzigen" knows: every field of every kind, the ids to point to, and the checks that a browser can do.

All of it comes from the model, from fields.yml and from the rules, so that the form cannot say something else than they do.
"""
from __future__ import annotations

import json
import typing
from decimal import Decimal
from pathlib import Path

from pydantic.fields import FieldInfo

from roadmaps import check, i18n, load
from roadmaps.explain import bare
from roadmaps.graph import Graph
from roadmaps.kb import KnowledgeBase
from roadmaps.messages import MESSAGES
from roadmaps.model import ID_PATTERN, KINDS, THOUSANDS, Day, Model, Prose, Ref, Speerpunt, Text, Thing, file_order
from roadmaps.problems import kind_blanks
from roadmaps.schema import description
from roadmaps.template import USUAL

_MESSAGES = ("empty-field", "bad-id", "duplicate-id", "unknown-reference", "wrong-reference", "refers-to-itself", "raw-html",
             "template-braces", "attribute-list", "bad-link", "heading-in-text", "markup-in-plain-text", "summary-too-long",
             "quantity", "point-in-number", "control-character", "end-before-begin", "upto-below-value", "duplicate-order")


def script(graph: Graph, lang: str, repository: str) -> str:
    """The file assets/form-data.js: what the form needs, as one value."""
    data = {
        "lang": lang, "repository": repository, "files": "../kb/" if lang == "nl" else "../../kb/", "idPattern": ID_PATTERN, "summaryWords": check.SUMMARY_WORDS,
        "kinds": {kind: {"name": i18n.capital(i18n.kind_name(kind, lang)), "one": kind_blanks("one", kind)[f"one_{lang}"],
                         "folder": cls.folder, "type": cls.__name__} for kind, cls in KINDS.items()},
        "types": {cls.__name__: _type(cls, lang) for cls in _all_types()},
        "ids": {thing.id: [thing.kind, thing.name[lang]] for thing in graph.kb.things.values()},
        "retired": [entry.thing.id for entry in graph.kb.retired],
        "orders": {_order(thing): thing.id for thing in graph.kb.things.values() if hasattr(thing, "order")},
        "patterns": check.patterns() | {"invisible": load.INVISIBLE.replace("\\U00010000-\\U0010ffff", "\\u{10000}-\\u{10ffff}"), "thousands": f"^{THOUSANDS}$"},
        "messages": {code: _wording(code, lang) for code in _MESSAGES},
        "words": i18n.words_of("form", lang),
    }
    return f"window.roadmapForm = {json.dumps(data, ensure_ascii=False)};\n"


def save_files(kb: KnowledgeBase, folder: Path) -> None:
    """Write each file of the knowledge base into the folder as <id>.js, for the form to change it."""
    folder.mkdir()
    for entry in kb.entries:
        found = {"path": entry.document.path, "text": entry.document.text}
        (folder / f"{entry.thing.id}.js").write_text(f"roadmapFile({json.dumps(found, ensure_ascii=False)});\n", "utf-8")


def _order(thing: Thing) -> str:
    """What may occur once: a number within its kind, and for a focus area within its challenge and year."""
    group = (thing.challenge, thing.year) if isinstance(thing, Speerpunt) else ()
    return " ".join(map(str, (thing.kind, *group, thing.order)))


def _wording(code: str, lang: str) -> str:
    """What is wrong, and what is expected where that needs no blanks filled in."""
    told = getattr(MESSAGES[code], lang)
    needed = "" if "{" in told.expected or code == "empty-field" else f" {i18n.words_of('form', lang)['needed']}: {told.expected}."
    return f"{i18n.capital(told.wrong)}.{needed}"


def _all_types() -> list[type[Model]]:
    """The kinds, and every group of fields inside them, each once."""
    found: list[type[Model]] = list(KINDS.values())
    for cls in found:  # grows while it is walked
        for field in cls.model_fields.values():
            inner = _inner(field)
            if isinstance(inner, type) and issubclass(inner, Model) and not issubclass(inner, Text) and inner not in found:
                found.append(inner)
    return found


def _inner(field: FieldInfo):
    """The type of a field, or of the items of its list."""
    inner = bare(field.annotation)
    return bare(typing.get_args(inner)[0]) if typing.get_origin(inner) is tuple else inner


def _type(cls: type[Model], lang: str) -> list[dict]:
    """The fields of a type in the order of the file; `usual` ones are shown at once."""
    usual = USUAL.get(getattr(cls, "kind", ""), ())
    return [{"name": name, **_field(cls, name, lang), "usual": name in usual} for name in file_order(cls)]


def _field(cls: type[Model], name: str, lang: str) -> dict:
    field, told = cls.model_fields[name], description(cls, name)
    made = {"help": told[lang], "helpNl": told["nl"], "required": field.is_required(), **_shape(field, told, lang)}
    if typing.get_origin(bare(field.annotation)) is tuple:
        least = max((getattr(rule, "min_length", None) or 0 for rule in field.metadata), default=0)
        return made | {"many": True, "least": least}
    return made


def _shape(field: FieldInfo, told: dict, lang: str) -> dict:
    """What may be typed in a field, or in an item of its list."""
    inner = _inner(field)
    if typing.get_origin(inner) is typing.Literal:
        values = told.get("values", {})
        return {"as": "choice", "values": {value: values.get(value, {}).get(lang, value) for value in typing.get_args(inner)}}
    if issubclass(inner, Ref):
        return {"as": "ref", "kinds": inner.kinds}
    if issubclass(inner, Text):
        return {"as": "prose" if issubclass(inner, Prose) else "text"}
    if issubclass(inner, Model):
        return {"as": "group", "type": inner.__name__}
    return _simple(field, inner)


def _simple(field: FieldInfo, inner: type) -> dict:
    if bare(Day) is inner:
        return {"as": "day"}
    limits = {key: value for rule in field.metadata for key in ("ge", "le") if (value := getattr(rule, key, None)) is not None}
    for arg in typing.get_args(field.annotation):
        limits |= {key: value for rule in getattr(arg, "__metadata__", ()) for part in getattr(rule, "metadata", ()) for key in ("ge", "le")
                   if (value := getattr(part, key, None)) is not None}
    if inner in (int, Decimal):
        return {"as": "whole" if inner is int else "number", **limits}
    if inner is bool:
        return {"as": "yes"}
    return {"as": "string", "pattern": _pattern(field)}


def _pattern(field: FieldInfo) -> str | None:
    """The pattern of a string; None where any will do."""
    rules = [*field.metadata, *(rule for arg in typing.get_args(field.annotation) for rule in getattr(arg, "__metadata__", ()))]
    rules += [rule for arg in typing.get_args(field.annotation) for rule in _of_items(arg)]
    return next((pattern for rule in rules if (pattern := getattr(rule, "pattern", None))), None)


def _of_items(annotation) -> list:
    return [rule for arg in typing.get_args(annotation) for rule in getattr(arg, "__metadata__", ())]
