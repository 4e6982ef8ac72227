"""Which period's fact answers: the period as asked, or the one that says the same of this kind of indicator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from domain.facts import Fact
from domain.indicators import Indicator, Semantics
from domain.periods import Period, PeriodKind
from rag.period_words import AskedPeriods

_YEARS_BACK = 3  # an index of a year is told in the reports of the years after it


def answering_periods(asked: Period, indicator: Indicator) -> list[Period]:
    """Periods whose figure answers for `asked`, best first.

    A count since the start of the year for "quý III" is also the nine months'; a state for "9 tháng" is also the
    third quarter's; a plan is the same all year.
    """
    same = [asked]
    if indicator.semantics is Semantics.CUMULATIVE:
        same.append(asked.cumulative())
    elif indicator.semantics.stands:
        same += [asked.cumulative(), *([asked.last_quarter] if asked.kind is not PeriodKind.MONTH else [])]
    elif indicator.semantics is Semantics.FLOW and asked == asked.cumulative() and asked.months == (1, 3):
        same.append(asked.last_quarter)
    return list(dict.fromkeys(same))


def beside_it(period: Period) -> list[Period]:
    """The other periods with the same last day: the quarter, and the months since the year began."""
    return [p for p in (period.last_quarter, period.cumulative()) if p != period and p.end == period.end]


def periods_looked_at(asked: AskedPeriods, indicator: Indicator, *, now: Period | None) -> list[Period]:
    """The only periods whose facts can answer, so that no others need be read; empty where any may.

    now: meant when none was asked for; figures of the same cut-off then count as well.
    """
    year = asked.year or (asked.periods[0] if asked.periods else now or Period(2000, PeriodKind.YEAR)).year
    if indicator.semantics is Semantics.YEARLY:
        return [Period(year - back, PeriodKind.YEAR) for back in range(1 if asked.year else _YEARS_BACK)]
    if asked.year is not None and not asked.periods:
        return []
    if indicator.semantics is Semantics.PLAN:
        kinds = (PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.YEAR)
        quarters = [Period(year, PeriodKind.QUARTER, number) for number in (1, 2, 3, 4)]
        return [*quarters, *(Period(year, kind) for kind in kinds)]
    if asked.periods:
        same_day = [p for p in asked.periods if p.end == asked.periods[0].end]
        return list(dict.fromkeys(p for period in same_day for p in answering_periods(period, indicator)))
    return [] if now is None else list(dict.fromkeys((now, now.cumulative(), now.last_quarter)))


def chosen(facts: Iterable[Fact], asked: Period, indicator: Indicator) -> list[Fact]:
    """One fact per unit for the asked period. Units are kept to one period where the facts allow it."""
    order = {period: place for place, period in enumerate(answering_periods(asked, indicator))}
    fitting = [f for f in facts if f.period in order]
    if indicator.semantics in (Semantics.PLAN, Semantics.YEARLY) and not fitting:
        fitting = _of_the_year(facts, asked, indicator)
        order = {p: -i for i, p in enumerate(sorted({f.period for f in fitting}, key=lambda p: p.sort_key))}
    counts: dict[Period, int] = {}
    for fact in fitting:
        counts[fact.period] = counts.get(fact.period, 0) + 1
    best: dict[str, Fact] = {}
    for fact in sorted(fitting, key=lambda f: (-counts[f.period], order[f.period])):
        best.setdefault(fact.unit, fact)
    return list(best.values())


def latest_facts(facts: Sequence[Fact], indicator: Indicator) -> list[Fact]:
    """The facts of the latest period there is, when none was asked for."""
    if not facts:
        return []
    end = max(f.period.end for f in facts)
    last = [f for f in facts if f.period.end == end]
    # Cumulative indicators speak of the period that most units tell, of several of the longest; all others of the
    # shortest.
    periods = [f.period for f in last]
    if indicator.semantics is Semantics.CUMULATIVE:
        period = max(periods, key=lambda p: (periods.count(p), -p.start.toordinal()))
    else:
        period = max(periods, key=lambda p: p.start)
    return chosen(facts, period, indicator)


def of_one_period(facts: Sequence[Fact], indicator: Indicator) -> tuple[list[Fact], list[Fact]]:
    """Those of the period most are of, the shortest of several, and all others; what stands is the same for all with
    one cut-off."""
    periods = [f.period.end if indicator.semantics.stands else f.period for f in facts]
    counts, starts = Counter(periods), {period: f.period.start for f, period in zip(facts, periods, strict=True)}
    most = max(counts, key=lambda period: (counts[period], starts[period]), default=None)
    told = list(zip(facts, periods, strict=True))
    return [f for f, period in told if period == most], [f for f, period in told if period != most]


def asked_facts(facts: Sequence[Fact], asked: AskedPeriods, indicator: Indicator) -> list[Fact]:
    """The facts that answer for the one period asked, for a year named alone, or for now."""
    if asked.year is not None and indicator.semantics is Semantics.YEARLY:
        return [f for f in facts if f.period.year == asked.year]
    if asked.periods:
        return _of_first(facts, asked.periods, indicator)
    if asked.year is not None:
        return latest_facts([f for f in facts if f.period.year == asked.year], indicator)
    return latest_facts(facts, indicator)


def _of_first(facts: Sequence[Fact], asked: Sequence[Period], indicator: Indicator) -> list[Fact]:
    """Of each unit what answers for the first period asked; where that is nothing, for the next with its cut-off."""
    found: dict[str, Fact] = {}
    for period in asked:
        if period.end == asked[0].end:
            for fact in chosen(facts, period, indicator):
                found.setdefault(fact.unit, fact)
    return list(found.values())


def _of_the_year(facts: Iterable[Fact], asked: Period, indicator: Indicator) -> list[Fact]:
    """Plans of the same year; yearly indices of that year, or else the last one published before."""
    if indicator.semantics is Semantics.PLAN:
        return [f for f in facts if f.period.year == asked.year]
    known = [f for f in facts if f.period.year <= asked.year]
    newest = max((f.period.year for f in known), default=None)
    return [f for f in known if f.period.year == newest]
