"""Files that mean harm, small enough to keep; the large ones are made in the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from tests.support.made_words import a_word, cell, paragraph, table
from tools.corpus_words import INTAKE, head, report, title

_LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
_BOMB = f'<!DOCTYPE w:document [<!ENTITY l0 "ha">{_LAUGHS}]>'
_STRANGER = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def changed(
    content: bytes, parts: Mapping[str, tuple[str, str]] | None = None, more: Mapping[str, bytes] | None = None
) -> bytes:
    """The package with words of its parts replaced, and with more parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            old, new = (parts or {}).get(name, ("", ""))
            text = before.read(name)
            text = text.replace(old.encode(), new.encode(), 1) if old else text
            after.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
        for name, extra in (more or {}).items():
            after.writestr(zipfile.ZipInfo(name), extra)
    return out.getvalue()


def with_type(declared: str, entity: str) -> bytes:
    start = '<?xml version="1.0" encoding="UTF-8"?>'
    made = changed(report(paragraph("ENTITY")), {"word/document.xml": (start, start + declared)})
    return changed(made, {"word/document.xml": ("ENTITY", entity)})


def swollen() -> bytes:
    """Forty megabytes of blanks in a few kilobytes."""
    return changed(report(paragraph("ĐÂY")), {"word/document.xml": ("ĐÂY", " " * 40_000_000)})


def deep() -> bytes:
    inner = paragraph("Ở trong cùng có 5 hồ sơ.")
    for _ in range(60):
        inner = table([[cell(inner, "<w:p/>")]])
    return report(paragraph(INTAKE), inner)


def only_a_picture() -> bytes:
    return a_word("<w:p><w:r><w:drawing/></w:r></w:p>")


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "xml-bomb": ("docx", lambda: with_type(_BOMB, "&l9;")),
    "xml-other-files": ("docx", lambda: with_type(_STRANGER, "&x;")),
    "zip-bomb-word": ("docx", swollen),
    "macros": ("docm", lambda: changed(report(paragraph(INTAKE)), more={"word/vbaProject.bin": b"x"})),
    "embedded-file": ("docx", lambda: changed(report(paragraph(INTAKE)), more={"word/embeddings/so-lieu.xlsx": b"x"})),
    "deep-nesting": ("docx", deep),
    "word-cut-short": ("docx", lambda: report(paragraph(INTAKE))[:-300]),
    "word-locked": (
        "docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 64,
    ),
    "word-without-words": ("docx", only_a_picture),
    "word-secret": ("docx", lambda: a_word(paragraph("TỐI MẬT", bold=True), head(), title(), paragraph(INTAKE))),
    "text-secret": ("txt", lambda: f"UBND XÃ GIA LÂM\nĐỘ MẬT: MẬT\nBÁO CÁO quý III năm 2026\n{INTAKE}\n".encode()),
    "empty": ("docx", lambda: b""),
    "blank": ("txt", lambda: b" \r\n\t\r\n"),
}
