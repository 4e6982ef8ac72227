"""Word reports made for tests: the head in the official form, then paragraphs and tables."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx

Part = str | Sequence[Sequence[str]]

BODY: tuple[Part, ...] = (
    "# I. KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
    "Trong quý III, cơ quan tiếp nhận mới 1.250 hồ sơ, trong đó trực tuyến 1.200 hồ sơ.",
    "Tỷ lệ hồ sơ giải quyết đúng và trước hạn đạt 98,5%; không có hồ sơ quá hạn.",
    "Phấn đấu năm 2027 tỷ lệ hồ sơ nộp trực tuyến đạt 99%.",
    "# II. TỒN TẠI, HẠN CHẾ",
    "Việc số hóa hồ sơ lưu trữ còn chậm so với yêu cầu.",
)


def a_report(
    *body: Part,
    unit: str = "SỞ NỘI VỤ",
    parent: str = "UBND THÀNH PHỐ HÀ NỘI",
    number: str = "412/BC-SNV",
    date: str = "Hà Nội, ngày 16 tháng 9 năm 2026",
    subject: str = "Công tác cải cách hành chính quý III năm 2026",
) -> bytes:
    """A .docx; "# …" is a bold heading, a list of rows a table. Without a body a short usual one."""
    document = docx.Document()
    head = document.add_table(rows=2, cols=2)
    head.cell(0, 0).text = f"{parent}\n{unit}"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = f"Số: {number}"
    head.cell(1, 1).text = date
    for line in ("BÁO CÁO", subject):
        paragraph = document.add_paragraph()
        paragraph.alignment = docx.enum.text.WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(line).bold = True
    for part in body or BODY:
        _add(document, part)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add(document: docx.document.Document, part: Part) -> None:
    if isinstance(part, str):
        heading = part.startswith("# ")
        document.add_paragraph().add_run(part.removeprefix("# ")).bold = heading
        return
    table = document.add_table(rows=len(part), cols=len(part[0]))
    table.style = "Table Grid"
    for row, cells in enumerate(part):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
