"""The zip of a .docx and its XML parts, opened safely: no entities, no network, no bombs."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, field

from domain.errors import Refused
from ingest.office_zip import Element, open_zip, parsed, part_bytes

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "word/document.xml"


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
        return _parsed(part_bytes(self._zip, name))

    def related(self, kind: str) -> Element | None:
        """The first part the main document relates to by this kind ("styles", "numbering", "footnotes" …)."""
        name = next((n for k, n in self._relations.values() if k == kind), None)
        return self.part(name) if name else None

    def by_relation(self, relation: str) -> Element | None:
        kind_and_name = self._relations.get(relation)
        return self.part(kind_and_name[1]) if kind_and_name else None

    @property
    def stories(self) -> tuple[str, ...]:
        """Parts that hold text to be printed: the body, then headers, footers and notes."""
        kinds = ("header", "footer", "footnotes", "endnotes")
        return (self.main, *(name for kind, name in self._relations.values() if kind in kinds))

    @property
    def macros(self) -> bool:
        """A .docm, whatever it is called. They are never run."""
        return any(name.rsplit("/", 1)[-1].lower() == "vbaproject.bin" for name in self._names)

    @property
    def embedded(self) -> int:
        """How many files it carries inside (spreadsheets, packages); they are not read."""
        return sum(name.startswith("word/embeddings/") and not name.endswith("/") for name in self._names)


def open_package(content: bytes) -> WordPackage:
    """Refused or UnreadableFile, with one Vietnamese sentence, if it is not a whole Word document."""
    package = open_zip(content)
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
    for relation in _parsed(part_bytes(package, "_rels/.rels")).iter(_RELATION):
        if (relation.get("Type") or "").endswith("/officeDocument"):
            return (relation.get("Target") or _MAIN).lstrip("/")
    return _MAIN


def _relations(package: zipfile.ZipFile, main: str, names: frozenset[str]) -> dict[str, tuple[str, str]]:
    folder, file = posixpath.split(main)
    listing = posixpath.join(folder, "_rels", f"{file}.rels")
    if listing not in names:
        return {}
    found: dict[str, tuple[str, str]] = {}
    for relation in _parsed(part_bytes(package, listing)).iter(_RELATION):
        target = relation.get("Target") or ""
        name = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
        if relation.get("TargetMode") != "External":
            found[relation.get("Id") or ""] = (kind, name)
    return found


def _parsed(content: bytes) -> Element:
    if _STRICT in content[:4000]:
        content = content.replace(_STRICT, W[1:-1].encode()).replace(
            b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()
        )
    return parsed(content)
