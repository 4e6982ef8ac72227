"""What the search box finds: units, indicators and reports by their names, as typed, with or without diacritics."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from domain.indicators import Indicator
from domain.people import Act, Person, may
from domain.periods import Period
from domain.receipts import Receipt
from domain.texts import fold_case, fold_diacritics
from domain.units import ReportingUnit
from workflow.access import sees
from workflow.factory import Process

T = TypeVar("T")
MOST = 8  # of each kind


@dataclass(frozen=True, slots=True)
class Found:
    """The best of each kind first. reports: of the period shown before those of others."""

    units: tuple[ReportingUnit, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    reports: tuple[Receipt, ...] = ()


def look_up(process: Process, person: Person, words: str, *, period: Period | None = None) -> Found:
    """Only what the person may see."""
    if not words.strip():
        return Found()
    city = may(person, Act.SEE_CITY)
    with process.desk() as desk:
        receipts = [r for r in desk.documents.receipts() if r.current and sees(person, r)]
    reports = best(words, receipts, _of_receipt, most=len(receipts))
    reports.sort(key=lambda r: r.period != period)
    return Found(
        tuple(best(words, process.registry.units, _of_unit)) if city else (),
        tuple(best(words, process.catalogue, _of_indicator)) if city else (),
        tuple(reports[:MOST]),
    )


def best(words: str, things: Iterable[T], told: Callable[[T], str], *, most: int = MOST) -> list[T]:
    """The things whose text holds every typed word: first those with it letter by letter, then those it begins."""
    typed, bare = fold_case(words).strip(), fold_diacritics(fold_case(words)).split()
    ranked: list[tuple[tuple[bool, bool, int], T]] = []
    for thing in things:
        text, loose = _folded(told(thing))
        if all(word in loose for word in bare):
            ranked.append(((typed not in text, not loose.startswith(bare[0]), len(text)), thing))
    ranked.sort(key=lambda pair: pair[0])
    return [thing for _, thing in ranked[:most]]


@lru_cache(maxsize=20_000)
def _folded(text: str) -> tuple[str, str]:
    """In one case, and without diacritics too: the same names are asked for with every key."""
    return fold_case(text), fold_diacritics(fold_case(text))


def _of_unit(unit: ReportingUnit) -> str:
    return " ".join((unit.name, *unit.symbols))


def _of_indicator(indicator: Indicator) -> str:
    return " ".join((indicator.code, indicator.name, *indicator.aliases))


def _of_receipt(receipt: Receipt) -> str:
    period = receipt.period.short_label if receipt.period else ""
    return " ".join((receipt.unit or "", receipt.name, receipt.number or "", period))
