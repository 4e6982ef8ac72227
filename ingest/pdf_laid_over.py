"""What is laid over a PDF page beside its text: typed notes and stamps."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_KINDS = (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP)
_MOST_NOTES = 200


def laid_over(page: pdfium.PdfPage) -> list[str]:
    """Lines of an open page's typed notes."""
    return [line for note in _notes(page) for line in note.splitlines()]


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
