"""What the smoke test tells an editor: what is wrong with a page, and what to do, in Dutch and English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageProblem:
    """Something wrong with a page: the file that the page is made of, its address, and what was seen."""

    code: str
    file: str
    address: str
    seen: str


# By code: cause and cure in Dutch, cause and cure in English.
_WORDS = {
    "not-there": (
        "de pagina /{address} is niet te openen (antwoord {seen}).",
        "Kijk of het bestand in de goede map staat en of zijn id de naam van het bestand is.",
        "the page /{address} cannot be opened (answer {seen}).",
        "See that the file is in the right folder and that its id is the name of the file.",
    ),
    "script": (
        "op de pagina /{address} meldt de browser een fout: {seen}",
        "Gaat het om een plaatje of een ander bestand: verbeter de naam ervan. Anders ligt het aan het programma: "
        "meld het bij de beheerder, met deze tekst.",
        "on the page /{address} the browser reports an error: {seen}",
        "If it is about a picture or another file: correct its name. Otherwise the program is at fault: tell who "
        "maintains it, with this text.",
    ),
    "elsewhere": (
        "de pagina /{address} haalt iets op bij een andere website: {seen}",
        "Zet het bestand (een plaatje, een filmpje) bij ons in docs/, of maak er een gewone link van.",
        "the page /{address} fetches something from another website: {seen}",
        "Put the file (a picture, a film) with us in docs/, or make it an ordinary link.",
    ),
    "too-wide": (
        "de pagina /{address} is breder dan het scherm. Dit past niet, op {seen}",
        "Breek een lang woord of adres af met spaties of koppeltekens, of maak de tabel smaller.",
        "the page /{address} is wider than the screen. This does not fit, at {seen}",
        "Break up a long word or address with spaces or hyphens, or make the table narrower.",
    ),
    "headings": (
        "de pagina /{address} heeft {seen} hoofdkoppen; het moet er één zijn.",
        "Begin precies één regel met één hekje en een spatie: de titel. Andere koppen beginnen met ## of ###.",
        "the page /{address} has {seen} main headings; it must have one.",
        "Begin exactly one line with one hash and a space: the title. Other headings begin with ## or ###.",
    ),
    "not-found": (
        "zoeken naar “{seen}” vindt de pagina /{address} niet.",
        "Kijk of de naam goed gespeld is en niet ook bij veel andere pagina’s staat; maak hem zo nodig langer.",
        "a search for “{seen}” does not find the page /{address}.",
        "See that the name is spelt right and is not that of many other pages; make it longer if need be.",
    ),
    "dead-link": (
        "op de pagina /{address} leidt een link nergens heen: {seen}",
        "Verbeter de link in dit bestand: naar een ding kb:id, naar een pagina de naam van het bestand, en achter # "
        "een kop die er is.",
        "on the page /{address} a link leads nowhere: {seen}",
        "Correct the link in this file: kb:id for a thing, the name of the file for a page, and after # a heading "
        "that is there.",
    ),
}
CODES = tuple(_WORDS)


def told(finding: PageProblem) -> str:
    """The message without its place, Dutch first."""
    blanks = {"address": finding.address, "seen": " ".join(finding.seen.split())[:300]}
    nl, nl_cure, en, en_cure = (text.format_map(blanks) for text in _WORDS[finding.code])
    return (
        f"{nl[:1].upper()}{nl[1:]} [{finding.code}]\n    Wat u kunt doen: {nl_cure}\n"
        f"  EN {en[:1].upper()}{en[1:]}\n    What you can do: {en_cure}"
    )
