"""Units' own sentences in the report: which of them stand for all, how they read, under what they are gathered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.drafts import Paragraph
from domain.values import NarrativeKind
from drafting.compose import compose
from drafting.quoting import clean, representative
from drafting.spelling_out import spelled_out, unexplained
from tests.support.made_facts import a_sentence, catalogue, eight_reports

PROBLEM, CAUSE, PROPOSAL = NarrativeKind.PROBLEM, NarrativeKind.CAUSE, NarrativeKind.PROPOSAL


def said(kind: NarrativeKind, *told: tuple[str, str]) -> list[str]:
    """The draft's lines with only these sentences."""
    narratives = [(unit, a_sentence(kind, text)) for unit, text in told]
    draft = compose(replace(eight_reports(), narratives=narratives), catalogue=catalogue())
    return [p.text for s in draft.sections for p in s.body if isinstance(p, Paragraph)]


def line(lines: list[str], words: str) -> str:
    return next(text for text in lines if words in text)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Thứ ba, tổ công nghệ số chưa có người phụ trách.", "Tổ công nghệ số chưa có người phụ trách."),
        ("Việc thứ hai, công chức đất đai mỏng", "Công chức đất đai mỏng."),
        ("Ngoài ra Tổ công nghệ số có sáng kiến;", "Tổ công nghệ số có sáng kiến."),
        ("Cũng mong Trung tâm báo trước khi bảo trì.", "Mong Trung tâm báo trước khi bảo trì."),
        ("Nguyên nhân là đường truyền đi qua khu vực thi công.", "Đường truyền đi qua khu vực thi công."),
        ("Thứ ba hằng tuần cử người xuống thôn.", "Thứ ba hằng tuần cử người xuống thôn."),
    ],
)
def test_a_quoted_sentence_stands_by_itself(written: str, printed: str):
    assert clean(written) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("GN vốn ĐTC thấp do vướng GPMB 2 DA", "giải ngân vốn đầu tư công thấp do vướng giải phóng mặt bằng 2 dự án"),
        ("ĐN SNV sớm thẩm định SLNLV", "đề nghị Sở Nội vụ sớm thẩm định số lượng người làm việc"),
        ("Đề nghị UBND TP phê duyệt", "Đề nghị UBND Thành phố phê duyệt"),
        ("Sở KH&CN thẩm định nhiệm vụ KH&CN", "Sở Khoa học và Công nghệ thẩm định nhiệm vụ khoa học và công nghệ"),
        ("Đề nghị Thành phố hổ trợ, Bổ xung người", "Đề nghị Thành phố hỗ trợ, Bổ sung người"),
        ("học tập cách làm của UBND TP Hồ Chí Minh", "học tập cách làm của UBND TP Hồ Chí Minh"),
        ("ĐN học tập CĐS của TP HCM", "đề nghị học tập chuyển đổi số của TP HCM"),
        ("nhập HS của HS lớp 1 lên CSDL", "nhập HS của HS lớp 1 lên cơ sở dữ liệu"),
        ("CB phụ trách nghỉ việc", "CB phụ trách nghỉ việc"),
        ("VP HĐND-UBND: tham mưu KH CCHC 2027", "Văn phòng HĐND-UBND: tham mưu kế hoạch CCHC 2027"),
        ("theo Công văn số 412/BC-SNV", "theo Công văn số 412/BC-SNV"),
    ],
)
def test_shorthand_of_one_meaning_is_written_out(written: str, printed: str):
    assert spelled_out(written) == printed


def test_abbreviations_that_the_report_explains_need_no_guessing():
    assert unexplained("UBND phường chấm CCHC, giải quyết TTHC") == 0
    assert unexplained("ĐVTT chậm gửi BCTC") == 2


def test_sentences_of_every_kind_of_unit_stand_for_all():
    told = [
        ("Sở Tư pháp", a_sentence(PROBLEM, "Hồ sơ lý lịch tư pháp quá hạn do chờ xác minh.")),
        ("Sở Y tế", a_sentence(PROBLEM, "Hồ sơ hành nghề quá hạn do chờ xác minh bằng cấp.")),
        ("Sở Xây dựng", a_sentence(PROBLEM, "Hồ sơ cấp phép quá hạn do chờ ý kiến.")),
        ("Phường Láng", a_sentence(PROBLEM, "Hồ sơ đất đai quá hạn do chờ xác minh thực địa.")),
        ("Xã Gia Lâm", a_sentence(PROBLEM, "Hồ sơ hộ tịch quá hạn còn 02 trường hợp.")),
    ]
    chosen = [units[0].split()[0] for units, _ in representative(told, 3)]
    assert chosen == ["Sở", "Phường", "Xã"]


def test_words_that_must_be_guessed_do_not_stand_for_others():
    told = [
        ("Phường Láng", a_sentence(PROBLEM, "HSQH của BPKQ chưa trả cho dân đúng hạn.")),
        ("Phường Ba Đình", a_sentence(PROBLEM, "HSQH của BPKQ chưa trả cho dân đúng kỳ.")),
        ("Phường Cầu Giấy", a_sentence(PROBLEM, "Nhiều hồ sơ còn chậm.")),
    ]
    assert [units[0] for units, _ in representative(told, 1)] == ["Phường Cầu Giấy"]


def test_what_several_units_say_alike_stands_before_what_is_said_once():
    told = [
        ("Sở Y tế", a_sentence(PROBLEM, "Máy quét của Sở hay hỏng, chờ sửa lâu.")),
        ("Phường Láng", a_sentence(PROBLEM, "Máy tính đã cũ.")),
        ("Sở Tư pháp", a_sentence(PROBLEM, "Máy tính đã cũ.")),
    ]
    [(units, _)] = representative(told, 1)
    assert units == ("Phường Láng", "Sở Tư pháp")


def test_several_causes_in_one_sentence_stand_under_their_own_themes():
    lines = said(CAUSE, ("Phường Láng", "Thiếu biên chế địa chính; máy quét hỏng 3/7; kinh phí chưa bố trí kịp."))
    assert any(text.startswith("Về biên chế") and "Thiếu biên chế địa chính." in text for text in lines)
    assert any(text.startswith("Về trang thiết bị") and "Máy quét hỏng 3/7." in text for text in lines)
    assert any(text.startswith("Về kinh phí") and "Kinh phí chưa bố trí kịp." in text for text in lines)


def test_a_clause_that_leans_on_another_stays_with_it():
    whole = "Thiếu biên chế địa chính; do đó hồ sơ đất đai trả chậm."
    assert any(whole in text for text in said(CAUSE, ("Phường Láng", whole)))


def test_a_semicolon_in_brackets_parts_nothing():
    whole = "Hai mô hình mới chưa nhân rộng (bàn số 0; trả kết quả buổi tối)."
    assert any(whole in text for text in said(PROBLEM, ("Phường Láng", whole)))


def test_a_unit_behind_its_own_request_is_not_named_twice():
    lines = said(
        PROPOSAL,
        *((u, f"Sở đề nghị UBND Thành phố bổ sung biên chế lĩnh vực {n}.") for n, u in enumerate(
            ("Sở Y tế", "Sở Tư pháp", "Sở Xây dựng", "Sở Du lịch"))),
        *((u, f"Phường Láng trân trọng đề nghị UBND Thành phố thêm {n} biên chế.") for n, u in enumerate(
            ("Phường Láng", "Phường Ba Đình", "Xã Gia Lâm"), start=5)),
    )  # fmt: skip
    staff = line(lines, "Về biên chế")
    assert "Sở đề nghị" not in staff
    assert "Phường Láng trân trọng" not in staff


def test_many_requests_of_one_body_are_gathered_by_what_they_are_about():
    asked = "Đề nghị UBND Thành phố bổ sung"
    lines = said(
        PROPOSAL,
        ("Sở Y tế", f"{asked} biên chế cho lĩnh vực dược."),
        ("Sở Tư pháp", f"{asked} biên chế làm công tác hộ tịch."),
        ("Sở Xây dựng", f"{asked} biên chế thẩm định."),
        ("Phường Láng", f"{asked} kinh phí mua sắm."),
        ("Phường Ba Đình", f"{asked} kinh phí thuê trụ sở."),
        ("Xã Gia Lâm", "Đề nghị UBND Thành phố sửa phần mềm một cửa hay lỗi."),
        ("Xã Mê Linh", "Đề nghị UBND Thành phố nâng cấp phần mềm một cửa."),
    )
    assert "Đối với Hội đồng nhân dân, Ủy ban nhân dân Thành phố (07 đơn vị kiến nghị):" in lines
    staff = line(
        lines, "Về biên chế, nhân lực (03 đơn vị: Sở Y tế, Sở Xây dựng và Sở Tư pháp), tiêu biểu: đề nghị UBND"
    )
    assert staff.count("biên chế") == 3
    assert "Về kinh phí (02 đơn vị: Phường Ba Đình và Phường Láng): đề nghị UBND" in line(lines, "Về kinh phí")


def test_a_request_that_names_nobody_is_said_to_name_nobody():
    lines = said(
        PROPOSAL, ("Xã Gia Lâm", "Xin bổ sung 3 công chức còn thiếu."), ("Xã Mê Linh", "Đề nghị Tòa án gửi bản án sớm.")
    )
    at = lines.index("Kiến nghị chưa nêu rõ cơ quan giải quyết (01 đơn vị kiến nghị):")
    assert "Xin bổ sung 3 công chức còn thiếu." in lines[at + 1]
    at = lines.index("Đối với các cơ quan khác (01 đơn vị kiến nghị):")
    assert "Tòa án" in lines[at + 1]


def test_a_body_named_by_its_initials_is_known():
    lines = said(PROPOSAL, ("Xã Gia Lâm", "ĐN SNV sớm thẩm định SLNLV của các trường."))
    assert "Đối với các sở, ngành (01 đơn vị kiến nghị):" in lines
