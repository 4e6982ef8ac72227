"""From the standing facts of a period to the consolidated report as DOCX."""

from __future__ import annotations

from domain.drafts import DraftReport
from domain.periods import Period
from domain.values import Finding
from drafting.compose import compose
from drafting.word import write_word
from store.changes import ChangeStore
from workflow.factory import Process
from workflow.facts import fed_by
from workflow.material import before, kind_of, material_of, needed


def draft_report(process: Process, period: Period, *, kind: str | None = None) -> DraftReport:
    """The draft of a period from what stands now; UsageError when no report of the period is here."""
    wanted = kind or kind_of(period)
    with process.desk() as desk:

        def made() -> DraftReport:
            return compose(needed(material_of(process, desk, period)), catalogue=process.catalogue, kind=wanted)

        if desk.sheets is None:
            return made()
        store = ChangeStore(desk.connection)
        stamp = desk.sheets.stamp(store, [*fed_by(period), *before(period)])
        files = tuple(desk.documents.count_by_state().items())  # also those that could not be read
        return desk.sheets.remembered(store, ("draft", period, wanted, stamp, files, process.registry), made)


def written(draft: DraftReport, *, checking: bool = False) -> bytes:
    """The draft as DOCX; `checking` puts a comment with the source at each figure."""
    return write_word(draft, checking=checking)


def findings_of(process: Process, period: Period) -> list[tuple[str, Finding]]:
    """(unit, finding) of the period's reports."""
    with process.desk() as desk:
        return desk.findings.of_period(period)
