"""What stands behind a number nobody marked: a fact of whom and what its words name, or arithmetic."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.city import CityFigure
from domain.facts import CITY, Fact
from domain.indicators import Code
from domain.numbers import NumberForm, NumberMention
from domain.periods import Period
from domain.quantities import DONG, PERCENT, Measure
from domain.texts import Span, fold_case
from domain.units import UnitRegistry
from drafting.city import half_up, percent, same_cut_off

IndicatorsIn = Callable[[str], Collection[Code]]
Facts = Callable[[Collection[Code]], Iterable[Fact]]
CityFigures = Callable[[Collection[Code]], Iterable[CityFigure]]
_RISE = re.compile(r"(?<!\w)(?:tăng|cao hơn|vượt|nhiều hơn)(?!\w)")
_FALL = re.compile(r"(?<!\w)(?:giảm|thấp hơn|hụt|ít hơn)(?!\w)")
_STOP = re.compile(r"[.;!?](?=\s|$)")
_COMMA = re.compile(r"[,;:()]\s|[.!?](?=\s|$)|(?<=\s)\(")
_SCALES = {"tỷ đồng": Decimal(10) ** 9, "triệu đồng": Decimal(10) ** 6, "nghìn đồng": Decimal(10) ** 3}
_COUNTED = frozenset(("đơn vị", "cơ quan", "sở", "phường", "xã", "sở, ngành"))


@dataclass(frozen=True, slots=True)
class Support:
    """status: "fact" or "derived"; why: one Vietnamese sentence."""

    status: str
    indicator: Code | None
    why: str


@dataclass(frozen=True, slots=True)
class _Known:
    scope: str
    code: Code
    period: Period
    amount: Decimal
    measure: Measure
    numerator: Decimal | None = None
    denominator: Decimal | None = None


class Evidence:
    """Facts and city figures, looked up by whom and what a sentence speaks of. Those of an indicator are asked for only
    when a number needs them: a document nobody touched needs none."""

    def __init__(self, facts: Facts, city: CityFigures, registry: UnitRegistry, period: Period) -> None:
        self.registry = registry
        self.period = period
        self._now = {*same_cut_off(period)}
        self._facts = facts
        self._city = city
        self._known: dict[Code, list[_Known]] = {}
        self._coverage: dict[Code, set[tuple[Decimal, Decimal]]] = {}

    def _look_up(self, codes: Collection[Code]) -> None:
        """Sees that what is known of these indicators is at hand."""
        new = frozenset(code for code in codes if code not in self._known)
        if not new:
            return
        city = list(self._city(new))
        self._known |= {code: [] for code in new}
        self._coverage |= {code: set() for code in new}
        for item in _known(self._facts(new), city):
            self._known[item.code].append(item)
        for f in city:
            self._coverage[f.indicator].add((Decimal(len(f.parts)), Decimal(f.expected)))

    def unit_before(self, text: str, at: int) -> str | None:
        """The unit named nearest before a place, certain ones only."""
        named = [m for m in self.registry.mentioned(text) if m.end <= at and m.certain]
        return named[-1].units[0].name if named else None

    def units_in(self, text: str) -> set[str]:
        return {u.name for m in self.registry.mentioned(text) for u in m.units}

    def each_unit_in(self, text: str) -> list[str]:
        """As often as they are named."""
        return [u.name for m in self.registry.mentioned(text) for u in m.units]

    def find(self, mention: NumberMention, *, scope: str, codes: Collection[Code], sentence: str) -> Support | None:
        """What supports the number as a figure of `scope` for one of `codes`; None if nothing does."""
        if mention.value is None or mention.form is NumberForm.FACTOR:  # "gấp 4 lần" tells of no figure that is 4
            return None
        value = mention.value * _scale(sentence, mention)
        self._look_up(codes)
        known = [k for code in codes for k in self._known[code] if k.scope == scope and self._meant(k.period, sentence)]
        for item in known:
            if item.amount == value and _fits(mention, item.measure):
                return Support("fact", item.code, f"Khớp số liệu {item.code} của {item.scope}, kỳ {item.period}")
        return self._counted(mention, codes) or _computed(value, mention, known, fold_case(sentence))

    def _meant(self, period: Period, sentence: str) -> bool:
        """Figures of another time count only where the sentence names that time."""
        return period in self._now or fold_case(period.label) in fold_case(sentence) or period.kind.value == "Y"

    def _counted(self, mention: NumberMention, codes: Collection[Code]) -> Support | None:
        if mention.value is None or mention.denominator is None or mention.measure not in _COUNTED:
            return None
        pair = (mention.value, mention.denominator)
        for code in codes:
            if pair in self._coverage[code]:
                return Support("derived", code, "Số đơn vị có số liệu trên số đơn vị đã gửi báo cáo")
        return None


def _known(facts: Iterable[Fact], city: Iterable[CityFigure]) -> Iterator[_Known]:
    for f in facts:
        if f.amount is not None:
            yield _Known(f.unit, f.indicator, f.period, f.amount, f.measure, f.numerator, f.denominator)
    for c in city:
        if c.amount is not None:
            yield _Known(CITY, c.indicator, c.period, c.amount, c.measure, c.numerator, c.denominator)


def _scale(sentence: str, mention: NumberMention) -> Decimal:
    """A row whose measure cell says "triệu đồng" counts in millions."""
    if mention.measure is not None or " | " not in sentence:
        return Decimal(1)
    cells = sentence.split(" | ")
    return next((_SCALES[cell.strip()] for cell in cells if cell.strip() in _SCALES), Decimal(1))


def _fits(mention: NumberMention, measure: Measure) -> bool:
    if mention.point:
        return False
    if mention.measure == PERCENT or mention.measure == DONG:
        return measure == mention.measure
    return mention.measure is None or measure not in (PERCENT, DONG) or measure == mention.measure


def _computed(value: Decimal, mention: NumberMention, known: Sequence[_Known], folded: str) -> Support | None:
    """A difference between two times, its percent, or a percent of printed parts."""
    for item in known:
        if item.numerator is not None and item.denominator and mention.measure == PERCENT:
            exact = percent(item.numerator, item.denominator)
            if value in (exact, half_up(exact, 1)):
                return Support("derived", item.code, "Tính lại từ tử số và mẫu số của số liệu")
    if not (_RISE.search(folded) or _FALL.search(folded)):
        return None
    for now in known:
        for before in known:
            if now.code != before.code or now is before:
                continue
            difference = now.amount - before.amount
            changes = [abs(difference)]
            if before.amount and mention.measure == PERCENT and now.measure != PERCENT:
                changes = [percent(abs(difference), before.amount)]
            risen = direction_before(folded, len(folded))
            if difference and value in changes and (risen == 0 or (risen > 0) == (difference > 0)):
                return Support("derived", now.code, f"Chênh lệch giữa kỳ {now.period} và kỳ {before.period}")
    return None


def direction_before(text: str, at: int) -> int:
    """+1 or -1 for the word of rising or falling nearest before a place, 0 without one."""
    folded = fold_case(text[:at])
    rise = max((m.start() for m in _RISE.finditer(folded)), default=-1)
    fall = max((m.start() for m in _FALL.finditer(folded)), default=-1)
    return 0 if rise == fall else 1 if rise > fall else -1


def sentence_at(text: str, span: Span) -> Span:
    """The sentence or clause between full stops and semicolons that a number stands in."""
    start = max((m.end() for m in _STOP.finditer(text) if m.end() <= span.start), default=0)
    end = min((m.start() for m in _STOP.finditer(text) if m.start() >= span.end), default=len(text))
    return Span(start, end)


def clause_at(text: str, span: Span) -> Span:
    """The words between commas, semicolons and brackets that a number stands in."""
    start = max((m.end() for m in _COMMA.finditer(text) if m.end() <= span.start), default=0)
    end = min((m.start() for m in _COMMA.finditer(text) if m.start() >= span.end), default=len(text))
    return Span(start, end)
