"""A hand-written page as it was read for the check: its fields at the top, and its text with the lines kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from roadmaps.checking.markup import TEMPLATE_BRACES
from roadmaps.reading.base import Lang
from roadmaps.reading.docs_pages import address_of
from roadmaps.reading.document import Document
from roadmaps.reading.expectations import found_in_file
from roadmaps.reading.front_matter import front_matter
from roadmaps.reading.invisible import invisible
from roadmaps.reading.load import parse, text_of
from roadmaps.reading.ordinary_files import files
from roadmaps.reading.problems import Place, Problem, both, nearest
from roadmaps.reading.residue import residue
from roadmaps.reading.too_much import too_much

FIELDS = ("beside", "description", "nl_hash", "form", "search")  # what a page may say at its top
BESIDE: dict[Lang, str] = {"nl": "beside: about/", "en": "beside: over/"}  # an example of its first field
_AT_THE_TOP = ("de regels bovenaan, tussen --- en ---", "the lines at the top, between --- and ---")


@dataclass(slots=True)
class Page:
    """A page: its file, seen from the folder of its language, and its text with its fields blanked, so that lines stay."""

    path: str
    lang: Lang
    place: str
    body: str = ""  # empty where the file cannot be read
    fields: Document | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where it stands below the root of its language."""
        return address_of(self.place)

    @property
    def beside(self) -> str | None:
        """The address that it gives as its counterpart, if it gives one that is a text."""
        found = self.fields.value.get("beside") if self.fields else None
        return found if self.fields and isinstance(found, str) and not _is_empty(self.fields, "beside") else None

    def place_of(self, name: str) -> Place:
        """Where the value of a field stands."""
        return self.fields.place((name,)) if self.fields else Place(self.path)

    def field_problems(self) -> Iterator[Problem]:
        """What is wrong with the fields at the top, apart from where `beside` leads."""
        if self.fields is None:
            return
        if "beside" not in self.fields.value:
            told = {"key": "beside", "example": BESIDE[self.lang], **both("where", _AT_THE_TOP)}
            yield Problem.at(self.fields.place(), "missing-field", **told)
        for name, value in self.fields.value.items():
            example = BESIDE[self.lang] if name not in FIELDS or name == "beside" else f"{name}: …"
            if problem := _field_problem(self.fields, name, value, example):
                yield problem


def _is_empty(fields: Document, name: str) -> bool:
    """Whether a field has no value. The address of the home page is empty as well, but stands in quotes."""
    line = fields.text.split("\n")[fields.key_place((name,)).line - 1]
    return fields.value[name] == "" and (name != "beside" or not re.search("[\"']", line))


def _field_problem(fields: Document, name: str, value: object, example: str) -> Problem | None:
    """What is wrong with one field; None when nothing is."""
    place = fields.key_place((name,))
    if name not in FIELDS:
        near = nearest(name, [known for known in FIELDS if known not in fields.value])
        return Problem.at(place, "unknown-key", key=name, known=", ".join(FIELDS), nearest=near, example=example)
    if _is_empty(fields, name):
        return Problem.at(place, "empty-field", key=name, example=example)
    if braces := re.search(TEMPLATE_BRACES, str(value)):
        return Problem.at(fields.find((name,), braces[0]), "template-braces", found=braces[0])
    if isinstance(value, str):
        return None
    told = both("found", found_in_file(value)) | both("expected", ("tekst op één regel", "text on one line"))
    return Problem.at(fields.place((name,)), "wrong-type", key=name, example=example, **told)


def read_pages(docs: Path, lang: Lang) -> list[Page]:
    """The pages of a language that are ordinary files, in the order of their files."""
    return [read_page(file, docs, lang) for file in files(docs / lang, ".md")]


def read_page(file: Path, docs: Path, lang: Lang) -> Page:
    """A page, with what stands in the way of reading it or its fields."""
    place = file.relative_to(docs / lang).as_posix()
    path = f"{docs.name}/{lang}/{place}"
    text = text_of(file, path)
    if not isinstance(text, str):
        return Page(path, lang, place, problems=text)
    front = front_matter(text)
    if problem := too_much(text[front.body :] if front else text, Place(path)):
        return Page(path, lang, place, problems=[problem])
    body = "\n" * text[: front.body].count("\n") + text[front.body :] if front else text
    page = Page(path, lang, place, body, problems=invisible(text, path) + residue(text, path))
    fields = parse("\n" + front.fields, path) if front else []
    if isinstance(fields, Document):
        page.fields = fields
    elif not fields or fields[0].code in ("empty", "not-a-mapping"):
        page.problems.append(Problem.at(Place(path), "no-fields-at-top", example=BESIDE[lang]))
    else:
        page.problems += fields
    return page
