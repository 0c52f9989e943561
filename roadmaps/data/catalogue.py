"""The catalogue of the data, DCAT-AP-NL 3.0: one dataset, and a distribution for each way to have it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from roadmaps.data.explained import title
from roadmaps.data.json_files import FOLDER
from roadmaps.data.publication import Publication
from roadmaps.data.rdf import Iri, Triple, Value, iri, value
from roadmaps.data.tables import tables
from roadmaps.data.versions import VERSION
from roadmaps.pages.page_list import root_of
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES
from roadmaps.words import look_up

_EU = "http://publications.europa.eu/resource/authority/"
_MEDIA = "https://www.iana.org/assignments/media-types/"
# By the end of a file: its type in the list of the EU, and its media type.
_FORMATS = {
    "xlsx": ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "ods": ("ODS", "application/vnd.oasis.opendocument.spreadsheet"),
    "csv": ("CSV", "text/csv"),
    "json": ("JSON", "application/json"),
    "ttl": ("RDF_TURTLE", "text/turtle"),
}
_LANGUAGES = {"nl": "NLD", "en": "ENG"}
# Of the list of the EU, with their names there.
_THEMES = {
    "GOVE": {"nl": "Overheid en publieke sector", "en": "Government and public sector"},
    "ECON": {"nl": "Economie en financiën", "en": "Economy and finance"},
    "REGI": {"nl": "Regio's en steden", "en": "Regions and cities"},
}
_STANDARDS = {
    "json": "https://json-schema.org/draft/2020-12/schema",
    "csv": "https://specs.frictionlessdata.io/tabular-data-package/",
    "ttl": "https://www.w3.org/TR/turtle/",
    "xlsx": "https://www.iso.org/standard/71691.html",
    "ods": "https://docs.oasis-open.org/office/OpenDocument/v1.3/",
}
# What is at the other end of these: the shapes ask for it where the lists of others are not at hand.
_CLASSES = {
    "dct:language": "dct:LinguisticSystem",
    "dct:license": "dct:LicenseDocument",
    "dct:conformsTo": "dct:Standard",
    "dct:format": "dct:MediaTypeOrExtent",
    "dct:spatial": "dct:Location",
    "dct:accessRights": "dct:RightsStatement",
    "dcat:mediaType": "dct:MediaType",
    "dcat:theme": "skos:Concept",
    "dcat:landingPage": "foaf:Document",
    "foaf:page": "foaf:Document",
    "foaf:homepage": "foaf:Document",
}


def catalogue(made: Publication, size: Callable[[str], int]) -> list[Triple]:
    """The triples of the catalogue; `size` says how many bytes a file has."""
    found = list(_catalogue(made, size))
    classes = {iri(name): iri(cls) for name, cls in _CLASSES.items()}
    ends = {
        (to, classes[predicate]): None for _, predicate, to in found if predicate in classes and isinstance(to, Iri)
    }
    return found + [(to, iri("rdf:type"), cls) for to, cls in ends]


def _catalogue(made: Publication, size: Callable[[str], int]) -> Iterator[Triple]:
    me, dataset = Iri(f"{made.top}{FOLDER}catalogue.ttl"), Iri(f"{made.top}{FOLDER}catalogue.ttl#dataset")
    yield me, iri("rdf:type"), iri("dcat:Catalog")
    yield me, iri("dcat:dataset"), dataset
    yield me, iri("foaf:homepage"), Iri(made.top)
    yield from _described(made, me)
    yield dataset, iri("rdf:type"), iri("dcat:Dataset")
    yield from _described(made, dataset)
    yield from _dataset(made, dataset)
    files = _files()
    for path, _ in files:
        yield dataset, iri("dcat:distribution"), Iri(f"{made.top}{FOLDER}catalogue.ttl#{path}")
    for path, told in files:
        yield from _distribution(made, path, told, size(FOLDER + path))
    for theme, told in _THEMES.items():
        yield from _both(Iri(f"{_EU}data-theme/{theme}"), "skos:prefLabel", told)
    yield from _parties(made)


def _described(made: Publication, me: Iri) -> Iterator[Triple]:
    """What the catalogue and its dataset have in common."""
    yield from _both(me, "dct:title", look_up("data", "title"))
    yield from _both(me, "dct:description", look_up("data", "about"))
    for name in ("dct:publisher", "dct:creator"):
        yield me, iri(name), _editors(made)
    yield me, iri("dcat:contactPoint"), _contact(made)
    for code in _LANGUAGES.values():
        yield me, iri("dct:language"), Iri(f"{_EU}language/{code}")
    if commit := made.commit:
        yield me, iri("dct:modified"), value(str(commit.day), "xsd:date")


def _dataset(made: Publication, me: Iri) -> Iterator[Triple]:
    yield me, iri("dct:identifier"), value(f"{made.top}{FOLDER}")
    yield me, iri("dct:accessRights"), Iri(f"{_EU}access-right/PUBLIC")
    yield me, iri("dct:spatial"), Iri(f"{_EU}country/NLD")
    yield me, iri("dcat:version"), value(VERSION)
    for theme in _THEMES:
        yield me, iri("dcat:theme"), Iri(f"{_EU}data-theme/{theme}")
    for lang in LANGUAGES:
        page = Iri(made.top + root_of(lang) + i18n.word("data_address", lang))
        yield me, iri("dcat:landingPage"), page
        yield me, iri("foaf:page"), page
    for standard in _STANDARDS.values():
        yield me, iri("dct:conformsTo"), Iri(standard)


def _files() -> list[tuple[str, dict[str, str]]]:
    """Every way to have the data, with what it is called: the whole first, then the tables."""
    whole = {"roadmaps.xlsx": "data_xlsx", "roadmaps.ods": "data_ods", "all.json": "data_json", "all.ttl": "data_ttl"}
    found: list[tuple[str, dict[str, str]]] = [
        (path, {str(lang): i18n.word(key, lang) for lang in LANGUAGES}) for path, key in whole.items()
    ]
    return found + [(f"csv/{table.name}.csv", title(table)) for table in tables().values()]


def _distribution(made: Publication, path: str, told: dict[str, str], size: int) -> Iterator[Triple]:
    me, file = Iri(f"{made.top}{FOLDER}catalogue.ttl#{path}"), Iri(f"{made.top}{FOLDER}{path}")
    ending = path.rpartition(".")[2]
    form, media = _FORMATS[ending]
    yield me, iri("rdf:type"), iri("dcat:Distribution")
    yield from _both(me, "dct:title", told)
    yield me, iri("dcat:accessURL"), Iri(made.top + i18n.word("data_address", "nl"))
    yield me, iri("dcat:downloadURL"), file
    yield me, iri("dcat:byteSize"), value(str(size), "xsd:nonNegativeInteger")
    yield me, iri("dcat:mediaType"), Iri(_MEDIA + media)
    yield me, iri("dct:format"), Iri(f"{_EU}file-type/{form}")
    yield me, iri("dct:license"), Iri(look_up("data", "licence", "address"))
    if ending in _STANDARDS:
        yield me, iri("dct:conformsTo"), Iri(_STANDARDS[ending])
    for code in _LANGUAGES.values():
        yield me, iri("dct:language"), Iri(f"{_EU}language/{code}")


def _parties(made: Publication) -> Iterator[Triple]:
    """Who publishes the data, and how to reach them."""
    yield _editors(made), iri("rdf:type"), iri("foaf:Agent")
    yield from _both(_editors(made), "foaf:name", look_up("data", "publisher"))
    yield _contact(made), iri("rdf:type"), iri("vcard:Kind")
    yield from _both(_contact(made), "vcard:fn", look_up("data", "publisher"))
    yield _contact(made), iri("vcard:hasURL"), Iri(made.top + i18n.word("about_address", "nl"))


def _editors(made: Publication) -> Iri:
    return Iri(f"{made.top}{FOLDER}catalogue.ttl#publisher")


def _contact(made: Publication) -> Iri:
    return Iri(f"{made.top}{FOLDER}catalogue.ttl#contact")


def _both(subject: Iri, predicate: str, text: Any) -> Iterator[Triple]:
    for lang in LANGUAGES:
        yield subject, iri(predicate), Value(text[lang], lang)
