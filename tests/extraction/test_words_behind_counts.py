"""What stands behind a count tells that it is of something else: reports read for the first time broke these."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.values import FigureKind
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
