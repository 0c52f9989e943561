"""The files of the site in which strangers wrote everywhere: each is read by a parser of its format, and nothing in them could run."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter

import feedparser
import markdown
import openpyxl
import pytest
import vobject
from lxml import etree, html
from odfdo import Document
from rdflib import Graph

from tests.attack.test_site import SIZES

V1 = "data/v1"
FORMULA = re.compile(r"'*[=+\-@\t\r]")
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
RUNS = re.compile(r"(?i)^[\x00-\x20]*(?:javascript|data|vbscript|blob|file):")
NEVER = "//script | //iframe | //object | //embed | //base | //form | //style | //svg | //math | //@*[starts-with(name(), 'on')]"


@pytest.fixture(scope="module", params=SIZES)
def v1(request):
    return request.getfixturevalue(request.param).site / V1


def nothing_runs(text: str, where: object) -> None:
    """A text that others show as HTML."""
    page = html.fragment_fromstring(text or "leeg", create_parent="div")
    assert page.xpath(NEVER) == [], where
    assert [way for way in page.xpath("//@href | //@src") if RUNS.match(way)] == [], where


def test_every_json_file_is_json(v1):
    files = [*v1.rglob("*.json"), *v1.rglob("*.jsonld"), *v1.parent.parent.rglob("search.json")]
    assert len(files) > 20
    for file in files:
        json.loads(file.read_text("utf-8"))


def test_no_cell_of_a_text_file_starts_a_formula(v1):
    files = list(v1.glob("csv*/*.csv"))
    assert len(files) > 10
    for file in files:
        text = file.read_bytes().decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if file.parent.name != "csv" else ","))
        assert len({len(row) for row in rows}) == 1, file
        for cell in (cell for row in rows for cell in row):
            assert not FORMULA.match(cell) or cell.startswith("'") or NUMBER.fullmatch(cell), (file, cell)


def test_no_cell_of_a_spreadsheet_is_a_formula(v1):
    found = 0
    for file in v1.rglob("*.xlsx"):
        for sheet in openpyxl.load_workbook(file).worksheets:
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
                assert cell.data_type != "f", (file, cell.value)
                assert not cell.hyperlink or re.match(r"https?://", str(cell.hyperlink.target)), (file, cell.value)
                found += 1
    assert found > 1_000


def test_no_cell_of_an_open_document_is_a_formula(v1):
    files = list(v1.rglob("*.ods"))
    assert files
    for file in files:
        content = zipfile.ZipFile(file).read("content.xml")
        tree = etree.fromstring(content)
        assert tree.xpath("//@*[local-name() = 'formula']") == [], file
        assert [way for way in tree.xpath("//@*[local-name() = 'href']") if RUNS.match(way)] == [], file
        assert Document(file).body.get_table(0) is not None


def test_every_feed_can_be_read_and_holds_nothing_that_runs(v1):
    files, entries = list((v1 / "feeds").glob("*.atom")), 0
    assert len(files) > 4
    for file in files:
        etree.fromstring(file.read_bytes())
        found = feedparser.parse(file.read_bytes())
        assert not found.bozo and found.feed.title, file
        for entry in etree.fromstring(file.read_bytes()).iter("{*}content", "{*}summary", "{*}title"):
            nothing_runs(entry.text or "", file) if entry.get("type") == "html" else None
            entries += 1
    assert entries > 20


def test_every_calendar_can_be_read_and_holds_its_own_events_alone(v1):
    files = list((v1 / "calendars").glob("*.ics"))
    assert len(files) > 4
    for file in files:
        raw = file.read_bytes()
        assert all(len(line) <= 75 for line in raw.split(b"\r\n")), file
        events = [part for part in vobject.readOne(raw.decode("utf-8")).components() if part.name == "VEVENT"]
        assert len({event.uid.value for event in events}) == len(events) == raw.count(b"BEGIN:VEVENT"), file
        known = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "CATEGORIES", "TRANSP"}
        assert {child.name for event in events for child in event.getChildren()} <= known, file
        assert all(event.url.value.startswith("https://") for event in events), file


def test_linked_data_can_be_read(v1):
    files = list(v1.rglob("*.ttl"))
    assert files
    for file in files:
        subjects = Graph().parse(file, format="turtle").subjects()
        assert [one for one in subjects if "evil.example" in str(one)] == [], file


def test_no_twin_in_markdown_runs_where_somebody_shows_it(v1):
    """Also where it is read with the raw HTML that Markdown allows."""
    site = v1.parent.parent
    files = [file for file in site.rglob("*.md") if re.search(r"-\d+/index\.md$", str(file))]
    assert len(files) > 20
    sorts = Counter[str]()
    for file in files:
        head, text = file.read_text("utf-8").split("---\n", 2)[1:]
        nothing_runs(markdown.markdown(text, extensions=["tables", "fenced_code"]), file)
        sorts[head.split(":")[0]] += 1
    assert len(sorts) == 1  # no text of theirs is a field at the top
