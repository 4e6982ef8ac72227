"""What the leaders' pages say in words: titles that state a finding, changes, kinds of findings."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from domain.indicators import Better, Indicator
from domain.quantities import Measure, vietnamese
from domain.units import UnitGroup
from drafting.changes import Change
from drafting.ranking import UnitFigure
from workflow.city_series import Point

RULES = {
    "percent_mismatch": "Tỷ lệ không khớp tử số, mẫu số",
    "sum_mismatch": "Tổng không khớp các thành phần",
    "text_annex_conflict": "Lời văn và phụ lục khác nhau",
    "cumulative_falls": "Số lũy kế giảm so với kỳ trước",
    "impossible_percent": "Tỷ lệ không thể có",
    "rank_out_of_field": "Xếp hạng ngoài số đơn vị",
    "stale_period_text": "Lời văn còn nói về kỳ cũ",
    "jump": "Biến động lớn so với kỳ trước",
    "repeated_figure": "Một chỉ tiêu có hai số",
    "instruction_in_document": "Văn bản chứa câu lệnh cho máy",
    "unreadable_page": "Trang không đọc được",
    "readers_disagree": "Hai cách đọc khác nhau",
}


def rule_words(rule: str) -> str:
    return RULES.get(rule, rule.replace("_", " "))


def change_words(change: Change | None) -> str:
    """ "tăng 1,2 điểm % so với quý II năm 2026": over the units that have both periods; empty where not comparable."""
    if change is None:
        return ""
    before = change.before.period.label
    if not change.difference:
        return f"không đổi so với {before}"
    turn = "tăng" if change.difference > 0 else "giảm"
    if change.share is None:
        unit = "điểm %" if change.now.measure == "%" else change.now.measure
        return f"{turn} {vietnamese(abs(change.difference))} {unit} so với {before}"
    return f"{turn} {vietnamese(change.share)} % so với {before}"


def change_tone(change: Change | None, better: Better) -> str:
    """Whether the change is for the better: "good", "bad", or "" where that cannot be said."""
    if change is None or not change.difference or better is Better.NEUTRAL:
        return ""
    return "good" if (change.difference > 0) == (better is Better.HIGHER) else "bad"


def trend_title(indicator: Indicator, points: Sequence[Point]) -> str:
    """What the line shows: where it began, where it is. Empty without two figures.

    Totals over different numbers of units are told side by side, never as a rise or fall.
    """
    told = [p for p in points if p.amount is not None]
    if len(told) < 2:
        return ""
    first, last = told[0], told[-1]
    assert first.amount is not None
    assert last.amount is not None
    now = f"{vietnamese(last.amount)} {indicator.measure}"
    if first.coverage.partition("/")[0] != last.coverage.partition("/")[0]:
        before = f"{first.period.short_label} là {vietnamese(first.amount)} ({first.coverage} đơn vị)"
        return f"{last.period.short_label} là {now} ({last.coverage} đơn vị); {before}"
    if last.amount == first.amount:
        return f"{last.period.short_label} bằng {first.period.short_label}: {now}"
    turn = "cao hơn" if last.amount > first.amount else "thấp hơn"
    return f"{last.period.short_label} là {now}, {turn} {first.period.short_label} ({vietnamese(first.amount)})"


def spread_title(groups: Sequence[tuple[UnitGroup, Sequence[UnitFigure]]], measure: Measure) -> str:
    """Within which bounds half of the units are; each told amount is one unit's own."""
    figures = [f for _, members in groups for f in members]
    middle = middle_of([f.amount for f in figures])
    if middle is None or len(figures) < 2:
        return ""
    lowest, highest = min(figures, key=lambda f: f.amount), max(figures, key=lambda f: f.amount)
    if lowest.amount == highest.amount:
        return f"{len(figures)} đơn vị cùng là {vietnamese(middle)} {measure}"
    half = sum(1 for f in figures if f.amount >= middle)
    return (
        f"{half}/{len(figures)} đơn vị từ {vietnamese(middle)} {measure} trở lên; "
        f"thấp nhất {vietnamese(lowest.amount)} ({lowest.unit})"
    )


def middle_of(amounts: Sequence[Decimal]) -> Decimal | None:
    """The amount of the unit in the middle: the lower one of two, so that it is always a figure some unit has."""
    ordered = sorted(amounts)
    return ordered[(len(ordered) - 1) // 2] if ordered else None
