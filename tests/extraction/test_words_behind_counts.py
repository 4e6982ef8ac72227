"""What stands behind a count tells that it is of something else: reports read for the first time broke these."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.values import FigureKind, NarrativeKind
from tests.support.readings import an_extraction, values_of


def figures(said: str, **about: str) -> dict[str, float]:
    return {code: float(amount) for (code, _), amount in values_of(said, **about).items()}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Có 06 trong 08 hồ sơ quá hạn là hồ sơ tách thửa.", {}),
        ("Trong 505 lượt hồ sơ quá hạn, đã gửi thư xin lỗi 471 hồ sơ.", {"TT-26": 471}),
        ("Con số này không phải mức hài lòng của người bệnh nội trú (92,6%).", {}),
        ("02 việc xin lùi hạn, đã được đồng ý.", {}),
        ("Huấn luyện viên hưởng chế độ tập trung: 2.185 người, không tính vào biên chế.", {}),
        ("Trong quý đăng 156 tin, bài về CCHC, phát 44 buổi trên loa tổ dân phố.", {"CD-15": 156}),
        ("Tự kiểm tra 04 văn bản hành chính, không có sai sót.", {}),
        ("Phường đang thực hiện 416 thủ tục; danh mục liên thông 38 thủ tục.", {"TT-01": 416}),
        ("Kỷ luật: không có. Phê bình 03 công chức đi muộn.", {"CV-05": 0}),
        ("Hai công chức nghỉ chế độ từ tháng 8, chưa có người thay.", {}),
        ("Hai công chức nghỉ chế độ do sắp xếp bộ máy.", {"BM-12": 2}),
        ("Kế hoạch đầu năm của phường có ba mươi sáu nhiệm vụ.", {"CD-02": 36}),
    ],
)
def test_a_count_is_of_what_its_sentence_says(said: str, found: dict[str, float]) -> None:
    assert figures(said) == found


def test_the_mean_of_the_city_is_no_figure_of_the_unit() -> None:
    said = "Bình quân giải ngân của Thành phố đến 31/8 là 51,6%, nêu để tham khảo."
    assert figures(said) == {}


@pytest.mark.parametrize(
    ("said", "code", "amount"),
    [
        ("Như thế là chậm so với dự kiến (hết quý III xong 27 nhiệm vụ).", "CD-07", "27"),
        ("Số phiếu ít hơn mức 800 phiếu đặt ra.", "TT-32", "800"),
    ],
)
def test_what_was_set_is_a_target(said: str, code: str, amount: str) -> None:
    others = an_extraction(said).others
    assert [(o.kind, o.indicator, o.amount) for o in others] == [(FigureKind.TARGET, code, Decimal(amount))]
    assert figures(said) == {}


@pytest.mark.parametrize(
    ("said", "period", "found"),
    [
        ("Trong nửa năm kiểm tra CCHC 02 phòng chuyên môn.", "2026-Q2", ("CD-10", "2026-6M")),
        ("Trong nửa năm kiểm tra CCHC 02 phòng chuyên môn.", "2026-Q3", ("CD-10", "2026-Q3")),
        ("Sau nửa năm vận hành, phường kiểm tra CCHC 02 phòng chuyên môn.", "2026-Q2", ("CD-10", "2026-Q2")),
    ],
)
def test_half_a_year_is_six_months_where_those_are_reported(said: str, period: str, found: tuple[str, str]) -> None:
    assert values_of(said, period=period) == {found: Decimal(2)}


def test_what_is_late_to_this_day_is_not_done() -> None:
    said = "Thành phố giao 88 nhiệm vụ đến hạn, xong đúng hạn 84, xong muộn 03; 01 nhiệm vụ đến nay vẫn quá hạn."
    assert figures(said) == {"CD-05": 88, "CD-06": 84, "CD-07": 3, "CD-08": 1}


def test_what_is_asked_from_those_above_is_proposed() -> None:
    said = "7. Xin ý kiến cấp trên\nXin Sở Nội vụ cho lùi thời hạn chấm điểm CCHC đối với các xã bị ngập."
    assert [n.kind for n in an_extraction(said).narratives] == [NarrativeKind.PROPOSAL]
