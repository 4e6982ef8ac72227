"""The period of a figure: named in its words, cumulative, the report's own, or the year of an index."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.indicators import Area, Indicator, Semantics
from domain.periods import Period, PeriodKind
from domain.texts import Span
from extraction.clauses import sentences
from extraction.named_periods import NamedPeriod, Naming, earlier, named_periods

_BRACKETS = re.compile(r"\([^()]*\)")
_ASIDE = re.compile(
    r"(?:so với|hơn|kém|kế hoạch|đến|đến hết|hết|cuối|giữa|từ|hồi|do|tồn từ|đến cuối"
    r"|thông qua|phê duyệt|được duyệt|được ký)\s+$",
    re.IGNORECASE,
)
# Up to a mark, the next figure, or the reason.
_LISTED_BODY = r"(?:đơn vị|phường|xã|ban|chi cục)(?=\s*(?:,|và|thuộc|trực thuộc|trong|của|kể|tính|từ|năm|quý|tháng|\d))"
_ENDS_BEHIND = re.compile(
    rf"[;.](?=\s|$)|,(?=\s|$)(?!\s(?:bài|kiến nghị|{_LISTED_BODY})(?!\w))|[(|]"
    r"|(?<![\w.,])\d+[\d.,]*\s?(?:%|tỷ|triệu|hồ sơ|nhiệm vụ|văn bản|người|TTHC)"
    r"|(?<!\w)(?:do|vì|bởi|nhờ)(?!\w)"
)
_DONE_SINCE = re.compile(r"[,;:]\s*(?:[^\W\d_]+\s+){0,4}?(?:đã|hiện|mới đạt)(?!\w)", re.IGNORECASE)
_HEADS_LINE = re.compile(r"\W*(?:Riêng\s+)?", re.IGNORECASE)
_OTHER_SIDE = re.compile(r"(?:so với|hơn|kém|từ mức|thay cho)\s[^,;:]*$", re.IGNORECASE)
_ALONE = re.compile(r"(?:riêng|trong đó|chỉ tính)\s+$", re.IGNORECASE)
_WHOLE = re.compile(
    r"^\s*(?:trong|trên)(?: tổng)?(?: số)? \d[\d.]*(?=\s)(?! (?:tháng|ngày|năm))"
)  # "12 trong 14 phòng …"
_ONLY_BRACKET = re.compile(r"[\s%]*(?:tin,\s+bài\s+|(?:[^\W\d_]+\s+){0,2})\((?P<words>[^()]{3,45})\)")
_OWN_TIME = re.compile(r"^\s*(?:[^\W\d_]+\s+){1,5}trong\s+$", re.IGNORECASE)
_OF_TIME = re.compile(r"(?:\s|(?:số|số liệu|tính|cộng|trong|của|đến nay|đầu năm|chung|cả)(?!\w))*", re.IGNORECASE)
_BARE = re.compile(r"[\s:,]*(?:(?:là|đạt|có|được|cộng|tổng cộng|ước|khoảng|gồm|thì|của)\s+)*[:\s]*\d")
_ANOTHER_STORY = re.compile(r"[,;]\s*(?:đồng thời|bên cạnh đó|ngoài ra|cùng với đó|song song)(?!\w)", re.IGNORECASE)
_SINCE_NEW_YEAR = re.compile(r"[^,;.()\d]{0,40}so với (?:thời điểm )?đầu năm(?! \d)", re.IGNORECASE)
_HELD_SINCE = re.compile(  # "Bốn cuộc đối thoại giữa lãnh đạo phường và người dân đã diễn ra từ đầu năm"
    r"[^.;:,()|\d]{0,90}?(?<!\w)(?:diễn ra|được tổ chức|được mở) (?:tính |kể )?từ đầu năm(?!\w)(?! đến)", re.IGNORECASE
)
_CUMULATIVE_BY_CUSTOM = frozenset(("CD-03", "CD-04", "TK-02", "TK-03"))


def period_of(
    text: str, at: Span, *, report: Period, indicator: Indicator | None, context: tuple[str, ...] = ()
) -> Period:
    """The period the figure at `at` speaks of.

    Words of its own sentence win, nearest before it first; then those of the sentence before and of `context`
    (headings, table header); then what is usual for the indicator; then the report's period.
    """
    if indicator is not None and indicator.semantics is Semantics.YEARLY:
        return _index_year(text, at, report, indicator)
    if indicator is not None and indicator.semantics is Semantics.PLAN:
        return report
    named = _governing(text, at, report)
    if named is not None:
        return _seen_from(named, report, indicator)
    for words in reversed(context):
        found = [p for p in named_periods(words, report) if not p.bare_year]
        so_far = [p for p in found if p.period.start <= report.end]  # "Kết quả quý III và dự kiến quý IV"
        if found:
            return _seen_from((so_far or found)[-1], report, indicator)
    counted = indicator is not None and indicator.semantics.runs and not indicator.is_percent
    if counted and _SINCE_NEW_YEAR.match(text, at.end):
        return report.cumulative()
    return _usual(report, indicator)


def _governing(text: str, at: Span, report: Period) -> NamedPeriod | None:
    """The named period that governs the figure: the last one before it in its sentence, else one right behind it."""
    sentence = next((s for s in sentences(text) if s.start <= at.start < s.end), Span(0, len(text)))
    words = _BRACKETS.sub(lambda m: " " * len(m.group()), text[sentence.start : at.start])
    named = named_periods(words, report)
    usable = [p for p in named if _governs(p, words, report) and not _told_in_passing(p, words, named)]
    if usable:
        told = any(c.isdigit() for c in words)  # another figure may have taken the period before
        parted = ";" in words[usable[-1].span.end :]
        return (_own_time(text, at, sentence, report, parted=parted) if told else None) or usable[-1]
    if named and _HEADS_LINE.fullmatch(words[: named[0].span.start]) and words[named[0].span.end :].startswith(":"):
        return named[0]  # "- Quý II: hồ sơ mới 4.655; tỷ lệ đúng hạn 98,84%"
    if (aside := _in_brackets(text, at, report)) is not None:
        return aside
    behind = _behind(text, at, sentence)
    after = [p for p in named_periods(behind, report) if p.naming in (Naming.INSIDE, Naming.RUNNING) or not p.bare_year]
    if not after and (held := _HELD_SINCE.match(text, at.end)):
        return named_periods(held.group(), report)[-1]
    usual = after and after[0].naming not in (Naming.SAME_LAST_YEAR, Naming.PREVIOUS)
    return after[0] if usual and not _ASIDE.search(behind[: after[0].span.start]) else None


def _in_brackets(text: str, at: Span, report: Period) -> NamedPeriod | None:
    """ "90,3% (lũy kế 9 tháng)": nothing but a period in brackets right behind the figure."""
    match = _ONLY_BRACKET.match(text, at.end)
    if match is None:
        return None
    words = match["words"]
    named = [p for p in named_periods(words, report) if p.naming in (Naming.EXPLICIT, Naming.RUNNING)]
    left = words
    for period in named:
        left = f"{left[: period.span.start]}{' ' * (period.span.end - period.span.start)}{left[period.span.end :]}"
    if named and named[-1].naming is Naming.EXPLICIT and "cộng" in words:
        return None  # "(cộng cả quý II)"
    usable = named and not named[-1].bare_year and not _within(named[-1].period, report) and _OF_TIME.fullmatch(left)
    return named[-1] if usable else None


def _own_time(text: str, at: Span, sentence: Span, report: Period, *, parted: bool) -> NamedPeriod | None:
    """ "46 lượt trong quý III, 133 lượt trong 9 tháng": time since January said of this one figure right behind it.

    parted: a semicolon parts it from the time named before, so that the report's own time behind it counts, too.
    """
    behind = _behind(text, at, sentence)
    named = named_periods(behind, report)
    if len(named) != 1 or named[0].bare_year or not _OWN_TIME.search(behind[: named[0].span.start]):
        return None
    running = named[0].naming is Naming.EXPLICIT and named[0].period == report.cumulative() != report
    return named[0] if running or (parted and named[0].period == report) else None


def _within(period: Period, report: Period) -> bool:
    """A month of the report's own quarter: when it was, not another time's figure."""
    return period.kind is PeriodKind.MONTH and report.start <= period.start and period.end <= report.end


def _behind(text: str, at: Span, sentence: Span) -> str:
    """The words right behind the figure, up to the next mark."""
    return _ENDS_BEHIND.split(_WHOLE.sub("", text[at.end : sentence.end]))[0][:60]


def _governs(named: NamedPeriod, words: str, report: Period) -> bool:
    """Not a year of a plan, not the other side of a comparison, not a part of the period named in passing."""
    if named.bare_year or named.naming in (Naming.SAME_LAST_YEAR, Naming.PREVIOUS):
        return False
    before, between = words[: named.span.start], words[named.span.end :]
    if _ASIDE.search(before) or ("," in between and _OTHER_SIDE.search(before)):
        return False
    used = any(c.isdigit() for c in between)
    if used and (earlier(named.period, report) or _ALONE.search(before)):
        return False
    if named.period.start > report.end and _looked_ahead(before, between):
        return False
    passed = named.naming is Naming.EXPLICIT and named.period.end < report.end
    return not (used and passed and ";" in between)


def _looked_ahead(before: str, between: str) -> bool:
    """A time to come named in passing: "đạt 3 đơn vị, quý IV thêm 4 đơn vị; tổ chức 01 cuộc", "Để quý IV không còn hồ
    sơ chậm, phường đã trả 90 hồ sơ"."""
    return (";" in between and any(c.isdigit() for c in before)) or _DONE_SINCE.search(between) is not None


def _told_in_passing(period: NamedPeriod, words: str, named: Sequence[NamedPeriod]) -> bool:
    """ "…; quý III 3.204; …", "…, từ đầu năm 22 văn bản, đồng thời …": of the one figure behind it only."""
    between = words[period.span.end :]
    if not any(c.isdigit() for c in between):
        return False
    before = words[: period.span.start]
    for other in named:
        before = (
            before[: other.span.start] + " " * len(before[other.span.start : other.span.end]) + before[other.span.end :]
        )
    if not any(c.isdigit() for c in before):
        return False
    return _ANOTHER_STORY.search(between) is not None or (_BARE.match(between) is not None and ";" in between)


def _seen_from(named: NamedPeriod, report: Period, indicator: Indicator | None) -> Period:
    if indicator is not None and indicator.semantics is Semantics.STATE and named.naming is not Naming.EXPLICIT:
        return report
    return report.cumulative() if named.naming is Naming.WHOLE_YEAR else named.period


def _usual(report: Period, indicator: Indicator | None) -> Period:
    if indicator is not None and indicator.code in _CUMULATIVE_BY_CUSTOM and report.kind is PeriodKind.QUARTER:
        return report.cumulative()
    return report


def _index_year(text: str, at: Span, report: Period, indicator: Indicator) -> Period:
    sentence = next((s for s in sentences(text) if s.start <= at.start < s.end), Span(0, len(text)))
    years = [p for p in named_periods(text[sentence.start : at.start], report) if p.bare_year]
    if years:
        return Period(years[-1].period.year, PeriodKind.YEAR)
    if indicator.area is not Area.XH and report.kind is PeriodKind.YEAR:
        return report  # rated by the unit itself at the end of the year
    return Period(report.year - 1, PeriodKind.YEAR)
