"""A site in which strangers wrote everywhere: what the check let through of them, built."""

from __future__ import annotations

import datetime
import shutil
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from PIL import Image

from roadmaps.checking.read import read
from roadmaps.editing.picture_files import FOLDER, made_fit
from roadmaps.publishing import build as site
from roadmaps.reading.base import LANGUAGES, Lang
from roadmaps.reading.kb import KnowledgeBase
from tests.attack import STRINGS
from tests.attack.fields import Field, samples
from tests.attack.knowledge import attacked, passing
from tests.attack.pages import AT_THE_TOP, PLACES, Desk, Piece, let_through, page, together
from tests.project import TESTS, copy_project
from tests.test_history import git

PICTURES = ("brug.webp", "bel.webp")  # that things of the tests show
PAGES: dict[Lang, str] = {"nl": "aanval", "en": "attack"}  # where the pages of strangers stand


@dataclass(frozen=True, slots=True)
class Attacked:
    """The site, and how many texts of strangers are in how many places of it."""

    site: Path
    whole: bool
    fields: int
    tried: int
    told: int
    written: int
    put_back: int

    def __str__(self) -> str:
        return (
            f"{self.tried} texts tried in {self.fields} fields and places, {self.told} told of, "
            f"{self.written} written, {self.put_back} put back"
        )


def texts_let_through(texts: tuple[str, ...]) -> dict[Field, list[str]]:
    """What the check lets through in each field. All others are told of."""
    with get_context("fork").Pool(2) as side_by_side:
        of_samples = side_by_side.map(partial(_of_sample, texts), range(len(samples())), chunksize=1)
    found: dict[Field, list[str]] = {}
    for of_sample in of_samples:
        for at, passed in of_sample.items():
            found.setdefault(at, passed)
    return found


def _of_sample(texts: tuple[str, ...], number: int) -> dict[Field, list[str]]:
    found = passing(samples()[number], texts)
    # The file of a picture must be there, which another check tells.
    return {at: [] if at[1][-1] == "file" else passed for at, passed in found.items()}


def pieces_let_through(folder: Path, kb: KnowledgeBase, texts: tuple[str, ...]) -> dict[Lang, list[Piece]]:
    """What the check lets through in each place of a hand-written page."""
    asked = [(lang, place) for lang in LANGUAGES for place in (*PLACES, *AT_THE_TOP)]
    with get_context("fork").Pool(2) as side_by_side:
        found = side_by_side.starmap(partial(_of_place, folder, kb, texts), asked, chunksize=4)
    return {
        lang: [piece for (of, _), pieces in zip(asked, found, strict=True) if of == lang for piece in pieces]
        for lang in LANGUAGES
    }


def _of_place(folder: Path, kb: KnowledgeBase, texts: tuple[str, ...], lang: Lang, place: str) -> list[Piece]:
    desk = Desk(kb, folder / f"{lang}-{place.replace(' ', '-')}" / "docs")
    return let_through(desk, lang, place, texts)


def build(folder: Path, texts: tuple[str, ...], copies: range) -> Attacked:
    """Make the site in `folder`, with these copies of each thing."""
    project = copy_project(folder / "project", TESTS / "kb")
    shutil.rmtree(project / "kb")
    for name in PICTURES:
        Image.radial_gradient("L").save(folder / "original.png")
        (project / "docs" / FOLDER / name).write_bytes(made_fit(folder / "original.png").large)
    of_fields = texts_let_through(texts)
    made = attacked(project / "kb", of_fields, copies)
    kb = read(TESTS / "kb")
    of_places = pieces_let_through(folder / "desks", kb, texts)
    written = _write_pages(
        project / "docs", Desk(kb, folder / "desk/docs"), of_places, texts[copies.start : copies.stop]
    )
    _commit_all(project, texts, copies)
    site.build(project)
    held = sum(map(len, of_fields.values())) + sum(map(len, of_places.values()))
    fields = len(of_fields) + len(LANGUAGES) * len((*PLACES, *AT_THE_TOP))
    return Attacked(
        project / "site",
        len(copies) == len(STRINGS),
        fields,
        tried=fields * len(texts),
        told=fields * len(texts) - held,
        written=sum(map(len, made.written.values())) + written,
        put_back=made.put_back,
    )


def _write_pages(docs: Path, desk: Desk, pieces: dict[Lang, list[Piece]], texts: tuple[str, ...]) -> int:
    """A page in each language for each text, with every place in which it may stand; how many places that were."""
    written = 0
    for number, text in enumerate(texts):
        for lang, other in zip(LANGUAGES, reversed(LANGUAGES), strict=True):
            of_text = [piece for piece in pieces[lang] if piece.text == text]
            body = together(desk, lang, [piece for piece in of_text if piece.place in PLACES])
            top = next((piece.at_the_top for piece in of_text if piece.place == "description"), "")
            file = docs / lang / PAGES[lang] / f"tekst-{number}.md"
            file.parent.mkdir(exist_ok=True)
            beside = f"{PAGES[other]}/tekst-{number}"
            file.write_bytes(page(lang, body, top, beside).encode("utf-8"))
            written += len(body) + bool(top)
    return written


def _commit_all(project: Path, texts: tuple[str, ...], copies: range) -> None:
    """Put the project in git, for feeds and recent changes: each text is what somebody called a change of some files."""
    git(project, "init", "-q")
    originals = [file.relative_to(TESTS / name) for name in ("kb", "fuller") for file in (TESTS / name).rglob("*.yml")]
    git(project, "add", "docs", *(f"kb/{file}" for file in originals))
    git(project, "commit", "-q", "-m", "Eerste")
    for number in copies[: len(texts)]:
        git(project, "add", *(str(file) for file in (project / "kb").glob(f"*/*-{number}.yml")))
        day = str(datetime.date(2026, 3, 2) + datetime.timedelta(days=number))
        message = texts[number].replace("\0", "") or "Leeg"
        options = ("-q", "--allow-empty", "--allow-empty-message", "--cleanup=verbatim")
        git(project, "commit", *options, "-m", message, day=day)
