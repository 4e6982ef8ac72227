"""The only maker of slots: every number of a draft passes here and says what it states."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from domain.city import CityFigure
from domain.drafts import Run, Slot
from domain.facts import CITY, Fact
from domain.indicators import Code
from domain.periods import Period
from domain.quantities import DONG, PERCENT, Measure, vietnamese
from drafting.printing import in_prose, in_table

COUNTED = "đếm số đơn vị"
UNITS = "đơn vị"

Piece = str | Slot | Sequence[Run]


def claim_of(*words: object) -> str:
    """12 hex digits for what a number states: the same words give the same claim in every draft."""
    return hashlib.sha256("|".join(str(w) for w in words).encode()).hexdigest()[:12]


class SlotMaker:
    """Makes the slots of one draft; keys count up, so each is unique."""

    def __init__(self) -> None:
        self._made = 0

    def make(
        self,
        claim: Sequence[object],
        shown: str,
        amount: Decimal,
        measure: Measure,
        *,
        indicator: Code | None = None,
        period: Period | None = None,
        scope: str = CITY,
        values: Iterable[str] = (),
        derivation: str = "",
        direction: int = 0,
    ) -> Slot:
        self._made += 1
        key = f"{claim_of(*claim)}-{self._made:05d}"
        ids = tuple(dict.fromkeys(values))
        return Slot(key, shown, amount, measure, indicator, period, scope, ids, derivation, direction)

    def shown(self, amount: Decimal, measure: Measure) -> str:
        """A number in a cell of mixed measures: money with its unit, the rest bare."""
        return in_prose(amount, measure) if measure == DONG else vietnamese(amount)

    def city(self, figure: CityFigure, *, scale: Decimal | None = None) -> Slot:
        """The city figure itself; its amount is not None. scale: for a table cell, what its row counts in."""
        assert figure.amount is not None
        if scale is None:
            shown = in_prose(figure.amount, figure.measure)
        else:
            shown = vietnamese(figure.amount / scale)
        return self.make(
            ("city", figure.indicator, figure.period),
            shown,
            figure.amount,
            figure.measure,
            indicator=figure.indicator,
            period=figure.period,
            values=figure.value_ids,
            derivation=_how(figure),
        )

    def coverage(self, figure: CityFigure) -> Slot:
        """ "15/17": units in the figure over units that sent a report."""
        return self.make(
            ("coverage", figure.indicator, figure.period),
            figure.coverage,
            Decimal(len(figure.parts)),
            UNITS,
            indicator=figure.indicator,
            period=figure.period,
            derivation=COUNTED,
        )

    def unit(self, fact: Fact, *, table: bool = False) -> Slot:
        """One unit's settled figure as it stands."""
        assert fact.amount is not None
        return self.amount_of(fact, fact.amount, table=table)

    def amount_of(self, fact: Fact, amount: Decimal, *, table: bool = False, place: int = 0) -> Slot:
        """An amount a unit printed; for a conflict, its `place`-th amount."""
        shown = (in_table if table else in_prose)(amount, fact.measure)
        ids = tuple(v.id for v in fact.values if v.amount == amount) or tuple(v.id for v in fact.values[:1])
        return self.make(
            ("unit", fact.indicator, fact.period, fact.unit, place),
            shown,
            amount,
            fact.measure,
            indicator=fact.indicator,
            period=fact.period,
            scope=fact.unit,
            values=ids,
        )

    def count(self, number: int, what: str) -> Slot:
        """How many units something is true of; `what` names it, the same in every draft."""
        amount = Decimal(number)
        return self.make(("count", what), in_prose(amount, UNITS), amount, UNITS, derivation=f"{COUNTED}: {what}")


def _how(figure: CityFigure) -> str:
    if figure.measure == PERCENT and figure.numerator is not None:
        return "tổng tử số chia tổng mẫu số của các đơn vị có đủ số liệu"
    return "cộng số liệu các đơn vị" if len(figure.parts) > 1 else ""


def fill(template: str, holes: Mapping[str, Piece]) -> tuple[Run, ...]:
    """The template's words with its {holes} filled: by slots, by runs, or by plain words."""
    runs: list[Run] = []
    rest = template
    while rest:
        words, brace, rest = rest.partition("{")
        if words:
            runs.append(Run(words))
        if brace:
            name, _, rest = rest.partition("}")
            runs.extend(_runs(holes[name]))
    return tuple(runs)


def _runs(piece: Piece) -> tuple[Run, ...]:
    if isinstance(piece, Slot):
        return (Run(slot=piece),)
    if isinstance(piece, str):
        return (Run(piece),) if piece else ()
    return tuple(piece)


def joined(items: Sequence[Sequence[Run]], comma: str = ", ", last: str = " và ") -> tuple[Run, ...]:
    """Items in a row: "A, B và C"."""
    runs: list[Run] = []
    for i, item in enumerate(items):
        if i:
            runs.append(Run(last if i == len(items) - 1 else comma))
        runs.extend(item)
    return tuple(runs)


def capital(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The same runs, the first letter a capital."""
    if runs and runs[0].words:
        first = runs[0]
        return (Run(first.words[0].upper() + first.words[1:], None, first.bold, first.italic), *runs[1:])
    return tuple(runs)


def small(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The same runs, the first letter small unless it begins an abbreviation."""
    if runs and len(runs[0].words) > 1 and not runs[0].words[1].isupper():
        first = runs[0]
        return (Run(first.words[0].lower() + first.words[1:], None, first.bold, first.italic), *runs[1:])
    return tuple(runs)
