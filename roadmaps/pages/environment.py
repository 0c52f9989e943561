"""The templates, ready to be filled in. What they may reach stands in surface.py."""

from __future__ import annotations

import contextlib
import hashlib
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from roadmaps.reading.settings import ROOT

TEMPLATES = ROOT / "templates"


class _Compiled(FileSystemBytecodeCache):
    """The compiled templates, kept where Python keeps this module compiled: each language and each build uses the same ones.

    Jinja compares the text of a template; another version of Jinja, or of this file, has its own.
    """

    def __init__(self) -> None:
        of = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8]
        folder = Path(__file__).with_name("__pycache__")
        with contextlib.suppress(OSError):
            folder.mkdir(exist_ok=True)
        super().__init__(str(folder), f"jinja-{version('jinja2')}-{of}-%s.cache")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, where that can be done."""
        if not sys.dont_write_bytecode:
            with contextlib.suppress(OSError):
                super().dump_bytecode(bucket)


def environment(names: Mapping[str, object], filters: Mapping[str, Callable[..., str | int]]) -> Environment:
    """The templates, which know these names and these filters besides those of Jinja."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_Compiled(),
    )
    made.globals.update(names)
    made.filters.update(filters)
    return made
