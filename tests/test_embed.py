"""What other sites can show of this one: it stands alone, says where it comes from, keeps nothing, and follows its host."""

import re

import pytest
from lxml import html
from playwright.sync_api import expect

from tests.project import SITE
from tests.site_links import parse

PARTS = {"nl": "insluiten", "en": "en/embed"}


def embedded(site):
    return sorted(file for part in PARTS.values() for file in (site / part).rglob("index.html"))


def test_every_code_on_a_page_leads_to_what_it_shows(real_site):
    """Of a thing, a list and a picture; and what is made is what a page offers."""
    offered = set()
    for file in real_site.rglob("index.html"):
        text = file.read_text("utf-8")
        if "data-embed" in text:
            codes = [
                html.fromstring(code.text_content()) for code in html.fromstring(text).xpath("//code[@data-embed]")
            ]
            assert all(code.get("title") for code in codes)
            offered |= {code.get("src") for code in codes}
    made = {SITE + file.parent.relative_to(real_site).as_posix() + "/" for file in embedded(real_site)}
    assert offered == made and len(made) > 500


def test_each_says_what_it_is_of_and_leads_to_the_whole(real_site):
    for file in embedded(real_site)[::5]:
        page = parse(file)
        [canonical] = page.xpath("//link[@rel='canonical']/@href")
        assert (real_site / canonical.removeprefix(SITE) / "index.html").is_file()
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert len(page.xpath("//h1")) == 1 and "CC BY 4.0" in page.xpath("//main")[0].text_content()
        assert canonical in page.xpath("//main/p[@class='note']/a/@href")
        assert "unsafe-inline" not in page.xpath("//meta[@http-equiv]/@content")[0]
        assert not page.xpath("//script[not(@src)] | //*[@style]")
        for way in page.xpath("//a/@href | //script/@src | //link[@rel='stylesheet']/@href"):
            if not way.startswith(("http", "#")):
                there = (file.parent / re.sub(r"[?#].*", "", way)).resolve()
                assert there.is_file() or (there / "index.html").is_file(), (file, way)


HOST = """<iframe title="t" src="{address}" width="100%" height="200"></iframe><script>
addEventListener("message", ({{ data, source }}) => {{
  if (data?.type !== "roadmaps-height") return;
  for (const frame of document.querySelectorAll("iframe"))
    if (frame.contentWindow === source) frame.height = data.height;
}});</script>"""


@pytest.mark.parametrize(
    "address",
    [
        "insluiten/initiatieven/leap/",
        "en/embed/threads/draad-stadslogistiek/strand/",
        "insluiten/themas/score-chart/",
        "en/embed/targets/?status=achieved",
    ],
)
def test_it_grows_with_what_it_shows_and_keeps_nothing(open_page, real_site, address):
    lines = re.search(
        r"&lt;script&gt;\n(.*?)&lt;/script&gt;",
        re.sub(r"<[^>]*>", "", (real_site / "data/index.html").read_text("utf-8")),
        re.S,
    )
    assert lines and "frame.height = data.height" in lines[1].replace("&gt;", ">")
    page = open_page()
    host = HOST.format(address=page.url + address)
    page.route("**/another-site.html", lambda route: route.fulfill(content_type="text/html", body=host))
    page.goto(page.url + "another-site.html")
    expect(page.locator("iframe")).not_to_have_attribute("height", "200")
    frame = page.frames[1]
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight + 1")
    assert frame.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_a_list_is_narrowed_as_its_code_says(open_page):
    page = open_page("streefdoelen/?status=achieved")
    menu = page.locator(".downloads[data-table='tabel-streefdoelen']")
    menu.locator("summary").click()
    code = menu.locator("[data-embed]")
    page.wait_for_function("code => code.textContent.includes('status=achieved')", arg=code.element_handle())
    address = html.fromstring(code.inner_text()).get("src").removeprefix(SITE)
    shown = page.locator("table.lines tbody tr:visible:not(.group)").count()
    there = open_page(address)
    assert there.locator("table.lines tbody tr:visible:not(.group)").count() == shown > 0


@pytest.mark.chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_follow_the_reader_or_the_host(open_page, scheme):
    other = {"light": "dark", "dark": "light"}[scheme]
    colour = "getComputedStyle(document.body).backgroundColor"
    own = open_page("insluiten/themas/score-chart/", color_scheme=scheme).evaluate(colour)
    asked = open_page(f"insluiten/themas/score-chart/?scheme={scheme}", color_scheme=other).evaluate(colour)
    assert own == asked == {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 25, 28)"}[scheme]
