from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest

from domain.periods import Period
from domain.texts import fold_diacritics
from domain.values import NarrativeKind
from extraction.catalogue import load_catalogue
from rag.intents import Intent
from rag.questions import Question, QuestionReader
from rag.thresholds import Threshold
from tests.support.made_reports import REGISTRY, labels


@cache
def reader() -> QuestionReader:
    def named(text: str) -> list[tuple[str, float, object]]:
        return [(h.code, h.strength, h.span) for h in labels().hits(text)]

    return QuestionReader(REGISTRY, load_catalogue(), named)  # type: ignore[arg-type]


def read(text: str) -> Question:
    return reader().read(text, known=[Period.parse("2026-Q3")])


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Sở Y tế tiếp nhận mới bao nhiêu hồ sơ?", Intent.FIGURE),
        ("Sở Y tế và Sở Nội vụ, bên nào có tỷ lệ hồ sơ trực tuyến cao hơn?", Intent.COMPARISON),
        ("Phường nào có tỷ lệ giải ngân thấp nhất?", Intent.RANKING),
        ("Tỷ lệ hồ sơ trực tuyến của Sở Y tế tăng hay giảm so với quý trước?", Intent.TREND),
        ("Toàn thành phố tiếp nhận mới bao nhiêu hồ sơ?", Intent.CITY),
        ("Đơn vị nào chưa nộp báo cáo?", Intent.REPORTERS),
        ("Xã Gia Lâm có khó khăn, vướng mắc gì?", Intent.NARRATIVES),
        ("Vì sao Sở Y tế giải ngân chậm?", Intent.PASSAGES),
        ("Tỷ lệ hồ sơ trực tuyến được tính thế nào?", Intent.DEFINITION),
        ("Phát hiện bao nhiêu vấn đề tồn tại, hạn chế qua kiểm tra tại Sở Y tế?", Intent.FIGURE),
        ("Sở Y tế tiếp nhận bao nhiêu phản ánh, kiến nghị?", Intent.FIGURE),
    ],
)
def test_what_is_wanted_is_understood_with_and_without_diacritics(text: str, intent: Intent) -> None:
    assert read(text).intent is intent
    assert read(fold_diacritics(text)).intent is intent


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sở Y tế đề xuất, kiến nghị gì?", NarrativeKind.PROPOSAL),
        ("Các đơn vị có mô hình, sáng kiến mới nào?", NarrativeKind.INITIATIVE),
        ("Những nhiệm vụ trọng tâm quý tới", NarrativeKind.TASK),
    ],
)
def test_the_kind_of_list_is_understood(text: str, kind: NarrativeKind) -> None:
    assert read(text).narrative is kind


@pytest.mark.parametrize(
    ("text", "threshold"),
    [
        ("Đơn vị nào có tỷ lệ hồ sơ trực tuyến dưới 90%?", Threshold("<", Decimal(90))),
        ("don vi nao co ty le ho so truc tuyen tren 97,5%?", Threshold(">", Decimal("97.5"))),
        ("Phường nào giải ngân từ 60% trở lên?", Threshold(">=", Decimal(60))),
        ("Sở nào không có hồ sơ đang giải quyết quá hạn?", Threshold("=", Decimal(0))),
        ("Đơn vị nào có tỷ lệ giải ngân cao nhất?", None),
    ],
)
def test_a_threshold_is_read_with_its_direction(text: str, threshold: Threshold | None) -> None:
    assert read(text).threshold == threshold


def test_how_many_of_a_ranking_are_wanted() -> None:
    assert read("3 phường có tỷ lệ giải ngân cao nhất").top == 3
    assert read("Top 5 đơn vị tiếp nhận nhiều hồ sơ mới").top == 5
    assert read("Đơn vị nào giải ngân cao nhất?").top is None


def test_a_deadline_month_of_tasks_is_no_period() -> None:
    question = read("Những nhiệm vụ phải hoàn thành trong tháng 10/2026")
    assert question.due is not None
    assert (question.due.year, question.due.months) == (2026, (10,))
    assert question.periods.periods == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("bao nhiêu hồ sơ trễ hạn đã trả", "TT-19"),
        ("còn bao nhiêu hồ sơ đang xử lý đã quá hạn", "TT-24"),
        ("tỷ lệ hồ sơ đúng hạn", "TT-20"),
        ("tỷ lệ hài lòng của người dân", "TT-31"),
        ("thu về bao nhiêu phiếu khảo sát", "TT-32"),
        ("tỉ lệ thanh toán online", "CQS-08"),
        ("tỷ lệ số hóa hồ sơ", "CQS-09"),
        ("bao nhiêu chữ ký số đã cấp", "CQS-15"),
        ("có bao nhiêu đơn vị sự nghiệp", "BM-03"),
        ("biên chế công chức được giao", "BM-05"),
        ("kỷ luật bao nhiêu cán bộ, công chức", "CV-05"),
        ("tuyển dụng bao nhiêu viên chức", "CV-02"),
        ("được giao bao nhiêu vốn đầu tư công", "TK-01"),
        ("tổ chức bao nhiêu cuộc đối thoại", "CD-14"),
        ("rà soát bao nhiêu văn bản quy phạm pháp luật", "TC-06"),
    ],
)
def test_an_indicator_is_known_by_many_wordings(text: str, code: str) -> None:
    assert read(f"Sở Y tế {text}?").codes[:1] == (code,)
    assert read(fold_diacritics(f"Sở Y tế {text}?")).codes[:1] == (code,)


def test_what_no_indicator_measures_names_none() -> None:
    assert read("Sở Y tế có bao nhiêu xe ô tô?").codes == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ai phải giải trình về hồ sơ quá hạn?",
        "Người cao tuổi ảnh hưởng thế nào đến tỷ lệ hồ sơ trực tuyến?",
        "Tổ công nghệ số cộng đồng ở thôn bao giờ lập xong?",
        "Kế hoạch kiểm tra CCHC lùi lại ở đâu?",
    ],
)
def test_speaking_of_an_indicator_is_not_yet_asking_for_its_figure(text: str) -> None:
    assert read(text).intent is Intent.PASSAGES


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Mục tiêu tỷ lệ giải ngân của Sở Y tế là bao nhiêu?", Intent.TARGET),
        ("Kế hoạch giao về tỷ lệ hồ sơ trực tuyến cho Sở Y tế là bao nhiêu?", Intent.TARGET),
        ("Chỉ tiêu tỷ lệ hồ sơ trực tuyến của Sở Y tế là bao nhiêu?", Intent.FIGURE),
        ("Chỉ tiêu biên chế công chức được giao của Sở Y tế là bao nhiêu?", Intent.FIGURE),
        ("Tỷ lệ giải ngân của Sở Y tế đạt bao nhiêu % kế hoạch giao?", Intent.FIGURE),
    ],
)
def test_a_target_is_told_from_an_indicator_and_from_a_plan_that_is_kept(text: str, intent: Intent) -> None:
    assert read(text).intent is intent
    assert read(fold_diacritics(text)).intent is intent


@pytest.mark.parametrize(
    ("text", "top"),
    [
        ("Hai phường tiếp nhận ít hồ sơ nhất", 2),
        ("Năm đơn vị có tỷ lệ giải ngân cao nhất", 5),
        ("Trong năm đơn vị nào giải ngân cao nhất?", None),
        ("Số liệu của ba số hồ sơ", None),
    ],
)
def test_a_number_of_units_may_be_said_in_words(text: str, top: int | None) -> None:
    assert read(text).top == top
