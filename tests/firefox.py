"""Debian's Firefox for the browser tests: `pytest --firefox`, by WebDriver BiDi, the standard that Playwright and Firefox share.

An older Firefox does not know every command that Playwright sends at its start. A go-between answers those that Firefox calls
unknown as if they had been done; a test that needs one is marked `chromium`. It runs as the program that Playwright starts.
"""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from pathlib import Path

from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve

from tests.chromium import from_debian, installed
from tests.project import ROOT

NAMES = ("firefox-esr", "firefox")
CHANNEL = "moz-firefox"  # in Playwright: a Firefox as Mozilla makes it
SETTINGS: dict[str, str | float | bool] = {
    "ui.useOverlayScrollbars": 1
}  # as in Chromium without a screen: the whole window is the page's
_LISTENING = re.compile(r"ws://[\w.:]+")
_PORT_SAID = "WebDriver BiDi listening on ws://127.0.0.1:{}"  # how Firefox says it, and Playwright reads it


def executable(folder: Path) -> str:
    """The path of a program, written in `folder`, that runs Firefox behind the go-between. Raises RuntimeError when there is no Firefox."""
    if not (firefox := installed(*NAMES) or from_debian("firefox-esr", *NAMES)):
        raise RuntimeError("No Firefox found, and none could be installed. Install one and try again.")
    program = folder / "firefox"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m tests.firefox "{firefox}" "$@"\n')
    program.chmod(0o755)
    return str(program)


def allow_questions(site: Path) -> None:
    """Let Playwright ask the pages of a built site something: in Firefox it does so by `eval`, which our policy forbids. All else stays forbidden."""
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        page.write_text(text.replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-eval'", 1), "utf-8")


async def _between(client: ServerConnection, firefox: str) -> None:
    """Carries what the two say over and back, until one of them stops."""
    assert client.request
    # No pings: a slow machine answers them too late.
    async with connect(firefox + client.request.path, max_size=None, ping_interval=None) as server:

        async def over() -> None:
            async for said in client:
                await server.send(said)
            await server.close()

        async def back() -> None:
            async for said in server:
                await client.send(_done(str(said)))
            await client.close()

        await asyncio.gather(over(), back(), return_exceptions=True)


def _done(said: str) -> str:
    """What Firefox answered; that it does not know a command becomes an answer that says nothing."""
    answer = json.loads(said)
    if answer.get("error") != "unknown command":
        return said
    return json.dumps({"type": "success", "id": answer["id"], "result": {"collector": ""}})


async def _main(command: list[str]) -> int:
    firefox = await asyncio.create_subprocess_exec(*command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert firefox.stderr
    while line := await firefox.stderr.readline():
        if found := _LISTENING.search(line.decode()):
            break
    else:
        return 1
    async with serve(
        lambda client: _between(client, found[0]), "127.0.0.1", 0, max_size=None, ping_interval=None
    ) as server:
        print(_PORT_SAID.format(next(iter(server.sockets)).getsockname()[1]), file=sys.stderr, flush=True)
        await firefox.communicate()
    return firefox.returncode or 0


if __name__ == "__main__":
    sys.exit(asyncio.run(_main(sys.argv[1:])))
