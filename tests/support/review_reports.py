"""Reports made for reviewing: one figure said twice and differently, one that text and annex agree on, one unplaced."""

from __future__ import annotations

from collections.abc import Sequence

from tests.support import made_pdfs
from tests.support.docx_files import Part, a_report

ROWS = (
    ("STT", "Chỉ tiêu", "Đơn vị tính", "Quý III/2026"),
    ("1", "Số hồ sơ tiếp nhận mới trong kỳ", "Hồ sơ", "1.250"),
    ("2", "Số hồ sơ đã giải quyết", "Hồ sơ", "1.187"),
)
BODY: tuple[Part, ...] = (
    "# I. KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
    "Trong quý III, cơ quan tiếp nhận mới 1.250 hồ sơ; đã giải quyết 1.178 hồ sơ trong kỳ.",
    "Tỷ lệ hồ sơ giải quyết đúng và trước hạn đạt 98,5%.",
    "Trong quý III, các bộ phận đã xử lý 37 trường hợp phát sinh.",
    "# PHỤ LỤC",
    "Biểu số 01. Kết quả giải quyết thủ tục hành chính quý III năm 2026",
    ROWS,
)


def a_reviewed_report(*changes: tuple[str, str], unit: str = "SỞ NỘI VỤ", number: str = "412/BC-SNV") -> bytes:
    """A .docx: 1.250 twice alike, 1.178 against 1.187, 98,5% once, 37 of nothing known. changes: (old, new) words."""
    return a_report(*(_changed(part, changes) for part in BODY), unit=unit, number=number)


def a_reviewed_pdf(unit: str = "SỞ NỘI VỤ") -> bytes:
    """The same as a PDF with pages."""
    head = [
        "= UBND THÀNH PHỐ HÀ NỘI", f"= {unit}", "Số: 413/BC-SNV", "Hà Nội, ngày 16 tháng 9 năm 2026", "= BÁO CÁO",
        "= Công tác cải cách hành chính quý III năm 2026",
    ]  # fmt: skip
    body = [part.replace("# ", "## ") if isinstance(part, str) else part for part in BODY]
    return made_pdfs.a_report(*head, *body)


def _changed(part: Part, changes: Sequence[tuple[str, str]]) -> Part:
    if isinstance(part, str):
        for old, new in changes:
            part = part.replace(old, new)
        return part
    return [[str(_changed(cell, changes)) for cell in row] for row in part]
