"""Passages and the words they are found by. The text index is part of the database, so it is always in step with it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select, text

from domain.answers import Passage
from domain.keywords import best_of, indexed_text
from domain.keywords import terms as terms_of
from domain.periods import Period
from domain.receipts import ReceiptState
from store import schema as rows
from store.codec import from_json, to_json
from store.documents import current_documents

_P = rows.passages.c
_CROWD = 5000  # passages
_SPARE = 4  # times as many as asked for: some are of reports that count no more
_COMMON = 0.3  # of all passages
_MOSTLY = 2 / 3  # of a question's syllables
_FEW = 2500  # passages of one unit or one period


class PassageStore:
    """Passages of all documents; searching looks only at current ones."""

    def __init__(self, connection: Connection, *, crowd: int = _CROWD) -> None:
        """crowd: with more passages than that, what counts is looked up for the best matches only."""
        self._db = connection
        self._crowd = crowd
        self._fts5 = connection.dialect.name == "sqlite"

    def replace(self, document_id: str, passages: Sequence[Passage]) -> None:
        self._forget_terms(document_id)
        self._db.execute(delete(rows.passages).where(_P.document_id == document_id))
        if not passages:
            return
        self._db.execute(
            insert(rows.passages),
            [
                {
                    "id": p.id,
                    "document_id": document_id,
                    "unit": p.unit,
                    "period": str(p.period),
                    "text": p.text,
                    "content": to_json(p),
                }
                for p in passages
            ],
        )
        terms = ":terms" if self._fts5 else "to_tsvector('simple', :terms)"
        self._db.execute(
            text(f"INSERT INTO passage_terms (id, terms) VALUES (:id, {terms})"),  # noqa: S608  # no outside text
            [{"id": p.id, "terms": indexed_text(p.text)} for p in passages],
        )

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """In the order asked for; unknown ids are left out."""
        query = select(_P.id, _P.content).where(_P.id.in_(list(ids)))
        found = {row.id: row.content for row in self._db.execute(query)}
        return [from_json(Passage, found[i]) for i in ids if i in found]

    def texts(self, period: Period) -> list[tuple[str, str]]:
        """(unit, text) of each passage of the period's current reports."""
        reports = current_documents().where(rows.documents.c.period == str(period))
        query = select(_P.unit, _P.text).where(_P.document_id.in_(reports)).order_by(_P.id)
        return [(unit, text) for unit, text in self._db.execute(query).all()]

    def current_ids(self, document_id: str | None = None) -> set[str]:
        """Passages of the reports that count, or of one that does: what a vector index should hold."""
        query = select(_P.id).where(_P.document_id.in_(current_documents()))
        if document_id is not None:
            query = query.where(_P.document_id == document_id)
        return set(self._db.execute(query).scalars())

    def current(self, *, batch: int = 256) -> Iterator[list[Passage]]:
        """All passages of the reports that count, a batch at a time."""
        ids = sorted(self.current_ids())
        for start in range(0, len(ids), batch):
            yield self.passages(ids[start : start + batch])

    def search(
        self, terms: Sequence[str], *, unit: str | None = None, period: Period | None = None, limit: int = 50
    ) -> list[tuple[str, float]]:
        """(passage id, score), best first; any of the terms may match. Terms are letters and digits only."""
        asked = [t for t in terms if t.isalnum()]
        if not asked:
            return []
        if self._fts5 and self._crowded():
            if unit is None and period is None:
                found = self._first(asked, limit)
            else:
                found = self._among(asked, self._ids(unit, period), limit)
            if found is not None:
                return found
        source, score = self._matching()
        wanted = "".join((" AND p.unit = :unit" if unit else "", " AND p.period = :period" if period else ""))
        query = text(
            f"SELECT p.id, {score} AS score FROM {source} JOIN passages p ON p.id = t.id"  # noqa: S608
            " JOIN documents d ON d.id = p.document_id"
            f" WHERE {self._condition()} AND d.current AND d.state = 'stored'{wanted}"
            " ORDER BY score DESC, p.id LIMIT :limit"
        ).bindparams(bindparam("asked"))
        values = {"asked": self._asked(asked), "limit": limit}
        if unit:
            values["unit"] = unit
        if period:
            values["period"] = str(period)
        return [(row.id, float(row.score)) for row in self._db.execute(query, values)]

    def _crowded(self) -> bool:
        """Whether there are so many passages that joining every match to its report takes most of the time."""
        newest = self._db.execute(text("SELECT max(rowid) FROM passages")).scalar()
        return (newest or 0) > self._crowd

    def _first(self, asked: Sequence[str], limit: int) -> list[tuple[str, float]] | None:
        """The best matches first, and only of these those that count; None where too few are left."""
        query = text("SELECT id, -rank AS score FROM passage_terms WHERE terms MATCH :asked ORDER BY rank LIMIT :most")
        best = self._db.execute(query, {"asked": self._asked(self._telling(asked)), "most": limit * _SPARE}).all()
        current = set(self._db.execute(_of_current().where(_P.id.in_([row.id for row in best]))).scalars())
        kept = [(row.id, float(row.score)) for row in best if row.id in current]
        return kept[:limit] if len(kept) >= limit or len(best) < limit * _SPARE else None

    def _telling(self, asked: Sequence[str]) -> Sequence[str]:
        """The terms without those that so many passages hold that they tell hardly any apart, and take most of the
        time. Where most syllables of a question are such, its pairs are what it asks for; all terms stay where nothing
        else is left that any passage holds."""
        held, every = self._held(asked)
        common = {t for t in asked if held[t] > max(every * _COMMON, _FEW)}
        single = [t for t in asked if "z" not in t]
        usual = len(common.intersection(single)) > len(single) * _MOSTLY
        telling = [t for t in asked if t not in common or (usual and "z" in t)]
        return telling if any(held[t] for t in telling) else asked

    def _held(self, asked: Sequence[str]) -> tuple[dict[str, int], int]:
        """How many passages hold each of the terms, and how many there are."""
        every = self._db.execute(text("SELECT max(rowid) FROM passages")).scalar() or 1
        holders = text("SELECT count(*) FROM passage_terms WHERE terms MATCH :asked")
        return {t: self._db.execute(holders, {"asked": f'"{t}"'}).scalar_one() for t in asked}, every

    def _ids(self, unit: str | None, period: Period | None) -> list[str]:
        query = _of_current()
        if unit is not None:
            query = query.where(_P.unit == unit)
        if period is not None:
            query = query.where(_P.period == str(period))
        return list(self._db.execute(query.limit(_FEW + 1)).scalars())

    def _among(self, asked: Sequence[str], ids: Sequence[str], limit: int) -> list[tuple[str, float]] | None:
        """The best of a few passages, scored as the text index would; None where they are too many to be read."""
        if len(ids) > _FEW:
            return None
        query = select(_P.id, _P.text).where(_P.id.in_(list(ids)))
        told = {row.id: Counter(terms_of(row.text)) for row in self._db.execute(query)}
        held, every = self._held(asked)
        weights = {term: max(math.log((every - n + 0.5) / (n + 0.5)), 1e-6) for term, n in held.items()}
        return best_of(told, weights, limit)

    def documents_with(self, terms: Sequence[str]) -> set[str]:
        """Ids of current reports with a passage that holds all of the terms; without terms, none."""
        asked = [t for t in terms if t.isalnum()]
        if not asked:
            return set()
        together = " AND ".join(f'"{t}"' for t in asked) if self._fts5 else " & ".join(asked)
        query = text(
            "SELECT DISTINCT p.document_id FROM passage_terms t JOIN passages p ON p.id = t.id"  # noqa: S608
            f" JOIN documents d ON d.id = p.document_id WHERE {self._condition()} AND d.current AND d.state = 'stored'"
        ).bindparams(bindparam("asked"))
        return set(self._db.execute(query, {"asked": together}).scalars())

    def count(self) -> int:
        return self._db.execute(select(func.count()).select_from(rows.passages)).scalar_one()

    def _asked(self, terms: Sequence[str]) -> str:
        return " OR ".join(f'"{t}"' for t in terms) if self._fts5 else " | ".join(terms)

    def _condition(self) -> str:
        return "t.terms MATCH :asked" if self._fts5 else "t.terms @@ to_tsquery('simple', :asked)"

    def _matching(self) -> tuple[str, str]:
        if self._fts5:
            return "passage_terms t", "-t.rank"
        return "passage_terms t", "ts_rank_cd(t.terms, to_tsquery('simple', :asked))"

    def _forget_terms(self, document_id: str) -> None:
        self._db.execute(
            text("DELETE FROM passage_terms WHERE id IN (SELECT id FROM passages WHERE document_id = :document)"),
            {"document": document_id},
        )


def _of_current() -> Select[Any]:
    """Ids of passages of reports that count. A join, so that a database begins with the passages asked for."""
    d = rows.documents.c
    counts = (d.current, d.state == ReceiptState.STORED.value)
    return select(_P.id).join(rows.documents, d.id == _P.document_id).where(*counts)
