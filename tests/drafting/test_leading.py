"""Nobody is named before others with as much; words that units have in common are told once; abbreviations are said."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from domain.drafts import Paragraph
from domain.facts import Fact
from domain.values import NarrativeKind
from drafting.compose import compose
from drafting.known_lines import known_lines
from drafting.leading import leaders
from drafting.outline import KINDS
from drafting.verify import verify_lines
from drafting.word import write_word
from drafting.word_text import read_lines
from extraction.labels import LabelIndex
from tests.drafting.test_verify import edited
from tests.support.made_facts import Q3, a_fact, a_registry, a_sentence, catalogue, eight_reports, units

FIVE = ("Sở Y tế", "Sở Xây dựng", "Sở Tư pháp", "Sở Du lịch", "Phường Láng")
PROBLEM, PROPOSAL = NarrativeKind.PROBLEM, NarrativeKind.PROPOSAL


def overdue(*amounts: str) -> list[Fact]:
    return [a_fact(u, "TT-24", a) for u, a in zip(FIVE, amounts, strict=True)]


def said(*facts: Fact, narratives: tuple[tuple[str, NarrativeKind, str], ...] = ()) -> str:
    told = [(unit, a_sentence(kind, text)) for unit, kind, text in narratives]
    draft = compose(replace(eight_reports(), facts=list(facts), earlier=(), narratives=told), catalogue=catalogue())
    return "\n".join(p.text for s in draft.sections for p in s.body if isinstance(p, Paragraph))


@pytest.mark.parametrize(
    ("amounts", "named"),
    [
        (("9", "8", "7", "2", "1"), 3),
        (("9", "8", "2", "2", "1"), 2),  # the third place is shared with the fourth
        (("9", "2", "2", "2", "1"), 1),
        (("9", "9", "9", "9", "1"), 0),
        (("9", "9", "9", "2", "1"), 3),
    ],
)
def test_of_equals_all_are_named_or_none(amounts: tuple[str, ...], named: int):
    found = leaders(overdue(*amounts))
    assert [f.unit for f in found] == list(FIVE[:named])


def test_where_many_share_the_first_place_they_are_counted():
    told = said(*overdue("9", "9", "9", "9", "1"))
    assert (
        "Còn 37 hồ sơ đang giải quyết đã quá hạn (5/8 đơn vị); nhiều nhất là 04 đơn vị (mỗi đơn vị 09 hồ sơ)." in told
    )
    assert "Yêu cầu giải quyết dứt điểm hồ sơ đang giải quyết đã quá hạn tại 04 đơn vị (mỗi đơn vị 09 hồ sơ)." in told


def test_where_all_have_as_many_nobody_has_most():
    told = said(*overdue("9", "9", "9", "9", "9"))
    assert "Còn 45 hồ sơ đang giải quyết đã quá hạn (5/8 đơn vị), tại 05 đơn vị (mỗi đơn vị 09 hồ sơ)." in told
    assert "nhiều nhất" not in told


def test_what_one_unit_alone_tells_is_told_as_its_own_also_once_the_words_are_changed():
    facts = [a_fact("Sở Y tế", "TT-16", "100"), a_fact("Sở Y tế", "TT-19", "7")]
    draft = compose(replace(eight_reports(), facts=facts, earlier=()), catalogue=catalogue())
    [line] = [p for s in draft.sections for p in s.body if isinstance(p, Paragraph) and "100 hồ sơ" in p.text]
    assert line.text.endswith(", Sở Y tế đã giải quyết 100 hồ sơ, giải quyết quá hạn 07 hồ sơ (1/8 đơn vị).")
    assert [slot.scope for slot in line.slots[:2]] == ["Sở Y tế", "Sở Y tế"]
    changed = edited(write_word(draft), lambda xml: xml.replace(" đã giải quyết ", " đã xử lý xong "))
    labels = LabelIndex(catalogue())
    found = verify_lines(
        read_lines(changed), lines=known_lines(draft), facts=lambda _: (), city=lambda _: (), registry=a_registry(),
        period=Q3, indicators_in=lambda text: {hit.code for hit in labels.hits(text)},
    )  # fmt: skip
    assert [n for n in found if "đã xử lý xong" in n.line]
    assert [n for n in found if n.status == "unsupported"] == []


def test_a_group_of_equals_is_counted_and_passes_the_check():
    made = units("Sở A", "Sở B", "Sở C", "Sở D")
    material = replace(
        eight_reports(), reporting=made, expected=made, earlier=(),
        facts=[a_fact(u.name, "TK-03", "65.2", period="2026-9M") for u in made],
    )  # fmt: skip
    draft = compose(material, catalogue=catalogue())
    told = "\n".join(p.text for s in draft.sections for p in s.body if isinstance(p, Paragraph))
    assert "Tỷ lệ giải ngân vốn đầu tư công: khối sở, ngành có 04 đơn vị cùng mức 65,2%." in told
    found = verify_lines(
        read_lines(write_word(draft)), lines=known_lines(draft), facts=lambda _: (), city=lambda _: (),
        registry=a_registry(), period=Q3, indicators_in=lambda _: set(),
    )  # fmt: skip
    assert [n for n in found if n.status == "unsupported"] == []


def test_words_that_units_have_in_common_stand_once_behind_all_their_names():
    same = "Máy quét của bộ phận một cửa hay hỏng, chưa được thay thế."
    told = said(narratives=tuple((unit, PROBLEM, same) for unit in FIVE))
    [line] = [line for line in told.split("\n") if same in line]
    names, _, words = line.partition(": ")
    assert words == same
    assert names.endswith(" và 02 đơn vị khác")
    assert sum(unit in names for unit in FIVE) == 3


def test_a_list_that_is_not_all_says_so():
    texts = [
        f"Máy quét số {n} của bộ phận một cửa hay hỏng, chưa được thay thế." for n in ["một", "hai", "ba", "bốn", "năm"]
    ]
    lines = said(narratives=tuple((u, PROBLEM, t) for u, t in zip(FIVE, texts, strict=True))).split("\n")
    [lead] = [line for line in lines if "05 đơn vị" in line and "trang thiết bị" in line]
    assert lead.endswith(", tiêu biểu:")


def test_what_is_asked_of_the_city_in_short_and_of_wards_stands_in_its_place():
    told = said(
        narratives=(
            ("Sở Y tế", PROPOSAL, "Đề nghị TP bổ sung kinh phí đo đạc bản đồ địa chính cho các xã."),
            ("Sở Xây dựng", PROPOSAL, "Đề nghị UBND các phường, xã đẩy nhanh bàn giao mặt bằng các dự án."),
        )
    )
    assert "Ủy ban nhân dân Thành phố (01 đơn vị kiến nghị):\nSở Y tế" in told
    assert "Đối với Ủy ban nhân dân các phường, xã (01 đơn vị kiến nghị):\nSở Xây dựng" in told


def test_that_few_units_reported_is_no_result():
    few = replace(eight_reports(), expected=units(*(f"Phường Số {n}" for n in range(30)), *FIVE))
    for material, told in ((eight_reports(), True), (few, False)):
        draft = compose(material, catalogue=catalogue())
        [results] = [s for s in draft.sections if s.title == "Kết quả đạt được"]
        lines = [p.text for p in results.body if isinstance(p, Paragraph)]
        assert any("đã gửi báo cáo công tác CCHC" in line for line in lines) is told


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_abbreviation_is_said_in_full_before_it_is_used(kind: str):
    draft = compose(eight_reports(), catalogue=catalogue(), kind=kind)
    parts = [*draft.opening, *(p for s in draft.sections for p in (Paragraph(()), *s.body))]
    titles = iter(s.title for s in draft.sections)
    said_so_far, checked = "", 0
    for part in parts:
        words = (part.text or next(titles)) if isinstance(part, Paragraph) else ""
        for short in ("CCHC", "UBND", "TTHC", "PAKN", "ĐVSNCL", "DVCTT", "VBQPPL"):
            if re.search(rf"(?<!\w){short}(?!\w)", words):
                checked += 1
                assert f"({short})" in said_so_far + words, (short, words)
        said_so_far += words
    assert checked > 10
