"""Check 12: words left over from an earlier report that name another period as the current one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from domain.citations import cite
from domain.documents import Block, BlockKind
from domain.periods import Period
from domain.texts import Span, fold_case
from domain.values import Finding, NarrativeKind
from extraction.check_rules import Seen, finding
from extraction.named_periods import NamedPeriod, Naming, days_named, earlier, named_periods
from extraction.sentence_spans import sentence_spans
from extraction.themes import bare_title, theme_of

_CLOSING = re.compile(
    r"^(trên đây là|trên đây|với kết quả trên)|trân trọng báo cáo|kính báo cáo|báo cáo.{0,40}tổng hợp\s*\.?/?\.?$"
)
_CALLS_ITSELF = re.compile(r"\W*trên đây(?: là)?(?: toàn bộ)? báo cáo(?! số)")
_OPENING = re.compile(
    r"\b(báo cáo|tổng hợp) (về )?(kết quả|công tác|tình hình|việc)|xin báo cáo|báo cáo như sau|như sau:"
)
_REFERENCE = re.compile(
    r"so (với|cùng)|cùng kỳ|(tiếp theo|kèm|theo|căn cứ|thực hiện)\s.{0,40}(báo cáo|công văn|kế hoạch|văn bản) số"
    r"|kỳ trước|trước đó"
    r"|khi đó|đã báo cáo|báo cáo (số|quý trước)"
)
_CUT_OFF = re.compile(r"(số liệu|kỳ báo cáo|thời gian|tính|chốt|giai đoạn|từ ngày|từ \d)")
_RANGE = re.compile(r"từ\s+(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?\s*(?:đến|tới|-|–)")
_RELATIVE = re.compile(r"\s*(tới|tiếp theo|sau|cuối|còn lại|sắp tới)")  # "ba tháng tới" is no quý I
_OPENS = 140  # characters: a line this short that ends with ":" opens what follows like a heading
_TOLERANCE = 40  # days: calendar quarters end 16 days after report quarters


def stale_period_text(seen: Seen) -> Iterator[Finding]:
    """12. Opening and closing sentences, headings and cut-off dates name this report's period (a usual leftover)."""
    headings_seen = False
    for block in seen.document.blocks:
        if block.kind is BlockKind.HEADING:
            headings_seen = True
            yield from _heading(block, seen.period)
        elif block.kind is BlockKind.PARAGRAPH:
            if not headings_seen:
                yield from _sentences(block, _OPENING, seen.period)
                yield from _cut_off(block, seen.period)
            elif _opens_tasks(block):
                yield from _heading(block, seen.period)
            yield from _sentences(block, _CLOSING, seen.period, whole=True)
        elif block.kind is BlockKind.LETTERHEAD and seen.document.head.period not in (None, seen.period):
            continue


def _heading(block: Block, report: Period) -> Iterator[Finding]:
    """Headings of coming tasks name a later period; headings of results this one."""
    coming = theme_of(block.text) is NarrativeKind.TASK
    for named in _current(block.text, report):
        if _RELATIVE.match(fold_case(block.text[named.span.end :])):
            continue
        if coming and named.period.end <= report.end and _names_whole_time(named):
            # "Nhiệm vụ quý III" in a report of quý III: the plan was not moved on.
            yield _stale(block, Span(0, len(block.text)), named, report, "đề mục nhiệm vụ kỳ tới")
            return
        if not coming and earlier(named.period, report) and _names_whole_time(named) and _is_about_results(block.text):
            yield _stale(block, Span(0, len(block.text)), named, report, "đề mục")
            return


def _opens_tasks(block: Block) -> bool:
    """ "Phương hướng, nhiệm vụ trọng tâm quý IV năm 2026:" as a line of its own."""
    text = block.text.strip()
    return len(text) <= _OPENS and text.endswith(":") and theme_of(text.rstrip(":")) is NarrativeKind.TASK


def _is_about_results(title: str) -> bool:
    words = bare_title(title)
    return bool(re.search(r"kết quả|tình hình|công tác|đánh giá", words)) and not _REFERENCE.search(words)


def _sentences(block: Block, pattern: re.Pattern[str], report: Period, *, whole: bool = False) -> Iterator[Finding]:
    """whole: the sentence names nothing but the report itself, so that a part of its time is wrong too."""
    for span in sentence_spans(block.text):
        words = fold_case(span.of(block.text))
        if not pattern.search(words) or _REFERENCE.search(words):
            continue
        named = [n for n in _current(span.of(block.text), report) if _names_whole_time(n)]
        if named and not any(_same_time(n.period, report) for n in named):
            wrong = named[0]
            inside = whole and _CALLS_ITSELF.match(words) is not None
            if earlier(wrong.period, report) or wrong.period.end > report.end or inside:
                yield _stale(block, span, wrong, report, "câu mở đầu hoặc kết thúc")


def _cut_off(block: Block, report: Period) -> Iterator[Finding]:
    """A stated reporting window ends at this period's cut-off, give or take the calendar quarter's end."""
    words = fold_case(block.text)
    window = _RANGE.search(words)
    if window is None or not _CUT_OFF.search(words[: window.end()]):
        return
    days = [d for span, d in days_named(block.text) if span.start >= window.start()]
    short = re.search(r"từ\s+(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}\s*(?:đến|-|–)", words)
    ends = days[0:1] if short else days[1:2]
    for end in ends:
        if end < report.end and (report.end - end).days > _TOLERANCE:
            span = next(s for s in sentence_spans(block.text) if s.start <= window.start() < s.end)
            message = (
                f"Kỳ số liệu ghi đến ngày {_day(end)}, không khớp {report.label} (chốt ngày {_day(report.end)}); "
                "có thể còn sót từ báo cáo trước."
            )
            yield finding("stale_period_text", message, (), (cite(block, span),))


def _current(text: str, report: Period) -> list[NamedPeriod]:
    return [n for n in named_periods(text, report) if n.naming is Naming.EXPLICIT]


def _names_whole_time(named: NamedPeriod) -> bool:
    """Quarters and halves; a bare year or month in a title is usually part of a name."""
    return not named.bare_year and named.period.kind.value in ("Q", "6M", "9M")


def _same_time(named: Period, report: Period) -> bool:
    return named == report or named.end == report.end


def _stale(block: Block, span: Span, named: NamedPeriod, report: Period, where: str) -> Finding:
    message = f"{where.capitalize()} ghi “{named.span.of(block.text[span.start :])}” trong báo cáo {report.label}."
    return finding("stale_period_text", message, (), (cite(block, span),))


def _day(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
