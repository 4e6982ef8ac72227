"""Awkward PDFs: tables over pages, landscape and turned pages, broken words, locked and cut files."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2 as pdfium
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.support.made_pdfs import NEW_LANDSCAPE_PAGE, a_report, drawn, laid
from tools.corpus_words import INTAKE

_HEAD = (
    (60, 60, "UBND THÀNH PHỐ HÀ NỘI"),
    (300, 60, "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (75, 77, "**SỞ NỘI VỤ"),
    (340, 77, "**Độc lập - Tự do - Hạnh phúc"),
    (75, 100, "Số: 2215/BC-SNV"),
    (330, 100, "Hà Nội, ngày 15 tháng 9 năm 2026"),
    (255, 140, "**BÁO CÁO"),
    (140, 158, "**Công tác cải cách hành chính quý III năm 2026"),
)
_ROWS = [[str(i), f"Thủ tục về lĩnh vực số {i}", str(100 + i), f"{90 + i % 9},{i % 10}%"] for i in range(1, 61)]
_GRID = [["STT", "Lĩnh vực", "Tiếp nhận", "Đúng hạn"], *_ROWS]
_TOP = ("= BÁO CÁO", "= Công tác cải cách hành chính quý III năm 2026 của Sở Nội vụ", "## I. Kết quả")


def two_column_head() -> bytes:
    return drawn((*_HEAD, (85, 200, INTAKE[:65].rstrip()), (60, 217, INTAKE[65:])))


def broken_words() -> bytes:
    """A long line cut in the middle of a word by a hyphen, and one cut inside a number's unit."""
    lines = (
        (
            95,
            200,
            "Trong quý III năm 2026, Sở Nội vụ đã tiếp nhận mới 1.250 hồ sơ, trong đó hồ sơ trực tuyến toàn trình",
        ),
        (
            60,
            217,
            "chiếm 89,5%; số hồ sơ giải quyết đúng hạn đạt 98,5%, tăng 1,2 điểm phần trăm so với cùng kỳ 2025, qua th-",
        ),
        (60, 234, "ống kê trên hệ thống giải quyết thủ tục hành chính; kinh phí 2,5 tỷ"),
        (60, 251, "đồng."),
    )
    return drawn((*_HEAD, *lines), size=11)


def two_pages_one_sentence() -> bytes:
    text = " ".join([INTAKE] * 12)
    return a_report(*_TOP, text, text, "Câu cuối trang nối sang trang sau có 77 hồ sơ. " + text)


def feet_on_a_turned_page() -> bytes:
    """The same foot on two upright pages and a landscape one, at another height there."""
    foot = "Dữ liệu mô phỏng"
    upright = [(85, 100, INTAKE[:60]), (250, 800, foot)]
    return joined(
        drawn(upright, upright), drawn([(85, 100, "Phụ lục có 12 hồ sơ"), (350, 560, foot)], page=landscape(A4))
    )


def joined(*files: bytes) -> bytes:
    first, *others = [pdfium.PdfDocument(f) for f in files]
    for other in others:
        first.import_pages(other)
    out = io.BytesIO()
    first.save(out)
    return out.getvalue()


def struck() -> bytes:
    return drawn((*_HEAD, (85, 200, "Tiếp nhận mới"), (185, 200, "~8.095"), (230, 200, "8.175 hồ sơ.")))


def pieces() -> bytes:
    """Letters with diacritics drawn after all others, as by a machine whose font lacks them."""
    lines = (
        "Trong quý III, Sở Nội vụ tiếp nhận mới 1.250 hồ sơ, đã giải quyết 1.198 hồ sơ.",
        "Tỷ lệ đúng hạn đạt 98,5%.",
    )
    plain, marked = [], []
    for row, line in enumerate(lines):
        at = 85.0
        for letter in line:
            (plain if letter.isascii() else marked).append((at, 200.0 + 17 * row, letter))
            at += stringWidth(letter, "Vn", 13)
    return drawn((*_HEAD, *plain, *marked))


def marked_across() -> bytes:
    """A grey mark at forty-five degrees over running text."""
    lines = [
        (85, 200 + 17 * i, f"Nội dung số {i + 1}: đã giải quyết {40 + i} hồ sơ, còn {i} hồ sơ.") for i in range(20)
    ]
    return drawn((*_HEAD, *lines, (120, 640, "/BẢN MẪU 2026")))


def raised_in_cells() -> bytes:
    """Footnote marks behind figures of a table, their notes under it in the table's own type."""
    rows = [
        ["STT", "Chỉ tiêu", "Kết quả"],
        ["1", "Hồ sơ đúng hạn", "21<super size=7>2</super>"],
        ["2", "Diện tích", "45 m2"],
    ]
    return a_report(*_TOP, INTAKE, rows, "2 Không tính hồ sơ chờ bổ sung.")


def narrow_cells() -> bytes:
    """Numbers broken over two lines by cells that are too narrow for them."""
    rows = [["STT", "Chỉ tiêu", "Kết quả"], ["2.1", "Kế hoạch vốn", "12.345.678"], ["2.2", "Đã giải ngân", "8.901.234"]]
    return a_report(*_TOP, INTAKE, rows, widths=[22, 200, 48])


def cut(content: bytes) -> bytes:
    return content[: len(content) * 2 // 3]


PDFS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "pdf-two-column-head": ("pdf", two_column_head),
    "pdf-table-over-pages": ("pdf", lambda: a_report(*_TOP, INTAKE, "Bảng 1. Theo lĩnh vực", _GRID)),
    "pdf-landscape": ("pdf", lambda: a_report(*_TOP, INTAKE, NEW_LANDSCAPE_PAGE, "Biểu số 06. Tổng hợp", _GRID[:6])),
    "pdf-turned-page": ("pdf", lambda: laid(a_report(*_TOP, INTAKE), 1, crop=None)),
    "pdf-broken-words": ("pdf", broken_words),
    "pdf-paragraph-over-pages": ("pdf", two_pages_one_sentence),
    "pdf-words-in-pieces": ("pdf", pieces),
    "pdf-marked-across": ("pdf", marked_across),
    "pdf-raised-marks-in-cells": ("pdf", raised_in_cells),
    "pdf-narrow-cells": ("pdf", narrow_cells),
    "pdf-feet-on-turned-page": ("pdf", feet_on_a_turned_page),
    "pdf-struck-out": ("pdf", struck),
    "pdf-merged-heads": (
        "pdf",
        lambda: a_report(
            *_TOP,
            [["STT", "Lĩnh vực", "Tiếp nhận", ""], ["", "", "Kỳ này", "Kỳ trước"], ["1", "Đất đai", "412", "398"]],
            spans=[((2, 0), (3, 0)), ((0, 0), (0, 1)), ((1, 0), (1, 1))],
        ),
    ),
    "pdf-locked": ("pdf", lambda: a_report(*_TOP, INTAKE, password="mo")),
    "pdf-cut-short": ("pdf", lambda: cut(a_report(*_TOP, INTAKE))),
    "pdf-secret": ("pdf", lambda: a_report("= MẬT", *_TOP, INTAKE)),
}
