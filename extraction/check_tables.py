"""Check 7: the total row of a table against the rows above it, column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from domain.documents import Block, BlockKind, Cell, HowRead
from domain.texts import fold_case
from domain.values import Finding, IndicatorValue, Method
from extraction.check_rules import Seen, finding, is_exact, shown
from extraction.grounding import is_dash, read_cell
from extraction.table_parts import OWN_WHOLE

_TOTAL = re.compile(r"(tổng|cộng|toàn )")
_AMONG = re.compile(r"[-–+*\s]*(trong đó|gồm|bao gồm|riêng)\b")
_BARE = re.compile(rf"(tổng|cộng)( số| cộng)?|{OWN_WHOLE}")
_NEAR = Decimal("0.1")


def total_row_of_table(seen: Seen) -> Iterator[Finding]:
    """7. A total row is the sum of the rows above it, or of their sub-totals (R5); sub-totals are never added twice.

    Judged only where every row prints a figure; far off, the table shows a selection of rows.
    """
    for value in seen.values:
        row = seen.document.block(value.citation.block_id)
        if value.method is not Method.TABLE or value.measure == "%" or not is_exact(value) or not _is_total(row):
            continue
        if _is_scanned(seen, row):
            continue  # a digit misread in one row would accuse the total: the reviewer compares scans with the picture
        cell = next((c for c in row.cells if c.span.contains(value.citation.number)), None)
        sums = _sums(seen, row, cell) if cell else []
        if sums and value.amount not in sums:
            nearest = min(sums, key=lambda s: abs(s - value.amount))
            if abs(nearest - value.amount) <= max(value.amount * _NEAR, Decimal(2)):
                yield _mismatch(seen, value, nearest)


def _is_total(row: Block) -> bool:
    return row.row is not None and bool(_TOTAL.match(fold_case(row.row.label or "")))


def _is_scanned(seen: Seen, row: Block) -> bool:
    return any(p.number == row.page and p.how is HowRead.OCR for p in seen.document.pages)


def _sums(seen: Seen, total: Block, cell: Cell) -> list[Decimal]:
    """Sums the total may be: of all rows, of those that add up none, of the sub-totals, of those that are no "trong
    đó", of the outermost, of those since the total before. A total printed on top adds up the rows below it."""
    assert total.row is not None
    rows = [r for r in seen.document.table_rows(total.row.table) if r.kind is BlockKind.TABLE_ROW and len(r.cells) > 1]
    above = [r for r in rows if r.order < total.order]
    below = [r for r in rows if r.order > total.order]
    parts = above or (below if _BARE.fullmatch(fold_case(total.row.label or "").strip(" :.")) else [])
    figures = [(r, r.row, _figure(r, cell.column)) for r in parts if r.row is not None]
    if len(figures) < 2 or any(amount is None for _, _, amount in figures):
        return []
    last = max((r.order for r in above if _is_total(r)), default=-1)
    ways = [
        [a for r, _, a in figures if r.order > last],
        [a for _, _, a in figures],
        [a for _, place, a in figures if not place.subtotal],
        [a for _, place, a in figures if place.subtotal],
        [a for _, place, a in figures if not _AMONG.match(fold_case(place.label or ""))],
        [a for _, place, a in figures if not place.groups],
        [a for _, place, a in figures if _sort(place.number) == _sort(figures[0][1].number)],
    ]
    return [_added(way) for way in ways if way]


def _sort(number: str | None) -> str:
    """Rows counted alike stand side by side: "I", "II" over "1", "2"."""
    if not number:
        return ""
    return "roman" if re.fullmatch(r"[IVX]+", number) else "figure" if number[0].isdigit() else "letter"


def _figure(row: Block, column: int) -> Decimal | None:
    cell = next((c for c in row.cells if c.column == column), None)
    words = row.cell_text(cell) if cell else ""
    if is_dash(words):
        return Decimal(0)
    read = read_cell(words) if words else None
    return read.value if read else None


def _added(amounts: Sequence[Decimal | None]) -> Decimal:
    return sum((a for a in amounts if a is not None), Decimal(0))


def _mismatch(seen: Seen, value: IndicatorValue, added: Decimal) -> Finding:
    message = (
        f"{seen.indicator(value.indicator).name}: dòng tổng ghi {shown(value.amount, '').strip()} "
        f"nhưng các dòng cộng lại là {shown(added, '').strip()}."
    )
    return finding("sum_mismatch", message, (value.indicator,), (value.citation,))
