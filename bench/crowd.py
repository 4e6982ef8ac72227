"""A home of full size: a hundred thousand passages and a million figures, of every unit over twenty years.

Reports are the gold ones of a quarter, really read, then set over other units and periods: words, figures and places
stay as they are. The vectors of passages are those of the gold passages, each moved a little, so that no two are the
same. Making it takes minutes where reading and embedding as much would take hours; what is asked of it later runs
through the same indexes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from sqlalchemy import insert, text

from domain.answers import Passage
from domain.keywords import indexed_text
from domain.periods import Period, PeriodKind
from domain.units import ReportingUnit, UnitGroup
from domain.values import IndicatorValue
from eval.cases import load_reports
from eval.office import open_office
from rag.embedders import Vectors
from rag.views import embedded
from store import schema as rows
from store.codec import to_json
from store.values import row_of
from workflow.factory import Process

PASSAGES_EACH = 5
_KINDS = ("Q1", "Q2", "6M", "Q3", "9M", "Q4", "Y")
_NEWEST = Period.parse("2026-Q3")
_AT_ONCE = 2000  # reports in one transaction
_MOVED = 0.35  # how far a vector is moved, as a share of its length


@dataclass(frozen=True, slots=True)
class Model:
    """A report as read. content, account: as the store keeps them."""

    document_id: str
    unit: str
    period: Period
    content: bytes
    account: bytes
    values: tuple[IndicatorValue, ...]
    passages: tuple[Passage, ...]
    vectors: tuple[Vectors, ...]


def models(embedder: Any = None) -> list[Model]:
    """The gold reports of the newest quarter. embedder: None leaves the twin's vectors."""
    found = []
    with open_office(tuple(c for c in load_reports() if str(c.period) == "2026-Q3")) as process, process.desk() as desk:
        for row in desk.connection.execute(rows.documents.select()):
            receipt = desk.documents.receipt(row.id)
            assert receipt is not None
            assert receipt.unit is not None
            assert receipt.period is not None
            ids = sorted(i for i in desk.passages.current_ids() if i.startswith(row.id))[:PASSAGES_EACH]
            passages = desk.passages.passages(ids)
            vectors = tuple(embedded(passages, embedder or process.embedder))
            values = tuple(desk.values.of_document(row.id))
            content, account = zlib.decompress(row.content), zlib.decompress(row.account)
            found.append(
                Model(row.id, receipt.unit, receipt.period, content, account, values, tuple(passages), vectors)
            )
    return found


def fill(process: Process, known: Sequence[Model], *, passages: int, values: int) -> tuple[int, int]:
    """Stores reports until there are so many of both; how many there are then."""
    made_values = made_passages = 0
    batch: list[tuple[Model, str, str, Period]] = []
    index, chance = process.vectors, np.random.default_rng(6)
    for unit, period in _units_and_periods(process):
        if made_passages >= passages and made_values >= values:
            break
        suited = [m for m in known if _kind(m.unit) == unit.group] or list(known)
        model = suited[len(batch) % len(suited)]
        document_id = hashlib.sha256(f"{unit.id} {period}".encode()).hexdigest()[:12]
        batch.append((model, document_id, unit.name, period))
        made_values += len(model.values)
        made_passages += len(model.passages)
        if len(batch) == _AT_ONCE:
            _store(process, batch, index, chance)
            batch = []
    _store(process, batch, index, chance)
    return made_passages, made_values


def _units_and_periods(process: Process) -> Iterator[tuple[ReportingUnit, Period]]:
    for year in range(_NEWEST.year, 1990, -1):
        for kind in reversed(_KINDS):
            period = Period.parse(f"{year}-{kind}")
            if period.end <= _NEWEST.end:
                for unit in process.registry.units:
                    yield unit, period


def _kind(name: str) -> UnitGroup:
    return {"Phường": UnitGroup.WARD, "Xã": UnitGroup.COMMUNE}.get(name.split()[0], UnitGroup.DEPARTMENT)


def _store(process: Process, batch: Sequence[tuple[Model, str, str, Period]], index: Any, chance: Any) -> None:
    moved = [[_passage(p, model, *to) for p in model.passages] for model, *to in batch]
    with process.desk(writing=True) as desk:
        db = desk.connection
        db.execute(insert(rows.documents), [_document(*one) for one in batch])
        db.execute(insert(rows.indicator_values), [row for one in batch for row in _values(*one)])
        told = [p for own in moved for p in own]
        db.execute(insert(rows.passages), [_passage_row(p) for p in told])
        terms = [{"id": p.id, "terms": indexed_text(p.text)} for p in told]
        db.execute(text("INSERT INTO passage_terms (id, terms) VALUES (:id, :terms)"), terms)
        desk.journal.add("bench", "stored", batch[0][1], "")
    if index is not None:
        index.add(told, [_near(vectors, chance) for model, *_ in batch for vectors in model.vectors])


def _near(vectors: Vectors, chance: Any) -> Vectors:
    size = vectors.shape[1]
    moved = vectors + chance.normal(0, _MOVED / size**0.5, vectors.shape).astype(np.float32)
    found: Vectors = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    return found


def _document(model: Model, document_id: str, unit: str, period: Period) -> dict[str, Any]:
    def again(content: bytes) -> bytes:
        return zlib.compress(content.replace(model.document_id.encode(), document_id.encode()), 1)

    return {
        "id": document_id,
        "sha256": hashlib.sha256(document_id.encode()).hexdigest(),
        "name": f"{document_id}.docx",
        "size": len(model.content),
        "state": "stored",
        "unit": unit,
        "period": str(period),
        "version": 1,
        "current": True,
        "received_at": dt.datetime(period.year, 12, 31),
        "received_from": "bench",
        "pages": 1,
        "content": again(model.content),
        "account": again(model.account),
    }


def _values(model: Model, document_id: str, unit: str, period: Period) -> Iterator[dict[str, Any]]:
    for place, value in enumerate(model.values):
        row = row_of(value, place)
        row |= {"id": f"{document_id}{place:04d}", "document_id": document_id, "unit": unit}
        row["period"] = str(_moved(value.period, model.period, period))
        row["citation"] = row["citation"].replace(model.document_id, document_id)
        yield row


def _moved(own: Period, of_report: Period, to: Period) -> Period:
    if own == of_report:
        return to
    if own.kind is PeriodKind.YEAR:
        return Period(to.year - (of_report.year - own.year), PeriodKind.YEAR)
    return to.cumulative()


def _passage(passage: Passage, model: Model, document_id: str, unit: str, period: Period) -> Passage:
    def of(words: str) -> str:
        return words.replace(model.document_id, document_id)

    citation = replace(passage.citation, block_id=of(passage.citation.block_id))
    return replace(
        passage,
        id=of(passage.id),
        document_id=document_id,
        unit=unit,
        period=period,
        text=passage.text.replace(model.unit, unit),
        block_ids=tuple(of(b) for b in passage.block_ids),
        citation=citation,
    )


def _passage_row(passage: Passage) -> dict[str, Any]:
    return {
        "id": passage.id,
        "document_id": passage.document_id,
        "unit": passage.unit,
        "period": str(passage.period),
        "text": passage.text,
        "content": to_json(passage),
    }
