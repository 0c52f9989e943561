"""The search index: Pagefind makes it, and what it writes in no order is put in one, so that the same site gives the same bytes.

Pagefind 1.5 writes the choices of a filter, and the filters of a language, as its hash tables happen to hold them. Its files
are CBOR behind a word of their own, compressed; each is called by a hash of what it holds, and the one above it names it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2

FOLDER = "pagefind"
_WORD = b"pagefind_dcd"
_FILTERS = 3  # where the list of a language has its filters, each with its name and the hash of its file


def put_in_order(folder: Path) -> None:
    """Make what Pagefind wrote the same for the same site, and remove what nobody uses."""
    for pattern in ("pagefind-*ui.*", "pagefind-highlight.js"):  # its own interfaces, which fetch the index unasked
        for file in folder.glob(pattern):
            file.unlink()
    entry = folder / "pagefind-entry.json"
    listed = json.loads(entry.read_text("utf-8"))
    listed["languages"] = dict(sorted(listed["languages"].items()))
    for language in listed["languages"].values():
        language["hash"] = _list_of_language(folder, language["hash"])
    entry.write_text(json.dumps(listed, separators=(",", ":")), "utf-8")


def _list_of_language(folder: Path, hash_: str) -> str:
    """Put the filters of a language in order; gives the new hash of its list."""
    file = folder / f"pagefind.{hash_}.pf_meta"
    content = _read(file)
    content[_FILTERS] = sorted([name, _filter(folder / "filter", named)] for name, named in content[_FILTERS])
    return _write(file, content, hash_)


def _filter(folder: Path, hash_: str) -> str:
    """Put the choices of a filter in order; gives its new hash."""
    file = folder / f"{hash_}.pf_filter"
    name, choices = _read(file)
    return _write(file, [name, sorted([choice, sorted(pages)] for choice, pages in choices)], hash_)


def _read(file: Path) -> Any:
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(_WORD))


def _write(file: Path, content: object, hash_: str) -> str:
    """Write the content under the hash of it, as long as the one before: `nl_` and hexadecimal digits."""
    written = _WORD + cbor2.dumps(content)
    language, _, digits = hash_.rpartition("_")
    new = f"{language}_{hashlib.sha256(written).hexdigest()[: len(digits)]}"
    file.unlink()
    file.with_name(file.name.replace(hash_, new)).write_bytes(gzip.compress(written, mtime=0))
    return new
