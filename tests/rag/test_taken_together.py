"""Several figures in one question: totals with their share, orders of change, what is open, how many times."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.answers import NoAnswer
from tests.rag.test_answering import Reports, answered
from tests.rag.test_questions import read


def two_wards() -> Reports:
    reports = Reports()
    reports.report("Phường Láng", "2026-Q3", TT_12="100", TT_13="90", CQS_05="90", BM_05="48", BM_06="45")
    return reports.report("Phường Ba Đình", "2026-Q3", TT_12="300", TT_13="150", CQS_05="50", BM_05="78", BM_06="76")


def test_totals_and_their_share_are_told_of_all_together() -> None:
    reply = answered(
        two_wards().ask("Gộp các phường quý III: tổng tiếp nhận mới, tổng trực tuyến, tỷ lệ chung là bao nhiêu?")
    )
    computed = {v.amount for v in reply.values if v.computed}
    assert {Decimal(400), Decimal(240), Decimal(60)} <= computed
    assert "60%" in reply.text


def test_a_percent_of_named_units_together_is_no_mean() -> None:
    reply = answered(
        two_wards().ask("Phường Láng và phường Ba Đình gộp lại, tỷ lệ hồ sơ trực tuyến quý III là bao nhiêu?")
    )
    assert "60%" in reply.text
    assert "70%" not in reply.text


def test_open_posts_are_told_of_each_unit() -> None:
    reply = answered(
        two_wards().ask("Phường Láng và phường Ba Đình, mỗi nơi thiếu bao nhiêu công chức so với biên chế?")
    )
    assert "Phường Láng còn lại 3 biên chế (số tính ra: 48 trừ 45)." in reply.text
    assert "Phường Ba Đình còn lại 2 biên chế (số tính ra: 78 trừ 76)." in reply.text


def test_how_many_times_is_told_where_it_is_asked() -> None:
    reply = answered(two_wards().ask("Quý III phường Ba Đình tiếp nhận mới gấp mấy lần phường Láng?"))
    assert "Phường Ba Đình gấp 3 lần Phường Láng." in reply.text
    assert (
        "gấp"
        not in answered(two_wards().ask("So sánh hồ sơ tiếp nhận mới quý III của phường Ba Đình và phường Láng")).text
    )


def two_quarters() -> Reports:
    reports = Reports()
    for unit, earlier, later in (("Xã Mê Linh", "86", "91"), ("Sở Nội vụ", "98.8", "99.1"), ("Sở Y tế", "80", "79")):
        reports.report(unit, "2026-Q2", CQS_05=earlier).report(unit, "2026-Q3", CQS_05=later)
    return reports.report("Phường Láng", "2026-Q3", CQS_05="99")


def test_units_are_put_in_the_order_of_how_much_a_figure_moved() -> None:
    reply = answered(
        two_quarters().ask("Từ quý II sang quý III/2026 đơn vị nào tăng tỷ lệ hồ sơ trực tuyến nhiều nhất?")
    )
    lines = [line for line in reply.text.split("\n") if line[0].isdigit()]
    assert [line.split(":")[0] for line in lines] == ["1. Xã Mê Linh", "2. Sở Nội vụ", "3. Sở Y tế"]
    assert "tăng 5 điểm %, từ 86% lên 91%" in lines[0]
    assert "giảm 1 điểm %, từ 80% xuống 79%" in lines[2]
    assert "Phường Láng" in reply.text.split("\n")[-1]
    falls = answered(two_quarters().ask("Quý II sang quý III/2026 đơn vị nào giảm tỷ lệ hồ sơ trực tuyến nhiều nhất?"))
    assert falls.text.split("\n")[1].startswith("1. Sở Y tế")


def test_what_lies_beyond_a_threshold_stands_in_the_order_asked_for() -> None:
    reply = answered(
        two_quarters().ask("Đơn vị nào quý III/2026 có tỷ lệ hồ sơ trực tuyến trên 90%, xếp từ thấp lên cao?")
    )
    lines = [line for line in reply.text.split("\n") if line[0].isdigit()]
    assert [line.split(":")[0] for line in lines] == ["1. Xã Mê Linh", "2. Phường Láng", "3. Sở Nội vụ"]


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Sở Y tế có bao nhiêu bộ giấy tờ trả cho dân muộn hơn ngày hẹn?", ("TT-19",)),
        ("Sở Y tế quý III có mấy người bị phạt vì vi phạm?", ("CV-05",)),
        ("Sở Y tế nhận bao nhiêu lời góp ý, phàn nàn của bà con về giấy tờ?", ("TT-27",)),
        (
            "cho em 3 số quý III của Sở Y tế: tiếp nhận mới, đã trả kết quả, trả lại hoặc để bổ sung",
            ("TT-12", "TT-16", "TT-25"),
        ),
        ("Sở Y tế: số hồ sơ đang giải quyết, đã quá hạn quý III là bao nhiêu?", ("TT-24",)),
    ],
)
def test_indicators_are_named_in_everyday_words(question: str, codes: tuple[str, ...]) -> None:
    assert read(question).codes == codes


@pytest.mark.parametrize(
    "question",
    [
        "Dân số phường Ba Đình là bao nhiêu người?",
        "Phường Ba Đình có bao nhiêu ca sốt xuất huyết?",
        "Phường Ba Đình thu được bao nhiêu tấn rác?",
    ],
)
def test_what_no_indicator_measures_is_refused(question: str) -> None:
    reports = Reports().report(
        "Phường Ba Đình", "2026-Q3", BM_06="76", TT_12="5940", CV_05="1", text="Phường đông dân."
    )
    assert isinstance(reports.ask(question), NoAnswer)


def disciplined() -> Reports:
    reports = Reports().report("Sở Y tế", "2026-Q3", CV_05="2").report("Sở Nội vụ", "2026-Q3", CV_05="1")
    return reports.report("Sở Xây dựng", "2026-Q3", CV_05="4 @ 2026-9M")


def test_a_unit_that_tells_another_period_is_not_said_to_tell_nothing() -> None:
    ranked = answered(disciplined().ask("Sở nào có nhiều cán bộ bị kỷ luật nhất?"))
    assert "Quý III năm 2026, số CBCCVC bị xử lý kỷ luật cao nhất là Sở Y tế: 2 người" in ranked.text
    assert "Không xếp vì chỉ có số của kỳ khác: Sở Xây dựng 4 người (9 tháng đầu năm 2026)" in ranked.text
    whole = answered(disciplined().ask("Lũy kế 9 tháng năm 2026, tổng số cán bộ bị kỷ luật của các sở?"))
    assert "Chưa có số liệu" not in whole.text
    assert "chỉ có số của kỳ khác: Sở Y tế 2 người (quý III năm 2026)" in whole.text


def test_who_is_beyond_a_threshold_is_told_of_one_period() -> None:
    reply = answered(disciplined().ask("Sở nào có trên 1 cán bộ bị kỷ luật?"))
    assert "- Sở Y tế: 2 người." in reply.text
    assert "- Sở Xây dựng" not in reply.text
    assert "Không xếp vì chỉ có số của kỳ khác: Sở Xây dựng 4 người (9 tháng đầu năm 2026)" in reply.text
    assert reply.coverage == "2/3"


def test_words_quoted_for_want_of_a_figure_are_cited() -> None:
    told = "Năm 2026 Sở Y tế không được giao kế hoạch vốn đầu tư công."
    reports = Reports().report("Sở Y tế", "2026-Q3", TT_12="16", text=told)
    reply = answered(reports.ask("Sở Y tế tiếp nhận bao nhiêu hồ sơ, được giao bao nhiêu kế hoạch vốn đầu tư công?"))
    assert f"Báo cáo nêu: “{told}”" in reply.text
    assert told in [source.quote for source in reply.sources]
    apart = answered(
        reports.ask("Sở Y tế tiếp nhận bao nhiêu hồ sơ? Kế hoạch vốn đầu tư công của Sở Y tế là bao nhiêu?")
    )
    assert told in [source.quote for source in apart.sources]


def test_what_is_asked_as_not_done_is_what_is_left_or_refused() -> None:
    reports = Reports().report("Sở Y tế", "2026-Q3", TT_27="27", TT_28="26", CQS_09="90", TT_22="40")
    left = answered(reports.ask("Sở Y tế có bao nhiêu PAKN chưa xử lý?"))
    assert "Còn lại 1 PAKN (số tính ra: 27 trừ 26)." in left.text
    assert isinstance(reports.ask("Tỷ lệ hồ sơ chưa số hóa của Sở Y tế là bao nhiêu?"), NoAnswer)
    assert answered(reports.ask("Sở Y tế có bao nhiêu hồ sơ chưa giải quyết xong?")).values[0].amount == 40


def test_totals_over_different_units_make_no_rest_and_no_share() -> None:
    reports = Reports().report("Phường Láng", "2026-Q3", TT_27="10", TT_28="9")
    reports.report("Phường Ba Đình", "2026-Q3", TT_27="30")
    reply = answered(reports.ask("Các phường tổng cộng tiếp nhận bao nhiêu PAKN, đã xử lý bao nhiêu, còn mấy PAKN?"))
    assert "Còn lại" not in reply.text
    assert "không gồm cùng những đơn vị" in reply.text


@pytest.mark.parametrize(
    "question", ["Bao nhiêu công chức Sở Y tế biết tiếng Anh?", "Số phiếu bầu của phường Láng là bao nhiêu?"]
)
def test_what_sounds_like_an_indicator_and_is_learned_to_be_none_names_none(question: str) -> None:
    assert read(question).codes == ()
