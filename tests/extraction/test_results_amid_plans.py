"""Reports that tell results and plans in one breath: what is aimed at, and where the result begins again."""

from __future__ import annotations

import pytest

from domain.periods import Period
from extraction.kinds import KindContext
from extraction.themes import theme_of, titles_of
from tests.support.readings import an_extraction
from tests.support.said import cases, named
from tests.support.told_kinds import kinds

_IN_AUTUMN = KindContext(report_period=Period.parse("2026-Q3"), unit="Phường Láng")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thành phố yêu cầu thanh toán trực tuyến 80%, phường đạt 71,3%.", {"80": "target", "71,3": "actual"}),
        ("Phấn đấu quý IV số hóa đạt 95%, quý III đạt 91,2%.", {"95": "target", "91,2": "actual"}),
        ("Phấn đấu quý I 20%, quý II 50%, quý III 80%.", {"20": "target", "50": "target", "80": "target"}),
        ("Cả năm phấn đấu 4 cuộc đối thoại, mới tổ chức 01 cuộc.", {"4": "target", "01": "actual"}),
        ("Phấn đấu các sở đạt 95%, phường đạt 90%.", {"95": "target", "90": "target"}),
        ("Năm 2027 dự kiến có 05 mô hình, năm nay áp dụng 02 mô hình.", {"05": "target", "02": "actual"}),
        ("Mỗi quý phấn đấu 60 tin, bài; quý III đăng 71 tin, bài.", {"60": "target", "71": "actual"}),
        ("Đến 31/12 số hóa đạt 100%, đến 14/9 mới đạt 88,7%.", {"100": "target", "88,7": "actual"}),
        ("Còn 05 hồ sơ quá hạn sẽ trả trước 30/9.", {"05": "actual"}),
        ("Quý sau sẽ kiểm tra 05 đơn vị.", {"05": "target"}),
    ],
)  # fmt: skip
def test_a_goal_ends_where_the_unit_or_its_own_time_speaks(text: str, expected: dict[str, str]) -> None:
    assert kinds(text, _IN_AUTUMN) == expected


_TOLD_IN_PASSING = """
CD-14 | Đã kiểm tra 3 đơn vị, quý IV kiểm tra tiếp 4 đơn vị; tổ chức [01] cuộc đối thoại.
TT-16 | Để quý IV không còn hồ sơ chậm, phường đã soát từng hồ sơ: đã giải quyết [4.002] hồ sơ.
CQS-10 | Kết quả điện tử: mốc quý IV 95%, đã đạt [90,3%].
CQS-09 | Chỉ tiêu số hóa hồ sơ năm 2026 là 95%, phường đạt [91,2%].
NONE | Hiện đang rà soát [10] thủ tục hành chính.
TC-01 | Đã tham mưu trình Thành phố ban hành [05] văn bản quy phạm pháp luật.
TT-25 | Đang giải quyết 112 hồ sơ, toàn bộ còn trong hạn, ngoài ra có [19] hồ sơ công dân xin rút.
TT-15 | Hồ sơ nhận bàn giao từ các phường cũ là [54] hồ sơ.
TT-15 | Hồ sơ: tổng 5.214; mới 5.033; kỳ trước [181].
NONE | Hồ sơ: tổng 5.000; mới 5.033; kỳ trước [181].
NONE | Kế hoạch CCHC năm: 38 nhiệm vụ; xong: 9; đang làm: [21].
"""


@pytest.mark.parametrize(("code", "said"), cases(_TOLD_IN_PASSING))
def test_what_is_told_in_passing_names_no_later_figure(code: str, said: str) -> None:
    assert (named(said) or "NONE") == code


def amounts(notation: str) -> dict[str, str]:
    return {v.indicator: str(v.amount) for v in an_extraction(notation, period="2026-Q3").values}


def test_a_paragraph_s_first_sentence_about_next_quarter_plans_nothing_for_the_rest() -> None:
    first = "2. Tuyên truyền trên loa của 37 thôn sang quý IV mở thêm chuyên mục."
    text = f"# I. CHỈ ĐẠO\n## {first.rstrip('.')}\nĐăng 71 tin, bài về CCHC."
    assert amounts(text) == {"CD-15": "71"}
    assert amounts("# I. CHỈ ĐẠO\n## 2. Nhiệm vụ quý IV\nĐăng 71 tin, bài về CCHC.") == {}


def test_a_sentence_among_the_headings_is_no_title() -> None:
    assert titles_of(("II. KẾT QUẢ", "2. Đã kiểm tra 3 đơn vị, quý IV thêm 4 đơn vị")) == ("II. KẾT QUẢ",)


def test_a_title_of_results_and_plans_opens_no_plans() -> None:
    assert theme_of("II. Kết quả quý III và kế hoạch quý IV") is None
    assert theme_of("II. Phương hướng và kế hoạch quý IV") is not None


def test_what_was_found_is_counted_and_tells_of_no_problem() -> None:
    text = "# I. CHỈ ĐẠO\nKiểm tra CCHC: 3 đơn vị. Tồn tại: 11; đã khắc phục: 9. Đối thoại: 02 cuộc."
    assert amounts(text) == {"CD-10": "3", "CD-12": "11", "CD-13": "9", "CD-14": "2"}


def test_a_plan_s_tasks_are_counted_beside_those_done() -> None:
    text = "# I. CHỈ ĐẠO\nKế hoạch quý IV: rà soát 10 TTHC. Quý III đã rà soát 6 TTHC."
    assert amounts(text) == {"TT-05": "6"}


def test_a_noun_alone_with_its_number_is_all_there_are() -> None:
    assert amounts("# III. THỦ TỤC HÀNH CHÍNH\n- TTHC: 417 (liên thông 19). Một cửa: 410.") == {
        "TT-01": "417",
        "TT-09": "410",
    }
    assert amounts("# IV. TỔ CHỨC BỘ MÁY\n- Phòng và tương đương: 4.") == {"BM-01": "4"}
    assert amounts("# VI. TÀI CHÍNH\n- TTHC: 417.") == {}


def test_a_look_ahead_in_passing_dates_nothing_behind_it() -> None:
    said = "Đã kiểm tra CCHC 3 đơn vị, quý IV thêm 4 đơn vị; tổ chức 01 cuộc đối thoại."
    assert amounts(f"# I. CHỈ ĐẠO\n{said}") == {"CD-10": "3", "CD-14": "1"}


def test_a_share_spelt_out_beside_its_digits_is_measured() -> None:
    assert amounts("# VII. CHÍNH QUYỀN SỐ\nSố hóa hồ sơ đạt tám mươi phẩy ba phần trăm (80,3%).") == {"CQS-09": "80.3"}
