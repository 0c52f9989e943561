"""Nothing on a hand-written page runs: the check tells of it, and what is published is cleaned by the same list all the same."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import markdown
import pytest
import yaml
from lxml import html
from PIL import Image

from roadmaps.editing.picture_files import made_fit, objection
from roadmaps.handwritten.page_check import page_problems
from roadmaps.handwritten.page_html import FRAME_IDS, TAGS, cleaned
from roadmaps.handwritten.page_html_check import faults
from roadmaps.handwritten.rendered import EXTENSIONS
from roadmaps.publishing import build as site
from roadmaps.publishing.set_aside import SetAside
from tests.project import ROOT, TESTS, copy_project
from tests.site_links import parse

TOP = "---\nbeside: trial/\ndescription: Een proef.\n---\n# Proef\n\n"
SPELLINGS = (
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)", "javascript&colon;alert(1)"),
    *("java&#10;script:alert(1)", "java&Tab;script:alert(1)", "&#1;javascript:alert(1)", "&#x6A&#x61vascript:alert(1)"),
    *("data:text/html,x", "DATA:text/html;base64,PGI+", "vbscript:x", "blob:x", "file:///etc/passwd", "ftp://x.nl/"),
    *("view-source:x", "intent:x", "tel:1", "//example.org/x", "\\\\example.org/x", "/\\example.org/x"),
)
HOSTILE = (
    *("<script>alert(1)</script>", "<ScRiPt src=//example.org></ScRiPt>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>"),
    *("<iframe src=https://example.org></iframe>", "<object data=x></object>", "<embed src=x>", "<base href=https://example.org/>"),
    *("<meta http-equiv=refresh content='0;url=https://example.org'>", "<link rel=stylesheet href=https://example.org/x.css>"),
    *("<style>body{background:url(https://example.org)}</style>", "<math><mtext></mtext></math>", "<video src=x autoplay>"),
    *("<form action=https://example.org><input type=search name=q></form>", "<form action=//example.org></form>"),
    *("<button type=submit formaction=https://example.org>x</button>", "<input type=password name=q>", "<input type=search name=token>"),
    *("<details open ontoggle=alert(1)><summary>x</summary></details>", "<p class=lead onclick=alert(1)>x</p>", "<textarea>x</textarea>"),
    *("<select><option>x</option></select>", "<template><img src=x onerror=alert(1)></template>", "<a href=x target=_blank>x</a>"),
    *("<a href=x ping=https://example.org>x</a>", "<a href=x download>x</a>", "<p style='position:fixed'>x</p>", "<p hidden>x</p>"),
    *("<p data-pagefind-body>x</p>", "<img src=https://example.org/x.png>", "<img src=data:image/png;base64,AA>", "<p class=site-header>x</p>"),
    *('<p id="site-config">{"base": "https://example.org"}</p>', "<p contenteditable>x</p>", "<p tabindex=9>x</p>", "<marquee>x</marquee>"),
    *("## Kop { #menu }", "## Kop {onclick=alert(1)}", "[x](proef.md){onmouseover=alert(1)}", "[x](proef.md){ style=color:red }"),
    *("![x](https://example.org/x.png)", "![x](proef.md){ srcset='https://example.org 2x' }", "## Kop { #A.b }", "- x\n{ .site-footer }"),
    *("``` { .x onclick=alert(1) }\na\n```", "<?php x ?>", "<!DOCTYPE html>", "{{ link('fietsen', '<script>x</script>') }}"),
    *("{{ link('fietsen', '[x](javascript:alert(1))') }}", "[x](<<script>alert(1)</script>>)", "[x](<${alert(1)}>)", "[x](<#{7*7}>)", '[x](<x" onclick="alert(1)>)'),
    *(f"[x]({address})" for address in SPELLINGS),
    *(f'<a href="{address}">x</a>' for address in SPELLINGS),
    *(f"[x]\n\n[x]: {address}" for address in SPELLINGS),
)  # fmt: skip


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Two pages that name each other."""
    return Path(shutil.copytree(TESTS / "broken/page-link-dead/docs", tmp_path / "docs"))


def told(graph, docs: Path, text: str) -> list[str]:
    (docs / "nl/proef.md").write_text(TOP + text, "utf-8")
    return [problem.code for problem in page_problems(graph.kb, docs)]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_could_run_or_ask_others_is_told_of(graph, docs, text):
    assert told(graph, docs, text)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_the_check_misses_does_not_run_all_the_same(text):
    made = cleaned(markdown.markdown(text, extensions=list(EXTENSIONS)))
    for element in html.fragment_fromstring(made, create_parent=True).iter():
        assert element.tag in TAGS
        assert not [name for name in element.attrib if name.startswith(("on", "style", "data-", "form", "src"))] or (
            element.tag == "img"
        )
        for name in ("href", "src", "action"):
            address = urlsplit(re.sub(r"[\x00-\x20]", "", element.get(name, "")))
            assert address.scheme in (("", "http", "https", "mailto") if name == "href" else ("",)), made
            assert name == "href" or not address.netloc, made


@pytest.mark.parametrize(
    "text",
    [
        "Een **vet** *woord*, `<script>` en `[x](javascript:alert(1))` in code, 1 < 2 & 3 > 2, a<b, <https://example.org/>.",
        "<p class='lead'>Zo.</p>\n\n<details><summary>Meer</summary>Tekst<br>H<sub>2</sub>O</details>",
        "| a | b |\n| :- | -: |\n| 1 | 2 |",
        "![x](proef.md){ width=760 height=400 loading=lazy }\n\n## Kop { #kop .note }\n\n```yaml\na: <b>\n```",
        "<form class='home-search' role='search' action='../proef/'><label for='q'>x</label><input type=search id=q name=q></form>",
        "<!-- <script> --> [post](mailto:a@example.org) <a@example.org> [x](http://example.org/?a=javascript:b) [x](#kop)",
    ],
)
def test_what_is_harmless_is_left_alone(graph, docs, text):
    assert told(graph, docs, text) == []


def test_the_pages_of_the_site_lose_nothing():
    for file in [*(ROOT / "docs").rglob("*.md"), *(TESTS / "docs").rglob("*.md")]:
        made = markdown.markdown(file.read_text("utf-8").split("---\n", 2)[2], extensions=list(EXTENSIONS))
        kept = [html.fragment_fromstring(text, create_parent=True) for text in (made, cleaned(made))]
        before, after = ([(one.tag, dict(one.attrib)) for one in tree.iter()] for tree in kept)
        assert before == after, file


def test_the_check_reads_markdown_as_the_site_does():
    settings = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    assert {*settings["markdown_extensions"], "tables", "toc", "fenced_code"} == set(EXTENSIONS)


def test_no_id_of_the_frame_can_be_taken():
    frame = "".join(file.read_text("utf-8") for file in (ROOT / "theme").rglob("*.html"))
    of_one_page = {"form", "table-form"}
    ids = set(re.findall(r'\sid="([^"{]+)"', frame)) - of_one_page
    assert ids == set(FRAME_IDS)


def test_what_markdown_stumbles_over_is_told_of(graph, docs):
    assert told(graph, docs, "## Kop { id }") == ["attribute-on-page"]


@pytest.mark.parametrize("written", ["{ id }", "{id}", "{: id}", "{ .note id }"])
def test_it_is_told_of_where_it_stands(written):
    before = "## Een { #een }\n\n## Kop "
    [fault] = faults(before + written)
    found = re.search(fault.sought, before + written)
    assert found and found.start("at") == len(before)


def test_a_place_that_nothing_was_set_aside_for_stays_empty():
    assert SetAside().put_back('<div data-set-aside="7"></div>') == ""


# --- what stands beside the pages


@pytest.mark.parametrize("suffix", [".png", ".webp", ".jpg"])
def test_a_picture_with_something_behind_it_is_told_of(tmp_path, suffix):
    file = tmp_path / f"x{suffix}"
    Image.new("RGB", (40, 30), "teal").save(file)
    assert objection(file) in (None, "picture-metadata" if suffix == ".jpg" else None)
    clean = file.read_bytes()
    for spoilt in (clean + b"<script>alert(1)</script>", clean[: len(clean) // 2]):
        file.write_bytes(spoilt)
        assert objection(file)


def test_what_make_picture_makes_is_clean(tmp_path):
    Image.radial_gradient("L").save(tmp_path / "x.png")
    (tmp_path / "y.webp").write_bytes(made_fit(tmp_path / "x.png").large)
    assert objection(tmp_path / "y.webp") is None


# --- what the theme and the templates write in an attribute

QUOTES = 'Aha" autofocus onfocus="alert(1)" x=\'y\' & z'


def quoted(text: object) -> str:
    """A text with quotes behind its first word."""
    return re.sub(r"\w+", lambda word: f"{word[0]} {QUOTES}", str(text), count=1)


def spoilt(value: object, name: str = "") -> object:
    """The same value with quotes in every text that people wrote."""
    if isinstance(value, dict):
        if "nl" in value:
            return {key: text if key == "nl_hash" else quoted(text) for key, text in value.items()}
        return {key: spoilt(one, key) for key, one in value.items()}
    if isinstance(value, list):
        return [spoilt(one, name) for one in value]
    return quoted(value) if name in ("heading", "unit", "note", "words", "aliases", "label") else value


@pytest.fixture(scope="module")
def quoted_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the fixture knowledge base with quotes in every text, and on hand-written pages."""
    project = copy_project(tmp_path_factory.mktemp("quotes") / "project", TESTS / "kb")
    for file in (project / "kb").rglob("*.yml"):
        value = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
        file.write_text(yaml.safe_dump(spoilt(value), allow_unicode=True, sort_keys=False), "utf-8")
    description = yaml.safe_dump({"description": QUOTES}, width=999).strip()
    for file in (project / "docs").rglob("index.md"):
        text = file.read_text("utf-8")
        text = re.sub(r"^description: .*$", lambda _: description, text, flags=re.M)
        file.write_text(re.sub(r"^# (.*)$", rf"# \1 {QUOTES}", text, flags=re.M), "utf-8")
    site.build(project)
    return project / "site"


def test_quotes_in_every_field_stay_text(quoted_site):
    """No quote ends an attribute: then one would follow that nobody wrote."""
    titles = 0
    for file in quoted_site.rglob("*.html"):
        page = parse(file)
        assert page.xpath("//*[@autofocus or @onfocus or @zz]") == [], file
        titles += sum(QUOTES in title for title in page.xpath("//meta[@property='og:title']/@content"))
    assert titles > 20
