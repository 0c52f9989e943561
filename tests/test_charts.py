"""Pictures stand on the numbers: where things are put, and what is left out."""

from decimal import Decimal
from itertools import pairwise

import pytest

from roadmaps.kinds.parts import NATURES, RECKONED, SURE, Amount
from roadmaps.pages import charts
from roadmaps.reading.base import LANGUAGES, Text
from roadmaps.reading.thing import Quantity


def test_the_years_of_targets_have_as_many_as_the_list_has(real):
    line = charts.timeline(real)
    listed = [(holder.id, target.id) for holder, target in real.targets()]
    drawn = [(holder.id, target.id) for year in line.years for holder, target in year.targets]
    assert sorted(drawn) == sorted(listed) and line.total == len(listed)
    assert all(sum(count for _, count in year.counts) == len(year.targets) for year in line.years)


def test_the_years_stand_in_order_and_targets_without_a_year_last(real):
    years = [year.year for year in charts.timeline(real).years]
    dated = [year for year in years if year]
    assert dated == sorted(set(dated)) and years == [*dated, None]
    assert all(target.year == year.year for year in charts.timeline(real).years for _, target in year.targets)


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
    places = [x for _, x in charts.money(real).marks]
    assert len({round(right - left, 1) for left, right in pairwise(places)}) == 1


def test_every_sum_of_a_theme_is_drawn_or_counted_as_left_out(real):
    chart = charts.money(real)
    assert chart.total == sum(len(theme.amounts) for theme in real.of_kind("theme"))
    assert sum(len(row.sums) for row in chart.rows) + chart.left_out == chart.total


def test_the_shape_of_a_sum_says_whether_the_money_is_there():
    shapes = {nature: charts.shape_of(nature) for nature in NATURES}
    assert {nature for nature, shape in shapes.items() if shape == "square"} == set(SURE)
    assert {nature for nature, shape in shapes.items() if shape == "triangle"} == set(RECKONED)
    assert [charts.shape_of(nature) for _, nature in charts.LEGEND] == ["square", "triangle", "circle"]


def test_only_money_that_is_there_is_counted_as_sure(real):
    natures = [amount.nature for theme in real.of_kind("theme") for amount in theme.amounts]
    assert charts.money(real).sure == sum(map(natures.count, SURE)) < len(natures)


def test_every_sum_stands_on_the_scale(real):
    chart = charts.money(real)
    places = [x for row in chart.rows for found in row.sums for x in (found.x, found.upto or found.x)]
    assert places and all(chart.left <= x <= chart.right for x in places)


def test_every_score_is_a_ball_in_its_column_and_no_ball_covers_another(real):
    themes = real.of_kind("theme")
    chart = charts.scores(themes)
    balls = [(row, ball) for row in chart.rows for ball in row.balls]
    assert len(balls) == sum(len(theme.latest_assessment.scores) for theme in themes)
    assert len({(chart.middle(ball), ball.beside, ball.y) for _, ball in balls}) == len(balls)
    narrow = 288 / 5  # a column on a screen of 320 pixels
    assert all(abs(ball.beside) + 9 <= narrow / 2 for _, ball in balls)
    assert all(above.y + 9 < below.axis for row, below in pairwise(chart.rows) for above in row.balls)


def test_a_bar_is_as_wide_as_all_its_lines():
    pieces = charts.bar({"achieved": 3, "partly": 0, "not": 1, "unknown": 2})
    assert [(piece.status, piece.x, piece.width) for piece in pieces] == [
        ("achieved", 0, 3),
        ("not", 3, 1),
        ("unknown", 4, 2),
    ]


def test_extremes_are_found_and_nothing_is_averaged(real):
    high, low, most, least = charts.extremes(real)
    assert (most, least) == (5, 1)
    assert ("thema-gezondheid-en-preventie", "additionality") in [(theme.id, criterion) for theme, criterion in high]
    assert ("thema-slimme-energiesystemen", "ecosystem") in [(theme.id, criterion) for theme, criterion in low]


def test_a_strand_has_a_knot_for_every_step(graph, tracker):
    chart = charts.strand(graph, tracker, graph["rode-draad-fiets"])
    assert [knot.number for knot in chart.knots] == [1, 2] and chart.ties == 1
    assert {knot.x for knot in chart.knots} <= {x for _, x in chart.columns}
    assert [knot.before for knot in chart.knots] == [None, chart.knots[0].x]


def test_a_step_shows_what_came_of_the_plans_of_its_year_and_no_line_twice(real, real_tracker):
    for thread in real.of_kind("thread"):
        chart = charts.strand(real, real_tracker, thread)
        shown = sum(sum(knot.results.values()) for knot in chart.knots)
        assert shown <= len(real_tracker.rows_of_verdict(thread))
    chart = charts.strand(real, real_tracker, real["draad-stadslogistiek"])
    assert [knot.step.year for knot in chart.knots if knot.results] == [2021]


def test_neighbours_beyond_the_limit_are_counted(real):
    board = real["amsterdam-economic-board"]
    chart = charts.neighbours(real, board, "nl")
    assert chart.total == sum(map(len, real.relations(board).values()))
    assert all(len(group.shown) <= charts.SHOWN for group in chart.groups) and any(group.more for group in chart.groups)


def test_names_of_neighbours_stand_whole_on_lines_of_their_own(real):
    chart = charts.neighbours(real, real["amsterdam-economic-board"], "nl")
    labels = [label for group in chart.groups for label in group.shown]
    assert all(" ".join(label.lines) == label.relation.thing.name.nl for label in labels)
    feet = [y for group in chart.groups for label in group.shown for y, _ in label.feet]
    assert all(below - above >= 16 for above, below in pairwise(feet)) and feet[-1] < chart.height
    kinds = [y for group in chart.groups for y, _ in group.name.feet]
    assert all(below - above >= 16 for above, below in pairwise(kinds))


def test_the_table_of_themes_and_routes_has_every_tie_between_them(real):
    levels = charts.matrix(real)
    cells = sum(len(set(natures)) for level in levels for _, cells in level.routes for natures in cells)
    themes = {theme.id for theme in real.of_kind("theme")}
    ties = {(route.id, use.thing, use.nature) for route in real.routes() for use in route.uses if use.thing in themes}
    assert cells == len(ties)
    assert [route.level for level in levels for route, _ in level.routes] == [
        level.level for level in levels for _ in level.routes
    ]


def test_a_sign_says_whether_there_is_money(real):
    assert {charts.sign_of(nature) for nature in SURE} == {"sure"}
    assert {charts.sign_of(nature) for nature in RECKONED} == {"reckoned"}
    assert {charts.sign_of(nature) for nature in NATURES} == {"sure", "reckoned", "wanted"}
    assert [charts.sign_of(nature) for nature in ("possible", "named")] == ["possible", "named"]


def test_a_choice_on_the_map_has_a_way_from_plan_to_money(real):
    for lang in LANGUAGES:
        for kind, things in charts.choices(real):
            for thing in things:
                way = charts.flow(real, thing, lang)
                assert kind in charts.CHOICES and way.total == sum(band.thick for band in way.bands) / 5 > 0
                kinds = [column.kind for column in way.columns]
                assert kinds == sorted(kinds, key=charts.LAYERS.index) and kind in kinds


def test_boxes_stand_in_their_columns_below_each_other_and_bands_run_to_the_right(real):
    for _kind, things in charts.choices(real):
        for thing in things:
            way = charts.flow(real, thing, "nl")
            assert all(left.end + 15 < right.x for left, right in pairwise(way.columns)), thing.id
            assert way.columns[-1].end <= charts.Flow.width
            for column in way.columns:
                assert all(above.y + above.height < below.y for above, below in pairwise(column.slots))
                assert all(slot.y >= 0 and slot.y + slot.height <= way.height for slot in column.slots)
            for band in way.bands:
                assert charts.LAYERS.index(band.left.kind) < charts.LAYERS.index(band.right.kind)
                for one, leaves, arrives in zip(band.slots, band.leaves, band.arrives, strict=False):
                    assert (
                        one.y <= leaves - band.thick / 2 + 0.1 and leaves + band.thick / 2 <= one.y + one.height + 0.1
                    )
                    assert arrives > 0


def test_the_words_of_a_box_are_the_name_of_its_thing_and_no_word_is_broken(real):
    way = charts.flow(real, real["circulaire-economie"], "nl")
    named = [box for column in way.columns for box in column.boxes if box.thing]
    assert named and all(" ".join(box.lines).replace("- ", "-") == box.name.replace("- ", "-") for box in named)


def test_a_reading_of_ours_is_followed_from_the_choice_only(real):
    for _kind, things in charts.choices(real):
        for thing in things:
            own = [tie for band in charts.flow(real, thing, "nl").bands for tie in band.ties if tie.own]
            assert all(thing in (tie.left, tie.right) for tie in own)


def test_many_routes_stand_together_by_level_and_none_is_lost(real):
    way = charts.flow(real, real["thema-waterstof"], "nl")
    levels = [box for column in way.columns if column.kind == "funding" for box in column.boxes]
    assert all(box.routes and not box.thing for box in levels)
    assert sum(box.routes for box in levels) == len({route.id for route, _ in real.uses(real["thema-waterstof"])})


def test_the_list_beside_the_way_names_every_tie_once(graph):
    way = charts.flow(graph, graph["thema-lucht"], "nl")
    listed = [(tie.left.id, tie.right.id) for _box, bands, _first in way.told for band in bands for tie in band.ties]
    assert sorted(listed) == sorted(set(listed)) and len(listed) == way.total


def test_the_table_beside_the_map_counts_each_tie_from_both_ends(graph):
    counts = dict(charts.crossings(graph))
    kinds = list(counts)
    assert all(counts[one][kinds.index(other)] == counts[other][kinds.index(one)] for one in kinds for other in kinds)
