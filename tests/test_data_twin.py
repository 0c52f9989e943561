"""Every page has a twin in Markdown that says the same, and names all forms in which there is more of it."""

import re
from pathlib import Path
from urllib.parse import urljoin

import markdown
import pytest
import yaml
from lxml import html
from markupsafe import escape

from roadmaps.publishing.twin import twin
from tests.project import SITE


def pages(site):
    """The pages with an article, of which every seventh is read whole."""
    return [
        file
        for file in sorted(site.rglob("index.html"))
        if "/id/" not in str(file) and "<article" in file.read_text("utf-8")
    ]


def words(text):
    return " ".join(text.split())


def test_every_page_that_says_something_has_one_and_no_other(real_site):
    for file in pages(real_site):
        named = re.search(r'type="text/markdown"[^>]* href="([^"]+)"', file.read_text("utf-8"))
        assert file.with_name("index.md").is_file() == bool(named), file
    tools = [file for file in pages(real_site) if not file.with_name("index.md").exists()]
    assert 0 < len(tools) < 9


def test_a_twin_has_the_headings_and_the_links_of_its_page(real_site):
    for file in pages(real_site)[::7]:
        if not file.with_name("index.md").exists():
            continue
        _, head, text = file.with_name("index.md").read_text("utf-8").split("---\n", 2)
        about, page = yaml.safe_load(head), html.fromstring(file.read_text("utf-8"))
        made = html.fromstring("<div>" + markdown.markdown(text, extensions=["tables"]) + "</div>")
        address = SITE + f"{file.parent.relative_to(real_site).as_posix()}/".removeprefix("./")
        assert about["url"] == address and about["lang"] == page.get("lang")
        shown = [words(one.text_content()) for one in page.xpath("//article//h2[not(ancestor::*[@hidden])]")]
        assert [one for one in shown if one not in {words(two.text_content()) for two in made.iter("h2")}] == [], file
        for link in made.xpath("//a/@href"):
            there = urljoin(address, link).partition("#")[0].partition("?")[0]
            if there.startswith(SITE) and not link.startswith("#"):
                found = real_site / there.removeprefix(SITE)
                assert found.is_file() or (found / "index.html").is_file(), (file, link)


def test_what_is_drawn_typed_or_only_heard_is_left_out():
    page = '<h2>Kop</h2><svg><text>1</text><svg><title>2</title></svg></svg><p>Eén <span class="unseen">3</span><a href="x/">twee</a><a href="y/">drie</a></p><form>4</form><p hidden>5</p>'
    made = twin(page, {"title": "Een: twee # drie"})
    assert yaml.safe_load(made.split("---\n")[1]) == {"title": "Een: twee # drie"}
    assert "[twee](x/) [drie](y/)" in made
    assert not re.search(r"[1-5]", made.split("---\n")[2])


@pytest.mark.parametrize(
    ("address", "forms"),
    [
        ("index.html", ["application/atom+xml", "text/calendar", "text/markdown"]),
        ("en/targets/index.html", ["application/atom+xml", "text/calendar", "text/markdown"]),
        (
            "uitdagingen/*/index.html",
            [
                "application/atom+xml",
                "text/calendar",
                "application/json",
                "application/atom+xml",
                "text/calendar",
                "text/markdown",
            ],
        ),
        (
            "en/themes/*/index.html",
            ["application/atom+xml", "text/calendar", "application/json", "application/atom+xml", "text/markdown"],
        ),
        ("begrippen/*/index.html", ["application/atom+xml", "text/calendar", "application/json", "text/markdown"]),
    ],
)
def test_a_page_names_all_that_there_is_of_it(real_site, address, forms):
    file: Path = max(real_site.glob(address), key=lambda found: found.stat().st_size)
    links = html.fromstring(file.read_text("utf-8")).xpath("//link[@rel='alternate' and @type]")
    assert [link.get("type") for link in links] == forms
    assert all((file.parent / link.get("href")).resolve().is_file() and link.get("title") for link in links)


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "<!-- x -->", "[x](javascript:alert(1))", "1 < 2 & 3 > 2"]
)
def test_words_of_a_page_are_words_there_too(words):
    made = twin(f"<p>{escape(words)} <abbr title='{escape(words)}'>x</abbr> <code>{escape(words)}</code></p>", {})
    page = html.fragment_fromstring(markdown.markdown(made.split("---\n")[2]), create_parent=True)
    assert {element.tag for element in page.iter()} == {"div", "p", "code"}
    assert page.text_content().count(words) == 3
