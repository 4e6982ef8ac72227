"""Reports as an office's scanner gives them back: pictures of pages, turned a little, noisy, a mark over the text."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from ingest.page_images import page_count, render

_GREY_OF_MARK = 140


@dataclass(frozen=True, slots=True)
class Scanner:
    """dpi: of the pictures. tilt: degrees a page may be turned either way. noise: spread of grey, of 255. blur: pixels.
    quality: of the JPEG, 1–95. marked: a round mark is drawn over the last page's text.
    """

    dpi: int
    tilt: float
    noise: float
    blur: float
    quality: int
    marked: bool = False


GOOD = Scanner(dpi=300, tilt=0.6, noise=8, blur=0.6, quality=80, marked=True)
ROUGH = Scanner(dpi=200, tilt=1.5, noise=16, blur=0.5, quality=60)


def scanned(pdf: bytes, scanner: Scanner) -> bytes:
    """The same pages as pictures in a PDF without a text layer. The same report gives the same pictures."""
    pages = page_count(pdf)
    images = [_picture(pdf, number, scanner, last=number == pages) for number in range(1, pages + 1)]
    out = io.BytesIO()
    images[0].save(
        out, format="PDF", save_all=True, append_images=images[1:], resolution=scanner.dpi, quality=scanner.quality
    )
    return out.getvalue()


def _picture(pdf: bytes, number: int, scanner: Scanner, *, last: bool) -> Image.Image:
    chance = np.random.default_rng(zlib.crc32(pdf) + number)
    page = Image.open(io.BytesIO(render(pdf, number, dpi=scanner.dpi))).convert("L")
    if last and scanner.marked:
        _mark(page, scanner.dpi)
    angle = float(chance.uniform(-scanner.tilt, scanner.tilt))
    turned = page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=250)
    soft = np.asarray(turned.filter(ImageFilter.GaussianBlur(scanner.blur)), dtype=np.float32)
    shade = np.linspace(0, -14, soft.shape[1], dtype=np.float32)  # darker towards the fold
    noisy = soft + shade + chance.normal(0, scanner.noise, soft.shape).astype(np.float32)
    return Image.fromarray(np.clip(noisy, 0, 255).astype(np.uint8))


def _mark(page: Image.Image, dpi: int) -> None:
    """A stamp's ring and star, in the grey of a red ink, across the middle of the page."""
    layer = Image.new("L", page.size, 255)
    draw = ImageDraw.Draw(layer)
    x, y, radius = page.width * 0.62, page.height * 0.3, dpi * 0.7
    for at, width in ((radius, dpi // 40), (radius * 0.72, dpi // 90)):
        draw.ellipse((x - at, y - at, x + at, y + at), outline=_GREY_OF_MARK, width=width)
    page.paste(Image.fromarray(np.minimum(np.asarray(page), np.asarray(layer))))
