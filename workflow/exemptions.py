"""Quản trị, không áp dụng: indicators that a unit or a whole group owes no figure for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from domain.errors import NotFound, OutOfDate, UsageError
from domain.exemptions import Exemption, last_words
from domain.indicators import Code, Indicator
from domain.people import Act, Person
from domain.texts import one_space
from domain.units import UnitGroup
from store.exemptions import ExemptionStore
from workflow.access import require
from workflow.factory import Desk, Process

GROUPS = (UnitGroup.DEPARTMENT, UnitGroup.WARD, UnitGroup.COMMUNE, UnitGroup.OTHER)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Spared:
    """One that counts now. whom: the group's or the unit's name. units: how many it is about."""

    said: Exemption
    indicator: Indicator
    whom: str
    units: int


def spared(process: Process) -> list[Spared]:
    """What does not apply now, and what applies to one unit of a spared group; in the catalogue's order."""
    with process.desk() as desk:
        said = _in_force(ExemptionStore(desk.connection).all())
    order = {indicator.code: n for n, indicator in enumerate(process.catalogue)}
    known = [_spared(process, one) for one in said if one.indicator in order]
    return sorted(known, key=lambda s: (order[s.indicator.code], s.said.group is None, s.whom))


def set_applies(
    process: Process, person: Person, code: Code, target: str, *, applies: bool, reason: str = ""
) -> Spared:
    """target: a group, or a unit's id. applies: False for "does not apply", True to owe it again."""
    require(person, Act.MANAGE)
    indicator = process.catalogue.get(code)
    if indicator is None:
        raise NotFound(f"Không có chỉ tiêu mã {code[:20]}.")
    whom = _name_of(process, target)
    told = one_space("".join(c if c.isprintable() else " " for c in reason))[:_LONGEST]
    if not applies and not told:
        raise UsageError("Hãy ghi lý do, ví dụ lĩnh vực không thuộc thẩm quyền của đơn vị.")
    with process.desk(writing=True) as desk:
        if _applies_now(process, desk, code, target) is applies:
            state = "đang áp dụng" if applies else "đã được ghi không áp dụng"
            raise OutOfDate(f"{code} {state} với {whom}.")
        said = Exemption(code, target, applies, told, person.name, dt.datetime.now(dt.UTC))
        said = ExemptionStore(desk.connection).add(said)
        words = f"{whom}: {'áp dụng lại' if applies else 'không áp dụng'}" + (f" ({told})" if told else "")
        desk.journal.add(person.name, "applies_again" if applies else "exempted", code, words)
    process.units.changed()
    return _spared(process, said)


def _in_force(said: Sequence[Exemption]) -> list[Exemption]:
    """Without what changes nothing: "applies" where nobody said otherwise."""
    words = last_words(said)
    of_a_group = {one.indicator for one in words if one.group is not None and not one.applies}
    return [one for one in words if not one.applies or (one.group is None and one.indicator in of_a_group)]


def _applies_now(process: Process, desk: Desk, code: Code, target: str) -> bool:
    """What was said last of the target itself; of a unit nobody spoke of, what holds for its group."""
    last = {(one.indicator, one.target): one.applies for one in last_words(ExemptionStore(desk.connection).all())}
    unit = process.registry.get(target)
    of_group = last.get((code, unit.group.value), True) if unit is not None else True
    return last.get((code, target), of_group)


def _spared(process: Process, said: Exemption) -> Spared:
    units = [u for u in process.registry.units if said.target in (u.id, u.group.value) and u.ended is None]
    return Spared(said, process.catalogue[said.indicator], _name_of(process, said.target), len(units))


def _name_of(process: Process, target: str) -> str:
    if target in {group.value for group in GROUPS}:
        return f"khối {UnitGroup(target).label}"
    unit = process.registry.get(target)
    if unit is None or unit.group is UnitGroup.CITY:
        raise NotFound("Không có đơn vị hay khối này trong danh mục.")
    return unit.name
