from decimal import Decimal

from domain.documents import Block, BlockKind, Document
from domain.periods import Period
from domain.values import FigureKind
from extraction.candidates import Candidate
from extraction.catalogue import load_catalogue
from extraction.from_sentences import read_sentences
from extraction.labels import LabelIndex

_LABELS = LabelIndex(load_catalogue())
_Q3 = Period.parse("2026-Q3")


def _candidates(*texts: str, headings: tuple[str, ...] = (), kind: BlockKind = BlockKind.PARAGRAPH) -> list[Candidate]:
    blocks = tuple(Block(f"d#b{i:04d}", i, kind, text, headings=headings) for i, text in enumerate(texts))
    document = Document("d", "0" * 64, "bao-cao.docx", "docx", blocks)
    return read_sentences(document, labels=_LABELS, unit="Sở Công Thương", period=_Q3)


def _values(*texts: str, headings: tuple[str, ...] = ()) -> list[tuple[str | None, Decimal | None, str]]:
    found = _candidates(*texts, headings=headings)
    return [(c.code, c.amount, str(c.period)) for c in found if c.kind is FigureKind.ACTUAL and not c.rule]


def test_the_quote_holds_number_and_label() -> None:
    text = "Trong quý III, Sở tiếp nhận mới 812 hồ sơ. Quá hạn 03 hồ sơ."
    for candidate in _candidates(text):
        assert candidate.quote.contains(candidate.number)
        if candidate.label is not None:
            assert candidate.quote.contains(candidate.label)


def test_a_long_sentence_is_quoted_by_its_clause() -> None:
    text = "Sở đã " + "tích cực " * 25 + "chỉ đạo, trong kỳ tiếp nhận mới 812 hồ sơ; các phòng phối hợp tốt."
    [candidate] = _candidates(text)
    assert candidate.quote.of(text) == "trong kỳ tiếp nhận mới 812 hồ sơ"


def test_x_out_of_y_is_proposed_twice_at_one_place() -> None:
    first, second = _candidates("Hoàn thành 21/30 nhiệm vụ của Kế hoạch CCHC.")
    assert (first.code, first.amount) == ("CD-03", 21)
    assert (second.code, second.amount, second.numerator) == ("CD-02", 30, None)
    assert first.number == second.number


def test_the_period_is_the_figures_own() -> None:
    assert _values("Từ đầu năm đến nay, Sở tiếp nhận mới 900 hồ sơ.") == [("TT-12", 900, "2026-9M")]
    assert _values("Trong quý III, Sở tiếp nhận mới 300 hồ sơ.") == [("TT-12", 300, "2026-Q3")]


def test_a_state_stands_for_the_reports_period() -> None:
    assert _values("Từ đầu năm đến nay, còn đang giải quyết 30 hồ sơ.") == [("TT-22", 30, "2026-Q3")]


def test_what_stands_under_tasks_to_come_is_no_result() -> None:
    [candidate] = _candidates("Tỷ lệ hồ sơ đúng hạn 99%.", headings=("III. Phương hướng, nhiệm vụ quý IV",))
    assert candidate.kind is FigureKind.TARGET


def test_every_number_is_proposed_and_parts_say_so() -> None:
    found = _candidates("Tiếp nhận mới 900 hồ sơ (chứng thực 610, hộ tịch 290).")
    assert [c.printed for c in found] == ["900", "610", "290"]
    assert [c.rule for c in found] == ["", "part_of_total", "part_of_total"]


def test_headings_and_letterheads_are_not_read_as_prose() -> None:
    assert _candidates("II. Tiếp nhận mới 5 hồ sơ", kind=BlockKind.HEADING) == []


def test_a_list_item_speaks_of_what_it_hangs_on() -> None:
    found = _values("Nhiệm vụ Thành phố giao đến hạn trong kỳ:", "- Hoàn thành đúng hạn: 25", "- Quá hạn chưa xong: 02")
    assert [(code, amount) for code, amount, _ in found] == [("CD-06", 25), ("CD-08", 2)]


def test_a_deeper_item_hangs_on_the_item_above_it() -> None:
    found = _values("- Hồ sơ đang giải quyết: 60", "+ Trong hạn: 55", "+ Quá hạn: 05", "- Hồ sơ đã trả lại: 07")
    assert [code for code, _, _ in found] == ["TT-22", "TT-23", "TT-24", "TT-25"]


def test_the_time_of_a_lead_in_holds_for_its_items() -> None:
    found = _values("Kết quả rà soát văn bản lũy kế 9 tháng:", "- Số phải rà soát: 14", "- Đã rà soát: 13")
    assert found == [("TC-05", 14, "2026-9M"), ("TC-06", 13, "2026-9M")]
