"""From the standing facts of a period to the consolidated report as DOCX."""

from __future__ import annotations

from domain.drafts import DraftReport
from domain.periods import Period
from domain.progress import Told, unheard
from domain.values import Finding
from drafting.compose import compose
from drafting.word import write_word
from workflow.factory import Desk, Process
from workflow.keeping_fresh import LookedAt
from workflow.material import kind_of, material_of, needed, stamp_of
from workflow.resting import Resting


def draft_report(process: Process, period: Period, *, kind: str | None = None, told: Told = unheard) -> DraftReport:
    """The draft of a period from what stands now; UsageError when no report of the period is here."""
    with process.desk() as desk:
        return _composed(process, desk, period, kind, told)


class DraftsShown:
    """Drafts as pages show them."""

    def __init__(self) -> None:
        self.drafts: Resting[DraftReport] = Resting(3)


def draft_shown(process: Process, period: Period) -> DraftReport:
    """As `draft_report`, for looking at: while figures are being reviewed it may be some seconds old."""
    draft = _shown(process, period, ahead=False)
    process.kept(LookedAt).note(make_draft_ahead, period)
    return draft


def make_draft_ahead(process: Process, period: Period) -> DraftReport:
    return _shown(process, period, ahead=True)


def _shown(process: Process, period: Period, *, ahead: bool) -> DraftReport:
    with process.desk() as desk:
        stamp = stamp_of(process, desk, period)
        kept = process.kept(DraftsShown).drafts
        return kept.get(period, stamp, lambda: _composed(process, desk, period), ahead=ahead)


def written(draft: DraftReport, *, checking: bool = False) -> bytes:
    """The draft as DOCX; `checking` puts a comment with the source at each figure."""
    return write_word(draft, checking=checking)


def findings_of(process: Process, period: Period) -> list[tuple[str, Finding]]:
    """(unit, finding) of the period's reports."""
    with process.desk() as desk:
        return desk.findings.of_period(period)


def _composed(
    process: Process, desk: Desk, period: Period, kind: str | None = None, told: Told = unheard
) -> DraftReport:
    told("Đọc số liệu", 0, 1)
    chosen = kind or kind_of(period)
    material = needed(material_of(process, desk, period, kind=chosen))
    return compose(material, catalogue=process.catalogue, kind=chosen, told=told)
