"""The lines of a search: what was found, what kind of thing it is, and the page it opens."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel

from api.screens import ACCOUNT, Can, screens_of
from domain.periods import Period
from domain.receipts import Receipt
from workflow.looking_up import Found, best


class Hit(BaseModel):
    """kind: "Đơn vị", "Chỉ tiêu", "Báo cáo" or "Màn hình". address: the page it opens."""

    kind: str
    words: str
    address: str


def hits(words: str, found: Found, *, can: Can, period: Period | None) -> list[Hit]:
    """Screens first when one is named, then units, indicators and reports."""
    at = f"?ky={period}" if period else ""
    screens = best(words, (*screens_of(can), ACCOUNT), lambda s: f"{s.words} {s.also}", most=3) if words.strip() else []
    return [
        *(Hit(kind="Màn hình", words=s.words, address=s.path + at) for s in screens),
        *(Hit(kind="Đơn vị", words=u.name, address=f"/don-vi/{u.id}{at}") for u in found.units),
        *(
            Hit(kind="Chỉ tiêu", words=f"{i.code} · {i.name}", address=f"/chi-tieu/{i.code}{at}")
            for i in found.indicators
        ),
        *_reports(found.reports),
    ]


def _reports(receipts: Iterable[Receipt]) -> Iterable[Hit]:
    for r in receipts:
        told = [r.unit or r.name, r.period.short_label if r.period else "", r.number or ""]
        yield Hit(kind="Báo cáo", words=" · ".join(t for t in told if t), address=f"/bao-cao/{r.document_id}")
