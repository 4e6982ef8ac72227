"""The table that an answer's page shows of many units' figures."""

from __future__ import annotations

from api.answer_view import table_of
from tests.rag.test_answering import Reports, answered

_UNITS = {"Xã Mê Linh": ("86", "91"), "Sở Nội vụ": ("98.8", "99.1"), "Sở Y tế": ("80", "79")}


def two_quarters() -> Reports:
    reports = Reports()
    for unit, (earlier, later) in _UNITS.items():
        reports.report(unit, "2026-Q2", CQS_05=earlier).report(unit, "2026-Q3", CQS_05=later)
    return reports


def test_an_order_of_change_is_a_table_of_how_much_each_unit_moved() -> None:
    reply = answered(two_quarters().ask("Quý II sang quý III/2026 đơn vị nào tăng tỷ lệ hồ sơ trực tuyến nhiều nhất?"))
    table = table_of(reply)
    assert table is not None
    assert [(v.unit, str(v.amount), v.state) for v in table.values] == [
        ("Xã Mê Linh", "5", "chưa duyệt"),
        ("Sở Nội vụ", "0.3", "chưa duyệt"),
        ("Sở Y tế", "-1", "chưa duyệt"),
    ]


def test_figures_of_one_period_are_a_table_of_themselves() -> None:
    reply = answered(two_quarters().ask("Xếp các đơn vị theo tỷ lệ hồ sơ trực tuyến quý III/2026"))
    table = table_of(reply)
    assert table is not None
    assert [str(v.amount) for v in table.values] == ["99.1", "91", "79"]
    assert all(v.citation is not None for v in table.values)
