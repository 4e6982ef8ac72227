"""How a question was understood, so that a person can see what an answer is an answer to."""

from __future__ import annotations

from domain.answers import Understood
from domain.indicators import Catalogue
from rag.group_totals import GROUP_WORDS
from rag.intents import Intent
from rag.questions import Question

_KINDS = {
    Intent.FIGURE: "số liệu của đơn vị",
    Intent.COMPARISON: "so sánh các đơn vị",
    Intent.RANKING: "xếp thứ tự hoặc lọc các đơn vị",
    Intent.TREND: "thay đổi qua các kỳ",
    Intent.CITY: "số chung toàn Thành phố",
    Intent.TOTAL: "số gộp của một nhóm đơn vị",
    Intent.REPORTERS: "đơn vị đã gửi, chưa gửi báo cáo",
    Intent.NARRATIVES: "danh sách nội dung nêu trong báo cáo",
    Intent.PASSAGES: "lời văn trong báo cáo",
    Intent.DEFINITION: "cách hiểu chỉ tiêu",
    Intent.TARGET: "kết quả so với chỉ tiêu được giao",
}


def understood(question: Question, catalogue: Catalogue) -> Understood:
    units = question.unit_names or tuple(GROUP_WORDS[group] for group in question.units.groups)
    periods = tuple(period.label for period in question.periods.periods)
    if question.periods.year is not None:
        periods = (*periods, f"năm {question.periods.year}")
    names = tuple(catalogue.name_of(code) for code in question.codes)
    return Understood(question.intent.value, _KINDS[question.intent], units, periods, names)
