"""Running text becomes harmless HTML, whatever is in it, with terms explained once."""

import random

import pytest
from lxml.html import fragments_fromstring

from roadmaps.kinds.glossary import Glossary
from roadmaps.pages import text as of_text
from roadmaps.pages.text import Terms, to_html


def href(id_):
    return f"../{id_}/"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Een **vette** *nadruk*", "<p>Een <strong>vette</strong> <em>nadruk</em></p>"),
        ("[fietsen](kb:fietsen)", '<p><a href="../fietsen/">fietsen</a></p>'),
        ("[web](https://example.org)", '<p><a href="https://example.org" rel="noopener">web</a></p>'),
        ("1 < 2 & 3 > 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ("- een\n- twee", "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>"),
    ],
)
def test_markdown(text, html):
    assert to_html(text, href) == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](https://example.org){onclick=alert(1)}",
        "[x]: javascript:alert(1)\n\n[x]",
        '[x](https://example.org "" onmouseover=alert(1)")',
        "<iframe src=https://example.org></iframe>",
        "![x](https://example.org/x.png)",
    ],
)
def test_nothing_harmful_survives(text):
    for element in fragments_fromstring(to_html(text, href)):
        for node in element.iter():
            assert node.tag in {"p", "a"}
            assert set(node.attrib) <= {"href", "rel", "title"}
            assert node.get("href", "https://").startswith("https://")


def test_words_alone_need_no_markdown():
    """The short way for texts without marks gives what Markdown gives, whatever stands beside the words."""
    pieces = [
        *"ab1. -+=#>:|'\"(),;–’é)/@%$€?_*<&",
        "\n",
        "\n\n",
        "https://a.nl",
        "www.a.nl",
        "    ",
        "\u00a0",
        "\u00ad",
    ]
    chance, short = random.Random(4), 0
    for _ in range(20_000):
        text = "".join(chance.choices(pieces, k=chance.randint(1, 10)))
        if of_text._WORDS_ALONE.fullmatch(text):
            short += 1
            assert to_html(text, href) == of_text._marked_up(text)
    assert short > 1000


def term(id_, nl, *aliases):
    text = {"nl": nl, "en": nl}
    return Glossary(id=id_, name=text, aliases=aliases, summary=text, definition=text)


def mark(html, *glossary, seen=None):
    return Terms(glossary, "nl").mark(html, {} if seen is None else seen, lambda found, text: f"[{found.id}:{text}]")


def test_the_first_use_of_a_term_is_explained():
    assert mark("<p>De MRA en de MRA</p>", term("mra", "MRA")) == "<p>De [mra:MRA] en de MRA</p>"


def test_a_longer_term_goes_first_and_words_stay_whole():
    found = mark("<p>restwarmte, warmtenet, warmte</p>", term("warmte", "warmte"), term("rest", "restwarmte"))
    assert found == "<p>[rest:restwarmte], warmtenet, [warmte:warmte]</p>"


def test_a_capital_at_the_start_of_a_sentence_is_the_same_term():
    assert mark("<p>Restwarmte telt</p>", term("rest", "restwarmte")) == "<p>[rest:Restwarmte] telt</p>"


def test_a_capital_inside_a_sentence_makes_it_a_name():
    html = "<p>De EU Intelligent Cities Challenge. Challenge</p>"
    assert (
        mark(html, term("uitdaging", "challenge")) == "<p>De EU Intelligent Cities Challenge. [uitdaging:Challenge]</p>"
    )


def test_a_term_may_run_over_a_line_end():
    assert mark("<p>van het\nRijk</p>", term("rijk", "het Rijk")) == "<p>van [rijk:het Rijk]</p>"


@pytest.mark.parametrize("text", ["MRA-breed", "pre-MRA", "MRAs"])
def test_part_of_a_word_is_another_word(text):
    assert mark(f"<p>{text}</p>", term("mra", "MRA")) == f"<p>{text}</p>"


def test_signs_stay_escaped():
    assert mark("<p>a &lt; b &amp; R&amp;D</p>", term("rd", "R&D")) == "<p>a &lt; b &amp; [rd:R&amp;D]</p>"


def test_links_are_left_alone():
    html = '<p><a href="x">MRA</a> MRA</p>'
    assert mark(html, term("mra", "MRA")) == '<p><a href="x">MRA</a> [mra:MRA]</p>'


def test_a_term_that_was_seen_is_not_explained_again():
    assert mark("<p>MRA</p>", term("mra", "MRA"), seen={"mra": term("mra", "MRA")}) == "<p>MRA</p>"
