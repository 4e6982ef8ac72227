"""The zip of a .docx and its XML parts, opened safely: no entities, no network, no bombs."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

from domain.errors import Refused, UnreadableFile

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LARGEST_PART = 200 * 1024 * 1024
_MAIN = "word/document.xml"
_BROKEN = (
    "Tệp Word bị hỏng hoặc tải lên chưa hết nên không mở được; hãy mở lại bằng Word, lưu thành bản mới rồi gửi lại."
)


@dataclass(slots=True)
class WordPackage:
    """Parts by name; a part that is not there is None."""

    _zip: zipfile.ZipFile
    main: str
    _names: frozenset[str]
    _relations: dict[str, tuple[str, str]] = field(default_factory=dict)  # id -> (kind, part name)

    def part(self, name: str) -> Element | None:
        """The root element of a part. UnreadableFile if it is damaged, Refused if it is far too large."""
        if name not in self._names:
            return None
        return _parsed(_content(self._zip, name))

    def related(self, kind: str) -> Element | None:
        """The first part the main document relates to by this kind ("styles", "numbering", "footnotes" …)."""
        name = next((n for k, n in self._relations.values() if k == kind), None)
        return self.part(name) if name else None

    def by_relation(self, relation: str) -> Element | None:
        kind_and_name = self._relations.get(relation)
        return self.part(kind_and_name[1]) if kind_and_name else None


def open_package(content: bytes) -> WordPackage:
    """Refused or UnreadableFile, with one Vietnamese sentence, if it is not a whole Word document."""
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile(_BROKEN, reason="broken") from error
    names = frozenset(package.namelist())
    main = _main_part(package, names)
    if main not in names:
        message = "Tệp không phải là tài liệu Word (thiếu phần nội dung); hãy gửi bản .docx hoặc PDF của báo cáo."
        raise Refused(message, reason="unknown_format")
    opened = WordPackage(package, main, names)
    opened._relations.update(_relations(package, main, names))
    return opened


def _main_part(package: zipfile.ZipFile, names: frozenset[str]) -> str:
    if "_rels/.rels" not in names:
        return _MAIN
    for relation in _parsed(_content(package, "_rels/.rels")).iter(_RELATION):
        if (relation.get("Type") or "").endswith("/officeDocument"):
            return (relation.get("Target") or _MAIN).lstrip("/")
    return _MAIN


def _relations(package: zipfile.ZipFile, main: str, names: frozenset[str]) -> dict[str, tuple[str, str]]:
    folder, file = posixpath.split(main)
    listing = posixpath.join(folder, "_rels", f"{file}.rels")
    if listing not in names:
        return {}
    found: dict[str, tuple[str, str]] = {}
    for relation in _parsed(_content(package, listing)).iter(_RELATION):
        target = relation.get("Target") or ""
        name = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
        if relation.get("TargetMode") != "External":
            found[relation.get("Id") or ""] = (kind, name)
    return found


def _content(package: zipfile.ZipFile, name: str) -> bytes:
    if package.getinfo(name).file_size > _LARGEST_PART:
        message = "Tệp Word giải nén ra quá lớn (trên 200 MB nội dung); hãy gửi bản gọn hơn, không nhúng tệp khác."
        raise Refused(message, reason="too_large")
    try:
        return package.read(name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFile(_BROKEN, reason="broken") from error
    except RuntimeError as error:  # how zipfile says that it wants a password
        message = "Tệp Word bị khóa bằng mật khẩu; hãy gỡ mật khẩu rồi gửi lại."
        raise Refused(message, reason="encrypted") from error


def _parsed(content: bytes) -> Element:
    if _STRICT in content[:4000]:
        content = content.replace(_STRICT, W[1:-1].encode()).replace(
            b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(_BROKEN, reason="broken") from error
    return root
