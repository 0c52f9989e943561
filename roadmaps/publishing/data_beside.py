"""The files that both languages share, made by a process of its own beside those that make the pages.

Pages about the data say how large the files are: they wait for what this process tells when it is done.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from roadmaps.data.files import Dataset
from roadmaps.data.shown import LISTS, Shown
from roadmaps.publishing.other_files import of_site, save
from roadmaps.reading.base import LANGUAGES, Lang
from roadmaps.reading.kb import KnowledgeBase


class DataBeside:
    """The process that writes the shared files into `folder`; start it before those that wait for it."""

    def __init__(self, kb: KnowledgeBase, data: Dataset, folder: Path):
        self._told = folder.with_suffix(".pickle")
        # Nothing is ever written into this pipe: it ends when that process ends, however it does.
        self._end, kept_open = os.pipe()
        self._process = multiprocessing.get_context("fork").Process(target=self._make, args=(kb, data, folder))
        self._process.start()
        os.close(kept_open)

    def _make(self, kb: KnowledgeBase, data: Dataset, folder: Path) -> None:
        """Write the files, and then what pages say of them."""
        try:
            for path, file in of_site(kb, data).items():
                save(folder / path, file)
            lists = {(lang, name): Shown(data, lang)(name) for lang in LANGUAGES for name in LISTS}
            self._told.write_bytes(pickle.dumps(lists))
        except OSError:  # who waits for this process asks the disk why: nothing may be written here
            os._exit(1)

    def shown(self, lang: Lang, name: str) -> Sequence[Any]:
        """A list of a page about the data, once all files are made. Raises OSError where they were not."""
        os.read(self._end, 1)
        found: dict[tuple[Lang, str], Sequence[Any]] = pickle.loads(self._told.read_bytes())
        return found[lang, name]

    def join(self) -> bool:
        """Wait for the end; whether all files were made."""
        self._process.join()
        os.close(self._end)
        return not self._process.exitcode
