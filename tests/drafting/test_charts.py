"""Charts of the annexes: Word's own, readable without colour and aloud, and checked like every other number."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from domain.drafts import DraftReport, Table
from drafting.compose import compose
from drafting.known_lines import known_lines
from drafting.number_findings import CheckedNumber
from drafting.verify import verify_lines
from drafting.word import write_word
from drafting.word_text import read_lines
from tests.support.made_facts import a_registry, catalogue, eight_reports

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module")
def draft() -> DraftReport:
    return compose(eight_reports(), catalogue=catalogue())


@pytest.fixture(scope="module")
def clean(draft: DraftReport) -> bytes:
    return write_word(draft)


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def changed(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            data = old.read(entry)
            if entry == name:
                told = change(data.decode())
                assert told != data.decode()
                data = told.encode()
            new.writestr(entry, data)
    return out.getvalue()


def checked(content: bytes, draft: DraftReport) -> list[CheckedNumber]:
    return verify_lines(
        read_lines(content), lines=known_lines(draft), facts=lambda _: (), city=lambda _: (), registry=a_registry(),
        period=draft.period, indicators_in=lambda _: set(),
    )  # fmt: skip


def drawn(draft: DraftReport) -> list[Table]:
    return [p for a in draft.annexes for p in a.body if isinstance(p, Table) and p.drawn]


def test_key_rates_stand_beside_those_of_the_period_before_and_departments_beside_each_other(draft: DraftReport):
    rates, units = drawn(draft)
    assert rates.header == (("Chỉ tiêu", "Quý II/2026", "Quý III/2026"),)
    assert [row[0][0].text for row in rates.rows] == ["Hồ sơ giải quyết đúng và trước hạn", "Hồ sơ nộp trực tuyến"]
    amounts = [row[1][0].slot.amount for row in units.rows if row[1][0].slot]
    assert len(amounts) == 4
    assert amounts == sorted(amounts, reverse=True)


def test_the_chart_prints_each_number_as_the_report_does_and_in_its_face(draft: DraftReport, clean: bytes):
    for number, table in enumerate(drawn(draft), start=1):
        root = etree.fromstring(part(clean, f"word/charts/chart{number}.xml").encode())
        labels = [t.text for t in root.iter(f"{A}t")]
        columns = range(1, len(table.header[0]))
        assert labels == [row[column][0].text for column in columns for row in table.rows]
        assert {f.get("typeface") for f in root.iter(f"{A}latin")} == {"Times New Roman"}


def test_two_series_are_told_apart_without_colour_and_the_chart_is_told_in_words(clean: bytes):
    fills = [f.get("val") for f in etree.fromstring(part(clean, "word/charts/chart1.xml").encode()).iter(f"{A}srgbClr")]
    assert set(fills) <= {"404040", "FFFFFF", "808080", "000000"}
    assert 'descr="Biểu đồ cột. Hồ sơ giải quyết đúng và trước hạn: Quý II/2026 ' in part(clean, "word/document.xml")


@pytest.mark.parametrize("checking", [False, True])
def test_numbers_in_charts_are_checked_in_both_versions(draft: DraftReport, checking: bool):
    found = checked(write_word(draft, checking=checking), draft)
    rates = drawn(draft)[0]
    line = " | ".join(cell[0].text for cell in rates.rows[0])
    assert [n.status for n in found if n.line == line] == ["fact", "fact"]
    assert not [n for n in found if n.status == "unsupported"]


def test_a_label_typed_over_and_a_bar_drawn_otherwise_are_named(draft: DraftReport, clean: bytes):
    label = drawn(draft)[0].rows[1][2][0].text
    other = label.replace(label[0], "1", 1) if label[0] != "1" else label.replace("1", "2", 1)
    typed = checked(
        changed(clean, "word/charts/chart1.xml", lambda x: x.replace(f"<a:t>{label}<", f"<a:t>{other}<")), draft
    )
    assert [n.quote for n in typed if n.status == "unsupported"]
    amount = f"{drawn(draft)[0].rows[1][2][0].slot.amount:f}"  # type: ignore[union-attr]
    bent = checked(
        changed(clean, "word/charts/chart1.xml", lambda x: x.replace(f"<c:v>{amount}<", "<c:v>12.5<")), draft
    )
    assert "12.5" in [n.quote for n in bent if n.status == "unsupported"]


def test_with_too_little_to_compare_there_is_no_chart():
    alone = compose(
        replace(eight_reports(), earlier=(), reporting=eight_reports().reporting[:3]), catalogue=catalogue()
    )
    assert drawn(alone) == []
    assert "word/charts/chart1.xml" not in zipfile.ZipFile(io.BytesIO(write_word(alone))).namelist()
