"""What cannot be seen is told of, in a file, on a page and in the form alike, raw or spelt out."""

from __future__ import annotations

import re
import unicodedata

import pytest

from roadmaps.checking.markup import FORBIDDEN, PROSE, TEXT, objections
from roadmaps.reading.document import Document
from roadmaps.reading.invisible import INVISIBLE, holds_invisible
from roadmaps.reading.load import parse
from tests.form_page import PAGES

FINE = [
    "Één café – ‘zo’ … €\u00a05",
    "❤️ 👩‍👩‍👧 👍🏽 1️⃣ ©️ ☎︎ 🇳🇱",
    "‼\ufe0f ㊙\ufe0f \U0001f000\ufe0f",
    "Ångström, CO₂, ½, ≤, →, 日本",
    "a\tb\nc",
]
UNSEEN = [
    *("a\u202eb", "a\0b", "a\x1bb", "a\x7fb", "a\x85b", "a\u200bb", "a\u200cb", "a\u200db", "a\u200eb", "a\u2028b", "a\u2060b"),
    *("a\U000e0041b", "a\u3164b", "a\u115fb", "a\uffa0b", "a\u034fb", "a\ufeffb", "a\ufe0fb", "a\U000e0100b", "a\u2800b"),
    *("a\U000f0000b", "a\U0001d173b", "❤\u200db", "a\u200d❤", "a\u061cb", "a\u180eb", "\u2066a\u2069", "a\ufff9b", "a\uffffb"),
    *("\u203b\ufe0f", "\u329a\ufe0f", "\U0001efff\ufe0f", "\U0001fb00\ufe0f", "\u203b\u200d❤", "❤\u200d\u329a"),  # beside emoji
]  # fmt: skip
LEFT_BEHIND = ["a\u00adb", "ﬁets", "a\ue000b"]  # seen or half seen: told as what a PDF leaves behind


def test_all_that_unicode_calls_control_or_format_is_unseen():
    left = {"\t", "\n", "\u00ad", "\u200d"}  # of the last two the tests below tell
    for point in range(0x110000):
        if unicodedata.category(chr(point)) in ("Cc", "Cf", "Zl", "Zp", "Cs") and chr(point) not in left:
            assert holds_invisible(chr(point)), hex(point)


def test_what_unicode_calls_a_letter_number_mark_or_sign_is_left_alone_unless_it_shows_nothing():
    blank = {0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2028, 0x2029, 0x2800, 0x3164, 0xFFA0, 0xFFFC}  # fmt: skip
    blank.update(
        range(0xFE00, 0xFE10), range(0x13440, 0x13460), range(0xE0100, 0xE01F0)
    )  # variants; of hieroglyphs, blanks
    told = {
        point
        for point in range(0x110000)
        if unicodedata.category(chr(point))[0] in "LNMPSZ" and holds_invisible(chr(point))
    }
    assert told <= blank and told >= blank - set(range(0x13440, 0x13460))  # those are in no early Unicode


@pytest.mark.parametrize(
    "point", [0x2065, 0xFFF0, 0xFFF8, 0xFFFE, 0xFFFF, 0xE0000, 0xE0FFF, 0xF0000, 0x10FFFF], ids=hex
)
def test_what_nobody_may_use_is_told_of(point):
    assert holds_invisible(chr(point))


@pytest.mark.parametrize("text", FINE)
def test_what_is_seen_is_left_alone(text):
    assert not holds_invisible(text)


def spelt_out(text: str) -> str:
    return "".join(char if " " <= char <= "~" else f"\\U{ord(char):08x}" for char in text)


@pytest.mark.parametrize("text", UNSEEN)
def test_what_is_not_seen_is_told_of_in_every_spelling(text):
    for written in (text, spelt_out(text)):
        for line in (f'nl: "{written}"', f'"{written}": a', f'a:\n  - "{written}"', f'a: ["{written}"]'):
            told = parse(line, "x.yml")
            assert not isinstance(told, Document), line
            assert [problem.code for problem in told] == ["control-character"]


def test_the_form_and_the_check_object_to_the_same(small_site, browser):
    page = browser.new_page()
    page.goto(f"file://{small_site / PAGES['nl']}")
    every = page.evaluate(
        """() => { const unseen = new RegExp(roadmapForm.patterns.invisible, "u");
          return Array.from({ length: 0x110000 }, (_, point) => (unseen.test(String.fromCodePoint(point)) ? 1 : 0)).join("") }"""
    )
    ours = re.compile(INVISIBLE)
    assert every == "".join("1" if ours.search(chr(point)) else "0" for point in range(0x110000))
    texts = [*FINE[:3], *UNSEEN, *LEFT_BEHIND]
    for sort, rules in (("text", (*FORBIDDEN, *TEXT)), ("prose", (*FORBIDDEN, *PROSE)), (None, FORBIDDEN)):
        says = page.evaluate(
            "([all, sort]) => all.map((text) => roadmapChecks.inText(text, sort ?? undefined))", [texts, sort]
        )
        checked = [holds_invisible(text) or any(objections(text, rules)) for text in texts]
        assert [bool(said) for said in says] == checked == [False] * 3 + [True] * (len(texts) - 3)
    page.close()
