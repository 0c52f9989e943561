"""The picture that other sites show beside a link to this one: the mark, the name and what the site is about."""

from __future__ import annotations

import textwrap
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from roadmaps.reading import i18n
from roadmaps.reading.base import Lang

SIZE = (1200, 630)
PAPER, INK, BRAND, MARK = "#ffffff", "#17262b", "#0b3c49", "#f4b942"
STOPS = [(100, 250), (190, 185), (260, 60), (350, 150)]


def card(lang: Lang) -> bytes:
    """The card of a language as PNG, 1200 × 630 pixels, the size that most sites ask for."""
    picture = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, SIZE[1] - 24, SIZE[0], SIZE[1]), fill=BRAND)
    draw.line(STOPS, fill=MARK, width=22, joint="curve")
    for x, y in STOPS:
        draw.ellipse((x - 24, y - 24, x + 24, y + 24), fill=BRAND)
    draw.text((96, 310), i18n.site_word("name", lang), fill=BRAND, font=ImageFont.load_default(68))
    text = "\n".join(textwrap.wrap(i18n.site_word("description", lang), 58))
    draw.multiline_text((100, 415), text, fill=INK, font=ImageFont.load_default(36), spacing=16)
    made = BytesIO()
    picture.save(made, "PNG", optimize=True)
    return made.getvalue()
