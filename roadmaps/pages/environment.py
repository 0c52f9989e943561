"""The templates, ready to be filled in. What they may reach stands in surface.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from roadmaps.reading.settings import ROOT

TEMPLATES = ROOT / "templates"


class _Compiled(BytecodeCache):
    """The compiled templates, kept in memory: each language and each version that is compared uses the same ones."""

    def __init__(self) -> None:
        self._by_key: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._by_key:
            bucket.bytecode_from_string(self._by_key[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._by_key[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def environment(names: Mapping[str, object], filters: Mapping[str, Callable[..., str | int]]) -> Environment:
    """The templates, which know these names and these filters besides those of Jinja."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_COMPILED,
    )
    made.globals.update(names)
    made.filters.update(filters)
    return made
