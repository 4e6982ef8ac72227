"""Questions a fresh reader asked against rules that took too much for granted."""

from __future__ import annotations

import pytest

from rag.thresholds import asked_threshold
from tests.rag.test_answering import Reports, answered
from tests.rag.test_questions import read


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Xã nào có hồ sơ quá hạn cao nhất?", ("TT-19",)),
        ("Hồ sơ quá hạn của phường Láng thấp hơn phường Ba Đình bao nhiêu?", ("TT-19",)),
        ("Vốn giải ngân của xã Gia Lâm thay đổi ra sao từ quý II đến quý III?", ("TK-02",)),
        (
            "Phường Láng: bao nhiêu hồ sơ tiếp nhận, giải ngân bao nhiêu, đối thoại bao nhiêu?",
            ("TT-12", "TK-03", "CD-14"),
        ),
        ("Phường Láng được giao bao nhiêu biên chế, đào tạo bao nhiêu lượt?", ("BM-05", "CV-03")),
        ("Tỷ lệ hồ sơ trực tuyến, số hồ sơ trực tuyến phường Láng", ("CQS-05", "TT-13")),
        ("Về giải quyết hồ sơ, phường Láng tiếp nhận bao nhiêu?", ("TT-16", "TT-12")),
        (
            "nv TP giao phường Láng đến hạn mấy, xong đúng hạn mấy, xong trễ mấy, còn quá hạn mấy?",
            ("CD-05", "CD-06", "CD-07", "CD-08"),
        ),
        ("Xếp hạng Chỉ số CCHC năm 2025 của phường Láng thấp hơn phường Ba Đình bao nhiêu bậc?", ("XH-18",)),
    ],
)
def test_what_is_named_is_what_is_answered(question: str, codes: tuple[str, ...]) -> None:
    assert read(question).codes == codes


def test_numbers_in_words_are_not_respelt() -> None:
    threshold = asked_threshold(read("Xã nào có tỷ lệ hồ sơ trực tuyến trên chín mươi phần trăm?").topic)
    assert threshold is not None
    assert threshold.amount == 90


@pytest.mark.parametrize("name", ["Đỗ Hải Yến", "Đinh Công Tráng", "passport", "access", "address", "log"])
def test_names_and_foreign_words_stay_as_typed(name: str) -> None:
    assert name in read(f"Phường Láng nói gì về {name}?").folded.text


def test_whoever_gives_is_not_who_was_given() -> None:
    asked = read("Sở Y tế giao cho xã Gia Lâm bao nhiêu biên chế?")
    assert asked.unit_names == ("Xã Gia Lâm",)
    asked = read("Kế hoạch vốn giao cho Sở Y tế gấp mấy lần số giao cho Sở Xây dựng?")
    assert asked.unit_names == ("Sở Y tế", "Sở Xây dựng")


def test_a_quarter_and_all_since_january_stand_side_by_side() -> None:
    reports = Reports().report("Phường Láng", "2026-Q3", CD_01="24")
    reports.report("Phường Láng", "2026-9M", CD_01="62")
    asked = "Văn bản chỉ đạo của phường Láng riêng quý III và lũy kế từ đầu năm"
    assert read(asked).codes == ("CD-01",)
    told = answered(reports.ask(asked)).text
    assert "24" in told
    assert "62" in told
    assert "giảm" not in told


def test_those_that_still_have_any_are_told_without_those_that_have_none() -> None:
    reports = Reports()
    for unit, left in (("Phường Láng", "0"), ("Xã Gia Lâm", "3")):
        reports.report(unit, "2026-Q3", CD_08=left)
    told = answered(
        reports.ask("Những đơn vị nào đến kỳ quý III/2026 vẫn còn nhiệm vụ Thành phố giao quá hạn chưa hoàn thành?")
    )
    assert [v.unit for v in told.values] == ["Xã Gia Lâm"]


def test_a_bare_head_is_never_quoted_and_its_cause_is() -> None:
    said = (
        "# 7.2. Hạn chế\n- Việc xử lý văn bản trái pháp luật của cấp xã còn chậm.\n"
        "7.3. Nguyên nhân: công chức tư pháp cấp xã mỏng."
    )
    reports = Reports().report("Sở Y tế", "2026-Q3", text=said)
    told = answered(reports.ask("Vì sao việc xử lý văn bản trái pháp luật của cấp xã ở Sở Y tế còn chậm?"))
    assert "công chức tư pháp cấp xã mỏng" in told.text
    assert "“Hạn chế:”" not in told.text
