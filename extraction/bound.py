"""A number and what it speaks of: on its way (Spot) and settled (Bound)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from domain.indicators import Area, Code
from domain.numbers import NumberForm, NumberMention
from domain.quantities import Measure
from domain.texts import Span
from domain.values import FigureKind
from extraction.labels import Frame
from extraction.segments import Stretch
from extraction.terms import TermHit

TELLS_OF = frozenset(("stage", "timing", "channel", "detail", "theme"))
"""Slots of terms that say what was done with what is counted, how or when."""
DONE_STAGES = frozenset(("hoàn thành", "đã giải quyết"))
"""Stages at which work is finished."""


class Role(StrEnum):
    TOTAL = "total"
    COMPONENT = "component"


@dataclass(frozen=True, slots=True)
class BindingContext:
    """headings: of the block, outermost first. areas: what those headings say the section is about.
    leads: the words a list item hangs on, outermost first.

    one_body: the text is of one reporting unit, which has one value for each indicator and period.
    """

    headings: tuple[str, ...] = ()
    areas: frozenset[Area] = frozenset()
    one_body: bool = True
    leads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """One number with what it speaks of.

    denominator_code: the indicator whose value is the y of "x/y". evidence: where the naming words stand, None if
    they are inherited. strength: 0–1.
    """

    mention: NumberMention
    kind: FigureKind
    code: Code | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    denominator_code: Code | None = None
    role: Role | None = None
    evidence: Span | None = None
    strength: float = 0.0


@dataclass(slots=True)
class Spot:
    """A number on its way to being bound.

    near, wide, after: terms of its own clause, of the rest of its stretch, and of what follows in the sentence.
    component: it stands in a breakdown ("trong đó", "gồm"). carried: it took over what a number before it spoke of.
    lent: its words name the part in front of it ("12 trong số 26 nhiệm vụ đã xong"), it is their whole.
    part_of: the indicator it would be a value of, were it not of one field only.
    """

    stretch: Stretch
    mention: NumberMention
    kind: FigureKind
    near: list[TermHit]
    wide: list[TermHit]
    after: list[TermHit]
    frame: Frame | None = None
    code: Code | None = None
    score: float = 0.0
    component: bool = False
    carried: bool = False
    lent: bool = False
    part_of: Code | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    denominator_code: Code | None = None
    evidence: Span | None = None

    def set_aside(self) -> None:
        """A part of what stands beside it, and no figure of its own."""
        self.code, self.component, self.evidence = None, True, None

    @property
    def measure(self) -> Measure | None:
        """What is counted; a stated none counts whatever its words name."""
        if self.mention.form is NumberForm.ZERO:
            return None
        return "hạng" if self.mention.form is NumberForm.RANK else self.mention.measure

    @property
    def is_percent(self) -> bool:
        return self.mention.measure == "%"
