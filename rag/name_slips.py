"""Names one slip of the hand away: a letter too many, too few, another, or two exchanged; and any blanks."""

from __future__ import annotations

from collections.abc import Mapping

from domain.units import ReportingUnit

_ENOUGH = 6  # letters: shorter ones are too near to ordinary words


def one_slip(written: str, names: Mapping[str, tuple[ReportingUnit, ...]]) -> tuple[ReportingUnit, ...]:
    """The units whose folded name, blanks apart, is at most one slip from what is written."""
    letters = _joined(written)
    if len(letters) < _ENOUGH:
        return ()
    near = [units for name, units in names.items() if _kind(name) == _kind(written) and _near(letters, _joined(name))]
    return tuple(dict.fromkeys(unit for units in near for unit in units))


def _kind(name: str) -> str:
    return name.partition(" ")[0]


def _joined(name: str) -> str:
    return "".join(c for c in name if c.isalnum())


def _near(left: str, right: str) -> bool:
    if abs(len(left) - len(right)) > 1:
        return False
    short, long = sorted((left, right), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    exchanged = short[at : at + 2] == long[at : at + 2][::-1]
    return short[at + 1 :] == long[at + 1 :] or (exchanged and short[at + 2 :] == long[at + 2 :])
