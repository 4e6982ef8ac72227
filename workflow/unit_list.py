"""Quản trị, đơn vị: every unit with its names, and what people add to them. Each act is one line in the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors import NotFound, OutOfDate, UsageError
from domain.people import Act, Person
from domain.texts import fold_diacritics, nfc, one_space
from domain.unit_changes import ChangeKind, UnitChange, Withdrawn
from domain.units import ReportingUnit, UnitRegistry, unit_key
from store.unit_changes import UnitChangeStore
from workflow.access import require
from workflow.factory import Process
from workflow.registry import load_registry

_LONGEST = 120
_JOURNAL = {ChangeKind.ALIAS: "unit_alias", ChangeKind.FORMER: "unit_former", ChangeKind.ENDED: "unit_ended"}
# Words that name a kind of body, and so no unit.
_KINDS = frozenset(
    "so phuong xa ubnd hdnd so nganh uy ban nhan dan ban thanh tra van phong trung tam co quan don vi thanh pho".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit as it is now. own: as our list has it. changes: what people said of it, oldest first."""

    unit: ReportingUnit
    own: ReportingUnit
    changes: Sequence[UnitChange]
    heir: ReportingUnit | None


def found_units(process: Process, words: str = "") -> list[ReportingUnit]:
    """Units one of whose names has these words in it, written with or without diacritics; all for no words."""
    wanted = _bare(words)
    units = process.registry.units
    return [u for u in units if any(wanted in _bare(n) for n in (u.name, *u.aliases, *u.retired, *u.symbols))]


def unit_view(process: Process, unit_id: str) -> UnitView:
    registry = process.registry
    unit = _unit(registry, unit_id)
    with process.desk() as desk:
        changes = [c for c in UnitChangeStore(desk.connection).all() if c.unit == unit_id]
    return UnitView(unit, load_registry().by_id(unit_id), changes, registry.get(unit.heir))


def add_name(process: Process, person: Person, unit_id: str, kind: ChangeKind, words: str) -> UnitChange:
    """From now on reports and questions may write the unit this way; FORMER: as a body it took over."""
    require(person, Act.MANAGE)
    if kind is ChangeKind.ENDED:
        raise UsageError("Hãy chọn tên gọi khác hoặc tên cơ quan cũ.")
    name = one_space(nfc(words))
    with process.desk(writing=True) as desk:
        store = UnitChangeStore(desk.connection)
        store.one_at_a_time()
        process.units.changed()
        registry = process.registry
        unit = _unit(registry, unit_id)
        _check_name(name, unit, kind, registry)
        made = store.add(UnitChange(unit_id, kind, person.name, dt.datetime.now(dt.UTC), words=name))
        desk.journal.add(person.name, _JOURNAL[kind], unit.name, f"“{name}”")
    process.units.changed()
    return made


def end_unit(process: Process, person: Person, unit_id: str, since: dt.date, *, heir: str = "") -> UnitChange:
    """From that day no report is due from it, and a letterhead with its name is asked about. heir: official name or id
    of the unit that took it over, empty for none."""
    require(person, Act.MANAGE)
    with process.desk(writing=True) as desk:
        store = UnitChangeStore(desk.connection)
        store.one_at_a_time()
        process.units.changed()
        registry = process.registry
        unit = _unit(registry, unit_id)
        if unit.ended is not None:
            raise OutOfDate(f"{unit.name} đã được ghi kết thúc từ {unit.ended:%d/%m/%Y}.")
        taker = _heir(registry, unit, heir)
        change = UnitChange(
            unit_id, ChangeKind.ENDED, person.name, dt.datetime.now(dt.UTC), since=since, heir=taker.id if taker else ""
        )
        made = store.add(change)
        into = f", nhập vào {taker.name}" if taker else ""
        desk.journal.add(person.name, _JOURNAL[ChangeKind.ENDED], unit.name, f"từ {since:%d/%m/%Y}{into}")
    process.units.changed()
    return made


def take_back(process: Process, person: Person, change_id: int) -> UnitChange:
    """The change counts no longer; what was read with it stays as it was read."""
    require(person, Act.MANAGE)
    with process.desk(writing=True) as desk:
        store = UnitChangeStore(desk.connection)
        store.one_at_a_time()
        change = store.get(change_id)
        if change is None:
            raise NotFound("Không có thay đổi này trong danh mục đơn vị.")
        if change.withdrawn is not None:
            raise OutOfDate(f"{change.withdrawn.person} đã bỏ thay đổi này.")
        store.withdraw(change_id, Withdrawn(person.name, dt.datetime.now(dt.UTC)))
        what = f"{change.kind.label} “{change.words}”" if change.words else change.kind.label
        desk.journal.add(person.name, "unit_change_withdrawn", load_registry().by_id(change.unit).name, what)
    process.units.changed()
    return change


def _unit(registry: UnitRegistry, unit_id: str) -> ReportingUnit:
    unit = registry.get(unit_id)
    if unit is None:
        raise NotFound("Không có đơn vị này trong danh mục.")
    return unit


def _heir(registry: UnitRegistry, unit: ReportingUnit, told: str) -> ReportingUnit | None:
    if not told.strip():
        return None
    named = registry.named(told)
    taker = registry.get(told) or (named.units[0] if named.certain else None)
    if taker is None:
        raise UsageError(f"Không có đơn vị tên “{told}” trong danh mục; hãy chọn trong danh sách.")
    if taker.id == unit.id or taker.ended is not None:
        raise UsageError("Đơn vị nhận phải là một đơn vị khác và đang hoạt động.")
    return taker


def _check_name(name: str, unit: ReportingUnit, kind: ChangeKind, registry: UnitRegistry) -> None:
    """UsageError where the name would make reading worse."""
    if not name or len(name) > _LONGEST:
        raise UsageError(f"Tên cần từ 1 đến {_LONGEST} ký tự.")
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 3 or not set(_bare(name).replace("-", " ").split()) - _KINDS:
        raise UsageError(f"“{name}” quá ngắn hoặc quá chung để chỉ riêng một đơn vị; hãy ghi tên đủ hơn.")
    if not name.isprintable():
        raise UsageError("Tên có ký tự không hiển thị được; hãy gõ lại.")
    if unit_key(name) in {unit_key(n) for n in (unit.name, *unit.aliases, *unit.retired)}:
        raise OutOfDate(f"{unit.name} đã có tên “{name}”.")
    match = registry.named(name)
    exact = [u for u in match.units if unit_key(name) in {unit_key(n) for n in (u.name, *u.aliases)}]
    if others := [u.name for u in exact if u.id != unit.id]:
        raise UsageError(f"“{name}” đang là tên của {', '.join(others)}; một tên chỉ dùng cho một đơn vị.")
    former = [u.name for u in registry.units if unit_key(name) in map(unit_key, u.retired)]
    if kind is ChangeKind.ALIAS and former:
        raise UsageError(
            f"“{name}” là tên cơ quan cũ đã nhập vào {', '.join(former)}; không dùng làm tên gọi khác được."
        )


def _bare(text: str) -> str:
    return fold_diacritics(unit_key(text))
