"""What a file is, told by its content alone: names and endings are never asked."""

from __future__ import annotations

import io
import json
import re
import zipfile
from enum import StrEnum

from domain.errors import Refused

_MEGABYTE = 1024 * 1024
MOST_BYTES = 256 * _MEGABYTE
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_MARKUP = re.compile(rb"\s*(?:<\?xml|<!doctype\s+html|<html|<svg|mime-version:)", re.IGNORECASE)
_CODE_LINE = re.compile(
    r"\s*(?:#include\b|import [\w.{]|from [\w.]+ import|def \w+\(|class \w+[(:{]|(?:const|let|var) \w+ ?="
    r"|function \w*\(|public |private |package |return\b.*;$|@\w+\(|[}\])]+[;,]?$|.*[{;]$|SELECT |INSERT INTO )"
)
_VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
_EXECUTABLES = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_OTHER_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")


class Format(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    DOC = "doc"
    RTF = "rtf"
    IMAGE = "image"
    TEXT = "txt"


def format_of(content: bytes) -> Format:
    """Refused ("unknown_format", "old_format", "encrypted") with one short sentence for what is known and not read."""
    if b"%PDF-" in content[:1024]:
        return Format.PDF
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(content)
    if content.startswith(_OLE):
        return _old_office(content)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:5].lower() == b"{\\rtf":
        return Format.RTF
    if content.startswith(_IMAGES):
        return Format.IMAGE
    if content.startswith(_EXECUTABLES):
        raise _unknown("Tệp là chương trình, không phải báo cáo, nên không nhận.")
    if content.startswith(_OTHER_ARCHIVES):
        raise _unknown("Tệp nén kiểu này chưa mở được; hãy nén lại thành .zip rồi gửi.")
    if _MARKUP.match(content[:400].lstrip(b"\xef\xbb\xbf")):
        raise _unknown("Tệp là trang web hoặc dữ liệu XML, không phải báo cáo; hãy lưu thành .docx hoặc PDF.")
    return Format.TEXT


def too_large(size: int) -> Refused:
    """For a file that is not even to be opened."""
    most = MOST_BYTES // _MEGABYTE
    return Refused(f"Tệp nặng {size // _MEGABYTE} MB, quá {most} MB; hãy tách thành tệp nhỏ hơn.", reason="too_large")


def refuse_other_text(text: str) -> None:
    """Data and programs are text too, but no report. Raises Refused ("not_a_report")."""
    start = text.lstrip("\ufeff \t\r\n")
    if start[:1] in ("{", "[") and _is_json(start):
        raise _no_report("Tệp là dữ liệu JSON, không phải báo cáo; hãy gửi báo cáo .docx, .pdf hoặc .txt.")
    lines = [line for line in start.splitlines() if line.strip()]
    if len(lines) >= 3 and sum(bool(_CODE_LINE.match(line)) for line in lines) > len(lines) / 3:
        raise _no_report("Tệp là mã nguồn, không phải báo cáo; hãy gửi báo cáo .docx, .pdf hoặc .txt.")
    if len(lines) >= 3 and any(_is_listing(lines, mark) for mark in (",", ";", "\t")):
        raise _no_report("Tệp là dữ liệu bảng (CSV), không phải báo cáo; hãy gửi bảng tính .xlsx hoặc báo cáo Word.")
    letters = sum(c.isalpha() for c in start)
    if letters >= 200 and len(_VIETNAMESE.findall(start)) < letters / 50:
        raise _no_report("Tệp không phải văn bản tiếng Việt có dấu; hãy gửi báo cáo .docx, .pdf hoặc .txt.")


def _is_json(text: str) -> bool:
    first = text.splitlines()[0]
    for piece in (text, first):
        try:
            json.loads(piece)
        except (ValueError, RecursionError):
            continue
        return True
    return bool(re.match(r'[\[{]\s*(?:[\[{]\s*)*"[^"\n]{0,80}"\s*[:,]', text))


def _is_listing(lines: list[str], mark: str) -> bool:
    """Nearly every line has the same number of columns, three or more, and none is a sentence."""
    counts = [line.count(mark) for line in lines]
    usual = max(set(counts), key=counts.count)
    return usual >= 2 and counts.count(usual) >= 0.9 * len(lines) and counts[0] == usual


def _zipped(content: bytes) -> Format:
    """A broken zip is left to the Word reader, which says what is wrong with it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            kind = package.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return Format.DOCX
    if any(n.startswith("word/") for n in names):
        return Format.DOCX
    if "xl/workbook.xml" in names:
        return Format.XLSX
    if any(n.startswith("xl/") for n in names):
        raise _unknown("Bảng tính Excel kiểu nhị phân (.xlsb); hãy lưu thành .xlsx rồi gửi lại.")
    if any(n.startswith("ppt/") for n in names):
        raise _unknown("Tệp là bài trình chiếu; hãy gửi báo cáo bản Word hoặc PDF.")
    if "content.xml" in names and b"spreadsheet" in kind:
        raise _unknown("Tệp là bảng tính OpenDocument (.ods); hãy lưu thành .xlsx rồi gửi lại.")
    return Format.ODT if "content.xml" in names else Format.DOCX


def _old_office(content: bytes) -> Format:
    if _stream("EncryptedPackage") in content:
        raise Refused("Tệp Office bị khóa bằng mật khẩu; hãy gỡ mật khẩu rồi gửi lại.", reason="encrypted")
    if _stream("WordDocument") in content:
        if _locked_word(content):
            raise Refused("Tệp Word bị khóa bằng mật khẩu; hãy gỡ mật khẩu rồi gửi lại.", reason="encrypted")
        return Format.DOC
    if _stream("Workbook") in content or _stream("Book") in content:
        raise Refused("Bảng tính Excel kiểu cũ (.xls); hãy lưu thành .xlsx rồi gửi lại.", reason="old_format")
    raise Refused("Tệp Office kiểu cũ chưa đọc được; hãy lưu thành .docx hoặc PDF rồi gửi lại.", reason="old_format")


def has_macros(old_word: bytes) -> bool:
    """Of a .doc."""
    return _stream("_VBA_PROJECT") in old_word


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le")


def _locked_word(content: bytes) -> bool:
    """The flag fEncrypted of the Word file's own head, which begins a sector with its magic number."""
    at = content.find(b"\xec\xa5", 512)
    while at != -1 and at % 512:
        at = content.find(b"\xec\xa5", at + 1)
    return at != -1 and len(content) > at + 12 and bool(content[at + 11] & 0x01)


def _unknown(message: str) -> Refused:
    return Refused(message, reason="unknown_format")


def _no_report(message: str) -> Refused:
    return Refused(message, reason="not_a_report")
