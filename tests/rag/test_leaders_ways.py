"""Ways of asking that a set of questions by another hand, over other reports, brought up: the general rule of each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from domain.answers import Answer, NoAnswer
from domain.texts import fold_diacritics
from domain.values import NarrativeKind
from rag.abbreviations import in_full, written_out
from rag.due_words import asked_due
from rag.folded import fold
from rag.intents import Intent
from rag.loose_spelling import may_be
from rag.thresholds import Threshold
from rag.unit_words import asked_units
from tests.rag.test_answering import Reports, answered
from tests.rag.test_questions import read, reader
from workflow.registry import load_registry


def test_officers_shortenings_are_read_in_full_and_names_keep_their_letters() -> None:
    assert in_full(fold("TL GQ HS đúng hạn"), ()) == "tỷ lệ giải quyết hồ sơ đúng hạn"
    assert in_full(fold("ty le gq hs dung han"), ()) == "ty le giai quyet ho so dung han"
    assert in_full(fold("hồ sơ ở TP.HCM"), ()) == "hồ sơ ở TP.HCM"
    asked = read("NV TP giao QH chưa xong của Sở NV")
    assert asked.unit_names == ("Sở Nội vụ",)
    assert asked.codes == ("CD-08",)


def test_a_report_that_shortens_its_words_is_quoted_to_a_question_that_does_too() -> None:
    assert written_out("HS đất đai QH còn nhiều") == "hồ sơ đất đai quá hạn còn nhiều"
    reports = Reports().report("Xã Sóc Sơn", "2026-Q3", text="HS đất đai dồn vào tháng 8 do nhiều hộ sang tên.")
    assert "dồn vào tháng 8" in answered(reports.ask("Vì sao HS đất đai của xã Sóc Sơn dồn lại?")).text


@pytest.mark.parametrize(("typed", "known"), [("giãm", "giảm"), ("hòan", "hoàn"), ("luât", "luật"), ("xử lí", "xử lý")])
def test_a_tone_on_the_wrong_vowel_a_like_sounding_one_or_none_is_overlooked(typed: str, known: str) -> None:
    assert may_be(typed, [known])


@pytest.mark.parametrize(("typed", "known"), [("hộ", "hồ"), ("đơn", "đon"), ("toán", "toàn"), ("mấy", "máy")])
def test_another_syllable_stays_another(typed: str, known: str) -> None:
    assert not may_be(typed, [known])


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Sở Y tế trả kết quả được bao nhiêu hồ sơ, trong đó bao nhiêu cái xong sớm hơn hẹn", ("TT-16", "TT-17")),
        ("Sở Y tế kiểm tra ra mấy văn bản trái luât, xử lí xong mấy cái rồi", ("TC-03", "TC-04")),
        ("sở y tế sắp sếp lại giảm được mấy phòng, còn lại bao nhiêu phòng", ("BM-02", "BM-01")),
        ("Sở Y tế tự kiểm tra nội bộ, soi ra được bao nhiêu lỗi thế em?", ("CD-12",)),
        ("Theo Bộ chỉ số 766, điểm nhóm số hóa hồ sơ của Sở Y tế là bao nhiêu?", ("XH-15",)),
        ("Được giao 86 tỷ vốn đầu tư công. Sở Y tế tiêu được bao nhiêu tiền?", ("TK-02",)),
        ("Sở Y tế hoàn thành bao nhiêu trên tổng số nhiệm vụ kế hoạch CCHC?", ("CD-03", "CD-02")),
        ("XH chỉ số CCHC của Sở Y tế?", ("XH-18",)),
        ("Số thủ tục hành chính của Sở Y tế thay đổi ra sao?", ("TT-01",)),
        ("Tiến độ kế hoạch CCHC của Sở Y tế 6T bao nhiêu, 9T bao nhiêu, tăng mấy điểm?", ("CD-04",)),
        ("Thanh toán trực tuyến của Sở Y tế tăng bao nhiêu điểm phần trăm so với quý II?", ("CQS-08",)),
        ("So với quý II Sở Y tế tăng hay giảm hồ sơ tiếp nhận, mấy %?", ("TT-12",)),
    ],
)
def test_what_is_meant_is_found_in_everyday_words(question: str, codes: tuple[str, ...]) -> None:
    assert read(question).codes == codes


def test_how_much_percent_a_count_grew_is_wanted_of_counts_only() -> None:
    assert read("So với quý II Sở Y tế giảm bao nhiêu hồ sơ quá hạn, tương đương mấy %?").in_percent
    assert not read("Tỷ lệ đúng hạn của Sở Y tế tăng bao nhiêu phần trăm so với quý II?").in_percent


@pytest.mark.parametrize(
    ("question", "threshold"),
    [
        ("Đơn vị nào giải ngân thấp hơn 50%?", Threshold("<", Decimal(50))),
        ("Phường nào giải ngân cao hơn 50%?", Threshold(">", Decimal(50))),
        ("Phường nào giải ngân dưới mức 50%?", Threshold("<", Decimal(50))),
        ("Đơn vị nào có 0 hồ sơ quá hạn?", Threshold("=", Decimal(0))),
        ("Những đơn vị còn hồ sơ quá hạn", Threshold(">", Decimal(0))),
        (
            "Xã, phường nào trên 60% nhưng dưới 70% giải ngân?",
            Threshold(">", Decimal(60), Threshold("<", Decimal(70))),
        ),
        (
            "Đơn vị nào giải ngân trong khoảng 60% đến 70%?",
            Threshold(">=", Decimal(60), Threshold("<=", Decimal(70))),
        ),
    ],
)
def test_a_threshold_keeps_its_side_and_both_its_ends(question: str, threshold: Threshold) -> None:
    assert read(question).threshold == threshold


def test_units_outside_a_stretch_do_not_hold() -> None:
    between = Threshold(">", Decimal(60), Threshold("<", Decimal(70)))
    assert [between.holds(Decimal(n)) for n in (60, 65, 70)] == [False, True, False]


def test_each_unit_is_asked_its_own_thing_and_not_the_others() -> None:
    asked = "Sở Y tế giải ngân được bao nhiêu phần trăm và Sở Nội vụ tiếp nhận bao nhiêu hồ sơ quý III?"
    reports = Reports().report("Sở Y tế", "2026-Q3", TK_03="61.2 @ 2026-9M", TT_12="700")
    reports.report("Sở Nội vụ", "2026-Q3", TK_03="55 @ 2026-9M", TT_12="900")
    for question in (asked, fold_diacritics(asked)):
        found = {(v.unit, v.indicator) for v in answered(reports.ask(question)).values}
        assert found == {("Sở Y tế", "TK-03"), ("Sở Nội vụ", "TT-12")}
    together = "Sở Y tế và Sở Nội vụ tiếp nhận bao nhiêu hồ sơ?"
    assert reader().apart(together) == [together]
    beside = "Tỷ lệ giải ngân của Sở Y tế so với Sở Nội vụ, và số hồ sơ?"
    assert reader().apart(beside) == [beside]


def test_a_why_that_no_report_answers_is_refused_and_not_met_with_figures() -> None:
    told = "Trong kỳ có 3 công chức bị kỷ luật, trong đó 2 người bị khiển trách."
    reports = Reports().report("Sở Y tế", "2026-Q3", text=told)
    reply = reports.ask("Vì sao Sở Y tế có 3 công chức bị kỷ luật?")
    assert isinstance(reply, NoAnswer)
    assert "không nêu nguyên nhân" in reply.reason
    reasoned = Reports().report("Sở Y tế", "2026-Q3", text=told.replace("khiển trách.", "khiển trách do đi muộn."))
    assert "do đi muộn" in answered(reasoned.ask("Vì sao Sở Y tế có 3 công chức bị kỷ luật?")).text


def test_a_group_may_leave_units_out_and_take_others_in() -> None:
    reports = Reports().report("Sở Nội vụ", "2026-Q3", CQS_09="90").report("Sở Y tế", "2026-Q3", CQS_09="80")
    reports.report("Phường Láng", "2026-Q3", CQS_09="85")
    left_out = answered(reports.ask("Các sở, không kể Sở Y tế, xếp theo tỷ lệ số hóa hồ sơ"))
    assert {v.unit for v in left_out.values} == {"Sở Nội vụ"}
    taken_in = answered(reports.ask("Các sở, kể cả phường Láng, xếp theo tỷ lệ số hóa hồ sơ"))
    assert {v.unit for v in taken_in.values} == {"Sở Nội vụ", "Sở Y tế", "Phường Láng"}


def test_an_old_name_beside_the_present_one_asks_nothing_back() -> None:
    registry = load_registry()
    assert not asked_units(fold("Sở Dân tộc và Tôn giáo (Ban Dân tộc cũ) quý III"), registry).unclear
    assert asked_units(fold("Ban Dân tộc quý III"), registry).unclear
    assert not asked_units(fold("Sở Giáo dục và đơn vị trực thuộc thì sao"), registry).unclear
    [unit] = asked_units(fold("Tồn tại của Sở Nông nghiệp và MT quý II"), registry).units
    assert unit.name == "Sở Nông nghiệp và Môi trường"
    assert not asked_units(fold("cho Trung tâm Phục vụ hành chính công phường"), registry).units


def test_what_is_left_is_counted_from_both_figures_told() -> None:
    reports = Reports().report("Sở Y tế", "2026-Q3", TT_27="27", TT_28="26")
    reply = answered(reports.ask("Sở Y tế tiếp nhận bao nhiêu PAKN, đã xử lý bao nhiêu, còn mấy PAKN?"))
    assert "Còn lại 1 PAKN (số tính ra: 27 trừ 26)." in reply.text
    assert "Còn lại" not in answered(reports.ask("Sở Y tế tiếp nhận bao nhiêu PAKN, đã xử lý bao nhiêu?")).text


def test_a_total_leaves_out_figures_of_another_period_and_says_so() -> None:
    reports = Reports().report("Phường Láng", "2026-Q3", CD_14="4").report("Phường Ba Đình", "2026-Q3", CD_14="5")
    reports.report("Phường Tây Hồ", "2026-Q3", CD_14="9 @ 2026-9M")
    reply = answered(reports.ask("Tổng số cuộc đối thoại của các phường quý III/2026?"))
    assert "gộp lại là 9 cuộc" in reply.text
    assert "kỳ khác: Phường Tây Hồ 9 cuộc (9 tháng đầu năm 2026)" in reply.text
    assert reply.coverage == "2/3"


def test_an_average_of_percents_is_all_parts_taken_together() -> None:
    reports = Reports().report("Phường Ba Đình", "2026-Q3", CQS_05="96 = 4800/5000")
    reports.report("Phường Tây Hồ", "2026-Q3", CQS_05="90 = 900/1000")
    text = answered(reports.ask("Trung bình các phường nộp trực tuyến bao nhiêu phần trăm?")).text
    assert "95% (5.700/6.000)" in text
    assert "93%" not in text


def test_what_was_planned_for_the_year_counts_beside_figures_of_its_months() -> None:
    reports = Reports()
    for unit, spent, given in (
        ("Phường Ba Đình", "6000000000", "8000000000"),
        ("Phường Láng", "3000000000", "4000000000"),
    ):
        reports.report(unit, "2026-Q3", TK_03="75 @ 2026-9M", TK_02=f"{spent} @ 2026-9M", TK_01=given)
    text = answered(reports.ask("Tính gộp hai phường thì tỷ lệ giải ngân 9 tháng là bao nhiêu?")).text
    assert "75% (9 tỷ đồng/12 tỷ đồng)" in text
    assert "Phường Láng 75% (3 tỷ đồng/4 tỷ đồng)" in text


def test_the_highest_and_the_lowest_are_both_told_and_a_place_among_others() -> None:
    reports = Reports().report("Sở Nội vụ", "2026-Q3", CQS_09="90").report("Sở Y tế", "2026-Q3", CQS_09="80")
    reports.report("Sở Xây dựng", "2026-Q3", CQS_09="85")
    both = answered(reports.ask("Các sở: tỷ lệ số hóa hồ sơ, ai cao nhất ai thấp nhất?")).text
    assert "cao nhất là Sở Nội vụ: 90%; thấp nhất là Sở Y tế: 80%" in both
    place = answered(reports.ask("Sở Xây dựng đứng thứ mấy về số hóa hồ sơ trong các sở?")).text
    assert "Sở Xây dựng đứng thứ 2 trong 3 đơn vị có số liệu (85%)." in place


def test_who_tells_nothing_of_an_indicator_is_listed() -> None:
    reports = Reports().report("Sở Nội vụ", "2026-Q3", CQS_09="90").report("Sở Y tế", "2026-Q3", TT_12="80")
    text = answered(reports.ask("Đơn vị nào chưa nêu số liệu về số hóa hồ sơ?")).text
    assert text.endswith("\n- Sở Y tế")


def test_a_figure_of_the_same_cut_off_is_pointed_to_and_never_given_for_another() -> None:
    reports = Reports().report("Sở Y tế", "2026-Q3", CD_14="4")
    reply = reports.ask("9 tháng năm 2026 Sở Y tế tổ chức bao nhiêu cuộc đối thoại?")
    assert isinstance(reply, NoAnswer)
    assert "chỉ có số của quý III năm 2026" in reply.reason
    assert "4 cuộc" not in reply.reason


def test_proposals_are_told_apart_by_whom_they_turn_to() -> None:
    texts = ("Đề nghị Sở Xây dựng cấp quyền tra cứu.", "Đề nghị Bộ Nội vụ ban hành biểu mẫu.", "Đề nghị cấp máy quét.")
    reports = Reports().report("Sở Y tế", "2026-Q3", text="\n".join(texts))
    for text in texts:
        reports.tell("Sở Y tế", "2026-Q3", NarrativeKind.PROPOSAL, text)
    asked = {"Đơn vị nào kiến nghị với Sở Xây dựng?": texts[0], "Các kiến nghị gửi Bộ Nội vụ": texts[1]}
    for question, wanted in asked.items():
        told = answered(reports.ask(question)).text
        assert [text for text in texts if text in told] == [wanted]


def test_a_year_means_all_its_reports_and_a_quarter_to_come_the_last_ones_plans() -> None:
    reports = (
        Reports().report("Sở Y tế", "2026-Q2", text="Thiếu máy quét.").report("Sở Y tế", "2026-Q3", text="Thiếu chỗ.")
    )
    reports.tell("Sở Y tế", "2026-Q2", NarrativeKind.PROBLEM, "Thiếu máy quét.")
    reports.tell("Sở Y tế", "2026-Q3", NarrativeKind.PROBLEM, "Thiếu chỗ.")
    year = answered(reports.ask("Năm 2026 Sở Y tế có những hạn chế gì?")).text
    assert "Thiếu máy quét." in year
    assert "Thiếu chỗ." in year
    now = answered(reports.ask("Sở Y tế có những hạn chế gì?")).text
    assert "Thiếu máy quét." not in now
    assert read("NV Q.IV/2026 của Sở Y tế: việc gì, ai chủ trì, hạn nào?").narrative is NarrativeKind.TASK


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        ("trong tháng 10 và tháng 11/2026", date(2026, 11, 30), date(2026, 12, 1)),
        ("trước tháng 11/2026", date(2026, 10, 31), date(2026, 11, 1)),
        ("trước tháng 11", date(2026, 10, 31), date(2026, 11, 1)),
        ("đến hết tháng 11/2026", date(2026, 11, 30), date(2026, 12, 1)),
        ("từ ngày 1/10/2026 đến ngày 15/10/2026", date(2026, 10, 15), date(2026, 10, 16)),
        ("trước ngày 15/10/2026", date(2026, 10, 15), date(2026, 10, 16)),
    ],
)
def test_deadlines_are_kept_to_what_was_said(words: str, inside: date, outside: date) -> None:
    due = asked_due(fold(f"nhiệm vụ phải xong {words}"))
    assert due is not None
    assert due.holds(inside)
    assert not due.holds(outside)


def test_a_bracket_with_a_number_parts_no_question_and_a_unit_last_is_no_reason() -> None:
    assert read("Xếp các đơn vị theo hồ sơ tiếp nhận, lấy 3 đơn vị đầu").intent is Intent.RANKING
    reply = Reports().report("Sở Y tế", "2026-Q3", TK_07="35").ask("Đơn vị do ngân sách nuôi (nhóm 4) của Sở Y tế?")
    assert isinstance(reply, Answer)
    assert [v.amount for v in reply.values] == [Decimal(35)]


def test_a_period_without_a_report_is_told_by_the_next_ones_words_and_marked_as_such() -> None:
    text = "Thanh toán trực tuyến quý II: 88,05%."
    reports = (
        Reports().report("Phường Láng", "2026-Q3", text=text, CQS_08="91.6").report("Sở Y tế", "2026-Q2", TT_12="7")
    )
    asked = "Phường Láng từ quý II lên quý III tỷ lệ thanh toán trực tuyến tăng bao nhiêu?"
    assert "88,05" not in answered(reports.ask(asked)).text
    reports.compare("Phường Láng", "2026-Q3", "88,05%", code="CQS-08", of="2026-Q2")
    reply = answered(reports.ask(asked))
    assert "nêu số quý II năm 2026 để so sánh là 88,05%; so với số ấy, quý III năm 2026 tăng 3,55 điểm %" in reply.text
    assert "Chưa có số liệu quý II năm 2026." in reply.text
    assert isinstance(reports.ask("Tỷ lệ thanh toán trực tuyến của phường Láng quý II/2026?"), NoAnswer)


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("Sở Y tế tinh giản được bao nhiêu biên chế?", "BM-09"),
        ("Sở Y tế tinh giản bao nhiêu người?", "BM-09"),
        ("Sở Y tế có mấy cán bộ, công chức?", "BM-06"),
        ("Sở Y tế còn bao nhiêu hồ sơ quá hạn?", "TT-24"),
    ],
)
def test_words_put_in_for_others_are_not_replaced_again(question: str, code: str) -> None:
    assert read(question).codes == (code,)
