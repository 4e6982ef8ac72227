from __future__ import annotations

from dataclasses import replace

from domain.drafts import DraftReport, Paragraph
from domain.facts import Fact
from drafting.compose import compose
from drafting.desk import Material
from tests.support.made_facts import a_fact, catalogue, eight_reports, units


def text(draft: DraftReport) -> str:
    return "\n".join(p.text for s in draft.sections for p in s.body if isinstance(p, Paragraph))


def with_facts(*changed: Fact) -> Material:
    """The eight reports with these facts instead of their own."""
    reports = eight_reports()
    keys = {(f.unit, f.indicator, f.period) for f in changed}
    kept = [f for f in reports.facts if (f.unit, f.indicator, f.period) not in keys]
    return replace(reports, facts=[*kept, *changed])


def told(material: Material, words: str) -> str:
    return next(line for line in text(compose(material, catalogue=catalogue())).split("\n") if words in line)


def late(*amounts: str) -> Material:
    return with_facts(
        a_fact("Sở Y tế", "TT-24", "27"), a_fact("Phường Láng", "TT-24", "9"), a_fact("Xã Gia Lâm", "TT-24", *amounts)
    )


def test_no_unit_is_called_the_worst_while_one_in_conflict_may_be_worse():
    line = told(late("248", "158"), "hồ sơ đang giải quyết đã quá hạn (")
    assert "nhiều nhất" not in line
    assert "trong đó có Sở Y tế (27 hồ sơ)" in line
    assert "chưa tính số liệu mâu thuẫn hoặc chưa rõ của 01 đơn vị (Phụ lục III)" in line


def test_the_worst_is_named_where_a_unit_in_conflict_cannot_be_worse():
    line = told(late("0", "1"), "hồ sơ đang giải quyết đã quá hạn (")
    assert "nhiều nhất là Sở Y tế (27 hồ sơ)" in line


def test_one_high_amount_of_two_is_enough_to_leave_the_superlative_out():
    assert "nhiều nhất" not in told(late("2", "158"), "hồ sơ đang giải quyết đã quá hạn (")


def test_a_ranking_says_that_a_unit_in_conflict_may_be_ahead():
    line = told(
        with_facts(a_fact("Sở Tư pháp", "CQS-09", "99.5", "89.5")),
        "tỷ lệ số hóa hồ sơ khi tiếp nhận, giải quyết TTHC: khối",
    )
    assert "thấp nhất là Sở Y tế (90,5%), chưa tính 01 đơn vị có số liệu mâu thuẫn hoặc chưa rõ" in line
    assert "chưa tính" not in told(eight_reports(), "tỷ lệ số hóa hồ sơ khi tiếp nhận, giải quyết TTHC: khối")


def test_a_total_says_once_how_many_units_it_leaves_out_for_conflict():
    line = told(eight_reports(), "đã giải quyết")
    assert line.count("chưa tính số liệu mâu thuẫn hoặc chưa rõ của 01 đơn vị (Phụ lục III)") == 1


def test_gaps_tell_conflict_from_absence():
    draft = compose(eight_reports(), catalogue=catalogue())
    why = {(g.indicator, u): g.reason for g in draft.gaps for u in g.units}
    assert why["TT-16", "Sở Du lịch"] == "Số liệu mâu thuẫn giữa các chỗ trong báo cáo"
    assert why["TT-13", "Xã Mê Linh"] == "Chưa có số liệu"


def test_a_report_that_came_and_could_not_be_read_is_not_called_unsent():
    [unread] = units("Sở Nội vụ")
    draft = compose(replace(eight_reports(), unread=(unread,)), catalogue=catalogue())
    why = {u: g.reason for g in draft.gaps if g.section == "Toàn báo cáo" for u in g.units}
    assert why == {"Sở Nội vụ": "Đã gửi báo cáo nhưng chưa đọc được", "Phường Hồng Hà": "Chưa gửi báo cáo"}
    assert "Còn 01 cơ quan, đơn vị chưa gửi báo cáo" in text(draft)
    assert "Có 01 cơ quan, đơn vị đã gửi báo cáo nhưng chưa đọc được" in text(draft)


def rates(*late_units: str) -> Material:
    facts = [a_fact(u, "TT-21", "0.3", parts=(3, 1000)) for u in late_units]
    kept = [f for f in eight_reports().facts if f.indicator not in ("TT-19", "TT-16")]
    return replace(eight_reports(), facts=[*kept, *facts])


def test_on_time_and_late_percents_over_different_units_do_not_stand_side_by_side():
    names = [u.name for u in eight_reports().reporting][:5]
    whole = text(compose(rates(*names), catalogue=catalogue()))
    assert "tỷ lệ hồ sơ giải quyết đúng và trước hạn đạt" in whole
    assert "tỷ lệ hồ sơ giải quyết quá hạn là" not in whole


def test_what_few_units_tell_stands_apart_from_what_many_do_and_a_single_one_is_named():
    few_units = a_fact("Sở Y tế", "TT-14", "40")
    kept = [f for f in eight_reports().facts if f.indicator != "TT-14"]
    line = told(replace(eight_reports(), facts=[*kept, few_units]), "tiếp nhận trực tiếp")
    many, few = line.split(" đơn vị). ", 1)
    assert "tiếp nhận mới" in many
    assert "một số ít đơn vị" in few.lower()
    assert "tiếp nhận trực tiếp, qua bưu chính công ích 40 hồ sơ (1/8 đơn vị: Sở Y tế)" in few


def test_on_time_and_late_percents_over_the_same_units_stand_together():
    names = [u.name for u in eight_reports().reporting]
    line = told(rates(*names), "tỷ lệ hồ sơ giải quyết quá hạn là")
    assert "tỷ lệ hồ sơ giải quyết đúng và trước hạn đạt" in line
