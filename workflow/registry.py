"""The units of Hà Nội: city bodies from our own list, communes from vietnam-provinces (NQ 1656/NQ-UBTVQH15)."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from domain.errors import ConfigurationError
from domain.texts import fold_diacritics, nfc
from domain.units import ReportingUnit, UnitGroup, UnitRegistry

_BODIES = Path(__file__).parent / "data" / "bodies.yaml"


@cache
def load_registry() -> UnitRegistry:
    """17 city bodies, 51 wards and 75 communes, in that order."""
    return UnitRegistry((*_bodies(), *_communes()))


def _bodies() -> list[ReportingUnit]:
    rows: list[dict[str, Any]] = yaml.load(_BODIES.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return [
        ReportingUnit(
            id=row["id"],
            name=nfc(row["name"]),
            group=UnitGroup(row["group"]),
            aliases=tuple(map(nfc, row.get("aliases", ()))),
            retired=tuple(map(nfc, row.get("retired", ()))),
            symbols=tuple(row.get("symbols", ())),
        )
        for row in rows
    ]


def _communes() -> list[ReportingUnit]:
    """Read from the package's data file: importing its lookup module takes ten times as long."""
    spec = find_spec("vietnam_provinces")
    if spec is None or not spec.submodule_search_locations:
        raise ConfigurationError("Thiếu gói vietnam-provinces; hãy cài lại môi trường bằng lệnh make demo.")
    path = Path(spec.submodule_search_locations[0]) / "data" / "nested-divisions.json"
    provinces = json.loads(path.read_text("utf-8"))
    wards = next(p["wards"] for p in provinces if p["codename"] == "ha_noi")
    return sorted((_commune(nfc(w["name"])) for w in wards), key=lambda u: (u.group.value, u.id))


def _commune(name: str) -> ReportingUnit:
    kind, short = name.split(" ", 1)
    letter = kind[0]
    prefixes = (f"UBND {kind.lower()}", f"Ủy ban nhân dân {kind.lower()}", f"{letter}.", f"{letter}. ")
    slug = "-".join(fold_diacritics(name).replace("-", " ").split())
    return ReportingUnit(
        id=slug,
        name=name,
        group=UnitGroup.WARD if kind == "Phường" else UnitGroup.COMMUNE,
        aliases=tuple(f"{p}{short}" if p.endswith((".", ". ")) else f"{p} {short}" for p in prefixes),
        symbols=("UBND",),
    )
