"""What a page shows goes along as a file: the rows in sight, in their order, which go back in by `make import`; and pictures."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from PIL import Image

from roadmaps.checking.read import FilesRead
from roadmaps.editing.tables.changes import changes
from roadmaps.editing.tables.files import read_rows
from roadmaps.words import look_up
from tests.project import ROOT

SVG = "{http://www.w3.org/2000/svg}"
pytestmark = pytest.mark.chromium  # files are saved


def taken(page, table, form, tmp_path: Path, source=0) -> Path:
    """Open the menu below a table, or a picture, and ask for a file."""
    menu = page.locator(f".downloads:is([data-table='{table}'], [data-picture='{table}'])")
    if menu.get_attribute("open") is None:
        menu.locator("summary").click()
    with page.expect_download() as coming:
        menu.locator(f"[data-as='{form}']").nth(source).click()
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    return file


def test_a_menu_whose_script_did_not_come_works_when_it_is_opened_again(open_page, tmp_path):
    page = open_page("streefdoelen/")
    summary = page.locator(".downloads[data-table='tabel-streefdoelen'] > summary")
    page.route("**/assets/download.js*", lambda route: route.abort())
    with page.expect_event("pageerror"):
        summary.click()
    page.unroute("**/assets/download.js*")
    summary.click()
    assert read_rows(taken(page, "tabel-streefdoelen", "csv", tmp_path))
    page.errors.clear()  # what the browser says of the file that did not come


# --- what is shown goes back in


@pytest.fixture(scope="module")
def known() -> FilesRead:
    """What was read of the knowledge base, which is the same for each table."""
    return FilesRead()


@pytest.mark.parametrize("form", ["xlsx", "ods", "csv", "csv-semicolon"])
@pytest.mark.parametrize(
    ("address", "table", "name", "source"),
    [
        ("streefdoelen/", "tabel-streefdoelen", "targets", 0),
        ("en/targets/?status=unknown&sort=-year", "tabel-streefdoelen", "targets", 0),
        ("gepland-en-gerealiseerd/", "tabel-uitkomsten", "results", 1),
        ("en/planned-and-realised/?status=partly", "tabel-uitkomsten", "activities", 2),
        ("organisaties/", "tabel-organisaties", "organisations", 0),
        ("en/milestones/", "tabel-mijlpalen", "milestones", 0),
    ],
)
def test_what_a_table_gives_goes_back_in_unchanged(open_page, tmp_path, known, form, address, table, name, source):
    file = taken(open_page(address), table, form, tmp_path, source)
    assert len(read_rows(file)) > 5
    assert changes(file, name, ROOT / "kb", {}, known) == []


@pytest.mark.parametrize(
    ("address", "table", "name"),
    [
        ("initiatieven/leap/", "tabel-doelen-2021", "results"),
        ("en/initiatives/leap/", "tabel-activiteiten-2021", "activities"),
        ("initiatieven/leap/", "tabel-rollen", "roles"),
        ("themas-en-routes/", "tabel-alle-bedragen", "amounts"),
        ("uitdagingen/mobiliteit/", "tabel-gepland", "milestones"),
    ],
)
def test_so_do_the_tables_of_a_page(open_page, tmp_path, known, address, table, name):
    page = open_page(address)
    page.evaluate("for (const one of document.querySelectorAll('details:not(.downloads)')) one.open = true")
    file = taken(page, table, "ods", tmp_path)
    shown = page.locator(f"table:has(#{table}) tbody tr").count()
    assert len(read_rows(file)) - 1 >= shown > 0
    assert changes(file, name, ROOT / "kb", {}, known) == []


def test_only_what_is_shown_is_taken_in_the_order_of_the_page(open_page, tmp_path):
    page = open_page("streefdoelen/?status=achieved&sort=-year")
    rows = read_rows(taken(page, "tabel-streefdoelen", "xlsx", tmp_path))
    shown = page.locator("table.lines tbody tr:visible:not(.group)").evaluate_all("rows => rows.map((row) => row.id)")
    assert [row[1].text for row in rows[1:]] == shown
    assert 0 < len(shown) < 100
    status = page.locator(".downloads[data-table='tabel-streefdoelen'] [role=status]")
    assert status.inner_text() == f"Gemaakt, met {len(shown)} regels."


# --- what is no table of `make import`


def test_a_list_gives_the_rows_of_the_open_data(open_page, tmp_path):
    page = open_page("financiering/?level=europe")
    shown = page.locator("table.lines tbody tr:visible").evaluate_all("rows => rows.map((row) => row.id)")
    found = list(csv.DictReader(io.StringIO(taken(page, "tabel-financiering", "csv", tmp_path).read_text("utf-8-sig"))))
    assert shown and [row["id"] for row in found] == shown
    assert all(row["page_nl"].endswith(f"/{row['id']}/") for row in found)


def test_a_matrix_gives_what_its_cells_say(open_page, tmp_path):
    page = open_page("themas-en-routes/")
    rows = [[cell.text for cell in row] for row in read_rows(taken(page, "tabel-routes", "ods", tmp_path))]
    heads = page.locator(".matrix thead th").all_inner_texts()
    assert len(rows[0]) == len(heads) + 1 and len(rows) - 1 == page.locator(".matrix tbody tr:not(.level)").count()
    assert all(row[-1].startswith("https://") for row in rows[1:])
    known = {told["nl"] for told in look_up("words", "values", "money").values()}
    assert {word for row in rows[1:] for cell in row[1:-1] for word in cell.split("; ") if word} <= known


def test_scores_are_numbers(open_page, tmp_path):
    book = openpyxl.load_workbook(taken(open_page("themas/"), "tabel-beoordelingen", "xlsx", tmp_path))
    head, *rows = book.active.iter_rows(values_only=True)
    assert len(rows) == 32 and all(type(row[head.index("score")]) is int for row in rows)


def test_no_cell_can_start_a_formula(open_page, tmp_path):
    """A text stays a text in a spreadsheet, and gets a mark in CSV."""
    page = open_page("organisaties/")
    page.route("**/tables/organisations.js", lambda route: route.fulfill(content_type="text/javascript", body=FORMULA))
    assert taken(page, "tabel-organisaties", "csv", tmp_path).read_text("utf-8-sig").splitlines()[1] == "'=1+1,007"
    cells = openpyxl.load_workbook(taken(page, "tabel-organisaties", "xlsx", tmp_path)).active["A2":"B2"][0]
    assert [(cell.data_type, cell.value) for cell in cells] == [("s", "=1+1"), ("s", "007")]
    assert [cell.text for cell in read_rows(taken(page, "tabel-organisaties", "ods", tmp_path))[1]] == ["=1+1", "007"]


FORMULA = """roadmapPresent({present: [["a", "b"], ["=1+1", "007"]], template: [], numbers: [1],
  keys: [[document.querySelector("table.lines tbody tr").id]]});"""


# --- the menu


def test_without_script_the_files_are_there(real_site):
    for file in ("streefdoelen", "en/targets", "initiatieven/leap", "themas-en-routes"):
        page = etree.HTML((real_site / file / "index.html").read_text("utf-8"))
        menus = page.xpath("//details[contains(@class, 'downloads') and @data-table]")
        assert menus
        for menu in menus:
            assert all((real_site / file / link).resolve().is_file() for link in menu.xpath(".//a[@download]/@href"))
            caption = page.xpath(f"//caption[@id='{menu.get('data-table')}']")
            assert len(caption) == 1 and menu.xpath(".//li[@data-source and @hidden]")


def test_nothing_is_fetched_before_somebody_asks_and_the_keyboard_is_enough(open_page, tmp_path):
    page = open_page("streefdoelen/")
    assert not [url for url in page.requests if "download.js" in url or "sheets.js" in url]
    menu = page.locator(".downloads[data-table='tabel-streefdoelen']")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    page.locator(".downloads [data-as=xlsx] >> visible=true").first.focus()
    with page.expect_download():
        page.keyboard.press("Enter")
    names = menu.get_by_role("button").evaluate_all("all => all.map((one) => one.textContent)")
    assert len(names) == len(set(names)) == 4 and all(name.endswith(": Streefdoelen") for name in names)


# --- pictures

PICTURES = [
    ("themas/", "score-chart"),
    ("en/themes-and-routes/", "money-chart"),
    ("streefdoelen/", "timeline"),
    ("rode-draden/draad-stadslogistiek/", "strand"),
    ("en/challenges/mobiliteit/", "flow"),
]


@pytest.mark.parametrize(("address", "id_"), PICTURES)
def test_a_picture_is_saved_with_its_title_its_source_and_its_licence(open_page, tmp_path, address, id_):
    page = open_page(address)
    page.evaluate("for (const one of document.querySelectorAll('details:not(.downloads)')) one.open = true")
    svg = etree.parse(taken(page, id_, "svg", tmp_path)).getroot()
    title = page.locator(f"#{id_} :is(figcaption, caption), #{id_}:is(figure, table) :is(figcaption, caption)").first
    assert svg.findtext(f"{SVG}title") == " ".join(title.inner_text().split())
    words = " ".join(text for text in svg.itertext())
    assert "CC BY 4.0" in svg.findtext(f"{SVG}desc") and "https://" in words.split("CC BY 4.0")[-1]
    assert not svg.xpath("//*[@class or @style]") and not svg.xpath(
        "//*[local-name()='use' or local-name()='foreignObject']"
    )
    image = Image.open(taken(page, id_, "png", tmp_path))
    assert abs(image.width - 2 * float(svg.get("width"))) <= 2 and len(image.getcolors(10**6)) > 10
