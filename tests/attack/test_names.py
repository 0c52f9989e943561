"""Names of files that strangers chose: plain ones, or told of; and the file of a picture is one that is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from roadmaps.handwritten.file_names import file_problems
from roadmaps.handwritten.pictures import picture_problems
from roadmaps.reading.base import is_id
from roadmaps.reading.kb import Entry, KnowledgeBase
from roadmaps.reading.thing import Picture
from tests.attack import STRINGS
from tests.attack.knowledge import is_whole

NAMES = [text for text in STRINGS if not set(text) & set("/\0") and 0 < len(os.fsencode(text)) < 200]


@pytest.mark.parametrize("suffix", [".md", ".png", ".svg", ".html", ""])
def test_a_name_that_is_not_plain_is_told_of(tmp_path, suffix):
    for text in NAMES:
        if text.startswith("."):  # hidden, and not published
            continue
        file = tmp_path / "docs/nl" / f"{text}{suffix}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"")
        told = list(file_problems(tmp_path / "docs"))
        file.unlink()
        assert all(map(is_whole, told)), text
        assert told or (is_id(text) and suffix == ".md"), text


def test_the_file_of_a_picture_is_one_of_the_folder(graph, tmp_path):
    (Path(tmp_path) / "docs/nl/pictures").mkdir(parents=True)
    entry = graph.kb.entries[0]
    for text in STRINGS:
        picture = Picture(file=text, alt={"nl": "a", "en": "a"}, credit="x", licence="own")
        spoilt = Entry(entry.thing.model_copy(update={"pictures": (picture,)}), entry.document)
        (told,) = picture_problems(KnowledgeBase((spoilt,)), tmp_path / "docs")
        assert told.code == "picture-not-there" and is_whole(told)
