"""One indicator, one period, several amounts in one report: which stand, and which go to the reviewer instead.

Text and table that plausibly differ by a slip both stand, and a check reports the conflict. Otherwise a second amount
is nearly always a part or another body's figure read as the unit's own: it is not dropped but listed as unaccounted,
with a finding that cites both places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.indicators import Catalogue, Indicator, IndicatorType
from domain.values import Finding, IndicatorValue, Method, Severity, Unaccounted
from extraction.check_rules import is_exact, shown

_SUMS = (IndicatorType.COUNT, IndicatorType.STOCK, IndicatorType.AMOUNT)
# A slip of the pen keeps the order of size; a part or a neighbour's figure usually does not.
_SLIP = Decimal("2.5")


@dataclass(frozen=True, slots=True)
class Rival:
    """A reading that gave way to `kept`."""

    value: IndicatorValue
    kept: IndicatorValue
    printed: str

    @property
    def unaccounted(self) -> Unaccounted:
        place = self.value.citation
        reason = f"trùng chỉ tiêu {self.value.indicator} với số {shown(self.kept.amount, self.kept.measure)}"
        return Unaccounted(self.printed, place.block_id, place.number, place.page, reason)

    def finding(self, catalogue: Catalogue) -> Finding:
        name = catalogue[self.value.indicator].name
        amounts = f"{shown(self.kept.amount, self.kept.measure)} và {shown(self.value.amount, self.value.measure)}"
        message = f"{name}: báo cáo có hai số cho cùng kỳ ({amounts}), cần xem lại số thứ hai."
        places = (self.kept.citation, self.value.citation)
        return Finding("repeated_figure", Severity.WARNING, message, (self.value.indicator,), places)


def settle(values: Sequence[IndicatorValue], catalogue: Catalogue) -> tuple[tuple[IndicatorValue, ...], list[Rival]]:
    """Values that stand, in order, and those that gave way."""
    groups: dict[tuple[str, str], list[IndicatorValue]] = {}
    for value in values:
        groups.setdefault((value.indicator, str(value.period)), []).append(value)
    losers: dict[int, Rival] = {}
    for group in groups.values():
        for rival in _rivals(group, catalogue[group[0].indicator]):
            losers[id(rival.value)] = rival
    kept = tuple(_weighed(v, groups, losers) for v in values if id(v) not in losers)
    places = {(v.citation.block_id, v.citation.number) for v in kept}
    # "12/15" may stand for one indicator and give way for the other: then its number stays accounted for as a value.
    return kept, [r for r in losers.values() if (r.value.citation.block_id, r.value.citation.number) not in places]


def _rivals(group: Sequence[IndicatorValue], indicator: Indicator) -> list[Rival]:
    exact = [v for v in group if is_exact(v)]
    if len({v.amount for v in exact}) < 2:
        return []
    tables = [v for v in exact if v.method is Method.TABLE]
    text = [v for v in exact if v.method is not Method.TABLE]
    found = []
    best_table = _best(tables, indicator)
    if best_table is not None:
        found += [_gives_way(v, best_table) for v in tables if v.amount != best_table.amount]
        agree = any(v.amount == best_table.amount for v in text)
        slips = [v for v in text if not agree and _may_be_slip(v.amount, best_table.amount)]
        found += [_gives_way(v, best_table) for v in text if v.amount != best_table.amount and v not in slips]
        text = slips
    best_text = _best(text, indicator)
    if best_text is not None:
        found += [_gives_way(v, best_text) for v in text if v.amount != best_text.amount]
    return found


def _best(values: Sequence[IndicatorValue], indicator: Indicator) -> IndicatorValue | None:
    """Of counts the largest, for the others are its parts; of shares the first stated."""
    if not values:
        return None
    return max(values, key=lambda v: v.amount) if indicator.type in _SUMS else values[0]


def _may_be_slip(one: Decimal, other: Decimal) -> bool:
    low, high = sorted((one, other))
    return low > 0 and high / low <= _SLIP


def _gives_way(value: IndicatorValue, kept: IndicatorValue) -> Rival:
    number, span = value.citation.number, value.citation.span
    printed = value.citation.quote[number.start - span.start : number.end - span.start]
    return Rival(value, kept, printed)


def _none_of_it(rival: IndicatorValue, value: IndicatorValue) -> bool:
    """A none in the very sentence that gives an amount is of a part of it: "349 hồ sơ, chưa có hồ sơ nào quá hạn"."""
    here, there = value.citation, rival.citation
    return rival.amount == 0 != value.amount and (here.block_id, here.span) == (there.block_id, there.span)


def _weighed(
    value: IndicatorValue, groups: dict[tuple[str, str], list[IndicatorValue]], losers: dict[int, Rival]
) -> IndicatorValue:
    """Confidence up where another place agrees, down where a rival had to give way."""
    group = groups[(value.indicator, str(value.period))]
    others = [v for v in group if v is not value]
    agreed = any(v.amount == value.amount for v in others)
    gave_way = [
        v.amount for v in others if id(v) in losers and losers[id(v)].kept is value and not _none_of_it(v, value)
    ]
    change = 0.05 * agreed - 0.2 * bool(gave_way)
    weighed = replace(value, confidence=round(min(max(value.confidence + change, 0.0), 0.99), 2))
    if not gave_way or agreed or value.method is Method.TABLE:
        return weighed
    # One place of prose against another: nobody can know which is right, so neither counts until a person says.
    return replace(weighed, readings=tuple(dict.fromkeys((value.amount, *value.readings, *gave_way))))
