"""Our build beside Eleventy and Hugo with the same pages and the same Pagefind: `make bench` (needs Node.js and npm).

For each size a synthetic knowledge base is written and built by `make site`'s own command. The pages that come of it are given
to the others: the article of each as its content, and the rest of a page as their layout. All take turns, three times; printed
are medians: seconds, seconds relative to Eleventy with Pagefind, seconds of processor, the largest memory of all processes
together, and bytes. Then the check of one file, and of one page, full of one mistake: four times as long, how much more time.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from roadmaps.checking.read import read, read_with_problems
from roadmaps.handwritten.page_check import page_problems
from tests.project import ROOT, copy_project

SIZES = (400, 2000, 5000)
ROUNDS = 3
ELEVENTY = "3.1.8"
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
# What a file of an organisation may be full of, each piece with its number.
FILES = {
    "unknown sources": "    - {{source: onbekend-{}, heading: kop}}\n",
    "unknown fields": "veld{}: a\n",
    "other names": "  - naam {}\n",
    "unknown links": "[a](kb:onbekend-{}) ",
    "opening brackets": "[",
}
_TOPS = {
    "unknown sources": "description:\n  text:\n    nl: a\n    en: a\n  sources:\n",
    "other names": "aliases:\n",
    "unknown links": "description:\n  sources:\n    - {source: bron-2016, heading: kop}\n  text:\n    en: a\n    nl: |\n      ",
}
SOURCE = [{"source": "bron-1", "heading": "Hoofdstuk › Kop"}]


UNEQUAL = """Not equal: ours reads and checks YAML, renders every template and makes the search words of each page; the others get
finished HTML and one layout without a menu that marks where one is. Ours also writes the form's data, the share cards and the open data.
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What a build took: seconds, seconds of processor, and the largest memory of all its processes together in MB."""

    seconds: float
    processor: float
    megabytes: float


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        builders = peers(Path(folder))
        print(
            f"{'things':>7} {'pages':>6} {'builder':>10} {'seconds':>8} {'ratio':>6} {'cpu s':>7} {'MB':>6} {'bytes/page':>11} {'ms/page':>8}"
        )
        for size in SIZES:
            work = Path(folder) / str(size)
            work.mkdir()
            kb = work / "kb"
            write(kb, size)
            root = copy_project(work / "project", kb)
            commands = {"ours": ([sys.executable, "-m", "roadmaps", "build"], root)}
            measured(*commands["ours"])
            pages = [page for page in (root / "site").rglob("index.html") if "<article" in page.read_text("utf-8")]
            for name, prepare in builders.items():
                commands[name] = (prepare(work / name, root / "site", pages), work / name)
            took: dict[str, list[Run]] = {name: [] for name in commands}
            for _ in range(ROUNDS):
                for name, command in commands.items():
                    took[name].append(measured(*command))
            tell(size, root / "site", pages, took)
    print(UNEQUAL)
    full_of_one_mistake()


def full_of_one_mistake() -> None:
    """The check of a file and of a page, with four times as much of one mistake."""
    for name in FILES:
        _tell_growth(name, *(check_file(name, size) for size in (50_000, 199_000)))
    with tempfile.TemporaryDirectory() as folder:
        for mistake in MISTAKES:
            _tell_growth(mistake.strip(), *(check(Path(folder), mistake, size) for size in (40_000, 160_000)))


def _tell_growth(name: str, short: float, long: float) -> None:
    print(f"{name:>16}  {short:6.3f} s  {long:6.3f} s  {long / short:5.1f}×", flush=True)


def tell(size: int, site: Path, pages: list[Path], took: dict[str, list[Run]]) -> None:
    """A line for each builder."""
    weight = sum(page.stat().st_size for page in pages) // len(pages)
    middle = {name: statistics.median(run.seconds for run in runs) for name, runs in took.items()}
    for name, runs in took.items():
        ratio = middle[name] / middle["eleventy"] if "eleventy" in middle else float("nan")
        processor, megabytes = (
            statistics.median(getattr(run, what) for run in runs) for what in ("processor", "megabytes")
        )
        print(
            f"{size:7} {len(pages):6} {name:>10} {middle[name]:8.1f} {ratio:6.2f} {processor:7.1f} {megabytes:6.0f} {weight:11} "
            f"{middle[name] * 1000 / len(pages):8.2f}",
            flush=True,
        )


def measured(command: list[str], at: Path) -> Run:
    """Run a command with all that it starts."""
    start, before = time.perf_counter(), os.times()
    process = subprocess.Popen(
        command, cwd=at, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )
    most = 0.0
    while process.poll() is None:
        most = max(most, memory(process.pid))
        time.sleep(0.05)
    seconds, after = time.perf_counter() - start, os.times()
    if process.returncode:
        sys.exit((process.stderr.read() if process.stderr else b"").decode("utf-8", "replace"))
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(seconds, processor, most)


def memory(session: int) -> float:
    """The memory of all processes of a session in MB; what they share is counted once."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            if int((folder / "stat").read_text().rpartition(")")[2].split()[3]) == session:
                rollup = (folder / "smaps_rollup").read_text()
                total += int(rollup.split("Pss:")[1].split()[0])
    return total / 1024


Prepare = Callable[[Path, Path, list[Path]], list[str]]


def peers(folder: Path) -> dict[str, Prepare]:
    """The others that there are, each with what makes its project of our pages and gives the command that builds it."""
    found: dict[str, Prepare] = {}
    if shutil.which("npm"):
        subprocess.run(
            ["npm", "install", "--silent", "--prefix", str(folder), f"@11ty/eleventy@{ELEVENTY}"], check=True
        )
        found["eleventy"] = partial(eleventy, folder / "node_modules/.bin/eleventy")
    if shutil.which("hugo"):
        found["hugo"] = hugo
    return found


def eleventy(program: Path, work: Path, site: Path, pages: list[Path]) -> list[str]:
    before, after = shell(pages[0])
    layout = work / "content/_includes/shell.njk"
    layout.parent.mkdir(parents=True)
    layout.write_text(before + "{{ content | safe }}" + after, "utf-8")
    (work / "eleventy.config.mjs").write_text(
        'export default () => ({ dir: { input: "content", output: "out" }, htmlTemplateEngine: false, templateFormats: ["html", "njk"] });\n'
    )
    contents(work / "content", site, pages, "layout: shell.njk")
    return in_turn(f"{program} --quiet", "out")


def hugo(work: Path, site: Path, pages: list[Path]) -> list[str]:
    before, after = shell(pages[0])
    layout = work / "layouts/_default/single.html"
    layout.parent.mkdir(parents=True)
    layout.write_text(before + "{{ .Content }}" + after, "utf-8")
    (work / "hugo.toml").write_text(
        'disableKinds = ["taxonomy", "term", "RSS", "sitemap", "section", "home"]\nbaseURL = "/"\n'
    )
    contents(work / "content", site, pages, "type: page")
    return in_turn("hugo --quiet", "public")


def in_turn(command: str, out: str) -> list[str]:
    """The builder and then Pagefind, as one command."""
    return ["sh", "-c", f"rm -rf {out} && {command} && {sys.executable} -m pagefind --site {out}"]


def shell(page: Path) -> tuple[str, str]:
    """What stands before and behind the article of a page."""
    text = page.read_text("utf-8")
    return text[: text.index("<article")], text[text.index("</article>") + len("</article>") :]


def contents(folder: Path, site: Path, pages: list[Path], front: str) -> None:
    """The article of each page as a file of the other builder."""
    for page in pages:
        text = page.read_text("utf-8")
        file = folder / page.relative_to(site)
        file.parent.mkdir(parents=True, exist_ok=True)
        article = text[text.index("<article") : text.index("</article>") + len("</article>")]
        file.write_text(f"---\n{front}\n---\n{article}\n", "utf-8")


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


def check_file(name: str, size: int) -> float:
    """The seconds that the check takes when one file is full of this; the best of three."""
    top = "id: groot\nname: {nl: Groot, en: Large}\nsummary: {nl: Groot., en: Large.}\ntype: business\n"
    top += _TOPS.get(name, _TOPS["unknown links"] if name == "opening brackets" else "")
    piece, seconds = FILES[name], []
    with tempfile.TemporaryDirectory() as folder:
        kb = shutil.copytree(ROOT / "tests/kb", Path(folder) / "kb")
        many = (size - len(top)) // len(piece.format(10_000))
        body = "".join(piece.format(number) for number in range(10_000, 10_000 + many))
        (kb / "organisations/groot.yml").write_text(top + body, "utf-8")
        for _ in range(3):
            start = time.perf_counter()
            read_with_problems(kb)
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
