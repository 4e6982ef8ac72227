"""Score sheets: points by the known formulae, nothing invented, places within groups, what would raise a unit."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest

from domain.errors import ConfigurationError
from domain.facts import Fact
from domain.periods import Period
from domain.units import Spared
from drafting.score_sheet import ScoreSheet, read_sheet, set_of_766
from drafting.score_workbook import write_scores
from drafting.scoring import GroupScore, Scored, UnitScore, score
from tests.support.made_facts import a_fact, catalogue, units

Q3 = Period.parse("2026-Q3")
PLAIN = """
ten: Bảng điểm tháng
nhom:
  - ten: Giải quyết hồ sơ
    diem: 10
    tieu_chi:
      - {ten: Đúng hạn, diem: 6, chi_tieu: TT-20, du_diem_khi: 98}
      - {ten: Hồ sơ quá hạn, diem: 4, chi_tieu: TT-19, bac: [{den: 0, diem: 4}, {den: 5, diem: 2}]}
"""


def scored(*facts: Fact, sheet: ScoreSheet | None = None, names: tuple[str, ...] = ("Sở Y tế",)) -> list[UnitScore]:
    chosen = sheet or set_of_766(catalogue())
    return list(score(chosen, facts, catalogue=catalogue(), period=Q3, units=units(*names)))


def sheet(text: str = PLAIN) -> ScoreSheet:
    return read_sheet(text, catalogue(), name="bang-diem.yaml")


def group_of(unit: UnitScore, name: str) -> GroupScore:
    return next(g for g in unit.groups if g.group.name == name)


def criterion(unit: UnitScore, words: str) -> Scored:
    return next(s for g in unit.groups for s in g.criteria if s.criterion.name.startswith(words))


def files(unit: str, *, early: int, in_time: int, waiting: int, whole: int) -> list[Fact]:
    told = {"TT-17": early, "TT-18": in_time, "TT-23": waiting, "TT-11": whole}
    return [a_fact(unit, code, str(amount)) for code, amount in told.items()]


def test_the_set_of_766_has_its_six_groups_of_a_hundred_points_and_its_bands():
    known = set_of_766(catalogue())
    assert [int(g.points) for g in known.groups] == [18, 20, 12, 10, 22, 18]
    assert known.points == 100
    assert [(int(mark), name) for mark, name in known.bands] == [
        (90, "Xuất sắc"), (80, "Tốt"), (70, "Khá"), (50, "Trung bình"), (0, "Yếu")
    ]  # fmt: skip


def test_progress_counts_what_is_resolved_in_time_and_what_waits_in_time_over_all():
    [unit] = scored(*files("Sở Y tế", early=500, in_time=300, waiting=150, whole=1000))
    found = criterion(unit, "Giải quyết đúng hạn")
    assert (found.points, found.rate, found.numerator, found.denominator) == (
        Decimal("19.00"), Decimal("95.00"), Decimal(950), Decimal(1000)
    )  # fmt: skip


def test_the_same_is_computed_from_other_parts_that_say_the_same():
    told = {"TT-16": 820, "TT-19": 20, "TT-22": 180, "TT-24": 30}
    [unit] = scored(*(a_fact("Sở Y tế", code, str(n)) for code, n in told.items()))
    found = criterion(unit, "Giải quyết đúng hạn")
    assert (found.numerator, found.denominator) == (Decimal(950), Decimal(1000))


@pytest.mark.parametrize(("percent", "points"), [("40", "2.00"), ("80", "4.00"), ("97.4", "4.00"), ("79.8", "3.99")])
def test_below_the_threshold_points_are_given_in_proportion(percent: str, points: str):
    [unit] = scored(a_fact("Sở Y tế", "CQS-09", percent))
    assert criterion(unit, "Hồ sơ được số hóa").points == Decimal(points)


def test_what_the_reports_do_not_give_has_no_points_and_names_what_is_missing():
    [unit] = scored(a_fact("Sở Y tế", "TT-17", "500"))
    found = criterion(unit, "Giải quyết đúng hạn")
    assert found.points is None
    assert found.why.startswith("Báo cáo không có ")
    assert [code for code in ("TT-18", "TT-23", "TT-11") if f"({code})" in found.why] == ["TT-18", "TT-23", "TT-11"]
    assert criterion(unit, "Công bố TTHC").why == "Báo cáo không nêu số quyết định công bố đúng hạn"
    assert unit.points is None
    assert not unit.band


def test_points_that_nobody_divided_are_not_divided_here():
    [unit] = scored(a_fact("Sở Y tế", "CQS-05", "96"), a_fact("Sở Y tế", "CQS-08", "90"))
    online = criterion(unit, "Hồ sơ nộp trực tuyến")
    assert (online.points, online.rate) == (None, Decimal(96))
    assert "chưa nêu rõ cách chia 12 điểm" in online.why
    assert group_of(unit, "Thanh toán trực tuyến").points is None


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ([a_fact("Sở Y tế", "CQS-09", "95", "96")], "Số liệu mâu thuẫn hoặc chưa rõ"),
        ([a_fact("Sở Y tế", "CQS-09", "95", qualifier="approx")], "Chỉ có số làm tròn"),
        ([a_fact("Sở Y tế", "CQS-09", "95", parts=(80, 100))], "Tỷ lệ không khớp tử số, mẫu số"),
    ],
)
def test_a_figure_that_does_not_stand_firmly_gives_no_points(facts: list[Fact], why: str):
    [unit] = scored(*facts)
    found = criterion(unit, "Hồ sơ được số hóa")
    assert found.points is None
    assert why in found.why


def test_parts_that_cannot_be_are_said_and_not_scored():
    [unit] = scored(*files("Sở Y tế", early=900, in_time=300, waiting=150, whole=1000))
    assert criterion(unit, "Giải quyết đúng hạn").why == "Tử số lớn hơn mẫu số"
    [idle] = scored(*files("Sở Y tế", early=0, in_time=0, waiting=0, whole=0))
    assert criterion(idle, "Giải quyết đúng hạn").why == "Không phát sinh"


def test_without_all_points_there_is_no_band_but_what_the_whole_can_be():
    [unit] = scored(a_fact("Sở Y tế", "TT-29", "45"))
    assert (unit.points, unit.of, unit.whole, unit.band) == (Decimal("3.00"), Decimal(6), Decimal(100), "")
    assert unit.highest == Decimal("97.00")


def test_departments_and_communes_are_placed_apart_and_only_beside_those_scored_on_the_same():
    names = ("Sở Y tế", "Sở Tư pháp", "Sở Xây dựng", "Phường Láng", "Xã Gia Lâm")
    facts = [a_fact(n, "TT-29", p) for n, p in zip(names, ("90", "45", "45", "60", "30"), strict=True)]
    facts.append(a_fact("Sở Xây dựng", "CQS-09", "80"))
    places = {u.unit.name: (u.place, u.of_places) for u in scored(*facts, names=names)}
    assert places == {
        "Sở Y tế": (1, 2), "Sở Tư pháp": (2, 2), "Sở Xây dựng": (None, 0),
        "Phường Láng": (None, 0), "Xã Gia Lâm": (None, 0),
    }  # fmt: skip
    by_group = {u.unit.name: group_of(u, "Mức độ hài lòng").place for u in scored(*facts, names=names)}
    assert by_group["Sở Xây dựng"] == by_group["Sở Tư pháp"] == 2


def test_what_raises_a_unit_most_comes_first_with_how_many_files_it_takes():
    [unit] = scored(
        *files("Sở Y tế", early=500, in_time=300, waiting=100, whole=1000), a_fact("Sở Y tế", "CQS-09", "76")
    )
    gains = [(r.criterion[:20], r.gain, r.need) for r in unit.raises]
    assert gains[0][1] == 6  # what is not told at all
    assert ("Giải quyết đúng hạn,", Decimal("2.00"), "thêm 100 hồ sơ để tỷ lệ lên 100%") in gains
    assert ("Hồ sơ được số hóa kh", Decimal("0.20"), "đưa tỷ lệ lên 80%") in gains
    assert [g for _, g, _ in gains] == sorted((g for _, g, _ in gains), reverse=True)


def test_doing_better_and_telling_more_are_kept_apart():
    [unit] = scored(
        *files("Sở Y tế", early=500, in_time=300, waiting=100, whole=1000), a_fact("Sở Y tế", "CQS-09", "76")
    )
    assert [r.gain for r in unit.by_doing] == [Decimal("2.00"), Decimal("0.20")]
    assert all(r.need.startswith("báo cáo thêm ") for r in unit.by_report)
    assert unit.unreported == 14  # electronic results 6, complaints in time 6, data used again 2


def test_the_sheet_says_how_many_points_reports_can_give_and_what_is_missing_for_the_others():
    sheet_766 = set_of_766(catalogue())
    assert (sheet_766.computable, sheet_766.points) == (38, 100)
    assert sum(b.points for b in sheet_766.beyond_reports) == 62
    assert all(b.why for b in sheet_766.beyond_reports)
    assert sheet(PLAIN).beyond_reports == ()


def test_a_city_sheet_scores_by_steps_also_where_less_is_better():
    for late, points in (("0", 4), ("3", 2), ("9", 0)):
        [unit] = scored(a_fact("Sở Y tế", "TT-19", late), a_fact("Sở Y tế", "TT-20", "49"), sheet=sheet())
        assert criterion(unit, "Hồ sơ quá hạn").points == points
        assert criterion(unit, "Đúng hạn").points == Decimal("3.00")


def test_a_band_is_given_once_everything_is_computed():
    banded = sheet(PLAIN + "xep_loai: [{tu: 9, ten: Tốt}, {tu: 0, ten: Khác}]\n")
    [unit] = scored(a_fact("Sở Y tế", "TT-19", "0"), a_fact("Sở Y tế", "TT-20", "98"), sheet=banded)
    assert (unit.points, unit.band) == (Decimal("10.00"), "Tốt")


def test_a_criterion_that_does_not_apply_leaves_the_whole():
    text = PLAIN.replace("chi_tieu: TT-20,", "chi_tieu: TT-20, ap_dung: [so],")
    [office, ward] = scored(sheet=sheet(text), names=("Sở Y tế", "Phường Láng"))
    assert (office.whole, ward.whole) == (Decimal(10), Decimal(4))
    assert criterion(ward, "Đúng hạn").why == "Không áp dụng"


def test_what_people_said_does_not_apply_to_a_unit_is_not_asked_of_it():
    [spared] = score(
        sheet(), [a_fact("Sở Y tế", "TT-20", "98")], catalogue=catalogue(), period=Q3,
        units=[replace(u, spared=frozenset({Spared("TT-19", 0, 10_000)})) for u in units("Sở Y tế")],
    )  # fmt: skip
    assert (spared.points, spared.of, spared.whole) == (Decimal("6.00"), Decimal(6), Decimal(6))
    assert criterion(spared, "Hồ sơ quá hạn").why == "Không áp dụng"
    assert spared.raises == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("diem: 10", "diem: 11"), "Nhóm “Giải quyết hồ sơ”: các tiêu chí cộng lại 10 điểm, nhóm ghi 11 điểm."),
        (("TT-20", "TT-99"), "tiêu chí “Đúng hạn” dùng chỉ tiêu TT-99 không có trong danh mục."),
        (("chi_tieu: TT-20, ", ""), "phải có đúng một trong: chi_tieu, tu_so cùng mau_so, khong_tinh."),
        (("du_diem_khi: 98", "du_diem_khi: 120"), "Nhóm 1, tiêu chí 1: “du_diem_khi” không được quá 100."),
        (("diem: 6, ", ""), "Nhóm “Giải quyết hồ sơ”: có tiêu chí chưa ghi điểm (diem)."),
        (("ten: Đúng hạn", "tên: Đúng hạn"), "Nhóm 1, tiêu chí 1: thiếu “ten”."),
        (("den: 5", "tu: 5"), "các bậc phải cùng ghi tu hoặc cùng ghi den."),
        (("{den: 0, diem: 4}, {den: 5, diem: 2}", "{den: 5, diem: 2}, {den: 0, diem: 4}"), "xếp từ mức tốt nhất xuống"),
        (("{den: 0, diem: 4}", "{den: 0, diem: 3}"), "bậc cao nhất phải được đủ 4 điểm."),
        (("TT-19, bac: [{den: 0, diem: 4}, {den: 5, diem: 2}]", "TT-19"), "không phải tỷ lệ %, phải chấm theo bậc"),
        (("nhom:", "nhom: ["), "Tệp không phải là YAML đọc được ở dòng"),
        (("chi_tieu: TT-20", "tu_so: [TT-17 cộng TT-18], mau_so: [TT-16]"), "không hiểu phép cộng “TT-17 cộng TT-18”"),
    ],
)  # fmt: skip
def test_each_mistake_in_a_sheet_is_told_in_one_sentence(change: tuple[str, str], told: str):
    text = PLAIN.replace(*change)
    assert text != PLAIN
    with pytest.raises(ConfigurationError) as refused:
        sheet(text)
    assert told in str(refused.value)


def test_several_mistakes_are_told_at_once():
    with pytest.raises(ConfigurationError) as refused:
        sheet(PLAIN.replace("diem: 10", "diem: 11").replace("TT-20", "TT-99"))
    assert "nhóm ghi 11 điểm" in str(refused.value)
    assert "TT-99" in str(refused.value)


def test_the_workbook_shows_points_as_numbers_and_says_what_is_not_computed():
    found = scored(a_fact("Sở Y tế", "TT-29", "45"))
    book = openpyxl.load_workbook(io.BytesIO(write_scores(set_of_766(catalogue()), found, Q3)))
    assert book.sheetnames == ["Xếp hạng", "Chi tiết", "Nâng điểm", "Cách tính"]
    row = [c.value for c in list(book["Xếp hạng"])[1]]
    assert row[1:7] == ["Sở Y tế", "chưa xếp", 3, 6, 100, "chưa xếp loại"]
    reasons = [r[8].value for r in book["Chi tiết"]]
    assert "Báo cáo không nêu số quyết định công bố đúng hạn" in reasons
