"""The lines that today's draft of a period prints, kept in the store as long as nothing they are made from changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from domain.drafts import DraftReport
from domain.periods import Period
from domain.progress import Told, unheard
from drafting.annexes import ENOUGH_SOURCES
from drafting.compose import compose
from drafting.known_lines import KnownLine, known_lines
from store.draft_lines import DraftLineStore
from workflow.factory import Process
from workflow.material import kind_of, material_of
from workflow.report_background import TARGETS

_ROOT = Path(__file__).parents[1]
_MAKING = ("domain", "extraction", "drafting", "store", "workflow")  # packages that a draft's words come from
_SOURCES = frozenset((".py", ".yaml", ".txt"))


@dataclass(frozen=True, slots=True)
class _Kept:
    lines: tuple[KnownLine, ...]


def lines_of(
    process: Process,
    period: Period,
    *,
    told: Told = unheard,
    composed: Callable[[DraftReport], None] = lambda _: None,
) -> Sequence[KnownLine]:
    """As kept, if they were made from what stands now; else of a draft composed for it. None without any report.

    composed: given that draft.
    """
    told("Đọc số liệu", 0, 1)
    with process.desk() as desk:
        state = _state(process, DraftLineStore(desk.connection))
        kept = DraftLineStore(desk.connection).get(_Kept, period, made_from=state)
        if kept is not None:
            return kept.lines
        material = material_of(process, desk, period, kind=kind_of(period))
    if not material.reporting:
        return ()
    kind, enough = kind_of(period), ENOUGH_SOURCES
    draft = compose(material, catalogue=process.catalogue, kind=kind, most_sources=enough, told=told)
    composed(draft)
    return kept_lines(process, draft, made_from=state)


def what_stands(process: Process) -> str:
    """Another one once a draft may say something else. Asked before a draft is composed whose lines are to be kept."""
    with process.desk() as desk:
        return _state(process, DraftLineStore(desk.connection))


def kept_lines(process: Process, draft: DraftReport, *, made_from: str) -> Sequence[KnownLine]:
    """The lines of a draft just composed, kept for the next check. made_from: what stood before it was composed."""
    lines = known_lines(draft)
    if draft.kind == kind_of(draft.period):
        with process.desk(writing=True) as desk:
            DraftLineStore(desk.connection).put(draft.period, _Kept(lines), made_from=made_from)
    return lines


def _state(process: Process, store: DraftLineStore) -> str:
    targets = process.settings.home / TARGETS
    told = hashlib.sha256(targets.read_bytes()).hexdigest()[:16] if targets.is_file() else "-"
    return f"{store.newest_change()} {told} {_program()}"


@cache
def _program() -> str:
    return fingerprint(_ROOT)


def fingerprint(program: Path) -> str:
    """Another one once any file of the program is: other rules and wordings make other lines."""
    found = sorted(f for package in _MAKING for f in (program / package).rglob("*") if f.suffix in _SOURCES)
    told = "".join(f"{f.relative_to(program)} {f.stat().st_size} {f.stat().st_mtime_ns}\n" for f in found)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
