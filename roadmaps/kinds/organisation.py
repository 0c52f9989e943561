"""An organisation or coalition that has a role somewhere."""

from __future__ import annotations

from typing import Literal

from roadmaps.reading.base import WebAddress
from roadmaps.reading.thing import Block, Thing


class Organisation(Thing):
    """An organisation or coalition that has a role somewhere; the roles stand at the things themselves."""

    kind, folder = "organisation", "organisations"
    usual = ("description",)

    type: Literal[
        "government",
        "business",
        "knowledge",
        "education",
        "network",
        "coalition",
        "utility",
        "consultancy",
        "statistics",
        "care",
        "development",
        "foundation",
    ]
    description: Block | None = None
    link: WebAddress | None = None
