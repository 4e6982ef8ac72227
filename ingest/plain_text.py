"""Plain text to raw paragraphs: decoded, wrapped lines joined, rows drawn with "|" kept as tables."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator, Sequence

from domain.documents import Document, document_id
from domain.errors import Refused, UnreadableFile
from ingest.blocks import assemble
from ingest.formats import refuse_other_text
from ingest.layout import starts_like_an_item
from ingest.normalise import clean
from ingest.raw import Align, RawCell, RawItem, RawParagraph, RawTable
from ingest.text_quality import ENOUGH, quality

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WRAPPED = 55  # characters: a shorter line was not ended for want of room
_RULE_ROW = re.compile(r"[\s|:+=-]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


def read_plain(content: bytes, *, name: str) -> Document:
    """Without a head: `ingest.reading` recognises it. Plain text has no pages.

    Raises Refused ("empty", "unknown_format") and UnreadableFile ("no_text") for letters that make no words.
    """
    own = document_id(content)
    items = plain_items(decode(content))
    return Document(own, hashlib.sha256(content).hexdigest(), name, "txt", assemble(own, items))


def plain_items(text: str) -> tuple[RawItem, ...]:
    """Paragraphs and tables of a decoded text; raises as `read_plain`."""
    if not text.strip():
        raise Refused("Tệp rỗng, không có chữ nào; hãy kiểm tra và gửi lại.", reason="empty")
    refuse_other_text(text)
    if quality(text.split()) < ENOUGH:
        raise UnreadableFile(
            "Tệp văn bản không đọc được thành tiếng Việt; hãy lưu lại với bảng mã UTF-8 rồi gửi lại.", reason="no_text"
        )
    return tuple(_items(text.splitlines()))


def decode(content: bytes) -> str:
    """UTF-8, UTF-16 or Windows-1258 (the old Vietnamese code page), told apart by what is valid."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _decoded(content, encoding)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = _decoded(content, _sixteen(content) or "cp1258")
    else:
        if "\x00" in text:
            text = _decoded(content, _sixteen(content) or "utf-8")
    if len(_CONTROL.findall(text)) > len(text) / 100:
        raise _unknown()
    return text


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unknown() from error


def _unknown() -> Refused:
    return Refused(
        "Không nhận ra định dạng tệp; hãy gửi tệp Word, PDF, .xlsx, .txt hoặc .zip chứa các tệp ấy.",
        reason="unknown_format",
    )


def _sixteen(content: bytes) -> str | None:
    """UTF-16 without a mark at its start shows as zero bytes at every other place."""
    even, odd = content[0::2].count(0), content[1::2].count(0)
    if max(even, odd) < len(content) / 10:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _items(lines: Sequence[str]) -> Iterator[RawItem]:
    paragraph: list[str] = []
    rows: list[str] = []
    for line in [*lines, ""]:
        if _is_row(line):
            rows.append(line)
            continue
        if len(rows) > 1:
            yield from _closed(paragraph)
            yield _table(rows)
        elif rows:
            yield from _closed(paragraph)
            yield from _closed(rows)
        rows = []
        if not line.strip() or (paragraph and not _wraps(paragraph[-1], line)):
            yield from _closed(paragraph)
        if line.strip():
            paragraph.append(line)
    yield from _closed(paragraph)


def _is_row(line: str) -> bool:
    return line.count("|") >= 2 or (line.count("|") == 1 and " | " in line)


def _wraps(above: str, below: str) -> bool:
    """The line below carries on a sentence that found no more room above."""
    end, start = above.rstrip()[-1:], below.lstrip()[:1]
    if len(above.rstrip()) < _WRAPPED or end in ".;:!?" or starts_like_an_item(below.lstrip()):
        return False
    return start.islower() or (start.isdigit() and not end.isdigit())  # two numbers would become one


def _closed(paragraph: list[str]) -> list[RawParagraph]:
    """The paragraph begun, if any; the list is emptied."""
    joined = " ".join(line.strip() for line in paragraph)
    centred = bool(paragraph) and len(paragraph[0]) - len(paragraph[0].lstrip()) >= 10
    paragraph.clear()
    text, origin = clean(joined, keep_tabs=True)
    return [RawParagraph(text, align=Align.CENTER if centred else Align.LEFT, origin=origin)] if text else []


def _table(lines: Sequence[str]) -> RawTable:
    printed = [line for line in lines if not _RULE_ROW.fullmatch(line)]
    cells = [line.strip().removeprefix("|").removesuffix("|").split("|") for line in printed]
    columns = max(len(row) for row in cells)
    return RawTable(tuple(tuple(_cell(i, text) for i, text in enumerate(row)) for row in cells), columns)


def _cell(column: int, text: str) -> RawCell:
    cleaned, origin = clean(text)
    return RawCell(column, (RawParagraph(cleaned, origin=origin),) if cleaned else ())
