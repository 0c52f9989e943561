"""Where mkdocs-macros-plugin looks for the names that a page may call; they stand in roadmaps/handwritten/macros.py."""

from __future__ import annotations

from mkdocs_macros.plugin import MacrosPlugin

from roadmaps.handwritten.macros import names


def define_env(env: MacrosPlugin) -> None:
    """Called by mkdocs-macros-plugin, once per build."""
    for macro in names(env.conf.extra["site"], lambda: str(env.page.url)).values():
        env.macro(env.conf.extra["aside"].instead_of(macro))
