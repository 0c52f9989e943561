"""The preview: a page is made when somebody asks for it, from what stands in memory; what changed on disk is read again first.

A mistake is shown over the last good page, and goes when it is mended. Search uses the index of the last whole build,
which is made anew in the background.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

from roadmaps import words
from roadmaps.checking.read import FilesRead
from roadmaps.pages.policy import HEAD
from roadmaps.publishing.build import CONFIGS, SERVED, clear, knowledge_base
from roadmaps.publishing.language import Language
from roadmaps.publishing.other_files import Made, of_site
from roadmaps.publishing.prepared import Prepared, prepare
from roadmaps.reading.base import Lang
from roadmaps.reading.problems import Invalid

WATCHED = ("kb", "docs", "templates", "theme", "roadmaps", "macros.py", *CONFIGS.values())
LOOK = 0.2  # seconds between two looks at the files
REST = 2.0  # seconds without a change before the search index is made again
SCRIPT = "_preview.js"
NOTHING = (
    f'<!doctype html><html lang="nl"><head>{HEAD}<title>...</title></head><body></body></html>'.encode()
)  # under a mistake, before there was a good page
_RELOAD = f'<script src="/{SCRIPT}" defer></script>'


class Preview:
    """The site at a local address, as the files are now. `version` counts the changes; `mistake` says what is wrong."""

    def __init__(self, root: Path, url: str):
        self.root, self.url = root, url
        self.folder = root / SERVED
        self.version, self.mistake = 0, ""
        self._changed = threading.Condition()
        self._making = threading.Lock()  # MkDocs and our pages are made for one at a time
        self._read = FilesRead()
        self._seen: dict[str, tuple[int, int]] = {}
        self._ready: Prepared | None = None
        self._good: dict[str, bytes] = {}  # pages as they were last without a mistake
        self._languages: dict[Lang, Language] = {}
        self._shared: dict[str, Made] = {}
        self.look()

    def look(self) -> None:
        """Read what changed since the last look. What is wrong is told, and the last good pages stay."""
        with self._making:
            now = dict(_stamps(self.root))
            if now == self._seen:
                return
            changed = {name for name in now.keys() | self._seen.keys() if now.get(name) != self._seen.get(name)}
            first, self._seen = not self._seen, now
            if not first and any(name.endswith(".py") for name in changed):
                os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # the program itself changed
            words.forget()
            try:
                self._ready = prepare(self.root, knowledge_base(self.root), self._read)
                self._languages, self._shared = {}, of_site(self._ready.graph.kb, self._ready.published(self.url))
                self.mistake, self._good = "", {}
            except (Invalid, words.BadWordList) as error:
                self.mistake = str(error)
                print(f"\n{error}\n", file=sys.stderr, flush=True)
            self.tell()

    def tell(self) -> None:
        """Let every page that is open know that something changed."""
        with self._changed:
            self.version += 1
            self._changed.notify_all()

    def state(self, seen: int, patience: float = 20) -> dict[str, object]:
        """The version and the mistake, as soon as the version is another than the one seen; after a while all the same."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != seen, timeout=patience)
            return {"version": self.version, "mistake": self.mistake}

    def get(self, path: str) -> bytes | None:
        """What stands at a path below the root, as it is now; None where nothing does."""
        self.look()
        with self._making:
            if path.startswith("pagefind/"):
                file = self.folder / path
                return file.read_bytes() if file.is_file() else None
            if made := self._shared.get(f"{path}index.html" if path.endswith("/") else path):
                found = made()
                return found.encode("utf-8") if isinstance(found, str) else found
            if not (self.mistake and path in self._good):
                self._make(path)
            return self._good.get(path)

    def _make(self, path: str) -> None:
        """Make what stands at a path, and keep it. What is wrong is told; what was made before stays."""
        lang: Lang = "en" if path.startswith("en/") else "nl"
        try:
            found = (
                self._language(lang).get(path.removeprefix("en/") if lang == "en" else path) if self._ready else NOTHING
            )
        except Exception as error:  # whatever is wrong with a template or a macro, somebody is working on it
            self.mistake = f"{path}: {type(error).__name__}: {error}"
            self.tell()
            found = self._good.get(path, NOTHING)
        if found is not None:
            self._good[path] = found

    def not_found(self) -> bytes:
        """The page for a path at which nothing stands."""
        with self._making:
            return self._language("nl").not_found() if self._ready else NOTHING

    def _language(self, lang: Lang) -> Language:
        if lang not in self._languages:
            assert self._ready
            work = self.folder.with_name("preview") / lang
            shutil.rmtree(work, ignore_errors=True)
            self._languages[lang] = Language(self._ready, self.root / CONFIGS[lang], self.url, work)
        return self._languages[lang]


def serve(root: Path, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Show both languages at a local address until Ctrl+C."""
    clear(root)
    server = ThreadingHTTPServer((host, port), _Answer)
    server.daemon_threads = True
    url = f"http://{host}:{server.server_port}/"
    preview = server.preview = Preview(root, url)  # type: ignore[attr-defined]
    for work in (_watch, _renew_index):
        threading.Thread(target=work, args=(preview,), daemon=True).start()
    print(f"Nederlands: {url}\nEnglish:    {url}en/\nStop: Ctrl+C", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()


def _watch(preview: Preview) -> None:
    """Look at the files again and again, so that an open page hears of a change by itself."""
    while True:
        time.sleep(LOOK)
        preview.look()


def _renew_index(preview: Preview) -> None:
    """Build the whole site in the background, for its search index, when nothing has changed for a while."""
    built = -1
    while True:
        version = preview.version
        time.sleep(REST)
        if preview.version == version != built and not preview.mistake:
            code = "import sys; from pathlib import Path; from roadmaps.publishing.build import build; build(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])"
            subprocess.run(
                ["nice", sys.executable, "-c", code, str(preview.root), str(preview.folder), preview.url],
                cwd=preview.root,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=False,
            )
            built = version


def _stamps(root: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """When each watched file was last written, and how large it is."""
    for name in (*WATCHED, *([os.environ["KNOWLEDGE_BASE"]] if "KNOWLEDGE_BASE" in os.environ else [])):
        top = root / name
        for folder, _, files in os.walk(top) if top.is_dir() else [(str(root), [], [name])]:
            if folder.endswith("__pycache__"):
                continue
            for file in files:
                path = f"{folder}/{file}"
                try:
                    found = os.lstat(path)
                except OSError:
                    continue
                yield path, (found.st_mtime_ns, found.st_size)


class _Answer(BaseHTTPRequestHandler):
    """One request. Pages get a script that waits for the next version, and shows what is wrong."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        preview: Preview = self.server.preview  # type: ignore[attr-defined]
        parts = urlsplit(self.path)
        path = unquote(parts.path).lstrip("/")
        if path == "_preview":
            return self._send(json.dumps(preview.state(int(parts.query or -1))).encode(), "application/json")
        if path == SCRIPT:
            return self._send(_WAITING.encode("utf-8"), "text/javascript")
        if not (found := preview.get(path)):
            return self._send(with_script(preview.not_found()), "text/html", HTTPStatus.NOT_FOUND)
        kind = guess_type(path)[0] or ("text/html" if not Path(path).suffix else "application/octet-stream")
        return self._send(with_script(found) if kind == "text/html" else found, kind)

    do_HEAD = do_GET

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        text = kind.startswith("text/") or kind.endswith(("json", "xml"))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""


def with_script(page: bytes) -> bytes:
    """A page with the script that reloads it."""
    return page.replace(b"</body>", _RELOAD.encode() + b"</body>")


_WAITING = """// Reloads the page when a file changes, and shows over it what is wrong with one.
(async () => {
  const shown = document.createElement("pre");
  shown.setAttribute("role", "alert");
  Object.assign(shown.style, { position: "fixed", inset: "auto 0 0 0", zIndex: 99, maxHeight: "60vh", overflow: "auto", margin: 0,
    padding: "1rem", background: "#7a1020", color: "#fff", whiteSpace: "pre-wrap", font: "14px/1.45 monospace" });
  const ask = async (version) => (await fetch(`/_preview?${version}`)).json();
  let { version, mistake } = await ask(-1);
  for (;;) {
    if (mistake) { shown.textContent = mistake; document.body.append(shown); } else shown.remove();
    try {
      const next = await ask(version);
      if (next.version !== version && !next.mistake) return location.reload();
      ({ version, mistake } = next);
    } catch { await new Promise((done) => setTimeout(done, 500)); }
  }
})();
"""
