from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from domain.city import CityFigure
from domain.facts import CITY, Fact
from domain.numbers import Qualifier
from domain.periods import Period
from drafting.city import city_figures
from tests.support.made_facts import Q3, a_fact, catalogue, units

UNITS = ("Sở Y tế", "Sở Xây dựng", "Sở Tư pháp")


def figure(facts: Sequence[Fact], code: str, period: str = "2026-Q3") -> CityFigure:
    made = city_figures(facts, catalogue=catalogue(), period=Q3, reporting_units=units(*UNITS))
    [found] = [f for f in made if f.indicator == code and f.period == Period.parse(period)]
    return found


def test_a_sum_is_over_the_units_that_reported_and_names_who_is_missing():
    found = figure([a_fact("Sở Y tế", "TT-12", "1200"), a_fact("Sở Tư pháp", "TT-12", "34")], "TT-12")
    assert (found.amount, found.coverage, found.missing) == (Decimal(1234), "2/3", ("Sở Xây dựng",))


def test_a_conflict_is_left_out_and_named():
    found = figure([a_fact("Sở Y tế", "TT-12", "1200"), a_fact("Sở Xây dựng", "TT-12", "21", "12")], "TT-12")
    assert found.amount == 1200
    assert "Sở Xây dựng" in found.missing
    assert found.unsettled == ("Sở Xây dựng",)


def test_a_unit_that_sent_no_report_is_not_counted_in():
    found = figure([a_fact("Sở Y tế", "TT-12", "1200"), a_fact("Phường Láng", "TT-12", "5000")], "TT-12")
    assert found.amount == 1200


def test_a_reported_zero_counts_and_an_absent_figure_does_not():
    found = figure([a_fact("Sở Y tế", "TT-19", "0"), a_fact("Sở Xây dựng", "TT-19", "7")], "TT-19")
    assert (found.amount, found.coverage) == (Decimal(7), "2/3")


def test_a_ratio_adds_printed_numerators_and_denominators_and_never_averages():
    facts = [
        a_fact("Sở Y tế", "TT-20", "50", parts=(1, 2)),
        a_fact("Sở Xây dựng", "TT-20", "100", parts=(998, 998)),
    ]
    found = figure(facts, "TT-20")
    assert found.amount == Decimal("99.90")
    assert (found.numerator, found.denominator) == (Decimal(999), Decimal(1000))


def test_a_ratio_is_made_from_the_parts_own_facts_where_no_percent_is_printed():
    found = figure([a_fact("Sở Y tế", "TT-13", "30"), a_fact("Sở Y tế", "TT-12", "40")], "CQS-05")
    assert (found.amount, found.coverage) == (Decimal("75.00"), "1/3")
    assert len(found.value_ids) == 2


def test_merged_on_time_files_stand_for_the_sum_of_their_parts():
    found = figure([a_fact("Sở Y tế", "TT-30", "90"), a_fact("Sở Y tế", "TT-16", "100")], "TT-20")
    assert found.amount == 90


def test_a_percent_without_parts_is_kept_out_of_the_ratio_and_named():
    facts = [a_fact("Sở Y tế", "CQS-09", "80", parts=(8, 10)), a_fact("Sở Xây dựng", "CQS-09", "99")]
    found = figure(facts, "CQS-09")
    assert found.amount == 80
    assert found.percent_only == ("Sở Xây dựng",)


def test_percents_alone_give_no_city_ratio_but_a_reason():
    found = figure([a_fact("Sở Y tế", "CQS-09", "80"), a_fact("Sở Xây dựng", "CQS-09", "90")], "CQS-09")
    assert found.amount is None
    assert "tử số" in found.why


def test_a_part_in_conflict_keeps_its_unit_out_of_the_ratio():
    facts = [
        a_fact("Sở Y tế", "TT-20", "90", parts=(9, 10)),
        a_fact("Sở Y tế", "TT-16", "10", "100"),
        a_fact("Sở Xây dựng", "TT-20", "80", parts=(8, 10)),
    ]
    found = figure(facts, "TT-20")
    assert (found.amount, found.unsettled) == (Decimal(80), ("Sở Y tế",))


def test_nothing_out_of_nothing_gives_no_percent():
    found = figure([a_fact("Sở Y tế", "TT-20", "100", parts=(0, 0))], "TT-20")
    assert found.amount is None
    assert "Không phát sinh" in found.why


def test_an_impossible_percent_is_left_out():
    facts = [a_fact("Sở Y tế", "CQS-09", "103.3", parts=(31, 30)), a_fact("Sở Xây dựng", "CQS-09", "80", parts=(8, 10))]
    assert "Sở Y tế" not in {f.unit for f in figure(facts, "CQS-09").unit_facts}


def test_shared_procedures_are_never_added_up():
    found = figure([a_fact("Sở Y tế", "TT-01", "120"), a_fact("Sở Xây dựng", "TT-01", "130")], "TT-01")
    assert found.amount is None
    assert {f.unit for f in found.unit_facts} == {"Sở Y tế", "Sở Xây dựng"}
    assert found.why


def test_an_index_comes_only_from_the_citys_own_source():
    unit = a_fact("Sở Y tế", "XH-09", "92.05")
    assert figure([unit], "XH-09").amount is None
    assert figure([unit, a_fact(CITY, "XH-09", "88.5")], "XH-09").amount == Decimal("88.5")


def test_the_quarter_and_the_year_so_far_are_never_mixed():
    facts = [a_fact("Sở Y tế", "CD-01", "14"), a_fact("Sở Xây dựng", "CD-01", "45", period="2026-9M")]
    assert figure(facts, "CD-01").amount == 14
    assert figure(facts, "CD-01", "2026-9M").amount == 45


def test_a_state_told_in_a_nine_month_report_is_the_state_at_the_quarters_end():
    facts = [a_fact("Sở Y tế", "BM-06", "60"), a_fact("Sở Xây dựng", "BM-06", "70", period="2026-9M")]
    assert figure(facts, "BM-06").amount == 130


def test_a_cumulative_ratio_takes_its_plan_from_the_cut_off():
    facts = [a_fact("Sở Y tế", "CD-03", "30", period="2026-9M"), a_fact("Sở Y tế", "CD-02", "40")]
    assert figure(facts, "CD-04", "2026-9M").amount == 75


def test_a_ratio_is_rounded_half_up_to_two_decimals():
    found = figure([a_fact("Sở Y tế", "TT-20", "0.01", parts=(1, 20000))], "TT-20")
    assert found.amount == Decimal("0.01")  # 0.005 exactly


def test_a_hedged_figure_makes_the_sum_a_hedged_one():
    facts = [a_fact("Sở Y tế", "TT-12", "2500", qualifier=Qualifier.LT), a_fact("Sở Xây dựng", "TT-12", "10")]
    assert figure(facts, "TT-12").hedged == ("Sở Y tế",)
