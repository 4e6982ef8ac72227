"""What is laid over a PDF page beside its text: typed notes, stamps, slanted watermarks."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_KINDS = (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP)
_SLANTED = (math.radians(8), math.radians(82))
_MOST_NOTES = 200
_MOST_LETTERS = 20000


def laid_over(page: pdfium.PdfPage) -> list[str]:
    """Lines of an open page's typed notes, and its slanted letters as one line."""
    return [line for note in _notes(page) for line in note.splitlines()] + [_slanted(page)]


def _notes(page: pdfium.PdfPage) -> Iterator[str]:
    for i in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, i)
        if not note:
            continue
        if raw.FPDFAnnot_GetSubtype(note) in _KINDS:
            yield _contents(note)
        raw.FPDFPage_CloseAnnot(note)


def _contents(note: raw.FPDF_ANNOTATION) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
    letters = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(note, b"Contents", ctypes.cast(letters, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return letters.raw.decode("utf-16-le", errors="replace").rstrip("\x00")


def _slanted(page: pdfium.PdfPage) -> str:
    textpage = page.get_textpage()
    try:
        count = min(textpage.count_chars(), _MOST_LETTERS)
        angles = (raw.FPDFText_GetCharAngle(textpage, i) % (math.pi / 2) for i in range(count))
        slanted = [i for i, angle in enumerate(angles) if _SLANTED[0] < angle < _SLANTED[1]]
        return "".join(chr(raw.FPDFText_GetUnicode(textpage, i)) for i in slanted)
    finally:
        textpage.close()
