"""Bytes to a Document: which reader takes them is told by their content, never by the file's name."""

from __future__ import annotations

from dataclasses import replace

from domain.documents import Document
from domain.errors import Refused, UnreadableFile
from domain.units import UnitRegistry
from ingest.formats import MOST_BYTES, Format, format_of, too_large
from ingest.heads import recognise
from ingest.images import read_images
from ingest.office import OfficeFormat
from ingest.old_word import read_converted
from ingest.pdf import read_pdf
from ingest.plain_text import read_plain
from ingest.secrecy import refuse_secret
from ingest.sheets import read_sheets
from ingest.word import read_word


def read(content: bytes, *, name: str, registry: UnitRegistry) -> Document:
    """The document with its blocks and recognised head.

    Refused or UnreadableFile, with one Vietnamese sentence, for what is empty, locked, broken, without text or of a
    format we do not read, and for what bears a secrecy mark.
    """
    document = _read(content, name)
    refuse_secret(document.blocks)
    if not any(c.isalnum() for block in document.blocks for c in block.text):
        raise UnreadableFile("Tệp không có chữ nào đọc được; hãy gửi bản có chữ (Word hoặc PDF).", reason="no_text")
    return replace(document, head=recognise(document.blocks, registry))


def _read(content: bytes, name: str) -> Document:
    if not content.strip(b"\x00 \t\r\n"):
        raise Refused("Tệp rỗng, không có nội dung; hãy kiểm tra và gửi lại tệp.", reason="empty")
    if len(content) > MOST_BYTES:
        raise too_large(len(content))
    match format_of(content):
        case Format.PDF:
            return read_pdf(content, name=name)
        case Format.DOCX:
            return read_word(content, name=name)
        case Format.XLSX:
            return read_sheets(content, name=name)
        case Format.DOC:
            return read_converted(content, OfficeFormat.DOC, name=name)
        case Format.ODT:
            return read_converted(content, OfficeFormat.ODT, name=name)
        case Format.RTF:
            return read_converted(content, OfficeFormat.RTF, name=name)
        case Format.IMAGE:
            return read_images(content, name=name)
        case Format.TEXT:
            return read_plain(content, name=name)
