"""What a reader (sentences, tables, model) proposes about one number; grounding decides whether it becomes a value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from domain.documents import Block, Cell
from domain.indicators import Code
from domain.numbers import Qualifier
from domain.periods import Period
from domain.quantities import Measure
from domain.texts import Span
from domain.values import FigureKind, Method


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of one number. Every number is proposed at least once; "12/15" that is two indicators twice.

    number: the number's own characters in `block.text` (the mention's `number`, also for the 15 of "12/15").
    quote: the words to show, holding number and label (the clause or short sentence; in tables the row).
    label: where the words naming the indicator stand in `block.text`; None if header, caption or block above names it.
    code: None when nothing was bound: an ACTUAL without one becomes `Unaccounted` (`Ignored`, if `rule` says why).
    amount: in base units of `measure`; None for dates, document numbers and names.
    period: of the figure, not of the report; None only where `kind` is not ACTUAL.
    slip, readings: from the mention (undone slip of writing; every value the digits may mean).
    suffix: unit words printed elsewhere in a table ("triệu đồng" in the head) that complete the number.
    note: words elsewhere in the document that say what a mark such as "-" means; empty if none is needed.
    rule: names why the number is left out ("date", "doc_number", "name", "part_of_total", "not_own_unit" …).
    strength: 0–1 how firmly label and number are bound.
    """

    block: Block
    number: Span
    quote: Span
    kind: FigureKind
    method: Method = Method.SENTENCE
    code: Code | None = None
    amount: Decimal | None = None
    measure: Measure | None = None
    period: Period | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    qualifier: Qualifier | None = None
    label: Span | None = None
    slip: bool = False
    readings: tuple[Decimal, ...] = ()
    suffix: str = ""
    note: str = ""
    rule: str = ""
    strength: float = 1.0

    @property
    def cell(self) -> Cell | None:
        """The table cell the number stands in."""
        return next((cell for cell in self.block.cells if cell.span.contains(self.number)), None)

    @property
    def printed(self) -> str:
        return self.number.of(self.block.text)
