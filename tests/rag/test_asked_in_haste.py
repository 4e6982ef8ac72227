"""Questions typed in haste: names drawn together, states told loosely, who does better, the two spoken of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.periods import Period
from domain.values import NarrativeKind
from extraction.catalogue import load_catalogue
from rag.intents import Intent
from rag.questions import Question, QuestionReader
from rag.reading_messages import read_all
from workflow.registry import load_registry

KNOWN = [Period.parse(p) for p in ("2026-Q2", "2026-Q3")]
READER = QuestionReader(load_registry(), load_catalogue())


def read(question: str, *after: str) -> Question:
    return read_all(question, READER, known=KNOWN, default=KNOWN[-1], after=after)[-1]


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("vtuy: hồ sơ quá hạn q2 -> q3 giảm mấy cái?", ["Phường Vĩnh Tuy"]),
        ("so sanh hs moi cua hbtrung va ddinh q3", ["Phường Hai Bà Trưng"]),
        ("YT 9 thang dao tao boi duong dc bn luot ng", ["Sở Y tế"]),
        ("XD: 9 tháng giải ngân bao nhiêu", []),
        ("TC quý III cả thành phố tiếp nhận bao nhiêu hồ sơ?", []),
        ("p vtuy q3 nhận mấy hs", ["Phường Vĩnh Tuy"]),
        ("Phường Vĩnh Tuy hoàn thành kế hoạch CCHC cnam bao nhiêu %", ["Phường Vĩnh Tuy"]),
        ("phường Vĩnh Tuy pdong mấy sáng kiến quý III", ["Phường Vĩnh Tuy"]),
        ("các đphương nào giải quyết quá hạn nhiều nhất quý III", []),
        ("Đề nghị các sở trừ Sở Y tế báo cáo số hồ sơ quá hạn quý III", []),
        ("NV TP giao quý III của phường Láng đến hạn bao nhiêu", ["Phường Láng"]),
        ("Nhóm hdong cong nghe ttin co bao nhieu to", []),
        ("yt", []),
    ],
)
def test_a_unit_is_known_by_its_name_drawn_together(question: str, units: list[str]) -> None:
    assert [unit.name for unit in read(question).units.units] == units


def test_a_name_drawn_together_that_two_units_have_is_asked_back() -> None:
    [unclear] = read("qoai q3 nhận bao nhiêu hs").units.unclear
    assert len(unclear.candidates) == 2


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Số hồ sơ đang giải quyết quá hạn của phường Ba Đình", ("TT-24",)),
        ("hs dang giai quyet qua han q2 -> q3 2026 tang hay giam?", ("TT-24",)),
        ("hồ sơ quá hạn đang tồn của phường Láng", ("TT-24",)),
        ("hồ sơ đã giải quyết quá hạn của phường Láng", ("TT-19",)),
        (
            "Số hồ sơ đang giải quyết đã quá hạn của phường Láng và phường Ba Đình cuối quý III chênh nhau bao nhiêu?",
            ("TT-24",),
        ),
        ("tt truc tuyen phuong lang q3/2026 tang may diem so voi q2", ("CQS-08",)),
        ("Người dân ở phường Láng hay xã Ba Vì hài lòng hơn theo phiếu khảo sát, cách nhau mấy điểm?", ("TT-31",)),
        ("Sở nào trả hồ sơ đúng hẹn tốt hơn trong quý III/2026, Sở Y tế hay Sở Xây dựng?", ("TT-20",)),
        ("Việc trả hồ sơ đúng và trước hạn của phường Láng khá lên hay kém đi từ quý II sang quý III?", ("TT-20",)),
        ("Hồ sơ tiếp nhận của phường Láng so với quý II giảm bao nhiêu hồ sơ, có kém đi không?", ("TT-12",)),
        (
            "Sở Y tế có bao nhiêu đơn vị sự nghiệp công lập và chia theo bốn mức tự chủ tài chính ra sao?",
            ("BM-03", "TK-04", "TK-05", "TK-06", "TK-07"),
        ),
        (
            "Cho biết quý III Sở Y tế nhận mới, giải quyết, còn đang giải quyết bao nhiêu hồ sơ và trong đó bao nhiêu "
            "hồ sơ đã quá hạn?",
            ("TT-12", "TT-16", "TT-22", "TT-24"),
        ),
    ],
)
def test_loose_words_ask_for_the_figure_they_mean(question: str, codes: tuple[str, ...]) -> None:
    assert read(question).codes == codes


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ("đến hạn bn, đúng hạn bn, trễ bn, còn treo bn?", ("CD-05", "CD-06", "CD-07", "CD-08")),
        (
            "bao nhiêu việc đến hạn, bao nhiêu đúng hạn, bao nhiêu muộn, còn bao nhiêu quá hạn chưa xong?",
            ("CD-05", "CD-06", "CD-07", "CD-08"),
        ),
        ("đến hạn bao nhiêu, đúng hạn bao nhiêu, hồ sơ quá hạn bao nhiêu?", ("CD-05", "CD-06", "TT-19")),
    ],
)
def test_late_tasks_are_done_late_or_open_still(asked: str, codes: tuple[str, ...]) -> None:
    assert sorted(read(f"Nhiệm vụ Thành phố giao phường Láng 9 tháng: {asked}").codes) == list(codes)


def test_the_two_spoken_of_before_are_held_against_each_other() -> None:
    before = ("Chỉ số CCHC năm 2025 của Sở Tư pháp là bao nhiêu?", "Của Sở Xây dựng thì sao?")
    question = read("Hai sở đó cách nhau bao nhiêu điểm phần trăm?", *before)
    assert [unit.name for unit in question.units.units] == ["Sở Tư pháp", "Sở Xây dựng"]
    assert question.intent is Intent.COMPARISON
    assert question.codes == ("XH-17",)


def test_only_units_of_the_kind_pointed_at_are_meant_and_only_where_none_is_named() -> None:
    turns = ("Sở Y tế quý III tiếp nhận bao nhiêu hồ sơ?", "Phường Vĩnh Tuy thì sao?", "Sở Xây dựng thì sao?")
    pointed = read("Hai sở đó chênh nhau bao nhiêu hồ sơ tiếp nhận?", *turns)
    assert [unit.name for unit in pointed.units.units] == ["Sở Y tế", "Sở Xây dựng"]
    named = read("Xã Thường Tín với xã Phù Đổng, hai xã này bên nào số hóa tốt hơn?", *turns)
    assert sorted(unit.name for unit in named.units.units) == ["Xã Phù Đổng", "Xã Thường Tín"]
    among_all = (*turns, "Phường nào nhận nhiều nhất, phường nào ít nhất?")
    assert not read("Hai phường đó chênh nhau bao nhiêu?", *among_all).units.units
    goes_on = read("Còn giải ngân thì sao?", *turns, "Hai sở đó chênh nhau bao nhiêu hồ sơ tiếp nhận?")
    assert [unit.name for unit in goes_on.units.units] == ["Sở Y tế", "Sở Xây dựng"]


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Phường Láng: hồ sơ đang giải quyết, quá hạn bao nhiêu?", ("TT-22", "TT-24")),
        ("Phường Láng có bao nhiêu hồ sơ đang giải quyết, quá hạn và trong hạn", ("TT-22", "TT-23", "TT-24")),
        ("Sở Xây dựng bao nhiêu hồ sơ trễ hạn, còn tồn bao nhiêu", ("TT-19", "TT-22")),
        ("hồ sơ đang giải quyết chưa quá hạn của phường Láng", ("TT-23",)),
        ("so y te so hoa chi duoc may phan tram q3", ("CQS-09",)),
        ("Kiểm tra chỉ ra bao nhiêu hạn chế ở Sở Xây dựng", ("CD-12",)),
        ("Sở Y tế được giao bao nhiêu vốn đầu tư công, chi được bao nhiêu?", ("TK-01", "TK-02")),
        ("Hồ sơ giải quyết đúng hạn của Sở Xây dựng hơn Sở Tư pháp bao nhiêu?", ("TT-18",)),
        ("Hồ sơ quá hạn của phường Láng có cải thiện so với quý II không?", ("TT-19",)),
        ("diem thanh toan truc tuyen cua phuong lang tang may diem so voi q2", ("XH-14",)),
        ("Kiểm tra CCHC, phát hiện bao nhiêu vấn đề, khắc phục bao nhiêu của Sở Y tế?", ("CD-10", "CD-12", "CD-13")),
        ("Việc giải ngân phải hoàn thành đến tháng 6 của phường Vĩnh Tuy được bao nhiêu %", ("TK-03",)),
    ],
)
def test_what_only_sounds_like_it_is_asked_as_it_was(question: str, codes: tuple[str, ...]) -> None:
    asked = read(question)
    assert set(codes) <= set(asked.codes) | {"TK-02" if "TK-03" in asked.codes else ""}
    assert asked.narrative is not NarrativeKind.TASK


def test_the_lowest_put_from_high_to_low_are_still_the_lowest() -> None:
    assert read("3 đơn vị số hóa thấp nhất xếp từ cao xuống thấp quý III").ascending is True
    assert read("3 đơn vị đội sổ giải ngân, liệt kê từ cao xuống thấp").ascending is True


def test_a_plan_is_not_told_as_what_was_spent() -> None:
    spent = read("và chi được bao nhiêu?", "Phường Vĩnh Tuy được giao bao nhiêu vốn đầu tư công?")
    assert "TK-01" not in spent.codes


def test_how_many_new_ways_of_work_are_asked_for_is_a_ranking() -> None:
    question = read("dv nao q3/2026 ap dung tu 2 mo hinh/sang kien moi tro len")
    assert question.intent is Intent.RANKING
    assert question.threshold is not None
    assert (question.threshold.sign, question.threshold.amount) == (">=", Decimal(2))
    assert read("đơn vị nào có sáng kiến mới").intent is Intent.NARRATIVES


@pytest.mark.parametrize(
    ("order", "ascending"),
    [
        ("từ nhanh nhất đến chậm nhất", False),
        ("từ cao nhất đến thấp nhất", False),
        ("từ thấp nhất đến cao nhất", True),
    ],
)
def test_an_order_begins_where_it_is_said_to(order: str, *, ascending: bool) -> None:
    assert read(f"Xếp các đơn vị theo tiến độ Kế hoạch CCHC 9 tháng, {order}").ascending is ascending


@pytest.mark.parametrize(
    "question",
    [
        "liet ke viec cac phuong xa phai xong trong thang 10/2026 (bc q3)",
        "Việc nào của các đơn vị phải xong trong tháng 10 năm 2026, do ai làm?",
    ],
)
def test_what_has_to_be_done_by_a_month_are_tasks(question: str) -> None:
    read_as = read(question)
    assert read_as.narrative is NarrativeKind.TASK
    assert read_as.due is not None
    assert read_as.due.months == (10,)


def test_whom_a_unit_turns_to_is_not_whose_proposals_are_asked() -> None:
    question = read("Sở Xây dựng đề nghị cấp trên và các sở khác điều gì trong báo cáo quý III/2026?")
    assert question.narrative is NarrativeKind.PROPOSAL
    assert not question.units.groups


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        (
            "Kế hoạch CCHC có bao nhiêu việc, 9 tháng xong mấy việc, được bao nhiêu phần trăm?",
            ("CD-02", "CD-03", "CD-04"),
        ),
        ("Kế hoạch CCHC năm có bao nhiêu nhiệm vụ, xong mấy, đạt bao nhiêu %?", ("CD-02", "CD-03", "CD-04")),
        ("Kế hoạch có bao nhiêu việc, xong mấy việc?", ("CD-02", "CD-03")),
        ("So với đầu năm Sở Y tế bớt được mấy đơn vị sự nghiệp công lập?", ("BM-04",)),
        ("Sở Y tế có mấy đơn vị sự nghiệp?", ("BM-03",)),
    ],
)
def test_a_plan_is_asked_for_with_what_is_done_of_it(question: str, codes: tuple[str, ...]) -> None:
    assert read(question).indicators.codes == codes


def test_a_plan_with_what_is_late_is_more_than_what_is_done_of_it() -> None:
    found = read("Kế hoạch năm có bao nhiêu nhiệm vụ, hoàn thành bao nhiêu, quá hạn mấy nhiệm vụ?").indicators.codes
    assert "CD-07" in found


def test_a_department_is_known_by_letters_on_both_sides_of_its_and() -> None:
    asked = "so nn va mt q3 con bao nhieu ho so dang xu ly ma da qua han"
    assert [unit.name for unit in read(asked).units.units] == ["Sở Nông nghiệp và Môi trường"]


def test_three_quarters_together_are_nine_months() -> None:
    asked = read("Cộng cả ba quý, xã Quốc Oai tiếp nhận mới bao nhiêu hồ sơ?")
    assert [str(period) for period in asked.periods.periods] == ["2026-9M"]


def test_the_tasks_of_the_coming_quarter_are_those_told_in_the_last_report() -> None:
    assert read("Liệt kê nhiệm vụ quý IV của Sở Tư pháp.").narrative is NarrativeKind.TASK


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        (
            "Hòa Lạc: nhiệm vụ TP giao 9 tháng tổng bn, đúng hạn bn, chậm bn, tỷ lệ?",
            ("CD-05", "CD-06", "CD-07", "CD-09"),
        ),
        ("p ha dong q3 hs truoc han, dung han, qua han bn?", ("TT-17", "TT-18", "TT-19")),
    ],
)
def test_a_state_or_rate_after_its_kind_is_of_that_kind(question: str, codes: tuple[str, ...]) -> None:
    assert read(question).indicators.codes == codes


def test_lower_than_last_quarter_is_asked_of_this_one() -> None:
    asked = read("sao phuc tho thanh toan online giam so q2")
    assert [str(period) for period in asked.periods.periods] == ["2026-Q2", "2026-Q3"]
