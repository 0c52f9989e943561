"""A website of an organisation, initiative or project: a field, checked as other addresses are, and a clear name on its page."""

import pytest

from roadmaps.checking.read import read_with_problems
from roadmaps.kinds import KINDS
from roadmaps.pages.site import Site
from roadmaps.publishing.outside_links import outside_links
from tests.project import ROOT, copy_project

WITH_WEBSITE = ["initiative", "organisation", "project"]
NAMED = {"nl": "Website van Gemeente Voorbeeldstad", "en": "Website of Municipality of Sampletown"}


@pytest.mark.parametrize(("lang", "named"), NAMED.items())
def test_a_website_stands_among_the_key_facts_by_the_name_of_its_thing(graph, lang, named):
    page = Site(graph, lang, "https://example.org/r").page(graph["gemeente-voorbeeldstad"], "x/y/")
    assert f'<a href="https://example.org/gemeente" rel="noopener">{named}</a>' in page


@pytest.mark.parametrize("id_", ["fietsmaatjes", "fietsakkoord"])
def test_an_initiative_and_a_project_show_theirs_and_without_one_nothing(graph, id_):
    thing, site = graph[id_], Site(graph, "nl", "https://example.org/r")
    with_link = thing.model_copy(update={"link": "https://example.org/zelf"})
    assert "Website" not in site.page(thing, "x/y/")
    assert f"Website van {thing.name.nl}</a>" in site.page(with_link, "x/y/")


@pytest.mark.parametrize("kind", WITH_WEBSITE)
def test_it_is_checked_as_other_addresses_are(kind, tmp_path):
    root = copy_project(tmp_path / "project", ROOT / "tests/kb")
    file = next((root / "kb" / KINDS[kind].folder).glob("*.yml"))
    text = "".join(f"{line}\n" for line in file.read_text("utf-8").splitlines() if not line.startswith("link:"))
    file.write_text(text + "link: http://example.org/zelf\n", "utf-8")
    _, problems = read_with_problems(root / "kb")
    assert [(problem.code, problem.place.line) for problem in problems] == [("wrong-type", text.count("\n") + 1)]
    file.write_text(text + "link: https://example.org/zelf\n", "utf-8")
    assert read_with_problems(root / "kb")[1] == []
    assert "https://example.org/zelf" in outside_links(root, [])


def test_websites_of_the_real_knowledge_base_are_shown(real):
    found = [thing for kind in WITH_WEBSITE for thing in real.of_kind(kind) if thing.link]
    assert {"amdex", "leap", "tada", "amsterdam-economic-board", "universiteit-utrecht"} <= {one.id for one in found}
    site = Site(real, "en", "https://example.org/r")
    for thing in found:
        assert f'<a href="{thing.link}" rel="noopener">Website of' in site.page(thing, "x/y/"), thing.id
