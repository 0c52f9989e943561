"""The scores of the themes: a ball for each, in rows of criteria and columns of scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roadmaps.kinds.theme import CRITERIA, Assessment, Criterion, Theme
from roadmaps.pages.charts.base import SHIFT
from roadmaps.pages.graph import Graph


def assessed(themes: Sequence[Theme]) -> list[tuple[Theme, Assessment]]:
    """The themes that a document assessed, each with its newest assessment."""
    return [(theme, found) for theme in themes if (found := theme.latest_assessment)]


def extremes(graph: Graph) -> tuple[list[tuple[Theme, Criterion]], list[tuple[Theme, Criterion]], int, int]:
    """Which theme and criterion have the highest and the lowest score, and those scores. Averages are never made."""
    found = assessed(graph.of(Theme))
    scores = [(theme, score.criterion, score.value) for theme, latest in found for score in latest.scores]
    values = [value for *_, value in scores] or [0]
    high, low = max(values), min(values)
    return (
        [(theme, criterion) for theme, criterion, value in scores if value == high],
        [(theme, criterion) for theme, criterion, value in scores if value == low],
        high,
        low,
    )


@dataclass(frozen=True, slots=True)
class Ball:
    """The score of one theme on one criterion, with the number of the theme in it."""

    x: float
    y: float
    theme: Theme
    value: int

    @property
    def foot(self) -> float:
        """Where its number stands."""
        return self.y + SHIFT


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """The scores on one criterion, below a line of their own; `foot` is where its name stands."""

    criterion: Criterion
    axis: float
    foot: float
    balls: list[Ball]


@dataclass(frozen=True, slots=True)
class Scores:
    """A row for each criterion and a column, with its middle, for each score, of the newest assessment of each theme.

    `themes` are those that were assessed, each with the year of it; `years` are all these years.
    """

    themes: list[tuple[Theme, int]]
    years: list[int]
    height: float
    marks: list[tuple[int, float]]
    rows: list[ScoreRow]


_SCORES = range(1, 6)
_ABREAST = 4  # balls with the same score, before a second line is begun
_ROW, _STEP = 56, 24  # the height of a row, and from ball to ball


def _middle(score: int) -> float:
    return 190 + 110 * (score - 1) + 50


def _balls(found: Sequence[tuple[Theme, Assessment]], criterion: Criterion, score: int, axis: float) -> list[Ball]:
    """The themes with one score on one criterion: four abreast around the middle of the column, in one line or two."""
    here = [theme for theme, latest in found if latest.score(criterion).value == score]
    left = _middle(score) - _STEP // 2 * (min(len(here), _ABREAST) - 1)
    top = axis + (16 if len(here) > _ABREAST else 28)
    return [
        Ball(left + _STEP * (number % _ABREAST), top + _STEP * (number // _ABREAST), theme, score)
        for number, theme in enumerate(here)
    ]


def scores(themes: Sequence[Theme]) -> Scores:
    """The scores of these themes, each a ball."""
    found = assessed(themes)
    rows = []
    for number, criterion in enumerate(CRITERIA):
        axis = 26 + _ROW * number
        balls = [ball for score in _SCORES for ball in _balls(found, criterion, score, axis)]
        rows.append(ScoreRow(criterion, axis, axis + 32, balls))
    dated = [(theme, latest.year) for theme, latest in found]
    marks = [(score, _middle(score)) for score in _SCORES]
    return Scores(dated, sorted({year for _, year in dated}), 26 + _ROW * len(rows), marks, rows)
