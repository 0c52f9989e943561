"""What the pictures show and where it stands: numbers to coordinates, no markup. templates/charts.jinja draws them.

Every picture has a twin on the same page, a table or a list, that says the same. Coordinates are pixels of the viewBox.
Templates reach of it what roadmaps/pages/surface.py says.
"""

from roadmaps.pages.charts.base import WIDTH
from roadmaps.pages.charts.flow import CHOICES, LAYERS, Flow, choices, crossings, flow
from roadmaps.pages.charts.matrix import SIGNS, matrix, sign_of
from roadmaps.pages.charts.outcomes import bar, timeline
from roadmaps.pages.charts.scores import extremes, scores
from roadmaps.pages.charts.sums import LEGEND, euros, money, shape_of
from roadmaps.pages.charts.ties import SHOWN, neighbours, strand

__all__ = [
    "CHOICES",
    "LAYERS",
    "LEGEND",
    "SHOWN",
    "SIGNS",
    "WIDTH",
    "Flow",
    "bar",
    "choices",
    "crossings",
    "euros",
    "extremes",
    "flow",
    "matrix",
    "money",
    "neighbours",
    "scores",
    "shape_of",
    "sign_of",
    "strand",
    "timeline",
]
