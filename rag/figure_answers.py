"""Figures of named units: one, several, side by side, and over time."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from domain.facts import Fact, FactState
from domain.indicators import Aggregation, Indicator, IndicatorType, Semantics
from domain.periods import Period
from domain.quantities import plain, vietnamese
from rag.chosen_facts import answering_periods, chosen
from rag.fact_source import FactSource
from rag.figure_words import (
    amount_words,
    capital,
    change_words,
    difference_measure,
    fact_words,
    indicator_words,
    listed,
    period_words,
    state_words,
)
from rag.notebook import Notebook
from rag.ratio_check import percent_of

_HANDFUL = 20
# A change of the first is explained by the others: procedures added and dropped in the period.
_EXPLAINED_BY = {"TT-01": ("TT-02", "TT-04")}


def figure_sentences(facts: Sequence[Fact], indicator: Indicator, notes: Notebook) -> list[str]:
    """One sentence per fact, in the given order."""
    notes.use(*facts)
    return [_sentence(fact, indicator, notes) for fact in facts]


def _sentence(fact: Fact, indicator: Indicator, notes: Notebook) -> str:
    when, name = period_words(fact.period, indicator), indicator_words(indicator)
    if fact.state is FactState.CONFLICT:
        return (
            f"{when}, báo cáo của {fact.unit} nêu các số khác nhau về {name}: {_places(fact)}; "
            "cần đơn vị xác nhận, chưa thể chọn số nào."
        )
    if fact.state is FactState.AMBIGUOUS:
        return f"{when}, {name} của {fact.unit} có thể đọc là {fact_words(fact)}; cần đơn vị xác nhận."
    none = "; đơn vị báo cáo không phát sinh" if fact.state is FactState.ZERO else ""
    parts, doubt = part_words(fact, indicator, notes)
    return f"{when}, {name} của {fact.unit} là {fact_words(fact)}{parts} ({state_words(fact)}{none}).{doubt}"


def _places(fact: Fact) -> str:
    words = []
    for amount in fact.amounts:
        where = {"bảng số liệu" if v.where == "table" else "phần lời" for v in fact.values if v.amount == amount}
        place = f" ({' và '.join(sorted(where, reverse=True))})" if where else ""
        words.append(amount_words(amount, fact.measure) + place)
    return " và ".join(words)


def part_words(fact: Fact, indicator: Indicator, notes: Notebook) -> tuple[str, str]:
    """(" (x/y)" where the parts are printed beside, a sentence when x/y is not the percent printed)."""
    count = notes.recount(fact, indicator)
    if count is None or (count.parts and not count.contradicts(fact)):
        return "", ""
    parts = notes.parts(fact, count)
    if parts is None:
        return "", ""
    shown = "/".join(parts)
    if not count.contradicts(fact):
        return f" ({shown})", ""
    how = f"{plain(count.numerator)} / {plain(count.denominator)} × 100"
    notes.computed(count.percent, "%", how, unit=fact.unit, indicator=fact.indicator, period=fact.period)
    warning = f"số in {fact_words(fact)} không khớp phép tính {shown} = {vietnamese(count.percent)}%"
    notes.warn(f"{fact.unit}: {warning}.")
    return "", f" Lưu ý: {warning}; cần đơn vị kiểm tra."


def doubt_words(fact: Fact, indicator: Indicator, notes: Notebook) -> str:
    """Only what `part_words` says against a percent; where its parts agree, no report is opened to look for them."""
    count = notes.recount(fact, indicator)
    return part_words(fact, indicator, notes)[1] if count is not None and count.contradicts(fact) else ""


def comparison(
    facts: Sequence[Fact],
    missing: Sequence[str],
    indicator: Indicator,
    notes: Notebook,
    *,
    summed: bool = False,
    times: bool = False,
) -> list[str]:
    """Units side by side in the order asked, and the gap between the first and the last of them, or their sum.

    times: how many times the least goes into the most is asked too.
    """
    settled = [f for f in facts if f.amount is not None]
    periods = {f.period for f in facts}
    if len(periods) == 1 and len(settled) == len(facts) > 1:
        notes.use(*facts)
        name, when = indicator_words(indicator), period_words(facts[0].period, indicator)
        amounts = listed([f"của {f.unit} là {fact_words(f)}" for f in facts], most=len(facts))
        doubts = "".join(doubt_words(f, indicator, notes) for f in facts)
        sentences = [f"{when}, {name} {amounts} ({state_words(*facts)}).{doubts}"]
    else:
        sentences = figure_sentences(facts, indicator, notes)
    if summed and indicator.aggregation is Aggregation.SUM:
        unsettled = [f.unit for f in facts if f.amount is None]
        sentences.append(_sum(facts, [*missing, *unsettled], indicator, notes))
    elif len(settled) > 1 and len(periods) == 1:
        sentences.append(_gap(settled, indicator, notes))
        sentences += _times(settled, indicator, notes) if times else []
    if missing:
        sentences.append(f"Chưa có số liệu của {listed(list(missing))} cho chỉ tiêu này.")
    return sentences


def _sum(facts: Sequence[Fact], without: Sequence[str], indicator: Indicator, notes: Notebook) -> str:
    """The units' figures added up, or why they cannot be. without: units that have no settled figure."""
    if without:
        return f"Chưa cộng được vì chưa có số liệu thống nhất của {listed(list(without))}."
    if len({f.period for f in facts}) > 1:
        return "Không cộng vì số liệu của các đơn vị thuộc các kỳ khác nhau."
    amounts = [f.amount for f in facts if f.amount is not None]
    units, total = listed([f.unit for f in facts], most=len(facts)), sum(amounts, Decimal(0))
    how = " + ".join(plain(amount) for amount in amounts)
    notes.computed(total, indicator.measure, how, unit=units, indicator=indicator.code, period=facts[0].period)
    return (
        f"Cộng lại, {indicator_words(indicator)} của {units} là {amount_words(total, indicator.measure)} (số tính ra)."
    )


def _times(facts: Sequence[Fact], indicator: Indicator, notes: Notebook) -> list[str]:
    """How many times the least goes into the most, to two places; nothing of none."""
    order = sorted(facts, key=lambda f: f.amount or Decimal(0), reverse=True)
    high, low = order[0], order[-1]
    if high.amount is None or not low.amount:
        return []
    times = (high.amount / low.amount).quantize(Decimal("0.01"))
    how = f"{plain(high.amount)} / {plain(low.amount)}"
    notes.computed(times, "lần", how, unit=high.unit, indicator=indicator.code, period=high.period)
    return [f"{high.unit} gấp {vietnamese(times)} lần {low.unit}."]


def _gap(facts: Sequence[Fact], indicator: Indicator, notes: Notebook) -> str:
    order = sorted(facts, key=lambda f: f.amount or Decimal(0), reverse=True)
    high, low = order[0], order[-1]
    assert high.amount is not None
    assert low.amount is not None
    gap, measure = high.amount - low.amount, difference_measure(indicator.measure)
    how = f"{plain(high.amount)} - {plain(low.amount)}"
    notes.computed(gap, measure, how, unit=high.unit, indicator=indicator.code, period=high.period)
    if not gap:
        return "Các đơn vị bằng nhau."
    words = amount_words(gap, measure)
    if indicator.type is IndicatorType.RANK:
        return f"{low.unit} xếp trên {high.unit} {words}."
    more = "nhiều hơn" if indicator.type in (IndicatorType.COUNT, IndicatorType.STOCK) else "cao hơn"
    return f"{high.unit} {more} {low.unit} {words}."


def trend(
    facts: Sequence[Fact],
    asked: Sequence[Period],
    unit: str,
    indicator: Indicator,
    notes: Notebook,
    *,
    in_percent: bool = False,
) -> list[str]:
    """One unit's figure over periods, earliest first, with the change from the first to the last.

    in_percent: by how much percent a count changed is asked; it is told anyway where it says something.
    """
    series = sorted(facts, key=lambda f: f.period.sort_key)
    notes.use(*series)
    points = ", ".join(f"{_short_when(f, indicator)} là {fact_words(f)}" for f in series)
    sentences = [f"{capital(indicator_words(indicator))} của {unit}: {points} ({state_words(*series)})."]
    sentences += [doubt.strip() for f in series if (doubt := part_words(f, indicator, notes)[1])]
    settled = [f for f in series if f.amount is not None]
    if (
        len(settled) > 1 and settled[0].period.end != settled[-1].period.end
    ):  # a quarter and all since January: no change
        sentences.append(_change(settled[0], settled[-1], indicator, notes))
        if in_percent or _worth_a_percent(settled[0].amount, settled[0].period, settled[-1], indicator):
            sentences += _change_in_percent(settled[0], settled[-1], indicator, notes)
    if len(settled) < len(series):
        sentences.append("Có kỳ báo cáo nêu các số khác nhau, cần đơn vị xác nhận.")
    apart = set(asked) if indicator.semantics.runs else set()
    stands_for = {p: {p, p.cumulative(), p.last_quarter} - (apart - {p}) for p in asked}
    absent = [p for p in asked if not any(f.period in stands_for[p] for f in series)]
    if absent:
        sentences.append(f"Chưa có số liệu {listed([p.label for p in absent])}.")
    if absent and len(settled) == 1:
        sentences += _told_later(settled[0], absent, indicator, notes)
    return sentences


def _told_later(last: Fact, absent: Sequence[Period], indicator: Indicator, notes: Notebook) -> list[str]:
    """What the one report there is tells of an earlier period to compare with, as that report's words."""
    looked = {same for period in absent for same in answering_periods(period, indicator)}
    before = [o for o in notes.earlier(last, looked) if o.period and o.period.end < last.period.end]
    before.sort(key=lambda o: absent.index(o.period) if o.period in absent else len(absent))
    amounts = {o.amount for o in before}
    if len(amounts) != 1 or last.amount is None or before[0].amount is None or before[0].period is None:
        return []
    [figure, *_] = before
    notes.told_later(last, figure)
    assert figure.amount is not None
    assert figure.period is not None
    gap, measure = last.amount - figure.amount, difference_measure(indicator.measure)
    how = f"{plain(last.amount)} - {plain(figure.amount)}"
    notes.computed(gap, measure, how, unit=last.unit, indicator=indicator.code, period=last.period)
    moved = change_words(figure.amount, last.amount, indicator)
    share = _share_of_change(figure.amount, figure.period, last, indicator, notes)
    return [
        f"Báo cáo {last.period.label} nêu số {figure.period.label} để so sánh là "
        f"{amount_words(figure.amount, indicator.measure)}; so với số ấy, {last.period.label} {moved}{share}."
    ]


def _share_of_change(before: Decimal, period: Period, last: Fact, indicator: Indicator, notes: Notebook) -> str:
    """ " (36,73%)", of a count over equally long stretches of time; else empty."""
    if not _worth_a_percent(before, period, last, indicator) or last.amount is None or last.amount == before:
        return ""
    share = percent_of(abs(last.amount - before), before)
    how = f"|{plain(last.amount)} - {plain(before)}| / {plain(before)}"
    notes.computed(share, "%", how, unit=last.unit, indicator=indicator.code, period=last.period)
    return f" ({vietnamese(share)}%)"


def _short_when(fact: Fact, indicator: Indicator) -> str:
    words = period_words(fact.period, indicator)
    return fact.period.label if indicator.semantics is Semantics.STATE else words[:1].lower() + words[1:]


def _change(first: Fact, last: Fact, indicator: Indicator, notes: Notebook) -> str:
    assert first.amount is not None
    assert last.amount is not None
    how = f"{plain(last.amount)} - {plain(first.amount)}"
    measure = difference_measure(indicator.measure)
    change = last.amount - first.amount
    notes.computed(change, measure, how, unit=last.unit, indicator=indicator.code, period=last.period)
    words = change_words(first.amount, last.amount, indicator)
    sentence = f"So với {first.period.label}, {last.period.label} {words}."
    falls = change < 0 and first.period.year == last.period.year
    if indicator.semantics is Semantics.CUMULATIVE and falls and first.period.start == last.period.start:
        warning = "số lũy kế không thể giảm trong năm; cần đơn vị xác nhận lại"
        notes.warn(f"{last.unit}: {warning}.")
        sentence += f" Đây là số liệu bất thường: {warning}."
    return sentence


def _worth_a_percent(before: Decimal | None, period: Period, last: Fact, indicator: Indicator) -> bool:
    """Of what happened in equally long stretches of time, and not of a handful."""
    alike = indicator.semantics is Semantics.FLOW and period.kind is last.period.kind
    return alike and before is not None and before >= _HANDFUL


def _change_in_percent(first: Fact, last: Fact, indicator: Indicator, notes: Notebook) -> list[str]:
    """Nothing of what is itself a percent, a score or a rank, nor of a change from nought."""
    measured = indicator.is_percent or indicator.type in (IndicatorType.SCORE, IndicatorType.RANK)
    if measured or not first.amount or last.amount is None or last.amount == first.amount:
        return []
    share = percent_of(last.amount - first.amount, first.amount)
    how = f"({plain(last.amount)} - {plain(first.amount)})/{plain(first.amount)}"
    notes.computed(share, "%", how, unit=last.unit, indicator=indicator.code, period=last.period)
    return [f"Tức là {'tăng' if share > 0 else 'giảm'} {vietnamese(abs(share))}%."]


def companions(indicator: Indicator) -> tuple[str, ...]:
    """Indicators that explain a change of this one: the parts of a ratio, or what was added and dropped."""
    numerator = indicator.numerator.codes if indicator.numerator else ()
    denominator = indicator.denominator.codes if indicator.denominator else ()
    return _EXPLAINED_BY.get(indicator.code, (*numerator, *denominator))


def companion_sentences(
    source: FactSource, main: Sequence[Fact], indicator: Indicator, others: Sequence[Indicator], notes: Notebook
) -> list[str]:
    """The companions' figures in the same periods and units as the main facts, where they were reported."""
    sentences: list[str] = []
    units = list(dict.fromkeys(f.unit for f in main))
    explained = indicator.code in _EXPLAINED_BY
    periods = [max((f.period for f in main), key=lambda p: p.sort_key)] if explained else [f.period for f in main]
    for other in others:
        found = [
            fact
            for period in dict.fromkeys(periods)
            for fact in chosen(source.facts([other.code], units=units), period, other)
            if fact.amount is not None
        ]
        if not found:
            continue
        notes.use(*found)
        points = ", ".join(f"{_short_when(f, other)} là {fact_words(f)}" for f in found)
        sentences.append(f"- {capital(indicator_words(other))}: {points}.")
        same = found[0].unit == found[-1].unit and found[0].period.start == found[-1].period.start
        if len(found) > 1 and same and other.semantics is Semantics.CUMULATIVE:
            sentences[-1] += " " + _change(found[0], found[-1], other, notes)
    return ["Số liệu liên quan:", *sentences] if sentences else []
