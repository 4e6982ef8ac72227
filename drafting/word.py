"""A draft as a Word file in the form of NĐ 30/2020/NĐ-CP. The only module of drafting that knows python-docx."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from domain.drafts import DraftReport, Paragraph, Section, Slot, Source, Table
from drafting import chartml
from drafting import wordml as ml
from drafting.quoting import QUOTED
from drafting.slots import COUNTED

_FONT = "Times New Roman"
_LEFT_HEAD, _RIGHT_HEAD = 3720, ml.PORTRAIT_WIDTH - 3720
_MOST_SOURCES = 6  # in one comment; the annex has the rest
_PERIOD = re.compile(r"(?:quý [IV]+|\d tháng đầu|tháng \d+)? ?năm \d{4}")
_COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues the report, as printed in its head and foot. signer: the office that signs; no name in a draft."""

    above: str = "UBND THÀNH PHỐ HÀ NỘI"
    name: str = "SỞ NỘI VỤ"
    called: str = "Sở Nội vụ"
    symbol: str = "BC-SNV"
    place: str = "Hà Nội"
    signer: str = "GIÁM ĐỐC"
    recipients: tuple[str, ...] = (
        "Bộ Nội vụ (để báo cáo)",
        "UBND Thành phố (để báo cáo)",
        "Các sở, ban, ngành Thành phố",
        "UBND các phường, xã",
        "Lưu: VT, CCHC",
    )


def write_word(
    draft: DraftReport, *, issued_by: Issuer | None = None, checking: bool = False, final: bool = False
) -> bytes:
    """The DOCX. checking: with a comment at each figure and the annex of sources; else clean, ready to be edited.

    final: approved, and so no longer marked as a draft.
    """
    return _Writer(draft, issued_by or Issuer(), checking, final).write()


class _Writer:
    """Writes one file; counts its bookmarks and comments."""

    def __init__(self, draft: DraftReport, issuer: Issuer, checking: bool, final: bool) -> None:
        self.draft = draft
        self.issuer = issuer
        self.checking = checking
        self.final = final
        self.sources = {s.value_id: s for s in draft.sources}
        self.document = Document()
        self.year = draft.period.end.year
        self._bookmarks = 0
        self._charts = 0

    def write(self) -> bytes:
        _set_styles(self.document)
        self._set_properties()
        _set_fonts(self.document)
        headers = _page_number_header(self.document)
        root = self.document.element
        root.replace(root.body, parse_xml(ml.body(self._parts(headers))))
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _set_properties(self) -> None:
        package = self.document.part.package
        for key in [k for k, rel in package.rels.items() if rel.reltype.endswith("/thumbnail")]:
            del package.rels[key]  # the picture of an empty page that comes with the template
        about = self.document.core_properties
        about.title = f"Báo cáo {self.draft.title}"
        about.author = about.last_modified_by = self.issuer.called
        about.subject, about.comments, about.language = "Dự thảo", "", "vi-VN"
        about.created = about.modified = datetime.combine(self.draft.period.end, time())

    def _parts(self, headers: str) -> Iterator[str]:
        annexes = [a for a in self.draft.annexes if self.checking or not a.checking]
        yield from self._head()
        for paragraph in self.draft.opening:
            yield self._paragraph(paragraph)
        for section in self.draft.sections:
            yield from self._section(section)
        for i, paragraph in enumerate(self.draft.closing, start=1):
            yield self._paragraph(paragraph, ends=i == len(self.draft.closing))
        yield from self._signature()
        yield ml.section_end(headers=headers, last=not annexes)
        for i, annex in enumerate(annexes, start=1):
            wide = any(isinstance(p, Table) and p.landscape for p in annex.body)
            yield from self._annex(annex, wide)
            yield ml.section_end(landscape=wide, restart=True, last=i == len(annexes))

    def _head(self) -> Iterator[str]:
        who = self.issuer
        left = (
            _centred(who.above, size=13)
            + _centred(who.name, size=13, bold=True)
            + ml.rule(_LEFT_HEAD, int(0.45 * ml.width_of(who.name, 13)))
            + _centred(f"Số:          /{who.symbol}", size=13, before=100)
            + ("" if self.final else _draft_mark())
        )
        right = (
            _centred(_COUNTRY, size=13, bold=True)
            + _centred(_MOTTO, size=14, bold=True)
            + ml.rule(_RIGHT_HEAD, ml.width_of(_MOTTO, 14))
            + _centred(
                f"{who.place}, ngày        tháng        năm {self.draft.period.end.year}",
                size=14,
                italic=True,
                before=100,
            )
        )
        yield ml.bare_table((_LEFT_HEAD, _RIGHT_HEAD), (left, right))
        yield _centred("BÁO CÁO", size=14, bold=True, before=240)
        yield _centred(_unbroken(self.draft.title), size=14, bold=True)
        yield ml.rule(ml.PORTRAIT_WIDTH, min(int(0.4 * ml.width_of(self.draft.title, 14)), ml.PORTRAIT_WIDTH // 3))
        yield ml.paragraph("", "Dong")

    def _section(self, section: Section) -> Iterator[str]:
        ends = ")" if section.level == 3 else "."
        title = ml.text(f"{section.number}{ends} "), ml.text(_unbroken(section.title), caps=section.level == 1)
        yield ml.paragraph("".join(title), f"Heading{section.level}")
        for part in section.body:
            if isinstance(part, Table):
                yield ml.table(part, self._mark_quietly)
            else:
                yield self._paragraph(part)

    def _paragraph(self, paragraph: Paragraph, *, ends: bool = False) -> str:
        words = ml.runs(paragraph.runs, self._mark)
        if paragraph.style == "dash":
            words = ml.text("- ") + words
        if ends:
            words += ml.text("/.")
        keep = "<w:keepNext/>" if ends or paragraph.text.endswith(":") else ""
        return ml.paragraph(
            words,
            {"gap": "ConThieu", "note": "GhiChu", "caption": "TenHinh"}.get(paragraph.style, "NoiDung"),
            extra=keep,
        )

    def _chart(self, table: Table, wide: bool) -> str:
        """The table as a chart of Word's own, which prints sharp and can be read aloud."""
        self._charts += 1
        own = self.document.part
        name = PackURI(f"/word/charts/chart{self._charts}.xml")
        link = own.relate_to(
            Part(name, chartml.CONTENT_TYPE, chartml.chart(table), own.package), RELATIONSHIP_TYPE.CHART
        )
        width = int((ml.LANDSCAPE_WIDTH if wide else ml.PORTRAIT_WIDTH) * 0.94)
        picture = chartml.drawing(
            link, self._charts, width=width, height=chartml.height_of(table), told=chartml.in_words(table)
        )
        return ml.paragraph(picture, "Dong", align="center", extra="<w:keepNext/>")

    def _annex(self, annex: Section, wide: bool) -> Iterator[str]:
        yield _heading(f"Phụ lục {annex.number}")
        yield _centred(_unbroken(annex.title).upper(), size=14, bold=True, keep=True)
        dated = f"ngày      tháng      năm {self.year} của {self.issuer.called}"
        yield _centred(f"(Kèm theo Báo cáo số        /{self.issuer.symbol} {dated})", size=14, italic=True, keep=True)
        yield ml.paragraph("", "Dong", extra="<w:keepNext/>")
        for part in annex.body:
            if isinstance(part, Table):
                if part.note:
                    yield ml.paragraph(ml.text(part.note), "GhiChu", extra="<w:keepNext/>")
                yield self._chart(part, wide) if part.drawn else ml.table(part, self._mark_quietly)
                yield "" if part.drawn else ml.paragraph("", "Dong")
            else:
                yield self._paragraph(part)

    def _signature(self) -> Iterator[str]:
        who = self.issuer
        left = ml.paragraph(ml.text("Nơi nhận:", bold=True, italic=True, size=12), "Dong")
        for i, name in enumerate(who.recipients, start=1):
            left += ml.paragraph(ml.text(f"- {name}{'.' if i == len(who.recipients) else ';'}", size=11), "Dong")
        right = _centred(who.signer, size=14, bold=True) + "".join(ml.paragraph("", "Dong") for _ in range(5))
        yield ml.paragraph("", "Dong", extra="<w:keepNext/>")
        yield ml.bare_table((ml.PORTRAIT_WIDTH // 2, ml.PORTRAIT_WIDTH - ml.PORTRAIT_WIDTH // 2), (left, right))

    def _mark_quietly(self, slot: Slot, xml: str) -> str:
        """A hidden bookmark named after what the number states, so that the file can be checked after editing."""
        self._bookmarks += 1
        name = f"_s{slot.key.replace('-', '_')}"
        start = f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{name}"/>'
        return f'{start}{xml}<w:bookmarkEnd w:id="{self._bookmarks}"/>'

    def _mark(self, slot: Slot, xml: str) -> str:
        marked = self._mark_quietly(slot, xml)
        note = self._note(slot) if self.checking else ""
        if not note:
            return marked
        number = self.document.comments.add_comment(note, author=self.issuer.called, initials="SNV").comment_id
        return (
            f'<w:commentRangeStart w:id="{number}"/>{marked}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    def _note(self, slot: Slot) -> str:
        """Where the figure comes from; nothing for a bare count of units."""
        if not slot.values and (slot.derivation == COUNTED or not slot.derivation):
            return ""
        lines = [slot.derivation[:1].upper() + slot.derivation[1:] + "."] if slot.derivation else []
        found = [self.sources[v] for v in slot.values if v in self.sources]
        lines += [_told(source) for source in found[:_MOST_SOURCES]]
        if len(found) > _MOST_SOURCES:
            lines.append(f"Và {len(found) - _MOST_SOURCES} nguồn khác, xem phụ lục Nguồn số liệu.")
        if slot.derivation.startswith(QUOTED):
            lines[0] = f"{slot.scope}: {lines[0]}"
        return "\n".join(lines)


def _told(source: Source) -> str:
    page = f", trang {source.page}" if source.page else ""
    return f"{source.unit}, {source.document}{page}: “{source.quote}”"


def _unbroken(title: str) -> str:
    """The title with its period ("quý IV năm 2026") kept on one line."""
    return _PERIOD.sub(lambda m: m.group().replace(" ", "\u00a0"), title)


def _centred(
    words: str, *, size: int, bold: bool = False, italic: bool = False, before: int = 0, keep: bool = False
) -> str:
    extra = ("<w:keepNext/>" if keep else "") + (f'<w:spacing w:before="{before}" w:after="0"/>' if before else "")
    return ml.paragraph(ml.text(words, bold=bold, italic=italic, size=size), "Dong", align="center", extra=extra)


def _heading(words: str) -> str:
    return ml.paragraph(ml.text(words), "TenPhuLuc", align="center")


def _draft_mark() -> str:
    side = (_LEFT_HEAD - 1300) // 2
    border = "".join(
        f'<w:{s} w:val="single" w:sz="6" w:space="1" w:color="000000"/>' for s in ("top", "left", "bottom", "right")
    )
    extra = f'<w:pBdr>{border}</w:pBdr><w:spacing w:before="120" w:after="0"/><w:ind w:left="{side}" w:right="{side}"/>'
    return ml.paragraph(ml.text("DỰ THẢO", bold=True, size=13), "Dong", align="center", extra=extra)


def _page_number_header(document: Any) -> str:
    """A centred page number in the header; gives the reference to put into the first section."""
    section = document.sections[0]
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, words in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        if kind:
            mark = run._r.makeelement(qn("w:fldChar"), {qn("w:fldCharType"): kind})
        else:
            mark = run._r.makeelement(qn("w:instrText"), {})
            mark.text = words
        run._r.append(mark)
    reference = section._sectPr.find(qn("w:headerReference"))
    where = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return f'<w:headerReference xmlns:r="{where}" w:type="default" r:id="{reference.get(qn("r:id"))}"/>'


def _set_styles(document: Any) -> None:
    """Times New Roman throughout, black, and the paragraph styles of an official document."""
    styles = document.styles
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "Header"):
        _dress(styles[name], bold=name.startswith("Heading"))
    for name, before in (("Heading 1", 12), ("Heading 2", 6), ("Heading 3", 6)):
        form = styles[name].paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(6), 1.1
        form.first_line_indent, form.keep_with_next = Cm(1.27), True
        form.alignment = WD_ALIGN_PARAGRAPH.LEFT
    line = _new(styles, "Dong")
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(0)
    for name, italic in (("NoiDung", False), ("ConThieu", True)):
        form = _new(styles, name, italic=italic).paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(6), 1.1
        form.first_line_indent, form.alignment = Cm(1.27), WD_ALIGN_PARAGRAPH.JUSTIFY
        form.widow_control = True
    note = _new(styles, "GhiChu", size=11, italic=True).paragraph_format
    note.space_before, note.space_after, note.alignment = Pt(4), Pt(8), WD_ALIGN_PARAGRAPH.JUSTIFY
    caption = _new(styles, "TenHinh", size=12, italic=True).paragraph_format
    caption.space_before, caption.space_after, caption.alignment = Pt(0), Pt(12), WD_ALIGN_PARAGRAPH.CENTER
    for name, size in (("OBang", 12), ("OBangNho", 11)):
        cell = _new(styles, name, size=size).paragraph_format
        cell.space_before = cell.space_after = Pt(2)
    annex = _new(styles, "TenPhuLuc", bold=True)
    annex.base_style = styles["Heading 1"]
    _dress(annex, bold=True)
    form = annex.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.first_line_indent, form.alignment = Cm(0), WD_ALIGN_PARAGRAPH.CENTER


def _set_fonts(document: Any) -> None:
    """Where Times New Roman is not installed, the face with the same widths takes its place, so pages stay the same."""
    tables = [p for p in document.part.package.parts if str(p.partname) == "/word/fontTable.xml"]
    for table in tables:
        named = f'w:name="{_FONT}">'.encode()
        table._blob = table.blob.replace(named, named + b'<w:altName w:val="Liberation Serif"/>')


def _new(styles: Any, name: str, *, size: int = 14, bold: bool = False, italic: bool = False) -> Any:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    _dress(style, size=size, bold=bold, italic=italic)
    return style


def _dress(style: Any, *, size: int = 14, bold: bool = False, italic: bool = False) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = _FONT, Pt(size), bold, italic
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        if key.lower().endswith("theme"):
            del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), _FONT)
