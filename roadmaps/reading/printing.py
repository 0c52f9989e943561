"""YAML as this project writes it: the lines of a group whose texts are spelt already."""

from __future__ import annotations

from typing import TypeAlias

# A value before it is printed: a text as it will stand in the file, which may be a block of lines, a list or a group.
Sketch: TypeAlias = "str | list[Sketch] | dict[str, Sketch]"


class Apart(str):
    """A text that stands on a line of its own in a list: one that is long, say."""


def yaml_lines(value: dict[str, Sketch], indent: str = "") -> list[str]:
    """The lines of a group."""
    return [line for key, item in value.items() for line in field_lines(key, item, indent)]


def field_lines(key: str, item: Sketch, indent: str) -> list[str]:
    """The lines of a field: a list of words stands on one line, a list of groups or a group below the key."""
    if isinstance(item, str):
        first, *rest = item.split("\n")
        return [f"{indent}{key}: {first}", *(f"{indent}  {line}" if line else "" for line in rest)]
    if isinstance(item, dict):
        return [f"{indent}{key}:", *yaml_lines(item, indent + "  ")]
    words = [part for part in item if isinstance(part, str) and not isinstance(part, Apart)]
    if len(words) == len(item):
        return [f"{indent}{key}: [{', '.join(words)}]"]
    return [f"{indent}{key}:", *(line for part in item for line in item_lines(part, f"{indent}  - "))]


def item_lines(item: Sketch, hyphen: str) -> list[str]:
    """The lines of an item of a list: the first one after its hyphen, which comes with its indentation."""
    first, *rest = yaml_lines(item, " " * len(hyphen)) if isinstance(item, dict) else [str(item)]
    return [hyphen + first.strip(), *rest]
