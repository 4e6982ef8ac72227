"""The standing facts, as answering, drafting and the pages ask for them. One instance serves one question or draft."""

from __future__ import annotations

from collections.abc import Sequence

from domain.city import CityFigure
from domain.documents import Block, Document
from domain.facts import Fact, facts_of
from domain.indicators import Catalogue, Code
from domain.periods import Period
from domain.receipts import ReceiptState
from domain.units import ReportingUnit, UnitRegistry
from domain.values import FigureKind, Finding, Narrative, NarrativeKind, OtherFigure
from drafting.city import city_figures, codes_behind, same_cut_off
from store.changes import Scope
from workflow.factory import Desk


class DeskFacts:
    """Facts read through one desk, within its transaction: they cannot change while an answer is composed."""

    def __init__(self, desk: Desk, *, catalogue: Catalogue, registry: UnitRegistry) -> None:
        self._desk = desk
        self._sheets = desk.sheets
        self._changes = desk.changes
        self._catalogue = catalogue
        self._registry = registry
        self._findings: dict[Period, dict[str, list[Finding]]] = {}
        self._city: dict[Period, dict[tuple[Code, Period], CityFigure]] = {}

    def facts(
        self,
        codes: Sequence[Code] = (),
        *,
        units: Sequence[str] | None = None,
        periods: Sequence[Period] | None = None,
    ) -> list[Fact]:
        """Empty filters mean all."""
        scopes: Sequence[Scope] = periods or (codes if not units else ())
        few = bool(codes and periods) and self._sheets is not None and not self._sheets.holds(scopes)
        if scopes and self._sheets is not None and not few:
            kept = self._sheets.facts(self._changes, scopes)
            return [f for f in kept if (not codes or f.indicator in codes) and (not units or f.unit in units)]
        found = self._desk.values.standings(indicators=codes or None, units=units or None, periods=periods or None)
        return list(facts_of(found))

    def few(self, codes: Sequence[Code], periods: Sequence[Period]) -> list[Fact]:
        """As `facts`, for who needs few indicators once: whole periods are not read for it. Of none, there are none."""
        if not codes or not periods:
            return []
        if self._sheets is None or self._sheets.holds(periods):
            return self.facts(codes, periods=periods)
        return list(facts_of(self._desk.values.standings(indicators=codes, periods=periods)))

    def city(self, code: Code, period: Period) -> CityFigure | None:
        if self._sheets is None or self._sheets.holds(fed_by(period)):
            return self.city_figures(period).get((code, period))
        facts = self.facts(codes_behind(self._catalogue[code]), periods=fed_by(period))
        made = city_figures(
            facts, catalogue=self._catalogue, period=period, reporting_units=self.senders(period), only={code}
        )
        return next((figure for figure in made if figure.period == period), None)

    def city_figures(self, period: Period) -> dict[tuple[Code, Period], CityFigure]:
        """All city figures made from the reports of a period, by indicator and the figure's own period."""
        if self._sheets is not None:
            units = self.senders(period)
            return self._sheets.city(self._changes, period, fed_by=fed_by(period), units=units)
        if period not in self._city:
            made = city_figures(
                self.facts(periods=fed_by(period)),
                catalogue=self._catalogue,
                period=period,
                reporting_units=self.senders(period),
            )
            self._city[period] = {(f.indicator, f.period): f for f in made}
        return self._city[period]

    def senders(self, period: Period) -> list[ReportingUnit]:
        """Units whose report feeds a period, in the registry's order. Reports with the same cut-off count alike: nine
        months are told in many a report of quarter III, and quarter III in many a report of nine months."""
        names = {unit for at in same_cut_off(period) for unit in self.reporting_units(at)}
        return [u for u in self._registry.units if u.name in names]

    def reporting_units(self, period: Period) -> list[str]:
        return self._desk.remembered(("units", period), lambda: self._desk.documents.reporting_units(period))

    def unread_units(self, period: Period) -> list[str]:
        """Units whose report of the period was received, and none of which could be read yet."""
        unread = (ReceiptState.UNREADABLE, ReceiptState.WAITING)
        sent = {r.unit for r in self._desk.documents.receipts(period=period) if r.unit and r.state in unread}
        return sorted(sent - set(self.reporting_units(period)))

    def periods(self) -> list[Period]:
        return list(self._desk.remembered("periods", self._desk.documents.periods))

    def narratives(
        self, kind: NarrativeKind | None = None, *, unit: str | None = None, period: Period | None = None
    ) -> list[tuple[str, Period, Narrative]]:
        key = ("narratives", kind, unit, period)
        return self._desk.remembered(key, lambda: self._desk.narratives.find(kind, unit=unit, period=period))

    def targets(self, document_id: str) -> list[OtherFigure]:
        return self._others(document_id, FigureKind.TARGET)

    def earlier(self, document_id: str) -> list[OtherFigure]:
        return self._others(document_id, FigureKind.PREVIOUS)

    def _others(self, document_id: str, kind: FigureKind) -> list[OtherFigure]:
        return [other for other in self._desk.documents.account(document_id).others if other.kind is kind]

    def document(self, document_id: str) -> Document:
        return self._desk.documents.document(document_id)

    def block(self, document_id: str, block_id: str) -> Block:
        """Kept by itself: a ranking looks at one paragraph each of a hundred reports."""
        return self._desk.remembered(("block", block_id), lambda: self.document(document_id).block(block_id))

    def document_name(self, document_id: str) -> str:
        name = self._desk.remembered("names", self._desk.documents.names).get(document_id)
        if name is None:  # another version than the one that counts
            receipt = self._desk.documents.receipt(document_id)
            name = receipt.name if receipt else document_id
        return name

    def findings_for(self, unit: str, period: Period, codes: Sequence[Code]) -> list[Finding]:
        wanted = set(codes)
        told = [f for at in dict.fromkeys((period, period.last_quarter)) for f in self._findings_of(unit, at)]
        return [f for f in told if not wanted or wanted & set(f.indicators)]

    def findings(self, period: Period) -> list[tuple[str, Finding]]:
        """(unit, finding) of the period's current reports."""
        return self._desk.remembered(("findings", period), lambda: self._desk.findings.of_period(period))

    def _findings_of(self, unit: str, period: Period) -> list[Finding]:
        """Read once per period: a ranking asks for every unit."""
        if period not in self._findings:
            by_unit: dict[str, list[Finding]] = {}
            for owner, finding in self.findings(period):
                by_unit.setdefault(owner, []).append(finding)
            self._findings[period] = by_unit
        return self._findings[period].get(unit, [])


def fed_by(period: Period) -> list[Period]:
    """Periods whose figures a report of `period` brings: its own, its cumulative one, and the index years before."""
    years = [Period.parse(f"{period.year - back}-Y") for back in (0, 1, 2)]
    return list(dict.fromkeys((period, period.cumulative(), period.last_quarter, *years)))
