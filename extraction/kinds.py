"""What each number is in its sentence: a result, a target, an earlier value, a benchmark, a change or another thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.numbers import NumberForm, NumberMention
from domain.periods import Period
from domain.quantities import PERCENT
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.asked_words import is_asked
from extraction.change_words import is_delta, is_end, is_start
from extraction.clauses import Surroundings, is_figure, sentences, surroundings
from extraction.goal_stretches import goal_stretches
from extraction.header_kinds import kind_of_header
from extraction.other_words import is_other
from extraction.plan_subjects import is_given_share, plan_stretches
from extraction.previous_words import is_dated_old, is_last_years_index, is_previous, opened_long_ago
from extraction.target_words import ANNOUNCES, LONGEST_TITLE, is_governed, is_planned, is_quota, is_target
from extraction.told_years import is_of_year_before
from extraction.whose import Owner, owners

_BY_FORM = {
    NumberForm.DOC_NUMBER: FigureKind.DOC_NUMBER,
    NumberForm.DATE: FigureKind.DATE,
    NumberForm.NAME: FigureKind.OTHER,
}
_CHANGES = (NumberForm.STEP, NumberForm.FACTOR)
_CLOSE = Decimal("0.06")
_SHARE = re.compile(r"\s*(?:chiếm|tương ứng|tương đương)(?:\s+(?:tỷ lệ|với|khoảng))*\s*")
_RANKED = re.compile(r"\s*,?\s*(?:và\s+)?(?:xếp|đứng|ở|hạng)(?:\s+(?:hạng|thứ|vị trí|ở))*\s*")
_FROM_BEFORE = re.compile(r"\W*(?:(?:tồn|từ|của|còn)\s+)?(?:kỳ|quý|năm) trước\W*")
_OF_FIGURE = re.compile(r"\s*(?:chiếm|đạt|bằng|tương ứng|tương đương)?\s*(?:tỷ lệ)?\s*")
_ONLY_JOINED = re.compile(r"\s*(?:,|và|hoặc|;|,\s*và)\s*")


@dataclass(frozen=True, slots=True)
class KindContext:
    """headings: of the section the text stands in. table_header: the column's header words, if it is a table cell."""

    headings: tuple[str, ...] = ()
    report_period: Period | None = None
    unit: str | None = None
    table_header: str = ""


def classify_kinds(text: str, mentions: Sequence[NumberMention], *, context: KindContext) -> list[FigureKind]:
    """The kind of each mention, parallel to `mentions`, decided from the words around it in its own sentence."""
    judge = _Judge(text, mentions, context)
    for index in range(len(mentions)):
        judge.decide(index)
    return judge.kinds


class _Judge:
    """Decides one number after the other; what an earlier one was counts for those listed after it."""

    def __init__(self, text: str, mentions: Sequence[NumberMention], context: KindContext) -> None:
        self.text = text
        self.folded = fold_case(text)
        self.mentions = mentions
        self.context = context
        self.places = surroundings(text, mentions)
        self.owners = owners(text, mentions, unit=context.unit, leads=context.headings)
        self.headings = tuple(fold_case(h) for h in (*context.headings, *_title(text)))
        self.goals = (*goal_stretches(text, mentions, context.report_period), *plan_stretches(text, mentions))
        self.header_kind = kind_of_header(context.table_header)
        self.kinds: list[FigureKind] = []

    def decide(self, index: int) -> None:
        mention, place = self.mentions[index], self.places[index]
        fixed = _BY_FORM.get(mention.form) or self.header_kind
        self.kinds.append(fixed or self._in_sentence(index, mention, place))

    def _in_sentence(self, index: int, mention: NumberMention, place: Surroundings) -> FigureKind:
        if mention.form is NumberForm.DURATION:
            return _kind_of_duration(place)
        before = self._before(place)
        if place.before is not None and before is not None and _is_listed(before, mention, place):
            return self.kinds[place.before]
        if index and self.kinds[index - 1] is FigureKind.DELTA and self._goes_on(index):
            return FigureKind.DELTA
        if index and _is_share_of(mention, self.mentions[index - 1]):
            return self.kinds[index - 1]
        aimed = is_governed(place, mention, self.context.report_period) or self._is_among_goals(mention, place)
        if (aimed and not is_quota(place, mention)) or self._is_share_of_target(index, mention, place):
            return FigureKind.TARGET
        if mention.point or mention.form in _CHANGES:
            return FigureKind.DELTA
        if (kind := self._behind_change(index, mention, place)) is not None:
            return kind
        if is_start(place):
            return FigureKind.PREVIOUS
        if is_delta(place, mention, before):
            return FigureKind.DELTA
        if _denies_so_far(mention, fold_case(mention.span.of(self.text))):
            return self._of_whom_and_when(index, mention, place)
        if is_target(place, mention, self.context.report_period) or is_planned(self.headings, place):
            return FigureKind.TARGET
        if is_asked(place, mention, before) or is_given_share(place, mention):
            return FigureKind.TARGET
        return self._of_whom_and_when(index, mention, place)

    def _before(self, place: Surroundings) -> NumberMention | None:
        return None if place.before is None else self.mentions[place.before]

    def _goes_on(self, index: int) -> bool:
        """ "tăng 0,2; 1,1 và 3,4 điểm phần trăm": one list of changes."""
        between = self.text[self.mentions[index - 1].span.end : self.mentions[index].span.start]
        bare = self.mentions[index - 1].measure is None and self.mentions[index].form is NumberForm.AMOUNT
        return bare and _ONLY_JOINED.fullmatch(between) is not None

    def _is_among_goals(self, mention: NumberMention, place: Surroundings) -> bool:
        """A list of goals, a time to come or an order holds where it stands."""
        listed = any(span.start <= mention.span.start < span.end for span in self.goals)
        return listed and not is_dated_old(place)

    def _is_rank_of(self, mention: NumberMention, place: Surroundings, before: int) -> bool:
        """ "năm 2024 đạt 88,4%, xếp thứ 9/18": the rank that goes with an earlier score."""
        earlier = self.kinds[before] is FigureKind.PREVIOUS and self.mentions[before].form is NumberForm.AMOUNT
        return mention.form is NumberForm.RANK and earlier and _RANKED.fullmatch(place.lead) is not None

    def _adds_up(self, index: int, place: Surroundings) -> bool:
        """ "Tổng 5.214; mới 5.033; kỳ trước 181": what came over, since it makes the total with what is new."""
        if index < 2 or not _FROM_BEFORE.fullmatch(place.lead):
            return False
        total, new, old = (m.value for m in self.mentions[index - 2 : index + 1])
        return total is not None and new is not None and old is not None and total == new + old

    def _is_of_old_time(self, index: int, mention: NumberMention, place: Surroundings) -> bool:
        """ "Năm 2024 giải quyết 900 hồ sơ, quá hạn 12", "… là 90 tỷ đồng, giải ngân 81 tỷ đồng (90%)": the time a part
        opened with holds until another is named; a share in brackets is of the figure in front of them."""
        report = self.context.report_period
        if report is None or index == 0:
            return False
        if place.bracketed and place.before is None:
            opens = mention.measure == PERCENT and _OF_FIGURE.fullmatch(place.lead) and not place.outside.strip()
            return bool(opens) and self.kinds[index - 1] is FigureKind.PREVIOUS
        if place.before is None or self.kinds[place.before] is not FigureKind.PREVIOUS:
            return False
        return opened_long_ago(self.places[place.before], place, report)

    def _is_share_of_target(self, index: int, mention: NumberMention, place: Surroundings) -> bool:
        """ "sẽ đơn giản hóa 2.675 TTHC (chiếm 74,86%)": how much of the whole is aimed at."""
        opens = place.bracketed and mention.measure == PERCENT and _SHARE.fullmatch(place.lead) is not None
        return opens and index > 0 and self.kinds[index - 1] is FigureKind.TARGET

    def _behind_change(self, index: int, mention: NumberMention, place: Surroundings) -> FigureKind | None:
        """ "tăng 21,4 điểm (561,2)", "giảm 37 hồ sơ (2,1%)": behind a change, brackets hold its base or its share."""
        if not place.bracketed or place.lead.strip() or place.outside.strip() or index == 0:
            return None
        if self.kinds[index - 1] is not FigureKind.DELTA:
            return None
        change = self.mentions[index - 1]
        if mention.measure == PERCENT != change.measure:
            return FigureKind.DELTA
        if mention.measure not in (None, change.measure) or mention.value is None or change.value is None:
            return None
        return FigureKind.PREVIOUS if mention.value > change.value else None

    def _of_whom_and_when(self, index: int, mention: NumberMention, place: Surroundings) -> FigureKind:
        """Neither aimed at nor a change: a size, somebody else's, an earlier value, or the result itself."""
        if is_other(place, mention, fold_case(mention.span.of(self.text)), self._before(place)):
            return FigureKind.OTHER
        owner = self.owners[index]
        level = mention.measure in (PERCENT, "điểm", "hạng")
        if owner is Owner.SUBORDINATE and not level and self.context.unit is not None:
            return FigureKind.OTHER
        if owner is not Owner.UNIT and (level or owner is not Owner.SUBORDINATE):
            return FigureKind.BENCHMARK  # counts of a part of the unit are parts of its own figure; levels are not
        earlier = (self.mentions[i] for i in range(index - 1, -1, -1))
        before = next((m for m in earlier if is_figure(m)), None)
        if is_previous(place, mention, before, self.context.report_period) and not self._adds_up(index, place):
            led = self.folded[place.sentence.start : mention.number.start]
            behind = self.folded[mention.number.end : place.sentence.end]
            published = is_last_years_index(led, behind, self.context.report_period)
            return FigureKind.ACTUAL if published else FigureKind.PREVIOUS
        if place.before is not None and self._is_rank_of(mention, place, place.before):
            return self.kinds[place.before]
        if self._is_of_old_time(index, mention, place):
            return FigureKind.PREVIOUS
        if self.context.report_period is None:
            told = FigureKind.ACTUAL in self.kinds[:index]
            level = mention.measure == PERCENT and before is not None and before.measure == PERCENT
            earlier_year = is_of_year_before(self.folded, place, told=told, level=level)
            return FigureKind.PREVIOUS if earlier_year else FigureKind.ACTUAL
        return FigureKind.ACTUAL


def _title(text: str) -> tuple[str, ...]:
    """A short first sentence that only announces plans: "Phương hướng nhiệm vụ quý IV năm 2026. Một là, …"."""
    opening = sentences(text)[0].of(text)
    return (opening,) if len(opening) < min(LONGEST_TITLE, len(text)) and ANNOUNCES.match(fold_case(opening)) else ()


def _is_share_of(mention: NumberMention, count: NumberMention) -> bool:
    """ "24/35 nhiệm vụ của kế hoạch năm (68,57%)": the percent that the x/y before it gives is of its kind."""
    if mention.measure != PERCENT or not count.denominator or mention.value is None or count.value is None:
        return False
    return count.form is NumberForm.AMOUNT and abs(count.value * 100 / count.denominator - mention.value) <= _CLOSE


def _denies_so_far(mention: NumberMention, said: str) -> bool:
    """ "chưa rà soát … do kế hoạch bố trí vào quý III": so far there is none, whatever is planned."""
    return mention.form is NumberForm.ZERO and said.startswith("chưa")


def _kind_of_duration(place: Surroundings) -> FigureKind:
    """A time is nobody's result, except where a time limit itself is cut."""
    if is_start(place):
        return FigureKind.PREVIOUS
    return FigureKind.ACTUAL if is_end(place) else FigureKind.OTHER


def _is_listed(before: NumberMention, mention: NumberMention, place: Surroundings) -> bool:
    """Nothing but a comma or "và" stands between two amounts."""
    counted = (NumberForm.AMOUNT, NumberForm.RANK)
    alike = before.form in counted and mention.form in counted and not before.point
    return alike and _ONLY_JOINED.fullmatch(place.lead) is not None
