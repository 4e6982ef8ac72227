"""Facts and sentences made for tests: `a_fact("Sở Y tế", "TT-12", "1234")`, and the reports of eight units."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from domain.citations import Grounding, cite
from domain.documents import Block, BlockKind, document_id
from domain.facts import Fact, Standing, facts_of
from domain.indicators import Catalogue
from domain.numbers import Qualifier
from domain.periods import Period
from domain.quantities import vietnamese
from domain.texts import Span
from domain.units import ReportingUnit, UnitGroup, UnitRegistry
from domain.values import (
    Finding,
    IndicatorValue,
    Method,
    Narrative,
    NarrativeKind,
    Severity,
    value_id,
)
from drafting.desk import Material
from extraction.catalogue import load_catalogue

Q3 = Period.parse("2026-Q3")
DEPARTMENTS = ("Sở Y tế", "Sở Xây dựng", "Sở Tư pháp", "Sở Du lịch")
WARDS = ("Phường Ba Đình", "Phường Láng")
COMMUNES = ("Xã Gia Lâm", "Xã Mê Linh")


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def a_unit(name: str) -> ReportingUnit:
    groups = {"Sở": UnitGroup.DEPARTMENT, "Phường": UnitGroup.WARD, "Xã": UnitGroup.COMMUNE}
    slug = "-".join(name.lower().split())
    return ReportingUnit(slug, name, groups.get(name.split()[0], UnitGroup.OTHER))


def units(*names: str) -> tuple[ReportingUnit, ...]:
    return tuple(a_unit(name) for name in names)


def a_registry(*more: str) -> UnitRegistry:
    return UnitRegistry(units(*DEPARTMENTS, *WARDS, *COMMUNES, *more))


def a_value(
    unit: str,
    code: str,
    amount: str,
    *,
    period: str = "2026-Q3",
    parts: tuple[int, int] | None = None,
    qualifier: Qualifier | None = None,
    quote: str = "",
    place: int = 0,
) -> IndicatorValue:
    """A value as read; its quote says the number unless another is given. parts: numerator and denominator printed."""
    number = Decimal(amount)
    words = quote or f"{catalogue()[code].name}: {vietnamese(number)}"
    document = document_id(f"{unit} {period}".encode())
    block = Block(f"{document}#b{place:04d}", place, BlockKind.PARAGRAPH, words, page=1 + place % 4, section="II.2")
    citation = cite(block, Span(0, len(words)))
    return IndicatorValue(
        id=value_id(code, Period.parse(period), number, citation),
        document_id=document,
        unit=unit,
        indicator=code,
        period=Period.parse(period),
        amount=number,
        measure=catalogue()[code].measure,
        citation=citation,
        grounding=Grounding.EXACT,
        method=Method.SENTENCE,
        numerator=Decimal(parts[0]) if parts else None,
        denominator=Decimal(parts[1]) if parts else None,
        qualifier=qualifier,
    )


def a_fact(unit: str, code: str, *amounts: str, **more: object) -> Fact:
    """The unit's fact; with two different amounts, a conflict."""
    values = [a_value(unit, code, amount, place=i, **more) for i, amount in enumerate(amounts)]  # type: ignore[arg-type]
    [fact] = facts_of(Standing(v, v.amount) for v in values)
    return fact


def a_sentence(kind: NarrativeKind, text: str, *, deadline: dt.date | None = None) -> Narrative:
    block = Block("0" * 12 + "#b0900", 900, BlockKind.PARAGRAPH, text, page=3, section="III.2")
    return Narrative(kind, text, cite(block, Span(0, len(text))), None, deadline)


def unit_facts(unit: str, seed: int, period: str = "2026-Q3") -> list[Fact]:
    """Balanced figures of one unit: files, on-time share, online share, plan, disbursement, staff."""
    new = 1200 + 137 * seed
    online = new - 40 - 9 * seed
    late = seed % 3
    done = new - 25
    whole = Period.parse(period).cumulative()
    planned, finished = 40 + seed, 30 + seed // 2
    online_share = str(round(Decimal(online * 100) / new, 2))
    on_time = str(round(Decimal((done - late) * 100) / done, 2))
    return [
        a_fact(unit, "TT-12", str(new), period=period),
        a_fact(unit, "TT-13", str(online), period=period),
        a_fact(unit, "TT-16", str(done), period=period),
        a_fact(unit, "TT-19", str(late), period=period),
        a_fact(unit, "TT-20", on_time, period=period, parts=(done - late, done)),
        a_fact(unit, "TT-24", str(seed % 2), period=period),
        a_fact(unit, "CQS-05", online_share, period=period),
        a_fact(unit, "CQS-09", f"{90 + seed}.5", period=period),
        a_fact(unit, "CD-02", str(planned), period=period),
        a_fact(unit, "CD-03", str(finished), period=str(whole)),
        a_fact(unit, "CD-01", str(10 + seed), period=period),
        a_fact(unit, "CD-01", str(30 + 2 * seed), period=str(whole)),
        a_fact(unit, "TK-01", str(18_600_000_000 + seed * 1_000_000), period=period),
        a_fact(unit, "TK-02", str(11_720_000_000 + seed * 1_000_000), period=str(whole)),
        a_fact(unit, "TT-02", str(seed), period=period),
        a_fact(unit, "BM-06", str(60 + seed), period=period),
    ]


def eight_reports() -> Material:
    """Eight of ten units reported; one figure is in conflict, one unit gave a percent without its parts."""
    names = (*DEPARTMENTS, *WARDS, *COMMUNES)
    facts = [f for seed, name in enumerate(names) for f in unit_facts(name, seed)]
    facts = [f for f in facts if (f.unit, f.indicator) not in (("Sở Du lịch", "TT-16"), ("Xã Mê Linh", "TT-13"))]
    facts.append(a_fact("Sở Du lịch", "TT-16", "1586", "1568"))
    earlier = [f for seed, name in enumerate(names[:6]) for f in unit_facts(name, seed + 2, "2026-Q2")]
    kinds = NarrativeKind
    told = [
        ("Sở Y tế", kinds.PROBLEM, "Phần mềm một cửa của ngành còn lỗi, mất 03 ngày mới đồng bộ xong dữ liệu."),
        ("Phường Láng", kinds.PROBLEM, "Hệ thống một cửa hay bị treo, kết nối tại điểm tiếp nhận chưa ổn định."),
        ("Xã Gia Lâm", kinds.PROBLEM, "Công chức một cửa kiêm nhiệm nhiều việc, thiếu 2 biên chế so với định mức."),
        ("Sở Tư pháp", kinds.CAUSE, "Quy định về phân cấp chưa được hướng dẫn kịp thời."),
        ("Xã Mê Linh", kinds.PROPOSAL, "Đề nghị UBND Thành phố bố trí kinh phí thay thế 12 máy tính đã hỏng."),
        ("Sở Y tế", kinds.PROPOSAL, "Kiến nghị Bộ Nội vụ hướng dẫn vị trí việc làm của công chức một cửa."),
        ("Sở Xây dựng", kinds.INITIATIVE, "Mô hình trả kết quả tại nhà cho người cao tuổi."),
    ]
    narratives = [(unit, a_sentence(kind, words)) for unit, kind, words in told]
    task = "Hoàn thành số hóa hồ sơ lưu trữ trước ngày 20/10/2026."
    narratives.append(("Sở Du lịch", a_sentence(kinds.TASK, task, deadline=dt.date(2026, 10, 20))))
    finding = Finding(
        "sum_mismatch", Severity.ERROR, "Tổng số ghi 26 nhưng các thành phần cộng lại bằng 24.", ("CD-01",)
    )
    return Material(
        period=Q3,
        facts=facts,
        reporting=units(*names),
        expected=units(*names, "Sở Nội vụ", "Phường Hồng Hà"),
        earlier=earlier,
        narratives=narratives,
        findings=[("Phường Láng", finding)],
        documents={f.values[0].document_id: f"{100 + i}/BC" for i, f in enumerate(facts)},
    )


def many_reports(count: int) -> Material:
    """As many wards as asked for, each with all its figures."""
    names = [f"Phường Số {i}" for i in range(count)]
    facts = [f for seed, name in enumerate(names) for f in unit_facts(name, seed)]
    return Material(period=Q3, facts=facts, reporting=units(*names), expected=units(*names))


def by_code(found: Sequence[Fact], unit: str, code: str) -> Fact:
    [fact] = [f for f in found if f.unit == unit and f.indicator == code]
    return fact
