"""Where mkdocs-macros-plugin looks for the names that a page may call; they stand in roadmaps/handwritten/macros.py."""

from roadmaps.handwritten.macros import register


def define_env(env) -> None:
    """Called by mkdocs-macros-plugin, once per build."""
    register(env)
