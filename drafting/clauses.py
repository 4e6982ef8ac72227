"""What a sentence is put together from: a figure with its clause, who is in it, the words of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from domain.city import CityFigure
from domain.drafts import Run
from domain.facts import CITY
from domain.indicators import Code
from domain.quantities import DONG, PERCENT, vietnamese
from drafting.agreeing import Told, outgrown
from drafting.desk import Desk, next_label, vietnamese_date
from drafting.outline import Outline, PartSpec, load_outline
from drafting.printing import money_scale
from drafting.slots import fill

Runs = tuple[Run, ...]
_COUNT = "số "  # what the name of a counted indicator begins with


def times(desk: Desk) -> dict[str, str]:
    """Words of time for templates; they are the only figures templates may hold."""
    period = desk.period
    return {
        "period": period.label,
        "quarter": period.label,
        "year": str(period.year),
        "start": vietnamese_date(period.start),
        "cutoff": vietnamese_date(period.end),
        "next": next_label(period),
    }


def clause(desk: Desk, wording: str, figure: CityFigure) -> Runs:
    return fill(wording, {"n": amount(desk, figure), **times(desk)})


def amount(desk: Desk, figure: CityFigure) -> Runs:
    """The figure's number, with "khoảng" where units printed theirs rounded."""
    return (*((Run("khoảng "),) if figure.hedged else ()), Run(slot=desk.slots.city(figure)))


def coverage(
    desk: Desk, figure: CityFigure, *, together: bool = False, named: bool = False, made_from: Runs = ()
) -> Runs:
    """ " (15/17 đơn vị)"; of a single unit its name too, and where the City's own source is meant, that.

    together: said of several figures. named: the sentence has the single unit's name already. made_from: stands before
    it in the same brackets.
    """
    alone = figure.parts[0].unit if len(figure.parts) == 1 and not named else ""
    if alone == CITY:
        return fill(desk.choose("cover_own"), {})
    family = "cover_one" if alone and figure.expected > 1 else "cover_all" if together and not named else "cover_each"
    words = fill(desk.choose(family), {"c": desk.slots.coverage(figure), "unit": alone})
    return (Run(" ("), *made_from, Run("; "), *_unbracketed(words)) if made_from else words


def _unbracketed(runs: Runs) -> Runs:
    return (Run(runs[0].words.removeprefix(" (")), *runs[1:])


def fraction(desk: Desk, figure: CityFigure, told: Mapping[Code, CityFigure]) -> Runs:
    """ "763/793 nhiệm vụ": what a percent was made from, where the sums told beside it are over other units and make
    another one. told: the figures of the same sentence."""
    indicator = desk.catalogue[figure.indicator]
    above, below = indicator.numerator, indicator.denominator
    if not (above and below and above.codes and below.codes) or figure.numerator is None or figure.denominator is None:
        return ()
    if (_sum_of(above.codes, told), _sum_of(below.codes, told)) == (figure.numerator, figure.denominator):
        return ()
    measure = desk.catalogue[below.codes[0]].measure
    scale, noun = money_scale(figure.denominator) if measure == DONG else (Decimal(1), measure)
    slot = desk.slots.make(
        ("fraction", figure.indicator, figure.period),
        f"{vietnamese(figure.numerator / scale)}/{vietnamese(figure.denominator / scale)}", figure.numerator, measure,
        indicator=figure.indicator, period=figure.period, values=figure.value_ids,
        derivation="tổng tử số và tổng mẫu số của các đơn vị có đủ số liệu",
    )  # fmt: skip
    return (Run(slot=slot), Run(f" {noun}"))


def _sum_of(codes: Sequence[Code], told: Mapping[Code, CityFigure]) -> Decimal | None:
    amounts = [f.amount for code in codes if (f := told.get(code)) and f.amount is not None]
    return sum(amounts, Decimal(0)) if len(amounts) == len(codes) else None


def is_none(desk: Desk, figure: CityFigure) -> bool:
    """A count of nothing, which is told in words."""
    return (
        figure.amount == 0 and figure.measure not in (PERCENT, DONG) and desk.noun(figure.indicator).startswith(_COUNT)
    )


def none_of(desk: Desk, figures: Sequence[tuple[Code, CityFigure]]) -> list[Runs]:
    """ "văn bản trái pháp luật (3/12 đơn vị)" for each."""
    return [(Run(desk.noun(code).removeprefix(_COUNT)), *coverage(desk, figure)) for code, figure in figures]


def broad(figures: Told) -> tuple[Told, Told]:
    """Those told by many units, and those told by less than half as many: a whole of three units beside a part of
    twelve would read as if it were wrong."""
    most = max((len(f.parts) for _, f in figures), default=0)
    few = [pair for pair in figures if 2 * len(pair[1].parts) < most]
    return [pair for pair in figures if pair not in few], few


def told_better(desk: Desk, code: Code, figure: CityFigure, when: str) -> bool:
    """Whether the report tells the same indicator better for the other span of time, over more than twice as many units
    or more of it in the period than this says for the year so far: then this one is left to the annex."""
    other = "period" if when == "cumulative" else "cumulative"
    beside = desk.figure(code, other)
    if beside is None or beside.period == figure.period or beside.amount is None or other not in _told(desk)[code]:
        return False
    if 2 * len(figure.parts) < len(beside.parts):
        return True
    return when == "cumulative" and 2 * len(beside.parts) >= len(figure.parts) and outgrown(figure, beside)


def _told(desk: Desk) -> dict[Code, set[str]]:
    """For which spans of time the outline tells each indicator."""
    return desk.once("told spans", lambda: _spans(load_outline(desk.kind)))


def _spans(outline: Outline) -> dict[Code, set[str]]:
    found: dict[Code, set[str]] = {}

    def walk(part: PartSpec) -> None:
        for spec in part.body:
            for code in spec.say:
                found.setdefault(code, set()).add(spec.at)
        for sub in part.parts:
            walk(sub)

    for part in outline.parts:
        walk(part)
    return found
