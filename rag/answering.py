"""A question to a reply: figures from the facts by query over all units, words from the reports, each cited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from domain.answers import Answer, FoundPassage, NoAnswer, Reply, Understood
from domain.city import CityFigure
from domain.facts import Fact
from domain.indicators import Aggregation, Catalogue, Code, Indicator, Semantics
from domain.periods import Period, PeriodKind
from domain.progress import Told
from domain.units import UnitRegistry
from prompts.model import LanguageModel
from rag.beside_figures import verdict
from rag.change_rankings import change_ranking
from rag.chosen_facts import answering_periods, chosen, of_one_period
from rag.city_answers import city_figure, city_sentence, city_trend
from rag.definition_answers import definition
from rag.doubtful_figures import doubtful_facts
from rag.fact_source import FactSource, LabelSource
from rag.figure_answers import companion_sentences, companions, comparison, figure_sentences, trend
from rag.figure_words import capital, indicator_words, listed
from rag.folded import fold
from rag.group_totals import GROUP_WORDS, group_total
from rag.intents import FIGURES, WHY, Intent, asks_else
from rag.joint_answers import together
from rag.joint_shares import asks_share, joint_share, shares_of
from rag.lookups import LookUp
from rag.narrative_answers import narratives, passages, quoted_by_unit, report_periods, without_dates
from rag.negations import asks_not_done, not_done
from rag.notebook import Notebook
from rag.period_words import latest
from rag.questions import Question, question_reader
from rag.ranking_answers import ranking, untold
from rag.reading_messages import read_all
from rag.refusals import refusal
from rag.remaining import asks_remainder, compared_remainders, remainder
from rag.reporter_answers import reporters, standing_of
from rag.search import PassageSearch
from rag.sentence_choice import Sentence
from rag.target_answers import against_named, against_target, no_target
from rag.told_of_indicator import causes_of, none_of, related
from rag.understood import understood
from rag.unheard import left_out, left_out_words, no_such_part
from rag.unit_words import asked_units
from rag.written_answer import written

_MOST_TREND = 8
_COUNTED = (Intent.FIGURE, Intent.COMPARISON, Intent.CITY, Intent.TOTAL)
_PLAIN = 0.6  # strength from which an indicator is plainly named
_QUOTING = (Intent.PASSAGES, Intent.NARRATIVES)


@dataclass(frozen=True, slots=True)
class Answered:
    """understood: one for each question of the message, in order. wordable: a model could put the reply, or a part of
    it, into its own words."""

    reply: Reply
    understood: tuple[Understood, ...]
    wordable: bool


def answer(
    question_text: str,
    *,
    facts: FactSource,
    search: PassageSearch,
    registry: UnitRegistry,
    catalogue: Catalogue,
    labels: LabelSource | None = None,
    period: Period | None = None,
    model: LanguageModel | None = None,
    after: Sequence[str] = (),
    called: frozenset[tuple[Code, str]] = frozenset(),
    told: Told | None = None,
) -> Answered:
    """period: meant when the question names none; None is the latest there are reports of.

    model: writes the words of answers that quote reports; figures are never put into its hands.
    after: what was asked before in this conversation, earliest first.
    called: further names of indicators, as reviewers taught them.
    told: how far the model's words are.
    """
    reader = question_reader(registry, catalogue, labels, called)
    questions = read_all(question_text, reader, known=facts.periods(), default=period, after=after)
    replies: list[Reply] = []
    wordable = False
    for question in questions:
        reply = Answering(facts, search, registry, catalogue, default=period, labels=labels).reply(question)
        if question.intent in _QUOTING and isinstance(reply, Answer):
            wordable = True
            reply = _worded(question, reply, facts, model, told)
        replies.append(reply)
    return Answered(together(replies), tuple(understood(question, catalogue) for question in questions), wordable)


def _worded(
    question: Question, composed: Answer, facts: FactSource, model: LanguageModel | None, told: Told | None
) -> Answer:
    if model is None:
        return composed
    heads = [facts.document(source.document_id).head for source in composed.sources]
    periods = [h.period.label if h.period else "" for h in heads]
    return written(question.folded.text, composed, periods, model, told=told)


class Answering:
    """One question's way to its reply."""

    def __init__(
        self,
        facts: FactSource,
        search: PassageSearch,
        registry: UnitRegistry,
        catalogue: Catalogue,
        *,
        default: Period | None = None,
        labels: LabelSource | None = None,
    ) -> None:
        self._labels = labels
        self._facts = facts
        self._registry = registry
        self._catalogue = catalogue
        self._known = list(facts.periods())
        self._default = default
        self._look = LookUp(facts, search, registry, catalogue, default=default)

    def reply(self, question: Question) -> Reply:
        if refused := refusal(question, self._catalogue, known=bool(self._known)):
            return refused
        if question.intent in _COUNTED and asks_not_done(question.topic) and question.threshold is None:
            turned = not_done(question.codes, self._catalogue, question.topic)
            if isinstance(turned, NoAnswer):
                return turned
            question = replace(question, indicators=replace(question.indicators, codes=turned), shared=False)
        ways: dict[Intent, Callable[[Question], Reply]] = {
            Intent.FIGURE: self._figures,
            Intent.COMPARISON: self._figures,
            Intent.RANKING: self._ranking,
            Intent.TREND: self._trend,
            Intent.CITY: self._city,
            Intent.TOTAL: self._total,
            Intent.REPORTERS: self._reporters,
            Intent.NARRATIVES: self._narratives,
            Intent.PASSAGES: self._passages,
            Intent.DEFINITION: lambda asked: definition(asked, self._catalogue),
            Intent.TARGET: self._target,
        }
        return self._honest(question, ways[question.intent](question))

    def _honest(self, question: Question, reply: Reply) -> Reply:
        """An answer in figures with a warning about what of the question they leave out of account."""
        if not isinstance(reply, Answer) or question.intent not in FIGURES or not reply.values:
            return reply
        unheard = left_out(question.topic, question.codes)
        if unheard.qualifying and question.intent in _COUNTED:
            return no_such_part(unheard, self._catalogue[question.codes[0]])
        if not unheard.words:
            return reply
        return replace(reply, warnings=(left_out_words(unheard), *reply.warnings))

    # figures

    def _figures(self, question: Question) -> Reply:
        notes = Notebook(self._facts)
        lines: list[str] = []
        refusals: list[NoAnswer] = []
        counted = 0
        for indicator in self._look.indicators(question):
            found = self._look.asked_facts(question, indicator, units=question.unit_names)
            order = {name: place for place, name in enumerate(question.unit_names)}
            found.sort(key=lambda f: order[f.unit])
            missing = [n for n in question.unit_names if all(f.unit != n for f in found)]
            self._look.look_beside(notes, indicator, found)
            if not found:
                refusals.append(self._look.not_reported(question, indicator, question.unit_names))
            elif pooled := self._pooled(question, indicator, found, missing, notes):
                lines += pooled
            elif len(question.unit_names) > 1:
                lines += comparison(found, missing, indicator, notes, summed=question.summed, times=question.times)
            else:
                lines += [*verdict(question.supposed, found), *figure_sentences(found, indicator, notes)]
            counted = max(counted, len({f.unit for f in found}))
        if not lines:
            return refusals[0]
        if asks_remainder(question.folded):
            alone = len(question.unit_names) == 1
            told = (remainder(question.codes, name, notes, alone=alone) for name in question.unit_names)
            lines += [line for lines_ in told for line in lines_]
            lines += compared_remainders(question.codes, question.unit_names, notes)
        if question.shared:
            lines += [line for name in question.unit_names for line in self._share_of_all(question, name, notes)]
        elif question.summed:
            lines += self._share_of_all(
                question, listed(list(question.unit_names), most=len(question.unit_names)), notes
            )
        lines += notes.refused(*refusals)
        return notes.answer(lines, coverage=f"{counted}/{len(question.unit_names)}")

    def _pooled(
        self, question: Question, indicator: Indicator, found: Sequence[Fact], missing: Sequence[str], notes: Notebook
    ) -> Sequence[str]:
        """A percent of several units taken together ("ba xã gộp lại, tỷ lệ …"); nothing where none is asked for."""
        ratio = indicator.aggregation is Aggregation.RATIO
        if not (question.summed and ratio and len(question.unit_names) > 1):
            return ()
        whose = listed(list(question.unit_names), most=len(question.unit_names))
        return group_total(found, missing, whose, indicator, notes).lines

    def _trend(self, question: Question) -> Reply:
        units = question.unit_names
        if question.by_change and len(units) != 1 and (ranked := self._change_ranking(question)):
            return ranked
        if not units:
            return self._city_trend(question)
        notes = Notebook(self._facts)
        lines: list[str] = []
        refusal: NoAnswer | None = None
        for indicator in self._look.indicators(question):
            asked = self._asked_periods(question)
            looked = [p for period in asked for p in answering_periods(period, indicator)] if len(asked) > 1 else None
            narrow = looked if indicator.semantics not in (Semantics.PLAN, Semantics.YEARLY) else None
            found = self._facts.facts([indicator.code], units=units, periods=narrow)
            series = self._series(question, indicator, found)
            self._look.look_beside(notes, indicator, series)
            for unit in units:
                own = [f for f in series if f.unit == unit]
                if own:
                    lines += trend(own, asked, unit, indicator, notes, in_percent=question.in_percent)
                else:
                    refusal = self._look.not_reported(question, indicator, [unit])
            if series and len(question.codes) == 1:
                others = [self._catalogue[c] for c in companions(indicator) if c in self._catalogue]
                lines += companion_sentences(self._facts, series, indicator, others, notes)
        if not lines:
            assert refusal is not None
            return refusal
        return notes.answer(lines if refusal is None else [*lines, *notes.refused(refusal)])

    def _change_ranking(self, question: Question) -> Reply | None:
        """None where no unit has figures of both periods."""
        periods = self._asked_periods(question)
        if len(periods) < 2:
            now = self._look.now
            periods = [now.previous(), now] if now is not None else []
        notes, lines = Notebook(self._facts), []
        for indicator in self._look.indicators(question) if periods else []:
            looked = [p for period in (periods[0], periods[-1]) for p in answering_periods(period, indicator)]
            found = self._facts.facts([indicator.code], units=question.unit_names or None, periods=looked)
            mine = [f for f in found if self._look.in_groups(f.unit, question)]
            both = (chosen(mine, periods[0], indicator), chosen(mine, periods[-1], indicator))
            self._look.look_beside(notes, indicator, [*both[0], *both[1]])
            lines += change_ranking(question.topic, both, indicator, notes, top=question.top)
        return notes.answer(lines) if lines else None

    def _series(self, question: Question, indicator: Indicator, facts: Sequence[Fact]) -> list[Fact]:
        """The facts of the periods asked, or else of all periods of the kind most often reported."""
        asked = self._asked_periods(question)
        if len(asked) > 1:
            return list(dict.fromkeys(f for period in asked for f in chosen(facts, period, indicator)))
        if not facts:
            return []
        kinds = [f.period.kind for f in facts]
        last = latest([f.period for f in facts])
        most = max(set(kinds), key=lambda k: (kinds.count(k), last is not None and k is last.kind))
        same = [f for f in facts if f.period.kind is most]
        periods = sorted({f.period for f in same}, key=lambda p: p.sort_key)[-_MOST_TREND:]
        return [f for f in same if f.period in periods]

    def _asked_periods(self, question: Question) -> list[Period]:
        periods = list(question.periods.periods)
        now = periods[0] if periods else self._look.now
        if now is not None and question.periods.year_before:
            periods = [now, now.year_before()]
        elif now is not None and question.periods.before:
            periods = [now, now.previous()]
        return sorted(dict.fromkeys(periods), key=lambda p: p.sort_key)

    def _ranking(self, question: Question) -> Reply:
        if denying := self._having_none(question):
            return denying
        if question.shared:
            reason = "Chưa xếp được các đơn vị theo phần của số này trong số kia; hãy hỏi từng đơn vị."
            return NoAnswer(reason, "not_understood")
        notes = Notebook(self._facts)
        indicators = self._look.indicators(question)
        ranked = [self._ranked(question, indicator, notes) for indicator in indicators]
        refusals = [
            self._look.not_reported(question, i, []) for i, r in zip(indicators, ranked, strict=True) if r is None
        ]
        made = [r for r in ranked if r is not None]
        if not made:
            return refusals[0]
        lines = [line for own, _ in made for line in own]
        return notes.answer([*lines, *notes.refused(*refusals)], coverage=made[0][1])

    def _ranked(self, question: Question, indicator: Indicator, notes: Notebook) -> tuple[list[str], str] | None:
        """Sentences and coverage; None where nobody reported it."""
        found = [f for f in self._look.asked_facts(question, indicator) if self._look.in_groups(f.unit, question)]
        if not found:
            return None
        others = self._look.others(question, indicator, found)
        looked = doubtful_facts(others.silent, others.period, indicator, self._facts)
        doubts = [f for f in looked if f.amount is None]
        missing = others.missing(doubts)
        if question.unreported:
            told = len(others.senders) - len(missing)
            return [untold(missing, indicator, others.period)], f"{told}/{len(others.senders)}"
        self._look.look_beside(notes, indicator, found)
        lines = ranking(question, [*found, *doubts], missing, indicator, notes, elsewhen=others.elsewhen)
        placed, _ = of_one_period([f for f in found if f.amount is not None], indicator)
        return lines, f"{len(placed)}/{max(len(others.senders), len(found))}"

    def _total(self, question: Question) -> Reply:
        notes = Notebook(self._facts)
        lines: list[str] = []
        coverage = None
        of_whom: set[frozenset[str]] = set()
        group = listed([GROUP_WORDS[g] for g in question.units.groups])
        implied = shares_of(question.codes, self._catalogue) if asks_share(question.folded) else frozenset()
        for indicator in self._look.indicators(question):
            if indicator.code in implied:  # told of the totals themselves
                continue
            found = [f for f in self._look.asked_facts(question, indicator) if self._look.in_groups(f.unit, question)]
            if not found:
                continue
            others = self._look.others(question, indicator, found)
            self._look.look_beside(notes, indicator, found)
            made = group_total(found, others.missing(), group, indicator, notes, elsewhen=others.elsewhen)
            coverage = f"{made.counted}/{max(len(others.senders), len(found))}" if made.lines else coverage
            lines += made.lines
            of_whom |= {frozenset(f.unit for f in found)} if made.lines else set()
        if not lines:
            return self._unit_by_unit(question, f"Chỉ tiêu này không cộng gộp được cho {group}.")
        if len(of_whom) == 1:  # nothing is made of totals over different units
            lines += remainder(question.codes, group, notes) if asks_remainder(question.folded) else []
            lines += self._share_of_all(question, group, notes)
        elif asks_remainder(question.folded) or asks_share(question.folded):
            lines.append("Không tính phần còn lại hay tỷ lệ từ các tổng này vì chúng không gồm cùng những đơn vị.")
        return notes.answer(lines, coverage=coverage)

    def _share_of_all(self, question: Question, whose: str, notes: Notebook) -> list[str]:
        if not asks_share(question.folded):
            return []
        return joint_share(question.codes, whose, self._catalogue, notes, first_of_second=question.shared)

    def _city(self, question: Question) -> Reply:
        notes = Notebook(self._facts)
        lines: list[str] = []
        refused: list[str] = []
        coverage = None
        for indicator in self._look.indicators(question):
            figure = city_figure(self._facts, indicator, self._city_periods(question))
            if figure is None or figure.amount is None:
                refused.append(self._no_city_figure(indicator, figure))
                continue
            lines.append(city_sentence(figure, indicator, self._facts, notes))
            coverage = figure.coverage
        if not lines:
            return self._unit_by_unit(question, refused[0])
        apart = (
            ["Không tính tỷ lệ từ hai số này vì chúng có thể không gồm cùng những đơn vị."] if question.shared else []
        )
        return notes.answer([*lines, *refused, *apart], coverage=coverage)

    @staticmethod
    def _no_city_figure(indicator: Indicator, figure: CityFigure | None) -> str:
        why = figure.why if figure and figure.why else "không có số chung toàn Thành phố từ báo cáo của các đơn vị"
        return f"{capital(indicator_words(indicator))}: {why[:1].lower()}{why[1:].rstrip('.')}."

    def _city_periods(self, question: Question) -> list[Period]:
        if question.periods.periods:
            return list(question.periods.periods[:1])
        ordered = sorted(self._known, key=lambda p: p.sort_key, reverse=True)
        if question.periods.year is not None:
            year = Period(question.periods.year, PeriodKind.YEAR)
            return [year, *(p for p in ordered if p.year == question.periods.year)]
        return [self._default] if self._default else ordered[:1]

    def _city_trend(self, question: Question) -> Reply:
        [indicator, *_] = self._look.indicators(question)
        asked = self._asked_periods(question)
        if len(asked) < 2:
            asked = sorted(self._known, key=lambda p: p.sort_key)[-_MOST_TREND:]
        made = [city_figure(self._facts, indicator, [period]) for period in asked]
        figures = [f for f in made if f is not None and f.amount is not None]
        if not figures:
            return self._unit_by_unit(question, next((f.why for f in made if f is not None), ""))
        notes = Notebook(self._facts)
        return notes.answer(city_trend(figures, indicator, self._facts, notes), coverage=figures[-1].coverage)

    def _unit_by_unit(self, question: Question, why: str) -> Reply:
        """Where the City has no figure of its own: the units' figures, after saying so."""
        reply = self._ranking(question)
        if not isinstance(reply, Answer):
            return reply
        reason = why or "Chỉ tiêu này không có số chung toàn Thành phố từ báo cáo của các đơn vị."
        return replace(reply, text=f"{reason.rstrip('.')}. Số liệu của từng đơn vị như sau.\n{reply.text}")

    # who and what

    def _reporters(self, question: Question) -> Reply:
        period = question.periods.periods[0] if question.periods.periods else self._look.now
        assert period is not None
        sent = set(self._look.senders(period))
        unread = set(self._facts.unread_units(period)) - sent
        scope = [u.name for u in self._registry.units if self._look.in_groups(u.name, question)]
        if question.unit_names:
            return standing_of(question.unit_names, period, sent=sent, unread=unread)
        return reporters(scope, period, sent=sent, unread=unread, missing=question.missing)

    def _narratives(self, question: Question) -> Reply:
        assert question.narrative is not None
        among = {u.name for u in self._registry.units if self._look.in_groups(u.name, question)}
        addressed = set(question.units.addressed)

        def speaks_to(text: str) -> bool:
            named = asked_units(fold(text), self._registry)
            return bool(addressed & {*named.units, *named.addressed})

        found = narratives(question, question.narrative, self._facts, self._known, among=among, speaks_to=speaks_to)
        if found is not None:
            return found
        return self._passages(question)

    def _passages(self, question: Question) -> Reply:
        question = without_dates(question, self._known)
        if question.periods.periods and not report_periods(question.periods.periods, self._known):
            return NoAnswer(f"Chưa có báo cáo {question.periods.periods[0].label} nào được nhận.", "no_data")
        planned = bool(report_periods(question.periods.periods, self._known))
        if missing := [n for n in question.unit_names if not self._look.has_report(n, question, planned=planned)]:
            return NoAnswer(f"Chưa có báo cáo{self._look.of_period(question)} của {listed(missing)}.", "not_reported")
        found = self._look.found(question)
        told = passages(question, self._facts, found, causes=self._causes(question, found))
        if isinstance(told, NoAnswer) and self._may_be_figure(question):
            figures = self._ranking(question) if not question.unit_names else self._figures(question)
            return figures if isinstance(figures, Answer) else told
        return told

    def _causes(self, question: Question, found: Sequence[FoundPassage]) -> list[Sentence]:
        """What the named units' reports give as causes of what an indicator measures; of the last report they sent
        where none is named."""
        if not (question.codes and question.unit_names and self._labels and question.folded.has(WHY)):
            return []
        last = {
            p.passage.unit: max(q.passage.period.end for q in found if q.passage.unit == p.passage.unit) for p in found
        }
        asked = bool(question.periods.periods) or question.periods.year is not None
        reports = [p for p in found if asked or p.passage.period.end == last[p.passage.unit]]
        return causes_of(related(question.codes, self._catalogue), reports, self._facts, self._labels)

    def _having_none(self, question: Question) -> Reply | None:
        """Who says that it has none of what is asked ("không được giao vốn"); None where nobody does."""
        if not (question.denied and self._labels):
            return None
        indicator, *_ = self._look.indicators(question)
        telling = {f.unit for f in self._look.asked_facts(question, indicator)}
        period = question.periods.periods[0] if question.periods.periods else self._look.now
        senders = self._look.senders(period) if period else []
        silent = [u for u in senders if u not in telling and self._look.in_groups(u, question)]
        found = self._look.found_about(indicator, silent, period)
        told = none_of(related(question.codes, self._catalogue), found, self._facts, self._labels)
        return quoted_by_unit(told, self._facts) if told else None

    @staticmethod
    def _may_be_figure(question: Question) -> bool:
        """An indicator is plainly named, and nothing is asked of it that a figure could not tell."""
        sure = bool(question.codes) and question.indicators.strength >= _PLAIN
        sure = sure and not left_out(question.topic, question.codes).words
        return sure and question.intent in _QUOTING and not asks_else(question.topic)

    def _target(self, question: Question) -> Reply:
        notes = Notebook(self._facts)
        lines: list[str] = []
        for indicator in self._look.indicators(question):
            found = (
                self._look.asked_facts(question, indicator, units=question.unit_names) if question.unit_names else []
            )
            self._look.look_beside(notes, indicator, found)
            if question.goal is not None:
                lines += [line for fact in found for line in against_named(fact, indicator, question.goal, notes)]
            else:
                lines += [line for fact in found for line in against_target(fact, indicator, self._facts, notes)]
        if lines:
            return notes.answer(lines)
        name = indicator_words(self._catalogue[question.codes[0]])
        return no_target(question, name, self._look.found(question), self._facts)
