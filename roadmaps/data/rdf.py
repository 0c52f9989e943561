"""Triples, and the two ways to write them: Turtle and JSON-LD. rdflib would take longer than all other files; a test reads with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}


class Iri(str):
    """The full address of something."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Value:
    """A literal: a text in a language, or a value of a type such as `xsd:date`."""

    text: str
    lang: str = ""
    type: str = ""


Object = Iri | Value
Triple = tuple[Iri, Iri, Object]  # subject, predicate, object


def iri(short: str) -> Iri:
    """The address that a prefixed name such as `schema:name` stands for."""
    prefix, _, name = short.partition(":")
    return Iri(PREFIXES[prefix] + name)


def value(found: str | int | float, type: str = "") -> Value:
    """A value by its Python type, or of the type that is named."""
    if isinstance(found, str):
        return Value(found, type=type)
    return Value(repr(found), type=type or ("xsd:integer" if isinstance(found, int) else "xsd:decimal"))


# --- Turtle


def turtle(triples: Iterable[Triple], prefixes: dict[str, str]) -> str:
    """The triples, those of one subject together, in the order in which they come."""
    known = PREFIXES | prefixes
    short = _Short(known)
    parts = [f"@prefix {name}: <{address}> .\n" for name, address in known.items()]
    for subject, mine in groupby(triples, key=lambda triple: triple[0]):
        lines = [f"  {short(predicate)} {short.object(found)}" for _, predicate, found in mine]
        parts.append(f"\n{short(subject)}\n" + " ;\n".join(lines) + " .\n")
    return "".join(parts)


class _Short:
    """Addresses as Turtle writes them: by a prefix where what follows is a plain name."""

    def __init__(self, prefixes: dict[str, str]):
        self._known: dict[str, str] = {}
        longest_first = sorted(prefixes.items(), key=lambda pair: -len(pair[1]))
        addresses = "|".join(re.escape(address) for _, address in longest_first)
        self._pattern = re.compile(rf"({addresses})([A-Za-z][A-Za-z0-9-]*)")
        self._names = {address: name for name, address in prefixes.items()}

    def __call__(self, address: str) -> str:
        if address not in self._known:
            found = self._pattern.fullmatch(address)
            self._known[address] = f"{self._names[found[1]]}:{found[2]}" if found else f"<{_escaped(address)}>"
        return self._known[address]

    def object(self, found: Object) -> str:
        if isinstance(found, Iri):
            return self(found)
        text = json.dumps(found.text, ensure_ascii=False).replace("\x7f", "\\u007F")  # as Turtle escapes, too
        return text + (f"@{found.lang}" if found.lang else f"^^{found.type}" if found.type else "")


def _escaped(address: str) -> str:
    """An address without what may not stand in one."""
    return re.sub(r"[\x00-\x20<>\"{}|^`\\]", lambda mark: f"%{ord(mark[0]):02X}", address)


# --- JSON-LD


def json_ld(triples: Iterable[Triple]) -> str:
    """The same triples as JSON-LD in its expanded form, which needs no context."""
    nodes: dict[str, dict[str, Any]] = {}
    for subject, predicate, found in triples:
        node = nodes.setdefault(subject, {"@id": subject})
        if predicate == iri("rdf:type"):
            node.setdefault("@type", []).append(found)
        else:
            node.setdefault(predicate, []).append(_expanded(found))
    return json.dumps(list(nodes.values()), ensure_ascii=False, indent=1) + "\n"


def _expanded(found: Object) -> dict[str, str]:
    if isinstance(found, Iri):
        return {"@id": _escaped(found)}
    kind = {"@language": found.lang} if found.lang else {"@type": iri(found.type)} if found.type else {}
    return {"@value": found.text, **kind}
