"""The pages written by hand: which Dutch and English ones belong together, and whether the English says what the Dutch says now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from roadmaps.reading.base import Lang, fingerprint, translation_state
from roadmaps.reading.document import Document
from roadmaps.reading.front_matter import front_matter
from roadmaps.reading.load import parse
from roadmaps.reading.ordinary_files import files


@dataclass(frozen=True, slots=True)
class Written:
    """A page of docs/: its file, where it stands below the root of its language, its front matter and its text."""

    path: str
    lang: Lang
    address: str
    meta: dict[str, Any]
    markdown: str

    @property
    def title(self) -> str:
        """Its heading; the name of its file where it has none."""
        found = re.search(r"^# (.+?)(?:\s*\{[^}\n]*\})?\s*$", self.markdown, re.M)
        return found[1] if found else self.path

    @property
    def words(self) -> str:
        """All that there is to translate."""
        return f"{self.meta.get('description', '')}\n\n{self.markdown}"


@dataclass(frozen=True, slots=True)
class Pair:
    """A Dutch page and, when there is one, the English page that says the same."""

    nl: Written
    en: Written | None

    def __getitem__(self, lang: Lang) -> Written:
        """The page in a language; the Dutch one where the English is missing."""
        return getattr(self, lang) or self.nl

    @property
    def state(self) -> str:
        """Complete, missing, stale or unconfirmed, as a text of the knowledge base is."""
        if self.en is None:
            return translation_state(self.nl.words, None, None)
        return translation_state(self.nl.words, self.en.words, self.en.meta.get("nl_hash"))

    def confirmed(self, text: str) -> str:
        """The file of the English page with the fingerprint of the Dutch: in place of an older one, or as the last key."""
        front = front_matter(text)
        if front is None:  # the check has told of a page without fields
            return text
        line = f"nl_hash: {fingerprint(self.nl.words)}"
        fields, known = re.subn(r"^nl_hash[ \t]*:[^\r\n]*", line, front.fields, flags=re.M)
        return text[: front.start] + (fields if known else fields + line + front.newline) + text[front.end :]


def pairs(docs: Path) -> tuple[Pair, ...]:
    """Every Dutch page with the English one that names it as its counterpart."""
    english = {str(page.meta.get("beside")): page for page in written(docs, "en")}
    return tuple(Pair(page, english.get(page.address)) for page in written(docs, "nl"))


def address_of(place: str) -> str:
    """Where the page of a file stands below the root of its language: a/b.md at a/b/, a/index.md at a/."""
    return re.sub(r"(^|/)index/$", r"\1", place.removesuffix(".md") + "/")


def written(docs: Path, lang: Lang) -> Iterator[Written]:
    """The pages of a language, in the order of their files."""
    for file in files(docs / lang, ".md"):
        place = file.relative_to(docs / lang).as_posix()
        text = file.read_text("utf-8-sig", errors="replace")
        front = front_matter(text)
        meta = _values(front.fields) if front else {}
        markdown = text[front.body :].lstrip("\n") if front and meta else text
        yield Written(f"{docs.name}/{lang}/{place}", lang, address_of(place), meta, markdown)


def _values(fields: str) -> dict[str, Any]:
    """The fields as MkDocs reads them; none where the check tells of them: what nests without end would stop the program."""
    if not isinstance(parse(fields, ""), Document):
        return {}
    try:
        values = yaml.load(fields, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return {}
    return values if isinstance(values, dict) else {}
