"""Whether a verdict still agrees with the lines that it rests on: advice, for a new line must not refuse an old verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from roadmaps.checking.lint import Finding
from roadmaps.kinds.parts import StatusValue, Verdict
from roadmaps.pages.graph import Graph
from roadmaps.pages.tracker import Tracker
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES, find_all
from roadmaps.reading.kb import KnowledgeBase

# What a verdict says of lines of which nobody reported what came.
_UNKNOWN = {
    "nl": r"\bonbekend|niet (gemeld|gerapporteerd|bekend)|(geen|niemand)\b.*\b(meldt|zegt|bericht)",
    "en": r"\bunknown|not (been )?(reported|known)|(no|none|nobody)\b.*\b(reports?|says?|said)",
}


def verdict_findings(kb: KnowledgeBase) -> Iterator[Finding]:
    """Verdicts whose lines have changed since they were written, and those that are silent on what is unknown."""
    tracker = Tracker(Graph(kb))
    for thing, document in kb.with_files():
        for loc, verdict in find_all(thing, Verdict):
            now = tracker.tally(tracker.rows_of_verdict(thing))
            if now != verdict.counted:
                told = " ≠ ".join(_told(counts) for counts in (verdict.counted, now))
                yield Finding(document.place((*loc, "lines") if verdict.lines else loc), "nl", "verdict", told)
            for lang in LANGUAGES if set(now) <= {"unknown"} else ():
                if not re.search(_UNKNOWN[lang], verdict.text[lang], flags=re.I | re.S):
                    yield Finding(document.place((*loc, "text", lang)), lang, "verdict-unknown", verdict.text[lang])


def _told(counts: Mapping[StatusValue, int]) -> str:
    """Counts in words: "2 gehaald, 1 onbekend"."""
    return ", ".join(f"{n} {i18n.value_name('status', status, 'nl').lower()}" for status, n in counts.items()) or "–"
