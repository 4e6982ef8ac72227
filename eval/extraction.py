"""Reads every gold report and holds what comes out against its truth: values, traps, findings, head, passages."""

from __future__ import annotations

import hashlib
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.documents import Document
from domain.errors import Refused
from domain.indicators import AREA_NAMES, Area, Catalogue, Code
from domain.periods import Period
from domain.texts import one_space
from domain.units import UnitRegistry
from domain.values import Extraction, IndicatorValue, NarrativeKind
from eval.cases import ReportCase
from eval.harms import Incident, extraction_harms
from eval.metrics import Counts, total
from eval.outcomes import Outcome, Share
from extraction.extract import extract
from ingest.reading import read

# Rules whose findings the gold set plants; others (jump, instruction …) are not counted as false alarms.
PLANTED_RULES = frozenset(
    {
        "percent_mismatch",
        "sum_mismatch",
        "text_annex_conflict",
        "cumulative_falls",
        "impossible_percent",
        "rank_out_of_field",
        "stale_period_text",
    }
)


_BANDS = (("≥ 0,95", 0.95, 2.0), ("0,90–0,94", 0.9, 0.95), ("0,80–0,89", 0.8, 0.9), ("< 0,80", 0.0, 0.8))


@dataclass(frozen=True, slots=True)
class Reading:
    """One report as read, with its case."""

    case: ReportCase
    document: Document
    extraction: Extraction


def run(cases: Sequence[ReportCase], *, catalogue: Catalogue, registry: UnitRegistry) -> Outcome:
    """Reports of a unit are read in order of their periods, so that later ones know the earlier values."""
    begun = time.perf_counter()
    readings = read_all(cases, catalogue=catalogue, registry=registry)
    return outcome_of(readings, seconds=time.perf_counter() - begun)


def read_all(cases: Sequence[ReportCase], *, catalogue: Catalogue, registry: UnitRegistry) -> list[Reading]:
    earlier: dict[str, list[IndicatorValue]] = defaultdict(list)
    readings = []
    for case in sorted(cases, key=lambda c: c.period.sort_key):
        document = document_of(case, registry)
        unit, period = document.head.unit or case.unit, document.head.period or case.period
        found = extract(document, catalogue=catalogue, unit=unit, period=period, earlier=earlier[unit])
        earlier[unit].extend(found.values)
        readings.append(Reading(case, document, found))
    return sorted(readings, key=lambda reading: reading.case.file)


def document_of(case: ReportCase, registry: UnitRegistry) -> Document:
    """A file that cannot be read (a scan without an engine for it) is an empty document: all it holds is missed."""
    content = case.path.read_bytes()
    try:
        return read(content, name=case.file, registry=registry)
    except Refused:
        digest = hashlib.sha256(content).hexdigest()
        return Document(digest[:12], digest, case.file, case.format, ())


def outcome_of(readings: Sequence[Reading], *, seconds: float = 0.0) -> Outcome:
    incidents = [i for r in readings for i in extraction_harms(r.case, r.document, r.extraction)]
    formats = {r.case.format for r in readings}
    return Outcome(
        name="extraction",
        cases={r.case.file: counts_of(r) for r in readings},
        incidents=incidents,
        groups={
            "area": {AREA_NAMES[area]: total(counts_of(r, area) for r in readings) for area in Area},
            "confidence": reliability(readings),
            "format": {f: total(counts_of(r) for r in readings if r.case.format == f) for f in sorted(formats)},
        },
        shares=_shares(readings, incidents),
        seconds=seconds,
    )


def counts_of(reading: Reading, area: Area | None = None) -> Counts:
    """Values by indicator, period and amount, each counted once; of one area, or of all."""
    wanted = {gold.key for gold in reading.case.values}
    proposed = {(v.indicator, v.period, v.amount) for v in reading.extraction.values}
    if area is not None:
        wanted, proposed = _inside(wanted, area), _inside(proposed, area)
    return Counts(len(wanted & proposed), len(proposed), len(wanted))


def reliability(readings: Sequence[Reading]) -> dict[str, Counts]:
    """Values by how sure they were marked: of those marked 0.95 and more, at least 95 of 100 should be right."""
    marks: dict[str, list[bool]] = {name: [] for name, _, _ in _BANDS}
    for reading in readings:
        wanted = {gold.key for gold in reading.case.values}
        for value in reading.extraction.values:
            band = next(name for name, low, high in _BANDS if low <= value.confidence < high)
            marks[band].append((value.indicator, value.period, value.amount) in wanted)
    return {band: Counts(sum(right), len(right), len(right)) for band, right in marks.items() if right}


def _inside(keys: set[tuple[Code, Period, Decimal]], area: Area) -> set[tuple[Code, Period, Decimal]]:
    return {key for key in keys if key[0].partition("-")[0] == area}


def _shares(readings: Sequence[Reading], incidents: Iterable[Incident]) -> dict[str, Share]:
    traps = sum(len(r.case.not_values) for r in readings)
    taken = len({(i.case, i.what) for i in incidents if i.harm == "trap_taken"})
    return {
        "files read": Share(sum(bool(r.document.blocks) for r in readings), len(readings)),
        "traps avoided": Share(max(traps - taken, 0), traps),
        "planted errors found": _sum(_errors_found(r) for r in readings),
        "findings that are right": _sum(_findings_right(r) for r in readings),
        "head fields right": _sum(_head(r) for r in readings),
        "problems, proposals, tasks found": _sum(_passages(r) for r in readings),
    }


def _sum(shares: Iterable[Share]) -> Share:
    found = list(shares)
    return Share(sum(s.right for s in found), sum(s.tried for s in found))


def _errors_found(reading: Reading) -> Share:
    said = [(f.rule, set(f.indicators)) for f in reading.extraction.findings]
    planted = reading.case.planted_errors
    found = [e for e in planted if any(r == e.kind and (not e.codes or c & set(e.codes)) for r, c in said)]
    return Share(len(found), len(planted))


def _findings_right(reading: Reading) -> Share:
    """Of the findings of planted kinds, those that were planted: the rest are false alarms."""
    said = [f for f in reading.extraction.findings if f.rule in PLANTED_RULES]
    planted = [(e.kind, set(e.codes)) for e in reading.case.planted_errors]
    right = [f for f in said if any(f.rule == k and (not c or c & set(f.indicators)) for k, c in planted)]
    return Share(len(right), len(said))


def _head(reading: Reading) -> Share:
    head, case = reading.document.head, reading.case
    pairs = ((head.unit, case.unit), (head.period, case.period), (head.number, case.number), (head.date, case.date))
    return Share(sum(one == other for one, other in pairs), len(pairs))


def _passages(reading: Reading) -> Share:
    wanted = (
        (NarrativeKind.PROBLEM, reading.case.problems),
        (NarrativeKind.PROPOSAL, reading.case.proposals),
        (NarrativeKind.TASK, tuple(task.text for task in reading.case.tasks)),
    )
    found = 0
    for kind, texts in wanted:
        have = " ".join(one_space(n.text) for n in reading.extraction.narratives_of(kind))
        found += sum(one_space(text)[:60] in have for text in texts)
    return Share(found, sum(len(texts) for _, texts in wanted))
