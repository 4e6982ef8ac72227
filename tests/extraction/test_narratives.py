"""Problems, causes, proposals and tasks come out word for word, with who and until when."""

from datetime import date

import pytest

from domain.periods import Period
from domain.values import NarrativeKind
from extraction.assignments import owner_of
from extraction.deadlines import deadline_of
from extraction.narratives import read_narratives
from tests.support.notation import a_document


def read(notation: str) -> list[tuple[str, str]]:
    document = a_document(notation)
    found = read_narratives(document, period=Period.parse("2026-Q3"))
    for narrative in found:
        place = narrative.citation
        assert document.block(place.block_id).text[place.span.start : place.span.end] == narrative.text
    return [(n.kind.value, n.text) for n in found]


def test_each_sentence_under_a_theme_is_one_passage() -> None:
    found = read("# III. TỒN TẠI, HẠN CHẾ\n- Mạng hay chập chờn. Máy quét đã cũ lắm rồi.")
    assert found == [("problem", "Mạng hay chập chờn."), ("problem", "Máy quét đã cũ lắm rồi.")]


def test_a_heading_inside_a_paragraph_opens_its_theme() -> None:
    found = read(
        "# II. ĐÁNH GIÁ\nKết quả khá đều. Hạn chế: người dân còn ngại nộp qua mạng. Nguyên nhân: "
        "thiếu thiết bị đầu cuối."
    )
    assert found == [
        ("problem", "người dân còn ngại nộp qua mạng."),
        ("cause", "thiếu thiết bị đầu cuối."),
    ]


def test_a_proposal_among_tasks_is_a_proposal() -> None:
    found = read(
        "# NHIỆM VỤ QUÝ IV VÀ KIẾN NGHỊ\nVăn phòng rà soát quy trình nội bộ.\nĐề nghị Thành phố nâng cấp phần mềm."
    )
    assert [kind for kind, _ in found] == ["task", "proposal"]


def test_praise_and_causes_are_no_problems() -> None:
    found = read("# TỒN TẠI, HẠN CHẾ\nNhìn chung kết quả khá đều. Mạng chập chờn. Do đường truyền của xã còn yếu.")
    assert found == [("cause", "Do đường truyền của xã còn yếu.")]


def test_a_letter_of_apology_is_no_proposal() -> None:
    assert read("# TỒN TẠI\nViệc gửi thư xin lỗi còn chậm.") == [("problem", "Việc gửi thư xin lỗi còn chậm.")]


def test_a_heading_that_names_a_coming_quarter_holds_tasks() -> None:
    assert read("# IV. VIỆC QUÝ IV\nPhòng Kinh tế xử lý hồ sơ chậm.")[0][0] == "task"


def test_results_about_citizens_petitions_are_no_proposals() -> None:
    assert read("# 3. Tiếp nhận, xử lý phản ánh, kiến nghị\nPhường đã trả lời toàn bộ ý kiến của người dân.") == []


def test_the_closing_sentence_is_no_passage() -> None:
    assert read("# V. KIẾN NGHỊ\nTrên đây là báo cáo của phường, kính gửi Sở Nội vụ./.") == []


def test_a_table_of_tasks_gives_owner_and_deadline() -> None:
    document = a_document(
        "Bảng 5. Nhiệm vụ quý IV năm 2026\n"
        "TT | Nhiệm vụ | Chủ trì | Hoàn thành ; 1 | Kiểm tra hồ sơ tại 3 trường | Văn phòng | tháng 11/2026"
    )
    [task] = read_narratives(document, period=Period.parse("2026-Q3"))
    assert task.kind is NarrativeKind.TASK
    assert (task.owner, task.deadline) == ("Văn phòng", date(2026, 11, 30))


@pytest.mark.parametrize(
    ("task", "due"),
    [
        ("Hoàn thành trong tháng 10/2026.", date(2026, 10, 31)),
        ("Trình Giám đốc trước ngày 15/9/2026.", date(2026, 9, 15)),
        ("Xong trước ngày 25 tháng 10 năm 2026.", date(2026, 10, 25)),
        ("Rà soát hồ sơ nộp trước 01/9, thời hạn 30/11/2026.", date(2026, 11, 30)),
        ("Báo cáo trước 20/11.", date(2026, 11, 20)),
        ("Thực hiện trong suốt quý IV.", None),
        ("Thường xuyên đôn đốc các phòng.", None),
        ("Bảo đảm tỷ lệ từ 99,8% trở lên.", None),
        ("Đầu tháng 12, Văn phòng tổ chức đối thoại.", None),
        ("Trình đề án giữa tháng 11/2026.", None),
        ("Số hóa xong trước tháng 12/2026.", date(2026, 11, 30)),
        ("Số hóa xong trước tháng 1/2027.", date(2026, 12, 31)),
        ("Trình kế hoạch trước 15/01.", date(2027, 1, 15)),
        ("Báo cáo trong tháng 8.", date(2026, 8, 31)),
    ],
)
def test_deadlines_are_days_or_ends_of_months(task: str, due: date | None) -> None:
    assert deadline_of(task, told=date(2026, 9, 14)) == due


@pytest.mark.parametrize(
    ("task", "owner"),
    [
        ("Văn phòng HĐND và UBND tổ chức kiểm tra CCHC.", "Văn phòng HĐND và UBND"),
        ("Giao Phòng Kinh tế, Hạ tầng và Đô thị chủ trì xây dựng quy chế.", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("Phòng Văn hóa - Xã hội: kế hoạch CCHC năm 2027.", "Phòng Văn hóa - Xã hội"),
        ("Số hóa hồ sơ lưu trữ, Văn phòng Sở chủ trì, xong trước 10/12/2026.", "Văn phòng Sở"),
        ("Tổ chức khảo sát mức độ hài lòng của người dân.", None),
        ("Giữ vững tỷ lệ hồ sơ đúng hạn.", None),
        ("Trong tháng 10/2026, Phòng Đo đạc nhập đủ tờ bản đồ còn thiếu.", "Phòng Đo đạc"),
        ("Quý IV/2026: Phòng Văn hóa - Xã hội mở hai lớp.", "Phòng Văn hóa - Xã hội"),
        ("Trung tâm Lưu trữ, khai thác tư liệu hoàn thành phông cũ.", "Trung tâm Lưu trữ, khai thác tư liệu"),
        ("Phòng Thẩm tra, giám sát và hướng dẫn sau cấp phép nhập đủ hồ sơ.",
         "Phòng Thẩm tra, giám sát và hướng dẫn sau cấp phép"),
        ("Các phòng, ban rà soát hồ sơ tồn.", "Các phòng, ban"),
        ("Các chi nhánh bố trí thêm quầy.", "Các chi nhánh"),
        ("Các đơn vị tiếp tục thực hiện kế hoạch.", None),
        ("Tất cả các phòng cố gắng không để hồ sơ trễ.", None),
        ("Phòng Quản lý xây dựng rà soát giấy phép.", "Phòng Quản lý xây dựng"),
        ("Phòng Quản lý đầu tư xây dựng bộ câu hỏi thường gặp.", "Phòng Quản lý đầu tư"),
        ("Phòng Việc làm đưa số hồ sơ trễ về không.", "Phòng Việc làm"),
        ("Phòng Đăng ký kinh doanh rút ngắn thời gian.", "Phòng Đăng ký kinh doanh"),
        ("UBND xã giao Phòng Kinh tế lập danh sách.", "Phòng Kinh tế"),
        ("Kiểm tra năm trường; Chánh Văn phòng theo dõi.", "Chánh Văn phòng"),
        ("Văn phòng xxxx yyyy 3 trường trước 15/8/2026", None),
    ],
)  # fmt: skip
def test_owners_are_named_as_printed(task: str, owner: str | None) -> None:
    assert owner_of(task) == owner
