"""What is looked up to answer a question: the facts asked for, who reported, and why there is no figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.answers import FoundPassage, NoAnswer
from domain.facts import Fact
from domain.indicators import Catalogue, Indicator
from domain.periods import Period, PeriodKind
from domain.units import UnitRegistry
from rag.chosen_facts import asked_facts, beside_it, chosen, of_one_period, periods_looked_at
from rag.doubtful_figures import of_other_periods
from rag.fact_source import FactSource
from rag.figure_words import indicator_words, listed
from rag.intents import PLACE, Intent
from rag.narrative_answers import find_passages, report_periods
from rag.notebook import Notebook
from rag.period_words import latest
from rag.questions import Question
from rag.ratio_check import part_codes
from rag.search import PassageSearch
from rag.sentence_choice import denials


@dataclass(frozen=True, slots=True)
class Others:
    """The units that sent a report of this period (senders), those of them with no figure of it (silent), and what
    these tell of another period (elsewhen)."""

    period: Period
    senders: tuple[str, ...]
    silent: tuple[str, ...]
    elsewhen: tuple[Fact, ...]

    def missing(self, doubted: Sequence[Fact] = ()) -> list[str]:
        """The silent without those who tell another period or something doubtful."""
        told = {f.unit for f in (*doubted, *self.elsewhen)}
        return [unit for unit in self.silent if unit not in told]


class LookUp:
    """Over all that a person may see. default: the period meant when a question names none."""

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

    @property
    def now(self) -> Period | None:
        """The period meant when none is named."""
        return self._default or latest(self._known)

    def look_beside(self, notes: Notebook, indicator: Indicator, facts: Sequence[Fact]) -> None:
        steady = {i.code for i in map(self._catalogue.get, part_codes(indicator)) if i and i.semantics.stands}
        notes.look_beside(indicator, facts, steady=steady)

    def found(self, question: Question) -> list[FoundPassage]:
        return find_passages(question, self._search, self._known, now=self.now)

    def found_about(self, indicator: Indicator, units: Sequence[str], period: Period | None) -> list[FoundPassage]:
        """Passages of these units' reports that may speak of the indicator, several of each unit."""
        if not units:
            return []
        periods = report_periods([period], self._known) if period else ()
        return self._search.search(indicator_words(indicator), units=units, periods=periods, limit=3 * len(units))

    def indicators(self, question: Question) -> list[Indicator]:
        return [self._catalogue[code] for code in question.codes]

    def asked_facts(self, question: Question, indicator: Indicator, *, units: Sequence[str] = ()) -> list[Fact]:
        asked = question.periods
        if units and all(p.kind is PeriodKind.MONTH for p in asked.periods) and asked.periods:
            return self._told_of_month(indicator, units, asked.periods[0])
        named = bool(asked.periods) or asked.year is not None
        looked = periods_looked_at(asked, indicator, now=self.now)
        found = self._facts.facts([indicator.code], units=units or None, periods=looked or None)
        if looked and not found and not named and self._default is None:
            found = self._facts.facts([indicator.code], units=units or None)
        if not named and self._default is not None:
            return chosen(found, self._default, indicator)
        return asked_facts(found, asked, indicator)

    def _told_of_month(self, indicator: Indicator, units: Sequence[str], month: Period) -> list[Fact]:
        """A month's own figure; or else the one of a report over it whose words name the month ("ngày 05/8")."""
        found = self._facts.facts([indicator.code], units=units, periods=None)
        if own := [f for f in found if f.period == month]:
            return own
        named = re.compile(rf"(?i)\btháng 0?{month.index}\b|\b\d{{1,2}}/0?{month.index}\b(?!/(?!{month.year}))")
        over = [f for f in found if f.period.start <= month.start and month.end <= f.period.end]
        return [f for f in over if f.period.year == month.year and named.search(f.citation.quote)]

    def others(self, question: Question, indicator: Indicator, found: Sequence[Fact]) -> Others:
        """Beside the figures found, of which there is one at least, of the groups asked for."""
        of_most, _ = of_one_period(found, indicator)
        period = of_most[0].period
        senders = self.owing([u for u in self.senders(period) if self.in_groups(u, question)], indicator, found)
        telling = {f.unit for f in found}
        silent = tuple(u for u in senders if u not in telling)
        elsewhen = of_other_periods(silent, period, indicator, self._facts)
        return Others(period, tuple(senders), silent, tuple(elsewhen))

    def in_groups(self, unit: str, question: Question) -> bool:
        asked = question.units
        if question.intent is Intent.RANKING and len(asked.units) > 1 and not question.topic.has(PLACE):
            return unit in question.unit_names  # those named are put in order among themselves
        if unit in {u.name for u in asked.left_out} or unit in {u.name for u in asked.taken_in}:
            return unit in {u.name for u in asked.taken_in}
        return not asked.groups or any(u.group in asked.groups for u in self._registry.named(unit).units)

    def senders(self, period: Period) -> list[str]:
        """Who sent a report of the period, or of one that ends on the same day."""
        ends = [p for p in self._known if p.end == period.end]
        return list(dict.fromkeys(u for p in (period, *ends) for u in self._facts.reporting_units(p)))

    def has_report(self, unit: str, question: Question, *, planned: bool = False) -> bool:
        """planned: of a period still to come, the report before it counts."""
        asked = question.periods.periods[:1]
        periods = (report_periods(asked, self._known) if planned else asked) or self._of_year(question.periods.year)
        return any(unit in self.senders(period) for period in periods)

    def _of_year(self, year: int | None) -> list[Period]:
        return [p for p in self._known if year is None or p.year == year]

    def of_period(self, question: Question) -> str:
        if question.periods.periods:
            return f" {question.periods.periods[0].label}"
        return f" năm {question.periods.year}" if question.periods.year else ""

    def not_reported(self, question: Question, indicator: Indicator, units: Sequence[str]) -> NoAnswer:
        """Why there is no figure: no report at all, or a report that does not say; with its words on it, if any."""
        when, name = self.of_period(question), indicator_words(indicator)
        elsewhen = self.other_periods(question, indicator, units)
        if not units:
            return NoAnswer(f"Chưa có đơn vị nào báo cáo {name}{when}{elsewhen}.", "no_data")
        absent = [u for u in units if not self.has_report(u, question)]
        if absent:
            return NoAnswer(f"Chưa có báo cáo{when} của {listed(absent)}.", "not_reported")
        said = denials(question, name, self.found(question), self._facts)[:1]
        notes = Notebook(self._facts)
        for sentence in said:
            notes.source(sentence.citation, sentence.unit)
        reason = f"Báo cáo{when} của {listed(list(units))} không có số liệu về {name}{elsewhen}."
        if said:
            reason += f" Báo cáo nêu: “{said[0].citation.quote.strip()}”"
        return NoAnswer(reason, "not_reported", notes.sources)

    def other_periods(self, question: Question, indicator: Indicator, units: Sequence[str]) -> str:
        """Which other period with the asked one's cut-off there are figures of, so that it can be asked for."""
        asked = question.periods.periods[:1]
        if not asked:
            return ""
        same_day = beside_it(asked[0])
        told = {f.period for f in self._facts.facts([indicator.code], units=units or None, periods=same_day)}
        others = [p.label for p in same_day if p in told]
        return f"; chỉ có số của {listed(others)}, hãy hỏi kỳ ấy" if others else ""

    def owing(self, senders: Sequence[str], indicator: Indicator, found: Sequence[Fact]) -> list[str]:
        """Without those to whom the indicator does not apply, unless they tell it all the same."""
        at = found[0].period
        spared = {u.name for u in self._registry.units if u.is_spared(indicator.code, at)} - {f.unit for f in found}
        return [u for u in senders if u not in spared]
