from __future__ import annotations

import io

import openpyxl
from openpyxl.workbook import Workbook

from domain.city import CityFigure
from drafting.compose import compose
from drafting.sheets import write_matrix
from tests.support.made_facts import Q3, a_fact, catalogue, eight_reports, units


def the_book(*facts: object) -> Workbook:
    reports = eight_reports()
    draft = compose(reports, catalogue=catalogue())
    content = write_matrix(
        list(facts) or reports.facts,  # type: ignore[arg-type]
        city=[f for f in draft.figures if isinstance(f, CityFigure)],
        catalogue=catalogue(),
        period=Q3,
        units=reports.expected,
        documents=reports.documents,
    )
    return openpyxl.load_workbook(io.BytesIO(content))


def row_of(book: Workbook, unit: str) -> dict[str, object]:
    sheet = book["Số liệu"]
    names = [str(c.value) for c in sheet[2]]
    [row] = [r for r in sheet.iter_rows(min_row=3, values_only=True) if r[1] == unit]
    return dict(zip(names, row, strict=True))


def test_each_unit_has_a_row_with_its_figures_as_numbers_and_their_quotes():
    row = row_of(the_book(), "Sở Y tế")
    assert row["Số hồ sơ tiếp nhận mới trong kỳ (hồ sơ), Quý III/2026"] == 1200
    assert row["Trích dẫn TT-12"] == "Số hồ sơ tiếp nhận mới trong kỳ: 1.200"


def test_a_unit_that_did_not_report_has_an_empty_row_and_not_zeros():
    row = row_of(the_book(), "Sở Nội vụ")
    assert set(list(row.values())[2:]) == {None}


def test_a_conflict_shows_both_figures_as_text():
    row = row_of(the_book(), "Sở Du lịch")
    assert row["Số hồ sơ đã giải quyết (hồ sơ), Quý III/2026"] == "mâu thuẫn: 1586; 1568"


def test_quotes_that_begin_like_a_formula_stay_text():
    for quote in ("=1+1 hồ sơ", "+84 hồ sơ", "-5 hồ sơ", "@SUM(A1) hồ sơ"):
        book = the_book(a_fact("Sở Y tế", "TT-12", "5", quote=quote))
        cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value == quote]
        assert len(cells) == 2
        assert all(c.data_type == "s" for c in cells)


def test_every_place_a_figure_was_read_at_is_a_source():
    fact = a_fact("Sở Y tế", "TT-12", "5", "7")
    rows = list(the_book(fact)["Nguồn"].iter_rows(min_row=2, values_only=True))
    assert [(r[0], r[1], r[4]) for r in rows] == [("Sở Y tế", "TT-12", 5), ("Sở Y tế", "TT-12", 7)]


def test_the_city_sheet_tells_who_is_missing():
    rows = {(r[0], r[3]): r for r in the_book()["Toàn Thành phố"].iter_rows(min_row=2, values_only=True)}
    assert rows["TT-16", "Quý III/2026"][5:7] == ("7/8", "Sở Du lịch")


def test_the_units_of_the_group_are_named():
    assert units("Sở Y tế")[0].group.label == row_of(the_book(), "Sở Y tế")["Khối"]


def test_changes_are_told_unit_by_unit_and_only_between_settled_figures():
    now = [a_fact("Sở Y tế", "TT-12", "120"), a_fact("Sở Xây dựng", "TT-12", "10", "11")]
    before = [a_fact(u, "TT-12", "100", period="2026-Q2") for u in ("Sở Y tế", "Sở Xây dựng")]
    content = write_matrix(
        now, city=[], catalogue=catalogue(), period=Q3, units=units("Sở Y tế"), documents={}, earlier=before
    )
    rows = list(openpyxl.load_workbook(io.BytesIO(content))["Biến động"].iter_rows(min_row=2, values_only=True))
    assert [(r[0], r[5], r[7], r[8]) for r in rows] == [("Sở Y tế", 120, 100, 20)]
