"""The bodies that report: departments, communes and other city bodies, with the names people call them by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.texts import fold_case, fold_diacritics, one_space


class UnitGroup(StrEnum):
    """Units are ranked only within their group."""

    DEPARTMENT = "so"
    WARD = "phuong"
    COMMUNE = "xa"
    OTHER = "khac"
    CITY = "thanh_pho"

    @property
    def label(self) -> str:
        return {"so": "Sở, ngành", "phuong": "Phường", "xa": "Xã", "khac": "Cơ quan khác", "thanh_pho": "Thành phố"}[self]


@dataclass(frozen=True, slots=True)
class ReportingUnit:
    """id: stable slug ("so-noi-vu"). name: official ("Sở Nội vụ"). aliases: other ways the unit itself is written.

    retired: names of bodies this one took over ("Sở Giao thông vận tải"); a match on one is a doubt, never a certainty.
    symbols: what stands after the type in its document numbers ("SNV"); communes share "UBND".
    """

    id: str
    name: str
    group: UnitGroup
    aliases: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()

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

    def by_id(self, unit_id: str) -> ReportingUnit:
        return self._by_id[unit_id]

    def get(self, unit_id: str) -> ReportingUnit | None:
        return self._by_id.get(unit_id)

    def named(self, name: str) -> UnitMatch:
        """Who a whole name means: by its full name or alias, else by retired or bare names with candidates."""
        key = unit_key(name)
        if exact := self._exact.get(key):
            return UnitMatch(tuple(exact), len(exact) == 1, name)
        if retired := self._retired.get(key):
            return UnitMatch(tuple(retired), False, name)
        return UnitMatch(tuple(self._bare.get(fold_diacritics(key), ())), False, name)

    def mentioned(self, text: str) -> tuple[UnitMatch, ...]:
        """Units named in running text by full name or alias with diacritics, longest match first, left to right."""
        folded = fold_case(text)
        found: list[UnitMatch] = []
        for name in sorted(self._exact, key=len, reverse=True):
            start = folded.find(name)
            while start >= 0:
                end = start + len(name)
                whole = _stands_alone(folded, start, end)
                if whole and not any(m.start < end and start < m.end for m in found):
                    units = tuple(self._exact[name])
                    found.append(UnitMatch(units, len(units) == 1, text[start:end], start, end))
                start = folded.find(name, end)
        return tuple(sorted(found, key=lambda m: m.start))


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = start == 0 or not text[start - 1].isalnum()
    after = end == len(text) or not text[end].isalnum()
    return before and after
