"""What others were promised: the shapes as they were last released, and what a change of them may do.

Within version 1 a file, a field and a column stay, keep their name, their type and their meaning, and what is always
there stays so. New ones may come, new columns after the others, and a field that takes one of a few values may get
another value. Each change is a version of its own in changelog.yml. What breaks this makes a `/data/v2/` beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from roadmaps.data.json_files import schema
from roadmaps.data.tables import tables
from roadmaps.data.versions import VERSION
from roadmaps.kinds import KINDS

FILE = "schema/data-v1.json"  # in the repository; `make schema` writes it


def shapes() -> dict[str, Any]:
    """The shapes as they are now, without words: schemas, and the columns of each table with their types."""
    return {
        "version": VERSION,
        "schemas": {name: _bare(schema(name)) for name in (*KINDS, "all")},
        "tables": {name: {column.name: column.holds for column in table.columns} for name, table in tables().items()},
    }


def kept() -> str:
    """What belongs in the repository."""
    return json.dumps(shapes(), ensure_ascii=False, indent=1) + "\n"


def _bare(schema: Any) -> Any:
    """A schema without titles and descriptions: these may change."""
    if isinstance(schema, dict):
        return {
            name: _bare(value)
            for name, value in schema.items()
            if name not in ("description", "title") or not isinstance(value, str)
        }
    return [_bare(one) for one in schema] if isinstance(schema, list) else schema


def refused(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Why the shapes of now cannot follow those that were released; nothing where they can."""
    if before == now:
        return []
    found = list(broken(before, now))
    if before["version"] == now["version"] and not found:
        found.append(f"the shapes changed, and are version {now['version']} still: add a version to changelog.yml")
    return found


def broken(before: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    """What a program that reads the released shapes would stumble over."""
    for name, was in before["schemas"].items():
        if name not in now["schemas"]:
            yield f"the schema of {name} is gone"
            continue
        yield from _schema(name, was, now["schemas"][name], (was, now["schemas"][name]))
    for name, columns in before["tables"].items():
        yield from _table(name, columns, now["tables"].get(name))


def _table(name: str, before: dict[str, str], now: dict[str, str] | None) -> Iterator[str]:
    """Columns stay where they were, for who counts them; new ones come last."""
    if now is None:
        yield f"the table {name} is gone"
    elif list(now)[: len(before)] != list(before):
        yield f"{name}: columns went, or changed place"
    else:
        yield from (f"{name}.{column}: was {kind}" for column, kind in before.items() if now[column] != kind)


def _schema(place: str, before: Any, now: Any, wholes: tuple[Any, Any], depth: int = 0) -> Iterator[str]:
    before, now = _target(before, wholes[0]), _target(now, wholes[1])
    if wider := _types(now) - _types(before):
        yield f"{place}: may now be {', '.join(sorted(wider))} too"
    if lost := set(before.get("required", ())) - set(now.get("required", ())):
        yield f"{place}: {', '.join(sorted(lost))} need no longer be there"
    for field, inner in before.get("properties", {}).items():
        if field not in now.get("properties", {}):
            yield f"{place}.{field} is gone"
        elif depth < _DEEPEST:
            yield from _schema(f"{place}.{field}", inner, now["properties"][field], wholes, depth + 1)
    if "items" in before and "items" in now and depth < _DEEPEST:
        yield from _schema(f"{place}[]", before["items"], now["items"], wholes, depth + 1)


_DEEPEST = 12  # no shape holds itself; this only ends a mistake


def _target(schema: Any, whole: Any) -> Any:
    """What a schema is, past a reference and past `or null`."""
    if "anyOf" in schema:
        return next((_target(one, whole) for one in schema["anyOf"] if one.get("type") != "null"), {}) | {
            "nullable": any(one.get("type") == "null" for one in schema["anyOf"])
        }
    reference = schema.get("$ref", "")
    return whole["$defs"][reference.removeprefix("#/$defs/")] if reference.startswith("#/$defs/") else schema


def _types(schema: Any) -> set[str]:
    found = schema.get("type", [])
    return ({found} if isinstance(found, str) else set(found)) | ({"null"} if schema.get("nullable") else set())
