"""Reports that head their parts in everyday words."""

import pytest

from domain.periods import Period
from domain.values import NarrativeKind
from extraction.narratives import read_narratives
from tests.support.notation import a_document
from tests.support.readings import an_extraction

Q3 = Period.parse("2026-Q3")


def told(notation: str) -> list[tuple[NarrativeKind, str]]:
    return [(n.kind, n.text) for n in read_narratives(a_document(notation), period=Q3)]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("5. Nói thật về cái dở", NarrativeKind.PROBLEM),
        ("6/ Những mặt yếu", NarrativeKind.PROBLEM),
        ("7. Xã xin", NarrativeKind.PROPOSAL),
        ("IV. VIỆC LÀM TIẾP TRONG QUÝ IV", NarrativeKind.TASK),
        ("7/ Những việc phải làm trong quý IV", NarrativeKind.TASK),
    ],
)
def test_a_part_is_what_its_plain_heading_says(heading: str, kind: NarrativeKind) -> None:
    words = {
        NarrativeKind.PROBLEM: "Máy quét của xã là máy cũ từ thời thị trấn.",
        NarrativeKind.PROPOSAL: "Xin Thành phố cho tuyển gấp công chức địa chính.",
        NarrativeKind.TASK: "Phòng Kinh tế bàn giao mặt bằng trước 30/11/2026.",
    }[kind]
    mark = "" if "/" in heading else "# "
    assert told(f"{mark}{heading} / - {words}") == [(kind, words)]


def test_an_assessment_with_what_comes_next_lets_each_sentence_say_what_it_is() -> None:
    found = told(
        "# Phần ba. Đánh giá và việc tới đây / Chỉ số cải cách hành chính năm 2025 đạt 87,73%, xếp thứ 13/15. Hồ sơ đất"
        " đai trễ hẹn vẫn nhiều. Văn phòng Sở gửi bù thư xin lỗi còn thiếu, xong trước ngày 05/10/2026."
    )
    assert [kind for kind, _ in found] == [NarrativeKind.PROBLEM, NarrativeKind.TASK]


def test_what_we_ask_of_the_city_is_a_proposal_wherever_it_stands() -> None:
    words = "Chúng tôi kính đề nghị UBND Thành phố cho thuê đơn vị đo đạc bản đồ địa chính."
    assert told(f"# II. Kết quả / {words}") == [(NarrativeKind.PROPOSAL, words)]


def test_a_table_of_who_does_what_until_when_holds_tasks() -> None:
    found = read_narratives(
        a_document(
            "# D. Quý IV / Việc | Ai làm | Hạn ; Rà lại quy trình cấp phép | Phòng Quản lý thương mại | 20/11/2026"
        ),
        period=Q3,
    )
    assert [(n.kind, n.owner, str(n.deadline)) for n in found] == [
        (NarrativeKind.TASK, "Phòng Quản lý thương mại", "2026-11-20")
    ]


def test_a_late_count_among_results_stays_a_result() -> None:
    assert told("# I. Kết quả / Phòng Kinh tế giải quyết 30 hồ sơ, quá hạn 5 hồ sơ.") == []


@pytest.mark.parametrize(
    "notation",
    [
        "# 3. Công tác tiếp dân / Lãnh đạo phường tiếp 32 lượt công dân. Phường đã giải quyết xong 5 đơn.",
        "# 3. Công tác tiếp nhận hồ sơ / Bộ phận Một cửa tiếp nhận 1.200 hồ sơ.",
        "# II. Xã xin báo cáo kết quả / Xã đã giải quyết 1.200 hồ sơ đúng hạn.",
        "# Quy trình / Nội dung công việc | Bộ phận | Thời gian ; Tiếp nhận hồ sơ cấp phép | Một cửa | 0,5 ngày",
        "# II. Kết quả / Việc | Ai làm | Thời hạn ; Đã rà soát xong quy trình | Phòng Kinh tế | 20/8/2026",
        "# Đánh giá chung / Người dân không phàn nàn về thái độ phục vụ. / Không có than phiền nào của dân.",
        "# 1. Vì sao phường Láng làm được / Phường giao chỉ tiêu tới từng tổ dân phố và họp giao ban hằng tuần.",
        "# 3. Điểm kém của chỉ số / Phường đứng thứ 12 toàn thành phố.",
    ],
)
def test_results_under_headings_that_sound_alike_stay_results(notation: str) -> None:
    assert told(notation) == []


@pytest.mark.parametrize(
    ("notation", "kind"),
    [
        ("# II. Kiến nghị / Sở Nội vụ sớm ban hành hướng dẫn trước ngày 31/10/2026.", NarrativeKind.PROPOSAL),
        ("# III. Hạn chế / Công an xã thiếu hai cán bộ cho tới 31/12/2026.", NarrativeKind.PROBLEM),
        ("# II. Hạn chế / Ba tháng cuối năm 2025, hồ sơ đất đai trễ hẹn nhiều.", NarrativeKind.PROBLEM),
        ("# Đánh giá chung và phương hướng quý IV / - Khắc phục tình trạng chậm số hóa.", NarrativeKind.TASK),
        ("# II. Hạn chế / 15/ 20 công chức chưa có chữ ký số.", NarrativeKind.PROBLEM),
    ],
)
def test_a_day_to_come_does_not_make_everything_a_task(notation: str, kind: NarrativeKind) -> None:
    assert [k for k, _ in told(notation)] == [kind]


def test_a_count_of_a_whole_keeps_its_first_number() -> None:
    assert told("# II. Hạn chế / 15/ 20 công chức chưa có chữ ký số.")[0][1].startswith("15/ 20")


def test_results_of_receiving_are_no_goals_and_goals_beside_an_assessment_no_results() -> None:
    received = an_extraction("# IV. Công tác tiếp nhận, giải quyết hồ sơ / Trong quý tiếp nhận mới 1.250 hồ sơ.")
    assert {v.indicator: v.amount for v in received.values} == {"TT-12": 1250}
    assert an_extraction("# Đánh giá và phương hướng / - Hồ sơ nộp trực tuyến đạt 95%.").values == ()
    rated = an_extraction("# Đánh giá và việc tới đây / Chỉ số CCHC năm 2025 của phường đạt 87,73%.")
    assert [v.indicator for v in rated.values] == ["XH-17"]


def test_causes_told_without_the_word_are_causes() -> None:
    found = told(
        "# B. CHƯA TỐT VÀ VÌ SAO / (1) Hồ sơ đất đai còn trễ tới 9 ngày. / Vì sao (1): thiếu 03 công chức địa chính."
    )
    assert [kind for kind, _ in found] == [NarrativeKind.PROBLEM, NarrativeKind.CAUSE]
    found = told("# 5. Khuyết điểm, nguyên nhân / Kế hoạch CCHC làm chậm. Chủ quan là lãnh đạo phòng chưa sát việc.")
    assert [kind for kind, _ in found] == [NarrativeKind.PROBLEM, NarrativeKind.CAUSE]


@pytest.mark.parametrize(
    "said",
    [
        "Được: hồ sơ trễ giảm, cấp phép xây dựng điện tử chạy ổn định.",
    ],
)
def test_what_went_well_is_no_problem_under_problems(said: str) -> None:
    assert not told(f"# B. CHƯA TỐT / - {said}")


def test_a_proposal_may_follow_another() -> None:
    said = "Đồng thời, kiến nghị UBND Thành phố giao chỉ tiêu bồi dưỡng cho công chức cấp xã."
    found = told(f"# IV. NHIỆM VỤ QUÝ IV VÀ KIẾN NGHỊ / {said}")
    assert found == [(NarrativeKind.PROPOSAL, said)]
