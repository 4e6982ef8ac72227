"""Faults a report may hold are found with their places, and reports without them stay quiet."""

from dataclasses import replace

import pytest

from domain.periods import Period
from domain.values import Finding, IndicatorValue, Severity
from extraction.catalogue import load_catalogue
from extraction.check_rules import Seen
from extraction.checks import check
from tests.support.notation import a_document
from tests.support.readings import a_value, an_extraction


def findings(*values: IndicatorValue, earlier: tuple[IndicatorValue, ...] = (), text: str = "Báo cáo") -> list[Finding]:
    """Findings on these values alone; their quotes are the report's blocks."""
    document = a_document("\n".join([text, *(v.citation.quote for v in values)]))
    moved = tuple(_moved(value, document.blocks[i + 1].id) for i, value in enumerate(values))
    return check(Seen(document, load_catalogue(), Period.parse("2026-Q3"), moved, (), earlier))


def _moved(value: IndicatorValue, block_id: str) -> IndicatorValue:
    return replace(value, citation=replace(value.citation, block_id=block_id))


def rules(found: list[Finding] | tuple[Finding, ...]) -> list[str]:
    return [f.rule for f in found]


def test_a_percent_that_is_not_the_quotient_of_its_parts_is_found() -> None:
    found = an_extraction("Trong 5.000 hồ sơ tiếp nhận mới có 4.750 hồ sơ nộp trực tuyến, đạt 96,0%.").findings
    [wrong] = [f for f in found if f.rule == "percent_mismatch"]
    assert wrong.indicators == ("CQS-05",)
    assert "96%" in wrong.message
    assert "95%" in wrong.message


@pytest.mark.parametrize(
    "sentence",
    [
        "Trong 5.000 hồ sơ tiếp nhận mới có 4.750 hồ sơ nộp trực tuyến, đạt 95,0%.",
        "Hoàn thành 31/38 nhiệm vụ tại Kế hoạch CCHC, đạt 81,6%.",
        "Hoàn thành 31/38 nhiệm vụ tại Kế hoạch CCHC, đạt khoảng 82%.",
        "Hoàn thành 31/38 nhiệm vụ tại Kế hoạch CCHC, đạt trên 80%.",
    ],
)
def test_a_right_or_rounded_percent_is_left_alone(sentence: str) -> None:
    assert "percent_mismatch" not in rules(an_extraction(sentence).findings)


def test_a_percent_is_held_against_parts_reported_elsewhere() -> None:
    found = findings(a_value("TT-13", "910"), a_value("TT-12", "1000"), a_value("CQS-05", "93.0"))
    [wrong] = [f for f in found if f.rule == "percent_mismatch"]
    assert wrong.indicators == ("CQS-05",)
    assert len(wrong.citations) == 3


def test_a_share_over_one_hundred_percent_cannot_be() -> None:
    assert rules(findings(a_value("CQS-09", "101.6"))) == ["impossible_percent"]
    assert findings(a_value("CQS-09", "100")) == []


def test_a_total_that_is_not_the_sum_of_its_listed_parts_is_found() -> None:
    text = "Trong quý III, phường ban hành 26 văn bản chỉ đạo CCHC, gồm 04 kế hoạch, 17 công văn và 03 thông báo."
    [wrong] = [f for f in an_extraction(text).findings if f.rule == "sum_mismatch"]
    assert wrong.indicators == ("CD-01",)
    assert "4 + 17 + 3 = 24" in wrong.message


@pytest.mark.parametrize(
    "text",
    [
        "Trong quý III, phường ban hành 24 văn bản chỉ đạo CCHC, gồm 04 kế hoạch, 17 công văn và 03 thông báo.",
        "Trong quý III, phường ban hành 26 văn bản chỉ đạo CCHC, trong đó có 04 kế hoạch, 17 công văn.",
        "Trong quý III, phường ban hành 26 văn bản chỉ đạo CCHC; kiểm tra 05 đơn vị, tổ chức 02 hội nghị.",
    ],
)
def test_parts_that_add_up_or_are_only_some_are_left_alone(text: str) -> None:
    assert "sum_mismatch" not in rules(an_extraction(text).findings)


def test_received_resolved_and_open_files_balance_within_a_table() -> None:
    table = (
        "Chỉ tiêu | ĐVT | Kết quả ; Hồ sơ đã giải quyết | Hồ sơ | 100 ; Trước hạn | Hồ sơ | 60 ; "
        "Đúng hạn | Hồ sơ | 35 ; Quá hạn | Hồ sơ | {late}"
    )
    assert "sum_mismatch" in rules(an_extraction(table.format(late=8)).findings)
    assert "sum_mismatch" not in rules(an_extraction(table.format(late=5)).findings)


def test_running_totals_never_fall_within_the_year() -> None:
    earlier = (a_value("CV-03", "112", period="2026-6M"),)
    assert rules(findings(a_value("CV-03", "97", period="2026-9M"), earlier=earlier)) == ["cumulative_falls"]
    assert findings(a_value("CV-03", "120", period="2026-9M"), earlier=earlier) == []


def test_a_quarter_may_be_smaller_than_the_half_year_before() -> None:
    assert findings(a_value("CV-03", "97"), earlier=(a_value("CV-03", "112", period="2026-6M"),)) == []


def test_files_brought_in_are_those_left_open_before() -> None:
    earlier = (a_value("TT-22", "163", period="2026-Q2"),)
    assert rules(findings(a_value("TT-15", "160"), earlier=earlier)) == ["opening_state"]
    assert findings(a_value("TT-15", "163"), earlier=earlier) == []


def test_a_change_by_more_than_half_is_asked_about() -> None:
    earlier = (a_value("TT-12", "1000", period="2026-Q2"),)
    [asked] = findings(a_value("TT-12", "2600"), earlier=earlier)
    assert (asked.rule, asked.severity) == ("jump", Severity.INFO)
    assert findings(a_value("TT-12", "1400"), earlier=earlier) == []


def test_a_rank_beyond_its_field_is_found() -> None:
    text = "Chỉ số CCHC năm 2025 của phường đạt 80,5%, xếp thứ {rank}/126 phường, xã."
    [wrong] = [f for f in an_extraction(text.format(rank=130)).findings if f.rule == "rank_out_of_field"]
    assert wrong.indicators == ("XH-18",)
    assert "rank_out_of_field" not in rules(an_extraction(text.format(rank=13)).findings)


@pytest.mark.parametrize(
    "stale",
    [
        "Trên đây là báo cáo công tác CCHC quý II năm 2026 của UBND phường Mẫu.",
        "# IV. NHIỆM VỤ TRỌNG TÂM QUÝ III NĂM 2026\nTiếp tục rà soát hồ sơ.",
        "UBND phường báo cáo kết quả công tác CCHC (số liệu tính từ ngày 15/3/2026 đến ngày 14/6/2026) như sau:",
    ],
)
def test_words_left_from_an_earlier_report_are_found(stale: str) -> None:
    assert "stale_period_text" in rules(an_extraction(stale + "\nHết").findings)


@pytest.mark.parametrize(
    "current",
    [
        "Trên đây là báo cáo công tác CCHC quý III năm 2026 của UBND phường Mẫu.",
        "# IV. NHIỆM VỤ TRỌNG TÂM QUÝ IV NĂM 2026\nTiếp tục rà soát hồ sơ.",
        "UBND phường báo cáo kết quả công tác CCHC (số liệu tính từ ngày 15/6/2026 đến ngày 14/9/2026) như sau:",
        "UBND phường báo cáo kết quả công tác CCHC 9 tháng đầu năm 2026 như sau:",
        "So với báo cáo quý II, tỷ lệ hồ sơ trực tuyến tăng.",
        "# 2. Khắc phục tồn tại nêu trong báo cáo quý II\nĐã khắc phục xong.",
    ],
)
def test_current_words_and_comparisons_are_left_alone(current: str) -> None:
    assert "stale_period_text" not in rules(an_extraction(current + "\nHết").findings)


def test_a_rounded_figure_does_not_contradict_the_annex() -> None:
    report = (
        "Trong quý, phường tiếp nhận mới {said} hồ sơ.\nChỉ tiêu | ĐVT | Kết quả ; Hồ sơ tiếp nhận mới | Hồ sơ | 2.487"
    )
    assert "text_annex_conflict" not in rules(an_extraction(report.format(said="gần 2.500")).findings)
    assert "text_annex_conflict" in rules(an_extraction(report.format(said="2.478")).findings)


def test_a_total_row_is_the_sum_of_its_rows_and_sub_totals_count_once() -> None:
    table = (
        "Bảng 1. Hồ sơ TTHC\nTT | Lĩnh vực | Tiếp nhận mới | Đã giải quyết ; 1 | Đất đai | 40 | 39 ; "
        "2 | Hộ tịch | 60 | 58 ; | Tổng số | {total} | 97"
    )
    [wrong] = [f for f in an_extraction(table.format(total=101)).findings if f.rule == "sum_mismatch"]
    assert wrong.indicators == ("TT-12",)
    assert "sum_mismatch" not in rules(an_extraction(table.format(total=100)).findings)


def test_a_table_with_empty_cells_is_not_added_up() -> None:
    table = (
        "Bảng 1. Hồ sơ TTHC\nLĩnh vực | Tiếp nhận mới | Đã giải quyết ; Đất đai | 40 | ; Hộ tịch | | 58 ; "
        "Tổng | 45 | 58"
    )
    assert "sum_mismatch" not in rules(an_extraction(table).findings)


def test_a_second_total_adds_up_the_rows_since_the_first() -> None:
    table = (
        "Bảng 2. Nhân sự (người)\nTT | Đơn vị | Giao | Có mặt ; 1 | Văn phòng | 15 | 14 ; 2 | Phòng Kinh tế | 19 | 18 "
        "; | Cộng công chức | 34 | 32 ; 3 | Trường | 204 | 200 ; 4 | Trạm y tế | 31 | 29 ; "
        "| Cộng viên chức | {total} | 229"
    )
    assert "sum_mismatch" not in rules(an_extraction(table.format(total=235)).findings)
    assert "sum_mismatch" in rules(an_extraction(table.format(total=233)).findings)


def test_a_total_on_top_is_the_sum_of_the_rows_below_without_their_parts() -> None:
    table = (
        "Bảng 4. Hồ sơ TTHC\nĐiểm tiếp nhận | Tiếp nhận mới | Đã giải quyết ; Tổng số | {total} | 290 ; "
        "Điểm 1 | 100 | 95 ; Điểm 2 | 120 | 115 ; Trong đó: ngoài giờ | 20 | 10 ; Điểm 3 | 80 | 80"
    )
    [wrong] = [f for f in an_extraction(table.format(total=310)).findings if f.rule == "sum_mismatch"]
    assert wrong.indicators == ("TT-12",)
    assert "sum_mismatch" not in rules(an_extraction(table.format(total=300)).findings)
