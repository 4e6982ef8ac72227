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


def test_a_heading_that_is_the_first_sentence_of_its_paragraph_opens_its_theme() -> None:
    found = read(
        "# Phần thứ ba. HẠN CHẾ, NHIỆM VỤ, KIẾN NGHỊ\n"
        "Hạn chế. Số hồ sơ trễ còn cao.\n"
        "Nhiệm vụ. Phòng Một cửa đưa hồ sơ trễ về không trong tháng 10.\n"
        "Kiến nghị, đề xuất. Thành phố nâng cấp phần mềm một cửa."
    )
    assert [kind for kind, _ in found] == ["problem", "task", "proposal"]


def test_what_is_answered_for_is_no_problem() -> None:
    found = read(
        "# PHẦN III. ĐÁNH GIÁ; TRÁCH NHIỆM ĐỐI VỚI HẠN CHẾ\n"
        "Chỉ số của Sở là 84,9%, xếp hạng 14/15.\n"
        "Hạn chế. Quy trình nội bộ chưa được ban hành lại.\n"
        "Trách nhiệm. Trưởng các phòng có hồ sơ quá hạn đã giải trình."
    )
    assert found == [("problem", "Quy trình nội bộ chưa được ban hành lại.")]


def test_tasks_and_requests_under_one_heading_are_told_apart() -> None:
    found = read(
        "# PHẦN IV. NHIỆM VỤ VÀ ĐỀ NGHỊ\nVăn phòng Sở ban hành lại quy trình trước ngày 30/9/2026.\n"
        "Đề nghị HĐND Thành phố quy định chi phí lấy ý kiến."
    )
    assert [kind for kind, _ in found] == ["task", "proposal"]


def test_requests_announced_with_their_reason_are_no_problems() -> None:
    found = read(
        "# IV. NHIỆM VỤ TRỌNG TÂM QUÝ IV\n"
        "Để tháo gỡ những vướng mắc nêu trên, Sở trân trọng kiến nghị: Thành phố cho phép ủy quyền cho các xã."
    )
    assert found == [("proposal", "Thành phố cho phép ủy quyền cho các xã.")]
    [(kind, _)] = read("# TỒN TẠI\nTừ thực tế trên, UBND phường đề nghị Sở Nội vụ bổ sung biên chế.")
    assert kind == "proposal"


def test_difficulties_announced_at_the_end_of_a_paragraph_stand_in_the_next_ones() -> None:
    found = read(
        "# III. ĐÁNH GIÁ CHUNG\nSở đứng thứ 11/15. Bên cạnh kết quả đạt được, công tác cải cách hành chính của Sở vẫn "
        "còn một số tồn tại mà tập thể lãnh đạo Sở nghiêm túc nhìn nhận:\n"
        "Một là, việc thẩm định còn mất nhiều thời gian.\nHai là, dữ liệu chưa kết nối với cơ sở dữ liệu của Cục."
    )
    assert [kind for kind, _ in found] == ["problem", "problem"]


def test_difficulties_announced_inside_a_judging_paragraph_follow_it() -> None:
    found = read(
        "# C. NHẬN XÉT, ĐÁNH GIÁ\nPhối hợp ngày càng nhịp nhàng. Tuy nhiên vẫn còn những khó khăn nhất định. "
        "Một số công chức sử dụng phần mềm chưa thành thạo.\nNguyên nhân là do nhân lực tổng hợp chỉ có một người."
    )
    assert found == [
        ("problem", "Một số công chức sử dụng phần mềm chưa thành thạo."),
        ("cause", "Nguyên nhân là do nhân lực tổng hợp chỉ có một người."),
    ]


def test_what_was_done_about_difficulties_opens_none() -> None:
    done = "Để khắc phục những hạn chế trên, phường đã làm một số việc cụ thể:\nMở thêm hai quầy tiếp nhận."
    assert read(f"# III. ĐÁNH GIÁ\n{done}") == []
    assert read("# III. ĐÁNH GIÁ\nPhường đã khắc phục xong các tồn tại sau:\nBảng niêm yết đã được thay.") == []


def test_a_difficulty_that_is_named_is_one() -> None:
    named = "Công tác tuyên truyền còn hạn chế."
    assert read(f"# TỒN TẠI\n{named} Người dân còn gặp khó khăn khi nộp hồ sơ qua mạng.") == [
        ("problem", named),
        ("problem", "Người dân còn gặp khó khăn khi nộp hồ sơ qua mạng."),
    ]
    assert read(f"# II. KẾT QUẢ\n{named} Trong quý tiếp nhận 200 hồ sơ của công dân.") == []


def test_a_day_a_task_begins_on_is_no_reason_to_ask() -> None:
    [(kind, _)] = read("# NHIỆM VỤ QUÝ IV\nTừ ngày 01/10, UBND phường đề nghị từng hộ kê khai lại diện tích.")
    assert kind == "task"


def test_a_sentence_that_only_announces_tasks_is_no_task() -> None:
    assert read("# NHIỆM VỤ QUÝ IV\nSở sẽ tập trung vào những nhiệm vụ sau đây. Văn phòng rà soát quy trình.") == [
        ("task", "Văn phòng rà soát quy trình.")
    ]


def test_a_department_named_by_its_initial_keeps_it() -> None:
    assert read("# NHIỆM VỤ QUÝ IV\n- P.KT: tháo gỡ mặt bằng, xong trong tháng 12.") == [
        ("task", "P.KT: tháo gỡ mặt bằng, xong trong tháng 12.")
    ]


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
    assert task.text == "Kiểm tra hồ sơ tại 3 trường"
    assert (task.owner, task.deadline) == ("Văn phòng", date(2026, 11, 30))


@pytest.mark.parametrize(
    ("task", "due"),
    [
        ("Hoàn thành trong tháng 10/2026.", date(2026, 10, 31)),
        ("Trình Giám đốc trước ngày 15/9/2026.", date(2026, 9, 15)),
        ("Xong trước ngày 25 tháng 10 năm 2026.", date(2026, 10, 25)),
        ("Rà soát hồ sơ nộp trước 01/9, thời hạn 30/11/2026.", date(2026, 11, 30)),
        ("Báo cáo trước 20/11.", date(2026, 11, 20)),
        ("Đầu tháng 12, Văn phòng tổ chức đối thoại.", None),
        ("Thực hiện trong suốt quý IV.", None),
        ("Thường xuyên đôn đốc các phòng.", None),
        ("Bảo đảm tỷ lệ từ 99,8% trở lên.", None),
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
        ("Trong tháng 10/2026, Văn phòng nhập đủ kết luận lên cơ sở dữ liệu.", "Văn phòng"),
        ("Các phòng chuyên môn hướng dẫn tổ chức tôn giáo nộp hồ sơ.", "Các phòng chuyên môn"),
        ("Phòng Việc làm, An toàn lao động đưa số hồ sơ trễ về không.", "Phòng Việc làm, An toàn lao động"),
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
