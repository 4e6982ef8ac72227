"""A question as understood: who, when, which indicators, and what is wanted of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from domain.indicators import Aggregation, Catalogue, Code, IndicatorType, Semantics
from domain.periods import Period
from domain.quantities import DONG
from domain.texts import Span, nfc
from domain.units import UnitRegistry
from domain.values import NarrativeKind
from rag.abbreviations import in_full
from rag.beside_figures import asks_opinion, supposed_amount
from rag.change_rankings import asks_by_change
from rag.conversation import (
    AMONG_THEM,
    asking_sentences,
    asks_anything,
    asks_only_change,
    asks_only_how_much,
    asks_why,
    carried_periods,
    carried_units,
    goes_on,
    joined,
    parted,
    without_link,
)
from rag.due_words import Due, asked_due
from rag.everyday_text import EVERYDAY
from rag.fact_source import LabelSource
from rag.folded import Folded, fold
from rag.how_many import how_many_units
from rag.indicator_words import CLEARLY_NAMED, AskedIndicators, IndicatorReader
from rag.intents import (
    AVERAGE,
    CLEAR,
    COMPARED_BY,
    DENIED,
    JOINT,
    MONEY_ASKED,
    NOT_YET,
    OF_FIGURES,
    ONLY_ORDERS,
    PLACE,
    REPORTERS_STRICT,
    SAYS_HOW,
    SET_APART,
    SUMMED,
    SURE,
    TIMES,
    UNREPORTED,
    WHY,
    Intent,
    intent_of,
    narrative_of,
)
from rag.misspelt import pairs_of, respelt
from rag.negations import asks_not_done, of_two
from rag.order_words import BODIES, SUPERLATIVE, WHOLE_ORDER, ascending, both_ends
from rag.period_words import AskedPeriods, asked_periods, latest, without_moves
from rag.rates import asks_improvement, asks_rate, by_rate
from rag.remaining import with_whole
from rag.requests import Asked, only_tells, request_of
from rag.shares_asked import PERCENT_ASKED, asked_share
from rag.spoken_names import SPOKEN
from rag.target_words import asked_goal, asks_target
from rag.thresholds import (
    HOW_MANY,
    OF_WHOLE,
    Threshold,
    asked_threshold,
    change_in_percent,
    without_signs,
    without_thresholds,
)
from rag.unit_words import AskedUnits, asked_units
from rag.wholes import as_share, parts_of, whole_of


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
    by_change: the order is that of how much the figures moved. denied: who says to have none is asked.
    shared: of two indicators, what part the first is of the second. goal: that a figure is to be held against.
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
    denied: bool = False
    shared: bool = False
    goal: Decimal | None = None

    @property
    def codes(self) -> tuple[Code, ...]:
        return self.indicators.codes

    @property
    def unit_names(self) -> tuple[str, ...]:
        return tuple(unit.name for unit in self.units.units)


_NEARLY = 0.5  # of the score of what a part is named best by, for what it is of a whole


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
        units = (name for unit in registry.units for name in (unit.name, *unit.aliases))
        names = (name for i in catalogue for name in (i.name, *i.aliases))
        self._spelt = pairs_of([EVERYDAY, *names, *units, *(name for names in SPOKEN.values() for name in names)])

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
        narrative = narrative_of(rest)
        due, periods, own = _when(rest, narrative, known, default)
        topic, units_named = own, bool(units.units)
        indicators = self._asked_indicators(without_thresholds(topic if before is None else without_link(topic)))
        if before is not None:
            units = carried_units(units, before.units, folded)
            periods = carried_periods(periods, before.periods, folded, now=default or latest(known))
            indicators = self._in_context(topic, indicators, narrative, before)
            if self._says_too_little(topic, indicators, narrative, before, units_named=units_named):
                indicators, narrative = before.indicators, narrative or before.narrative
                topic, folded = joined(topic, before.topic), joined(folded, before.folded)
        shared = self._parts_of_whole(own, indicators)
        indicators = shared or indicators
        goal = asked_goal(own)
        intent = self._intent(rest, topic, units, periods, indicators, narrative, goal=goal)
        goal = goal if intent is Intent.TARGET else None
        indicators = self._measured(topic, intent, indicators, goal)
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
            missing=topic.has(NOT_YET),
            summed=topic.has(SUMMED) and not topic.has(SET_APART),
            counted=topic.has(HOW_MANY),
            supposed=supposed_amount(own),
            opinion=asks_opinion(rest),
            in_percent=change_in_percent(topic) is not None,
            unreported=topic.has(UNREPORTED),
            both_ends=both_ends(orderly),
            times=topic.has(TIMES),
            by_change=asks_by_change(topic),
            denied=topic.has(DENIED),
            goal=goal,
            shared=shared is not None and shared.codes[0] in parts_of(shared.codes[-1]),
            shortened=" ".join(word for word in text.split() if word not in folded.text.split()),
        )

    def _in_context(
        self, topic: Folded, indicators: AskedIndicators, narrative: NarrativeKind | None, before: Question
    ) -> AskedIndicators:
        """What hardly names an indicator may name one after what was asked before ("thế có mặt mấy người?")."""
        if narrative is None and asks_not_done(topic) and of_two(before.codes):
            return before.indicators  # "còn mấy chưa xử lý?"
        of_them = narrative is None and len(before.codes) == 1 and topic.has(AMONG_THEM)
        part = self._indicators.best_of(topic, parts_of(before.codes[0])) if of_them else None
        if part is not None:
            return AskedIndicators((part,), (), CLEARLY_NAMED, 1.0)
        if indicators.strength >= CLEAR or narrative is not None or not before.codes:
            return indicators
        if topic.has(f"{WHY}|{REPORTERS_STRICT}"):
            return indicators
        return self._indicators.read_after(topic, before.topic, before.codes) or indicators

    def _says_too_little(
        self,
        topic: Folded,
        indicators: AskedIndicators,
        narrative: NarrativeKind | None,
        before: Question,
        *,
        units_named: bool,
    ) -> bool:
        """Whether what is asked about has to come from the question before: nothing of its own is named, or hardly."""
        if narrative not in (None, NarrativeKind.CAUSE) or topic.has(REPORTERS_STRICT):
            return False
        if before.codes and (asks_only_how_much(topic) or asks_only_change(topic)):
            return True
        if not indicators.codes:
            bare = without_moves(without_signs(topic))
            return self._indicators.nothing_named(bare) or topic.has(WHY) or narrative is NarrativeKind.CAUSE
        unsure = bool(indicators.rivals) and indicators.strength < CLEAR and not units_named
        return unsure and bool(before.codes)

    def _intent(
        self,
        rest: Folded,
        topic: Folded,
        units: AskedUnits,
        periods: AskedPeriods,
        indicators: AskedIndicators,
        narrative: NarrativeKind | None,
        *,
        goal: Decimal | None,
    ) -> Intent:
        """rest: the question without the words that name units; topic: nor those that name periods."""
        intent = intent_of(topic, units, periods, indicators, narrative)
        if intent is Intent.RANKING and units.units and topic.has(PLACE) and self._is_rank(indicators):
            return Intent.FIGURE
        if self._wants_target(rest, intent, indicators, goal):
            return Intent.TARGET
        if intent is Intent.FIGURE and topic.has(PLACE) and not self._is_rank(indicators):
            return Intent.RANKING
        if intent is Intent.RANKING and self._wants_pooled(topic, indicators):
            return Intent.TOTAL if units.groups else Intent.CITY
        return intent

    def _who(self, text: str) -> tuple[Folded, AskedUnits]:
        """The question with its shortenings said in full, and the units it names: their own letters are no others'."""
        folded = self._spelt_rightly(nfc(text))
        units = asked_units(folded, self._registry)
        full = in_full(folded, units.spans)
        if full == folded.text:
            return folded, units
        folded = fold(full)
        return folded, asked_units(folded, self._registry)

    def _spelt_rightly(self, text: str) -> Folded:
        """A syllable is exchanged for a like one only where nothing is named with what was typed."""
        plain, near = respelt(text, {}, frozenset()), respelt(text, *self._spelt)
        kept = fold(plain)
        return kept if plain == near or self._indicators.read(kept).codes else fold(near)

    def _asked_indicators(self, topic: Folded) -> AskedIndicators:
        """Of several sentences the one that asks decides, where it names anything: others tell what is known."""
        for part in asking_sentences(topic):
            found = self._indicators.read(part)
            if found.codes:
                return found
        return self._indicators.read(topic)

    def _parts_of_whole(self, topic: Folded, indicators: AskedIndicators) -> AskedIndicators | None:
        """The percent that one count is of another, where the catalogue has it, or else both counts; None where no
        share is asked for, or of what is no part of the other."""
        asked = asked_share(topic)
        if asked is not None and (codes := self._indicators.read(asked.whole).codes):
            whole = codes[0]
            if part := self._indicators.best_of(asked.part, parts_of(whole), near=_NEARLY):
                return AskedIndicators(as_share(part, whole, self._catalogue), (), CLEARLY_NAMED, 1.0)
            if (others := self._indicators.read(asked.part).codes) and others[0] != whole:  # told side by side
                return AskedIndicators((others[0], whole), (), CLEARLY_NAMED, 1.0)
            return None
        if asked is not None and (codes := self._indicators.read(asked.part).codes) and (over := whole_of(codes[0])):
            if self._indicators.best_of(asked.whole, [over]):
                return AskedIndicators(as_share(codes[0], over, self._catalogue), (), CLEARLY_NAMED, 1.0)
            return None
        counted = (
            len(indicators.codes) == 1 and re.search(PERCENT_ASKED, topic.bare) and change_in_percent(topic) is None
        )
        if counted and (over := whole_of(indicators.codes[0])):
            return AskedIndicators(as_share(indicators.codes[0], over, self._catalogue), (), CLEARLY_NAMED, 1.0)
        return None

    def whole_questions(self, text: str) -> list[Asked]:
        """The questions of one message; a remark after one ("Số quý III nhé.", "Xếp lần lượt xuống.") is part of it,
        and what is told before one goes with it."""
        whole: list[Asked] = []
        told = ""
        for part in parted(text):
            asked = request_of(part)
            if whole and not part.endswith("?") and fold(part).has(SAYS_HOW):  # who has no figure is told anyway
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
        rest = rest.without(*asked_periods(rest, known=()).spans)
        if rest.has(ONLY_ORDERS):
            return not self._indicators.read(rest).codes
        return self._indicators.nothing_named(rest)

    def apart(self, text: str) -> list[str]:
        """Units that are each asked a thing of their own, as questions of their own ("A giải ngân bao nhiêu và B tiếp
        nhận bao nhiêu hồ sơ"); else the text as it is."""
        folded, units = self._who(text)
        if len(units.units) < 2 or folded.has(COMPARED_BY):
            return [text]
        starts, ends = {span.start for span in units.spans}, {span.end for span in units.spans}
        for joint in JOINT.finditer(folded.bare):
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
            codes.append(set(named.codes) if units.units and named.strength >= CLEAR else set())
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
        named = bool(units.units or units.unclear or units.groups or units.everyone or units.city)
        named = named or bool(units.elsewhere or units.outside)
        return not (named or units.addressed or folded.has(rf"{BODIES} nao|{SUPERLATIVE}|ai|thanh pho|chung"))

    def _measured(
        self, topic: Folded, intent: Intent, indicators: AskedIndicators, goal: Decimal | None
    ) -> AskedIndicators:
        if goal is not None:
            return self._in_percent(topic, indicators)
        if intent is Intent.RANKING and topic.has(OF_WHOLE) and asked_threshold(topic):
            return self._made_of(indicators) or self._in_percent(topic, indicators)
        if self._by_rate(topic, intent):
            rates = by_rate(indicators.codes, self._catalogue, topic)
            counts = indicators.codes if intent is Intent.TREND and change_in_percent(topic) is not None else ()
            indicators = replace(indicators, codes=tuple(dict.fromkeys((*rates, *counts))))
        if intent in (Intent.FIGURE, Intent.COMPARISON):
            return replace(indicators, codes=with_whole(indicators.codes, topic))
        return self._ranked_by(topic, intent, indicators)

    @staticmethod
    def _by_rate(topic: Folded, intent: Intent) -> bool:
        if intent is Intent.TREND:
            spent = topic.has("giai ngan") and not topic.has(rf"{MONEY_ASKED}|von (?:da |duoc )*giai ngan")
            return (change_in_percent(topic) is not None and asks_rate(topic)) or spent or asks_improvement(topic)
        return intent in (Intent.COMPARISON, Intent.RANKING) and not asked_threshold(topic) and asks_rate(topic)

    def _in_percent(self, topic: Folded, indicators: AskedIndicators) -> AskedIndicators:
        """What a goal in percent can be held against: never a count, nor a score."""
        percents = [i.code for i in self._catalogue if i.is_percent]
        if all(code in percents for code in indicators.codes):
            return indicators
        best = self._indicators.best_of(topic, percents)
        return replace(indicators, codes=(best,)) if best else indicators

    def _ranked_by(self, topic: Folded, intent: Intent, indicators: AskedIndicators) -> AskedIndicators:
        """Units are ranked by the percent of their money that is spent, unless sums of money are asked for."""
        amounts = len(indicators.codes) == 1 and self._catalogue[indicators.codes[0]].measure == DONG
        if intent is not Intent.RANKING or not amounts or topic.has(MONEY_ASKED) or asked_threshold(topic):
            return indicators
        return self._made_of(indicators) or indicators

    def _made_of(self, indicators: AskedIndicators) -> AskedIndicators | None:
        """The percent that the one count or amount asked for is the numerator of."""
        made = [i.code for i in self._catalogue if i.numerator and i.numerator.codes == indicators.codes]
        return replace(indicators, codes=(made[0],)) if made else None

    def _wants_target(self, rest: Folded, intent: Intent, indicators: AskedIndicators, goal: Decimal | None) -> bool:
        figure = intent in OF_FIGURES or (intent is Intent.PASSAGES and indicators.strength >= SURE)
        if asks_not_done(rest):
            return False
        if intent in (Intent.FIGURE, Intent.COMPARISON) and goal is not None:
            return True
        return figure and not rest.has(WHY) and asks_target(rest) and not self._is_plan(indicators)

    def _wants_pooled(self, topic: Folded, indicators: AskedIndicators) -> bool:
        """ "Trung bình các sở": of percents that is all parts taken together, never the mean of the percents."""
        pooled = self._catalogue[indicators.codes[0]].aggregation is Aggregation.RATIO
        return (
            pooled
            and topic.has(AVERAGE)
            and not topic.has(f"{SUPERLATIVE}|{WHOLE_ORDER}")
            and not asked_threshold(topic)
        )

    def _is_rank(self, indicators: AskedIndicators) -> bool:
        return self._catalogue[indicators.codes[0]].type is IndicatorType.RANK

    def _is_plan(self, indicators: AskedIndicators) -> bool:
        """A figure that itself is what was given, as staff or capital: it is kept."""
        return self._catalogue[indicators.codes[0]].semantics is Semantics.PLAN


def _when(
    rest: Folded, narrative: NarrativeKind | None, known: Sequence[Period], default: Period | None
) -> tuple[Due | None, AskedPeriods, Folded]:
    """Which deadlines of tasks are asked for, which periods, and what is left of the question."""
    due = asked_due(rest) if narrative is NarrativeKind.TASK else None
    dated = rest.without(due.span) if due else rest
    periods = asked_periods(dated, known=known, default=default)
    return due, periods, dated.without(*periods.spans)


def _dated(question: str, following: str) -> str:
    """The question with the period that only the one after it names."""
    own, other = fold(question), fold(following)
    spans = asked_periods(other, known=()).spans
    if not spans or asked_periods(own, known=()).spans:
        return question
    return " ".join([question, *(span.of(other.text) for span in spans)])
