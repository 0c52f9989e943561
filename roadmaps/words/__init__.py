"""The words of the site, of its fields, messages and search, in both languages: YAML lists, and `look_up`, which reads them.

May be imported: `look_up`, `word_list` and `forget`. Imports nothing of ours.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml


class MissingWord(KeyError):
    """A list lacks an entry; the text says which file and which key."""

    def __str__(self) -> str:
        return str(self.args[0])


@cache
def word_list(name: str) -> Any:
    """The whole list `name`, as its YAML file has it."""
    return yaml.load(Path(__file__).with_name(f"{name}.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)


@cache
def look_up(name: str, *keys: str) -> Any:
    """An entry of the list `name`. Raises MissingWord, which names the file and the key to fill in."""
    found = word_list(name)
    for number, key in enumerate(keys):
        if not isinstance(found, dict) or key not in found:
            raise MissingWord(f"roadmaps/words/{name}.yml lacks {'.'.join(keys[: number + 1])}")
        found = found[key]
    return found


def forget() -> None:
    """Read the lists again when they are next asked for."""
    word_list.cache_clear()
    look_up.cache_clear()
