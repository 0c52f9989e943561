"""The versions of the published shapes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml


@cache
def changelog() -> list[dict[str, Any]]:
    """The versions of the shapes, the newest first: number, day, and what changed in each language."""
    found: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("changelog.yml").read_text("utf-8"))
    return found


VERSION = str(changelog()[0]["version"])
