"""Sentences in the words of many officials, each a report of one paragraph: named rightly, exactly, or left be."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pydantic import TypeAdapter

from domain.documents import Block, BlockKind, Document, block_id, document_id
from domain.indicators import AREA_NAMES, Area, Catalogue, Code
from domain.periods import Period
from domain.texts import nfc
from domain.values import FigureKind
from eval.cases import GOLD
from eval.harms import Harm, Incident
from eval.metrics import Counts, total
from eval.outcomes import Outcome, Share
from extraction.extract import extract
from extraction.own_figures import SHARED
from extraction.wordings import load_wordings

_PERIOD = "2026-Q3"


@dataclass(frozen=True, slots=True)
class PhraseCase:
    """A sentence and the one figure asked of it. code None: none of its numbers is a value of the unit.

    held: kept from whoever widens the vocabulary; the others may be looked at. period: of the report it stands in.
    """

    text: str
    code: Code | None
    unit: str
    held: bool
    value: Decimal | None = None
    area: Area = Area.TT
    period: str = _PERIOD


@dataclass(frozen=True, slots=True)
class PhraseReading:
    """What came out of a sentence: indicator and amount of each figure read as a value."""

    case: PhraseCase
    found: tuple[tuple[Code, Decimal], ...]

    @property
    def is_named(self) -> bool:
        return any(code == self.case.code for code, _ in self.found)

    @property
    def is_exact(self) -> bool:
        return (self.case.code, self.case.value) in self.found

    @property
    def counts(self) -> Counts:
        """Of a sentence with a value, only what was said of that value; of one without, all that was proposed."""
        if self.case.code is None:
            return Counts(0, len(self.found), 0)
        said = {pair for pair in self.found if pair[0] == self.case.code or pair[1] == self.case.value}
        return Counts(int(self.is_exact), len(said), 1)


_CASES = TypeAdapter(PhraseCase)


def load_phrases(folder: Path = GOLD / "phrases") -> tuple[PhraseCase, ...]:
    """Every sentence of a folder's areas (`tt.jsonl` …), in order."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        area = f'"area": "{path.stem.upper()}", '
        lines = path.read_text("utf-8").splitlines()
        found += [_CASES.validate_json("{" + area + line.removeprefix("{")) for line in lines if line.strip()]
    return tuple(found)


def run(cases: Sequence[PhraseCase], *, catalogue: Catalogue) -> Outcome:
    begun = time.perf_counter()
    readings = [read_phrase(case, catalogue=catalogue) for case in cases]
    return outcome_of(readings, seconds=time.perf_counter() - begun)


def read_phrase(case: PhraseCase, *, catalogue: Catalogue) -> PhraseReading:
    """Indices of the whole province are somebody else's figures in any report: for them the right name is enough."""
    extraction = extract(_report_of(case.text), catalogue=catalogue, unit=case.unit, period=Period.parse(case.period))
    found = [(value.indicator, value.amount) for value in extraction.values]
    of_provinces = load_wordings().city_only | SHARED
    if case.code in of_provinces:
        named = (o for o in extraction.others if o.kind is FigureKind.BENCHMARK and o.indicator in of_provinces)
        found += [(o.indicator, o.amount) for o in named if o.indicator is not None and o.amount is not None]
    return PhraseReading(case, tuple(found))


def _report_of(text: str) -> Document:
    text = nfc(text)
    made = document_id(text.encode())
    return Document(made, made, "cau.txt", "txt", (Block(block_id(made, 0), 0, BlockKind.PARAGRAPH, text),))


def outcome_of(readings: Sequence[PhraseReading], *, seconds: float = 0.0) -> Outcome:
    names = sorted({_name(r.case) for r in readings})
    parts = {"để phát triển": False, "để dành": True}
    return Outcome(
        name="phrases",
        cases={name: total(r.counts for r in readings if _name(r.case) == name) for name in names},
        incidents=[i for r in readings if (i := _incident(r)) is not None],
        groups={
            "area": {AREA_NAMES[a]: total(r.counts for r in readings if r.case.area is a) for a in Area},
            "part": {name: total(r.counts for r in readings if r.case.held is held) for name, held in parts.items()},
        },
        shares=_shares(readings),
        seconds=seconds,
    )


def _name(case: PhraseCase) -> str:
    return case.code or f"{case.area}: không có số liệu"


def _shares(readings: Sequence[PhraseReading]) -> dict[str, Share]:
    shares = {}
    for part, held in (("developed on", False), ("held back", True)):
        ours = [r for r in readings if r.case.held is held]
        holding = [r for r in ours if r.case.code is not None]
        empty = [r for r in ours if r.case.code is None]
        shares[f"{part}: indicators right"] = _share(r.is_named for r in holding)
        shares[f"{part}: values exact"] = _share(r.is_exact for r in holding)
        shares[f"{part}: sentences without a value left alone"] = _share(not r.found for r in empty)
    return shares


def _share(right: Iterable[bool]) -> Share:
    judged = list(right)
    return Share(sum(judged), len(judged))


def _incident(reading: PhraseReading) -> Incident | None:
    """Held sentences are told apart by their case name only: who reads them learns them."""
    case = reading.case
    shown = ", ".join(f"{code} {amount}" for code, amount in reading.found) or "–"
    words = "(câu để dành)" if case.held else f"{shown} “{case.text}”"
    if case.code is None:
        return Incident(Harm.TRAP_TAKEN, _name(case), words) if reading.found else None
    if reading.is_exact:
        return None
    other = any(amount == case.value for _, amount in reading.found)
    return Incident(Harm.WRONG_INDICATOR if other else Harm.MISSED_VALUE, _name(case), words)
