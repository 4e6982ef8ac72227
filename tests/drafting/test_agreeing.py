"""Figures over different units: what would contradict another figure beside it is left to the annex."""

from __future__ import annotations

from dataclasses import replace

from domain.drafts import DraftReport, Paragraph, Table
from domain.facts import Fact
from drafting.compose import compose
from drafting.desk import Material
from tests.support.made_facts import a_fact, catalogue, eight_reports

NINE = "2026-9M"


def drafted(*facts: Fact) -> DraftReport:
    """The eight reports, of these indicators only these facts."""
    codes = {f.indicator for f in facts}
    kept = [f for f in eight_reports().facts if f.indicator not in codes]
    material: Material = replace(eight_reports(), facts=[*kept, *facts])
    return compose(material, catalogue=catalogue())


def body(draft: DraftReport) -> str:
    return "\n".join(p.text for s in draft.sections for p in s.body if isinstance(p, Paragraph))


def annexed(draft: DraftReport, name: str) -> list[str]:
    tables = [part for annex in draft.annexes for part in annex.body if isinstance(part, Table)]
    rows = (["".join(run.text for run in cell) for cell in row] for table in tables for row in table.rows)
    return next(row for row in rows if name in row)


def test_a_whole_told_by_few_that_is_less_than_its_part_is_left_to_the_annex():
    draft = drafted(a_fact("Sở Y tế", "TT-11", "100"), a_fact("Sở Tư pháp", "TT-11", "120"))
    assert "phải xử lý" not in body(draft)
    assert "220" in annexed(draft, "Tổng số hồ sơ TTHC phải xử lý (tiếp nhận mới + kỳ trước chuyển sang)")


def test_more_mended_than_found_is_not_said_in_one_sentence():
    found = [a_fact("Sở Y tế", "CD-12", "31")]
    mended = [a_fact("Sở Y tế", "CD-13", "20"), a_fact("Sở Tư pháp", "CD-13", "16")]
    text = body(drafted(*found, *mended))
    assert "khắc phục 36 vấn đề" in text
    assert "phát hiện 31 vấn đề" not in text


def test_a_whole_and_a_part_that_agree_stand_together():
    units = ("Sở Y tế", "Sở Tư pháp")
    facts = [a_fact(u, c, n) for u in units for c, n in (("CD-12", "31"), ("CD-13", "20"))]
    assert "phát hiện 62 vấn đề tồn tại, hạn chế qua kiểm tra, xử lý, khắc phục 40 vấn đề" in body(drafted(*facts))


def test_a_year_so_far_with_less_in_it_than_the_quarter_is_left_to_the_annex():
    facts = [
        a_fact("Sở Y tế", "CD-14", "12", period=NINE), a_fact("Sở Tư pháp", "CD-14", "5"),
        a_fact("Xã Gia Lâm", "CD-14", "8"),
    ]  # fmt: skip
    draft = drafted(*facts)
    assert "tổ chức 13 cuộc đối thoại" in body(draft)
    assert "từ đầu năm (1/8" not in body(draft)
    row = annexed(draft, "Số cuộc đối thoại của lãnh đạo với người dân, tổ chức")
    assert (row[3], row[5]) == ("13", "12")


def test_a_percent_says_what_it_was_made_from_where_the_sums_beside_it_are_over_other_units():
    whole = [a_fact(u, "CD-02", "40") for u in ("Sở Y tế", "Sở Tư pháp")]
    done = [a_fact("Sở Y tế", "CD-03", "30", period=NINE)]
    assert "đạt 75% (30/40 nhiệm vụ; 1/8 đơn vị: Sở Y tế)" in body(drafted(*whole, *done))


def test_a_percent_of_the_sums_beside_it_does_not_repeat_them():
    facts = [f for u in ("Sở Y tế", "Sở Tư pháp") for f in (
        a_fact(u, "CD-02", "40"), a_fact(u, "CD-03", "30", period=NINE))]  # fmt: skip
    text = body(drafted(*facts))
    assert "tỷ lệ hoàn thành kế hoạch đạt 75% (cùng 2/8 đơn vị)" in text
    assert "60/80" not in text


def test_a_percent_that_stands_alone_is_said_to_be_had():
    facts = [a_fact(u, "TT-29", "98", parts=(98, 100)) for u in ("Sở Y tế", "Sở Tư pháp")]
    assert "các đơn vị có tỷ lệ PAKN xử lý đúng hạn đạt 98%" in body(drafted(*facts)).replace("cơ quan, đơn", "đơn")


def test_what_only_few_units_have_is_told_as_a_figure():
    facts = [a_fact(u, "CD-10", "5", period=NINE) for u in ("Sở Y tế", "Sở Tư pháp", "Sở Xây dựng")]
    share = a_fact("Sở Y tế", "CD-11", "62.5", parts=(5, 8), period=NINE)
    assert "nêu: tỷ lệ cơ quan, đơn vị được kiểm tra CCHC là 62,5%" in body(drafted(*facts, share))


def test_the_on_time_percent_is_kept_unless_far_more_units_tell_the_late_one():
    late = [a_fact(u, "TT-21", "0.3", parts=(3, 1000)) for u in ("Sở Y tế", "Sở Tư pháp")]
    other = [a_fact("Sở Xây dựng", "TT-20", "98", parts=(98, 100))]
    none = [a_fact("Xã Mê Linh", "TT-16", "5"), a_fact("Xã Gia Lâm", "TT-19", "1")]
    text = body(drafted(*late, *other, *none))
    assert "tỷ lệ hồ sơ giải quyết đúng và trước hạn đạt 98%" in text
    assert "giải quyết quá hạn là 0,3%" not in text
