"""The JSON of the command-line contract, made from domain objects. Users script these fields: add, never rename."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from domain.answers import AnswerValue, CitedSource, Clarify, NoAnswer, Reply, Understood
from domain.citations import Citation
from domain.city import CityFigure
from domain.documents import Document, HowRead
from domain.facts import CITY, Fact
from domain.quantities import plain
from domain.values import (
    Extraction,
    Finding,
    Ignored,
    IndicatorValue,
    Narrative,
    NarrativeKind,
    OtherFigure,
    Unaccounted,
)

Json = dict[str, Any]


def decimal_json(amount: Decimal | None) -> str | None:
    return None if amount is None else plain(amount)


def citation_json(citation: Citation) -> Json:
    return {
        "quote": citation.quote,
        "document": citation.document_id,
        "block": citation.block_id,
        "page": citation.page,
        "start": citation.span.start,
        "end": citation.span.end,
        "boxes": [[box.x0, box.y0, box.x1, box.y1] for _, box in citation.boxes] or None,
        "box_pages": [page for page, _ in citation.boxes] or None,
        "section": citation.section,
    }


def value_json(value: IndicatorValue) -> Json:
    return {
        "id": value.id,
        "indicator": value.indicator,
        "value": plain(value.amount),
        "unit": value.measure,
        "kind": "actual",
        "period": str(value.period),
        "numerator": decimal_json(value.numerator),
        "denominator": decimal_json(value.denominator),
        "qualifier": value.qualifier.value if value.qualifier else None,
        "method": value.method.value,
        "citation": citation_json(value.citation),
        "grounding": value.grounding.value,
        "confidence": round(value.confidence, 3),
        "readings": [plain(r) for r in value.readings],
    }


def document_json(document: Document, *, unit: str | None, period: str | None) -> Json:
    head = document.head
    return {
        "id": document.id,
        "unit": unit,
        "period": period,
        "number": head.number,
        "date": head.date.isoformat() if head.date else None,
        "title": head.title,
        "pages": len(document.pages) or None,
        "reading": [
            {"page": p.number, "how": p.how.value, "quality": p.quality, "reason": p.reason} for p in document.pages
        ]
        or [{"page": None, "how": HowRead.TEXT.value, "quality": 1.0, "reason": None}],
        "doubts": [{"field": d.field, "reason": d.reason, "candidates": list(d.candidates)} for d in head.doubts],
        "notes": list(document.notes),
    }


def extraction_json(document: Document, extraction: Extraction) -> Json:
    return {
        "document": document_json(document, unit=extraction.unit, period=str(extraction.period)),
        "values": [value_json(v) for v in extraction.values],
        "others": [_other_json(o) for o in extraction.others],
        "ignored": [_ignored_json(i) for i in extraction.ignored],
        "unaccounted": [_unaccounted_json(u) for u in extraction.unaccounted],
        "findings": [finding_json(f) for f in extraction.findings],
        "passages": passages_json(extraction.narratives),
    }


def empty_extraction_json(unit: str | None, period: str | None) -> Json:
    """What is printed for a file that could not be read: every list empty, and the reason in a finding."""
    return {
        "document": {"unit": unit, "period": period, "number": None, "date": None, "pages": None, "reading": []},
        "values": [],
        "others": [],
        "ignored": [],
        "unaccounted": [],
        "findings": [],
        "passages": passages_json(()),
    }


def finding_json(finding: Finding) -> Json:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "indicators": list(finding.indicators),
        "message": finding.message,
        "citations": [citation_json(c) for c in finding.citations],
    }


def passages_json(narratives: Iterable[Narrative]) -> Json:
    names = {
        NarrativeKind.PROBLEM: "problems",
        NarrativeKind.CAUSE: "causes",
        NarrativeKind.PROPOSAL: "proposals",
        NarrativeKind.TASK: "tasks",
        NarrativeKind.INITIATIVE: "initiatives",
    }
    found: Json = {name: [] for name in names.values()}
    for narrative in narratives:
        item: Json = {"text": narrative.text, "citation": citation_json(narrative.citation)}
        if narrative.kind is NarrativeKind.TASK:
            item["owner"] = narrative.owner
            item["deadline"] = narrative.deadline.isoformat() if narrative.deadline else None
        found[names[narrative.kind]].append(item)
    return found


def _other_json(other: OtherFigure) -> Json:
    return {
        "quote": other.citation.quote,
        "kind": other.kind.value,
        "indicator": other.indicator,
        "value": decimal_json(other.amount),
        "unit": other.measure,
        "period": str(other.period) if other.period else None,
        "page": other.citation.page,
        "citation": citation_json(other.citation),
    }


def _ignored_json(ignored: Ignored) -> Json:
    return {
        "quote": ignored.quote,
        "rule": ignored.rule,
        "page": ignored.page,
        "block": ignored.block_id,
        "start": ignored.span.start,
        "end": ignored.span.end,
    }


def _unaccounted_json(number: Unaccounted) -> Json:
    return {
        "quote": number.quote,
        "page": number.page,
        "block": number.block_id,
        "start": number.span.start,
        "end": number.span.end,
        "reason": number.reason,
    }


def fact_json(fact: Fact) -> Json:
    return {
        "unit": fact.unit,
        "indicator": fact.indicator,
        "period": str(fact.period),
        "value": decimal_json(fact.amount),
        "amounts": [plain(a) for a in fact.amounts],
        "measure": fact.measure,
        "state": fact.state.value,
        "approved": fact.approved,
        "value_ids": [v.id for v in fact.values],
        "citation": citation_json(fact.citation),
    }


def city_figure_json(figure: CityFigure) -> Json:
    return {
        "indicator": figure.indicator,
        "scope": CITY,
        "period": str(figure.period),
        "value": decimal_json(figure.amount),
        "unit": figure.measure,
        "coverage": figure.coverage,
        "numerator": decimal_json(figure.numerator),
        "denominator": decimal_json(figure.denominator),
        "from": list(figure.value_ids),
        "missing": list(figure.missing),
        "why": figure.why,
    }


def unit_figure_json(fact: Fact, coverage: str) -> Json:
    """A unit's own figure in a draft."""
    return {
        "indicator": fact.indicator,
        "scope": fact.unit,
        "period": str(fact.period),
        "value": decimal_json(fact.amount),
        "unit": fact.measure,
        "coverage": coverage,
        "from": [v.id for v in fact.values],
        "missing": [],
        "why": "",
    }


def answered_json(reply: Reply, understood: Iterable[Understood]) -> Json:
    """A reply, and how each question of the message was understood."""
    told = [
        {
            "kind": one.kind,
            "words": one.words,
            "units": list(one.units),
            "periods": list(one.periods),
            "indicators": list(one.indicators),
        }
        for one in understood
    ]
    return reply_json(reply) | {"understood": told}


def reply_json(reply: Reply) -> Json:
    if isinstance(reply, NoAnswer):
        return _empty_reply("no_answer", reason=reply.reason) | {
            "code": reply.code,
            "citations": [_source_json(s) for s in reply.sources],
        }
    if isinstance(reply, Clarify):
        return _empty_reply("clarify", reason=reply.question) | {"choices": list(reply.choices)}
    return {
        "status": "answered",
        "answer": reply.text,
        "reason": None,
        "values": [_answer_value_json(v) for v in reply.values],
        "citations": [_source_json(s) for s in reply.sources],
        "coverage": reply.coverage,
        "warnings": list(reply.warnings),
        "by_model": reply.by_model,
    }


def _empty_reply(status: str, *, reason: str) -> Json:
    return {"status": status, "answer": "", "reason": reason, "values": [], "citations": [], "coverage": None}


def _answer_value_json(value: AnswerValue) -> Json:
    return {
        "unit": value.unit,
        "indicator": value.indicator,
        "period": str(value.period),
        "value": plain(value.amount),
        "measure": value.measure,
        "citation": citation_json(value.citation) if value.citation else None,
        "computed": value.computed or None,
        "state": value.state,
    }


def _source_json(source: CitedSource) -> Json:
    return {
        "document": source.document,
        "document_id": source.document_id,
        "unit": source.unit,
        "page": source.page,
        "quote": source.quote,
        "citation": citation_json(source.citation),
    }
