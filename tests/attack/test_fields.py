"""The texts of strangers in every text of every kind, in both languages: told of at their line, or harmless where they come."""

from __future__ import annotations

from tests.attack.fields import declared, dump, problems, samples


def test_every_text_of_every_kind_is_attacked():
    met = {at for sample in samples() for at in sample.places}
    assert declared() - met == set()


def test_the_samples_are_right():
    for sample in samples():
        assert problems(sample.path, dump(sample.value)) == []
