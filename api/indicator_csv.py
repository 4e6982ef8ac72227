"""One indicator over the units as CSV for spreadsheets. Text is never taken for a formula."""

from __future__ import annotations

import csv
import io

from domain.quantities import plain
from workflow.indicator_view import IndicatorView, UnitLine

_HEAD = ("Đơn vị", "Khối", "Kỳ", "Giá trị", "Đơn vị tính", "Hạng trong khối", "Trạng thái", "Lời văn gốc", "Trang")
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def written_csv(view: IndicatorView) -> bytes:
    """With a byte-order mark, so that Excel reads the Vietnamese."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_HEAD)
    for line in view.lines:
        writer.writerow([_plain_text(field) for field in _row(view, line)])
    return out.getvalue().encode("utf-8-sig")


def _row(view: IndicatorView, line: UnitLine) -> tuple[str, ...]:
    fact, amount = line.cell.fact, line.cell.amount
    return (
        line.unit.name,
        line.unit.group.label,
        str(line.cell.period),
        plain(amount) if amount is not None else "",
        view.indicator.measure,
        str(line.place or ""),
        line.cell.state.label,
        fact.citation.quote if fact else "",
        str(fact.citation.page or "") if fact else "",
    )


def _plain_text(field: str) -> str:
    return f"'{field}" if field.startswith(_RISKY) else field
