"""Language: interface words, numbers, dates and addresses in Dutch and English."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from roadmaps.reading.base import Lang
from roadmaps.reading.thing import Quantity, Thing
from roadmaps.words import look_up, word_list

_LOCALES = {"nl": "nl_NL", "en": "en_GB"}


def _word(lang: Lang, *keys: str) -> str:
    return str(look_up("words", *keys, lang))


def word(key: str, lang: Lang, **blanks: object) -> str:
    """An interface word, its blanks filled in if any are given. Raises MissingWord when words.yml does not have it."""
    text = _word(lang, "words", key)
    return text.format(**blanks) if blanks else text


def words_of(group: str, lang: Lang) -> dict[str, str]:
    """All words of a group of their own in words.yml."""
    return {key: both[lang] for key, both in look_up("words", group).items()}


def site_word(key: str, lang: Lang) -> str:
    """What the site says of itself: its name, say."""
    return _word(lang, "site", key)


def value_name(group: str, value: str, lang: Lang) -> str:
    """The name of a value such as status `achieved`."""
    return _word(lang, "values", group, value)


def choice_group(owner: str, field: str) -> str | None:
    """The group of names in words.yml for the choices of a field of this class; None where readers need no name for them."""
    groups: dict[str, str] = word_list("words")["choices"]
    return groups.get(f"{owner}.{field}")


def field_name(field: str, lang: Lang) -> str:
    """What readers call a field of the data; the field itself where there is no word for it, as with the number of an item."""
    known: dict[str, Any] = word_list("words")["fields"]
    return str(known[field][lang]) if field in known else field


def kind_name(kind: str, lang: Lang, many: bool = False) -> str:
    """What readers call a kind, in lower case."""
    return _word(lang, "kinds", kind, "many" if many else "one")


def capital(text: str) -> str:
    """The text with a capital to begin with."""
    return text[:1].upper() + text[1:]


def section(kind: str, lang: Lang) -> str:
    """The localised folder of a kind in addresses, such as `focus-areas`."""
    return _word(lang, "kinds", kind, "section")


def address(thing: Thing, lang: Lang) -> str:
    """The address of a thing's page below the root of its language: `speerpunten/grondstoffen/`."""
    return f"{section(thing.kind, lang)}/{thing.id}/"


def number(value: Decimal | int, lang: Lang) -> str:
    """A number as it was published: no rounding, only separators. 400000 → `400.000` or `400,000`."""
    return format_decimal(value, locale=_LOCALES[lang], decimal_quantization=False)


def in_words(value: int, lang: Lang) -> str:
    """A small number as a word, as headings have it; a larger one in digits."""
    words = words_of("numerals", lang)
    return words.get(str(value)) or number(value, lang)


def listed(values: Iterable[object], lang: Lang) -> str:
    """Values in a row: `2018, 2021 en 2024`."""
    return format_list([str(value) for value in values], locale=_LOCALES[lang])


def date(value: datetime.date, lang: Lang) -> str:
    """A day in words: `27 maart 2023`."""
    return format_date(value, format="long", locale=_LOCALES[lang])


def quantity(value: Quantity, lang: Lang) -> str:
    """A quantity in words: `ten minste 75 startups`."""
    blanks = {
        "n": number(value.value, lang) if value.value is not None else "",
        "m": number(value.upto, lang) if value.upto is not None else "",
        "unit": value.unit[lang] if value.unit else "",
        "words": value.words[lang] if value.words else "",
    }
    return _word(lang, "quantity", value.kind).format(**blanks).strip()
