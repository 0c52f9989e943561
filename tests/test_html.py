"""The HTML of a page of every sort in both languages, as two validators read it: v.Nu and html-validate.

Part of `make test-long`: they need Java and Node.js. What `node/htmlvalidate.json` leaves out is the choice of form (quotes, case,
spaces) and what another way does: a dot of a picture is named by its title, a form that filters has no button to send it, and
the first cell of a row is its head without `scope`.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.project import ROOT

pytestmark = pytest.mark.long
MODULES = ROOT / "node/node_modules"


@pytest.fixture(scope="module")
def examples(real_site: Path) -> list[str]:
    """Every page that is the only one of its folder's sort, and of each folder of things the first and the largest."""
    found = {file for pattern in ("*.html", "*/index.html", "en/*/index.html") for file in real_site.glob(pattern)}
    for folder in {file.parent.parent for file in real_site.glob("**/index.html")}:
        pages = sorted(folder.glob("*/index.html"), key=lambda file: file.stat().st_size)
        found |= {*pages[:1], *pages[-1:]}
    return [str(file) for file in sorted(found)]


def test_there_is_a_page_of_every_sort(examples: list[str]) -> None:
    for part in ("/initiatieven/", "/en/initiatives/", "/insluiten/", "/en/embed/", "/id/", "404.html"):
        assert any(part in file for file in examples), part


def test_v_nu_finds_nothing(examples: list[str]) -> None:
    jar = MODULES / "vnu-jar/build/dist/vnu.jar"
    done = subprocess.run(
        ["java", "-jar", str(jar), "--errors-only", "--format", "json", *examples], capture_output=True, text=True
    )
    assert [(one["url"], one.get("lastLine"), one["message"]) for one in json.loads(done.stderr)["messages"]] == []


def test_html_validate_finds_nothing(examples: list[str]) -> None:
    settings = ROOT / "node/htmlvalidate.json"
    command = [str(MODULES / ".bin/html-validate"), "--config", str(settings), "--formatter", "json", *examples]
    done = subprocess.run(command, capture_output=True, text=True)
    found = [
        (file["filePath"], one["line"], one["message"]) for file in json.loads(done.stdout) for one in file["messages"]
    ]
    assert found == []
