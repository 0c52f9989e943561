"""English may be missing or behind: never a reason not to publish, always visible."""
import shutil
from pathlib import Path

import pytest

from roadmaps import site
from roadmaps.__main__ import main
from roadmaps.model import Text, fingerprint
from roadmaps.read import read

TERM = "id: term\nname: {nl: naam, en: name}\nsummary:\n  nl: Een zin.\n  en: A sentence.\ndefinition:\n  nl: |\n    Een uitleg.\n\n  en: |\n    An explanation.\n"


@pytest.mark.parametrize(("text", "state"), [
    (Text(nl="een"), "missing"),
    (Text(nl="een", en="  "), "missing"),
    (Text(nl="een", en="one"), "unconfirmed"),
    (Text(nl="een", en="one", nl_hash=fingerprint("een")), "complete"),
    (Text(nl="één", en="one", nl_hash=fingerprint("een")), "stale"),
    (Text(nl="een\n twee", en="one two", nl_hash=fingerprint("een twee")), "complete"),
])
def test_the_state_of_a_text(text, state):
    assert text.state == state


def test_a_fingerprint_is_eight_letters_that_yaml_leaves_alone():
    assert fingerprint("een  twee\n") == fingerprint("een twee") == "qtjjmkhr"


@pytest.fixture
def at_project(project: Path, monkeypatch) -> Path:
    monkeypatch.chdir(project)
    (project / "kb/glossary/term.yml").write_text(TERM, "utf-8")
    return project


def states(project: Path) -> list[str]:
    thing = read(project / "kb").things["term"]
    return [thing.name.state, thing.summary.state, thing.definition.state]


def test_confirm_writes_the_fingerprint_beside_the_english_and_nothing_else(at_project):
    file = at_project / "kb/glossary/term.yml"
    assert states(at_project) == ["unconfirmed"] * 3
    assert main(["confirm", "term"]) == 0
    assert states(at_project) == ["complete"] * 3
    kept = [line for line in file.read_text("utf-8").replace(f", nl_hash: {fingerprint('naam')}", "").split("\n") if "nl_hash" not in line]
    assert kept == TERM.split("\n")


def test_changed_dutch_makes_the_english_stale_until_it_is_confirmed(at_project):
    file = at_project / "kb/glossary/term.yml"
    main(["confirm", "term"])
    file.write_text(file.read_text("utf-8").replace("Een zin.", "Een nieuwe zin.").replace("nl: naam", "nl: titel"), "utf-8")
    assert states(at_project) == ["stale", "stale", "complete"]
    assert main(["confirm", "term", "--field", "summary"]) == 0
    assert states(at_project) == ["stale", "complete", "complete"]
    assert main(["confirm", "term"]) == 0
    assert states(at_project) == ["complete"] * 3


def test_confirm_asks_for_a_known_id(at_project, capsys):
    assert main(["confirm", "trem"]) == 1 and "did you mean: term" in capsys.readouterr().out
    assert main(["confirm"]) == 1


def test_readers_see_what_is_missing_and_what_is_behind(at_project):
    file = at_project / "kb/glossary/term.yml"
    main(["confirm", "term"])
    file.write_text(file.read_text("utf-8").replace("Een uitleg.", "Een andere uitleg.")
                    .replace(f"  en: A sentence.\n  nl_hash: {fingerprint('Een zin.')}\n", ""), "utf-8")
    site.build(at_project)
    english = (at_project / "site/en/glossary/term/index.html").read_text("utf-8")
    assert '<span lang="nl">Een zin.</span> <small class="translation-note">(not translated yet: this is the Dutch text)</small>' in english
    assert '<p class="translation-note">the Dutch text has changed since this was translated</p>' in english
    assert "1 missing, 1 out of date" in " ".join(english.split()) and "An explanation." in english
    dutch = (at_project / "site/begrippen/term/index.html").read_text("utf-8")
    assert "translation-note" not in dutch and "Een andere uitleg." in dutch
    overview = (at_project / "site/en/translations/index.html").read_text("utf-8")
    assert "<code>summary</code>" in overview and "<code>definition</code>" in overview
