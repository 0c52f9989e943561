"""A kind is one module: a new one is added by the steps of README alone, and what is left out is told with its place."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from roadmaps.editing.completeness import missing_files, missing_words
from roadmaps.kinds import KINDS
from roadmaps.reading.base import Year
from tests.project import ROOT


def test_nothing_is_missing_for_any_kind():
    assert missing_words() + missing_files(ROOT) == []


@pytest.mark.parametrize("cls", KINDS.values(), ids=KINDS)
def test_a_kind_is_numbered_when_it_has_an_order(cls):
    assert (cls.numbered_within is not None) == ("order" in cls.model_fields)
    assert set(cls.numbered_within or ()) <= set(cls.model_fields)


@pytest.mark.parametrize("cls", KINDS.values(), ids=KINDS)
def test_a_new_file_starts_with_fields_that_the_kind_has(cls):
    assert set(cls.usual) <= set(cls.model_fields)
    assert not any(cls.model_fields[name].is_required() for name in cls.usual), "what must be there is there anyway"


@pytest.mark.parametrize("cls", KINDS.values(), ids=KINDS)
def test_a_kind_is_alone_in_the_module_of_its_name(cls):
    assert cls.__module__ == f"roadmaps.kinds.{cls.kind}"


# --- a new kind, by the steps of README: *A kind is added*

MODULE = '''"""An event: something that took place on a day."""

from __future__ import annotations

from roadmaps.reading.base import Day, String
from roadmaps.reading.thing import Thing


class Event(Thing):
    """Something that took place on a day."""

    kind, folder = "event", "events"

    date: Day
    place: String

    @property
    def active_years(self) -> set[int]:
        """The year of its day."""
        return {self.date.year}
'''
TEMPLATE = """{% import "parts.jinja" as parts %}
{{ parts.top(page, thing) }}

<dl class="facts"><div><dt>{{ t('year') }}</dt><dd>{{ thing.date | date }}, {{ thing.place }}</dd></div></dl>

{{ parts.bottom(thing, page) }}
"""
EXAMPLE = """id: {id}
name: {{nl: Open dag {number}, en: Open day {number}}}
summary: {{nl: Een dag met de deuren open., en: A day with the doors open.}}
date: {year}-05-01
place: Voorbeeldstad
"""
NAMES = """
  event: {section: {nl: gebeurtenissen, en: events}, one: {nl: gebeurtenis, en: event}, many: {nl: gebeurtenissen, en: events}}
"""
FIELDS = """
Event:
  _: {nl: Iets dat op een dag plaatsvond., en: Something that took place on a day.}
  date: {nl: De dag., en: The day.}
  place: {nl: De plaats., en: The place.}
"""
SHAPE = """

class Event(Thing):
    \"""Something that took place on a day.\"""

    kind: Literal["event"]
    date: Day
    place: str
"""
MEANINGS = """
  Event:
    date: {nl: De dag, en: The day}
    place: {nl: De plaats, en: The place}
"""
# Each step: the file, what stands in it before (None: a new file; "": at its end), and what is written there.
STEPS = {
    "module": ("roadmaps/kinds/event.py", None, MODULE),
    "listed": ("roadmaps/kinds/__init__.py", "    Glossary,\n", "    Event,\n"),
    "import": ("roadmaps/kinds/__init__.py", "import Context\n", "from roadmaps.kinds.event import Event\n"),
    "names": ("roadmaps/words/words.yml", "\nkinds:\n", NAMES.lstrip("\n")),
    "field name": ("roadmaps/words/words.yml", "\nfields:\n", "  place: {nl: plaats, en: place}\n"),
    "descriptions": ("roadmaps/words/fields.yml", "", FIELDS),
    "shape": ("roadmaps/data/things.py", "    pictures: tuple[Picture, ...]\n", SHAPE),
    "meanings": ("roadmaps/words/data.yml", "", MEANINGS),
    "template": ("templates/event.html.jinja", None, TEMPLATE),
    "colour": ("theme/assets/site.css", "", ".kind--event { --kind: var(--deed); }\n"),
    "Dutch menu": ("mkdocs.yml", "  - Meer inhoud:\n", "      - Gebeurtenissen: gebeurtenissen/index.md\n"),
    "English menu": ("mkdocs.en.yml", "  - More content:\n", "      - Events: events/index.md\n"),
    "example": ("tests/kb/events/open-dag.yml", None, EXAMPLE.format(id="open-dag", number=0, year=2020)),
}


def add_kind(root: Path, but: str = "") -> None:
    """Do each step in a copy of the project, but one."""
    for step, (path, after, text) in STEPS.items():
        file = root / path
        if step == but:
            continue
        if after is None:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        else:
            before = file.read_text("utf-8")
            assert after in before
            file.write_text(before.replace(after, after + text, 1) if after else before + text, "utf-8")


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "roadmaps", *command], cwd=root, capture_output=True, text=True)


def write_events(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(12):
        text = EXAMPLE.format(id=f"dag-{number}", number=number, year=2015 + number % 3)
        (folder / f"dag-{number}.yml").write_text(text, "utf-8")


def test_a_kind_is_added_by_the_steps_of_the_readme_alone(project):
    add_kind(project)
    assert run(project, "schema").returncode == 0
    write_events(project / "kb/events")
    done = run(project, "build")
    assert done.returncode == 0, done.stdout + done.stderr

    page = (project / "site/gebeurtenissen/dag-4/index.html").read_text("utf-8")
    assert "1 mei 2016, Voorbeeldstad" in page and "kind--event" in page
    known = (project / "site/pagefind/nl/search.json").read_text("utf-8")
    assert '["year","2016","2016"]' in known and '["event","Gebeurtenis",1.0]' in known
    assert "1 May 2016" in (project / "site/en/events/dag-4/index.html").read_text("utf-8")
    overview = (project / "site/gebeurtenissen/index.html").read_text("utf-8")
    assert '<option value="2016">2016</option>' in overview and 'data-year="2016"' in overview
    assert 'gebeurtenissen/">Gebeurtenissen' in (project / "site/index.html").read_text("utf-8")
    form = (project / "site/assets/form-data.js").read_text("utf-8")
    assert '"event":{"name":"Gebeurtenis"' in form and '"name":"place"' in form
    assert json.loads((project / "schema/event.json").read_text("utf-8"))["required"] == [
        "id",
        "name",
        "summary",
        "date",
        "place",
    ]
    assert (project / "site/data/v1/csv/events.csv").read_text("utf-8-sig").splitlines()[0].endswith(",date,place")
    assert "date:" in (project / "kb/_sjablonen/event.yml").read_text("utf-8")
    assert "schema/event.json" in (project / ".vscode/settings.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("listed", "roadmaps/kinds/__init__.py lacks the class of event.py in KINDS"),
        ("names", "roadmaps/words/words.yml lacks kinds.event"),
        ("field name", "roadmaps/words/words.yml lacks fields.place"),
        ("descriptions", "roadmaps/words/fields.yml lacks Event"),
        ("shape", "roadmaps/data/things.py lacks the published shape of event"),
        ("meanings", "roadmaps/words/data.yml lacks fields.Event.place"),
        ("template", "templates/event.html.jinja is missing"),
        ("colour", "theme/assets/site.css lacks .kind--event"),
        ("Dutch menu", "mkdocs.yml lacks gebeurtenissen/index.md under nav"),
        ("English menu", "mkdocs.en.yml lacks events/index.md under nav"),
        ("example", "tests/kb/events/ lacks a file"),
    ],
)
def test_a_step_that_is_left_out_is_told_with_the_file_and_the_key(project, step, told):
    add_kind(project, but=step)
    done = run(project, "schema")
    assert done.returncode == 1 and told in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("year", "fits"), [(1899, False), (1900, True), (2100, True), (2101, False)])
def test_a_year_is_one_that_a_document_can_be_about(year, fits):
    read = TypeAdapter(Year).validate_python
    if fits:
        assert read(year) == year
    else:
        with pytest.raises(ValidationError):
            read(year)
