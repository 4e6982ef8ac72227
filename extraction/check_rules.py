"""What a check sees, and how it words what it finds. Nothing here or in any check corrects a figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from domain.citations import Citation
from domain.documents import Document
from domain.indicators import Catalogue, Code, Indicator
from domain.periods import Period
from domain.quantities import plain, vietnamese
from domain.values import Finding, IndicatorValue, OtherFigure, Severity


@dataclass(frozen=True, slots=True)
class Seen:
    """One report as extracted, and the unit's earlier values."""

    document: Document
    catalogue: Catalogue
    period: Period
    values: tuple[IndicatorValue, ...]
    others: tuple[OtherFigure, ...] = ()
    earlier: tuple[IndicatorValue, ...] = ()
    _groups: dict[tuple[Code, Period], list[IndicatorValue]] = field(default_factory=dict, compare=False, repr=False)

    def of(self, code: Code, period: Period) -> list[IndicatorValue]:
        if not self._groups:
            for value in self.values:
                self._groups.setdefault((value.indicator, value.period), []).append(value)
        return self._groups.get((code, period), [])

    def groups(self) -> Iterable[tuple[Code, Period, list[IndicatorValue]]]:
        """Values by indicator and period, in reading order."""
        for code, period in dict.fromkeys((v.indicator, v.period) for v in self.values):
            yield code, period, self.of(code, period)

    def settled(self, code: Code, period: Period) -> IndicatorValue | None:
        """The one amount all exact mentions agree on; None if there is none or they differ."""
        exact = [v for v in self.of(code, period) if is_exact(v)]
        return exact[0] if exact and len({v.amount for v in exact}) == 1 else None

    def indicator(self, code: Code) -> Indicator:
        return self.catalogue[code]


def is_exact(value: IndicatorValue) -> bool:
    """Neither hedged ("gần 2.500") nor readable in two ways."""
    return value.qualifier is None and len(value.readings) <= 1


def shown(amount: Decimal, measure: str) -> str:
    """As the report would print it: "95,8%", "1.234 hồ sơ"."""
    return f"{vietnamese(amount)}%" if measure == "%" else f"{vietnamese(amount)} {measure}"


def rounded(amount: Decimal, places: int = 1) -> Decimal:
    return Decimal(plain(round(amount, places)))


def finding(
    rule: str,
    message: str,
    codes: Sequence[Code],
    places: Iterable[Citation],
    severity: Severity = Severity.ERROR,
) -> Finding:
    return Finding(rule, severity, message, tuple(dict.fromkeys(codes)), tuple(places))
