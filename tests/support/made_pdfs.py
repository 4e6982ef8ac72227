"""PDF reports made for tests: `a_report("## I. Kết quả", "Trong quý …", [["STT", "Chỉ tiêu"], ["1", "Hồ sơ"]])`."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import font_roboto
import pypdfium2 as pdfium
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)

_FONTS = Path(font_roboto.__file__).parent / "files"
for _name, _file in (("Vn", "Regular"), ("Vn-Bold", "Bold"), ("Vn-Italic", "Italic"), ("Vn-BoldItalic", "BoldItalic")):
    registerFont(TTFont(_name, str(_FONTS / f"Roboto-{_file}.ttf")))
registerFontFamily("Vn", normal="Vn", bold="Vn-Bold", italic="Vn-Italic", boldItalic="Vn-BoldItalic")

_BODY = ParagraphStyle(
    "body", fontName="Vn", fontSize=13, leading=17, alignment=TA_JUSTIFY, firstLineIndent=36, spaceAfter=5
)
_HEADING = ParagraphStyle("heading", parent=_BODY, fontName="Vn-Bold", firstLineIndent=36)
_TITLE = ParagraphStyle("title", parent=_HEADING, alignment=TA_CENTER, firstLineIndent=0)
_CELL = ParagraphStyle("cell", fontName="Vn", fontSize=11, leading=13)
NEW_PAGE = "<page>"
NEW_LANDSCAPE_PAGE = "<landscape page>"

Part = str | Sequence[Sequence[str]]


def a_report(
    *parts: Part, spans: Sequence[tuple[Any, ...]] = (), widths: Sequence[float] | None = None, password: str = ""
) -> bytes:
    """Parts are paragraphs (justified, first line indented), "## …" bold headings, "= …" centred bold titles, tables
    as rows of cells (head row printed again on every page), NEW_PAGE or NEW_LANDSCAPE_PAGE. From the second page on a
    page number stands at the top.

    spans: reportlab SPAN pairs for tables. password: the file is encrypted with it.
    """
    out = BytesIO()
    encryption = {"encrypt": StandardEncryption(password)} if password else {}
    document = BaseDocTemplate(out, pagesize=A4, **encryption)
    for name, size in (("portrait", A4), ("landscape", landscape(A4))):
        frame = Frame(85, 56, size[0] - 85 - 43, size[1] - 56 - 56, leftPadding=0, rightPadding=0, topPadding=0)
        document.addPageTemplates(PageTemplate(name, [frame], onPage=_page_number, pagesize=size))
    document.build([flowable for part in parts for flowable in _flowables(part, spans, widths)])
    return out.getvalue()


def turned(text: str) -> bytes:
    """A page stored upright and marked to be shown turned clockwise, `text` set to be read as it is shown, its
    baseline 200 points from the top and its start 100 from the left of the page as shown."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("Vn", 13)
    canvas.translate(200, 100)
    canvas.rotate(90)
    canvas.drawString(0, 0, text)
    canvas.showPage()
    canvas.save()
    return laid(out.getvalue(), 1, crop=None)


def laid(
    content: bytes, quarters: int, *, crop: tuple[float, float, float, float] | None = (100, 200, 500, 800)
) -> bytes:
    """The file with its first page shown turned clockwise, and of it only `crop` (left, bottom, right, top)."""
    document = pdfium.PdfDocument(content)
    page = document[0]
    page.set_rotation(90 * quarters)
    if crop:
        page.set_cropbox(*crop)
    page.close()
    out = BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def _page_number(canvas: Canvas, document: BaseDocTemplate) -> None:
    if document.page > 1:
        width, height = canvas._pagesize
        canvas.setFont("Vn", 12)
        canvas.drawCentredString(width / 2, height - 40, str(document.page))


def _flowables(part: Part, spans: Sequence[tuple[Any, ...]], widths: Sequence[float] | None) -> list[Flowable]:
    if not isinstance(part, str):
        cells = [[Paragraph(text, _CELL) for text in row] for row in part]
        style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), *(("SPAN", *span) for span in spans)])
        return [Table(cells, colWidths=widths, style=style, repeatRows=1)]
    if part == NEW_PAGE:
        return [NextPageTemplate("portrait"), PageBreak()]
    if part == NEW_LANDSCAPE_PAGE:
        return [NextPageTemplate("landscape"), PageBreak()]
    if part.startswith("## "):
        return [Paragraph(part[3:], _HEADING)]
    if part.startswith("= "):
        return [Paragraph(part[2:], _TITLE)]
    return [Paragraph(part, _BODY)]


def drawn(*pages: Sequence[tuple[float, float, str]], size: float = 13, page: tuple[float, float] = A4) -> bytes:
    """Pages of (x, y from the top, text) in points, y of the baseline.

    A text opens with how it is set: "**" bold, "^" raised and small, "_" small, "~" struck out, "/" large and grey
    across the page.
    """
    out = BytesIO()
    canvas = Canvas(out, pagesize=page)
    for texts in pages:
        for x, y, text in texts:
            _draw(canvas, x, page[1] - y, text, size)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, x: float, y: float, text: str, size: float) -> None:
    if text.startswith("/"):
        _draw_across(canvas, x, y, text[1:])
        return
    font = "Vn-Bold" if text.startswith("**") else "Vn"
    own = size * {"^": 0.6, "_": 0.75}.get(text[0], 1)
    words = text.lstrip("*^_~")
    canvas.setFont(font, own)
    canvas.drawString(x, y + (size * 0.35 if text[0] == "^" else 0), words)
    if text[0] == "~":
        canvas.line(x, y + 0.26 * size, x + width_of(words, size), y + 0.26 * size)


def width_of(text: str, size: float = 13) -> float:
    """Points that a regular text takes."""
    return float(stringWidth(text, "Vn", size))


def a_scan(pages: int = 1, *, before: str = "") -> bytes:
    """Pages that hold nothing but a picture; `before`: a page with this text stands in front of them."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    if before:
        canvas.setFont("Vn", 13)
        canvas.drawString(85, 700, before)
        canvas.showPage()
    for _ in range(pages):
        canvas.drawImage(ImageReader(Image.new("L", (200, 280), 230)), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw_across(canvas: Canvas, x: float, y: float, text: str) -> None:
    canvas.saveState()
    canvas.setFont("Vn", 60)
    canvas.setFillGray(0.8)
    canvas.translate(x, y)
    canvas.rotate(45)
    canvas.drawString(0, 0, text)
    canvas.restoreState()
