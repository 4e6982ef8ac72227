"""Pure: which rows of a grid are its head, and the header path above each column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from domain.texts import fold_case
from ingest.raw import RawCell, RawTable

_FIGURE = re.compile(
    r"[(+\-–−≈~<>≥≤]?\s*\d+(?:[.,\s]\d+)*\s*(?:%|‰|\*|\))*"
    r"(?:\s*(?:/|-|–)\s*\d+(?:[.,\s]\d+)*\s*%?)?"
)
_BLANK = re.compile(r"[-–—.…x×/]*|kps|không|không có|0")
_YEAR = re.compile(r"(?:19|20)\d\d|q[1-4]/20\d\d|(?:quý\s+)?[ivx]+/20\d\d")
_COLUMN_NUMBER = re.compile(r"[(\[]?\s*(?:\d{1,2}|[A-Ha-h])\s*[)\]]?\s*(?:[=:]\s*[\d(][\d\s+\-–*/x×().%=]*)?")
# "26/36 nhiệm vụ", "03 đơn vị": a head cell may open with a number only where that is a month, quarter, year or day.
_RESULT = re.compile(r"\d+(?:[.,]\d+)*(?:/\d+(?:[.,]\d+)*)?\s*%?\s+(?!tháng|quý|năm|ngày|tuần|đợt|kỳ)[a-zà-ỹđ(]")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Heads:
    """rows: numbers of all head rows. names: those that name columns, without titles and column numbers."""

    table: RawTable
    rows: frozenset[int]
    names: tuple[int, ...]
    title: str = ""

    def path(self, column: int) -> tuple[str, ...]:
        """Texts of the head cells over the column, outermost first; a cell seen from two rows counts once."""
        found: list[str] = []
        for row in self.names:
            for cell in self.table.rows[row]:
                if cell.text and cell.column <= column < cell.column + cell.width:
                    found.append(cell.text)
        return tuple(found)


def is_figure(text: str) -> bool:
    """A cell that holds a number and nothing else (with %, brackets or "x/y")."""
    return bool(text) and _FIGURE.fullmatch(text.strip()) is not None


def is_blank(text: str) -> bool:
    """Empty or a sign for none, not applicable, not counted."""
    return _BLANK.fullmatch(fold_case(text).strip()) is not None


def split_heads(table: RawTable) -> Heads:
    """From the row of column numbers, merged cells and where figures begin; a table without a head has none."""
    titles = _title_rows(table)
    first = len(titles)
    numbered = _column_number_row(table, first)
    if numbered is not None:
        last = numbered
    else:
        last = _last_head_row(table, first)
    names = tuple(i for i in range(first, last + 1) if i != numbered)
    repeats = _repeats(table, names, numbered, last)
    title = " ".join(table.rows[i][0].text for i in titles)
    return Heads(table, frozenset(range(last + 1)) | repeats | frozenset(titles), names, title)


def _title_rows(table: RawTable) -> list[int]:
    """Rows over the full width before anything else, when a real head follows."""
    found: list[int] = []
    for i, row in enumerate(table.rows[:3]):
        printed = [c for c in row if c.text]
        if len(printed) == 1 and printed[0].width >= table.columns > 1 and len(table.rows) > i + 2:
            found.append(i)
        else:
            break
    return found


def _column_number_row(table: RawTable, first: int) -> int | None:
    """The (1)(2)(3) row: small numbers or letters that count up, under at least one other head row."""
    for i in range(first + 1, min(first + _DEEPEST + 1, len(table.rows))):
        texts = [c.text.strip() for c in table.rows[i] if c.text.strip()]
        bracketed = all(t.startswith("(") for t in texts)
        if (
            len(texts) >= (1 if bracketed else 3)
            and all(_COLUMN_NUMBER.fullmatch(t) for t in texts)
            and _counts_up(texts)
        ):
            return i
    return None


def _counts_up(texts: Sequence[str]) -> bool:
    numbers = [int(m.group()) for t in texts if (m := re.search(r"\d+", t.split("=")[0]))]
    letters = [t.strip("()[] ").lower() for t in texts if not any(c.isdigit() for c in t)]
    rising = all(b == a + 1 for a, b in pairwise(numbers))
    enough = len(numbers) >= 2 or texts[0].startswith("(")
    return rising and enough and bool(numbers) and numbers[0] <= 3 and letters == sorted(letters)


def _last_head_row(table: RawTable, first: int) -> int:
    """The last of the head rows, first - 1 if there is no head."""
    if first >= len(table.rows) or not _can_be_head(table.rows[first], table):
        return first - 1
    last = max(first, min(table.header_rows, len(table.rows)) - 1)
    while last + 1 < min(first + _DEEPEST, len(table.rows) - 1) and _head_goes_on(table, first, last):
        last += 1
    return last


def _can_be_head(row: Sequence[RawCell], table: RawTable) -> bool:
    printed = [c for c in row if c.text]
    if len(printed) < min(2, table.columns) or (len(table.rows) < 2):
        return False
    if any(_RESULT.match(fold_case(c.text)) for c in printed[1:]):
        return False
    return not any(is_figure(c.text) and not _YEAR.fullmatch(fold_case(c.text)) for c in printed)


def _head_goes_on(table: RawTable, first: int, last: int) -> bool:
    """Cells of the head reach down into the next row, or a wide head cell is split by it without any figure."""
    if any(i + c.height - 1 > last for i in range(first, last + 1) for c in table.rows[i] if c.text):
        return True
    following = [c for c in table.rows[last + 1] if c.text]
    if len(following) < 2 or any(is_figure(c.text) and not _YEAR.fullmatch(fold_case(c.text)) for c in following):
        return False
    if all(c.text.startswith("(") and c.text.endswith(")") for c in following):
        return True
    wide = [c for c in table.rows[last] if c.width > 1 and c.text]
    under = [c for w in wide for c in following if w.column <= c.column < w.column + w.width]
    return bool(wide) and len(under) >= 2 and len(under) == len(following)


def _repeats(table: RawTable, names: Sequence[int], numbered: int | None, last: int) -> frozenset[int]:
    """Head rows printed again further down."""
    heads = {_texts(table.rows[i]) for i in (*names, *(() if numbered is None else (numbered,)))} - {()}
    return frozenset(i for i in range(last + 1, len(table.rows)) if _texts(table.rows[i]) in heads)


def _texts(row: Sequence[RawCell]) -> tuple[str, ...]:
    return tuple(fold_case(c.text) for c in row if c.text)
