"""Numbers, quantities and words in two languages."""

from decimal import Decimal

import pytest

from roadmaps.kinds import KINDS
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES
from roadmaps.reading.thing import Quantity
from roadmaps.words import word_list

STARTUPS = {"nl": "startups", "en": "start-ups"}


@pytest.mark.parametrize(
    ("value", "nl", "en"),
    [
        (400000, "400.000", "400,000"),
        (Decimal("0.4"), "0,4", "0.4"),
        (Decimal("1.25"), "1,25", "1.25"),  # published figures stay as published: no rounding
        (2017, "2.017", "2,017"),
    ],
)
def test_numbers(value, nl, en):
    assert (i18n.number(value, "nl"), i18n.number(value, "en")) == (nl, en)


@pytest.mark.parametrize(
    ("data", "nl", "en"),
    [
        ({"value": 7, "unit": STARTUPS}, "7 startups", "7 start-ups"),
        ({"kind": "at-least", "value": 75, "unit": STARTUPS}, "ten minste 75 startups", "at least 75 start-ups"),
        (
            {"kind": "range", "value": 8000, "upto": 10000, "unit": STARTUPS},
            "8.000 tot 10.000 startups",
            "8,000 to 10,000 start-ups",
        ),
        ({"kind": "all", "unit": STARTUPS}, "alle startups", "all start-ups"),
        (
            {"kind": "words", "words": {"nl": "een toenemend aantal", "en": "a growing number"}},
            "een toenemend aantal",
            "a growing number",
        ),
        ({"kind": "about", "value": 3}, "ongeveer 3", "about 3"),
    ],
)
def test_quantities(data, nl, en):
    quantity = Quantity.model_validate(data)
    assert (i18n.quantity(quantity, "nl"), i18n.quantity(quantity, "en")) == (nl, en)


def test_every_kind_has_its_words():
    for kind in KINDS:
        for lang in LANGUAGES:
            assert i18n.section(kind, lang) and i18n.kind_name(kind, lang) and i18n.kind_name(kind, lang, many=True)


def test_every_word_is_there_in_both_languages():
    def leaves(value, path=""):
        if isinstance(value, dict) and not {"nl", "en"} & set(value):
            for key, item in value.items():
                yield from leaves(item, f"{path}.{key}")
        else:
            yield path, value

    assert [
        path
        for path, value in leaves({name: group for name, group in word_list("words").items() if name != "choices"})
        if set(value) != {"nl", "en"} or not all(value.values())
    ] == []
