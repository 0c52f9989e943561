"""The real knowledge base is complete: what the inventory of the source documents counts, counted here.

All of it must stay true; none of it says that there is nothing else. Each test also runs with a made-up report of 2025 added.
"""

import pytest

from roadmaps.kinds.parts import Target
from roadmaps.reading.base import LANGUAGES, walk
from roadmaps.reading.thing import Block

# The roadmaps of 2017: five challenges; their focus areas as listed in the table "Milestones 2017".
FOCUS_AREAS = {
    "circulaire-economie": 5,
    "mobiliteit": 4,
    "gezondheid": 3,
    "digitale-connectiviteit": 3,
    "talent-voor-de-toekomst": 5,
}
SOURCES = {
    "roadmaps-2017": 2017,
    "verantwoording-2018": 2018,
    "jaarverslag-2021": 2021,
    "transitieversneller-2022": 2022,
    "transities-versnellen-2023": 2023,
}
# Everything in the roadmaps that carries a year, and its quantity where one is given.
TARGETS = {
    "tg-ce-banen-2025": (2025, 4000),
    "tg-ce-banen-2030": (2030, 8000),
    "tg-innovatieclusters": (2025, 7),
    "tg-restwarmte-woningen": (2025, 400000),
    "tg-nieuwbouw-energieneutraal": (2020, None),
    "tg-wijken-energieneutraal": (2025, None),
    "tg-co2-hub": (2025, None),
    "tg-75-startups": (2025, 75),
    "tg-emissievrij-vervoer": (2025, None),
    "tg-emissievrije-vrachtvoertuigen": (2025, None),
    "tg-maas-alle-reizigers": (2025, None),
    "tg-fiets-nummer-1": (2025, None),
    "tg-gezonde-levensjaren": (2025, 2),
    "tg-preventiehoofdstad": (2025, None),
    "tg-gezondheidsadvies": (2025, None),
    "tg-co2-amsterdam": (2025, 40),
    "tg-datacenter-hectare": (2030, 25),
    "tg-digitale-mainport": (2025, None),
    "tg-digitale-burgerrechten": (2025, None),
    "tg-21st-century-skills": (2025, None),
    "tg-gelijke-kansen-werk": (2025, None),
    "tg-lll-budget": (2025, None),
}
# The milestones of 2017, in the order of their numbers, 1 to 20.
MILESTONES = [
    "ms-2017-maas",
    "ms-2017-stedelijke-distributie",
    "ms-2017-fietsen",
    "ms-2017-its",
    "ms-2017-grondstoffen",
    "ms-2017-warmte",
    "ms-2017-energietransitie",
    "ms-2017-co2",
    "ms-2017-circulair-ondernemerschap",
    "ms-2017-werk-in-de-toekomst",
    "ms-2017-werk-maken-van-talent",
    "ms-2017-inclusieve-arbeidsmarkt",
    "ms-2017-leven-lang-leren",
    "ms-2017-internationaal-talent",
    "ms-2017-datacenter-hub",
    "ms-2017-trust",
    "ms-2017-meaningful",
    "ms-2017-infrastructuur",
    "ms-2017-shaping",
    "ms-2017-creativiteit",
]
# Where the table of milestones and the body of the roadmaps word a milestone differently.
DIFFERS = {
    "ms-2017-stedelijke-distributie": "weaker",
    "ms-2017-its": "none",
    "ms-2017-energietransitie": "differs",
    "ms-2017-circulair-ondernemerschap": "stronger",
    "ms-2017-meaningful": "differs",
    "ms-2017-infrastructuur": "weaker",
    "ms-2017-shaping": "undated",
}
ATTENTION_AREAS = {"datacenter-hub": 2, "trust-in-digital-life": 2, "meaningful-data": 1}


def test_challenges_and_their_focus_areas(real):
    found = {id_: len([area for area in real.speerpunten(real[id_]) if area.year == 2017]) for id_ in FOCUS_AREAS}
    assert found == FOCUS_AREAS


def of_2017(real):
    return [thing for thing in real.of_kind("speerpunt") if thing.year == 2017]


def test_nineteen_focus_areas_have_four_blocks_and_one_says_why_not(real):
    described = [thing for thing in of_2017(real) if thing.absent is None]
    assert len(described) == 19
    assert all(thing.vision and thing.what and thing.relevance and thing.board_role for thing in described)
    assert [thing.id for thing in of_2017(real) if thing.absent] == ["its-en-goederenvervoer"]


def test_areas_for_attention(real):
    found = {id_: len(real[id_].attention_areas.list.items) for id_ in ATTENTION_AREAS}
    assert found == ATTENTION_AREAS


@pytest.mark.parametrize(
    ("id_", "block", "count"),
    [
        ("grondstoffen", "relevance", 9),  # priority material streams
        ("grondstoffen", "what", 4),  # what the programme focuses on
        ("shaping-the-4p-health-ecosystem", "board_role", 3),  # questions
        ("aantrekken-internationaal-talent", "relevance", 5),  # reasons
        ("stedelijke-distributie", "what", 4),  # parts named between brackets
    ],
)
def test_enumerations_are_not_lost(real, id_, block, count):
    assert len(getattr(real[id_], block).list.items) >= count


def test_every_focus_area_of_2017_has_its_milestone(real):
    assert {real[id_].speerpunt for id_ in MILESTONES} == {thing.id for thing in of_2017(real)}
    assert [real[id_].order for id_ in MILESTONES] == list(range(1, 21))


def test_where_table_and_body_differ(real):
    found = {id_: real[id_].body.relation for id_ in MILESTONES}
    assert {id_: relation for id_, relation in found.items() if relation != "same"} == DIFFERS


def test_no_milestone_claims_an_outcome_that_nobody_reported(real):
    claimed = [(thing.id, thing.status) for thing in real.of_kind("milestone") if thing.outcome != "unknown"]
    assert [id_ for id_, status in claimed if not (status.words and status.sources)] == []


def test_targets_with_year_and_quantity(real):
    found = {
        target.id: (target.year, target.planned.value and int(target.planned.value))
        for _, target in real.targets()
        if target.sources[0].source == "roadmaps-2017"
    }
    assert found.items() >= TARGETS.items()


def test_sources(real):
    assert {id_: real[id_].year for id_ in SOURCES} == SOURCES


def test_every_block_cites_a_document_and_a_heading(real):
    known = {source.id for source in real.of_kind("source")}
    for thing in real.things.values():
        for _, value in walk(thing):
            if isinstance(value, (Block, Target)):
                assert all(citation.source in known and citation.heading for citation in value.sources), thing.id


def test_organisations_have_a_role_or_publish(real):
    publishers = {publisher for source in real.of_kind("source") for publisher in source.publishers}
    assert [
        thing.id
        for thing in real.of_kind("organisation")
        if thing.checked
        and not real.roles(thing)
        and thing.id not in publishers  # one that is new may still get its role
    ] == []


@pytest.mark.parametrize("term", ["MRA", "triple helix", "MaaS", "4P Health", "ITS", "NGF", "speerpunt"])
def test_terms_that_outsiders_need(real, term):
    assert term in [name for thing in real.of_kind("glossary") for name in (thing.name.nl, *thing.aliases)]


def test_both_languages_differ_where_they_should(real):
    same = [thing.id for thing in real.things.values() if thing.summary.nl == thing.summary.en]
    assert same == [], LANGUAGES
