"""Passages and the words they are found by. The text index is part of the database, so it is always in step with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text

from domain.answers import Passage
from domain.keywords import indexed_text
from domain.periods import Period
from store import schema as rows
from store.codec import from_json, to_json
from store.documents import current_documents

_P = rows.passages.c
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")


class PassageStore:
    """Passages of all documents; searching looks only at current ones."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
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

    def sentences(self, period: Period) -> list[tuple[str, str]]:
        """(unit, sentence) of the period's current reports."""
        query = select(_P.unit, _P.text).where(_P.period == str(period), _P.document_id.in_(current_documents()))
        rows_found = self._db.execute(query.order_by(_P.id))
        return [(row.unit, line) for row in rows_found for line in _SENTENCE.split(row.text) if line.strip()]

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
