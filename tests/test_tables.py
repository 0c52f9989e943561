"""Tables that become blocks on a narrow screen: every cell says the column that it stands under; the script spells out the roles."""

import re
from pathlib import Path

import pytest
from lxml import html
from markupsafe import Markup

from roadmaps.pages.site import LISTS, Site
from roadmaps.pages.tables import Column, columns_of
from tests.project import ROOT, TESTS

GOLDEN = sorted((TESTS / "golden").rglob("*.html"))


def test_a_cell_says_the_name_of_its_column():
    columns = columns_of("Doel", 'Wat & "wie"', 2021)
    assert columns[1] == 'data-label="Wat &amp; &#34;wie&#34;"'
    assert columns[-1] == 'data-label="2021"'


def test_a_column_may_be_named_by_a_link():
    columns = columns_of("Route", Column(Markup('<a href="x">Lucht</a>'), "Lucht"))
    assert columns.all[1].name == Markup('<a href="x">Lucht</a>') and 'data-label="Lucht"' in columns[1]


def test_a_cell_too_many_is_an_error():
    with pytest.raises(IndexError):
        columns_of("Doel", "Status")[2]


def check(page: str) -> None:
    """Every cell of every table on a page stands under its column, also where the template counts columns."""
    for written in re.findall(r"<table .*?</table>", page, re.S):
        table = html.fromstring(written)
        names = [head.text_content() for head in table.iterfind("thead/tr/th")]
        if "stacks" not in (table.get("class") or ""):
            check_plain(table, names)
            continue
        assert not table.xpath("descendant-or-self::*[@role][not(self::svg)]"), (
            "HTML forbids what a table says of itself anyway"
        )
        for row in table.iterfind("tbody/tr"):
            first, *others = row
            if first.get("colspan"):  # the head of a group
                continue
            assert (first.tag, first.get("scope")) == ("th", "row")
            assert [cell.get("data-label") for cell in others] == names[1:]


def check_plain(table: html.HtmlElement, names: list[str]) -> None:
    """What stays a table at every width, as a long list does, needs no labels: each row has the cells that its heads name."""
    for row in table.iterfind("tbody/tr"):
        assert [cell.tag for cell in row] == ["th", *["td"] * (len(names) - 1)] or row[0].get("colspan")


@pytest.mark.parametrize("page", GOLDEN, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_cells_stand_under_their_columns(page: Path):
    check(page.read_text("utf-8"))


@pytest.mark.parametrize("name", LISTS)
def test_cells_of_the_other_lists_too(real, name):
    check(Site(real, "nl", "https://github.com/example/roadmaps").overview(name, "x/"))


@pytest.mark.parametrize("template", sorted((ROOT / "templates").iterdir()), ids=lambda file: file.name)
def test_templates_leave_labels_to_the_columns(template: Path):
    """A cell that a template writes takes its attributes from its columns. No golden page shows every table."""
    written = re.sub(r"<table class=\"(lines|timeline)\".*?</table>", "", template.read_text("utf-8"), flags=re.S)
    if "filters.lines(" in written or template.name == "filters.jinja":  # its rows stand in a table that stays one
        return
    bare = re.findall(r"<(?:td|th)\b(?![^>]*(?:\{\{ columns| scope=\"(?:col|rowgroup)\"))[^>]*>", written)
    assert bare == []
