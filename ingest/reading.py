"""Bytes to a Document: which reader takes them is told by their content, never by the file's name."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from domain.documents import Document
from domain.errors import Refused, UnreadableFile
from domain.units import UnitRegistry
from ingest.heads import recognise
from ingest.pdf import read_pdf
from ingest.plain_text import read_plain
from ingest.secrecy import refuse_secret
from ingest.word import read_word

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_RTF = b"{\\rtf"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")


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
    if b"%PDF-" in content[:1024]:
        return read_pdf(content, name=name)
    if content.startswith(b"PK"):
        _refuse_other_zip(content)
        return read_word(content, name=name)
    _refuse_known(content)
    return read_plain(content, name=name)


def _refuse_other_zip(content: bytes) -> None:
    """Spreadsheets, slides and archives are named for what they are; a broken zip is left to the Word reader."""
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return
    if any(n.startswith("xl/") for n in names):
        raise _unknown("Tệp là bảng tính Excel, chưa đọc được; hãy gửi báo cáo bản Word hoặc PDF.")
    if any(n.startswith("ppt/") for n in names):
        raise _unknown("Tệp là bài trình chiếu; hãy gửi báo cáo bản Word hoặc PDF.")
    if "mimetype" in names and "content.xml" in names:
        raise _unknown("Tệp là bản OpenDocument (.odt); hãy lưu thành .docx rồi gửi lại.")


def _refuse_known(content: bytes) -> None:
    if content.startswith(_OLE):
        raise _old_office(content)
    if content.startswith(_RTF):
        raise _unknown("Tệp RTF, chưa đọc được; hãy mở bằng Word, lưu thành .docx rồi gửi lại.")
    if content.startswith(_IMAGES):
        raise _unknown("Tệp là ảnh; hãy gửi báo cáo bản Word hoặc PDF.")


def _old_office(content: bytes) -> Refused:
    if _ENCRYPTED_STREAM in content:
        return Refused("Tệp Word bị khóa bằng mật khẩu; hãy gỡ mật khẩu rồi gửi lại.", reason="encrypted")
    if _WORD_STREAM in content:
        message = "Tệp Word kiểu cũ (.doc), chưa đọc được; hãy lưu thành .docx rồi gửi lại."
        return Refused(message, reason="old_format")
    message = "Tệp Office kiểu cũ, chưa đọc được; hãy lưu thành .docx hoặc PDF rồi gửi lại."
    return Refused(message, reason="old_format")


def _unknown(message: str) -> Refused:
    return Refused(message, reason="unknown_format")
