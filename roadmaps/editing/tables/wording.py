"""What a cell should hold, in words, for `make import` and the page alike; a choice, an id and a text have their own."""

from __future__ import annotations

import datetime

from roadmaps.reading.expectations import expected
from roadmaps.reading.problems import Both

WANTED: dict[str, Both] = {
    "choice": ("een van: {choices}", "one of: {choices}"),
    "number": ("een getal, zonder woorden of tekens ervoor of erachter", "a number, without words or marks around it"),
    "list": ("nummers van regels, met een komma ertussen", "numbers of lines, with a comma between"),
    "line": (
        "een nummer zoals in de bron, met hooguit een letter erachter",
        "a number as in the source, with one letter at most behind it",
    ),
    "place": ("een nummer, of niets bij een nieuwe rij", "a number, or nothing for a new row"),
    "day": expected(datetime.date),
    "whole": expected(int),
    "ge": expected(int, "", {"ge": "{limit}"}),
    "le": expected(int, "", {"le": "{limit}"}),
}
# How a message names a cell, and the row of a column that is not there.
CELL: Both = ("cel {cell}", "cell {cell}")
ROW: Both = ("rij {row}, die deze kolom mist", "row {row}, which lacks this column")


def filled(told: Both, **blanks: object) -> Both:
    """What is told, with its blanks filled in."""
    return told[0].format(**blanks), told[1].format(**blanks)
