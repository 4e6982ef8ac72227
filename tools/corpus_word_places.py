"""Awkward Word files whose letters stand in odd places: raised, in fields and equations, struck, drawn, deleted."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.made_words import a_word, cell, level, numbering, paragraph, run, table
from tools.corpus_words import INTAKE, head, report, title

_M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def up(text: str) -> str:
    return run(text, '<w:vertAlign w:val="superscript"/>')


def raised_marks() -> bytes:
    """Marks of notes typed as raised figures, and real powers and units."""
    rows = [["STT", "Chỉ tiêu", "Kết quả"], ["1", "Hồ sơ tiếp nhận", cell(paragraph("1.234", up("(1)")))]]
    high = run("2", '<w:position w:val="8"/><w:sz w:val="16"/>')
    return report(
        paragraph("Tiếp nhận 21", up("1"), " hồ sơ, đúng hạn 98,5%", up("(2)"), "; giải quyết 15", high, " hồ sơ."),
        paragraph("Trụ sở rộng 450 m", up("2"), ", phục vụ 12×10", up("3"), " người; 3", up("1"), "5 lượt."),
        table([*rows, ["2", "Hồ sơ quá hạn", cell(paragraph("7", up("3")))]]),
        paragraph(up("1"), "2 hồ sơ chuyển từ quý II."),
    )


def own_marks() -> bytes:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>1</w:t></w:r>'
    again = '<w:r><w:footnoteReference w:id="3"/></w:r>'
    inner = table([["Trực tuyến", "77"], ["Trực tiếp", "8"]])
    notes = {2: up("1") + run(" Tính từ 15/6.") + again, 3: run("Trong đó:") + again + f"</w:p>{inner}<w:p>"}
    return report(paragraph("Tiếp nhận 21", mark, " hồ sơ, trả 85", again, " hồ sơ."), footnotes=notes)


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(instruction: str, result: str) -> str:
    """instruction: runs, or plain text."""
    written = instruction if instruction.startswith("<") else code(instruction)
    return mark("begin") + written + mark("separate") + run(result) + mark("end")


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def fields() -> bytes:
    total = field(code("=") + field("REF a", "10") + code("+") + field("REF b", "15"), "25")
    chosen = field(code("IF ") + field("MERGEFIELD x", "7") + code('> 5 "vượt" "chưa đạt"'), "vượt")
    return report(
        paragraph("Tổng cộng ", total, " hồ sơ; ", chosen, " kế hoạch."),
        paragraph("Còn ", field("REF con", "36"), mark("begin"), " hồ sơ chưa xong."),
    )


def equations() -> bytes:
    def of(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    part = f"<m:f><m:num>{of('1.105')}</m:num><m:den>{of('1.234')}</m:den></m:f>"
    half = f"<m:f><m:num>{of('1')}</m:num><m:den>{of('2')}</m:den></m:f>"
    power = f"<m:sSup><m:e>{of('10')}</m:e><m:sup>{of('2')}</m:sup></m:sSup>"
    return report(
        paragraph("Tỷ lệ trực tuyến: ", f"<m:oMath {_M}>{of('T=')}{part}{of('×100=89,5%')}</m:oMath>"),
        paragraph(
            "Đạt 3", f"<m:oMath {_M}>{half}</m:oMath>", " lần, bằng ", f"<m:oMath {_M}>{power}</m:oMath>", " lượt."
        ),
    )


def struck() -> bytes:
    gone, new = run("1.234", "<w:strike/>"), run("1.250", '<w:strike w:val="0"/>')
    return report(
        paragraph("Tiếp nhận ", gone, new, " hồ sơ, trả ", run("36", "<w:dstrike/>"), "35 hồ sơ."),
        table([["STT", "Chỉ tiêu", "Kết quả"], ["1", "Hồ sơ", cell(paragraph(gone, new))]]),
    )


def removed() -> bytes:
    """Deleted cells, paragraphs moved away or hidden whole: nothing is shifted, nothing counts."""
    out = cell("999").replace("<w:tcPr>", '<w:tcPr><w:cellDel w:id="7"/>')

    def gone(sign: str, inside: str) -> str:
        return paragraph(inside, number=(1, 0), properties=f"<w:rPr>{sign}</w:rPr>")

    deleted = gone("<w:del/>", "<w:del><w:r><w:delText>Mục xóa</w:delText></w:r></w:del>")
    return a_word(
        head(),
        title(),
        paragraph("Tiếp nhận 1.234 hồ sơ.", number=(1, 0)),
        gone("<w:moveFrom/>", f"<w:moveFrom>{run('Cấp 55 giấy phép.')}</w:moveFrom>"),
        gone("<w:vanish/>", run("Ghi chú riêng", "<w:vanish/>")),
        paragraph("Giải quyết 1.198 hồ sơ.", number=(1, 0)),
        deleted,
        table([["STT", "Chỉ tiêu", "Số", "Tỷ lệ"], ["1", "Nộp", out, "10", "1%"], ["2", "Trả", "20", "2%"]]),
        paragraph("Quá hạn 36 hồ sơ.", number=(1, 0)),
        numbers=numbering({1: level(0, "decimal", "%1.")}),
    )


def breaks() -> bytes:
    page, column = (f'<w:r><w:br w:type="{kind}"/></w:r>' for kind in ("page", "column"))
    return report(paragraph("Tổng số 12", page, "345 hồ sơ, trong đó 7", column, "89 hồ sơ trực tuyến."))


def either(choice: str, fallback: str, requires: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def odd_places() -> bytes:
    """Alternatives as whole paragraphs, empty and unknown choices, ruby text, WordArt and boxes of a page header."""
    block = paragraph("Có 31 mô hình mới.")
    words = either("<w:t>?</w:t>", "<w:t>Có 12 sáng kiến. </w:t>", "xyz") + either("", "<w:t>Cấp 45 thẻ.</w:t>")
    ruby = f"<w:r><w:ruby><w:rt>{run('hai lăm')}</w:rt><w:rubyBase>{run('25')}</w:rubyBase></w:ruby></w:r>"
    art = f'<w:r><w:pict><v:shape {_V}><v:textpath string="LƯU HÀNH NỘI BỘ"/></v:shape></w:pict></w:r>'
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('Biểu 06/CCHC')}</w:txbxContent></w:pict></w:r>"
    return report(
        paragraph(INTAKE),
        either(block, block, "w14"),
        paragraph(f"<w:r>{words}</w:r>"),
        paragraph(ruby, " hồ sơ đang được xử lý."),
        header=paragraph(art) + paragraph(either("", box)),
    )


WORD_PLACES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "word-raised-marks": ("docx", raised_marks),
    "word-own-note-marks": ("docx", own_marks),
    "word-fields": ("docx", fields),
    "word-equations": ("docx", equations),
    "word-struck": ("docx", struck),
    "word-removed": ("docx", removed),
    "word-breaks": ("docx", breaks),
    "word-odd-places": ("docx", odd_places),
}
