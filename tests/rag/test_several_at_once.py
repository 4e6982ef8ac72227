"""Several figures in one breath, shares of one count in another, goals that a question names, groups of indicators."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.answers import Answer
from extraction.catalogue import load_catalogue
from rag.folded import fold
from rag.intents import Intent
from rag.list_parts import in_one_row, is_list
from rag.shares_asked import asked_share
from rag.target_words import asked_goal
from rag.wholes import as_share, parts_of, whole_of
from tests.rag.test_answering import Reports, answered
from tests.rag.test_questions import read


def amounts(reply: Answer, *, computed: bool = False) -> list[tuple[str, Decimal]]:
    return [(v.indicator, v.amount) for v in reply.values if bool(v.computed) == computed]


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Sở Y tế trả kết quả trước hạn, đúng hạn và quá hạn lần lượt bao nhiêu hồ sơ?", ("TT-17", "TT-18", "TT-19")),
        ("so y te co bao nhieu HS giai quyet truoc han, dung han va tre han?", ("TT-17", "TT-18", "TT-19")),
        ("Sở Y tế quý III công bố mới, sửa đổi và bãi bỏ bao nhiêu TTHC?", ("TT-02", "TT-03", "TT-04")),
        ("SYT quy 3: TTHC moi cong bo, sua doi, bai bo moi loai may cai", ("TT-02", "TT-03", "TT-04")),
        ("Sở Y tế được giao bao nhiêu biên chế viên chức và hiện có mặt bao nhiêu viên chức?", ("BM-07", "BM-08")),
        (
            "Nêu kế hoạch vốn đầu tư công, số đã giải ngân và tỷ lệ giải ngân của Sở Y tế",
            ("TK-01", "TK-02", "TK-03"),
        ),
        (
            "Sở Y tế: vốn đầu tư công được giao bao nhiêu, tiêu được bao nhiêu tiền, đạt mấy %?",
            ("TK-01", "TK-02", "TK-03"),
        ),
        ("Sở Y tế nhận bao nhiêu PAKN, xử lý bao nhiêu, đúng hạn mấy %?", ("TT-27", "TT-28", "TT-29")),
    ],
)
def test_each_figure_of_a_list_is_read(question: str, codes: tuple[str, ...]) -> None:
    assert set(read(question).codes) == set(codes)


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Sở Y tế sắp xếp lại bộ máy, gọn đi được mấy phòng?", ("BM-02",)),
        ("Sở Y tế đã phân cấp, ủy quyền xuống cho xã, phường được bao nhiêu việc, thủ tục rồi?", ("BM-11",)),
        ("Kiểm tra công vụ ở Sở Y tế, tỷ lệ công chức có mặt là bao nhiêu?", ("CV-08",)),
        ("Qua rà soát văn bản, Sở Y tế kiến nghị sửa đổi, thay thế, bãi bỏ bao nhiêu văn bản?", ("TC-07",)),
        ("Sở Y tế trả hồ sơ đúng và sớm hạn đạt bao nhiêu phần trăm?", ("TT-20",)),
        ("Bộ chỉ số 766, Sở Y tế xếp hạng bao nhiêu?", ("XH-10",)),
    ],
)
def test_what_leads_to_one_figure_is_no_second(question: str, codes: tuple[str, ...]) -> None:
    assert read(question).codes == codes


def test_rows_and_lists_are_told_by_their_joints() -> None:
    assert in_one_row("hồ sơ trước hạn, đúng hạn và quá hạn")
    assert not in_one_row("được giao 5 việc; xong mấy việc và còn mấy việc")
    assert is_list(["bao nhiêu đến hạn", "bao nhiêu đã xong"])
    assert not is_list(["sắp xếp lại bộ máy", "gọn đi được mấy phòng"])


def test_the_six_groups_of_the_index_and_those_named_of_them() -> None:
    assert len(read("Điểm từng nhóm của Bộ chỉ số 766 của Sở Y tế").codes) == 6
    named = read("Điểm Bộ chỉ số 766 của Sở Y tế ở các nhóm thanh toán trực tuyến, số hóa hồ sơ và mức độ hài lòng?")
    assert named.codes == ("XH-14", "XH-15", "XH-16")
    assert len(read("Sở Y tế có 4 nhóm tự chủ tài chính thì mỗi nhóm bao nhiêu đơn vị?").codes) == 4


def test_the_share_of_a_part_is_told_with_both_counts() -> None:
    reports = Reports().report("Sở Y tế", "2026-Q3", CQS_01="47", CQS_02="22")
    reply = answered(
        reports.ask("Dịch vụ công toàn trình chiếm bao nhiêu phần trăm tổng số dịch vụ công trực tuyến của Sở Y tế?")
    )
    assert amounts(reply) == [("CQS-02", Decimal(22)), ("CQS-01", Decimal(47))]
    assert amounts(reply, computed=True) == [("CQS-02", Decimal("46.81"))]


def test_what_the_catalogue_measures_as_a_percent_is_not_reckoned_anew() -> None:
    reports = Reports().report("Sở Y tế", "2026-Q3", TT_16="100", TT_19="4", TT_21="4")
    reply = answered(reports.ask("Hồ sơ quá hạn chiếm bao nhiêu % tổng hồ sơ đã giải quyết của Sở Y tế?"))
    assert ("TT-21", Decimal(4)) in amounts(reply)


def test_no_share_is_made_of_what_is_no_part_of_the_other() -> None:
    """Overdue files in hand are a part of those in hand; those settled late are none."""
    reports = Reports().report("Sở Y tế", "2026-Q3", TT_19="51", TT_22="171", TT_24="13")
    reply = answered(
        reports.ask("Trong số hồ sơ đang giải quyết của Sở Y tế, hồ sơ đã quá hạn chiếm bao nhiêu phần trăm?")
    )
    assert amounts(reply, computed=True) == [("TT-24", Decimal("7.60"))]
    assert all(v.indicator != "TT-19" for v in reply.values)


def test_parts_and_wholes_know_each_other() -> None:
    assert "TT-24" in parts_of("TT-22")
    assert whole_of("TT-24") == "TT-22"
    assert whole_of("BM-06") == "BM-05"
    assert whole_of("XH-09") is None
    assert as_share("TT-13", "TT-12", load_catalogue()) == ("CQS-05",)
    assert as_share("CQS-02", "CQS-01", load_catalogue()) == ("CQS-02", "CQS-01")


@pytest.mark.parametrize(
    ("question", "part", "whole"),
    [
        ("dịch vụ toàn trình chiếm bao nhiêu % tổng số dịch vụ công", "dịch vụ toàn trình", "dịch vụ công"),
        ("trong tổng số dịch vụ công, loại toàn trình chiếm bao nhiêu phần trăm", "loại toàn trình", "dịch vụ công"),
    ],
)
def test_part_and_whole_are_told_apart_in_either_order(question: str, part: str, whole: str) -> None:
    asked = asked_share(fold(question))
    assert asked is not None
    assert part in asked.part.text
    assert whole in asked.whole.text
    assert part not in asked.whole.text


def test_a_percent_that_is_no_share_is_left_alone() -> None:
    assert asked_share(fold("giải ngân được bao nhiêu phần trăm")) is None


def test_a_figure_is_held_against_the_goal_that_the_question_names() -> None:
    reports = Reports().report("Phường Láng", "2026-Q3", CQS_05="86.73")
    question = (
        "Thành phố giao 90% hồ sơ phải nộp qua mạng, phường Láng được bao nhiêu, còn thiếu mấy điểm phần trăm nữa?"
    )
    assert read(question).intent is Intent.TARGET
    reply = answered(reports.ask(question))
    assert amounts(reply) == [("CQS-05", Decimal("86.73"))]
    assert ("CQS-05", Decimal("-3.27")) in amounts(reply, computed=True)
    assert "thấp hơn 3,27 điểm %" in reply.text


@pytest.mark.parametrize(
    ("question", "goal"),
    [
        ("thành phố yêu cầu đến 30/9 giải ngân 65%, còn thiếu mấy điểm", "65"),
        ("còn thiếu bao nhiêu điểm % so với mốc 65%", "65"),
        ("giải ngân còn kém mốc thành phố yêu cầu đến 30/9 bao nhiêu điểm", None),
        ("đơn vị nào dưới 90%", None),
    ],
)
def test_a_goal_is_a_number_that_is_set_and_never_a_day(question: str, goal: str | None) -> None:
    assert asked_goal(fold(question)) == (Decimal(goal) if goal else None)


def test_what_is_left_to_spend_is_the_plan_less_what_is_spent() -> None:
    reports = Reports().report("Xã Sóc Sơn", "2026-Q3", TK_01="210500000000 @ 2026-9M", TK_02="118300000000 @ 2026-9M")
    reply = answered(
        reports.ask("Xã Sóc Sơn còn phải giải ngân bao nhiêu tiền đầu tư công nữa mới hết kế hoạch được giao?")
    )
    assert ("TK-01", Decimal(92200000000)) in amounts(reply, computed=True)


def test_units_are_ranked_by_the_percent_they_have_spent_unless_money_is_asked_for() -> None:
    assert read("2 xã giải ngân vốn đầu tư công thấp nhất là xã nào?").codes == ("TK-03",)
    assert read("Xã nào giải ngân được nhiều tiền nhất?").codes == ("TK-02",)


def test_none_of_a_thing_is_looked_for_by_what_the_thing_is() -> None:
    reports = Reports().report("Xã Gia Lâm", "2026-Q3", CD_10="0").report("Xã Yên Bài", "2026-Q3", CD_10="3")
    reply = answered(reports.ask("Xã nào báo cáo là chưa kiểm tra CCHC được đơn vị nào?"))
    assert [v.unit for v in reply.values if not v.computed] == ["Xã Gia Lâm"]


def test_what_is_not_done_is_the_rest_never_what_is_done() -> None:
    reports = Reports().report("Sở Y tế", "2026-Q3", CD_12="112 @ 2026-9M", CD_13="87 @ 2026-9M")
    reply = answered(reports.ask("Sở Y tế chưa khắc phục bao nhiêu vấn đề phát hiện qua kiểm tra?"))
    assert ("CD-12", Decimal(25)) in amounts(reply, computed=True)


def test_the_rest_is_asked_for_after_both_figures() -> None:
    reports = Reports().report("Sở Y tế", "2026-Q3", TT_27="12", TT_28="11", TT_22="236")
    after = ["Sở Y tế nhận bao nhiêu PAKN, xử lý bao nhiêu?"]
    reply = answered(reports.ask("còn mấy chưa xử lý?", after=after))
    assert ("TT-27", Decimal(1)) in amounts(reply, computed=True)
    assert all(v.indicator != "TT-22" for v in reply.values)


def test_the_share_of_what_is_left_is_never_over_the_whole() -> None:
    reports = Reports().report("Sở Y tế", "2026-Q3", TT_27="20", TT_28="5")
    reply = reports.ask("PAKN chưa xử lý của Sở Y tế chiếm bao nhiêu phần trăm tổng số PAKN?")
    assert not isinstance(reply, Answer) or all(v.amount <= 100 for v in reply.values)


def test_a_goal_in_percent_is_held_against_a_percent() -> None:
    reports = Reports().report("Xã Sóc Sơn", "2026-Q3", TT_13="3011", CQS_05="88.95")
    reply = answered(reports.ask("Thành phố giao hồ sơ trực tuyến 90%, xã Sóc Sơn còn thiếu mấy điểm?"))
    assert amounts(reply) == [("CQS-05", Decimal("88.95"))]


def test_a_ranking_by_shares_that_nobody_tells_is_refused() -> None:
    reports = Reports().report("Phường Láng", "2026-Q3", CQS_01="200", CQS_02="120")
    reports.report("Phường Hoàn Kiếm", "2026-Q3", CQS_01="100", CQS_02="80")
    asked = "Phường nào có dịch vụ toàn trình chiếm bao nhiêu phần trăm tổng số dịch vụ công trực tuyến, cao nhất?"
    assert not isinstance(reports.ask(asked), Answer)


@pytest.mark.parametrize(
    "question", ["so với kế hoạch, 2 phường giải ngân được bao nhiêu", "giao 60 nhiệm vụ, còn thiếu mấy"]
)
def test_a_count_is_no_goal(question: str) -> None:
    assert asked_goal(fold(question)) is None


def test_no_part_is_told_to_be_more_than_its_whole() -> None:
    reports = Reports().report("Sở Y tế", "2026-Q3", CQS_01="50", CQS_02="60")
    asked = "Dịch vụ công toàn trình chiếm bao nhiêu phần trăm tổng số dịch vụ công trực tuyến của Sở Y tế?"
    assert amounts(answered(reports.ask(asked)), computed=True) == []


@pytest.mark.parametrize(
    "question",
    [
        "Sở Y tế: tổng hồ sơ phải giải quyết, đã giải quyết, còn lại đang giải quyết?",
        "so y te: tong ho so phai giai quyet, da giai quyet, dang giai quyet",
    ],
)
def test_what_is_counted_first_is_counted_in_each_state(question: str) -> None:
    assert set(read(question).codes) == {"TT-11", "TT-16", "TT-22"}


def test_money_not_yet_spent_is_what_is_left_of_the_plan() -> None:
    reports = Reports().report("Sở Y tế", "2026-Q3", TK_01="86400000000", TK_02="51200000000 @ 2026-9M")
    reply = answered(reports.ask("Sở Y tế còn bao nhiêu tiền vốn đầu tư công chưa tiêu được 9 tháng?"))
    assert ("TK-01", Decimal(35200000000)) in amounts(reply, computed=True)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Sở nào giải ngân ì ạch nhất?", "Sở Nội vụ"),
        ("so nao yeu nhat ve ty le giai ngan von dau tu cong?", "Sở Nội vụ"),
        ("Sở nào chậm chạp nhất về số hồ sơ quá hạn?", "Sở Y tế"),
    ],
)
def test_who_does_worst_is_the_lowest_or_the_highest_by_what_is_better(question: str, first: str) -> None:
    reports = Reports().report("Sở Y tế", "2026-Q3", TK_03="70", TT_19="31")
    reports.report("Sở Nội vụ", "2026-Q3", TK_03="42.7", TT_19="12")
    assert f"nhất là {first}" in answered(reports.ask(question)).text
    most = answered(reports.ask("Thực tế sở nào chủ yếu giải ngân vốn đầu tư công cao nhất?")).text
    assert "nhất là Sở Y tế" in most
    assert "thấp nhất" not in most
    after = answered(reports.ask("Sở nào ì ạch nhất?", after=("Sở Y tế giải ngân được bao nhiêu phần trăm?",)))
    assert "nhất là Sở Nội vụ" in after.text
