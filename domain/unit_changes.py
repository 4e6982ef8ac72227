"""What people add to the list of units: other names, names of bodies taken over, and the end of a unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from domain.units import ReportingUnit


class ChangeKind(StrEnum):
    ALIAS = "alias"  # another way the unit itself is written
    FORMER = "former"  # a body it took over; a match on it is a doubt
    ENDED = "ended"  # the unit is no more

    @property
    def label(self) -> str:
        return {
            ChangeKind.ALIAS: "tên gọi khác, tên viết tắt",
            ChangeKind.FORMER: "tên cơ quan cũ đã nhập vào",
            ChangeKind.ENDED: "kết thúc hoạt động",
        }[self]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """From then on the change counts no longer."""

    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class UnitChange:
    """One thing a person said of a unit. words: the name, empty with ENDED. since, heir: only with ENDED. id: 0 until
    stored."""

    unit: str
    kind: ChangeKind
    person: str
    at: datetime
    words: str = ""
    since: date | None = None
    heir: str = ""
    withdrawn: Withdrawn | None = None
    id: int = 0

    @property
    def counts(self) -> bool:
        return self.withdrawn is None


def with_changes(units: Iterable[ReportingUnit], changes: Sequence[UnitChange]) -> list[ReportingUnit]:
    """The units as they are with every change that counts, in the order given."""
    by_unit: dict[str, list[UnitChange]] = {}
    for change in sorted(changes, key=lambda c: c.id):
        if change.counts:
            by_unit.setdefault(change.unit, []).append(change)
    return [_changed(unit, by_unit.get(unit.id, ())) for unit in units]


def _changed(unit: ReportingUnit, changes: Iterable[UnitChange]) -> ReportingUnit:
    for change in changes:
        match change.kind:
            case ChangeKind.ALIAS:
                unit = replace(unit, aliases=(*unit.aliases, change.words))
            case ChangeKind.FORMER:
                unit = replace(unit, retired=(*unit.retired, change.words))
            case ChangeKind.ENDED:
                unit = replace(unit, ended=change.since, heir=change.heir)
    return unit
