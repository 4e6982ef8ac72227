"""City figures held against what the City set out to reach: reached or not, by how much, and how many units did."""

from __future__ import annotations

from decimal import Decimal

from domain.city import CityFigure
from domain.drafts import Run, Slot
from domain.indicators import Code
from domain.quantities import PERCENT
from drafting.desk import Desk, Target
from drafting.printing import in_prose
from drafting.ranking import UnitFigure, unit_figures
from drafting.slots import Piece, capital, fill
from drafting.words_of_slots import counted


def target_of(desk: Desk, code: Code) -> Target | None:
    return next((t for t in desk.material.background.targets if t.indicator == code), None)


def reached(target: Target, amount: Decimal) -> bool:
    return amount <= target.amount if target.at_most else amount >= target.amount


def target_sentence(desk: Desk, code: Code, figure: CityFigure | None) -> tuple[Run, ...]:
    """ "So với mục tiêu 95% tại Kế hoạch số …, tỷ lệ … vượt 1,2 điểm phần trăm; 08/12 đơn vị có số liệu đạt …"."""
    target = target_of(desk, code)
    if target is None or figure is None or figure.amount is None:
        return ()
    difference = figure.amount - target.amount
    family = "target_met" if difference == 0 else _family(target, difference)
    change = _difference(desk, target, figure, difference)
    holes: dict[str, Piece] = {
        "t": target_slot(desk, target), "document": target.document, "noun": desk.noun(code), "d": change,
        "measure": counted(change), "units": _units(desk, target, figure),
    }  # fmt: skip
    return (Run(" "), *capital(fill(desk.choose(family), holes)))


def _family(target: Target, difference: Decimal) -> str:
    if target.at_most:
        return "target_below_limit" if difference < 0 else "target_over_limit"
    return "target_passed" if difference > 0 else "target_missed"


def target_slot(desk: Desk, target: Target) -> Slot:
    measure = desk.catalogue[target.indicator].measure
    return desk.slots.make(
        ("target", target.indicator, target.document), in_prose(target.amount, measure), target.amount, measure,
        indicator=target.indicator, derivation=f"mục tiêu nêu tại {target.document}",
    )  # fmt: skip


def _difference(desk: Desk, target: Target, figure: CityFigure, difference: Decimal) -> Slot:
    measure = "điểm %" if figure.measure == PERCENT else figure.measure
    size = abs(difference)
    return desk.slots.make(
        ("target difference", target.indicator, figure.period), in_prose(size, measure), size, measure,
        indicator=target.indicator, period=figure.period, values=figure.value_ids,
        derivation=f"chênh lệch với mục tiêu nêu tại {target.document}",
        direction=(difference > 0) - (difference < 0),
    )  # fmt: skip


def _units(desk: Desk, target: Target, figure: CityFigure) -> tuple[Run, ...]:
    """How many of the units with a firm figure reached it; nothing where fewer than two have one."""
    firm = _firm(unit_figures(desk, target.indicator, figure.period))
    if figure.measure != PERCENT or len(firm) < 2:
        return ()
    met = sum(reached(target, f.amount) for f in firm)
    slot = desk.slots.make(
        ("target units", target.indicator, figure.period), f"{met}/{len(firm)}", Decimal(met), "đơn vị",
        indicator=target.indicator, period=figure.period, derivation="đếm số đơn vị đạt mục tiêu",
    )  # fmt: skip
    return fill(desk.choose("target_units"), {"x": slot})


def _firm(figures: tuple[UnitFigure, ...]) -> list[UnitFigure]:
    return [f for f in figures if not f.doubtful and not f.rounded]
