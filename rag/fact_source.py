"""What answering asks of the facts. Whoever keeps them implements this; nothing here knows how."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from domain.city import CityFigure
from domain.documents import Block, Document
from domain.facts import Fact
from domain.indicators import Code
from domain.periods import Period
from domain.texts import Span
from domain.values import Finding, Narrative, NarrativeKind, OtherFigure

# Which indicators words name: (code, strength 0–1, where in the text), strongest first.
LabelSource = Callable[[str], Sequence[tuple[Code, float, Span]]]


class FactSource(Protocol):
    """Everything a person may see. Empty filters mean all."""

    def facts(
        self, codes: Sequence[Code], *, units: Sequence[str] | None = None, periods: Sequence[Period] | None = None
    ) -> Sequence[Fact]: ...

    def city(self, code: Code, period: Period) -> CityFigure | None:
        """The city figure by the indicator's own rule; None where it has none."""
        ...

    def reporting_units(self, period: Period) -> Sequence[str]:
        """Official names of the units whose report of exactly this period is here."""
        ...

    def unread_units(self, period: Period) -> Sequence[str]:
        """Official names of the units that sent a report of exactly this period which could not be read yet.

        None of them is in `reporting_units`; files whose unit or period is not known are nobody's.
        """
        ...

    def periods(self) -> Sequence[Period]:
        """Periods there are reports of."""
        ...

    def narratives(
        self, kind: NarrativeKind, *, unit: str | None = None, period: Period | None = None
    ) -> Sequence[tuple[str, Period, Narrative]]:
        """(unit, period of the report, narrative), in the order of units and of the report."""
        ...

    def targets(self, document_id: str) -> Sequence[OtherFigure]:
        """Numbers of a report that are targets, set or hoped for."""
        ...

    def earlier(self, document_id: str) -> Sequence[OtherFigure]:
        """Numbers of a report that are of a period before, told to compare with."""
        ...

    def document(self, document_id: str) -> Document: ...

    def block(self, document_id: str, block_id: str) -> Block: ...

    def document_name(self, document_id: str) -> str: ...

    def findings_for(self, unit: str, period: Period, codes: Sequence[Code]) -> Sequence[Finding]:
        """Findings about these indicators in the unit's report of the period, or of the quarter that ends with it."""
        ...
