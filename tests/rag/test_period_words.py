from __future__ import annotations

import pytest

from domain.periods import Period
from rag.folded import fold
from rag.period_words import asked_periods

KNOWN = [Period.parse("2026-Q2"), Period.parse("2026-Q3")]


def asked(question: str) -> list[str]:
    return [str(p) for p in asked_periods(fold(question), known=KNOWN).periods]


@pytest.mark.parametrize(
    ("words", "periods"),
    [
        ("quý III/2026", ["2026-Q3"]),
        ("quý 3 năm 2025", ["2025-Q3"]),
        ("quy iii", ["2026-Q3"]),
        ("Q2/2026", ["2026-Q2"]),
        ("quý này", ["2026-Q3"]),
        ("6 tháng đầu năm 2026", ["2026-6M"]),
        ("9T/2026", ["2026-9M"]),
        ("chín tháng", ["2026-9M"]),
        ("lũy kế đến quý III", ["2026-9M"]),
        ("tháng 7/2026", ["2026-M07"]),
        ("cả năm 2025", ["2025-Y"]),
        ("từ quý II sang quý III năm 2026", ["2026-Q2", "2026-Q3"]),
        ("quý I, II và III năm 2026", ["2026-Q1", "2026-Q2", "2026-Q3"]),
        ("6 tháng và 9 tháng năm 2026", ["2026-6M", "2026-9M"]),
        ("kế hoạch năm 2026 sau 9 tháng", ["2026-9M"]),
        ("2026-Q3", ["2026-Q3"]),
        ("ba tháng đầu năm", ["2026-Q1"]),
        ("6t", ["2026-6M"]),
        ("quý tư", ["2026-Q4"]),
        ("kiểm tra bất ngờ", []),
        ("kiem tra bat ngo", []),
        ("ở xã Bát Tràng", []),
        ("của quỹ từ thiện", []),
        ("đến ngày 14/9/2026", ["2026-Q3"]),
        ("đến ngày 20/9/2026", []),
        ("Q.III/2026", ["2026-Q3"]),
        ("quí 3/2026", ["2026-Q3"]),
        ("từ giữa năm đến quý III/2026", ["2026-6M", "2026-Q3"]),
        ("cuối 2025 so với Q.III/2026", ["2025-Y", "2026-Q3"]),
        ("theo báo cáo quý III/2026, sau 9 tháng", ["2026-9M"]),
        ("quý III và 9 tháng năm 2026", ["2026-Q3", "2026-9M"]),
        ("không nêu kỳ", []),
    ],
)
def test_periods_are_read_as_written(words: str, periods: list[str]) -> None:
    assert asked(f"Tỷ lệ {words} là bao nhiêu?") == periods


def test_a_year_alone_is_kept_apart() -> None:
    found = asked_periods(fold("Chỉ số năm 2025 của Sở Y tế"), known=KNOWN)
    assert (found.periods, found.year) == ((), 2025)


def test_comparisons_with_earlier_periods_are_noticed() -> None:
    assert asked_periods(fold("tăng hay giảm so với quý trước"), known=KNOWN).before
    assert asked_periods(fold("so với cùng kỳ năm ngoái"), known=KNOWN).year_before


def test_words_of_periods_are_marked_so_that_they_name_no_indicator() -> None:
    question = fold("Tỷ lệ quý III/2026 là bao nhiêu?")
    [span] = asked_periods(question, known=KNOWN).spans
    assert span.of(question.text) == "quý III/2026"
