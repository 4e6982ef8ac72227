from __future__ import annotations

from decimal import Decimal

from domain.facts import Fact
from domain.numbers import Qualifier
from extraction.catalogue import load_catalogue
from rag.ratio_check import recount
from tests.support.made_facts import a_fact
from tests.support.made_reports import Reports

CATALOGUE = load_catalogue()


def facts_of(**figures: str) -> list[Fact]:
    return Reports().report("Sở Y tế", "2026-Q3", **figures).facts([])


def fact(code: str, facts: list[Fact]) -> Fact:
    return next(f for f in facts if f.indicator == code)


def test_parts_printed_with_the_percent_are_used_first() -> None:
    facts = facts_of(CQS_05="95.8 = 570/600", TT_12="1000", TT_13="500")
    count = recount(fact("CQS-05", facts), CATALOGUE["CQS-05"], facts)
    assert count is not None
    assert (count.percent, count.parts) == (Decimal("95.00"), ())
    assert count.contradicts(fact("CQS-05", facts))


def test_parts_reported_as_figures_of_their_own_are_added_up() -> None:
    facts = facts_of(TT_20="99.8", TT_17="900", TT_18="96", TT_16="1000")
    count = recount(fact("TT-20", facts), CATALOGUE["TT-20"], facts)
    assert count is not None
    assert count.percent == Decimal("99.60")
    assert len(count.parts) == 3


def test_a_difference_within_rounding_is_no_contradiction() -> None:
    facts = facts_of(CQS_05="95.8 = 575/600")
    count = recount(fact("CQS-05", facts), CATALOGUE["CQS-05"], facts)
    assert count is not None
    assert not count.contradicts(fact("CQS-05", facts))


def test_a_missing_or_empty_part_gives_no_recount() -> None:
    without = facts_of(TT_20="99.8", TT_17="900", TT_16="1000")
    assert recount(fact("TT-20", without), CATALOGUE["TT-20"], without) is None
    nothing = facts_of(CQS_05="0", TT_12="0", TT_13="0")
    assert recount(fact("CQS-05", nothing), CATALOGUE["CQS-05"], nothing) is None


def test_a_hedged_figure_or_part_leaves_nothing_exact_to_compare() -> None:
    exact = facts_of(CQS_05="99.72", TT_12="8204", TT_13="8200")
    count = recount(fact("CQS-05", exact), CATALOGUE["CQS-05"], exact)
    assert count is not None
    assert count.contradicts(fact("CQS-05", exact))
    near = [a_fact("Sở Y tế", "TT-13", "8200", qualifier=Qualifier.APPROX), fact("TT-12", exact), fact("CQS-05", exact)]
    assert recount(near[2], CATALOGUE["CQS-05"], near) is None
    below = [a_fact("Sở Y tế", "CQS-05", "70", qualifier=Qualifier.LT), *exact[1:]]
    assert recount(below[0], CATALOGUE["CQS-05"], below) is None
