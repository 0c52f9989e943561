"""What others were promised of the open data: a shape that was released does not break in silence."""

import copy
import json

import pytest

from roadmaps.commands import schema
from roadmaps.data import released
from roadmaps.data.versions import changelog
from tests.project import ROOT

RELEASED = json.loads((ROOT / released.FILE).read_text("utf-8"))


def test_the_shapes_of_now_are_those_that_were_released():
    """A change of them needs a version in changelog.yml; then `make schema` keeps the new ones."""
    assert released.refused(RELEASED, released.shapes()) == []
    assert released.shapes() == RELEASED


def test_every_version_says_what_changed_and_the_newest_comes_first():
    numbers = [tuple(int(part) for part in one["version"].split(".")) for one in changelog()]
    assert numbers == sorted(numbers, reverse=True) and len(set(numbers)) == len(numbers)
    assert all(one["day"] and one["nl"] and one["en"] for one in changelog())
    assert {one[0] for one in numbers} == {1}, "another first number is another folder: /data/v2/"


def changed(change, version="1.1"):
    found = copy.deepcopy(RELEASED)
    found["version"] = version
    change(found)
    return found


def milestone(found):
    return found["schemas"]["milestone"]["$defs"]["thing"]


def insert(columns, at):
    items = list(columns.items())
    items.insert(at, ("new", "string"))
    columns.clear()
    columns.update(items)


@pytest.mark.parametrize(
    "change, told",
    [
        (lambda f: milestone(f)["properties"].pop("due"), "milestone.thing.due is gone"),
        (
            lambda f: milestone(f)["properties"]["due"].update(type="string"),
            "milestone.thing.due: may now be string too",
        ),
        (lambda f: milestone(f)["required"].remove("due"), "milestone.thing: due need no longer be there"),
        (
            lambda f: milestone(f)["properties"].update(due={"anyOf": [{"type": "integer"}, {"type": "null"}]}),
            "milestone.thing.due: may now be null too",
        ),
        (
            lambda f: f["schemas"]["theme"]["$defs"]["Score"]["properties"].pop("value"),
            "theme.thing.assessments[].scores[].value is gone",
        ),
        (lambda f: f["schemas"].pop("theme"), "the schema of theme is gone"),
        (lambda f: f["tables"].pop("scores"), "the table scores is gone"),
        (lambda f: f["tables"]["scores"].pop("score"), "scores: columns went, or changed place"),
        (lambda f: insert(f["tables"]["scores"], 2), "scores: columns went, or changed place"),
        (lambda f: f["tables"]["scores"].update(score="string"), "scores.score: was integer"),
    ],
)
def test_what_breaks_a_program_that_reads_the_data_is_refused(change, told):
    assert told in released.refused(RELEASED, changed(change))


@pytest.mark.parametrize(
    "change",
    [
        lambda f: milestone(f)["properties"].update(new={"type": "string"}),
        lambda f: insert(f["tables"]["scores"], 99),
        lambda f: f["tables"].update(new={"id": "string"}),
        lambda f: milestone(f)["properties"]["outcome"]["enum"].append("stopped"),
    ],
)
def test_what_is_added_needs_only_a_version_of_its_own(change):
    assert released.refused(RELEASED, changed(change)) == []
    (told,) = released.refused(RELEASED, changed(change, RELEASED["version"]))
    assert "add a version to changelog.yml" in told


def test_make_schema_keeps_the_old_shapes_when_the_new_ones_break_them(tmp_path, monkeypatch, capsys):
    kept = tmp_path / released.FILE
    kept.parent.mkdir()
    kept.write_text(json.dumps(changed(lambda f: f["tables"].update(gone={"id": "string"}))), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert schema.run(None) == 1
    assert "the table gone is gone" in capsys.readouterr().out
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [kept.name]
