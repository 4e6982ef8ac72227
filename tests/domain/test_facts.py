"""What stands: decisions folded over values, and facts made of them."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from domain.citations import Grounding, cite
from domain.documents import Block, BlockKind
from domain.facts import FactState, Standing, facts_of
from domain.numbers import Qualifier
from domain.periods import Period
from domain.reviews import Decision, Verdict, standing
from domain.texts import Span
from domain.values import IndicatorValue, Method, value_id

Q3 = Period.parse("2026-Q3")


def a_value(amount: str, *, qualifier: Qualifier | None = None, method: Method = Method.SENTENCE) -> IndicatorValue:
    block = Block("abc#b0001", 1, BlockKind.PARAGRAPH, f"tiếp nhận {amount} hồ sơ")
    citation = cite(block, Span(0, len(block.text)))
    number = Decimal(amount)
    return IndicatorValue(
        value_id("TT-12", Q3, number, citation), "abc", "Sở Nội vụ", "TT-12", Q3, number, "hồ sơ", citation,
        Grounding.EXACT, method, qualifier=qualifier,
    )  # fmt: skip


def decided(verdict: Verdict, amount: str | None = None) -> Decision:
    return Decision("v", verdict, "An", datetime.now(UTC), "lý do", Decimal(amount) if amount else None)


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([], Decimal(12)),
        ([decided(Verdict.ACCEPT)], Decimal(12)),
        ([decided(Verdict.CORRECT, "13")], Decimal(13)),
        ([decided(Verdict.CORRECT, "13"), decided(Verdict.REJECT)], None),
        ([decided(Verdict.REJECT), decided(Verdict.UNDO)], Decimal(12)),
        ([decided(Verdict.CORRECT, "13"), decided(Verdict.ACCEPT)], Decimal(13)),
        ([decided(Verdict.UNDO)], Decimal(12)),
    ],
)
def test_the_last_decision_in_force_counts(decisions: list[Decision], expected: Decimal | None):
    assert standing(a_value("12"), decisions) == expected


def test_two_places_that_differ_are_a_conflict_without_an_amount():
    [fact] = facts_of([Standing(a_value("21"), Decimal(21)), Standing(a_value("12"), Decimal(12))])
    assert fact.state is FactState.CONFLICT
    assert fact.amount is None
    assert set(fact.amounts) == {Decimal(12), Decimal(21)}


def test_a_hedged_figure_does_not_contradict_the_exact_one():
    rounded = Standing(a_value("2500", qualifier=Qualifier.LT), Decimal(2500))
    [fact] = facts_of([rounded, Standing(a_value("2487"), Decimal(2487))])
    assert (fact.state, fact.amount) == (FactState.REPORTED, Decimal(2487))


def test_an_approved_value_settles_a_conflict():
    [fact] = facts_of([Standing(a_value("21"), Decimal(21)), Standing(a_value("12"), Decimal(12), approved=True)])
    assert (fact.state, fact.amount, fact.approved) == (FactState.REPORTED, Decimal(12), True)


def test_a_stated_zero_is_its_own_state():
    [fact] = facts_of([Standing(a_value("0"), Decimal(0))])
    assert fact.state is FactState.ZERO
