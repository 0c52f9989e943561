"""The command line: `python -m roadmaps COMMAND`; `--help` lists the commands.

A command is a module with two functions: `arguments(parser)` says what it takes,
`run(options)` does it and gives the exit status. It is loaded only when asked for:
MkDocs, say, is only needed, and slow to load, for a build.
"""

from __future__ import annotations

import argparse
import codecs
import gc
import sys
from importlib import import_module
from io import TextIOWrapper

from roadmaps.reading.problems import Invalid
from roadmaps.words import BadWordList

COMMANDS = {
    "check": ("check", "validate the knowledge base and the pages written by hand"),
    "lint": ("lint", "list long sentences and unexplained abbreviations; warns only"),
    "diff": ("diff", "say what a change does, compared with an earlier version"),
    "fmt": ("fmt", "put every file of the knowledge base in the one form; --check only says which are not"),
    "confirm": ("confirm", "record that the English of a thing says what its Dutch says"),
    "rename": ("rename", "give a thing another id, or merge it into another thing; the old address leads on"),
    "new": ("new", "write a new file to fill in"),
    "addresses": ("addresses", "add the present addresses to the list of those that must stay"),
    "schema": ("schema", "write the JSON Schemas into schema/, after a change of the model or of fields.yml"),
    "build": ("build", "build the whole site"),
    "serve": ("serve", "show the site locally and follow changes"),
    "import": (
        "import_",
        "bring a table of a spreadsheet into the knowledge base; shows what changes, and writes with --write",
    ),
    "picture": ("picture", "make a photo fit for the site, store it, and name it in the file of a thing"),
    "links": ("links", "ask every link to outside, and print those that need work; warns only"),
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Gives the exit status: 0, or 1 when something is wrong with the input."""
    _print_anything()
    parser = argparse.ArgumentParser(prog="python -m roadmaps", description=__doc__.split(";")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    given = sys.argv[1:] if arguments is None else arguments
    for name, (module, says) in COMMANDS.items():
        command = commands.add_parser(name, help=says, description=says)
        if name in given[:1]:
            import_module(f"roadmaps.commands.{module}").arguments(command)
    options = parser.parse_args(given)
    try:
        status: int = import_module(f"roadmaps.commands.{COMMANDS[options.command][0]}").run(options)
        return status
    except (Invalid, BadWordList) as error:
        print(error, file=sys.stderr)
        return 1


def _print_anything() -> None:
    """No letter or mark stops a command. ASCII is what Python falls back on (LC_ALL=C): all that shows it shows UTF-8 too."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            ascii_only = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(encoding="utf-8" if ascii_only else None, errors="replace")


if __name__ == "__main__":
    gc.disable()  # a command keeps what it reads to its end: looking for rubbish took a fifth of its time
    sys.exit(main())
