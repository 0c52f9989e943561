"""Relations are stored once and read from both ends."""
import pytest


@pytest.mark.parametrize(("one", "other"), [
    ("fietsen", "schone-stad"),        # a focus area and its challenge
    ("ms-fietspad", "fietsen"),        # a milestone and its focus area
    ("ms-fietspad", "schone-stad"),    # … and, through it, the challenge
    ("lopen", "fietsen"),              # a stated or editorial relation
    ("fietsen", "gemeente-voorbeeldstad"),
    ("nationaal-groeifonds", "thema-lucht"),
    ("nationaal-groeifonds", "fietsmaatjes"),
    ("fietsmaatjes", "fietsen"),
    ("thema-lucht", "fietsen"),
    ("rode-draad-fiets", "thema-lucht"),
    ("aantal-fietsers", "fietsen"),
    ("ov-regio", "gemeente-voorbeeldstad"),
])
def test_relations_go_both_ways(graph, one, other):
    def tied(here, there):
        return there in [relation.thing.id for found in graph.relations(graph[here]).values() for relation in found]

    assert tied(one, other) and tied(other, one)


def test_a_relation_says_what_ties_and_on_what_basis(graph):
    [walking] = [relation for relation in graph.relations(graph["fietsen"])["speerpunt"]]
    assert (walking.thing.id, walking.how.en, walking.basis) == (
        "lopen", "Walkers and cyclists share the space", "editorial")


def test_sources_list_each_place_once(graph):
    [(source, places)] = graph.sources(graph["ms-stoep"])
    assert source.id == "plan-2017" and [place.heading for place in places] == ["Tabel › Lopen"]


def test_a_source_knows_what_cites_it(graph):
    assert [thing.id for thing in graph.citing(graph["plan-2017"])["speerpunt"]] == ["fietsen", "lopen"]


def test_targets_come_by_year_with_their_holder(graph):
    assert [(holder.id, target.id) for holder, target in graph.targets()] == [
        ("schone-stad", "tg-schone-lucht"), ("fietsen", "tg-fietsers")]


def test_things_come_in_their_own_order(graph):
    assert [thing.id for thing in graph.of_kind("speerpunt")] == ["fietsen", "lopen"]
