"""A number that is spelt otherwise than a file has it, with the spelling that was probably meant."""

from __future__ import annotations

import re

from roadmaps.reading.expectations import expected
from roadmaps.reading.numbers import THOUSANDS, WHOLE, ends, plain, with_words
from roadmaps.reading.problems import Both, Place, Problem, both

IN_QUANTITY = ("value", "upto")  # what may stand beside a unit


def number_problem(place: Place, key: str, value: str, cls: type, example: str) -> Problem:
    """What to write for this value of a field that takes a number of type `cls`."""
    if cls is not int and re.search(THOUSANDS, value.strip()):
        return Problem.at(place, "point-in-number", key=key, value=value.strip(), **_thousands(value.strip()))
    told, example = _advice(key, value, cls) or (expected(cls), example)
    return Problem.at(place, "number-spelling", key=key, value=value, example=example, **both("expected", told))


def _thousands(value: str) -> dict[str, str]:
    """The two numbers that this may be: of thousands, and with three decimals, which a 0 behind them makes certain."""
    return {"plain": re.sub("[.,]", "", value), "decimals": value.replace(",", ".") + "0"}


def _advice(key: str, value: str, cls: type) -> tuple[Both, str] | None:
    """What was probably meant, and how it is written; None where it cannot be told."""
    meant = plain(value)
    if meant and (cls is not int or re.search(WHOLE, meant)):
        nl, en = "alleen cijfers, zonder nul vooraan", "digits only, without a zero in front"
        if cls is not int:
            nl, en = "alleen cijfers, en een punt voor de decimalen", "digits only, and a point before the decimals"
        return (f"{meant}: {nl}", f"{meant}: {en}"), f"{key}: {meant}"
    if key not in IN_QUANTITY or cls is int:
        return None
    if parts := with_words(value):
        nl, en = f"alleen het getal in {key}, de woorden in unit", f"the number alone in {key}, the words in unit"
        return (nl, en), parts.example.replace("value", key, 1)
    if found := ends(value):
        told = ("kind: range, met value (van) en upto (tot)", "kind: range, with value (from) and upto (to)")
        return told, f"kind: range\nvalue: {found[0]}\nupto: {found[1]}"
    return None
