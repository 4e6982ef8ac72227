"""What leaders are told, made from the reports of eight units of ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from domain.facts import Fact
from domain.indicators import Area
from domain.periods import Period
from domain.units import ReportingUnit, UnitGroup
from domain.values import Finding, Severity
from drafting.city import FactBook, city_figures
from tests.support.made_facts import Q3, a_fact, catalogue, eight_reports
from workflow.cells import CellState, cell_of
from workflow.city_book import CityBook, home_of
from workflow.city_series import Point, point_of
from workflow.city_words import change_tone, change_words, spread_title, trend_title
from workflow.indicator_view import view_of
from workflow.leading import doubts, falls, headline, headline_figures, progress, rules
from workflow.matrix import matrix_of, sent_of
from workflow.unit_view import summaries


def a_book(*more: Fact, without: Sequence[tuple[str, str]] = ()) -> CityBook:
    """The eight reports; `more` instead of what they say of the same units and indicators."""
    gone = {(f.unit, f.indicator) for f in more} | set(without)
    material = eight_reports()
    kept = [f for f in material.facts if (f.unit, f.indicator) not in gone]
    return CityBook(replace(material, facts=[*kept, *more]), catalogue())


def test_who_has_sent_is_told_with_those_who_have_not():
    sent = sent_of(a_book())
    assert (len(sent.senders), len(sent.expected)) == (8, 10)
    assert [u.name for u in sent.silent] == ["Sở Nội vụ", "Phường Hồng Hà"]
    assert [u.name for u in sent.silent_of(UnitGroup.WARD)] == ["Phường Hồng Hà"]


def test_headline_figures_are_the_draft_s_own_city_figures():
    book = a_book()
    told = headline_figures(book)
    made = city_figures(book.material.facts, catalogue=catalogue(), period=Q3, reporting_units=book.material.reporting)
    assert [f.indicator for f in told] == ["TT-20", "CQS-05", "TK-03", "CD-04"]
    assert all(f in made for f in told)


def test_a_change_is_told_over_the_units_that_have_both_periods():
    book = a_book()
    [figure] = [f for f in headline_figures(book) if f.indicator == "CQS-05"]
    change = headline(book, figure, ()).change
    assert change is not None
    assert {f.unit for f in change.now.parts} == {f.unit for f in change.before.parts}
    assert "điểm % so với quý II năm 2026" in change_words(change)
    assert change_words(None) == ""


def test_the_tone_of_a_change_follows_what_is_better():
    book = a_book()
    [figure] = [f for f in headline_figures(book) if f.indicator == "CQS-05"]
    change = headline(book, figure, ()).change
    assert change is not None
    rises = change.difference > 0
    better = catalogue()["CQS-05"].better
    assert change_tone(change, better) == ("good" if rises else "bad")
    assert change_tone(change, catalogue()["TT-19"].better) == ("bad" if rises else "good")
    assert change_tone(change, catalogue()["TT-12"].better) == ""


def test_conflicts_and_what_cannot_be_are_told_with_all_their_amounts():
    told = doubts(a_book(a_fact("Sở Y tế", "CQS-09", "103.5")))
    assert [(d.unit.name, d.indicator.code, d.state) for d in told] == [
        ("Sở Du lịch", "TT-16", CellState.CONFLICT),
        ("Sở Y tế", "CQS-09", CellState.IMPOSSIBLE),
    ]
    assert told[0].fact.amounts == (Decimal(1586), Decimal(1568))


def test_the_largest_falls_come_first_and_a_rise_is_none():
    now = [
        a_fact("Sở Y tế", "CQS-09", "50"),
        a_fact("Sở Xây dựng", "CQS-09", "90"),
        a_fact("Sở Tư pháp", "CQS-09", "99"),
    ]
    found = [f for f in falls(a_book(*now)) if f.indicator.code == "CQS-09"]
    assert [(f.unit.name, f.before.amount, f.now.amount, f.points) for f in found][:2] == [
        ("Sở Y tế", Decimal("92.5"), Decimal(50), Decimal("42.5")),
        ("Sở Xây dựng", Decimal("93.5"), Decimal(90), Decimal("3.5")),
    ]
    assert "Sở Tư pháp" not in {f.unit.name for f in found}


def test_findings_are_counted_by_rule_and_agreement_is_none():
    error, agreed = (Finding(rule, Severity.ERROR, "") for rule in ("sum_mismatch", "readers_agree"))
    hint = Finding("jump", Severity.INFO, "")
    told = rules([("A", hint), ("A", error), ("B", error), ("A", agreed)])
    assert [(r.rule, r.count, r.units) for r in told] == [("sum_mismatch", 2, 2), ("jump", 1, 1)]


def test_nothing_is_approved_until_a_person_has_looked():
    book = a_book(replace(a_fact("Sở Y tế", "TT-12", "1200"), approved=True))
    assert (progress(book).approved, progress(book).total) == (1, len(book.material.facts))
    assert cell_of(book, "Sở Y tế", "TT-12", Q3).state is CellState.ACCEPTED
    assert cell_of(book, "Sở Xây dựng", "TT-12", Q3).state is CellState.REPORTED


def test_each_kind_of_absence_has_its_own_state():
    nothing = a_fact("Sở Y tế", "TT-16", "0")
    book = a_book(nothing, without=[("Sở Y tế", "TT-20"), ("Sở Xây dựng", "TT-20")])
    assert cell_of(book, "Sở Y tế", "TT-16", Q3).state is CellState.ZERO
    assert cell_of(book, "Sở Y tế", "TT-20", Q3).state is CellState.NOT_APPLICABLE  # no share of no files
    assert cell_of(book, "Sở Xây dựng", "TT-20", Q3).state is CellState.MISSING
    assert cell_of(book, "Sở Nội vụ", "TT-20", Q3).state is CellState.NOT_SENT
    conflict = cell_of(book, "Sở Du lịch", "TT-16", Q3)
    assert (conflict.state, conflict.amount) == (CellState.CONFLICT, None)


def test_the_matrix_is_cut_by_area_group_and_state():
    book = a_book()
    whole = matrix_of(book)
    assert (len(whole.rows), sum(whole.counts.values())) == (8, 8 * len(whole.columns))
    part = matrix_of(book, area=Area.TT, group=UnitGroup.DEPARTMENT)
    assert {i.area for i in part.columns} == {Area.TT}
    assert [r.unit.name for r in part.rows] == ["Sở Y tế", "Sở Xây dựng", "Sở Tư pháp", "Sở Du lịch"]
    assert [r.unit.name for r in matrix_of(book, state=CellState.CONFLICT).rows] == ["Sở Du lịch"]


def test_a_cumulative_figure_fills_the_cell_where_the_quarter_tells_none():
    matrix = matrix_of(a_book())
    at = [i.code for i in matrix.columns].index("CD-03")
    assert {row.cells[at].period for row in matrix.rows} == {Period.parse("2026-9M")}


def test_an_indicator_lists_every_reporting_unit_with_places_in_its_own_group():
    view = view_of(a_book(), catalogue()["TT-20"], Q3)
    assert view.city is not None
    assert [line.unit.name for line in view.lines][:2] == ["Sở Y tế", "Sở Xây dựng"]
    first = {line.unit.group for line in view.lines if line.place == 1}
    assert first == {UnitGroup.DEPARTMENT, UnitGroup.WARD, UnitGroup.COMMUNE}
    assert view_of(a_book(), catalogue()["CD-03"], Q3).period == Period.parse("2026-9M")


def test_a_unit_that_sent_nothing_is_in_the_list_of_units():
    told = {u.unit.name: u for u in summaries(a_book())}
    assert len(told) == 10
    assert (told["Sở Nội vụ"].sent, told["Sở Nội vụ"].figures) == (False, 0)
    assert (told["Sở Du lịch"].sent, told["Sở Du lịch"].doubts) == (True, 1)


def test_a_trend_is_made_by_the_indicator_s_own_rule_with_its_coverage():
    facts = [
        a_fact(u, "TT-12", n, period=p)
        for u, n, p in (("A", "10", "2026-Q2"), ("A", "20", "2026-Q3"), ("B", "5", "2026-Q3"))
    ]
    indicator, book = catalogue()["TT-12"], FactBook(facts, catalogue())
    senders = [ReportingUnit(name.lower(), name, UnitGroup.DEPARTMENT) for name in ("A", "B")]
    [point, newest] = [point_of(book, indicator, at, units=senders) for at in (Period.parse("2026-Q2"), Q3)]
    assert point_of(book, indicator, Period.parse("2026-Q1"), units=senders[:1]) is None
    assert point is not None
    assert newest is not None
    points = [point, newest]
    assert points == [Point(Period.parse("2026-Q2"), Decimal(10), "1/2"), Point(Q3, Decimal(25), "2/2")]
    assert (
        trend_title(catalogue()["TT-12"], points)
        == "Quý III/2026 là 25 hồ sơ (2/2 đơn vị); Quý II/2026 là 10 (1/2 đơn vị)"
    )
    assert trend_title(catalogue()["TT-12"], points[:1]) == ""


def test_a_trend_is_called_a_rise_only_over_as_many_units():
    before = Point(Period.parse("2026-Q2"), Decimal("97.5"), "8/9")
    assert (
        trend_title(catalogue()["TT-20"], [before, Point(Q3, Decimal("98.9"), "8/8")])
        == "Quý III/2026 là 98,9 %, cao hơn Quý II/2026 (97,5)"
    )


def test_the_title_of_a_spread_names_amounts_that_units_have():
    view = view_of(a_book(), catalogue()["CQS-09"], Q3)
    assert spread_title(view.groups, "%") == "5/8 đơn vị từ 93,5 % trở lên; thấp nhất 90,5 (Sở Y tế)"


def test_nine_months_are_told_in_the_book_of_the_third_quarter():
    assert home_of(Period.parse("2026-9M")) == Q3
    assert home_of(Period.parse("2026-M08")) == Period.parse("2026-M08")
