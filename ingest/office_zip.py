"""The zip that a .docx, .xlsx or .odt is, opened with suspicion: bombs are refused before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from domain.errors import Refused, UnreadableFile

Element = etree._Element

_MEGABYTE = 1024 * 1024
_LARGEST_PART = 200 * _MEGABYTE
_LARGEST = 600 * _MEGABYTE
_MOST_PARTS = 10_000
_BOMB_RATIO = 250  # unpacked to packed; told only of a part above 16 MB, for short plain XML packs very well too
_TOLD_FROM = 16 * _MEGABYTE
_BROKEN = "Tệp bị hỏng hoặc tải lên chưa hết nên không mở được; hãy mở lại, lưu thành bản mới rồi gửi lại."


def open_zip(content: bytes) -> zipfile.ZipFile:
    """UnreadableFile ("broken") for what is no whole zip, Refused ("bomb", "too_large") for one that swells."""
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile(_BROKEN, reason="broken") from error
    parts = package.infolist()
    if any(p.file_size > _TOLD_FROM and p.file_size > _BOMB_RATIO * max(p.compress_size, 1) for p in parts):
        raise Refused("Tệp nén bất thường, có thể là tệp gây hại nên không mở; hãy gửi bản khác.", reason="bomb")
    if len(parts) > _MOST_PARTS or sum(p.file_size for p in parts) > _LARGEST:
        raise _too_large()
    return package


def part_bytes(package: zipfile.ZipFile, name: str) -> bytes:
    """One part whole. zipfile stops at the size the directory states, so a lying directory gains nothing."""
    if package.getinfo(name).file_size > _LARGEST_PART:
        raise _too_large()
    try:
        return package.read(name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile(_BROKEN, reason="broken") from error
    except RuntimeError as error:  # how zipfile says that it wants a password
        raise Refused("Tệp bị khóa bằng mật khẩu; hãy gỡ mật khẩu rồi gửi lại.", reason="encrypted") from error


def parsed(content: bytes) -> Element:
    """The root of an XML part. Refused ("hostile_xml") for one that declares a document type: no Office program
    writes that, and entities, their own or of other files, can come in no other way."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        if declares_type(content):
            raise _hostile() from error
        raise UnreadableFile(_BROKEN, reason="broken") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _hostile()
    return root


def declares_type(content: bytes) -> bool:
    """Of XML in UTF-8 or UTF-16."""
    return any("<!DOCTYPE".encode(code) in content for code in ("utf-8", "utf-16-le", "utf-16-be"))


def refuse_declared_types(package: zipfile.ZipFile) -> None:
    """Before another program gets the file. Raises as `parsed`."""
    for name in package.namelist():
        if name.endswith((".xml", ".rdf", ".rels")) and declares_type(part_bytes(package, name)):
            raise _hostile()


def _hostile() -> Refused:
    return Refused(
        "Tệp chứa khai báo XML lạ (thực thể), có thể là tệp gây hại nên không đọc; hãy gửi bản khác.",
        reason="hostile_xml",
    )


def _too_large() -> Refused:
    return Refused("Tệp giải nén ra quá lớn; hãy gửi bản gọn hơn, không nhúng tệp khác.", reason="too_large")
