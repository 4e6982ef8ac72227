"""Awkward scans: pictures of pages, pages that lie sideways, stamps, bad text layers, files of both kinds."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.page_images import page_count, render
from tests.support.made_pdfs import NEW_PAGE, a_report
from tools.corpus_words import INTAKE

_DPI = 200
_RED, _ORIENTATION = (190, 30, 45), 0x0112
_TOP = ("= BÁO CÁO", "= Công tác cải cách hành chính quý III năm 2026 của Sở Nội vụ", "## I. Kết quả")
_ROWS = [
    ["STT", "Lĩnh vực", "Tiếp nhận", "Trước hạn", "Đúng hạn", "Quá hạn"],
    ["1", "Hộ tịch", "1.734", "1.190", "538", "1"],
    ["2", "Chứng thực", "876", "612", "259", "-"],
    ["3", "Bảo trợ xã hội", "388", "254", "120", "2"],
    ["", "Tổng số", "2.998", "2.056", "917", "3"],
]
_MORE = "Quý II năm 2026 tiếp nhận 1.087 hồ sơ; quý III/2026 đã giải quyết 1.219 hồ sơ, còn 36 hồ sơ đang giải quyết."


def page() -> bytes:
    return a_report(*_TOP, INTAKE, _MORE, "Bảng 1. Theo lĩnh vực", _ROWS)


def pictures(pdf: bytes) -> list[Image.Image]:
    """Grey pages, a little soft, as from an office's scanner."""
    pages = (render(pdf, number, dpi=_DPI) for number in range(1, page_count(pdf) + 1))
    return [Image.open(io.BytesIO(p)).convert("L").filter(ImageFilter.GaussianBlur(0.4)) for p in pages]


def saved(images: list[Image.Image], form: str, **more: object) -> bytes:
    out = io.BytesIO()
    several = {"save_all": True, "append_images": images[1:]} if len(images) > 1 else {}
    images[0].save(out, format=form, **several, **more)  # type: ignore[arg-type]
    return out.getvalue()


def as_scan(images: list[Image.Image]) -> bytes:
    return saved([i.convert("L") for i in images], "PDF", resolution=_DPI, quality=70)


def photo() -> bytes:
    """A camera held sideways: the picture lies on its side and says so."""
    [image] = pictures(a_report(*_TOP, INTAKE, _MORE))
    exif = Image.Exif()
    exif[_ORIENTATION] = 6
    return saved([image.rotate(90, expand=True)], "JPEG", quality=70, exif=exif, dpi=(_DPI, _DPI))


def fax() -> bytes:
    images = [i.point(lambda p: 255 * (p > 140)).convert("1") for i in pictures(page())]
    second = [i.point(lambda p: 255 * (p > 140)).convert("1") for i in pictures(a_report("Trang hai có 77 hồ sơ mới."))]
    return saved([*images, *second], "TIFF", compression="group4", dpi=(_DPI, _DPI))


def stamped() -> bytes:
    """A red stamp over the figures of the running text."""
    [image] = [i.convert("RGB") for i in pictures(page())]
    layer = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(layer)
    x, y, radius = image.width * 0.42, image.height * 0.17, 0.9 * _DPI
    for at, width in ((radius, 7), (radius * 0.75, 3)):
        draw.ellipse((x - at, y - at, x + at, y + at), outline=_RED, width=width)
    both = image.copy()
    both.paste(_RED, mask=layer.convert("L").point(lambda p: 255 * (p < 200)))
    both.paste(image, mask=image.convert("L").point(lambda p: 255 * (p < 110)))
    return saved([both], "PDF", resolution=_DPI, quality=75)


def footnote_mark() -> bytes:
    text = "Tham mưu ban hành văn bản quy phạm pháp luật theo thẩm quyền trong kỳ: 21<super size=8>1</super>."
    return as_scan(pictures(a_report(*_TOP, text, _MORE)))


def both_kinds() -> bytes:
    """The first page with its text, the second as a picture."""
    text = pdfium.PdfDocument(a_report(*_TOP, INTAKE))
    scan = pdfium.PdfDocument(as_scan(pictures(a_report("Trong quý đã kiểm tra 12 đơn vị, phát hiện 19 tồn tại."))))
    text.import_pages(scan)
    out = io.BytesIO()
    text.save(out)
    return out.getvalue()


def bad_text_layer() -> bytes:
    """A picture of the page over invisible letters that mean nothing, as some scanners' own recognition leaves them."""
    [image] = pictures(page())
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.drawImage(ImageReader(image), 0, 0, *A4)
    text = canvas.beginText(60, 780)
    text.setTextRenderMode(3)
    text.setFont("Helvetica", 9)
    for i in range(60):
        text.textLine(f"Tr0ng qu% IlI n~m 2O26 xA ti@p nh#n m&i {i}.2E4 h` s- trqng dd trUc tuy^n xkq wvz jfw zzq")
    canvas.drawText(text)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


SCANS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "image-png": ("png", lambda: saved(pictures(page()), "PNG", dpi=(_DPI, _DPI), optimize=True)),
    "image-hollow-letters": ("png", lambda: saved(pictures(page()), "PNG", dpi=(_DPI, _DPI), bits=4)),
    "image-photo-on-its-side": ("jpg", photo),
    "image-tiff-two-pages": ("tiff", fax),
    "image-too-small": ("png", lambda: saved([pictures(page())[0].resize((300, 420))], "PNG")),
    "image-cut-short": ("jpg", lambda: photo()[:30000]),
    "scan-on-its-side": ("pdf", lambda: as_scan([i.rotate(90, expand=True) for i in pictures(page())])),
    "scan-upside-down": ("pdf", lambda: as_scan([i.rotate(180) for i in pictures(page())])),
    "scan-tilted": ("pdf", lambda: as_scan([i.rotate(1.8, fillcolor=255) for i in pictures(page())])),
    "scan-stamped": ("pdf", stamped),
    "scan-footnote-mark": ("pdf", footnote_mark),
    "scan-secret": ("pdf", lambda: as_scan(pictures(a_report("= MẬT", *_TOP, INTAKE)))),
    "scan-blank-pages": ("pdf", lambda: as_scan([*pictures(a_report(*_TOP, INTAKE, NEW_PAGE, " ")), *_white()])),
    "pdf-text-and-scan": ("pdf", both_kinds),
    "pdf-bad-text-layer": ("pdf", bad_text_layer),
}


def _white() -> list[Image.Image]:
    return [Image.new("L", (1654, 2339), 252)]
