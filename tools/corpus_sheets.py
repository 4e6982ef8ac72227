"""Awkward annexes: merged heads, figures with formats, hidden parts, formulas; and plain text in old codes."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable

from tests.support.made_sheets import a_workbook
from tools.corpus_words import INTAKE

_ANNEX = [
    ["Biểu số 06. Kết quả giải quyết hồ sơ thủ tục hành chính quý III năm 2026"],
    ["Đơn vị: Sở Nội vụ"],
    ["STT", "Lĩnh vực", "Tiếp nhận", None, "Tỷ lệ đúng hạn"],
    [None, None, "Trực tuyến", "Trực tiếp", None],
    ["(1)", "(2)", "(3)", "(4)", "(5)"],
    [1, "Tổ chức bộ máy", 1250, 32, 0.985],
    [2, "Thi đua, khen thưởng", 380, 0, 1],
    ["A", "Tổng số", 1630, 32, 0.9885],
    [],
    ["Ghi chú: số liệu tính đến ngày 14/9/2026."],
]
_MERGED = ["A1:E1", "A2:E2", "C3:D3", "A3:A4", "B3:B4", "E3:E4"]
_FORMATS = {f"{c}{r}": f for c, f in (("C", "#,##0"), ("E", "0.0%")) for r in (6, 7, 8)}
_TEXT = (
    "UBND XÃ GIA LÂM\nSố: 215/BC-UBND\n\nBÁO CÁO\nCông tác cải cách hành chính quý III năm 2026\n\n"
    f"I. KẾT QUẢ\n{INTAKE}\n\nSTT | Chỉ tiêu | Kết quả\n1 | Văn bản ban hành | 27\n2 | Văn bản rà soát | 12\n"
)


def old_windows(text: str) -> bytes:
    """In Windows-1258: base letters with their tones behind them."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = []
    for c in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", c)
        tone = "".join(m for m in apart if m in tones)
        out.append(unicodedata.normalize("NFC", "".join(m for m in apart if m not in tones)) + tone)
    return "".join(out).encode("cp1258")


_PRINTED: list[tuple[object, str]] = [
    (12.25, "0.0#"),
    (0.98567, "0.0#%"),
    (1234.56, "#,##0_);(#,##0)"),
    (-1234, "#,##0_);(#,##0)"),
    (1234567, "#,##0,"),
    (98, '0"%"'),
    (0, "0;-0;;@"),
    (77, ";;;"),
    (1234.5, "#,###"),
    (12.345678, "0." + "0" * 200),
    (dt.datetime(2026, 9, 1), "mm/yyyy"),
    (dt.timedelta(hours=26), "[h]:mm"),
    (0.5, "# ?/?"),
]


def number_formats() -> bytes:
    rows = [["STT", "Định dạng", "Kết quả"], *([i, f[:20], v] for i, (v, f) in enumerate(_PRINTED, start=1))]
    formats = {f"C{i}": f for i, (_, f) in enumerate(_PRINTED, start=2)}
    return a_workbook({"Biểu": rows}, formats=formats)


SHEETS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "sheet-annex": (
        "xlsx",
        lambda: a_workbook({"Biểu 06": _ANNEX}, merged={"Biểu 06": _MERGED}, formats=_FORMATS),
    ),
    "sheet-hidden-parts": (
        "xlsx",
        lambda: a_workbook({"Biểu 06": _ANNEX, "Số cũ": [["STT", "A", "B"], [1, "Cũ", 999]]}, hidden=["Số cũ"]),
    ),
    "sheet-formulas": (
        "xlsx",
        lambda: a_workbook({"Biểu": [["STT", "Chỉ tiêu", "Số"], [1, "Hồ sơ", 5], [2, "Cộng", "=SUM(C2:C2)"]]}),
    ),
    "sheet-number-formats": ("xlsx", number_formats),
    "text-windows-1258": ("txt", lambda: old_windows(_TEXT)),
    "text-utf-16": ("txt", lambda: _TEXT.encode("utf-16")),
    "text-nul-bytes": ("txt", lambda: _TEXT.replace("Số:", "Số:\x00").encode()),
    "text-data": ("txt", lambda: b'{"unit": "So Noi vu", "values": [{"code": "TT-12", "value": 1250}]}'),
    "text-source-code": ("txt", lambda: b"import json\n\ndef main():\n    return json.loads('{}')\n\nmain()\n"),
}
