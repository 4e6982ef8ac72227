from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal

import pytest

from domain.drafts import DraftReport, Paragraph, Run, Table
from domain.errors import UsageError
from domain.number_reading import read_numbers
from domain.numbers import NumberForm
from domain.periods import Period
from drafting.compose import compose
from drafting.outline import KINDS
from tests.support.made_facts import a_fact, catalogue, eight_reports, many_reports, units

WORDS_ONLY = (NumberForm.DATE, NumberForm.DOC_NUMBER, NumberForm.NAME)


@pytest.fixture(scope="module")
def draft() -> DraftReport:
    return compose(eight_reports(), catalogue=catalogue())


def paragraphs(draft: DraftReport) -> list[Paragraph]:
    bodies = [p for s in draft.sections for p in s.body if isinstance(p, Paragraph)]
    return [*draft.opening, *bodies, *draft.closing]


def text(draft: DraftReport) -> str:
    return "\n".join(p.text for p in paragraphs(draft))


def annex(draft: DraftReport, number: str) -> list[str]:
    [section] = [a for a in draft.annexes if a.number == number]
    tables = [part for part in section.body if isinstance(part, Table)]
    return [" | ".join("".join(r.text for r in cell) for cell in row) for t in tables for row in t.rows]


def test_no_number_is_typed_between_the_slots(draft: DraftReport):
    for paragraph in paragraphs(draft):
        blanked = "".join("…" if run.slot else run.words for run in paragraph.runs)
        typed = [m for m in read_numbers(blanked) if m.form not in WORDS_ONLY and m.form is not NumberForm.ZERO]
        assert typed == [], blanked


def test_every_slot_names_values_or_says_how_it_was_made(draft: DraftReport):
    assert all(slot.values or slot.derivation for slot in draft.slots())


def test_slot_keys_are_unique(draft: DraftReport):
    keys = [slot.key for slot in draft.slots()]
    assert len(keys) == len(set(keys))


def test_the_same_reports_give_the_same_words(draft: DraftReport):
    assert compose(eight_reports(), catalogue=catalogue()) == draft


def test_the_outline_is_complete_and_in_order(draft: DraftReport):
    tops = [s.number for s in draft.sections if s.level == 1]
    assert tops == ["I", "II", "III", "IV", "V"]
    assert [a.number for a in draft.annexes] == ["I", "II", "III", "IV"]


def test_the_sum_of_new_files_is_stated_with_its_coverage(draft: DraftReport):
    facts = [f for f in eight_reports().facts if f.indicator == "TT-12" and f.period == Period.parse("2026-Q3")]
    total = sum((f.amount for f in facts if f.amount), Decimal(0))
    stated = f"{total:,}".replace(",", ".")
    assert f"tiếp nhận mới {stated} hồ sơ" in text(draft)
    assert "(8/8 đơn vị)" in text(draft)


def test_best_and_weakest_are_named_within_their_group_with_their_figures(draft: DraftReport):
    told = next(p.text for p in paragraphs(draft) if "tỷ lệ số hóa hồ sơ" in p.text and "khối" in p.text)
    assert "khối sở, ngành cao nhất là Sở Du lịch (93,5%), thấp nhất là Sở Y tế (90,5%)" in told
    assert "khối phường có Phường Láng (95,5%) và Phường Ba Đình (94,5%)" in told


def test_a_fall_is_called_a_fall():
    reports = eight_reports()
    told = text(compose(reports, catalogue=catalogue()))
    assert "số hồ sơ tiếp nhận mới giảm" in told
    swapped = [f for f in reports.earlier if f.indicator != "TT-12"]
    swapped += [a_fact(u.name, "TT-12", "100", period="2026-Q2") for u in reports.reporting[:6]]
    told = text(compose(replace(reports, earlier=swapped), catalogue=catalogue()))
    assert "số hồ sơ tiếp nhận mới tăng" in told


def test_a_change_is_told_only_over_units_with_both_figures(draft: DraftReport):
    told = next(p.text for p in paragraphs(draft) if "số hồ sơ tiếp nhận mới giảm" in p.text)
    assert "06 đơn vị có số liệu" in told


def test_units_that_sent_nothing_are_listed_and_never_guessed(draft: DraftReport):
    [gaps] = [a for a in draft.annexes if a.number == "III"]
    listed = " ".join(p.text for p in gaps.body if isinstance(p, Paragraph))
    assert "Sở Nội vụ" in listed
    assert "Hồng Hà" in listed
    assert {u for g in draft.gaps for u in g.units} >= {"Sở Nội vụ", "Phường Hồng Hà"}


def test_a_conflict_is_shown_with_both_figures(draft: DraftReport):
    assert any("Sở Du lịch" in row and "1.586; 1.568" in row for row in annex(draft, "III"))


def test_a_section_nobody_reported_on_says_so(draft: DraftReport):
    [section] = [s for s in draft.sections if s.title.startswith("Về công tác tuyên truyền")]
    assert [p.style for p in section.body if isinstance(p, Paragraph)] == ["gap"]


def test_difficulties_are_gathered_under_themes_and_quoted_word_for_word(draft: DraftReport):
    told = text(draft)
    about = "phần mềm, kết nối dữ liệu"
    one_way = f"Khó khăn, hạn chế về {about} (02 đơn vị phản ánh, gồm"
    assert one_way in told or f"Về {about}, có 02 đơn vị nêu khó khăn, hạn chế, gồm" in told
    assert "Phường Láng: Hệ thống một cửa hay bị treo, kết nối tại điểm tiếp nhận chưa ổn định." in told


def test_proposals_are_gathered_by_whom_they_are_made_to(draft: DraftReport):
    lines = text(draft).split("\n")
    central = next(i for i, line in enumerate(lines) if line.startswith("Đối với Chính phủ"))
    assert lines[central + 1].startswith("Sở Y tế: Kiến nghị Bộ Nội vụ")


def test_the_sources_annex_quotes_each_value_and_is_only_for_checking(draft: DraftReport):
    [sources] = [a for a in draft.annexes if a.number == "IV"]
    assert sources.checking
    assert any("“Số hồ sơ tiếp nhận mới trong kỳ: 1.200”" in row for row in annex(draft, "IV"))
    assert {v for slot in draft.slots() for v in slot.values} <= {s.value_id for s in draft.sources}


def test_city_figures_of_the_annex_equal_a_sum_made_by_hand(draft: DraftReport):
    facts = [f for f in eight_reports().facts if f.indicator == "TK-02"]
    total = sum((f.amount for f in facts if f.amount), Decimal(0)) / 10**9
    shown = str(total.normalize()).replace(".", ",")
    assert any("Vốn đầu tư công đã giải ngân" in row and shown in row for row in annex(draft, "I"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_report_can_be_drafted(kind: str):
    assert compose(eight_reports(), catalogue=catalogue(), kind=kind).sections


def test_an_unknown_kind_is_refused_in_one_sentence():
    with pytest.raises(UsageError, match="Không có mẫu báo cáo tuần"):
        compose(eight_reports(), catalogue=catalogue(), kind="tuần")


def test_a_draft_without_any_report_still_says_what_is_missing():
    nothing = replace(eight_reports(), facts=[], reporting=(), earlier=[], narratives=[], findings=[])
    draft = compose(nothing, catalogue=catalogue())
    assert "Còn 10 cơ quan, đơn vị chưa gửi báo cáo" in text(draft)


def test_a_unit_alone_in_its_group_is_not_called_the_best():
    reports = replace(eight_reports(), facts=[a_fact("Sở Y tế", "CQS-09", "91")], reporting=units("Sở Y tế"))
    assert "cao nhất" not in text(compose(reports, catalogue=catalogue()))


def test_a_hundred_and_fifty_units_are_drafted_within_five_seconds():
    reports = many_reports(150)
    start = time.perf_counter()
    compose(reports, catalogue=catalogue())
    assert time.perf_counter() - start < 5


def test_runs_with_a_slot_hold_no_words_of_their_own(draft: DraftReport):
    assert all(isinstance(r, Run) and not (r.slot and r.words) for p in paragraphs(draft) for r in p.runs)
