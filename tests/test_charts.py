"""Pictures stand on the numbers: where things are put, and what is left out."""

from decimal import Decimal

import pytest

from roadmaps.kinds.parts import Amount
from roadmaps.pages import charts
from roadmaps.reading.base import Text
from roadmaps.reading.thing import Quantity


def test_the_timeline_has_every_milestone_and_every_target_with_a_year(real):
    line = charts.timeline(real)
    dated = [target for _, target in real.targets() if target.year]
    assert len(line.stops) == len(dated) + len(real.of_kind("milestone"))
    assert all(0 < stop.x < charts.WIDTH and 0 < stop.y < line.height for stop in line.stops)
    assert len({(stop.x, stop.y) for stop in line.stops}) == len(line.stops), "no dot covers another"


def test_no_target_falls_outside_the_timeline(real):
    line = charts.timeline(real)
    assert {year for year in line.counts if not line.begin <= year <= line.end} == set()


def amount(value, unit: str) -> Amount:
    return Amount.model_construct(amount=Quantity(value=Decimal(value), unit=Text(nl=unit, en="x")))


@pytest.mark.parametrize(
    ("value", "unit", "euros"),
    [
        ("1.25", "miljoen euro", 1_250_000),
        ("4", "miljard euro", 4_000_000_000),
        ("750000", "euro", 750_000),
        ("13", "miljoen euro per jaar", None),  # a sum per year is no sum
        ("326", "duizend (munt niet genoemd)", None),  # no currency, no euros
    ],
)
def test_sums_become_euros_only_when_they_are_sums_in_euros(value, unit, euros):
    assert charts.euros(amount(value, unit)) == euros


def test_a_tenfold_is_the_same_distance_everywhere(real):
    _, marks, _ = charts.money(real)
    places = [x for _, x in marks]
    assert len({round(right - left, 1) for left, right in zip(places, places[1:])}) == 1


def test_every_sum_of_a_theme_is_drawn_or_counted_as_left_out(real):
    rows, _, out = charts.money(real)
    assert sum(len(sums) for _, sums in rows) + out == sum(len(theme.amounts) for theme in real.of_kind("theme"))


def test_extremes_are_found_and_nothing_is_averaged(real):
    high, low, most, least = charts.extremes(real)
    assert (most, least) == (5, 1)
    assert [(theme.id, criterion) for theme, criterion in high] == [("thema-gezondheid-en-preventie", "additionality")]
    assert ("thema-slimme-energiesystemen", "ecosystem") in [(theme.id, criterion) for theme, criterion in low]


def test_a_strand_has_a_knot_for_every_step(graph):
    columns, knots, height = charts.strand(graph, graph["rode-draad-fiets"])
    assert [knot.number for knot in knots] == [1, 2] and knots[-1].y < height
    assert {knot.x for knot in knots} <= {x for _, x in columns}


def test_neighbours_beyond_the_limit_are_counted(real):
    board = real["amsterdam-economic-board"]
    groups, height = charts.neighbours(real, board)
    assert sum(len(group.shown) + group.more for group in groups) == sum(map(len, real.relations(board).values()))
    assert all(len(group.shown) <= charts.SHOWN for group in groups) and height > 0


def test_the_map_goes_from_plans_to_money_and_its_ties_are_mutual(real):
    layers = charts.layers(real)
    assert [kind for kind, _ in layers] == list(charts.LAYERS)
    ties = {thing.id: set(others) for _, found in layers for thing, others in found}
    assert all(one in ties[other] for one, others in ties.items() for other in others)


def test_the_table_beside_the_map_counts_each_tie_from_both_ends(graph):
    counts = dict(charts.crossings(graph))
    kinds = list(counts)
    assert all(counts[one][kinds.index(other)] == counts[other][kinds.index(one)] for one in kinds for other in kinds)
