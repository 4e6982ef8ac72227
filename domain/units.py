"""The bodies that report: departments, communes and other city bodies, with the names people call them by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from domain.periods import Period
from domain.texts import fold_case, fold_diacritics, one_space

_GROUP_LABELS = {
    "so": "Sở, ngành",
    "phuong": "Phường",
    "xa": "Xã",
    "khac": "Cơ quan khác",
    "thanh_pho": "Thành phố",
}


class UnitGroup(StrEnum):
    """Units are ranked only within their group."""

    DEPARTMENT = "so"
    WARD = "phuong"
    COMMUNE = "xa"
    OTHER = "khac"
    CITY = "thanh_pho"

    @property
    def label(self) -> str:
        return _GROUP_LABELS[self.value]


@dataclass(frozen=True, slots=True)
class Spared:
    """An indicator that does not apply in the reports of these quarters, numbered as in `Period.quarter_number`."""

    code: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ReportingUnit:
    """id: stable slug ("so-noi-vu"). name: official ("Sở Nội vụ"). aliases: other ways the unit itself is written.

    retired: names of bodies this one took over ("Sở Giao thông vận tải"); a match on one is a doubt, never a certainty.
    symbols: what stands after the type in its document numbers ("SNV"); communes share "UBND".
    ended: from that day it is no more; None while it is. heir: id of the unit that took it over, empty for none.
    spared: indicators that do not apply to it, and when.
    """

    id: str
    name: str
    group: UnitGroup
    aliases: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    ended: date | None = None
    heir: str = ""
    spared: frozenset[Spared] = frozenset()

    def is_there(self, day: date) -> bool:
        """Whether it still is that day; a unit that has ended keeps the figures of its own time."""
        return self.ended is None or day < self.ended

    def is_spared(self, code: str, period: Period) -> bool:
        """Whether it owes no figure of this indicator for the period."""
        if not self.spared:
            return False
        at = period.quarter_number
        return any(s.code == code and s.first <= at <= s.last for s in self.spared)

    @property
    def short_name(self) -> str:
        """Without its type word, for communes ("Ba Đình"); the full name otherwise."""
        if self.group in (UnitGroup.WARD, UnitGroup.COMMUNE):
            return self.name.split(" ", 1)[1]
        return self.name


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """Units a text may mean. certain: exactly one unit, by its own full name or alias with diacritics."""

    units: tuple[ReportingUnit, ...]
    certain: bool
    matched: str = ""
    start: int = -1
    end: int = -1


def unit_key(name: str) -> str:
    """A name as compared: one case, one tone placing, one kind of dash and space."""
    return one_space(fold_case(name).replace("–", "-").replace(" - ", "-").replace("- ", "-").replace(" -", "-"))


class UnitRegistry:
    """All units, found by id, by name, and in running text."""

    def __init__(self, units: Iterable[ReportingUnit]) -> None:
        self.units = tuple(units)
        self._by_id = {u.id: u for u in self.units}
        self._exact: dict[str, list[ReportingUnit]] = {}
        self._bare: dict[str, list[ReportingUnit]] = {}
        self._retired: dict[str, list[ReportingUnit]] = {}
        for unit in self.units:
            for name in {unit_key(n) for n in (unit.name, *unit.aliases)}:
                self._exact.setdefault(name, []).append(unit)
            for name in {fold_diacritics(unit_key(n)) for n in (unit.name, *unit.aliases, unit.short_name)}:
                self._bare.setdefault(name, []).append(unit)
            for name in {unit_key(n) for n in unit.retired}:
                self._retired.setdefault(name, []).append(unit)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Hundreds of names in one expression: made when a running text is first looked at."""
        return _names_pattern(self._exact)

    def by_id(self, unit_id: str) -> ReportingUnit:
        return self._by_id[unit_id]

    def get(self, unit_id: str) -> ReportingUnit | None:
        return self._by_id.get(unit_id)

    def there_on(self, day: date) -> tuple[ReportingUnit, ...]:
        """Units that are there on a day: those a report is due from, when it is a period's cut-off."""
        return tuple(u for u in self.units if u.is_there(day))

    def named(self, name: str) -> UnitMatch:
        """Who a whole name means: by its full name or alias, else by retired or bare names with candidates."""
        key = unit_key(name)
        if exact := self._exact.get(key):
            return UnitMatch(tuple(exact), len(exact) == 1, name)
        if retired := self._retired.get(key):
            return UnitMatch(tuple(retired), False, name)
        return UnitMatch(tuple(self._bare.get(fold_diacritics(key), ())), False, name)

    def mentioned(self, text: str) -> tuple[UnitMatch, ...]:
        """Units named in running text by full name or alias with diacritics, the longest name at each place."""
        found: list[UnitMatch] = []
        for match in self._pattern.finditer(fold_case(text).replace("–", "-")):
            units = tuple(self._exact[unit_key(match.group())])
            written = text[match.start() : match.end()]
            found.append(UnitMatch(units, len(units) == 1, written, match.start(), match.end()))
        return tuple(found)


def _names_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names standing alone, dashes and spaces as loosely as `unit_key` takes them."""
    loose = (
        re.escape(n).replace(r"\-", r"\s*-\s*").replace(r"\ ", r"\s+") for n in sorted(names, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(loose) or '(?!)'})(?!\w)")
