"""What a report of a kind is written from: this period's figures, last year's only where they are published yearly."""

from __future__ import annotations

from domain.indicators import Semantics
from domain.periods import Period
from tests.support.docx_files import a_report
from workflow.factory import Process
from workflow.intake import Upload, take_in
from workflow.material import material_of
from workflow.reading import Given

Q3, LAST_YEAR = Period.parse("2026-Q3"), Period.parse("2025-Y")


def test_figures_of_last_years_report_are_no_figures_of_this_period(process: Process):
    take_in(process, Upload("quy.docx", a_report()), Given())
    told = "Trong năm 2025, cơ quan tiếp nhận mới 5.250 hồ sơ; Chỉ số cải cách hành chính nội bộ đạt 91,5%."
    annual = a_report(told, number="601/BC-SNV", subject="Công tác cải cách hành chính năm 2025")
    take_in(process, Upload("nam.docx", annual), Given(period=LAST_YEAR))
    with process.desk() as desk:
        everything = material_of(process, desk, Q3)
        material = material_of(process, desk, Q3, kind="quarter")
    assert {f.period for f in everything.facts} >= {LAST_YEAR, Q3}
    assert any(f.period == Q3 for f in material.facts)
    kept = {f.indicator for f in material.facts if f.period == LAST_YEAR}
    assert all(process.catalogue[code].semantics is Semantics.YEARLY for code in kept)
    assert {f.indicator for f in everything.facts if f.period == LAST_YEAR} > kept
