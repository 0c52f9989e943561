"""Templates that tell which of their branches were rendered, for the test that wants to see each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, Template, nodes

_INNER = (nodes.If, nodes.For, nodes.Macro, nodes.CallBlock, nodes.CondExpr)


@dataclass(frozen=True, slots=True, order=True)
class Branch:
    """One way that a template may go: the body of a tag, or one side of a condition within braces.

    `number` counts those that are alike on one line.
    """

    template: str
    line: int
    what: str
    number: int

    def __str__(self) -> str:
        return f"{self.template}:{self.line}: {self.what}{f', number {self.number}' if self.number > 1 else ''}"


@dataclass(slots=True)
class Watch:
    """The branches of all templates that were loaded, those that were rendered, and the code of the templates."""

    branches: list[Branch] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    code: dict[str, CodeType] = field(default_factory=dict)

    @property
    def unseen(self) -> list[Branch]:
        """The branches that no page went through."""
        return sorted(branch for number, branch in enumerate(self.branches) if number not in self.seen)

    def add(self, branch: Branch) -> int:
        """Watch a branch, too; its number."""
        self.branches.append(branch)
        return len(self.branches) - 1

    def went(self, branch: int, value: object = None) -> object:
        """What a template calls where it begins a branch; a side of a condition passes its value through."""
        self.seen.add(branch)
        return value


def watched(environment: Environment, watch: Watch) -> Environment:
    """The same templates, with the same names, which tell the watch where they go."""
    if environment.loader is None:
        raise ValueError("an environment without a loader has no templates to watch")
    made = environment.overlay(loader=_Watching(environment.loader, watch), bytecode_cache=None)
    vars(made)["went"] = watch.went  # what the calls below name
    return made


class _Watching(BaseLoader):
    """Loads what another loader finds, with a call put in at the start of each branch."""

    def __init__(self, loader: BaseLoader, watch: Watch):
        self._loader, self._watch = loader, watch

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:
        source, filename, uptodate = self._loader.get_source(environment, name)
        if name not in self._watch.code:
            tree = environment.parse(source, name, filename)
            _Marked(name, self._watch).mark(tree)
            self._watch.code[name] = environment.compile(tree, name, filename)
        return environment.template_class.from_code(environment, self._watch.code[name], globals or {}, uptodate)


class _Marked:
    """One template, being given its calls."""

    def __init__(self, name: str, watch: Watch):
        self._name, self._watch = name, watch
        self._alike: Counter[tuple[int, str]] = Counter()

    def mark(self, tree: nodes.Template) -> None:
        """Put a call in each branch."""
        found = list(tree.find_all(_INNER))
        others = [other for node in found if isinstance(node, nodes.If) for other in node.elif_]
        for node in found:
            if isinstance(node, nodes.CondExpr):
                node.expr1 = self._call(node.expr1.lineno, "what stands before an `if`", node.expr1)
                if node.expr2:
                    node.expr2 = self._call(node.expr2.lineno, "what stands behind an `else`", node.expr2)
            for body, line, what in _bodies(node, "elif" if node in others else "if"):
                body.insert(0, nodes.ExprStmt(self._call(line, what), lineno=line))

    def _call(self, line: int, what: str, *values: nodes.Expr) -> nodes.Call:
        self._alike[line, what] += 1
        number = self._watch.add(Branch(self._name, line, what, self._alike[line, what]))
        arguments = [nodes.Const(number), *values]
        return nodes.Call(nodes.EnvironmentAttribute("went"), arguments, [], None, None, lineno=line)


def _bodies(node: nodes.Node, condition: str) -> Iterator[tuple[list[nodes.Node], int, str]]:
    """The branches of a tag: what stands in each, its line and its name."""
    if isinstance(node, nodes.If):
        yield node.body, node.lineno, f"`{condition}`"
    elif isinstance(node, nodes.For):
        yield node.body, node.lineno, "`for`"
    elif isinstance(node, nodes.Macro):
        yield node.body, node.lineno, f"`macro {node.name}`"
    elif isinstance(node, nodes.CallBlock):
        yield node.body, node.lineno, "`call`"
    if isinstance(node, (nodes.If, nodes.For)) and node.else_:
        yield node.else_, node.else_[0].lineno, "`else`"
