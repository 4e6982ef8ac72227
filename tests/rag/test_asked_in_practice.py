"""Ways of asking that sets of reports and questions by other hands brought up: the general rule of each."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.values import NarrativeKind
from rag.folded import fold
from rag.intents import Intent
from rag.misspelt import pairs_of, respelt
from rag.thresholds import Threshold, asked_threshold
from tests.rag.test_answering import Reports, answered
from tests.rag.test_questions import read

SPELT = pairs_of(["giải ngân vốn đầu tư công", "hộ gia đình", "đơn vị sự nghiệp", "hồ sơ"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("đơn vị sự ngiệp", "đơn vị sự nghiệp"),
        ("đag quản lý", "đang quản lý"),
        ("xã giải ngận", "xã giải ngân"),
        ("kiểm trra", "kiểm tra"),
        ("hộ gia đình", "hộ gia đình"),
        ("CCHC, TTHC, Láng Hạ", "CCHC, TTHC, Láng Hạ"),
    ],
)
def test_slips_of_the_hand_are_spelt_rightly_and_nothing_else_is_touched(typed: str, meant: str) -> None:
    assert respelt(typed, *SPELT) == meant


@pytest.mark.parametrize(
    ("question", "periods"),
    [
        ("Sở Y tế ban hành bao nhiêu văn bản chỉ đạo, riêng quý III và từ đầu năm?", ["2026-Q3", "2026-9M"]),
        ("Quý III (không lấy số cộng dồn từ đầu năm) Sở Y tế tiếp nhận bao nhiêu hồ sơ?", ["2026-Q3"]),
        ("Lũy kế quý III Sở Y tế tiếp nhận bao nhiêu hồ sơ?", ["2026-9M"]),
    ],
)
def test_the_quarter_and_the_time_since_january_are_told_apart(question: str, periods: list[str]) -> None:
    asked = read(question)
    assert [str(p) for p in asked.periods.periods] == periods


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Sở Y tế hay Sở Xây dựng làm nhiệm vụ Thành phố giao đúng hạn tốt hơn?", ("CD-09",)),
        ("So sánh kết quả giải quyết hồ sơ đúng và trước hạn của Sở Y tế và Sở Xây dựng", ("TT-20",)),
        ("Sở Y tế hay Sở Xây dựng giải ngân đầu tư công khá hơn, hơn mấy điểm?", ("TK-03",)),
        ("Sở Y tế hay Sở Xây dựng tiếp nhận nhiều hồ sơ trực tuyến hơn?", ("TT-13",)),
        ("Kiểm tra văn bản QPPL của Sở Y tế: kiểm tra bao nhiêu, phát hiện sai bao nhiêu?", ("TC-02", "TC-03")),
        ("Phường Láng được bao nhiêu điểm, xếp hạng mấy ở Bộ chỉ số 766?", ("XH-09", "XH-10")),
        ("PAKN phường Láng nhận mấy xử lý mấy?", ("TT-27", "TT-28")),
        ("Phường Láng bao nhiêu hồ sơ trả trước hạn, đúng hạn, quá hạn?", ("TT-17", "TT-18", "TT-19")),
        ("Biên chế giao Sở Y tế bao nhiêu người, hiện có bao nhiêu?", ("BM-05", "BM-06")),
        ("Tỷ lệ phòng, đơn vị của Sở Y tế đã được tự kiểm tra cải cách hành chính là bao nhiêu?", ("CD-11",)),
        ("Đơn vị sự nghiệp của Sở Y tế chia theo mức tự chủ thế nào?", ("TK-04", "TK-05", "TK-06", "TK-07")),
        ("So Xay dung sau khi sap nhap con bao nhieu phong ban chi cuc?", ("BM-01",)),
    ],
)
def test_what_is_meant_is_found(question: str, codes: tuple[str, ...]) -> None:
    assert read(question).codes == codes


@pytest.mark.parametrize(
    ("question", "narrative"),
    [
        ("Phường Láng tự nhận còn những điểm yếu gì?", NarrativeKind.PROBLEM),
        ("xa gia lam dang vuong cai gi", NarrativeKind.PROBLEM),
        ("Sở Y tế xin cấp trên giải quyết những việc gì?", NarrativeKind.PROPOSAL),
        ("Kể các việc phường Láng giao cho các phòng, ai làm và khi nào xong", NarrativeKind.TASK),
    ],
)
def test_problems_proposals_and_tasks_in_other_words(question: str, narrative: NarrativeKind) -> None:
    assert read(question).narrative is narrative


@pytest.mark.parametrize(
    "question",
    [
        "Sao quý III phường Láng ra ít văn bản chỉ đạo?",
        "sao phuong lang khong kiem tra don vi nao",
        "Điều gì khiến hồ sơ trễ?",
    ],
)
def test_a_why_is_a_why_whatever_figure_it_names(question: str) -> None:
    assert read(question).intent is Intent.PASSAGES


def test_below_the_citys_mean_that_is_named_is_a_threshold() -> None:
    asked = fold("Đơn vị nào có tỷ lệ giải ngân thấp hơn bình quân toàn Thành phố (54,2%)?")
    assert asked_threshold(asked) == Threshold("<", Decimal("54.2"))


def test_half_is_of_a_percent() -> None:
    asked = read("Xã nào giải ngân chưa được một nửa vốn đầu tư công?")
    assert (asked.intent, asked.codes) == (Intent.RANKING, ("TK-03",))


def three() -> Reports:
    reports = Reports()
    for unit, share in (("Phường Láng", "90"), ("Phường Ba Đình", "97"), ("Xã Gia Lâm", "94"), ("Xã Sóc Sơn", "99")):
        reports.report(unit, "2026-Q3", CQS_05=share)
    return reports


def test_three_named_units_are_put_in_order_among_themselves() -> None:
    reply = answered(
        three().ask("Xếp thứ tự phường Láng, phường Ba Đình, xã Gia Lâm theo tỷ lệ hồ sơ trực tuyến quý III")
    )
    assert [v.unit for v in reply.values] == ["Phường Ba Đình", "Xã Gia Lâm", "Phường Láng"]
    assert "Sóc Sơn" not in reply.text


def test_what_is_only_said_of_the_order_is_no_question_of_its_own() -> None:
    reply = answered(
        three().ask(
            "Đơn vị nào nộp trực tuyến cao nhất quý III? Xếp thứ tự tất cả; đơn vị nào chưa khảo sát thì bỏ ra."
        )
    )
    assert reply.text.count("từ cao xuống thấp") == 1


def test_which_of_two_lacks_more_posts_is_told_with_the_gap() -> None:
    reports = Reports().report("Phường Láng", "2026-Q3", BM_05="48", BM_06="44")
    reports.report("Xã Gia Lâm", "2026-Q3", BM_05="46", BM_06="45")
    reply = answered(reports.ask("Phường Láng và xã Gia Lâm, nơi nào thiếu nhiều công chức hơn so với biên chế giao?"))
    assert "Phường Láng còn lại nhiều hơn Xã Gia Lâm 3 biên chế" in reply.text


def test_a_months_day_told_in_the_figures_own_words_answers_for_the_month() -> None:
    reports = Reports().report("Phường Láng", "2026-Q3", CV_08="97.8")
    [standing] = reports.standings
    assert "tháng" not in standing.value.citation.quote  # nothing of the month: then it is refused
    assert "tháng 8" in reports.ask("Phường Láng tháng 8 tỷ lệ công chức có mặt là bao nhiêu?").reason


def test_the_cause_at_the_end_of_a_section_of_problems_answers_the_why() -> None:
    said = (
        "# III. Tồn tại\n- Giải ngân vốn đầu tư công thuộc nhóm chậm.\n- Thư xin lỗi gửi chưa đủ.\n"
        "- Nguyên nhân: mặt bằng hai dự án chưa bàn giao."
    )
    reports = Reports().report("Phường Láng", "2026-Q3", text=said)
    told = answered(reports.ask("Phường Láng giải thích vì sao giải ngân vốn đầu tư công chậm?"))
    assert "mặt bằng hai dự án chưa bàn giao" in told.text
