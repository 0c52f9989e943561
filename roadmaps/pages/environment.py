"""The templates, ready to be filled in. What they may reach stands in surface.py."""

from __future__ import annotations

import contextlib
import hashlib
import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from roadmaps.reading.settings import ROOT

TEMPLATES = ROOT / "templates"


class _Compiled(FileSystemBytecodeCache):
    """The compiled templates, kept in memory, and where Python keeps this module compiled: each language and each build uses the same ones.

    Jinja compares the text of a template; another version of Jinja, or of this file, has its own.
    """

    def __init__(self) -> None:
        self._by_key: dict[str, bytes] = {}
        of = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8]
        folder = Path(__file__).with_name("__pycache__")
        with contextlib.suppress(OSError):
            folder.mkdir(exist_ok=True)
        super().__init__(str(folder), f"jinja-{version('jinja2')}-{of}-%s.cache")

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._by_key:
            bucket.bytecode_from_string(self._by_key[bucket.key])
        else:
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template; on disk too, where that can be done."""
        self._by_key[bucket.key] = bucket.bytecode_to_string()
        if not sys.dont_write_bytecode:
            with contextlib.suppress(OSError):
                super().dump_bytecode(bucket)


_compiled = cache(_Compiled)


def environment(names: Mapping[str, object], filters: Mapping[str, Callable[..., str | int]]) -> Environment:
    """The templates, which know these names and these filters besides those of Jinja."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_compiled(),
    )
    made.globals.update(names)
    made.filters.update(filters)
    return made
