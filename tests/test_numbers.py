"""Every spelling of a number: taken or refused alike by the check and by the form, and the advice is a number that both take."""

from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from roadmaps.reading.base import Number, Whole
from roadmaps.reading.number_problem import number_problem
from roadmaps.reading.numbers import plain, with_words
from roadmaps.reading.problems import Place
from tests.test_form import PAGES

# A spelling: the number that was meant ("": none can be told), and whether it is a number already, and a whole one.
SPELLINGS = {
    **{text: text for text in ("0", "7", "75", "-5", "1900", "1.5", "-0.25", "0.005", "2.50", "4.7000", "1234.567", "123456789012345678")},
    **{"4.700": "4700", "4,700": "4700", "4.700.000": "4700000", "4,700,000": "4700000", "4_700": "4700", "1 000 000": "1000000"},
    **{"1\u00a0000": "1000", "1\u202f000": "1000", "1'000": "1000", "2.000,5": "2000.5", "2,000.5": "2000.5", "1,5": "1.5"},
    **{"0,500": "0.500", "1.000,-": "1000", "–5": "-5", "−5": "-5", "+5": "5", "0004": "4", "-0004": "-4", "00.5": "0.5", ".5": "0.5"},
    **{"5.": "5", "٤": "4", "۴٢": "42", "１２": "12", "2017.": "2017"},
    **dict.fromkeys(("-0", "-0.0", "1e3", "0x10", "Infinity", "NaN", "½", "²", "5٪", "1.2.3", "1..5", "--5", "5-8", "75%", "€ 5", "veel"), ""),
    **dict.fromkeys(("1234567890123456789", "12,34,56", "1.5.2017", ""), ""),
}  # fmt: skip
READ_OTHERWISE = ("4.700", "4,700")  # told as point-in-number: a file would mean another number


def takes(cls: object, text: str) -> bool:
    """Whether the model takes this text."""
    try:
        TypeAdapter(cls).validate_python(text)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("spelling, meant", SPELLINGS.items())
def test_advice_is_a_number_that_the_check_takes(spelling, meant):
    assert plain(spelling) == meant
    assert takes(Number, spelling) == (spelling == meant != "" and spelling not in READ_OTHERWISE)
    assert not meant or takes(Number, meant)


@pytest.mark.parametrize("lang", PAGES)
def test_the_form_takes_what_the_check_takes_and_advises_the_same(lang, small_site, browser):
    page = browser.new_page()
    page.goto(f"file://{small_site / PAGES[lang]}")
    says = page.evaluate(
        "(all) => all.map((value) => ['number', 'whole'].map((as) => roadmapChecks.scalar({ name: 'value', as }, value)))",
        [spelling for spelling in SPELLINGS if spelling],
    )
    page.close()
    for (spelling, meant), (number, whole) in zip(SPELLINGS.items(), says, strict=False):
        assert (number == "") == takes(Number, spelling), spelling
        assert (whole == "") == takes(Whole, spelling), spelling
        if number and meant and spelling not in READ_OTHERWISE:
            assert number.endswith(f": {meant}")


@pytest.mark.parametrize(
    "text, nl, en",
    [
        ("€ 1 miljoen", "miljoen euro", "million euros"),
        ("1,0 mln euro", "miljoen euro", "million euros"),
        ("75%", "procent", "per cent"),
        ("12 woningen", "woningen", "woningen"),
        ("€ 2.500,-", "euro", "euros"),
    ],
)
def test_words_beside_a_number_go_to_its_unit(text, nl, en):
    found = with_words(text)
    assert found is not None
    assert (found.nl, found.en) == (nl, en)
    assert takes(Number, found.value)


@pytest.mark.parametrize(
    "text", ["8-10", "2017-2023", "020 123 4567 890 toestel 3", "1,5 - 2 miljoen", "5 (vijf)", "x" * 99]
)
def test_what_is_no_number_with_words_gets_no_such_advice(text):
    assert with_words(text) is None


@pytest.mark.parametrize("text", ["8-10", "8–10", "1.000 tot 2.000", "8 t/m 10"])
def test_a_range_is_advised_as_one(text):
    said = number_problem(Place("kb/x.yml"), "value", text, Decimal, "value: 75").text
    assert "kind: range\n      value: " in said


@pytest.mark.parametrize("key", ["value", "upto"])
def test_words_beside_a_number_are_advised_at_the_key_where_they_stand(key):
    said = number_problem(Place("kb/x.yml"), key, "12 woningen", Decimal, "value: 75").text
    assert f"      {key}: 12\n      unit:\n        nl: woningen\n" in said
