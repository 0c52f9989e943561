"""Reads templates for everything that they name, and says of each name whether there is such a thing."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass

from jinja2 import Environment, nodes

from roadmaps.pages.surface import MEMBERS, OF_A_PAGE
from roadmaps.words import word_list

# Where a name is misspelt these show nothing, or take another way: templates do without them.
HIDING = {"attr", "d", "default", "defined", "undefined"}
# Which argument of a filter that goes through a list is the name of another filter, or of a test.
ARGUMENTS = {
    "map": (0, "filter"),
    "select": (0, "test"),
    "reject": (0, "test"),
    "selectattr": (1, "test"),
    "rejectattr": (1, "test"),
}
# What the arguments of functions, macros and filters are the names of.
OF_CALLS = {
    "t": ("word",),
    "section_of": ("word",),
    "kind_name": ("kind",),
    "section": ("kind",),
    "value_name": ("group", "value"),
}


@dataclass(frozen=True, slots=True)
class Use:
    """A name in a template. `of` is the object, the template or the group that it must be in; empty for most sorts."""

    template: str
    line: int
    sort: str
    name: str
    of: str = ""

    def __str__(self) -> str:
        there = f" of {self.of}" if self.of else ""
        return f"{self.template}:{self.line}: there is no {self.sort}{there} called {self.name}"


class Templates:
    """The templates of an environment, as they are written."""

    def __init__(self, environment: Environment):
        self._environment = environment
        self._trees = {name: self._tree(name) for name in environment.list_templates()}
        self._imports = {name: _imports(tree) for name, tree in self._trees.items()}
        self._imported = {name for found in self._imports.values() for name in found.values()}

    def _tree(self, name: str) -> nodes.Template:
        assert self._environment.loader
        source, filename, _ = self._environment.loader.get_source(self._environment, name)
        return self._environment.parse(source, name, filename)

    @property
    def mistakes(self) -> list[str]:
        """The names of what there is not."""
        return [str(use) for use in self.uses() if use.name not in self._known(use)]

    def uses(self) -> Iterator[Use]:
        """Everything that templates name, besides what they make themselves."""
        for template, tree in self._trees.items():
            for node in tree.find_all(nodes.Node):
                for sort, name, of in (*self._members(template, node), *_filters(node), *_words(node)):
                    yield Use(template, node.lineno, sort, name, of)
            yield from (Use(template, name.lineno, "name", name.name) for name in _free(tree))

    def _known(self, use: Use) -> Container[str]:
        """All of a sort that there is, for the template that uses it."""
        words = word_list("words")
        known: dict[str, Callable[[], Container[str]]] = {
            "name": lambda: self._environment.globals.keys() | self._given(use.template),
            "member": lambda: MEMBERS[use.of],
            "macro": lambda: _macros(self._trees[use.of]),
            "filter": lambda: self._environment.filters.keys() - HIDING,
            "test": lambda: self._environment.tests.keys() - HIDING,
            "word": lambda: words["words"],
            "kind": lambda: words["kinds"],
            "group": lambda: words["values"],
            "value": lambda: words["values"].get(use.of, ()),
        }
        return known[use.sort]()

    def _given(self, template: str) -> set[str]:
        """The names that a template is rendered with; none where others import its macros."""
        own = {"things": template.startswith("overview"), "removed": template.startswith("removed")}
        return set() if template in self._imported else {name for name in OF_A_PAGE if own.get(name, True)}

    def _members(self, template: str, node: nodes.Node) -> Iterator[tuple[str, str, str]]:
        """What is asked of the objects of the surface, and the macros of other templates."""
        if isinstance(node, (nodes.Getattr, nodes.Getitem)) and isinstance(node.node, nodes.Name):
            member, of = node.attr if isinstance(node, nodes.Getattr) else "__getitem__", node.node.name
            if of in MEMBERS:
                yield "member", member, of
            elif of in self._imports[template]:
                yield "macro", member, self._imports[template][of]


def _imports(tree: nodes.Template) -> dict[str, str]:
    """The templates that a template imports, by what it calls them."""
    found = tree.find_all(nodes.Import)
    return {node.target: node.template.value for node in found if isinstance(node.template, nodes.Const)}


def _macros(tree: nodes.Template) -> set[str]:
    return {node.name for node in tree.find_all(nodes.Macro)}


def _free(tree: nodes.Template) -> Iterator[nodes.Name]:
    """The names that neither the template nor, in a macro, that macro makes. Where within it, a rendered page tells."""
    macros = list(tree.find_all(nodes.Macro))
    inside = {id(name) for macro in macros for name in macro.find_all(nodes.Name)}
    outside = [name for name in tree.find_all(nodes.Name) if id(name) not in inside]
    everywhere = {*_imports(tree), *_macros(tree), *_made(outside)}
    for names in (outside, *(list(macro.find_all(nodes.Name)) for macro in macros)):
        made = everywhere | _made(names) | {"loop"} | ({"caller"} if names is not outside else set())
        yield from (name for name in names if name.name not in made)


def _made(names: Iterable[nodes.Name]) -> set[str]:
    return {name.name for name in names if name.ctx != "load"}


def _filters(node: nodes.Node) -> Iterator[tuple[str, str, str]]:
    """The filters and the tests, also those that are named in the words of another filter."""
    if isinstance(node, nodes.Test):
        yield "test", node.name, ""
    if isinstance(node, nodes.Filter):
        yield "filter", node.name, ""
        place, sort = ARGUMENTS.get(node.name, (0, ""))
        if sort and (name := _constant(node.args[place : place + 1])):
            yield sort, name, ""


def _words(node: nodes.Node) -> Iterator[tuple[str, str, str]]:
    """The entries of words.yml, as far as a template names them itself."""
    if isinstance(node, nodes.Call):
        called = node.node.attr if isinstance(node.node, nodes.Getattr) else getattr(node.node, "name", "")
        of = ""
        for place, sort in enumerate(OF_CALLS.get(called, ())):
            if name := _constant(node.args[place : place + 1]):
                yield sort, name, of
            of = name
    elif isinstance(node, nodes.Filter):
        through = node.name == "map" and _constant(node.args[:1]) == "named"
        if (node.name == "named" or through) and (name := _constant(node.args[through : through + 1])):
            yield "group", name, ""


def _constant(given: list[nodes.Expr]) -> str:
    """The text that an argument is; empty where it is none, or made of something."""
    return given[0].value if given and isinstance(given[0], nodes.Const) and isinstance(given[0].value, str) else ""
