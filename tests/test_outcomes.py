"""What came of it, complete: the counts of the reports on 2018 and 2021, as the source documents have them."""

import re

import pytest

from tests.test_content import SOURCES

# Annual report 2021: goals, results, intended and realised activities of each initiative and programme.
# Results of Inkopen met Impact are printed as 1a, 1b, 2, 3 and 4; the parts 2a-2d of House of Skills are one activity.
COUNTS_2021 = {
    "leap": (4, 4, 4, 4),
    "tomas": (4, 4, 1, 1),
    "inkopen-met-impact": (4, 5, 5, 5),
    "textile-loops": (4, 4, 4, 4),
    "gdzes-mra": (4, 4, 4, 4),
    "amdex": (4, 4, 4, 4),
    "tada": (3, 3, 3, 3),
    "gezondheidsdata-infrastructuur": (4, 4, 3, 3),
    "smart-health-amsterdam": (4, 4, 4, 4),
    "amsterdam-smart-city": (4, 4, 3, 3),
    "techconnect": (4, 4, 4, 4),
    "house-of-skills": (1, 1, 3, 3),
}
PROGRAMMES = {"amsterdam-smart-city", "techconnect", "house-of-skills"}
# The words of the annual report bear these statuses; A achieved, P partly, N not, ? unknown.
RESULTS_2021 = {
    "leap": "PP?A",
    "tomas": "APP?",
    "textile-loops": "?NP?",
    "gdzes-mra": "P?P?",
    "amdex": "AAP?",
    "tada": "N??",
    "gezondheidsdata-infrastructuur": "A?A?",
    "smart-health-amsterdam": "ANPP",
    "house-of-skills": "?",
}
# Report on 2018: one mobilisation campaign for each challenge.
CAMPAIGNS_2018 = {
    "mt-circulair-inkopen": "circulaire-economie",
    "mt-zero-emissie-stadslogistiek": "mobiliteit",
    "mt-ai-health-lab": "gezondheid",
    "mt-trust-in-digital-life": "digitale-connectiviteit",
    "mt-techconnect": "talent-voor-de-toekomst",
}
# Planned and realised figures of 2018: target, planned, realised.
FIGURES_2018 = {
    "tg-council-145": (145, 140),
    "tg-events-40": (40, 62),
    "tg-bezoekers-5000": (5000, 4000),
    "tg-website-8000": (8000, 6240),
    "tg-twitter": (9000, 8800),
    "tg-linkedin": (2000, 2200),
}
# Planned and realised figures of 2021.
FIGURES_2021 = {"tg21-leap-partijen": (30, 40), "tg21-gdzes-partijen": (25, 17), "tg21-linkedin": (750, 1024)}
NOT_REPORTED_IN_2018 = {
    "energietransitie-gebouwde-omgeving",
    "circulair-ondernemerschap",
    "fietsen-naar-next-level",
    "inclusieve-arbeidsmarkt",
    "aantrekken-internationaal-talent",
}
LETTERS = {"achieved": "A", "partly": "P", "not": "N", "unknown": "?"}


def plan(real, id_):
    [found] = [plan for plan in real[id_].years if plan.year == 2021]
    return found


def whole(items) -> int:
    """How many numbers are printed: the parts 2a-2d of one item are one."""
    return len({item.number.rstrip("abcd") for item in items})


@pytest.mark.parametrize("id_", COUNTS_2021)
def test_every_line_of_the_year_plans_is_there(real, id_):
    found = plan(real, id_)
    assert (len(found.goals), len(found.results), whole(found.intended), whole(found.realised)) == COUNTS_2021[id_]


def test_totals_of_2021(real):
    plans = [plan(real, id_) for id_ in COUNTS_2021]
    assert [
        sum(len(found.goals) for found in plans),
        sum(len(found.results) for found in plans),
        sum(whole(found.intended) for found in plans),
        sum(whole(found.realised) for found in plans),
    ] == [44, 45, 42, 42]


def test_nine_initiatives_and_three_programmes(real):
    of_2021 = {id_: real[id_].type for id_ in COUNTS_2021}
    assert of_2021 == {id_: "programme" if id_ in PROGRAMMES else "initiative" for id_ in COUNTS_2021}


@pytest.mark.parametrize("id_", RESULTS_2021)
def test_status_of_each_result(real, id_):
    assert "".join(LETTERS[result.status.value] for result in plan(real, id_).results) == RESULTS_2021[id_]


def test_every_goal_and_intended_activity_is_answered(real, real_tracker):
    """Those of 2021; a plan of a later year waits for its report."""
    assert [row.anchor for row in real_tracker.rows() if re.search(r"-2021-.*-open$", row.anchor)] == []


def test_campaigns_of_2018_have_output_outcome_and_impact(real):
    found = {thing.id: thing.challenges for thing in real.of_kind("initiative") if thing.type == "mobilisation"}
    assert found.items() >= {id_: (challenge,) for id_, challenge in CAMPAIGNS_2018.items()}.items()
    assert all(real[id_].effects for id_ in CAMPAIGNS_2018)


@pytest.mark.parametrize(("figures", "year"), [(FIGURES_2018, 2018), (FIGURES_2021, 2021)])
def test_planned_and_realised_figures(real, figures, year):
    found = {
        target.id: (target.planned.value, target.realised.quantity.value)
        for _, target in real.targets()
        if target.id in figures and target.realised.year == year
    }
    assert found == figures


def test_each_focus_area_of_2017_says_what_became_of_it(real):
    for thing in real.of_kind("speerpunt"):
        if thing.year == 2017:
            assert {2018, 2021} <= {later.year for later in thing.later}, thing.id


def test_what_the_report_on_2018_is_silent_about(real):
    silent = {
        thing.id
        for thing in real.of_kind("speerpunt")
        for later in thing.later
        if later.year == 2018 and later.relation == "not-reported"
    }
    assert silent >= NOT_REPORTED_IN_2018


def test_words_of_a_status_are_few(real, real_tracker):
    """Of the reports on 2018 and 2021: their sentences are not ours."""
    told = [row for row in real_tracker.rows() if row.outcome and row.outcome.sources[0].source in SOURCES]
    assert told and [row.anchor for row in told if len((row.outcome.status.words or "").split()) > 9] == []


def test_energy_was_explored(real):
    assert real["energie"].explored
