"""Half-year, nine-month and annual reports: each has its own outline, and reads from data such as the demo's."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from domain.drafts import DraftReport, Paragraph
from domain.periods import Period
from domain.values import NarrativeKind
from drafting.carried import TaskState
from drafting.compose import compose
from drafting.desk import Background, Material, Target
from drafting.known_lines import known_lines
from drafting.outline import KINDS, load_outline
from drafting.verify import verify_lines
from drafting.word import write_word
from drafting.word_text import read_lines
from tests.drafting.test_verify import LABELS
from tests.support.made_facts import a_registry, a_sentence, catalogue, eight_reports, unit_facts

PLAN = "Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND Thành phố"
TARGETS = (
    Target("TT-20", Decimal(90), PLAN),
    Target("CQS-05", Decimal("99.9"), PLAN),
    Target("TT-19", Decimal(1), PLAN, at_most=True),
    Target("TK-09", Decimal(80), PLAN),
)
LATER = dt.date(2027, 3, 31)
OF_KIND = {"half": "2026-6M", "nine_months": "2026-9M", "year": "2026-Y"}


def material(period: str, *, targets: tuple[Target, ...] = TARGETS) -> Material:
    """Eight units' figures for the period, and the year before's; two tasks came over; one unit drew a lesson."""
    base, at = eight_reports(), Period.parse(period)
    names = [u.name for u in base.reporting]
    tasks = [
        ("Sở Y tế", a_sentence(NarrativeKind.TASK, "Ban hành quy trình nội bộ mới của ngành.", deadline=at.start)),
        ("Sở Du lịch", a_sentence(NarrativeKind.TASK, "Kết nối dữ liệu hướng dẫn viên.", deadline=LATER)),
    ]
    lesson = "Bài học kinh nghiệm là phải giao việc rõ người, rõ thời hạn ngay từ đầu năm."
    return replace(
        base,
        period=at,
        facts=[f for seed, name in enumerate(names) for f in unit_facts(name, seed, period)],
        earlier=[f for seed, name in enumerate(names) for f in unit_facts(name, seed + 2, str(at.year_before()))],
        background=Background(targets=targets, tasks=tasks, told=[("Sở Tư pháp", lesson)]),
    )


def drafted(kind: str, **more: tuple[Target, ...]) -> DraftReport:
    return compose(material(OF_KIND[kind], **more), catalogue=catalogue(), kind=kind)


def said(draft: DraftReport, path: str) -> str:
    [section] = [s for at, s in draft.placed() if at == path]
    return "\n".join(p.text for p in section.body if isinstance(p, Paragraph))


def titles(draft: DraftReport) -> dict[str, str]:
    return {path: section.title for path, section in draft.placed()}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_tells_of_steering_and_of_the_six_areas(kind: str):
    numbers = [part.number for part in load_outline(kind).parts]
    assert numbers == ["I", "II", "III", "IV", "V"]
    assert [sub.number for sub in load_outline(kind).parts[1].parts] == ["1", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize(
    ("kind", "title", "asked"),
    [
        ("half", "Công tác cải cách hành chính 6 tháng đầu năm 2026; phương hướng, nhiệm vụ 6 tháng cuối năm 2026",
         "Phương hướng, nhiệm vụ 6 tháng cuối năm 2026"),
        ("nine_months", "Công tác cải cách hành chính 9 tháng đầu năm 2026; nhiệm vụ trọng tâm quý IV năm 2026",
         "Nhiệm vụ trọng tâm quý IV năm 2026"),
        ("year", "Kết quả công tác cải cách hành chính năm 2026; phương hướng, nhiệm vụ trọng tâm năm 2027",
         "Phương hướng, nhiệm vụ trọng tâm năm 2027"),
    ],
)  # fmt: skip
def test_each_kind_has_its_own_title_and_looks_ahead_to_its_own_next_period(kind: str, title: str, asked: str):
    draft = drafted(kind)
    assert draft.title == title
    assert titles(draft)["IV"] == asked
    assert "IV.2" in titles(draft)


@pytest.mark.parametrize("kind", OF_KIND)
def test_results_stand_against_the_plan_of_the_year(kind: str):
    told = said(drafted(kind), "III.2")
    assert (
        "Trong 04 mục tiêu, chỉ tiêu CCHC của Thành phố có 03 chỉ tiêu đã có số liệu để đánh giá, 01 chỉ tiêu" in told
    )
    assert "Đạt: tỷ lệ hồ sơ giải quyết đúng và trước hạn là 99," in told
    assert "Chưa đạt: tỷ lệ hồ sơ nộp trực tuyến mới là" in told
    assert "cao hơn mức tối đa 01 hồ sơ" in told
    assert "Chưa có đủ số liệu để đánh giá: tỷ lệ thực hiện kiến nghị" in told


def test_without_targets_the_report_says_so_instead_of_nothing():
    draft = drafted("year", targets=())
    assert "Chưa khai báo mục tiêu, chỉ tiêu năm của Thành phố" in said(draft, "III.2")
    assert any("Chưa khai báo mục tiêu" in gap.reason for gap in draft.gaps)


@pytest.mark.parametrize("kind", OF_KIND)
def test_tasks_that_came_over_stand_in_a_section_of_their_own_with_their_state(kind: str):
    draft = drafted(kind)
    told = said(draft, "IV.1")
    assert "02 nhiệm vụ có thời hạn từ kỳ trước chuyển sang" in told
    assert f"Ban hành quy trình nội bộ mới của ngành; {TaskState.OVERDUE.value[0].lower()}" in told
    assert "Kết nối dữ liệu hướng dẫn viên" not in told  # not due yet: the annex has it
    assert "chuyển sang (" not in said(draft, "IV.2")


def test_only_the_annual_report_draws_lessons_and_plans_the_next_year():
    year = drafted("year")
    assert "Sở Tư pháp: Bài học kinh nghiệm là phải giao việc rõ người" in said(year, "III.5")
    assert "Xây dựng, ban hành và tổ chức thực hiện Kế hoạch CCHC năm 2027" in said(year, "IV.2")
    assert "Bài học kinh nghiệm" not in titles(drafted("half")).values()


@pytest.mark.parametrize("kind", OF_KIND)
def test_both_versions_of_every_kind_pass_their_own_check(kind: str):
    draft = drafted(kind)
    for checking in (False, True):
        found = verify_lines(
            read_lines(write_word(draft, checking=checking)), lines=known_lines(drafted(kind)), facts=lambda _: (),
            city=lambda _: (), registry=a_registry("Sở Nội vụ", "Phường Hồng Hà"), period=draft.period,
            indicators_in=lambda text: {hit.code for hit in LABELS.hits(text)},
        )  # fmt: skip
        assert len(found) > 100
        assert [n for n in found if n.status == "unsupported"] == []
