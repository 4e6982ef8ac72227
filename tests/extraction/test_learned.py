"""A wording that a person taught reads numbers like the catalogue's own, and passes every gate that they pass."""

from __future__ import annotations

import pytest

from domain.learned import Called
from domain.periods import Period
from domain.values import Extraction, FigureKind
from extraction.catalogue import load_catalogue
from extraction.extract import extract
from tests.support.notation import a_document

CARRIED = Called("tập vắt vai quý trước", "TT-15")
PAID = Called("bấm nút trả tiền tại nhà", "CQS-08")
KNOWN = frozenset({CARRIED, PAID})
CATALOGUE = load_catalogue()
WORK = "# I. KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH\n"


def read(text: str, learned: frozenset[Called] = KNOWN) -> Extraction:
    document = a_document(WORK + text, unit="Phường Mẫu")
    return extract(document, catalogue=CATALOGUE, unit="Phường Mẫu", period=Period.parse("2026-Q3"), learned=learned)


def values(text: str, learned: frozenset[Called] = KNOWN) -> dict[str, str]:
    return {v.indicator: str(v.amount) for v in read(text, learned).values}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Có 37 tập vắt vai quý trước.", {"TT-15": "37"}),
        ("Tập vắt vai quý trước: 37.", {"TT-15": "37"}),
        ("Tỷ lệ bấm nút trả tiền tại nhà đạt 45,2%.", {"CQS-08": "45.2"}),
        ("STT | Chỉ tiêu | Đơn vị tính | Kết quả ; 1 | Tỷ lệ bấm nút trả tiền tại nhà | % | 45,2", {"CQS-08": "45.2"}),
    ],
)
def test_the_words_beside_a_number_or_in_its_row_name_the_indicator(text: str, found: dict[str, str]):
    assert values(text, frozenset()) == {}
    assert values(text) == found


def test_the_value_is_grounded_and_says_what_it_was_read_with():
    [value] = read("Có 37 tập vắt vai quý trước.").values
    assert value.citation.quote == "Có 37 tập vắt vai quý trước."
    assert value.catalogue.startswith(f"{CATALOGUE.version}+cg.")
    [other] = read("Có 37 tập vắt vai quý trước.", frozenset({CARRIED})).values
    assert other.catalogue != value.catalogue
    [plain] = read("Tỷ lệ hồ sơ giải quyết đúng và trước hạn đạt 98,5%.", frozenset()).values
    assert plain.catalogue == CATALOGUE.version


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mục tiêu quý IV là 37 tập vắt vai quý trước.", FigureKind.TARGET),
        ("Quý II có 37 tập vắt vai quý trước.", FigureKind.PREVIOUS),
        ("Cùng kỳ năm trước, tập vắt vai quý trước: 37 tập.", FigureKind.PREVIOUS),
        ("Năm 2025, tập vắt vai quý trước: 37 tập.", FigureKind.PREVIOUS),
        ("Tập vắt vai quý trước: 37 tập của năm ngoái.", FigureKind.PREVIOUS),
        ("Cùng kỳ năm trước:\n- Tập vắt vai quý trước: 37 tập.", FigureKind.PREVIOUS),
    ],
)
def test_targets_and_earlier_figures_stay_what_they_are(text: str, kind: FigureKind):
    reading = read(text)
    assert reading.values == ()
    assert [(o.kind, o.indicator) for o in reading.others if o.indicator] == [(kind, "TT-15")]


@pytest.mark.parametrize(
    "text",
    [
        "Đã giải quyết 37 tập vắt vai quý trước.",
        "Bị trễ hẹn 37 tập vắt vai quý trước.",
        "Có 37 nhiệm vụ là tập vắt vai quý trước.",
        "Tỷ lệ tập vắt vai quý trước là 37%.",
        "Tỷ lệ bấm nút trả tiền tại nhà của thành phố đạt 45,2%.",
        "Tổng số phải giải quyết cả tập vắt vai quý trước là 1.287 hồ sơ.",
    ],
)
def test_where_other_words_beside_the_number_speak_of_something_else_nothing_changes(text: str):
    assert values(text) == values(text, frozenset())


def test_the_other_figures_of_the_sentence_are_read_as_before():
    text = (
        "Tiếp nhận mới 1.250 hồ sơ, có 37 tập vắt vai quý trước; đã giải quyết 1.187 hồ sơ, đạt tỷ lệ đúng hạn 98,5%."
    )
    before = values(text, frozenset())
    assert {"TT-12", "TT-16"} <= before.keys()
    assert values(text) == {**before, "TT-15": "37"}


def test_a_name_with_a_time_in_it_makes_no_earlier_figure_of_another_indicator_a_result():
    learned = frozenset({Called("lượng thư năm ngoái bà con gửi", "TT-27")})
    assert values("Lượng thư năm ngoái bà con gửi: 37 phản ánh.", learned) == {}


def test_two_wordings_of_one_indicator_agree_and_of_two_indicators_name_none():
    text = "Có 37 tập vắt vai quý trước do xếp góc tủ."
    assert values(text, KNOWN | {Called("xếp góc tủ", "TT-15")}) == {"TT-15": "37"}
    assert values(text, KNOWN | {Called("xếp góc tủ", "TT-22")}) == {}


def test_words_typed_without_marks_or_in_capitals_are_the_same_words():
    assert values("CÓ 37 TẬP VẮT VAI QUÝ TRƯỚC.") == {"TT-15": "37"}
    assert values("Co 37 tap vat vai quy truoc.") == {"TT-15": "37"}


def test_every_number_stays_in_exactly_one_bucket():
    reading = read("Có 37 tập vắt vai quý trước. Đã giải quyết 40 tập vắt vai quý trước.")
    spans = [v.citation.number for v in reading.values] + [u.span for u in reading.unaccounted]
    assert len(spans) == len(set(spans)) == 2
