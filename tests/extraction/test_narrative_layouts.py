"""Headings of every form, and what a sentence tells under each: problems, causes, proposals and tasks told apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.periods import Period
from domain.values import Narrative, NarrativeKind
from extraction.narratives import read_narratives
from tests.support.notation import a_document, a_row

_LETTERS = {"problem": "P", "cause": "C", "proposal": "R", "task": "T", "initiative": "I"}


def narratives(notation: str) -> list[Narrative]:
    return read_narratives(a_document(notation), period=Period.parse("2026-Q3"))


def told(notation: str) -> list[str]:
    """Each narrative as its letter and its first words: "P Mạng hay" """
    return [f"{_LETTERS[n.kind.value]} {' '.join(n.text.split()[:3])}" for n in narratives(notation)]


_LAYOUTS = {
    "a heading of three kinds": (
        """
        # PHẦN BA. TỒN TẠI, NHIỆM VỤ, ĐỀ XUẤT
        Máy chủ dùng đã tám năm, hay treo vào giờ cao điểm.
        Phòng Nội vụ lập danh mục hồ sơ mẫu, xong trước ngày 20/11/2026.
        Văn phòng thay hai máy quét trong quý IV.
        Đề nghị Thành phố cấp thêm kinh phí mua máy.
        """,
        ["P Máy chủ dùng", "T Phòng Nội vụ", "T Văn phòng thay", "R Đề nghị Thành"],
    ),
    "tasks and proposals under one heading": (
        """
        # Phần IV. NHIỆM VỤ VÀ KIẾN NGHỊ
        1. Phòng Kinh tế soát lại hồ sơ tồn, hạn cuối ngày 15/11/2026.
        1. Rà soát lại quy trình nội bộ của từng phòng.
        2. Kiến nghị Sở Tài chính hướng dẫn mức chi.
        """,
        ["T Phòng Kinh tế", "T Rà soát lại", "R Kiến nghị Sở"],
    ),
    "difficulties and proposals under one heading": (
        """
        # V. KHÓ KHĂN, VƯỚNG MẮC VÀ KIẾN NGHỊ
        - Đường truyền về các thôn còn yếu.
        - Kiến nghị Thành phố nâng cấp đường truyền.
        """,
        ["P Đường truyền về", "R Kiến nghị Thành"],
    ),
    "headings that end with a full stop inside one section": (
        """
        # Phần thứ ba. ĐÁNH GIÁ
        Hạn chế. Hai thủ tục chưa có quy trình điện tử. Bản đồ số thiếu ba tờ.
        Nguyên nhân chủ quan. Cán bộ mới nhận việc từ tháng 7.
        Nhiệm vụ. Phòng Đô thị bổ sung bản đồ trước 30/10/2026.
        Kiến nghị. Thành phố sớm duyệt dự toán.
        """,
        ["P Hai thủ tục", "P Bản đồ số", "C Cán bộ mới", "T Phòng Đô thị", "R Thành phố sớm"],
    ),
    "a heading before a colon in a numbered paragraph": (
        """
        # III. ĐÁNH GIÁ CHUNG
        1. Ưu điểm: hồ sơ trả sớm hơn quý trước.
        2. Tồn tại, hạn chế: cổng dịch vụ hay báo lỗi khi nộp phí.
        3. Nguyên nhân: phần mềm chưa nối với ngân hàng.
        """,
        ["P cổng dịch vụ", "C phần mềm chưa"],
    ),
    "results and problems under one heading": (
        """
        # IV. KẾT QUẢ ĐẠT ĐƯỢC VÀ TỒN TẠI
        Chỉ số năm 2025 của phường xếp thứ 14.
        Bộ phận Một cửa mở thêm quầy vào sáng thứ Bảy.
        Công chức địa chính còn thiếu so với định biên.
        """,
        ["P Công chức địa"],
    ),
    "a heading of another sort ends the theme above it": (
        """
        # III. TỒN TẠI, HẠN CHẾ
        ## 1. Hạn chế
        Một số hồ sơ đất trả chậm.
        ## 2. Trách nhiệm
        Trưởng phòng đã kiểm điểm trước chi bộ.
        """,
        ["P Một số hồ"],
    ),
    "a sentence that leads on to the next paragraphs": (
        """
        # C. NHẬN ĐỊNH CHUNG
        Các phòng làm việc nền nếp. Bên cạnh mặt tốt, công tác cải cách hành chính vẫn còn những bất cập mà Sở nhận rõ:
        Một là, sổ theo dõi giấy vẫn dùng song song với phần mềm.
        Hai là, việc trả lời phản ánh có lúc quá bảy ngày.
        """,
        ["P Một là, sổ", "P Hai là, việc"],
    ),
    "a sentence in general, then what it means": (
        """
        # C. NHẬN XÉT
        Việc chạy đều. Tuy nhiên, bên cạnh đó vẫn còn một số hạn chế nhất định. Kho chật, hồ sơ xếp chưa gọn.
        Nguyên nhân là do trụ sở chưa được cải tạo.
        """,
        ["P Kho chật, hồ", "C Nguyên nhân là"],
    ),
    "nothing is a task that only announces tasks": (
        """
        # IV. NHIỆM VỤ NHỮNG THÁNG CUỐI NĂM
        Thời gian tới, Ban sẽ tập trung vào những nhiệm vụ sau đây. Văn phòng Ban số hóa kho lưu trữ.
        Phát huy những kết quả đã đạt được, Ban tiếp tục phấn đấu vươn lên.
        Lộ trình từng bước được nêu như sau:
        """,
        ["T Văn phòng Ban"],
    ),
    "a section of tasks that leads on to its tasks": (
        """
        # IV. NHIỆM VỤ QUÝ IV
        Xã tập trung vào những nhiệm vụ sau đây. Văn phòng số hóa kho lưu trữ.
        Toàn bộ hồ sơ đất đai được đo lại.
        """,
        ["T Văn phòng số", "T Toàn bộ hồ"],
    ),
    "difficulties that are only touched upon": (
        """
        # IV. NHIỆM VỤ QUÝ IV
        Để tháo gỡ những khó khăn nêu trên, xã trân trọng kiến nghị: Sở Nông nghiệp cử người đo đất. Sở Y tế mở trạm.
        """,
        ["R Sở Nông nghiệp", "R Sở Y tế"],
    ),
    "bullets under a paragraph with a heading of its own": (
        """
        # ĐÁNH GIÁ
        Kiến nghị: Thành phố giao thêm hai biên chế.
        - Sở Khoa học nâng cấp phần mềm dùng chung.
        Phường đã nhận đủ trang phục.
        """,
        ["R Thành phố giao", "R Sở Khoa học"],
    ),
    "what comes next among the problems": (
        """
        # III. HẠN CHẾ
        Việc trả hồ sơ đất còn chậm.
        Thời gian tới, xã bố trí thêm một người ở quầy đất đai.
        """,
        ["P Việc trả hồ", "T Thời gian tới,"],
    ),
    "ways out under the problems": (
        """
        # III. HẠN CHẾ
        ## 1. Tồn tại
        Hai quầy thiếu máy in.
        ## 2. Giải pháp khắc phục
        Điều chuyển máy in từ kho về quầy.
        """,
        ["P Hai quầy thiếu", "T Điều chuyển máy"],
    ),
    "a proposal where no heading says so": (
        """
        # 3. Cải cách thủ tục hành chính
        Phường trả 120 hồ sơ. Phường đề nghị Sở Xây dựng hướng dẫn mẫu đơn mới.
        """,
        ["R Phường đề nghị"],
    ),
    "a problem that gives its cause": (
        """
        # III. TỒN TẠI
        Hồ sơ cấp phép quá hạn do phải hỏi ý kiến nhiều nơi.
        Hồ sơ do Sở Xây dựng thẩm định còn chậm.
        Thiết bị hỏng nhiều vì kho ẩm, dẫn đến phải nhập tay.
        """,
        ["P Hồ sơ cấp", "C do phải hỏi", "P Hồ sơ do", "P Thiết bị hỏng", "C vì kho ẩm"],
    ),
    "columns of a table": (
        """
        BIỂU 3
        Tồn tại, hạn chế | Nguyên nhân | Kiến nghị, đề xuất | Nhiệm vụ quý IV ; Điện lưới hay mất vào mùa mưa | Trạm \
biến áp cũ từ năm 2008 | Đề nghị ngành điện thay trạm | Văn phòng thuê máy phát điện dự phòng
        """,
        ["P Điện lưới hay", "C Trạm biến áp", "R Đề nghị ngành", "T Văn phòng thuê"],
    ),
    "rows of a table": (
        """
        TT | Nội dung | Kết quả ; 1 | Tiếp nhận hồ sơ | Tiếp nhận mới 300 hồ sơ ; 2 | Tồn tại, hạn chế | \
Người cao tuổi chưa quen nộp qua mạng
        """,
        ["P Người cao tuổi"],
    ),
    "goals in a table are no tasks": (
        """
        # IV. NHIỆM VỤ QUÝ IV
        Nội dung | Mức phấn đấu | Bộ phận theo dõi ; Tỷ lệ hồ sơ nộp trực tuyến | 90% | Văn phòng
        """,
        [],
    ),
    "what is to be done under a line that names a coming time": (
        """
        # PHẦN HAI. HẠN CHẾ, PHƯƠNG HƯỚNG
        Dữ liệu hai cơ quan cũ chưa khớp.
        Việc của quý IV/2026:
        Ghép dữ liệu hai cơ quan cũ.
        """,
        ["P Dữ liệu hai", "T Ghép dữ liệu"],
    ),
    "a list of tasks that speak of difficulties and of assessing": (
        """
        # IV. NHIỆM VỤ QUÝ IV
        - Tháo gỡ khó khăn, vướng mắc ở thôn xa
        - Đánh giá kết quả thực hiện kế hoạch
        - Hoàn thành số hóa sổ hộ tịch
        """,
        ["T Tháo gỡ khó", "T Đánh giá kết", "T Hoàn thành số"],
    ),
    "titles over the lists of tasks": (
        """
        # IV. NHIỆM VỤ TRỌNG TÂM QUÝ IV
        1. Công tác chỉ đạo, điều hành
        - Ban hành kế hoạch tuyên truyền.
        2. Cải cách thể chế
        - Soát lại văn bản cũ.
        """,
        ["T Ban hành kế", "T Soát lại văn"],
    ),
    "problems found elsewhere hold for their list only": (
        """
        # 1. Kiểm tra
        Kiểm tra năm đơn vị, chỉ ra các tồn tại, hạn chế sau:
        - Trường mầm non niêm yết chậm.
        Phường tiếp nhận 12 hồ sơ, quá hạn 3 hồ sơ. Phường mở thêm một quầy.
        """,
        ["P Trường mầm non"],
    ),
    "a limit pointed back to, then what is asked for": (
        """
        # II. KẾT QUẢ
        Từ hạn chế nêu trên, phường kiến nghị:
        - Các sở trả lời đúng hẹn.
        """,
        ["R Các sở trả"],
    ),
    "a line that only points back opens nothing": (
        """
        # II. KẾT QUẢ
        Từ những khó khăn nêu trên:
        Phường đã mở thêm quầy.
        """,
        [],
    ),
    "good and bad sides in lines of their own": (
        """
        # III. TỒN TẠI
        Ưu điểm:
        Phường làm nhanh hơn quý trước.
        Nhược điểm:
        Máy in hay kẹt giấy.
        """,
        ["P Máy in hay"],
    ),
    "an assessment without a heading for its problems": (
        """
        # III. ĐÁNH GIÁ CHUNG
        Năm 2025 phường xếp thứ 40; nhận 71 việc Thành phố giao, chậm 01. Không có hồ sơ nào trả chậm.
        Do là năm đầu xếp hạng nên không so được với năm trước.
        Tuy nhiên một số hồ sơ đất đai vẫn trễ hẹn. Lý do chính là bản đồ lập đã lâu.
        """,
        ["P Tuy nhiên một", "C Lý do chính"],
    ),
    "a report that has nothing to say": (
        """
        # III. TỒN TẠI, HẠN CHẾ
        Trong quý không phát sinh tồn tại, hạn chế lớn.
        # IV. KIẾN NGHỊ
        Xã chưa có kiến nghị, đề xuất.
        """,
        [],
    ),
    "two people, one sentence": (
        """
        # IV. NHIỆM VỤ 3 THÁNG CUỐI NĂM
        Giao Văn phòng lập danh sách; Phòng Kinh tế báo tiến độ trước 05/12; đề nghị Sở Tài chính cấp bù.
        """,
        ["T Giao Văn phòng", "T Phòng Kinh tế", "R đề nghị Sở"],
    ),
    "an order to one's own people": (
        """
        # IV. PHƯƠNG HƯỚNG, NHIỆM VỤ
        Đề nghị các phòng gửi số liệu trước ngày 10 hằng tháng.
        """,
        ["T Đề nghị các"],
    ),
    "what was to be done is not what is to come": (
        """
        # II. KẾT QUẢ
        Nhiệm vụ theo kế hoạch: hoàn thành 12/15 nhiệm vụ trong kỳ.
        TT | Nhiệm vụ | Kết quả ; 1 | Ban hành kế hoạch tuyên truyền cải cách | Đã ban hành
        """,
        [],
    ),
    "a result in words of proposing": (
        """
        # 1. Cải cách thể chế
        Sở kiến nghị Thành phố bãi bỏ 04 văn bản trái luật.
        """,
        [],
    ),
    "goals of a coming time are no tasks": (
        """
        # 5. Chính quyền số
        Chỉ tiêu quý IV năm 2026:
        Hồ sơ nộp trực tuyến đạt chín mươi phần trăm.
        """,
        [],
    ),
    "tasks without a full stop": (
        """
        # IV. NHIỆM VỤ QUÝ IV
        - Kiến nghị Sở Nội vụ mở lớp
        - Mở hai lớp ở thôn xa
        Soát lại các khó khăn của thôn
        """,
        ["R Kiến nghị Sở", "T Mở hai lớp", "T Soát lại các"],
    ),
    "paragraphs after a sentence that leads on and what it led to": (
        """
        # III. ĐÁNH GIÁ
        Thời gian tới, phường tập trung vào các nhiệm vụ sau. Văn phòng soát lại quy trình.
        Phòng Kinh tế lập danh sách hộ nợ.
        """,
        ["T Văn phòng soát", "T Phòng Kinh tế"],
    ),
    "proposals behind the tasks, led on to": (
        """
        # IV. NHIỆM VỤ QUÝ IV
        Văn phòng soát lại quy trình.
        Để làm được các việc trên, trước hết là việc thứ hai, phường kiến nghị Thành phố như sau:
        Các sở mở lớp ngay từ tháng đầu quý.
        """,
        ["T Văn phòng soát", "R Các sở mở"],
    ),
    "a general sentence among results": (
        """
        # 2. Thủ tục hành chính
        Tuy nhiên vẫn còn một số khó khăn nhất định. Quá hạn 5 hồ sơ.
        """,
        [],
    ),
    "an assessment under a line of its own": (
        """
        # II. KẾT QUẢ
        Đánh giá chung
        Việc đối thoại chưa tổ chức được.
        """,
        ["P Việc đối thoại"],
    ),
    "a proposal that was granted": (
        """
        # II. KẾT QUẢ
        Đề nghị Thành phố cấp máy đã được chấp thuận.
        """,
        [],
    ),
    "verbs of problems and of tasks under one heading": (
        """
        # III. HẠN CHẾ, NHIỆM VỤ
        Giải quyết hồ sơ đất còn chậm.
        Rà soát đã hoàn thành trong tháng 8 nhưng chưa công khai.
        Phòng Đô thị trả năm hồ sơ quá hạn trước 30/10.
        Phường sẽ mua máy quét mới.
        """,
        ["P Giải quyết hồ", "P Rà soát đã", "T Phòng Đô thị", "T Phường sẽ mua"],
    ),
    "who sees to a task is no task": (
        """
        # IV. NHIỆM VỤ QUÝ IV
        Kiểm tra năm trường mầm non; Chánh Văn phòng theo dõi.
        """,
        ["T Kiểm tra năm"],
    ),
    "whose file is late is no cause": (
        """
        # III. TỒN TẠI
        Hồ sơ chậm nhất do Sở Y tế thẩm định.
        Hồ sơ chậm do Sở Y tế chưa trả lời.
        """,
        ["P Hồ sơ chậm", "P Hồ sơ chậm", "C do Sở Y"],
    ),
    "a table under a heading of proposals": (
        """
        # V. KIẾN NGHỊ
        TT | Nội dung | Gửi ; 1 | Cho dùng lại bản đồ số của huyện cũ | Sở Nông nghiệp
        """,
        ["R Cho dùng lại"],
    ),
    "a table under a heading of tasks": (
        """
        # IV. NHIỆM VỤ QUÝ IV
        TT | Nội dung | Bộ phận ; 1 | Tỷ lệ hồ sơ nộp trực tuyến toàn phường | Văn phòng ; \
2 | Lập danh sách hộ chưa nộp phí | Văn phòng
        """,
        ["T Lập danh sách"],
    ),
    "the label of a row is no passage": (
        """
        TT | Nội dung | Diễn giải ; 1 | Tồn tại, hạn chế chủ yếu trong quý | Người cao tuổi chưa quen nộp qua mạng
        """,
        ["P Người cao tuổi"],
    ),
    "good sides in a paragraph of an assessment": (
        """
        # III. ĐÁNH GIÁ
        Ưu điểm: hồ sơ trả sớm, ít hồ sơ chậm.
        Việc đối thoại chưa tổ chức được.
        """,
        ["P Việc đối thoại"],
    ),
    "causes that sound like problems": (
        """
        # IV. NGUYÊN NHÂN CỦA TỒN TẠI, HẠN CHẾ
        Công chức mới còn lúng túng.
        # V. GIẢI PHÁP THÁO GỠ KHÓ KHĂN
        Xử lý từng hồ sơ chậm, thiếu giấy tờ.
        """,
        ["C Công chức mới", "T Xử lý từng"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", _LAYOUTS)
def test_a_report_s_narratives_whatever_its_layout(name: str) -> None:
    notation, expected = _LAYOUTS[name]
    assert told(notation) == expected


def test_a_capital_and_a_full_stop_are_no_list_mark_before_a_name() -> None:
    [only] = read_narratives(
        a_document("# NHIỆM VỤ QUÝ IV\nP.TC: quyết toán xong phần còn lại."), period=Period.parse("2026-Q3")
    )
    assert (only.text, only.owner) == ("P.TC: quyết toán xong phần còn lại.", "P.TC")


def test_a_task_in_a_cell_takes_who_and_when_from_the_columns_beside_it() -> None:
    problem, task = narratives(
        "TT | Hạn chế, vướng mắc | Hướng khắc phục | Đơn vị thực hiện | Thời hạn ; "
        "1 | Thiếu máy quét ở quầy đất đai | Mua hai máy quét cho quầy | Văn phòng | 30/11/2026"
    )
    assert (problem.kind, problem.owner) == (NarrativeKind.PROBLEM, None)
    assert (task.text, task.owner, task.deadline) == ("Mua hai máy quét cho quầy", "Văn phòng", date(2026, 11, 30))


def test_the_column_of_tasks_is_not_the_one_of_who_does_them() -> None:
    [task] = narratives(
        "TT | Nhiệm vụ thực hiện | Đơn vị chủ trì | Thời hạn ; 1 | Soát quy trình nội bộ | Văn phòng Sở | 15/11/2026"
    )
    assert (task.owner, task.deadline) == ("Văn phòng Sở", date(2026, 11, 15))


def test_rows_under_a_heading_inside_the_table_tell_what_it_names() -> None:
    row = a_row("TT | Nội dung | Ghi chú", "1 | Đường truyền về thôn xa hay đứt | -", groups=("VII. TỒN TẠI, HẠN CHẾ",))
    document = replace(a_document("Một đoạn."), blocks=(row,))
    [problem] = read_narratives(document, period=Period.parse("2026-Q3"))
    assert (problem.kind, problem.text) == (NarrativeKind.PROBLEM, "Đường truyền về thôn xa hay đứt")


def test_who_does_a_task_is_found_behind_its_number_in_words() -> None:
    [task] = narratives("# NHIỆM VỤ QUÝ IV\nMột là, Phòng Kinh tế lập danh sách hộ nợ.")
    assert (task.text, task.owner) == ("Một là, Phòng Kinh tế lập danh sách hộ nợ.", "Phòng Kinh tế")


def test_every_passage_stands_where_it_is_cited() -> None:
    for notation, _ in _LAYOUTS.values():
        document = a_document(notation)
        for one in read_narratives(document, period=Period.parse("2026-Q3")):
            assert one.citation.span.of(document.block(one.citation.block_id).text) == one.text
