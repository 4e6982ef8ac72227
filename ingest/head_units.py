"""Pure: which unit a letterhead names, weighed against the number's symbol, the title and the signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from domain.texts import fold_case, fold_diacritics
from domain.units import ReportingUnit, UnitGroup, UnitRegistry, unit_key

_PARENT = re.compile(r"^(?:ubnd|ủy ban nhân dân)\s+(?:thành phố|tp\.?)(?:\s+hà nội)?\s*|^thành phố hà nội\s*")
_BELOW = re.compile(r"(?:phòng|chi cục|trung tâm|văn phòng|ban|thanh tra|trường|hội đồng|đội|tổ)\b")
_COMMUNE_SYMBOL = "UBND"
_COMMUNES = (UnitGroup.WARD, UnitGroup.COMMUNE)


@dataclass(frozen=True, slots=True)
class UnitFinding:
    """unit None: doubtful; `reason` says why in Vietnamese, `candidates` are official names."""

    unit: ReportingUnit | None
    reason: str = ""
    candidates: tuple[str, ...] = ()


def find_unit(
    issuer: Sequence[str],
    number: str | None,
    place: str,
    title: str,
    signature: Sequence[str],
    registry: UnitRegistry,
) -> UnitFinding:
    """issuer: lines of the letterhead that name the sender; place: before ", ngày …"."""
    named = _named_by(issuer, registry)
    by_symbol = _by_symbol(number, registry)
    if len(named) == 1:
        unit = named[0]
        if unit.ended is not None:
            return _of_an_ended(unit, registry)
        if by_symbol and unit not in by_symbol:
            both = (unit.name, *(u.name for u in by_symbol))
            return UnitFinding(None, f"phần đầu ghi {unit.name} nhưng ký hiệu {number} là của đơn vị khác", both)
        if below := _subordinate(issuer, unit, registry):
            return UnitFinding(None, f"văn bản do đơn vị trực thuộc ({below}) ban hành", (unit.name,))
        return UnitFinding(unit)
    if len(named) > 1:
        return UnitFinding(None, "phần đầu ghi nhiều đơn vị", tuple(u.name for u in named))
    if retired := _retired(issuer, registry):
        line, units = retired
        return UnitFinding(None, f"“{line}” là tên cơ quan cũ", tuple(u.name for u in units))
    return _without_issuer(issuer, by_symbol, place, title, signature, registry)


def _of_an_ended(unit: ReportingUnit, registry: UnitRegistry) -> UnitFinding:
    """A late report of its own time, or its heir's with an old letterhead: a person knows."""
    assert unit.ended is not None
    heir = registry.get(unit.heir)
    told = f"{unit.name} đã kết thúc hoạt động từ {unit.ended:%d/%m/%Y}"
    return UnitFinding(None, told, (unit.name,) if heir is None else (heir.name, unit.name))


def _named_by(issuer: Sequence[str], registry: UnitRegistry) -> list[ReportingUnit]:
    """Units the lines name together; a unit inside the name of a longer one does not count again."""
    whole = unit_key(" ".join(issuer))
    found = [m.units[0] for m in registry.mentioned(whole) if m.certain]
    if not found:
        found = [m.units[0] for t in _spellings(issuer) if (m := registry.named(t)).certain]
    return list(dict.fromkeys(found))


def _spellings(issuer: Sequence[str]) -> list[str]:
    """Ways the lines may be meant together: "VĂN PHÒNG" under "UBND THÀNH PHỐ", a name without "Thành phố"."""
    keys = [unit_key(line) for line in issuer]
    own = [_PARENT.sub("", k).strip() for k in keys]
    joined = " ".join(k for k in own if k)
    parents = [k for k, o in zip(keys, own, strict=True) if not o]
    return [joined, f"{joined} thành phố", *(f"{joined} {parent}" for parent in parents)] if joined else []


def _by_symbol(number: str | None, registry: UnitRegistry) -> list[ReportingUnit]:
    """Units whose own symbol ends the document number; none for the one that communes share."""
    symbol = fold_case(number.partition("/")[2].partition("-")[2]) if number else ""
    if not symbol or symbol == fold_case(_COMMUNE_SYMBOL):
        return []
    return [u for u in registry.units if any(fold_case(s) == symbol for s in u.symbols)]


def _subordinate(issuer: Sequence[str], unit: ReportingUnit, registry: UnitRegistry) -> str:
    """A last line that names a room or branch of the unit, and is no part of the unit's own name."""
    last = unit_key(issuer[-1]) if issuer else ""
    names = [unit_key(n) for n in (unit.name, *unit.aliases)]
    own = any(last in n or n in last for n in names) or registry.named(last).certain
    return issuer[-1] if len(issuer) > 1 and _BELOW.match(last) and not own and not _PARENT.match(last) else ""


def _retired(issuer: Sequence[str], registry: UnitRegistry) -> tuple[str, tuple[ReportingUnit, ...]] | None:
    whole = unit_key(" ".join(issuer))
    for unit in registry.units:
        for name in unit.retired:
            if re.search(rf"(?<!\w){re.escape(unit_key(name))}(?!\w)", whole):
                heirs = tuple(u for u in registry.units if name in u.retired)
                return name, heirs
    return None


def _without_issuer(
    issuer: Sequence[str],
    by_symbol: Sequence[ReportingUnit],
    place: str,
    title: str,
    signature: Sequence[str],
    registry: UnitRegistry,
) -> UnitFinding:
    """No name in the letterhead: a symbol of its own settles it, or a title that no other sign contradicts."""
    if misread := _misread(issuer, by_symbol, place, registry):
        return UnitFinding(misread)
    titled = _certain(registry, [title])
    signed = _certain(registry, signature)
    if len(by_symbol) == 1 and (not titled or titled == list(by_symbol)) and not issuer:
        return UnitFinding(by_symbol[0])
    if len(titled) == 1 and not by_symbol and not issuer:
        return UnitFinding(titled[0])
    near = [u for line in (*_spellings(issuer), *issuer) for u in registry.named(line).units]
    here = [u for u in registry.units if place and u.group in _COMMUNES and _same(u, place)]
    candidates = dict.fromkeys([*by_symbol, *titled, *near, *signed, *here])
    printed = " ".join(issuer)
    reason = f"không có đơn vị “{printed}” trong danh mục" if printed else "phần đầu không ghi tên đơn vị báo cáo"
    return UnitFinding(None, reason, tuple(u.name for u in candidates))


def _misread(
    issuer: Sequence[str], by_symbol: Sequence[ReportingUnit], place: str, registry: UnitRegistry
) -> ReportingUnit | None:
    """A unit whose name is printed with wrong diacritics or one wrong letter, as recognisers and typists do it, where
    the place or the number's symbol says the same.
    """
    bare = fold_diacritics(unit_key(" ".join(issuer)))
    signs = [*by_symbol, *(u for u in registry.units if place and u.group in _COMMUNES and _same(u, place))]
    close = {u for u in signs if _one_letter_off(bare, fold_diacritics(unit_key(u.name)))}
    return close.pop() if len(close) == 1 else None


def _one_letter_off(printed: str, name: str) -> bool:
    """At the end of what is printed stands the name, but for one letter changed, added or left out."""
    ends = (printed[-length:] for length in (len(name) - 1, len(name), len(name) + 1))
    return any(Levenshtein.distance(end, name, score_cutoff=1) <= 1 for end in ends)


def _certain(registry: UnitRegistry, lines: Iterable[str]) -> list[ReportingUnit]:
    found = [m.units[0] for line in lines for m in registry.mentioned(unit_key(line)) if m.certain]
    return list(dict.fromkeys(found))


def _same(unit: ReportingUnit, place: str) -> bool:
    return fold_diacritics(unit_key(unit.short_name)) == fold_diacritics(unit_key(place))
