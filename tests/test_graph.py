"""Relations are stored once and read from both ends."""

import pytest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fietsen", "schone-stad"),  # a focus area and its challenge
        ("ms-fietspad", "fietsen"),  # a milestone and its focus area
        ("ms-fietspad", "schone-stad"),  # … and, through it, the challenge
        ("lopen", "fietsen"),  # a stated or editorial relation
        ("fietsen", "gemeente-voorbeeldstad"),
        ("nationaal-groeifonds", "thema-lucht"),
        ("nationaal-groeifonds", "fietsmaatjes"),
        ("fietsmaatjes", "fietsen"),
        ("thema-lucht", "schone-stad"),
        ("thema-lucht", "thema-water"),  # a crossover
        ("fietsakkoord", "fietsen"),
        ("fietsakkoord", "gemeente-voorbeeldstad"),
        ("rode-draad-fiets", "thema-lucht"),
        ("aantal-fietsers", "fietsen"),
        ("ov-regio", "gemeente-voorbeeldstad"),
    ],
)
def test_relations_go_both_ways(graph, one, other):
    def tied(here, there):
        return there in [relation.thing.id for found in graph.relations(graph[here]).values() for relation in found]

    assert tied(one, other) and tied(other, one)


def test_a_relation_says_what_ties_and_on_what_basis(graph):
    [walking] = list(graph.relations(graph["fietsen"])["speerpunt"])
    assert (walking.thing.id, walking.how.en, walking.basis) == (
        "lopen",
        "Walkers and cyclists share the space",
        "editorial",
    )


def test_sources_list_each_place_once(graph):
    [(source, places)] = graph.sources(graph["ms-stoep"])
    assert source.id == "plan-2017" and [place.heading for place in places] == ["Tabel › Lopen"]


def test_a_source_knows_what_cites_it(graph):
    assert [thing.id for thing in graph.citing(graph["plan-2017"])["speerpunt"]] == ["fietsen", "lopen"]


def test_targets_come_by_year_with_their_holder(graph):
    assert [(holder.id, target.id) for holder, target in graph.targets()] == [
        ("fietsmaatjes", "tg-lessen"),
        ("terugblik-2018", "tg-bezoekers"),
        ("schone-stad", "tg-schone-lucht"),
        ("fietsen", "tg-fietsers"),
        ("voorbeeldstad", "tg-geen-jaar"),
    ]  # without a year: last


def test_things_come_in_their_own_order(graph):
    assert [thing.id for thing in graph.of_kind("speerpunt")] == ["fietsen", "lopen"]


@pytest.mark.parametrize(
    ("id_", "years"),
    [
        ("fietsen", {2017}),  # of its sources
        ("ms-stoep", {2018}),
        ("fietsmaatjes", {2017, 2018, 2019}),  # its period, and what is told of each year
        ("fietsakkoord", {2018}),
        ("rode-draad-fiets", {2017, 2018}),
        ("verslag-2018", {2018}),
        ("ov-regio", set()),
    ],
)
def test_the_years_that_a_thing_is_about(graph, id_, years):
    assert graph[id_].active_years == years


# --- planned beside realised


def test_rows_put_each_outcome_beside_what_it_answers(graph, tracker):
    found = [
        (
            row.form,
            row.anchor,
            row.status,
            [getattr(item, "number", item.id if hasattr(item, "id") else None) for item in row.planned],
        )
        for row in tracker.rows(graph["fietsmaatjes"])
    ]
    assert found == [
        ("result", "result-2018-1", "partly", ["1"]),
        ("result", "result-2018-2-open", "unknown", ["2"]),  # a goal that nobody reported on
        ("activity", "activity-2018-1", "achieved", ["1"]),
        ("deviation", "dv-2018-zadels", "not", ["dv-2018-zadels"]),
    ]  # its target of 2018 stands in these lines already and is not counted again


def test_a_target_of_a_reported_year_without_an_outcome_is_a_row_too(graph, tracker):
    assert [(row.anchor, row.status) for row in tracker.rows(graph["terugblik-2018"])] == [("tg-bezoekers", "unknown")]
    assert tracker.rows(graph["fietsen"]) == []  # its target is of a year that no report looks back at


def test_rows_are_counted_per_challenge_and_never_averaged(graph, tracker):
    counted = [(challenge.id if challenge else None, counts) for challenge, counts in tracker.counts(tracker.rows())]
    assert counted == [
        ("schone-stad", {"achieved": 1, "partly": 1, "not": 1, "unknown": 1}),
        (None, {"achieved": 0, "partly": 0, "not": 0, "unknown": 1}),
    ]


def test_rows_of_a_challenge_come_from_its_initiatives(graph, tracker):
    assert {row.holder.id for row in tracker.rows_below(graph["schone-stad"])} == {"fietsmaatjes"}


def test_a_focus_area_goes_over_into_a_later_thing(graph):
    [(speerpunt, later)] = graph.earlier(graph["mt-fietsen"])
    assert (speerpunt.id, later.relation, later.year) == ("fietsen", "absorbed", 2018)


# --- themes, money, threads and figures


def test_funding_is_seen_from_both_sides(graph):
    assert [(route.id, use.nature) for route, use in graph.uses(graph["thema-lucht"])] == [
        ("nationaal-groeifonds", "possible"),
        ("spaarpot", "spent"),
    ]
    assert [theme.id for theme in graph.themes_of(graph["nationaal-groeifonds"])] == ["thema-lucht"]
    assert graph["nationaal-groeifonds"].natures == ("possible", "awarded", "applied")


def test_a_thing_knows_its_threads_and_its_figures(graph):
    assert [thread.id for thread in graph.threads(graph["fietsen"])] == ["rode-draad-fiets"]
    assert [figure.id for figure in graph.figures(graph["fietsen"])] == ["aantal-fietsers"]


def test_relations_leave_out_what_is_told_already(graph):
    air = graph["thema-lucht"]
    assert set(graph.relations(air)) == {"challenge", "theme", "funding", "thread"}
    assert set(graph.relations(air, graph.told(air))) == {"challenge", "theme"}
