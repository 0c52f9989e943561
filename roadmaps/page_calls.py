"""What the pages written by hand call between braces: every call that cannot be read, or that cannot be answered, with its place."""
from __future__ import annotations

import contextlib
import dataclasses
import inspect
import re
from collections.abc import Iterator
from itertools import islice
from types import SimpleNamespace

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros import define_env
from roadmaps.calls import EXAMPLES, LATER, Calls, Mistake
from roadmaps.kb import KnowledgeBase
from roadmaps.load import place_after
from roadmaps.problems import Place, Problem, nearest

MOST_PER_PAGE = 100  # a page full of one mistake is not told of without end
_JINJA = Environment()
_BUILT_IN = {*_JINJA.globals, "loop", "caller", "varargs", "kwargs", "self", "super"}
_TAG = re.compile(r"\{\{.{0,2000}?\}\}|\{%.{0,2000}?%\}", re.S)
# A call is closed before the next one begins; braces within quotes are text.
_WHOLE = re.compile(r"""\{\{(?:"[^"\n]*"|'[^'\n]*'|(?!\{\{|\{%|\}\}|\n[ \t]*\n)[^"'])*\}\}|\{%(?:(?!\{\{|\{%|%\}).)*%\}|\{\#.{0,2000}?\#\}""", re.S)
_BLOCK = re.compile(r"\{%.{0,2000}?%\}", re.S)
_OPENING = re.compile(r"\{[{%#]")


def call_problems(kb: KnowledgeBase, bodies: dict[str, str]) -> list[Problem]:
    """Every problem with the calls on these pages: the text of each by its path."""
    calls, macros = Calls(kb), _macros(kb)
    return [problem for path, body in bodies.items() if _OPENING.search(body)
            for problem in islice(_Body(path, body, calls, macros).problems(), MOST_PER_PAGE)]


def _macros(kb: KnowledgeBase) -> dict[str, inspect.Signature]:
    """What a page may call, and what each call takes."""
    found: dict[str, inspect.Signature] = {}
    site = SimpleNamespace(graph=SimpleNamespace(kb=kb))
    define_env(SimpleNamespace(conf=SimpleNamespace(extra={"site": site}),
                               macro=lambda macro: found.setdefault(macro.__name__, inspect.signature(macro))))
    return found


class _Body:
    """The text of one page, and where in it things stand: the parser of Jinja only knows lines."""

    def __init__(self, path: str, body: str, calls: Calls, macros: dict[str, inspect.Signature]):
        self.path, self.body, self.calls, self.macros = path, body, calls, macros
        self.taken: set[int] = set()  # so that a mistake that is made twice on a line is told of twice

    def problems(self) -> Iterator[Problem]:
        try:
            yield from self._of_tree(_JINJA.parse(self.body), whole=True)
        except (TemplateSyntaxError, RecursionError) as error:
            text, found = self._without_unreadable()
            yield from found
            yield from self._rest(text, getattr(error, "lineno", 1), found)

    def _without_unreadable(self) -> tuple[str, list[Problem]]:
        """The text without the calls that cannot be read, and a problem for each of those."""
        text, problems, start = self.body, [], 0
        while (opening := _OPENING.search(text, start)) and len(problems) < MOST_PER_PAGE:
            at = opening.start()
            whole = _WHOLE.match(text, at)
            if whole and (not whole[0].startswith("{{") or _readable(whole[0])):
                raw = re.match(r"\{%-?\s*raw\b", whole[0]) and re.compile(r"\{%-?\s*endraw\b").search(text, at)
                start = raw.start() if raw else whole.end()
                continue
            bad = whole[0] if whole else re.match(r".[^\n]*?(?=\{[{%#]|\n|\Z)", text[at:], re.S)[0]
            problems.append(self._unreadable(at, bad))
            text = text[:at] + re.sub(r"[^\n]", " ", bad) + text[at + len(bad):]
            start = at + len(bad)
        return text, problems

    def _rest(self, text: str, line: int, told: list[Problem]) -> Iterator[Problem]:
        """What is wrong with the calls that can be read. Where even those make no whole, it is about a `{% … %}`."""
        try:
            tree = _JINJA.parse(text)
        except (TemplateSyntaxError, RecursionError) as error:
            if not told:
                yield self._unclosed(getattr(error, "lineno", line))
            with contextlib.suppress(TemplateSyntaxError, RecursionError):  # what was told of is enough then
                tree = _JINJA.parse(_BLOCK.sub(lambda tag: re.sub(r"[^\n]", " ", tag[0]), text))
                yield from self._of_tree(tree, whole=False)
            return
        yield from self._of_tree(tree, whole=not any("{%" in dict(problem.details)["found"] for problem in told))

    def _unclosed(self, line: int) -> Problem:
        """A `{% … %}` that does not fit with the others: the last one before the line at which the parser gave up."""
        end = self._line_start(line + 1) or len(self.body)
        tags = [tag for tag in _BLOCK.finditer(self.body) if tag.start() < end] or [re.match("", self.body)]
        return self._unreadable(tags[-1].start(), tags[-1][0])

    def _unreadable(self, at: int, found: str) -> Problem:
        if found.startswith("{#"):
            return Problem.at(self._place(at), "unclosed-comment", found=found.strip())
        name = re.match(r"\{\{\s*(\w+)", found)
        return Problem.at(self._place(at), "unreadable-call", found=found.strip(),
                          example=EXAMPLES.get(name[1] if name else "", EXAMPLES["link"]))

    def _of_tree(self, tree: nodes.Template, whole: bool) -> Iterator[Problem]:
        """What is wrong with the calls of a page that was parsed; names can only be judged when the `whole` page was."""
        own = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
        own |= {macro.name for macro in tree.find_all(nodes.Macro)} | {node.target for node in tree.find_all(nodes.Import)}
        own |= {name[-1] if isinstance(name, tuple) else name for node in tree.find_all(nodes.FromImport) for name in node.names}
        called = set()
        for call in tree.find_all(nodes.Call):
            called.add(id(call.node))
            if isinstance(call.node, nodes.Name) and call.node.name in self.macros and call.node.name not in own:
                yield from self._of_call(call)
        for name in tree.find_all(nodes.Name) if whole else ():
            if name.ctx == "load" and name.name not in own and name.name not in _BUILT_IN:
                if name.name not in self.macros:
                    yield self._unknown(name, name.name, list(EXAMPLES))
                elif id(name) not in called:
                    yield self._wrong_arguments(name, name.name)
        for kind, known in ((nodes.Filter, _JINJA.filters), (nodes.Test, _JINJA.tests)):
            for node in tree.find_all(kind):
                if node.name not in known:
                    yield self._unknown(node, node.name, list(known))

    def _of_call(self, call: nodes.Call) -> Iterator[Problem]:
        name = call.node.name
        if name == "removed_page_of" or call.dyn_args is not None or call.dyn_kwargs is not None:
            return
        try:
            bound = self.macros[name].bind(*map(_value, call.args), **{pair.key: _value(pair.value) for pair in call.kwargs})
        except TypeError:
            yield self._wrong_arguments(call, name)
            return
        values = {key: value for key, value in bound.arguments.items() if key in ("id_", "kind", "field", "filters")}
        for mistake in self.calls.mistakes(name, **values):
            yield self._told(call, mistake)

    def _told(self, call: nodes.Call, mistake: Mistake) -> Problem:
        return dataclasses.replace(mistake.problem, place=self._find(call.lineno, mistake.value))

    def _wrong_arguments(self, node: nodes.Node, name: str) -> Problem:
        return Problem.at(self._find(node.lineno, name), "wrong-arguments", name=name,
                          example=EXAMPLES.get(name, f'{{{{ {name}("…") }}}}'))

    def _unknown(self, node: nodes.Node, name: str, known: list[str]) -> Problem:
        near = nearest(name, known)
        example = EXAMPLES.get(near.split(", ")[0], EXAMPLES["link"])
        if name in self.calls.things:  # an id without quotation marks
            example = f'{{{{ link("{name}") }}}}'
        return Problem.at(self._find(node.lineno, name), "unknown-call", name=name, known=", ".join(EXAMPLES), nearest=near, example=example)

    # --- places

    def _line_start(self, line: int) -> int:
        start = 0
        for _ in range(line - 1):
            start = self.body.find("\n", start) + 1
        return start

    def _find(self, line: int, wanted: str) -> Place:
        """Where this word stands between braces, from this line on; the line itself where it is not found."""
        start = self._line_start(line)
        word = re.compile(rf"(?<![\w-]){re.escape(wanted)}(?![\w-])")
        for tag in _TAG.finditer(self.body):
            if tag.end() > start:
                for found in word.finditer(self.body, max(start, tag.start()), tag.end()):
                    if found.start() not in self.taken:
                        self.taken.add(found.start())
                        return self._place(found.start())
        return Place(self.path, line)

    def _place(self, at: int) -> Place:
        return place_after(self.path, self.body[:at])


def _value(node: nodes.Expr) -> object:
    return node.value if isinstance(node, nodes.Const) else LATER


def _readable(call: str) -> bool:
    try:
        _JINJA.parse(call)
    except (TemplateSyntaxError, RecursionError):
        return False
    return True
