"""security.txt (RFC 9116): where somebody who found a security problem reports it. SECURITY.md says the same to people."""

from __future__ import annotations

import datetime

PATH = ".well-known/security.txt"
# Who moves this day on has looked whether the rest is still true. The format asks for less than a year ahead.
EXPIRES = datetime.date(2027, 11, 1)
WARN = datetime.timedelta(days=60)


def security_txt(top: str, repository: str) -> str:
    """The file of a site whose Dutch home page is `top`, made from the files of a repository on GitHub."""
    return "\n".join(
        (
            f"Contact: {repository}/security/advisories/new",
            f"Expires: {EXPIRES}T00:00:00Z",
            "Preferred-Languages: nl, en",
            f"Canonical: {top}{PATH}",
            f"Policy: {repository}/security/policy",
            "",
        )
    )


def lapsing(today: datetime.date) -> str:
    """What to do when the file is about to lapse, as Markdown for the weekly report; empty before that."""
    if today < EXPIRES - WARN:
        return ""
    return (
        f"## security.txt verloopt op / lapses on {EXPIRES}\n\n"
        "Kijk of SECURITY.md nog klopt, en zet de dag verder in roadmaps/publishing/security_txt.py en SECURITY.md. / "
        "Look whether SECURITY.md is still true, and move the day on in roadmaps/publishing/security_txt.py and SECURITY.md.\n"
    )
