"""Words in pictures are whole at four widths: what the look at them finds, and that it finds nothing on the real pages."""

import pytest

from tests.picture_words import FAULTS, SORTS, faults, one_of_each, pages_with

ONE = '<figure class="chart" style="width:200px;margin:0;font:16px monospace">{}</figure>'


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<p>Een woord</p>", []),
        ('<p style="width:60px;overflow-wrap:anywhere">Financieringsroutes</p>', ["broken: Financieringsroutes"]),
        ('<p style="width:130px">EU-onderzoeksgeld</p>', []),  # broken at its own hyphen
        ('<p style="width:60px;overflow:hidden">Financieringsroutes</p>', ["cut off: Financieringsroutes"]),
        ('<p style="margin-left:-30px">Begin</p>', ["cut off: Begin"]),
        ("<p>Duurzame digitale infrastr…</p>", ["cut short: Duurzame digitale infrastr…"]),
        (
            '<svg width="200" height="40"><text x="0" y="20">Een</text><text x="10" y="24">Twee</text></svg>',
            ["over each other: Een, Twee"],
        ),
        (
            '<svg width="200" height="40"><title>Een</title><text y="20">Een</text><text x="60" y="20">Twee</text></svg>',
            [],
        ),
        ('<p style="clip-path:inset(50%);position:absolute;width:1px;overflow:hidden">Ongezien</p>', []),
    ],
)
def test_what_is_wrong_with_a_word_is_told(browser, inside, found):
    page = browser.new_page()
    page.set_content("<body style='margin:0'>" + ONE.format(inside))
    assert page.evaluate(FAULTS) == found
    page.close()


def test_there_is_a_page_with_each_sort_of_picture(real_site):
    assert [sort for sort, pages in pages_with(real_site).items() if not pages] == []
    assert len(SORTS) <= 2 * len(one_of_each(real_site))


def test_words_in_pictures_are_whole_at_every_width(real_site, real_address, browser):
    page = browser.new_page()
    assert list(faults(page, real_address, one_of_each(real_site))) == []
    page.close()


SMALLEST = """() => Math.min(...[...document.querySelectorAll(".flow text, .matrix :is(th, td) *")]
  .filter((one) => one.checkVisibility() && one.textContent.trim() && getComputedStyle(one).position !== "absolute")
  .map((one) => parseFloat(getComputedStyle(one).fontSize) * (one.getScreenCTM?.().a ?? 1)))"""
PAPER = {"width": 718, "height": 1000}  # what of A4 is left between its margins, in pixels


@pytest.mark.chromium
@pytest.mark.parametrize("path", ["kaart/", "en/map/", "themas-en-routes/", "en/themes-and-routes/"])
def test_the_map_and_the_table_of_signs_are_readable_on_paper(real_address, browser, path):
    page = browser.new_page(viewport=PAPER)
    page.goto(real_address + path)
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"], "else all of it is shrunk"
    assert page.evaluate(SMALLEST) * 72 / 96 > 7.5, "points"
    page.close()
