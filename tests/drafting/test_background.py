"""What a draft is set against: targets, last period's tasks, single units' movements, the quality of the reports."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from domain.drafts import DraftReport, Paragraph, Table
from domain.facts import Standing, facts_of
from domain.values import NarrativeKind
from drafting.carried import TaskState, carried_tasks
from drafting.compose import compose
from drafting.desk import Background, Desk, Material, Target, in_a_row
from tests.support.made_facts import a_fact, a_sentence, catalogue, eight_reports, units

PLAN = "Kế hoạch số 12/KH-UBND ngày 15/01/2026 của UBND Thành phố"


def drafted(background: Background, **more: object) -> DraftReport:
    return compose(replace(eight_reports(), background=background, **more), catalogue=catalogue())  # type: ignore[arg-type]


def text(draft: DraftReport) -> str:
    return "\n".join(p.text for s in draft.sections for p in s.body if isinstance(p, Paragraph))


@pytest.mark.parametrize(
    ("amount", "words", "units"),
    [
        ("90", "vượt ", "; cả 08 đơn vị có số liệu đều đạt mục tiêu."),
        ("99.99", "còn thấp hơn ", "; 3/8 đơn vị có số liệu đạt mục tiêu."),
    ],
)
def test_a_city_figure_is_held_against_the_plan_that_sets_its_target(amount: str, words: str, units: str):
    draft = drafted(Background(targets=[Target("TT-20", Decimal(amount), PLAN)]))
    assert (
        f"So với mục tiêu {amount.replace('.', ',')}% tại {PLAN}, tỷ lệ hồ sơ giải quyết đúng và trước hạn {words}"
        in text(draft)
    )
    assert units in text(draft)


def test_that_no_unit_reached_a_target_is_told_in_words():
    facts = [a_fact(u, "TT-31", "80") for u in ("Sở Y tế", "Sở Xây dựng")]
    parts = [a_fact(u, "TT-20", "80", parts=(80, 100)) for u in ("Sở Y tế", "Sở Xây dựng")]
    told = text(drafted(Background(targets=[Target("TT-20", Decimal(99), PLAN)]), facts=[*facts, *parts]))
    assert "chưa đơn vị nào trong 02 đơn vị có số liệu đạt mục tiêu" in told


def test_a_limit_is_kept_to_or_passed():
    kept = text(drafted(Background(targets=[Target("TT-19", Decimal(100), PLAN, at_most=True)])))
    assert "ở trong mức tối đa 100" in kept
    passed = text(drafted(Background(targets=[Target("TT-19", Decimal(1), PLAN, at_most=True)])))
    assert "cao hơn mức tối đa" in passed


def test_the_unit_that_gained_most_and_the_one_that_lost_most_are_named_with_both_figures():
    names = ("Sở Y tế", "Sở Xây dựng", "Sở Tư pháp")
    now = [a_fact(u, "CQS-09", a) for u, a in zip(names, ("95", "80", "90"), strict=True)]
    before = [a_fact(u, "CQS-09", a, period="2026-Q2") for u, a in zip(names, ("85", "91", "90"), strict=True)]
    said = text(drafted(Background(), facts=now, earlier=before, reporting=units(*names)))
    assert "tăng nhiều nhất tại Sở Y tế, từ 85% lên 95% (tăng 10 điểm phần trăm so với quý II năm 2026)" in said
    assert "giảm nhiều nhất tại Sở Xây dựng, từ 91% xuống 80% (giảm 11 điểm phần trăm" in said


def test_a_unit_below_the_target_for_the_first_time_is_named_and_one_that_was_below_before_is_not():
    names = ("Sở Y tế", "Sở Xây dựng", "Sở Tư pháp")
    now = [a_fact(u, "CQS-09", a) for u, a in zip(names, ("95", "80", "70"), strict=True)]
    before = [a_fact(u, "CQS-09", a, period="2026-Q2") for u, a in zip(names, ("94", "91", "71"), strict=True)]
    background = Background(targets=[Target("CQS-09", Decimal(90), PLAN)])
    said = text(drafted(background, facts=now, earlier=before, reporting=units(*names)))
    assert "01 đơn vị kỳ trước đạt mục tiêu 90%, kỳ này không đạt: Sở Xây dựng (từ 91% còn 80%)." in said


def a_task(words: str, day: dt.date = dt.date(2026, 8, 31)) -> tuple[str, object]:
    return "Sở Y tế", a_sentence(NarrativeKind.TASK, words, deadline=day)


TASK = "Văn phòng Sở rà soát quy trình nội bộ cấp giấy phép hành nghề trước ngày 31/8/2026."


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("Sở đã rà soát xong quy trình nội bộ cấp giấy phép hành nghề.", TaskState.DONE),
        ("Việc rà soát quy trình nội bộ cấp giấy phép hành nghề của Văn phòng chưa xong.", TaskState.NOT_DONE),
        ("Sở đã mua 12 máy tính cho bộ phận một cửa.", TaskState.OVERDUE),
    ],
)
def test_a_task_of_last_period_is_followed_in_the_units_own_words(told: str, state: TaskState):
    background = Background(tasks=[a_task(TASK)], told=[("Sở Y tế", told), ("Sở Xây dựng", TASK)])  # type: ignore[list-item]
    [task] = carried_tasks(Desk(replace(eight_reports(), background=background), catalogue()))
    assert task.state is state


def test_a_task_not_yet_due_is_open_and_one_of_a_silent_unit_says_so():
    later = a_task(TASK, dt.date(2026, 12, 1))
    silent = ("Sở Nội vụ", later[1])
    background = Background(tasks=[later, silent])  # type: ignore[list-item]
    states = [t.state for t in carried_tasks(Desk(replace(eight_reports(), background=background), catalogue()))]
    assert states == [TaskState.OPEN, TaskState.NO_REPORT]


def test_carried_tasks_have_an_annex_of_their_own_before_the_sources():
    draft = drafted(Background(tasks=[a_task(TASK)]))  # type: ignore[list-item]
    assert [(a.number, a.title) for a in draft.annexes[3:]] == [
        ("IV", "Nhiệm vụ kỳ trước chuyển sang"), ("V", "Nguồn số liệu")
    ]  # fmt: skip
    [table] = [p for p in draft.annexes[3].body if isinstance(p, Table)]
    assert "".join(r.text for r in table.rows[0][3]) == "31/8/2026"
    assert "01 nhiệm vụ có thời hạn từ kỳ trước chuyển sang, thuộc diện đã đến hạn, báo cáo kỳ này chưa nêu" in text(
        draft
    )


def test_carried_tasks_that_stand_differently_are_counted_apart():
    told = text(drafted(Background(tasks=[a_task(TASK), a_task(TASK, dt.date(2026, 12, 1))])))  # type: ignore[list-item]
    assert "chuyển sang, gồm: 01 nhiệm vụ đã đến hạn" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Hoàn thành đối chiếu dữ liệu hộ tịch trước ngày 05/11/2026.", "Sở Y tế: Hoàn thành"),
        ("Hoàn thành đối chiếu dữ liệu hộ tịch trong tháng 11/2026.", "Sở Y tế (thời hạn 05/11/2026): Hoàn thành"),
        ("Hoàn thành đối chiếu hồ sơ từ ngày 05/11/2025 còn lại.", "Sở Y tế (thời hạn 05/11/2026): Hoàn thành"),
    ],
)
def test_a_deadline_is_not_told_twice(words: str, said: str):
    task = a_sentence(NarrativeKind.TASK, words, deadline=dt.date(2026, 11, 5))
    draft = compose(replace(eight_reports(), narratives=[("Sở Y tế", task)]), catalogue=catalogue())
    assert said in text(draft)


def test_names_with_an_and_of_their_own_are_only_parted_by_commas():
    assert in_a_row(["Sở Y tế", "Sở Tư pháp"]) == "Sở Y tế và Sở Tư pháp"
    assert in_a_row(["Sở Y tế", "Sở Văn hóa và Thể thao", "Ba Vì"]) == "Sở Y tế, Sở Văn hóa và Thể thao, Ba Vì"
    assert in_a_row(["Ba Vì"]) == "Ba Vì"
    assert in_a_row([]) == ""


def test_late_reports_rejected_figures_and_conflicts_are_told():
    late = units("Phường Láng", "Sở Tư pháp")
    said = text(drafted(Background(late=late, rejected=["Sở Y tế", "Sở Y tế", "Xã Gia Lâm"])))
    assert "Có 02 cơ quan, đơn vị gửi báo cáo sau thời hạn quy định: Sở Tư pháp và Phường Láng." in said
    assert "Qua thẩm định đã loại 03 số liệu của 02 đơn vị (Sở Y tế và Xã Gia Lâm)." in said
    assert "Có 01 số liệu của 01 đơn vị (Sở Du lịch) mâu thuẫn" in said


def test_a_report_dated_in_time_that_was_taken_in_late_is_not_called_late():
    late = units("Phường Láng", "Sở Tư pháp")
    said = text(drafted(Background(late=late, dated_in_time=units("Phường Láng"))))
    assert "Có 01 cơ quan, đơn vị gửi báo cáo sau thời hạn quy định: Sở Tư pháp." in said
    assert "Có 01 cơ quan, đơn vị có báo cáo ghi ngày trong thời hạn nhưng hệ thống tiếp nhận sau thời hạn" in said
    assert "xác định gửi chậm: Phường Láng." in said


def test_two_figures_for_one_period_are_not_put_down_to_the_way_a_number_is_written():
    def why(*readings: str) -> str:
        [value] = a_fact("Sở Y tế", "CD-12", "74").values
        doubtful = replace(value, readings=tuple(map(Decimal, readings)))
        [fact] = facts_of([Standing(doubtful, doubtful.amount)])
        kept = [f for f in eight_reports().facts if f.indicator != "TT-16"]
        draft = drafted(Background(), facts=[*kept, fact])
        rows = (r for a in draft.annexes for t in a.body if isinstance(t, Table) for r in t.rows)
        cells = (["".join(run.text for run in cell) for cell in row] for row in rows)
        return next(row[4] for row in cells if len(row) == 5 and row[1] == "Sở Y tế" and "vấn đề" in row[2])

    assert why("74", "11") == "Báo cáo có hơn một số cho cùng kỳ"
    assert why("74", "74000") == "Cách viết số có thể hiểu nhiều nghĩa"


def test_without_a_background_nothing_is_said_of_it():
    said = text(drafted(Background()))
    for words in ("mục tiêu", "sau thời hạn", "đã loại", "kỳ trước chuyển sang ("):
        assert words not in said


def test_six_months_look_ahead_to_the_rest_of_the_year():
    material: Material = eight_reports()
    half = replace(material, period=material.period.parse("2026-6M"), facts=[], earlier=[])
    draft = compose(half, catalogue=catalogue(), kind="half")
    assert any(s.title.endswith("6 tháng cuối năm 2026") for s in draft.sections)


def test_tasks_that_the_text_does_not_name_stand_in_an_annex_with_owner_and_deadline():
    due = dt.date(2026, 10, 1)
    tasks = [
        (unit, replace(a_sentence(NarrativeKind.TASK, f"Phòng Kinh tế làm xong việc thứ {n} của {unit} đúng hạn.",
                                  deadline=due + dt.timedelta(days=n)), owner="Phòng Kinh tế"))
        for n in range(2) for unit in (u.name for u in eight_reports().reporting)
    ]  # fmt: skip
    draft = drafted(Background(), narratives=tasks)
    assert "hoàn thành 16 nhiệm vụ đã xác định thời hạn (danh mục tại Phụ lục IV), trong đó có:" in text(draft)
    annex = next(a for a in draft.annexes if "thời hạn kỳ tới" in a.title)
    [table] = [part for part in annex.body if isinstance(part, Table)]
    assert (annex.number, len(table.rows)) == ("IV", 16)
    last = ["".join(run.text for run in cell) for cell in table.rows[-1]]
    assert last[0] == "16"
    assert last[3:] == ["Phòng Kinh tế", "02/10/2026"]
    behind = drafted(Background(tasks=[a_task(TASK, dt.date(2026, 8, 31))]), narratives=tasks)
    assert "(danh mục tại Phụ lục V), trong đó có:" in text(behind)
    assert [a.number for a in behind.annexes][3:5] == ["IV", "V"]


def test_few_tasks_need_no_annex():
    tasks = [("Sở Y tế", a_sentence(NarrativeKind.TASK, "Phòng Kinh tế làm xong việc.", deadline=dt.date(2026, 10, 1)))]
    draft = drafted(Background(), narratives=tasks)
    assert not any("thời hạn kỳ tới" in a.title for a in draft.annexes)
    assert "những nhiệm vụ đã xác định thời hạn, trong đó:" in text(draft)


def test_who_leads_by_an_index_is_a_result_and_who_comes_last_is_none():
    year = "2025-Y"
    amounts = {"Sở Y tế": "91", "Sở Tư pháp": "95.5", "Sở Xây dựng": "80", "Phường Láng": "88", "Phường Ba Đình": "90"}
    facts = [a_fact(unit, "XH-17", amount, period=year) for unit, amount in amounts.items()]
    draft = drafted(Background(), facts=facts)
    parts = {s.title: "\n".join(p.text for p in s.body if isinstance(p, Paragraph)) for s in draft.sections}
    assert "khối sở, ngành cao nhất là Sở Tư pháp (95,5%)" in parts["Kết quả đạt được"]
    assert "thấp nhất" not in parts["Kết quả đạt được"]
    assert "thấp nhất là Sở Xây dựng (80%)" in parts["Tồn tại, hạn chế"]
    assert "Phường" not in next(line for line in parts["Tồn tại, hạn chế"].split("\n") if "Chỉ số CCHC nội bộ" in line)
