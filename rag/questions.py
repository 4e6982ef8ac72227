"""A question as understood: who, when, which indicators, and what is wanted of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from domain.indicators import Aggregation, Catalogue, Code, IndicatorType, Semantics
from domain.periods import Period
from domain.texts import Span
from domain.units import UnitRegistry
from domain.values import NarrativeKind
from rag.abbreviations import in_full
from rag.beside_figures import asks_opinion, supposed_amount
from rag.change_rankings import asks_by_change
from rag.conversation import (
    asking_sentences,
    asks_anything,
    asks_why,
    carried_periods,
    carried_units,
    goes_on,
    joined,
    parted,
)
from rag.due_words import Due, asked_due
from rag.fact_source import LabelSource
from rag.folded import Folded, fold
from rag.how_many import how_many_units
from rag.indicator_words import AskedIndicators, IndicatorReader
from rag.order_words import BODIES, ORDER, SUPERLATIVE, WHOLE_ORDER, ascending, both_ends
from rag.period_words import AskedPeriods, asked_periods, latest
from rag.requests import Asked, only_tells, request_of
from rag.target_words import asks_target
from rag.thresholds import (
    HOW_MANY,
    Threshold,
    asked_threshold,
    change_in_percent,
    without_signs,
    without_thresholds,
)
from rag.unit_words import AskedUnits, asked_units


class Intent(StrEnum):
    FIGURE = "figure"  # one or several figures of named units
    COMPARISON = "comparison"  # units side by side
    RANKING = "ranking"  # all units in order, the first or last, or those beyond a threshold
    TREND = "trend"  # over periods
    CITY = "city"  # the City's figure
    TOTAL = "total"  # a group of units taken together
    REPORTERS = "reporters"  # who has reported, who has not
    NARRATIVES = "narratives"  # problems, proposals, tasks … as a list
    PASSAGES = "passages"  # why, how, what: answered by quoting
    DEFINITION = "definition"
    TARGET = "target"  # what a figure should be, not what it is


@dataclass(frozen=True, slots=True)
class Question:
    """folded: the question; topic: the same without the words that name units and periods.

    narrative: which kind of list NARRATIVES wants. due: which deadlines of tasks are asked for.
    ascending: order of a ranking when it was said; top: how many of it. superlative: "đơn vị nào … cao nhất", one name
    is wanted; whole_order: all of them are. missing: who has not reported is asked, rather than who has.
    summed: the units' figures are wanted added up. counted: how many units there are is asked.
    supposed: the amount that is asked whether it is so ("có phải … 180 hồ sơ không?").
    opinion: a view or a forecast is wanted, which no report can give. in_percent: "tăng bao nhiêu phần trăm".
    unreported: who tells nothing of the indicator is asked. both_ends: the highest and the lowest are.
    shortened: the shortenings that were read in full, for reports may write them too. times: "gấp mấy lần".
    by_change: the order is that of how much the figures moved.
    """

    folded: Folded
    topic: Folded
    intent: Intent
    units: AskedUnits
    periods: AskedPeriods
    indicators: AskedIndicators
    narrative: NarrativeKind | None = None
    due: Due | None = None
    threshold: Threshold | None = None
    ascending: bool | None = None
    top: int | None = None
    superlative: bool = False
    whole_order: bool = False
    missing: bool = False
    summed: bool = False
    counted: bool = False
    supposed: Decimal | None = None
    opinion: bool = False
    in_percent: bool = False
    unreported: bool = False
    both_ends: bool = False
    shortened: str = ""
    times: bool = False
    by_change: bool = False

    @property
    def codes(self) -> tuple[Code, ...]:
        return self.indicators.codes

    @property
    def unit_names(self) -> tuple[str, ...]:
        return tuple(unit.name for unit in self.units.units)


_OF_FIGURES = (Intent.FIGURE, Intent.COMPARISON, Intent.RANKING, Intent.TREND, Intent.CITY, Intent.TOTAL)
_NARRATIVES = (
    (NarrativeKind.CAUSE, r"nguyen nhan(?! (?:vi|tai) sao)"),
    (
        NarrativeKind.PROPOSAL,
        r"(?<!phan anh )(?<!phan anh, )(?:kien nghi|de xuat|de nghi(?! (?:cho|bao cao|cung cap|cap|neu|tong hop)\b))"
        r"(?! (?:sau|cua thanh tra|kiem toan|xu ly|bai bo|sua doi))",
    ),
    (
        NarrativeKind.PROBLEM,
        r"ton tai|han che|kho khan|vuong mac|bat cap|yeu kem|(?:keu|gap|than) (?:kho|vuong)|(?:kho|vuong) (?:gi|o dau)",
    ),
    (
        NarrativeKind.TASK,
        r"nhiem vu (?:trong |cua )?(?:quy|q|thang|nam) [^?]{0,40}?\b(?:gi|nao|ai)\b|ai (?:chu tri|phu trach)|han nao"
        r"|nhiem vu (?:gi|nao|nhung gi)"
        r"|nhiem vu (?:trong tam|(?:ky|quy) (?:toi|sau)|co (?:thoi )?han|phai|can|den han|thoi gian toi|sap toi)"
        r"|(?:lam|trien khai|thuc hien) (?:gi|nhung gi|viec gi)[a-z ]{0,12} (?:thoi gian toi|sap toi|quy (?:toi|sau))"
        r"|(?:phai|can|se) (?:lam|hoan thanh|xong|thuc hien)(?: xong)? (?:nhung )?(?:viec |nhiem vu )?(?:gi|nao)"
        r"|viec (?:gi|nao) (?:phai|can|den han)"
        r"|(?:viec|dau viec|nhiem vu)(?: [a-z]+){0,4}? co (?:thoi )?han"
        r"|giao (?:nhung )?(?:viec|nhiem vu|cong viec) gi cho|(?:viec|nhiem vu) nao (?:duoc )?giao|co (?:nhung )?viec gi"
        r"|nhiem vu cuoi (?:nam|ky|quy)"
        r"|(?:viec|nhiem vu)(?: [a-z]+){0,6}? (?:cho|trong) ba thang toi"
        r"|(?:viec|nhiem vu) (?:phai|can|den han|se) [a-z ]{0,20}?(?:xong|hoan thanh)"
        r"|(?:viec|nhiem vu) den han trong thang"
        r"|phuong huong|thoi han hoan thanh|(?:cac|nhung) nhiem vu|nhiem vu nao|viec (?:phai|can) lam",
    ),
    (NarrativeKind.INITIATIVE, r"sang kien|mo hinh|cach lam (?:hay|moi)|giai phap moi"),
)
_NUMERIC = (
    r"bao nhieu|may (?!phuong|xa)|ty le|ti le|so luong|so (?:luot|ho so|van de)|tong so|xep hang|nhieu nhat|it nhat"
)
WHY = (
    r"vi sao|tai sao|(?<!quan )(?<!xu )ly do|(?:do|tai|boi) dau|(?<!don )vi dau|nguyen nhan|co sao|co gi ma"
    r"|(?<!don )(?:vi|do|tai|boi)(?: (?:cai|chuyen|viec|dieu|le|nguyen do))? gi"
    r"|(?<!ra )(?<!thi )(?<!lam )sao +(?:lai|chua|khong|van|con|cham|thap|it|kem)"
    r"|(?<!ra )(?<!thi )(?<!lam )(?<!la )sao (?:[a-z]+ ){1,8}(?:the|vay)(?! nao)"
    r"|(?<!ra )(?<!thi )(?<!lam )(?<!la )sao (?:[a-z]+ ){1,5}(?:cham|thap|it|kem|tre|muon|han che|nhieu)(?! (?:hon|nhat))"
)
_TOLD = r"(?:noi|neu|viet|ban|de cap|danh gia)(?: gi| nhung gi| the nao| ra sao)?(?: ve| den| toi)|(?:noi|neu|viet) gi"
_NUMBER_ASKED = (
    r"bao nhieu|phan tram|so luong|tong so|so sanh|chenh|tang hay giam|giam hay tang|xep (?:hang|thu)|dung thu|thu hang"
    rf"|{SUPERLATIVE}|top|tro len|tro xuong|xep (?:theo|tu|cac|nhung|\d)|sap (?:theo|tu)|{ORDER}"
    r"|(?:cao|thap|nhieu|it|lon|nho|tot|kem|nhanh|cham) hon|sap xep|thu tu"
)
_OTHER_ASKED = "(?<!có )ai|ở đâu|đi đâu|về đâu|bao giờ|khi nào|lúc nào|làm gì|ảnh hưởng|như thế nào để|cách nào|làm sao"
_SURE, _CLEAR = 0.6, 0.5
_WHOLLY, _MOSTLY = 0.62, 0.5  # shares of a question's meaning that the indicator's name must explain
_DEFINITION = (
    r"la (?:cai )?gi|nghia la gi|(?:duoc hieu|tinh) (?:la )?(?:the nao|nhu the nao|ra sao)|cach tinh|cong thuc"
    r"|dinh nghia"
)
_REPORTERS = (
    r"(?:chua|da|khong|cham|thieu) (?:gui|nop|co|bao cao|gui bao cao)(?: bao cao)?(?! (?:thu tuc|ho so|dich vu))"
    r"|(?:don vi|phuong|xa|so) nao (?:chua |da |khong )?bao cao(?! (?:quy|ky|6|9))"
)
_REPORTERS_STRICT = r"(?:chua|da|cham|thieu|khong) (?:gui|nop|co)? ?bao cao|nop bao cao|gui bao cao"
_REPORTING = "CD-17"  # the share of units that report in time; who they are is told from the reports themselves
_NOT_YET = r"chua (?:gui|nop|co|bao cao)|khong (?:gui|nop|co bao cao|bao cao)|thieu|con thieu"
_UNREPORTED = (
    r"(?:chua|khong) (?:neu|bao cao|cung cap|gui|co)(?: duoc)? (?:so lieu|so|thong tin|du lieu)(?! (?:ho so|vu))"
)
_COMPARED_BY = r"so sanh|so voi|chenh|(?:cao|thap|nhieu|it|lon|nho|tot|kem|nhanh|cham) hon"
_SAYS_HOW = rf"^\W*(?:(?:noi|ghi|neu|chi) ro (?:giup |cho )?{BODIES} nao|(?:may|nhung|cac) {BODIES}) (?:khong|chua) (?:co|neu|bao)"
_TIMES = r"gap (?:bao nhieu|may)(?: lan)?|(?:bao nhieu|may) lan"
_AVERAGE = r"trung binh|binh quan|tinh chung"
_RANKING = (
    r"xep (?:hang|thu tu|theo)|sap xep|thu tu|cao nhat|thap nhat|nhieu nhat|it nhat|tot nhat|kem nhat|lon nhat|nho nhat"
    rf"|cham nhat|nhanh nhat|{SUPERLATIVE}|top|tu cao|tu thap|bang xep hang"
    rf"|{BODIES} nao|(?:cac|nhung) {BODIES} (?:nao|co(?! bao cao)|dat)|{HOW_MANY}"
)
_PLACE = r"(?:dung|xep) thu (?:may|bao nhieu) (?:trong|ve|so voi|theo)"
_SUMMED = (
    r"tong(?! (?:hop|ket|the|quan|diem))|^cong|cong (?:lai|don|gop|ca|chung|het|tat|tron)(?! (?:quy|ky|thang|dong))|ca thay"
    r"|cong(?= {2})|gop (?:lai|chung|ca|cac|\d+|hai|ba|bon|nam|sau|bay|tam|chin|muoi)|tinh gop"
)
_WHOLE_SUM = (
    r"tong cong|cong (?:lai|het|tat ca)|ca thay|gop lai|tinh gop|(?:tinh )?chung (?:cua |cho )?(?:cac|tat ca|toan bo)"
)
_SET_APART = r"so sanh|chenh|(?:cao|thap|nhieu|it|lon|nho) hon|hay|rieng|lan luot|tung"
_TREND = (
    r"tang hay giam|giam hay tang|thay doi|bien dong|dien bien|xu huong|qua cac (?:quy|ky|nam)|tien trien|tang truong"
    r"|(?:tang|(?<!cat )giam)(?: (?:duoc|them|di))? bao nhieu"
    r"|(?:tang|giam) (?:the nao|ra sao)|so voi (?:quy|ky|cung ky|nam)|tung quy|moi quy|cac quy"
    r"|(?:nhich|kha|tut|cai thien)(?: (?:len|xuong|di|hon|them|duoc)){0,2} (?:bao nhieu|may)"
    r"|(?:qua|trong|o) (?:hai|ba|2|3) (?:quy|ky)|(?:hai|ba|2|3) (?:quy|ky) (?:gan|vua|qua|lien)"
)
_JOINT = re.compile(r"\s*[,;]?\s+(?:va|voi|con|dong thoi)\s+|\s*,\s+")


@lru_cache(maxsize=4)
def question_reader(
    registry: UnitRegistry,
    catalogue: Catalogue,
    labels: LabelSource | None,
    called: frozenset[tuple[Code, str]] = frozenset(),
) -> QuestionReader:
    """One for these very objects, made when first asked for: it takes longer to make than to read a question.

    called: further names of indicators, as reviewers taught them.
    """
    return QuestionReader(registry, catalogue, labels, called)


class QuestionReader:
    """Reads questions; made once, it is the catalogue's and the registry's."""

    def __init__(
        self,
        registry: UnitRegistry,
        catalogue: Catalogue,
        labels: LabelSource | None = None,
        called: frozenset[tuple[Code, str]] = frozenset(),
    ) -> None:
        self._registry = registry
        self._catalogue = catalogue
        self._indicators = IndicatorReader(catalogue, labels, sorted(called))

    def read(
        self,
        text: str,
        *,
        known: Sequence[Period] = (),
        default: Period | None = None,
        before: Question | None = None,
    ) -> Question:
        """known: periods there are reports of. default: the period meant when none is named.

        before: what this question goes on from, when it does: it gives what is left unsaid.
        """
        folded, units = self._who(text)
        rest = folded.without(*units.spans)
        narrative = _narrative(rest)
        due = asked_due(rest) if narrative is NarrativeKind.TASK else None
        dated = rest.without(due.span) if due else rest
        periods = asked_periods(dated, known=known, default=default)
        own = topic = dated.without(*periods.spans)
        indicators = self._asked_indicators(without_thresholds(topic))
        units_named = bool(units.units)
        if before is not None:
            units = carried_units(units, before.units, folded)
            periods = carried_periods(periods, before.periods, folded, now=default or latest(known))
            unsure = bool(indicators.rivals) and indicators.strength < _CLEAR and not units_named
            vague = not indicators.codes or (unsure and bool(before.codes))
            if vague and narrative in (None, NarrativeKind.CAUSE) and not topic.has(_REPORTERS_STRICT):
                indicators, narrative = before.indicators, narrative or before.narrative
                topic, folded = joined(topic, before.topic), joined(folded, before.folded)
        intent = _intent(topic, units, periods, indicators, narrative)
        if self._wants_target(rest, intent, indicators):
            intent = Intent.TARGET
        elif intent is Intent.FIGURE and topic.has(_PLACE) and not self._is_rank(indicators):
            intent = Intent.RANKING
        elif intent is Intent.RANKING and self._wants_pooled(topic, indicators):
            intent = Intent.TOTAL if units.groups else Intent.CITY
        orderly = own if ascending(own) is not None else topic
        return Question(
            folded=folded,
            topic=topic,
            intent=intent,
            units=units,
            periods=periods,
            indicators=indicators,
            narrative=narrative,
            due=due,
            threshold=asked_threshold(topic) if intent is Intent.RANKING else None,
            ascending=ascending(orderly),
            top=how_many_units(orderly),
            superlative=orderly.has(SUPERLATIVE) and topic.has("nao|ai"),
            whole_order=orderly.has(WHOLE_ORDER),
            missing=topic.has(_NOT_YET),
            summed=topic.has(_SUMMED) and not topic.has(_SET_APART),
            counted=topic.has(HOW_MANY),
            supposed=supposed_amount(own),
            opinion=asks_opinion(rest),
            in_percent=change_in_percent(topic) is not None,
            unreported=topic.has(_UNREPORTED),
            both_ends=both_ends(orderly),
            times=topic.has(_TIMES),
            by_change=asks_by_change(topic),
            shortened=" ".join(word for word in text.split() if word not in folded.text.split()),
        )

    def _who(self, text: str) -> tuple[Folded, AskedUnits]:
        """The question with its shortenings said in full, and the units it names: their own letters are no others'."""
        folded = fold(text)
        units = asked_units(folded, self._registry)
        full = in_full(folded, units.spans)
        if full == folded.text:
            return folded, units
        folded = fold(full)
        return folded, asked_units(folded, self._registry)

    def _asked_indicators(self, topic: Folded) -> AskedIndicators:
        """Of several sentences the one that asks decides, where it names anything: others tell what is known."""
        for part in asking_sentences(topic):
            found = self._indicators.read(part)
            if found.codes:
                return found
        return self._indicators.read(topic)

    def whole_questions(self, text: str) -> list[Asked]:
        """The questions of one message; a remark after one ("Số quý III nhé.", "Xếp lần lượt xuống.") is part of it,
        and what is told before one goes with it."""
        whole: list[Asked] = []
        told = ""
        for part in parted(text):
            asked = request_of(part)
            if whole and not part.endswith("?") and fold(part).has(_SAYS_HOW):  # who has no figure is told anyway
                continue
            if whole and not told and self._is_remark(part):
                whole[-1] = Asked(f"{whole[-1].text} {part}", whole[-1].told)
            elif only_tells(part):
                told = f"{told} {part}".strip()
            else:
                whole.append(Asked(asked.text, f"{told} {asked.told}".strip()))
                told = ""
        return whole or [Asked(text)]

    def _is_remark(self, part: str) -> bool:
        folded, units = self._who(part)
        if part.endswith("?") or goes_on(folded) or asks_anything(folded) or units.unclear:
            return False
        rest = folded.without(*units.spans)
        return self._indicators.nothing_named(rest.without(*asked_periods(rest, known=()).spans))

    def apart(self, text: str) -> list[str]:
        """Units that are each asked a thing of their own, as questions of their own ("A giải ngân bao nhiêu và B tiếp
        nhận bao nhiêu hồ sơ"); else the text as it is."""
        folded, units = self._who(text)
        if len(units.units) < 2 or folded.has(_COMPARED_BY):
            return [text]
        starts, ends = {span.start for span in units.spans}, {span.end for span in units.spans}
        for joint in _JOINT.finditer(folded.bare):
            place = Span(joint.start(), joint.end())
            left, right = folded.text[: place.start], folded.text[place.end :]
            if place.start in ends and place.end in starts:
                continue
            if not any(span.overlaps(place) for span in units.spans) and self._differ(left, right):
                return [_dated(left, right), *self.apart(right)]
        return [text]

    def _differ(self, left: str, right: str) -> bool:
        """Whether each side names units and, by itself, an indicator that the other does not."""
        codes: list[set[Code]] = []
        for side in (left, right):
            folded, units = self._who(side)
            topic = folded.without(*units.spans)
            topic = topic.without(*asked_periods(topic, known=()).spans)
            named = self._indicators.read(without_thresholds(topic))
            codes.append(set(named.codes) if units.units and named.strength >= _CLEAR else set())
        return bool(codes[0] and codes[1]) and not codes[0] & codes[1]

    def leans(self, text: str) -> bool:
        """Whether a question goes on from the one before: its words say so, or name nothing to ask about."""
        folded, units = self._who(text)
        if goes_on(folded):
            return True
        if asks_why(folded) and not (units.spans or units.groups or units.everyone or units.city or units.elsewhere):
            return True
        rest = folded.without(*units.spans)
        topic = rest.without(*asked_periods(rest, known=()).spans)
        return not units.unclear and self._indicators.nothing_named(without_signs(topic))

    def names_nobody(self, text: str) -> bool:
        """Whether no unit, group or the City is spoken of, nor is asked which one it is."""
        folded, units = self._who(text)
        named = units.units or units.unclear or units.groups or units.everyone or units.city or units.elsewhere
        return not (named or units.addressed or folded.has(rf"{BODIES} nao|{SUPERLATIVE}|ai|thanh pho|chung"))

    def _wants_target(self, rest: Folded, intent: Intent, indicators: AskedIndicators) -> bool:
        figure = intent in _OF_FIGURES or (intent is Intent.PASSAGES and indicators.strength >= _SURE)
        return figure and not rest.has(WHY) and asks_target(rest) and not self._is_plan(indicators)

    def _wants_pooled(self, topic: Folded, indicators: AskedIndicators) -> bool:
        """ "Trung bình các sở": of percents that is all parts taken together, never the mean of the percents."""
        pooled = self._catalogue[indicators.codes[0]].aggregation is Aggregation.RATIO
        return (
            pooled
            and topic.has(_AVERAGE)
            and not topic.has(f"{SUPERLATIVE}|{WHOLE_ORDER}")
            and not asked_threshold(topic)
        )

    def _is_rank(self, indicators: AskedIndicators) -> bool:
        return self._catalogue[indicators.codes[0]].type is IndicatorType.RANK

    def _is_plan(self, indicators: AskedIndicators) -> bool:
        """A figure that itself is what was given, as staff or capital: it is kept."""
        return self._catalogue[indicators.codes[0]].semantics is Semantics.PLAN


def _intent(
    topic: Folded,
    units: AskedUnits,
    periods: AskedPeriods,
    indicators: AskedIndicators,
    narrative: NarrativeKind | None,
) -> Intent:
    of_reporting = indicators.codes[:1] == (_REPORTING,) and not topic.has("ty le|phan tram")
    if topic.has(_REPORTERS_STRICT) and not topic.has(WHY) and (of_reporting or indicators.strength < _SURE):
        return Intent.REPORTERS
    if topic.has(_DEFINITION) and indicators.share >= _WHOLLY and not units.units:
        return Intent.DEFINITION
    if topic.has(WHY):
        return Intent.PASSAGES
    if narrative is not None and not (indicators.strength > 0.55 and topic.has(_NUMERIC)):
        return Intent.NARRATIVES
    if topic.has(_TOLD) and not topic.has(_NUMERIC):
        return Intent.PASSAGES
    days = {period.end for period in periods.periods}
    several = len(days) > 1 or periods.before or periods.year_before or (len(periods.periods) > 1 and units.units)
    compared = several or len(units.units) > 1 or topic.has(_TREND)
    if not indicators.codes or not (compared or _wants_figure(topic, indicators)):
        return Intent.RANKING if indicators.codes and topic.has(_UNREPORTED) and not units.units else Intent.PASSAGES
    if several or (topic.has(_TREND) and len(units.units) < 2) or (asks_by_change(topic) and len(units.units) != 1):
        return Intent.TREND
    if len(units.units) > 1:
        return Intent.COMPARISON
    whole = topic.has(_WHOLE_SUM) or (topic.has(_SUMMED) and not topic.has(f"{_RANKING}|{_SET_APART}"))
    if whole and not units.units and not asked_threshold(topic) and (units.groups or units.everyone):
        return Intent.TOTAL if units.groups else Intent.CITY
    if topic.has(_RANKING) or units.everyone or (units.groups and not units.units):
        return Intent.RANKING if not units.units or topic.has(_PLACE) else Intent.FIGURE
    if not units.units and not units.city and (beyond := asked_threshold(topic)) and beyond.sign != "=":
        return Intent.RANKING
    if units.city or not units.units:
        return Intent.CITY
    return Intent.FIGURE


def _wants_figure(topic: Folded, indicators: AskedIndicators) -> bool:
    """A number is asked for, or hardly anything but the indicator is spoken of."""
    if topic.has(_NUMBER_ASKED) or topic.says("mấy") or "%" in topic.text:
        return True
    if topic.has(_WHOLE_SUM) or (topic.has(_SUMMED) and len(indicators.codes) > 1):
        return True
    if topic.has(rf"{BODIES} nao") and asked_threshold(topic) is not None:
        return True
    if topic.says(_OTHER_ASKED):
        return False
    return indicators.share >= (_WHOLLY if topic.says("thế nào|ra sao|gì") else _MOSTLY)


def asks_else(topic: Folded) -> bool:
    """Whether a reason, a person, a place or what a report says is wanted: no figure tells that."""
    return topic.has(WHY) or topic.says(_OTHER_ASKED) or topic.has(_TOLD)


def _narrative(question: Folded) -> NarrativeKind | None:
    for kind, words in _NARRATIVES:
        if question.has(words):
            return kind
    return None


def _dated(question: str, following: str) -> str:
    """The question with the period that only the one after it names."""
    own, other = fold(question), fold(following)
    spans = asked_periods(other, known=()).spans
    if not spans or asked_periods(own, known=()).spans:
        return question
    return " ".join([question, *(span.of(other.text) for span in spans)])
