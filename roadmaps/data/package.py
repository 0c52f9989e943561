"""datapackage.json (Frictionless): what the CSV files hold, with types, keys and the ties between tables."""

from __future__ import annotations

import json
from typing import Any

from roadmaps.data.explained import title
from roadmaps.data.publication import Publication
from roadmaps.data.tables import Column, Table, tables
from roadmaps.data.versions import VERSION
from roadmaps.words import look_up

_KINDS = {"date": {"type": "date", "format": "%Y-%m-%d"}, "uri": {"type": "string", "format": "uri"}}


def described(made: Publication) -> str:
    """The description of the folder that it stands in."""
    licence, commit = look_up("data", "licence"), made.commit
    found: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "roadmaps",
        "title": look_up("data", "title", "en"),
        "version": VERSION,
        "homepage": made.top,
        "licenses": [{"name": licence["name"].replace(" ", "-"), "path": licence["address"], "title": licence["name"]}],
        "resources": [_resource(table) for table in tables().values()],
    }
    if commit:
        found["created"] = f"{commit.day}T00:00:00Z"
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table) -> dict[str, Any]:
    told = title(table)
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": ["id"],
        "missingValues": [""],
    }
    if keys := [_key(column, table) for column in table.columns if column.refers and not column.many]:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": told["en"],
        "description": f"{told['nl']} / {told['en']}",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    told = column.meaning
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.name == "id":
        constraints["unique"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    found = {"name": column.name, **_KINDS.get(column.holds, {"type": column.holds})}
    return (
        found | {"description": f"{told['nl']} / {told['en']}"} | ({"constraints": constraints} if constraints else {})
    )


def _key(column: Column, table: Table) -> dict[str, Any]:
    there = "" if column.refers == table.name else column.refers
    return {"fields": [column.name], "reference": {"resource": there, "fields": ["id"]}}
