"""A marked-up report as a Word file: letterhead, paragraphs, tables, signature, and the mark of made-up data."""

from __future__ import annotations

import io
import re
import zipfile
from copy import deepcopy
from datetime import UTC, datetime
from itertools import pairwise

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from tools.gold import word_numbering
from tools.gold.markup import Grid, Line, Report, plain
from tools.gold.word_footnotes import Footnotes
from tools.gold.word_tables import add_grid, two_columns

SYNTHETIC = "Dữ liệu mô phỏng – không phải số liệu thật"
_CENTRE, _JUSTIFY, _LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
_HEAD_STYLE = {"h1": "Heading 1", "h2": "Heading 2", "h3": "Heading 3"}


def word_file(report: Report) -> bytes:
    """The same report gives the same bytes."""
    page = _Page(report)
    page.letterhead()
    for part in report.body:
        if isinstance(part, Grid):
            add_grid(page.doc, part, page)
        else:
            page.line(part)
    page.footers()
    page.notes.attach(page.doc)
    buffer = io.BytesIO()
    page.doc.save(buffer)
    return _without_clock(buffer.getvalue())


class _Page:
    """The document being written and its look."""

    def __init__(self, report: Report) -> None:
        self.report, self.look = report, report.look
        self.doc: WordDocument = Document()
        self.size = float(self.look.get("size", "13"))
        notes = [part for part in report.body if isinstance(part, Line) and part.kind == "footnote"]
        self.notes = Footnotes({note.key: plain(note.text) for note in notes})
        self._signature: dict[str, str] = {}
        self._styles()
        _portrait(self.doc.sections[0])
        if "auto" in (self.look.get("headings"), self.look.get("bullets")):
            word_numbering.add(self.doc)

    def _styles(self) -> None:
        for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "List Paragraph"):
            style = self.doc.styles[name]
            style.font.name = self.look.get("font", "Times New Roman")
            fonts = style.element.rPr.rFonts
            for key in [key for key in fonts.attrib if key.endswith("Theme")]:
                del fonts.attrib[key]
            fonts.set(qn("w:eastAsia"), style.font.name)
            style.font.size, style.font.color.rgb = Pt(self.size), RGBColor(0, 0, 0)
        properties = self.doc.core_properties
        properties.title, properties.comments = SYNTHETIC, SYNTHETIC
        properties.author = properties.last_modified_by = "Tổng Hợp"
        properties.created = properties.modified = datetime(2026, 9, 20, tzinfo=UTC)

    def letterhead(self) -> None:
        head = self.report.head
        left = [head["parent"], f"**{head['issuer']}**", f"Số: {head['number']}"]
        day, month, year = reversed(head["date"].split("-"))
        place = f"{head.get('place', 'Hà Nội')}, ngày {day} tháng {month if int(month) < 3 else int(month)} năm {year}"
        right = ["**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**", "**Độc lập - Tự do - Hạnh phúc**", place]
        if self.look.get("head") == "tabs":
            for one, other in zip(left, right, strict=True):
                paragraph = self.paragraph(self.doc.add_paragraph(), f"\t{one}\t{other}", size=12)
                paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(3.2), 1)
                paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(11.6), 1)
        else:
            table = two_columns(self.doc, 6.2, 10.0)
            for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
                for number, text in enumerate(lines):
                    slot = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                    self.paragraph(slot, text, align=_CENTRE, size=12)
        self.doc.add_paragraph()
        for text in head["title"].split(" / "):
            self.paragraph(self.doc.add_paragraph(), f"**{text}**", align=_CENTRE)

    def line(self, line: Line) -> None:
        match line.kind:
            case "h1" | "h2" | "h3":
                self._heading(line)
            case "dash" | "plus":
                self._item(line)
            case "centre" | "caption":
                bold = f"**{line.text}**" if line.kind == "centre" else line.text
                centred = self.paragraph(self.doc.add_paragraph(), bold, align=_CENTRE, italic=line.kind == "caption")
                centred.paragraph_format.keep_with_next = True
            case "annex" | "landscape" | "portrait":
                self._new_page(line)
            case "sign" | "signer" | "to":
                self._sign(line)
            case "footnote":
                pass  # set by the paragraph that carries its mark
            case "body":
                paragraph = self.paragraph(self.doc.add_paragraph(), line.text, align=_JUSTIFY)
                paragraph.paragraph_format.first_line_indent = Cm(1.27)
            case other:
                raise ValueError(f"no such line: {other}")

    def _heading(self, line: Line) -> None:
        look = self.look.get("headings", "bold")
        if look == "styles":
            self.paragraph(self.doc.add_paragraph(style=_HEAD_STYLE[line.kind]), line.text)
            return
        paragraph = self.paragraph(self.doc.add_paragraph(), f"**{line.text}**", italic=line.kind == "h3")
        if look == "auto":
            word_numbering.number(paragraph, level=int(line.kind[1]) - 1)
        else:
            paragraph.paragraph_format.first_line_indent = Cm(1.27)

    def _item(self, line: Line) -> None:
        automatic = self.look.get("bullets") == "auto"
        sign = "" if automatic else {"dash": "- ", "plus": "+ "}[line.kind]
        paragraph = self.paragraph(self.doc.add_paragraph(), sign + line.text, align=_JUSTIFY)
        if automatic:
            word_numbering.bullet(paragraph, level=0 if line.kind == "dash" else 1)
        else:
            paragraph.paragraph_format.first_line_indent = Cm(1.27)

    def _new_page(self, line: Line) -> None:
        if line.kind == "annex":
            paragraph = self.paragraph(self.doc.add_paragraph(), f"**{line.text}**", align=_CENTRE)
            paragraph.paragraph_format.page_break_before = True
            return
        section = self.doc.add_section(WD_SECTION.NEW_PAGE)
        (_landscape if line.kind == "landscape" else _portrait)(section)

    def _sign(self, line: Line) -> None:
        """Recipients left, signature right; the last of the three directives lays them out."""
        self._signature[line.kind] = line.text
        if line.kind != "to":
            return
        table = two_columns(self.doc, 8.0, 8.2)
        left, right = table.rows[0].cells
        self.paragraph(left.paragraphs[0], "**Nơi nhận:**", size=12, italic=True)
        for text in self._signature["to"].split(" / "):
            self.paragraph(left.add_paragraph(), text, size=11)
        for number, text in enumerate(self._signature["sign"].split(" / ")):
            slot = right.paragraphs[0] if number == 0 else right.add_paragraph()
            self.paragraph(slot, f"**{text}**", align=_CENTRE)
        right.add_paragraph()
        signer = self._signature.get("signer", "(Người ký mô phỏng)")
        self.paragraph(right.add_paragraph(), f"**{signer}**", align=_CENTRE)

    def paragraph(
        self,
        paragraph: Paragraph,
        text: str,
        *,
        align: WD_ALIGN_PARAGRAPH = _LEFT,
        size: float | None = None,
        italic: bool = False,
    ) -> Paragraph:
        """Writes the text in runs; `**` switches bold, `[^1]` sets a footnote mark."""
        paragraph.alignment = align
        paragraph.paragraph_format.space_after = Pt(3 if size else 6)
        for number, stretch in enumerate(text.split("**")):
            for piece in re.split(r"(\[\^\d+\])", stretch):
                if match := re.fullmatch(r"\[\^(\d+)\]", piece):
                    self.notes.refer(paragraph, match[1])
                elif piece:
                    self._runs(paragraph, plain(piece), size=size or self.size, bold=number % 2 == 1, italic=italic)
        return paragraph

    def _runs(self, paragraph: Paragraph, text: str, *, size: float, bold: bool, italic: bool) -> None:
        for stretch in _pieces(text) if self.look.get("runs") == "split" else [text]:
            run = paragraph.add_run(stretch)
            run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None

    def footers(self) -> None:
        footer = self.doc.sections[0].footer.paragraphs[0]
        self.paragraph(footer, SYNTHETIC, align=_CENTRE, size=9, italic=True)
        if self.look.get("pages") != "none":
            _page_number(self.doc.sections[0])


def _page_number(section: Section) -> None:
    """In the middle of the top margin, not on the first page."""
    section.different_first_page_header_footer = True
    section.first_page_footer.paragraphs[0]._p.addnext(deepcopy(section.footer.paragraphs[0]._p))
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = _CENTRE
    for kind in ("begin", "PAGE", "end"):
        element = OxmlElement("w:instrText" if kind == "PAGE" else "w:fldChar")
        if kind == "PAGE":
            element.text = kind
        else:
            element.set(qn("w:fldCharType"), kind)
        paragraph.add_run()._r.append(element)


def _pieces(text: str) -> list[str]:
    """As a text looks after much editing: cut every few letters, at places that depend on the text only."""
    cuts, at, step = [0], 0, 3
    while at + step < len(text):
        at += step
        step = 4 + (ord(text[at]) + len(cuts)) % 9
        cuts.append(at)
    return [text[a:b] for a, b in pairwise([*cuts, len(text)])]


def _portrait(section: Section) -> None:
    _paper(section, 21.0, 29.7, WD_ORIENT.PORTRAIT)


def _landscape(section: Section) -> None:
    _paper(section, 29.7, 21.0, WD_ORIENT.LANDSCAPE)


def _paper(section: Section, width: float, height: float, way: WD_ORIENT) -> None:
    section.orientation, section.page_width, section.page_height = way, Cm(width), Cm(height)
    section.left_margin, section.right_margin = Cm(3.0), Cm(1.8)
    section.top_margin, section.bottom_margin = Cm(2.0), Cm(2.0)


def _without_clock(content: bytes) -> bytes:
    """The same archive with one date on every member."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for member in sorted(old.infolist(), key=lambda m: m.filename != "[Content_Types].xml"):
            info = zipfile.ZipInfo(member.filename, (2026, 9, 20, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(member.filename))
    return result.getvalue()
