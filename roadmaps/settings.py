"""Where the site and the repository live, as mkdocs.yml says: the one place. SITE_URL and REPOSITORY_URL go before it."""
from __future__ import annotations

from pathlib import Path

from mkdocs.utils.yaml import yaml_load


def site_url(root: Path) -> str:
    """The address of the home page, with a slash at the end."""
    return str(_settings(root)["site_url"]).rstrip("/") + "/"


def repository(root: Path) -> str:
    """The address of the repository, without a slash at the end."""
    return str(_settings(root)["extra"]["repository"]).rstrip("/")


def _settings(root: Path) -> dict:
    """The settings of both languages, the environment filled in."""
    return yaml_load((root / "mkdocs.yml").read_text("utf-8"))
