"""The command line: `python -m roadmaps check | lint | schema | build | serve`."""
from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from roadmaps import i18n
from roadmaps.model import KINDS
from roadmaps.problems import Invalid
from roadmaps.read import read


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Gives the exit status: 0, or 1 when something is wrong with the input."""
    parser = argparse.ArgumentParser(prog="python -m roadmaps", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="validate the knowledge base alone")
    check.add_argument("folder", nargs="?", type=Path, default=Path("kb"))
    lint = commands.add_parser("lint", help="list long sentences and unexplained abbreviations; warns only")
    lint.add_argument("folder", nargs="?", type=Path, default=Path("kb"))
    commands.add_parser("schema", help="write the JSON Schemas into schema/, after a change of the model or of fields.yml")
    build = commands.add_parser("build", help="build the whole site")
    build.add_argument("folder", nargs="?", type=Path, default=Path("site"))
    serve = commands.add_parser("serve", help="show the site locally and follow changes")
    serve.add_argument("--port", type=int, default=8000)
    options = parser.parse_args(arguments)
    try:
        return {"check": _check, "lint": _lint, "schema": _schema, "build": _build, "serve": _serve}[options.command](options)
    except Invalid as error:
        print(error, file=sys.stderr)
        return 1


def _check(options: argparse.Namespace) -> int:
    counts = Counter(entry.thing.kind for entry in read(options.folder).entries)
    listed = ", ".join(f"{counts[kind]} {i18n.kind_name(kind, 'nl', counts[kind] != 1)}" for kind in KINDS if counts[kind])
    print(f"In orde / all fine: {listed}.")
    return 0


def _lint(options: argparse.Namespace) -> int:
    from roadmaps.lint import remarks

    found = list(remarks(read(options.folder)))
    print("\n".join(map(str, found)))
    counts = Counter(remark.kind for remark in found)
    print(f"{counts['long-sentence']} lange zinnen / long sentences, "
          f"{counts['unexplained']} afkortingen zonder uitleg / unexplained abbreviations")
    return 0


def _schema(_: argparse.Namespace) -> int:
    from roadmaps.schema import write

    write(Path())
    return 0


def _build(options: argparse.Namespace) -> int:
    from roadmaps.site import BuildFailed, build  # MkDocs is only needed, and slow to load, for a build

    try:
        build(folder=options.folder.resolve())
    except BuildFailed as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Klaar / done: {options.folder}/index.html")
    return 0


def _serve(options: argparse.Namespace) -> int:
    from roadmaps.site import serve

    serve(port=options.port)
    return 0


if __name__ == "__main__":
    sys.exit(main())
