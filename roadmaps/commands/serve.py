"""`serve`: show the site locally and follow changes."""

from __future__ import annotations

import argparse
import gc

from roadmaps.publishing.preview import serve
from roadmaps.reading.settings import ROOT


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000)


def run(options: argparse.Namespace) -> int:
    gc.enable()  # it lives long
    serve(ROOT, port=options.port)
    return 0
