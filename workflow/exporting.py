"""Units × indicators of a period as XLSX."""

from __future__ import annotations

from domain.periods import Period
from drafting.sheets import write_matrix
from workflow.factory import Process
from workflow.facts import DeskFacts
from workflow.material import material_of, needed


def export_matrix(process: Process, period: Period) -> bytes:
    """XLSX of units × indicators with citations; UsageError when no report of the period is here."""
    with process.desk() as desk:
        material = needed(material_of(process, desk, period))
        facts = DeskFacts(desk, catalogue=process.catalogue, registry=process.registry)
        city = list(facts.city_figures(period).values())
    return write_matrix(
        material.facts,
        city=city,
        catalogue=process.catalogue,
        period=period,
        units=material.reporting,
        documents=material.documents,
        earlier=material.earlier,
    )
