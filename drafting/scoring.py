"""Points of each unit by a score sheet, from the same facts as the report; what cannot be computed is said and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, Decimal

from domain.facts import Fact
from domain.indicators import Catalogue, Code, Semantics
from domain.periods import Period
from domain.units import ReportingUnit, UnitGroup
from drafting.city import FactBook, half_up, hedged
from drafting.desk import lowered
from drafting.ranking import UnitFigure, unit_figure
from drafting.score_sheet import HUNDRED, Criterion, ScoreGroup, ScoreSheet, Sum

NOT_TOLD = "Báo cáo không có {codes}"
UNSETTLED = "Số liệu mâu thuẫn hoặc chưa rõ: {codes}"
ROUNDED = "Chỉ có số làm tròn: {codes}"
DOUBTFUL = "Tỷ lệ không khớp tử số, mẫu số: {codes}"
NO_CASES = "Không phát sinh"
TOO_MUCH = "Tử số lớn hơn mẫu số"
NOT_FOR_IT = "Không áp dụng"


@dataclass(frozen=True, slots=True)
class Scored:
    """One criterion for one unit. points: None where they cannot be given, and then why says so; missing: figures
    that would be needed, by name. rate: in percent, or with steps the amount itself. values: ids behind it."""

    criterion: Criterion
    points: Decimal | None
    rate: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    why: str = ""
    missing: str = ""
    values: tuple[str, ...] = ()

    @property
    def lost(self) -> Decimal:
        """Points it could still gain; zero where none are given."""
        most = self.criterion.points
        return most - self.points if most is not None and self.points is not None else Decimal(0)


@dataclass(frozen=True, slots=True)
class GroupScore:
    """points: of the criteria that could be computed, None where none could; of: their most. published: the points the
    unit says others gave it. place: as in `UnitScore`."""

    group: ScoreGroup
    criteria: tuple[Scored, ...]
    points: Decimal | None
    of: Decimal
    published: Decimal | None = None
    place: int | None = None
    of_places: int = 0

    @property
    def counted(self) -> tuple[bool, ...]:
        """Of each criterion whether it has points."""
        return tuple(s.points is not None for s in self.criteria)

    @property
    def whole(self) -> Decimal:
        """The group's points without those of criteria that do not apply to the unit."""
        spared = (s.criterion.points or Decimal(0) for s in self.criteria if s.why == NOT_FOR_IT)
        return self.group.points - sum(spared, Decimal(0))


@dataclass(frozen=True, slots=True)
class Raise:
    """What would raise a unit's points. gain: at most so many. need: in words. by_report: not by doing better, but by
    telling the figures that the criterion is computed from."""

    criterion: str
    gain: Decimal
    need: str
    by_report: bool = False


@dataclass(frozen=True, slots=True)
class UnitScore:
    """points of: computed points over the most these criteria give. whole: the sheet's points that apply to the unit.

    band: only where everything could be computed. place: within the unit's group, among units scored on as much.
    """

    unit: ReportingUnit
    groups: tuple[GroupScore, ...]
    points: Decimal | None
    of: Decimal
    whole: Decimal
    band: str = ""
    place: int | None = None
    of_places: int = 0
    raises: tuple[Raise, ...] = field(default=())

    @property
    def counted(self) -> tuple[bool, ...]:
        """Of each criterion whether it has points."""
        return tuple(counted for g in self.groups for counted in g.counted)

    @property
    def by_doing(self) -> tuple[Raise, ...]:
        return tuple(r for r in self.raises if not r.by_report)

    @property
    def by_report(self) -> tuple[Raise, ...]:
        return tuple(r for r in self.raises if r.by_report)

    @property
    def unreported(self) -> Decimal:
        """Points that could be computed if the unit told what is missing."""
        return sum((r.gain for r in self.by_report), Decimal(0))

    @property
    def lowest(self) -> Decimal:
        """What the whole is at least."""
        return self.points or Decimal(0)

    @property
    def highest(self) -> Decimal:
        """What the whole could be if all that is not computable were full."""
        return self.lowest + self.whole - self.of


def score(
    sheet: ScoreSheet, facts: Iterable[Fact], *, catalogue: Catalogue, period: Period, units: Sequence[ReportingUnit]
) -> tuple[UnitScore, ...]:
    """In the units' order. units: those that reported for the period."""
    scorer = _Scorer(sheet, FactBook(facts, catalogue), period)
    return _placed([scorer.unit(unit) for unit in units if unit.group is not UnitGroup.CITY])


class _Scorer:
    def __init__(self, sheet: ScoreSheet, book: FactBook, period: Period) -> None:
        self.sheet = sheet
        self.book = book
        self.period = period

    def unit(self, unit: ReportingUnit) -> UnitScore:
        groups = tuple(self._group(unit, group) for group in self.sheet.groups)
        told = [g for g in groups if g.points is not None]
        whole = sum((g.whole for g in groups), Decimal(0))
        points = sum((g.points for g in told if g.points is not None), Decimal(0)) if told else None
        of = sum((g.of for g in told), Decimal(0))
        band = self._band(points) if points is not None and of == whole else ""
        return UnitScore(unit, groups, points, of, whole, band, raises=raises(groups))

    def _band(self, points: Decimal) -> str:
        return next((name for mark, name in self.sheet.bands if points >= mark), "")

    def _group(self, unit: ReportingUnit, group: ScoreGroup) -> GroupScore:
        scored = tuple(self._scored(unit, c, group) for c in group.criteria)
        counted = [s for s in scored if s.points is not None]
        points = sum((s.points for s in counted if s.points is not None), Decimal(0)) if counted else None
        of = sum((s.criterion.points or Decimal(0) for s in counted), Decimal(0))
        published = self.book.settled(unit.name, group.published, self.period) if group.published else None
        return GroupScore(group, scored, points, of, published.amount if published else None)

    def _scored(self, unit: ReportingUnit, criterion: Criterion, group: ScoreGroup) -> Scored:
        if not criterion.applies_to(unit.group):
            return Scored(criterion, None, why=NOT_FOR_IT)
        if criterion.why_not:
            return Scored(criterion, None, why=criterion.why_not)
        found = self._by_parts(unit, criterion) if criterion.above else self._by_figure(unit, criterion)
        if found.rate is None or criterion.points is not None:
            return found
        return Scored(criterion, None, found.rate, found.numerator, found.denominator, group.undivided,
                      values=found.values)  # fmt: skip

    def _by_figure(self, unit: ReportingUnit, criterion: Criterion) -> Scored:
        indicator = self.book.catalogue[criterion.code]
        period = self._at(criterion.code)
        told = unit_figure(unit.name, unit.group, indicator, period, self.book)
        if told is None:
            return self._without(criterion, unit, [criterion.code])
        if told.rounded or told.doubtful:
            why = (ROUNDED if told.rounded else DOUBTFUL).format(codes=self._named([criterion.code]))
            return Scored(criterion, None, why=why, values=told.values)
        numerator, denominator = self._parts(unit.name, told)
        return Scored(
            criterion, _points(criterion, told.amount), told.amount, numerator, denominator, values=told.values
        )

    def _parts(self, unit: str, told: UnitFigure) -> tuple[Decimal | None, Decimal | None]:
        fact = self.book.settled(unit, told.code, told.period)
        return (fact.numerator, fact.denominator) if fact is not None else (None, None)

    def _by_parts(self, unit: ReportingUnit, criterion: Criterion) -> Scored:
        above, below = self._first(unit.name, criterion.above), self._first(unit.name, criterion.below)
        if above is None or below is None:
            lacking = [
                *(self._nearest(unit.name, criterion.above) if above is None else ()),
                *(self._nearest(unit.name, criterion.below) if below is None else ()),
            ]
            return self._without(criterion, unit, list(dict.fromkeys(lacking)))
        (numerator, used), (denominator, more) = above, below
        ids = tuple(dict.fromkeys(f.values[0].id for f in (*used, *more)))
        if not denominator:
            return Scored(criterion, None, why=NO_CASES, values=ids)
        if numerator > denominator or numerator < 0:
            return Scored(criterion, None, None, numerator, denominator, TOO_MUCH, values=ids)
        rate = numerator * 100 / denominator
        return Scored(criterion, _points(criterion, rate), half_up(rate), numerator, denominator, values=ids)

    def _first(self, unit: str, sums: Sequence[Sum]) -> tuple[Decimal, tuple[Fact, ...]] | None:
        """The first sum whose parts all stand exactly."""
        for told in sums:
            facts = [self.book.settled(unit, code, self._at(code)) for code in told.codes]
            if all(f is not None and f.amount is not None and not hedged(f) for f in facts):
                known = tuple(f for f in facts if f is not None)
                total = sum(
                    (sign * (f.amount or 0) for (sign, _), f in zip(told.terms, known, strict=True)), Decimal(0)
                )
                return Decimal(total), known
        return None

    def _nearest(self, unit: str, sums: Sequence[Sum]) -> list[Code]:
        """What is lacking of the sum that lacks least."""
        return min((self._lacking(unit, told) for told in sums), key=len)

    def _lacking(self, unit: str, told: Sum) -> list[Code]:
        facts = {code: self.book.settled(unit, code, self._at(code)) for code in told.codes}
        return [code for code, fact in facts.items() if fact is None or hedged(fact)]

    def _without(self, criterion: Criterion, unit: ReportingUnit, codes: Sequence[Code]) -> Scored:
        if all(unit.is_spared(code, self._at(code)) for code in codes):
            return Scored(criterion, None, why=NOT_FOR_IT)
        unsettled = [c for c in codes if self.book.get(unit.name, c, self._at(c)) is not None]
        rounded = [c for c in unsettled if self.book.settled(unit.name, c, self._at(c)) is not None]
        why = ROUNDED if rounded else UNSETTLED if unsettled else NOT_TOLD
        named = rounded or unsettled or list(codes)
        return Scored(criterion, None, why=why.format(codes=self._named(named)), missing=self._named(codes))

    def _named(self, codes: Sequence[Code]) -> str:
        """ "số hồ sơ đang giải quyết, trong hạn (TT-23)"."""
        return "; ".join(f"{lowered(self.book.catalogue.name_of(code))} ({code})" for code in codes)

    def _at(self, code: Code) -> Period:
        """Cumulative indicators from the start of the year, the others in the period."""
        semantics = self.book.catalogue[code].semantics
        return self.period.cumulative() if semantics is Semantics.CUMULATIVE else self.period


def _points(criterion: Criterion, amount: Decimal) -> Decimal | None:
    """By steps, else in proportion up to the percent from which all are given."""
    if criterion.points is None:
        return None
    if criterion.steps:
        reached = (s.points for s in criterion.steps if (amount <= s.mark if s.at_most else amount >= s.mark))
        return max(reached, default=Decimal(0))
    return half_up(criterion.points * min(amount, criterion.full_at) / criterion.full_at)


def raises(groups: Iterable[GroupScore]) -> tuple[Raise, ...]:
    """Most gain first: what is short of full points, and what would count if it were told."""
    found = [_raise(s) for g in groups for s in g.criteria if s.lost > 0]
    found += [
        Raise(s.criterion.name, s.criterion.points, f"báo cáo thêm {s.missing}", by_report=True)
        for g in groups for s in g.criteria if s.missing and s.criterion.points is not None
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda r: -r.gain))


def _raise(scored: Scored) -> Raise:
    criterion = scored.criterion
    if criterion.steps:
        best = criterion.steps[0]
        return Raise(criterion.name, scored.lost, f"đưa số liệu {'xuống' if best.at_most else 'lên'} {best.mark:f}")
    mark = f"{criterion.full_at.normalize():f}%".replace(".", ",")
    if scored.numerator is None or scored.denominator is None:
        return Raise(criterion.name, scored.lost, f"đưa tỷ lệ lên {mark}")
    wanted = (scored.denominator * criterion.full_at / HUNDRED).to_integral_value(ROUND_CEILING)
    more = f"{int(wanted - scored.numerator):,}".replace(",", ".")
    return Raise(criterion.name, scored.lost, f"thêm {more} {criterion.counts or 'trường hợp'} để tỷ lệ lên {mark}")


def _placed(scores: Sequence[UnitScore]) -> tuple[UnitScore, ...]:
    """With places within each group of units, for the whole and for each group of criteria."""
    return tuple(_with_places(mine, [s for s in scores if s.unit.group is mine.unit.group]) for mine in scores)


def _with_places(mine: UnitScore, beside: Sequence[UnitScore]) -> UnitScore:
    groups = []
    for column, own in enumerate(mine.groups):
        place, of = _place(own, [s.groups[column] for s in beside])
        groups.append(replace(own, place=place, of_places=of))
    place, of = _place(mine, beside)
    return replace(mine, groups=tuple(groups), place=place, of_places=of)


def _place(mine: UnitScore | GroupScore, group: Sequence[UnitScore | GroupScore]) -> tuple[int | None, int]:
    """Among those for which the same could be computed: the most that two or more of the group share. Equal points
    share a place, and being first of one says nothing."""
    shared = Counter(s.counted for s in group if s.points is not None)
    common = [s for s in group if shared[s.counted] > 1]
    if not common:
        return None, 0
    fullest = max(common, key=lambda s: (s.of, shared[s.counted])).counted
    beside = [s for s in common if s.counted == fullest]
    if mine.counted != fullest:
        return None, 0
    return 1 + sum((s.points or 0) > (mine.points or 0) for s in beside), len(beside)
