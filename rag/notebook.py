"""What an answer stands on, collected while its sentences are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from domain.answers import Answer, AnswerValue, CitedSource, NoAnswer
from domain.citations import Citation
from domain.city import CityFigure
from domain.facts import CITY, Fact
from domain.indicators import Code, Indicator
from domain.periods import Period
from domain.quantities import DONG, Measure
from domain.values import OtherFigure, Severity
from rag.earlier_figures import dated
from rag.fact_source import FactSource
from rag.figure_words import amount_words, state_words
from rag.printed_parts import printed_part
from rag.ratio_check import Recount, part_codes, recount, same_cut_off

_MOST_WARNINGS = 12


class Notebook:
    """Values, sources and warnings of one answer, each once, in the order they were used."""

    def __init__(self, facts: FactSource) -> None:
        self._facts = facts
        self._values: dict[tuple[str, Code, Period, Decimal, str], AnswerValue] = {}
        self._sources: dict[tuple[str, int, int], CitedSource] = {}
        self._warnings: dict[str, None] = {}
        self._beside: list[Fact] = []
        self._steady: set[Code] = set()

    def use(self, *facts: Fact) -> None:
        """The facts' amounts become values of the answer; findings about them become warnings."""
        for fact in facts:
            amounts = (fact.amount,) if fact.amount is not None else fact.amounts
            for amount in amounts:
                best = next((v for v in fact.values if v.amount == amount), fact.values[0])
                self._add(fact, amount, best.citation)
            for finding in self._facts.findings_for(fact.unit, fact.period, [fact.indicator]):
                if finding.severity is not Severity.INFO:
                    self.warn(f"{fact.unit}: {finding.message}")

    def look_beside(self, indicator: Indicator, facts: Sequence[Fact], *, steady: Collection[Code] = ()) -> None:
        """Fetches the parts of these percents at once, so that each can be recounted.

        steady: indicators that are the same in every period with one cut-off, as what was planned for the year.
        """
        if facts and (codes := part_codes(indicator)):
            units, periods = {f.unit for f in facts}, {f.period for f in facts}
            fitting = {p for f in facts for p in (f.period, f.period.last_quarter, f.period.cumulative())}
            found = self._facts.facts(codes, units=sorted(units), periods=list(fitting))
            self._beside += [f for f in found if f.period in periods or f.indicator in steady]
            self._steady |= set(steady)

    def recount(self, fact: Fact, indicator: Indicator) -> Recount | None:
        return recount(fact, indicator, self._beside, steady=self._steady)

    def parts_reported(self, fact: Fact, count: Recount, indicator: Indicator) -> tuple[Fact, ...]:
        """Both parts of a percent as figures of their own, where they were reported and are those it is made of."""
        beside = same_cut_off(fact, self._beside, self._steady)
        parts = [beside.get(code) for code in part_codes(indicator)]
        found = tuple(part for part in parts if part is not None)
        amounts = tuple(part.amount for part in found)
        return found if amounts == (count.numerator, count.denominator) else count.parts

    def parts(self, fact: Fact, count: Recount) -> tuple[str, str] | None:
        """Both parts of a percent as an answer says them, each cited where it is printed; None where one is not."""
        wanted = ((count.numerator, "tử số của tỷ lệ"), (count.denominator, "mẫu số của tỷ lệ"))
        if count.parts:
            self.use(*count.parts)
            money = DONG if any(part.measure == DONG for part in count.parts) else ""
            return amount_words(count.numerator, money).strip(), amount_words(count.denominator, money).strip()
        found = [(amount, what, printed_part(fact, amount, self._facts)) for amount, what in wanted]
        words: list[str] = []
        for amount, what, part in found:
            if part is None:
                return None
            measure = DONG if any(p is not None and p.measure == DONG for _, _, p in found) else ""
            self._keep(_value(fact, amount, measure, part.citation, what))
            self.source(part.citation, fact.unit)
            words.append(amount_words(amount, measure).strip())
        return words[0], words[1]

    def earlier(self, fact: Fact, periods: Collection[Period]) -> list[OtherFigure]:
        """What the fact's own report tells of the same indicator for one of these periods, to compare with."""
        told = self._facts.earlier(fact.citation.document_id)
        mine = [o for o in told if o.indicator == fact.indicator and o.measure == fact.measure]
        return [o for o in (dated(o, fact.period) for o in mine) if o.period in periods]

    def told_later(self, fact: Fact, figure: OtherFigure) -> None:
        """A figure of an earlier period that only this fact's report gives."""
        assert figure.amount is not None
        assert figure.period is not None
        how = f"số nêu để so sánh trong báo cáo {fact.period.label}"
        state, citation = state_words(fact), figure.citation
        self._keep(
            AnswerValue(fact.unit, fact.indicator, figure.period, figure.amount, fact.measure, citation, how, state)
        )
        self.source(citation, fact.unit)

    def target(self, fact: Fact, amount: Decimal, citation: Citation) -> None:
        """What the figure is held against, where the report says so."""
        self._keep(_value(fact, amount, fact.measure, citation, "chỉ tiêu nêu trong báo cáo"))
        self.source(citation, fact.unit)

    def computed(
        self, amount: Decimal, measure: Measure, how: str, *, unit: str, indicator: Code, period: Period
    ) -> None:
        self._keep(AnswerValue(unit, indicator, period, amount, measure, None, how))

    def asked(self, amount: Decimal, indicator: Indicator, period: Period) -> None:
        """An amount that the question names and the answer repeats; it is nobody's figure."""
        how = "số nêu trong câu hỏi"
        self._keep(AnswerValue("", indicator.code, period, amount, indicator.measure, None, how))

    def counted(self, many: int, indicator: Code, period: Period) -> None:
        self._keep(AnswerValue("", indicator, period, Decimal(many), "đơn vị", None, "đếm các đơn vị nêu dưới đây"))

    def city(self, figure: CityFigure) -> None:
        assert figure.amount is not None
        ratio = figure.numerator is not None and figure.denominator is not None
        how = "tổng tử số chia tổng mẫu số của các đơn vị" if ratio else "cộng số của các đơn vị"
        state = state_words(*figure.parts)
        self._keep(AnswerValue(CITY, figure.indicator, figure.period, figure.amount, figure.measure, None, how, state))
        for fact in figure.parts:
            self.source(fact.citation, fact.unit)

    def source(self, citation: Citation, unit: str) -> None:
        document = citation.document_id
        name = self._facts.document_name(document)
        self._sources.setdefault(
            _place(citation), CitedSource(document, name, unit, citation.page, citation.quote, citation)
        )

    def refused(self, *refusals: NoAnswer) -> list[str]:
        """Why there is no figure of a part of what is asked; the words quoted for it are cited like all others."""
        for refusal in refusals:
            for source in refusal.sources:
                self._sources.setdefault(_place(source.citation), source)
        return [refusal.reason for refusal in refusals]

    def warn(self, *warnings: str) -> None:
        self._warnings |= dict.fromkeys(warnings)

    def answer(self, sentences: Iterable[str], *, coverage: str | None = None) -> Answer:
        text = "\n".join(s for s in sentences if s)
        warnings = tuple(self._warnings)[:_MOST_WARNINGS]
        return Answer(text, tuple(self._values.values()), tuple(self._sources.values()), coverage, warnings)

    def told_of(self, unit: str) -> dict[Code, AnswerValue]:
        """The one figure told of each indicator of a unit or group; none where several were. What was computed from a
        unit's own figures is none of them."""
        every = [value for value in self._values.values() if value.unit == unit]
        mine = [value for value in every if not value.computed] or every
        counts = Counter(value.indicator for value in mine)
        return {value.indicator: value for value in mine if counts[value.indicator] == 1}

    def computed_of(self, unit: str, indicator: Code) -> AnswerValue | None:
        """The last figure computed of a unit's indicator."""
        made = [v for v in self._values.values() if (v.unit, v.indicator) == (unit, indicator) and v.computed]
        return made[-1] if made else None

    @property
    def sources(self) -> tuple[CitedSource, ...]:
        return tuple(self._sources.values())

    def _add(self, fact: Fact, amount: Decimal, citation: Citation) -> None:
        self._keep(_value(fact, amount, fact.measure, citation, ""))
        self.source(citation, fact.unit)

    def _keep(self, value: AnswerValue) -> None:
        self._values.setdefault((value.unit, value.indicator, value.period, value.amount, value.measure), value)


def _place(citation: Citation) -> tuple[str, int, int]:
    return citation.block_id, citation.span.start, citation.span.end


def _value(fact: Fact, amount: Decimal, measure: Measure, citation: Citation, how: str) -> AnswerValue:
    state = state_words(fact)
    return AnswerValue(fact.unit, fact.indicator, fact.period, amount, measure, citation, how, state)
