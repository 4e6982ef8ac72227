"""City figures held against what the City set out to reach: reached or not, by how much, and how many units did."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from domain.city import CityFigure
from domain.drafts import Paragraph, Run, Slot
from domain.indicators import Code
from domain.quantities import PERCENT
from drafting.clauses import amount
from drafting.desk import Desk, Target
from drafting.printing import in_prose
from drafting.ranking import UnitFigure, unit_figures
from drafting.slots import Piece, capital, fill, joined
from drafting.words_of_slots import counted, counted_after

NO_TARGETS = "Chưa khai báo mục tiêu, chỉ tiêu năm của Thành phố"


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
    change, mark = _difference(desk, target, figure, difference), target_slot(desk, target)
    holes: dict[str, Piece] = {
        "t": mark, "tm": counted(mark), "document": target.document, "noun": desk.noun(code), "d": change,
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
    if met in (0, len(firm)):
        whole = desk.slots.count(len(firm), f"{target.indicator} {figure.period} có số liệu để so với mục tiêu")
        return fill(desk.choose("target_units_all" if met else "target_units_none"), {"x": whole})
    slot = desk.slots.make(
        ("target units", target.indicator, figure.period), f"{met}/{len(firm)}", Decimal(met), "đơn vị",
        indicator=target.indicator, period=figure.period, derivation="đếm số đơn vị đạt mục tiêu",
    )  # fmt: skip
    return fill(desk.choose("target_units"), {"x": slot})


def _firm(figures: tuple[UnitFigure, ...]) -> list[UnitFigure]:
    return [f for f in figures if not f.doubtful and not f.rounded]


def plan_kept(desk: Desk) -> list[Paragraph]:
    """Every target of the year with what was reached: how many are met, and which are not, or are not known."""
    held = [_Held(t, desk.figure(t.indicator, desk.when(t.indicator))) for t in desk.material.background.targets]
    if not held:
        desk.gap("Mục tiêu, chỉ tiêu năm", NO_TARGETS)
        return [Paragraph((Run(f"{NO_TARGETS}; cần bổ sung để đối chiếu."),), "gap")]
    known = [h for h in held if h.figure is not None and h.figure.amount is not None]
    met = [h for h in known if h.met]
    missed = [h for h in known if not h.met]
    unknown = [h for h in held if h not in known]
    holes: dict[str, Piece] = {
        "n": desk.tally(len(held), "mục tiêu, chỉ tiêu của Thành phố trong năm", "chỉ tiêu"),
        "k": desk.tally(len(known), "mục tiêu có số liệu để đánh giá", "chỉ tiêu"),
        "m": desk.tally(len(met), "mục tiêu đạt hoặc vượt", "chỉ tiêu"),
    }
    lines = [Paragraph(fill(desk.choose("plan_open"), holes))]
    lines += [Paragraph(_held(desk, h, "plan_met"), "dash") for h in met]
    lines += [Paragraph(_held(desk, h, "plan_over" if h.target.at_most else "plan_missed"), "dash") for h in missed]
    if unknown:
        names = joined([(Run(desk.noun(h.target.indicator)),) for h in unknown], "; ", "; ")
        lines.append(Paragraph(fill(desk.choose("plan_unknown"), {"names": names}), "dash"))
    return lines


@dataclass(frozen=True, slots=True)
class _Held:
    """A target and the city's figure for it; None where no unit speaks of it."""

    target: Target
    figure: CityFigure | None

    @property
    def met(self) -> bool:
        return self.figure is not None and self.figure.amount is not None and reached(self.target, self.figure.amount)


def _held(desk: Desk, held: _Held, family: str) -> tuple[Run, ...]:
    assert held.figure is not None
    mark = target_slot(desk, held.target)
    holes: dict[str, Piece] = {
        "noun": desk.noun(held.target.indicator), "n": amount(desk, held.figure),
        "measure": counted_after(held.figure.measure), "t": mark,
        "tm": counted(mark), "c": desk.slots.coverage(held.figure), "document": held.target.document,
        "mark": "mức tối đa" if held.target.at_most else "mục tiêu",
    }  # fmt: skip
    return capital(fill(desk.choose(family), holes))
