"""Names change, addresses stay: what moved leads on, what was removed says so, and no address disappears unseen."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from roadmaps.__main__ import main
from roadmaps.changes.compare import compare
from roadmaps.checking.read import read
from roadmaps.editing.atomic import write_all
from roadmaps.editing.rename import renamed_in_page
from roadmaps.pages.graph import Graph
from roadmaps.pages.site import Site
from roadmaps.publishing import build as site
from roadmaps.reading.load import parse
from roadmaps.reading.thing import PARTS_OF_PAGES
from tests.location import arrive
from tests.project import ROOT
from tests.serving import served


@pytest.fixture
def at_project(project: Path, monkeypatch) -> Path:
    monkeypatch.chdir(project)
    return project


def put(project: Path, path: str, text: str) -> None:
    (project / "kb" / path).write_text(text, "utf-8")


def test_a_renamed_thing_keeps_its_old_address_in_both_languages(at_project, capsys):
    assert main(["rename", "fietsen", "wielrijden"]) == 0
    assert parse((at_project / "kb/speerpunten/fietsen.yml").read_text("utf-8"), "f").value == {
        "id": "fietsen",
        "moved_to": "wielrijden",
    }
    kb = read(at_project / "kb")
    assert "wielrijden" in kb.things and "fietsen" not in kb.things
    site.build(at_project)
    for old, new in (
        ("site/speerpunten/fietsen", "../../speerpunten/wielrijden/"),
        ("site/en/focus-areas/fietsen", "../../focus-areas/wielrijden/"),
    ):
        page = (at_project / old / "index.html").read_text("utf-8")
        assert f'content="0; url={new}"' in page and f'<a class="on" href="{new}"' in page
        assert (at_project / old / new / "index.html").exists()


@pytest.mark.chromium
def test_the_old_address_of_a_section_leads_to_the_section(at_project, browser):
    assert main(["rename", "schone-stad", "nette-stad"]) == 0
    site.build(at_project)
    end = "#de-stad-haar-ring"
    with served(at_project / "site") as address:
        page = browser.new_page()
        for old, new in (("uitdagingen", "uitdagingen"), ("en/challenges", "en/challenges")):
            page.goto(f"{address}{old}/schone-stad/{end}")
            arrive(page, f"{address}{new}/nette-stad/{end}")
            expect(page.locator(end)).to_be_in_viewport()
        page.goto(f"{address}id/schone-stad/{end}")
        page.locator("main a").first.click()
        arrive(page, f"{address}uitdagingen/nette-stad/{end}")
        page.close()
        page = browser.new_page(java_script_enabled=False)
        page.goto(f"{address}uitdagingen/schone-stad/{end}")
        arrive(page, "**/uitdagingen/nette-stad/**")
        page.close()


def test_renaming_changes_only_the_references_and_keeps_comments(at_project):
    file = at_project / "kb/milestones/ms-fietspad.yml"
    file.write_text(
        file.read_text("utf-8").replace("speerpunt: fietsen", "# blijf: fietsen\nspeerpunt: fietsen"), "utf-8"
    )
    before = file.read_text("utf-8")
    assert main(["rename", "fietsen", "wielrijden"]) == 0
    assert file.read_text("utf-8") == before.replace("\nspeerpunt: fietsen", "\nspeerpunt: wielrijden")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[a](speerpunten/fietsen/index.md#wat)", "[a](speerpunten/wielrijden/index.md#wat)"),
        ("[a](begrippen/fietsen/index.md)", None),  # of another kind
        ("{{ link('fietsen', \"fietsen\") }}", "{{ link('wielrijden', \"fietsen\") }}"),  # what readers see stays
        ('{% set id = "fietsen" %}{{ link(id) }}', '{% set id = "wielrijden" %}{{ link(id) }}'),
        ("fietsen", None),
    ],
)
def test_a_rename_follows_into_pages(before, after):
    assert renamed_in_page(before, "speerpunt", "fietsen", "wielrijden") == (after or before)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("wielrijden", "fietsen", 'heet nu / is now called "wielrijden". Een id wordt nooit opnieuw gebruikt'),
        ("fietsen", "iets", '"fietsen" heet nu / is now called "wielrijden"'),
    ],
)
def test_an_id_that_was_used_before_is_not_used_again(at_project, capsys, old, new, says):
    main(["rename", "fietsen", "wielrijden"])
    assert main(["rename", old, new]) == 1
    assert says in capsys.readouterr().out


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_what_is_broken_off_leaves_every_file_as_it_was(tmp_path, error):
    file, new = tmp_path / "a.yml", tmp_path / "b.yml"
    file.write_text("a", "utf-8")

    def broken_off():
        raise error

    with pytest.raises(error):
        write_all({file: "anders", new: "b"}, then=broken_off)
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {"a.yml": "a"}


def test_a_failed_rename_leaves_every_file_as_it_was(at_project, capsys):
    """Merging a thing into one that refers to it would make that one refer to itself."""
    put(
        at_project,
        "glossary/los.yml",
        "id: los\nname: {nl: los}\nsummary: {nl: Los.}\ndefinition: {nl: Los.}\nsee: samenwerking\n",
    )
    before = {file: file.read_bytes() for file in at_project.rglob("*.yml")}
    assert main(["rename", "samenwerking", "los"]) == 1
    assert "[refers-to-itself]" in capsys.readouterr().err
    assert {file: file.read_bytes() for file in at_project.rglob("*.yml")} == before


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("fietsn", "x", "Bedoelde u / did you mean: fietsen"),
        ("fietsen", "Fiets Pad", "kan geen id zijn"),
        ("fietsen", "fiets\n", "kan geen id zijn"),
        ("fietsen", "f" * 81, "kan geen id zijn"),
        ("fietsen", "samenwerking", "andere soort"),
    ],
)
def test_a_rename_that_cannot_be_is_told(at_project, capsys, old, new, says):
    assert main(["rename", old, new]) == 1
    assert says in capsys.readouterr().out


def test_a_merged_organisation_hands_its_roles_over(at_project):
    text = (at_project / "kb/organisations/gemeente-voorbeeldstad.yml").read_text("utf-8")
    put(
        at_project,
        "organisations/stad.yml",
        re.sub(r"gemeente-voorbeeldstad", "stad", text).replace("aliases", "# aliases"),
    )
    name = next(line for line in text.splitlines() if line.startswith("name"))
    put(
        at_project,
        "organisations/stad.yml",
        (at_project / "kb/organisations/stad.yml").read_text("utf-8").replace(name, "name: {nl: Stad, en: City}"),
    )
    assert main(["rename", "gemeente-voorbeeldstad", "stad"]) == 0
    kb = read(at_project / "kb")
    assert "gemeente-voorbeeldstad" not in kb.things and "stad" in kb.things


BACKGROUND = """id: {id}
name: {{nl: Stad, en: City}}
summary: {{nl: De stad groeit., en: The city grows.}}
order: {order}
introduction:
  text: {{nl: De stad groeit., en: The city grows.}}
  sources:
    - {{source: plan-2017, heading: De ring}}
sections:
{sections}"""
SECTION = """  - title: {{nl: {title}, en: {title}}}
{ends}    text: {{nl: Het is druk., en: It is busy.}}
    sources:
      - {{source: plan-2017, heading: De ring}}
"""


@pytest.mark.parametrize("own", ["", "    was: [oud]\n", "    was:\n      - oud\n"])
def test_of_merged_things_a_section_takes_over_the_links_to_the_one_of_its_title(at_project, own):
    gone = SECTION.format(title="Ring", ends="    id: de-ring\n    was: [section-1]\n")
    kept = SECTION.format(title="Vooraf", ends="") + SECTION.format(title="Ring", ends=own)
    put(at_project, "context/weg.yml", BACKGROUND.format(id="weg", order=8, sections=gone))
    put(at_project, "context/blijft.yml", BACKGROUND.format(id="blijft", order=9, sections=kept))
    assert main(["rename", "weg", "blijft"]) == 0
    first, ring = read(at_project / "kb")["blijft"].sections
    assert first.anchors == ("vooraf",)
    assert ring.anchors == ("ring", "de-ring", "section-1", *(["oud"] if own else []))


def test_a_removed_thing_leaves_a_page_that_says_so(at_project):
    put(
        at_project,
        "glossary/steppen.yml",
        "id: steppen\nname: {nl: Steppen, en: Scooters}\nremoved: 2026-11-28\n"
        "reason: {nl: Dit stond er per ongeluk., en: It was there by mistake.}\nsee: [fietsen]\n",
    )
    site.build(at_project)
    dutch = (at_project / "site/begrippen/steppen/index.html").read_text("utf-8")
    english = (at_project / "site/en/glossary/steppen/index.html").read_text("utf-8")
    assert (
        "weg sinds 28 november 2026" in dutch
        and "per ongeluk" in dutch
        and 'href="../../speerpunten/fietsen/"' in dutch
    )
    assert "gone since 28 November 2026" in english and "by mistake" in english


def test_an_address_that_disappears_is_told(at_project, capsys):
    assert main(["addresses"]) == 0
    (at_project / "kb/glossary/ov-regio.yml").unlink()
    assert main(["check"]) == 1
    said = capsys.readouterr().err
    assert re.search(r"addresses.txt:\d+:1: het adres /begrippen/ov-regio/ is verdwenen \[address-gone\]", said)
    assert "kb/glossary/ov-regio.yml" in said and "/en/glossary/ov-regio/" in said
    put(at_project, "glossary/ov-regio.yml", "id: ov-regio\nmoved_to: samenwerking\n")
    assert main(["check"]) == 0


RING = "De stad & haar *ring*"


def mended(project: Path, before: str, after: str) -> None:
    file = project / "kb/challenges/schone-stad.yml"
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")


def test_a_section_of_which_the_heading_changes_keeps_its_address_by_an_id(at_project, capsys):
    assert main(["addresses"]) == 0
    mended(at_project, RING, "De ring is vol")
    assert main(["check"]) == 1
    said = capsys.readouterr().err
    assert re.search(r"schone-stad.yml:\d+:\d+: een link naar /uitdagingen/schone-stad/#de-stad-haar-ring leidt", said)
    assert "id: de-stad-haar-ring" in said
    mended(at_project, "    was: [section-1]", "    id: de-stad-haar-ring\n    was: [section-1]")
    assert main(["check"]) == 0


def test_a_section_that_others_take_over_or_that_moves_down_is_still_led_to(at_project):
    assert main(["addresses"]) == 0
    mended(at_project, "was: [section-1]", "id: vol\n    was: [section-1, de-stad-haar-ring]")
    mended(
        at_project,
        "sections:\n",
        "sections:\n  - title: {nl: Vooraf, en: Before}\n    text: {nl: Iets., en: Something.}\n"
        "    sources:\n      - {source: plan-2017, heading: De ring}\n",
    )
    assert main(["check"]) == 0
    graph = Graph(read(at_project / "kb"))
    html = Site(graph, "en", "https://example.org/r").page(graph["schone-stad"], "en/x/")
    at = html.index('id="vol"')
    assert html.index('id="vooraf"') < html.index('id="section-1"') < html.index('id="de-stad-haar-ring"') < at


def test_what_is_no_address_any_more_when_nothing_is_told_in_sections_stops_nobody(at_project):
    assert main(["addresses"]) == 0
    file = at_project / "kb/challenges/schone-stad.yml"
    text = re.sub(r"sections:\n(?: .*\n)+", "", file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    assert main(["check"]) == 0


def test_where_links_lead_is_no_news_to_readers(at_project):
    before = read(at_project / "kb")
    mended(at_project, "was: [section-1]", "id: ring\n    was: [section-1, oud]")
    assert compare(before, read(at_project / "kb")).nothing


def test_the_parts_that_a_section_may_not_be_named_after_are_those_of_the_templates():
    text = "".join(file.read_text("utf-8") for file in (ROOT / "templates").glob("*.jinja"))
    parts = set(
        re.findall(r"""(?:fold\(|section_of\(|text_part\(|<h2 id=|<section [^>]*id=)["']([a-z_-]*[a-z])["']""", text)
    )
    of_lists = {"by-name"}
    assert {part.replace("_", "-") for part in parts} - of_lists <= PARTS_OF_PAGES


def test_the_list_of_addresses_only_grows(at_project):
    assert main(["addresses"]) == 0
    before = set((at_project / "addresses.txt").read_text("utf-8").split())
    (at_project / "kb/glossary/ov-regio.yml").unlink()
    assert main(["addresses"]) == 0
    assert before <= set((at_project / "addresses.txt").read_text("utf-8").split())
