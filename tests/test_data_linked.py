"""The linked data as rdflib and pyshacl read them: everything is there, in both languages, and leads somewhere."""

import json
import re

import pyshacl
import pytest
import rdflib
from lxml import html
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, PROV, RDF, SH, SKOS

from roadmaps.data.catalogue import catalogue
from roadmaps.data.linked import TYPES, Linked
from roadmaps.data.publication import Publication
from roadmaps.data.rdf import Iri, Value, iri, json_ld, turtle
from roadmaps.kinds import KINDS
from roadmaps.pages.history import History
from tests.data_of import with_a_name
from tests.project import ROOT, SITE

SCHEMA = rdflib.Namespace("https://schema.org/")
SHAPES = ROOT.parent / "shared/standards/dcat-ap-nl-3.0"
# What schema.org knows, of what a page here is about.
KNOWN = {"CreativeWork", "DefinedTerm", "Event", "FundingScheme", "Organization", "Place", "Project", "Report", "Thing"}


@pytest.fixture(scope="module")
def everything(real_site):
    return rdflib.Graph().parse(real_site / "data/v1/all.ttl")


@pytest.fixture(scope="module")
def things(real_site):
    return json.loads((real_site / "data/v1/all.json").read_text("utf-8"))["things"]


def of(thing):
    return rdflib.URIRef(f"{SITE}id/{thing['id']}/")


def test_every_thing_is_there_with_its_names_its_kind_and_its_pages(everything, things):
    for thing in things:
        names = {str(name.language): str(name) for name in everything.objects(of(thing), SCHEMA.name)}
        assert names == {lang: text for lang, text in thing["name"].items() if text}
        kind = everything.value(of(thing), DCTERMS.type)
        assert str(everything.value(kind, SKOS.notation)) == thing["kind"]
        pages = {str(page) for page in everything.objects(of(thing), SCHEMA.mainEntityOfPage)}
        assert pages == set(thing["page"].values())


def test_what_a_thing_rests_on_is_what_it_cites(everything, things):
    for thing in things:
        cited = set(re.findall(r"'source': '([a-z0-9-]+)', 'heading'", str(thing)))
        found = everything.objects(of(thing), PROV.wasDerivedFrom)
        assert {str(source).rstrip("/").rpartition("/")[2] for source in found} == cited


def test_every_sum_stands_there_as_a_number_with_its_nature(everything, things):
    nature = rdflib.URIRef(f"{SITE}data/v1/all.ttl#nature")
    for thing in things:
        for number, amount in enumerate(thing.get("amounts", ())):
            me = rdflib.URIRef(f"{of(thing)}#amounts.{number}")
            concept = everything.value(me, nature)
            assert str(everything.value(concept, SKOS.notation)) == amount["nature"]
            low = everything.value(me, SCHEMA.value) or everything.value(me, SCHEMA.minValue)
            assert (low and low.toPython()) == amount["amount"]["amount"]


def test_every_concept_has_a_name_in_both_languages_and_a_scheme(everything):
    concepts = list(everything.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) > len(KINDS)
    for concept in concepts:
        assert {name.language for name in everything.objects(concept, SKOS.prefLabel)} == {"nl", "en"}
        assert (everything.value(concept, SKOS.inScheme), RDF.type, SKOS.ConceptScheme) in everything


def test_every_address_of_ours_leads_to_something(everything, real_site):
    addresses = {str(end) for triple in everything for end in triple if isinstance(end, rdflib.URIRef)}
    for address in {one.partition("#")[0] for one in addresses if one.startswith(SITE)}:
        file = real_site / address.removeprefix(SITE)
        assert (file / "index.html" if address.endswith("/") else file).is_file(), address
    terms = {one for one in addresses if one.startswith(f"{SITE}data/v1/all.ttl#")}
    assert terms and all((rdflib.URIRef(term), None, None) in everything for term in terms)


@pytest.mark.parametrize(
    "text", ['a "b" \\ c', "a\nb\tc", "</script> <b>", "é € \U0001f600", "\x7f \x01", "'''\"\"\"", "a@en ^^b", "{x} %s"]
)
def test_no_text_breaks_the_turtle(graph, text):
    named, thing = with_a_name(graph, text)
    found = rdflib.Graph().parse(data=Linked(Publication(named, History(), SITE)).turtle(), format="turtle")
    names = list(found.objects(rdflib.URIRef(f"{SITE}id/{thing.id}/"), SCHEMA.name))
    assert rdflib.Literal(text, lang="nl") in names


def test_no_address_breaks_the_turtle():
    triple = (Iri("https://example.org/a b<c>"), iri("rdf:type"), Iri('https://example.org/"d"^{e}'))
    ((subject, _, found),) = rdflib.Graph().parse(data=turtle([triple], {}), format="turtle")
    assert (str(subject), str(found)) == ("https://example.org/a%20b%3Cc%3E", "https://example.org/%22d%22%5E%7Be%7D")


def test_values_keep_their_type_and_language():
    me = Iri("https://example.org/a")
    triples = [(me, iri("schema:value"), Value(*one)) for one in (("1.5", "", "xsd:decimal"), ("x", "nl"), ("x",))]
    expected = {rdflib.Literal("1.5", datatype=rdflib.XSD.decimal), rdflib.Literal("x", lang="nl"), rdflib.Literal("x")}
    for form, text in (("turtle", turtle(triples, {})), ("json-ld", json_ld(triples))):
        assert set(rdflib.Graph().parse(data=text, format=form).objects()) == expected


# --- the catalogue


@pytest.fixture(scope="module")
def listed(real_site):
    return rdflib.Graph().parse(real_site / "data/v1/catalogue.ttl")


def test_the_catalogue_says_the_same_in_both_forms(listed, real_site):
    assert isomorphic(listed, rdflib.Graph().parse(real_site / "data/v1/catalogue.jsonld", format="json-ld"))


def test_every_distribution_is_there_and_as_large_as_it_says(listed, real_site):
    found = list(listed.subjects(RDF.type, DCAT.Distribution))
    assert len(found) > 20
    for one in found:
        file = real_site / str(listed.value(one, DCAT.downloadURL)).removeprefix(SITE)
        assert listed.value(one, DCAT.byteSize).toPython() == file.stat().st_size


beside = pytest.mark.skipif(not SHAPES.is_dir(), reason="the shapes of DCAT-AP-NL 3.0 do not stand beside the project")


@beside
@pytest.mark.parametrize(
    "name", ["dcat-ap-SHACL", "dcat-ap-OPT", "dcat-ap-nl-SHACL", "dcat-ap-nl-OPT", "dcat-ap-nl-SHACL-klassebereik"]
)
def test_the_catalogue_is_as_dcat_ap_nl_asks(listed, name):
    fits, _, told = pyshacl.validate(listed, shacl_graph=rdflib.Graph().parse(SHAPES / f"{name}.ttl"))
    assert fits, told


@beside
def test_of_what_dcat_ap_nl_recommends_only_a_service_is_missing(listed):
    """Files have no service: there is no program that answers."""
    shapes = rdflib.Graph().parse(SHAPES / "dcat-ap-nl-SHACL-aanbevolen.ttl")
    _, report, _ = pyshacl.validate(listed, shacl_graph=shapes)
    assert {str(path) for path in report.objects(None, SH.resultPath)} == {str(DCAT.accessService)}


@beside
def test_a_catalogue_without_titles_is_refused_by_the_shapes(graph):
    triples = [one for one in catalogue(Publication(graph, History(), SITE), len) if one[1] != iri("dct:title")]
    found = rdflib.Graph().parse(data=turtle(triples, {}), format="turtle")
    assert not pyshacl.validate(found, shacl_graph=rdflib.Graph().parse(SHAPES / "dcat-ap-SHACL.ttl"))[0]


# --- in each page


def data_of(file):
    (found,) = html.fromstring(file.read_text("utf-8")).xpath("//script[@type='application/ld+json']/text()")
    return json.loads(found)


def pages(site):
    return [
        file
        for file in site.rglob("index.html")
        if not {"id", "insluiten", "embed"} & set(file.relative_to(site).parts[:2])
    ]


def test_every_page_says_what_it_is_and_where(small_site):
    for file in pages(small_site):
        found = data_of(file)
        page = html.fromstring(file.read_text("utf-8"))
        assert [found["@id"]] == page.xpath("//link[@rel='canonical']/@href")
        assert found["inLanguage"] == page.get("lang") and found["@type"] == "WebPage"
        assert found["description"] == page.xpath("//meta[@name='description']/@content")[0]


def test_the_page_of_a_thing_says_what_it_is_about_and_the_way_to_it(real_site, things):
    for thing in things[::7]:
        for lang, address in thing["page"].items():
            found = data_of(real_site / address.removeprefix(SITE) / "index.html")
            about = found["mainEntity"]
            assert about["name"] == thing["name"][lang] and about["@type"] in KNOWN
            assert [item["position"] for item in found["breadcrumb"]["itemListElement"]] == [1, 2, 3]
            for item in found["breadcrumb"]["itemListElement"]:
                assert (real_site / item["item"].removeprefix(SITE) / "index.html").is_file()
            assert (real_site / about["subjectOf"]["contentUrl"].removeprefix(SITE)).is_file()


def test_the_page_about_the_data_is_a_dataset(real_site):
    for page in ("data", "en/data"):
        found = data_of(real_site / page / "index.html")["mainEntity"]
        assert found["@type"] == "Dataset"
        for one in found["distribution"]:
            assert (real_site / one["contentUrl"].removeprefix(SITE)).is_file()


def test_what_something_is_elsewhere_is_said_only_where_somebody_checked(things, everything):
    checked = {str(of(thing)) for thing in things if thing.get("last_checked") and thing.get("official_link")}
    assert {str(one) for one in everything.subjects(SCHEMA.sameAs)} == checked


def test_the_types_are_those_of_schema_org():
    assert {one.removeprefix("schema:") for one in TYPES.values()} <= KNOWN and set(TYPES) <= set(KINDS)


def test_a_text_cannot_end_the_script_that_holds_it(small_site):
    for file in pages(small_site):
        for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', file.read_text("utf-8"), re.S):
            assert "<" not in found and json.loads(found)
