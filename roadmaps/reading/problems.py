"""What can be wrong with the input, and how it is told: place, cause, what is expected, an example."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from textwrap import indent

from rapidfuzz import fuzz, process

from roadmaps.reading.i18n import kind_name
from roadmaps.reading.messages import MESSAGES
from roadmaps.reading.settings import site_url

# Blanks that this program fills with words of its own; all other text may come from a file.
_OURS = {
    "example",
    "known",
    "folders",
    "nearest",
    "missing",
    "where_nl",
    "where_en",
    "cause_nl",
    "cause_en",
    "cure_nl",
    "cure_en",
    "expected_nl",
    "expected_en",
}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: path as the editor knows it, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        # A console without UTF-8 gives the bytes of a name one by one.
        path = self.path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        return f"{_one_line(path)}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake. `code` names its message; `details` are (name, value) pairs that fill its blanks."""

    place: Place
    code: str
    details: tuple[tuple[str, str], ...] = ()

    @classmethod
    def at(cls, place: Place, code: str, **details: object) -> Problem:
        return cls(place, code, tuple((name, str(value)) for name, value in sorted(details.items())))

    def __str__(self) -> str:
        """The whole message with its place, Dutch first."""
        return f"{self.place}: {self.text}"

    @property
    def text(self) -> str:
        """The message without its place. Text from the file is cut short and kept on one line."""
        message, details = MESSAGES[self.code], self._blanks()
        example = indent(message.example.format_map(details), "      ")
        return "\n".join(
            [
                f"{message.nl.wrong.format_map(details)} [{self.code}]",
                f"    Verwacht: {message.nl.expected.format_map(details)}{_did_you_mean('Bedoelde u', details)}",
                f"  EN {message.en.wrong.format_map(details)}",
                f"    Expected: {message.en.expected.format_map(details)}{_did_you_mean('Did you mean', details)}",
                f"    Voorbeeld / Example:\n{example}",
                f"    Uitleg / Help: {site_url()}fouten/#{self.code}",
            ]
        )

    def _blanks(self) -> dict[str, str]:
        return {name: value if name in _OURS else _one_line(value) for name, value in self.details}


class Invalid(Exception):
    """The knowledge base has mistakes; `problems` are all of them, each once, in file order."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))


MOST_ALIKE = 20  # problems of one code that are told in full of one file; of the others the number
_SIMILAR = 60  # how much of a hundred two words must have in common for one to be meant by the other


def report(problems: list[Problem]) -> str:
    """All problems and a total, as one text."""
    count = len(problems)
    fouten, errors = errors_word(count)
    total = f"{count} {fouten} gevonden; er is niets gepubliceerd. / {count} {errors} found; nothing was published."
    return "\n\n".join([*told(problems), total])


def told(problems: list[Problem]) -> list[str]:
    """Each problem in full; of a file that is full of one mistake the first ones, and how many more there are."""
    total = Counter((problem.place.path, problem.code) for problem in problems)
    so_far: Counter[tuple[str, str]] = Counter()
    found: list[str] = []
    for problem in problems:
        alike = problem.place.path, problem.code
        so_far[alike] += 1
        if so_far[alike] <= MOST_ALIKE:
            found.append(str(problem))
        elif so_far[alike] == MOST_ALIKE + 1:
            more = total[alike] - MOST_ALIKE
            found.append(f"{problem.place}: en nog {more} van deze fouten / and {more} more of these [{problem.code}]")
    return found


def nearest(word: str, known: Iterable[str]) -> str:
    """The known words that look most like `word`, comma separated; empty when none does."""
    small = _small(tuple(known))
    close = process.extract(word.casefold(), small.keys(), scorer=fuzz.ratio, limit=3, score_cutoff=_SIMILAR)
    return ", ".join(small[name] for name, _score, _number in close)


@lru_cache
def _small(known: tuple[str, ...]) -> dict[str, str]:
    """The words by their small letters, in the order of the alphabet."""
    return {name.casefold(): name for name in sorted(known)}


# What is told in both languages: in Dutch, and in English.
Both = tuple[str, str]


def errors_word(count: int) -> Both:
    """The word that stands behind a count of errors."""
    return ("fout", "error") if count == 1 else ("fouten", "errors")


def both(blank: str, told: Both) -> dict[str, str]:
    """What is told, to fill two blanks: `{blank}_nl` and `{blank}_en`."""
    return {f"{blank}_nl": told[0], f"{blank}_en": told[1]}


def kind_blanks(blank: str, *kinds: str) -> dict[str, str]:
    """The names of kinds to fill two blanks: `{blank}_nl` with `bron`, `{blank}_en` with `a source`."""
    english = [kind_name(kind, "en") for kind in kinds]
    return {
        f"{blank}_nl": " of ".join(kind_name(kind, "nl") for kind in kinds) or "onderwerp",
        f"{blank}_en": " or ".join(f"an {name}" if name[0] in "aeiou" else f"a {name}" for name in english)
        or "an item",
    }


def _did_you_mean(question: str, details: dict[str, str]) -> str:
    return f". {question}: {details['nearest']}?" if details.get("nearest") else ""


def _one_line(value: str, longest: int = 120) -> str:
    """Printable text on one line: control characters would let a file rewrite the terminal."""
    text = " ".join(str(value).split())
    text = "".join(char if char.isprintable() else "�" for char in text)
    return text if len(text) <= longest else text[:longest] + "…"
