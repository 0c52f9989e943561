"""`serve`: show the site locally and follow changes."""

from __future__ import annotations

import argparse

from roadmaps.publishing.build import serve


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000)


def run(options: argparse.Namespace) -> int:
    serve(port=options.port)
    return 0
