"""A .docx to raw paragraphs and tables: every story of the file, in reading order, as Word would print it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from domain.documents import BlockKind, Document, document_id
from domain.errors import UnreadableFile
from domain.texts import fold_case
from ingest.blocks import assemble
from ingest.office_zip import Element
from ingest.raw import RawItem, RawParagraph, RawTable
from ingest.secrecy import refuse_marks
from ingest.word_body import BodyReader
from ingest.word_boxes import boxed_lines
from ingest.word_numbering import read_numbering
from ingest.word_package import R, W, WordPackage, open_package
from ingest.word_styles import read_styles
from ingest.zones import paragraphs_of

_ONLY_PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-–\s]*\d*\s*(?:/\s*\d+)?[-–\s]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WordReading:
    """Raw items in reading order, headers and footers last, and what a person should know."""

    items: tuple[RawItem, ...]
    notes: tuple[str, ...] = ()


def read_word(content: bytes, *, name: str, converted_from: tuple[str, bytes] | None = None) -> Document:
    """Without a head: `ingest.reading` recognises it. Raises as `read_items`.

    converted_from: format and bytes of the file as it was sent, where a converter made the .docx; ids come from it.
    """
    reading = read_items(content)
    kind, sent = converted_from or ("docx", content)
    own = document_id(sent)
    digest = hashlib.sha256(sent).hexdigest()
    return Document(own, digest, name, kind, assemble(own, reading.items), notes=reading.notes)


def read_items(content: bytes) -> WordReading:
    """Refused or UnreadableFile, with one Vietnamese sentence, for what is no whole Word document with text."""
    package = open_package(content)
    root = package.part(package.main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise UnreadableFile("Tệp Word không có phần thân văn bản; hãy kiểm tra và gửi lại.", reason="no_text")
    refuse_marks(boxed_lines(package))
    reader = BodyReader(
        read_styles(package.related("styles")),
        read_numbering(package.related("numbering")),
        dict(_footnotes(package)),
    )
    items = reader.items(body)
    letterhead, margins = _margins(package, body, reader)
    if not any(_has_text(item) for item in items):
        message = "Tệp Word không có chữ nào đọc được (có thể chỉ có ảnh chụp); hãy gửi bản có chữ hoặc bản PDF."
        raise UnreadableFile(message, reason="no_text")
    return WordReading((*letterhead, *items, *margins), (*_carried(package), *_notes(reader)))


def _has_text(item: RawItem) -> bool:
    paragraphs = paragraphs_of(item) if isinstance(item, RawTable) else [item]
    return any(c.isalnum() for p in paragraphs for c in p.text)


def _footnotes(package: WordPackage) -> Iterator[tuple[tuple[str, str], Element]]:
    for kind in ("footnote", "endnote"):
        root = package.related(f"{kind}s")
        for element in () if root is None else root.findall(W + kind):
            yield (kind, element.get(W + "id") or ""), element


def _margins(package: WordPackage, body: Element, reader: BodyReader) -> tuple[list[RawItem], list[RawItem]]:
    """What headers and footers print, each text once: a letterhead set in a header, and the rest."""
    letterhead: list[RawItem] = []
    rest: list[RawItem] = []
    seen: set[str] = set()
    for kind, tag in ((BlockKind.PAGE_HEADER, "headerReference"), (BlockKind.PAGE_FOOTER, "footerReference")):
        for relation in dict.fromkeys(reference.get(R + "id") or "" for reference in body.iter(W + tag)):
            story = package.by_relation(relation)
            if story is None:
                continue
            items = reader.items(story)
            texts = [p for i in items for p in (paragraphs_of(i) if isinstance(i, RawTable) else [i])]
            if any("cộng hòa xã hội chủ nghĩa" in fold_case(p.text) for p in texts) and not letterhead:
                letterhead = items
                continue
            for paragraph in texts:
                if paragraph.text not in seen and not _ONLY_PAGE_NUMBER.fullmatch(paragraph.text):
                    seen.add(paragraph.text)
                    rest.append(_margin(paragraph, kind))
    return letterhead, rest


def _margin(paragraph: RawParagraph, kind: BlockKind) -> RawParagraph:
    return replace(paragraph, kind=kind, marker="", level=None)


def _carried(package: WordPackage) -> Iterator[str]:
    if package.macros:
        yield "Tệp có mã lệnh (macro); mã lệnh không được chạy, chỉ đọc phần chữ."
    if package.embedded:
        yield f"Văn bản nhúng {package.embedded} tệp khác; phần nhúng không được đọc."


def _notes(reader: BodyReader) -> Iterator[str]:
    if reader.old_codes:
        codes = sorted({code.value.split()[0] for code in reader.old_codes})
        yield f"Văn bản dùng phông chữ cũ ({', '.join(codes)}); đã chuyển sang Unicode khi đọc."
    if reader.changed:
        yield "Văn bản còn dấu vết sửa đổi (track changes); đã đọc theo bản chấp nhận mọi thay đổi."
    if reader.hidden:
        yield "Văn bản có đoạn chữ ẩn; phần này không được đọc."
    if reader.struck:
        yield "Văn bản có chữ bị gạch ngang; phần gạch không được đọc."
    if reader.images:
        yield f"Văn bản có {reader.images} hình ảnh; chữ trong hình không được đọc."
    if reader.unread:
        yield "Văn bản chèn nguyên một tệp khác; phần chèn không được đọc."
