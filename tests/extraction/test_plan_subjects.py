"""Figures a plan lays down, while it is what the text speaks of; a report that acts on a plan tells results."""

import pytest

from domain.texts import nfc
from domain.values import FigureKind
from extraction.catalogue import load_catalogue
from extraction.figures import read_figures

_CATALOGUE = load_catalogue()


def kinds(said: str) -> list[str]:
    figures = read_figures(nfc(said), catalogue=_CATALOGUE)
    return [f"{f.quote} {f.kind.value}" for f in figures if f.kind not in (FigureKind.DATE, FigureKind.DOC_NUMBER)]


@pytest.mark.parametrize(
    "said",
    [
        "Kế hoạch số 15/KH-UBND ngày 05/02/2026 của UBND xã Mẫu về kiểm soát TTHC: rà soát 21 TTHC, đơn giản hóa 06 "
        "TTHC; công khai 100% danh mục.",
        "Chủ tịch UBND xã đã ký Quyết định số 90/QĐ-UBND giao chỉ tiêu cải cách hành chính cho các phòng. Văn phòng: "
        "tham mưu 25 văn bản; Phòng Kinh tế: giải ngân 100%.",
        "Nghị quyết của Đảng ủy về chuyển đổi số. Các chỉ tiêu: 95% hồ sơ trực tuyến. Tỷ lệ hài lòng: 97%.",
        "Dự thảo Kế hoạch cải cách hành chính của tỉnh giữ nguyên các trục. Về chỉ số: PAPI 46 điểm; PCI hạng 10.",
        "Phương án cuối cùng: giảm 09 đơn vị, tương đương 36%.",
        "Ban Chỉ đạo nhất trí nâng chỉ tiêu hồ sơ trực tuyến lên 90%, hồ sơ đúng hạn lên 99,5%.",
        "Chỉ tiêu đã được thông qua với các mức 90% trực tuyến, 99% đúng hạn.",
        "Trong quý IV, Sở tập trung hoàn thành 100% nhiệm vụ còn lại.",
        "Kế hoạch của Thành phố nêu rõ: tỷ lệ hồ sơ giải quyết đúng hạn đạt 98% trở lên; 100% phường được khảo sát.",
        "2. Chỉ tiêu cụ thể\nTỷ lệ hồ sơ trực tuyến đạt 90%",
    ],
)  # fmt: skip
def test_what_a_plan_lays_down_is_no_result(said: str) -> None:
    found = kinds(said)
    assert found
    assert not [k for k in found if k.endswith(" actual")]


@pytest.mark.parametrize(
    ("said", "result"),
    [
        ("Thực hiện Kế hoạch số 15/KH-UBND, UBND xã tổ chức 03 hội nghị, rà soát 21 TTHC.", "21 TTHC actual"),
        ("Kế hoạch CCHC năm 2026: 27 nhiệm vụ, hoàn thành 18.", "18 actual"),
        ("Kế hoạch CCHC: 90,0%. Nhiệm vụ Thành phố giao: hoàn thành đúng hạn 96,2%.", "96,2% actual"),
        ("Kế hoạch số 15/KH-UBND về kiểm soát TTHC: rà soát 21 TTHC. Đến nay xã đã rà soát 12 TTHC.", "12 TTHC actual"),
        ("Về thanh toán trực tuyến, Nghị quyết giao 85%; thực hiện 83,1%.", "83,1% actual"),
        ("Theo Nghị quyết số 51/NQ-HĐND, tổng biên chế năm 2022 là 3.254 biên chế.", "3.254 biên chế actual"),
        ("2. Chỉ tiêu cụ thể\nTỷ lệ hồ sơ trực tuyến 90%\n3. Kết quả đạt được\nHồ sơ trực tuyến 92%", "92% actual"),
    ],
)
def test_what_was_done_stays_a_result(said: str, result: str) -> None:
    assert result in kinds(said)


def test_a_share_behind_the_body_that_gave_it_is_a_goal() -> None:
    assert "85% target" in kinds("Về thanh toán trực tuyến, Nghị quyết giao 85%; thực hiện 83,1%.")


def test_the_share_of_another_quarter_beside_this_one_is_an_earlier_one() -> None:
    assert kinds("Tỷ lệ trễ hạn 2,5%, quý II 3,8%.") == ["2,5% actual", "3,8% previous"]
    assert kinds("Quý I 2,5%, quý II 3,8%.")[0] == "2,5% actual"


def test_the_first_of_two_states_is_an_earlier_one() -> None:
    assert "3,1% previous" in kinds("Từ chỗ chỉ có 3,1% hồ sơ thanh toán qua mạng, nay đã tăng lên 47,6%.")
    assert "277 xã, phường, thị trấn previous" in kinds("Toàn tỉnh từ 277 xã, phường, thị trấn còn 225 đơn vị.")
    assert "40,25 điểm previous" in kinds("Chỉ số PAPI 2021 đạt 41,87 điểm; trong khi năm 2020 tỉnh đạt 40,25 điểm.")
