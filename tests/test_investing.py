"""Themes, money, threads and figures that differ are complete: what the inventory of the documents counts, counted here."""

from collections import Counter

import pytest

from roadmaps.kinds.funding import Use
from roadmaps.kinds.parts import Amount
from roadmaps.kinds.theme import CRITERIA
from roadmaps.reading.base import walk
from tests.test_content import SOURCES

# The eight themes in the order of 2023, with their scores: plans, leadership, ecosystem, additionality.
# "?" marks a score whose criterion is a reconstruction: the layout of the page was lost.
SCORES = {
    "thema-gezondheid-en-preventie": "2 3 3 5",
    "thema-veilig-data-delen": "4 3 3? 3?",
    "thema-artificial-intelligence": "3 4 4 3",
    "thema-duurzame-digitale-infrastructuur": "2? 3? 3? 2?",
    "thema-biobased-en-modulair-bouwen": "2 3 3 4",
    "thema-slimme-mobiliteit": "3 3 2 3",
    "thema-waterstof": "4? 4? 1? 1?",
    "thema-slimme-energiesystemen": "3 3? 1 3",
}
SUSTAINABLE = {
    "thema-gezondheid-en-preventie",
    "thema-waterstof",
    "thema-slimme-energiesystemen",
    "thema-biobased-en-modulair-bouwen",
    "thema-slimme-mobiliteit",
}
# Every row of the inventory's list of funding routes; a row with several names has several routes.
ROUTES = """
nationaal-groeifonds | ained financiering-nlaic | financiering-health-ri biotech-booster oncode-pact
toekomstbestendige-leefomgeving | dmi | digitale-infrastructuur-logistiek | ngf-energy-hubs | groenvermogennl
katapult-llo-katalysator | klimaatfonds | mobiliteitsfonds | nationaal-programma-landelijk-gebied | topsector-energie
middelen-ministerie-ezk | middelen-ministerie-vws iza invest-nl | dutch-future-fund | nl-leert-door | gak
nationaal-energiebesparingsfonds | just-transition-fund | efro | esf react-eu | horizon-europe
digital-europe cef eu4health life innovation-fund interreg-europe interreg-north-west-europe | eu-onderzoeksfondsen
investeringen-rom-inwest | horizon-flevoland investeringen-rom-utrecht-region investeringen-onhn go-nh-route
ps-noord-holland | mra-prijsvraag-bouwlogistiek | mra-prijsvraag-circulair-digitaal | techmeup-fonds | scholingsfonds
preventiefonds | tomas-consortium | gdi-startfinanciering | network-council-bijdragen | ai-1-miljard
regio-deal-brainport | financiering-ncdd financiering-green-deal-zes | durfkapitaal banken-en-investeerders
"""
# Which routes the document of 2023 lists for each theme as a complementary possibility.
LISTED = {
    "thema-gezondheid-en-preventie": "financiering-health-ri biotech-booster oncode-pact nationaal-groeifonds digital-europe "
    "eu4health horizon-europe interreg-europe",
    "thema-veilig-data-delen": "financiering-nlaic middelen-ministerie-vws iza invest-nl financiering-health-ri "
    "nationaal-groeifonds cef digital-europe efro",
    "thema-artificial-intelligence": "nationaal-groeifonds eu-onderzoeksfondsen dutch-future-fund digital-europe efro "
    "horizon-europe interreg-europe",
    "thema-duurzame-digitale-infrastructuur": "klimaatfonds financiering-ncdd cef digital-europe horizon-europe interreg-europe",
    "thema-biobased-en-modulair-bouwen": "toekomstbestendige-leefomgeving klimaatfonds efro horizon-europe interreg-europe "
    "interreg-north-west-europe just-transition-fund life",
    "thema-slimme-mobiliteit": "klimaatfonds nationaal-groeifonds dmi financiering-green-deal-zes cef digital-europe "
    "horizon-europe efro",
    "thema-waterstof": "groenvermogennl klimaatfonds katapult-llo-katalysator cef efro horizon-europe innovation-fund "
    "interreg-europe interreg-north-west-europe just-transition-fund life",
    "thema-slimme-energiesystemen": "topsector-energie ngf-energy-hubs horizon-europe innovation-fund interreg-europe "
    "interreg-north-west-europe just-transition-fund life efro",
}
CONSULTED = """
amsterdam-smart-city amsterdam-vitaal-gezond escher-cloud gemeente-almere gemeente-amsterdam gemeente-beverwijk
gemeente-haarlem gemeente-haarlemmermeer gemeente-hilversum gemeente-lelystad gemeente-velsen gemeente-zaanstad
greenport-aalsmeer hva ministerie-van-ezk mra-bureau-circulair mra-platform-smart-mobility ncdd odnzkg
programma-houtbouw-mra nzkg provincie-flevoland provincie-noord-holland rabobank regio-amstelland-meerlanden rom-inwest
sigra uva vervoerregio-amsterdam vu
"""
TARGETS_2022_2023 = """
tg-woningen-175000 tg-arbeidsplaatsen tg-twintig-minuten tg-ai-1-miljard tg-gelijke-kansen-gezondheid tg-netbelasting-2030
tg-datacenter-vermogen tg-convenant-brons tg-houtbouw-20 tg-stadslogistiek-2025 tg-waterstof-fte tg-waterstof-2050
tg-haven-investeringen tg-amdex-2023 tg-restwarmte-schiphol-rijk tg-waterstof-lidstaten tg-energy-hubs
"""


def test_eight_themes_in_two_transitions(real):
    themes = [theme for theme in real.of_kind("theme") if theme.id in SCORES]
    assert [theme.id for theme in themes] == list(SCORES)
    assert {theme.id for theme in themes if theme.transition == "sustainable"} == SUSTAINABLE


def test_thirty_two_scores(real):
    found = {
        theme.id: " ".join(
            f"{score.value}{'?' if score.certainty == 'medium' else ''}"
            for score in sorted(theme.assessments[0].scores, key=lambda score: CRITERIA.index(score.criterion))
        )
        for theme in map(real.__getitem__, SCORES)
    }
    assert found == SCORES
    assert sum(len(scores.split()) for scores in found.values()) == 32


def test_an_uncertain_score_says_why(real):
    scores = [score for id_ in SCORES for one in real[id_].assessments for score in one.scores]
    assert all(score.note for score in scores if score.certainty != "high")


def test_every_route(real):
    wanted = set(ROUTES.replace("|", " ").split())
    assert wanted - {route.id for route in real.of_kind("funding")} == set()


@pytest.mark.parametrize("theme", LISTED)
def test_every_listed_possibility_stands_at_its_theme(real, theme):
    assert set(LISTED[theme].split()) - {route.id for route, _ in real.uses(real[theme])} == set()


def test_a_list_of_possibilities_is_never_an_award(real):
    """What the document of 2023 only lists is a possibility; what it calls awarded or available says so by an amount."""
    bare = {
        "digital-europe",
        "cef",
        "eu4health",
        "life",
        "innovation-fund",
        "interreg-europe",
        "interreg-north-west-europe",
        "eu-onderzoeksfondsen",
        "dutch-future-fund",
        "topsector-energie",
        "groenvermogennl",
        "katapult-llo-katalysator",
        "ngf-energy-hubs",
        "iza",
        "invest-nl",
        "financiering-ncdd",
        "financiering-green-deal-zes",
    }
    of_then = [
        value
        for id_ in bare
        for value in (*real[id_].uses, *real[id_].amounts)
        if {citation.source for citation in value.sources} <= set(SOURCES)
    ]
    assert of_then and {value.nature for value in of_then} <= {"possible", "named"}


def test_what_changed_after_the_documents_stands_apart(real):
    assert "2024" in real["nationaal-groeifonds"].update.text.nl


def test_every_nature_of_money_occurs(real):
    found = Counter(
        value.nature
        for route in real.of_kind("funding")
        for _, value in walk(route)
        if isinstance(value, (Amount, Use))
    )
    assert {"possible", "available", "awarded", "applied", "rejected", "needed"} <= set(found)


@pytest.mark.parametrize(
    ("id_", "nature", "value"),
    [
        ("nationaal-groeifonds", "awarded", 276),
        ("toekomstbestendige-leefomgeving", "awarded", 100),
        ("klimaatfonds", "available", 90),
        ("klimaatfonds", "applied", 405),
        ("klimaatfonds", "applied", 100),
        ("just-transition-fund", "awarded", 58.5),
        ("efro", "awarded", 3),
        ("mra-prijsvraag-bouwlogistiek", None, 750000),
        ("ps-noord-holland", "available", 4.7),
        ("ps-noord-holland", "planned", 6.8),
        ("ps-noord-holland", "needed", 4),
    ],
)
def test_amounts_keep_their_nature(real, id_, nature, value):
    found = [
        (amount.nature, float(amount.amount.value)) for amount in real[id_].amounts if amount.amount.value is not None
    ]
    assert any(number == value and nature in (None, name) for name, number in found), found


def test_twenty_five_threads_with_evidence(real):
    threads = [thread for thread in real.of_kind("thread") if thread.order <= 25]
    assert [thread.order for thread in threads] == list(range(1, 26))
    for thread in threads:
        assert [step.year for step in thread.steps] == sorted(step.year for step in thread.steps), thread.id
        assert len({citation.source for step in thread.steps for citation in step.sources}) > 1, thread.id


def test_threads_lead_from_a_focus_area_to_a_theme(real):
    """The thing that no document shows."""
    ends = [
        thread.id
        for thread in real.of_kind("thread")
        if {"speerpunt", "theme"} <= {real[id_].kind for step in thread.steps for id_ in step.things}
    ]
    assert len(ends) >= 10, ends


def test_figures_that_differ_keep_every_value(real):
    figures = real.of_kind("figure")
    assert len(figures) >= 24
    values = {
        figure.id: {float(value.value.value) for value in figure.values if value.value.value is not None}
        for figure in figures
    }
    assert {250000, 270000} <= values["cijfer-arbeidsplaatsen"]
    assert {60, 45} <= values["cijfer-bouwinvestering"]
    assert {32, 37} <= values["cijfer-warmtepartijen"]


def test_thirty_consulted_organisations(real):
    assert len(CONSULTED.split()) == 30
    tied = {
        relation.thing.id for found in real.relations(real["beoordeling-van-themas"]).values() for relation in found
    }
    assert set(CONSULTED.split()) - tied == set()


@pytest.mark.parametrize("id_", TARGETS_2022_2023.split())
def test_targets_of_2022_and_2023(real, id_):
    assert id_ in {target.id for _, target in real.targets()}


@pytest.mark.parametrize(
    "id_", ["state-of-the-region", "green-deal-houtbouw", "hydrogen-valley", "convenant-toekomstbestendige-woningbouw"]
)
def test_programmes_agreements_and_events_have_a_home(real, id_):
    assert real[id_].kind == "project"


@pytest.mark.parametrize(
    "id_",
    [
        "metropool-amsterdam",
        "toekomstbeeld-metropool",
        "novex-gebieden",
        "waarom-investeringsagenda",
        "beoordeling-van-themas",
        "benodigde-investeringen",
    ],
)
def test_background_of_the_region(real, id_):
    assert real[id_].kind == "context"


def clicks(real, start: str, kind: str) -> int:
    """The fewest links from a thing's page to a thing of a kind."""
    near, seen = [start], {start}
    for count in range(1, 10):
        near = [
            relation.thing.id
            for id_ in near
            for found in real.relations(real[id_]).values()
            for relation in found
            if relation.thing.id not in seen
        ]
        seen.update(near)
        if any(real[id_].kind == kind for id_ in near):
            return count
    raise AssertionError(f"{start} leads to no {kind}")


@pytest.mark.parametrize(
    "challenge",
    ["circulaire-economie", "mobiliteit", "gezondheid", "digitale-connectiviteit", "talent-voor-de-toekomst"],
)
def test_a_challenge_leads_to_a_funding_route_within_four_clicks(real, challenge):
    assert clicks(real, challenge, "funding") <= 4


def test_theme_is_tied_to_challenge_and_organisations(real):
    for theme in map(real.__getitem__, SCORES):
        assert {"challenge", "funding", "organisation", "thread"} <= set(real.relations(theme)), theme.id
