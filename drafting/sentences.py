"""Sentences about figures: pure from a figure to the runs that state it, who is in it, how it changed, who leads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, groupby

from domain.city import CityFigure
from domain.drafts import Paragraph, Run, Slot
from domain.facts import CITY
from domain.indicators import Aggregation, Code, Semantics
from domain.periods import Period
from domain.quantities import DONG, PERCENT, vietnamese
from domain.units import UnitGroup
from drafting.agreeing import Told, agreeing
from drafting.changes import Change, changes
from drafting.clauses import Runs, broad, clause, coverage, fraction, is_none, none_of, times, told_better
from drafting.desk import GROUP_NAMES, Desk
from drafting.leading import with_most
from drafting.left_out import may_exceed, may_undercut, not_counted
from drafting.outline import SentenceSpec
from drafting.printing import in_prose
from drafting.ranking import UnitFigure, in_groups, unit_figures
from drafting.slots import capital, fill, joined, small
from drafting.targets import target_sentence
from drafting.words_of_slots import counted

_MOST_NAMES = 3
_BEST, _WORST = "rank_best", "rank_worst"
# Where a lead speaks of all units as who did what follows.
_OVER_UNITS = re.compile(
    r"(?:Tính chung|Trên phạm vi|[Tt]ính trên) các đơn vị (?:có|nêu) đủ số liệu(?: thành phần)?(?=[,:]$)"
)
_UNITS = re.compile(r"(?:[Cc]ác cơ quan, đơn vị|[Cc]ác đơn vị)(?= đã$| đã\b| có:| tự\b|:|$)")


def paragraphs_of(spec: SentenceSpec, desk: Desk) -> list[Paragraph]:
    """The paragraph a specification asks for, as far as there are figures; nothing where there are none."""
    if spec.each:
        return _each(spec, desk)
    sentence = _sentence(spec, desk)
    runs: list[Run] = list(sentence)
    if sentence:
        runs += _changes(desk, spec)
        for code in spec.say:
            runs += target_sentence(desk, code, desk.figure(code, spec.at)) if spec.at == desk.when(code) else ()
    body = [Paragraph(tuple(runs))] if runs else []
    for code in spec.rank:
        if ranking := rank_sentence(desk, code, spec.at):
            body.append(Paragraph(ranking))
    return body


def _changes(desk: Desk, spec: SentenceSpec) -> Runs:
    """What is compared with the same period once need not be told so again in the paragraph."""
    runs: list[Run] = []
    since: Period | None = None
    for code in spec.change:
        figure = desk.figure(code, spec.at)
        for change in changes(desk, figure) if figure else ():
            runs += [Run(" "), *change_sentence(desk, change, again=since == change.before.period)]
            since = change.before.period
    return tuple(runs)


def _sentence(spec: SentenceSpec, desk: Desk) -> Runs:
    """What many units tell, then what only few of them do, then what there was none of."""
    figures = [(c, f) for c in spec.say if (f := _new(desk, c, spec.at)) is not None]
    here = [(c, f) for c, f in figures if not told_better(desk, c, f, spec.at)]
    kept = _of_same_units(desk, agreeing(here))
    if len(here) < len(figures) and all(len(f.parts) == 1 for _, f in here):
        return ()  # what is left of the sentence is one unit's
    desk.said.update((code, figure.period) for code, figure in here)
    none = [(code, figure) for code, figure in kept if is_none(desk, figure)]
    many, few = broad([pair for pair in kept if pair not in none])
    runs: list[Run] = list(_many(spec, desk, many)) if many else []
    if few:
        runs += fill(desk.choose("few"), {"clauses": _without_has(_in_a_row(desk, spec, few))})
    if none:
        family = "none" if runs else f"none {spec.at}"
        runs += fill(desk.choose(family), {"items": joined(none_of(desk, none), "; ", "; "), **times(desk)})
    return (*capital(runs), *not_counted(desk, [f for _, f in kept])) if runs else ()


def _without_has(clauses: Runs) -> Runs:
    """ "một số ít đơn vị nêu: tỷ lệ … là" – the "có" was said of units that do."""
    first = clauses[0].words
    return (Run(first.removeprefix("có ")), *clauses[1:]) if first else clauses


def _many(spec: SentenceSpec, desk: Desk, figures: Told) -> Runs:
    lead = desk.choose(f"lead {spec.lead[0]}", spec.lead)
    own = _of_one(figures, lead)
    clauses = _in_a_row(desk, spec, figures, named=bool(own))
    has = " có " if lead[-1].isalpha() and clauses[0].words.startswith("tỷ lệ") else " "
    return (*fill(own or lead, times(desk)), Run(has), *clauses, Run("."))


def _of_one(figures: Told, lead: str) -> str:
    """The lead with the unit in place of "các đơn vị", where all that the sentence tells is one unit's: what one tells
    is not what the units did. Empty where it is not so, or the lead speaks of the units otherwise."""
    units = {part.unit for _, figure in figures for part in figure.parts}
    if len(units) != 1 or CITY in units or figures[0][1].expected == 1:
        return ""
    unit = units.pop()
    own = _UNITS.sub(unit, lead, count=1)
    own = _OVER_UNITS.sub(lambda m: f"{'theo' if m.start() else 'Theo'} số liệu của {unit}", own, count=1)
    return own if own != lead else ""


def _in_a_row(desk: Desk, spec: SentenceSpec, figures: Told, *, named: bool = False) -> Runs:
    """Clauses; neighbours over the very same units say once over whom. named: the sentence names the one unit whose
    figures they are."""
    groups: list[Runs] = []
    parts = {code: () if named else fraction(desk, figure, dict(figures)) for code, figure in figures}
    for _, neighbours in groupby(figures, key=lambda pair: (_who(pair[1]), parts[pair[0]] and pair[0])):
        told = list(neighbours)
        code, first = told[0]
        clauses = [_clause(desk, spec, code, figure) for code, figure in told]
        if named:
            clauses = [_as_its_own(desk, clause, first.parts[0].unit) for clause in clauses]
        cover = coverage(desk, first, together=len(told) > 1, named=named, made_from=parts[code])
        groups.append((*joined(clauses, ", ", ", "), *cover))
    alone = not named and any(len(f.parts) == 1 for _, f in figures)
    comma = "; " if len(groups) < len(figures) or len(groups) > 3 or alone else ", "
    return joined(groups, comma, comma)


def _as_its_own(desk: Desk, clause: Runs, unit: str) -> Runs:
    """Its numbers are the unit's own, and said to be."""
    return tuple(replace(run, slot=_own_slot(desk, run.slot, unit)) if run.slot else run for run in clause)


def _own_slot(desk: Desk, slot: Slot, unit: str) -> Slot:
    return desk.slots.make(
        ("own", slot.indicator, slot.period, unit), slot.shown, slot.amount, slot.measure, indicator=slot.indicator,
        period=slot.period, scope=unit, values=slot.values, derivation=slot.derivation,
    )  # fmt: skip


def _who(figure: CityFigure) -> tuple[str, ...]:
    return tuple(p.unit for p in figure.parts)


def _of_same_units(desk: Desk, figures: Told) -> Told:
    """Percents of one whole that complete each other (on time, late) stand together only over the same units, else they
    do not make a hundred: the later one is left to the annex, or the first where more than twice as many tell the
    later."""
    kept = dict(figures)
    for (code, figure), (other, beside) in combinations(figures, 2):
        opposed = code in kept and other in kept and _complete_each_other(desk, code, other)
        if opposed and _who(figure) != _who(beside):
            del kept[code if 2 * len(figure.parts) < len(beside.parts) else other]
    return list(kept.items())


def _complete_each_other(desk: Desk, code: Code, other: Code) -> bool:
    one, two = desk.catalogue[code], desk.catalogue[other]
    ratios = Aggregation.RATIO is one.aggregation is two.aggregation
    return ratios and one.better is not two.better and bool(one.denominator) and one.denominator == two.denominator


def _new(desk: Desk, code: Code, when: str) -> CityFigure | None:
    """A figure that could be made and is not yet told."""
    figure = desk.figure(code, when)
    if figure is None or figure.amount is None or (code, figure.period) in desk.said:
        return None
    return figure


def _clause(desk: Desk, spec: SentenceSpec, code: Code, figure: CityFigure) -> Runs:
    wording = spec.say[code]
    return clause(desk, wording if isinstance(wording, str) else desk.choose(f"say {code}", wording), figure)


def change_slots(desk: Desk, change: Change) -> tuple[Slot, Slot | None, Slot]:
    """The difference, its share of the earlier figure, and over how many units it is told."""
    now, before = change.now, change.before
    claim = (now.indicator, now.period, before.period)
    sign = (change.difference > 0) - (change.difference < 0)
    ratio = now.numerator is not None
    measure = "điểm %" if ratio else now.measure
    size = abs(change.difference)
    assert now.amount is not None
    assert before.amount is not None
    how = f"{vietnamese(now.amount)} − {vietnamese(before.amount)}, cùng các đơn vị có số liệu ở cả kỳ này và kỳ trước"
    difference = desk.slots.make(
        ("change", *claim), in_prose(size, measure), size, measure, indicator=now.indicator, period=now.period,
        values=change.value_ids, derivation=f"chênh lệch: {how}", direction=sign,
    )  # fmt: skip
    share = None
    if change.share is not None:
        share = desk.slots.make(
            ("share", *claim), in_prose(change.share, PERCENT), change.share, PERCENT, indicator=now.indicator,
            period=now.period, values=change.value_ids, derivation=f"tỷ lệ thay đổi: {how}", direction=sign,
        )  # fmt: skip
    units = desk.slots.count(len(now.parts), f"{now.indicator} có ở cả {now.period} và {before.period}")
    return difference, share, units


def change_sentence(desk: Desk, change: Change, *, again: bool = False) -> Runs:
    """ "So với quý II năm 2026, tính trên 05 đơn vị có số liệu so sánh, … tăng 120 hồ sơ (4,2%)."."""
    difference, share, units = change_slots(desk, change)
    family = "change_none"
    if difference.direction:
        family = "change_up" if difference.direction > 0 else "change_down"
    template = desk.choose(f"{family}_again" if again else family)
    brackets = (Run(" ("), Run(slot=share), Run(")")) if share is not None and difference.direction else ()
    return fill(
        template,
        {
            "before": change.before.period.label,
            "k": units,
            "noun": desk.noun(change.now.indicator),
            "d": difference,
            "measure": counted(difference),
            "share": brackets,
        },
    )


def unit_slot(desk: Desk, figure: UnitFigure, *, table: bool = False) -> Slot:
    """One unit's figure, as printed or computed from its parts."""
    fact = desk.book.settled(figure.unit, figure.code, figure.period)
    if fact is not None and not figure.computed:
        return desk.slots.unit(fact, table=table)
    shown = vietnamese(figure.amount) if table else in_prose(figure.amount, PERCENT)
    return desk.slots.make(
        ("unit", figure.code, figure.period, figure.unit, 0), shown, figure.amount, PERCENT,
        indicator=figure.code, period=figure.period, scope=figure.unit, values=figure.values,
        derivation="tính từ tử số và mẫu số đơn vị báo cáo",
    )  # fmt: skip


def rank_sentence(desk: Desk, code: Code, when: str = "period", *, ends: str = "rank_group") -> Runs:
    """Highest and lowest of each group, with their figures; empty where no group has two units.

    ends: the wording; "rank_best" tells the highest only, "rank_worst" the lowest of groups of more than two.
    """
    if code not in desk.catalogue:
        return ()
    figures = unit_figures(desk, code, desk.at(code, when))
    least = 2 if ends != _WORST else 3
    compared = [
        (g, m) for g, m in in_groups(figures) if len(m) >= least and (least == 2 or m[0].amount != m[-1].amount)
    ]
    groups = [_group(desk, g, members, ends) for g, members in compared]
    if not groups:
        return ()
    year = f" năm {figures[0].period.year}" if desk.catalogue[code].semantics is Semantics.YEARLY else ""
    if len(groups) == 1:
        return (
            *capital(fill(desk.choose("rank_alone"), {"noun": desk.noun(code) + year, "group": groups[0]})),
            Run("."),
        )
    opening = fill(desk.choose("rank_open"), {"noun": desk.noun(code) + year})
    return (*capital(opening), Run(": "), *joined(groups, "; ", "; "), Run("."))


def _group(desk: Desk, group: UnitGroup, members: Sequence[UnitFigure], ends: str) -> Runs:
    """The group's best and weakest; where a unit left out for conflict may be either, that it is left out."""
    name, code, period = GROUP_NAMES[group], members[0].code, members[0].period
    figure, ranked = desk.city.get((code, period)), {m.unit for m in members}
    left_out = set(figure.unsettled) - ranked if figure else set()
    disputed = [u.name for u in desk.units if u.group is group and u.name in left_out]
    told = _ends(desk, name, members, ends)
    beaten = ends != _WORST and may_exceed(desk, disputed, code, period, members[0].amount)
    if not (beaten or (ends != _BEST and may_undercut(desk, disputed, code, period, members[-1].amount))):
        return told
    count = desk.slots.count(len(disputed), f"{code} {period} {name} mâu thuẫn hoặc chưa rõ")
    return (*told, *fill(", chưa tính {k} đơn vị có số liệu mâu thuẫn hoặc chưa rõ", {"k": count}))


def _ends(desk: Desk, name: str, members: Sequence[UnitFigure], ends: str) -> Runs:
    top = [m for m in members if m.amount == members[0].amount]
    bottom = [m for m in members if m.amount == members[-1].amount]
    if len(top) == len(members):
        return _all_same(desk, name, top)
    if len(members) == 2:
        pair = joined([_named(desk, top), _named(desk, bottom)])
        return (Run(f"{name} có "), *pair)
    return fill(desk.choose(ends), {"group": name, "best": _named(desk, top), "worst": _named(desk, bottom)})


def _all_same(desk: Desk, name: str, equals: Sequence[UnitFigure]) -> Runs:
    if len(equals) <= _MOST_NAMES:
        return (Run(f"{name} có "), *_named(desk, equals))
    first, values = equals[0], [v for e in equals for v in e.values]
    level = desk.slots.make(
        ("same", first.code, first.period, name), unit_slot(desk, first).shown, first.amount, PERCENT,
        indicator=first.code, period=first.period, values=values, derivation=f"mức bằng nhau ở {name}",
    )  # fmt: skip
    count = desk.slots.count(len(equals), f"{first.code} {first.period} {name} cùng mức")
    return fill(desk.choose("rank_same"), {"group": name, "k": count, "n": level})


def _named(desk: Desk, equals: Sequence[UnitFigure]) -> Runs:
    """ "Sở A và Sở B (cùng đạt 100%)": the figure stands behind the last name."""
    shown = equals[:_MOST_NAMES]
    last = shown[-1]
    noun = desk.catalogue[last.code].measure
    names = desk.listed([e.unit for e in equals], _MOST_NAMES, f"{last.code} {last.period} cùng mức {last.amount}")
    slot = unit_slot(desk, last)
    tail = "" if noun in (PERCENT, DONG) else f" {noun}"
    return (*names, Run(" (cùng " if len(equals) > 1 else " ("), Run(slot=slot), Run(f"{tail})"))


def _each(spec: SentenceSpec, desk: Desk) -> list[Paragraph]:
    """Shared indicators: the units with the most, one line for each indicator."""
    lines: list[Paragraph] = []
    for code, what in spec.each.items():
        period = desk.at(code, spec.at)
        if (code, period) in desk.said or code not in desk.catalogue:
            continue
        if line := _most(desk, code, what, spec.at):
            desk.said.add((code, period))
            lines.append(Paragraph(line, "dash"))
    if not lines:
        return []
    wording = desk.choose(f"lead {spec.lead[0]}", spec.lead)
    if len(lines) == 1:
        return [Paragraph((*fill(wording.removesuffix(":"), times(desk)), Run(", "), *small(lines[0].runs)))]
    lead = fill(wording, times(desk))
    return [Paragraph(lead), *lines]


def _most(desk: Desk, code: Code, what: str, when: str) -> Runs:
    figure = desk.figure(code, when)
    some = [f for f in figure.unit_facts if f.amount] if figure else []
    if figure is None or not some:
        return ()
    most = with_most(desk, some, desk.catalogue[code].measure)
    items = most.words
    if len(some) > _MOST_NAMES and not most.equal:
        told = desk.slots.count(len(some), f"{code} {figure.period} có phát sinh")
        beaten = may_exceed(desk, figure.unsettled, code, figure.period, most.least)
        among = "trong đó có " if beaten else "nhiều nhất là "
        items = (Run(slot=told), Run(f" đơn vị có phát sinh, {among}"), *items)
    head = what[0].upper() + what[1:]
    left_out: Runs = ()
    if figure.unsettled:
        count = desk.slots.count(len(figure.unsettled), f"{code} {figure.period} mâu thuẫn hoặc chưa rõ")
        left_out = fill(", chưa tính {k} đơn vị có số liệu mâu thuẫn hoặc chưa rõ", {"k": count})
    return (Run(f"{head}: "), *items, *left_out, Run("."))


def is_shared(desk: Desk, code: Code) -> bool:
    """Whether the indicator is told unit by unit and never added up."""
    return desk.catalogue[code].aggregation in (Aggregation.DISTINCT, Aggregation.NONE)
