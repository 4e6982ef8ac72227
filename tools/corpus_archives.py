"""Awkward archives: names that climb out, archives in archives, a bomb beside a good report."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from tests.support.made_sheets import a_workbook
from tests.support.made_words import paragraph
from tools.corpus_words import INTAKE, report


def archive(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def mixed() -> bytes:
    rows = [["STT", "Chỉ tiêu", "Số"], [1, "Hồ sơ", 5]]
    return archive(
        {
            "Báo cáo/xã Gia Lâm.docx": report(paragraph(INTAKE)),
            "Báo cáo/phụ lục.xlsx": a_workbook({"Biểu": rows}),
            "Báo cáo/~$ Gia Lâm.docx": b"x",
            "ghi chú.json": b'{"a": 1}',
            "__MACOSX/._x": b"x",
        }
    )


def climbing() -> bytes:
    names = ("../../etc/cron.d/bao-cao.txt", "/etc/passwd", "C:\\Windows\\a.txt", "tốt.txt")
    return archive({name: f"{INTAKE} Tệp {i}.".encode() for i, name in enumerate(names)})


def nested(depth: int) -> bytes:
    content = report(paragraph(INTAKE))
    name = "báo cáo.docx"
    for i in range(depth):
        content, name = archive({name: content}), f"lớp {i}.zip"
    return content


def bomb_and_report() -> bytes:
    return archive({"bom.txt": b"0" * 30_000_000, "báo cáo.docx": report(paragraph(INTAKE))})


ARCHIVES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "archive-mixed": ("zip", mixed),
    "archive-climbing-names": ("zip", climbing),
    "archive-in-archive": ("zip", lambda: nested(2)),
    "archive-too-deep": ("zip", lambda: nested(5)),
    "archive-bomb": ("zip", bomb_and_report),
    "archive-broken": ("zip", lambda: mixed()[:-80]),
}
