"""The pages written by hand, checked without MkDocs: their fields at the top, what they call, and where their links lead."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from pathlib import Path
from urllib.parse import unquote, urlsplit

from roadmaps.checking.markup import TEMPLATE_BRACES
from roadmaps.checking.read import read_with_problems
from roadmaps.handwritten.addresses import addresses, gone
from roadmaps.handwritten.page_calls import MOST_PER_PAGE, call_problems
from roadmaps.kinds import KINDS
from roadmaps.pages.page_list import other, pages
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, Lang
from roadmaps.reading.docs_pages import address_of
from roadmaps.reading.document import Document, place_after
from roadmaps.reading.expectations import found_in_file
from roadmaps.reading.front_matter import front_matter
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.load import invisible, parse, text_of
from roadmaps.reading.problems import Invalid, Place, Problem, nearest
from roadmaps.reading.regular import files, hidden, no_files_below

FIELDS = ("beside", "description", "nl_hash", "form", "search")  # what a page may say at its top
_EXAMPLES = {"nl": "beside: about/", "en": "beside: over/"}


def read_all(folder: Path, docs: Path, released: Path | None = None) -> KnowledgeBase:
    """Read the knowledge base and check the pages of `docs` against it. Raises Invalid with every problem of both.

    `released` lists the addresses of an earlier release, none of which may be gone.
    """
    kb, problems = read_with_problems(folder)
    for published in (docs, *(docs.parent / name for name in ("templates", "theme"))):
        problems += no_files_below(published)
    if released and released.exists() and not problems:
        problems += gone(addresses(kb, docs), released)
    if kb.entries or not problems:  # without a single thing every call on a page would be blamed
        problems += page_problems(kb, docs)
    if problems:
        raise Invalid(problems)
    return kb


@dataclass(slots=True)
class _Page:
    """A page: its file, seen from the folder of its language, and its text with its fields blanked, so that lines stay."""

    path: str
    lang: Lang
    place: str
    body: str = ""  # empty where the file cannot be read
    fields: Document | None = None
    problems: list[Problem] = field(default_factory=list)

    @property
    def address(self) -> str:
        return address_of(self.place)

    @property
    def beside(self) -> str | None:
        """The address that it gives as its counterpart, if it gives one that is a text."""
        found = self.fields.value.get("beside") if self.fields else None
        return found if isinstance(found, str) and not self.empty("beside") else None

    def empty(self, name: str) -> bool:
        """Whether a field has no value. The address of the home page is empty as well, but stands in quotes."""
        line = self.fields.text.split("\n")[self.fields.key_place((name,)).line - 1]
        return self.fields.value[name] == "" and (name != "beside" or not re.search("[\"']", line))


def page_problems(kb: KnowledgeBase, docs: Path) -> list[Problem]:
    """Every problem of every page below docs/nl and docs/en."""
    site = _Whole(
        kb,
        docs,
        [
            _read(file, docs, lang)
            for lang in LANGUAGES
            for file in sorted((docs / lang).rglob("*.md"))
            if not hidden(file.relative_to(docs))
        ],
    )
    problems = call_problems(kb, {page.path: page.body for page in site.written})
    for page in site.written:
        problems += [
            *page.problems,
            *_field_problems(page),
            *site.beside_problems(page),
            *islice(site.link_problems(page), MOST_PER_PAGE),
        ]
    return problems


def _read(file: Path, docs: Path, lang: Lang) -> _Page:
    """A page, with what stands in the way of reading it or its fields."""
    place = file.relative_to(docs / lang).as_posix()
    path = f"{docs.name}/{lang}/{place}"
    text = text_of(file, path)
    if not isinstance(text, str):
        return _Page(path, lang, place, problems=text)
    front = front_matter(text)
    body = "\n" * text[: front.body].count("\n") + text[front.body :] if front else text
    page = _Page(path, lang, place, body, problems=invisible(text, path))
    fields = parse("\n" + front.fields, path) if front else []
    if isinstance(fields, Document):
        page.fields = fields
    elif not fields or fields[0].code in ("empty", "not-a-mapping"):
        page.problems.append(Problem.at(Place(path), "no-fields-at-top", example=_EXAMPLES[lang]))
    else:
        page.problems += fields
    return page


def _field_problems(page: _Page) -> Iterator[Problem]:
    """What is wrong with the fields at the top, apart from where `beside` leads."""
    if page.fields is None:
        return
    value = page.fields.value
    if "beside" not in value:
        yield Problem.at(
            page.fields.place(),
            "missing-field",
            key="beside",
            where_nl="de regels bovenaan, tussen --- en ---",
            where_en="the lines at the top, between --- and ---",
            example=_EXAMPLES[page.lang],
        )
    for name, found in value.items():
        place = page.fields.key_place((name,))
        if name not in FIELDS:
            known = [known for known in FIELDS if known not in value]
            yield Problem.at(
                place,
                "unknown-key",
                key=name,
                known=", ".join(FIELDS),
                nearest=nearest(name, known),
                example=_EXAMPLES[page.lang],
            )
        elif page.empty(name):
            yield Problem.at(
                place, "empty-field", key=name, example=_EXAMPLES[page.lang] if name == "beside" else f"{name}: …"
            )
        elif braces := re.search(TEMPLATE_BRACES, str(found)):
            yield Problem.at(page.fields.find((name,), braces[0]), "template-braces", found=braces[0])
        elif not isinstance(found, str):
            found_nl, found_en = found_in_file(found)
            yield Problem.at(
                page.fields.place((name,)),
                "wrong-type",
                key=name,
                found_nl=found_nl,
                found_en=found_en,
                expected_nl="tekst op één regel",
                expected_en="text on one line",
                example=_EXAMPLES[page.lang] if name == "beside" else f"{name}: …",
            )


class _Whole:
    """All pages of both languages, written and made: where `beside` and the links of a page may lead."""

    def __init__(self, kb: KnowledgeBase, docs: Path, written: list[_Page]):
        self.written, self.broken = written, kb.broken
        self.files: dict[str, set[str]] = {}
        self.besides: dict[str, dict[str, str | None]] = {}  # by language: the address of a page, and what it names
        for lang in LANGUAGES:
            made = pages(kb, lang)
            there = {file.relative_to(docs / lang).as_posix() for file in files(docs / lang)}
            self.files[lang] = {page.file for page in made} | there
            self.besides[lang] = {page.address(lang): page.address(other(lang)) for page in made}
            self.besides[lang] |= {page.address: page.beside for page in written if page.lang == lang}
        self.naming = {
            lang: {beside: address for address, beside in besides.items()} for lang, besides in self.besides.items()
        }

    def beside_problems(self, page: _Page) -> Iterator[Problem]:
        """The two pages of a pair name each other. Only an English page may be still to come."""
        far, named = other(page.lang), page.beside
        if named is None or self._unsure(named, far):
            return
        back = self.naming[far].get(page.address)  # the page that names this one
        blanks = {
            "value": named,
            "lang_nl": {"nl": "Nederlandse", "en": "Engelse"}[far],
            "lang_en": {"nl": "Dutch", "en": "English"}[far],
        }
        if named not in self.besides[far]:
            to_come = page.lang == "nl" and back is None and re.fullmatch(r"([a-z0-9-]+/)+", named)
            if not to_come:
                near = back or nearest(_tidy(named), self.besides[far])
                right = near.split(", ")[0]
                yield Problem.at(
                    self._place(page),
                    "beside-nowhere",
                    **blanks,
                    nearest=near,
                    example=f"beside: {right or _tidy(named) or '…'}",
                )
        elif (theirs := self.besides[far][named]) != page.address and self._to_blame(page, named, theirs):
            yield Problem.at(
                self._place(page),
                "beside-elsewhere",
                **blanks,
                theirs=theirs,
                own=page.address,
                example='beside: ""' if back == "" else f"beside: {back}" if back else _EXAMPLES[page.lang],
            )

    def _to_blame(self, page: _Page, named: str, theirs: str | None) -> bool:
        """Whether a page is wrong that names one which names `theirs`: those two are a pair, or two pairs were swapped."""
        near, far = self.besides[page.lang], self.besides[other(page.lang)]
        return theirs in near and (near[theirs] == named or far.get(near[theirs]) == page.address)

    @staticmethod
    def _place(page: _Page) -> Place:
        return page.fields.place(("beside",))

    def link_problems(self, page: _Page) -> Iterator[Problem]:
        """Every link and picture of a page leads to a file that is there, seen from the page."""
        text = _only_text(page.body)
        for match in _LINK.finditer(text):
            group = match.lastgroup
            target = unescape(match[group])
            if _MASK in target:
                continue
            place = place_after(page.path, page.body[: match.start(group)])
            if target.startswith("kb:"):
                yield Problem.at(place, "kb-link-on-page", found=target, id=target.removeprefix("kb:"))
            elif (path := _path(target)) is None or (path and not self._leads(page, path)):
                near = self._meant(page, path or target)
                yield Problem.at(
                    place,
                    "dead-link",
                    found=target,
                    nearest=near,
                    example=f"[tekst]({near.split(', ')[0] or {'nl': 'streefdoelen.md', 'en': 'targets.md'}[page.lang]})",
                )

    def _leads(self, page: _Page, path: str) -> bool:
        found = posixpath.normpath(posixpath.join(posixpath.dirname(page.place), path))
        return not path.startswith("/") and (
            found in self.files[page.lang] or found.startswith("assets/") or self._unsure(found, page.lang)
        )

    def _unsure(self, path: str, lang: Lang) -> bool:
        """Whether this may be a page that is only missing because files of the knowledge base have mistakes."""
        return bool(self.broken) and path.split("/")[0] in {i18n.section(kind, lang) for kind in KINDS}

    def _meant(self, page: _Page, path: str) -> str:
        """The files that an address which leads nowhere may have been meant for, seen from the page."""
        folder = posixpath.dirname(page.place) or "."
        seen = [posixpath.relpath(file, folder) for file in self.files[page.lang]]
        bare = path.strip("/").removesuffix(".html").removesuffix("/index")
        exact = [name for name in (f"{bare}/index.md", f"{bare}.md") if name in seen]
        return exact[0] if exact else nearest(path, seen)


def _tidy(address: str) -> str:
    """An address as `beside` wants it: from the root of its language, with a slash at its end."""
    bare = re.sub(r"^/?(en/|nl/)?|(index)?(\.md|\.html)$|/+$", "", address)
    return f"{bare}/" if bare else ""


def _path(target: str) -> str | None:
    """The path in the address of a link, empty for one to another site or within the page; None when it is no address."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    return "" if parts.scheme or parts.netloc else unquote(parts.path)


# --- where links can be

_MASK = "\x00"  # in place of each character of what is no text; a page cannot hold one, it is told of as invisible
_LINK = re.compile(
    r"(?<!\\)\]\([ \n]*(?:<(?P<angled>[^<>\n]*)>|(?P<inline>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))|^ {0,3}\[[^\]^\n][^\]\n]*\]:[ ]*<?(?P<apart>[^\s>]+)",
    re.M,
)
# None of these runs on without end: a page full of openings that are never closed would take minutes.
_NO_TEXT = re.compile(
    r"<!--.{0,2000}?-->|\{\{.{0,2000}?\}\}|\{%.{0,2000}?%\}|\{#.{0,2000}?#\}"
    r"|\\\[[^\[\]\n]{0,200}\]"  # a bracket that is only a bracket
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).){1,2000}?(?<!`)(?P=ticks)(?!`)",
    re.S,
)
_FENCE = re.compile(r"`{3,}|~{3,}")


def _only_text(body: str) -> str:
    """The text of a page in which code, comments and calls are masked, character by character."""
    text = _NO_TEXT.sub(lambda found: _masked(found[0]), _without_fences(body))
    lines, in_list = text.split("\n"), False
    for number, line in enumerate(lines):
        indented = line.startswith(("    ", "\t"))
        if line.strip() and not indented:
            in_list = bool(re.match(r" {0,3}([-*+]|\d+\.) ", line)) or (in_list and line.startswith(" "))
        if indented and not in_list:  # a block of code
            lines[number] = _masked(line)
    return "\n".join(lines)


def _without_fences(body: str) -> str:
    """The text in which code between two lines of ``` or ~~~ is masked; one that is never closed begins no code."""
    lines = body.split("\n")
    closing: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if _FENCE.fullmatch(line.rstrip()):
            closing.setdefault(line.rstrip(), []).append(number)
    number = 0
    while number < len(lines):
        fence = _FENCE.match(lines[number])
        ends = closing.get(fence[0], []) if fence else []
        after = bisect_right(ends, number)
        end = ends[after] if after < len(ends) else number
        if end > number:
            lines[number : end + 1] = map(_masked, lines[number : end + 1])
        number = end + 1
    return "\n".join(lines)


def _masked(text: str) -> str:
    return re.sub(r"[^\n]", _MASK, text)
