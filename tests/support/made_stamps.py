"""Stamps drawn on pictures of pages: `stamped(page, "MẬT", size=50, at=(100, 40))`."""

from __future__ import annotations

import math
from pathlib import Path

import font_roboto
from PIL import Image, ImageDraw, ImageFont

Colour = tuple[int, int, int]
RED: Colour = (200, 30, 40)
BLUE: Colour = (30, 30, 160)
_FONT = str(Path(font_roboto.__file__).parent / "files" / "Roboto-Bold.ttf")


def stamped(
    page: Image.Image,
    text: str,
    *,
    size: int,
    at: tuple[int, int],
    colour: Colour = RED,
    turned: float = 0,
    boxed: bool = True,
) -> Image.Image:
    """size: pixels of the type. turned: degrees anticlockwise."""
    font = ImageFont.truetype(_FONT, size)
    wide, high = round(font.getlength(text) + 1.6 * size), round(2 * size)
    layer = Image.new("RGBA", (wide, high), (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    draw.text((0.8 * size, 0.3 * size), text, font=font, fill=colour)
    if boxed:
        draw.rectangle((4, 4, wide - 6, high - 6), outline=colour, width=5)
    layer = layer.rotate(turned, expand=True, resample=Image.Resampling.BICUBIC)
    out = page.convert("RGB")
    out.paste(layer, at, layer)
    return out


def round_stamped(
    page: Image.Image, text: str, inside: str, *, at: tuple[int, int], radius: int = 140, colour: Colour = RED
) -> Image.Image:
    """The text runs around within two rings, `inside` stands in the middle."""
    layer = Image.new("RGBA", page.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    x, y = at
    for ring, width in ((radius, 6), (round(radius * 0.62), 3)):
        draw.ellipse((x - ring, y - ring, x + ring, y + ring), outline=colour, width=width)
    font = ImageFont.truetype(_FONT, round(radius * 0.19))
    for i, letter in enumerate(text):
        angle = math.radians(-200 + 220 * i / max(len(text) - 1, 1))
        tile = Image.new("RGBA", (radius // 2, radius // 2), (0, 0, 0, 0))
        ImageDraw.Draw(tile).text((radius // 4, radius // 4), letter, font=font, fill=colour, anchor="mm")
        tile = tile.rotate(-math.degrees(angle) - 90, resample=Image.Resampling.BICUBIC)
        place = round(x + 0.81 * radius * math.cos(angle)), round(y + 0.81 * radius * math.sin(angle))
        layer.alpha_composite(tile, (place[0] - radius // 4, place[1] - radius // 4))
    draw.text((x, y), inside, font=font, fill=colour, anchor="mm", align="center")
    out = page.convert("RGB")
    out.paste(layer, (0, 0), layer)
    return out
