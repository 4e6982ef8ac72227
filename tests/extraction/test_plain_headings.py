"""Reports that head their parts in everyday words."""

import pytest

from domain.periods import Period
from domain.values import NarrativeKind
from extraction.narratives import read_narratives
from tests.support.notation import a_document

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
