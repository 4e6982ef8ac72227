"""Tổng quan: how the quarter stands, what needs a person, who is ahead and behind – each with the way to its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.city import CityFigure
from domain.facts import Fact
from domain.indicators import Better, Code, Indicator
from domain.periods import Period
from domain.units import ReportingUnit, UnitGroup
from domain.values import Finding, Severity
from drafting.changes import Change
from drafting.ranking import UnitFigure, in_groups
from workflow.cells import CellState, state_of
from workflow.city_book import CityBook, CityBooks
from workflow.city_series import Point, city_series
from workflow.factory import Process
from workflow.matrix import Sent, sent_of

# On-time files, online files, tasks done in time, investment paid out; the others stand in where one cannot be made.
HEADLINES: tuple[Code, ...] = ("TT-20", "CQS-05", "CD-09", "TK-03", "CD-04", "TT-12", "TT-31")
SHOWN = 4
_MOST_FALLS = 8
_AGREED = "readers_agree"  # says that nothing is wrong


@dataclass(frozen=True, slots=True)
class Headline:
    """change: against the period before, over the units that have both; None where there are too few."""

    indicator: Indicator
    figure: CityFigure
    change: Change | None
    trend: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Fall:
    """One unit's figure that became worse, both as printed. points: by how much, in percentage points."""

    unit: ReportingUnit
    indicator: Indicator
    now: UnitFigure
    before: UnitFigure
    fact: Fact | None

    @property
    def points(self) -> Decimal:
        return abs(self.now.amount - self.before.amount)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A figure without an amount that counts, until a person has looked."""

    unit: ReportingUnit
    indicator: Indicator
    fact: Fact
    state: CellState


@dataclass(frozen=True, slots=True)
class Rule:
    """Findings of one kind, over the period's reports."""

    rule: str
    severity: Severity
    count: int
    units: int


@dataclass(frozen=True, slots=True)
class Progress:
    """Figures of the period's reports and how many of them a person approved."""

    approved: int
    total: int


@dataclass(frozen=True, slots=True)
class Overview:
    period: Period
    sent: Sent
    headlines: tuple[Headline, ...]
    doubts: tuple[Doubt, ...]
    falls: tuple[Fall, ...]
    rules: tuple[Rule, ...]
    progress: Progress
    ranked: Indicator
    rankings: tuple[tuple[UnitGroup, tuple[UnitFigure, ...]], ...]
    places: Mapping[str, int]
    choices: tuple[Indicator, ...]


def overview(process: Process, period: Period, *, rank_by: Code = "") -> Overview:
    with process.desk() as desk:
        book = process.kept(CityBooks).book(process, desk, period)
        chosen = headline_figures(book)
        trends = {f.indicator: city_series(process, desk, process.catalogue[f.indicator], f.period) for f in chosen}
    ranked = _ranked_by(book, rank_by, chosen)
    at = book.draft.at(ranked.code, book.draft.when(ranked.code))
    return Overview(
        period=period,
        sent=sent_of(book),
        headlines=tuple(headline(book, f, trends[f.indicator]) for f in chosen),
        doubts=book.once("doubts", doubts),
        falls=book.once("falls", falls),
        rules=book.once("rules", _rules_of),
        progress=book.once("progress", progress),
        ranked=ranked,
        rankings=in_groups(book.ranked(ranked.code, at)),
        places=book.places(ranked.code, at),
        choices=book.comparable,
    )


def headline_figures(book: CityBook) -> list[CityFigure]:
    """The first four that could be made, then those that could not: a gap is shown as one."""
    told = [f for code in HEADLINES if (f := book.draft.figure(code, book.draft.when(code)))]
    return sorted(told, key=lambda f: f.amount is None)[:SHOWN]


def headline(book: CityBook, figure: CityFigure, trend: tuple[Point, ...]) -> Headline:
    return Headline(book.catalogue[figure.indicator], figure, book.change(figure.indicator, figure.period), trend)


def doubts(book: CityBook) -> tuple[Doubt, ...]:
    """Conflicts first, then what is out of bounds, then what can be read in several ways; in the units' order."""
    units = {u.name: u for u in book.draft.units}
    order = (CellState.CONFLICT, CellState.IMPOSSIBLE, CellState.AMBIGUOUS)
    found = [
        Doubt(units[f.unit], book.catalogue[f.indicator], f, state)
        for facts in book.by_unit.values()
        for f in facts
        if (state := state_of(f, book.catalogue[f.indicator])).wrong
    ]
    return tuple(sorted(found, key=lambda d: order.index(d.state)))


def falls(book: CityBook) -> tuple[Fall, ...]:
    """Where units became worse since the period before, by percentage points; only figures that stand firmly."""
    units = {u.name: u for u in book.draft.units}
    found = [fall for i in book.comparable for fall in _falls_of(book, i, units)]
    return tuple(sorted(found, key=lambda f: (-f.points, f.unit.name))[:_MOST_FALLS])


def _falls_of(book: CityBook, indicator: Indicator, units: dict[str, ReportingUnit]) -> list[Fall]:
    at = book.draft.at(indicator.code, book.draft.when(indicator.code))
    earlier = {f.unit: f for f in book.ranked(indicator.code, at.previous()) if _firm(f, indicator)}
    found = []
    for now in book.ranked(indicator.code, at):
        before = earlier.get(now.unit)
        if before is None or not _firm(now, indicator):
            continue
        worse = now.amount > before.amount if indicator.better is Better.LOWER else now.amount < before.amount
        if worse:
            fact = book.draft.book.get(now.unit, indicator.code, at)
            found.append(Fall(units[now.unit], indicator, now, before, fact))
    return found


def _firm(figure: UnitFigure, indicator: Indicator) -> bool:
    possible = indicator.high is None or figure.amount <= indicator.high
    return possible and not figure.doubtful and not figure.rounded


def _rules_of(book: CityBook) -> tuple[Rule, ...]:
    return rules(book.material.findings)


def rules(findings: Sequence[tuple[str, Finding]]) -> tuple[Rule, ...]:
    """Gravest kinds first, then the most frequent."""
    counts: Counter[tuple[str, Severity]] = Counter()
    units: dict[tuple[str, Severity], set[str]] = {}
    for unit, finding in findings:
        if finding.rule != _AGREED:
            counts[finding.rule, finding.severity] += 1
            units.setdefault((finding.rule, finding.severity), set()).add(unit)
    order = list(Severity)
    found = [Rule(rule, severity, n, len(units[rule, severity])) for (rule, severity), n in counts.items()]
    return tuple(sorted(found, key=lambda r: (order.index(r.severity), -r.count, r.rule)))


def findings_of(process: Process, period: Period, rule: str) -> list[tuple[str, Finding]]:
    """(unit, finding) of one kind, over the reports that feed a period."""
    with process.desk() as desk:
        book = process.kept(CityBooks).book(process, desk, period)
    return [(unit, f) for unit, f in book.material.findings if not rule or f.rule == rule]


def progress(book: CityBook) -> Progress:
    facts = [f for found in book.by_unit.values() for f in found]
    return Progress(sum(1 for f in facts if f.approved), len(facts))


def _ranked_by(book: CityBook, wanted: Code, figures: Sequence[CityFigure]) -> Indicator:
    choices = {i.code: i for i in book.comparable}
    told = [wanted, *(f.indicator for f in figures), *choices]
    return choices.get(next((c for c in told if c in choices), ""), book.catalogue[HEADLINES[0]])
