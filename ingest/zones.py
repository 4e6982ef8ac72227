"""Pure: where the letterhead ends, where the signature begins, and which tables are only there for layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.texts import Span, fold_case
from ingest.headings import is_caps, is_caption
from ingest.printed_numbers import Sort, read_number
from ingest.raw import Align, RawItem, RawParagraph, RawTable
from ingest.table_heads import is_figure

_MOTTO = re.compile(r"cộng hòa xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc")
_TITLE = re.compile(r"(?:dự thảo\s+)?(?:(?:biểu |phiếu )?báo cáo|tờ trình|kế hoạch|thông báo|biểu tổng hợp)\b")
_HEAD_LINE = re.compile(r"số\s*:|.*,\s*ngày\s.*tháng\s.*năm|v/v\b|dự thảo|hỏa tốc|khẩn|mật$")
_ADDRESS = re.compile(r"kính gửi\b\s*(?P<mark>:)?")
_RECIPIENTS = re.compile(r"nơi nhận\s*[:./]?")
_POST = (
    r"(?:phó\s+)?(?:quyền\s+)?(?:tổng\s+)?(?:giám đốc|chủ tịch|chánh văn phòng|chánh thanh tra|trưởng ban|trưởng phòng"
    r"|thủ trưởng|viện trưởng|cục trưởng|chi cục trưởng|bí thư|hiệu trưởng|người lập(?: biểu)?)"
)
_SIGNS = re.compile(
    r"(?:(?:tm|kt|tl|tuq|t/m|k/t|q)\s*\.?\s+(?:ủy ban nhân dân|ubnd|" + _POST + r")|" + _POST + r"|người ký)"
    r"(?:\s+(?:đơn vị|cơ quan|sở|ubnd|ủy ban nhân dân|phường|xã|thành phố|ban|trung tâm|văn phòng)\b.{0,60})?"
)
_FRONT = 45
_TITLE_LINES = 5
_LONGEST_ADDRESS = 90


def split_tabs(paragraph: RawParagraph) -> list[RawParagraph]:
    """The pieces of a line set with tab stops, each a paragraph of its own."""
    pieces = [m.span() for m in re.finditer(r"[^\t\n]*[^\t\n\s][^\t\n]*", paragraph.text)]
    return [_trimmed(paragraph, start, end) for start, end in pieces]


def _trimmed(paragraph: RawParagraph, start: int, end: int) -> RawParagraph:
    piece = paragraph.text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return paragraph.part(Span(start + lead, start + lead + len(piece.strip())))


def front_end(items: Sequence[RawItem]) -> int:
    """How many of the first items are letterhead: up to the title and the lines that say what it is about."""
    title = next((i for i, item in enumerate(items[:_FRONT]) if _is_title(item)), None)
    if title is None:
        return _leading_head_lines(items)
    end = title + 1
    while end < len(items) and end <= title + _TITLE_LINES and _goes_with_title(items[end], items[title]):
        end += 1
    while end < len(items) and _is_address(items, end):
        end += 1
    return end


def _is_title(item: RawItem) -> bool:
    if isinstance(item, RawTable):
        lines = [p.text for p in paragraphs_of(item)]
        return any(_MOTTO.search(fold_case(t)) for t in lines) and any(_title_text(t) for t in lines)
    return item.kind is None and _title_text(item.text)


def _title_text(text: str) -> bool:
    lines = text.strip().splitlines()
    first = lines[0].strip() if lines else ""
    match = _TITLE.match(fold_case(first))
    return match is not None and is_caps(first[: match.end()]) and len(text) < 400


def _goes_with_title(item: RawItem, title: RawItem) -> bool:
    if isinstance(item, RawTable) or item.level is not None or item.kind is not None or is_caption(item.text):
        return False
    number = read_number(item.text)
    if item.marker or (number is not None and number.sort is not Sort.POINT) or len(item.text) > 400:
        return False
    if not any(c.isalpha() for c in item.text):
        return True
    centred = isinstance(title, RawParagraph) and title.align is Align.CENTER
    if item.align is Align.CENTER or _plain_subject(item, title):
        return True
    return not centred and (item.bold or item.text.startswith("(")) and _ADDRESS.match(fold_case(item.text)) is None


def _plain_subject(item: RawParagraph, title: RawItem) -> bool:
    """What the report is about, where the format shows no looks at all: a line that is no sentence."""
    plain = isinstance(title, RawParagraph) and not title.bold and title.align is Align.LEFT and title.size is None
    return plain and item.text[:1].isupper() and len(item.text) < 200 and item.text.rstrip()[-1] not in ".;:,"


def _is_address(items: Sequence[RawItem], at: int) -> bool:
    item = items[at]
    if not isinstance(item, RawParagraph):
        return False
    if match := _ADDRESS.match(fold_case(item.text)):
        return bool(match["mark"]) or len(item.text) < _LONGEST_ADDRESS
    before = items[at - 1]
    lists = isinstance(before, RawParagraph) and before.text.rstrip().endswith((":", ";"))
    return lists and len(item.text) < 120 and item.text.startswith("-")


def _leading_head_lines(items: Sequence[RawItem]) -> int:
    end = 0
    for i, item in enumerate(items[:20]):
        lines = [p.text for p in paragraphs_of(item)] if isinstance(item, RawTable) else [item.text]
        if any(_MOTTO.search(fold_case(t)) or _HEAD_LINE.match(fold_case(t.strip())) for t in lines):
            end = i + 1
    return end


def paragraphs_of(table: RawTable) -> Iterator[RawParagraph]:
    """All paragraphs of a layout table, cell by cell."""
    for row in table.rows:
        for cell in row:
            yield from cell.paragraphs
            for inner in cell.tables:
                yield from paragraphs_of(inner)


def signs(item: RawItem) -> bool:
    """The item opens or is a signature: "Nơi nhận:", "KT. GIÁM ĐỐC"."""
    if isinstance(item, RawTable):
        lines = [piece.text for p in paragraphs_of(item) for piece in split_tabs(p)]
        return sum(len(t) for t in lines) < 1500 and any(_is_sign(t) for t in lines) and not _has_data(item)
    return item.kind is None and any(_is_sign(piece.text) for piece in split_tabs(item))


def _is_sign(text: str) -> bool:
    folded = fold_case(text).strip()
    if _RECIPIENTS.fullmatch(folded) or folded.startswith("nơi nhận:"):
        return True
    return len(folded) < 110 and is_caps(text) and _SIGNS.fullmatch(folded) is not None


def _has_data(table: RawTable) -> bool:
    return sum(is_figure(c.text) for row in table.rows for c in row) >= 2


def still_signing(item: RawItem) -> bool:
    """The item can stand in a signature already begun: names, posts, recipients."""
    if isinstance(item, RawTable):
        return signs(item)
    number = read_number(item.text)
    if item.starts_page or item.level is not None or is_caption(item.text) or (number and number.sort is Sort.ANNEX):
        return False
    if item.text.startswith(("-", "–", "+")) or item.marker or signs(item):
        return len(item.text) < 160
    return item.text.startswith("(") or (len(item.text) < 90 and not item.text.endswith((".", ":")))


def unframed(table: RawTable) -> list[RawItem] | None:
    """What stands in a table that is only a frame or sets a few texts side by side, in order; None for a real one."""
    if any(sum(bool(c.text) for c in row) > 1 for row in table.rows) and not _only_side_by_side(table):
        return None
    nested = any(c.tables for row in table.rows for c in row)
    if table.columns > 1 and not nested and len(table.rows) > 1:
        return None
    out: list[RawItem] = []
    for row in table.rows:
        for cell in row:
            out.extend(cell.paragraphs)
            out.extend(cell.tables)
    return out


def _only_side_by_side(table: RawTable) -> bool:
    """One row without any figure or nested table, as above a form: its number, its title, who reports to whom."""
    if len(table.rows) != 1 or any(c.tables for c in table.rows[0]):
        return False
    texts = [c.text for c in table.rows[0] if c.text]
    return any(len(t) > 25 for t in texts) and not any(is_figure(t) for t in texts)


def as_text(paragraph: RawParagraph) -> RawParagraph:
    """For running text: a tab is a space."""
    return replace(paragraph, text=paragraph.text.replace("\t", " ")) if "\t" in paragraph.text else paragraph
