"""Pictures of things: made fit and clean by a command, checked, described in both languages, and shown without a shift."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin
from playwright.sync_api import expect

from roadmaps.__main__ import main
from roadmaps.checking.read import read
from roadmaps.editing import picture_files
from roadmaps.editing.formatting import formatted
from roadmaps.editing.picture_files import FOLDER, objection
from roadmaps.handwritten.page_check import read_all
from roadmaps.handwritten.pictures import unused_pictures
from roadmaps.publishing import build as site
from roadmaps.reading.problems import Invalid
from tests import axe_all
from tests.project import TESTS, copy_project
from tests.serving import served

ORGANISATION = "kb/organisations/gemeente-voorbeeldstad.yml"
GPS = 0x8825


def photo(width: int = 2000, height: int = 1000, mode: str = "RGB") -> Image.Image:
    """A picture of which the left upper corner is red and the rest blue."""
    made = Image.new(mode, (width, height), "blue")
    ImageDraw.Draw(made).rectangle((0, 0, width // 4, height // 4), fill="red")
    return made


def with_everything(file: Path) -> Path:
    """A photo on its side as a telephone makes it: where, when, by what, with colours of its own."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Telefoon"  # to be turned a quarter, and who made the camera
    exif[0x013B] = "Geheime Naam"
    exif.get_ifd(GPS)[1] = "N"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo().save(file, "JPEG", exif=exif, icc_profile=profile, comment=b"Geheim", xmp=b"<x:xmpmeta>Geheim</x:xmpmeta>")
    return file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A knowledge base beside an empty folder of pages."""
    shutil.copytree(TESTS / "kb", tmp_path / "kb")
    return tmp_path


def picture(root: Path, file: Path, of: str = "gemeente-voorbeeldstad") -> int:
    return main(["picture", str(file), "--of", of, "--folder", str(root / "kb")])


def filled(root: Path) -> None:
    """Fill in what the command asks, as an editor would."""
    file = root / ORGANISATION
    text = file.read_text("utf-8")
    for asked, answer in {
        '"VUL IN: wat er op het plaatje te zien is"': "Een rood vlak in het blauw",
        '"VUL IN: hetzelfde in het Engels"': "A red square in the blue",
        '"VUL IN: de naam van de maker"': "J. de Vries",
    }.items():
        assert asked in text
        text = text.replace(asked, answer)
    start = text.index('"VUL IN: cc0')
    file.write_text(text[:start] + "cc-by" + text[text.index("\n", start) :], "utf-8")


def problems(root: Path) -> list[tuple[str, str]]:
    try:
        read_all(root / "kb", root / "docs")
    except Invalid as error:
        return [(problem.code, problem.place.path) for problem in error.problems]
    return []


# --- the command


def test_a_photo_is_turned_upright_made_smaller_and_cleaned(root):
    original = with_everything(root / "IMG_0001.JPG")
    before = original.read_bytes()
    assert picture(root, original) == 0
    stored = root / "docs" / FOLDER / "gemeente-voorbeeldstad.webp"
    made = Image.open(stored)
    assert made.format == "WEBP" and made.size == (1000, 2000), "on its side it was 2000 wide"
    red, _, blue = made.convert("RGB").getpixel((980, 20))
    assert red > 200 > 60 > blue, "the red corner went to the upper right"
    assert dict(made.getexif()) == {} and made.info.get("icc_profile") is None and made.info.get("xmp") is None
    assert not any(word in stored.read_bytes() for word in (b"Geheim", b"Telefoon", b"Exif", b"ICCP", b"XMP "))
    assert objection(stored) is None and objection(original) is not None
    assert original.read_bytes() == before, "the original stays as it is"
    small = Image.open(stored.with_name("gemeente-voorbeeldstad-640.webp"))
    assert small.size == (640, 1280)


SORTS = {
    "png": ["RGB", "RGBA", "L", "P", "1", "I;16", "LA"],
    "jpg": ["RGB", "L", "CMYK", "1"],
    "webp": ["RGB", "RGBA", "L"],
    "tif": ["RGB", "RGBA", "L", "P", "CMYK", "1", "I;16", "LA"],
    "bmp": ["RGB", "L", "P", "1"],
    "gif": ["RGB", "L", "P", "1"],
}


@pytest.mark.parametrize(("suffix", "mode"), [(suffix, mode) for suffix, modes in SORTS.items() for mode in modes])
def test_every_sort_of_original_gives_a_clean_webp(root, suffix, mode):
    file = root / f"x.{suffix}"
    photo(1700, 40).convert("L" if mode == "I;16" else "RGB").convert(mode).save(file)
    assert picture(root, file) == 0
    stored = root / "docs" / FOLDER / "gemeente-voorbeeldstad.webp"
    assert objection(stored) is None and Image.open(stored).width == 1600


def test_colours_of_another_profile_become_those_of_every_screen(root):
    """A profile in which red and blue have changed places."""
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    file = root / "lab.tif"
    Image.new("LAB", (10, 10), (150, 200, 128)).save(file, icc_profile=wide.tobytes())
    assert picture(root, file) == 0
    made = Image.open(root / "docs" / FOLDER / "gemeente-voorbeeldstad.webp").convert("RGB")
    red, green, blue = made.getpixel((5, 5))
    assert red > green and red > blue


def test_a_picture_full_of_detail_is_made_small_enough_too(root):
    Image.frombytes("RGB", (1600, 1200), os.urandom(1600 * 1200 * 3)).save(root / "gras.tif")
    assert picture(root, root / "gras.tif") == 0
    stored = root / "docs" / FOLDER / "gemeente-voorbeeldstad.webp"
    assert stored.stat().st_size <= picture_files.LARGEST and objection(stored) is None


def svg(file: Path) -> Path:
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "utf-8")
    return file


def moving(file: Path) -> Path:
    photo(20, 20).save(file, save_all=True, append_images=[Image.new("RGB", (20, 20), "green")], duration=100)
    return file


def huge(file: Path) -> Path:
    """A few kilobytes that would take hundreds of megabytes."""
    Image.new("1", (40_000, 40_000)).save(file)
    return file


def cut_off(file: Path) -> Path:
    photo().save(file)
    file.write_bytes(file.read_bytes()[:3000])
    return file


def no_picture(file: Path) -> Path:
    file.write_text("Beste collega, hierbij de foto.", "utf-8")
    return file


@pytest.mark.parametrize(
    ("make", "name", "told"),
    [
        (svg, "x.svg", "een SVG kan programma’s bevatten"),
        (svg, "x.png", "een SVG kan programma’s bevatten"),
        (moving, "x.gif", "dit plaatje beweegt"),
        (moving, "x.webp", "dit plaatje beweegt"),
        (huge, "x.png", "meer dan 80 miljoen beeldpunten"),
        (cut_off, "x.jpg", "niet helemaal te lezen"),
        (no_picture, "x.jpg", "geen foto of plaatje dat wij kennen"),
        (lambda file: file, "weg.jpg", "dit bestand is er niet"),
        (lambda file: file.mkdir() or file, "map.jpg", "dit bestand is er niet"),
    ],
)
def test_what_is_no_picture_is_told_and_changes_nothing(root, capsys, make, name, told):
    before = (root / ORGANISATION).read_bytes()
    assert picture(root, make(root / name)) == 1
    said = capsys.readouterr()
    assert told in said.out and " / " in said.out and "Traceback" not in said.err
    assert (root / ORGANISATION).read_bytes() == before and not (root / "docs" / FOLDER).exists()


def test_an_unknown_id_is_told_with_the_one_that_was_meant(root, capsys):
    photo(10, 10).save(root / "x.png")
    assert picture(root, root / "x.png", "gemeente-voorbeeldstat") == 1
    assert "Bedoelde u / did you mean: gemeente-voorbeeldstad" in capsys.readouterr().out


def test_comments_and_earlier_pictures_stay(root):
    file = root / ORGANISATION
    file.write_text("# Een opmerking vooraf.\n" + file.read_text("utf-8") + "# en een achteraf\n", "utf-8")
    photo(700, 10).save(root / "x.png")
    photo(10, 10).save(root / "y.png")
    assert picture(root, root / "x.png") == picture(root, root / "y.png") == 0
    text = file.read_text("utf-8")
    assert "# Een opmerking vooraf." in text and "# en een achteraf" in text
    assert text.index("file: gemeente-voorbeeldstad.webp") < text.index("file: gemeente-voorbeeldstad-2.webp")
    assert formatted(text, "organisation") == text
    assert sorted(one.name for one in (root / "docs" / FOLDER).iterdir()) == [
        "gemeente-voorbeeldstad-2.webp",
        "gemeente-voorbeeldstad-640.webp",
        "gemeente-voorbeeldstad.webp",
    ]


def test_what_the_command_writes_is_refused_until_it_is_filled_in(root):
    photo(10, 10).save(root / "x.png")
    assert picture(root, root / "x.png") == 0
    assert {path for _, path in problems(root)} == {ORGANISATION}
    filled(root)
    assert problems(root) == []


# --- the check


@pytest.fixture
def stored(root: Path) -> Path:
    """A picture that is there and described."""
    photo(900, 10).save(root / "x.png")
    assert picture(root, root / "x.png") == 0
    filled(root)
    return root / "docs" / FOLDER / "gemeente-voorbeeldstad.webp"


def test_a_picture_that_is_not_there_is_told(root, stored):
    stored.unlink()
    assert problems(root) == [("picture-not-there", ORGANISATION)]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_description_is_asked_for_in_both_languages(root, stored, lang):
    file = root / ORGANISATION
    lines = file.read_text("utf-8").split("\n")
    file.write_text("\n".join(line for line in lines if not line.startswith(f"      {lang}: ")), "utf-8")
    assert problems(root) == [("missing-language" if lang == "nl" else "picture-without-alt", ORGANISATION)]


def test_permission_says_whose(root, stored):
    file = root / ORGANISATION
    file.write_text(file.read_text("utf-8").replace("cc-by", "permission"), "utf-8")
    assert problems(root) == [("permission-without-note", ORGANISATION)]


def test_a_picture_that_nothing_shows_is_advice(root, stored):
    assert list(unused_pictures(read(root / "kb"), root / "docs")) == []
    stored.with_name("verdwaald.webp").write_bytes(stored.read_bytes())
    (found,) = unused_pictures(read(root / "kb"), root / "docs")
    assert str(found).startswith("docs/nl/pictures/verdwaald.webp:1: [nl] plaatje dat nergens wordt getoond")
    assert problems(root) == []


def plain_jpeg(file: Path) -> None:
    photo(100, 10).save(file, "JPEG")


def with_text(file: Path) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Geheim")
    photo(100, 10).save(file, "PNG", pnginfo=info)


def noise(file: Path) -> None:
    Image.frombytes("RGB", (900, 900), os.urandom(900 * 900 * 3)).save(file, "PNG")


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        ("foto.jpg", with_everything, "picture-metadata"),
        ("foto.png", with_text, "picture-metadata"),
        ("foto.webp", plain_jpeg, "picture-wrong-suffix"),
        ("foto.jpeg", plain_jpeg, "picture-wrong-suffix"),
        ("Mijn Foto.jpg", plain_jpeg, "picture-wrong-suffix"),
        ("foto.svg", svg, "picture-wrong-suffix"),
        ("foto.jpg", no_picture, "picture-unreadable"),
        ("foto.webp", moving, "picture-unreadable"),
        ("foto.png", noise, "picture-too-large"),
        ("foto.jpg", lambda file: photo(1601, 10).save(file, "JPEG"), "picture-too-large"),
        ("goed.jpg", plain_jpeg, None),
    ],
)
def test_a_file_that_was_put_there_by_hand_is_looked_into(root, name, make, code):
    folder = root / "docs" / FOLDER
    folder.mkdir(parents=True)
    if make is with_everything and name == "foto.jpg":
        with_everything(folder / name)
        with Image.open(folder / name) as large:
            large.resize((100, 50)).save(folder / name, exif=large.getexif())
    else:
        make(folder / name)
    assert problems(root) == ([(code, f"docs/nl/pictures/{name}")] if code else [])


# --- on the page


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """The address of a site with a wide picture."""
    root = copy_project(tmp_path_factory.mktemp("shown") / "project", TESTS / "kb")
    with_everything(root / "IMG.jpg")
    assert picture(root, root / "IMG.jpg") == 0
    filled(root)
    file = root / ORGANISATION
    caption = "    caption: {nl: 'Een vlak, van ver', en: 'A square, from afar'}\n"
    file.write_text(file.read_text("utf-8").replace("    licence: cc-by\n", "    licence: cc-by\n" + caption), "utf-8")
    site.build(root)
    with served(root / "site") as address:
        yield address


PAGES = {"nl": "organisaties/gemeente-voorbeeldstad/", "en": "en/organisations/gemeente-voorbeeldstad/"}
WORDS = {
    "nl": ("Een rood vlak in het blauw", "Een vlak, van ver", "Beeld: J. de Vries, CC BY"),
    "en": ("A red square in the blue", "A square, from afar", "Picture: J. de Vries, CC BY"),
}


@pytest.mark.parametrize("lang", PAGES)
@pytest.mark.parametrize("width", [1280, 320])
def test_it_is_shown_with_its_words_and_nothing_shifts(browser, shown, lang, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(shown + PAGES[lang])
    alt, caption, credit = WORDS[lang]
    image = page.get_by_role("img", name=alt)
    image.scroll_into_view_if_needed()
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("(one) => [one.naturalWidth > 0, one.loading, one.width > 100]") == [True, "lazy", True]
    assert (image.get_attribute("width"), image.get_attribute("height")) == ("1000", "2000")
    before = image.bounding_box()
    assert abs(before["width"] / before["height"] - 0.5) < 0.02
    said = page.locator(".picture figcaption").inner_text()
    assert caption in said and credit in said
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert image.evaluate("(one) => one.currentSrc.split('/').pop()").startswith("gemeente-voorbeeldstad")
    page.evaluate(AXE_SCRIPT)
    assert axe_all.violations(page) == []
    page.close()


def test_the_room_for_it_is_there_before_it_comes(browser, shown):
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.route("**/pictures/*", lambda route: route.abort())
    page.goto(shown + PAGES["nl"])
    box = page.locator(".picture img").bounding_box()
    assert box["height"] > 200
    page.close()


@pytest.mark.chromium
def test_it_fits_on_paper(browser, shown):
    page = browser.new_page()
    page.goto(shown + PAGES["nl"])
    page.emulate_media(media="print")
    assert page.locator(".picture img").is_visible()
    assert page.pdf(format="A4")[:4] == b"%PDF"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_nothing_but_picture_files_is_opened():
    """Pillow hands some formats to other programs: of those none is read."""
    assert "EPS" not in picture_files._READ
