"""The lines of a search: what was found, what kind of thing it is, and the page it opens."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from pydantic import BaseModel

from api.screens import ACCOUNT, Can, screens_of
from domain.people import Act
from domain.periods import Period
from domain.receipts import Receipt
from domain.texts import one_space
from workflow.looking_up import Found, best

LONGEST = 2000  # letters typed: as many as a question may have
_SENTENCE = 4  # words: a name is seldom longer


class Hit(BaseModel):
    """kind: "Đơn vị", "Chỉ tiêu", "Báo cáo", "Màn hình" or "Hỏi đáp". address: the page it opens."""

    kind: str
    words: str
    address: str


def hits(words: str, found: Found, *, can: Can, period: Period | None) -> list[Hit]:
    """Screens first when one is named, then units, indicators and reports; last the words as a question, where they may
    be one."""
    at = f"?ky={period}" if period else ""
    screens = best(words, (*screens_of(can), ACCOUNT), lambda s: f"{s.words} {s.also}", most=3) if words.strip() else []
    named = [
        *(Hit(kind="Màn hình", words=s.words, address=s.path + at) for s in screens),
        *(Hit(kind="Đơn vị", words=u.name, address=f"/don-vi/{u.id}{at}") for u in found.units),
        *(
            Hit(kind="Chỉ tiêu", words=f"{i.code} · {i.name}", address=f"/chi-tieu/{i.code}{at}")
            for i in found.indicators
        ),
        *_reports(found.reports),
    ]
    return [*named, *_question(words, period, anything=bool(named))] if can(Act.ASK) else named


def _question(words: str, period: Period | None, *, anything: bool) -> Iterable[Hit]:
    """The words carried over to Hỏi đáp: what is long or ends in "?", and what names nothing."""
    said = one_space(words)
    count = len(said.split())
    if count >= _SENTENCE or (count > 1 and (said.endswith("?") or not anything)):
        at = urlencode([*([("ky", str(period))] if period else []), ("cau_hoi", said)])
        yield Hit(kind="Hỏi đáp", words=f"Hỏi: “{said}”", address=f"/hoi-dap?{at}")


def _reports(receipts: Iterable[Receipt]) -> Iterable[Hit]:
    for r in receipts:
        told = [r.unit or r.name, r.period.short_label if r.period else "", r.number or ""]
        yield Hit(kind="Báo cáo", words=" · ".join(t for t in told if t), address=f"/bao-cao/{r.document_id}")
