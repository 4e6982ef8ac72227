"""Why a figure should be looked at: each risk in words, with a score that orders the queue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from domain.indicators import Indicator, IndicatorType
from domain.quantities import vietnamese
from store.reviews import FindingLine, Line

_JUMP = Decimal("0.5")  # the same bounds as the check of one report (extraction.check_time)
_SMALL = Decimal(10)
_FIRM = 0.7
_HEAVY = Decimal("0.1")
_HEDGES = {"gt": "trên, hơn", "lt": "dưới, gần", "approx": "khoảng, ước", "min": "ít nhất", "max": "không quá"}
_OF_SEVERITY = {"error": 80, "warning": 60, "info": 30}
# Findings told by another risk of the same figure.
_TOLD_AS_CONFLICT = frozenset({"text_annex_conflict"})
READ_ALIKE = "readers_agree"  # rules and model read the figure alike: no risk
_READ_DIFFERENTLY = "readers_disagree"


class Risk(StrEnum):
    """In the order a reviewer should meet them."""

    ANSWERED = "answered"
    CONFLICT = "conflict"
    READERS = "readers"
    RULE = "rule"
    JUMP = "jump"
    UNSURE = "unsure"
    HEDGED = "hedged"
    WEIGHT = "weight"

    @property
    def label(self) -> str:
        return {
            Risk.ANSWERED: "Đơn vị đã trả lời",
            Risk.CONFLICT: "Mâu thuẫn",
            Risk.READERS: "Hai cách đọc khác nhau",
            Risk.RULE: "Sai quy tắc",
            Risk.JUMP: "Biến động lớn",
            Risk.UNSURE: "Đọc chưa chắc",
            Risk.HEDGED: "Số ước chừng",
            Risk.WEIGHT: "Tỷ trọng lớn",
        }[self]


@dataclass(frozen=True, slots=True)
class Reason:
    """words: one Vietnamese phrase. score: the higher, the sooner it is looked at. rule: of the finding behind it."""

    risk: Risk
    words: str
    score: int
    rule: str = ""

    @property
    def grave(self) -> bool:
        """Something is wrong for certain; two readings that differ put a figure first, but one of them may just err."""
        return self.risk in (Risk.CONFLICT, Risk.ANSWERED) or (self.score >= 80 and self.risk is not Risk.READERS)


def of_conflict(amounts: Sequence[str]) -> Reason:
    shown = " và ".join(vietnamese(Decimal(a)) for a in amounts)
    return Reason(Risk.CONFLICT, f"các chỗ trong báo cáo nói khác nhau: {shown}", 100)


def of_findings(findings: Iterable[FindingLine], *, conflict: bool) -> list[Reason]:
    reasons: list[Reason] = []
    for found in findings:
        if found.rule == READ_ALIKE or (conflict and found.rule in _TOLD_AS_CONFLICT):
            continue
        if found.rule == _READ_DIFFERENTLY:
            reasons.append(Reason(Risk.READERS, found.message, 90, found.rule))
            continue
        jump = found.rule == "jump"
        risk = Risk.JUMP if jump else Risk.RULE
        reasons.append(Reason(risk, found.message, 50 if jump else _OF_SEVERITY[found.severity], found.rule))
    return list(dict.fromkeys(reasons))


def of_change(amount: Decimal, before: Decimal, indicator: Indicator, before_label: str) -> Reason | None:
    """More than half up or down on the period before."""
    if indicator.type is IndicatorType.RANK or not before or max(amount, before) < _SMALL:
        return None
    change = (amount - before) / before
    if abs(change) <= _JUMP:
        return None
    turn = "tăng" if change > 0 else "giảm"
    percent = vietnamese(abs(change * 100).quantize(Decimal(1)))
    return Reason(Risk.JUMP, f"{turn} {percent}% so với {before_label} ({vietnamese(before)})", 50)


def of_reading(line: Line) -> list[Reason]:
    """How firmly the number was read and bound."""
    reasons: list[Reason] = []
    readings = line.readings.split()
    if len(readings) > 1:
        ways = " hoặc ".join(vietnamese(Decimal(r)) for r in readings)
        reasons.append(Reason(Risk.UNSURE, f"chữ số đọc được hai cách: {ways}", 55))
    elif line.confidence < _FIRM:
        score = 20 + round((_FIRM - line.confidence) * 40)
        words = f"chưa chắc số này là của chỉ tiêu (độ chắc {line.confidence:.0%})"
        reasons.append(Reason(Risk.UNSURE, words, score))
    if line.grounding == "normalised":
        reasons.append(Reason(Risk.UNSURE, "số in có lỗi gõ, đã đọc sau khi sửa lỗi", 15))
    if line.qualifier is not None:
        reasons.append(Reason(Risk.HEDGED, f"không nói đúng con số (“{_HEDGES.get(line.qualifier, 'từ … đến')}”)", 25))
    return reasons


def of_weight(amount: Decimal, total: Decimal) -> Reason | None:
    """A figure that alone makes a tenth of the city's or more."""
    if total <= 0 or amount / total < _HEAVY:
        return None
    share = amount * 100 / total
    return Reason(
        Risk.WEIGHT, f"chiếm {vietnamese(share.quantize(Decimal(1)))}% số của Thành phố", 10 + int(share * 2 / 5)
    )
