"""Names drawn together in haste ("vtuy" for Vĩnh Tuy), and departments by two letters ("YT 9 tháng", "XD:")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from domain.units import ReportingUnit, UnitGroup, UnitRegistry
from rag.folded import Folded
from rag.unit_names import name_key

_ONSET = "b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x"
_SYLLABLE = re.compile(rf"(?:{_ONSET})?[aeiouy]{{1,3}}(?:c|ch|m|n|ng|nh|p|t)?")
_DRAWN = re.compile(r"(?<!\w)(?P<kind>(?<!cac )(?<!nhung )(?:phuong|xa|p|x)\b\.?\s*)?(?P<mark>[a-z]{3,9})(?!\w)")
_WHERE_NAMES_STAND = re.compile(r"(?:^|[:;,(]|\b(?:cua|o|tai|va|voi|giua|so sanh|hon|vs|hay|hoac))\W*$")
_TWO_LETTERS = re.compile(
    r"^\W*(?P<mark>[a-z]{2})(?=\s*:|\s+(?:(?:trong|cua)\s+)?(?:quy\b|q\s?\d|\d{1,2} ?(?:thang|t)\b|luy ke|tu dau nam))"
)
# The City, tasks, the total, goals, data, building.
_OTHER_THINGS = ("tp", "nv", "tc", "ct", "dl", "xd")
# Xác định, chế độ, cả năm, tham gia, trong tháng, đầu tư công, thương mại, kiểm định, địa phương, xã phường, …
_ALSO_SHORT_FOR = frozenset(
    "xdinh cdo cnam tgia tthang dcong tmai kdinh dphuong xphuong pdong ploi ndo hdong ttin".split()  # noqa: SIM905
)


def marked_units(question: Folded, registry: UnitRegistry) -> Iterator[tuple[re.Match[str], tuple[ReportingUnit, ...]]]:
    """Where such marks stand, with the units they may mean. A mark that can be a Vietnamese syllable means none."""
    for match in _DRAWN.finditer(question.bare):
        stands = match["kind"] or _WHERE_NAMES_STAND.search(question.bare[: match.start()])
        if match["mark"] in _ALSO_SHORT_FOR or not stands:
            continue
        if units := _drawn_together(registry).get(match["mark"]):
            yield match, units
    opening = _TWO_LETTERS.match(question.bare)
    units = _by_two_letters(registry).get(opening["mark"]) if opening else None
    if opening and units and question.text[opening.start("mark") : opening.end("mark")].isupper():
        yield opening, units


@lru_cache(maxsize=4)
def _drawn_together(registry: UnitRegistry) -> dict[str, tuple[ReportingUnit, ...]]:
    found: dict[str, list[ReportingUnit]] = {}
    for unit in registry.units:
        words = name_key(unit.short_name).replace("-", " ").split()
        mark = "".join(word[0] for word in words[:-1]) + words[-1]
        in_place = unit.group in (UnitGroup.WARD, UnitGroup.COMMUNE)
        if in_place and len(words) > 1 and not _SYLLABLE.fullmatch(mark):
            found.setdefault(mark, []).append(unit)
    return {mark: tuple(units) for mark, units in found.items()}


@lru_cache(maxsize=4)
def _by_two_letters(registry: UnitRegistry) -> dict[str, tuple[ReportingUnit, ...]]:
    found: dict[str, list[ReportingUnit]] = {}
    for unit in registry.units:
        words = name_key(unit.name).split()
        if unit.group is UnitGroup.DEPARTMENT and words[0] == "so" and len(words) == 3:
            found.setdefault(words[1][0] + words[2][0], []).append(unit)
    return {mark: tuple(units) for mark, units in found.items() if mark not in _OTHER_THINGS}
