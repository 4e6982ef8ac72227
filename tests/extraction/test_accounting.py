"""Every number of a document is in exactly one place, and one that is nowhere is noticed."""

import pytest

from domain.values import Extraction, Unaccounted
from extraction.accounting import account, left_over
from tests.support.notation import a_block, a_document
from tests.support.readings import an_extraction

REPORTS = (
    "Chỉ tiêu | Kết quả ; Hồ sơ | 12/15 (80%) ; Điều 3 khoản 2 | x",
    "~ Số: 12/BC-UBND / Ngày 14/9/2026 tiếp nhận 12 hồ sơ (3 trực tuyến) / $ Lưu: VT (2) / _ 7",
    "# 1. Kết quả quý III / Trong 45 nhiệm vụ đã xong 37, đạt 82,2%; còn mười hai việc.",
    "STT | Lĩnh vực | Tiếp nhận mới ; (1) | (2) | (3) ; 1 | Đất đai | 10 ; 2 | Hộ tịch | 20 ; | Tổng | 30",
)


@pytest.mark.parametrize("notation", REPORTS)
@pytest.mark.parametrize("period", ["2026-Q1", "2026-Q3", "2026-6M", "2025-Y"])
def test_the_account_of_any_report_adds_up(notation: str, period: str) -> None:
    closed = account(a_document(notation, unit="Phường Mẫu", period=period), an_extraction(notation, period=period))
    assert (closed.missing, closed.twice) == ((), ())
    assert closed.adds_up


def test_a_number_in_two_places_is_noticed() -> None:
    notation = REPORTS[2]
    document = a_document(notation, unit="Phường Mẫu")
    read = an_extraction(notation)
    value = read.values[0]
    again = Unaccounted("37", value.citation.block_id, value.citation.number)
    doubled = Extraction(
        read.document_id, read.unit, read.period, read.values, read.others, read.ignored, (*read.unaccounted, again)
    )
    assert account(document, doubled).twice


def test_what_nobody_proposed_is_ignored_by_name_or_left_to_the_reviewer() -> None:
    ignored, unaccounted = left_over(a_block("Theo Quyết định số 766/QĐ-TTg có 12 việc."), ())
    assert [i.rule for i in ignored] == ["doc_number"]
    assert [u.quote for u in unaccounted] == ["12"]
