"""Of earlier periods only what a report is set against is read; it must be all that the report asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.facts import Fact
from domain.periods import Period
from drafting.city import same_cut_off
from drafting.compared import compared
from drafting.compose import compose
from drafting.known_lines import known_lines
from drafting.outline import load_outline
from store.codec import to_json
from tests.support.made_facts import catalogue, eight_reports, unit_facts
from workflow.facts import fed_by
from workflow.material import kind_of, set_against

PERIODS = ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026-6M", "2026-9M", "2026-Y", "2026-M07")
HISTORY = tuple(f"{year}-{part}" for year in (2025, 2026) for part in ("Q1", "Q2", "Q3", "Q4", "6M", "9M", "Y"))


def history(period: Period) -> list[Fact]:
    """Of every period that ends before this one."""
    names = [u.name for u in eight_reports().reporting]
    before = [at for at in HISTORY if Period.parse(at).end < period.end]
    return [f for n, at in enumerate(before) for seed, name in enumerate(names) for f in unit_facts(name, seed + n, at)]


@pytest.mark.parametrize("told", PERIODS)
def test_a_draft_from_what_is_compared_is_the_draft_from_the_whole_history(told: str):
    period = Period.parse(told)
    kind, base = kind_of(period), eight_reports()
    names = [u.name for u in base.reporting]
    places = dict.fromkeys((*same_cut_off(period), period.cumulative()))
    now = [f for at in places for seed, name in enumerate(names) for f in unit_facts(name, seed + 1, str(at))]
    whole = replace(base, period=period, facts=now, earlier=history(period))
    wanted = compared(load_outline(kind), catalogue(), period)
    few = replace(whole, earlier=[f for f in whole.earlier if f.indicator in wanted.get(f.period, ())])
    drafts = [compose(material, catalogue=catalogue(), kind=kind) for material in (whole, few)]
    assert to_json(known_lines(drafts[0])) == to_json(known_lines(drafts[1]))
    assert len(few.earlier) < len(whole.earlier) or not whole.earlier


@pytest.mark.parametrize("told", ["2026-Q4", "2026-Y"])
def test_the_figures_of_a_year_are_set_against_the_year_before(told: str):
    """The last quarter's report tells the whole year, and so does the year's own."""
    at = Period.parse(told)
    assert compared(load_outline(kind_of(at)), catalogue(), at)[Period.parse("2025-Y")]


@pytest.mark.parametrize("told", PERIODS)
def test_whoever_keeps_a_draft_hears_of_changes_in_all_that_is_compared(told: str):
    """`workflow.material.stamp_of` looks at these periods and at no others."""
    at = Period.parse(told)
    assert set(compared(load_outline(kind_of(at)), catalogue(), at)) <= {*fed_by(at), *set_against(at)}
