"""Reports with a secrecy mark where one is easily overlooked, and some that only look so."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.support.made_pdfs import a_report
from tests.support.made_sheets import a_workbook
from tests.support.made_stamps import BLUE, round_stamped, stamped
from tests.support.made_words import a_word, paragraph
from tools.corpus_scans import pictures, saved
from tools.corpus_words import INTAKE

_DPI = 200
_TOP = ("= BÁO CÁO", "= Công tác cải cách hành chính quý III năm 2026 của Sở Nội vụ", "## I. Kết quả")
_TALK = (
    "Công tác bảo vệ bí mật nhà nước: không có văn bản mật; số văn bản mật đến: 0. Tập huấn bảo mật thông tin 2 lớp."
)


def page() -> Image.Image:
    [image] = pictures(a_report(*_TOP, INTAKE, _TALK))
    return image


def as_colour_scan(image: Image.Image) -> bytes:
    return saved([image], "PDF", resolution=_DPI, quality=75)


def red_box() -> bytes:
    return as_colour_scan(stamped(page(), "MẬT", size=50, at=(150, 40), turned=6))


def blue_box() -> bytes:
    image = stamped(page(), "TỐI MẬT", size=45, at=(1150, 60), colour=BLUE)
    return saved([image], "JPEG", dpi=(_DPI, _DPI), quality=75)


def round_stamp() -> bytes:
    return as_colour_scan(round_stamped(page(), "ỦY BAN NHÂN DÂN PHƯỜNG BA ĐÌNH", "HÀ NỘI", at=(1250, 900)))


def note_on_page() -> bytes:
    """A PDF with the mark typed on its first page as a note."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.drawImage(ImageReader(page()), 0, 0, *A4)
    canvas.freeTextAnnotation("MẬT", Rect=[85, 800, 150, 830], DA="/Helv 12 Tf 0 g")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def watermark() -> bytes:
    """Slanted pale letters across the page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("Vn", 13)
    for i, line in enumerate(("BÁO CÁO", "Công tác cải cách hành chính quý III năm 2026", "Tiếp nhận 1.234 hồ sơ.")):
        canvas.drawString(85, 760 - 20 * i, line)
    canvas.translate(297, 420)
    canvas.rotate(45)
    canvas.setFillGray(0.8)
    canvas.setFont("Vn-Bold", 80)
    canvas.drawCentredString(0, 0, "TỐI MẬT")
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def drawn_title() -> bytes:
    """The mark as a drawn watermark in the page header."""
    shape = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textpath string="MẬT"/></v:shape>'
    return a_word(paragraph("BÁO CÁO"), paragraph(INTAKE), header=paragraph(f"<w:r><w:pict>{shape}</w:pict></w:r>"))


def box_far_down() -> bytes:
    box = f"<w:r><w:drawing><wps><w:txbxContent>{paragraph('MẬT')}</w:txbxContent></wps></w:drawing></w:r>"
    lines = [paragraph(f"Dòng {i}: tiếp nhận {10 + i} hồ sơ.") for i in range(20)]
    return a_word(paragraph("BÁO CÁO"), *lines, paragraph(box))


def print_header() -> bytes:
    rows = [["STT", "Chỉ tiêu", "Số"], [1, "Hồ sơ", 5], [2, "Văn bản", 7]]
    workbook = openpyxl.load_workbook(io.BytesIO(a_workbook({"Biểu": rows})))
    workbook.active.oddHeader.right.text = "&B&14TỐI MẬT"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


SECRETS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "scan-secret-red-box": ("pdf", red_box),
    "image-secret-blue-box": ("jpg", blue_box),
    "scan-round-stamp": ("pdf", round_stamp),
    "pdf-secret-note": ("pdf", note_on_page),
    "pdf-secret-watermark": ("pdf", watermark),
    "word-secret-watermark": ("docx", drawn_title),
    "word-secret-box": ("docx", box_far_down),
    "word-secret-beside-number": ("docx", lambda: a_word(*map(paragraph, ("SỞ NỘI VỤ", "Số: 12/BC-SNV MẬT", INTAKE)))),
    "pdf-talk-of-secrets": ("pdf", lambda: a_report(*_TOP, INTAKE, _TALK)),
    "sheet-secret-header": ("xlsx", print_header),
}
