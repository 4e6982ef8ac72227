"""Changes of single units worth a sentence, found by rule: the largest rise, the largest fall, the first time below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.drafts import Paragraph, Run, Slot
from domain.indicators import Better, Code
from domain.quantities import PERCENT
from drafting.desk import Desk
from drafting.outline import Outline
from drafting.printing import in_prose
from drafting.ranking import UnitFigure, unit_figures
from drafting.sentences import unit_slot
from drafting.slots import Piece, capital, fill, joined
from drafting.targets import reached, target_of, target_slot

_LEAST = Decimal(1)  # percentage points below which a change is not worth a sentence
_FEWEST = 3  # units that have the figure twice, so that "most" says something
_MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class Movement:
    """One unit's figure now and at the period before."""

    now: UnitFigure
    before: UnitFigure

    @property
    def difference(self) -> Decimal:
        return self.now.amount - self.before.amount


def movements(desk: Desk, code: Code) -> tuple[Movement, ...]:
    """Of the units that have a firm percent in both periods, the largest rise first."""
    if code not in desk.catalogue or desk.catalogue[code].measure != PERCENT:
        return ()
    period = desk.at(code, desk.when(code))
    before = {f.unit: f for f in unit_figures(desk, code, period.previous()) if _firm(f)}
    now = [f for f in unit_figures(desk, code, period) if _firm(f) and f.unit in before]
    pairs = [Movement(f, before[f.unit]) for f in now] if period.previous() != period else []
    return tuple(sorted(pairs, key=lambda m: -m.difference))


def _firm(figure: UnitFigure) -> bool:
    return not figure.doubtful and not figure.rounded


def told_movements(desk: Desk, outline: Outline, *, good: bool) -> list[Paragraph]:
    """For each key indicator the unit that gained most, or the one that lost most and those now below the target."""
    lines: list[Paragraph] = []
    for code in outline.comparison:
        found = movements(desk, code)
        lower = bool(found) and desk.catalogue[code].better is Better.LOWER
        if len(found) >= _FEWEST:
            most = found[0] if good != lower else found[-1]
            if abs(most.difference) >= _LEAST and (most.difference > 0) is (good != lower):
                lines.append(Paragraph(_most(desk, code, most), "dash"))
        if not good and (newly := _newly_missed(desk, code, found)):
            lines.append(Paragraph(newly, "dash"))
    return lines


def _most(desk: Desk, code: Code, movement: Movement) -> tuple[Run, ...]:
    risen = movement.difference > 0
    holes: dict[str, Piece] = {
        "noun": desk.noun(code), "unit": movement.now.unit, "now": unit_slot(desk, movement.now),
        "before": unit_slot(desk, movement.before), "d": _difference(desk, movement),
        "when": movement.before.period.label,
    }  # fmt: skip
    return capital(fill(desk.choose("most_risen" if risen else "most_fallen"), holes))


def _difference(desk: Desk, movement: Movement) -> Slot:
    now, before, size = movement.now, movement.before, abs(movement.difference)
    return desk.slots.make(
        ("movement", now.code, now.period, now.unit), in_prose(size, "điểm %"), size, "điểm %", indicator=now.code,
        period=now.period, scope=now.unit, values=(*now.values, *before.values),
        derivation=f"chênh lệch giữa {now.period.label} và {before.period.label} của đơn vị",
        direction=1 if movement.difference > 0 else -1,
    )  # fmt: skip


def _newly_missed(desk: Desk, code: Code, found: Sequence[Movement]) -> tuple[Run, ...]:
    target = target_of(desk, code)
    if target is None:
        return ()
    newly = [m for m in found if reached(target, m.before.amount) and not reached(target, m.now.amount)]
    if not newly:
        return ()
    turned = " lên " if target.at_most else " còn "
    named = [
        (Run(f"{m.now.unit} (từ "), Run(slot=unit_slot(desk, m.before)), Run(turned), Run(slot=unit_slot(desk, m.now)),
         Run(")"))
        for m in newly[:_MOST_NAMES]
    ]  # fmt: skip
    count = desk.slots.count(len(newly), f"{code} lần đầu không đạt mục tiêu")
    holes: dict[str, Piece] = {
        "noun": desk.noun(code),
        "t": target_slot(desk, target),
        "k": count,
        "units": joined(named),
    }
    return capital(fill(desk.choose("newly_missed"), holes))
