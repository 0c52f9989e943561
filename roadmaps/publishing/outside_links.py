"""The links to outside: where each stands in the files, what its server answers, and a report of those that need work.

Each address is asked once, a host one address at a time with a pause between. An
answer that only refuses programs (403, 429) says nothing about the link, and is
not called broken.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from roadmaps.reading.ordinary_files import files

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\[\]{}|\\]+")
_AGENT = "roadmaps-links/1.0 (weekly check of the links on this site)"
_PERMANENT, _FOR_NOW = {301, 308}, {302, 303, 307}
_HOPS = 5

# What is said of the links in each state, in the order of the report. Only the last one needs no work.
STATES = {
    "gone": "Bestaat niet meer / gone",
    "moved": "Voorgoed verhuisd / moved for good",
    "failed": "De server meldt een fout / the server reports an error",
    "unreachable": "Niet te bereiken / cannot be reached",
    "slow": "Geen antwoord binnen de tijd / no answer in time",
    "refused": "Weigert programma’s; bekijk zelf of de link werkt / refuses programs; look for yourself whether the link works",
}


@dataclass(frozen=True, slots=True)
class Patience:
    """How long and how often a server is asked, in seconds and times."""

    timeout: float = 20
    pause: float = 1
    attempts: int = 3
    hosts: int = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a link: `fine` or one of STATES, and the new address or the cause."""

    state: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LinkFinding:
    """A link that is not fine, with the places (file:line) where it stands."""

    address: str
    places: tuple[str, ...]
    answer: Answer


class _Stay(HTTPRedirectHandler):
    """Follows no redirect: whether it is for good or for now must be seen."""

    def redirect_request(self, *_: object) -> None:
        return None


_OPEN = build_opener(_Stay).open


def outside_links(root: Path, ours: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Every outside address in kb/ and docs/ with its places; `ours` are the starts of addresses that are not outside."""
    found: dict[str, list[str]] = defaultdict(list)
    inside = tuple(ours)
    for file in _files(root):
        for number, line in enumerate(file.read_text("utf-8", errors="replace").splitlines(), start=1):
            for address in _in_line(line):
                if not address.startswith(inside):
                    found[address].append(f"{file.relative_to(root).as_posix()}:{number}")
    return {address: tuple(dict.fromkeys(found[address])) for address in sorted(found)}


def _files(root: Path) -> Iterator[Path]:
    """The files that may hold links; templates to copy (folders that start with `_`) are not among them."""
    for file in [*files(root / "docs", ".md"), *files(root / "kb", ".yml")]:
        if not any(part.startswith("_") for part in file.relative_to(root).parts):
            yield file


def _in_line(line: str) -> Iterator[str]:
    """The addresses in a line, without the marks that end a sentence or a Markdown link, nor the part after `#`."""
    if line.lstrip().startswith("#") and line.lstrip()[1:2] in (":", " ", ""):
        return  # a comment in YAML, or a heading
    for match in _ADDRESS.finditer(line):
        address = match[0].split("#")[0].rstrip(".,;:!?*_")
        while address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1].rstrip(".,;:!?*_")
        yield address


def ask_all(places: dict[str, tuple[str, ...]], patience: Patience = Patience()) -> list[LinkFinding]:
    """The links that are not fine, sorted by state and address."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in places:
        hosts[urlsplit(address).netloc].append(address)
    with ThreadPoolExecutor(patience.hosts) as pool:
        answers = dict(
            pair for pairs in pool.map(partial(_ask_host, patience=patience), hosts.values()) for pair in pairs
        )
    found = [
        LinkFinding(address, places[address], answer) for address, answer in answers.items() if answer.state != "fine"
    ]
    return sorted(found, key=lambda finding: (list(STATES).index(finding.answer.state), finding.address))


def _ask_host(addresses: list[str], patience: Patience) -> list[tuple[str, Answer]]:
    """The answers of one host, asked one after another."""
    answers = []
    for number, address in enumerate(addresses):
        time.sleep(patience.pause if number else 0)
        answers.append((address, ask(address, patience)))
    return answers


def ask(address: str, patience: Patience = Patience()) -> Answer:
    """What became of one link. A server that fails or is slow is asked again, each time after a longer pause."""
    for attempt in range(patience.attempts):
        time.sleep(patience.pause * attempt)
        answer = _follow(address, patience.timeout)
        if answer.state not in ("failed", "unreachable", "slow"):
            break
    return answer


def _follow(address: str, timeout: float) -> Answer:
    """Go where the server sends us. The new address counts as far as every step to it was for good."""
    here, lasting, for_good = address, address, True
    for _ in range(_HOPS):
        try:
            status, location = _status(here, timeout)
        except TimeoutError:
            return Answer("slow", f"{timeout:g} s")
        except (OSError, HTTPException, ValueError) as error:
            cause = getattr(error, "reason", error)
            return (
                Answer("slow", f"{timeout:g} s")
                if isinstance(cause, TimeoutError)
                else Answer("unreachable", type(cause).__name__)
            )
        if status not in _PERMANENT | _FOR_NOW or not location:
            return _judged(status, lasting if lasting != address else "")
        here, for_good = urljoin(here, location), for_good and status in _PERMANENT
        if urlsplit(here).scheme not in ("http", "https"):
            return Answer("failed", "redirect")
        lasting = here if for_good else lasting
    return Answer("failed", "redirect")


def _judged(status: int, moved_to: str) -> Answer:
    """What the last status means."""
    if status in (404, 410):
        return Answer("gone", str(status))
    if status >= 500 and status != 999:  # 999 is how one large site refuses programs
        return Answer("failed", str(status))
    if status >= 400:
        return Answer("refused", str(status))
    return Answer("moved", moved_to) if moved_to else Answer("fine")


def _status(address: str, timeout: float) -> tuple[int, str]:
    """The status of an address and where it leads: by HEAD, and by GET where HEAD is not answered well."""
    status, location = _request("HEAD", address, timeout)
    return _request("GET", address, timeout) if status >= 400 else (status, location)


def _request(method: str, address: str, timeout: float) -> tuple[int, str]:
    request = Request(
        quote(address, safe="%/:=&?~#+!$,;'@()*[]"), method=method, headers={"User-Agent": _AGENT, "Accept": "*/*"}
    )
    try:
        with _OPEN(request, timeout=timeout) as response:
            return response.status, ""
    except HTTPError as error:
        with error:
            return error.code, error.headers.get("Location") or ""


def report(findings: Iterable[LinkFinding]) -> str:
    """The findings as Markdown, a part for each state; empty when there are none."""
    parts = defaultdict(list)
    for finding in findings:
        parts[finding.answer.state].append(_line(finding))
    return "\n".join(f"## {STATES[state]}\n\n" + "".join(parts[state]) for state in STATES if state in parts)


def _line(finding: LinkFinding) -> str:
    """One finding. The new address comes from a server, so nothing in it may be read as markup."""
    answer = finding.answer
    detail = f"→ {_shown(answer.detail)}" if answer.state == "moved" else f"({answer.detail})"
    return f"- {_shown(finding.address)} {detail}\n" + "".join(f"  - `{place}`\n" for place in finding.places)


def _shown(address: str) -> str:
    return f"<{quote(address[:1000], safe='%/:=&?~#+!$,;@()*')}>"
