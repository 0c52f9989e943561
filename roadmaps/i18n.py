"""Language: interface words, numbers, dates and addresses in Dutch and English."""
from __future__ import annotations

import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml
from babel.dates import format_date
from babel.numbers import format_decimal

from roadmaps.model import Quantity, Thing

LANGUAGES = ("nl", "en")
_LOCALES = {"nl": "nl_NL", "en": "en_GB"}


@cache
def _words() -> dict:
    return yaml.load(Path(__file__).with_name("words.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)


def word(key: str, lang: str, **blanks: object) -> str:
    """An interface word, its blanks filled in if any are given. Raises KeyError when words.yml does not have it."""
    text = _words()["words"][key][lang]
    return text.format(**blanks) if blanks else text


def words_of(group: str, lang: str) -> dict[str, str]:
    """All words of a group of their own in words.yml."""
    return {key: both[lang] for key, both in _words()[group].items()}


def site_word(key: str, lang: str) -> str:
    return _words()["site"][key][lang]


def value_name(group: str, value: str, lang: str) -> str:
    """The name of a value such as status `achieved`."""
    return _words()["values"][group][value][lang]


def field_name(field: str, lang: str) -> str:
    """What readers call a field of the data; the field itself where there is no word for it, as with the number of an item."""
    known = _words()["fields"].get(field)
    return known[lang] if known else field


def status_name(value: str, lang: str) -> str | None:
    """The name of a status; None when it is none."""
    known = _words()["values"]["status"].get(value)
    return known and known[lang]


def kind_name(kind: str, lang: str, many: bool = False) -> str:
    """What readers call a kind, in lower case."""
    return _words()["kinds"][kind]["many" if many else "one"][lang]


def capital(text: str) -> str:
    """The text with a capital to begin with."""
    return text[:1].upper() + text[1:]


def section(kind: str, lang: str) -> str:
    """The localised folder of a kind in addresses, such as `focus-areas`."""
    return _words()["kinds"][kind]["section"][lang]


def address(thing: Thing, lang: str) -> str:
    """The address of a thing's page below the root of its language: `speerpunten/grondstoffen/`."""
    return f"{section(thing.kind, lang)}/{thing.id}/"


def number(value: Decimal | int, lang: str) -> str:
    """A number as it was published: no rounding, only separators. 400000 → `400.000` or `400,000`."""
    return format_decimal(value, locale=_LOCALES[lang], decimal_quantization=False)


def date(value: datetime.date, lang: str) -> str:
    return format_date(value, format="long", locale=_LOCALES[lang])


def quantity(value: Quantity, lang: str) -> str:
    """A quantity in words: `ten minste 75 startups`."""
    blanks = {
        "n": number(value.value, lang) if value.value is not None else "",
        "m": number(value.upto, lang) if value.upto is not None else "",
        "unit": value.unit[lang] if value.unit else "",
        "words": value.words[lang] if value.words else "",
    }
    return _words()["quantity"][value.kind][lang].format(**blanks).strip()
