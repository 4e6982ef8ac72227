"""Pure: what a body row is called, its printed number, the sub-heading rows above it, and whether it adds others up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from domain.texts import fold_case
from ingest.printed_numbers import PrintedNumber, Sort, read_marker, read_number
from ingest.raw import RawCell, RawTable
from ingest.table_heads import Heads, is_blank, is_figure

_NUMBER_HEAD = re.compile(r"(?:s(?:ố)?\s*/?\s*t?t|tt|stt|số thứ tự|số tt|mã số|#)\.?")
_LABEL_HEAD = re.compile(
    r"chỉ tiêu|nội dung|lĩnh vực|tiêu chí|nhiệm vụ|công việc|nhóm|tên|chỉ số|danh mục|loại|thôn|phòng|chi nhánh"
    r"|hạng mục|thủ tục|địa điểm|đơn vị(?! tính)|cơ quan|tháng|diễn giải|kết quả về|khoản"
)
_UNIT_HEAD = re.compile(r"đơn vị(?: tính)?|đvt|đ/v tính|đv tính")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]+|[a-zđ]|[*+\-–])\s*[.)]?(?:\d{1,2})?", re.IGNORECASE)
_WHOLE = r"toàn (?:bộ|sở|phường|xã|ngành|thành phố|cơ quan|đơn vị|trung tâm|ban|văn phòng)"
_TOTAL = re.compile(
    r"(?:tổng(?:\s*(?:cộng|số|hợp|điểm))?|cộng|chung|" + _WHOLE + r")"
    r"(?:\s*(?:chung|" + _WHOLE + r"|các (?:nhóm|mục|lĩnh vực|loại)|(?:nhóm|mục|phần|lĩnh vực|theo)\b.*|\(.*\)"
    r"|[ivx]+(?:\s*\+\s*[ivx]+)+|[a-h](?:\s*\+\s*[a-h])+|=.*|:))*"
)
_DASH = re.compile(r"[-–+•*]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class RowLabel:
    label: str | None = None
    number: str | None = None
    groups: tuple[str, ...] = ()
    subtotal: bool = False


@dataclass(frozen=True, slots=True)
class _Look:
    """A body row as first seen."""

    label: str | None
    number: str | None
    printed: PrintedNumber | None
    has_results: bool
    heading: bool
    dashed: bool
    total: bool


def label_rows(table: RawTable, heads: Heads) -> list[RowLabel]:
    """Parallel to the table's rows; head rows get an empty label."""
    number_column, label_column = _columns(table, heads)
    covers = _covers(table, heads, label_column)
    found: list[RowLabel] = []
    above: list[_Look] = []
    rows = {i: row for i, row in enumerate(table.rows) if i not in heads.rows}
    body = {i: _look(row, number_column, label_column, table.columns) for i, row in rows.items()}
    parents = _parent_sorts(list(body.values()))
    for i in range(len(table.rows)):
        if i not in body:
            found.append(RowLabel())
            continue
        look = body[i]
        _climb(above, look)
        groups = tuple(covers.get(i, ())) + tuple(a.label for a in above if a.label)
        adds_up = look.total or (look.has_results and _key(look) in parents)
        found.append(RowLabel(look.label, look.number, groups, adds_up))
        if look.heading or look.label:
            above.append(look)
    return found


def _columns(table: RawTable, heads: Heads) -> tuple[int | None, int]:
    """The columns of numbers and of labels."""
    names = [(c, fold_case(" ".join(heads.path(c))).strip()) for c in range(table.columns)]
    number = next((c for c, n in names[:2] if n and _NUMBER_HEAD.fullmatch(n)), None)
    body = [r for i, r in enumerate(table.rows) if i not in heads.rows]
    if number is None and table.columns > 2 and _all_numbers(body) and not (names and _LABEL_HEAD.search(names[0][1])):
        number = 0
    start = 0 if number is None else number + 1
    for column, name in names[start : start + 2]:
        if _LABEL_HEAD.search(name) and not _UNIT_HEAD.fullmatch(name):
            return number, column
    return number, start if start < table.columns else 0


def _all_numbers(body: Sequence[Sequence[RawCell]]) -> bool:
    firsts = [c.text for r in body for c in r if c.column == 0 and c.width == 1 and c.text]
    numbers = [t for t in firsts if _NUMBER.fullmatch(t)]
    counted = [t for t in numbers if t.strip(".)")[:2] in ("1", "I", "A", "01", "a")]
    return len(firsts) >= 2 and len(numbers) >= 0.8 * len(firsts) and bool(counted)


def _covers(table: RawTable, heads: Heads, label_column: int) -> dict[int, list[str]]:
    """Cells of the body left of the figures that reach over several rows: they are groups of the rows they cover."""
    found: dict[int, list[str]] = {}
    for i, row in enumerate(table.rows):
        for cell in row:
            if i not in heads.rows and cell.height > 1 and cell.text and cell.column <= label_column:
                if _NUMBER.fullmatch(cell.text) or is_figure(cell.text):
                    continue
                for covered in range(i, i + cell.height):
                    found.setdefault(covered, []).append(cell.text)
    return found


def _look(row: Sequence[RawCell], number_column: int | None, label_column: int, columns: int) -> _Look:
    number_cell = _at(row, number_column) if number_column is not None else None
    number = _number_text(number_cell, label_column)
    label_cell = _label_cell(row, number_cell if number else None, label_column)
    text = label_cell.text if label_cell else ""
    printed = read_marker(number) if number else read_number(text)
    if number is None and printed is not None and printed.sort is not Sort.ANNEX:
        number, text = text[: printed.end].strip().rstrip(".)"), text[printed.end :].strip()
    rest = [c for c in row if c.text and c is not label_cell and not (number_cell is c and c is not label_cell)]
    results = [c for c in rest if label_cell is None or c.column > label_cell.column]
    has_results = any(is_figure(c.text) or is_blank(c.text) for c in results)
    lone = not rest and bool(text)
    wide = label_cell is not None and label_cell.width >= max(2, columns - 2)
    marks = wide or (label_cell is not None and label_cell.bold) or _outer(printed) or number is None
    dashed = _DASH.match(text) is not None or fold_case(text).startswith("trong đó")
    heading = lone and marks and not dashed
    bare = text[m.end() :] if (m := _DASH.match(text)) else text
    total = _TOTAL.fullmatch(fold_case(bare).strip()) is not None
    return _Look(bare or None, number, printed, has_results, heading, dashed, total)


def _outer(printed: PrintedNumber | None) -> bool:
    return printed is not None and printed.sort in (Sort.ROMAN, Sort.UPPER, Sort.PART, Sort.SECTION)


def _number_text(cell: RawCell | None, label_column: int) -> str | None:
    if cell is None or not cell.text or cell.column + cell.width > max(label_column, cell.column + 1):
        return None
    return cell.text.strip().rstrip(".)") if _NUMBER.fullmatch(cell.text.strip()) else None


def _label_cell(row: Sequence[RawCell], number_cell: RawCell | None, label_column: int) -> RawCell | None:
    cell = _at(row, label_column)
    if cell is not None and cell.text and cell is not number_cell:
        return None if is_figure(cell.text) and label_column > 0 else cell
    for other in row:
        if other is not number_cell and other.text and other.column < label_column and not is_figure(other.text):
            return other
    words = (c for c in row if c is not number_cell and c.text and not is_figure(c.text) and not is_blank(c.text))
    return next((c for c in words if c.column <= label_column + 1), None)


def _at(row: Sequence[RawCell], column: int) -> RawCell | None:
    return next((c for c in row if c.column <= column < c.column + c.width), None)


def _key(look: _Look) -> tuple[Sort, int] | None:
    return (look.printed.sort, look.printed.depth) if look.printed else None


def _parent_sorts(looks: Sequence[_Look]) -> set[tuple[Sort, int] | None]:
    """Sorts of number that have rows of a deeper sort under them; only letters and Roman figures add rows up."""
    outer: set[tuple[Sort, int] | None] = set()
    for look, following in pairwise(looks):
        key, below = _key(look), _key(following)
        if key and below and _outer(look.printed) and below > key:
            outer.add(key)
    return outer


def _climb(above: list[_Look], look: _Look) -> None:
    """Leaves above the row only those rows it belongs to."""
    while above and not _belongs(look, above[-1]):
        above.pop()


def _belongs(look: _Look, parent: _Look) -> bool:
    if look.total and not look.number:
        return False
    key, outer = _key(look), _key(parent)
    if look.dashed:
        return not parent.dashed
    if parent.dashed:
        return False
    if key and outer and look.printed and parent.printed:
        prefixed = look.printed.parts[: len(parent.printed.parts)] == parent.printed.parts
        if key[0] is outer[0]:
            return prefixed and key[1] > outer[1]
        return key > outer and (parent.heading or _outer(parent.printed) or key[0] is Sort.POINT)
    if parent.heading and not parent.number:
        return not look.heading or look.number is not None
    return not look.heading and (parent.heading or _outer(parent.printed))
