"""The open data as somebody else's programs read it: JSON, CSV, XLSX, ODS and the descriptions of these."""

import csv
import datetime
import io
import json
import shutil
import subprocess
import zipfile
from decimal import Decimal

import jsonschema
import openpyxl
import pytest
from frictionless import Package, system
from odfdo import Document
from referencing import Registry, Resource

from roadmaps.data.dictionary import meaning, schema_of, shape_named, value_names
from roadmaps.data.files import Dataset
from roadmaps.data.money import sum_of
from roadmaps.data.publication import Publication
from roadmaps.data.relations import relations
from roadmaps.data.tables import BETWEEN, tables
from roadmaps.data.things import SHAPES
from roadmaps.editing.tables.files import no_formula
from roadmaps.kinds import KINDS
from roadmaps.pages.history import History
from roadmaps.reading.base import Ref, walk
from roadmaps.reading.thing import Quantity
from tests.data_of import with_a_name
from tests.project import SITE

V1 = "data/v1"


@pytest.fixture(scope="module")
def v1(real_site):
    return real_site / V1


@pytest.fixture(scope="module")
def everything(v1):
    return json.loads((v1 / "all.json").read_text("utf-8"))


def rows_of(v1, name, folder="csv", delimiter=","):
    text = (v1 / folder / f"{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


# --- JSON


def test_every_thing_stands_in_the_whole_in_its_kind_and_alone(v1, everything, real_site):
    things = {thing["id"]: thing for thing in everything["things"]}
    pages = {page.parent.name for page in real_site.glob("*/*/index.html")}
    assert things and set(things) <= pages
    in_kinds = [
        thing for path in v1.glob("*.json") if path.stem != "all" for thing in json.loads(path.read_text())["things"]
    ]
    assert {thing["id"]: thing for thing in in_kinds} == things and len(in_kinds) == len(things)
    for id_, thing in things.items():
        assert json.loads((v1 / f"things/{id_}.json").read_text("utf-8"))["thing"] == thing


def test_both_languages_hold_the_same_things_and_each_page_is_there(everything, real_site):
    for thing in everything["things"]:
        for lang in ("nl", "en"):
            assert thing["page"][lang].startswith(SITE)
            assert (real_site / thing["page"][lang].removeprefix(SITE) / "index.html").is_file()


def test_every_json_file_is_as_its_schema_says(v1):
    schemas = {path.name: json.loads(path.read_text("utf-8")) for path in (v1 / "schema").iterdir()}
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    registry = Registry().with_resources((name, Resource.from_contents(schema)) for name, schema in schemas.items())
    for path in [*v1.glob("*.json"), *sorted(v1.glob("things/*.json"))[::10]]:
        found = json.loads(path.read_text("utf-8"))
        name = found["$schema"].rpartition("/")[2]
        assert found["$schema"] == f"{SITE}{V1}/schema/{name}"
        if name == "all.json":
            found["things"] = found["things"][::25]  # they stand in their kinds too
        jsonschema.Draft202012Validator(schemas[name], registry=registry).validate(found)


def test_a_link_to_another_thing_is_a_full_address(v1):
    text = (v1 / "all.json").read_text("utf-8")
    assert "](kb:" not in text and f"]({SITE}id/" in text


def test_a_published_shape_names_every_kind():
    assert list(SHAPES) == list(KINDS)


# --- money


@pytest.mark.parametrize(
    "value, unit, expected",
    [
        ("1.5", "miljoen euro", ("EUR", "1500000.0")),
        ("2", "miljard euro per jaar", ("EUR", "2000000000")),
        ("20", "euro per woning", ("EUR", "20")),
        ("3", "miljoen (munt niet genoemd)", (None, "3000000")),
        ("4", "eurocent", (None, "4")),
    ],
)
def test_a_sum_is_worked_out_from_its_unit_and_no_currency_is_guessed(value, unit, expected):
    found = sum_of(Quantity(value=value, unit={"nl": unit}))
    assert (found.currency, str(found.amount)) == expected


def test_a_sum_in_words_has_no_number():
    assert sum_of(Quantity(kind="words", words={"nl": "miljarden euro’s"})).amount is None


def test_every_sum_is_published_as_the_document_gives_it(v1, everything):
    rows = {row["id"]: row for row in rows_of(v1, "amounts")}
    held = [
        (f"{thing['id']}.amounts.{number}", amount)
        for thing in everything["things"]
        for number, amount in enumerate(thing.get("amounts", ()))
    ]
    assert [id_ for id_, _ in held] == list(rows)
    for id_, amount in held:
        assert rows[id_]["sum_published_nl"] == amount["amount"]["published"]["nl"] != ""
        assert rows[id_]["nature"] == amount["nature"]


# --- CSV


@pytest.mark.parametrize("name", tables())
def test_a_csv_is_as_the_standard_says_and_begins_with_id_and_pages(v1, name):
    raw = (v1 / f"csv/{name}.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n")
    rows = rows_of(v1, name)
    assert list(rows[0])[:3] == ["id", "page_nl", "page_en"]
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(None not in row and None not in row.values() for row in rows)  # each row has all cells


def test_the_datapackage_describes_the_csv_files_and_they_keep_to_it(v1):
    with system.use_context(trusted=True):
        report = Package(str(v1 / "csv/datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])[:5]
    assert {task.name for task in report.tasks} == set(tables())


def test_a_list_of_ids_names_what_is_there(v1):
    ids = {row["id"] for row in rows_of(v1, "things")}
    for name, table in tables().items():
        lists = [column for column in table.columns if column.many and column.refers]
        for row in rows_of(v1, name):
            for column in lists:
                assert set(filter(None, row[column.name].split(BETWEEN))) <= ids


def test_every_row_leads_back_to_its_page_and_its_place_there(v1, real_site):
    pages = {}
    for name in ("planned-and-realised", "targets"):
        for row in rows_of(v1, name):
            for lang in ("nl", "en"):
                address, _, anchor = row[f"page_{lang}"].removeprefix(SITE).partition("#")
                if address not in pages:
                    pages[address] = (real_site / address / "index.html").read_text("utf-8")
                assert f'id="{anchor}"' in pages[address]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", '=HYPERLINK("https://x")', "=cmd|' /C calc'!A0"]
)
def test_no_cell_can_start_a_formula(graph, text):
    spoilt, thing = with_a_name(graph, text)
    made = Dataset(Publication(spoilt, History(), SITE)).makers
    for folder, delimiter in (("csv", ","), ("csv-semicolon", ";")):
        cells = made[f"{V1}/{folder}/things.csv"]().removeprefix("\ufeff")
        rows = csv.DictReader(io.StringIO(cells, newline=""), delimiter=delimiter)
        assert next(row["name_nl"] for row in rows if row["id"] == thing.id) == f"'{text}"
    sheet = openpyxl.load_workbook(io.BytesIO(made[f"{V1}/roadmaps.xlsx"]()))["things"]
    cell = next(row[4] for row in sheet.iter_rows(min_row=2) if row[0].value == thing.id)
    assert cell.data_type == "s"
    assert "table:formula" not in zipfile.ZipFile(io.BytesIO(made[f"{V1}/roadmaps.ods"]())).read("content.xml").decode()


def test_the_csv_for_a_dutch_spreadsheet_says_the_same_with_commas(v1):
    for point, comma in zip(rows_of(v1, "amounts"), rows_of(v1, "amounts", "csv-semicolon", ";"), strict=True):
        assert comma["sum_value"] == point["sum_value"].replace(".", ",")
        assert comma["purpose_nl"] == point["purpose_nl"]
    assert any("," in row["sum_value"] for row in rows_of(v1, "amounts", "csv-semicolon", ";"))


# --- spreadsheets


def same_as(row, cells):
    """Whether the cells of a spreadsheet say what the row of the CSV says."""
    for text, cell in zip(row.values(), cells, strict=True):
        if isinstance(cell, datetime.date):
            assert text == str(cell)[:10]
        elif isinstance(cell, (int, float, Decimal)):
            assert Decimal(text) == Decimal(str(cell))
        else:
            assert text in (cell or "", no_formula(cell or ""))


def test_the_xlsx_holds_what_the_csv_files_hold(v1):
    book = openpyxl.load_workbook(v1 / "roadmaps.xlsx", read_only=True)
    assert book.sheetnames == ["README", *tables()]
    for name in tables():
        headings, *lines = book[name].iter_rows(values_only=True)
        rows = rows_of(v1, name)
        assert list(headings) == list(rows[0]) and len(lines) == len(rows)
        for row, cells in zip(rows, lines, strict=True):
            same_as(row, cells)


def test_the_ods_holds_what_the_csv_files_hold(v1):
    body = Document(v1 / "roadmaps.ods").body
    assert [sheet.name for sheet in body.tables] == ["README", *tables()]
    for name in ("amounts", "targets", "figures-that-differ", "milestones"):
        headings, *lines = body.get_table(name=name).iter_values()
        rows = rows_of(v1, name)
        assert list(headings) == list(rows[0]) and len(lines) == len(rows)
        for row, cells in zip(rows, lines, strict=True):
            same_as(row, cells)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["ods", "xlsx"])
def test_libreoffice_opens_the_spreadsheets_right(graph, tmp_path, ending):
    named, _ = with_a_name(graph, "007 is 1,5 × 4.70 – één")
    made = Dataset(Publication(named, History(), SITE)).makers
    (tmp_path / f"roadmaps.{ending}").write_bytes(made[f"{V1}/roadmaps.{ending}"]())
    for name, rows in opened(tmp_path / f"roadmaps.{ending}", 44).items():
        if name != "README":
            expected = csv.reader(io.StringIO(made[f"{V1}/csv/{name}.csv"]().removeprefix("\ufeff"), newline=""))
            assert rows == list(expected), name


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_the_csv_right(real_site, tmp_path):
    shutil.copy(real_site / V1 / "csv/amounts.csv", tmp_path)
    (rows,) = opened(tmp_path / "amounts.csv", 44, opens="--infilter=CSV:44,34,76,1,,0,false,true").values()
    assert rows[1:] == [list(row.values()) for row in rows_of(real_site / V1, "amounts")]


def opened(file, comma, opens=None):
    """The sheets of a file by their names, as LibreOffice reads them and writes them as CSV again."""
    out, profile = file.parent / "out", f"-env:UserInstallation=file://{file.parent}/profile"
    as_csv = f"csv:Text - txt - csv (StarCalc):{comma},34,76,1,,0,false,false,false,false,false,-1"
    command = ["soffice", profile, "--headless", *filter(None, [opens]), "--convert-to", as_csv, "--outdir", out, file]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return {
        path.stem.removeprefix(f"{file.stem}-"): list(csv.reader(path.open(encoding="utf-8-sig", newline="")))
        for path in out.glob("*.csv")
    }


def test_the_same_input_gives_the_same_bytes(graph):
    first, second = (Dataset(Publication(graph, History(), SITE)) for _ in range(2))
    assert {path: first.get(path) for path in first.makers} == {path: second.get(path) for path in second.makers}


def test_nothing_in_a_spreadsheet_says_when_it_was_made(v1):
    for name in ("roadmaps.xlsx", "roadmaps.ods"):
        with zipfile.ZipFile(v1 / name) as book:
            assert {part.date_time[:3] for part in book.infolist()} == {(1980, 1, 1)}


# --- what fields mean


@pytest.mark.parametrize("name", tables())
def test_every_column_and_each_of_its_values_is_explained_in_both_languages(name):
    for column in tables()[name].columns:
        assert all(column.meaning[lang] for lang in ("nl", "en"))
        if len(column.values) > 1:
            found = value_names(column.owner, column.field, list(column.values))
            assert all(told[lang] for told in found.values() for lang in ("nl", "en"))


def test_every_published_field_is_explained_in_both_languages():
    for shape in SHAPES.values():
        schema = schema_of(shape)
        for name, part in [(shape.__name__, schema), *schema["$defs"].items()]:
            for field in part["properties"]:
                assert all(meaning(shape_named(name), field)[lang] for lang in ("nl", "en"))


def test_every_reference_of_the_model_is_a_tie_that_is_published(real):
    """A new field of the model that refers to another thing must be published too."""
    for thing in real.in_order():
        refers = [loc for loc, value in walk(thing) if isinstance(value, Ref) and "source" not in value.kinds]
        assert sorted(map(str, refers)) == sorted(str(loc) for loc, _ in relations(thing))
