"""The preview gives, page by page, what a whole build gives; a mistake shows over the last good page, and goes when it is mended."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from roadmaps.publishing.build import build
from roadmaps.publishing.preview import Preview

URL = "http://127.0.0.1:8000/"


def changed(file: str, old: str, new: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        text = (project / file).read_text("utf-8")
        assert old in text
        (project / file).write_text(text.replace(old, new, 1), "utf-8")

    return change


def added(project: Path) -> None:
    text = (project / "kb/glossary/samenwerking.yml").read_text("utf-8")
    (project / "kb/glossary/lucht.yml").write_text(
        text.replace("samenwerking", "lucht").replace("Samenwerking", "Lucht").replace("Co-operation", "Air"), "utf-8"
    )


def removed(project: Path) -> None:
    (project / "kb/glossary/samenwerking.yml").write_text(
        "id: samenwerking\nname: {nl: Samenwerking, en: Co-operation}\nremoved: 2026-01-01\nreason: {nl: Weg., en: Gone.}\n",
        "utf-8",
    )


def renamed(project: Path) -> None:
    file = project / "kb/glossary/samenwerking.yml"
    text = file.read_text("utf-8")
    (project / "kb/glossary/samen.yml").write_text(text.replace("id: samenwerking", "id: samen"), "utf-8")
    file.write_text("id: samenwerking\nmoved_to: samen\n", "utf-8")


CHANGES = {
    "nothing": lambda project: None,
    "text": changed("kb/speerpunten/fietsen.yml", "Meer mensen op de fiets.", "Veel meer mensen op de fiets."),
    "reference": changed("kb/milestones/ms-stoep.yml", "speerpunt: lopen", "speerpunt: fietsen"),
    "new file": added,
    "removed": removed,
    "renamed": renamed,
    "glossary": changed("kb/glossary/ov-regio.yml", "summary:", "aliases: [fietspad]\nsummary:"),
    "hand-written page": changed("docs/nl/index.md", "# ", "# Nieuw: "),
    "menu": changed("mkdocs.yml", "- Home: index.md", "- Begin: index.md"),
}


AT_LENGTH = {"nothing", "new file", "renamed", "glossary", "hand-written page"}  # each takes a whole build


@pytest.mark.parametrize(
    "change", [pytest.param(name, marks=[pytest.mark.long] * (name in AT_LENGTH)) for name in CHANGES]
)
def test_every_page_is_what_a_build_gives(project, tmp_path, change):
    preview = Preview(project, URL)
    preview.get("")
    CHANGES[change](project)
    build(project, tmp_path / "site", URL)
    written = [file for file in (tmp_path / "site").rglob("*") if file.is_file() and "pagefind" not in file.parts]
    unlike = [
        name
        for file in written
        if (name := file.relative_to(tmp_path / "site").as_posix()) not in ("404.html", "en/404.html", "addresses.txt")
        and preview.get(name.removesuffix("index.html")) != file.read_bytes()
    ]
    assert preview.mistake == "" and unlike == []
    assert preview.not_found() == (tmp_path / "site/404.html").read_bytes()


@pytest.mark.parametrize(
    "path, mistake, told",
    [
        ("speerpunten/fietsen/", changed("kb/speerpunten/fietsen.yml", "summary:", "sumary:"), "[unknown-key]"),
        ("", changed("docs/nl/index.md", "# ", "{{ nergens() }}\n\n# "), "nergens"),
    ],
    ids=["knowledge base", "page"],
)
def test_a_mistake_shows_over_the_last_good_page_and_goes_when_it_is_mended(project, path, mistake, told):
    preview = Preview(project, URL)
    good = preview.get(path)
    kept = shutil.copytree(project, project.with_name("kept"))
    mistake(project)
    assert preview.get(path) == good and told in preview.mistake
    for folder in ("kb", "docs"):
        shutil.copytree(kept / folder, project / folder, dirs_exist_ok=True)
    assert preview.get(path) == good and preview.mistake == ""


def test_a_page_that_is_open_hears_of_a_change(project):
    preview = Preview(project, URL)
    seen = preview.state(-1)["version"]
    CHANGES["text"](project)
    preview.look()
    assert preview.state(seen, patience=0)["version"] != seen
    seen = preview.version
    preview.look()
    assert preview.version == seen, "nothing changed since"
