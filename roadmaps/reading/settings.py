"""Where the project, its site and its repository live: `mkdocs.yml` says the last two, and nothing else does."""

from __future__ import annotations

import contextlib
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from roadmaps.words import ordinary_text

ROOT = Path(__file__).resolve().parents[2]


class _Loader(yaml.SafeLoader):
    """YAML with MkDocs' `!ENV [NAME, default]`; its other tags mean nothing here."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


@cache
def _settings() -> dict[str, Any]:
    """What stands there. With a mistake in the menu all above it counts: the check tells of the mistake, with an address."""
    try:
        text = ordinary_text(ROOT / "mkdocs.yml", errors="replace")
    except OSError:
        text = ""
    for part in (text, re.split(r"^nav\b", text, flags=re.M)[0]):
        with contextlib.suppress(yaml.YAMLError, RecursionError):
            settings = yaml.load(part, Loader=_Loader)
            if isinstance(settings, dict) and {"site_url", "extra"} <= set(settings):
                return settings
    return {"site_url": "", "extra": {"repository": ""}}


def site_url() -> str:
    """The address of the Dutch home page, with a slash at the end."""
    return str(_settings()["site_url"]).rstrip("/") + "/"


def repository() -> str:
    """The address of the repository, without a slash at the end."""
    return str(_settings()["extra"]["repository"]).rstrip("/")
