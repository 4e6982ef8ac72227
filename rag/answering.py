"""A question to a reply: figures from the facts by query over all units, words from the reports, each cited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from domain.answers import Answer, FoundPassage, NoAnswer, Reply, Understood
from domain.city import CityFigure
from domain.facts import Fact
from domain.indicators import Catalogue, Code, Indicator, Semantics
from domain.periods import Period, PeriodKind
from domain.progress import Told
from domain.units import UnitRegistry
from prompts.model import LanguageModel
from rag.asking_back import unclear_unit, vague_indicator
from rag.beside_figures import verdict
from rag.chosen_facts import answering_periods, asked_facts, chosen, periods_looked_at
from rag.city_answers import city_figure, city_sentence, city_trend
from rag.conversation import parted
from rag.definition_answers import definition
from rag.doubtful_figures import doubtful_facts
from rag.fact_source import FactSource, LabelSource
from rag.figure_answers import companion_sentences, companions, comparison, figure_sentences, trend
from rag.figure_words import capital, indicator_words, listed
from rag.folded import fold
from rag.group_totals import GROUP_WORDS, group_total
from rag.joint_answers import together
from rag.narrative_answers import find_passages, narratives, passages, report_periods
from rag.notebook import Notebook
from rag.period_words import latest
from rag.questions import Intent, Question, QuestionReader, asks_else, question_reader
from rag.ranking_answers import ranking, untold
from rag.ratio_check import part_codes
from rag.remaining import asks_remainder, remainder
from rag.reporter_answers import reporters, standing_of
from rag.search import PassageSearch
from rag.sentence_choice import denials
from rag.target_answers import against_target, no_target
from rag.understood import understood
from rag.unit_words import asked_units
from rag.written_answer import written

_MOST_TREND = 8
_FIGURES = (Intent.FIGURE, Intent.COMPARISON, Intent.RANKING, Intent.TREND, Intent.CITY, Intent.TOTAL, Intent.TARGET)
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
        reply = Answering(facts, search, registry, catalogue, default=period).reply(question)
        if question.intent in _QUOTING and isinstance(reply, Answer):
            wordable = True
            reply = _worded(question, reply, facts, model, told)
        replies.append(reply)
    return Answered(together(replies), tuple(understood(question, catalogue) for question in questions), wordable)


def read_all(
    text: str,
    reader: QuestionReader,
    *,
    known: Sequence[Period],
    default: Period | None = None,
    after: Sequence[str] = (),
) -> list[Question]:
    """Every question of the text; each one goes on from the one before where it leaves something unsaid."""
    before: Question | None = None
    for earlier in after:
        before = _read(earlier, reader, known, default, before)[-1]
    return _read(text, reader, known, default, before)


def _read(
    text: str, reader: QuestionReader, known: Sequence[Period], default: Period | None, before: Question | None
) -> list[Question]:
    read: list[Question] = []
    for part in (own for whole in parted(text) for own in reader.apart(whole)):
        leans = read or reader.leans(part)
        read.append(reader.read(part, known=known, default=default, before=before if leans else None))
        before = read[-1]
    return read


def _worded(
    question: Question, composed: Answer, facts: FactSource, model: LanguageModel | None, told: Told | None
) -> Answer:
    if model is None:
        return composed
    heads = [facts.document(source.document_id).head for source in composed.sources]
    periods = [h.period.label if h.period else "" for h in heads]
    return written(question.folded.text, composed, periods, model, told=told)


def _only_there(question: Question) -> bool:
    """Whether an indicator is asked of another province alone: no unit of Hà Nội is spoken of."""
    return bool(question.codes) and not (question.units.units or question.units.groups or question.units.everyone)


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
    ) -> None:
        self._facts = facts
        self._search = search
        self._registry = registry
        self._catalogue = catalogue
        self._known = list(facts.periods())
        self._default = default

    def reply(self, question: Question) -> Reply:
        if not question.folded.text:
            return NoAnswer("Câu hỏi trống; hãy nhập điều cần biết.", "not_understood")
        place = question.units.elsewhere
        elsewhere = NoAnswer(f"Chỉ có báo cáo của các đơn vị thuộc Hà Nội, không có của {place}.", "outside")
        if place and question.intent in (*_FIGURES, Intent.REPORTERS):
            return elsewhere
        if unclear := unclear_unit(question):
            return unclear
        if place and _only_there(question):
            return elsewhere
        if not self._known:
            return NoAnswer("Chưa có báo cáo nào được nhận.", "no_data")
        if question.opinion:
            return NoAnswer("Tổng Hợp chỉ nêu điều các báo cáo ghi, không nhận xét hay dự đoán thay.", "outside")
        if question.intent in _FIGURES and (vague := vague_indicator(question, self._catalogue)):
            return vague
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
        return ways[question.intent](question)

    # figures

    def _figures(self, question: Question) -> Reply:
        notes = Notebook(self._facts)
        lines: list[str] = []
        refusals: list[NoAnswer] = []
        counted = 0
        for indicator in self._indicators(question):
            found = self._asked_facts(question, indicator, units=question.unit_names)
            order = {name: place for place, name in enumerate(question.unit_names)}
            found.sort(key=lambda f: order[f.unit])
            missing = [n for n in question.unit_names if all(f.unit != n for f in found)]
            self._look_beside(notes, indicator, found)
            if not found:
                refusals.append(self._not_reported(question, indicator, question.unit_names))
            elif len(question.unit_names) > 1:
                lines += comparison(found, missing, indicator, notes, summed=question.summed)
            else:
                lines += [*verdict(question.supposed, found), *figure_sentences(found, indicator, notes)]
            counted = max(counted, len({f.unit for f in found}))
        if not lines:
            return refusals[0]
        if asks_remainder(question.folded) and len(question.unit_names) == 1:
            lines += remainder(question.codes, question.unit_names[0], notes)
        lines += [refusal.reason for refusal in refusals]
        return notes.answer(lines, coverage=f"{counted}/{len(question.unit_names)}")

    def _trend(self, question: Question) -> Reply:
        units = question.unit_names
        if not units:
            return self._city_trend(question)
        notes = Notebook(self._facts)
        lines: list[str] = []
        refusal: NoAnswer | None = None
        for indicator in self._indicators(question):
            asked = self._asked_periods(question)
            looked = [p for period in asked for p in answering_periods(period, indicator)] if len(asked) > 1 else None
            narrow = looked if indicator.semantics not in (Semantics.PLAN, Semantics.YEARLY) else None
            found = self._facts.facts([indicator.code], units=units, periods=narrow)
            series = self._series(question, indicator, found)
            self._look_beside(notes, indicator, series)
            for unit in units:
                own = [f for f in series if f.unit == unit]
                if own:
                    lines += trend(own, asked, unit, indicator, notes, in_percent=question.in_percent)
                else:
                    refusal = self._not_reported(question, indicator, [unit])
            if series and len(question.codes) == 1:
                others = [self._catalogue[c] for c in companions(indicator) if c in self._catalogue]
                lines += companion_sentences(self._facts, series, indicator, others, notes)
        if not lines:
            assert refusal is not None
            return refusal
        return notes.answer(lines if refusal is None else [*lines, refusal.reason])

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
        now = periods[0] if periods else self._default or latest(self._known)
        if now is not None and question.periods.year_before:
            periods = [now, now.year_before()]
        elif now is not None and question.periods.before:
            periods = [now, now.previous()]
        return sorted(dict.fromkeys(periods), key=lambda p: p.sort_key)

    def _ranking(self, question: Question) -> Reply:
        notes = Notebook(self._facts)
        indicators = self._indicators(question)
        ranked = [self._ranked(question, indicator, notes) for indicator in indicators]
        refusals = [self._not_reported(question, i, []) for i, r in zip(indicators, ranked, strict=True) if r is None]
        made = [r for r in ranked if r is not None]
        if not made:
            return refusals[0]
        lines = [line for own, _ in made for line in own]
        return notes.answer([*lines, *(refusal.reason for refusal in refusals)], coverage=made[0][1])

    def _ranked(self, question: Question, indicator: Indicator, notes: Notebook) -> tuple[list[str], str] | None:
        """Sentences and coverage; None where nobody reported it."""
        found = [f for f in self._asked_facts(question, indicator) if self._in_groups(f.unit, question)]
        if not found:
            return None
        senders = [u for u in self._senders(found[0].period) if self._in_groups(u, question)]
        senders = self._owing(senders, indicator, found)
        silent = [u for u in senders if all(f.unit != u for f in found)]
        doubts = [f for f in doubtful_facts(silent, found[0].period, indicator, self._facts) if f.amount is None]
        missing = [u for u in silent if all(f.unit != u for f in doubts)]
        if question.unreported:
            return [untold(missing, indicator, found[0].period)], f"{len(senders) - len(missing)}/{len(senders)}"
        self._look_beside(notes, indicator, found)
        lines = ranking(question, [*found, *doubts], missing, indicator, notes)
        settled = sum(1 for f in found if f.amount is not None)
        return lines, f"{settled}/{max(len(senders), len(found))}"

    def _owing(self, senders: Sequence[str], indicator: Indicator, found: Sequence[Fact]) -> list[str]:
        """Without those to whom the indicator does not apply, unless they tell it all the same."""
        at = found[0].period
        spared = {u.name for u in self._registry.units if u.is_spared(indicator.code, at)} - {f.unit for f in found}
        return [u for u in senders if u not in spared]

    def _total(self, question: Question) -> Reply:
        notes = Notebook(self._facts)
        lines: list[str] = []
        coverage = None
        group = listed([GROUP_WORDS[g] for g in question.units.groups])
        for indicator in self._indicators(question):
            found = [f for f in self._asked_facts(question, indicator) if self._in_groups(f.unit, question)]
            senders = [u for u in self._senders(found[0].period) if self._in_groups(u, question)] if found else []
            senders = self._owing(senders, indicator, found)
            missing = [u for u in senders if all(f.unit != u for f in found)]
            self._look_beside(notes, indicator, found)
            made = group_total(found, missing, group, indicator, notes)
            coverage = f"{made.counted}/{max(len(senders), len(found))}" if made.lines else coverage
            lines += made.lines
        if not lines:
            return self._unit_by_unit(question, f"Chỉ tiêu này không cộng gộp được cho {group}.")
        if asks_remainder(question.folded):
            lines += remainder(question.codes, group, notes)
        return notes.answer(lines, coverage=coverage)

    def _city(self, question: Question) -> Reply:
        notes = Notebook(self._facts)
        lines: list[str] = []
        refused: list[str] = []
        coverage = None
        for indicator in self._indicators(question):
            figure = city_figure(self._facts, indicator, self._city_periods(question))
            if figure is None or figure.amount is None:
                refused.append(self._no_city_figure(indicator, figure))
                continue
            lines.append(city_sentence(figure, indicator, self._facts, notes))
            coverage = figure.coverage
        if not lines:
            return self._unit_by_unit(question, refused[0])
        return notes.answer([*lines, *refused], coverage=coverage)

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
        [indicator, *_] = self._indicators(question)
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
        period = question.periods.periods[0] if question.periods.periods else self._default or latest(self._known)
        assert period is not None
        sent = set(self._senders(period))
        unread = set(self._facts.unread_units(period)) - sent
        scope = [u.name for u in self._registry.units if self._in_groups(u.name, question)]
        if question.unit_names:
            return standing_of(question.unit_names, period, sent=sent, unread=unread)
        return reporters(scope, period, sent=sent, unread=unread, missing=question.missing)

    def _narratives(self, question: Question) -> Reply:
        assert question.narrative is not None
        among = {u.name for u in self._registry.units if self._in_groups(u.name, question)}
        addressed = set(question.units.addressed)

        def speaks_to(text: str) -> bool:
            named = asked_units(fold(text), self._registry)
            return bool(addressed & {*named.units, *named.addressed})

        found = narratives(question, question.narrative, self._facts, self._known, among=among, speaks_to=speaks_to)
        if found is not None:
            return found
        return self._passages(question)

    def _passages(self, question: Question) -> Reply:
        if question.periods.periods and not report_periods(question.periods.periods, self._known):
            return NoAnswer(f"Chưa có báo cáo {question.periods.periods[0].label} nào được nhận.", "no_data")
        planned = bool(report_periods(question.periods.periods, self._known))
        if missing := [n for n in question.unit_names if not self._has_report(n, question, planned=planned)]:
            return NoAnswer(f"Chưa có báo cáo{self._of_period(question)} của {listed(missing)}.", "not_reported")
        told = passages(question, self._facts, self._found(question))
        if isinstance(told, NoAnswer) and self._may_be_figure(question):
            figures = self._ranking(question) if not question.unit_names else self._figures(question)
            return figures if isinstance(figures, Answer) else told
        return told

    @staticmethod
    def _may_be_figure(question: Question) -> bool:
        """An indicator is plainly named, and nothing is asked of it that a figure could not tell."""
        sure = bool(question.codes) and question.indicators.strength >= _PLAIN
        return sure and question.intent is Intent.PASSAGES and not asks_else(question.topic)

    def _target(self, question: Question) -> Reply:
        notes = Notebook(self._facts)
        lines: list[str] = []
        for indicator in self._indicators(question):
            found = self._asked_facts(question, indicator, units=question.unit_names) if question.unit_names else []
            self._look_beside(notes, indicator, found)
            lines += [line for fact in found for line in against_target(fact, indicator, self._facts, notes)]
        if lines:
            return notes.answer(lines)
        name = indicator_words(self._catalogue[question.codes[0]])
        return no_target(question, name, self._found(question), self._facts)

    # shared

    def _look_beside(self, notes: Notebook, indicator: Indicator, facts: Sequence[Fact]) -> None:
        steady = {i.code for i in map(self._catalogue.get, part_codes(indicator)) if i and i.semantics.stands}
        notes.look_beside(indicator, facts, steady=steady)

    def _found(self, question: Question) -> list[FoundPassage]:
        return find_passages(question, self._search, self._known, now=self._default or latest(self._known))

    def _indicators(self, question: Question) -> list[Indicator]:
        return [self._catalogue[code] for code in question.codes]

    def _asked_facts(self, question: Question, indicator: Indicator, *, units: Sequence[str] = ()) -> list[Fact]:
        asked = question.periods
        named = bool(asked.periods) or asked.year is not None
        looked = periods_looked_at(asked, indicator, now=self._default or latest(self._known))
        found = self._facts.facts([indicator.code], units=units or None, periods=looked or None)
        if looked and not found and not named and self._default is None:
            found = self._facts.facts([indicator.code], units=units or None)
        if not named and self._default is not None:
            return chosen(found, self._default, indicator)
        return asked_facts(found, asked, indicator)

    def _in_groups(self, unit: str, question: Question) -> bool:
        asked = question.units
        if unit in {u.name for u in asked.left_out} or unit in {u.name for u in asked.taken_in}:
            return unit in {u.name for u in asked.taken_in}
        return not asked.groups or any(u.group in asked.groups for u in self._registry.named(unit).units)

    def _senders(self, period: Period) -> list[str]:
        """Who sent a report of the period, or of one that ends on the same day."""
        ends = [p for p in self._known if p.end == period.end]
        return list(dict.fromkeys(u for p in (period, *ends) for u in self._facts.reporting_units(p)))

    def _has_report(self, unit: str, question: Question, *, planned: bool = False) -> bool:
        """planned: of a period still to come, the report before it counts."""
        asked = question.periods.periods[:1]
        periods = (report_periods(asked, self._known) if planned else asked) or self._known
        return any(unit in self._senders(period) for period in periods)

    def _of_period(self, question: Question) -> str:
        if question.periods.periods:
            return f" {question.periods.periods[0].label}"
        return f" năm {question.periods.year}" if question.periods.year else ""

    def _not_reported(self, question: Question, indicator: Indicator, units: Sequence[str]) -> NoAnswer:
        """Why there is no figure: no report at all, or a report that does not say; with its words on it, if any."""
        when, name = self._of_period(question), indicator_words(indicator)
        elsewhen = self._other_periods(question, indicator, units)
        if not units:
            return NoAnswer(f"Chưa có đơn vị nào báo cáo {name}{when}{elsewhen}.", "no_data")
        absent = [u for u in units if not self._has_report(u, question)]
        if absent:
            return NoAnswer(f"Chưa có báo cáo{when} của {listed(absent)}.", "not_reported")
        said = denials(question, name, self._found(question), self._facts)[:1]
        notes = Notebook(self._facts)
        for sentence in said:
            notes.source(sentence.citation, sentence.unit)
        reason = f"Báo cáo{when} của {listed(list(units))} không có số liệu về {name}{elsewhen}."
        if said:
            reason += f" Báo cáo nêu: “{said[0].citation.quote.strip()}”"
        return NoAnswer(reason, "not_reported", notes.sources)

    def _other_periods(self, question: Question, indicator: Indicator, units: Sequence[str]) -> str:
        """Which other period with the asked one's cut-off there are figures of, so that it can be asked for."""
        asked = question.periods.periods[:1]
        if not asked:
            return ""
        same_day = [
            p for p in (asked[0].last_quarter, asked[0].cumulative()) if p != asked[0] and p.end == asked[0].end
        ]
        told = {f.period for f in self._facts.facts([indicator.code], units=units or None, periods=same_day)}
        others = [p.label for p in same_day if p in told]
        return f"; chỉ có số của {listed(others)}, hãy hỏi kỳ ấy" if others else ""
