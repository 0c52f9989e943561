"""How the build grows: synthetic knowledge bases of 100, 400 and 2,000 things, each built whole in two languages.

`make bench` prints seconds, milliseconds and bytes per page, and the memory of
the largest process. The last column is milliseconds per page relative to the
smallest run: growth is linear as long as it does not rise. Then the same for the
check of a page full of one mistake: four times as long a page, how much more time.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from roadmaps.checking.read import read
from roadmaps.handwritten.page_check import page_problems
from tests.project import ROOT, copy_project

SIZES = (100, 400, 2000)
WORDS = [
    "regio",
    "stad",
    "bedrijf",
    "samen",
    "energie",
    "warmte",
    "data",
    "talent",
    "school",
    "zorg",
    "fiets",
    "weg",
    "haven",
    "water",
    "plan",
    "doel",
    "jaar",
    "bewoner",
    "gemeente",
    "kennis",
    "netwerk",
    "kans",
    "markt",
    "product",
    "keten",
    "afval",
    "gebouw",
    "woning",
    "stroom",
    "techniek",
]
MISTAKES = (
    "{{ ",
    "{{ link('x') }}",
    "[x](y.md)",
    "`",
    "{% if %}",
    "{#",
    "](",
    "[x]: y.md\n",
    "{{ link(“x”) }} ",
    "```a\n",
    '{{ "',
)
SOURCE = [{"source": "bron-1", "heading": "Hoofdstuk › Kop"}]


def main() -> None:
    print(f"{'things':>7} {'pages':>6} {'seconds':>8} {'ms/page':>8} {'MB peak':>8} {'bytes/page':>11} {'growth':>7}")
    first = None
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            kb = Path(folder) / "kb"
            write(kb, size)
            root = copy_project(Path(folder) / "project", kb)
            seconds, megabytes = build(root)
            pages = [file.stat().st_size for file in (root / "site").rglob("index.html")]
        per_page = seconds * 1000 / len(pages)
        first = first or per_page
        print(
            f"{size:7} {len(pages):6} {seconds:8.1f} {per_page:8.1f} {megabytes:8.0f} {sum(pages) // len(pages):11} "
            f"{per_page / first:6.2f}×",
            flush=True,
        )
    with tempfile.TemporaryDirectory() as folder:
        for mistake in MISTAKES:
            short, long = (check(Path(folder), mistake, size) for size in (40_000, 160_000))
            print(f"{mistake.strip():>16}  {short:6.3f} s  {long:6.3f} s  {long / short:5.1f}×", flush=True)


def build(root: Path) -> tuple[float, float]:
    """Build a project as `make site` does; gives seconds and the peak memory of its largest process in MB."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "roadmaps", "build"], cwd=root, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit("the build of the synthetic knowledge base failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def check(folder: Path, mistake: str, size: int) -> float:
    """The seconds that the check of the pages takes when one is full of this mistake; the best of three."""
    for lang in ("nl", "en"):
        (folder / "docs" / lang).mkdir(parents=True, exist_ok=True)
    page = folder / "docs/nl/proef.md"
    page.write_text("---\nbeside: trial/\n---\n" + mistake * (size // len(mistake)), "utf-8")
    kb, seconds = read(ROOT / "tests/kb"), []
    for _ in range(3):
        start = time.perf_counter()
        page_problems(kb, folder / "docs")
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def write(kb: Path, size: int) -> None:
    """Write `size` things: a source, challenges, and focus areas, milestones, organisations and terms in equal parts."""
    chance = random.Random(2017)
    # The tests' home pages name this one, and two of the focus areas.
    challenges = ["schone-stad"] + [f"uitdaging-{number}" for number in range(max(4, size // 50 - 1))]
    save(
        kb,
        "sources",
        "bron-1",
        order=1,
        title="Bron",
        year=2017,
        dated=text(chance, 3),
        publishers=["organisatie-0"],
        nature=text(chance, 2),
        covers=text(chance, 30),
    )
    focus_areas = ["fietsen", "lopen"] + [
        f"speerpunt-{number}" for number in range((size - len(challenges) - 1) // 4 - 2)
    ]
    for order, id_ in enumerate(challenges):
        save(kb, "challenges", id_, order=order, ambition=block(chance), background=block(chance), focus=block(chance))
    save(kb, "organisations", "organisatie-0", type="business")
    left = size - len(challenges) - len(focus_areas) * 2 - 2
    organisations = ["organisatie-0"] + [f"organisatie-{number + 1}" for number in range(left // 2)]
    for id_ in organisations[1:]:
        save(kb, "organisations", id_, type="business", description=block(chance))
    for number in range(left - left // 2):
        save(kb, "glossary", f"begrip-{number}", definition=text(chance, 25))
    for order, id_ in enumerate(focus_areas):
        save(
            kb,
            "speerpunten",
            id_,
            challenge=challenges[order % len(challenges)],
            order=order,
            year=2017,
            **{name: block(chance) for name in ("vision", "what", "relevance", "board_role")},
            organisations=[{"organisation": chance.choice(organisations), "role": text(chance, 6), "sources": SOURCE}],
        )
        save(
            kb,
            "milestones",
            f"ms-{id_}",
            speerpunt=id_,
            order=order,
            due=2017,
            planned=block(chance),
            body={"relation": "same", "text": text(chance, 12), "sources": SOURCE},
        )


def text(chance: random.Random, words: int) -> dict[str, str]:
    return {lang: " ".join(chance.choices(WORDS, k=words)) for lang in ("nl", "en")}


def block(chance: random.Random) -> dict[str, object]:
    return {"text": text(chance, 90), "sources": SOURCE}


def save(kb: Path, folder: str, id_: str, **fields: object) -> None:
    name = {"nl": f"Naam van {id_}", "en": f"Name of {id_}"}
    thing = {"id": id_, "name": name, "summary": name, **fields}
    file = kb / folder / f"{id_}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.dump(thing, Dumper=Dumper, sort_keys=False, allow_unicode=True), "utf-8")


class Dumper(yaml.SafeDumper):
    """Writes a value that occurs twice twice: the knowledge base has no YAML anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True


if __name__ == "__main__":
    main()
