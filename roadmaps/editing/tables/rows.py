"""Rows brought into things: each row finds the items that it is about, or makes them, and changes what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import ValidationError

from roadmaps.editing.tables.cells import Declared, Misfit, Reader, new_id, unwrapped
from roadmaps.editing.tables.declared import Cited, Part, Step, Table
from roadmaps.editing.tables.drafts import Draft, Drafts, Group, add, find, put, value_at
from roadmaps.editing.tables.files import Cell, Rows
from roadmaps.editing.tables.headings import columns_of, heading
from roadmaps.editing.tables.wording import CELL, ROW, WANTED, filled
from roadmaps.kinds import KINDS
from roadmaps.reading.base import LANGUAGES, Prose
from roadmaps.reading.declared import is_type, type_at
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.problems import Place, Problem, both
from roadmaps.reading.thing import Citation


@dataclass(frozen=True, slots=True)
class Touched:
    """An item that a row is about, and whether the row made it."""

    draft: Draft
    item: Group
    part: Part
    row: int
    new: bool


class Import:
    """One table brought into a knowledge base. `problems` are all cells that do not fit; `touched` all items."""

    def __init__(self, table: Table, kb: KnowledgeBase, rows: Rows, file: str, by_hand: Mapping[str, str]):
        self.table, self.file = table, file
        self.drafts, self.reader = Drafts(kb), Reader(kb)
        self.touched: list[Touched] = []
        self.rows: dict[tuple[int, tuple[Step, ...]], int] = {}  # which row an item was first met in
        self.problems: list[Problem] = []
        if len(rows) < 2:
            self.problems.append(Problem.at(Place(file), "table-empty", table=table.name))
            return
        self.columns, self.problems = columns_of(table, rows[0], file, by_hand)
        if not self.problems:
            for number, cells in enumerate(rows[1:], 2):
                Row(self, number, cells).bring_in()
            self.problems += list(_missing(self))

    def problem(self, row: int, column: str, code: str, **blanks: object) -> Problem:
        """A problem of a cell, told by its row and column; of a column that the table lacks, at the row."""
        number = self.columns.get(column, 1)
        return Problem.at(Place(self.file, row, number), code, **self.blanks(row, column), **blanks)

    def blanks(self, row: int, column: str) -> dict[str, str]:
        """How a message names a cell: as the spreadsheet does, and by the heading above it."""
        names = {"nl": heading(column, "nl"), "en": heading(column, "en")}
        if column not in self.columns:
            return names | both("where", filled(ROW, row=row))
        return names | both("where", filled(CELL, cell=f"{letter_of(self.columns[column])}{row}"))


def letter_of(number: int) -> str:
    """The letter of a column in a spreadsheet: A, Z, AA."""
    before, last = divmod(number - 1, 26)
    return (letter_of(before) if before else "") + chr(65 + last)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table, with its number as the spreadsheet shows it."""

    all: Import
    number: int
    cells: list[Cell]

    def cell(self, column: str) -> Cell:
        place = self.all.columns.get(column, 0)
        return self.cells[place - 1] if 0 < place <= len(self.cells) else Cell()

    def bring_in(self) -> None:
        """Change the things that this row is about, or tell what does not fit."""
        if not any(cell.text for cell in self.cells):
            return
        before = len(self.all.problems)
        draft = self._draft()
        if draft is None:
            return
        parts = [part for part in self.all.table.parts if self._is_about(part)]
        if not parts:
            self._tell(self.all.table.parts[0].own[0], "cell-empty")
        found = [(part, self._values(part, draft.kind), self._keys(part, draft.kind)) for part in parts]
        if len(self.all.problems) == before:
            for part, values, keys in found:
                self._put(draft, part, values, keys)

    def _tell(self, column: str, code: str, **blanks: object) -> None:
        self.all.problems.append(self.all.problem(self.number, column, code, **blanks))

    def _draft(self) -> Draft | None:
        """The thing that the row names; None where that is wrong."""
        table = self.all.table
        text = self.cell(table.thing).text
        if not text:
            self._tell(table.thing, "cell-empty")
            return None
        names = self.all.reader.names
        may_be_new = table.makes and text not in names.kinds and text not in names.retired
        try:
            id_ = new_id(text) if may_be_new else self.all.reader.known_id(text, table.kinds)
            return self.all.drafts.of(id_, table.kinds[0])
        except Misfit as misfit:
            self._misfit(table.thing, misfit)
            return None

    def _misfit(self, column: str, misfit: Misfit) -> None:
        blanks = self.all.blanks(self.number, column) | misfit.blanks
        place = Place(self.all.file, self.number, self.all.columns.get(column, 1))
        self.all.problems.append(Problem.at(place, misfit.code, **blanks))

    def _is_about(self, part: Part) -> bool:
        return not part.steps or any(self.cell(column).text for column in part.own)

    def _values(self, part: Part, kind: str) -> dict[str, Any]:
        """The values of the cells of this part that are filled."""
        filled = {column: path for column, path in part.fields.items() if self.cell(column).text}
        return {
            column: value
            for column, path in filled.items()
            if (value := self._value(column, Declared.at(part.model(kind), path))) is not None
        }

    def _value(self, column: str, declared: Declared) -> Any:
        try:
            return self.all.reader.value(self.cell(column), declared)
        except Misfit as misfit:
            self._misfit(column, misfit)
            return None

    def _keys(self, part: Part, kind: str) -> list[str]:
        """What the items on the way to this part are known by."""
        keys = []
        for number, step in enumerate(part.steps):
            text = self.cell(step.column).text
            if step.key and not text:
                filled = next(column for column in part.own if self.cell(column).text)
                names = {f"filled_{lang}": heading(filled, lang) for lang in LANGUAGES}
                self._tell(step.column, "key-empty", **names)
            elif step.key and step.column not in part.fields:
                loc = tuple(one for before in part.steps[: number + 1] for one in (before.field, 0))
                keys.append(self._value(step.column, Declared.at(type_at(KINDS[kind], loc), (step.key,))))
            elif text and not step.key and not (text.isascii() and text.isdigit() and int(text)):
                self._tell(
                    step.column, "cell-does-not-fit", found=text, example="2", **both("expected", WANTED["place"])
                )
            else:
                keys.append(text)
        return keys

    def _put(self, draft: Draft, part: Part, values: dict[str, Any], keys: list[str]) -> None:
        """Find or make the item of a part, and change what differs in it."""
        item, new = draft.value, draft.document is None
        for step, key in zip(part.steps, keys, strict=True):
            alike = {part.fields[column]: values.get(column) for column in step.alike}
            count = sum(id(one) in draft.origin for one in item.get(step.field, []))
            if key and not step.key and int(key) > count:  # what earlier rows added has no number yet
                self._tell(step.column, "row-not-there", found=key, count=count, id=draft.id)
                return
            found = find(item, step, key, alike)
            new = found is None
            item = add(item, step, key) if found is None else found
        first = self.all.rows.setdefault((id(item), part.steps), self.number)
        if first != self.number:
            column = part.steps[-1].column if part.steps else self.all.table.thing
            self._tell(column, "row-twice", first=first)
            return
        self.all.touched.append(Touched(draft, item, part, self.number, new))
        for column, value in {**self._usual(part, item, values), **values}.items():
            declared = Declared.at(part.model(draft.kind), part.fields[column])
            if not _same(value_at(item, part.fields[column]), value, declared):
                put(item, part.fields[column], value)
        for cited in part.cited:
            self._cite(item, cited)

    def _usual(self, part: Part, item: Group, values: dict[str, Any]) -> dict[str, Any]:
        """What nobody needs to type: a result is about the goal of its row, and words of the source bear a status."""
        found: dict[str, Any] = {}
        first = self.all.table.parts[0].steps
        if "answers" in part.fields and "answers" not in item and (number := self.cell(first[-1].column).text):
            found["answers"] = [number]
        if "basis" in part.fields and "status" in values and value_at(item, part.fields["basis"]) is None:
            unknown = values["status"] == "unknown"
            found |= {"basis": "text"} if "words" in values else {"basis": "none"} if unknown else {}
        return found

    def _cite(self, item: Group, cited: Cited) -> None:
        """Change the citations that differ; those that are the same keep their notes."""
        present: list[Group] = value_at(item, cited.path) or []
        columns = cited.columns
        if not present and cited.other_columns and not any(self.cell(one).text for one in columns):
            columns = cited.other_columns
        given = [
            [line.strip() for line in self.cell(one).text.split("\n")] if self.cell(one).text else [] for one in columns
        ]
        if not any(given):
            return
        wanted = self._citations(columns, given, present)
        if wanted is not None and [_plain(one) for one in present] != wanted:
            old = [(one, _plain(one)) for one in present]
            put(item, cited.path, [next((kept for kept, plain in old if plain == one), one) for one in wanted])

    def _citations(self, columns: tuple[str, ...], given: list[list[str]], present: list[Group]) -> list[Group] | None:
        """The citations of the three cells: a line in each for every one, or one source for all headings."""
        sources = given[0] or [one["source"] for one in present]
        headings = given[1] or [one["heading"] for one in present]
        pages = given[2] or [one.get("page", "") for one in present]
        sources = sources * len(headings) if len(sources) == 1 else sources
        pages += [""] * (len(headings) - len(pages))
        if not sources or not headings:
            self._tell(columns[0 if headings else 1], "cell-empty")
            return None
        if len(sources) != len(headings) or len(pages) > len(headings):
            self._tell(columns[0], "lines-differ", sources=len(sources), headings=len(headings))
            return None
        found = []
        for values in zip(sources, headings, pages, strict=True):
            one = self._citation(columns, values)
            if one is None:
                return None
            found.append(one)
        return found

    def _citation(self, columns: tuple[str, ...], values: tuple[str, str, str]) -> Group | None:
        """One citation; None where it does not fit."""
        made: Group = {}
        for column, field, text in zip(columns, ("source", "heading", "page"), values, strict=True):
            if not text and field == "page":
                continue
            if not text:
                self._tell(column, "cell-empty")
                return None
            try:
                made[field] = self.all.reader.value(Cell(text), Declared.at(Citation, (field,)))
            except Misfit as misfit:
                self._misfit(column, misfit)
                return None
        return made


def _plain(citation: Group) -> Group:
    return {key: value for key, value in citation.items() if key != "note"}


def _same(present: Any, value: Any, declared: Declared) -> bool:
    """Whether a file says this already, however its lines are broken and its number is written."""
    if present is None or isinstance(present, list) or isinstance(value, list):
        return bool(present == value)
    if is_type(declared.owner, Prose):
        return unwrapped(present) == unwrapped(value)
    if declared.wanted is Decimal:
        return Decimal(present) == Decimal(value)
    return bool(present.split() == value.split())


def _missing(all_: Import) -> Iterator[Problem]:
    """What an item that a row is about lacks, told at the cell that should hold it."""
    wrong = {problem.place.line for problem in all_.problems}
    for one in all_.touched:
        if one.row in wrong:
            continue  # what it lacks may only be what did not fit
        model = one.part.model(one.draft.kind)
        try:
            model.model_validate(one.item)
        except ValidationError as error:
            for column in dict.fromkeys(
                _column(all_, one.part, item["loc"]) for item in error.errors() if item["type"] == "missing"
            ):
                yield all_.problem(one.row, column, "cell-empty")


def _column(all_: Import, part: Part, loc: tuple[int | str, ...]) -> str:
    """The column that fills what is missing at `loc`: the first one that leads there."""
    for cited in part.cited:
        if loc[: len(cited.path)] == cited.path:
            return cited.columns[1 if loc[-1] == "heading" else 0]
    return next((column for column, path in part.fields.items() if path[: len(loc)] == loc), all_.table.thing)
