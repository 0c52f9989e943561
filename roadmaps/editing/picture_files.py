"""Picture files: the original of an editor made fit for the site, and what is wrong with one that is there.

They stand in docs/nl/pictures, which MkDocs publishes once, at pictures/; pages of both languages lead there.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

FOLDER = "nl/pictures"  # below docs/
ADDRESS = "pictures/"  # below the root of the site
WIDEST, TALLEST, SMALL = 1600, 2400, 640  # pixels; the small one is for phones
LARGEST = 600_000  # bytes of a file on the site
MOST_PIXELS = 80_000_000  # of an original: a file of a few kB can hold more than the memory
FORMATS = {".webp": "WEBP", ".jpg": "JPEG", ".png": "PNG"}
_READ = (
    "JPEG",
    "PNG",
    "WEBP",
    "TIFF",
    "BMP",
    "GIF",
)  # formats of an original; what Pillow hands to other programs is not among them
_METADATA = ("exif", "xmp", "XML:com.adobe.xmp", "photoshop", "icc_profile", "comment", "iptc", "Raw profile type exif")


class Refused(Exception):
    """Why a file cannot be a picture of the site: a code of WHY."""


# What is told of an original that cannot be used, and what to do.
WHY = {
    "not-there": (
        "dit bestand is er niet; kijk naar de naam en de map",
        "there is no such file; look at the name and the folder",
    ),
    "svg": (
        "een SVG kan programma’s bevatten; bewaar hem eerst als PNG",
        "an SVG may hold programs; save it as PNG first",
    ),
    "no-picture": (
        "dit is geen foto of plaatje dat wij kennen; bewaar het als JPEG, PNG of WebP",
        "this is no photo or picture that we know; save it as JPEG, PNG or WebP",
    ),
    "animated": (
        "dit plaatje beweegt; bewaar één beeld ervan",
        "this picture moves; save one frame of it",
    ),
    "too-many-pixels": (
        f"dit plaatje heeft meer dan {MOST_PIXELS // 1_000_000} miljoen beeldpunten; maak het eerst kleiner",
        f"this picture has more than {MOST_PIXELS // 1_000_000} million pixels; make it smaller first",
    ),
    "broken": (
        "dit plaatje is niet helemaal te lezen; bewaar of kopieer het opnieuw",
        "this picture cannot be read to its end; save or copy it again",
    ),
}


@dataclass(frozen=True, slots=True)
class Made:
    """A picture for the site: its bytes, and those of its small version where it is wider than a phone."""

    large: bytes
    small: bytes | None


def made_fit(file: Path) -> Made:
    """The original upright, in sRGB, not too large and without anything that a camera or program wrote. Raises Refused."""
    picture = _in_srgb(_opened(file))
    picture.thumbnail((WIDEST, TALLEST), Image.Resampling.LANCZOS)
    small = None
    if picture.width > SMALL:
        small = picture.resize((SMALL, round(picture.height * SMALL / picture.width)), Image.Resampling.LANCZOS)
    drawn = file.suffix.lower() in (".png", ".gif", ".bmp")
    return Made(_webp(picture, drawn), _webp(small, drawn) if small else None)


def _opened(file: Path) -> Image.Image:
    """The original, read to its end and turned upright."""
    if not file.is_file():
        raise Refused("not-there")
    if file.suffix.lower() in (".svg", ".svgz") or file.read_bytes()[:1000].lstrip().startswith((b"<svg", b"<?xml")):
        raise Refused("svg")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(file, formats=_READ)
        if picture.width * picture.height > MOST_PIXELS:
            raise Refused("too-many-pixels")
        if picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1:  # MPO: a photo with a preview behind it
            raise Refused("animated")
        return ImageOps.exif_transpose(picture)
    except Image.DecompressionBombError as error:
        raise Refused("too-many-pixels") from error
    except UnidentifiedImageError as error:
        raise Refused("no-picture") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Refused("broken") from error


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The colours as every screen knows them, on a fresh canvas: nothing but colours comes along."""
    see_through = "transparency" in picture.info or "A" in picture.getbands()
    if picture.mode in ("P", "PA"):
        picture = picture.convert("RGBA" if see_through else "RGB")
    if profile := picture.info.get("icc_profile"):
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        try:
            screen = ImageCms.createProfile("sRGB")
            picture = ImageCms.profileToProfile(picture, io.BytesIO(profile), screen, outputMode=mode) or picture
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile that cannot be read: the colours as they are
    picture = picture.convert("RGBA" if see_through else "RGB")
    fresh = Image.new(picture.mode, picture.size)
    fresh.paste(picture)
    return fresh


def _webp(picture: Image.Image, drawn: bool) -> bytes:
    """The file; of a drawing with few colours the smaller one of two ways to keep it."""
    found = [_fitting(picture)] + ([_saved(picture, lossless=True)] if drawn else [])
    return min(found, key=len)


def _fitting(picture: Image.Image) -> bytes:
    """As good as it may be for its size: leaves and grass take much room, and hide what is left out of them."""
    for quality in (80, 50):
        made = _saved(picture, quality=quality)
        if len(made) <= LARGEST:
            return made
    return _fitting(picture.resize((picture.width * 2 // 3, picture.height * 2 // 3), Image.Resampling.LANCZOS))


def _saved(picture: Image.Image, **options: int) -> bytes:
    file = io.BytesIO()
    picture.save(file, "WEBP", method=4, **options)
    return file.getvalue()


def small_name(name: str) -> str:
    """The name of the small version of a picture."""
    stem, _, suffix = name.rpartition(".")
    return f"{stem}-{SMALL}.{suffix}"


def size_of(file: Path) -> tuple[int, int] | None:
    """The width and height of a picture on the site; None where it cannot be read."""
    try:
        with Image.open(file, formats=tuple(FORMATS.values())) as picture:
            return picture.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def picture_sizes(docs: Path) -> dict[str, tuple[int, int]]:
    """The width and height of every picture on the site, by its name."""
    sizes = {file.name: size_of(file) for file in sorted((docs / FOLDER).glob("*.*"))}
    return {name: size for name, size in sizes.items() if size}


def objection(file: Path) -> str | None:
    """What is wrong with a file on the site, as a code of its message; None when nothing is."""
    if FORMATS.get(file.suffix) is None:
        return "picture-wrong-suffix"
    try:
        with Image.open(file, formats=tuple(FORMATS.values())) as picture:
            if picture.format != FORMATS[file.suffix]:
                return "picture-wrong-suffix"
            if getattr(picture, "n_frames", 1) > 1:
                return "picture-unreadable"
            if picture.width > WIDEST or picture.height > TALLEST or file.stat().st_size > LARGEST:
                return "picture-too-large"
            picture.load()  # to its end: a program may hide behind a head that is right
            return _metadata(picture) or _behind(file.read_bytes(), picture.format)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return "picture-unreadable"


def _behind(raw: bytes, format_: str) -> str | None:
    """That something stands behind the picture, where no program that shows it looks."""
    whole = {
        "PNG": raw.endswith(b"\0\0\0\0IEND\xaeB`\x82") and raw.count(b"IEND\xaeB`\x82") == 1,
        "JPEG": raw.endswith(b"\xff\xd9") and raw.count(b"\xff\xd9") == 1,
        "WEBP": raw[4:8] == (len(raw) - 8).to_bytes(4, "little"),
    }
    return None if whole[format_] else "picture-metadata"


def _metadata(picture: Image.Image) -> str | None:
    """That a camera or program left something behind: place, day, maker, colours of its own."""
    left = any(picture.info.get(name) for name in _METADATA) or bool(getattr(picture, "text", None))
    return "picture-metadata" if left or picture.getexif() else None
