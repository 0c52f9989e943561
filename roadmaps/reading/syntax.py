"""What the YAML parser says about a broken file, told so that an editor can mend it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import yaml

from roadmaps.reading.document import line_column
from roadmaps.reading.problems import Place, Problem, both

QUOTE = ""  # the example of a cause whose cure is quotes: the line itself, quoted


@dataclass(frozen=True, slots=True)
class Cause:
    """One way to break YAML. It applies where all patterns are found: in what the parser says, and around the place."""

    said: str
    nl: tuple[str, str]
    en: tuple[str, str]
    example: str = QUOTE
    line: str = ""
    before: str = ""
    at_start: bool = False  # show where the broken piece starts, not where the parser gave up

    def fits(self, said: str, line: str, column: int) -> bool:
        """Whether this is the cause of what the parser `said` of this place in this line."""
        patterns = ((self.said, said), (self.line, line), (self.before, line[: column - 1]))
        return all(re.search(pattern, text) for pattern, text in patterns)


_QUOTES_NL, _QUOTES_EN = "aanhalingstekens om de hele tekst", "quotes around the whole text"
_CAUSES = (
    Cause(
        "",
        (
            "hier staan twee versies door elkaar (een merge-conflict)",
            "één versie, zonder de regels met <<<, === en >>>",
        ),
        ("two versions are mixed here (a merge conflict)", "one version, without the lines with <<<, === and >>>"),
        "id: grondstoffen",
        line=r"^(<{7}|={7}|>{7})",
        at_start=True,
    ),
    Cause(
        "mapping values",
        (
            "dit onderdeel hoort bij geen lijst; het staat onder het verkeerde veld, of de regel erboven mist een dubbele punt",
            "het onderdeel onder het veld van zijn lijst, zoals sources:",
        ),
        (
            "this item belongs to no list; it stands under the wrong field, or the line above it lacks a colon",
            "the item under the field of its list, such as sources:",
        ),
        "sources:\n  - source: roadmaps-2017\n    heading: Grondstoffen",
        before=r"^ *- +[\w-]+$",
    ),
    Cause(
        "mapping values",
        (
            "deze regel springt te ver in, of de regel erboven mist een dubbele punt met een spatie erna",
            "velden van hetzelfde niveau op dezelfde kolom, elk met een dubbele punt en een spatie",
        ),
        (
            "this line is indented too far, or the line above it lacks a colon with a space after it",
            "fields of the same level at the same column, each with a colon and a space",
        ),
        "name:\n  nl: Grondstoffen\n  en: Raw materials",
        before=r"^ *(- +)?[\w-]+$",
    ),
    Cause(
        "mapping values",
        ("er staat een dubbele punt in de tekst", _QUOTES_NL),
        ("there is a colon in the text", _QUOTES_EN),
    ),
    Cause(
        "quoted scalar found unexpected",
        ("een aanhalingsteken wordt niet gesloten", "een aanhalingsteken aan het eind van de tekst"),
        ("a quotation mark is not closed", "a quotation mark at the end of the text"),
        at_start=True,
    ),
    Cause(
        "unknown escape",
        ("een \\ kan hier niet staan", "enkele aanhalingstekens om een tekst met een \\"),
        ("a \\ cannot stand here", "single quotes around a text with a \\"),
        "nl: 'de map C:\\data'",
    ),
    Cause(
        "flow (sequence|mapping)",
        ("een haak [ of { wordt niet gesloten", "een sluitende haak ] of }, met komma’s tussen de onderdelen"),
        ("a bracket [ or { is not closed", "a closing bracket ] or }, with commas between the items"),
        "aliases: [NGF, Groeifonds]",
        at_start=True,
    ),
    Cause(
        "expected key",
        ("na het sluitende aanhalingsteken staat nog tekst", _QUOTES_NL),
        ("there is more text after the closing quotation mark", _QUOTES_EN),
        before=r"[\"'] *$",
    ),
    Cause(
        "expected key",
        ("na de sluitende haak staat nog tekst", "aanhalingstekens om een tekst die met [ of { begint"),
        ("there is more text after the closing bracket", "quotes around a text that starts with [ or {"),
        before=r"[\]}] *$",
    ),
    Cause(
        "expected ':'",
        ("na de dubbele punt ontbreekt een spatie", "veld: waarde, met een spatie na de dubbele punt"),
        ("the space after the colon is missing", "field: value, with a space after the colon"),
        "nl: Grondstoffen",
        line=r"^ *(- +)?[\w-]+:\S",
        at_start=True,
    ),
    Cause(
        "expected ':'",
        ("deze regel is geen veld", "veld: waarde; hoort de regel bij de tekst erboven, dan springt hij even ver in"),
        ("this line is not a field", "field: value; if the line belongs to the text above it, the same indentation"),
        "nl: |\n  Eerste regel van de tekst.\n  Tweede regel van de tekst.",
        at_start=True,
    ),
    Cause(
        "sequence entries",
        (
            "een lijst kan niet op de regel van het veld beginnen",
            "elk onderdeel op een eigen regel; om een tekst die met een streepje begint aanhalingstekens",
        ),
        (
            "a list cannot start on the line of its field",
            "each item on a line of its own; quotes around a text that starts with a hyphen",
        ),
        "aliases:\n  - NGF\n  - Groeifonds",
    ),
    Cause(
        "expected (key|'-')",
        (
            "hier staan velden en onderdelen van een lijst door elkaar",
            "alleen velden, of alleen onderdelen met een streepje",
        ),
        ("fields and items of a list are mixed here", "only fields, or only items with a hyphen"),
        "sources:\n  - source: roadmaps-2017\n    heading: Grondstoffen",
        line="^ *- ",
    ),
    Cause(
        "expected (key|'-')",
        ("de inspringing klopt niet", "regels van hetzelfde niveau op dezelfde kolom"),
        ("the indentation is off", "lines of the same level at the same column"),
        "name:\n  nl: Grondstoffen\n  en: Raw materials",
    ),
    Cause(
        "block scalar",
        ("achter | of > staat nog tekst", "de tekst op de volgende regels, ingesprongen"),
        ("there is text after | or >", "the text on the lines below, indented"),
        "nl: |\n  De tekst begint hier.",
    ),
    Cause(
        "start any token|node content",
        ("een tekst kan niet met dit teken beginnen", _QUOTES_NL),
        ("a text cannot start with this character", _QUOTES_EN),
    ),
    Cause(
        "",
        ("deze regel is niet te begrijpen", "regels van de vorm veld: waarde"),
        ("this line cannot be understood", "lines of the form field: value"),
        "nl: Grondstoffen",
    ),
)


def syntax_problem(path: str, text: str, error: yaml.MarkedYAMLError) -> Problem:
    """The parser's error as a problem: where it starts, the probable cause and the cure."""
    said = f"{error.context or ''} {error.problem or ''}"
    lines = text.split("\n")
    gave_up = Place(path, *line_column(error.problem_mark))
    for number in (gave_up.line, gave_up.line - 1):
        if 0 < number <= len(lines) and (tab := re.match(r"[ \-]*\t", lines[number - 1])):
            return Problem.at(Place(path, number, tab.end()), "tab")
    started = Place(path, *line_column(error.context_mark or error.problem_mark))
    if re.search("alias|anchor|tag handle", said):
        return anchor_problem(text, started)
    for cause in _CAUSES:
        place = started if cause.at_start else gave_up
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        if cause.fits(said, line, place.column):
            break
    told = both("cause", (cause.nl[0], cause.en[0])) | both("cure", (cause.nl[1], cause.en[1]))
    return Problem.at(place, "broken-yaml", example=cause.example or quoted(line), **told)


def cause_of(said: str) -> Cause:
    """The first cause that the parser's words alone give, whatever the line holds."""
    return next(cause for cause in _CAUSES if cause.said and cause.fits(said, "", 1))


def causes_of_broken_yaml() -> tuple[Cause, ...]:
    """Every cause that is told apart, for the list of messages."""
    return _CAUSES


def anchor_problem(text: str, place: Place) -> Problem:
    """An anchor, alias or tag, most often meant as plain text."""
    line = text.split("\n")[place.line - 1]
    mark = re.split(r"[ ,\]}]", line[place.column - 1 :])[0]
    return Problem.at(place, "yaml-anchor", mark=mark, example=quoted(line))


def quoted(line: str, longest: int = 60) -> str:
    """The field on this line with its text in quotes, cut short; a fixed example where the field holds more than a text."""
    found = re.match(r"[ \-]*([\w-]+): +(?![&*!\w]* *(\{|\[(?!.*\]\()))(?P<text>.+)$", line)
    if not found:
        return 'nl: "Let op: deze tekst staat tussen aanhalingstekens"'
    text = found["text"].strip()
    if text[0] in "\"'":
        text = (
            text[1:-1] if len(text) > 1 and text.endswith(text[0]) else text[1:] if text.count(text[0]) == 1 else text
        )
    return f"{found[1]}: {json.dumps(text if len(text) <= longest else text[:longest] + '…', ensure_ascii=False)}"
