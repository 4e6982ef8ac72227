"""Indicators that do not apply: nobody is said to lack them, and who tells them all the same counts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from domain.city import CityFigure
from domain.errors import NotAllowed, NotFound, OutOfDate, UsageError
from domain.people import Person, Role
from domain.periods import Period
from tests.support.databases import DATABASES, database
from tests.support.docx_files import a_report
from workflow.asking import ask
from workflow.cells import CellState
from workflow.city_series import city_series
from workflow.exemptions import set_applies, spared
from workflow.factory import Process
from workflow.intake import Upload, take_in
from workflow.leading import overview
from workflow.matrix import matrix
from workflow.overview import city_table
from workflow.reading import Given

Q3 = Period.parse("2026-Q3")
ADMIN = Person("Quản trị", Role.ADMIN)
TOLD = ("SỞ NỘI VỤ", "SỞ Y TẾ")  # both tell TT-12
SILENT = "Sở Tư pháp"  # sent a report that does not


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from database(request.param)


@pytest.fixture
def reports(process: Process) -> None:
    for unit in TOLD:
        take_in(process, Upload("x.docx", a_report(unit=unit, number=f"1/BC-{unit[3:6]}")), Given())
    other = a_report("Trong quý III, Sở đã tổ chức 12 lớp tập huấn.", unit="SỞ TƯ PHÁP", number="3/BC-STP")
    take_in(process, Upload("y.docx", other), Given())


def figure(process: Process, code: str = "TT-12") -> CityFigure:
    return next(f for i, f in city_table(process, Q3) if i.code == code)


def cell(process: Process, unit: str, code: str = "TT-12") -> CellState:
    view = matrix(process, Q3)
    column = [i.code for i in view.columns].index(code)
    return next(r for r in view.rows if r.unit.name == unit).cells[column].state


def test_who_is_spared_is_not_missing_and_not_counted(process: Process, reports: None):
    assert (figure(process).coverage, figure(process).missing) == ("2/3", (SILENT,))
    assert cell(process, SILENT) is CellState.MISSING
    set_applies(process, ADMIN, "TT-12", "so-tu-phap", applies=False, reason="không có thủ tục")
    assert (figure(process).coverage, figure(process).missing) == ("2/2", ())
    assert cell(process, SILENT) is CellState.SPARED
    with process.desk() as desk:
        assert city_series(process, desk, process.catalogue["TT-12"], Q3)[-1].coverage == "2/2"
    headline = next(h for h in overview(process, Q3).headlines if h.indicator.code == "TT-12")
    assert headline.figure.coverage == "2/2"
    ranked = str(ask(process, "Xếp hạng các đơn vị theo số hồ sơ tiếp nhận mới quý III/2026"))
    assert SILENT not in ranked


def test_who_tells_it_all_the_same_counts(process: Process, reports: None):
    set_applies(process, ADMIN, "TT-12", "so", applies=False, reason="thử")
    assert figure(process).coverage == "2/2"
    assert cell(process, "Sở Nội vụ") is CellState.REPORTED


def test_one_unit_of_a_spared_group_may_owe_it_all_the_same(process: Process, reports: None):
    set_applies(process, ADMIN, "TT-12", "so", applies=False, reason="cả khối")
    set_applies(process, ADMIN, "TT-12", "so-tu-phap", applies=True)
    assert figure(process).missing == (SILENT,)
    assert [(s.whom, s.said.applies) for s in spared(process)] == [("khối Sở, ngành", False), (SILENT, True)]
    set_applies(process, ADMIN, "TT-12", "so", applies=True)
    assert spared(process) == []


def test_it_holds_only_for_the_reports_it_was_said_of_and_the_journal_tells_which(process: Process, reports: None):
    later, q2 = Period.parse("2026-Q4"), Period.parse("2026-6M")
    set_applies(process, ADMIN, "TT-12", "so-tu-phap", applies=False, reason="thử", first=later)
    assert (figure(process).coverage, cell(process, SILENT)) == ("2/3", CellState.MISSING)
    set_applies(process, ADMIN, "TT-12", "so-tu-phap", applies=False, reason="sáp nhập", first=q2, last=Q3)
    assert (figure(process).coverage, cell(process, SILENT)) == ("2/2", CellState.SPARED)
    assert [(s.when, s.said.reason) for s in spared(process)] == [
        ("từ Quý II/2026 đến Quý III/2026", "sáp nhập"),
        ("từ Quý IV/2026", "thử"),
    ]
    with process.desk() as desk:
        assert "không áp dụng từ Quý II/2026 đến Quý III/2026 (sáp nhập)" in desk.journal.recent()[0].detail


def test_a_unit_owes_again_for_a_time_and_then_stands_as_its_group(process: Process, reports: None):
    set_applies(process, ADMIN, "TT-12", "so", applies=False, reason="cả khối")
    set_applies(process, ADMIN, "TT-12", "so-tu-phap", applies=True, first=Q3, last=Q3)
    assert figure(process).missing == (SILENT,)
    assert [(s.whom, s.when) for s in spared(process)] == [("khối Sở, ngành", ""), (SILENT, "chỉ Quý III/2026")]
    set_applies(process, ADMIN, "TT-12", "so-tu-phap", applies=None)
    assert figure(process).missing == ()
    with pytest.raises(OutOfDate, match="đang theo cả khối với Sở Tư pháp"):
        set_applies(process, ADMIN, "TT-12", "so-tu-phap", applies=None)


def test_taken_back_it_is_owed_again_and_the_journal_tells_both(process: Process, reports: None):
    set_applies(process, ADMIN, "TT-12", "so-tu-phap", applies=False, reason="không có thủ tục")
    set_applies(process, ADMIN, "TT-12", "so-tu-phap", applies=True)
    assert figure(process).coverage == "2/3"
    with process.desk() as desk:
        told = [(e.act, e.subject, e.detail) for e in desk.journal.entries()][-2:]
    assert told == [
        ("exempted", "TT-12", f"{SILENT}: không áp dụng (không có thủ tục)"),
        ("applies_again", "TT-12", f"{SILENT}: áp dụng lại"),
    ]


def test_what_cannot_be_is_refused_in_one_sentence(process: Process):
    with pytest.raises(NotAllowed):
        set_applies(process, Person("An", Role.REVIEWER), "TT-12", "so", applies=False, reason="x")
    with pytest.raises(NotFound, match="Không có chỉ tiêu mã TT-999"):
        set_applies(process, ADMIN, "TT-999", "so", applies=False, reason="x")
    with pytest.raises(NotFound, match="đơn vị hay khối"):
        set_applies(process, ADMIN, "TT-12", "thanh_pho", applies=False, reason="x")
    with pytest.raises(UsageError, match="lý do"):
        set_applies(process, ADMIN, "TT-12", "so", applies=False)
    with pytest.raises(OutOfDate, match="đang áp dụng"):
        set_applies(process, ADMIN, "TT-12", "so", applies=True)
    set_applies(process, ADMIN, "TT-12", "so", applies=False, reason="x")
    with pytest.raises(OutOfDate, match="đã được ghi không áp dụng với Sở Y tế"):
        set_applies(process, ADMIN, "TT-12", "so-y-te", applies=False, reason="x")
    with pytest.raises(OutOfDate, match="không áp dụng với Sở Y tế chỉ Quý III/2026"):
        set_applies(process, ADMIN, "TT-12", "so-y-te", applies=False, reason="x", first=Q3, last=Q3)
    with pytest.raises(UsageError, match="Kỳ bắt đầu"):
        set_applies(process, ADMIN, "TT-12", "so", applies=True, first=Q3, last=Period.parse("2026-Q1"))
