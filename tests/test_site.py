"""The built site as files: every link and anchor, both languages, and what search engines are told."""

import gzip
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree, html

from roadmaps.checking.read import read
from roadmaps.publishing import build as site
from roadmaps.reading import i18n
from roadmaps.reading.base import LANGUAGES
from roadmaps.reading.problems import Invalid
from tests import site_links
from tests.project import OTHERS, REPOSITORY, ROOT
from tests.project import SITE as BASE
from tests.site_links import parse


def pages(folder: Path) -> list[Path]:
    """The pages that readers meet, without those that only lead on, from an old address or from an id (tests/test_data_page.py),
    and those for other sites (tests/test_embed.py)."""
    found = (file for file in folder.rglob("*.html") if file.name != "404.html")
    others = tuple(str(folder / part) + "/" for part in ("id", "insluiten", "en/embed"))
    return sorted(file for file in found if not str(file).startswith(others) and not leads_on(file))


def leads_on(file: Path) -> bool:
    return bool(parse(file).xpath("//meta[@http-equiv='refresh']"))


def address(folder: Path, file: Path) -> str:
    return site_links.address(folder, file, BASE)


def target(folder: Path, url: str) -> Path | None:
    return site_links.target(folder, url, BASE)


@pytest.fixture(scope="module", params=["small_site", "real_site"])
def built(request) -> Path:
    return request.getfixturevalue(request.param)


def test_every_internal_link_and_anchor_leads_somewhere(built):
    assert site_links.broken_links(built, BASE) == []


def test_ids_are_unique_on_each_page(built):
    for file in pages(built):
        ids = Counter(parse(file).xpath("//*/@id"))
        assert [id_ for id_, count in ids.items() if count > 1] == [], file


def test_no_caption_repeats_its_heading(built):
    for file in pages(built):
        heading = ""
        for part in parse(file).iter("h1", "h2", "h3", "summary", "caption", "figcaption"):
            said = " ".join(part.text_content().split()).casefold().rstrip(".:")
            if part.tag not in ("caption", "figcaption"):
                heading = heading if part.tag == "summary" and part.getparent().get("class") == "fold" else said
            elif part.get("class") != "unseen":
                assert said != heading, file


def test_nothing_is_fetched_from_elsewhere(built):
    for file in [*pages(built), built / "404.html"]:
        for element in parse(file).xpath(
            "//script[@src] | //img | //iframe | //link[@rel='stylesheet' or @rel='icon' or @rel='preconnect']"
        ):
            link = element.get("src") or element.get("href")
            assert urljoin(address(built, file), link).startswith(BASE), (file, link)
    for file in built.rglob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(https?:)?//", file.read_text("utf-8")), file


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_site_is_the_same_without_material(small_site, project):
    """The theme is Material in name: where it ends, one line of mkdocs.yml is changed."""
    config = project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("  name: material\n", "  name: null\n"), "utf-8")
    site.build(project)
    assert files(project / "site") == files(small_site)


def test_the_site_is_the_same_with_what_goes_on_where_mkdocs_ends(small_site, project):
    command, told = [sys.executable, "-m", "roadmaps"], os.environ | {"RENDERER": "properdocs"}
    subprocess.run([*command, "build"], cwd=project, env=told, check=True)
    assert files(project / "site") == files(small_site)
    which = "import roadmaps.publishing, mkdocs.config; print(mkdocs.config.__name__)"
    said = subprocess.run([sys.executable, "-c", which], cwd=project, env=told, capture_output=True, text=True).stdout
    assert said == "properdocs.config\n"


def test_each_page_names_itself_and_its_counterpart(built):
    for file in pages(built):
        root, here = parse(file), address(built, file)
        assert root.xpath("//link[@rel='canonical']/@href") == [here]
        named = {
            link.get("hreflang"): link.get("href") for link in root.xpath("//link[normalize-space(@rel)='alternate']")
        }
        lang = "en" if here.startswith(BASE + "en/") else "nl"
        assert root.get("lang") == lang and named[lang] == here and named["x-default"] == named["nl"]
        beside = target(built, named["en" if lang == "nl" else "nl"])
        back = parse(beside).xpath(f"//link[@hreflang='{lang}']/@href")
        assert back == [here], "the two pages must name each other"
        [switch] = root.xpath("//a[contains(@class, 'language')]/@href")
        assert urljoin(here, switch) == address(built, beside), "the switch leads to the same thing"


def test_each_page_has_one_heading_a_title_and_a_description(built):
    titles = set()
    for file in pages(built):
        root = parse(file)
        assert len(root.xpath("//h1")) == 1, file
        [description] = root.xpath("//meta[@name='description']/@content")
        assert description and (root.get("lang"), description) not in titles, file
        titles.add((root.get("lang"), description))
        title = root.findtext(".//title")
        if file.parent.name not in ("site", "en"):  # home is called after the site alone
            assert title.startswith(root.find(".//h1").text_content().strip() + " · "), file
        assert (root.get("lang"), title) not in titles, title
        titles.add((root.get("lang"), title))


def test_a_first_visit_is_light(built):
    """Page, style, script, icon and typeface together, compressed; search is fetched when it is used."""
    packed = {
        path: len(gzip.compress(path.read_bytes()))
        for path in built.rglob("*")
        if path.suffix in {".html", ".css", ".js", ".svg", ".png", ".woff2"}
    }
    heaviest = {}
    for file in pages(built):
        parts = [
            element.get("href") or element.get("src")
            for element in parse(file).xpath(
                "//link[@rel='stylesheet' or @rel='icon' or @rel='preload'] | //script[@src] | //img[@src]"
            )
        ]
        heaviest[file] = packed[file] + sum(
            packed[target(built, urljoin(address(built, file), part))] for part in parts
        )
    assert max(heaviest.values()) <= 120_000, max(heaviest, key=heaviest.get)


def test_one_sitemap_per_language_found_from_robots(built):
    maps = re.findall(r"^Sitemap: (\S+)$", (built / "robots.txt").read_text(), re.M)
    assert maps == [BASE + "sitemap.xml", BASE + "en/sitemap.xml"]
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = [
        url for name in maps for url in etree.parse(str(target(built, name))).xpath("//s:loc/text()", namespaces=space)
    ]
    assert sorted(listed) == sorted(address(built, file) for file in pages(built))


def test_page_for_unknown_addresses_speaks_both_languages(built):
    root = parse(built / "404.html")
    for lang, home in (("nl", BASE), ("en", BASE + "en/")):
        links = root.xpath(f"//div[@lang='{lang}']//a/@href")
        assert links[0] == home and all(link.startswith(home) and target(built, link) for link in links)
    for link in root.xpath("//link/@href | //script/@src"):
        assert link.startswith(("/roadmaps/", BASE)), "GitHub Pages shows this page at any depth"


def test_edit_link_leads_to_the_data_file(real_site, real):
    for thing in real.things.values():
        for lang in LANGUAGES:
            page = real_site / ("en" if lang == "en" else "") / i18n.address(thing, lang) / "index.html"
            [link] = parse(page).xpath("//a[@class='edit']/@href")
            file = link.removeprefix(f"{REPOSITORY}/edit/main/")
            assert (ROOT / file).is_file() and file == real.files[thing.id]


def test_every_thing_has_its_page_in_both_languages(real_site, real):
    for thing in real.things.values():
        for lang in LANGUAGES:
            page = real_site / ("en" if lang == "en" else "") / i18n.address(thing, lang) / "index.html"
            assert " ".join(parse(page).find(".//h1").text_content().split()) == thing.name[lang]


def test_same_input_gives_the_same_bytes(project, tmp_path, monkeypatch):
    """In another folder, with another order of sets, and with another number of workers."""

    def built(name, **environment):
        for key, value in environment.items():
            monkeypatch.setenv(key, value)
        command = [sys.executable, "-m", "roadmaps", "build"]
        folder = shutil.copytree(project, tmp_path / name)
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        return {
            file.relative_to(folder / "site").as_posix(): file.read_bytes()
            for file in (folder / "site").rglob("*")
            if file.is_file()
        }

    first = built("one", PYTHONHASHSEED="1", RAYON_NUM_THREADS="1")
    later = built("another one", PYTHONHASHSEED="2", RAYON_NUM_THREADS="4")
    assert later == first and any(name.endswith(".pf_meta") for name in first)


def test_a_mistake_leaves_the_last_good_site_as_it_was(project):
    site.build(project)
    before = {file: file.stat().st_mtime_ns for file in (project / "site").rglob("*")}
    (project / "kb/glossary/ov-regio.yml").write_text("id: ov-regio\n", "utf-8")
    with pytest.raises(Invalid):
        site.build(project)
    assert {file: file.stat().st_mtime_ns for file in (project / "site").rglob("*")} == before
    assert not list(project.glob(".build-*")), "nothing half-built is left behind"


@pytest.mark.parametrize("make, name", OTHERS.values(), ids=OTHERS)
def test_only_ordinary_files_are_published(project, make, name):
    (project / "docs/nl/assets").mkdir()
    make(project / "docs/nl/assets/x.txt")
    make(project / "theme/assets/x.txt")
    with pytest.raises(Invalid) as failed:
        site.build(project)
    assert str(failed.value).count(f"assets/x.txt:1:1: hier staat {name}") == 2
    assert not (project / "site").exists()
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build"], cwd=project, capture_output=True, timeout=300)
    assert done.returncode == 1 and not (project / "site/assets/x.txt").exists(), "plain MkDocs publishes none either"


def line_with(page: Path, call: str) -> int:
    """Put a call below the text of a page; gives its line."""
    text = page.read_text("utf-8").rstrip("\n")
    page.write_text(f"{text}\n\n{call}\n", "utf-8")
    return text.count("\n") + 3


@pytest.mark.parametrize(
    ("call", "why"),
    [
        ('{{ link("fietse") }}', 'de id "fietse" bestaat niet [unknown-reference]'),
        ("{{ overview( }}", "dit is niet te lezen: {{ overview( }} [unreadable-call]"),
        ('{% include "nergens.md" %}', 'dit is niet te lezen: {% include "nergens.md" %} [unreadable-call]'),
        ("[weg](bestaat-niet.md)", 'de link of afbeelding "bestaat-niet.md" leidt nergens heen [dead-link]'),
    ],
)
def test_a_mistake_in_a_hand_written_page_is_told_with_its_place_before_anything_is_built(project, call, why):
    line = line_with(project / "docs/nl/over.md", call)
    with pytest.raises(Invalid) as failed:
        site.build(project)
    assert re.match(rf"docs/nl/over\.md:{line}:\d+: {re.escape(why)}", str(failed.value))
    assert not (project / "site").exists()


def test_a_missing_anchor_stops_the_build(project):
    page = project / "docs/nl/over.md"
    page.write_text(page.read_text("utf-8") + "\n[weg](kaart.md#nergens)\n", "utf-8")
    with pytest.raises(site.BuildFailed, match=r"over\.md.*kaart\.md#nergens"):
        site.build(project)


def test_plain_mkdocs_tells_of_a_page_without_counterpart(project):
    page = project / "docs/nl/over.md"
    page.write_text(page.read_text("utf-8").replace("beside:", "besides:"), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=project, capture_output=True, text=True
    )
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert 'docs/nl/over.md:2:1: het veld "beside" ontbreekt [missing-field]' in done.stdout + done.stderr


@pytest.mark.parametrize(
    "said",
    [
        'INFO - x\nTraceback (most recent call last):\n  File "x", line 1\n    y\njinja2.exceptions.TemplateNotFound: x.html',
        "Traceback (most recent call last):\n  File \"x\"\nKeyError: 'a'\n\nDuring handling of the above exception, another exception "
        'occurred:\n\nTraceback (most recent call last):\n  File "x"\nplugin.Odd: b',
        'Traceback (most recent call last):\n  File "x"\n',
        '# _Macro Rendering Error_\n\n_File_: `over.md`\n\n_KeyError_: \n\n```\nTraceback (most recent call last):\n  File "x"\nKeyError\n```',
    ],
)
def test_no_traceback_of_mkdocs_reaches_an_editor(said):
    told = site._told(said, "nl")
    assert told.strip() and "Traceback" not in told and 'File "x"' not in told


def test_plain_mkdocs_builds_too(project):
    site._run([os.sys.executable, "-m", "mkdocs", "build", "--strict"], project)
    assert (project / "site/speerpunten/fietsen/index.html").is_file()


def test_hostile_names_stay_text(project):
    file = project / "kb/organisations/gemeente-voorbeeldstad.yml"
    text = (
        file.read_text("utf-8")
        .replace("Gemeente Voorbeeldstad", 'a & b < c \\"*x* [y] #1')
        .replace("nl: a & b", 'nl: "a & b')
        .replace("#1,", '#1",')
    )
    file.write_text(text, "utf-8")
    assert read(project / "kb")
    site.build(project)
    page = html.parse(str(project / "site/organisaties/gemeente-voorbeeldstad/index.html")).getroot()
    assert page.find(".//h1").text_content().strip() == 'a & b < c "*x* [y] #1'


def test_a_knowledge_base_without_themes_builds_too(project):
    """Every picture and overview can do without what it shows."""
    for folder in ("themes", "funding", "threads", "milestones"):
        shutil.rmtree(project / "kb" / folder)
    site.build(project)
    assert (project / "site/themas/index.html").exists() and (project / "site/streefdoelen/index.html").exists()
