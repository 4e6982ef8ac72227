"""What became of a file that was sent: whose it is, for which period, which version, and where it stands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from domain.periods import Period


class ReceiptState(StrEnum):
    STORED = "stored"  # read, extracted, searchable
    WAITING = "waiting"  # kept; unit or period must be told by a person
    UNREADABLE = "unreadable"  # kept; `reason` says why it could not be read
    REFUSED = "refused"  # not accepted as a report; `reason` says why

    @property
    def label(self) -> str:
        return {
            ReceiptState.STORED: "Đã đọc",
            ReceiptState.WAITING: "Chờ xác nhận đơn vị, kỳ",
            ReceiptState.UNREADABLE: "Không đọc được",
            ReceiptState.REFUSED: "Từ chối",
        }[self]


@dataclass(frozen=True, slots=True)
class Receipt:
    """One file in the store. `current`: the version that counts for its unit and period.

    unit, period: None until known. issued: the date printed on the report. received_at: UTC.
    """

    document_id: str
    sha256: str
    name: str
    size: int
    state: ReceiptState
    received_at: dt.datetime
    received_from: str = ""
    reason: str = ""
    unit: str | None = None
    period: Period | None = None
    number: str | None = None
    issued: dt.date | None = None
    version: int = 1
    current: bool = True
    pages: int = 0
