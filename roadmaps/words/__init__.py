"""The words of the site, of its fields, messages and search, in both languages: YAML lists, and `look_up`, which reads them.

May be imported: everything without an underscore. Imports nothing of ours.
"""

from __future__ import annotations

import re
import stat
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_LARGEST = 1_000_000  # bytes
_DEEP = re.compile(r"(?:[\[{][^\]}\n]*){20}|(?:[\[{]\s*){20}|^ {80}", re.M)


class BadWordList(ValueError):
    """A list cannot be read; the text says which one, and why."""


class MissingWord(KeyError):
    """A list lacks an entry; the text says which file and which key."""

    def __str__(self) -> str:
        return str(self.args[0])


@cache
def word_list(name: str) -> Any:
    """The whole list `name`, as its YAML file has it."""
    file = Path(__file__).with_name(f"{name}.yml")
    try:
        text = ordinary_text(file)
        if _DEEP.search(text):  # the parser would fall over, and the whole program with it
            raise OSError("te diep genest / nested too deeply")
        return yaml.load(text, Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as error:
        raise BadWordList(
            f"roadmaps/words/{name}.yml is niet te lezen / cannot be read: {' '.join(str(error).split())}"
        ) from error


def ordinary_text(file: Path, errors: str = "strict") -> str:
    """The text of an ordinary file that is not too large. Raises OSError for a pipe or a device, which has no end."""
    found = file.lstat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST:
        raise OSError("geen gewoon bestand, of te groot / no ordinary file, or too large")
    return file.read_text("utf-8", errors=errors)


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
