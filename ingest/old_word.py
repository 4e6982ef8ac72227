"""Files that Word wrote before .docx, and .odt and .rtf: turned into .docx by LibreOffice, then read like any other."""

from __future__ import annotations

from dataclasses import replace

from domain.documents import Document
from domain.errors import NotFound
from ingest.formats import Format, format_of, has_macros
from ingest.images import as_pdf
from ingest.office import OfficeFormat, converted
from ingest.office_zip import open_zip, refuse_declared_types
from ingest.word import read_word
from ingest.word_unicode import in_unicode, names_old_fonts


def read_converted(content: bytes, kind: OfficeFormat, *, name: str) -> Document:
    """Without a head and with the format as sent. Raises as `ingest.office.converted` and `ingest.word.read_word`."""
    if kind is OfficeFormat.ODT:
        refuse_declared_types(open_zip(content))
    document = read_word(converted(content, kind, OfficeFormat.DOCX), name=name, converted_from=(str(kind), content))
    notes = [f"Tệp .{kind} được LibreOffice chuyển sang .docx để đọc."]
    if kind is OfficeFormat.DOC and has_macros(content):
        notes.append("Tệp có mã lệnh (macro); mã lệnh không được chạy, chỉ đọc phần chữ.")
    return replace(document, notes=(*notes, *document.notes))


_PRINTED = {
    Format.DOCX: OfficeFormat.DOCX,
    Format.DOC: OfficeFormat.DOC,
    Format.ODT: OfficeFormat.ODT,
    Format.RTF: OfficeFormat.RTF,
}


def printed(content: bytes) -> bytes:
    """The pages of a Word file, or of pictures, as a PDF; old fonts as Unicode, since no machine has them any more.

    NotFound for a format that has no pages, else raises as `converted`.
    """
    form = format_of(content)
    if form is Format.IMAGE:
        return as_pdf(content)
    kind = _PRINTED.get(form)
    if kind is None:
        raise NotFound("Văn bản này không có ảnh trang; hãy xem phần nội dung.")
    if kind in (OfficeFormat.DOCX, OfficeFormat.ODT):
        refuse_declared_types(open_zip(content))
    if kind is not OfficeFormat.DOCX and names_old_fonts(content):
        kind, content = OfficeFormat.DOCX, converted(content, kind, OfficeFormat.DOCX)
    if kind is OfficeFormat.DOCX:
        content = in_unicode(content)
    return converted(content, kind, OfficeFormat.PDF)
