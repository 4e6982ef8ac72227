"""Charts of the annexes, as tables that are drawn: key rates now and before, departments by one rate."""

from __future__ import annotations

from domain.drafts import Paragraph, Run, Slot, Table
from domain.indicators import Code
from domain.quantities import PERCENT
from domain.units import UnitGroup
from drafting.changes import Change, changes
from drafting.desk import GROUP_NAMES, Desk
from drafting.outline import Outline
from drafting.printing import in_prose
from drafting.ranking import in_groups, unit_figures
from drafting.sentences import unit_slot
from drafting.slots import fill

_FEWEST_RATES, _MOST_RATES = 2, 8
_FEWEST_UNITS, _MOST_UNITS = 4, 24
_ONE_WIDTH = (0.5, 0.25, 0.25)
DRAWN_UNITS: Code = "CQS-05"  # varies between units, and most of them tell it

Chart = tuple[Paragraph, Table]


def rates_chart(desk: Desk, outline: Outline) -> list[Paragraph | Table]:
    """Key rates now and in the period before, each over the units that told it in both."""
    before = desk.period.previous()
    found = [c for code in outline.comparison if (c := _compared(desk, code)) and c.before.period == before]
    if len(found) < _FEWEST_RATES:
        return []
    head = ("Chỉ tiêu", before.short_label, desk.period.short_label)
    rows = tuple(
        (
            (Run(_short(desk, c.now.indicator)),),
            (Run(slot=_rate(desk, c, now=False)),),
            (Run(slot=_rate(desk, c, now=True)),),
        )
        for c in found[:_MOST_RATES]
    )
    caption = "Hình 1. Một số tỷ lệ chính {now} so với {before} của các đơn vị có số liệu ở cả kỳ này và kỳ trước"
    words = fill(caption, {"now": desk.period.label, "before": before.label})
    return [Table((head,), rows, _ONE_WIDTH, drawn=True), Paragraph(words, "caption")]


def _compared(desk: Desk, code: Code) -> Change | None:
    figure = desk.figure(code, desk.when(code))
    if figure is None or figure.measure != PERCENT or figure.amount is None:
        return None
    return next((c for c in changes(desk, figure) if c.before.period == figure.period.previous()), None)


def _rate(desk: Desk, change: Change, *, now: bool) -> Slot:
    figure = change.now if now else change.before
    assert figure.amount is not None
    return desk.slots.make(
        ("drawn", figure.indicator, change.now.period, change.before.period, "now" if now else "before"),
        in_prose(figure.amount, PERCENT), figure.amount, PERCENT, indicator=figure.indicator, period=figure.period,
        values=figure.value_ids, derivation=f"tính trên {len(figure.parts)} đơn vị có số liệu ở cả kỳ này và kỳ trước",
    )  # fmt: skip


def _short(desk: Desk, code: Code) -> str:
    return desk.phrases.short.get(code, desk.catalogue[code].name).removesuffix(" (%)")


def units_chart(desk: Desk) -> list[Paragraph | Table]:
    """Departments by one rate, highest first; communes are too many for a picture."""
    figures = unit_figures(desk, DRAWN_UNITS, desk.at(DRAWN_UNITS, "period")) if DRAWN_UNITS in desk.catalogue else ()
    firm = dict(in_groups(figures)).get(UnitGroup.DEPARTMENT, ())
    if not _FEWEST_UNITS <= len(firm) <= _MOST_UNITS:
        return []
    rows = tuple(((Run(f.unit),), (Run(slot=unit_slot(desk, f)),)) for f in firm)
    noun = desk.noun(DRAWN_UNITS)
    words = f"Hình 2. {noun[0].upper()}{noun[1:]} của {GROUP_NAMES[UnitGroup.DEPARTMENT]} {desk.period.label}"
    return [
        Table((("Đơn vị", _short(desk, DRAWN_UNITS)),), rows, (0.5, 0.5), drawn=True),
        Paragraph((Run(words),), "caption"),
    ]
