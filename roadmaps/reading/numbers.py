"""How a number is written in a file, for the check and the form alike, and which number was probably meant by another spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_DIGITS = 18
_NOT_TOO_LONG = rf"(?!(?:[^0-9]*[0-9]){{{MOST_DIGITS + 1}}})"
WHOLE = rf"^{_NOT_TOO_LONG}(?:0|-?[1-9][0-9]*)$"
NUMBER = rf"^{_NOT_TOO_LONG}(?!-0(?:\.0+)?$)-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$"
# Dutch writes 175.000 for 175 thousand, English 175,000: a file would mean 175. Both may be decimals too.
THOUSANDS = r"^-?[1-9][0-9]{0,2}[.,][0-9]{3}$"
# Of 1.234.567 and 1,234,567 only thousands can be meant.
_MANY_POINTS = r"^-?[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]*)?$"
_MANY_COMMAS = r"^-?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]*)?$"
# Spelling after spelling: where all of a text looks so (nothing: always), what to replace by what. JavaScript reads them too.
SPELLINGS: tuple[tuple[str, str, str], ...] = (
    *(("", f"[{chr(0x660 + digit)}{chr(0x6F0 + digit)}{chr(0xFF10 + digit)}]", str(digit)) for digit in range(10)),
    ("", r"[,.][-\u2013\u2014]+$", ""),  # 1.000,-
    ("", r"^[\u2010-\u2014\u2212]\s*(?=[0-9])", "-"),
    ("", r"^\+\s*(?=[0-9.])", ""),
    ("", r"(?<=[0-9])[\s_'\u2019](?=[0-9])", ""),
    (_MANY_POINTS, r"\.", ""),
    (_MANY_COMMAS, ",", ""),
    ("", r",(?=[0-9]+$)", "."),
    ("", r"(?<![0-9.])0+(?=[0-9])", ""),
    ("", r"(?<![0-9])\.(?=[0-9])", "0."),
    ("", r"[.,]$", ""),
)
_WORDS = {
    "€": ("euro", "euros"),
    "euro": ("euro", "euros"),
    "miljoen": ("miljoen", "million"),
    "mln": ("miljoen", "million"),
    "miljard": ("miljard", "billion"),
    "mld": ("miljard", "billion"),
    "%": ("procent", "per cent"),
    "procent": ("procent", "per cent"),
    "million": ("miljoen", "million"),
    "billion": ("miljard", "billion"),
}


def plain(text: str) -> str:
    """The number that this spelling probably means, as a file has it; empty where it means none."""
    text = text.strip()
    for looks, found, replaced in SPELLINGS:
        if not looks or re.search(looks, text):
            text = re.sub(found, replaced, text)
    return text if re.search(NUMBER, text) else ""


@dataclass(frozen=True, slots=True)
class Parts:
    """A number with words around it: the number as a file has it, and what belongs in `unit`, in Dutch and English."""

    value: str
    nl: str
    en: str

    @property
    def example(self) -> str:
        """The fields to write instead."""
        return f"value: {self.value}\nunit:\n  nl: {self.nl}\n  en: {self.en}"


def with_words(text: str) -> Parts | None:
    """The number and the words of a text such as `€ 1 miljoen`; None where it holds no such thing."""
    if len(text) > 60:
        return None
    found = re.fullmatch(r"([^\d+-]*?)\s*([-+\u2013\u2212]?\d(?:[\d.,_\s]*\d)?(?:,-)?)\s*([^\d]*)", text.strip())
    if not found or not (value := plain(found[2])):
        return None
    words = [*found[3].strip(" .").split(), *found[1].split()]  # € 1 miljoen: 1 miljoen euro
    if not words or not all(re.fullmatch(r"[^\W\d_]+|[€%]", word) for word in words):
        return None
    dutch, english = zip(*(_WORDS.get(word.casefold(), (word, word)) for word in words), strict=True)
    return Parts(value, " ".join(dutch), " ".join(english))


def ends(text: str) -> tuple[str, str] | None:
    """The two numbers of a range such as `8-10`; None where it is none."""
    found = re.fullmatch(r"(.*\d)\s*(?:[-\u2013\u2014]|tot|t/m|to)\s*(\d.*)", text.strip())
    both = (plain(found[1]), plain(found[2])) if found else ("", "")
    return both if all(both) else None
