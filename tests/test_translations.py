"""English may be missing or behind: never a reason not to publish, always visible."""

import re
from pathlib import Path

import pytest
from lxml import html

from roadmaps.__main__ import main
from roadmaps.checking.read import read
from roadmaps.pages.site import Site
from roadmaps.publishing import build as site
from roadmaps.reading.base import Text, fingerprint
from roadmaps.reading.docs_pages import pairs

TERM = "id: term\nname: {nl: naam, en: name}\nsummary:\n  nl: Een zin.\n  en: A sentence.\ndefinition:\n  nl: |\n    Een uitleg.\n\n  en: |\n    An explanation.\n"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (Text(nl="een"), "missing"),
        (Text(nl="een", en="  "), "missing"),
        (Text(nl="een", en="one"), "unconfirmed"),
        (Text(nl="een", en="one", nl_hash=fingerprint("een")), "complete"),
        (Text(nl="één", en="one", nl_hash=fingerprint("een")), "stale"),
        (Text(nl="een\n twee", en="one two", nl_hash=fingerprint("een twee")), "complete"),
    ],
)
def test_the_state_of_a_text(text, state):
    assert text.state == state


def test_a_fingerprint_is_eight_letters_that_yaml_leaves_alone():
    assert fingerprint("een  twee\n") == fingerprint("een twee") == "qtjjmkhr"


@pytest.fixture
def at_project(project: Path, monkeypatch) -> Path:
    monkeypatch.chdir(project)
    (project / "kb/glossary/term.yml").write_text(TERM, "utf-8")
    return project


def states(project: Path) -> list[str]:
    thing = read(project / "kb").things["term"]
    return [thing.name.state, thing.summary.state, thing.definition.state]


def test_confirm_writes_the_fingerprint_beside_the_english_and_nothing_else(at_project):
    file = at_project / "kb/glossary/term.yml"
    assert states(at_project) == ["unconfirmed"] * 3
    assert main(["confirm", "term"]) == 0
    assert states(at_project) == ["complete"] * 3
    kept = [
        line
        for line in file.read_text("utf-8").replace(f", nl_hash: {fingerprint('naam')}", "").split("\n")
        if "nl_hash" not in line
    ]
    assert kept == TERM.split("\n")


def test_changed_dutch_makes_the_english_stale_until_it_is_confirmed(at_project):
    file = at_project / "kb/glossary/term.yml"
    main(["confirm", "term"])
    file.write_text(
        file.read_text("utf-8").replace("Een zin.", "Een nieuwe zin.").replace("nl: naam", "nl: titel"), "utf-8"
    )
    assert states(at_project) == ["stale", "stale", "complete"]
    assert main(["confirm", "term", "--field", "niets"]) == 1
    assert main(["confirm", "term", "--field", "summary"]) == 0
    assert states(at_project) == ["stale", "complete", "complete"]
    assert main(["confirm", "term"]) == 0
    assert states(at_project) == ["complete"] * 3


def test_confirm_asks_for_a_known_id(at_project, capsys):
    assert main(["confirm", "trem"]) == 1 and "did you mean: term" in capsys.readouterr().out
    assert main(["confirm"]) == 1


def test_readers_see_what_is_missing_and_what_is_behind(at_project):
    file = at_project / "kb/glossary/term.yml"
    main(["confirm", "term"])
    file.write_text(
        file.read_text("utf-8")
        .replace("Een uitleg.", "Een andere uitleg.")
        .replace(f"  en: A sentence.\n  nl_hash: {fingerprint('Een zin.')}\n", ""),
        "utf-8",
    )
    site.build(at_project)
    english = (at_project / "site/en/glossary/term/index.html").read_text("utf-8")
    assert (
        '<span lang="nl">Een zin.</span> <small class="translation-note">(not translated yet: this is the Dutch text)</small>'
        in english
    )
    assert '<p class="translation-note">the Dutch text has changed since this was translated</p>' in english
    assert "1 missing, 1 out of date" in " ".join(english.split()) and "An explanation." in english
    dutch = (at_project / "site/begrippen/term/index.html").read_text("utf-8")
    assert "translation-note" not in dutch and "Een andere uitleg." in dutch
    overview = (at_project / "site/en/translations/index.html").read_text("utf-8")
    assert "<code>summary</code>" in overview and "<code>definition</code>" in overview


# --- pages written by hand

DUTCH = "---\nbeside: cheese/\ndescription: Over kaas.\n---\n# Kaas\n\nKaas is geel.\n"
ENGLISH = "---\nbeside: kaas/\ndescription: About cheese.\n---\n# Cheese\n\nCheese is yellow.\n"
HASH = f"nl_hash: {fingerprint('Over kaas. # Kaas Kaas is geel.')}"
CONFIRMED = ENGLISH.replace("cheese.\n---", f"cheese.\n{HASH}\n---")


def pages(project: Path, dutch: str = DUTCH, english: str | None = ENGLISH) -> Path:
    """A Dutch page and its English counterpart in the project; the English file."""
    file = project / "docs/en/cheese.md"
    for path, text in ((project / "docs/nl/kaas.md", dutch), (file, english)):
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            path.write_bytes(text.encode())
    return file


def page_state(project: Path) -> str:
    return next(pair.state for pair in pairs(project / "docs") if pair.nl.address == "kaas/")


@pytest.mark.parametrize(
    ("dutch", "english", "state"),
    [
        (DUTCH, None, "missing"),
        (DUTCH, ENGLISH.replace("beside: kaas/", "beside: brood/"), "missing"),
        (DUTCH, ENGLISH, "unconfirmed"),
        (DUTCH, ENGLISH.replace("---\n#", "nl_hash:\n---\n#"), "unconfirmed"),
        (DUTCH, CONFIRMED, "complete"),
        (DUTCH.replace("Kaas is geel.", "Kaas\nis geel."), CONFIRMED, "complete"),
        (DUTCH.replace("---\n#", "search: true\n---\n\n#"), CONFIRMED, "complete"),
        (DUTCH.replace("\n", "\r\n"), CONFIRMED.replace("\n", "\r\n"), "complete"),
        (DUTCH.replace("geel", "wit"), CONFIRMED, "stale"),
        (DUTCH.replace("# Kaas", "# Brie"), CONFIRMED, "stale"),
        (DUTCH.replace("Over kaas.", "Alles over kaas."), CONFIRMED, "stale"),
        (DUTCH, CONFIRMED.replace(HASH, "nl_hash: 12345678"), "stale"),
    ],
)
def test_the_state_of_a_page(tmp_path, dutch, english, state):
    pages(tmp_path, dutch, english)
    assert page_state(tmp_path) == state


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ENGLISH, CONFIRMED),
        (CONFIRMED, CONFIRMED),
        (
            '---\nnl_hash: oud\nbeside:  "kaas/"  # de Nederlandse\n\n---\ntext\n\nnl_hash: x\n',
            f'---\n{HASH}\nbeside:  "kaas/"  # de Nederlandse\n\n---\ntext\n\nnl_hash: x\n',
        ),
        ("---\nnl_hash:\nbeside: kaas/\n...\n# Cheese  \n", f"---\n{HASH}\nbeside: kaas/\n...\n# Cheese  \n"),
        (ENGLISH.replace("\n", "\r\n"), CONFIRMED.replace("\n", "\r\n")),
        ("\ufeff" + ENGLISH.removesuffix("\n"), "\ufeff" + CONFIRMED.removesuffix("\n")),
    ],
    ids=["new", "again", "in-place", "empty", "windows", "byte-order-mark"],
)
def test_confirm_writes_one_line_of_the_page_and_nothing_else(at_project, before, after):
    file = pages(at_project, english=before)
    assert main(["confirm", "docs/en/cheese.md"]) == 0
    assert file.read_bytes().decode() == after and page_state(at_project) == "complete"


def test_confirm_all_takes_the_pages_too_but_not_when_it_is_about_one_field(at_project):
    file = pages(at_project)
    assert main(["confirm", "--all", "--field", "summary"]) == 0 and file.read_text("utf-8") == ENGLISH
    assert main(["confirm", "--all"]) == 0 and file.read_text("utf-8") == CONFIRMED
    assert {pair.state for pair in pairs(at_project / "docs")} == {"complete"}


def test_confirm_asks_for_a_page_with_a_dutch_counterpart(at_project, capsys):
    pages(at_project, english=ENGLISH.replace("kaas/", "brood/"))
    assert main(["confirm", "docs/en/cheese.md"]) == 1
    assert (
        main(["confirm", "docs/en/translation.md"]) == 1
        and "did you mean: docs/en/translations.md" in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("dutch", "english", "note"),
    [
        (DUTCH, CONFIRMED, None),
        (DUTCH, ENGLISH, "Nobody has confirmed yet that this page says what the Dutch page says."),
        (DUTCH.replace("geel", "wit"), CONFIRMED, "The Dutch page has changed since this one was translated."),
    ],
    ids=["complete", "unconfirmed", "stale"],
)
def test_readers_see_when_a_page_is_behind(project, dutch, english, note):
    pages(project, dutch, english)
    site.build(project)
    page = html.parse(str(project / "site/en/cheese/index.html")).getroot()
    shown = page.xpath("//h1/following-sibling::*[1][@class='note']")
    assert [" ".join(one.text_content().split()) for one in shown] == (
        [f"{note} De pagina in het Nederlands"] if note else []
    )
    assert [dict(link.attrib) for one in shown for link in one.iter("a")] == [
        {"href": "../../kaas/", "hreflang": "nl", "lang": "nl"}
    ] * len(shown)
    assert "De pagina in het Nederlands" not in (project / "site/kaas/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("english", "lang", "row"),
    [
        (CONFIRMED, "en", '<a href="../cheese/">Cheese</a> Complete docs/en/cheese.md'),
        (ENGLISH, "en", '<a href="../cheese/">Cheese</a> Not confirmed docs/en/cheese.md'),
        (CONFIRMED.replace(HASH, "nl_hash: oud"), "nl", '<a href="../kaas/">Kaas</a> Verouderd docs/en/cheese.md'),
        (None, "nl", '<a href="../kaas/">Kaas</a> Ontbreekt docs/nl/kaas.md'),
        (None, "en", '<a href="../../kaas/" lang="nl">Kaas</a> Missing docs/nl/kaas.md'),
    ],
)
def test_the_overview_lists_the_pages_with_their_state(graph, tmp_path, english, lang, row):
    pages(tmp_path, english=english)
    overview = Site(graph, lang, "https://example.org/r", written=pairs(tmp_path / "docs")).overview(
        "translation", "x/"
    )
    cells = re.findall(
        r"<th scope=\"row\">(.*?)</th><td[^>]*>(.*?)</td><td[^>]*><a href=\"(.*?)\"><code>(.*?)</code>",
        overview,
    )
    assert [f"{name} {state} {path}" for name, state, _, path in cells] == [row]
    assert cells[0][2] == f"https://example.org/r/edit/main/{cells[0][3]}"


def test_the_overview_counts_the_pages_by_their_state(graph, tmp_path):
    pages(tmp_path)
    for name in "abc":
        (tmp_path / f"docs/nl/{name}.md").write_text(DUTCH, "utf-8")
    (tmp_path / "docs/en/a.md").write_text(CONFIRMED.replace("kaas/", "a/"), "utf-8")
    overview = Site(graph, "en", "https://example.org/r", written=pairs(tmp_path / "docs")).overview(
        "translation", "x/"
    )
    assert "<p>Pages written by hand: 1 complete, 2 missing, 1 not confirmed.</p>" in overview


def test_a_page_that_is_missing_in_english_does_not_stop_the_build(project):
    pages(project, english=None)
    site.build(project)
    listed = html.parse(str(project / "site/en/translations/index.html")).getroot()
    assert listed.xpath("//th/a[@href='../../kaas/'][@lang='nl']/text()") == ["Kaas"]
