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


def filled_in(page: pdfium.PdfPage) -> list[str]:
    """What is typed into the fields of a form: it is drawn over the page and is no part of its text."""
    return [words for words in _values(page, (raw.FPDF_ANNOT_WIDGET,), b"V") if words.strip()]


def _notes(page: pdfium.PdfPage) -> Iterator[str]:
    return _values(page, _KINDS, b"Contents")


def _values(page: pdfium.PdfPage, kinds: tuple[int, ...], key: bytes) -> Iterator[str]:
    for i in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, i)
        if not note:
            continue
        if raw.FPDFAnnot_GetSubtype(note) in kinds:
            yield _value(note, key)
        raw.FPDFPage_CloseAnnot(note)


def _value(note: raw.FPDF_ANNOTATION, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    letters = ctypes.create_string_buffer(max(size, 2))
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(letters, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return letters.raw.decode("utf-16-le", errors="replace").rstrip("\x00")
