"""Edits that a hand makes less often are caught as surely as the common ones, and words that were polished are left."""

from __future__ import annotations

from functools import cache

import pytest
from lxml import etree

from drafting.known_lines import flat
from drafting.number_findings import CheckedNumber
from drafting.word import write_word
from tests.drafting.test_random_edits import drafted, unsupported
from tests.drafting.test_verify import edited, edited_text
from tests.support.edits import Edit, W, _replace, _text
from tests.support.rarer_edits import RarerEditor, charts_edited

SORTS = (
    "in words", "comma", "percent", "swapped", "synonym", "denied", "time", "group", "thing", "added", "heading",
    "names", "amounts",
)  # fmt: skip
NUMBERS = ("in words", "comma", "percent", "swapped", "added", "amounts")  # all of them are to be named
COPIES, EACH = 3, 15
_BY_HAND = ("(Kèm theo Báo cáo số", "Hà Nội, ngày")  # the day is filled in when the report is signed


@cache
def content() -> bytes:
    return write_word(drafted(), checking=True)


@cache
def edits_of(sort: str) -> list[tuple[Edit, bool]]:
    """Every edit of a sort, and whether its line is named."""
    found: list[tuple[Edit, bool]] = []
    for seed in range(COPIES):
        editor = RarerEditor(content(), drafted().units, 700 + seed)
        edits = [e for e in editor.edit(sort, EACH) if not e.line.startswith(_BY_HAND)]
        told = unsupported(editor.content())
        found += [(e, any(flat(e.line) in n.line for n in told)) for e in edits]
    return found


@pytest.mark.parametrize("sort", SORTS)
def test_rarer_edits_are_caught(sort: str):
    told = [caught for _, caught in edits_of(sort)]
    least = 1.0 if sort in NUMBERS else 0.95
    assert len(told) >= 15
    assert sum(told) / len(told) >= least, [(e.before, e.after, e.line) for e, caught in edits_of(sort) if not caught]


def test_only_the_lines_that_were_edited_are_named():
    editor = RarerEditor(content(), drafted().units, 1)
    edits = [e for sort in SORTS for e in editor.edit(sort, 4)]
    lines = [flat(e.line) for e in edits]
    assert [n for n in unsupported(editor.content()) if not any(line in n.line for line in lines)] == []


def test_a_number_changed_in_a_chart_is_named():
    editor = RarerEditor(content(), drafted().units, 5)
    changed, edits = charts_edited(content(), editor, 1)
    assert len(edits) == 2  # one in each chart
    assert len({n.line for n in unsupported(changed)}) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Trong quý III năm 2026, các đơn vị đã ban hành", "Quý III năm 2026, toàn Thành phố đã ban hành"),
        ("kế hoạch đạt ", "kế hoạch là "),
        ("tiếp nhận mới giảm ", "tiếp nhận mới ít hơn "),
        (" (cùng 8/8 đơn vị)", ""),
        ("cao nhất là Sở Y tế (75%), thấp nhất là Sở Du lịch (72,09%)",
         "Sở Y tế cao nhất (75%), Sở Du lịch thấp nhất (72,09%)"),
        (" Số tổng hợp nêu trên chưa tính số liệu mâu thuẫn hoặc chưa rõ của 01 đơn vị (Phụ lục III).", ""),
        ("CCHC (8/8 đơn vị).", "CCHC (8/8 đơn vị). Thành phố yêu cầu không để tồn đọng, công khai kết quả."),
        ("đã giải quyết nhưng quá hạn", "giải quyết trễ hạn"),
        ("nhiều nhất là", "dẫn đầu là"),
        ("tăng 0,38 điểm phần trăm so với", "cao hơn 0,38 điểm phần trăm so với"),
        ("Còn 02 cơ quan, đơn vị chưa gửi báo cáo", "02 cơ quan, đơn vị chưa nộp báo cáo"),
        ("các cơ quan, đơn vị đã giải quyết 11.650 hồ sơ", "toàn Thành phố giải quyết được 11.650 hồ sơ"),
        ("giải ngân là 93,788 tỷ đồng, tỷ lệ giải ngân vốn đầu tư công đạt 63,02%",
         "giải ngân được 93,788 tỷ đồng, đạt 63,02%"),
        ("Số hồ sơ tiếp nhận mới trong kỳ", "Hồ sơ tiếp nhận mới"),
    ],
)  # fmt: skip
def test_polished_words_are_not_named(old: str, new: str):
    assert polished(old, new) == []


def polished(old: str, new: str) -> list[CheckedNumber]:
    """What is said of the file once the first paragraph with these words has others: typed over, marks are lost."""
    root = etree.fromstring(edited_text(content()).encode())
    paragraph = next(p for p in root.iter(f"{W}p") if old in _text(p))
    at = _text(paragraph).index(old)
    _replace(paragraph, at, at + len(old), new)
    return unsupported(edited(content(), lambda _: etree.tostring(root).decode()))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tiếp nhận mới 13.436", "tiếp nhận mới gần 13.436"),
        ("đã quá hạn 04 hồ sơ (8/8 đơn vị).", "đã quá hạn 04 hồ sơ (8/8 đơn vị) (gấp 4 lần kỳ trước)."),
        ("Lũy kế 9 tháng/2026", "Lũy kế 12 tháng/2026"),
        ("Khối xã", "Khối phường"),
    ],
)
def test_single_edits_that_turn_a_figure_are_named(old: str, new: str):
    assert polished(old, new)
