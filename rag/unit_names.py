"""Every way in which a unit's name is written in questions: whole, short, as letters, of bodies that are no more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from domain.texts import fold_diacritics
from domain.units import ReportingUnit, UnitGroup, UnitRegistry, unit_key
from rag.unit_leads import lead_pattern, leading_parts

_FEW_LETTERS = 4
_COMMUNE_WORDS = r"(?:ubnd\s+|uy\s+ban\s+nhan\s+dan\s+)?(?:(?:phuong|xa|p\.|x\.)\s*|(?:p|x|pg)\s+)"
_OLD_WORDS = r"(?:quan|huyen|thi\s+xa)\s+"
_FORMER = r"\s+(?:cu|truoc\s+day|ngay\s+truoc)(?!\w)"
_FORMERLY = rf"(?:{_FORMER})?"


Named = dict[str, tuple[ReportingUnit, ...]]


@dataclass(frozen=True, slots=True)
class UnitNames:
    """Ways to write a unit, folded: with the type word, short, as initials, and of bodies that are no more.

    Each pattern finds any of its names, the longest first, in group "name".
    """

    whole: Named
    short: Named
    initials: Named
    departments: Named
    departments_pattern: re.Pattern[str]
    letters: dict[tuple[str, str], tuple[ReportingUnit, ...]]
    retired: Named
    whole_pattern: re.Pattern[str]
    short_pattern: re.Pattern[str]
    district_pattern: re.Pattern[str]
    retired_pattern: re.Pattern[str]
    formerly_pattern: re.Pattern[str]
    leads: dict[str, ReportingUnit]
    leads_pattern: re.Pattern[str]


@lru_cache(maxsize=4)
def names_of(registry: UnitRegistry) -> UnitNames:
    whole: dict[str, list[ReportingUnit]] = {}
    short: dict[str, list[ReportingUnit]] = {}
    initials: dict[str, list[ReportingUnit]] = {}
    retired: dict[str, list[ReportingUnit]] = {}
    for unit in registry.units:
        for name in _spoken(unit.name, *unit.aliases):
            if " " in name:
                whole.setdefault(name, []).append(unit)
        if unit.group is UnitGroup.DEPARTMENT and len(unit.name.split()) >= 5:  # "Giáo dục và Đào tạo" alone
            for name in _spoken(unit.name.partition(" ")[2]):
                whole.setdefault(name, []).append(unit)
        for name in _spoken(*unit.retired):
            retired.setdefault(name, []).append(unit)
        if unit.short_name != unit.name:
            for name in dict.fromkeys((unit.short_name, unit.short_name.partition(" - ")[0])):
                short.setdefault(name_key(name), []).append(unit)
        for mark in _abbreviations(unit):
            initials.setdefault(mark, []).append(unit)
    leads = leading_parts(registry)
    return UnitNames(
        whole=_once(whole),
        short=_once(short),
        initials=_once(initials),
        departments=(departments := _departments(registry)),
        departments_pattern=_any_of(departments),
        letters=_letters_of(registry),
        retired=_once(retired),
        whole_pattern=_any_of(whole),
        short_pattern=_any_of(short, before=rf"(?P<kind>{_COMMUNE_WORDS})?"),
        district_pattern=_any_of(short, before=_OLD_WORDS),
        retired_pattern=_any_of(retired, after=_FORMERLY),
        formerly_pattern=_any_of(short, before=rf"\(?(?:thuoc\s+)?(?:{_OLD_WORDS})?", after=rf"{_FORMER}\s*\)?"),
        leads=leads,
        leads_pattern=lead_pattern(leads),
    )


def _departments(registry: UnitRegistry) -> Named:
    """Names of departments without "Sở", which count only where such names stand."""
    own = {
        name: unit
        for unit in registry.units
        if unit.group is UnitGroup.DEPARTMENT
        for name in _spoken(unit.name.partition(" ")[2])
        if unit.name.startswith("Sở ")
    }
    own |= {name.replace(" - ", " "): unit for name, unit in own.items()}
    return {name: (unit,) for name, unit in own.items()}


def _letters_of(registry: UnitRegistry) -> dict[tuple[str, str], tuple[ReportingUnit, ...]]:
    """(first letter of the type word, first letters of the name) of wards and communes."""
    found: dict[tuple[str, str], list[ReportingUnit]] = {}
    for unit in registry.units:
        if unit.group in (UnitGroup.WARD, UnitGroup.COMMUNE):
            letters = "".join(word[0] for word in name_key(unit.short_name).replace("-", " ").split())
            found.setdefault((name_key(unit.name)[0], letters), []).append(unit)
    return {key: tuple(units) for key, units in found.items()}


def _once(names: dict[str, list[ReportingUnit]]) -> Named:
    return {name: tuple(dict.fromkeys(units)) for name, units in names.items()}


def _any_of(names: Iterable[str], *, before: str = "", after: str = "") -> re.Pattern[str]:
    loose = (
        re.escape(n).replace(r"\-", r"\s*-\s*").replace(r"\ ", r"\s+") for n in sorted(names, key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w){before}(?P<name>{'|'.join(loose) or '(?!)'})(?!\w){after}")


def name_key(name: str) -> str:
    return fold_diacritics(unit_key(name))


def _spoken(*names: str) -> set[str]:
    """Each folded, and as it is said in haste: without its "và", or with initials after it ("Nông nghiệp và MT") or on
    both sides of it ("Sở NN và MT")."""
    keys = {name_key(name) for name in names}
    halves = [key.partition(" va ") for key in keys if " va " in key]
    short = {f"{left} va {_initials(right)}" for left, _, right in halves if " " in right}
    short |= {f"so {_initials(left[3:])} va {_initials(right)}" for left, _, right in halves if left.startswith("so ")}
    return keys | {re.sub(r"\s+(?:va|&)\s+", " ", key) for key in keys | short} | short


def _initials(words: str) -> str:
    return "".join(word[0] for word in words.split())


def _abbreviations(unit: ReportingUnit) -> set[str]:
    """ "SNV", "SGDĐT": the symbol, and the first letters with and without those of the type word."""
    if unit.short_name != unit.name:
        return set()
    words = [w for w in re.split(r"[\s\-]+", unit.name) if w.lower() != "và"]
    letters = "".join(fold_diacritics(w if w.isupper() else w[0]) for w in words)
    marks = {letters, *(re.sub(r"\W", "", fold_diacritics(s)) for s in unit.symbols if s.upper() != "UBND")}
    if unit.group is UnitGroup.OTHER:  # "TT PVHCC TP"
        marks.add(letters.removesuffix("tp")[2:])
    if unit.group is UnitGroup.DEPARTMENT:  # "GDĐT", "KHCN"; two letters are too few to be told apart
        marks |= {m[1:] for m in marks if len(m) > _FEW_LETTERS and m.startswith("s")}
    return {m for m in marks if len(m) >= 3}
