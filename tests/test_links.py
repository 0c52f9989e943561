"""Links to outside: found with their places, asked politely, and told apart. The servers of these tests are on this machine."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from roadmaps.publishing.outside_links import Answer, LinkFinding, Patience, ask, ask_all, outside_links, report

QUICK = Patience(timeout=0.4, pause=0, attempts=2)
# What the server answers at each path: the status, and where it leads.
ANSWERS = {
    "/fine": (200, ""),
    "/gone": (404, ""),
    "/gone-for-good": (410, ""),
    "/forbidden": (403, ""),
    "/too-many": (429, ""),
    "/broken": (500, ""),
    "/moved": (301, "/fine"),
    "/moved-twice": (308, "/moved"),
    "/elsewhere-for-now": (302, "/fine"),
    "/moved-then-for-now": (301, "/elsewhere-for-now"),
    "/moved-to-nothing": (301, "/gone"),
    "/round": (301, "/round"),
    "/to-a-file": (301, "file:///etc/hostname"),
    "/odd": (301, "/fine?a=`<b>`|c"),
}


class Server(BaseHTTPRequestHandler):
    """Answers as ANSWERS says, and remembers what was asked, by whom, and how many at a time."""

    asked: Counter = Counter()
    agents: set = set()
    together = most_together = 0

    def do_HEAD(self):
        path = self.path.split("?")[0]
        Server.asked[self.command, path] += 1
        Server.agents.add(self.headers["User-Agent"])
        if path == "/slow":
            time.sleep(1)
        Server.together += path.startswith("/page-")
        Server.most_together = max(Server.most_together, Server.together)
        time.sleep(0.01)
        only_get = path == "/only-get" and self.command == "HEAD"
        status, location = (405, "") if only_get else ANSWERS.get(path, (200, ""))
        Server.together -= path.startswith("/page-")
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize(
    ("path", "state", "detail"),
    [
        ("/fine", "fine", ""),
        ("/only-get", "fine", ""),
        ("/elsewhere-for-now", "fine", ""),
        ("/gone", "gone", "404"),
        ("/gone-for-good", "gone", "410"),
        ("/moved-to-nothing", "gone", "404"),
        ("/forbidden", "refused", "403"),
        ("/too-many", "refused", "429"),
        ("/broken", "failed", "500"),
        ("/round", "failed", "redirect"),
        ("/to-a-file", "failed", "redirect"),
        ("/slow", "slow", "0.4 s"),
    ],
)
def test_what_an_answer_means(address, path, state, detail):
    assert ask(address + path, QUICK) == Answer(state, detail)


@pytest.mark.parametrize(
    ("path", "new"), [("/moved", "/fine"), ("/moved-twice", "/fine"), ("/moved-then-for-now", "/elsewhere-for-now")]
)
def test_the_new_address_goes_as_far_as_the_move_is_for_good(address, path, new):
    assert ask(address + path, QUICK) == Answer("moved", address + new)


def test_a_server_that_is_not_there():
    assert ask("http://127.0.0.1:9/", QUICK) == Answer("unreachable", "ConnectionRefusedError")


def test_each_link_is_asked_once_and_a_host_one_at_a_time(address):
    Server.asked.clear()
    Server.most_together = 0
    places = {f"{address}/page-{number}": ("kb/x.yml:1",) for number in range(8)}
    assert ask_all(places, QUICK) == []
    assert set(Server.asked.values()) == {1} and len(Server.asked) == 8
    assert Server.most_together == 1
    assert all("roadmaps-links" in agent for agent in Server.agents)


def test_only_a_server_that_fails_is_asked_again(address):
    Server.asked.clear()
    ask(address + "/gone", QUICK)
    ask(address + "/broken", QUICK)
    assert Server.asked["GET", "/gone"] == 1 and Server.asked["GET", "/broken"] == 2


def test_where_links_stand(tmp_path: Path):
    (tmp_path / "kb" / "_sjablonen").mkdir(parents=True)
    (tmp_path / "docs").mkdir()
    (tmp_path / "kb" / "_sjablonen" / "source.yml").write_text("link: https://example.org/template\n")
    (tmp_path / "kb" / "a.yml").write_text(
        "#: Example: https://example.org/comment\n"
        "link: https://example.org/a#part\n"
        "text: See [this](https://example.org/b_(c)), and https://example.org/a. Also https://ours.example/page.\n"
    )
    (tmp_path / "docs" / "b.md").write_text("# A heading\n\n<https://example.org/a>\n")
    assert outside_links(tmp_path, ["https://ours.example/"]) == {
        "https://example.org/a": ("docs/b.md:3", "kb/a.yml:2", "kb/a.yml:3"),
        "https://example.org/b_(c)": ("kb/a.yml:3",),
    }


def test_the_report_names_the_link_the_new_address_and_the_places():
    found = [
        LinkFinding("https://example.org/a", ("kb/a.yml:2", "docs/b.md:3"), Answer("moved", "https://example.org/new")),
        LinkFinding("https://example.org/c", ("kb/a.yml:4",), Answer("gone", "404")),
    ]
    assert (
        report(found)
        == """\
## Bestaat niet meer / gone

- <https://example.org/c> (404)
  - `kb/a.yml:4`

## Voorgoed verhuisd / moved for good

- <https://example.org/a> → <https://example.org/new>
  - `kb/a.yml:2`
  - `docs/b.md:3`
"""
    )
    assert report([]) == ""


def test_a_server_cannot_write_markup_in_the_report(address):
    text = report([LinkFinding(address + "/odd", ("kb/a.yml:1",), ask(address + "/odd", QUICK))])
    assert "fine?a=%60%3Cb%3E%60%7Cc>" in text


def test_a_file_that_is_no_utf8_stops_nothing(tmp_path):
    (tmp_path / "kb/sources").mkdir(parents=True)
    (tmp_path / "kb/sources/bron.yml").write_bytes(b"a: caf\xe9 https://example.org/a\n")
    assert outside_links(tmp_path, ()) == {"https://example.org/a": ("kb/sources/bron.yml:1",)}
