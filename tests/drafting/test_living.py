"""A draft that lives: edited around its figures, moved, written anew, brought up to date, compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.drafts import DraftReport, Paragraph
from domain.errors import NotFound, UsageError
from drafting import living
from drafting.compose import compose
from drafting.word import write_word
from tests.support.made_facts import a_fact, catalogue, eight_reports

CHANGED = ("Sở Y tế", "TT-12")


@pytest.fixture(scope="module")
def report() -> DraftReport:
    return living.keyed(compose(eight_reports(), catalogue=catalogue()))


@pytest.fixture(scope="module")
def later() -> DraftReport:
    """The same period after one unit's figure was corrected."""
    reports = eight_reports()
    facts = [f for f in reports.facts if (f.unit, f.indicator) != CHANGED]
    return living.keyed(compose(replace(reports, facts=[*facts, a_fact(*CHANGED, "1234")]), catalogue=catalogue()))


def paragraphs(report: DraftReport) -> list[Paragraph]:
    return [p for s in report.sections for p in s.body if isinstance(p, Paragraph)]


def about(report: DraftReport, words: str) -> Paragraph:
    return next(p for p in paragraphs(report) if words in p.text)


def typed(paragraph: Paragraph, *, first: str) -> tuple[list[str], list[str]]:
    """The paragraph as the page sends it, with other words in front."""
    words, slots = [""], []
    for run in paragraph.runs:
        if run.slot:
            slots.append(run.slot.key)
            words.append("")
        else:
            words[-1] += run.words
    return [first + words[0], *words[1:]], slots


def test_every_paragraph_of_the_text_has_a_key_of_its_own(report: DraftReport):
    keys = [p.key for p in paragraphs(report)]
    assert all(keys)
    assert len(set(keys)) == len(keys)


def test_a_person_words_a_paragraph_and_its_figures_stay_what_they_were(report: DraftReport):
    old = about(report, "tiếp nhận mới")
    after = living.edited(report, old.key, *typed(old, first="Nhìn chung, "))
    new = living.paragraph_of(after, old.key)
    assert new.text == f"Nhìn chung, {old.text}"
    assert (new.slots, new.edited) == (old.slots, True)


@pytest.mark.parametrize("words", ["Khoảng 777 hồ sơ; ", "Đạt 98,5%, ", "Tăng 12 lần. "])
def test_a_figure_cannot_be_typed(report: DraftReport, words: str):
    old = about(report, "tiếp nhận mới")
    with pytest.raises(UsageError, match="phải lấy từ ô số có nguồn"):
        living.edited(report, old.key, *typed(old, first=words))


def test_dates_and_document_numbers_can_be_typed(report: DraftReport):
    old = about(report, "tiếp nhận mới")
    words = "Thực hiện Kế hoạch số 43/KH-UBND ngày 14/02/2026, "
    assert words in living.paragraph_of(living.edited(report, old.key, *typed(old, first=words)), old.key).text


def test_a_figure_of_another_paragraph_cannot_be_put_in(report: DraftReport):
    one, other = about(report, "tiếp nhận mới"), about(report, "biên chế công chức được giao là") if any(
        "biên chế công chức được giao là" in p.text for p in paragraphs(report)
    ) else paragraphs(report)[0]  # fmt: skip
    words, slots = typed(one, first="")
    with pytest.raises(UsageError, match="không khớp bản đang lưu"):
        living.edited(report, one.key, words, [other.slots[0].key, *slots[1:]])


def test_a_heading_is_renamed_without_figures(report: DraftReport):
    after = living.retitled(report, "I.1", "Xây dựng, thực hiện Kế hoạch cải cách hành chính")
    assert dict(after.placed())["I.1"].title.startswith("Xây dựng, thực hiện")
    with pytest.raises(UsageError):
        living.retitled(report, "I.1", "Đạt 95% kế hoạch")
    with pytest.raises(NotFound):
        living.retitled(report, "IX", "Không có mục này")


def test_a_paragraph_moves_within_its_section_and_no_further(report: DraftReport):
    section = next(s for s in report.sections if len(s.body) >= 3)
    keys = [p.key for p in section.body if isinstance(p, Paragraph)]
    moved = living.moved(report, keys[1], -1)
    assert living.moved(report, keys[0], -1) == report
    at = report.sections.index(section)
    assert [p.key for p in moved.sections[at].body[:2]] == [keys[1], keys[0]]  # type: ignore[union-attr]


def test_what_changed_in_the_figures_is_told_where_it_stands(report: DraftReport, later: DraftReport):
    assert living.stale_numbers(report, report) == ()
    stale = living.stale_numbers(report, later)
    total = about(report, "tiếp nhận mới")
    assert any(s.paragraph == total.key and s.now for s in stale)


def test_bringing_up_to_date_keeps_what_a_person_edited_moved_or_took_out(report: DraftReport, later: DraftReport):
    mine = about(report, "Theo dõi, đôn đốc")
    gone = about(report, "Tăng cường kiểm tra công tác CCHC")
    after = living.edited(report, mine.key, ["Đề nghị các đơn vị hoàn thành những nhiệm vụ đã có thời hạn:"], [])
    fresh = living.refreshed(living.dropped(after, gone.key), later)
    assert living.paragraph_of(fresh, mine.key).text.startswith("Đề nghị các đơn vị")
    assert gone.key not in {p.key for p in paragraphs(fresh)}
    assert living.stale_numbers(fresh, later) == ()
    assert len(fresh.sections) == len(report.sections)


def test_figures_in_a_persons_words_are_brought_up_to_date_too(report: DraftReport, later: DraftReport):
    old = about(report, "tiếp nhận mới")
    mine = living.edited(report, old.key, *typed(old, first="Nhìn chung, "))
    fresh = living.paragraph_of(living.refreshed(mine, later), old.key)
    assert fresh.text.startswith("Nhìn chung, ")
    told = {s.claim: s.shown for s in fresh.slots}
    assert told == {s.claim: s.shown for s in living.paragraph_of(later, old.key).slots}


def test_one_paragraph_is_written_anew(report: DraftReport, later: DraftReport):
    total = about(report, "tiếp nhận mới")
    anew = living.written_anew(report, later, total.key)
    assert living.paragraph_of(anew, total.key) == living.paragraph_of(later, total.key)
    assert {v for s in anew.slots() for v in s.values} <= {s.value_id for s in anew.sources}
    with pytest.raises(NotFound):
        living.written_anew(report, later, "I.1-khong-co")


def test_versions_are_compared_line_by_line(report: DraftReport):
    old = about(report, "tiếp nhận mới")
    after = living.edited(report, old.key, *typed(old, first="Nhìn chung, "))
    [change] = living.differences(report, after)
    assert (change.before, change.after) == (old.text, f"Nhìn chung, {old.text}")


def test_a_word_copy_edited_elsewhere_is_compared_line_by_line(report: DraftReport):
    own = write_word(report)
    after = living.retitled(report, "I.1", "Xây dựng, thực hiện Kế hoạch")
    [change] = living.compared(own, write_word(after))
    assert change.after == "1. Xây dựng, thực hiện Kế hoạch"
    assert living.compared(own, own) == ()
