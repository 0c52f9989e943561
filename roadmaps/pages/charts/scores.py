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
    """The score of one theme on one criterion, with the number of the theme in it, beside the middle of its column."""

    beside: int
    y: int
    theme: Theme
    value: int

    @property
    def foot(self) -> int:
        """Where its number stands."""
        return self.y + SHIFT


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """The scores on one criterion, below a line of their own and its name; `foot` is where that stands."""

    criterion: Criterion
    axis: int
    foot: int
    balls: list[Ball]


@dataclass(frozen=True, slots=True)
class Scores:
    """A row for each criterion and a column, with its middle in per cent, for each score, of the newest assessments.

    `themes` are those that were assessed, each with the year of it; `years` are all these years.
    """

    themes: list[tuple[Theme, int]]
    years: list[int]
    height: int
    marks: list[tuple[int, int]]
    rows: list[ScoreRow]

    def middle(self, ball: Ball) -> int:
        """The middle of the column that a ball is in, in per cent of the width."""
        return dict(self.marks)[ball.value]


_SCORES = range(1, 6)
_ABREAST = 3  # balls with the same score in a line: as many as a phone has room for
_STEP = 19  # from ball to ball
_HEAD, _NAME = 24, 24  # the height of the names of the columns, and of that of a row


def _balls(found: Sequence[tuple[Theme, Assessment]], criterion: Criterion, score: int, axis: int) -> list[Ball]:
    """The themes with one score on one criterion, around the middle of the column, in as many lines as they need."""
    here = [theme for theme, latest in found if latest.score(criterion).value == score]
    left = -_STEP * (min(len(here), _ABREAST) - 1) // 2
    return [
        Ball(left + _STEP * (number % _ABREAST), axis + _NAME + 10 + _STEP * (number // _ABREAST), theme, score)
        for number, theme in enumerate(here)
    ]


def scores(themes: Sequence[Theme]) -> Scores:
    """The scores of these themes, each a ball."""
    found = assessed(themes)
    rows: list[ScoreRow] = []
    axis = _HEAD
    for criterion in CRITERIA:
        balls = [ball for score in _SCORES for ball in _balls(found, criterion, score, axis)]
        rows.append(ScoreRow(criterion, axis, axis + 16, balls))
        axis = max((ball.y for ball in balls), default=axis) + _STEP
    dated = [(theme, latest.year) for theme, latest in found]
    marks = [(score, 20 * score - 10) for score in _SCORES]
    return Scores(dated, sorted({year for _, year in dated}), axis, marks, rows)
