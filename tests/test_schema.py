"""Help inside an editor's window: every field is described in both languages, and the schemas in the repository are the present ones."""

import pytest

from roadmaps.commands.schema import made
from roadmaps.editing.schema import CLASSES, description, schema
from roadmaps.kinds import KINDS
from roadmaps.reading.declared import choices
from roadmaps.words import word_list
from tests.project import ROOT

TYPES = [cls for name, cls in CLASSES.items() if name != "Model"]
MOST = 16  # words


@pytest.mark.parametrize("cls", TYPES, ids=lambda cls: cls.__name__)
def test_every_field_is_described_in_both_languages(cls):
    for field in ("_", *cls.model_fields):
        told = description(cls, field)
        assert all(0 < len(told[lang].split()) <= MOST for lang in ("nl", "en")), field


@pytest.mark.parametrize("cls", TYPES, ids=lambda cls: cls.__name__)
def test_every_choice_is_described(cls):
    for field, info in cls.model_fields.items():
        if values := choices(info.annotation):
            assert tuple(description(cls, field)["values"]) == values, field


def test_nothing_is_described_that_is_not_there():
    known = {cls.__name__: {"_", *cls.model_fields} for cls in TYPES}
    assert {
        name: set(fields) - known.get(name, set())
        for name, fields in word_list("fields").items()
        if set(fields) - known.get(name, set())
    } == {}


@pytest.mark.parametrize("path", made())
def test_the_files_in_the_repository_are_the_present_ones(path):
    assert (ROOT / path).read_text("utf-8") == made()[path], "make schema"


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_names_what_must_be_there_and_refuses_the_rest(kind):
    made = schema(kind)
    assert {"id", "name", "summary"} <= set(made["required"]) and made["additionalProperties"] is False
    assert " / " in made["properties"]["summary"]["description"]
