"""A kind is one module: a new one is added by the steps of README alone, and what is left out is told with its place."""

import pytest

from roadmaps.editing.completeness import missing_files, missing_words
from roadmaps.kinds import KINDS
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
