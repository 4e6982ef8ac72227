"""How figures are told: nothing in words, neighbours over the same units together, the wider of two spans of time."""

from __future__ import annotations

from dataclasses import replace

from domain.drafts import Paragraph
from domain.facts import Fact
from domain.numbers import Qualifier
from drafting.compose import compose
from tests.support.made_facts import a_fact, catalogue, eight_reports

FOUR = ("Sở Y tế", "Sở Xây dựng", "Sở Tư pháp", "Sở Du lịch")


def said(*facts: Fact) -> str:
    draft = compose(replace(eight_reports(), facts=list(facts), earlier=()), catalogue=catalogue())
    return "\n".join(p.text for s in draft.sections for p in s.body if isinstance(p, Paragraph))


def of(code: str, *amounts: str, period: str = "2026-Q3") -> list[Fact]:
    return [a_fact(u, code, a, period=period) for u, a in zip(FOUR, amounts, strict=False)]


def test_a_count_of_nothing_is_told_in_words():
    told = said(*of("CV-05", "0", "0", "0", "0"), *of("CV-03", "10", "20", "30", "40"))
    assert "Không có cán bộ, công chức, viên chức bị xử lý kỷ luật (4/8 đơn vị)." in told
    assert "kỷ luật 0 " not in told
    alone = said(*of("CV-05", "0", "0"))
    assert "Trong quý III năm 2026, không có cán bộ, công chức, viên chức bị xử lý kỷ luật (2/8 đơn vị)." in alone


def test_neighbours_over_the_same_units_say_once_over_whom():
    told = said(*of("CD-05", "50", "60", "70", "80"), *of("CD-06", "49", "59", "69", "79"))
    assert "260 nhiệm vụ được giao đến hạn, hoàn thành đúng hạn và trước hạn 256 nhiệm vụ, tỷ lệ" in told
    assert told.count("(cùng 4/8 đơn vị)") == 1


def test_of_two_spans_of_time_the_one_that_few_tell_is_left_to_the_annex():
    quarter, year = of("CD-15", "10", "20", "30", "40"), of("CD-15", "100", period="2026-9M")
    told = said(*quarter, *year)
    assert "đăng tải 100 tin, bài, chuyên mục tuyên truyền CCHC (4/8 đơn vị)" in told
    assert "(1/8 đơn vị" not in told
    assert "Sở Y tế đã đăng tải 100 tin, bài, chuyên mục tuyên truyền CCHC (1/8 đơn vị)" in said(*year)


def test_a_rounded_sum_is_about_that_much_wherever_it_is_told():
    exact = [a_fact(u, "TT-19", "5") for u in FOUR[1:]]
    told = said(a_fact("Sở Y tế", "TT-19", "20", qualifier=Qualifier.APPROX), *exact)
    assert "giải quyết quá hạn khoảng 35 hồ sơ" in told
    assert "Có khoảng 35 hồ sơ đã giải quyết nhưng quá hạn" in told


def test_a_rate_of_one_unit_is_said_to_be_that_units():
    """ "Tính chung các đơn vị có đủ số liệu" is wrong where only one has told its parts."""
    others = [f for f in eight_reports().facts if f.indicator not in ("TT-16", "TT-19", "TT-20")]
    told = said(*others, a_fact("Sở Y tế", "TT-20", "98.5", parts=(985, 1000)))
    assert "Theo số liệu của Sở Y tế, tỷ lệ hồ sơ giải quyết đúng và trước hạn đạt 98,5% (1/8 đơn vị)" in told
