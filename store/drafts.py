"""City reports being written, and every version of their words. Versions are only appended."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, insert, select, update

from domain.draft_life import DraftState, DraftVersion, KeptDraft
from domain.drafts import DraftReport
from domain.errors import NotFound
from domain.periods import Period
from store import schema as rows
from store.codec import pack, unpack
from store.database import take_turn

_D = rows.drafts.c
_V = rows.draft_versions.c
_CHANGING = 7_461_006


class DraftStore:
    """Drafts with their versions."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def one_at_a_time(self) -> None:
        """To the end of the transaction nobody else changes a draft."""
        take_turn(self._db, _CHANGING)

    def start(self, period: Period, kind: str, at: dt.datetime) -> int:
        made = self._db.execute(
            insert(rows.drafts).values(
                period=str(period), kind=kind, state=DraftState.OPEN.value, version=0, started_at=_bare(at), frozen=""
            )
        )
        [number] = made.inserted_primary_key or (0,)
        return int(number)

    def get(self, draft_id: int) -> KeptDraft:
        row = self._db.execute(select(rows.drafts).where(_D.id == draft_id)).first()
        if row is None:
            raise NotFound("Không có dự thảo này; hãy mở lại từ trang Dự thảo.")
        return _kept(row)

    def of_period(self, period: Period) -> KeptDraft | None:
        """The newest of the period."""
        query = select(rows.drafts).where(_D.period == str(period)).order_by(_D.id.desc()).limit(1)
        row = self._db.execute(query).first()
        return _kept(row) if row else None

    def add_version(self, draft_id: int, report: DraftReport, *, person: str, told: str, at: dt.datetime) -> int:
        number = self.get(draft_id).version + 1
        self._db.execute(
            insert(rows.draft_versions).values(
                draft_id=draft_id, number=number, person=person, at=_bare(at), told=told, content=pack(report)
            )
        )
        self._db.execute(update(rows.drafts).where(_D.id == draft_id).values(version=number))
        return number

    def report(self, draft_id: int, number: int) -> DraftReport:
        query = select(_V.content).where(_V.draft_id == draft_id, _V.number == number)
        content = self._db.execute(query).scalar()
        if content is None:
            raise NotFound(f"Dự thảo không có phiên bản {number}.")
        return unpack(DraftReport, content)

    def versions(self, draft_id: int) -> list[DraftVersion]:
        """Newest first."""
        query = select(_V.number, _V.person, _V.at, _V.told).where(_V.draft_id == draft_id).order_by(_V.number.desc())
        return [DraftVersion(r.number, r.person, r.at.replace(tzinfo=dt.UTC), r.told) for r in self._db.execute(query)]

    def submit(self, draft_id: int, person: str) -> None:
        self._set(draft_id, state=DraftState.SUBMITTED.value, submitted_by=person)

    def give_back(self, draft_id: int) -> None:
        self._set(draft_id, state=DraftState.OPEN.value, submitted_by=None)

    def approve(self, draft_id: int, person: str, *, at: dt.datetime, frozen: str) -> None:
        state = DraftState.APPROVED.value
        self._set(draft_id, state=state, approved_by=person, approved_at=_bare(at), frozen=frozen)

    def _set(self, draft_id: int, **values: object) -> None:
        self._db.execute(update(rows.drafts).where(_D.id == draft_id).values(**values))


def _bare(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC).replace(tzinfo=None)


def _kept(row: Any) -> KeptDraft:
    return KeptDraft(
        id=row.id,
        period=Period.parse(row.period),
        kind=row.kind,
        state=DraftState(row.state),
        version=row.version,
        started_at=row.started_at.replace(tzinfo=dt.UTC),
        submitted_by=row.submitted_by,
        approved_by=row.approved_by,
        approved_at=row.approved_at.replace(tzinfo=dt.UTC) if row.approved_at else None,
        frozen=row.frozen,
    )
