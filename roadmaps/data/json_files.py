"""The knowledge base as JSON: all of it, everything of one kind, and a file for each thing; and the schemas of those."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from roadmaps.data.dictionary import DRAFT, described
from roadmaps.data.publication import Publication
from roadmaps.data.things import SHAPES
from roadmaps.data.versions import VERSION
from roadmaps.kinds import KINDS
from roadmaps.pages.page_list import DATA
from roadmaps.reading import i18n
from roadmaps.reading.thing import Moved
from roadmaps.words import look_up

FOLDER = DATA


def written(value: object) -> str:
    """Something as JSON for a file: small, and with letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def head(made: Publication, of: str) -> dict[str, Any]:
    """What stands above the data: where it is from, how things stood, and what may be done with it."""
    licence = look_up("data", "licence")
    commit = made.commit
    return {
        "$schema": f"{made.top}{FOLDER}schema/{of}.json",
        "version": VERSION,
        "site": made.top,
        "licence": licence["address"],
        "licence_confirmed": licence["confirmed"],
        "changed": str(commit.day) if commit else None,
        "commit": commit.hash if commit else None,
    }


def thing(made: Publication, id_: str) -> str:
    """One thing."""
    return _file(head(made, made.things[id_].kind), "thing", _json(made)[id_])


def kind(made: Publication, kind: str) -> str:
    """Everything of one kind."""
    return _file(head(made, kind), "things", _listed(_json(made)[found.id] for found in made.of_kind(kind)))


def everything(made: Publication) -> str:
    """The whole knowledge base, kind by kind, and where things are now that moved or were removed."""
    retired = [entry.thing for entry in made.graph.kb.retired]
    above = head(made, "all") | {
        "moved": {one.id: str(one.moved_to) for one in retired if isinstance(one, Moved)},
        "removed": [_removed(one) for one in retired if not isinstance(one, Moved)],
    }
    return _file(above, "things", _listed(_json(made).values()))


def _json(made: Publication) -> dict[str, str]:
    """Each thing as JSON, made once: it stands in three files."""
    return made.kept("json", lambda: {id_: found.model_dump_json() for id_, found in made.things.items()})


def _listed(texts: Iterable[str]) -> str:
    return f"[{','.join(texts)}]"


def _file(above: dict[str, Any], field: str, text: str) -> str:
    """What stands above the data, and the data as JSON behind it."""
    return f'{written(above).rstrip()[:-1]},"{field}":{text}}}\n'


def _removed(one: BaseModel) -> dict[str, Any]:
    found = one.model_dump(mode="json", include={"id", "removed", "name", "reason"})
    return found | {field: {lang: found[field][lang] for lang in ("nl", "en")} for field in ("name", "reason")}


# --- schemas


def schema_file(name: str) -> str:
    """The JSON Schema of one kind, or of all, as a file."""
    return written(schema(name))


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of the files of one kind, or of `all`."""
    return _all_schema() if name == "all" else _file_schema(name, described(SHAPES[name]))


def _file_schema(kind: str, shape: dict[str, Any]) -> dict[str, Any]:
    """A file of one kind holds `thing` or `things`."""
    inner = {name: value for name, value in shape.items() if name != "$defs"}
    one = {"$ref": "#/$defs/thing"}
    return {
        "$schema": DRAFT,
        "title": i18n.capital(i18n.kind_name(kind, "en", many=True)),
        "type": "object",
        "properties": _HEAD | {"thing": one, "things": {"type": "array", "items": one}},
        "required": list(_HEAD),
        "oneOf": [{"required": ["thing"]}, {"required": ["things"]}],
        "$defs": {"thing": inner, **shape.get("$defs", {})},
    }


def _all_schema() -> dict[str, Any]:
    text = {
        "type": "object",
        "properties": {"nl": {"type": "string"}, "en": {"type": ["string", "null"]}},
        "required": ["nl", "en"],
    }
    removed = {"id": {"type": "string"}, "removed": {"type": "string", "format": "date"}, "name": text, "reason": text}
    things = [{"$ref": f"{kind}.json#/$defs/thing"} for kind in KINDS]
    own = {
        "moved": {"type": "object", "additionalProperties": {"type": "string"}},
        "removed": {
            "type": "array",
            "items": {"type": "object", "properties": removed, "required": list(removed)},
        },
        "things": {"type": "array", "items": {"anyOf": things}},
    }
    return {
        "$schema": DRAFT,
        "title": look_up("data", "title", "en"),
        "type": "object",
        "properties": _HEAD | own,
        "required": [*_HEAD, *own],
    }


_HEAD: dict[str, Any] = {
    "$schema": {"type": "string", "format": "uri"},
    "version": {"type": "string"},
    "site": {"type": "string", "format": "uri"},
    "licence": {"type": "string", "format": "uri"},
    "licence_confirmed": {"type": "boolean"},
    "changed": {"type": ["string", "null"], "format": "date"},
    "commit": {"type": ["string", "null"]},
}
