"""What the rules about text object to, in the check and in the form, and above all what they leave alone."""

from __future__ import annotations

import time

import pytest

from roadmaps.checking.markup import FORBIDDEN, PROSE, objections
from roadmaps.reading.residue import cleaned
from tests.test_form import PAGES

FINE = [
    "De bossen van 's-Gravenhage, 't Gooi en de IT'ers van '90: 75% in 2017-2023, of 8-10 jaar – bel 020-123 45 67.",
    "Onderzoek & ontwikkeling (R&D); AT&T; 5 < 6 en A&O; zie https://example.org/?a=1&b=2.",
    "De gemeente – de grootste –\n– en dat telt – heeft plannen (zie [Fietsen](kb:fietsen) (2017)).",
    "In dat jaar kwamen er 12\n- 15 partijen bij, en in artikel\n1. staat dat.",
    "Twee soorten:\n\n- papier, dat\n  lang is\n- glas\n\n1. eerst\n2. dan",
    "- meteen een lijst\nmet een lange regel\n- en nog een",
    "Ø, Ångström, Ã, Â, naïef, façade, São, São João, één, “citaat”, ‘woord’ … 5 m², €\u00a05 en São’s.",
    "Zie (bijlage 2)[noot] en [noot] (bladzijde 3).",
    "Kies a) of b): 1) eerst, 2) dan; A | B; C|D.",
    "CO₂, H₂O, 1 – 2, –5 °C",
]
WRONG = {
    "foreign-bullet": ["• een", "Zo:\n– een\n– twee", "Zo.\n\no een", "1) een\n2) twee", "a) een", "▪ x", "·\tx"],
    "list-without-line": ["Zo:\n- een", "Zo gaat\nhet:\n* een", "Zo\n- een\n- twee", "A.\n\nZo:\n1. een"],
    "crooked-link": ["[a] (kb:a)", "[a]\n(https://x.nl)", "(a)[kb:a]", "(a b)[https://x.nl/y]"],
    "html-entity": ["R&amp;D", "&nbsp;", "caf&eacute;", "&#8217;", "&#x2019;"],
    "wrong-encoding": ["financiÃ«le", "coÃ¶rdinatie", "â‚¬ 5", "Â€ 5", "x\ufffdy", "â€œciteâ€\u009d", "Â\u00a0x"],
    "pasted-letters": ["ﬁets", "samen\u00adwerking", "financie\u0308le"],
    "symbol-of-a-font": ["\uf0b7 een", "a \uf0e0 b"],
}  # fmt: skip


def codes(text: str) -> set[str]:
    """The mistakes in a running text, by the rules of the check."""
    return {code for code, _, _ in objections(text, FORBIDDEN + PROSE)}


@pytest.mark.parametrize("text", FINE)
def test_what_is_right_is_left_alone(text):
    assert codes(text) == set()
    assert cleaned(text) == text


@pytest.mark.parametrize("code, text", [(code, text) for code, texts in WRONG.items() for text in texts])
def test_what_is_wrong_is_told_of(code, text):
    assert code in codes(text)


def test_the_form_objects_to_the_same(small_site, browser):
    page = browser.new_page()
    page.goto(f"file://{small_site / PAGES['nl']}")
    texts = [*FINE, *(text for group in WRONG.values() for text in group if "\u009d" not in text)]
    says = page.evaluate("(all) => all.map((text) => roadmapChecks.inText(text, 'prose'))", texts)
    made = page.evaluate("(all) => all.map((text) => roadmapChecks.cleaned(text))", texts)
    page.close()
    said = dict(zip(texts, says, strict=True))
    assert [text for text in FINE if said[text] and "kb:fietsen" not in text] == []
    assert [text for text in texts[len(FINE) :] if not said[text]] == []
    assert made == [cleaned(text) for text in texts]


@pytest.mark.parametrize(
    "text",
    ["a" * 190_000, "[" * 190_000, "\n" * 190_000, "a\n" * 90_000, "a: \n" * 40_000, "| " * 90_000, "ﬁ" * 60_000],
)
def test_a_large_text_takes_no_longer_than_its_size(text):
    start = time.process_time()
    codes(text)
    assert time.process_time() - start < 5
