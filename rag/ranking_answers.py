"""All units in order, the first or last of them, and those beyond a threshold."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from domain.facts import Fact
from domain.indicators import Better, Indicator, IndicatorType
from domain.periods import Period
from domain.units import UnitGroup
from rag.chosen_facts import of_one_period
from rag.doubtful_figures import not_placed, other_periods_told
from rag.figure_answers import doubt_words
from rag.figure_words import amount_words, capital, fact_words, indicator_words, listed, period_words, state_words
from rag.notebook import Notebook
from rag.order_words import SLACK, runs_down
from rag.questions import Question
from rag.thresholds import Threshold

_FEW_NAMED = 2
_FEW = 5  # how many stand behind the one asked for
_NOUNS = {
    (UnitGroup.DEPARTMENT,): "sở",
    (UnitGroup.WARD,): "phường",
    (UnitGroup.COMMUNE,): "xã",
    (UnitGroup.WARD, UnitGroup.COMMUNE): "phường, xã",
}
_WORST, _BEST = rf"(?:kem|cham|{SLACK}) nhat", r"tot nhat|nhanh nhat"


def ranking(
    question: Question,
    facts: Sequence[Fact],
    missing: Sequence[str],
    indicator: Indicator,
    notes: Notebook,
    *,
    elsewhen: Sequence[Fact] = (),
) -> list[str]:
    """facts: one per unit. missing: units that reported, and not this. elsewhen: what others tell of another period.

    Figures in conflict, and counts of another period than most are of, are named and never placed.
    """
    settled, others = of_one_period([f for f in facts if f.amount is not None], indicator)
    elsewhen = [*others, *elsewhen]
    notes.use(*[f for f in facts if f.amount is None])
    ascending = _ascending(question, indicator)
    order = sorted(settled, key=lambda f: (f.amount if ascending else -(f.amount or Decimal(0)), f.unit))
    if question.threshold is not None:
        sentences = [
            *_beyond(question, question.threshold, order, indicator, notes),
            *_perhaps(question.threshold, facts, indicator, notes),
        ]
    else:
        cautions = _cautions(question, facts, order, ascending, indicator) if order else []
        sentences = _in_order(question, order, ascending, indicator, notes)
        sentences[1 if question.superlative else 0 : 0] = cautions
        notes.warn(*(caution.removeprefix("Lưu ý: ") for caution in cautions))
    notes.use(*elsewhen)
    return [*sentences, *other_periods_told(elsewhen, "Không xếp"), *_left_out(facts, missing)]


def untold(missing: Sequence[str], indicator: Indicator, period: Period) -> str:
    """Who sent a report of the period and tells nothing of the indicator."""
    name, when = indicator_words(indicator), period.label
    if not missing:
        return f"Mọi đơn vị đã gửi báo cáo {when} đều có số liệu về {name}."
    lines = "\n".join(f"- {unit}" for unit in missing)
    return f"Đã gửi báo cáo {when} nhưng không có số liệu về {name}:\n{lines}"


def _cautions(
    question: Question, facts: Sequence[Fact], order: Sequence[Fact], ascending: bool, indicator: Indicator
) -> list[str]:
    """Units left out of the order that one of their amounts would put among those shown, or ahead of some."""
    doubted = [f for f in facts if f.amount is None and f.indicator == indicator.code and f.amounts]
    asked = 1 if question.superlative and not question.whole_order else len(order)
    shown = order[: question.top or asked]
    cautions: list[str] = []
    for fact in doubted:
        best = min(fact.amounts) if ascending else max(fact.amounts)
        ahead = [f for f in shown if f.amount is not None and (best <= f.amount if ascending else best >= f.amount)]
        if ahead or len(shown) < (question.top or 1):
            place = "đứng đầu" if len(ahead) == len(shown) else f"đứng trên {ahead[0].unit}"
            cautions.append(
                f"Lưu ý: {fact.unit} chưa được xếp nhưng có thể {place}, tùy số nào đúng ({fact_words(fact)}); "
                "cần đơn vị xác nhận trước khi kết luận."
            )
    return cautions


def _ascending(question: Question, indicator: Indicator) -> bool:
    """From low to high. The best rank is the smallest number, so "cao nhất" of a rank starts there."""
    if question.both_ends:
        return indicator.type is IndicatorType.RANK
    if indicator.type is IndicatorType.RANK:
        return not question.ascending
    if question.topic.has(_WORST) and not runs_down(question.topic):
        return indicator.better is not Better.LOWER
    if question.topic.has(_BEST):
        return indicator.better is Better.LOWER
    return bool(question.ascending)


def _in_order(
    question: Question, order: Sequence[Fact], ascending: bool, indicator: Indicator, notes: Notebook
) -> list[str]:
    if not order:
        return []
    shown = order if question.both_ends or question.unit_names else order[: _how_many(question, len(order))]
    notes.use(*shown)
    name, when = indicator_words(indicator), period_words(_most(order), indicator)
    first = [f for f in order if f.amount == order[0].amount]
    lead = []
    if question.superlative:
        best = listed([f.unit for f in first])
        end = "thấp" if ascending != _is_rank(indicator) else "cao"
        lead = [f"{when}, {name} {end} nhất là {best}: {fact_words(first[0])}."]
    if question.both_ends and order[-1].amount != order[0].amount:
        last = [f for f in order if f.amount == order[-1].amount]
        lead = [
            f"{when}, {name} cao nhất là {listed([f.unit for f in first])}: {fact_words(first[0])}; "
            f"thấp nhất là {listed([f.unit for f in last])}: {fact_words(last[0])}."
        ]
    asked = question.unit_names if len(question.unit_names) <= _FEW_NAMED else ()  # of more the order itself is asked
    lead += [_place(unit, order, indicator, notes) for unit in asked]
    way = "từ thấp lên cao" if ascending != _is_rank(indicator) else "từ cao xuống thấp"
    title = f"{capital(name)}, {when[:1].lower() + when[1:]}, {way} ({state_words(*shown)}):"
    return [*lead, title, *_numbered(shown, indicator, notes)]


def _place(unit: str, order: Sequence[Fact], indicator: Indicator, notes: Notebook) -> str:
    """Where a unit stands among those that have a figure; equal figures share a place."""
    own = next((f for f in order if f.unit == unit), None)
    if own is None:
        return f"{unit} không có số liệu để xếp."
    place = 1 + next(i for i, f in enumerate(order) if f.amount == own.amount)
    for many, how in ((place, "vị trí trong danh sách dưới đây"), (len(order), "đếm các đơn vị có số liệu")):
        notes.computed(Decimal(many), "đơn vị", how, unit=unit, indicator=indicator.code, period=own.period)
    return f"{unit} đứng thứ {place} trong {len(order)} đơn vị có số liệu ({fact_words(own)})."


def _is_rank(indicator: Indicator) -> bool:
    return indicator.type is IndicatorType.RANK


def _how_many(question: Question, count: int) -> int:
    if question.top:
        return question.top
    if question.superlative and not question.whole_order:
        return _FEW
    return count


def _numbered(facts: Sequence[Fact], indicator: Indicator, notes: Notebook) -> list[str]:
    """One line each; equal amounts share a place."""
    lines: list[str] = []
    place = 0
    for i, fact in enumerate(facts, 1):
        if i == 1 or fact.amount != facts[i - 2].amount:
            place = i
        lines.append(f"{place}. {_line(fact, indicator, notes)}")
    return lines


def _line(fact: Fact, indicator: Indicator, notes: Notebook) -> str:
    return f"{fact.unit}: {fact_words(fact)}.{doubt_words(fact, indicator, notes)}"


def _most(facts: Sequence[Fact]) -> Period:
    """The period that most of the figures are of."""
    periods = [f.period for f in facts]
    return max(periods, key=periods.count)


def _beyond(
    question: Question, threshold: Threshold, order: Sequence[Fact], indicator: Indicator, notes: Notebook
) -> list[str]:
    found = [f for f in order if f.amount is not None and threshold.holds(f.amount)]
    name, noun = indicator_words(indicator), _NOUNS.get(question.units.groups, "đơn vị")
    if not found:
        if not order:
            return []
        words = _threshold_words(threshold, indicator, notes, order[0].period)
        when = period_words(order[0].period, indicator)
        return [f"{when}, mọi {noun} đã có số liệu về {name} đều nằm ngoài mức đã hỏi ({words})."]
    notes.use(*found)
    period = _most(found)
    when = period_words(period, indicator)
    which = f"có {len(found)} {noun}" if question.counted else f"các {noun}"
    if question.counted:
        notes.counted(len(found), indicator.code, period)
    title = f"{when}, {which} có {name} {_threshold_words(threshold, indicator, notes, period)}"
    if question.whole_order:
        lines = _numbered(found, indicator, notes)
    else:
        lines = [f"- {_line(f, indicator, notes)}" for f in found]
    return [f"{title} ({state_words(*found)}):", *lines]


def _perhaps(threshold: Threshold, facts: Sequence[Fact], indicator: Indicator, notes: Notebook) -> list[str]:
    own = [f for f in facts if f.amount is None and f.indicator == indicator.code]
    doubted = [f.unit for f in own if any(map(threshold.holds, f.amounts))]
    if not doubted:
        return []
    caution = f"{listed(doubted)} có thể thuộc nhóm này, tùy số nào đúng; cần đơn vị xác nhận."
    notes.warn(caution)
    return [f"Lưu ý: {caution}"]


def _threshold_words(threshold: Threshold, indicator: Indicator, notes: Notebook, period: Period) -> str:
    """ "dưới 90%": the amount asked for is kept beside the facts as what it is, the question's own."""
    if threshold.amount == 0 and threshold.beside is None:
        return "bằng không" if threshold.sign == "=" else "lớn hơn không"
    notes.asked(threshold.amount, indicator, period)
    words = {"<": "dưới", "<=": "không quá", ">": "trên", ">=": "từ", "=": "đúng bằng"}[threshold.sign]
    own = f"{words} {amount_words(threshold.amount, indicator.measure)}"
    if threshold.beside is not None:
        return f"{own} và {_threshold_words(threshold.beside, indicator, notes, period)}"
    return f"{own} trở lên" if threshold.sign == ">=" else own


def _left_out(facts: Sequence[Fact], missing: Sequence[str]) -> list[str]:
    sentences = not_placed([f for f in facts if f.amount is None])
    if missing:
        sentences.append(f"Đã gửi báo cáo nhưng chưa có số liệu này: {listed(list(missing))}.")
    return sentences
