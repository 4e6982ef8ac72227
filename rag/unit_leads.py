"""Leading parts of official names that only one unit's name begins with ("Trung tâm Phục vụ hành chính công")."""

from __future__ import annotations

import re
from collections.abc import Iterable

from domain.texts import fold_diacritics
from domain.units import ReportingUnit, UnitGroup, UnitRegistry, unit_key

_JOINTS = frozenset("va &".split())  # noqa: SIM905
_AFTER_LEAD = frozenset({"thanh", "tp", "ha", *_JOINTS})  # what may be left off after a short leading part
_SHORT, _LONG = 3, 4
_OTHER_BODY = r"(?!\s*-)(?!\s+(?:cua\s+)?(?:phuong|xa|cap\s+xa)\b)"  # a ward has an office of its own
# "Sở Nông nghiệp và Phát triển …" goes on as another body's name; "Sở Nông nghiệp và Sở Y tế" does not.
_OTHER_NAME = (
    r"(?!\s*(?:&|\bva\b)(?!\s*(?:so|phuong|xa|ubnd|trung\s+tam|ban|van\s+phong|thanh\s+tra|don\s+vi|cac|nhung)\b))"
)


def leading_parts(registry: UnitRegistry) -> dict[str, ReportingUnit]:
    """Folded part -> its unit. Parts as long as a whole name are left out, and so are communes."""
    owners: dict[str, set[str]] = {}
    found: dict[str, ReportingUnit] = {}
    for unit in registry.units:
        for name in (unit.name, *unit.aliases, *unit.retired):
            words = _words(name)
            for size in range(2, len(words) + 1):
                part = " ".join(words[:size])
                owners.setdefault(part, set()).add(unit.id)
                own = name not in unit.retired and unit.group in (UnitGroup.DEPARTMENT, UnitGroup.OTHER)
                if own and size < len(words) and _enough(words, size):
                    found[part] = unit
    return {part: unit for part, unit in found.items() if len(owners[part]) == 1}


def lead_pattern(parts: dict[str, ReportingUnit]) -> re.Pattern[str]:
    """Any of the parts in group "name", the longest first, where no other body's name goes on."""
    loose = (_loose(p) + _not_going_on(p, parts) for p in sorted(parts, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<name>{'|'.join(loose) or '(?!)'})(?!\w){_OTHER_BODY}{_OTHER_NAME}")


def _loose(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"(?:\s+|\s*-\s*)")


def _not_going_on(part: str, parts: Iterable[str]) -> str:
    """A longer part that was refused for what follows it is no shorter one either."""
    after = sorted({p[len(part) :].split()[0] for p in parts if p.startswith(f"{part} ")} - _JOINTS)
    return rf"(?!\s+(?:{'|'.join(map(re.escape, after))})(?!\w))" if after else ""


def lead_key(written: str) -> str:
    return " ".join(_words(written))


def _words(name: str) -> list[str]:
    return fold_diacritics(unit_key(name)).replace("-", " ").split()


def _enough(words: list[str], size: int) -> bool:
    if words[size - 1] in _JOINTS:
        return False
    return size >= _LONG or (size >= _SHORT and words[size] in _AFTER_LEAD)
