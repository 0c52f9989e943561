"""What a kind still lacks outside its own module: each gap with the file, and the key or line to fill in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from roadmaps import kinds
from roadmaps.editing.schema import description, parts_of
from roadmaps.kinds import KINDS
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Model
from roadmaps.reading.declared import choices, type_at
from roadmaps.reading.thing import Thing
from roadmaps.words import MissingWord, look_up

# Fields that only hold an id or a fingerprint, or are told of together with another one.
UNTOLD = {"id", "kind", "nl", "en", "nl_hash", "upto", "moved_to", "removed", "was"}
TOLD_AS_A_WHOLE = {"Quantity.kind"}
MENUS = {"nl": "mkdocs.yml", "en": "mkdocs.en.yml"}


def missing_words() -> list[str]:
    """What the lists of words lack for the kinds: without it no schema, page or form can be made."""
    found = [gap for cls in KINDS.values() for gap in (*_names(cls), *_fields(cls))]
    return [*_unlisted(), *dict.fromkeys(found)]


def missing_files(root: Path) -> list[str]:
    """What the project at `root` lacks for the kinds: a template, a colour, an example, a line in a menu."""
    return [gap for cls in KINDS.values() for gap in _files(root, cls)]


def _missing(look_up: Callable[..., Any], *arguments: object) -> Iterator[str]:
    """What a list of words says that it lacks."""
    try:
        look_up(*arguments)
    except MissingWord as error:
        yield str(error)


def _names(cls: type[Thing]) -> Iterator[str]:
    """The names of the kind, and its place in addresses."""
    for lang in LANGUAGES:
        yield from _missing(i18n.section, cls.kind, lang)
        yield from _missing(i18n.kind_name, cls.kind, lang)
        yield from _missing(i18n.kind_name, cls.kind, lang, True)


def _fields(cls: type[Thing]) -> Iterator[str]:
    """What the kind, its fields and its choices are for, and what readers call them."""
    for model in (cls, *parts_of(cls)):
        yield from _missing(description, model)
        for name in model.model_fields:
            yield from _missing(description, model, name)
            yield from [] if name in UNTOLD else _missing(look_up, "words", "fields", name)
            yield from _choices(model, name)


def _choices(model: type[Model], name: str) -> Iterator[str]:
    """The meaning of each value of a field that takes one of a few, and its name for readers."""
    place = f"{model.__name__}.{name}"
    values = choices(type_at(model, (name,)))
    if values and place not in TOLD_AS_A_WHOLE:
        yield from _missing(look_up, "words", "choices", place)
        group = i18n.choice_group(model.__name__, name)
        for value in values:
            yield from _missing(look_up, "words", "values", group, value) if group else []
            yield from _missing(description, model, name, "values", value)


def _unlisted() -> Iterator[str]:
    """Modules that hold a kind which nobody listed."""
    for file in sorted(Path(kinds.__file__).parent.glob("*.py")):
        if re.search(r"^class \w+\(Thing\):", file.read_text("utf-8"), re.M) and file.stem not in KINDS:
            yield f"roadmaps/kinds/__init__.py lacks the class of {file.name} in KINDS"


def _files(root: Path, cls: type[Thing]) -> Iterator[str]:
    """What its page looks like, its colour, its line in both menus, and an example for the tests."""
    if not (root / f"templates/{cls.kind}.html.jinja").is_file():
        yield f"templates/{cls.kind}.html.jinja is missing: what its page looks like"
    if not re.search(rf"\.kind--{cls.kind}\b", (root / "theme/assets/site.css").read_text("utf-8")):
        yield f"theme/assets/site.css lacks .kind--{cls.kind}: one of the colours --plan, --deed, --money, --tie, --reference"
    if not any((root / "tests/kb" / cls.folder).glob("*.yml")):
        yield f"tests/kb/{cls.folder}/ lacks a file: an example for the tests"
    for lang in LANGUAGES:
        if not list(_missing(i18n.section, cls.kind, lang)):
            line = f"{i18n.section(cls.kind, lang)}/index.md"
            if line not in (root / MENUS[lang]).read_text("utf-8"):
                yield f"{MENUS[lang]} lacks {line} under nav: its overview in the menu"
