"""Quản trị, không áp dụng: indicators that a unit or a whole group owes no figure for, for ever or for a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from domain.errors import NotFound, OutOfDate, UsageError
from domain.exemptions import Exemption, in_force, with_exemptions
from domain.indicators import Code, Indicator
from domain.people import Act, Person
from domain.periods import Period
from domain.texts import one_space
from domain.units import ReportingUnit, UnitGroup
from store.exemptions import ExemptionStore
from workflow.access import require
from workflow.factory import Process

GROUPS = (UnitGroup.DEPARTMENT, UnitGroup.WARD, UnitGroup.COMMUNE, UnitGroup.OTHER)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Spared:
    """One that counts now. whom: the group's or the unit's name. when: "từ Quý III/2026", empty for always.

    members: of a group, its units; of one unit, itself.
    """

    said: Exemption
    indicator: Indicator
    whom: str
    when: str
    members: tuple[ReportingUnit, ...]


def spared(process: Process) -> list[Spared]:
    """What does not apply now or some day, and what applies to one unit of a spared group; in the catalogue's order."""
    with process.desk() as desk:
        said = _shown(in_force(ExemptionStore(desk.connection).all()))
    order = {indicator.code: n for n, indicator in enumerate(process.catalogue)}
    known = [_spared(process, one) for one in said if one.indicator in order]
    return sorted(known, key=lambda s: (order[s.indicator.code], s.said.group is None, s.whom, s.said.span))


def set_applies(
    process: Process,
    person: Person,
    code: Code,
    target: str,
    *,
    applies: bool | None,
    reason: str = "",
    first: Period | None = None,
    last: Period | None = None,
) -> Spared:
    """target: a group, or a unit's id. applies: False for "does not apply", True to owe it again, None for a unit to
    stand as its group does. first, last: only for the reports of these cut-offs, None without a beginning or an end."""
    require(person, Act.MANAGE)
    if code not in process.catalogue:
        raise NotFound(f"Không có chỉ tiêu mã {code[:20]}.")
    whom = _name_of(process, target)
    told = one_space("".join(c if c.isprintable() else " " for c in reason))[:_LONGEST]
    if applies is False and not told:
        raise UsageError("Hãy ghi lý do, ví dụ lĩnh vực không thuộc thẩm quyền của đơn vị.")
    if first and last and first.quarter_number > last.quarter_number:
        raise UsageError(f"Kỳ bắt đầu ({first.short_label}) phải không sau kỳ kết thúc ({last.short_label}).")
    now, quarters = dt.datetime.now(dt.UTC), (_quarter(first), _quarter(last))
    said = Exemption(code, target, applies, told, person.name, now, *quarters)
    with process.desk(writing=True) as desk:
        store = ExemptionStore(desk.connection)
        if not _changes_something(process, store.all(), said):
            state = {True: "đang áp dụng", False: "đã được ghi không áp dụng", None: "đang theo cả khối"}[applies]
            raise OutOfDate(f"{code} {state} với {whom}{_after_space(said)}.")
        said = store.add(said)
        what = {True: "áp dụng lại", False: "không áp dụng", None: "theo cả khối"}[applies]
        words = f"{whom}: {what}{_after_space(said)}" + (f" ({told})" if told else "")
        desk.journal.add(person.name, "exempted" if applies is False else "applies_again", code, words)
    process.units.changed()
    return _spared(process, said)


def when_words(first: Period | None, last: Period | None) -> str:
    """ "từ Quý III/2026 đến Quý IV/2026"; empty for always."""
    if first is not None and first == last:
        return f"chỉ {first.short_label}"
    since = [f"từ {first.short_label}"] if first is not None else []
    until = [f"đến {last.short_label}"] if last is not None else []
    return " ".join([*since, *until])


def _after_space(said: Exemption) -> str:
    when = when_words(said.first, said.last)
    return f" {when}" if when else ""


def _quarter(period: Period | None) -> Period | None:
    return None if period is None else period.last_quarter


def _changes_something(process: Process, before: Sequence[Exemption], said: Exemption) -> bool:
    """Whether somebody owes another figure by it, or a unit's own word is taken back."""
    if said.applies is None:
        return any(one.meets(said) for one in in_force(before) if one.target == said.target)
    units = _members(process, said.target)
    after = [*before, replace(said, id=max((one.id for one in before), default=0) + 1)]
    return with_exemptions(units, before) != with_exemptions(units, after)


def _shown(said: Iterable[Exemption]) -> list[Exemption]:
    """Without what changes nothing: "applies" where nobody said otherwise."""
    words = list(said)
    of_groups = [one for one in words if one.group is not None and not one.applies]
    return [one for one in words if not one.applies or (one.group is None and any(map(one.meets, of_groups)))]


def _spared(process: Process, said: Exemption) -> Spared:
    members = tuple(u for u in _members(process, said.target) if u.ended is None)
    indicator, whom = process.catalogue[said.indicator], _name_of(process, said.target)
    return Spared(said, indicator, whom, when_words(said.first, said.last), members)


def _members(process: Process, target: str) -> list[ReportingUnit]:
    return [u for u in process.registry.units if target in (u.id, u.group.value)]


def _name_of(process: Process, target: str) -> str:
    if target in {group.value for group in GROUPS}:
        return f"khối {UnitGroup(target).label}"
    unit = process.registry.get(target)
    if unit is None or unit.group is UnitGroup.CITY:
        raise NotFound("Không có đơn vị hay khối này trong danh mục.")
    return unit.name
