"""From the standing facts of a period to the consolidated report as DOCX."""

from __future__ import annotations

from domain.drafts import DraftReport
from domain.periods import Period
from domain.values import Finding
from drafting.compose import compose
from drafting.word import write_word
from workflow.factory import Process
from workflow.material import kind_of, material_of, needed


def draft_report(process: Process, period: Period, *, kind: str | None = None) -> DraftReport:
    """The draft of a period from what stands now; UsageError when no report of the period is here."""
    with process.desk() as desk:
        material = needed(material_of(process, desk, period))
    return compose(material, catalogue=process.catalogue, kind=kind or kind_of(period))


def written(draft: DraftReport, *, checking: bool = False) -> bytes:
    """The draft as DOCX; `checking` puts a comment with the source at each figure."""
    return write_word(draft, checking=checking)


def findings_of(process: Process, period: Period) -> list[tuple[str, Finding]]:
    """(unit, finding) of the period's reports."""
    with process.desk() as desk:
        return desk.findings.of_period(period)
