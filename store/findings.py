"""Findings and narratives: what a report says beside its figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from domain.periods import Period
from domain.receipts import ReceiptState
from domain.values import Finding, Narrative, NarrativeKind, Severity
from store import schema as rows
from store.citations import stored_citation, stored_citations
from store.codec import to_json
from store.documents import current_documents, period_of

_KINDS = {kind.value: kind for kind in NarrativeKind}
_SEVERITIES = {severity.value: severity for severity in Severity}
_FEW = 500  # documents whose findings are counted by id; for more, all are


class FindingStore:
    """Findings by document."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def replace(self, document_id: str, findings: Sequence[Finding]) -> None:
        self._db.execute(delete(rows.findings).where(rows.findings.c.document_id == document_id))
        if findings:
            self._db.execute(insert(rows.findings), [_finding_row(document_id, f) for f in findings])

    def of_document(self, document_id: str) -> list[Finding]:
        query = select(rows.findings).where(rows.findings.c.document_id == document_id).order_by(rows.findings.c.id)
        return [_finding(row) for row in self._db.execute(query)]

    def of_period(self, period: Period) -> list[tuple[str, Finding]]:
        """(unit, finding) over the current reports of a period."""
        query = (
            select(rows.documents.c.unit, rows.findings)
            .join(rows.documents, rows.documents.c.id == rows.findings.c.document_id)
            .where(
                rows.documents.c.period == str(period),
                rows.documents.c.current,
                rows.documents.c.state == ReceiptState.STORED.value,
            )
            .order_by(rows.documents.c.unit, rows.findings.c.id)
        )
        return [(unit, _finding(columns)) for unit, *columns in self._db.execute(query).all()]

    def count_by_document(self, documents: Sequence[str]) -> dict[str, int]:
        query = select(rows.findings.c.document_id, func.count()).group_by(rows.findings.c.document_id)
        if len(documents) <= _FEW:
            query = query.where(rows.findings.c.document_id.in_(documents))
        return {row[0]: row[1] for row in self._db.execute(query)}


class NarrativeStore:
    """Problems, causes, proposals, tasks and initiatives by document."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def replace(self, document_id: str, narratives: Sequence[Narrative]) -> None:
        self._db.execute(delete(rows.narratives).where(rows.narratives.c.document_id == document_id))
        if narratives:
            self._db.execute(insert(rows.narratives), [_narrative_row(document_id, n) for n in narratives])

    def of_document(self, document_id: str) -> list[Narrative]:
        query = (
            select(rows.narratives).where(rows.narratives.c.document_id == document_id).order_by(rows.narratives.c.id)
        )
        return [_narrative(row) for row in self._db.execute(query).all()]

    def find(
        self, kind: NarrativeKind | None = None, *, unit: str | None = None, period: Period | None = None
    ) -> list[tuple[str, Period, Narrative]]:
        """(unit, period, narrative) over current reports."""
        query = (
            select(rows.documents.c.unit, rows.documents.c.period, rows.narratives)
            .join(rows.documents, rows.documents.c.id == rows.narratives.c.document_id)
            .where(rows.documents.c.id.in_(current_documents()))
            .order_by(rows.documents.c.unit, rows.documents.c.period, rows.narratives.c.id)
        )
        if kind is not None:
            query = query.where(rows.narratives.c.kind == kind.value)
        if unit is not None:
            query = query.where(rows.documents.c.unit == unit)
        if period is not None:
            query = query.where(rows.documents.c.period == str(period))
        found = self._db.execute(query).all()
        return [(unit, period_of(at), _narrative(columns)) for unit, at, *columns in found]


def _finding_row(document_id: str, finding: Finding) -> dict[str, Any]:
    return {
        "document_id": document_id,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "indicators": " ".join(finding.indicators),
        "citations": to_json(finding.citations),
    }


def _finding(columns: Sequence[Any]) -> Finding:
    """Of a whole row of the table."""
    _key, _document_id, rule, severity, message, indicators, citations = columns
    return Finding(rule, _SEVERITIES[severity], message, tuple(indicators.split()), stored_citations(citations))


def _narrative_row(document_id: str, narrative: Narrative) -> dict[str, Any]:
    return {
        "document_id": document_id,
        "kind": narrative.kind.value,
        "text": narrative.text,
        "owner": narrative.owner,
        "deadline": narrative.deadline.isoformat() if narrative.deadline else None,
        "citation": to_json(narrative.citation),
    }


def _narrative(columns: Sequence[Any]) -> Narrative:
    """Of a whole row of the table."""
    _key, _document_id, kind, text, owner, deadline, citation = columns
    day = dt.date.fromisoformat(deadline) if deadline else None
    return Narrative(_KINDS[kind], text, stored_citation(citation), owner, day)
