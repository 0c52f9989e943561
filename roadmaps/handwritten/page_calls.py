"""What the pages written by hand call between braces: one name each, with the values typed behind it. Every mistake in them, with its place.

Jinja can do more, but a page that says `{% if … %}` is a program; those belong in templates/.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from roadmaps.handwritten.calls import EXAMPLES, Calls
from roadmaps.handwritten.macros import Macros
from roadmaps.reading.document import place_after
from roadmaps.reading.kb import KnowledgeBase
from roadmaps.reading.problems import Place, Problem, nearest

MOST_PER_PAGE = 100  # a page full of one mistake is not told of without end
_JINJA = Environment()
# What begins a call, or was meant to: one brace, or a space between the two, is a slip of the hand.
_OPENING = re.compile(rf"\{{ *\{{|\{{[%#]|\{{ *(?:{'|'.join(EXAMPLES)}) *\(")
# A call is closed before the next one begins; braces within quotes are text. Jinja's {{- would eat the line before.
# What may follow is told by one character each time, so that nothing can be read in two ways: no need of `*+`, which early
# releases of Python 3.11 read wrongly.
_CALL = re.compile(r"""\{\{(?![-+])(?:"[^"\n]*"|'[^'\n]*'|(?!\{\{|\}\}|\n[ \t]*\n)[^"'])*(?<![-+])\}\}(?!\})""")
_UNCLOSED = re.compile(rf"(?:\{{ *\{{|..)[^\n]*?(?={_OPENING.pattern}|\n|\Z)", re.S)


def call_problems(kb: KnowledgeBase, bodies: dict[str, str]) -> list[Problem]:
    """Every problem with the calls on these pages: the text of each by its path."""
    calls = Calls(kb)
    return [problem for path, body in bodies.items() for problem in islice(_of_page(path, body, calls), MOST_PER_PAGE)]


def _of_page(path: str, body: str, calls: Calls) -> Iterator[Problem]:
    for piece in _pieces(path, body):
        yield from piece.problems(calls)


def _pieces(path: str, body: str) -> Iterator[_Piece]:
    """What stands between braces; what is never closed ends with its line."""
    start = 0
    while opening := _OPENING.search(body, start):
        found = _CALL.match(body, opening.start()) or _UNCLOSED.match(body, opening.start()) or opening
        yield _Piece(path, body, opening.start(), found[0])
        start = found.end()


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between braces on a page: its text, and where that begins in the body."""

    path: str
    body: str
    at: int
    text: str

    def problems(self, calls: Calls) -> Iterator[Problem]:
        """What is wrong with the call; that it cannot be read, or names what no page can call."""
        read = self._expression()
        name = read.node if isinstance(read, nodes.Call) else read
        if read is None or not isinstance(name, nodes.Name):
            yield self._unreadable()
        elif name.name not in EXAMPLES:
            yield self._unknown(name.name, calls)
        elif loose := next((node for node in read.find_all(nodes.Name) if node is not name), None):
            yield self._unknown(loose.name, calls)  # a value without quotation marks
        elif (values := _values(name.name, read)) is None:
            yield Problem.at(self._place(name.name), "wrong-arguments", name=name.name, example=EXAMPLES[name.name])
        else:
            for value, problem in calls.problems(name.name, values):
                yield replace(problem, place=self._place(value))

    def _expression(self) -> nodes.Node | None:
        """What Jinja reads between the braces; None when it cannot, or when they are not closed as they should be."""
        if not _CALL.fullmatch(self.text):
            return None
        try:
            read = next(_JINJA.parse(self.text).find_all(nodes.Output)).nodes[0]
            list(read.find_all(nodes.Name))  # as deep as anything goes that is asked of it below
            return read
        except (TemplateSyntaxError, RecursionError):
            return None

    def _unreadable(self) -> Problem:
        code = "comment-on-page" if self.text.startswith("{#") else "unreadable-call"
        name = re.match(r"\{\{\s*(\w+)", self.text)
        example = EXAMPLES.get(name[1] if name else "", EXAMPLES["link"])
        return Problem.at(self._place(), code, found=self.text.strip(), example=example)

    def _unknown(self, name: str, calls: Calls) -> Problem:
        near = nearest(name, EXAMPLES)
        meant = EXAMPLES.get(near.split(", ")[0], EXAMPLES["link"])
        example = f'{{{{ link("{name}") }}}}' if name in calls.things else meant
        told = {"known": ", ".join(EXAMPLES), "nearest": near, "example": example}
        return Problem.at(self._place(name), "unknown-call", name=name, **told)

    def _place(self, wanted: str = "") -> Place:
        """Where this word stands in it; without a word, where it begins."""
        word = re.search(rf"(?<![\w-]){re.escape(wanted)}(?![\w-])", self.text) if wanted else None
        return place_after(self.path, self.body[: self.at + (word.start() if word else 0)])


def _values(name: str, call: nodes.Node) -> dict[str, Any] | None:
    """The values of a call by their names in `Macros`; None where they do not fit: a text, or to narrow a list a number."""
    if not isinstance(call, nodes.Call) or call.dyn_args is not None or call.dyn_kwargs is not None:
        return None
    given = [*call.args, *(pair.value for pair in call.kwargs)]
    typed = [node.value for node in given if isinstance(node, nodes.Const)]
    if len(typed) < len(given):
        return None
    in_order, named = typed[: len(call.args)], typed[len(call.args) :]
    try:
        signature = inspect.signature(getattr(Macros, name))
        values = signature.bind(
            None, *in_order, **{pair.key: value for pair, value in zip(call.kwargs, named, strict=True)}
        )
    except TypeError:
        return None
    arguments = {name: value for name, value in values.arguments.items() if name != "self"}
    return arguments if _fit(arguments) else None


def _fit(arguments: dict[str, Any]) -> bool:
    """Whether each value is a text; to narrow a list it may be a number, too."""
    filters = arguments.get("filters", {})
    texts = [value for name, value in arguments.items() if name != "filters"]
    return all(isinstance(value, str) for value in texts) and all(
        isinstance(value, (str, int)) for value in filters.values()
    )
