import pytest

from domain.number_reading import read_numbers
from domain.values import FigureKind
from extraction.areas import areas_of
from extraction.binding import bind
from extraction.bound import BindingContext, Bound
from extraction.catalogue import load_catalogue
from extraction.labels import LabelIndex

_LABELS = LabelIndex(load_catalogue())


def _bound(text: str, *headings: str, earlier: str = "") -> list[Bound]:
    """All numbers as results, except the one printed as `earlier`."""
    mentions = read_numbers(text)
    context = BindingContext(headings, areas_of(headings))
    kinds = [FigureKind.PREVIOUS if m.number.of(text) == earlier else FigureKind.ACTUAL for m in mentions]
    return bind(text, mentions, kinds, labels=_LABELS, context=context)


def _codes(text: str, *headings: str) -> dict[str, str | None]:
    return {b.mention.number.of(text): b.code for b in _bound(text, *headings) if b.mention.value is not None}


def test_a_label_may_stand_before_or_behind_its_number() -> None:
    assert _codes("Trong kỳ tiếp nhận mới 812 hồ sơ.") == {"812": "TT-12"}
    assert _codes("Có 97,2% hồ sơ được giải quyết đúng hạn.") == {"97,2": "TT-20"}


def test_one_verb_governs_the_parts_of_an_enumeration() -> None:
    found = _codes("Đã giải quyết 500 hồ sơ, trong đó trước hạn 300, đúng hạn 190, quá hạn 10.")
    assert found == {"500": "TT-16", "300": "TT-17", "190": "TT-18", "10": "TT-19"}


def test_late_files_belong_to_the_stage_they_stand_under() -> None:
    assert _codes("Đang giải quyết 80 hồ sơ, quá hạn 04.") == {"80": "TT-22", "04": "TT-24"}


def test_on_time_and_early_together_is_its_own_indicator() -> None:
    assert _codes("Giải quyết đúng và trước hạn 731 hồ sơ, đạt 99,1%.") == {"731": "TT-30", "99,1": "TT-20"}


def test_a_percent_beside_its_parts_carries_both() -> None:
    text = "Tiếp nhận mới 400 hồ sơ, trong đó nộp trực tuyến 380 hồ sơ, đạt 95%."
    share = _bound(text)[-1]
    assert (share.code, share.numerator, share.denominator) == ("CQS-05", 380, 400)


def test_x_out_of_y_is_two_indicators() -> None:
    [bound] = _bound("Đến nay đã hoàn thành 21/30 nhiệm vụ của Kế hoạch CCHC.")
    assert (bound.code, bound.denominator_code) == ("CD-03", "CD-02")
    assert (bound.numerator, bound.denominator) == (21, 30)


def test_the_words_behind_x_out_of_y_speak_of_y() -> None:
    [bound] = _bound("Công chức có mặt 40/44 biên chế được giao.")
    assert (bound.code, bound.denominator_code) == ("BM-06", "BM-05")


def test_from_x_to_y_speaks_of_one_thing() -> None:
    before, now = _bound("Tỷ lệ số hóa hồ sơ tăng từ 71% lên 84%.", earlier="71")
    assert (before.code, now.code) == ("CQS-09", "CQS-09")


def test_parts_by_field_or_form_are_not_the_indicator() -> None:
    found = _codes("Phường tiếp nhận mới 900 hồ sơ (chứng thực 610, hộ tịch 290).")
    assert found == {"900": "TT-12", "610": None, "290": None}
    found = _codes("Đã tinh giản 07 biên chế, gồm 03 công chức, 04 viên chức.")
    assert found == {"07": "BM-09", "03": None, "04": None}


def test_a_total_is_known_by_its_sum() -> None:
    found = _codes("Tiếp nhận 90 hồ sơ, tồn kỳ trước 10 hồ sơ, tổng 100 hồ sơ.")
    assert found["100"] == "TT-11"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Trong quý không phát sinh hồ sơ quá hạn.", "TT-19"),
        ("Không có trường hợp nào bị xử lý kỷ luật.", "CV-05"),
        ("Không phát sinh phản ánh, kiến nghị về TTHC.", "TT-27"),
    ],
)
def test_a_stated_none_is_bound(text: str, code: str) -> None:
    [bound] = [b for b in _bound(text) if b.mention.value == 0]
    assert bound.code == code


def test_none_of_something_else_is_not_none_of_the_indicator() -> None:
    [bound] = [
        b for b in _bound("Tổ công nghệ số cộng đồng ở khu mới chưa có người phụ trách.") if b.mention.value == 0
    ]
    assert bound.code is None


def test_a_count_never_takes_a_percent_nor_the_other_way_round() -> None:
    for bound in _bound("Tỷ lệ giải ngân đạt 56% với 12,5 tỷ đồng."):
        assert bound.code == ("TK-03" if bound.mention.measure == "%" else "TK-02")


def test_completion_of_a_plan_is_not_the_level() -> None:
    assert _codes("Đã kiểm tra CCHC tại 06 đơn vị, đạt 75% kế hoạch.") == {"06": "CD-10", "75": None}


def test_the_city_and_a_unit_have_indices_of_their_own() -> None:
    assert _codes("PAR INDEX của Hà Nội đạt 91,5%, xếp thứ 4/34.") == {"91,5": "XH-01", "4/34": "XH-02"}
    assert _codes("Chỉ số CCHC của Sở đạt 90,1%, xếp thứ 6/15.") == {"90,1": "XH-17", "6/15": "XH-18"}


def test_scores_of_the_766_groups_are_told_apart() -> None:
    found = _codes("Bộ chỉ số 766: công khai, minh bạch 16/18; số hóa hồ sơ 19,5/22; thanh toán trực tuyến 8/10.")
    assert found == {"766": None, "16/18": "XH-11", "19,5/22": "XH-15", "8/10": "XH-14"} or found == {
        "16/18": "XH-11", "19,5/22": "XH-15", "8/10": "XH-14",
    }  # fmt: skip


def test_a_bare_fragment_leans_on_its_heading() -> None:
    assert _codes("Đang giải quyết: 52.", "2. Cải cách thủ tục hành chính") == {"52": "TT-22"}


def test_a_number_without_a_clear_winner_gets_none() -> None:
    assert _codes("Năm nay có 17 nội dung.") == {"17": None}
    assert _codes("Tỷ lệ chung đạt 88%.") == {"88": None}


def test_every_mention_is_answered_in_order() -> None:
    text = "Ngày 14/9/2026, theo Kế hoạch số 12/KH-UBND, đã tiếp nhận mới 5 hồ sơ."
    assert [b.mention for b in _bound(text)] == read_numbers(text)


def test_the_evidence_holds_the_naming_words() -> None:
    text = "Trong kỳ đã giải quyết 44 hồ sơ."
    [bound] = _bound(text)
    assert bound.evidence is not None
    assert "giải quyết" in bound.evidence.of(text)


def test_what_is_proposed_is_not_yet_dealt_with() -> None:
    found = _codes("Qua rà soát 40 văn bản, kiến nghị xử lý 09 văn bản, đã xử lý 05 văn bản.")
    assert found == {"40": "TC-06", "09": "TC-07", "05": "TC-08"}


def test_the_base_behind_a_share_does_not_name_it() -> None:
    found = _codes("Tiếp nhận trực tuyến 900 hồ sơ, chiếm 90% số hồ sơ tiếp nhận.")
    assert found == {"900": "TT-13", "90": "CQS-05"}


def test_files_returned_late_are_resolved_late() -> None:
    assert _codes("Còn 07 hồ sơ trả trễ hẹn.")["07"] == "TT-19"


def test_not_late_counts_early_and_on_time_together() -> None:
    assert _codes("Đã trả không trễ hẹn 612 hồ sơ.") == {"612": "TT-30"}


def test_none_at_all_is_none_received() -> None:
    found = _codes("Xử lý đúng hạn 100% phản ánh năm trước; kỳ này không phát sinh PAKN.")
    assert found["không phát sinh"] == "TT-27"


def test_parts_of_what_was_carried_over_are_no_totals() -> None:
    found = _codes("Trong số 40 hồ sơ kỳ trước chuyển sang có 38 hồ sơ được trả kết quả.")
    assert found == {"40": "TT-15", "38": None}
    found = _codes("Đơn giản hóa 20 TTHC, gồm bãi bỏ 05 và sửa đổi 15.")
    assert found == {"20": "TT-06", "05": None, "15": None}


def test_words_of_time_in_front_of_a_number_leave_it_the_verb_behind() -> None:
    found = _codes("Tính đến 14/9/2026 có 31 hồ sơ đã trả nhưng chậm so với hẹn và 12 hồ sơ đang xử lý.")
    assert found == {"31": "TT-19", "12": "TT-22"}
