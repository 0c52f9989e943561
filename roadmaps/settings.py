"""Where the site and its repository live: `mkdocs.yml` says so, and nothing else does."""
from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent


class _Loader(yaml.SafeLoader):
    """YAML with MkDocs' `!ENV [NAME, default]`; its other tags mean nothing here."""


def _environment(loader: _Loader, node: yaml.Node):
    name, default = loader.construct_sequence(node)
    return os.environ.get(name, default)


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


@cache
def _settings() -> dict:
    return yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=_Loader)


def site_url() -> str:
    """The address of the Dutch home page, with a slash at the end."""
    return _settings()["site_url"].rstrip("/") + "/"


def repository() -> str:
    """The address of the repository, without a slash at the end."""
    return _settings()["extra"]["repository"].rstrip("/")
