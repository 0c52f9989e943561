"""Problems as GitHub shows them: at the line in the change, and as a list in the summary of the run.

GitHub shows ten errors per step, so those in files that the change touches come
first. Text from a file can neither start a command nor markup.
"""

from __future__ import annotations

from collections.abc import Collection
from html import escape
from urllib.parse import quote

from roadmaps.reading.problems import Problem, errors_word

MOST = 10  # per step; GitHub drops the rest
LONGEST = 900_000  # bytes; GitHub refuses a summary of more than a mebibyte


def error_commands(problems: list[Problem], changed: Collection[str] = ()) -> list[str]:
    """The commands that make GitHub show problems at their lines, those in `changed` files first."""
    first = sorted(problems, key=lambda problem: (problem.place.path not in changed, problem))
    return [_command(problem) for problem in first[:MOST]]


def _command(problem: Problem) -> str:
    place = problem.place
    return (
        f"::error file={_property(place.path)},line={place.line},col={place.column},"
        f"title={_property(problem.code)}::{_data(problem.text)}"
    )


def warning_command(path: str, text: str) -> str:
    """The command that makes GitHub show a warning at a file."""
    return f"::warning file={_property(path)},line=1::{_data(text)}"


def error_command(path: str, text: str) -> str:
    """The command that makes GitHub show an error at a file."""
    return f"::error file={_property(path)},line=1::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(problems: list[Problem], file_url: str = "") -> str:
    """All problems as Markdown, each with its place; `file_url` is the address below which files are shown."""
    count = len(problems)
    head = (
        f"## {count} {' / '.join(errors_word(count))}\n\n"
        "Er is niets gepubliceerd; de site is zoals zij was. / Nothing was published; the site is as it was.\n\n"
    )
    made: list[str] = []
    size = len(head)
    for problem in problems:
        entry = _entry(problem, file_url)
        size += len(entry.encode("utf-8"))
        if size > LONGEST:
            made.append(f"… en nog {count - len(made)} / and {count - len(made)} more\n")
            break
        made.append(entry)
    return head + "\n".join(made)


def _entry(problem: Problem, file_url: str) -> str:
    place = escape(str(problem.place))
    where = (
        f'<a href="{escape(f"{file_url}/{_in_address(problem.place.path)}#L{problem.place.line}")}">{place}</a>'
        if file_url
        else place
    )
    return f"<details open><summary>{where}</summary><pre>{escape(problem.text)}</pre></details>\n"


def _in_address(path: str) -> str:
    """The path within an address; a name may hold any byte."""
    return quote(path.encode("utf-8", "surrogateescape"))


def all_fine(counted: str) -> str:
    """What the summary says when nothing is wrong."""
    return f"## In orde / all fine\n\n{escape(counted)}\n"
