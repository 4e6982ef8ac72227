"""Numbers that are no indicator's are left out by name; what may be a result stays for a person to bind."""

import pytest

from domain.texts import Span
from domain.values import FigureKind
from extraction.candidates import Candidate
from extraction.plain_counts import left_out
from tests.support.notation import a_block


def judged(text: str, printed: str, code: str | None = None) -> Candidate:
    at = text.index(printed)
    number = Span(at, at + len(printed))
    [found] = left_out([Candidate(a_block(text), number, number, FigureKind.ACTUAL, code=code)])
    return found


@pytest.mark.parametrize(
    ("text", "printed", "rule"),
    [
        ("Trực vào sáng thứ bảy hằng tuần.", "bảy", "ordinal"),
        ("Mã QR đặt tại quầy số 3 của phường.", "3", "name"),
        ("Niêm yết tại trụ sở và 02 điểm hỗ trợ.", "02", "place"),
        ("Hội nghị có hơn 150 đại biểu.", "150", "audience"),
        ("Chuyên mục có 1.840 lượt truy cập.", "1.840", "audience"),
        ("Phát ra 1.300 phiếu khảo sát.", "1.300", "sent_forms"),
        ("Ngưỡng xếp loại tốt là 90%.", "90", "threshold"),
        ("Thu ngân sách trên địa bàn đạt 108,4% dự toán.", "108,4", "revenue"),
        ("Khoảng một phần ba số hồ sơ nộp cuối quý.", "một phần ba", "rough_share"),
        ("Công chức phải nhập dữ liệu 2 lần.", "2", "times"),
    ],
)
def test_the_words_beside_a_number_name_the_rule(text: str, printed: str, rule: str) -> None:
    assert judged(text, printed).rule == rule


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Phường thực hiện 389 thủ tục.", "389"),
        ("Nộp tại quầy 374 hồ sơ.", "374"),
        ("Thu về 482 phiếu.", "482"),
        ("Đạt 92,8%.", "92,8"),
        ("Hai lỗi chưa khắc phục.", "Hai"),
    ],
)
def test_what_may_be_a_result_stays_open(text: str, printed: str) -> None:
    assert judged(text, printed).rule == ""


def test_a_bound_number_is_never_left_out() -> None:
    assert judged("Hội nghị có hơn 150 đại biểu.", "150", code="CV-03").kind is FigureKind.ACTUAL
