"""Words in a cell that only say of when or of what kind a row's figures are: "Quý III", "Kế hoạch năm", "Cùng kỳ"."""

from __future__ import annotations

import re

from domain.number_reading import read_numbers
from domain.numbers import NumberForm
from domain.periods import Period, PeriodKind
from domain.texts import fold_case, one_space
from domain.values import FigureKind
from extraction.header_periods import is_part_of, is_stretch_of, named_period, names_cumulative, names_previous
from extraction.named_periods import GRACE, Naming, days_named, named_periods

_TIME = (
    r"(?:trong |cả |hết |riêng |đến |tính đến |của )*"
    r"(?:quý|tháng|năm|kỳ|\d+ tháng|lũy kế|luỹ kế|lk\s?\d{0,2}t?\b|cộng dồn|cùng kỳ|từ đầu năm|ngày \d"
    r"|\d{1,2}/\d{1,2}/\d{4}|q\.?[ivx1-4])"
)
_KIND = (
    r"(?:kế hoạch|kh\b|chỉ tiêu|mục tiêu|(?:số |mức )?được giao|thực hiện|th\b|kết quả|đạt được|thực tế|ước"
    r"|so với|so sánh)"
)
_WORDS = re.compile(
    rf"(?:{_KIND}|{_TIME})(?:[\s,/–-]+(?:năm|quý|tháng|kỳ|đầu|nay|này|trước|báo cáo|số liệu|giao|được|thành phố|kế|dồn"
    r"|lũy|luỹ|cuối|cả|đến|hết|hiện|thực|kết quả|so|với|cùng|[ivx]+|\d+|ngày|tính|trong|của|từ|và|liền))*[\s.:]*"
)
_OF_PLAN = re.compile(
    r"[-–+\s]*(%|(tỷ|tỉ) lệ|mức độ|đạt( tỷ lệ)?|phần trăm|so với)[^/]*"
    r"(kế hoạch|\bkh\b|chỉ tiêu|thực hiện|hoàn thành|đạt)"
)
_TARGET = re.compile(r"kế hoạch|\bkh\b|chỉ tiêu|mục tiêu|giao")
_AT_MOST = re.compile(r"(số )?(điểm |mức )?(tối đa|chuẩn)\b|thang điểm")
_AROUND = re.compile(r"bình quân|trung bình|toàn thành phố|\btoàn tp\b|cả nước|cao nhất|thấp nhất")
_COMING = re.compile(
    r"(?:nhiệm vụ|chỉ tiêu|mục tiêu|kế hoạch|phương hướng)\b.{0,40}\b(?:cuối năm|(?:quý|kỳ|tháng|năm|thời gian) "
    r"(?:tới|sau|tiếp)|tháng còn lại)"
)
_YEAR_OF_RESULTS = re.compile(
    r"(?:(?:bảng|biểu|phụ lục)[\s\w.]{0,6}[.:]\s*)?(?:kết quả|số liệu|tình hình)"
    r"(?:(?!so với|từ năm|đến|giai đoạn|kết luận|theo)[^()]){0,40}\bnăm (20\d\d)\b"
)
_DELTA = re.compile(r"so (với|sánh)|tăng|giảm|chênh")


_STANDS = (
    r"(?:lũy kế|luỹ kế|cộng dồn|lk)(?: (?:đến nay|đến hết kỳ|cả năm))?",
    r"(?:trong |của |đến hết |tính đến |hết )?(?:kỳ báo cáo|quý này|kỳ này)",
    r"(?:trong |của |đến hết |tính đến |hết )?(?:quý|q\.?) ?[ivx1-4]+\b(?:[/, ]+(?:năm )?\d{4})?",
    r"(?:trong |của )?[369] tháng(?: đầu năm)?(?:[/, ]+(?:năm )?\d{4})?",
    r"(?:trong |cả )?năm \d{4}|trong (?:quý|kỳ|năm)",
    r"(?:tính )?(?:từ|kể từ) đầu năm(?: đến nay| đến (?:hết )?(?:ngày )?\d[\d/.]*)?",
    r"(?:tính )?đến (?:hết )?(?:ngày )?\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})?|đến nay",
)
_IN_LABEL = re.compile(rf"[,;(]*\s*\b(?:{'|'.join(_STANDS)})(?!\w)\s*\)?", re.IGNORECASE)


def timeless(words: str) -> str:
    """A label without the words that only say of when: "Giải ngân từ đầu năm (lũy kế)" is "Giải ngân"."""
    return one_space(_IN_LABEL.sub(" ", words)).strip(" ,;:-–") or words


def is_time(words: str) -> bool:
    """Whether a cell holds nothing but a time or the kind of a figure."""
    bare = one_space(fold_case(words)).strip(" .:()*")
    if not bare or _WORDS.fullmatch(bare) is None:
        return False
    return not any(m.form is NumberForm.AMOUNT for m in read_numbers(words))


def is_share_of_plan(words: str) -> bool:
    """ "% so với kế hoạch", "Tỷ lệ thực hiện": a row of shares among rows of times."""
    return _OF_PLAN.match(fold_case(words)) is not None


def runs_to_a_day(words: str, period: Period) -> bool:
    """ "Đến 14/9/2026": what is counted from the start of the year runs to that day."""
    return any(abs(day - period.end) <= GRACE for _, day in days_named(words))


def time_said(words: str, period: Period) -> tuple[FigureKind, Period | None]:
    """Kind of the figures such words speak of, and their period where one is named."""
    folded = fold_case(words)
    if _AT_MOST.match(folded):
        return FigureKind.OTHER, None
    if _AROUND.search(folded):
        return FigureKind.BENCHMARK, None
    if is_share_of_plan(words):
        return FigureKind.ACTUAL, period.cumulative()
    if _TARGET.search(folded) and not re.search(r"thực hiện|kết quả|đạt được", folded):
        return FigureKind.TARGET, None
    if _DELTA.search(folded):
        return FigureKind.DELTA, None
    if is_stretch_of(words, period):
        return FigureKind.OTHER, None
    named = named_period(words, period)
    if named is not None and named.kind is PeriodKind.MONTH and is_part_of(named, period):
        return FigureKind.OTHER, named
    if names_previous(words, period) or (named is not None and named.end < period.end):
        return FigureKind.PREVIOUS, named
    days = [day for _, day in days_named(words)]
    if named is None and days and max(days) < period.end - GRACE:
        return FigureKind.PREVIOUS, None
    if named is None and (names_cumulative(words, period) or runs_to_a_day(words, period)):
        return FigureKind.ACTUAL, period.cumulative()
    return FigureKind.ACTUAL, named


_BESIDE = re.compile(r"(?<!\w)(?:so với|so sánh với|(?:tăng|giảm|hơn|kém)(?: [^\W\d_]+)?) [^.;:]*")


def kind_of_title(title: str, period: Period) -> FigureKind | None:
    """What a caption that names one other time only makes of a table's figures: "Nhiệm vụ quý IV", "Kết quả quý II";
    not one that is only compared with ("… , tăng 03 thủ tục so với cuối quý II. Bảng dưới đây …")."""
    title = _BESIDE.sub("", fold_case(title))
    if _COMING.search(fold_case(title)):
        return FigureKind.TARGET
    if (year := _YEAR_OF_RESULTS.match(fold_case(title))) and int(year.group(1)) < period.year:
        return FigureKind.PREVIOUS
    named = {n.period for n in named_periods(title, period) if n.naming is Naming.EXPLICIT and not n.bare_year}
    if len(named) != 1 or names_cumulative(title, period):
        return None
    [when] = named
    if when.start > period.end:
        return FigureKind.TARGET
    if when.end < period.end and not (is_part_of(when, period) or when.kind is PeriodKind.YEAR):
        return FigureKind.PREVIOUS
    return None
