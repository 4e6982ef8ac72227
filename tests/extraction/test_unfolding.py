from decimal import Decimal

from domain.documents import Block, BlockKind, Document
from domain.number_reading import read_numbers
from domain.periods import Period
from domain.values import FigureKind
from extraction.candidates import Candidate
from extraction.catalogue import load_catalogue
from extraction.from_sentences import read_sentences
from extraction.labels import LabelIndex
from extraction.unfolding import unfold

_LABELS = LabelIndex(load_catalogue())
_Q3 = Period.parse("2026-Q3")


def _told(text: str) -> str:
    return unfold(text, read_numbers(text), _LABELS).text


def _results(text: str, *headings: str) -> list[Candidate]:
    block = Block("d#b0001", 1, BlockKind.PARAGRAPH, text, headings=headings)
    document = Document("d", "0" * 64, "bao-cao.docx", "docx", (block,))
    found = read_sentences(document, labels=_LABELS, unit="Phường Mẫu", period=_Q3)
    return [c for c in found if c.kind is FigureKind.ACTUAL and not c.rule]


def _values(text: str, *headings: str) -> list[tuple[str | None, Decimal | None, str]]:
    return [(c.code, c.amount, str(c.period)) for c in _results(text, *headings)]


def test_each_figure_is_put_behind_its_own_name() -> None:
    assert _told("Số phải rà soát và số đã rà soát lần lượt là 27 và 25 văn bản.") == (
        "Số phải rà soát là 27, số đã rà soát  là 25 văn bản."
    )


def test_what_the_last_name_ends_with_is_said_of_all() -> None:
    told = _told("Tỷ lệ số hóa và tỷ lệ thanh toán trực tuyến của phường lần lượt là 90% và 80%.")
    assert told.startswith("Tỷ lệ số hóa của phường là 90%")


def test_a_plain_text_is_left_alone() -> None:
    text = "Trong quý tiếp nhận mới 812 hồ sơ (quý trước 790), tương ứng tăng 2,8%."
    assert _told(text) == text


def test_names_and_figures_that_do_not_match_are_not_read() -> None:
    found = _values("Số hồ sơ tiếp nhận, số hồ sơ đã giải quyết và số hồ sơ quá hạn lần lượt là 500 và 480.")
    assert [code for code, _, _ in found] == [None, None]


def test_a_figure_keeps_its_place_and_its_quote() -> None:
    text = "Số phải rà soát và số đã rà soát lần lượt là 27 và 25 văn bản."
    for candidate in _results(text):
        assert candidate.number.of(text) in ("27", "25")
        assert candidate.quote.contains(candidate.number)
        assert candidate.label is not None
        assert candidate.quote.contains(candidate.label)


def test_two_times_of_one_indicator_are_told_apart() -> None:
    expected = [("CV-03", 72, "2026-Q3"), ("CV-03", 235, "2026-9M")]
    assert _values("Số lượt cán bộ được bồi dưỡng trong quý và lũy kế 9 tháng tương ứng là 72 và 235.") == expected
    assert _values("Trong quý và 9 tháng, số lượt cán bộ được bồi dưỡng lần lượt là 72 và 235 lượt.") == expected
    assert _values("Số lượt cán bộ được bồi dưỡng trong quý và từ đầu năm: 72 và 235 lượt.") == expected


def test_a_time_told_in_passing_governs_its_own_figure_only() -> None:
    text = "Trong quý tiếp nhận mới 410 hồ sơ; lũy kế 9 tháng 1.210 hồ sơ; đã giải quyết 398 hồ sơ; quá hạn 06 hồ sơ."
    assert [p for _, _, p in _values(text)] == ["2026-Q3", "2026-9M", "2026-Q3", "2026-Q3"]


def test_a_time_that_opens_a_chain_governs_it() -> None:
    text = "9 tháng tiếp nhận mới 1.210 hồ sơ; giải quyết 1.201 hồ sơ; quá hạn 21 hồ sơ."
    assert [p for _, _, p in _values(text)] == ["2026-9M", "2026-9M", "2026-9M"]


def test_another_story_in_the_sentence_leaves_the_time_told_in_passing() -> None:
    text = "Ban hành 06 văn bản chỉ đạo CCHC, từ đầu năm 22 văn bản, đồng thời kiểm tra CCHC 05 đơn vị."
    assert _values(text)[-1] == ("CD-10", 5, "2026-Q3")


def test_three_months_just_past_are_the_quarter() -> None:
    assert _values("Ba tháng qua 67 lượt cán bộ được cử đi bồi dưỡng.") == [("CV-03", 67, "2026-Q3")]


def test_a_bracket_of_another_statement_stays_a_bracket() -> None:
    for text in (
        "Tỷ lệ thấp hơn bình quân các xã (79,4%).",
        "Trong quý cử 120 lượt cán bộ đi học (thông qua 14 lớp).",
        "Quá hạn phần lớn ở thôn Thượng (8).",
    ):
        assert _told(text) == text


def test_a_predicate_behind_a_bracket_is_put_before_it() -> None:
    assert _told("26 nhiệm vụ trong số này (65%) đã hoàn thành.") == "26 nhiệm vụ trong số này đã hoàn thành (65%)."


def test_counts_of_a_part_of_the_unit_are_not_its_own() -> None:
    assert [code for code, _, _ in _values("Phòng Kinh tế được giao 12 biên chế.")] == []


def test_the_share_of_x_out_of_y_is_no_target_of_the_plan_it_names() -> None:
    text = "Đã hoàn thành 24/35 nhiệm vụ của kế hoạch CCHC năm (68,57%)."
    assert ("CD-04", Decimal("68.57"), "2026-9M") in _values(text)


def test_a_weekday_is_no_rank() -> None:
    assert all(code != "XH-18" for code, _, _ in _values('Mô hình CCHC "Trả kết quả tối thứ 5" được duy trì.'))
