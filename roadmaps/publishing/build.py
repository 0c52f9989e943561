"""Building the whole site: both languages side by side, the search index, then one swap into place.

`site/` is only touched when everything succeeded, so a mistake leaves the last
good site as it was.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from mkdocs.__main__ import cli as mkdocs

from roadmaps.handwritten.addresses import LIST, addresses
from roadmaps.publishing import work_folder
from roadmaps.publishing.data_beside import DataBeside
from roadmaps.publishing.disk import asked_after_a_failure, readable, refusal
from roadmaps.publishing.prepared import Prepared, hand_over, prepare
from roadmaps.publishing.search_index import FOLDER, finish
from roadmaps.publishing.work_folder import Work
from roadmaps.reading import settings
from roadmaps.reading.base import Lang
from roadmaps.reading.settings import ROOT

SERVED = Path(".build") / "serve"  # where `serve` builds its search index: site/ stays what was last built there
CONFIGS: dict[Lang, str] = {"nl": "mkdocs.yml", "en": "mkdocs.en.yml"}
_CHATTER = ("INFO", "DEBUG", " ", "Traceback (", "During handling of", "The above exception was")


class BuildFailed(Exception):
    """A step of the build went wrong; the text is what that step printed."""


def build(root: Path = ROOT, folder: Path | None = None, site_url: str | None = None) -> None:
    """Build everything below `root` into `folder` (default: site/). Raises Invalid or BuildFailed."""
    try:
        with readable():
            _build(root, (folder or root / "site").resolve(), site_url)
    except OSError as error:
        raise BuildFailed(refusal(error)) from None


def _build(root: Path, folder: Path, site_url: str | None) -> None:
    _may_be_replaced(folder)
    clear(root, folder)
    with _step("kennisbank en pagina’s controleren / checking the knowledge base and the pages"):
        ready = prepare(root, knowledge_base(root))
        ready.days()  # once, for all that is made side by side
    with work_folder.work_beside(folder) as work:
        with asked_after_a_failure(work.folder):
            made = _made(root, ready, work, {"SITE_URL": site_url} if site_url else {})
        work_folder.publish(made, folder)
    clear(root, folder)  # again: what a killed build had started may have gone on for a while


def _may_be_replaced(folder: Path) -> None:
    """Whoever mistypes the folder does not lose what is in it: only a site, or nothing, is replaced."""
    if folder.exists() and not (folder.is_dir() and (not any(folder.iterdir()) or (folder / "sitemap.xml").exists())):
        raise BuildFailed(
            f"{folder}: hier staat iets anders dan een site; er is niets gewijzigd. Kies een andere map, of maak deze leeg. / "
            "there is something else than a site here; nothing was changed. Choose another folder, or empty this one."
        )


def clear(root: Path, folder: Path | None = None) -> None:
    """Remove what killed builds left, beside every place where this project may have been built."""
    for site in dict.fromkeys((*((folder,) if folder else ()), (root / "site").resolve(), root.resolve() / SERVED)):
        work_folder.clear(site)


def _made(root: Path, ready: Prepared, work: Work, extra: dict[str, str]) -> Path:
    """The whole site, finished, in the folder of this build."""
    made, shared = work.folder / "nl", work.folder / "shared"
    with _step("pagina’s in twee talen en gegevensbestanden maken / making pages in two languages and data files"):
        data = ready.published((extra.get("SITE_URL") or settings.site_url()).rstrip("/") + "/")
        beside = DataBeside(ready.graph.kb, data, shared)
        try:
            _languages(root, replace(ready, beside=beside), work, extra)
        finally:
            whole = beside.join()
        if not whole:
            raise BuildFailed("de gegevensbestanden zijn niet te maken / the data files cannot be made")
    with _step("zoekindex maken / making the search index"):
        _index(root, ready, work)
    (work.folder / "en").rename(made / "en")
    for file in (path for path in shared.rglob("*") if path.is_file()):
        place = made / file.relative_to(shared)
        place.parent.mkdir(parents=True, exist_ok=True)
        file.rename(place)
    # Every address that this site has, for the check of the next change to keep.
    listed = "".join(f"{address}\n" for address in addresses(ready.graph.kb, root / "docs") if address)
    (made / LIST).write_text(listed, "utf-8")
    return made


def _index(root: Path, ready: Prepared, work: Work) -> None:
    """Make the search index of each language, at the same time."""
    made = work.folder / "nl" / FOLDER
    # No language that Pagefind knows: it would take words with one stem for the same, and claim hits that do not hold what
    # was asked ("gezond" for "gezondheid"). search-words.js knows the forms of a word, and says which it found.
    options = ["--force-language", "unknown", "--quiet"]
    commands = [
        [
            sys.executable,
            "-m",
            "pagefind",
            "--site",
            str(work.folder / lang),
            "--output-path",
            str(made / lang),
            *options,
        ]
        for lang in CONFIGS
    ]
    with ThreadPoolExecutor() as side_by_side:
        list(side_by_side.map(lambda command: _run(command, root, (work.lock,)), commands))
    finish(made, ready.graph)


def knowledge_base(root: Path) -> Path:
    return root / os.environ.get("KNOWLEDGE_BASE", "kb")


def _languages(root: Path, ready: Prepared, work: Work, extra: dict[str, str]) -> None:
    """Both languages at the same time, each in a process that begins with what was read already."""
    forking = multiprocessing.get_context("fork")
    gc.enable()
    gc.freeze()  # what both share is not copied by looking for rubbish in it
    said = {lang: work.folder / f"{lang}.log" for lang in CONFIGS}
    running = {
        lang: forking.Process(target=_language, args=(root, lang, ready, work.folder / lang, said[lang], extra))
        for lang in CONFIGS
    }
    for process in running.values():
        process.start()
    for process in running.values():
        process.join()
    gc.unfreeze()
    if failed := [lang for lang, process in running.items() if process.exitcode]:
        raise BuildFailed("\n".join(_told(said[lang].read_text("utf-8", "replace"), lang) for lang in failed))


def _language(root: Path, lang: Lang, ready: Prepared, site: Path, said: Path, extra: dict[str, str]) -> None:
    """`mkdocs build --strict` of one language in a process of its own; what it prints goes into the file `said`."""
    sys.stdout = sys.stderr = said.open("w", encoding="utf-8")
    for number in (1, 2):  # and so for what this process starts
        os.dup2(sys.stdout.fileno(), number)
    os.environ.update(_environment() | extra)
    os.chdir(root)
    hand_over(ready)
    mkdocs(["build", "--strict", "--config-file", str(root / CONFIGS[lang]), "--site-dir", str(site)])


def _told(said: str, lang: Lang) -> str:
    """What MkDocs printed, without its chatter: of a traceback only the last line."""
    lines = [line for line in said.splitlines() if line.strip() and not line.startswith(_CHATTER)]
    return "\n".join(lines) or f"docs/{lang}: de pagina’s zijn niet te bouwen / the pages cannot be built"


def _run(command: list[str], root: Path, inherited: tuple[int, ...] = ()) -> None:
    done = subprocess.run(
        command, cwd=root, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, pass_fds=inherited
    )
    if done.returncode:
        raise BuildFailed(done.stdout.decode("utf-8", "replace"))


def _environment() -> dict[str, str]:
    """What the programs of others are run with: they read and write UTF-8 whatever the language of the machine is."""
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"}


@contextlib.contextmanager
def _step(what: str) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    print(f"· {what} … ", end="", flush=True)
    start = time.perf_counter()
    try:
        yield
    except BaseException:
        print("mislukt / failed", flush=True)
        raise
    print(f"{time.perf_counter() - start:.1f} s", flush=True)
