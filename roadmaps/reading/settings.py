"""Where the project, its site and its repository live: `mkdocs.yml` says the last two, and nothing else does."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

ROOT = Path(__file__).resolve().parents[2]


class _Loader(yaml.SafeLoader):
    """YAML with MkDocs' `!ENV [NAME, default]`; its other tags mean nothing here."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


@cache
def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=_Loader)
    return settings


def site_url() -> str:
    """The address of the Dutch home page, with a slash at the end."""
    return str(_settings()["site_url"]).rstrip("/") + "/"


def repository() -> str:
    """The address of the repository, without a slash at the end."""
    return str(_settings()["extra"]["repository"]).rstrip("/")
