"""Pictures of pages – png, jpg, tiff, also with several pages – to a document, and to a PDF that shows them."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from domain.documents import Document, HowRead, document_id
from domain.errors import Refused, UnreadableFile
from ingest.blocks import assemble
from ingest.ocr import MISSING, NoRecogniser, Recogniser, find_recogniser
from ingest.page_notes import notes_on
from ingest.pdf_flow import raw_items
from ingest.scan_pages import MOST_SCANNED, Picture, coloured_picture, read_pictures
from ingest.scan_stamps import has_colour

_A4_LONG = 841.9  # points
_PLAUSIBLE = (560.0, 1260.0)  # points of the longer side, A5 to A3: else the picture's own resolution is not believed
_DPI = 300
_SHOWN_DPI = 150
_MOST_PIXELS = 120_000_000
_SMALLEST = 700  # pixels of the longer side: print cannot be read in less
_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP")
_KINDS = {"PNG": "png", "JPEG": "jpg", "MPO": "jpg", "TIFF": "tiff", "GIF": "gif", "BMP": "bmp"}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page's picture, upright as its camera meant it. width, height: points."""

    image: Image.Image
    width: float
    height: float

    def at(self, dpi: int) -> Image.Image:
        size = round(self.width * dpi / 72), round(self.height * dpi / 72)
        return self.image if self.image.size == size else self.image.resize(size, Image.Resampling.BICUBIC)


def read_images(content: bytes, *, name: str, recogniser: Recogniser | NoRecogniser | None = None) -> Document:
    """Without a head: `ingest.reading` recognises it.

    Raises Refused ("too_large") and UnreadableFile ("broken", "no_text").
    """
    taken = read_pictures((_picture(s) for s in _sheets(content)), recogniser or find_recogniser())
    pages = tuple(page for _, page in taken)
    contents = [c for c, _ in taken if c is not None]
    if not contents:
        raise UnreadableFile(
            _nothing(next((p.reason for p in pages if p.how is HowRead.UNREADABLE), None)), reason="no_text"
        )
    own = document_id(content)
    digest = hashlib.sha256(content).hexdigest()
    kind = _kind(content)
    return Document(own, digest, name, kind, assemble(own, raw_items(contents)), pages, notes=tuple(notes_on(pages)))


def as_pdf(content: bytes) -> bytes:
    """The pictures as pages of a PDF of the sizes that `read_images` gives them; raises as it does."""
    first, *others = [sheet.at(_SHOWN_DPI).convert("RGB") for sheet in _sheets(content)]
    out = io.BytesIO()
    first.save(out, format="PDF", save_all=True, append_images=others, resolution=_SHOWN_DPI, quality=80)
    return out.getvalue()


def _nothing(reason: str | None) -> str:
    if reason == MISSING:
        return f"Tệp là ảnh chụp trang. {MISSING}"
    return "Ảnh không có chữ nào đọc được; hãy quét lại rõ hơn hoặc gửi bản Word."


def _picture(sheet: _Sheet) -> Picture:
    image = sheet.at(_DPI)
    if has_colour(image.reduce(6)):
        return coloured_picture(np.array(image.convert("RGB")), _DPI / 72)
    return Picture(np.array(image.convert("L")), _DPI / 72)


def _sheets(content: bytes) -> Iterator[_Sheet]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield from _opened(content)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise UnreadableFile(
            "Tệp ảnh bị hỏng, không mở được; hãy quét hoặc chụp lại rồi gửi.", reason="broken"
        ) from error


def _opened(content: bytes) -> Iterator[_Sheet]:
    with Image.open(io.BytesIO(content), formats=_FORMATS) as file:
        for number, frame in enumerate(ImageSequence.Iterator(file)):
            if number >= MOST_SCANNED or frame.width * frame.height > _MOST_PIXELS:
                raise _too_large()
            if max(frame.size) < _SMALLEST:
                message = "Ảnh quá nhỏ, chữ không đọc được; hãy quét trang ở 200–300 dpi rồi gửi lại."
                raise UnreadableFile(message, reason="no_text")
            yield _sheet(ImageOps.exif_transpose(frame) or frame)


def _sheet(image: Image.Image) -> _Sheet:
    """On white where it is transparent; its size as its resolution says, if that is the size of a page."""
    if image.mode in ("RGBA", "LA", "P"):
        over = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", over.size, "white"), over).convert("RGB")
    elif image.mode not in ("L", "RGB"):
        image = image.convert("L" if image.mode in ("1", "I;16", "I", "F") else "RGB")
    longest = max(image.size)
    dpi = float(image.info.get("dpi", (0.0,))[0] or 0.0)
    points = longest * 72 / dpi if dpi > 0 else 0.0
    scale = longest / (points if _PLAUSIBLE[0] <= points <= _PLAUSIBLE[1] else _A4_LONG)
    return _Sheet(image.copy(), image.width / scale, image.height / scale)


def _kind(content: bytes) -> str:
    with Image.open(io.BytesIO(content), formats=_FORMATS) as file:
        return _KINDS.get(file.format or "", "png")


def _too_large() -> Refused:
    return Refused(
        f"Tệp ảnh quá lớn (hơn {_MOST_PIXELS // 1_000_000} triệu điểm ảnh hoặc hơn {MOST_SCANNED} trang); "
        "hãy quét ở 300 dpi hoặc tách tệp.",
        reason="too_large",
    )
