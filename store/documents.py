"""Documents and the receipts of the files they came in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, exists, func, insert, select, update

from domain.documents import Document
from domain.errors import NotFound
from domain.periods import Period
from domain.receipts import Receipt, ReceiptState
from domain.values import Ignored, OtherFigure, Unaccounted
from store import schema as rows
from store.codec import pack, unpack
from store.database import take_turn


@dataclass(frozen=True, slots=True)
class Account:
    """Every number of a document that is not a value, by what it is."""

    others: tuple[OtherFigure, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    unaccounted: tuple[Unaccounted, ...] = ()


EMPTY_ACCOUNT = Account()

_STORING = 7_461_003  # on PostgreSQL, see `one_at_a_time`
# Named one by one, for an index finds no "other than".
_UNSETTLED = [s.value for s in ReceiptState if s is not ReceiptState.STORED]
_TAKEN = [s.value for s in ReceiptState if s is not ReceiptState.REFUSED]
_BARE = [c for c in rows.documents.c if c.name not in ("content", "account")]


class DocumentStore:
    """Everything about a received file but its values."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def one_at_a_time(self) -> None:
        """To the end of the transaction no other process stores a report: versions are counted one after another."""
        take_turn(self._db, _STORING)

    def receipt(self, document_id: str) -> Receipt | None:
        row = self._db.execute(select(*_BARE).where(rows.documents.c.id == document_id)).first()
        return _receipt(row) if row else None

    def receipts(
        self, *, unit: str | None = None, period: Period | None = None, current_only: bool = False
    ) -> list[Receipt]:
        """Newest first."""
        query = select(*_BARE).order_by(rows.documents.c.received_at.desc(), rows.documents.c.id)
        if unit is not None:
            query = query.where(rows.documents.c.unit == unit)
        if period is not None:
            query = query.where(rows.documents.c.period == str(period))
        if current_only:
            query = query.where(rows.documents.c.current, rows.documents.c.state == ReceiptState.STORED.value)
        return [_receipt(row) for row in self._db.execute(query)]

    def names(self) -> dict[str, str]:
        """What the file of each report that counts is called, by its id."""
        query = current_documents().add_columns(rows.documents.c.name)
        return {row.id: row.name for row in self._db.execute(query)}

    def cited_as(self) -> dict[str, str]:
        """The number of each report that counts ("3042/BC-SCT"), by its id; where it has none, its file's name."""
        query = current_documents().add_columns(rows.documents.c.number, rows.documents.c.name)
        return {row.id: row.number or row.name for row in self._db.execute(query)}

    def unread(self) -> list[Receipt]:
        """Files that could not be read or whose place is not settled."""
        open_states = (ReceiptState.UNREADABLE.value, ReceiptState.WAITING.value)
        return [
            _receipt(row) for row in self._db.execute(select(*_BARE).where(rows.documents.c.state.in_(open_states)))
        ]

    def receipts_of(self, period: Period) -> list[Receipt]:
        """Of a period, and those not stored, whose period may not be settled; newest first."""
        d = rows.documents.c
        settled = (d.state == ReceiptState.STORED.value) & (d.period == str(period))
        query = select(*_BARE).where(settled | d.state.in_(_UNSETTLED)).order_by(d.received_at.desc(), d.id)
        return [_receipt(row) for row in self._db.execute(query)]

    def first_by_quarter(self, periods: Sequence[Period]) -> dict[tuple[str, Period], Receipt]:
        """By unit and the quarter that a period ends with, the first report of these periods that came. One that could
        not be read was sent all the same; what was refused was not."""
        d = rows.documents.c
        query = select(*_BARE).where(d.period.in_([str(p) for p in periods]), d.state.in_(_TAKEN))
        found: dict[tuple[str, Period], Row[Any]] = {}
        for row in self._db.execute(query.where(d.unit.is_not(None)).order_by(d.received_at, d.id)):
            found.setdefault((row.unit, period_of(row.period).last_quarter), row)
        return {key: _receipt(row) for key, row in found.items()}

    def reporting_units(self, period: Period) -> list[str]:
        """Units with a current report of the period, by name."""
        query = current_documents().with_only_columns(rows.documents.c.unit).distinct()
        found = self._db.execute(query.where(rows.documents.c.period == str(period))).scalars()
        return sorted(unit for unit in found if unit)

    def put(self, receipt: Receipt, document: Document | None = None, account: Account | None = None) -> None:
        """Keep or replace the record of a file; a stored report becomes the current one of its unit and period."""
        if receipt.state is ReceiptState.STORED and receipt.current:
            self._retire(receipt)
        values = _row(receipt)
        if document is not None:
            values["content"] = pack(document)
        if account is not None:
            values["account"] = pack(account)
        known = self.receipt(receipt.document_id)
        if known is None:
            self._db.execute(insert(rows.documents).values(values))
        else:
            self._db.execute(update(rows.documents).where(rows.documents.c.id == receipt.document_id).values(values))
        if account is not None:
            self._keep_open(receipt.document_id, account.unaccounted)

    def next_version(self, unit: str, period: Period) -> int:
        query = select(func.max(rows.documents.c.version)).where(
            rows.documents.c.unit == unit,
            rows.documents.c.period == str(period),
            rows.documents.c.state == ReceiptState.STORED.value,
        )
        return (self._db.execute(query).scalar() or 0) + 1

    def document(self, document_id: str) -> Document:
        found = self._column(rows.documents.c.content, document_id)
        return unpack(Document, found)

    def account(self, document_id: str) -> Account:
        return unpack(Account, self._column(rows.documents.c.account, document_id))

    def count_by_state(self) -> dict[str, int]:
        query = select(rows.documents.c.state, func.count()).group_by(rows.documents.c.state)
        return dict(self._db.execute(query).all())

    def periods(self) -> list[Period]:
        """Periods with a current report, oldest first."""
        query = select(rows.documents.c.period).where(
            rows.documents.c.current, rows.documents.c.state == ReceiptState.STORED.value
        )
        found = {Period.parse(p) for p in self._db.execute(query.distinct()).scalars() if p}
        return sorted(found, key=lambda p: p.sort_key)

    def _keep_open(self, document_id: str, numbers: Sequence[Unaccounted]) -> None:
        """Numbers nobody could place, one row each: reviewers are offered them without opening whole accounts."""
        self._db.execute(delete(rows.open_numbers).where(rows.open_numbers.c.document_id == document_id))
        found = {(n.block_id, n.span.start): n for n in numbers}
        if found:
            self._db.execute(
                insert(rows.open_numbers),
                [
                    {
                        "document_id": document_id,
                        "block_id": n.block_id,
                        "start": n.span.start,
                        "end": n.span.end,
                        "quote": n.quote,
                        "page": n.page,
                        "reason": n.reason,
                    }
                    for n in found.values()
                ],
            )

    def _retire(self, receipt: Receipt) -> None:
        self._db.execute(
            update(rows.documents)
            .where(
                rows.documents.c.unit == receipt.unit,
                rows.documents.c.period == str(receipt.period),
                rows.documents.c.id != receipt.document_id,
            )
            .values(current=False)
        )

    def _column(self, column: Any, document_id: str) -> bytes:
        found: bytes | None = self._db.execute(select(column).where(rows.documents.c.id == document_id)).scalar()
        if found is None:
            raise NotFound(f"Không có văn bản {document_id} đã đọc trong kho.")
        return found


def current_documents() -> Any:
    """Ids of the documents that count: the current version of each unit and period."""
    return select(rows.documents.c.id).where(
        rows.documents.c.current, rows.documents.c.state == ReceiptState.STORED.value
    )


def is_current(document_id: ColumnElement[str]) -> ColumnElement[bool]:
    """As `in_(current_documents())`, and quicker where only few rows are asked."""
    d = rows.documents.c
    return exists().where(d.id == document_id, d.current, d.state == ReceiptState.STORED.value)


def _row(receipt: Receipt) -> dict[str, Any]:
    return {
        "id": receipt.document_id,
        "sha256": receipt.sha256,
        "name": receipt.name,
        "size": receipt.size,
        "state": receipt.state.value,
        "reason": receipt.reason,
        "unit": receipt.unit,
        "period": str(receipt.period) if receipt.period else None,
        "number": receipt.number,
        "issued": receipt.issued.isoformat() if receipt.issued else None,
        "version": receipt.version,
        "current": receipt.current,
        "received_at": receipt.received_at.astimezone(dt.UTC).replace(tzinfo=None),
        "received_from": receipt.received_from,
        "pages": receipt.pages,
    }


@lru_cache(maxsize=500)
def period_of(text: str) -> Period:
    """As stored."""
    return Period.parse(text)


def _receipt(row: Row[Any]) -> Receipt:
    return Receipt(
        document_id=row.id,
        sha256=row.sha256,
        name=row.name,
        size=row.size,
        state=ReceiptState(row.state),
        received_at=row.received_at.replace(tzinfo=dt.UTC),
        received_from=row.received_from,
        reason=row.reason,
        unit=row.unit,
        period=period_of(row.period) if row.period else None,
        number=row.number,
        issued=dt.date.fromisoformat(row.issued) if row.issued else None,
        version=row.version,
        current=row.current,
        pages=row.pages,
    )
